"""Noun phrases, parsed from the chart: simple and coordinated ones."""

from digest.english.entries import Name
from digest.spanish.chart import Chart, best
from digest.spanish.coordination import (
    ONLY,
    also_behind,
    are_both_sites,
    can_be_joined,
    is_deed_and_thing,
    is_not_only,
    shared_participle,
)
from digest.spanish.copies import changed
from digest.spanish.emphasis import OWN_SELF, by_itself
from digest.spanish.neuters import neuters
from digest.spanish.nounless import nounless
from digest.spanish.outof import out_of
from digest.spanish.phraseheads import Found, determiners, firm_heads, named_heads, noun_heads
from digest.spanish.portfolios import ministries
from digest.spanish.pronouns import pronouns
from digest.spanish.senses import class_of
from digest.spanish.those import of_them, said_by_enclitic, those_of, those_that
from digest.spanish.tree import NEITHER, NOT_BUT, NounPhrase, Phrase


def noun_phrases(chart: Chart, at: int) -> Found:
    """Every noun phrase that begins at `at`, coordinated ones included, cheapest first."""
    known = chart.memo.get(("np", at, None))
    return known if known is not None else chart.remember("np", at, None, lambda: best(_coordinated(chart, at)))


def _coordinated(chart: Chart, at: int) -> Found:
    found = list(simple_phrases(chart, at))
    results = list(found)
    if chart.low(at) == "tanto" or (chart.low(at) == "no" and chart.low(at + 1) in ONLY):
        from digest.spanish.pairs import paired

        return paired(chart, at, "")
    if chart.low(at) == "ni":
        return _neither(chart, at)
    for end, first, cost in found:
        if not first.is_loose:  # "una reunión, en la que …, así como": who knows what is joined
            results.extend(_more(chart, end, first, cost))
    return results


def _neither(chart: Chart, at: int) -> Found:
    """ "no presentó ni el estudio ni el plan": either of them, behind a denial."""
    is_subject = "no" not in chart.lows[:at]
    if is_subject and not (at == 0 or chart.text(at - 1) in {",", ":"} or chart.low(at - 1) == "que"):
        return []
    out: Found = []
    for end, first, cost in simple_phrases(chart, at + 1):
        if chart.low(end) == "ni":
            for stop, other, extra in simple_phrases(chart, end + 1):
                if can_be_joined(first, other):
                    tie = "and" if is_subject else "or"
                    notes = (*first.notes, NEITHER) if is_subject else first.notes
                    either = changed(first, start=at, end=stop, also=(other,), conjunction=tie, notes=notes)
                    out.append((stop, either, cost + extra + 0.2))
    return out


#: Members of a list: some enumerate half the departments of the country.
_MOST_JOINED = 12


def _more(chart: Chart, end: int, first: NounPhrase, cost: float) -> Found:
    """`first` with what is coordinated to it: "A, B y C"."""
    results: Found = []
    frontier: list[tuple[int, tuple[NounPhrase, ...], float]] = [(end, (), cost)]
    for _ in range(_MOST_JOINED):
        grown: list[tuple[int, tuple[NounPhrase, ...], float]] = []
        for here, others, total in frontier:
            conjunction = next((w.cat for w in chart.words(here, "and", "or")), "")
            as_well = here + 1 if chart.low(here) == "," else here
            is_set_off = (
                chart.text(here - 1) == ")" and first.start == 0 and not others
            )  # "El Sernanp (…), y el Gobierno"
            if is_set_off and chart.low(here) == "," and chart.is_cat(here + 1, "and") and class_of(first) == "org":
                conjunction, last = "and", here + 1
            elif chart.low(as_well) == "así" and chart.low(as_well + 1) == "como":
                conjunction, last = "and", as_well + 1
            else:
                last = here
            if chart.low(as_well) == "sino" and not others and (but := also_behind(chart, here)):
                conjunction = "but also" if is_not_only(chart, here) else "but"
                last = but - 1
            if conjunction:
                after = last + 2 if chart.low(last + 1) == "también" else last + 1
                only = chart.low(last + 1) == "no" and chart.low(last + 2) in {"solo", "sólo", "solamente"}
                if only:  # "territorios y no solamente parcelas"
                    after, conjunction = last + 3, "and not only"
                if conjunction == "and" and not others and chart.low(after) == "de":
                    results.extend(_of_two_kinds(chart, after, first, total))
                for stop, nxt, extra in simple_phrases(chart, after):
                    if chart.low(as_well) == "sino" and is_deed_and_thing(first, nxt):
                        continue
                    if can_be_joined(first, nxt) or chart.low(last) == "como":
                        joined = changed(
                            first, end=stop, also=(*others, nxt), conjunction=conjunction,
                        notes=(*first.notes, NOT_BUT) if conjunction == "but" else first.notes,
                        )  # fmt: skip
                        # a bare noun is joined to the bare noun before it: "para modernización y protección"
                        far = 0.5 if first.phrases and not nxt.det and nxt.name is None else 0.0
                        far = -0.1 if are_both_sites(first, nxt) else far
                        far += 0.4 if is_deed_and_thing(first, nxt) else 0.0
                        results.append((stop, joined, total + extra + far + 0.4))
                        if conjunction == "and" and not others:
                            results.extend(shared_participle(chart, stop, joined, total + extra + far + 0.4))
            elif others and chart.low(here) == "," and _and_others(chart, here + 1):  # "celulares, armas, entre otros"
                results.append((here, changed(first, end=here, also=others, conjunction="and"), total + 0.4))
            elif chart.low(here) == ",":
                for stop, nxt, extra in simple_phrases(chart, here + 1):
                    if can_be_joined(first, nxt) and not _says_what_it_is(nxt):
                        grown.append((stop, (*others, nxt), total + extra + 0.3))
        frontier = sorted(grown, key=lambda g: g[2])[:4]
        if not frontier:
            break
    return results


