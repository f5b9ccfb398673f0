"""Sentences that leave their subject unsaid, for the one before them tells who it is: "Agregó que …"."""

from dataclasses import replace

from digest.spanish.adjuncts import adjuncts
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.datives import charged_before
from digest.spanish.fitting import concord
from digest.spanish.senses import class_of
from digest.spanish.tree import Adjunct, Before, Clause, NounPhrase, VerbGroup
from digest.spanish.valency import tails
from digest.spanish.verbgroups import verb_groups

#: Who may go on unsaid.
_WHO = frozenset(("person", "group", "org", "name"))
#: What is said, asked or threatened by who has just been speaking.
_SPEAKING = frozenset(
    (
        "say",
        "demand",
        "denounce",
        "announce",
        "warn",
        "propose",
        "reject",
        "criticise",
        "promise",
        "strike",
        "protest",
        "block",
        "gather",
    )
)
#: What is so of things rather than done by somebody.
_NOT_DONE = frozenset(
    ("state", "include", "reach", "rise", "fall", "occur", "cause", "affect", "end", "begin", "consider")
)
#: Behind what the one who acted goes on, though somebody else was told of: "se reunió con el alcalde. Anunció que …".
_GOES_ON = frozenset((
    "say", "announce", "meet", "travel", "arrive", "visit", "promise", "propose", "support", "sign", "thank", "homage",
))  # fmt: skip
_ADDS = frozenset(("además", "asimismo", "también", "igualmente"))
#: How somebody answers who was accused.
_ANSWERS = frozenset(("negar", "rechazar", "responder", "desmentir", "descartar", "aclarar", "replicar", "contestar",
    "admitir", "reconocer", "confesar", "alegar"))  # fmt: skip
#: How many adjuncts may stand before the verb.
_FRONTS = 2


def told_by(clause: Clause) -> Before:
    """Whom a sentence leaves to be spoken of in the next one without being named."""
    inner = clause.complement.subject if clause.complement is not None else None
    others = [clause.object, inner, *(np for _, np in clause.arguments), *(o.subject for o in clause.also)]
    theirs = [np for np in others if np is not None and np is not clause.subject and _is_somebody(np)]
    subject = clause.subject if clause.subject is not None and _is_somebody(clause.subject) else None
    speaker = clause.speaker if clause.speaker is not None and _is_somebody(clause.speaker) else None
    return Before(
        subject=_as_known(subject) if subject is not None else None,
        speaker=_as_known(speaker) if speaker is not None else None,
        others=tuple(_as_known(np) for np in theirs),
        named=tuple(_as_known(np) for np in _all_of(clause)),
        event=clause.frame.event,
        is_whole=not _holds_more(clause),
    )


def _holds_more(clause: Clause) -> bool:
    """Whether it tells of more than its phrases: of what for, how, or in what state."""
    more = any(a.purpose or a.gerund or a.state for a in clause.adjuncts)
    return more or any(_holds_more(c) for c in (clause.complement, *clause.also) if c is not None)


def _all_of(clause: Clause) -> list[NounPhrase]:
    """Every phrase of the clause and of what it tells, those within others included."""
    heads = [clause.subject, clause.object, clause.speaker, *(np for _, np in clause.arguments)]
    heads += [a.phrase.object for a in clause.adjuncts if a.phrase is not None]
    found = [inner for np in heads if np is not None for inner in _with_inner(np)]
    for inner in (clause.complement, *clause.also):
        if inner is not None:
            found += [np for np in _all_of(inner) if np not in found]
    return found


def _with_inner(np: NounPhrase) -> list[NounPhrase]:
    found = [np] if np.noun is not None or np.name is not None else []
    for inner in (*(p.object for p in np.phrases), *np.also):
        found += _with_inner(inner)
    for clause in (np.participle, np.relative, np.infinitive):
        if clause is not None:
            found += _all_of(clause)
    return found


def _is_somebody(np: NounPhrase) -> bool:
    if np.name is not None and np.name.kind == "pronoun":
        return False
    is_named = np.name is not None and np.noun is None and np.name.cls in _WHO
    return is_named or class_of(np, is_subject=True) in _WHO


