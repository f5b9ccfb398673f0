"""Who is asked to do what: asking bodies and officials, and calling for what communities or works are to do."""

from dataclasses import replace

from digest.english.genitives import is_firm
from digest.spanish.senses import class_of
from digest.spanish.tree import Clause, NounPhrase


def called_for(clause: Clause) -> Clause:
    """ "pidió que las comunidades participen": of whom is left open, and hardly of those who are to benefit."""
    inner = clause.complement
    if clause.verb.lemma != "pedir" or clause.frame.en != "ask" or clause.frame.clause != "quesubj" or inner is None:
        return clause
    if clause.verb.voice != "active" or inner.subject is None or any(a.prep == "a" for a, _ in clause.arguments):
        return clause
    if inner.verb.voice != "active" or _is_asked(inner.subject) or inner.subject.start < inner.start:
        return clause
    return replace(clause, frame=replace(clause.frame, en="call", particle="for"))


def _is_asked(who: NounPhrase) -> bool:
    """Whether somebody is one to turn to: a body, a company, an official, whoever has a name alone."""
    cls = class_of(who)
    return cls in {"org", "place", "area", ""} or (cls == "person" and who.number != "pl") or who.noun is None


def asked(clause: Clause) -> Clause:
    """ "Yanacocha pide ampliar el plazo": a firm asks for what others call for."""
    said = (clause.frame.en, clause.frame.particle)
    if said != ("call", "for") or clause.verb.voice != "active" or clause.subject is None:
        return clause
    return replace(clause, frame=replace(clause.frame, en="ask")) if is_firm(clause.subject, mines=True) else clause
