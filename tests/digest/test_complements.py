"""What hangs on nouns: pairs that were reviewed are tied as the table says, all others make a sentence amber."""

from pathlib import Path

import pytest

from digest.english import load_resources
from digest.english.lexicon import load_lexicon, rows_of
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.errors import LexiconError
from pipeline.types import Grade, Sentence
from tests.digest.english_corpus import item

TABLE = Path(__file__).parents[2] / "digest" / "english" / "lexicon" / "complements.tsv"


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


def headline(text: str, resources: Resources) -> Sentence:
    (sentence,) = sentences_of(item(text, field="title"), resources).sentences
    return sentence


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Ronderos expulsan a mineros de Cascabamba", "Peasant patrol members have expelled miners from Cascabamba."),
        ("Comunidad de Loreto exige indemnización por derrame", "has demanded compensation for a spill."),
        ("Alcalde de Espinar respalda proyectos de cobre y plata", "has supported copper and silver projects."),
        ("Juez condena a tres taladores a ocho años de cárcel efectiva", "to eight years in prison."),
        (
            "Juzgado de Iquitos reconoce derechos del río Nanay",
            "A court in Iquitos has recognised the rights of the Nanay",
        ),
        ("Policía incauta maquinaria que era usada por mineros ilegales en Puno", "machinery used by illegal miners"),
        ("Serfor rescata 12 monos del tráfico ilegal en Loreto", "has rescued 12 monkeys from illegal trafficking"),
        ("Gobierno logra titular a tres comunidades nativas en Loreto", "The government has titled three native"),
        ("Ronderos retienen embarcación de Petroperú en Loreto", "have held a boat belonging to Petroperú in Loreto."),
        ("Comunidades venden créditos de carbono a petrolera Total", "carbon credits to the oil company Total."),
        ("Policía libera a siete trabajadores secuestrados en mina de Pataz", "kidnapped at a mine in Pataz."),
        ("Awajún y wampis bloquean carretera en Bagua", "The Awajún and the Wampis have blocked a road in Bagua."),
    ],
)
def test_complement_is_tied_as_english_ties_it(spanish: str, english: str, resources: Resources) -> None:
    assert english in headline(spanish, resources).text


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("Policía incauta 12 armas de guerra en Loreto", "how English ties arma"),
        ("Policía destruye campamento y maquinaria de minería ilegal en Puno", "last of two nouns"),
        ("Awajún denuncian a minera por parte de su seguridad", ""),
        ("Manifestantes queman tres camiones de ambas empresas en Espinar", "demonstrative"),
        ("Policía detiene a tres indígenas en Bagua por denunciar a minera", "left off"),
        ("Las Bambas: seis comunidades bloquean carretera", "topic before the colon"),
        ("Rescatan a 12 víctimas de trata en campamentos mineros de La Pampa", "what «de» belongs to"),
        ("Japón dona US$ 3 millones para conservación de bosques amazónicos", "left off"),
        ("Corani rechaza el canon minero en Puno", "the project or the place Corani"),
    ],
)
def test_what_may_be_misread_is_not_green(spanish: str, doubt: str, resources: Resources) -> None:
    for sentence in sentences_of(item(spanish, field="title"), resources).sentences:
        assert sentence.grade is Grade.AMBER, sentence.text
        assert any(doubt in f.message for f in sentence.findings), sentence.findings


def test_every_row_of_the_table_can_be_met() -> None:
    """No row stands behind one that takes all it is for."""
    rows = [r for _, r in rows_of(TABLE, ("prep", "governor", "object", "en"))]

    assert sum(len(r["governor"].split("|")) * len(r["object"].split("|")) for r in rows) > 10_000
    seen: set[tuple[str, str, str]] = set()
    for row in rows:
        key = (row["prep"], row["governor"], row["object"])
        assert key not in seen, key
        seen.add(key)


def test_unknown_class_in_the_table_is_told_with_its_line(tmp_path: Path) -> None:
    for table in TABLE.parent.glob("*.tsv"):
        (tmp_path / table.name).write_bytes(table.read_bytes())
    (tmp_path / "complements.tsv").write_text("prep\tgovernor\tobject\ten\nde\tstuff\t*\tof\n", encoding="utf-8")

    with pytest.raises(LexiconError, match=r"complements.tsv:2: «stuff» is no class"):
        load_lexicon(tmp_path)