def _as_known(np: NounPhrase) -> NounPhrase:
    """The phrase as it is told again: definite, and without what only the first telling says of it."""
    phrases = tuple(
        replace(p, start=0, end=0, object=_as_known(p.object) if p.object.noun else _placed(p.object))
        for p in np.phrases
        if p.prep == "de"
    )
    is_named = np.name is not None and np.noun is None
    apposition = _placed(np.apposition) if np.apposition is not None and np.noun is not None else None
    return changed(
        np,
        start=0, end=0, det=np.det if is_named or np.det in {"all", "dem"} else "def",
        det_en=np.det_en if np.det in {"all", "dem"} else "", phrases=phrases, apposition=apposition,
        quantity=None, also=tuple(_as_known(o) for o in np.also), participle=None, relative=None, infinitive=None,
        infinitive_link="", aside=None, bracket=None, locator="", is_located=False, is_loose=False, notes=(),
    )  # fmt: skip


def _placed(np: NounPhrase) -> NounPhrase:
    bare = changed(np, participle=None, relative=None, infinitive=None, aside=None, bracket=None, notes=())
    return changed(bare, start=0, end=0, phrases=(), also=tuple(_placed(o) for o in np.also))


def unsaid(chart: Chart, start: int) -> list[tuple[int, Clause, float]]:
    """ "Además, pidió que …": the clause of who was spoken of in the sentence before."""
    before = chart.before
    if before is None or start:
        return []
    out: list[tuple[int, Clause, float]] = []
    for here, front, extra in _fronts(chart, start):
        for stop, clause, cost in charged_before(chart, here, before) if chart.low(here) == "se" else ():
            notes = (*clause.notes, "amber: the subject of the sentence before")
            told = changed(clause, start=start, adjuncts=(*front, *clause.adjuncts), notes=notes)
            out.append((stop, told, cost + extra + 0.3))
        for after, group in verb_groups(chart, here):
            if group.is_subjunctive or group.dative:
                continue
            if group.voice == "se" and not _is_reflexive(chart, group):
                continue
            for who in _who(before, group, chart):
                for stop, clause, cost in tails(chart, after, group, who):
                    if group.voice != "passive" and clause.frame.event in _NOT_DONE:
                        continue  # "es el segundo derrame", "cuenta con 3 millones": not who was spoken of
                    notes = (*clause.notes, "amber: the subject of the sentence before")
                    adjuncts_ = (*front, *clause.adjuncts)
                    # "También exigieron …": those who spoke go on speaking; else it may be nobody in particular
                    far = 0.3 if clause.frame.event in _SPEAKING else 0.6
                    told = changed(clause, start=start, adjuncts=adjuncts_, notes=notes)
                    out.append((stop, told, cost + extra + far))
    return out


def _fronts(chart: Chart, start: int) -> list[tuple[int, tuple[Adjunct, ...], float]]:
    found: list[tuple[int, tuple[Adjunct, ...], float]] = [(start, (), 0.0)]
    frontier = list(found)
    for _ in range(_FRONTS):
        grown = []
        for here, done, cost in frontier:
            for end, adjunct, extra in adjuncts(chart, here):
                step = 1 if chart.text(end) == "," else 0
                grown.append((end + step, (*done, changed(adjunct, is_front=True)), cost + extra))
        frontier = sorted(grown, key=lambda g: g[2])[:6]
        found.extend(frontier)
    return found


def _is_reflexive(chart: Chart, group: VerbGroup) -> bool:
    return f"{group.lemma}se" in chart.lexicon.frames


def _who(before: Before, group: VerbGroup, chart: Chart) -> list[NounPhrase]:
    """Who it is: one who agrees, where nobody else does; of what is said, who was speaking."""
    if group.voice == "passive":
        # "detuvo a tres mineros. Fueron trasladados": the miners; "ordenó la captura del alcalde. Fue detenido": who?
        agreeing = [np for np in before.named if np.gender in {group.gender, "mf"} and np.number == group.number]
        is_pronoun = any(np.name is not None and np.name.kind == "pronoun" for np in before.named)
        return agreeing if len(agreeing) == 1 and agreeing[0].gender == group.gender and not is_pronoun else []
    if before.speaker is not None:
        says = any(f.clause.startswith("que") for f in chart.lexicon.frames.get(group.lemma, ()))
        return [before.speaker] if says and concord(before.speaker, group) else []
    subject = before.subject
    if subject is None or not concord(subject, group):
        return []
    says = any(f.clause.startswith("que") for f in chart.lexicon.frames.get(group.lemma, ()))
    rivals = [np for np in before.others if concord(np, group)]
    # "acusó al gobernador. Negó que …", "citó al alcalde. Dijo que …": who was accused or called may be who speaks
    is_added = bool(_ADDS.intersection(chart.lows[: group.start + 1]))
    goes_on = says and (before.event in _GOES_ON or is_added) and group.lemma not in _ANSWERS
    return [subject] if goes_on or not rivals else []
