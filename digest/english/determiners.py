"""Articles, possessives, quantifiers and figures of an English noun phrase."""

import re
from dataclasses import dataclass

from digest.english.articles import is_certain, is_one_of_several, uncounted
from digest.english.complements import ComplementRealiser
from digest.english.entries import Noun, word_set
from digest.english.genitives import is_all_of, is_one_of_forces
from digest.english.heads import (
    ADDED,
    BODIES,
    CARDINALS,
    CHARGES,
    COURTS,
    HEADLINE_THE,
    INCIDENTS,
    KIN,
    LAKES,
    LIVING_THERE,
    LOCAL_OFFICES,
    MEMBERS,
    MONTHS_OF,
    NAMED_WORKS,
    OF_RIVERS,
    OFFICES,
    ORIGINS,
    RIVER_PARTS,
    ROLES,
    SERIES,
    STREETS,
    TAKEN,
    THREATS,
    VAGUE,
    WHOLES,
)
from digest.english.inflect import article
from digest.english.nounphrases import (
    MADE,
    is_of_one_person,
    is_said_by_sense,
)
from digest.english.owners import is_of_many, is_open, owner_of
from digest.english.writing import CannotWriteError
from digest.spanish.fitting import gender_of_person
from digest.spanish.nounless import NOTE as NOUNLESS
from digest.spanish.partitives import OWN
from digest.spanish.senses import class_of
from digest.spanish.tree import HIS, MOST_OF_ALL, MOST_OR_MORE, THEIRS, NounPhrase, Phrase

#: Of what there may be another one.
_REPEATED = word_set(
    "prórroga ampliación extensión fecha sede reunión plazo audiencia ronda etapa fase versión licitación convocatoria "
    "denuncia demanda sentencia multa sanción condena suspensión postergación incursión desalojo protesta propuesta"
)
#: What begins when it is opened, whatever its article.
_OPENED = frozenset(("formalizar", "abrir", "iniciar", "aperturar"))
_OPENED_ANEW = frozenset(("investigación", "investigación preliminar", "investigación preparatoria", "proceso penal"))
#: What is done with a law that has been passed.
_ENACTED = word_set("observar promulgar derogar anular publicar oficializar reglamentar aplicar cumplir impugnar")
#: What is done with figures that Spanish gives an article.
_EXCEEDED = frozenset(("superar", "alcanzar", "bordear", "sobrepasar", "rebasar", "rondar", "exceder"))
#: Ordinals of what there is one of.
_ONLY_ONES = frozenset(("first", "last"))
#: What has no family and no body.
_WITHOUT_KIN = frozenset(("org", "law", "document", "act", "event"))
#: What a building has one of.
_PARTS = frozenset(("techo", "sótano", "azotea", "entrada", "fachada", "interior", "puerta", "patio", "frontis"))
#: What a stuff has one of.
_PRICES = frozenset(("precio", "cotización", "costo", "número", "cifra"))
_RATED = frozenset(("dólar", "euro", "yuan"))
#: Whom English calls "the public", though it does not count them.
_PUBLICS = frozenset(("ciudadanía", "público", "electorado", "suelo"))  # and "the soil"
#: Of what returns by rule, the one before is the last; of what may happen any day the latest.
_HELD_BY_TURNS = frozenset((
    "elección", "comicios", "segunda vuelta", "vuelta", "campeonato", "mundial", "partido", "temporada", "gobierno",
    "ronda", "final", "jornada", "función", "etapa", "fase", "sesión", "audiencia", "campaña", "cosecha", "censo",
))  # fmt: skip
#: Beside what is only a part of it: "contamina extensa zona del río".
_SOME_OF_IT = frozenset(("amplio", "extenso", "vasto", "pequeño"))
#: Verbs of what was not there before.
_SETS_UP = frozenset(("crear", "conformar", "constituir"))
#: What is only to be called: "exige reunión de la mesa técnica".
_TO_BE_CALLED = frozenset(("reunión", "sesión", "asamblea"))
_CALLS = frozenset(("exigir", "pedir", "solicitar", "demandar", "reclamar", "convocar"))
#: What has more than one area or sector.
_HAS_AREAS = word_set("reserva parque santuario complejo concesión predio fundo bosque cementerio aeropuerto")
#: What one has of something without an article: control of a road.
_TAKEN_BARE = frozenset(("control",))
#: What one person has one of.
_HOMES = frozenset(("casa", "vivienda", "domicilio", "despacho"))


