"""What hangs on a noun phrase: participles and relatives with all that belongs to them."""

from dataclasses import replace

from digest.spanish.adjuncts import FREE
from digest.spanish.attachment import can_only_be_object
from digest.spanish.attributives import HUNG_ON
from digest.spanish.chart import Chart, best
from digest.spanish.clauses import clauses
from digest.spanish.copies import changed
from digest.spanish.fitting import concord, fits, may_be_subject, n_places
from digest.spanish.phraseheads import is_most
from digest.spanish.phrases import noun_phrases, simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.times import times
from digest.spanish.tree import Clause, NounPhrase, VerbGroup
from digest.spanish.valency import Clauses, tails, turned_passive
from digest.spanish.verbgroups import FINITE, carried_out, verb_groups


def participles(chart: Chart, at: int, number: str, gender: str, np: NounPhrase | None = None) -> Clauses:
    """ "afectadas por el derrame": participles of verbs with an object, agreeing with the noun before them.

    Of a verb of many senses only those are tried that the phrase before it may be the object of.
    """
    out: Clauses = []
    if held := carried_out(chart, at):  # "un operativo llevado a cabo en …"
        is_plural, ending = chart.low(at).endswith("s"), chart.low(at).rstrip("s")[-1]
        if number == ("pl" if is_plural else "sg") and gender in {"", "mf", "m" if ending == "o" else "f"}:
            group = VerbGroup(
                start=at, end=held, lemma="realizar", tense="part", voice="passive", number=number, gender=gender
            )
            found = tails(chart, held, group, None, "subject")
            out.extend(f for f in found if not _is_left_open(chart, f[0], f[1]))
    for r in chart.verbs(at):
        if r.tense != "part" or r.number != number or (gender not in {"", "mf"} and r.gender != gender):
            continue
        group = VerbGroup(
            start=at, end=at + 1, lemma=r.lemma, tense="part", voice="passive", number=r.number, gender=r.gender
        )
        senses = None
        if np is not None:
            every = chart.lexicon.frames.get(r.lemma, ())
            senses = tuple(f for f in every if not f.object or fits(np, f.object, r.lemma))
        found = tails(chart, at + 1, group, None, "subject", senses)
        out.extend(f for f in found if not _is_left_open(chart, f[0], f[1]))
    return out


def _is_left_open(chart: Chart, end: int, clause: Clause) -> bool:
    """ "usada | en la minería": what follows a bare participle belongs to it, not to the verb of the sentence."""
    if clause.verb.voice == "active" or clause.arguments or clause.adjuncts or clause.complement:
        return False
    is_dated = clause.verb.lemma in _NEVER_BARE and chart.low(end) in {"antes", "después", "luego"}
    return is_dated or chart.low(end) in FREE or chart.low(end) in {"a", "de"} or bool(times(chart, end))


#: What says nothing of a thing by itself: a crime is committed.
_NEVER_BARE = frozenset(("cometer", "realizar", "ocurrir", "perpetrar"))


def _is_cut_short(chart: Chart, end: int, clause: Clause) -> bool:
    """ "sicarios que llegaron | en moto": what follows a verb that says nothing more is the verb's."""
    told = (clause.object, clause.complement, clause.predicate, clause.arguments, clause.adjuncts, clause.also)
    return clause.verb.voice == "active" and not any(told) and chart.low(end) in FREE


def _place_link(chart: Chart, at: int) -> int:
    """Where the clause after "donde", "en donde" or "en el que" begins; 0 where none does."""
    here = at + 1 if chart.low(at) == "en" else at
    if chart.low(here) == "donde":
        return here + 1
    return _which(chart, here) if here > at else 0


#: What is news of a place whoever did it: "donde mataron a un policía".
_TOLD_OF_NOBODY = frozenset(("kill", "murder", "find", "rescue"))


