"""Nouns whose English hangs on what stands beside them, in headlines of this press."""

import pytest

from digest.english.resources import Resources
from pipeline.types import Grade
from tests.digest.english_corpus import headline


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Policía recuperó piezas arqueológicas en un almacén de Trujillo", "archaeological artefacts"),
        ("Serfor decomisó 1,200 tablas de cedro en Pucallpa", "1,200 cedar planks"),
        ("Hallan balanzas y mercurio en campamento minero de La Pampa", "Scales and mercury"),
        ("Detienen a acopiador de oro en Juliaca", "A gold buyer"),
        ("Policía Ambiental detuvo a dos extractores de madera en Purús", "two loggers"),
        ("Minera donó canastas de alimentos a 200 familias de Espinar", "food hampers"),
        ("Comuneros entregaron un petitorio al ministro de Energía y Minas", "handed over a petition"),
        ("Un brigadista forestal falleció en Cusco", "A forest firefighter"),
        ("Alcalde de Camanti entregó prendas de abrigo a 300 escolares", "warm clothing"),
        ("Trabajadores de Shougang exigen la reposición de 40 obreros despedidos", "the reinstatement of 40"),
        ("Congreso aprobó dictamen que amplía el Reinfo hasta diciembre", "a committee report that extends"),
        ("El Ministerio de Energía y Minas suspendió 300 registros del Reinfo", "300 registrations in the mining"),
        ("Hallaron mercurio en el río Huallaga", "in the Huallaga river"),
        (
            "Incendio forestal dejó 300 hectáreas afectadas y dos brigadistas heridos",
            "has left 300 hectares affected and two brigade members injured",
        ),
        ("El Serfor otorgó 12 permisos para el aprovechamiento de castaña", "for Brazil nut harvesting"),
        ("Ejército decomisó contrabando en Desaguadero", "confiscated contraband"),
        ("Aidesep participó en la mesa con el Ejecutivo", "taken part in the talks with the government"),
        ("Comuneros de Coporaque rechazan nueva mesa con Antapaccay", "rejected new talks"),
        ("Asaltan caja rural en Sicuani", "A rural savings bank"),
        ("Grupo armado quemó dos tractores en el anexo Vista Alegre", "in the hamlet of Vista Alegre"),
        ("Agentes hallaron 20 bultos con droga en Pichari", "20 bundles of drugs"),
        ("Comuneros bloquean el ingreso al yacimiento de Antapite", "access to the Antapite mine"),
        ("Madereros ilegales amenazaron de muerte a un apu en Puerto Inca", "threatened to kill a community leader"),
        ("Hallan restos óseos de 12 personas en Ayacucho", "Skeletal remains of 12 people in Ayacucho have been found"),
        ("Senamhi pronostica descenso de la temperatura en la sierra sur", "forecasts a fall in temperatures"),
        ("Federación Aidesep solicitó la intervención de la ONU", "The Interethnic Association for the"),
        ("Productores de leche de Melgar exigen mejor precio", "have demanded a better price"),
        ("Docentes de Puno exigen mejor salario", "a better wage"),
        ("Detienen a mujer por captar a menores en Juliaca", "for luring minors"),
        ("Turistas quedaron retenidos por un paro en Loreto", "have been stranded by a strike"),
        ("Autoridades reforestaron las alturas de Ollantaytambo", "the highlands of Ollantaytambo"),
        ("Familiares de fallecidos marchan en Lima", "Relatives of the dead have marched"),
        ("Trasladan a penal de Challapalca a cabecilla de La Jauría", "A ringleader of La Jauría has been"),
        ("La Marina de Guerra rescató a siete náufragos frente a Máncora", "seven shipwrecked people off Máncora"),
        ("Pescadores reportan la muerte masiva de peces en la laguna Conococha", "reported mass fish deaths"),
        ("La Sala Penal Nacional absolvió a 53 procesados por el caso Baguazo", "prosecuted in the Baguazo case"),
        ("Congresista de Madre de Dios fue acusado de tráfico de influencias", "has been accused of influence"),
        ("Alcalde de Nauta es acusado de peculado", "has been accused of embezzlement"),
        ("Asociación de alpaqueros vendió 10 toneladas de fibra", "10 tonnes of fibre"),
        ("Pastor evangélico fue detenido por abuso en Condorcanqui", "arrested for abuse in"),
        ("Contrabandistas atacaron a agentes de aduanas en Puno", "customs officers"),
        ("Nación wampís rechaza el ingreso de dragas en Amazonas", "The Wampis nation has rejected"),
        ("Deslizamiento dejó 30 viviendas afectadas en Apurímac", "has affected 30 homes in"),
    ],
)
def test_noun_is_what_its_neighbours_make_of_it(spanish: str, english: str, resources: Resources) -> None:
    said = headline(spanish, resources)

    assert english in said.text
    assert said.grade is Grade.GREEN, said.findings


@pytest.mark.parametrize(
    ("spanish", "noun"),
    [
        ("Policía recibió pedradas en Espinar", "pedrada"),
        ("Comunidad de Cuninico recibió la partida en Nauta", "partida"),
        ("Policía incautó 20 balones en Juliaca", "balón"),
        ("Pobladores de Espinar perdieron sus volantes", "volante"),
        ("Perú produce el mejor café del mundo", "mejor"),
        ("Juliaca: muere joven herido durante protestas", "injured then, or dead then"),
    ],
)
def test_noun_that_nothing_explains_stays_amber(spanish: str, noun: str, resources: Resources) -> None:
    said = headline(spanish, resources)

    assert said.grade is Grade.AMBER
    assert any(noun in finding.message for finding in said.findings), said.findings
