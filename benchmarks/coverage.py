"""How many facts that editors chose of articles like those of the tests are written, and where the others are lost.

`--press` measures on those in the manner of the press alone, `--file=PATH` on a file of the same form; `--all` prints
every sentence beside its source. `--specimens` composes one bulletin from all articles on the matter of a specimen or
pair, as they come in one or two weeks from several outlets, and looks for the facts there; beside it stands what the
sentences of all these articles hold together, so that one sees where a fact is lost.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.digest.coverage import FOLDER, STAGES, Article, Measured, by_specimen, load_articles, measure, retell

SETS = ("fact_news.yaml", "press_news.yaml", "press_unseen.yaml", "press_open.yaml", "press_blind.yaml")


def main(arguments: Sequence[str] = ()) -> int:
    """A line for each set, for each article, and for each claim that is not in an editor's draft."""
    files = [Path(a.removeprefix("--file=")) for a in arguments if a.startswith("--file=")]
    files = files or [FOLDER / name for name in SETS if "--press" not in arguments or name.startswith("press")]
    if "--specimens" in arguments:
        return _specimens([article for file in files for article in load_articles(file) if article.of])
    for file in files:
        measured = [measure(article) for article in load_articles(file)]
        print(f"{file.name}: {len(measured)} articles")
        _print_shares(measured)
        for each in measured:
            print(f"  {each.article.id:26} " + "  ".join(f"{s} {each.n_told(s)}" for s in STAGES), f"of {each.n_facts}")
            for claim in each.claims:
                missing = {fact: stage for fact, stage in claim.reached.items() if stage != "bulletin"}
                if missing:
                    print(f"      {claim.name}: " + ", ".join(f"{fact} ({stage})" for fact, stage in missing.items()))
            if "--all" in arguments:
                print("\n".join(f"        {line}" for line in each.lines))
    return 0


def _specimens(articles: Sequence[Article]) -> int:
    retold = [retell(each) for each in by_specimen(articles).values()]
    for each in retold:
        shares = "  ".join(f"{stage} {len(each.told[stage])}" for stage in STAGES)
        print(f"  {each.of:6} {len(each.articles)} articles  {shares}  of {len(each.facts)}")
        for name, facts in each.lost.items():
            print(f"      {name}: " + (", ".join(facts) or "-"))
        print("\n".join(f"      {line}" for line in each.texts["bulletin"].splitlines()))
    n_facts = sum(len(each.facts) for each in retold)
    print(f"{len(retold)} specimens and pairs, {len(articles)} articles:")
    for stage in STAGES:
        print(f"  {stage:9} {sum(len(each.told[stage]) for each in retold) / n_facts:6.1%} of {n_facts} facts")
    return 0


def _print_shares(measured: Sequence[Measured]) -> None:
    n_facts = sum(each.n_facts for each in measured)
    n_claims = sum(len(each.claims) for each in measured)
    for stage in STAGES:
        n_told = sum(each.n_told(stage) for each in measured)
        n_whole = sum(claim.is_told(stage) for each in measured for claim in each.claims)
        print(f"  {stage:9} {n_told / n_facts:6.1%} of {n_facts} facts, {n_whole / n_claims:6.1%} of {n_claims} claims")
    lost = Counter(reason for each in measured for reason in each.unwritten)
    print("  sentences not written: " + ", ".join(f"{reason} {n}" for reason, n in lost.most_common(6)))