def _of_two_kinds(chart: Chart, at: int, first: NounPhrase, cost: float) -> Found:
    """ "empresas mineras y | de transporte": mining companies, and transport companies."""
    is_bare = first.noun is not None and first.number == "pl" and not (first.det or first.quantity or first.name)
    if not is_bare or len(first.adjectives) != 1 or first.n_pre or first.phrases or first.participle or first.relative:
        return []
    out: Found = []
    for stop, kind, extra in simple_phrases(chart, at + 1):
        if kind.noun is None or kind.det or kind.quantity or kind.name or kind.phrases or kind.relative:
            continue
        phrase = Phrase(start=at, end=stop, prep="de", object=kind)
        other = changed(first, start=at, end=stop, adjectives=(), phrases=(phrase,))
        notes = (*first.notes, "amber: two kinds of one noun")
        both = changed(first, end=stop, also=(other,), conjunction="and", notes=notes)
        out.append((stop, both, cost + extra + 0.3))
    return out


def _and_others(chart: Chart, at: int) -> bool:
    return chart.low(at) == "entre" and chart.low(at + 1) in {"otros", "otras"}


def _says_what_it_is(np: NounPhrase) -> bool:
    """ "la hidrovía, proyecto que abarca los ríos X y Z": the project is the waterway, no second thing beside it."""
    is_bare = np.noun is not None and np.number == "sg" and not (np.det or np.name or np.quantity)
    return is_bare and np.relative is not None


#: With these no noun phrase begins.
_BEGIN_NONE = frozenset(("", ".", ",", ":", ";", ")", "que", "se", "y", "e"))


def simple_phrases(chart: Chart, at: int) -> Found:
    """Noun phrases without coordination."""
    if chart.low(at) in _BEGIN_NONE and not chart.multi(at):
        return []
    return chart.remember("simple", at, None, lambda: best(_simple(chart, at)))


def _simple(chart: Chart, at: int) -> Found:
    if at >= len(chart):
        return []
    results: Found = []
    for begin, det, det_en, number, gender in determiners(chart, at):
        if begin > at and not chart.text(begin):
            continue
        if not det or det == "def":
            results.extend(named_heads(chart, at, begin, det))
            results.extend(firm_heads(chart, at, begin, det))
            results.extend(ministries(chart, at, begin))
        results.extend(noun_heads(chart, at, begin, det, det_en, number, gender))
        if det == "def" and chart.low(begin) in OWN_SELF:
            results.extend(by_itself(chart, at, begin))
    results.extend(_those_who(chart, at))
    results.extend(neuters(chart, at))
    results.extend(nounless(chart, at))
    results.extend(out_of(chart, at))
    results.extend(those_of(chart, at))
    results.extend(those_that(chart, at))
    results.extend(of_them(chart, at))
    results.extend(said_by_enclitic(chart, at))
    results.extend(pronouns(chart, at))
    return [r for np in results for r in with_posts(chart, *np)]


def _those_who(chart: Chart, at: int) -> Found:
    """ "quienes lavan oro", "los que viven en la cuenca": those who."""
    is_many = chart.low(at) == "quienes" or (chart.low(at) == "los" and chart.low(at + 1) == "que")
    is_one = chart.low(at) == "quien" and chart.is_cat(at - 1, "prep")
    begin = at + 1 if chart.low(at) == "los" else at
    people = next(iter(chart.lexicon.nouns.get("personas", ())), None)
    is_relative = chart.text(at - 1) == "," or (chart.is_cat(at - 1, "prep") and chart.text(at - 2) == ",")
    if not (is_many or is_one) or people is None or is_relative:
        return []  # "el dirigente, a quien acusan de …"
    from digest.spanish.hanging import relatives

    if is_one:  # "protege a quien denuncia": anyone who does
        name = Name(es="quien", en="anyone", cls="person", kind="pronoun")
        anyone = NounPhrase(start=at, end=at, name=name, number="sg", notes=("amber: those who",))
        return [(e, changed(anyone, end=e, relative=c), cost + 0.3) for e, c, cost in relatives(chart, at, anyone)]

    those = NounPhrase(
        start=at, end=begin, noun=people, number="pl", det="those", notes=("amber: those who",)
    )  # fmt: skip
    return [
        (stop, changed(those, end=stop, relative=c), cost + 0.3) for stop, c, cost in relatives(chart, begin, those)
    ]


def with_posts(chart: Chart, end: int, np: NounPhrase, cost: float) -> Found:
    """`np` as it stands and with what may follow it."""
    from digest.spanish.postmodifiers import closes, postmodified

    results: Found = [(end, np, cost)]
    frontier: Found = [(end, np, cost)]
    for _ in range(6):
        grown = best([r for e, n, c in frontier if not closes(chart, e) for r in postmodified(chart, e, n, c)])[:10]
        if not grown:
            break
        results.extend(grown)
        frontier = grown
    return results
