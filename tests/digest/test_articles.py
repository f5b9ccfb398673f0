"""The article of a noun that Spanish leaves bare, by the noun; and what was mended by class beside it."""

import pytest

from digest.english.lexicon import load_lexicon
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.errors import LexiconError
from pipeline.types import Grade, Item

from .english_corpus import item


def written(of: Item, resources: Resources) -> str:
    return " ".join(sentence.text for sentence in sentences_of(of, resources).sentences)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        # what there is one of
        ("Shougang eleva a 20 millones de toneladas capacidad de planta de hierro", "raised the capacity of an iron"),
        ("Sentencian a dueño de maquinaria usada en quebrada Abujao", "The owner of machinery used in the Abujao"),
        ("Ordenan a municipio cerrar botadero La Pastora", "The municipality has been ordered"),
        # what is not counted where it stands so
        ("Decomisan volquetes que extraían material de río Matagente", "were extracting material from"),
        ("Pescadores de Ancón marchan por demora en pago", "over a delay in payment"),
        # what there may be several of
        ("Osinergmin paraliza labores en mina de Cailloma", "at a mine in Cailloma"),
        ("Mineros bloquean carretera en Chala", "have blocked a road in Chala"),
        ("Empresa presenta estudio de impacto en Ica", "has presented an impact study in Ica"),
    ],
)
def test_a_bare_noun_gets_the_article_that_goes_with_it(spanish: str, english: str, resources: Resources) -> None:
    assert english in written(item(spanish, field="title"), resources)


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("Condenan a ocho años a traficante de tierras en reserva de Chaparrí", "whether it was done there"),
        ("Obtienen condena para sujeto que deforestó doce hectáreas en el Bosque de Protección Alto Mayo", "was done"),
        ("Detienen en Lima a pasajero con 11 kilos de oro sin sustento", "without papers"),
        ("Hallan túnel que conectaba bocaminas de Retamas y Llacuabamba", "whether the second noun belongs"),
        ("Serfor transfiere madera decomisada a escuelas", "given to them, or taken from them"),
        ("Avistan a indígenas mashco piro frente a comunidad Monte Salvado", "where they are"),
    ],
)
def test_what_may_be_read_otherwise_is_an_editors(spanish: str, doubt: str, resources: Resources) -> None:
    (sentence, *_) = sentences_of(item(spanish, field="title"), resources).sentences

    assert sentence.grade is Grade.AMBER
    assert any(doubt in finding.message for finding in sentence.findings)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (
            "Cajamarca: archivan proceso contra familia campesina de Sorochuco por supuesta usurpación",
            "over alleged usurpation has been shelved",
        ),
        ("San Martín: juzgado da la razón a comunidad kichwa frente a parque nacional", "against a national park"),
        ("Loreto crea Área de Conservación Regional en el Ampiyacu Apayacu", "created the Ampiyacu Apayacu Regional"),
        ("Marina rescata a cuatro pescadores a la deriva frente a Ilo", "adrift off Ilo"),
        ("Mineros abren zanjas y bloquean corredor minero en Cusco", "dug ditches"),
        ("Agricultores de Tumilaca anulan reunión con el Gobierno", "called off a meeting"),
        ("Dos camionetas chocan en Nasca", "have collided in Nasca"),
        ("Proyecto Yanacocha Sulfuros queda postergado hasta 2026", "has been postponed until 2026"),
        ("Dos avionetas se estrellan en Nasca", "have crashed in Nasca"),
    ],
)
def test_it_is_put_as_it_is_meant(spanish: str, english: str, resources: Resources) -> None:
    assert english in written(item(spanish, field="title"), resources)


def test_an_article_that_is_none_is_refused(tmp_path, resources: Resources) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "articles.tsv").write_text(
        "es\ten\talone\tof_noun\tof_name\nmina\tmine\ta\tan\tthe\n", encoding="utf-8"
    )

    with pytest.raises(LexiconError, match=r"articles.tsv:2: «a an the»: write the, a, none or -"):
        load_lexicon(tmp_path)
