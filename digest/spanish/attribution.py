"""Who says so, behind what is said: "…, informó el ministerio", and at the end of a headline."""

from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.fitting import concord
from digest.spanish.guards import any_guard
from digest.spanish.phrases import simple_phrases
from digest.spanish.senses import class_of
from digest.spanish.times import times
from digest.spanish.tree import Clause
from digest.spanish.verbgroups import verb_groups

#: What may follow a speaker put last, and is left off: when and where it was said.
_AFTER_SPEAKER = frozenset(("tras", "durante", "en", "luego", "después"))
#: Longest name of who says so behind a headline's colon.
_LONGEST_TELLER = 7
#: What is said by who stands behind the verb.
_SAYS = word_set("say report announce warn confirm denounce claim explain reveal estimate demand criticise")
#: What says nothing by itself: what is announced, not who announces it.
_NOBODY = word_set("event act abstract crime artefact substance amount money time natural animal plant body penalty")


def with_speaker_behind(
    chart: Chart, at: int, last: int, clause: Clause
) -> tuple[Clause, tuple[tuple[int, int], ...]] | None:
    """ "…, informó el ministerio": the speaker put last."""
    if chart.text(at) != ",":
        return None
    for begin in (at + 1, at + 2 if chart.low(at + 1) == "según" else at + 1):
        for end, group in verb_groups(chart, begin):
            frames = [f for f in chart.lexicon.frames.get(group.lemma, ()) if f.clause == "que"]
            if not frames or group.tense not in {"pret", "pres"} or group.is_negated:
                continue
            begins = [end, *(e for e, day, _ in times(chart, end) if day.is_weekday)]  # "informó el lunes el ministro"
            if chart.low(end) == "a":  # "informó a RPP el fiscal"
                begins = [e for e, np, _ in simple_phrases(chart, end + 1) if np.name is not None and np.noun is None]
            for here, (stop, np, _) in ((b, found) for b in begins for found in simple_phrases(chart, b)):
                is_said = chart.low(stop) in _AFTER_SPEAKER and not any_guard(chart, stop, last)
                is_on_speaker = chart.text(stop) == "," and (
                    chart.low(stop + 1) in {"quien", "quienes"} or _is_of_body(chart, stop + 1, last)
                )
                if not concord(np, group) or class_of(np) in _NOBODY:
                    continue  # "…, anuncian nueva inspección"
                if stop == last or is_said or is_on_speaker:
                    asides = ((end, here),) if here > end else ()
                    return replace(clause, speaker=np, speaker_verb=frames[0].en, end=stop), asides
    return None


def _is_of_body(chart: Chart, at: int, last: int) -> bool:
    """ "…, informó el fiscal Marvin Loja, de la Fiscalía …": of which body."""
    return chart.low(at) == "de" and any(end == last for end, _, _ in simple_phrases(chart, at + 1))


def has_attribution(chart: Chart, start: int, end: int) -> bool:
    """Whether a verb of saying stands behind a comma, with who says so behind it."""
    for k in range(start, end - 1):
        if chart.text(k) != ",":
            continue
        for stop, group in verb_groups(chart, k + 1):
            says = any(f.clause == "que" and f.event in _SAYS for f in chart.lexicon.frames.get(group.lemma, ()))
            if says and group.tense in {"pret", "pres", "impf"} and chart.low(stop) != "que":
                return True
    return False


def is_told_by(chart: Chart, at: int, last: int) -> bool:
    """ "Gobierno brinda permisos irregulares: Contraloría": a headline's end that names who says so."""
    if not chart.is_headline or chart.text(at) != ":":
        return False
    rest = [chart.text(k) for k in range(at + 1, last) if chart.text(k)[:1].isalpha()]
    names = [w for w in rest if w not in {"de", "del", "la", "el", "los", "las", "y"}]
    return bool(names) and len(rest) <= _LONGEST_TELLER and all(w[0].isupper() for w in names)
