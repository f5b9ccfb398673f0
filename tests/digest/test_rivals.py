"""What points back where the article tells of another one of the kind, and what takes a statement back below it."""

import pytest

from digest.english.resources import Resources
from digest.english.rivals import may_be_another
from digest.english.undoing import is_supposed, is_taken_back
from digest.english.write import sentences_of
from pipeline.types import Grade, Item, Sentence
from tests.digest.english_corpus import PUBLISHED


def greens(title: str, text: str, resources: Resources) -> list[str]:
    item = Item(id="1", title=title, text=text, lang="es", published_at=PUBLISHED, source="test")
    return [s.text for s in sentences_of(item, resources).sentences if s.grade is Grade.GREEN]


def of_last(title: str, text: str, resources: Resources) -> list[Sentence]:
    """What is written of the last sentence of an article and is green."""
    item = Item(id="1", title=title, text=text, lang="es", published_at=PUBLISHED, source="test")
    written = sentences_of(item, resources).sentences
    last = text.rpartition(". ")[2]
    return [s for s in written if s.grade is Grade.GREEN and s.evidence[0].quote == last]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Antamina para en Huari", "La minera Antamina suspendió sus operaciones en Huari. Nexa siguió en Pasco. "
         "La empresa despidió a 25 trabajadores."),
        ("Raura vende mina", "La compañía Raura vendió su mina de Huánuco a Nexa. La empresa invertirá 15 millones."),
        ("Detienen a taladores en Acre", "En Acre, agentes brasileños detuvieron a seis taladores. En Purús, la "
         "Policía detuvo a uno. Los agentes decomisaron 30 trozas de caoba."),
        ("Hospitales del sur", "El hospital de Azángaro está paralizado. El de Ayaviri fue entregado en abril. "
         "El hospital costó 90 millones de soles."),
        ("Amplían área en San Martín", "La región San Martín agrandó el área de conservación Cordillera "
         "Escalera. En Loreto, el ACR Alto Nanay fue reducida. El área tiene 140 mil hectáreas."),
        ("Sindicatos de Southern", "El sindicato de Toquepala inició una huelga. El de Cuajone no se sumó. "
         "El sindicato firmó un acuerdo con Southern."),
        ("Investigarán a exfiscal", "El Ministerio Público investigará al exfiscal de Satipo. El fiscal de Atalaya no "
         "será investigado. El fiscal denunció amenazas."),
        ("Incendio en Pando", "Bomberos bolivianos apagaron el fuego en Pando. Los bomberos de Assis los ayudaron. Los "
         "bomberos pidieron agua."),
        ("Olamsa no para", "Ocho Sur suspendió la compra de palma. La empresa Olamsa no la suspendió. La empresa tiene "
         "4000 hectáreas."),
        ("Zinc de Antamina", "La producción de zinc de Antamina creció 20%. La de Volcan cayó 5%. La producción sumó "
         "90 mil toneladas."),
        ("Nueva ley en Bolivia", "Hubo una marcha en El Alto. El Gobierno promulgó una ley minera en La Paz."),
        ("Indígenas absueltos", "Treinta indígenas fueron absueltos por el Baguazo en 2016."),
        ("Socia de Cerro Verde", "Buenaventura vendió sus acciones de Cerro Verde."),
        ("Bolsonaro y Lula", "El presidente Lula pidió prisión para Bolsonaro. El presidente visitará Iquitos."),
        ("Dos Quispe", "La dirigente Ana Quispe denunció a Antapaccay. El regidor Juan Quispe lo negó. Quispe recibió "
         "amenazas."),
        ("Frontera norte", "El Ejército de Ecuador incautó 150 galones. El Ejército detuvo a cuatro peruanos."),
        ("Sin diálogo", "El presidente Petro suspendió los diálogos. El Gobierno destruyó 25 dragas."),
        ("Cae exportación", "El Perú exportó 12 toneladas menos de oro en mayo. Suiza importó 25 toneladas."),
    ],
)  # fmt: skip
def test_nothing_is_sure_that_may_be_the_other_one(title: str, text: str, resources: Resources) -> None:
    assert not of_last(title, text, resources)


def test_the_only_one_is_told_of_as_before(resources: Resources) -> None:
    text = "La comunidad de Velille demandó a Hudbay. La comunidad pidió 20 millones de soles a la empresa."
    assert greens("", text, resources)


