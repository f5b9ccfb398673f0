"""What a verb takes behind "a" or "de", put first: "A la reunión asistieron …", "De esta labor participan …"."""

from collections.abc import Iterator
from dataclasses import replace

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.copies import changed
from digest.spanish.fitting import concord, fits
from digest.spanish.phrases import noun_phrases
from digest.spanish.tree import Clause
from digest.spanish.valency import tails
from digest.spanish.verbgroups import verb_groups

#: Verbs whose subject the press puts last behind what they take; of others it would rather be their object.
_TURNED = {
    "a": word_set("sumarse asistir llegar acudir pertenecer ingresar concurrir contribuir volver retornar"),
    "de": word_set("participar depender provenir proceder formar salir"),
}

#: Subjects that a denial before the verb denies once more.
_DENIED = word_set("nada nadie ningún ninguno ninguna ni")


def put_first(chart: Chart, at: int) -> Iterator[tuple[int, Clause, float]]:
    """Clauses at `at` whose subject stands behind the verb, and what it takes before it."""
    prep = chart.low(at)
    turned = _TURNED.get(prep)
    if turned is None:
        return
    for end, taken, cost in noun_phrases(chart, at + 1):
        for after, group in verb_groups(chart, end):
            lemma = f"{group.lemma}se" if group.voice == "se" else group.lemma
            if lemma not in turned or group.is_to_somebody or group.is_subjunctive:
                continue
            verb = replace(group, lemma=lemma, voice="active") if group.voice == "se" else group
            frames = [
                (frame, wanted)
                for frame in chart.lexicon.frames.get(lemma, ())
                for wanted in frame.arguments
                if wanted.prep == prep and fits(taken, wanted.classes, lemma) and not (frame.object or frame.clause)
            ]
            for stop, subject, extra in noun_phrases(chart, after) if frames else ():
                if not concord(subject, group) or _DENIED.intersection(chart.lows[subject.start : subject.end]):
                    continue  # "A la maloca no llega nada"
                for frame, wanted in frames:
                    if not fits(subject, frame.subject, lemma, is_subject=True):
                        continue
                    left = tuple(a for a in frame.arguments if a is not wanted)
                    bare = replace(frame, arguments=left, id=f"{frame.id}:first")
                    for last, clause, more in tails(chart, stop, verb, subject, senses=(bare,)):
                        told = changed(
                            clause, start=at, frame=frame, arguments=((wanted, taken), *clause.arguments),
                            notes=(*clause.notes, "amber: what it takes is put first"),
                        )  # fmt: skip
                        yield last, told, cost + extra + more + 0.2


__all__ = ["put_first"]
