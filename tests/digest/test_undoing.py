"""What is left off of a sentence must not take back, limit or attribute what is told of it."""

from dataclasses import replace

import pytest

from digest.english.resources import Resources
from digest.english.undoing import is_limited, is_taken_back, is_to_come, may_undo, sentence_around
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


#: What is said, and what the next sentence makes of it.
CORRECTED = [
    "La Policía detuvo al alcalde de Lampa el martes. Más tarde se supo que era un homónimo.",
    "Once mineros murieron en Caravelí. La cifra fue corregida después a dos.",
    "Se derramaron 200 barriles de crudo en Loreto. En realidad fueron 2 mil, dijo la empresa.",
    "El Ministerio de Energía y Minas otorgó 9 concesiones en Cajamarca. Un tribunal las declaró nulas.",
    "Los mineros de Caravelí iniciaron un paro de 48 horas. Lo suspendieron esa noche.",
    "El Congreso aprobó la ley agraria. La votación fue anulada el viernes.",
    "La Policía halló 20 kilos de oro en la casa del alcalde de Lampa. Resultó ser latón.",
    "El líder kichwa Elías Tapullima fue asesinado en San Martín, según la Policía. Fue hallado con vida el jueves.",
    "El Poder Judicial condenó a Juan Torres a 6 años de prisión por tala ilegal en Loreto. La sentencia fue revocada.",
]


@pytest.mark.parametrize("spanish", CORRECTED)
def test_nothing_is_sure_that_the_next_sentence_takes_back(spanish: str, resources: Resources) -> None:
    assert all(s.grade is not Grade.GREEN for s in sentences_of(item(spanish), resources).sentences)


def test_what_goes_on_takes_nothing_back(resources: Resources) -> None:
    text = "La policía mató a dos comuneros en Espinar. La Fiscalía abrió una investigación."

    assert sentences_of(item(text), resources).sentences[0].grade is Grade.GREEN
    assert not is_taken_back("La OEFA anuló la multa.", "La multa fue anulada el lunes.")


def test_the_sentence_around_a_piece_is_looked_at(resources: Resources) -> None:
    text = "Ayer llovió en Puno. Sin contar a Antamina, cayó 3 %. Nada más."

    assert sentence_around(text, text.index("cayó"), text.index("%") + 2) == "Sin contar a Antamina, cayó 3 %."
    assert sentence_around(text, 0, 4) == "Ayer llovió en Puno."
    for spanish in (
        "Excluyendo Antamina, la producción de cobre cayó 3 % en 2024.",
        "A decir de la empresa, los comuneros atacaron a la Policía en Espinar.",
        "La Policía mató a dos comuneros en Espinar, se lee en un panfleto.",
        "El bloqueo en Espinar se levantó a las 7 de la mañana y se reanudó a las 9.",
    ):
        assert all(s.grade is not Grade.GREEN for s in sentences_of(item(spanish), resources).sentences), spanish


@pytest.mark.parametrize(
    ("title", "text", "is_doubted"),
    [
        ("Titulan 12 comunidades en Loreto", "El Gobierno Regional titulará 12 comunidades en 2027.", True),
        ("Río Huallaga se desborda en Tocache", "El río Huallaga podría desbordarse en Tocache.", True),
        ("Inauguran planta de agua en Ilo", "La planta de agua de Ilo será inaugurada en diciembre.", True),
        ("Comuneros bloquean el corredor", "Los comuneros amenazan con bloquear el corredor.", True),
        ("Gobierno amplía el Reinfo", "El Gobierno propone ampliar el Reinfo hasta 2027.", True),
        ("Titulan 12 comunidades en Loreto", "El Gobierno propone la titulación de 12 comunidades.", True),
        ("Titulan 12 comunidades en Loreto", "El Gobierno propone la creación de un fondo.", False),
        ("Construyen puente en Tocache", "El Gobierno construye un puente. Se construirá otro.", False),
        ("Titularán 12 comunidades en Loreto", "El Gobierno Regional titulará 12 comunidades en 2027.", False),
        ("Suspenden clases en Tocache", "Fueron suspendidas ayer. Mañana se suspenderán en Uchiza.", False),
        ("Titulan 12 comunidades en Loreto", "El acto reunió a los apus, que pedirán más obras.", False),
    ],
)
def test_a_headline_of_what_is_still_to_come(title: str, text: str, is_doubted: bool) -> None:
    assert is_to_come(title, text) is is_doubted


@pytest.mark.parametrize(
    ("title", "text", "is_doubted"),
    [
        ("Cierran el aeropuerto de Tacna", "El aeropuerto fue cerrado de forma provisional.", True),
        ("Deslizamiento bloquea la carretera", "Un deslizamiento bloqueó parcialmente la carretera.", True),
        ("Juez absuelve a comuneros", "Un juez absolvió en primera instancia a 12 comuneros.", True),
        ("Congreso aprueba ley", "El Congreso aprobó la nueva ley en primera votación.", True),
        ("Cierran parcialmente la carretera", "La carretera fue cerrada parcialmente.", False),
        ("Cierran el aeropuerto de Tacna", "Los vuelos serán atendidos temporalmente en Arequipa.", False),
    ],
)
def test_a_headline_that_holds_in_part_only(title: str, text: str, is_doubted: bool) -> None:
    assert is_limited(title, text) is is_doubted


def test_a_headline_of_a_plan_is_not_green(resources: Resources) -> None:
    text = "El Gobierno Regional de Loreto titulará 12 comunidades nativas en 2027."
    read = sentences_of(replace(item(text), title="Titulan 12 comunidades nativas en Loreto"), resources)
    assert {s.grade for s in read.sentences if s.evidence[0].field == "title"} == {Grade.AMBER}
