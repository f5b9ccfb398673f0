"""Stories: what tells the same event is one, what only sounds alike is not."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.stories import (
    Joined,
    NewStory,
    StoryMemory,
    headline_of,
    join,
    keys,
    member_of,
    open_story,
    story_state,
    suggest_links,
)
from pipeline.types import StoryState
from tests.pipeline.news import DAY, item

FLOOD = [
    "Iberia: desborde del río Tahuamanu deja 140 familias damnificadas",
    "Madre de Dios: río Tahuamanu se desborda e inunda barrios de Iberia",
    "Marina evacúa a familias de Iberia tras desborde del Tahuamanu",
]
STRIKE = [
    "Chumbivilcas: comunidades bloquean el corredor minero por incumplimientos",
    "Corredor minero sigue bloqueado en Chumbivilcas por segundo día",
]
TITLES = [
    "Comunidad Tres Islas recibe título de propiedad en Tambopata",
    "Tres Islas: entregan título de propiedad a comunidad nativa de Tambopata",
]


def test_news_of_one_event_is_one_story_and_other_news_is_another() -> None:
    memory = StoryMemory()
    told = {}
    for n, title in enumerate([FLOOD[0], STRIKE[0], TITLES[0], FLOOD[1], TITLES[1], STRIKE[1], FLOOD[2]]):
        told[title] = memory.add(item(f"i{n}", title, at=DAY + timedelta(hours=6 * n)))

    for titles in (FLOOD, STRIKE, TITLES):
        assert len({told[title] for title in titles}) == 1
    assert len(set(told.values())) == 3


def test_joining_says_which_words_are_shared() -> None:
    story = open_story("s1", [item("a", FLOOD[0]), item("b", FLOOD[1])])

    joined = join(item("c", FLOOD[2]), [story])

    assert isinstance(joined, Joined)
    assert joined.story == "s1"
    assert 0 < joined.score <= 1
    assert any("tahuaman" in stem for stem in joined.shared)
    assert "share" in joined.why


def test_opening_a_story_names_the_nearest_one() -> None:
    story = open_story("s1", [item("a", STRIKE[0])])

    opened = join(item("b", "Corredor de Tumbes gana medalla en Ecuador"), [story])

    assert isinstance(opened, NewStory)
    assert opened.score < 0.17


@pytest.mark.parametrize(
    "title",
    [
        "Precio del dólar hoy, {} de noviembre: a cuánto se cotiza",
        "Horóscopo de hoy {} de noviembre: qué dicen los astros",
        "Sismo hoy {} de noviembre: magnitud y epicentro del último temblor",
        "Cortes de luz en Arequipa este {} de noviembre: distritos y horarios",
    ],
)
def test_daily_services_do_not_chain(title: str) -> None:
    memory = StoryMemory()

    stories = [memory.add(item(f"d{day}", title.format(day), at=DAY.replace(day=day))) for day in (16, 17, 18, 19)]

    assert len(set(stories)) == 4


def test_daily_services_of_one_day_are_one() -> None:
    memory = StoryMemory()

    one = memory.add(item("a", "Precio del dólar hoy, 16 de noviembre: a cuánto se cotiza"))
    other = memory.add(item("b", "Precio del dólar hoy, lunes 16 de noviembre, en casas de cambio"))

    assert one == other


def test_old_stories_are_not_taken_up_again() -> None:
    memory = StoryMemory()
    first = memory.add(item("a", STRIKE[0]))

    assert memory.add(item("b", STRIKE[0].replace("bloquean", "bloquearon"), at=DAY + timedelta(days=5))) != first


def test_a_frequent_name_alone_makes_no_story() -> None:
    memory = StoryMemory()
    titles = [
        "Madre de Dios: incautan madera sin guía en Iñapari",
        "Madre de Dios elige a su reina de carnaval",
        "Gobernador de Madre de Dios viaja a Brasilia",
        "Hospital de Madre de Dios recibe tomógrafo",
    ]

    assert len({memory.add(item(f"i{n}", title)) for n, title in enumerate(titles)}) == len(titles)


def test_languages_have_stories_of_their_own() -> None:
    memory = StoryMemory()

    assert memory.add(item("a", FLOOD[0])) != memory.add(item("b", FLOOD[0], lang="en"))


def test_two_languages_are_linked_by_rare_names_within_days() -> None:
    spanish = open_story(
        "es1", [item("a", "Nación Wampís denuncia ingreso de mineros en el río Santiago, cerca de Galilea")]
    )
    english = open_story(
        "en1", [item("b", "Peru's Wampís Nation reports miners on the Santiago river near Galilea", lang="en")]
    )
    later = open_story(
        "en2",
        [
            item(
                "c",
                "Peru's Wampís Nation reports miners on the Santiago river near Galilea",
                lang="en",
                at=DAY + timedelta(days=30),
            )
        ],
    )
    unlike = open_story("en3", [item("d", "Copper output falls at Antamina", lang="en")])

    links = suggest_links([spanish], [english, later, unlike])

    assert [(link.story, link.other) for link in links] == [("es1", "en1")]
    assert {"wampis", "galilea"} <= set(links[0].shared)
    assert "wampis" in links[0].why


def test_official_number_and_a_name_link_as_well() -> None:
    spanish = open_story("es1", [item("a", "Crean reserva Yavarí con la R.M. N.° 045-2026-MINAM")])
    english = open_story(
        "en1", [item("b", "Peru creates Yavarí reserve under decree R.M. N.° 45-2026-MINAM", lang="en")]
    )

    assert suggest_links([spanish], [english])


@pytest.mark.parametrize(
    ("first", "last", "n", "state"),
    [
        (2, 1, 1, StoryState.NEW),
        (10, 1, 3, StoryState.NEW),
        (60, 5, 6, StoryState.GROWING),
        (200, 100, 9, StoryState.QUIET),
    ],
)
def test_state_follows_the_clock(first: int, last: int, n: int, state: StoryState) -> None:
    assert story_state(DAY - timedelta(hours=first), DAY - timedelta(hours=last), n, DAY) is state


def test_headline_is_the_member_that_says_most_and_is_not_clipped() -> None:
    items = [
        item("a", "Iberia: desborde del río Tahuamanu deja 140 familias damnificadas…"),
        item("b", "Iberia: desborde del río Tahuamanu deja 140 familias damnificadas"),
        item("c", "¿Qué pasó en Iberia?"),
        item("d", "Iberia: 140 familias damnificadas por desborde del Tahuamanu | VIDEO"),
    ]

    assert headline_of(items).id == "b"
    assert headline_of(items[2:3]).id == "c"
    with pytest.raises(ValueError, match="without items"):
        headline_of([])


def test_keys_find_the_items_of_one_event() -> None:
    assert set(keys(item("a", FLOOD[0]))) & set(keys(item("b", FLOOD[1])))
    assert not set(member_of(item("a", FLOOD[0])).keys) & set(member_of(item("b", FLOOD[0], lang="en")).keys)
    assert keys(item("a")) == ()
    assert len(keys(item("a", FLOOD[0], "palabra nueva " * 300))) <= 22


def test_members_carry_names_and_official_numbers() -> None:
    member = member_of(item("a", "Aprueban la R.M. N.° 045-2026-MINAM sobre Bahuaja Sonene"))

    assert {"bahuaja", "sonene", "45-2026-minam"} <= member.names.keys()


def test_portuguese_function_words_carry_no_story() -> None:
    memory = StoryMemory()

    one = memory.add(item("a", "O rio Acre sobe em Assis Brasil e as famílias são retiradas das casas", lang="pt"))
    other = memory.add(item("b", "A castanha do ano não foi vendida e os sacos são pagos com atraso", lang="pt"))

    assert one != other


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(FLOOD + STRIKE + TITLES), min_size=1, max_size=8))
def test_each_item_is_in_one_story_and_repeats_stay_together(titles: list[str]) -> None:
    memory = StoryMemory()

    told = [(title, memory.add(item(f"i{n}", title))) for n, title in enumerate(titles)]

    for title in titles:
        assert len({story for told_title, story in told if told_title == title}) == 1
