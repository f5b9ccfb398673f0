"""Reads the tables of verbs: each row a frame, with the classes of what may fill its slots."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from digest.english.entries import AGENT, CLASSES, Argument, Frame
from digest.english.tables import REVIEWED, classes_in, rows_of
from pipeline.errors import LexiconError

#: What besides an agent may do what the press says of agents: "el estudio halló", "la ley crea", "la mina produce".
_THINGS_THAT_ACT = frozenset(("document", "law", "event", "act", "place", "area", "artefact", "substance", "natural"))


#: Verbs whose sense is their object's: "dar la espalda", "tomar la palabra".
_LIGHT = frozenset(
    ("dar", "hacer", "tener", "poner", "tomar", "llevar", "echar", "sacar", "pasar", "dejar", "traer", "volver",
     "meter", "tirar", "abrir", "cerrar", "cobrar", "correr", "perder", "ganar", "guardar", "romper")
)  # fmt: skip


def read_frames(folder: Path) -> dict[str, tuple[Frame, ...]]:
    """By verb its frames, an earlier table having the say; those of the press are beside them."""
    frames: dict[str, list[Frame]] = defaultdict(list)
    for name in ("frames.tsv", "verbs_general.tsv"):
        path = folder / name
        seen = set(frames)
        for line, row in rows_of(path, ("es", "event", "subj", "obj", "args", "en", "grade")):
            if row["es"] in seen:
                continue
            frame = _frame(row, path, line, len(frames[row["es"]]) + 1)
            frames[frame.es].append(frame)
    for line, row in rows_of(folder / "frames_press.tsv", ("es", "event", "subj", "obj", "args", "en", "grade")):
        frame = _frame(row, folder / "frames_press.tsv", line, len(frames[row["es"]]) + 1)
        frames[frame.es].append(frame)  # further senses, beside those of the other tables
    return {k: _widened(v) for k, v in frames.items() if v}


def _widened(frames: list[Frame]) -> tuple[Frame, ...]:
    """A verb with one English takes any thing for its object, and things that act for its subject.

    Classes choose between senses; where there is only one to choose, they would only refuse sentences.
    """
    plain = [f for f in frames if f.object and not f.clause and not any(a.is_required for a in f.arguments)]
    if len({(f.en, f.particle) for f in plain}) != 1 or not plain[0].is_safe or plain[0].es in _LIGHT:
        return tuple(frames)
    things = CLASSES - {"person", "group", "name", "place", "time", "plant", "animal"}
    widened = []
    for frame in frames:
        if frame in plain and any(not c.startswith("=") for c in frame.object):
            further = _THINGS_THAT_ACT if frame.subject >= AGENT else frozenset()
            wider = replace(frame, object=frame.object | things, loose_subject=further - frame.subject)
            widened.append(wider)
        else:
            widened.append(frame)
    return tuple(widened)


def _frame(row: Mapping[str, str], path: Path, line: int, n: int) -> Frame:
    obj = row["obj"]
    is_optional = obj.startswith("?")
    obj = obj.removeprefix("?")
    clause = ""
    clause_prep, tied, rest = obj.partition(":")
    if tied:  # "a:quesubj": tied on by a preposition
        obj = rest
    if obj in {"que", "quesubj", "quedeny", "inf", "infpass", "ing", "pred", "ask"}:
        clause, obj = obj, ""
    arguments = []
    for part in filter(None, (p.strip() for p in row["args"].split(";"))):
        if part == "-":
            continue
        left, arrow, en = part.partition(">")
        prep, _, classes = left.partition(":")
        is_required = prep.endswith("!") or classes.endswith("!")
        prep, classes = prep.removesuffix("!"), classes.removesuffix("!")
        arguments.append(
            Argument(
                prep=prep,
                classes=classes_in(classes or "*", path, line),
                en=en if arrow else prep,
                is_required=is_required,
            )
        )
    verb, _, particle = row["en"].partition(" ")
    if not verb:
        raise LexiconError(f"{path.name}:{line}: «{row['es']}» has no English verb")
    return Frame(
        es=row["es"],
        event=row["event"],
        subject=classes_in(row["subj"], path, line),
        object=classes_in(obj, path, line),
        clause=clause,  # type: ignore[arg-type]  # one of the four, tested above
        clause_prep=clause_prep if tied else "",
        object_is_optional=is_optional,
        arguments=tuple(arguments),
        en=verb,
        particle=particle,
        is_safe=row["grade"] != "a",
        is_familiar=path.name in REVIEWED,
        id=f"{row['es']}.{n}:{row['en'].replace(' ', '_')}",
    )
