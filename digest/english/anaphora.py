"""What of a clause points back to what was told before it, and its name in its place."""

from digest.claim_types import Claim
from digest.english.bare import RELATIONAL, is_case_alone
from digest.english.entries import word_set
from digest.english.heads import SERIES
from digest.english.nounphrases import is_of_stuff_as_such, is_share_of_nation
from digest.english.periods import PERIODS
from digest.english.readings import NounForm
from digest.spanish.copies import changed
from digest.spanish.forms import plural
from digest.spanish.fuller import is_one_of_several
from digest.spanish.mentions import Mention, called_so, in_its_place, introduced, is_body_called, is_of_others, official
from digest.spanish.mentions import named as mention_named
from digest.spanish.senses import class_of, noun_sense
from digest.spanish.tree import Clause, NounPhrase, phrases_of


def points_back(clause: Clause) -> bool:
    """ "La intervención fue ejecutada en …": more of what has been told, so in the past as it was."""
    subject = clause.subject
    if (
        subject is not None
        and subject.name is not None
        and (subject.name.kind, subject.name.cls) == ("pronoun", "event")
    ):
        return True  # "Ocurrió en Pasco"
    is_event = subject is not None and subject.number == "sg" and subject.noun is not None and not subject.also
    if not is_event or subject is None or subject.det not in {"def", "dem"}:
        return False
    if class_of(subject, clause.verb.lemma) != "event" or subject.noun is None:
        return False
    return subject.det == "dem" or is_known_before(subject, clause.verb.lemma, is_subject=True)


def _named_before_it(claim: Claim) -> list[Mention]:
    """What the text has named before a sentence of it."""
    own = claim.evidence
    return [
        m
        for m in claim.mentions
        if own.field == "text" and (m.evidence.field == "title" or m.evidence.end <= own.start)
    ]


def by_name(clause: Clause, claim: Claim) -> tuple[Clause, list[Mention]]:
    """The clause with what points back called by its name, and where the item names it."""
    used: list[Mention] = []

    def fill(np: NounPhrase | None, verb: str, *, is_subject: bool) -> NounPhrase | None:
        if np is None:
            return None
        mention = None
        if np.name is not None and np.noun is None and np.name.kind in {"person?", ""} and np.apposition is None:
            mention = introduced(np, claim.mentions)
            if mention is None and np.name.cls == "name":
                mention = called_so(np, claim.mentions)
        elif is_known_before(np, verb, is_subject=is_subject) and not np.adjectives:
            mention = mention_named(np, claim.mentions)
            if mention is not None and claim.article is not None and is_one_of_several(np, mention.name, claim.article):
                mention = None
            if mention is None and is_subject and not is_body_called(np, claim.article):
                mention = official(np, _named_before_it(claim))
                if mention is not None and is_of_others(np, mention, claim.evidence, claim.article):
                    mention = None
        if mention is None:
            return np
        used.append(mention)
        return in_its_place(np, mention)

    lemma = clause.verb.lemma
    is_subject = clause.verb.voice == "active"
    filled = changed(
        clause.with_subject(fill(clause.subject, lemma, is_subject=is_subject)),
        object=fill(clause.object, lemma, is_subject=False),
        arguments=tuple((a, fill(np, lemma, is_subject=False) or np) for a, np in clause.arguments),
    )
    return (filled, used) if used else (clause, used)


#: Subjects that are known without having been named before.
UNIQUE = word_set(
    "gobierno congreso policía estado fiscalía ejecutivo país nación mundo presidente presidenta premier ministerio "
    "amazonía selva sierra costa población sociedad capital ministro ministra legislativo parlamento constitución "
    "marina ejército armada iglesia ciudadanía público"
)
#: What is said of a stuff as such: "el cobre representa el 30 % de las exportaciones".
WHOLE_OF_IT = word_set("representar cotizar cotizarse")
#: What is done to things, first told of by what it is done to: "un perjuicio en la compra de mascarillas".
_DONE_TO_THINGS = word_set(
    "compra venta alquiler adquisición construcción contratación ejecución reparación instalación entrega distribución "
    "tala quema extracción explotación comercialización transporte titulación remediación limpieza"
)
#: Others that were told of before where nothing says which: "los fondos", "confirmó la sanción".
_TOLD_OF = word_set(
    "proyecto plan proceso cadáver cuerpo fondo monto recurso suma presupuesto sanción multa condena penalidad"
)
#: Plurals that are known so.
UNIQUE_PLURALS = word_set("autoridad región")
#: Bodies that an adjective does not tell from others: "la empresa chilena".
FIRMS = word_set("empresa minera compañía petrolera firma consorcio estatal organización federación")
#: Adjectives of what has been told before.
NEWS_OF = word_set("nuevo afectado involucrado detenido presente restante primero último segundo otro actual")
#: What is first or second among its like.
_RANKED = word_set("productor productora exportador consumidor importador proveedor comprador accionista inversionista")
#: Classes of what is told apart from others of its kind.
TANGIBLE = word_set("person group org place area document law artefact event substance animal plant act crime")
#: Objects that need no naming before: one blocks "the road".
COMMON = word_set(
    "carretera vía pista tránsito río selva frontera mercado corredor sector centro norte sur este oeste oriente "
    "responsable culpable"
)


