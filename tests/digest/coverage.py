"""Which facts of an article reach its sentences, and which reach a bulletin on it alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import yaml

from digest.candidates import day_of
from digest.compose import bulletin_text, compose_bulletin
from digest.english.resources import Resources, load_resources
from digest.english.write import ItemEnglish
from digest.plan import BulletinOptions
from digest.trust import trust_in
from digest.vocabulary import Vocabulary, load_vocabulary
from digest.writers.house import HouseWriter
from pipeline.stories import StoryMemory
from pipeline.tagging import Lexicon, load_lexicon, tag
from pipeline.text import fold
from pipeline.types import BulletinDraft, Item, Story

FOLDER = Path(__file__).parent
#: How far a fact comes: into a sentence that may be mailed unread, one that an editor's draft may hold, one that is
#: offered beside it; and into a bulletin on this article alone, mailed unread or read by an editor.
STAGES = ("sure", "drafted", "offered", "unread", "bulletin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article of the tests and the facts that an editor would tell of it, by claim."""

    id: str
    region: str
    item: Item
    claims: Mapping[str, tuple[str, ...]]
    of: str = ""  # the specimen or pair whose claims it holds


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTold:
    """How far the facts of one claim have come."""

    name: str
    facts: tuple[str, ...]
    told: Mapping[str, frozenset[str]]  # stage -> the facts told there

    def is_told(self, stage: str) -> bool:
        """Whether all facts of the claim stand there."""
        return self.told[stage] == frozenset(self.facts)

    @property
    def reached(self) -> dict[str, str]:
        """Each fact with the furthest stage that it has reached."""
        return {
            fact: next(
                (stage for stage in ("bulletin", "unread", "drafted", "offered") if fact in self.told[stage]), "lost"
            )
            for fact in self.facts
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What became of one article."""

    article: Article
    claims: tuple[ClaimTold, ...]
    unwritten: tuple[str, ...] = ()  # the reasons
    lines: tuple[str, ...] = ()

    @property
    def n_facts(self) -> int:
        return sum(len(claim.facts) for claim in self.claims)

    def n_told(self, stage: str) -> int:
        return sum(len(claim.told[stage]) for claim in self.claims)


def load_articles(file: Path) -> list[Article]:
    """Articles of a file; one with a bare list of `facts` counts each as a claim."""
    return [_article(raw) for raw in yaml.safe_load(file.read_text(encoding="utf-8"))]


def _article(raw: Mapping[str, object]) -> Article:
    claims = raw.get("claims") or {str(fact): [fact] for fact in raw["facts"]}  # type: ignore[attr-defined]
    assert isinstance(claims, dict)
    return Article(
        id=str(raw["id"]),
        region=str(raw["region"]),
        item=item_of(raw),
        claims={str(name): tuple(str(fact) for fact in facts) for name, facts in claims.items()},
        of=str(raw.get("of", "")),
    )


def item_of(raw: Mapping[str, object]) -> Item:
    """The article as it is stored, tagged."""
    on = raw["day"]
    assert isinstance(on, date)
    item = Item(
        id=str(raw["id"]),
        title=str(raw["title"]),
        text=str(raw["text"]).strip(),
        lang="es",
        source="aldea",
        url=f"https://aldea.example.org/{raw['id']}",
        published_at=datetime.combine(on, time(15), tzinfo=UTC),
        peru_only=True,
    )
    return replace(item, regions=tag(item, _at_hand()[2]).regions)


def is_told(fact: str, text: str) -> bool:
    """Whether a fact stands in a text; "a|b" is told by either."""
    whole = fold(text).replace("-", " ")
    return any(fold(one).replace("-", " ") in whole for one in fact.split("|"))


def told_of(facts: Sequence[str], text: str) -> frozenset[str]:
    """Those of the facts that stand in a text."""
    return frozenset(fact for fact in facts if is_told(fact, text))


@cache
def _at_hand() -> tuple[Resources, Vocabulary, Lexicon]:
    resources = load_resources()
    return resources, load_vocabulary(resources), load_lexicon()


def draft_on(article: Article, written: ItemEnglish | None = None, *, for_editor: bool) -> BulletinDraft:
    """A bulletin on one article alone."""
    resources, vocabulary, lexicon = _at_hand()
    written = written or HouseWriter(resources).write(article.item)
    tagged = tag(article.item, lexicon)
    story = Story(
        id=article.id,
        headline=article.item.title,
        items=(article.item,),
        topics=tagged.topics or ("mining",),
        regions=tagged.regions,
        worth=0.6,
    )
    return compose_bulletin(
        article.region,
        [story],
        period_end_on=article.item.published_at.date(),  # type: ignore[union-attr]
        written={article.item.id: written},
        vocabulary=vocabulary,
        options=BulletinOptions(for_editor=for_editor),
    )


def bulletin_on(article: Article, written: ItemEnglish, *, for_editor: bool) -> str:
    """Its text, "" where there is none."""
    draft = draft_on(article, written, for_editor=for_editor)
    return bulletin_text(draft) if draft.paragraphs else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """What became of all articles on the matter of one specimen or pair, in one bulletin of their region."""

    of: str
    articles: tuple[Article, ...]
    facts: tuple[str, ...]
    told: Mapping[str, frozenset[str]]  # stage -> the facts told there, of whichever article
    texts: Mapping[str, str]
    drafts: tuple[BulletinDraft, ...]

    @property
    def lost(self) -> dict[str, list[str]]:
        """The facts that an editor's draft has not, by where they were lost."""
        missing = [fact for fact in self.facts if fact not in self.told["bulletin"]]
        stage = {
            fact: next((s for s in ("drafted", "offered") if fact in self.told[s]), "not written") for fact in missing
        }
        return {
            "written, and not in the draft": [fact for fact in missing if stage[fact] == "drafted"],
            "only offered beside it": [fact for fact in missing if stage[fact] == "offered"],
            "not written": [fact for fact in missing if stage[fact] == "not written"],
        }


def retell(articles: Sequence[Article]) -> Retold:
    """Group articles on one matter into stories, as a run does, and compose the bulletin of their region."""
    resources, vocabulary, lexicon = _at_hand()
    items = [replace(a.item, source=a.id, url=f"https://{a.id}.example.org/") for a in articles]
    writer = HouseWriter(resources)
    stories = _stories(items, lexicon)
    written = {item.id: writer.write(item) for item in items}
    drafts = {
        stage: compose_bulletin(
            articles[0].region,
            stories,
            period_end_on=max(day for item in items if (day := day_of(item))),
            period_days=14,
            written=written,
            vocabulary=vocabulary,
            options=BulletinOptions(for_editor=stage == "bulletin"),
        )
        for stage in ("unread", "bulletin")
    }
    texts = {stage: bulletin_text(draft) if draft.paragraphs else "" for stage, draft in drafts.items()}
    facts: list[str] = []
    for fact in (fact for article in articles for facts in article.claims.values() for fact in facts):
        if not any(set(fact.split("|")) & set(other.split("|")) for other in facts):
            facts.append(fact)
    of_sentences = [_of_stages(each) for each in written.values()]
    at_hand = {stage: " ".join(each[stage] for each in of_sentences) for stage in ("sure", "drafted", "offered")}
    return Retold(
        of=articles[0].of,
        articles=tuple(articles),
        facts=tuple(facts),
        told={stage: told_of(facts, text) for stage, text in (at_hand | texts).items()},
        texts=texts,
        drafts=tuple(drafts.values()),
    )


def _stories(items: Sequence[Item], lexicon: Lexicon) -> list[Story]:
    memory = StoryMemory()
    grouped: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: (str(item.published_at), item.id)):
        grouped.setdefault(memory.add(item), []).append(item)
    found = []
    for name, members in grouped.items():
        tagged = [tag(item, lexicon) for item in members]
        found.append(
            Story(
                id=name,
                headline=members[-1].title,
                items=tuple(members),
                topics=tuple(dict.fromkeys(topic for each in tagged for topic in each.topics)) or ("mining",),
                regions=tuple(dict.fromkeys(region for each in tagged for region in each.regions)),
                worth=max(each.worth for each in tagged),
                sources=tuple(item.source for item in members),
            )
        )
    return found