def _done_there(chart: Chart, at: int) -> Clauses:
    """ "dos campamentos donde procesaban oro": where gold was processed, by nobody who is told."""
    out: Clauses = []
    for end, group in verb_groups(chart, at):
        if (
            group.number != "pl"
            or group.voice != "active"
            or group.helper
            or group.tense not in {"pres", "pret", "impf"}
        ):
            continue
        for stop, clause, cost in tails(chart, end, group, None):
            if chart.is_cat(stop, "and") and verb_groups(chart, stop + 1):
                continue  # "donde incautaron droga y destruyeron …": what follows would seem another's
            passive = turned_passive(clause) if clause.subject is None and not clause.frame.clause else None
            if passive is not None and passive.subject is not None:
                number = passive.subject.verb_number
                is_plain = passive.frame.event in _TOLD_OF_NOBODY and clause.verb.tense == "pret"
                note = () if is_plain else ("amber: what is done there, by nobody who is told",)
                notes = (*clause.notes, *note)
                verb = changed(passive.verb, number=number)
                out.append(
                    (
                        stop,
                        changed(passive, verb=verb, gap="place", notes=notes),
                        cost + 0.4 + 0.6 * n_places(passive.subject),
                    )
                )
    return out


def _which(chart: Chart, at: int) -> int:
    """Where the clause behind "el que", "la cual" or "las cuales" begins; 0 where none does."""
    is_which = chart.low(at) in {"el", "la", "los", "las"} and chart.low(at + 1) in {"que", "cual", "cuales"}
    return at + 2 if is_which else 0


#: Prepositions before "la cual", and their English; others say different things of different nouns.
_BEFORE_WHICH = {
    "con": "with", "durante": "during", "mediante": "by means of", "contra": "against", "desde": "from",
    "tras": "after", "sobre": "on", "según": "according to", "ante": "before", "bajo": "under",
}  # fmt: skip

#: What says by which law or agreement something is done.
_UNDER_WHICH = (("por",), ("en", "virtud", "de"))
_PACTS = frozenset(("law", "document"))


def _with_which(chart: Chart, at: int, np: NounPhrase) -> Clauses:
    """ "un plan con el cual la empresa podrá ampliar …": a clause of its own behind a preposition."""
    if any(chart.lows[at : at + len(words)] == words for words in _UNDER_WHICH) and class_of(np) in _PACTS:
        after = at + (1 if chart.low(at) == "por" else 3)
        english, begin, article = "under", _which(chart, after), chart.low(after)
    else:
        english, begin, article = _BEFORE_WHICH.get(chart.low(at), ""), _which(chart, at + 1), chart.low(at + 1)
    if not english or not begin or article not in _articles_of(np):
        return []
    if english == "before" and class_of(np) != "org":
        return []
    if english == "on" and class_of(np) not in {"document", "law", "abstract", "act", "event"}:
        return []
    return [
        (
            end,
            changed(c, gap=f"which:{english}", notes=(*c.notes, "amber: a relative behind a preposition")),
            cost + 0.2,
        )
        for end, c, cost in clauses(chart, begin)
        if c.subject is not None
    ]


def _articles_of(np: NounPhrase) -> frozenset[str]:
    number, gender = np.verb_number, np.gender
    forms = {("sg", "m"): {"el"}, ("sg", "f"): {"la"}, ("pl", "m"): {"los"}, ("pl", "f"): {"las"}}
    known = forms.get((number, gender))
    return frozenset(known) if known else frozenset({"el", "la"} if number == "sg" else {"los", "las"})


_WHOSE = {"cuyo": ("sg", "m"), "cuya": ("sg", "f"), "cuyos": ("pl", "m"), "cuyas": ("pl", "f")}


def _whose(chart: Chart, at: int) -> Clauses:
    """ "una planta cuyos relaves cayeron al río": whose tailings fell into the river."""
    form = _WHOSE.get(chart.low(at))
    if form is None:
        return []
    out: Clauses = []
    for after, owned, extra in simple_phrases(chart, at + 1):
        if owned.det or owned.noun is None or owned.number != form[0] or owned.gender not in {form[1], "mf"}:
            continue
        for end, group in verb_groups(chart, after):
            if group.is_subjunctive or not concord(owned, group):
                continue
            for stop, clause, cost in tails(chart, end, group, changed(owned, det="zero")):
                told = changed(clause, gap="whose", notes=(*clause.notes, "amber: whose"))
                out.append((stop, told, cost + extra + 0.2))
    return out


