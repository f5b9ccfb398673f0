"""Compounds of nouns, names tied to nouns, and what a court declares: told as English has them."""

from pathlib import Path

import pytest

from digest.english.fixed import FixedExpressions
from digest.english.nameties import NameTies, load_name_ties
from digest.english.readings import NounForm
from digest.english.resources import Resources
from digest.english.word_tables import read_nouns
from digest.english.write import sentences_of
from pipeline.errors import LexiconError
from pipeline.types import Grade
from tests.digest.english_corpus import headline, item

HEAD = "es\tgender\ten\tplural\tcount\tclass\tsense\tgrade\n"
CLOSED_SEASON = "temporada de veda\tf\tclosed season\t\tc\tevent\t\tg\n"


@pytest.fixture
def expressions(tmp_path: Path) -> FixedExpressions:
    (tmp_path / "nouns_compounds.tsv").write_text(HEAD + CLOSED_SEASON, encoding="utf-8")
    nouns = {form: (NounForm(lemma="temporada", number=n, gender="f", senses=()),)
             for form, n in (("temporada", "sg"), ("temporadas", "pl"))}  # fmt: skip
    _, rows = read_nouns(tmp_path)
    listed = [(("en", "plena"), "amid"), (("en", "plena", "temporada"), "amid the season")]
    return FixedExpressions({"en plena": listed}, rows, nouns, tmp_path / "nouns_compounds.tsv")


class TestFixedExpressions:
    def test_a_compound_is_made_in_the_number_that_is_asked_for(self, expressions: FixedExpressions) -> None:
        for form, number in (("temporada", "sg"), ("temporadas", "pl")):
            [(end, noun)] = expressions.find(("nueva", form, "de", "veda", "en", "Ilo"), 1)

            assert end == 4
            assert isinstance(noun, NounForm)
            assert (noun.number, noun.senses[0].en) == (number, "closed season")

    def test_articles_are_words_of_their_own(self, tmp_path: Path) -> None:
        (tmp_path / "nouns_compounds.tsv").write_text(
            HEAD + "fuerzas del orden\tf\tsecurity forces\t-\tp\torg\t\tg\n", encoding="utf-8"
        )
        found = FixedExpressions({}, read_nouns(tmp_path)[1], {}, tmp_path / "nouns_compounds.tsv")

        assert [end for end, _ in found.find(("fuerzas", "de", "el", "orden"))] == [4]

    def test_what_is_listed_is_found_beside_them_and_the_longest_first(self, expressions: FixedExpressions) -> None:
        assert expressions.find(("en", "plena", "temporada")) == [(3, "amid the season"), (2, "amid")]
        assert expressions.find(("en",)) == expressions.find(("temporada", "de")) == []
        assert expressions.find(("temporada", "de", "lluvias")) == []
        assert {words for words, _ in expressions} == {
            ("en", "plena"), ("en", "plena", "temporada"), ("temporada", "de", "veda"), ("temporadas", "de", "veda"),
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("row", "fault"),
        [
            ("temporada de veda\tf\tclosed season\n", "nouns_compounds.tsv:2: a row has 8 cells"),
            ("temporada de veda\tx\tclosed season\t\tc\tevent\t\tg\n", "nouns_compounds.tsv:2: gender must be"),
            ("temporada de veda\tf\tclosed season\t\tc\tseason\t\tg\n", "nouns_compounds.tsv:2: «season» is no class"),
        ],
    )
    def test_a_bad_row_is_told_with_its_line(self, row: str, fault: str, tmp_path: Path) -> None:
        path = tmp_path / "nouns_compounds.tsv"
        path.write_text(HEAD + row, encoding="utf-8")

        with pytest.raises(LexiconError, match=fault):
            FixedExpressions({}, read_nouns(tmp_path)[1], {}, path).find(("temporada", "de", "veda"))

    def test_columns_in_another_order_are_told(self, tmp_path: Path) -> None:
        (tmp_path / "nouns_compounds.tsv").write_text("en\tes\n", encoding="utf-8")

        with pytest.raises(LexiconError, match="the first line names the columns es, gender"):
            read_nouns(tmp_path)

    def test_a_noun_that_an_earlier_table_has_is_not_read_again(self, tmp_path: Path) -> None:
        (tmp_path / "nouns_compounds.tsv").write_text(HEAD + CLOSED_SEASON, encoding="utf-8")
        general = HEAD + "temporada de veda\tf\tban season\t\tc\tevent\t\tg\n" + "veda\tf\tban\t\tc\tlaw\t\tg\n"
        (tmp_path / "nouns_general.tsv").write_text(general, encoding="utf-8")

        nouns, compounds = read_nouns(tmp_path)
        assert (set(nouns), set(compounds)) == ({"veda"}, {"temporada"})

        (tmp_path / "nouns_press.tsv").write_text(HEAD + CLOSED_SEASON, encoding="utf-8")
        nouns, compounds = read_nouns(tmp_path)
        assert set(nouns) == {"veda", "temporada de veda"}
        assert compounds == {}

    def test_all_rows_of_the_house_can_be_made(self, resources: Resources) -> None:
        """They are made when a sentence asks for one, so that a bad one would be met in the middle of a week."""
        assert sum(1 for _ in resources.lexicon.multiwords) > 20_000


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Comunidades del Purús exigen vuelos cívicos", "have demanded subsidised flights."),
        ("Obreros instalan torres de alta tensión en Yauli", "electricity pylons in Yauli."),
        ("Pescadores de Ilo protestan por temporada de veda", "over a closed season."),
        # a compound ends before what its last noun shares with others, or goes on into
        ("OEFA recoge muestras de suelo y pastos en Espinar", "samples of soil and pasture in Espinar."),
        ("Perú reducirá sus emisiones de gases de efecto invernadero", "greenhouse gas emissions."),
        # what is decided on of a compound holds for the same with an adjective
        ("BCR eleva proyección de inversión minera", "a mining investment projection."),
    ],
)
def test_compound_is_told_whole_or_not_at_all(spanish: str, english: str, resources: Resources) -> None:
    assert english in headline(spanish, resources).text


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Destruyen campamentos de la mina Cuajone", "Camps at the Cuajone mine have been destroyed."),
        ("Trabajadores de hospitales de Puno inician paro", "Workers at hospitals in Puno have gone on strike."),
        ("Producción de oro de Yanacocha creció 4 % en 2020", "Yanacocha's gold production grew by 4% in 2020."),
        ("Embarcaciones de Pucallpa naufragan en el Ucayali", "Boats from Pucallpa have sunk"),
        # of these there are other rules
        ("Serfor detecta tala ilegal en bosques de Tahuamanu", "in the forests of Tahuamanu."),
        ("Alcaldes de Chumbivilcas rechazan proyecto minero", "Mayors from Chumbivilcas have"),
    ],
)
def test_name_is_tied_as_the_noun_and_its_bearer_ask(spanish: str, english: str, resources: Resources) -> None:
    assert english in headline(spanish, resources).text


