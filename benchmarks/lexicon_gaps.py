"""What real text still misses: words that the lexicon lacks, by how many unwritten sentences wait for them."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from digest.english.resources import load_resources
from digest.english.write import sentences_of
from pipeline.errors import InputError
from pipeline.types import Item

#: How many words are listed.
N_SHOWN = 200


def main(argv: Sequence[str] = ()) -> int:
    """List missing words of JSONL items (title, text, lang) in the files named, or on standard input."""
    resources = load_resources()
    words: Counter[str] = Counter()
    sole: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    example: dict[str, str] = {}
    n_items = 0
    for item in _items(argv):
        n_items += 1
        english = sentences_of(item, resources)
        for unwritten in english.unwritten:
            reasons[unwritten.reason.split(":")[0]] += 1
            words.update(unwritten.missing)
            if len(unwritten.missing) == 1:
                sole.update(unwritten.missing)
            for word in unwritten.missing:
                example.setdefault(word, unwritten.span.quote[:80])
    print(f"{n_items} items; reasons: " + ", ".join(f"{n} {reason}" for reason, n in reasons.most_common(12)))
    print("word\tsentences\talone\texample")
    for word, count in sorted(words.items(), key=lambda w: (-sole[w[0]], -w[1], w[0]))[:N_SHOWN]:
        print(f"{word}\t{count}\t{sole[word]}\t{example[word]}")
    return 0


def _items(files: Sequence[str]) -> Iterator[Item]:
    if not files:
        yield from _read("standard input", sys.stdin)
    for name in files:
        with Path(name).open(encoding="utf-8") as lines:
            yield from _read(name, lines)


def _read(name: str, lines: Iterable[str]) -> Iterator[Item]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(
                f"{name}:{number} is no JSON: each line must be one item with title, text and lang"
            ) from error
        day = row.get("published_at") or row.get("day")
        yield Item(
            id=str(row.get("id", number)),
            title=row.get("title", ""),
            text=row.get("text", ""),
            lang=row.get("lang", "es"),
            published_at=_moment(day),
        )


def _moment(day: object) -> datetime | None:
    if not isinstance(day, str):
        return None
    text = f"{day[:4]}-{day[4:6]}-{day[6:8]}" if len(day) == 8 and day.isdigit() else day
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
