"""Adjuncts of an English clause: times, adverbs, sources, purposes, prepositional phrases."""

from dataclasses import dataclass, replace
from datetime import timedelta

from digest.english.entries import word_set
from digest.english.heads import DIVISIONS, INCIDENTS
from digest.english.nominal import NominalRealiser
from digest.english.nounphrases import BESIDE, is_beside
from digest.english.rephrase import CAUGHT, SWEEPS
from digest.english.writing import CannotWriteError
from digest.spanish.core import CAUSES, is_rate
from digest.spanish.figures import day_in_english
from digest.spanish.senses import class_of
from digest.spanish.tree import ALONE, Adjunct, NounPhrase

#: Prepositions of why and after what.
_CAUSAL = frozenset(("por", "tras", "ante"))
#: Parts of a day, in which a deed of a moment is done.
_HOURS = word_set("madrugada mañana tarde noche hora")
#: What an operation itself does, beside catching: "in an operation".
_SWEPT = word_set("dismantle evict recover disable close release take_part raid state inspect")
#: What people are hurt in.
_HURT_IN = word_set("enfrentamiento choque ataque accidente explosión tiroteo emboscada derrumbe incursión agresión")

#: What somebody was doing when he died.
_AT_WORK = word_set(
    "combatir apoyar intentar tratar defender trabajar extraer cruzar realizar participar patrullar sofocar apagar "
    "controlar buscar rescatar pescar cazar manipular transportar limpiar perseguir navegar"
)


