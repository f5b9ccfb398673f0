"""What is left off of a sentence must not take back, limit or attribute what is told of it."""

import pytest

from digest.english.resources import Resources
from digest.english.undoing import may_undo
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item

TEXTS = [
    "Para la Fiscalía, el alcalde de Puno asesinó a su esposa.",
    "Para los comuneros, Antamina contaminó el río Ayash.",
    "La Policía mató a dos comuneros en Espinar, como denuncian las comunidades.",
    "Mineros ilegales mataron a líder indígena en Ucayali, lo que resultó falso.",
    "En caso de lluvias, el Indeci evacuará a 30 familias de Espinar.",
    "Los comuneros de Espinar bloquearán el corredor minero ante un eventual incumplimiento del Gobierno.",
    "En versión de la empresa, los comuneros atacaron a la Policía en Espinar.",
    "La OEFA multó a todas las mineras de Cajamarca a excepción de Yanacocha.",
    "El Gobierno prohibió con excepciones la minería en la reserva de Tambopata.",
    "El Congreso aprobó en primera votación la ley que protege los bosques de Loreto.",
    "La Policía capturó al alcalde de Puno y lo liberó el mismo día.",
    "La OEFA multó a Antamina con 5 millones de soles; el Tribunal anuló la multa.",
    "La Policía mató por error a un agricultor en Olancho.",
    "En el peor de los casos, Antamina pagará 5 millones de soles a los comuneros.",
    # who did it to whom: a person that suffers takes "a"
    "El Congreso destituyó al ministro que denunció la Contraloría.",
    "La Policía capturó al dirigente que denunció la minera Antamina.",
]
HEADLINES = [
    "Matan a líder indígena en Ucayali: es falso",
    "Detienen a alcalde de Puno; Fiscalía lo libera",
    "Capturan a alcalde de Puno: juez lo libera",
    "Matan a líder indígena en Ucayali en una obra de teatro",
]


@pytest.mark.parametrize("spanish", TEXTS)
def test_nothing_is_sure_beside_what_may_undo_it(spanish: str, resources: Resources) -> None:
    assert all(s.grade is not Grade.GREEN for s in sentences_of(item(spanish), resources).sentences)


@pytest.mark.parametrize("spanish", HEADLINES)
def test_no_headline_is_sure_beside_what_may_undo_it(spanish: str, resources: Resources) -> None:
    assert all(s.grade is not Grade.GREEN for s in sentences_of(item(spanish, field="title"), resources).sentences)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Para combatir la tala ilegal, la Policía destruyó tres campamentos en Ucayali.",
         "To fight illegal logging, the police have destroyed three camps in Ucayali."),
        ("La policía mató a dos comuneros en Espinar.",
         "The police have killed two community members in Espinar."),
        ("Dos mineros fueron capturados por la policía en Pataz.",
         "Two miners have been arrested by the police in Pataz."),
        ("Un policía fue herido en Pataz.", "A police officer has been injured in Pataz."),
    ],
)  # fmt: skip
def test_what_undoes_nothing_stays_sure(spanish: str, english: str, resources: Resources) -> None:
    (sentence,) = sentences_of(item(spanish), resources).sentences

    assert (sentence.text, sentence.grade) == (english, Grade.GREEN)


def test_what_is_rendered_is_not_left_off() -> None:
    whole = "El Tribunal anuló la multa a Antamina, según la empresa."

    assert not may_undo(whole, "El Tribunal anuló la multa a Antamina")
    assert may_undo(whole + " El fallo fue revocado.", whole)
    assert not may_undo("Para talar, abrieron una trocha.", "abrieron una trocha.")
    assert may_undo("Para Petroperú, el oleoducto fue cortado.", "el oleoducto fue cortado.")
