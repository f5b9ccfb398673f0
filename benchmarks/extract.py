"""Extraction beside its peers on labelled pages: body F1, title, date and authors, pages per CPU second, in one run.

The pages and the scorer are not part of the project: they lie in ../shared/gold, or where `--gold` says.
"""

import argparse
import gzip
import importlib.util
import json
import logging
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

GOLD = Path(__file__).parents[1] / ".." / "shared" / "gold"
SETS = ("sh", "fundus", "traf", "wcxb", "spanish")

Row = dict[str, Any]
Peer = Callable[[str, str], Row]


def _ours() -> Peer:
    from scrapers.extract import ExtractionError, extract_html, printed_date

    def run(html: str, url: str) -> Row:
        try:
            article = extract_html(html, url or "https://example.org/article", now=datetime.now(UTC))
        except ExtractionError as error:
            if error.article is None:
                return {}
            article = error.article
        return {
            "title": article.title,
            "authors": list(article.authors),
            "published": printed_date(article),
            "text": article.text,
        }

    return run


def _trafilatura() -> Peer:
    import trafilatura

    def run(html: str, url: str) -> Row:
        document = trafilatura.bare_extraction(html, url=url or None, include_comments=False, with_metadata=True)
        if document is None or isinstance(document, dict):
            return {}
        authors = [name.strip() for name in (document.author or "").split(";") if name.strip()]
        return {"title": document.title, "authors": authors, "published": document.date, "text": document.text}

    return run


def _trafilatura_text() -> Peer:
    import trafilatura

    def run(html: str, url: str) -> Row:
        return {"text": trafilatura.extract(html, url=url or None, include_comments=False) or ""}

    return run


def _newspaper() -> Peer:
    import newspaper

    def run(html: str, url: str) -> Row:
        article = newspaper.Article(url or "https://example.org/article", fetch_images=False)
        try:
            article.download(input_html=html)
            article.parse()
        except (newspaper.ArticleException, ImportError, LookupError, ValueError, AttributeError, TypeError):
            return {}
        published = article.publish_date
        return {
            "title": article.title,
            "authors": list(article.authors),
            "published": published.isoformat() if isinstance(published, datetime) else str(published or ""),
            "text": article.text,
        }

    return run


def _readability() -> Peer:
    import lxml.etree
    import lxml.html
    from readability import Document

    from scrapers.plain import strip_controls
    from scrapers.readings import text_lines

    def run(html: str, _url: str) -> Row:
        document = Document(strip_controls(html))
        try:
            summary = document.summary()
            text = text_lines(lxml.html.fromstring(summary)) if summary.strip() else ""
            return {"title": document.short_title(), "text": text}
        except (lxml.etree.LxmlError, ValueError, TypeError, AttributeError):
            return {}

    return run


PEERS: Mapping[str, Callable[[], Peer]] = {
    "meanwhile": _ours,
    "trafilatura": _trafilatura,
    "trafilatura, text only": _trafilatura_text,
    "newspaper4k": _newspaper,
    "readability-lxml": _readability,
}


def read_pages(folder: Path) -> Iterator[Row]:
    """The pages one by one: id, url, html."""
    with gzip.open(folder / "extraction_dev_pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def load_scorer(folder: Path) -> ModuleType:
    """The scorer that lies beside the labels."""
    spec = importlib.util.spec_from_file_location("gold_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_peers(folder: Path, names: Sequence[str], *, limit: int = 0) -> tuple[dict[str, list[Row]], dict[str, float]]:
    """What every peer gives for every page, and its CPU seconds; page by page in turn, so that all meet one load."""
    peers = {name: PEERS[name]() for name in names}
    rows: dict[str, list[Row]] = {name: [] for name in names}
    seconds = dict.fromkeys(names, 0.0)
    for number, page in enumerate(read_pages(folder)):
        if limit and number >= limit:
            break
        for name, peer in peers.items():
            if number == 0:
                peer(page["html"], page["url"])  # models and word lists are loaded once
            start = time.process_time()
            row = peer(page["html"], page["url"])
            seconds[name] += time.process_time() - start
            rows[name].append({"id": page["id"], **row})
        if sys.stderr.isatty():
            print(f"\r{number + 1} pages", end="", file=sys.stderr)
    return rows, seconds


def _table(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


def _figure(value: Any) -> str:
    return "–" if value is None else f"{value:.4f}".lstrip("0") if value < 1 else f"{value:.3f}"


def report(folder: Path, rows: Mapping[str, list[Row]], seconds: Mapping[str, float]) -> str:
    """Two tables: bodies with speed, and title, date and authors."""
    scorer, gold = load_scorer(folder), str(folder / "extraction_dev_gold.jsonl")
    scores = {name: scorer.extract(found, gold) for name, found in rows.items()}
    bodies = [["body F1", *SETS, "mean", "pages/CPU-s"]]
    fields = [["title / date / authors", *(name for name in SETS if name != "sh")]]
    for name, score in scores.items():
        figures = [_figure(score.get(group, {}).get("body", {}).get("F1")) for group in SETS]
        bodies.append([name, *figures, _figure(score["mean_body_F1"]), f"{len(rows[name]) / seconds[name]:.1f}"])
        if name != "trafilatura, text only":
            fields.append(
                [
                    name,
                    *(
                        " / ".join(_figure(score[group].get(field)) for field in ("title", "date", "authors"))
                        for group in SETS
                        if group != "sh"
                    ),
                ]
            )
    parts = [_table(bodies), _table(fields)]
    if {"meanwhile", "trafilatura", "trafilatura, text only"} <= rows.keys():
        speed = {name: len(rows[name]) / seconds[name] for name in rows}
        parts.append(
            f"speed beside trafilatura: {speed['meanwhile'] / speed['trafilatura']:.2f} with metadata, "
            f"{speed['meanwhile'] / speed['trafilatura, text only']:.2f} of its text alone"
        )
    return "\n\n".join(parts)


def main(argv: list[str]) -> int:
    """Run all peers that are installed; 1 where the labelled pages are not there."""
    parser = argparse.ArgumentParser(prog="benchmarks extract", description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the labelled pages and of score.py")
    parser.add_argument("--only", action="append", choices=list(PEERS), help="run these alone; may be given again")
    parser.add_argument("--limit", type=int, default=0, help="so many pages only")
    options = parser.parse_args(argv)
    if not (options.gold / "extraction_dev_pages.jsonl.gz").is_file():
        print(f"no labelled pages in {options.gold}; say with --gold where they are", file=sys.stderr)
        return 1
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")  # the peers'
    needs = {"newspaper4k": "newspaper", "readability-lxml": "readability"}
    names = [n for n in options.only or PEERS if n not in needs or importlib.util.find_spec(needs[n]) is not None]
    for name in sorted(set(options.only or PEERS) - set(names)):
        print(f"{name} is not installed and left out; `./run bench` installs it", file=sys.stderr)
    rows, seconds = run_peers(options.gold, names, limit=options.limit)
    print(report(options.gold, rows, seconds))
    return 0
