"""How fast the English writer is, what it holds in memory, and what share of the test corpus it writes."""

import csv
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pipeline.types import Item

CORPUS = Path(__file__).parents[1] / "tests" / "digest" / "corpus"
PUBLISHED = datetime(2024, 5, 20, 12, tzinfo=UTC)


def main(argv: Sequence[str] = ()) -> int:
    """Measure on the test corpus, or on the lines of the files named in `argv` (one sentence a line)."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    from digest.english.resources import load_resources
    from digest.english.write import sentences_of

    resources = load_resources()
    loading_s = time.perf_counter() - begun
    memory_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    items = [_item(sentence, field) for sentence, field in _sentences(argv)]
    grades: Counter[str] = Counter()
    times: list[float] = []
    for item in items:
        begun = time.process_time()  # what the processor spends, whatever else runs beside it
        english = sentences_of(item, resources)
        times.append(time.process_time() - begun)
        grades[str(english.sentences[0].grade) if english.sentences else "none"] += 1
    times.sort()
    print(f"loading            {loading_s:.2f} s (limit 2), {memory_mb:.0f} MB (limit 150)")
    print(
        f"a sentence         {1000 * sum(times) / len(times):.1f} ms mean, {1000 * times[-len(times) // 20]:.1f} ms p95"
    )
    print(f"sentences          {len(items)}: " + ", ".join(f"{n} {grade}" for grade, n in grades.most_common()))
    print("lexicon            " + ", ".join(f"{n} {name}" for name, n in resources.lexicon.size.items()))
    return 0


def _sentences(files: Sequence[str]) -> list[tuple[str, str]]:
    if files:
        lines = [line.strip() for name in files for line in Path(name).read_text(encoding="utf-8").splitlines()]
        return [(line, "text") for line in lines if line]
    with (CORPUS / "leads.tsv").open(encoding="utf-8", newline="") as rows:
        found = [(r["spanish"], r["field"]) for r in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)]
    with (CORPUS / "abstain.tsv").open(encoding="utf-8", newline="") as rows:
        found += [(r["sentence"], "text") for r in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return found


def _item(sentence: str, field: str) -> Item:
    title, text = (sentence, "") if field == "title" else ("", sentence)
    return Item(id="1", title=title, text=text, lang="es", published_at=PUBLISHED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
