"""Stories from headlines arriving one by one, beside a batch clustering of TF-IDF with its best threshold."""

import sys
import time
from datetime import UTC, datetime
from typing import Any

from benchmarks.grouping import GOLD, Score, rows, score_stories
from pipeline.stories import StoryMemory
from pipeline.text import keys
from pipeline.types import Item


def ours(headlines: list[dict[str, Any]]) -> dict[str, str]:
    """Headlines by the story that they join."""
    memory = StoryMemory()
    found = {}
    for row in headlines:
        day = datetime.strptime(row["day"], "%Y%m%d").replace(tzinfo=UTC)
        found[row["id"]] = memory.add(Item(id=row["id"], title=row["title"], text="", lang="es", published_at=day))
    return found


def tfidf(headlines: list[dict[str, Any]], threshold: float) -> dict[str, str]:
    """Agglomerative clustering of each week's headlines by cosine distance."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    matrix = TfidfVectorizer(token_pattern=r"\S+", sublinear_tf=True).fit_transform(
        [" ".join(keys(row["title"])) for row in headlines]
    )
    found = {}
    for week in sorted({row["week"] for row in headlines}):
        at = [n for n, row in enumerate(headlines) if row["week"] == week]
        clustering = AgglomerativeClustering(
            n_clusters=None, distance_threshold=threshold, metric="cosine", linkage="average"
        )
        for n, label in zip(at, clustering.fit_predict(matrix[at].toarray()), strict=True):
            found[headlines[n]["id"]] = f"{week}-{label}"
    return found


def main(arguments: list[str]) -> int:
    """Print one line a method; `--quick` leaves the peer out."""
    if not GOLD.exists():
        print("stories: the labelled data is not here (../shared/gold); nothing measured.", file=sys.stderr)
        return 0
    headlines = sorted(rows("stories_dev.jsonl"), key=lambda row: str(row["day"]))

    def tell(name: str, found: tuple[Score, Score], note: str) -> None:
        print(f"{name:28} pairs {found[0]}   B³ {found[1]}   {note}", flush=True)

    started = time.perf_counter()
    found = ours(headlines)
    seconds = time.perf_counter() - started
    tell("meanwhile", score_stories(headlines, found), f"one by one, {1000 * seconds / len(headlines):.2f} ms each")
    if "--quick" in arguments:
        return 0
    try:
        results = [(t / 100, score_stories(headlines, tfidf(headlines, t / 100))) for t in range(50, 100, 2)]
    except ImportError as error:
        print(f"TF-IDF: not installed ({error.name}); `./run bench` installs it")
        return 0
    for which, measure in enumerate(("pairs", "B³")):
        threshold, scores = max(results, key=lambda pair: pair[1][which].f1)
        tell("TF-IDF, agglomerative", scores, f"in batch, distance {threshold:.2f}, the best for {measure}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
