"""Words that nobody has met in their sense, what is left off because of one, and sentences that say nothing."""

from pathlib import Path

import pytest

from digest.english.familiar import load_familiar
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.errors import LexiconError
from pipeline.types import Grade, Item, Sentence
from tests.digest.english_corpus import item


def written(spanish: str, resources: Resources, *, field: str = "title") -> Sentence:
    return sentences_of(item(spanish, field=field), resources).sentences[0]


def doubts(sentence: Sentence) -> list[str]:
    return [f.message for f in sentence.findings if f.rule == "english"]


@pytest.mark.parametrize(
    ("spanish", "word"),
    [
        ("Policía decomisa seis módulos en Loreto", "módulo (module)"),
        ("Delincuentes atracan a 40 mineros en Pataz", "atracar (rob)"),
        ("Nativos de Manu piden perdón de autoridades en Madre de Dios", "perdón (forgiveness)"),
    ],
)
def test_a_word_that_nobody_has_met_in_its_sense_is_a_doubt(spanish: str, word: str, resources: Resources) -> None:
    sentence = written(spanish, resources)

    assert f"a word not met so before: {word}" in doubts(sentence)
    assert sentence.grade is Grade.AMBER


@pytest.mark.parametrize(
    "spanish",
    [
        "Policía incauta 20 kilos de mercurio en Puno",
        "Marina destruye seis dragas en Loreto",
        "Comuneros de Chumbivilcas bloquean carretera en Cusco",
        "Policía interviene a tres hombres en Pataz",  # of people it is detaining, of things it may be anything
    ],
)
def test_the_words_of_the_field_are_familiar(spanish: str, resources: Resources) -> None:
    sentence = written(spanish, resources)

    assert sentence.grade is Grade.GREEN, doubts(sentence)


def test_the_sense_that_was_chosen_is_looked_up(resources: Resources) -> None:
    """ "planta" is a factory or a plant, "alud" is of snow or of mud: what stands beside it decides."""
    told = written("Alud de lodo destruye 20 viviendas en Chosica", resources)
    untold = written("Alud destruye 20 viviendas en Chosica", resources)

    assert (told.grade, untold.grade) == (Grade.GREEN, Grade.AMBER)


@pytest.mark.parametrize(
    "row",
    ["noun\tcanon\tcanon\tmaybe", "thing\tcanon\tcanon\tyes", "noun\t\tcanon\tyes", "noun\tcanon\t\tno"],
)
def test_a_bad_row_is_told_with_its_line(row: str, tmp_path: Path) -> None:
    table = tmp_path / "familiar.tsv"
    table.write_text(f"kind\tes\ten\tknown\nnoun\toro\tgold\tyes\n{row}\n", encoding="utf-8")

    with pytest.raises(LexiconError, match=r"familiar\.tsv:3"):
        load_familiar(table)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (  # a second clause
            "Asháninkas retienen dos botes en el río Ene y piden perdón del Estado",
            "two boats on the Ene river.",
        ),
        (  # an aside
            "Puno: policía lanza operativo contra la minería ilegal en Ananea, enclave de mineros",
            "has launched an operation against illegal mining in Ananea (Puno).",
        ),
    ],
)
def test_a_doubtful_part_that_may_be_left_off_is_left_off(spanish: str, english: str, resources: Resources) -> None:
    sentence = written(spanish, resources)

    assert sentence.text.endswith(english.removeprefix("has "))
    assert sentence.grade is Grade.GREEN, doubts(sentence)


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("Dirigentes de Cañaris llegan a Lima", "who comes, comes for something"),
        ("Policía detecta explosivos sin autorización", "found where"),
        ("Policía decomisa 30 bidones en Puno", "how much of what"),
        ("Policía decomisa cargamento en Puno", "how much of what"),
        ("Pobladores de Cañaris votaron en Lambayeque", "vote what, or against what"),
        ("OEFA informa sobre los derrames en Loreto", "told of, and not what was told"),
        ("Comunidad de Cuninico presenta una demanda en Loreto", "against what"),
        ("Dos bomberos de Oyón se intoxicaron", "by what"),
        ("Ica pide otro mes", "more time for what"),
        ("Policía intervino un camión en Haquira", "what it carried"),
        ("Fiscalía acusa a dirigentes de Cotabambas", "accused of what"),
    ],
)
def test_a_sentence_that_leaves_open_what_is_news_is_an_editors(spanish: str, doubt: str, resources: Resources) -> None:
    found = sentences_of(item(spanish), resources).sentences

    assert all(s.grade is Grade.AMBER for s in found), [s.text for s in found]
    assert any(doubt in m for s in found for m in doubts(s)), [doubts(s) for s in found]


@pytest.mark.parametrize(
    "spanish",
    [
        "Dirigentes de Cañaris llegan a Lima para exigir títulos",
        "Policía detecta explosivos en una mina de Pataz",
        "Policía decomisa 30 bidones de petróleo en Puno",
        "Pobladores de Cañaris votaron contra la mina en Lambayeque",
        "Comunidad de Cuninico presenta una demanda contra Petroperú",
        "Policía intervino un camión con 20 toneladas de mineral en Haquira",
    ],
)
def test_with_what_it_wants_it_stays_sure_or_has_other_doubts(spanish: str, resources: Resources) -> None:
    said = doubts(written(spanish, resources))

    empty = ("comes for something", "found where", "how much of what", "against what", "what it carried")
    assert not any(m.endswith(empty) for m in said), said