@dataclass(kw_only=True)
class AdjunctRealiser(NominalRealiser):
    """Puts what is told beside the verb into English, by the event that the verb tells of."""

    def adjunct(self, adjunct: Adjunct) -> str:
        """One adjunct in English."""
        if adjunct.time is not None:
            day = adjunct.time.on
            if self.is_future and adjunct.time.is_weekday and day and day == self.published_on:
                self.doubts.append("this day, or that of next week")  # "iniciarán el lunes", told on a Monday
            if self.is_future and adjunct.time.is_weekday and day and self.published_on and day < self.published_on:
                link = "from" if adjunct.time.en.startswith("since ") else "on"  # "desde el lunes"
                return f"{link} {day_in_english(day + timedelta(days=7), self.published_on)}"
            is_bound = adjunct.time.en.startswith(("until ", "for "))
            # "suspendió las clases hasta el viernes"
            is_open = self.is_headline or adjunct.time.en.startswith("until ")
            if is_open and adjunct.time.is_weekday and day is None and is_bound:  # no day to come by its date
                self.doubts.append("this day, or that of next week")  # "aceptan tregua hasta el lunes"
            if adjunct.is_front and adjunct.time.en.startswith("until "):
                return "as of" + adjunct.time.en.removeprefix("until")
            if self.event in {"rise", "fall"} and adjunct.time.en.startswith("until "):
                self.doubts.append("whether the time is that of what is said")  # in the months up to then
            if self.is_future and adjunct.time.en.startswith("since "):
                return "from" + adjunct.time.en.removeprefix("since")
            return self._bounded(adjunct.time.en)
        if adjunct.adverb is not None:
            if not adjunct.adverb.is_safe:
                self.doubts.append(f"sense of {adjunct.adverb.es}")
            return adjunct.adverb.en
        if adjunct.according is not None:
            said = f"according to {self.phrase(_some_report(adjunct.according))}"
            return said if adjunct.is_front else f", {said}"
        if adjunct.purpose is not None:
            link = adjunct.link
            if link == "on":  # "murió al caer a un pozo", "al presentar el informe"
                if self.event == "die" and adjunct.purpose.verb.lemma in _AT_WORK:
                    return self._bare_verb(adjunct.purpose, "while:ing")  # "muere al combatir incendio"
                self.doubts.append("what «al» and a verb mean")
                link = "after" if self.event in {"die", "injure", "kill"} else "on"
                if adjunct.purpose.verb.is_negated:  # "al no contar con título": not having one
                    return self._bare_verb(adjunct.purpose, "ing")
            return self._bare_verb(adjunct.purpose, "to" if link == "to" else f"{link}:ing")
        if adjunct.state is not None:
            return f", {self._participle(adjunct.state)}"
        if adjunct.gerund is not None:
            return f", {self._bare_verb(adjunct.gerund, 'ing')}"
        assert adjunct.phrase is not None
        phrase = adjunct.phrase
        if is_beside(phrase):
            return f"{BESIDE[phrase.prep]} {self.phrase(phrase.object)}"
        english = phrase.en or self.preposition(phrase.prep, "clause", phrase.object)
        is_lack = phrase.object.noun is not None and phrase.object.noun.lemma in {"ausencia", "falta", "inacción"}
        if english == "in the face of" and is_lack:  # "frente a la ausencia de las autoridades"
            english = "given"
        if english == "in the face of" and phrase.object.noun and phrase.object.noun.lemma.split()[0] in INCIDENTS:
            english = "amid"
        head = phrase.object.head
        if phrase.prep == "desde" and head in _HOURS and self.is_at_once:
            english = "in"  # "desde la madrugada del 19 ingresaron a La Pampa": that is when they came
        if phrase.prep == "tras" and self.event in {"injure", "die", "kill"} and head in _HURT_IN:
            english = "in"  # "heridos tras un enfrentamiento"
        if phrase.prep == "tras" and self.event in CAUGHT and head in SWEEPS and not adjunct.is_front:
            english = "in"  # "detienen a dos tras operativo"
        is_its_work = self.event in CAUGHT or self.event in _SWEPT
        if phrase.prep == "en" and not is_its_work and head in SWEEPS and not adjunct.is_front:
            english = "during"  # "asesinan a policía en operativo", "cae helicóptero en operativo"
        is_river = head == "río" or (phrase.object.name is not None and phrase.object.name.kind == "river")
        is_body = self.owner is not None and (class_of(self.owner) in {"body", "substance"} or self.event == "die")
        if english == "on" and is_river and is_body and self.event in {"find", "die", "rescue"}:
            english = "in"  # "hallan cuerpo de ingeniero en río Marañón"
        if english == "in favour of" and class_of(phrase.object) in {"person", "group"}:
            english = "for"  # titles are registered for communities
        if phrase.prep == "por" and phrase.object.det == "each":
            english = "for"  # "S/ 500 por cada viaje"
        if phrase.prep == "por" and is_rate(phrase.object):
            return f"per {self.phrase(replace(phrase.object, det='zero'))}"
        if english == "by" and phrase.prep == "por" and self.event == "state":
            english = "because of"  # "está en peligro por taladores"
        if english == "by" and phrase.prep == "por":
            raise CannotWriteError("«por» of somebody who does nothing")
        if english == "along" and self.event not in {"travel", "arrive", "enter", "visit", "leave", "state", "protest"}:
            raise CannotWriteError("«por» a road on which nobody moves")
        beside = (
            phrase.object.noun is not None and phrase.object.number == "pl" and phrase.object.noun.lemma in DIVISIONS
        )
        if phrase.prep == "entre" and adjunct.is_front and beside:
            english = "in"  # "entre las provincias de Purús y Atalaya se ha creado la reserva"
        is_land = class_of(phrase.object) in {"place", "area", "natural", "time"}
        if phrase.prep == "entre" and phrase.object.number == "pl" and not phrase.object.also and not is_land:
            english = "among"
        if english in {"regarding", "with regard to"} and self.event in {"rise", "fall"}:
            english = "compared with"
        is_cause = phrase.object.noun is not None and not CAUSES.isdisjoint(phrase.object.noun.lemma.split())
        is_bare_state = self.owner_verb == "estar"  # "está en peligro | por taladores": no noun to belong to
        if english == "because of" and phrase.prep == "por" and not (adjunct.is_front or is_cause or is_bare_state):
            self.doubts.append("a cause may belong to the noun before it")
        verb = self.owner_verb
        if phrase.prep in _CAUSAL:  # "suspenden trenes | por paro": a strike, which is not what is suspended
            self.owner_verb = ""
        said = f"{english} {self.phrase(phrase.object)}"
        self.owner_verb = verb
        if said.startswith(f"{english} not only "):  # "not only in Madre de Dios but also in Loreto"
            both = said.removeprefix(f"{english} not only ").replace(" but also ", f" but also {english} ")
            said = f"not only {english} {both}"
        return f"{said} alone" if ALONE in phrase.object.notes else said

    def _bounded(self, time: str) -> str:
        """ "eliminate deforestation by 2021": what is achieved is so by a day, not until it."""
        if time.startswith("until ") and self.achieves:
            return "by" + time.removeprefix("until")
        return time


def _some_report(np: NounPhrase) -> NounPhrase:
    """ "según el informe del MAAP": a report that nobody has named before."""
    is_report = np.noun is not None and np.noun.lemma in {
        "informe",
        "reporte",
        "estudio",
        "comunicado",
        "pronunciamiento",
    }
    plain = not (np.adjectives or np.ordinal or np.name or np.participle or np.relative) and bool(np.phrases)
    is_by = (
        plain and np.phrases[0].prep == "de" and class_of(np.phrases[0].object) in {"org", "group", "person", "name"}
    )
    return replace(np, det="indef") if is_report and np.det == "def" and np.number == "sg" and is_by else np
