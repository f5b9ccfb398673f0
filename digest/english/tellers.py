"""Whether a body before a headline's colon says what stands behind it, or is only what it is about."""

from digest.english.heads import MEMBERS, ROLES
from digest.spanish.senses import class_of
from digest.spanish.tokens import fold
from digest.spanish.tree import Clause, NounPhrase

#: Bodies that study, count and publish, and do none of what they tell of.
_TELLERS = frozenset(fold(name) for name in (
    "ibc", "instituto del bien común", "cooperacción", "maap", "inei", "ipe", "instituto peruano de economía", "bcrp",
    "banco central de reserva", "dar", "derecho, ambiente y recursos naturales", "spda",
    "observatorio de conflictos mineros",
    "ojopúblico", "mongabay", "global witness", "human rights watch", "amnistía internacional", "grade", "ciup",
    "comexperú",
    "global forest watch", "mapbiomas", "raisg", "fundación eco", "fcds", "acca", "conservación amazónica", "idl",
    "instituto de defensa legal", "transparencia internacional", "earthsight", "insight crime", "convoca", "ipsos",
    "datum", "igp", "instituto geofísico del perú", "senamhi", "coen",
))  # fmt: skip
#: Public bodies and trade associations, which do things as well as tell of them.
_OFFICIAL = frozenset(fold(name) for name in (
    "minem", "minam", "mef", "mtc", "midagri", "minagri", "produce", "mincetur", "osinergmin", "oefa", "ana", "indeci",
    "serfor", "sernanp", "osinfor", "mininter", "ministerio del interior", "minsa", "ministerio de salud", "minedu",
    "ministerio de educación", "ministerio de cultura", "mincul", "midis", "mimp", "essalud", "osiptel", "indecopi",
    "bcr", "sunat", "snmpe", "proinversión", "devida", "ingemmet", "adex",
    "defensoría del pueblo", "defensoría", "contraloría", "contraloría general de la república",
    "ministerio de energía y minas", "ministerio del ambiente", "ministerio de economía y finanzas",
    "sociedad nacional de minería, petróleo y energía", "autoridad nacional del agua", "cenepred", "senace",
))  # fmt: skip
#: What becomes of people of the body itself, which it is the topic of.
_OF_ITS_OWN = frozenset(("resign", "appoint", "arrest", "take_office", "dismiss", "promise", "intend", "sentence"))
#: What others do to it, or want of it.
_OF_IT = frozenset(
    (
        "say",
        "announce",
        "warn",
        "report",
        "deny",
        "demand",
        "sue",
        "criticise",
        "denounce",
        "reject",
        "protest",
        "accuse",
        "support",
        "meet",
    )
)


def tells(speaker: NounPhrase, clause: Clause) -> bool:
    """Whether the body before the colon is who says so."""
    if only_tells(speaker):
        return True
    return _is_of(speaker, _OFFICIAL) and _is_told_of_others(clause)


def _is_told_of_others(clause: Clause) -> bool:
    """ "OEFA: minera vertió relaves", but not "Minem: viceministro renuncia", "Sunat: incautan oro"."""
    subject = clause.subject
    if subject is None or "nobody" in clause.notes or clause.frame.event in _OF_ITS_OWN | _OF_IT:
        return False
    if clause.verb.voice == "passive" and class_of(subject) in {"person", "group"}:
        return False
    head = subject.head
    is_own = head in ROLES or (head in MEMBERS and class_of(subject) == "person" and not subject.phrases)
    return not (is_own or clause.verb.is_negated or clause.verb.tense in {"cond", "subj"} or clause.verb.helper)


def only_tells(speaker: NounPhrase) -> bool:
    """ "CooperAcción: concesiones cubren el 15 % del territorio": who says so, and no topic."""
    return _is_of(speaker, _TELLERS)


def _is_of(speaker: NounPhrase, bodies: frozenset[str]) -> bool:
    if speaker.noun is not None or speaker.name is None or speaker.also:
        return False
    return fold(speaker.name.es) in bodies