def by_specimen(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """The articles of each specimen or pair."""
    found: dict[str, list[Article]] = {}
    for article in articles:
        found.setdefault(article.of or article.id, []).append(article)
    return found


def measure(article: Article) -> Measured:
    """Write an article, compose a bulletin on it, and look for its facts in each."""
    resources, _, _ = _at_hand()
    written = HouseWriter(resources).write(article.item)
    texts = {
        **_of_stages(written),
        "unread": bulletin_on(article, written, for_editor=False),
        "bulletin": bulletin_on(article, written, for_editor=True),
    }
    claims = tuple(
        ClaimTold(
            name=name,
            facts=facts,
            told={stage: told_of(facts, text) for stage, text in texts.items()},
        )
        for name, facts in article.claims.items()
    )
    return Measured(
        article=article,
        claims=claims,
        unwritten=tuple(each.reason.partition(":")[0] for each in written.unwritten),
        lines=(*_lines(written), f"BULLETIN: {texts['bulletin']}"),
    )


def _of_stages(written: ItemEnglish) -> dict[str, str]:
    """What of an article may be mailed unread, what an editor's draft may hold, and all that is offered beside it."""
    drafted = [s for s in (*written.sentences, *written.fuller) if trust_in(s) != "none"]
    return {
        "sure": " ".join(s.text for s in written.sentences if trust_in(s) in {"sure", "placed"}),
        "drafted": " ".join(s.text for s in drafted),
        "offered": " ".join(s.text for s in (*written.sentences, *drafted)),
    }


def _lines(written: ItemEnglish) -> list[str]:
    lines = []
    for sentence in written.sentences:
        doubts = "; ".join(f.message for f in sentence.findings)
        lines.append(f"[{trust_in(sentence)}] {sentence.evidence[0].quote}\n          -> {sentence.text}  {{{doubts}}}")
    lines += [
        f"[unwritten] {each.span.quote}\n          -> {each.reason} {' '.join(each.missing)}"
        for each in written.unwritten
    ]
    return lines
