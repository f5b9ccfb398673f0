"""Whether a clause tells something of somebody: figures, plain states, deeds done where and to whom one can point."""

from dataclasses import replace

from digest.english.bare import is_bare
from digest.english.entries import word_set
from digest.english.heads import AREAS, HAZARDS, MEASURES, SERIES
from digest.english.nounphrases import MADE
from digest.english.readings import AdjectiveForm
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause, NounPhrase, phrases_of


def thing_of(clause: Clause) -> NounPhrase:
    """What something is done to; the subject where there is no other."""
    thing = clause.object or clause.subject
    literal = next((np for a, np in clause.arguments if a.is_required and not a.en), None)
    thing = literal or thing
    return thing if thing is not None else NounPhrase(start=0, end=0)


#: What a figure does beside rising and falling.
_COUNTS = word_set("total reach amount exceed account represent cost trade")


def is_figure_told(clause: Clause) -> bool:
    """ "las ventas sumaron US$ 5 millones", "la minería representa el 60 % de las exportaciones": a plain figure."""
    thing = clause.object
    said = [thing, *(np for _, np in clause.arguments)]
    said += [p.object for np in (thing,) if np is not None for p in np.phrases if p.prep == "de"]  # "un récord de …"
    has_figure = any(np is not None and np.quantity is not None for np in said)
    is_times = clause.frame.en in {"double", "treble", "triple", "halve"} and clause.subject is not None
    if is_times and clause.object is None and any(np.name for np in phrases_of(clause)):
        return True
    moves = clause.frame.event in {"rise", "fall"} or clause.frame.en in _COUNTS
    if clause.frame.es == "batir" and clause.object is not None and clause.subject is not None:
        return clause.subject.noun is not None and clause.subject.noun.lemma in SERIES | MADE  # "batieron récord"
    if clause.frame.en == "cost" and not any(np.name for np in phrases_of(clause)):
        return False  # "el trabajo costará S/ 58 millones": which
    if not (has_figure and moves) or clause.verb.voice != "active" or clause.subject is None:
        return False
    if clause.frame.en in {"account", "represent"}:  # a share of what
        return any(
            np is not None
            and np.quantity is not None
            and np.quantity.en.endswith("%")
            and any(p.prep == "de" for p in np.phrases)
            for np in said
        )
    return class_of(clause.subject, clause.verb.lemma, is_subject=True) != ""


#: States that are plain where they are told of somebody or something, by their English.
_SURE_STATES = word_set(
    "await operate locate live inhabit cover have produce belong be supply control owe border cross comprise overlap "
    "come connect"
)


#: How it stands with what is threatened.
_THREATENED = frozenset(
    ("in danger", "at risk", "on alert", "on red alert", "on maximum alert", "under threat", "in danger of extinction",
     "at risk of extinction")
)  # fmt: skip
#: What a prosecutor gets from a judge.
_TERMS = word_set("año mes día prisión detención allanamiento condena sentencia")
#: What is plain where its object is named or counted.
_SURE_OF_NAMED = word_set("manage implement include value")


#: How somebody is whom nature or an accident has left so.
_MISSING = word_set("desaparecido atrapado varado aislado incomunicado internado hospitalizado")
#: What police and soldiers do more of.
_STEPPED_UP = word_set("acción operativo control vigilancia patrullaje operación medida lucha búsqueda seguridad")