def test_a_word_of_nothing_told_has_no_rival(resources: Resources) -> None:
    from digest.english.write import _read

    item = Item(id="1", title="", text="Southern invertirá en Ilo.", lang="es", published_at=PUBLISHED, source="test")
    (claim,) = _read(item, resources, 8)
    assert not may_be_another("the subject is a pronoun", claim, [])  # type: ignore[arg-type]
    assert not may_be_another("the subject has been named before: empresa", claim, [])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "after"),
    [
        ("El OEFA multó a Doe Run por una fuga en Junín.", "El tribunal de la entidad revocó la sanción en abril."),
        ("El Senace aprobó el estudio del proyecto Antilla.", "La aprobación fue declarada nula."),
        ("El Gobierno amplió el Reinfo hasta junio.", "El Tribunal Constitucional dejó sin efecto la ampliación."),
        ("La comunidad de Ccollana firmó un acuerdo con Hudbay.", "Los comuneros desconocieron el acuerdo."),
        ("Dos ronderos resultaron heridos en Jaén.", "La Policía niega que haya heridos."),
        ("La cooperativa Alto Huayabamba recibió bonos de carbono.", "Según una ONG, no los recibió."),
        ("Hallaron vivo a un minero en Rinconada.", "Falleció camino al hospital."),
        ("Se perdieron hasta 300 hectáreas en Ucayali.", "La cifra no está confirmada."),
        ("La Fiscalía pidió nueve meses de prisión para el alcalde de Lampa.", "El juez rechazó el pedido."),
        ("El incendio en Calca fue controlado.", "El COER informó que el incendio sigue activo."),
        ("El CIADI ordenó al Perú pagar 50 millones a Lupaka.", "El comité suspendió el pago."),
        ("Seis mineros murieron en Chala.", "El alcalde precisó que son cuatro."),
        ("La Policía decomisó 90 trozas en Pucallpa.", "La madera era legal, concluyó el Serfor."),
        ("La comisión aprobó la ley de consulta.", "El Pleno la rechazó."),
        ("Grupo Palmar fue acusado de deforestar en Loreto.", "El Poder Judicial lo absolvió."),
        ("Invasores atacaron a una familia en Callería.", "La Fiscalía descartó un ataque."),
    ],
)
def test_what_follows_takes_it_back(told: str, after: str) -> None:
    assert is_taken_back(told, after)


@pytest.mark.parametrize(
    ("told", "after"),
    [
        ("El OEFA multó a Doe Run.", "La empresa apeló la multa."),
        ("La comunidad denunció un derrame, según su presidente.", "La empresa lo niega."),
        ("Hallaron un cuerpo en el río Ene.", "La necropsia descartó un crimen."),
        ("Absuelven a siete dirigentes de Cotabambas.", "La Corte los absolvió el lunes."),
        ("Archivan denuncia contra ronderos.", "El fiscal la desestimó."),
        ("Un minero murió en Pataz.", "Otro falleció camino al hospital."),
    ],
)
def test_what_follows_leaves_it_as_it_is(told: str, after: str) -> None:
    assert not is_taken_back(told, after)


def test_settlers_are_detained_by_a_people_not_arrested(resources: Resources) -> None:
    assert greens("", "Los asháninkas de Cutivireni detuvieron a seis colonos.", resources) in (
        [], ["The Asháninka from Cutivireni have detained six settlers."],
    )  # fmt: skip


def test_a_dam_is_abandoned_and_a_community_left(resources: Resources) -> None:
    item = Item(id="1", title="", text="Odebrecht abandonó la represa Chadín 2.", lang="es", published_at=PUBLISHED)
    assert sentences_of(item, resources).sentences[0].text == "Odebrecht has abandoned the Chadín 2 dam."


def test_a_headline_tells_no_more_than_its_text(resources: Resources) -> None:
    title, text = (
        "Invasores atacan comunidad Nuevo Edén",
        "Invasores habrían atacado la comunidad Nuevo Edén el martes.",
    )
    assert is_supposed(title, text)
    assert not is_supposed("Invasores atacan comunidad", "La Policía capturó a los invasores, que habrían huido.")
    assert not is_supposed("Habrían atacado a comunidad", text)
    assert not any("have attacked" in one for one in greens(title, text, resources))


@pytest.mark.parametrize(
    ("title", "text", "never"),
    [
        ("Policía abre fuego", "Ocurrió en Secocha.", "opened a fire"),
        ("Designan a jefe de Sernanp", "El anterior renunció.", "The head of"),
        ("OEFA ordena a Petroperú", "El plazo vence en julio.", "has ordered Petroperú."),
        ("Imagen falsa de derrame en Paita", "Un derrame de petróleo afectó Paita, según un video.", "has affected"),
        ("Amarakaeri recibe pago por carbono", "El pago llegó en mayo.", "An Amarakaeri"),
        ("Detienen a tres en el Putumayo", "Del lado colombiano, el Ejército destruyó tres dragas.", "The army has"),
        ("Minera pagó S/ 3 millones de los S/ 8 millones que debe", "El pago fue en mayo.", "million of S/8"),
        ("Condenan a exalcalde de Megantoni", "El exalcalde de Megantoni fue condenado a seis años. La pena es "
         "suspendida.", "has been sentenced to six"),
    ],
)  # fmt: skip
def test_not_told_as_sure(title: str, text: str, never: str, resources: Resources) -> None:
    assert not any(never in one for one in greens(title, text, resources))