def test_a_tie_that_is_no_preposition_is_told(tmp_path: Path) -> None:
    table = tmp_path / "name_ties.tsv"
    columns = "noun\ttown\ttowns\tmine\tcompany\triver\tcommunity\n"
    table.write_text(f"{columns}hospital\tin\tin\t-\town\t-\tinto\n", encoding="utf-8")

    with pytest.raises(LexiconError, match=r"name_ties.tsv:2: «into» under community: write one of"):
        load_name_ties(table)
    assert load_name_ties(tmp_path / "none.tsv") == NameTies(decided={})


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Declaran improcedente huelga en mina de Orcopampa", "A strike has been ruled inadmissible"),
        ("Declaran fundada demanda de comunidad awajún en Condorcanqui", "by an Awajún community has been upheld"),
        ("Declaran nula la licencia de una mina en Puno", "The licence for a mine has been annulled in Puno."),
        ("Declaran ilegal paro de trabajadores de Antamina", "has been ruled illegal."),
        (
            "Poder Judicial declara improcedente demanda de minera Southern",
            "has ruled a lawsuit by the mining company Southern inadmissible.",
        ),
    ],
)
def test_what_is_declared_of_something_is_no_part_of_it(spanish: str, english: str, resources: Resources) -> None:
    """ "Declaran improcedente huelga": no inadmissible strike has been called."""
    sentence = headline(spanish, resources)

    assert english in sentence.text
    assert sentence.grade is Grade.GREEN, sentence.findings


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Los apicultores de Lancones perdieron más de 200 colmenas el 3 de mayo.", "Beekeepers from Lancones lost"),
        ("El 70 % de los niños de Puno tiene anemia.", "70% of the children in Puno"),
        ("El presidente recordó que la ley vence en junio.", "has pointed out that the law"),
    ],
)
def test_first_mentions_in_a_text(spanish: str, english: str, resources: Resources) -> None:
    assert any(english in sentence.text for sentence in sentences_of(item(spanish), resources).sentences)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Lluvias causan pérdida de cultivos y vidas en Puno", "have caused the loss of crops and lives in Puno."),
        ("Avioneta turística aterriza en Nazca", "A tourist light aircraft has landed in Nazca."),
        ("Encuentran restos de seres humanos en Puno", "The remains of human beings"),
        (
            "Comuneros impiden ingreso de Antamina a su territorio",
            "the entry of the Antamina mine into their territory.",
        ),
        ("Gobierno declara nuevo estado de emergencia en Pataz", "a new state of emergency in Pataz."),
        ("Gobierno recorta el presupuesto vial en Puno", "has cut the road budget in Puno."),
        ("Gobierno pone fin a conflicto por minas en Cusco", "has ended a conflict over mines in Cusco."),
        ("Pescadores protestan frente a Petroperú", "have protested in front of Petroperú."),
        ("Indeci registra tres viviendas destruidas en Huancavelica", "has recorded three homes destroyed"),
    ],
)
def test_new_rows_say_nothing_else(spanish: str, english: str, resources: Resources) -> None:
    """What a review found the tables to turn round: one for many, who enters what, a coast that is a firm."""
    assert english in headline(spanish, resources).text


def test_a_row_of_one_word_is_no_compound(tmp_path: Path) -> None:
    (tmp_path / "nouns_compounds.tsv").write_text(HEAD + "veda\tf\tban\t\tc\tlaw\t\tg\n", encoding="utf-8")

    with pytest.raises(LexiconError, match=r"nouns_compounds\.tsv:2: «veda» is one word"):
        read_nouns(tmp_path)
