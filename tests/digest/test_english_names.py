"""Names: bodies with their place or alone, letters that stand for them, mines before a headline's colon."""

from pathlib import Path

import pytest

from digest.english.branches import branches
from digest.english.names import _words_of
from digest.english.resources import Resources
from digest.spanish.tokens import fold, tokenise
from pipeline.errors import LexiconError
from pipeline.types import Grade
from tests.digest.english_corpus import headline

#: Bodies by their letters and place, by pattern, or by their name in full.
BODIES = [
    ("Diresa Puno confirma 12 casos de dengue en Carabaya",
     "The Puno regional health directorate has confirmed 12 cases of dengue in Carabaya."),
    ("DREM Puno suspende 12 concesiones mineras en Ananea",
     "The Puno regional energy and mines directorate has suspended 12 mining concessions in Ananea."),
    ("Ugel Chumbivilcas cierra 20 escuelas", "The Chumbivilcas local education office has closed 20 schools."),
    ("ATFFS Selva Central incauta madera en Satipo",
     "The Central Rainforest forest and wildlife technical office has seized timber in Satipo."),
    ("Región Policial La Libertad captura a tres extorsionadores en Pataz",
     "The La Libertad regional police have arrested three extortionists in Pataz."),
    ("Corte de Ucayali absuelve a dos dirigentes", "The Superior Court of Ucayali has acquitted two leaders."),
    ("Policía de la Dirma interviene campamento minero en Tambopata",
     "The environmental police have raided a mining camp in Tambopata."),
    ("SUTEP anuncia huelga indefinida", "The teachers' union (SUTEP) has announced an indefinite strike."),
    ("UNSA halla plomo en agua de Cocachacra",
     "The National University of San Agustín (UNSA) has found lead in Cocachacra's water."),
    ("Fiscalía de Trata de Personas rescata a cinco menores en La Pampa",
     "The human trafficking prosecutor's office has rescued five minors in La Pampa."),
    ("ALA Huaraz multa a minera por verter aguas residuales",
     "The Huaraz local water authority has fined a mining company for dumping wastewater."),
]  # fmt: skip

#: A mine before the colon, where what is told happens there, or where it is told without it.
SITES = [
    ("Cuajone: Southern reanuda operaciones", "At the Cuajone mine, Southern has resumed operations."),
    ("Uchucchacua: trabajadores acatan paro de 48 horas",
     "At the Uchucchacua mine, workers have gone on a 48-hour strike."),
    ("Toquepala: trabajador muere en derrumbe", "At the Toquepala mine, a worker has died in a collapse."),
    ("Zafranal: Teck invertirá US$ 1900 millones",
     "At the Zafranal mining project, Teck will invest US$1.9 billion."),
    ("Tía María: agricultores de Cocachacra bloquean la Panamericana Sur",
     "Farmers from Cocachacra have blocked the Southern Pan-American Highway."),
    ("Corredor minero: comuneros de Velille bloquean la vía", "Community members from Velille have blocked the road."),
    ("Toquepala: agricultores de Candarave levantan paro",
     "In the dispute over the Toquepala mine, farmers from Candarave have called off their strike."),
    ("Conga: Gobierno instala mesa de diálogo con ronderos",
     "In the dispute over the Conga mining project, the government has set up a dialogue table with peasant patrol "
     "members."),
    ("Interoceánica: mineros bloquean vía en Mazuko",
     "On the Interoceanic Highway, miners have blocked a road in Mazuko."),
]  # fmt: skip

#: Where the topic is needed: it is about something that is not told without it.
NEEDED = [
    "Cuajone: trabajadores bloquean vía",
    "Antamina: comuneros de Ayash Pichiú protestan contra derrame",
    "Tía María: pobladores de Islay protestan contra proyecto minero",
    "Las Bambas: comuneros de Fuerabamba toman campamento",
    "Minera Poderosa: sicarios matan a 13 trabajadores en Pataz",
    "Zafranal: Teck obtiene licencia de agua para proyecto minero",
]


@pytest.mark.parametrize(("spanish", "english"), [*BODIES, *SITES])
def test_names_are_told(spanish: str, english: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)
    assert (sentence.text, sentence.grade) == (english, Grade.GREEN), sentence.findings


@pytest.mark.parametrize("spanish", NEEDED)
def test_a_topic_that_is_needed_is_left_to_an_editor(spanish: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)
    assert "the topic before the colon is left off" in {finding.message for finding in sentence.findings}


def test_letters_that_are_a_word_too_count_only_in_capitals(resources: Resources) -> None:
    assert [name.es for _, name in resources.names.at(tokenise("INS"), 0)] == ["INS"]
    assert not [name for _, name in resources.names.at(tokenise("Ins"), 0) if name.es == "INS"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("DRA\tregional directorate\tdepartments\t", "names no place"),
        ("DRA\t{} regional directorate\teverywhere\t", "«everywhere» is no place"),
    ],
)
def test_a_faulty_row_of_branches_says_what_to_write(row: str, said: str, tmp_path: Path) -> None:
    table = tmp_path / "branches.tsv"
    table.write_text(f"body\ten\tplaces\tnumber\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=f"branches.tsv:2: .*{said}"):
        list(branches(table))


def test_words_of_a_name_are_those_of_a_sentence(resources: Resources) -> None:
    forms = [" ".join(words) for entries in resources.names.by_two.values() for words, _ in entries][::40]
    forms += ["Corte Superior del Santa", "Agentes al Mando", "ADEX", "S.A.", "Ese'eja", "Diresa-Puno", "Lote 8"]
    assert [_words_of(form) for form in forms] == [tuple(fold(t.text) for t in tokenise(form)) for form in forms]