def _done_by_whom(chart: Chart, at: int, np: NounPhrase) -> Clauses:
    """ "el estudio que había presentado al Senace": that had been presented, by whom the sentence leaves open."""
    out: Clauses = []
    for end, group in verb_groups(chart, at):
        plain = group.voice == "active" and not group.helper and group.tense in {"pret", "impf", "pres"}
        if (
            not plain
            or group.is_negated
            or group.dative
            or group.is_to_somebody
            or not (group.is_perfect or group.tense == "pret")
        ):
            continue
        for stop, clause, cost in tails(chart, end, group, None, "object"):
            frame = clause.frame
            is_thing = fits(np, frame.object, group.lemma) and not fits(np, frame.subject, group.lemma, is_subject=True)
            if not is_thing or clause.subject is not None or frame.clause or frame.event == "state":
                continue
            verb = changed(clause.verb, voice="passive", number=np.verb_number)
            notes = (*clause.notes, "amber: done by whom is left unsaid")
            out.append((stop, changed(clause, verb=verb, gap="subject", notes=notes), cost + 0.4))
    return out


def _of_themselves(chart: Chart, at: int, np: NounPhrase) -> Clauses:
    """ "un agente fallecido por malaria": who died of it."""
    out: Clauses = []
    for r in chart.verbs(at):
        agrees = r.number == np.number and (np.gender in {"", "mf"} or r.gender in {"", np.gender})
        if r.tense != "part" or r.lemma not in HUNG_ON or not agrees or class_of(np) not in {"person", "group"}:
            continue
        group = VerbGroup(start=at, end=at + 1, lemma=r.lemma, tense="pret", voice="active", number=r.number)
        found = tails(chart, at + 1, group, None, "subject")
        out.extend((end, clause, cost + 0.3) for end, clause, cost in found if end > at + 1)
    return out


def _behind_adverb(chart: Chart, at: int) -> list[tuple[int, VerbGroup]]:
    """ "(las comunidades que) | aún no cuentan con título", "ya recibieron el bono"."""
    return [
        (stop, replace(group, adverb=adverb, adverb_at=at))
        for end, adverb in chart.adverb(at)
        if end == at + 1 and adverb.position == "mid"
        for stop, group in verb_groups(chart, end)
        if group.adverb is None and group.tense in FINITE
    ]


def _is_wanted(chart: Chart, at: int, np: NounPhrase, group: VerbGroup) -> bool:
    """ "una ley que proteja a X": what a thing that nobody has yet is to be like; not "pidió a un juez que …"."""
    is_new = np.det in {"", "indef"} and np.name is None and class_of(np) not in {"place", "time"}
    return group.tense == "subj" and is_new and chart.low(at) == "que" and chart.low(np.start - 1) not in {"a", "de"}


#: What has no object and yet a participle that follows what it is said of.
_OCCURS = frozenset(("ocurrir", "suceder", "acontecer", "acaecer"))


def _occurred(chart: Chart, at: int, np: NounPhrase) -> Clauses:
    """ "el incendio | ocurrido el 3 de mayo": that occurred then, where it is told when or where."""
    out: Clauses = []
    for r in chart.verbs(at):
        if r.tense != "part" or r.lemma not in _OCCURS or r.number != np.number or r.gender not in {np.gender, ""}:
            continue
        group = VerbGroup(start=at, end=at + 1, lemma=r.lemma, tense="pret", number=r.number)
        senses = tuple(f for f in chart.lexicon.frames.get(r.lemma, ()) if f.event == "occur" and not f.arguments)
        found = tails(chart, at + 1, group, None, "subject", senses)
        out.extend(f for f in found if f[1].adjuncts and fits(np, f[1].frame.subject, r.lemma, is_subject=True))
    return out


def _having_most(chart: Chart, at: int, np: NounPhrase) -> Clauses:
    """ "la región que | más bosques perdió en 2022": that lost the most forests."""
    out: Clauses = []
    for after, thing, extra in simple_phrases(chart, at):
        for end, group in verb_groups(chart, after) if thing.det == "quant" else ():
            if group.voice != "active" or group.is_subjunctive or not concord(np, group):
                continue
            for stop, clause, cost in tails(chart, end, group, None, "object"):
                fitting = fits(thing, clause.frame.object, group.lemma) and clause.subject is None
                if fitting and fits(np, clause.frame.subject, group.lemma, is_subject=True):
                    out.append((stop, changed(clause, gap="subject", object=thing), cost + extra))
    return out


