"""Topics before a headline's colon that say nothing which the deed behind it does not say as well."""

import re

from digest.english.entries import word_set
from digest.english.sites import site_of
from digest.spanish.tree import Clause, NounPhrase, phrases_of

#: What is hunted down, or where it happens: of dredges destroyed it says no more than they do.
_IDLE = re.compile(
    r"(?:(?:lucha|operativos?) contra la )?(?:minería|tala|pesca|caza|extracción)(?: \w+)? ilegal|minería informal"
    r"|narcotráfico|contrabando|tráfico (?:ilegal |ilícito )?de \w+|trata de personas"
    r"|corredor (?:minero|vial)(?: (?:del )?sur)?",
    re.IGNORECASE,
)
_DEEDS = word_set("destroy seize arrest raid confiscate find rescue detect release lift evict")
#: What a dispute or a work is about: said or left off, those who are named do what they do where it is named.
_CONTEXT = re.compile(
    r"(?:proyecto )?(?:tía maría|majes siguas(?: ii)?|chavimochic)|(?:minera?|proyecto) .+|corredor (?:minero|vial).*"
    r"|lotes? \d+.*|oleoducto(?: nor ?peruano)?|interoceánica(?: sur| norte)?|carretera central|panamericana(?: \w+)?"
    r"|reinfo|ley mape",
    re.IGNORECASE,
)
#: What affects something by itself, where it is told of what.
_HALTS = word_set("bloqueo paralización")
_DISPUTES = word_set("block strike protest occupy invade attack kill injure kidnap")
#: What is understood without the topic, whichever it is.
_PLAIN = word_set(
    "vía carretera pista ruta corredor autopista avenida tránsito paso río puente peaje huelga paro camión bus "
    "vehículo comisaría municipalidad plaza aeropuerto terminal hora día semana"
)


def is_idle_topic(source: str, clause: Clause) -> bool:
    """ "Minería ilegal: destruyen 20 dragas en el río Cenepa": a plain deed at a place, or by those, that is named."""
    topic, colon, _ = source.partition(":")
    topic = topic.strip()
    if not colon or clause.also:
        return False
    if _IDLE.fullmatch(topic) and clause.frame.event in _DEEDS:
        return any(np.name is not None for np in phrases_of(clause))
    who = clause.subject
    if site_of(source) and who is not None and who.head in _HALTS and clause.frame.event == "affect":
        return any(phrase.object.name is not None or phrase.object.noun is not None for phrase in who.phrases)
    return bool(site_of(source) or _CONTEXT.fullmatch(topic) or _IDLE.fullmatch(topic)) and _is_told_whole(clause)


def _is_told_whole(clause: Clause) -> bool:
    """ "Tía María: agricultores de Cocachacra bloquean la Panamericana": who by name, what, and nothing left open."""
    who = clause.subject
    is_known = clause.frame.event in _DISPUTES | _DEEDS or clause.frame.en in _DISPUTES
    if who is None or clause.complement is not None or not is_known or clause.verb.is_negated:
        return False
    is_named = who.name is not None or any(phrase.object.name is not None for phrase in who.phrases)
    others = [np for np in phrases_of(clause) if np is not who]
    return is_named and all(_is_plain(np) for np in others)


def _is_plain(np: NounPhrase) -> bool:
    if np.noun is None or np.name is not None or np.quantity is not None:
        return True
    return np.noun.lemma.split()[0] in _PLAIN or any(phrase.object.name is not None for phrase in np.phrases)