def is_sure_state(clause: Clause) -> bool:
    """States that are plain: who awaits what, where something operates, how large it is."""
    thing = clause.object
    if clause.frame.en == "exist" and clause.subject is not None and clause.subject.quantity is not None:
        return True
    if is_figure_told(clause) or is_so_long(clause):
        return True
    if clause.frame.en == "secure" and thing is not None and (thing.head in _TERMS or class_of(thing) == "penalty"):
        return True  # "logra nueve meses de prisión preventiva"
    if clause.frame.en == "be" and clause.subject is not None and clause.subject.quantity is not None:
        state = clause.predicate  # "tres mineros están desaparecidos"
        if isinstance(state, AdjectiveForm) and state.lemma in _MISSING:
            return True
    if clause.frame.event == "become" and clause.subject is not None:
        into = [clause.predicate, clause.object, *(np for _, np in clause.arguments)]
        kinds = {class_of(np) for np in into if isinstance(np, NounPhrase)}
        return bool(clause.subject.name) and bool(kinds & {"place", "area"})  # "the airport will become a park"
    if _is_threatened(clause):
        return True  # "el bosque está en peligro"
    if clause.frame.en == "remain" and clause.arguments and clause.subject is not None and clause.subject.quantity:
        return True  # "el 80 % del canon se queda en las regiones"
    stage = [np.head for _, np in clause.arguments]
    stage += [a.phrase.object.head for a in clause.adjuncts if a.phrase is not None]
    if clause.frame.es in {"estar", "encontrarse", "hallarse"} and clause.subject is not None and clause.subject.name:
        return bool({"etapa", "fase"} & set(stage))  # "el proyecto Aurora se encuentra en etapa de exploración"
    if f"{clause.frame.en} {clause.frame.particle}" == "step up" and thing is not None and thing.head in _STEPPED_UP:
        return any(p.prep in {"contra", "en"} for p in thing.phrases) or bool(clause.adjuncts or clause.arguments)
    if clause.frame.event in _SURE_OF_NAMED:
        return thing is not None and bool(thing.name or thing.quantity)
    if clause.frame.event != "state" or clause.frame.en not in _SURE_STATES or clause.subject is None:
        return False
    if clause.frame.en == "be" and not isinstance(clause.predicate, NounPhrase) and not clause.frame.particle:
        return False
    return class_of(clause.subject, clause.verb.lemma, is_subject=True) in _CONCRETE


def is_so_long(clause: Clause) -> bool:
    """ "el paro cumple siete días": an event that has lasted for a time that is counted."""
    time, what = clause.object, clause.subject
    is_counted = time is not None and time.quantity is not None and class_of(time) == "time"
    return is_counted and what is not None and clause.frame.en == "last" and class_of(what) == "event"


def _is_threatened(clause: Clause) -> bool:
    state = clause.predicate
    said = [a.adverb.en for a in clause.adjuncts if a.adverb is not None]
    said += [s.en for s in state.senses] if isinstance(state, AdjectiveForm) else []
    return clause.subject is not None and clause.frame.en == "be" and not _THREATENED.isdisjoint(said)


#: What things that are no actors do.
_IMPACTS = word_set(
    "affect threaten cause kill destroy leave pollute damage displace harm injure start end continue rise fall block"
)


#: What is as good as a body where it is told which.
_UNDERTAKINGS = word_set("proyecto programa plan estrategia iniciativa estudio informe empresa obra campaña operativo")


#: Classes of what one can point at.
_CONCRETE = word_set("person group org place name area substance artefact animal plant natural body")


#: Numbers that are nouns.
_SO_MANY = word_set("ciento cientos centenar decena docena millar miles")


def _counted(np: NounPhrase) -> NounPhrase:
    """ "el 82 % de los habitantes", "500 hectáreas de bosque": what is told of is what is counted."""
    is_measured = np.quantity is not None and (np.noun is None or np.noun.lemma in MEASURES | AREAS)
    is_measured = is_measured or np.head in _SO_MANY  # "cientos de manifestantes"
    if not is_measured or np.name is not None or not np.phrases or np.phrases[0].prep != "de":
        return np
    return np.phrases[0].object


#: What bodies do with what somebody does.
_DECIDED = word_set("order condemn formalise approve annul authorise suspend confirm reject uphold")


#: What is done in public, at a place: who does it, the place tells.
_PUBLIC = word_set(
    "clase tránsito paso pase construcción rehabilitación asfaltado reconstrucción mantenimiento búsqueda "
    "ayuda servicio suministro atención vacunación remediación limpieza reforestación dragado circulación navegación"
)
#: What becomes of that.
_TURNS = word_set(
    "suspend resume open restore begin start close block hand_over extend recover cancel halt end restrict deliver"
)


