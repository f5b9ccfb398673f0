"""Items are found whatever the accents and endings, narrowed by tag, source and day, with counts."""

from datetime import date, datetime

import pytest

from pipeline.store import search, tags
from pipeline.store.database import Database
from pipeline.take_in import TakeIn, take_in
from pipeline.types import Tagged
from tests.conftest import MakeArticle


@pytest.fixture
def stocked(database: Database, make_article: MakeArticle, now: datetime) -> Database:
    sink = TakeIn(database, lambda: now)
    sink(make_article("Titulación de comunidades avanza", "Entregaron títulos a dos comunidades nativas.", path="a"))
    sink(make_article("Minería ilegal en La Pampa", "La policía destruyó dragas.", path="b", days_ago=3, source="eco"))
    sink(make_article("Court hears claim on carbon credits", "Credits were sold.", path="c", lang="en", source="en"))
    with database.writing() as session:
        found = {1: "titling", 2: "mining", 3: "redd"}
        tagged = [(number, Tagged(topics=(topic,), regions=("Madre de Dios",))) for number, topic in found.items()]
        tags.keep(session, tagged, lexicon_version="v1")
    return database


def titles(database: Database, query: search.Query) -> list[str]:
    with database.reading() as session:
        return [row.title for row in search.find(session, query)]


@pytest.mark.parametrize("words", ["titulacion", "Titulación", "titulaciones", "TITULACION comunidad", "título"])
def test_accents_and_endings_do_not_matter(stocked: Database, words: str) -> None:
    assert "Titulación de comunidades avanza" in titles(stocked, search.Query(words=words))


def test_english_words_are_found_by_their_stems(stocked: Database) -> None:
    assert titles(stocked, search.Query(words="credits claims")) == ["Court hears claim on carbon credits"]


def test_quoted_words_must_stand_together(stocked: Database) -> None:
    assert titles(stocked, search.Query(words='"minería ilegal"')) == ["Minería ilegal en La Pampa"]
    assert titles(stocked, search.Query(words='"ilegal minería"')) == []


@pytest.mark.parametrize("words", ['"', "*", "NOT", "a AND (", "títulos\x00", "' OR 1=1 --", "-", "col:x"])
def test_no_input_breaks_the_search(stocked: Database, words: str) -> None:
    titles(stocked, search.Query(words=words))


def test_filters_narrow(stocked: Database) -> None:
    assert titles(stocked, search.Query(topic="mining")) == ["Minería ilegal en La Pampa"]
    assert titles(stocked, search.Query(source="en")) == ["Court hears claim on carbon credits"]
    assert titles(stocked, search.Query(region="Loreto")) == []
    assert titles(stocked, search.Query(until_on=date(2019, 2, 21))) == ["Minería ilegal en La Pampa"]
    assert len(titles(stocked, search.Query(since_on=date(2019, 2, 22), region="Madre de Dios"))) == 2


def test_facets_count_everything_found(stocked: Database) -> None:
    with stocked.reading() as session:
        facets = search.facets(session, search.Query())

    assert facets.topics == {"titling": 1, "mining": 1, "redd": 1}
    assert facets.regions == {"Madre de Dios": 3}
    assert facets.langs == {"es": 2, "en": 1}


def test_a_revised_text_is_found_by_its_new_words_only(
    stocked: Database, make_article: MakeArticle, now: datetime
) -> None:
    with stocked.writing() as session:
        take_in(session, make_article("Minería aurífera", "Otra cosa.", path="b", source="eco"), now=now)

    assert titles(stocked, search.Query(words="dragas")) == []
    assert titles(stocked, search.Query(words="aurífera")) == ["Minería aurífera"]
