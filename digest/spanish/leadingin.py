"""What a clause at the head leads in: "Si …, las comunidades recibirán …", "Una vez aprobado el plan, la mina …"."""

from dataclasses import replace

from digest.spanish.chart import Chart
from digest.spanish.clauses import clauses
from digest.spanish.conjunctions import Link, leads, links_at
from digest.spanish.copies import changed
from digest.spanish.fitting import concord, may_be_subject, pronoun
from digest.spanish.tree import Clause, VerbGroup
from digest.spanish.valency import tails
from digest.spanish.verbgroups import pronominal, verb_groups

#: A clause that leads in, where it ends, what it costs, and its conjunction in English.
_Leading = tuple[int, Clause, float, str]


def led_in(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "Si los pagos se concretan, las comunidades recibirán …": the clause behind the comma with what leads in."""
    out: list[tuple[int, Clause, float]] = []
    leading = [*_done_before(chart, start), *_supposed(chart, start)]
    for link in links_at(chart, start):
        if leads(link):
            leading += _with_subject(chart, start, link)
            leading += _without_subject(chart, start, link)
    for stop, other, extra, english in leading:
        note = f"amber: a clause with {english.lstrip(', ')} at the head"
        for end, main, cost in clauses(chart, stop + 1):
            if main.also:
                continue
            first = other if other.subject is not None else _of_the_same(other, main) if _is_before(main) else None
            second = main if main.subject is not None else _of_the_same(main, other)
            if first is not None and second is not None:
                told = replace(second, start=start, also=(first,), joint=english, notes=(*second.notes, note))
                out.append((end, told, cost + extra + 0.4))
    return out


def _is_before(main: Clause) -> bool:
    """Whether who acts stands before the verb: "de no asistir, se tramitará una moción" is of somebody else."""
    return main.subject is None or main.subject.start < main.verb.start


def _with_subject(chart: Chart, start: int, link: Link) -> list[_Leading]:
    return [
        (stop, other, extra, link.english)
        for mood in link.moods
        for stop, other, extra in clauses(chart, start + len(link.words), mood=mood)
        if other.subject is not None and chart.text(stop) == "," and not (link.english == "until" and _denies(other))
        if link.words != ("como",) or _is_reason(other)
    ]


def _is_reason(clause: Clause) -> bool:
    """ "Como la empresa no pagó la multa, …", but not "como lo advirtió la Defensoría, …"."""
    subject = clause.subject
    return subject is not None and subject.end <= clause.verb.start and clause.frame.clause not in {"que", "quesubj"}


def _denies(clause: Clause) -> bool:
    """ "Hasta que no se titule, …": until it is, which the words do not say."""
    return clause.verb.is_negated


def _without_subject(chart: Chart, start: int, link: Link) -> list[_Leading]:
    """ "Cuando regresaba a su casa, el dirigente fue atacado": of whom the clause behind the comma tells."""
    if link.shares != "pronoun":
        return []
    out: list[_Leading] = []
    for after, group in verb_groups(chart, start + len(link.words)):
        is_wish = group.is_subjunctive
        if ("wish" if is_wish else "fact") not in link.moods or group.lemma == "haber" or group.dative:
            continue
        for stop, other, extra in tails(chart, after, group, None):
            if other.subject is None and chart.text(stop) == "," and not other.frame.clause:
                out.append((stop, other, extra + 0.3, link.english))
    return out


def _of_the_same(other: Clause, main: Clause) -> Clause | None:
    """The clause that leads in with the subject of the main one, as a pronoun."""
    who = main.subject
    if who is None or not who.number or "nobody" in main.notes or not concord(who, other.verb):
        return None
    if not may_be_subject(who, other):
        return None
    told = pronoun(who)
    if told is None:
        return None
    return changed(other, subject=changed(told, notes=(*told.notes, "amber: a pronoun for the subject")))


def _supposed(chart: Chart, start: int) -> list[_Leading]:
    """ "De concretarse la venta, …", "De no pagar la multa, …": if the sale goes ahead, if it does not pay it."""
    if chart.low(start) != "de":
        return []
    is_denied = chart.low(start + 1) == "no"
    at = start + 1 + is_denied
    low = chart.low(at)
    base = low.removesuffix("se") if low.endswith("rse") else low
    if not any(r.tense == "inf" for r in chart.lexicon.verbs.get(base, ())):
        return []
    if base == "haber":  # "De no haber respuesta, …"
        heads = [(at + 1, VerbGroup(start=start, end=at + 1, lemma="existir", tense="pres", is_negated=is_denied))]
    else:
        heads = [
            (at + 1, VerbGroup(start=start, end=at + 1, lemma=lemma, tense="pres", voice=voice, is_negated=is_denied))
            for lemma, voice in pronominal(chart, base, base != low)
        ]
    if base == "ser" and low == base:  # "De ser declarada inviable la obra, …"
        heads += [
            (at + 2, VerbGroup(start=start, end=at + 2, lemma=p.lemma, tense="pres", voice="passive",
                               is_negated=is_denied, number=p.number, gender=p.gender))
            for p in chart.verbs(at + 1) if p.tense == "part"
        ]  # fmt: skip
    out: list[_Leading] = []
    for end, group in heads:
        for stop, other, extra in tails(chart, end, group, None):
            is_done = group.voice != "se" or other.subject is not None
            if any(a.time for a in other.adjuncts) or "hasta" in chart.lows[start:stop]:
                continue  # "de no haber acuerdo hasta el viernes": of the days to come, which a bare name leaves open
            if group.voice == "passive" and other.subject is not None and not other.subject.det:
                continue  # "de ser hallado culpable, …"
            if chart.text(stop) == "," and is_done and not other.frame.clause:
                out.append((stop, other, extra + 0.2, "if"))
    return out


def _done_before(chart: Chart, start: int) -> list[_Leading]:
    """ "Una vez aprobado el estudio, …": once it has been approved."""
    if chart.low(start) != "una" or chart.low(start + 1) != "vez":
        return []
    return [
        (stop, other, extra, "once") for stop, other, extra in once_done(chart, start + 2) if chart.text(stop) == ","
    ]


def once_done(chart: Chart, at: int) -> list[tuple[int, Clause, float]]:
    """ "una vez | concluida la obra": a participle and what it is said of behind it."""
    out: list[tuple[int, Clause, float]] = []
    for reading in chart.verbs(at):
        if reading.tense != "part":
            continue
        group = VerbGroup(
            start=at, end=at + 1, lemma=reading.lemma, tense="pres", is_perfect=True, voice="passive",
            number=reading.number, gender=reading.gender,
        )  # fmt: skip
        for stop, clause, cost in tails(chart, at + 1, group, None):
            thing = clause.subject
            if thing is None or thing.start != at + 1 or clause.adjuncts or clause.frame.clause:
                continue
            if thing.gender and reading.gender and thing.gender != reading.gender:
                continue
            out.append((stop, clause, cost + 0.2))
    return out