def is_public(clause: Clause) -> bool:
    """ "reabren tránsito en la Carretera Central", "inician construcción de hospital en Bagua": at a named place."""
    subject = clause.subject
    if subject is None or subject.noun is None or subject.also or "nobody" not in clause.notes:
        return False
    where = [a.phrase.object for a in clause.adjuncts if a.phrase is not None and a.phrase.prep in {"en", "a"}]
    where += [np for _, np in clause.arguments] + [p.object for p in subject.phrases]
    named = any(np.name is not None or any(p.object.name is not None for p in np.phrases) for np in where)
    is_plain = subject.noun.lemma not in _NEEDING or bool(subject.phrases)
    return named and is_plain and subject.noun.lemma.split()[0] in _PUBLIC and clause.frame.event in _TURNS


#: Of these it is told what is built, cleaned or widened.
_NEEDING = word_set(
    "construcción rehabilitación asfaltado reconstrucción ampliación mantenimiento búsqueda servicio suministro "
    "atención remediación limpieza dragado paso"
)


def is_told_of(clause: Clause) -> bool:
    """Whether the subject is somebody or something that news is told of, rather than an abstraction."""
    assert clause.subject is not None
    if _is_threatened(clause):
        return class_of(clause.subject) in _CONCRETE
    if (
        is_figure_told(clause)
        or is_so_long(clause)
        or (clause.frame.en == "exist" and clause.subject.quantity is not None)
    ):
        return True
    subject = _counted(clause.subject)
    cls = class_of(subject, clause.verb.lemma, is_subject=clause.verb.voice == "active")
    if cls in {"natural", "plant", "area"} and clause.frame.particle in {"key to", "essential for", "vital for"}:
        return True  # "los bosques son clave para la mitigación del cambio climático"
    if cls in {"natural", "plant", "animal"} and clause.verb.voice == "active":
        return clause.frame.event in _IMPACTS | {"live", "arrive", "die"} or clause.frame.en in {
            "suffer",
            "disappear",
            "burst",
        }
    if cls in _CONCRETE:
        return True
    if cls in {"document", "law", "money", "penalty"}:
        return True
    head = clause.subject.head
    if head in _UNDERTAKINGS and (clause.subject.name or clause.subject.phrases or clause.subject.adjectives):
        return True
    if is_public(clause) or _is_at_standstill(clause):
        return True
    if cls == "act" and clause.frame.event in {"begin", "start", "end", "resume", "suspend"}:
        return any(p.object.quantity or p.object.name for p in clause.subject.phrases)
    if clause.verb.voice != "active":
        held = [p.object for p in clause.subject.phrases]
        held += [q.object for np in held for q in np.phrases]  # "ordenan captura de alcalde | de Laberinto"
        is_named = any(np.name or np.quantity for np in held)
        if cls == "act" and is_named and clause.frame.event in _DECIDED:
            return True  # "ordenan captura de exalcalde de X", "condenan agresión contra …"
        return cls == "event" or clause.subject.quantity is not None
    if _is_force(clause) or _is_hazard(clause):
        return True
    if cls in {"event", "crime", "act"}:
        return clause.frame.event in _IMPACTS or (
            cls == "event"
            and clause.frame.en != "trap"  # who may be free by the end of the headline
            and clause.frame.event
            in {"occur", "hold", "begin", "reach", "arrive", "demand", "halt", "suspend", "delay"}
        )
    return False


#: What people live on and by, which stands still with them.
_LIVED_ON = word_set("pesca turismo transporte actividad comercio minería tránsito clase navegación producción")


def _is_at_standstill(clause: Clause) -> bool:
    """ "la pesca y el turismo siguen paralizados en Lobitos": what is halted, at a place that is named."""
    subject = clause.subject
    if subject is None or clause.verb.voice == "active" or clause.frame.event not in {"halt", "suspend", "stop"}:
        return False
    is_lived_on = all(np.head in _LIVED_ON for np in (subject, *subject.also))
    return is_lived_on and any(np.name for np in phrases_of(clause))


#: Who demands justice, of whom it is plain for what.
_BEREAVED = word_set("familiar deudo viuda madre padre hijo hija hermano hermana pariente familia")


