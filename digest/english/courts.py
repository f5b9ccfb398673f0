"""What is told of judges, prosecutors and penalties as English does not tell it."""

import re
from collections.abc import Iterator

from digest.english.entries import word_set
from digest.english.newsworthy import thing_of
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause

#: What a judge does, whoever asked for it.
JUDGED = word_set("release sentence acquit imprison")


def is_judged_by_prosecutor(clause: Clause) -> bool:
    """ "Fiscalía libera a sujeto": a prosecutor asks for it or agrees, a judge decides."""
    who = clause.subject.name if clause.subject is not None else None
    is_prosecutor = who is not None and bool(re.search(r"[Pp]rosecutor", who.en))
    if not is_prosecutor or clause.verb.voice != "active" or clause.object is None:
        return False
    return clause.frame.event in JUDGED and class_of(clause.object) in {"person", "group", "name"}


#: Penalties that are asked for with or without a figure of their own.
_SENTENCES = word_set("pena condena sentencia")


def penalties(clause: Clause) -> Iterator[str]:
    """ "Dictan 25 años de prisión", "pide 35 años": English sentences people, and asks for prison for somebody."""
    thing = thing_of(clause)
    head = thing.noun.lemma if thing.noun is not None else ""
    is_term = class_of(thing, clause.verb.lemma) in {"penalty", "time"} or head in {"año", "mes", "cadena"}
    if not is_term or (thing.quantity is None and head not in _SENTENCES):
        return
    if clause.verb.voice != "active" and clause.frame.event in {"order", "enact", "demand", "sentence"}:
        yield "a penalty that is handed down"
    if clause.frame.event != "demand":
        return
    told = [np for _, np in clause.arguments] + [a.phrase.object for a in clause.adjuncts if a.phrase is not None]
    inner = [p for phrase in thing.phrases for p in (phrase, *phrase.object.phrases)]  # "20 años | de cárcel para …"
    told += [p.object for p in inner if p.prep in {"para", "contra"}]
    if not any(class_of(np) in {"person", "group", "name", "org"} for np in told):
        yield "a penalty for whom"
    if not any(p.prep == "de" for p in thing.phrases):
        yield "years of what"