def test_what_is_so_for_years_is_news_in_a_headline_only(resources: Resources) -> None:
    text = written("La minera Antapaccay opera la mina Coroccohuayco.", resources, field="text")

    assert "what is so for years is no news" in doubts(text)


def test_news_from_nowhere_needs_a_sentence_before_it(resources: Resources) -> None:
    text = "La policía decomisó 200 galones de petróleo."
    (alone,) = sentences_of(item(text, field="text"), resources).sentences
    story = Item(id="b", title="Marina destruye seis dragas en Loreto", text=text, lang="es")
    told = sentences_of(story, resources).sentences

    assert (alone.grade, doubts(alone)) == (Grade.AMBER, ["nobody and nothing is named"])
    assert [s.grade for s in told] == [Grade.GREEN, Grade.GREEN]


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("Absuelven a once comuneros procesados por protesta de 2015 en Apurímac", "an event of a year"),
        ("Comuneros de Palca cierran compuertas del canal Uchusuma", "some, or the"),
        ("Ucayali: detectan nueva deforestación de 150 hectáreas en Masisea", "a new one of what is not counted"),
        ("Minam firma convenios con 17 comunidades de los pueblos awajún y wampis", "how peoples are named"),
        ("Quema de ichu afecta 80 hectáreas de pajonal en Catac", "whether it goes on"),
    ],
)
def test_what_english_says_otherwise_is_an_editors(spanish: str, doubt: str, resources: Resources) -> None:
    sentence = written(spanish, resources)

    assert any(doubt in m for m in doubts(sentence)), (sentence.text, doubts(sentence))


def test_animals_are_released_into_where_they_live(resources: Resources) -> None:
    sentence = written("Liberan 500 taricayas en la Reserva Nacional Pacaya Samiria", resources)

    assert "released into the" in sentence.text


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("Decomisan 15 metros cúbicos de algarrobo en Motupe", "trees, or their timber"),
        ("Naufraga bote con 20 pasajeros en el río Huallaga", "what is left off is the news"),
        ("Capturan a sujeto con 300 kilos de carne de monte en puerto de Nauta", "a long subject before a short verb"),
        ("Alcaldesa de Ilo rechaza ampliación de fundición", "an act, or the act"),
        ("Southern obtiene licencia social para Tía María, afirma gerente", "who says so"),
        ("Caen precios del café y afectan a productores de Satipo", "whether it goes on"),
        ("Juez de Lima rechaza pedido de la Fiscalía", "what was asked or decided"),
    ],
)
def test_what_an_editor_would_change_is_an_editors(spanish: str, doubt: str, resources: Resources) -> None:
    sentence = written(spanish, resources)

    assert doubt in doubts(sentence)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Exportaciones de cobre suben 12% en primer trimestre", "Copper exports rose by 12% in the first quarter"),
        ("Ejecutivo transfiere S/ 12 millones a municipios de Espinar", "to municipalities in Espinar."),
        ("Regantes toman bocatoma de Uchusuma en Tacna", "the Uchusuma water intake"),
        ("Ronderos de Cutervo decomisan cargamento de droga", "a drug shipment."),
        ("Rondas urbanas retienen a ingenieros de Yanacocha en Cajamarca", "Urban patrols have "),
        ("Indeci entrega carpas a damnificados de Ambo", "to disaster victims in Ambo."),
    ],
)
def test_said_as_a_newspaper_says_it(spanish: str, english: str, resources: Resources) -> None:
    assert english in written(spanish, resources).text


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("Gobierno Regional de Loreto otorga 14 concesiones a comunidades", "of what, or for what"),
        ("Alcalde de Coporaque renuncia a mesa de diálogo", "whether one resigns from it"),
        ("Operativo deja 12 detenidos en Secocha", "so many arrested, rather than left"),
        ("Policía detiene a peruanos con oro en Desaguadero", "who carries what"),
        ("Puno: aymaras de Conima bloquean vía a Bolivia", "how peoples are named"),
        ("MINEM amplía plazo para consulta de proyecto de reglamento", "a draft of what"),
        ("Coca ilegal crece 18% en comunidades de Ucayali", "what of it grows"),
    ],
)
def test_what_readers_of_new_press_would_mend(spanish: str, doubt: str, resources: Resources) -> None:
    assert doubt in doubts(written(spanish, resources))


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Sunafil multa a minera por muerte de cinco obreros en Huarochirí", "for the deaths of five workers"),
        ("Anulan concesión minera en cabecera de cuenca del río Grande", "in the headwaters of the Grande river"),
        ("Federación Fecohsha expulsa a madereros de la cuenca del Mishahua", "Fecohsha federation"),
        ("Inundación destruye casas de Iquitos", "houses in Iquitos"),
    ],
)
def test_articles_and_places_as_english_has_them(spanish: str, english: str, resources: Resources) -> None:
    assert english in written(spanish, resources).text


def test_a_pairing_is_decided_on_once() -> None:
    path = Path(__file__).parents[2] / "digest" / "english" / "lexicon" / "familiar.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]

    pairings = [tuple(row[:3]) for row in rows]

    assert len(pairings) == len(set(pairings))
    assert {len(row) for row in rows} == {4}
