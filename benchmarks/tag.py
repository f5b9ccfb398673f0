"""Tagging beside its peers on the same words: a plain keyword list, FlashText and spaCy's PhraseMatcher."""

import importlib
import importlib.util
import json
import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from meanwhile.demo.press import load_press
from pipeline.automaton import fold
from pipeline.lexicon_bench import load_bench, run_bench
from pipeline.tagging import load_lexicon, tag
from pipeline.types import TOPICS, Item
from pipeline.vocabulary import Lexicon

_GOLD = Path(__file__).parents[1] / "../shared/gold/headlines_dev.jsonl"
_LENGTH = 3000
_ARTICLES = 600
_ROUNDS = 3

Topics = Callable[[str], set[str]]


def main(argv: list[str]) -> int:
    """Print speed, and on labelled headlines F1 per topic; 1 if fewer than 2,000 articles a second were tagged."""
    started = time.perf_counter()
    lexicon = load_lexicon()
    seconds = time.perf_counter() - started
    sizes = f"{len(lexicon.finder.automaton.words):,} patterns, {len(lexicon.gazetteer.names):,} place names"
    print(f"lexicon {lexicon.version}: loaded in {seconds:.2f} s, {sizes}")
    cases = load_bench()
    print(f"bench sentences: {len(cases)}, failing: {len(run_bench(lexicon, cases))}")
    articles = _articles(_ARTICLES)
    speeds = {}
    for name, texts in (("mixed news", articles), ("each paragraph on topic", _on_topic(_ARTICLES // 3))):
        items = [Item(id=str(n), title=text[:80], text=text[80:], lang="es") for n, text in enumerate(texts)]
        speed = _speed(lambda items=items: [tag(item, lexicon) for item in items], len(items))  # type: ignore[misc]
        speeds[f"meanwhile, {name}"] = speed
    peers = _peers(lexicon)
    for name, topics in peers.items():
        few = articles if "FlashText" in name else articles[:60]
        speeds[name] = _speed(lambda topics=topics, few=few: [topics(text) for text in few], len(few))  # type: ignore[misc]
    for name, speed in speeds.items():
        print(f"{name:42s} {speed:9,.0f} articles of {_LENGTH} characters per second and core")
    peers = {"meanwhile": lambda text: set(tag(Item(id="", title=text, text="", lang="es"), lexicon).topics), **peers}
    _quality(peers)
    return 0 if next(iter(speeds.values())) >= 2000 or "--no-bar" in argv else 1


def _articles(count: int) -> list[str]:
    """Texts of our own: the bench's sentences, shuffled into articles of the wanted length."""
    sentences = [f"{case.item.title}." for case in load_bench()]
    filler = [
        "El funcionario explicó que la reunión se realizará la próxima semana con todas las partes.",
        "Según el informe, los trabajos comenzaron en marzo y terminarán antes de fin de año.",
        "Las familias esperan una respuesta desde hace varios meses y han enviado tres cartas.",
        "El documento no precisa cuántas personas viven en la zona ni quién pagará los gastos.",
    ]
    source = random.Random(7)  # the same articles at each run
    articles = []
    for _ in range(count):
        text = ""
        while len(text) < _LENGTH:
            text += source.choice(filler if source.random() < 0.85 else sentences) + (
                "\n\n" if source.random() < 0.3 else " "
            )
        articles.append(text[:_LENGTH])
    return articles


def _on_topic(count: int) -> list[str]:
    """Texts of the sample press, each paragraph of which is on one of the topics and full of names."""
    press = load_press()
    paragraphs = [
        paragraph
        for outlet in press.outlets
        for article in press.of(outlet.id)
        if article.lang == "es"
        for paragraph in article.paragraphs
    ]
    source = random.Random(11)
    articles = []
    for _ in range(count):
        text = ""
        while len(text) < _LENGTH:
            text += source.choice(paragraphs) + "\n\n"
        articles.append(text[:_LENGTH])
    return articles


def _speed(work: Callable[[], object], count: int) -> float:
    rates = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        work()
        rates.append(count / max(time.process_time() - started, 1e-9))
    return statistics.median(rates)


def _words(lexicon: Lexicon) -> dict[str, list[str]]:
    """The strong words of each topic without any rule: what a keyword list would hold."""
    spelled: dict[int, list[str]] = {}
    for number, atoms in enumerate(lexicon.finder.atoms_of):
        for atom in (*atoms, *(atom for atom, _ in lexicon.finder.lettered.get(number, ()))):
            spelled.setdefault(atom, []).append(lexicon.finder.automaton.words[number])
    found: dict[str, set[str]] = {topic: set() for topic in TOPICS}
    for atom, terms in lexicon.finder.simple_of.items():
        for _, term in terms:
            if term.role == "strong":
                found[lexicon.subtopics[term.owner].topic].update(spelled.get(atom, ()))
    return {topic: sorted(words) for topic, words in found.items()}


def _peers(lexicon: Lexicon) -> dict[str, Topics]:
    words = _words(lexicon)
    padded = {topic: [f" {word.rstrip('*')}" + ("" if word.endswith("*") else " ") for word in words[topic]]
              for topic in TOPICS}  # fmt: skip

    def keywords(text: str) -> set[str]:
        folded = f" {fold(text).decode('ascii')} "
        return {topic for topic in TOPICS if any(word in folded for word in padded[topic])}

    peers: dict[str, Topics] = {"plain keyword list": keywords}
    if importlib.util.find_spec("flashtext"):
        from flashtext import KeywordProcessor

        processor = KeywordProcessor()
        for topic in TOPICS:
            for word in words[topic]:
                processor.add_keyword(word.rstrip("*"), topic)
        peers["FlashText"] = lambda text: set(processor.extract_keywords(fold(text).decode("ascii")))
    else:
        print("FlashText is not installed: left out")
    if importlib.util.find_spec("spacy"):
        spacy = importlib.import_module("spacy")
        blank = spacy.blank("es")
        matcher = importlib.import_module("spacy.matcher").PhraseMatcher(blank.vocab, attr="LOWER")
        for topic in TOPICS:
            matcher.add(topic, [blank.make_doc(word.rstrip("*")) for word in words[topic]])
        peers["spaCy PhraseMatcher"] = lambda text: {
            blank.vocab.strings[match] for match, _, _ in matcher(blank.make_doc(fold(text).decode("ascii")))
        }
    else:
        print("spaCy is not installed: left out")
    return peers


def _quality(taggers: dict[str, Topics]) -> None:
    if not _GOLD.exists():
        print("labelled headlines are not here: quality not measured")
        return
    rows = [json.loads(line) for line in _GOLD.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for row in rows if "topics" not in row.get("uncertain", ())]
    for name, topics in taggers.items():
        got = [topics(row["title"]) for row in rows]
        scores = [f"{topic} {_f1(rows, got, topic):.3f}" for topic in TOPICS]
        print(f"{name:42s} F1 on {len(rows)} headlines: {', '.join(scores)}")


def _f1(rows: Sequence[dict[str, list[str]]], got: Sequence[set[str]], topic: str) -> float:
    both = sum(topic in row["topics"] and topic in tags for row, tags in zip(rows, got, strict=True))
    total = sum(topic in row["topics"] for row in rows) + sum(topic in tags for tags in got)
    return 2 * both / total if total else 1.0