#: What a relative begins with, but for participles.
_LINKS = frozenset(("que", "quien", "quienes", "donde", "en", "por", "el", "la", "los", "las", *_WHOSE, *_BEFORE_WHICH))


def _may_begin(chart: Chart, at: int) -> bool:
    """Whether a relative can begin at a word: it is asked of each behind a noun, and few are such."""
    if chart.low(at) in _LINKS or chart.low(at + 1) == "virtud":
        return True
    return any(r.tense == "part" for r in chart.verbs(at))


def relatives(chart: Chart, at: int, np: NounPhrase) -> Clauses:
    """ "que bloquean la vía", "que el gobierno entregó"; after a comma too."""
    if not _may_begin(chart, at):
        return []
    here = at
    place = _place_link(chart, at)
    if place:
        told = [(end, changed(c, gap="place"), cost + 0.1) for end, c, cost in clauses(chart, place) if c.subject]
        return best([*told, *_done_there(chart, place)])
    if occurred := _occurred(chart, at, np):
        return best(occurred)
    if chart.low(here) in _WHOSE:
        return best(_whose(chart, here))
    if chart.low(here) in _BEFORE_WHICH or chart.low(here) == "por" or chart.low(here + 1) == "virtud":
        return best(_with_which(chart, here, np))
    if chart.low(here) in {"el", "la", "los", "las"} and chart.low(here + 1) in {"cual", "cuales"}:
        here += 1
    elif chart.low(here) not in {"que", "quien", "quienes"}:
        return best(_of_themselves(chart, here, np))
    out: Clauses = []
    bare = changed(np, relative=None)
    begin = here + 1
    for end, group in verb_groups(chart, begin) or _behind_adverb(chart, begin):
        is_wish = group.is_subjunctive
        if not concord(np, group) or (is_wish and not _is_wanted(chart, here, np, group)):
            continue
        every = chart.lexicon.frames.get(group.lemma, ())
        senses = tuple(f for f in every if fits(bare, f.subject, group.lemma, is_subject=True))
        for stop, read, cost in tails(chart, end, group, None, "subject", senses if group.voice == "active" else None):
            clause = read
            if _is_left_open(chart, stop, clause) or _is_cut_short(chart, stop, clause):
                continue
            if may_be_subject(bare, clause):
                thing = clause.object
                doers = {"person", "group", "org", "name"} | (
                    {"artefact", "place"} if group.lemma == "dejar" else set()
                )
                is_open = thing is not None and thing.start == end and class_of(thing) in doers
                if thing is not None and is_open and not can_only_be_object(clause, thing):
                    # "el ministro que denunció la Contraloría": without "a" it is rather she who denounced him
                    clause = changed(clause, notes=(*clause.notes, "amber: which of two does it"))
                if is_wish:
                    clause = changed(clause, notes=(*clause.notes, "amber: what it is to be like"))
                out.append((stop, clause, cost + 0.2 * is_wish))
    if chart.low(here) == "que" and chart.low(begin) == "más" and is_most(chart, begin):
        out.extend(_having_most(chart, begin, np))
    if chart.low(here) == "que":
        for end, group in verb_groups(chart, begin):  # "la carretera que usa la mina": what comes late is the subject
            if group.voice != "active" or group.is_subjunctive:
                continue
            for after, subject, extra in simple_phrases(chart, end):
                if not concord(subject, group):
                    continue
                for stop, clause, cost in tails(chart, after, group, subject, "object"):
                    fitting = fits(np, clause.frame.object, group.lemma) and fits(
                        subject, clause.frame.subject, group.lemma, is_subject=True
                    )
                    if fitting and not fits(np, clause.frame.subject, group.lemma, is_subject=True):
                        out.append((stop, clause, cost + extra + 0.2))
        out.extend(_done_by_whom(chart, begin, np))
        for after, subject, extra in noun_phrases(chart, begin):
            for end, group in verb_groups(chart, after):
                if group.voice != "active" or group.is_subjunctive or not concord(subject, group):
                    continue
                for stop, clause, cost in tails(chart, end, group, subject, "object"):
                    if fits(np, clause.frame.object, group.lemma):
                        out.append((stop, clause, cost + extra))
    return best(out)
