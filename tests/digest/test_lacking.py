"""What a reader would ask back of a sentence that is right as far as it goes: it is not mailed unread."""

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
    ("La Dirección Regional de Agricultura de Loreto incumplió el plazo.", "a deadline for what"),
    ("La Interpol prepara su traslado a Lima.", "whose"),
    ("El precio del oro superó los 4.100 dólares.", "so much for how much of it"),
    ("El ataque ocurrió en el anexo de Santa María a medianoche.", "whom it happened to"),
    ("La comunidad de Huampami retuvo dos lanchas en señal de presión frente al Gobierno Regional de Amazonas.",
     "«frente a» of a place, or against whom"),
    ("La congresista Paz propuso declarar en emergencia la región Piura, especialmente en la provincia de Ayabaca.",
     "what is singled out of which"),
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
