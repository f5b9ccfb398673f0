"""What a reader would ask back of a sentence that is right as far as it goes: it is not mailed unread."""

from dataclasses import replace

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import headline, item

ASKED_BACK = [
    ("Los datos fueron entregados a la Fiscalía.", "which data"),
    ("La ANA había otorgado un plazo hasta el 31 de diciembre.", "a deadline for whom, or for what"),
    ("La comercializadora Oro Andes fue creada en 2021.", "what was founded long ago is no news"),
    ("Los comuneros de Acopia dieron a la ANA un plazo de 10 días.", "a deadline for what"),
    ("Pasco aportó el 38 % del total.", "which total"),
    ("Agentes de Tocache decomisaron 6 escopetas, tres pistolas, un revólver, armas de colección, 2 mil municiones, "
     "casacas con logos de seguridad privada y lanzas.",
     "a list may have been cut"),
    ("La Dirección Regional de Agricultura de Loreto incumplió el plazo.", "a deadline for what"),
    ("El Ministerio de Defensa reforzó las patrullas en Pataz como parte de su estrategia.",
     "what it is for is left off"),
    ("Las autoridades y dirigentes pidieron la presencia del premier en Espinar.", "whose"),
    ("El alcalde de Islay coordinó acciones con la Policía Nacional.", "what it is for is left off"),
    ("El Consejo de Ministros aprobó ayer un plan de inversiones.", "what it is for is left off"),
    ("Los comuneros de Sama dieron ayer en asamblea a la minera Southern un plazo de 12 días.", "a deadline for what"),
    ("Nexa ofreció un incremento de 2 % y un bono de 4.000 soles.", "a change since when"),
    ("La Interpol prepara su traslado a Lima.", "whose"),
    ("El precio del oro superó los 4.100 dólares.", "so much for how much of it"),
    ("El ataque ocurrió en el anexo de Santa María a medianoche.", "whom it happened to"),
    ("La comunidad de Huampami retuvo dos lanchas en señal de presión frente al Gobierno Regional de Amazonas.",
     "«frente a» of a place, or against whom"),
    ("La ANA tomó muestras de agua.", "samples from where"),
    ("El Osinfor lanzó una plataforma.", "what it is for is left off"),
    ("El gobernador de Pasco criticó al Ministerio de Energía y Minas.", "criticised for what"),
    ("Dirigentes se reunieron con el ministro del Interior.", "which of them meet, and about what"),
    ("La tala ilegal en Loreto ha bajado tras los operativos.", "operations against what"),
    ("El fiscal Raúl Mori advirtió que más de 80 dragas ilegales operan.", "operate where"),
    ("Tres soldados murieron en un choque de una patrulla del Ejército en Llochegua.", "a clash between whom"),
    ("La congresista Paz propuso declarar en emergencia la región Piura, especialmente en la provincia de Ayabaca.",
     "what is singled out of which"),
    ("La autoridad rescató 40 loros en Tacna, informó el administrador técnico, Hugo Rivas Soto.",
     "in charge of what"),
    ("El alcalde de Chota defendió la construcción de la vía.", "which road"),
    ("Cada familia recibe un pago de 200 soles por hectárea.", "each of which"),
    ("Más de 80 personas participan en las labores de contención.", "work on what"),
    ("Los guardaparques encontraron a tres mineros talando árboles en Huepetuhe.", "caught doing what"),
    ("El OEFA verificó un posible derrame de petróleo en Cuninico.", "what is only thought to be so"),
    ("El gobierno regional de Loreto entregó los títulos de sus territorios a seis comunidades.", "whose it is"),
    ("Difundieron fotos de 20 mashco piro cerca de un campamento en Tahuamanu.", "what was shown there, or is there"),
    ("La ANA incautó maquinaria en Azángaro.", "what it is for is left off"),
    ("Doce guardias de Yutupis detuvieron a sus tres tripulantes.", "whose it is"),
    ("La OEFA multó a La Pampilla con S/ 3 millones por un derrame.", "as it is not said"),
    ("Los alcaldes electos en primera vuelta acumulan 90 denuncias en Puno.", "a round of what"),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "message"), ASKED_BACK)
def test_what_is_asked_back_is_not_mailed(spanish: str, message: str, resources: Resources) -> None:
    for sentence in sentences_of(item(spanish), resources).sentences:
        assert sentence.grade is Grade.AMBER
        assert message in {finding.message for finding in sentence.findings}


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Construyen carretera Lamas-Tabalosos", "The Lamas-Tabalosos road is being built."),
        ("Asfaltan carretera Cutervo-Chiple", "The Cutervo-Chiple road is being paved."),
    ],
)
def test_works_are_under_way_in_a_headline(spanish: str, english: str, resources: Resources) -> None:
    assert headline(spanish, resources).text == english


def test_several_who_gather_meet(resources: Resources) -> None:
    spanish = "Ayer se reunieron dirigentes de los distritos de Coporaque y Pallpata (Cusco) y del Ejecutivo."
    told = [s.text for s in sentences_of(item(spanish), resources).sentences]
    assert told
    assert not any("brought together" in text for text in told)


def test_a_protest_alone_is_not_told_where_what_for_follows(resources: Resources) -> None:
    spanish = "Puno: 300 personas protestan y exigen justicia por fallecido a causa de enfrentamiento entre mineros"
    for sentence in sentences_of(item(spanish, field="title"), resources).sentences:
        assert sentence.grade is Grade.AMBER or "justice" in sentence.text


@pytest.mark.parametrize(
    "spanish",
    ["Midagri avanza en Ucayali con titulación de predios comunales", "Amazonas avanza en proceso participativo"],
)
def test_progress_is_progress_in_something(spanish: str, resources: Resources) -> None:
    for sentence in sentences_of(item(spanish, field="title"), resources).sentences:
        assert "progress in what" in {finding.message for finding in sentence.findings}


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("Dirandro empleó 300 kilos de explosivos", "what it is for is left off"),
        ("Sala Penal ordena nuevo juicio", "whom it happened to"),
        ("Minem se opone a una nueva prórroga", "a deadline for what"),
        ("Ucayali concentra el 40 % de la pérdida", "which total"),
    ],
)
def test_a_use_a_retrial_more_time_and_a_share_are_of_something(spanish: str, doubt: str, resources: Resources) -> None:
    for sentence in sentences_of(item(spanish, field="title"), resources).sentences:
        assert doubt in {finding.message for finding in sentence.findings}


@pytest.mark.parametrize(
    ("below", "english"),
    [
        ("Los retenidos serán liberados cuando llegue el ministro.",
         "Perupetro officials have been detained in an Achuar community."),
        ("Los funcionarios fueron liberados ayer.", "Perupetro officials were detained in an Achuar community."),
    ],
)  # fmt: skip
def test_who_is_still_held_is_not_told_in_the_past(below: str, english: str, resources: Resources) -> None:
    told = replace(item(below), title="Retienen a funcionarios de Perupetro en comunidad achuar")
    assert english in [s.text for s in sentences_of(told, resources).sentences]