def says_little(clause: Clause) -> bool:
    """ "OEFA has started supervision": an act that is of nothing, done nowhere."""
    thing = clause.object
    begins = clause.frame.event in {"start", "end", "begin", "continue", "rise", "fall", "resume", "suspend"}
    if thing is None and begins and not clause.arguments:
        thing = clause.subject  # "dialogue has begun"
    elif thing is not None and class_of(thing, clause.verb.lemma) not in {"act", "abstract"}:
        return False
    if thing is None or thing.noun is None or thing.noun.lemma in _FORCES:
        return False
    if thing.noun.lemma == "justicia" and clause.subject is not None and clause.subject.head in _BEREAVED:
        return not (clause.subject.phrases or clause.subject.name)  # "familiares de un dirigente asesinado"
    if thing is clause.subject and class_of(thing) not in {"act", "abstract", "event"}:
        return False
    if thing is clause.subject:  # "En Cusco arranca diálogo": wherever it is, on what?
        clause = replace(clause, adjuncts=tuple(a for a in clause.adjuncts if not a.is_front))
    return is_bare(thing, clause)


def is_anchored(clause: Clause) -> bool:
    """Whether a passive without a doer tells at least of whom, how many or where."""
    subject = clause.subject
    if subject is None:
        return False
    if subject.noun is not None and subject.noun.lemma in {"lugar", "sitio", "punto", "zona", "sector", "persona"}:
        return any(np.name for np in phrases_of(clause))
    parts = [subject, *subject.also, *(p.object for p in subject.phrases), *(np for _, np in clause.arguments)]
    if any(np.name or np.quantity or np.acronym or np.locator for np in parts):
        return True
    return any(np.name or np.locator for np in phrases_of(clause))


#: Trades and harms that act like persons in the press.
_FORCES = word_set(
    "minería tala narcotráfico deforestación contaminación derrame incendio delincuencia tráfico sicariato"
)


#: How they grow.
_SPREADS = word_set("advance spread expand grow continue reach increase double treble")


#: What a trade does with money.
_EARNS = word_set("launder turn generate")


#: What nature does beside that; those whom it traps may be free by the end of the headline.
_OVERWHELMS = word_set("bury block flood sweep strand isolate")


def _is_force(clause: Clause) -> bool:
    noun = clause.subject.noun if clause.subject else None
    return (
        noun is not None
        and noun.lemma.split()[0] in _FORCES
        and (clause.frame.event in _IMPACTS | {"deforest", "invade"} or clause.frame.en in _SPREADS | _EARNS)
    )


def _is_hazard(clause: Clause) -> bool:
    """ "un derrumbe bloquea la vía": what nature does to things and people."""
    noun = clause.subject.noun if clause.subject else None
    does = clause.frame.event in _IMPACTS or clause.frame.en in _OVERWHELMS
    return noun is not None and noun.lemma.split()[0] in HAZARDS and does


#: What works do, and when they start and stop it.
_WORKING = word_set("operación operaciones producción actividad actividades servicio bombeo transporte vuelo vuelos")
_STARTS = word_set("start begin resume suspend halt stop")


def _runs(clause: Clause) -> bool:
    """ "el lote 192 reiniciará operaciones", "el oleoducto reanudó el bombeo": works that start or stop working."""
    done, work = clause.object, clause.subject
    is_work = (
        work is not None and class_of(work) in {"artefact", "area", "place", "org"} and bool(work.name or work.phrases)
    )
    return is_work and done is not None and done.head in _WORKING and clause.frame.event in _STARTS


def acts_loosely(clause: Clause) -> bool:
    """Whether a thing does what is said of agents: more often a misreading than the sense of the verb."""
    if _is_force(clause) or _is_hazard(clause) or _runs(clause):
        return False
    if clause.subject is None or clause.verb.voice != "active" or not clause.frame.loose_subject:
        return False
    cls = class_of(clause.subject, clause.verb.lemma, is_subject=True)
    return cls in clause.frame.loose_subject and cls != "place"