def anaphors(clause: Clause) -> tuple[str, ...]:
    """Why the sentence cannot open a story: its subject points back ("the community", "this project")."""
    subject = clause.subject
    if subject is None:
        return ()
    if subject.det == "dem":
        return ("the subject points back by a demonstrative",)
    if subject.name is not None and subject.name.kind == "pronoun":
        return ("the subject is a pronoun",)
    if subject.det_en == "both" or (subject.det == "poss"):
        return ("the subject points back",)
    is_subject = clause.verb.voice == "active"
    if is_known_before(subject, clause.verb.lemma, is_subject=is_subject):
        assert subject.noun is not None
        cases = [np.noun for np in _inner(clause) if np.noun is not None and is_case_alone(np)]
        return (
            f"the subject has been named before: {_written(subject.noun)}",
            *(f"something has been named before: {_written(n)}" for n in cases),
        )
    generic = {
        id(p.object)
        for np in phrases_of(clause)
        for p in np.phrases
        if is_of_stuff_as_such(np, p.object) or is_share_of_nation(np, p.object)
    }  # "los precios del cobre", "el 55 % de los peruanos"
    inner = [np for np in _inner(clause) if id(np) not in generic]
    known = [n for np in inner if (n := np.noun) and is_known_before(np, clause.verb.lemma, is_subject=False)]
    return tuple(f"something has been named before: {_written(n)}" for n in known if n.lemma.split()[0] not in COMMON)


def _written(form: NounForm) -> str:
    """The head of a noun in its number, to be looked for."""
    head = form.lemma.split()[0]
    return head if form.number == "sg" else plural(head)


def _inner(clause: Clause) -> list[NounPhrase]:
    """Every phrase of the clause but its subject itself."""
    return [np for np in phrases_of(clause) if np is not clause.subject]


def _tells_apart(np: NounPhrase) -> bool:
    """Whether what follows the noun says which: "la mina de cobre" is no more told apart than "la mina"."""
    return any(
        p.prep != "de"
        or p.object.det
        or p.object.name
        or p.object.quantity
        or p.object.participle
        or _tells_apart(p.object)
        for p in np.phrases
    )


def is_known_before(subject: NounPhrase, verb: str, *, is_subject: bool) -> bool:
    """Whether a phrase stands for what was named before: "la comunidad", "el camión sospechoso"."""
    if subject.det != "def" or subject.noun is None:
        return False
    if subject.noun.lemma in PERIODS and subject.ordinal:
        return False  # "el segundo trimestre": that of the year
    if subject.noun.lemma in _RANKED and any(a.lemma in {"mundial", "mayor", "principal"} for a in subject.adjectives):
        return False  # "el segundo mayor productor mundial": what somebody is among all
    if is_case_alone(subject):
        return True
    if subject.det_en.endswith("other") or (subject.ordinal not in {"", "first"} and not subject.relative):
        return True  # "the other three", "the second spill"
    sense = noun_sense(subject, verb, is_subject=is_subject)
    if (
        sense is None
        or (sense.cls == "group" and sense.en[:1].isupper())  # a people is called by its name
        or subject.noun.lemma.split()[0] in UNIQUE
        or (subject.noun.lemma == "delito" and subject.phrases)
        or (subject.noun.lemma.split()[0] == "ley" and not subject.noun.lemma.islower())  # "la ley MAPE"
        or (subject.noun.lemma.split()[0] == "industria" and (subject.adjectives or " " in subject.noun.lemma))
        or (subject.noun.lemma in _DONE_TO_THINGS and not is_subject and any(p.prep == "de" for p in subject.phrases))
        or (subject.is_plural and not subject.adjectives and subject.noun.lemma in UNIQUE_PLURALS)
        or (sense.count == "u" and (sense.cls != "substance" or subject.adjectives or verb in WHOLE_OF_IT))
    ):
        return False
    is_people = any(s.en[:1].isupper() for a in subject.adjectives for s in a.senses[:1])  # "la etnia wampis"
    is_said = is_people or _tells_apart(subject) or any(
        (
            subject.name, subject.participle, subject.relative, subject.acronym, subject.locator,
            subject.apposition, subject.infinitive, subject.tails,
        )
    )  # fmt: skip
    if is_said or (
        sense.cls not in TANGIBLE
        and subject.noun.lemma not in RELATIONAL
        and subject.noun.lemma.split()[0] not in _TOLD_OF
    ):
        return False
    # "los pueblos indígenas", "las autoridades locales": a kind; "el camión sospechoso", "las nuevas áreas": those
    words = {a.lemma for a in subject.adjectives} | set(subject.noun.lemma.split()[1:])
    is_kind = subject.number == "pl" and bool(words) and not words & NEWS_OF and not subject.n_pre
    is_kind = is_kind or (subject.number == "pl" and subject.noun.lemma in SERIES and bool(subject.phrases))
    is_body = bool(subject.adjectives) and sense.cls in {"org", "law"} and subject.noun.lemma.split()[0] not in FIRMS
    return not is_kind and not is_body