#: Classes of what lies somewhere, and is told of as known.
_PLACED = frozenset(("area", "place", "natural"))


@dataclass(kw_only=True)
class DeterminerRealiser(ComplementRealiser):
    """Puts a determiner before a noun that has its modifiers, by what Spanish says and by what English presupposes."""

    def _note(self, np: NounPhrase) -> None:
        if np.quantity and np.quantity.formula:
            self.formulas.append(np.quantity.formula)

    def _determined(self, np: NounPhrase, sense: Noun, body: str, *, is_plural: bool) -> str:
        figure = ""
        if np.quantity is not None and np.quantity.value < 100 and sense.en == "police" and not np.name:
            body = body.replace("police", "police officers", 1)
        if np.quantity is not None and sense.count == "u" and sense.en != "police" and np.noun is not None:
            self.doubts.append(f"a count of what is not counted: {sense.en}")
        if np.quantity is not None:
            self._note(np)
            figure = f"{np.quantity.qualifier} {np.quantity.en}".strip()
        counted = " ".join(filter(None, [np.ordinal, figure, body]))
        if "result" in np.notes and figure and sense.cls == "person":  # "13 desaparecidos": left 13 missing
            counted = re.sub(r"\b(missing|injured|wounded|homeless|affected) (?:people|person)\b", r"\1", counted)
        if np.ordinal == "first" and not figure and np.noun is not None and np.noun.lemma in {"ministro", "ministra"}:
            counted = f"prime {body}"
        if np.ordinal in {"first", "last"} and not figure and (months := MONTHS_OF.get(sense.es)):
            counted = f"{np.ordinal} {months} months{body.removeprefix(sense.en)}"
        if sense.es == "semestre" and np.ordinal in {"first", "second"}:
            counted = f"{np.ordinal} half{body.removeprefix(sense.en) or ' of the year'}"
        is_recent = sense.cls == "document" or (sense.cls == "event" and sense.es not in _HELD_BY_TURNS)
        if np.ordinal == "last" and is_recent and not figure and NOUNLESS not in np.notes:
            counted = f"latest {body}"
        elif np.ordinal == "last":
            counted = f"last {figure} {body}".replace("  ", " ")
        if body.startswith(("Operation ", *STREETS.values())) and np.name is not None and np.det in {"", "def"}:
            return counted
        if re.match(r"(?:[A-ZÁÉÍÓÚÑ][\w.-]+ )*[A-ZÁÉÍÓÚÑ][\w.-]+(?:'s|s') ", body) and np.det in {"", "def"}:
            return counted  # "Peru's efforts"
        is_most = bool({MOST_OR_MORE, MOST_OF_ALL} & set(np.notes)) or counted.startswith("greatest ")
        if is_most and np.det == "def":
            return f"the {counted}"  # the highest values
        if np.det == "quant" and np.det_en == "more":
            self.doubts.append("more, or most")
        match np.det:
            case "those" | "that":
                return np.det
            case "none":
                self.doubts.append("none of them")
                return f"{'any' if self.is_denied else 'no'} {counted}"
            case "poss":
                if np.noun is not None and np.noun.lemma in KIN and class_of(self.owner or np) in _WITHOUT_KIN:
                    raise CannotWriteError("«su» of a person")  # no ministry has a widow
                return f"{self._possessive(np)} {counted}"
            case "dem" | "quant" | "other" | "some" | "each" | "all":
                is_added = np.noun is not None and np.noun.lemma in ADDED
                if np.det == "quant" and np.det_en == "any":
                    self.doubts.append("any of them")
                if np.det == "other" and figure and (is_added or sense.cls in {"amount", "money"}):
                    return f"a further {figure} {body}"
                if np.det == "other" and figure and (self.is_headline or np.det_en == "more"):
                    return f"{figure} more {body}"  # nobody has been named yet that they could be other than
                if np.det == "other" and figure:
                    return f"{figure} other {body}"
                if np.det_en == "another" and sense.count == "u":
                    return f"other {counted}"
                if np.det_en == "the whole" and sense.count == "u":
                    return f"all the {counted}"  # "todo el mercurio"
                if np.det == "all":
                    return f"{np.det_en} {'the ' if is_plural and (figure or self._is_specific(np)) else ''}{counted}"
                if np.det == "dem" and not is_plural:
                    return f"{'this' if np.det_en in {'this', 'these'} else 'that'} {counted}"
                if np.det_en.endswith(f" of {OWN}"):
                    return self._of_several(np, counted)
                if np.det == "quant" and not is_plural and sense.count == "u" and np.det_en in {"several", "many"}:
                    raise CannotWriteError(f"uncountable in English: {sense.en}")
                return f"{np.det_en} {counted}"
            case "oneof":
                return self._of_several(np, counted)
            case "zero":
                return counted
            case "indef":
                if sense.count in {"u", "p"}:
                    return counted
                if "result" in np.notes and sense.cls == "person" and sense.en.endswith(" person"):
                    return f"one {body.replace(sense.en, sense.en.removesuffix(' person'), 1)}"  # "deja un muerto"
                return f"{article(counted)} {counted}"
            case "def" if self._is_sum(np):
                return counted if sense.count != "c" else f"{article(counted)} {counted}"
            case "def" if np.det_en.endswith("other"):
                return f"the other {counted}"
            case "def" if self.owner_verb == "declarar" and np.noun and np.noun.lemma.startswith("emergencia"):
                return f"{article(counted)} {counted}"
            case "def" if self.owner_verb in _OPENED and np.noun is not None and np.noun.lemma in _OPENED_ANEW:
                return f"{article(counted)} {counted}"  # "formalizó la investigación": it has opened one
            case "def" if np.quantity is not None and self._is_exceeded() and not (np.name or np.relative):
                return counted  # "supera los 900 metros cúbicos"
            case "def" if np.noun is not None and np.noun.lemma == "mitad" and not np.adjectives:
                return counted  # "la mitad del café": half of the coffee
            case "def":
                if np.name is not None and (not self._keeps_the(np) or sense.es in LAKES):
                    return counted
                return f"the {counted}" if self._wants_the(np, sense, body, is_plural=is_plural) else counted
        return self._bare(np, sense, counted, is_plural=is_plural)

    def _of_several(self, np: NounPhrase, counted: str) -> str:
        """ "one of the dredges", "none of its leaders", "any of the reports" where it is denied."""
        if " in " in np.det_en:
            return f"{np.det_en} {counted}"
        some, _, whose = np.det_en.partition(" of ")
        if some == "none" and self.is_denied:
            some = "any"
        return f"{some} of {self._possessive(np) if whose == OWN else whose} {counted}"

    def _is_exceeded(self) -> bool:
        return self.owner_verb in _EXCEEDED or self.event in {"reach", "exceed"}

    def _keeps_the(self, np: NounPhrase) -> bool:
        assert np.name is not None
        return np.name.kind != "marks" and not re.fullmatch(r"[IVXLC]+|[A-Z]?\d+[\w/-]*", np.name.en)

    def _is_specific(self, np: NounPhrase) -> bool:
        return bool(np.phrases or np.participle or np.relative or np.name or np.locator)

    def _wants_the(self, np: NounPhrase, sense: Noun, body: str, *, is_plural: bool) -> bool:
        if np.ordinal or np.quantity:
            return True
        is_series = np.noun is not None and np.noun.lemma.split()[0] in SERIES and (is_plural or sense.count == "p")
        if is_series and not (np.n_pre or np.relative or np.participle):
            return " of " in body  # "las exportaciones de palta": avocado exports
        if sense.es in _TAKEN_BARE:
            return bool(np.relative)
        if sense.count == "u":
            cardinal = np.noun is not None and np.noun.lemma in CARDINALS | _PUBLICS
            is_meant = self.is_told or cardinal or sense.es == "noticia"
            is_of = " of " in body and not (np.phrases and np.phrases[0].prep != "de")
            return is_of or bool(np.relative) or is_meant
        if is_plural and sense.cls == "group" and sense.en[:1].isupper():
            return True  # "the Mashco Piro"
        if is_plural:
            assert np.noun is not None
            lemma = np.noun.lemma
            if lemma in LOCAL_OFFICES and any(p.prep == "de" and p.object.also for p in np.phrases):
                return True  # "los alcaldes de Espinar y Coporaque": each place has one
            if (
                lemma in MEMBERS
                and "of all" not in np.notes
                and len(np.phrases) == 1
                and np.phrases[0].prep == "de"
                and not (np.participle or np.relative or np.adjectives)
            ):
                return False  # "los funcionarios del ministerio": officials of the ministry, not all of them
            is_people = sense.cls == "person" and lemma not in OFFICES | ROLES and "of all" not in np.notes
            if lemma in LIVING_THERE and _is_of_one_place(np):
                return False  # "las comunidades nativas de Loreto": communities there
            if is_people and _is_of_one_place(np) and np.phrases[0].object.name is not None:
                return False  # "los apicultores de Lancones": beekeepers there
            if lemma in THREATS and " by " in body and len(np.phrases) == 1 and not np.n_pre:
                return False  # "las amenazas de mineros": threats by miners
            if any(a.lemma in TAKEN for a in np.adjectives):
                return True
            if (
                " de " in lemma
                and sense.cls not in _PLACED
                and not (np.participle or np.relative or np.name or np.infinitive or np.n_pre)
            ):
                return False  # "los casos de malaria en las comunidades": malaria cases
            is_kind = bool(np.adjectives) or (" " in lemma and " de " not in lemma)
            return self._is_specific(np) or not is_kind or np.n_pre > 0 or np.infinitive is not None
        return True

    def _bare(self, np: NounPhrase, sense: Noun, counted: str, *, is_plural: bool) -> str:
        """No article in Spanish: none in English for plurals and masses, else "a", or "the" for what is unique."""
        if (
            np.noun is not None
            and np.noun.lemma in MADE
            and sense.count == "u"
            and re.search(rf"{sense.en} (?:in|at) ", counted)
        ):
            return counted  # "producción de cobre del Perú": copper production in Peru
        if np.noun is not None and np.noun.lemma == "parte" and np.phrases and not np.adjectives:
            return counted  # "parte de la carretera": part of the road
        if np.noun is not None and np.number == "sg" and not np.ordinal and _is_stretch(np):
            return f"{article(counted)} {counted}"  # "invaden área del complejo arqueológico": one of its areas
        if self.is_headline and sense.cls in {"area", "place"} and any(a.lemma == "crítico" for a in np.adjectives):
            return f"{article(counted)} {counted}" if np.number == "sg" else counted  # "en zona crítica del parque"
        if self.is_headline and np.number == "sg" and f"{sense.en} to " in counted and sense.en == "halt":
            return f"a {counted}"  # "exigen paralización de proyecto"
        if sense.en == "work" and sense.count == "u":
            return counted  # "reinician obras del hospital": work on it
        if sense.es.split()[0] == "lluvia" and np.number == "sg":
            return counted  # "lluvia intensa daña puente": heavy rain
        if self.is_headline and sense.en == "premises" and np.number == "sg" and np.phrases and not np.quantity:
            return f"the {counted}"  # "queman local de la UGEL"
        if sense.es in _TAKEN_BARE:
            return counted  # "retoman control de vía": control of it
        if sense.en in {"data", "damage"}:
            return counted  # "según datos de la plataforma", "por daños a 20 casas"
        if sense.en == "staff" and np.noun is not None:
            return counted  # "personal de la Sunat": staff from it, not all
        if sense.count == "u" and not np.quantity and any(self._is_certain(sense, p) for p in np.phrases):
            return f"the {counted}"
        if (
            sense.count == "u"
            and not np.quantity
            and np.phrases
            and np.phrases[0].prep == "de"
            and f"{sense.en} of " in counted
            and not (np.phrases[0].object.noun and np.phrases[0].object.noun.lemma in ORIGINS)
        ):
            return f"the {counted}"
        if is_plural and np.name is not None and sense.cls in {"org", "group"} and not np.quantity:
            return f"the {counted}"  # "mineras Antapaccay, Hudbay y Las Bambas"
        is_whole = np.noun is not None and np.noun.lemma in WHOLES and not np.quantity
        if is_whole and any(p.prep == "de" and (p.object.det == "def" or p.object.name) for p in np.phrases):
            return f"the {counted}"  # "derechos del río Marañón"
        if is_plural and sense.cls == "group" and sense.plural == sense.en and not np.quantity and not np.adjectives:
            return f"the {counted}"  # the Wampis
        is_death = np.noun is not None and np.noun.lemma == "muerte"
        if (sense.count == "p" or is_death) and self._is_presupposed(np):
            return f"the {counted}"
        if np.noun is not None and np.noun.lemma.split()[0] in RIVER_PARTS and any(p.prep == "de" for p in np.phrases):
            return f"the {counted}"  # "cabecera de cuenca del río Grande": the headwaters
        if self.is_headline and is_plural and np.noun is not None and np.noun.lemma in {"cuerpo", "cadáver"}:
            of_counted = any(p.prep == "de" and p.object.quantity is not None for p in np.phrases)
            return f"the {counted}" if of_counted and not np.quantity else counted  # "cuerpos de 13 mineros"
        is_rest = (
            np.noun is not None
            and np.noun.lemma in {"resto", "restos"}
            and (is_plural or sense.count == "p")
            and not np.quantity
        )
        if is_rest and any(p.prep == "de" and class_of(p.object) == "person" for p in np.phrases):
            return f"the {counted}"  # "hallan restos de minero": the remains
        if is_plural and is_all_of(np, counted):
            return f"the {counted}"  # "allana viviendas de consejeros"
        if is_plural or sense.count in {"u", "p"} or np.quantity:
            return counted
        if np.noun is not None and uncounted(self.lexicon.articles, np, sense):
            return counted
        is_charge = np.noun is not None and np.noun.lemma.split()[0] in CHARGES
        if sense.cls == "crime" and not np.phrases and not np.adjectives and is_charge:
            return counted  # "for homicide", "of aggravated homicide"
        if is_one_of_forces(np):
            return f"{article(counted)} {counted}"  # "atacan base de la Marina"
        if self._is_presupposed(np):
            return f"the {counted}"
        if np.name is not None:
            if not self._keeps_the(np) or sense.es in LAKES:
                return counted
            return f"the {counted}"
        if np.ordinal and self.is_headline and np.ordinal not in _ONLY_ONES and self._is_one_more(np, sense):
            return f"{article(counted)} {counted}"  # "tercer brote de gripe aviar": a third outbreak
        if np.ordinal:
            return f"the {counted}"
        assert np.noun is not None
        if np.noun.lemma == "territorio" and np.phrases:
            return f"the {counted}"
        if self.is_headline and (
            np.noun.lemma == "tasa de interés" or (self.is_local and np.noun.lemma == "aeropuerto")
        ):
            return f"the {counted}"  # "Cusco: aeropuerto reanuda operaciones"
        if self.is_headline and np.noun.lemma == "cosecha" and self.event in {"rise", "fall"}:
            return f"the {counted}"  # "cosecha de quinua disminuye"
        if self.is_headline and np.noun.lemma in OF_RIVERS and " of the " in counted:
            return f"the {counted}"  # "desborde del río deja aisladas a 300 familias"
        if self.is_headline and np.noun.lemma in _PARTS and np.phrases and np.phrases[0].prep == "de":
            return f"the {counted}"  # "en techo de penal"
        is_price = (
            np.noun.lemma.split()[0] in _PRICES
            and (counted != sense.en or " of " in counted)
            and not (np.n_pre or np.adjectives)
        )
        if self.is_headline and (is_price or (np.noun.lemma in _RATED and counted == sense.en)):
            return f"the {counted}"  # "precio del oro sube"
        is_of_named = any(p.prep == "de" and p.object.name for p in np.phrases)
        if self.is_headline and is_of_named and np.noun.lemma in NAMED_WORKS:
            return f"the {counted}"
        if self.is_headline and self.is_local and np.noun.lemma.split()[0] in LOCAL_OFFICES:
            return f"the {counted}"  # "Huari: alcalde firma acuerdo"
        is_site = sense.cls == "artefact" or np.noun.lemma in {"casa", "vivienda", "local"}
        if self.is_headline and is_site and (is_of_named or " belonging to " in counted):
            return f"{article(counted)} {counted}"  # "embarcación de Petroperú", "socavón de mina Poderosa"
        if any(self._is_one_of_a_region(np, p) for p in np.phrases) or np.noun.lemma.split()[0] in COURTS:
            return f"{article(counted)} {counted}"
        if self.is_headline and np.n_pre and np.noun.lemma.split()[0] in HEADLINE_THE:
            return f"{article(counted)} {counted}"  # "bloqueo de crucial corredor minero"
        if self.is_headline and sense.en == "people" and counted[:1].isupper():
            return f"the {counted}"  # "pueblo awajún expulsa a mineros"
        is_unique = sense.en.endswith("Highway") or np.noun.lemma.split()[0] in HEADLINE_THE
        is_unique = is_unique or np.noun.lemma.startswith("sector ")  # "modernizar sector forestal"
        if self.is_headline and is_unique:
            return f"the {counted}"
        if self.is_headline and np.noun.lemma in VAGUE and not np.phrases and not np.locator:
            self.doubts.append(f"a or the {sense.en}")
        is_meeting = np.noun.lemma == "congreso" and any(p.prep == "sobre" for p in np.phrases)
        if self.is_headline and sense.cls == "org" and np.noun.lemma.split()[0] in BODIES and not is_meeting:
            return f"the {counted}"
        if is_certain(self.lexicon.articles, np, sense, counted):
            return f"the {counted}"
        if self.is_headline and is_one_of_several(np, sense, counted):
            return f"{article(counted)} {counted}"
        is_new = any(a.lemma == "nuevo" for a in np.adjectives)
        if self.is_headline and is_new and np.noun.lemma.split()[0] in _REPEATED:
            return f"{article(counted)} {counted}"  # "aprueba nueva prórroga del Reinfo"
        if self.is_headline and np.noun.lemma == "ley" and np.relative and self.owner_verb in _ENACTED:
            return f"the {counted}"  # "observa ley que amplía el Reinfo", which has been passed
        if np.noun.lemma.split()[0] in ROLES and not is_new and (np.phrases or np.noun.lemma.split()[0] in OFFICES):
            return f"the {counted}"
        is_set_up = self.owner_verb in _SETS_UP and np is not self.owner and sense.cls not in {"place", "area"}
        if self.is_headline and is_set_up:
            return f"{article(counted)} {counted}"  # "crea comisión investigadora del caso": there was none
        is_incident = self.is_headline and np.noun.lemma.split()[0] in INCIDENTS
        is_measured = any(p.object.noun is None and p.object.quantity for p in np.phrases)
        if self.is_headline and sense.cls == "act" and f"{sense.en} of " in counted and not is_measured:
            return f"the {counted}"  # "el retiro de las mineras"
        if self.is_headline and np.noun.lemma in _HOMES and any(is_of_one_person(p) for p in np.phrases):
            return f"the {counted}"  # "queman casa de dirigente"
        if (
            sense.cls != "person"
            and not is_incident
            and not any(a.lemma in _SOME_OF_IT for a in np.adjectives)
            and not (np.noun.lemma in _TO_BE_CALLED and self.owner_verb in _CALLS)
            and any(p.prep == "de" and (p.object.det == "def" or p.object.name) for p in np.phrases)
        ):
            return f"the {counted}"
        return f"{article(counted)} {counted}"

    def _is_one_more(self, np: NounPhrase, sense: Noun) -> bool:
        """Whether there may be another of it after this one: a spill or a fine, and no stage of a project."""
        is_of_known = any(p.prep == "de" and (p.object.det == "def" or p.object.name) for p in np.phrases)
        return sense.cls in {"event", "penalty", "money"} and not (is_of_known or np.name or np.relative)

    def _is_certain(self, sense: Noun, phrase: Phrase) -> bool:
        """ "interdicción de otros campamentos": of something certain, so "the interdiction"."""
        inner = phrase.object
        said = inner.det in {"def", "other", "poss", "dem"} or inner.name or inner.quantity
        is_origin = sense.cls == "substance" and class_of(inner) == "place"  # "timber from Ecuador"
        return phrase.prep == "de" and bool(said) and not is_origin and not is_said_by_sense(sense, inner)

    def _possessive(self, np: NounPhrase) -> str:
        if np.det_en in {THEIRS, *HIS.values()}:
            return np.det_en  # "nuestro" and "mi", of who speaks
        owner = owner_of(np, self.owner, self.outer_owner)
        if is_open(np, self.owner, self.outer_owner):
            self.doubts.append("whose it is")
        if owner is None:
            raise CannotWriteError("«su» without a clear owner")
        if owner.is_plural or is_of_many(owner):
            return "their"
        if owner.name is not None and owner.name.kind == "pronoun":
            return {"he": "his", "she": "her"}.get(owner.name.en, "its")
        cls = class_of(owner, self.owner_verb, is_subject=True)
        if cls not in {"", "person", "name", "animal", "body"}:
            return "its"
        known = owner.noun or (owner.apposition.noun if owner.apposition else None)
        if cls in {"person", "name"} and known is not None and known.gender in {"m", "f"}:
            return HIS[known.gender]
        if owner.noun is None and owner.name is not None and (gender := gender_of_person(owner.name)):
            return HIS[gender]
        raise CannotWriteError("«su» of a person")


def _is_stretch(np: NounPhrase) -> bool:
    """ "sector de la carretera", "zona de la reserva": of a whole that has many of them."""
    assert np.noun is not None
    if np.name is not None or np.adjectives or not np.phrases or np.phrases[0].prep != "de":
        return False
    whole = np.phrases[0].object
    if np.noun.lemma in {"tramo", "sector"} and class_of(whole) == "artefact":
        return True
    return np.noun.lemma in {"área", "zona", "sector"} and whole.head in _HAS_AREAS


def _is_of_one_place(np: NounPhrase) -> bool:
    """Whether "de" and one place is all that is told of them: "de Chota", not "de Cuninico y San Pedro"."""
    if np.participle or np.relative or np.adjectives or len(np.phrases) != 1 or np.phrases[0].prep != "de":
        return False
    place = np.phrases[0].object
    is_village = place.head == "comunidad" and place.number == "sg"
    return not place.also and (is_village or class_of(place) in {"place", "area", "natural"})
