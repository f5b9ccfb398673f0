"""Verbs whose sense their preposition or mood decides, and what leads in with "de" and an infinitive."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        # what is past is complained of; what is to come is demanded
        ("Los pastores reclamaron que el informe no haya sido publicado.",
         "have complained that the report has not been published"),
        ("Los pastores reclaman que el Estado titule sus parcelas.", "have demanded that the state should title"),
        ("La federación cuestionó que el Gobierno haya firmado el contrato sin consulta.", "questioned the fact that"),
        ("La querella se dirige contra dos funcionarios de Cotabambas.", "is directed against two officials"),
        ("La denuncia se sustenta en un peritaje del Serfor.", "is based on"),
        ("El tribunal fijó en S/90 mil la reparación civil.", "set the civil damages at S/90,000"),
        ("Cada carretera deberá pasar por una evaluación ambiental.", "must go through an environmental assessment"),
        ("El ducto pasa por el territorio de cuatro comunidades.", "passes through the territory"),
        ("La empresa pasó a llamarse Minera Sur en 2017.", "was renamed Minera Sur in 2017"),
        ("La cooperativa nunca tramitó el permiso.", "has never applied for the permit"),
        ("La denuncia corrió por cuenta de Elsa Quinto, presidenta de la central.", "The complaint came from Elsa"),
        ("Los condenados deberán pagar, de manera solidaria, una reparación civil de S/4 millones.",
         "S/4 million jointly and severally"),
        ("El ministro se limitó a decir que el caso está en evaluación.", "has gone no further than saying that"),
        ("Al cierre de esta edición, la minera no se había pronunciado.", "At the time of publication, the mining"),
        ("La defensa anunció que pedirá la nulidad del fallo.", "The lawyers have announced that they will"),
        ("El juzgado debe resolver en los próximos días si admite el recurso.", "must decide in the next few days"),
        ("El dragado seguirá adelante pese a las críticas.", "will go ahead despite criticism"),
        ("La titulación de las comunidades compete a los gobiernos regionales.", "falls to regional governments"),
        ("La respuesta de la comunidad ha sido crear una guardia indígena.", "has been to create an indigenous guard"),
        ("Los talleres se hicieron en quechua.", "have been held in Quechua"),
        # told with who is behind it first
        ("Detrás del asesinato del dirigente estarían traficantes de tierras.", "would be behind the murder of the"),
        ("Detrás de la norma está el gremio de palmicultores.", "is behind the regulation"),
        # supposed with "haber" and a passive
        ("De no haber respuesta, Aidesep recurrirá al Tribunal Constitucional.", "if there is no response"),
        ("De ser aprobada la ley, las comunidades perderán sus parcelas.", "if the law is approved"),
    ],
)  # fmt: skip
def test_verb_is_told_in_the_sense_meant(spanish: str, english: str, resources: Resources) -> None:
    found = sentences_of(item(spanish), resources).sentences

    assert any(english in s.text for s in found), [s.text for s in found]
    assert all(s.grade is Grade.AMBER for s in found if english in s.text)


@pytest.mark.parametrize(
    ("spanish", "unwanted"),
    [
        ("De ser hallado culpable, el regidor podría recibir diez años de prisión.", "culprit"),
        ("De no haber acuerdo hasta el viernes, los comuneros bloquearán la vía.", "until"),  # which Friday
        ("De no asistir, se tramitaría una moción de censura.", "if it does not attend"),  # nobody's motion
        ("El gerente se limitó a responder.", "no further"),
        ("Detrás de la denuncia no está la empresa Tamshi.", "behind"),
        ("Detrás de la comunidad está el río Ucayali.", "Ucayali"),  # where it lies
    ],
)
def test_what_its_words_leave_open_is_left(spanish: str, unwanted: str, resources: Resources) -> None:
    assert all(unwanted not in s.text for s in sentences_of(item(spanish), resources).sentences)


def test_firm_called_after_a_crop_is_a_name_at_the_head(resources: Resources) -> None:
    known = item("El juez multó al gerente de Cacao del Perú Norte. Cacao del Perú Norte taló 900 hectáreas en Lamas.")
    crop = item("Cacao de San Martín llegó a tres países de Europa.")

    assert any(s.text.startswith("Cacao del Perú Norte") for s in sentences_of(known, resources).sentences)
    assert any(s.text.startswith("Cocoa from San Martín") for s in sentences_of(crop, resources).sentences)
