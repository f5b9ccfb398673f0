"""Stories with English sentences, made for the tests of composing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from pipeline.types import Evidence, Grade, Item, Sentence, SentenceRole, Story

END = date(2019, 2, 24)


@dataclass(frozen=True, slots=True)
class Unwritten:
    """As the writer gives it."""

    span: Evidence
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """As the writer gives it."""

    item: Item
    sentences: tuple[Sentence, ...]
    unwritten: tuple[Unwritten, ...] = ()
    fuller: tuple[Sentence, ...] = ()


Line = tuple[str, str] | tuple[str, str, SentenceRole] | tuple[str, str, SentenceRole, Grade]


def report(
    item_id: str,
    lines: Sequence[Line],
    *,
    on: date = END,
    source: str = "aldea",
    title: str = "",
    regions: tuple[str, ...] = ("Madre de Dios",),
) -> Written:
    """An item whose text is the Spanish of the lines, with their English."""
    text = " ".join(line[0] for line in lines)
    item = Item(
        id=item_id,
        title=title or lines[0][0].rstrip("."),
        text=text,
        lang="es",
        url=f"https://{source}.example.org/{item_id}",
        source=source,
        published_at=datetime.combine(on, time(15), tzinfo=UTC),
        regions=regions,
    )
    sentences = []
    at = 0
    for line in lines:
        start = text.index(line[0], at)
        at = start + len(line[0])
        evidence = Evidence(
            item=item_id, quote=line[0], start=start, end=at, source=source, url=item.url, published_on=on
        )
        role: SentenceRole = line[2] if len(line) > 2 else "news"
        grade = line[3] if len(line) > 3 else Grade.GREEN
        sentences.append(Sentence(text=line[1], role=role, grade=grade, evidence=(evidence,), frame="test"))
    return Written(item, tuple(sentences))


def story(
    story_id: str,
    *reports: Written,
    topics: tuple[str, ...] = ("mining",),
    regions: tuple[str, ...] = ("Madre de Dios",),
    worth: float = 0.6,
) -> Story:
    """The story that some reports tell."""
    items = tuple(sorted((each.item for each in reports), key=lambda item: str(item.published_at)))
    return Story(
        id=story_id,
        headline=items[-1].title,
        items=items,
        topics=topics,
        regions=regions,
        worth=worth,
        sources=tuple(dict.fromkeys(item.source for item in items)),
    )


def written(*reports: Written) -> dict[str, Written]:
    """By item, as composing takes it."""
    return {each.item.id: each for each in reports}


def a_week() -> tuple[list[Story], dict[str, Written]]:
    """Three stories of Madre de Dios, one told by two outlets, one with an outlook; one of Loreto."""
    raid = report(
        "raid",
        [
            (
                "La Policía destruyó 17 dragas y 40 motores en el río Malinowski durante un operativo de tres días.",
                "The police have destroyed 17 dredges and 40 engines on the river Malinowski "
                "during an operation of three days.",
            ),
            (
                "Los dirigentes de las comunidades de Tambopata denunciaron que los mineros "
                "regresan después de cada operativo.",
                "Leaders of the communities of Tambopata have complained that the miners return after each operation.",
                "position",
            ),
        ],
        on=END - timedelta(days=2),
    )
    raid_again = report(
        "raid2",
        [
            (
                "La Policía destruyó 17 dragas y 40 motores en el río Malinowski.",
                "The police have destroyed 17 dredges and 40 engines on the river Malinowski.",
            )
        ],
        on=END - timedelta(days=1),
        source="cronica",
    )
    titles = report(
        "titles",
        [
            (
                "El Gobierno Regional entregó títulos de propiedad a dos comunidades del río Las "
                "Piedras tras 12 años de espera.",
                "The regional government has handed over title deeds to two communities of the "
                "river Las Piedras after 12 years of waiting.",
            ),
            (
                "El Gobierno Regional iniciará en abril la demarcación de otras cinco "
                "comunidades de la provincia de Manu.",
                "The regional government will begin in April the demarcation of another five "
                "communities of the province of Manu.",
                "outlook",
            ),
        ],
        on=END - timedelta(days=3),
    )
    carbon = report(
        "carbon",
        [
            (
                "Ocho concesionarios de castaña firmaron un contrato de carbono con una empresa de Lima.",
                "Eight holders of Brazil-nut concessions have signed a carbon contract with a company from Lima.",
            ),
        ],
        on=END - timedelta(days=4),
    )
    loreto = report(
        "loreto",
        [("La Marina incautó dos dragas en el río Nanay.", "The navy has seized two dredges on the river Nanay.")],
        on=END - timedelta(days=1),
    )
    stories = [
        story("raid", raid, raid_again, worth=0.7),
        story("titles", titles, topics=("titling",)),
        story("carbon", carbon, topics=("redd",), worth=0.5),
        story("loreto", loreto, regions=("Loreto",)),
    ]
    return stories, written(raid, raid_again, titles, carbon, loreto)
