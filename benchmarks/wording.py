"""What share of judged sentences is printed as it stands, by how much of it is new; and printed sentences added.

`./run lexicon judged JUDGED.jsonl ...` reads lines {"text": "…", "asis": true, "faithful": true} of sentences that the
files of printed ones do not hold yet; `./run lexicon printed SENTENCES.txt ...` adds sentences, one a line.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.english import wording
from pipeline.errors import InputError, MeanwhileError

LEXICON = Path(wording.__file__).parent / "lexicon"
PRINTED = LEXICON / wording.FILES[0]


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of the house and what a reader said of it."""

    text: str
    asis: bool
    faithful: bool


def main(argv: Sequence[str]) -> int:
    """`judged` or `printed`, and the files to read."""
    word, *files = argv
    if not files:
        what = "judged sentences, JSON lines with text, asis, faithful" if word == "judged" else "printed sentences"
        raise InputError(f"./run lexicon {word} FILE: name files of {what}")
    if word == "printed":
        n_new = sum(added(text_of(Path(name)).splitlines()) for name in files)
        print(f"{n_new} added to {PRINTED.name}")
        return 0
    held = set(PRINTED.read_text(encoding="utf-8").splitlines())
    known = known_in(LEXICON)
    judged = [one for name in files for one in read(Path(name))]
    fresh = [one for one in judged if " ".join(wording.normalised(one.text, known=known)) not in held]
    print("\n".join(table(fresh, wording.load_wording(LEXICON))))
    if len(fresh) < len(judged):
        print(f"{len(judged) - len(fresh)} left out: {PRINTED.name} holds them already")
    return 0


def text_of(path: Path) -> str:
    """What a file holds; one that cannot be read is named."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error


def read(path: Path) -> list[Judged]:
    """The judged sentences of a file; a bad line is named."""
    found = []
    for number, line in enumerate(text_of(path).splitlines(), 1):
        try:
            told = json.loads(line)
            text, asis, faithful = told["text"], told["asis"], told["faithful"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}:{number}: needs text, asis and faithful ({error!r})") from error
        if not (isinstance(text, str) and isinstance(asis, bool) and isinstance(faithful, bool)):
            raise InputError(f"{path}:{number}: text is a string, asis and faithful are true or false")
        found.append(Judged(text=text, asis=asis, faithful=faithful))
    return found


def table(judged: Sequence[Judged], known: wording.Wording) -> list[str]:
    """A line for each number of new triples: how many sentences have no more, and how they fared."""
    rows = [(known.strangeness(one.text).n_triples, one) for one in judged]
    lines = ["new triples  sentences  as is  faithful"]
    for most in range(max((n for n, _ in rows), default=-1) + 1):
        kept = [one for n, one in rows if n <= most]
        if not kept:
            continue
        asis, faithful = sum(one.asis for one in kept) / len(kept), sum(one.faithful for one in kept) / len(kept)
        mark = "  <- the limit" if most == wording.MOST_NEW else ""
        lines.append(f"{most:11}  {len(kept):9}  {asis:5.0%}  {faithful:8.0%}{mark}")
    return lines


def known_in(folder: Path) -> frozenset[str]:
    """All words of the files in a folder."""
    paths = [folder / name for name in wording.FILES]
    texts = [path.read_text(encoding="utf-8") for path in paths if path.exists()]
    return frozenset(word for text in texts for word in text.split())


def added(sentences: Iterable[str], path: Path = PRINTED) -> int:
    """Add sentences to the printed ones, their wording alone; how many are new."""
    lines = set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()
    new = {" ".join(words) for words in wording.lines_of(sentences, known=known_in(path.parent))} - lines
    path.write_text("".join(f"{line}\n" for line in sorted(lines | new)), encoding="utf-8")
    return len(new)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except MeanwhileError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_status)
