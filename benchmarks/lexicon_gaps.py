"""What real text still misses: words that the lexicon lacks, by how many unwritten sentences wait for them."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from digest.english.entries import word_set
from digest.english.resources import load_resources
from digest.english.write import sentences_of
from pipeline.errors import InputError
from pipeline.types import Item

#: How many words are listed.
N_SHOWN = 200
#: Words of grammar: the parser lacks a rule for them, and no row of the lexicon would help.
GRAMMAR = word_set(
    "como cómo donde dónde adonde cuando cuándo cuanto cuánto cuanta cuantos cuantas cual cuál cuales cuáles que "
    "qué quien quién quienes quiénes cuyo cuya cuyos cuyas uno unos una unas alguien nadie algo nada alguno "
    "alguna algunos algunas ninguno ninguna ningún ningunos ningunas cualquier cualquiera cualesquiera demás "
    "mismo misma mismos mismas tal tales cada ambos ambas varios varias yo tú él ella ello ellos ellas usted "
    "ustedes nosotros nosotras me te se le les lo la los las nos os mí ti sí consigo mi mis tu tus su sus suyo "
    "suya suyos suyas mío mía nuestro nuestra nuestros nuestras este esta esto estos estas ese esa eso esos esas "
    "aquel aquella aquello aquellos aquellas éste ésta éstos éstas ése ésa aquél y e o u ni pero mas sino porque "
    "pues aunque mientras si ya aún aun así también tampoco tan tanto tanta tantos tantas muy más menos después "
    "antes luego entonces dentro fuera encima debajo detrás delante no nunca jamás siempre según salvo excepto "
    "incluso además cabe vez veces"
)


def main(argv: Sequence[str] = ()) -> int:
    """List missing words of JSONL items (title, text, lang) in the files named, or on standard input."""
    resources = load_resources()
    words: Counter[str] = Counter()
    sole: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    grammar: Counter[str] = Counter()
    example: dict[str, str] = {}
    n_items = 0
    for item in _items(argv):
        n_items += 1
        english = sentences_of(item, resources)
        for unwritten in english.unwritten:
            missing, unread = gaps_of(unwritten.missing)
            grammar.update(unread)
            reason = unwritten.reason.split(":")[0] if missing or not unread else "no rule for a word of grammar"
            reasons[reason] += 1
            words.update(missing)
            if len(missing) == 1:
                sole.update(missing)
            for word in missing:
                example.setdefault(word, unwritten.span.quote[:80])
    print(f"{n_items} items; reasons: " + ", ".join(f"{n} {reason}" for reason, n in reasons.most_common(12)))
    print("words of grammar that no rule reads: " + ", ".join(f"{n} {word}" for word, n in grammar.most_common(20)))
    print("word\tsentences\talone\texample")
    for word, count in sorted(words.items(), key=lambda w: (-sole[w[0]], -w[1], w[0]))[:N_SHOWN]:
        print(f"{word}\t{count}\t{sole[word]}\t{example[word]}")
    return 0


def gaps_of(missing: Iterable[str]) -> tuple[list[str], list[str]]:
    """The words that a row of the lexicon would mend, and those that only a rule of grammar would."""
    words = list(missing)
    return [w for w in words if w not in GRAMMAR], [w for w in words if w in GRAMMAR]


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
