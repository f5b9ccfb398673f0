"""Near-duplicates beside datasketch, rensa, simhash and TF-IDF, each with its best threshold on the same texts."""

import sys
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from benchmarks.grouping import GOLD, DuplicateScore, ignored, rows, score_duplicates
from pipeline.dedupe import Memory
from pipeline.resemblance import compare, read
from pipeline.text import keys, shingles
from pipeline.types import Duplicate, Item, Revision, Update

LANGS = {"spa": "es", "eng": "en"}
Docs = Mapping[str, Mapping[str, Any]]
#: Pairs that a peer proposes, with its own measure of likeness, from its lowest threshold on.
Proposals = list[tuple[float, str, str]]


def item(name: str, doc: Mapping[str, Any]) -> Item:
    """A labelled text as an item."""
    return Item(id=name, title="", text=doc["text"], lang=LANGS[doc["lang"]])


def ours(docs: Docs) -> list[tuple[str, str]]:
    """Links that the decisions make, the texts arriving one by one."""
    memory, links = Memory(), []
    for name, doc in docs.items():
        match memory.add(item(name, doc)):
            case Duplicate(of=of) | Update(of=of) | Revision(of=of):
                links.append((name, of))
    return links


def phrases(docs: Docs) -> dict[str, set[str]]:
    """The 3-word shingles that all who hash are given."""
    return {
        name: {" ".join(run) for run in shingles(keys(doc["text"], LANGS[doc["lang"]]))} for name, doc in docs.items()
    }


def datasketch_pairs(docs: Docs) -> Proposals:
    """MinHash with 256 permutations, LSH at .3."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.3, num_perm=256)
    hashes: dict[str, Any] = {}
    proposed: Proposals = []
    for name, found in phrases(docs).items():
        sketch = MinHash(num_perm=256)
        sketch.update_batch([phrase.encode() for phrase in found])
        proposed += [(sketch.jaccard(hashes[other]), name, other) for other in index.query(sketch)]
        index.insert(name, sketch)
        hashes[name] = sketch
    return proposed


def rensa_pairs(docs: Docs) -> Proposals:
    """R-MinHash with 252 permutations, LSH at .3."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.3, num_perm=252, num_bands=63)
    names = list(docs)
    hashes: list[Any] = []
    proposed: Proposals = []
    for n, (name, found) in enumerate(phrases(docs).items()):
        sketch = RMinHash(num_perm=252, seed=42)
        sketch.update(sorted(found))
        proposed += [(sketch.jaccard(hashes[other]), name, names[other]) for other in index.query(sketch)]
        index.insert(n, sketch)
        hashes.append(sketch)
    return proposed


def simhash_pairs(docs: Docs) -> Proposals:
    """64-bit simhash of the shingles, by Hamming distance."""
    import numpy as np
    from simhash import Simhash

    names = list(docs)
    values = np.array([Simhash(sorted(found)).value for found in phrases(docs).values()], dtype=np.uint64)
    proposed: Proposals = []
    for n in range(1, len(names)):
        distance = np.bitwise_count(values[:n] ^ values[n])
        for other in np.flatnonzero(distance <= 16):
            proposed.append((1 - float(distance[other]) / 64, names[n], names[other]))
    return proposed


def tfidf_pairs(docs: Docs) -> Proposals:
    """Cosine of TF-IDF over folded words, all pairs."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    names = list(docs)
    texts = [" ".join(keys(doc["text"], LANGS[doc["lang"]])) for doc in docs.values()]
    matrix = TfidfVectorizer(token_pattern=r"\S+", sublinear_tf=True).fit_transform(texts)
    proposed: Proposals = []
    for n in range(1, len(names)):
        row = (matrix[n] @ matrix[:n].T).tocoo()
        proposed += [
            (float(value), names[n], names[other])
            for other, value in zip(row.col, row.data, strict=True)
            if value >= 0.2
        ]
    return proposed


PEERS: dict[str, Callable[[Docs], Proposals]] = {
    "datasketch MinHash LSH": datasketch_pairs,
    "rensa R-MinHash LSH": rensa_pairs,
    "simhash": simhash_pairs,
    "TF-IDF cosine": tfidf_pairs,
}


def best(
    proposed: Proposals, judge: Callable[[Iterable[tuple[str, str]]], DuplicateScore]
) -> tuple[float, DuplicateScore]:
    """The threshold that gives a peer its best F1 here, which is more than it could know."""
    found = [
        (threshold / 100, judge((a, b) for likeness, a, b in proposed if likeness >= threshold / 100))
        for threshold in range(20, 96, 5)
    ]
    return max(found, key=lambda pair: pair[1].all.f1)


def agreed(proposed: Proposals, docs: Docs) -> Proposals:
    """A peer's proposals that our comparison of the facts lets stand."""
    readings = {name: read(item(name, doc)) for name, doc in docs.items()}
    return [
        (likeness, a, b)
        for likeness, a, b in proposed
        if compare(readings[a], readings[b]).verdict in ("same", "update")
    ]


def main(arguments: list[str]) -> int:
    """Print one line a method; `--quick` leaves the peers out."""
    if not GOLD.exists():
        print("dedupe: the labelled data is not here (../shared/gold); nothing measured.", file=sys.stderr)
        return 0
    docs: Docs = {str(row["id"]): row for row in rows("near_duplicates_dev.jsonl.gz")}
    skipped = ignored()

    def judge(links: Iterable[tuple[str, str]]) -> DuplicateScore:
        return score_duplicates(links, docs, skipped)

    def tell(name: str, found: DuplicateScore, seconds: float, note: str = "") -> None:
        speed = f"{1000 * seconds / len(docs):6.2f} ms/text" if seconds else " " * 14
        print(
            f"{name:34} {found.all}   without hard negatives F1 {found.without_hard.f1:.3f}   "
            f"notices merged {found.n_wrong_notices:5}   {speed}  {note}",
            flush=True,
        )

    started = time.perf_counter()
    links = ours(docs)
    tell("meanwhile", judge(links), time.perf_counter() - started, "one by one")
    if "--quick" in arguments:
        return 0
    for name, propose in PEERS.items():
        started = time.perf_counter()
        try:
            proposed = propose(docs)
        except ImportError as error:
            print(f"{name:34} not installed ({error.name}); `./run bench` installs it")
            continue
        seconds = time.perf_counter() - started
        threshold, found = best(proposed, judge)
        tell(name, found, seconds, f"best at {threshold:.2f}")
        narrowed = [p for p in proposed if p[0] >= min(threshold, 0.4)]
        threshold, found = best(agreed(narrowed, docs), judge)
        tell("  with our comparison of facts", found, 0.0, f"best at {threshold:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
