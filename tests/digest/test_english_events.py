"""Land, forests and mines as the press tells of them: what English says, and what stays the editor's."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade, Sentence
from tests.digest.english_corpus import item


def told(spanish: str, resources: Resources) -> Sentence:
    written = sentences_of(item(spanish, field="text" if spanish.endswith(".") else "title"), resources).sentences
    assert written, spanish
    return written[0]


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Declaran en emergencia siete distritos de Puno por lluvias intensas",
         "An emergency has been declared in seven districts of Puno because of heavy rain."),
        ("La provincia de Carabaya fue declarada en emergencia el lunes.",
         "An emergency was declared in the province of Carabaya on"),
        ("Se declaró en emergencia la provincia de Islay por 60 días.",
         "An emergency has been declared in the province of Islay for 60 days."),
        ("Loreto: exgerente regional forestal es condenado a cinco años de cárcel",
         "In Loreto, a former regional forestry manager has been sentenced to five years in prison."),
        ("Cusco: condenan a 30 años a dos policías por muertes en protestas", "sentenced to 30 years in prison"),
        ("San Martín: policía destruye laboratorio de droga y pista de aterrizaje en Uchiza",
         "a drug laboratory and an airstrip in Uchiza."),
        ("Juez ordena desalojar a cien mineros que ocupan concesión de Southern",
         "miners occupying Southern's concession to be evicted."),
        ("Policía captura en Pucallpa a presunto cabecilla de banda que enviaba madera ilegal a China",
         "In Pucallpa, the police have arrested an alleged ringleader of"),
        ("Desconocidos queman casa de dirigente awajún en Imaza",
         "Unidentified people have burned the house of an Awajún leader in Imaza."),
        ("Fiscalía obtiene diez meses de prisión preventiva para colombiano y peruano en Loreto",
         "has secured 10 months of pre-trial detention for a Colombian and a Peruvian"),
        ("En el río Nanay operan cerca de 40 dragas, informó el Ministerio del Ambiente.",
         "about 40 dredges are operating"),
        ("Comuneros de Tarata impiden ingreso de topógrafos a Candarave",
         "have blocked the entry of surveyors"),
        ("La planta de tratamiento de Yauri se apagó el lunes.", "was shut down on"),
        ("Helicóptero de minera aterriza de emergencia en Pataz", "has made an emergency landing in Pataz."),
        ("Bus con mineros cae a río en Sandia", "A bus carrying miners"),
        ("Comuneros rechazan oleoducto de 80 kilómetros en Loreto", "an 80-kilometre pipeline"),
        ("El Cenepa: explosión en campamento minero deja dos muertos",
         "In El Cenepa, an explosion at a mining camp has left two dead."),
        ("Osinergmin inicia supervisión de doce depósitos de relaves en Pasco",
         "has started inspecting 12 tailings dams"),
        ("La Fiscalía allanó veintidós inmuebles en Pucallpa.", "has raided 22 properties in Pucallpa."),
        ("El ataque ocurrió la madrugada de hoy martes en Pataz.", "in the early hours of"),
        ("La policía antidrogas destruyó dos pistas de aterrizaje en Atalaya.", "The anti-drug police have destroyed"),
        ("Invasores talaron cuarenta árboles de castaña en Tahuamanu", "40 Brazil nut trees"),
        ("Madre de Dios: reforestan 20 hectáreas degradadas por la minería en Inambari", "degraded by mining"),
        ("El contratista Raúl Poma fue asesinado en un restaurante de Trujillo.", "in a restaurant in Trujillo."),
    ],
)  # fmt: skip
def test_construction_is_said_as_english_says_it(spanish: str, english: str, resources: Resources) -> None:
    assert english in told(spanish, resources).text


@pytest.mark.parametrize(
    "spanish",
    [
        "La federación de Jaén respaldó su pedido.",  # whose?
        "Comuneros constatan excavadoras en el río Canchis",
        "JNE rechaza lista y dirigentes cuestionan padrón en Río Santiago",
    ],
)
def test_what_may_be_read_in_two_ways_is_the_editors(spanish: str, resources: Resources) -> None:
    assert told(spanish, resources).grade is Grade.AMBER


def test_day_that_is_told_twice_is_said_once(resources: Resources) -> None:
    text = told("El ataque ocurrió la madrugada de hoy martes en Pataz.", resources).text

    assert text.count(" on ") == 0


def test_people_that_have_one_form_for_one_and_many_are_still_several(resources: Resources) -> None:
    assert told("Awajún y wampis marchan en Bagua", resources).text.startswith("The Awajún and the Wampis have")


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("MINEM: Producción nacional de zinc creció 4.1 % en mayo impulsada por Antamina",
         "National zinc production grew by 4.1% in May"),
        ("La producción de oro de Arequipa cayó 8% en abril.", "Gold production in Arequipa fell by 8% in April."),
        ("Detienen a dos hombres con 30 kilos de mercurio en Juliaca", "arrested with 30 kilos of mercury in Juliaca."),
        ("Cerca de 90 mineros artesanales marchan en Lima", "About 90 artisanal miners"),
        ("Pescadores levantan bloqueo a mina de fosfatos en Sechura", "the blockade of a phosphate mine"),
        ("Comuneros de Chulucanas entregan en concesión de conservación 900 hectáreas de algarrobal",
         "900 hectares of algarrobo forest as a conservation concession"),
        ("Comunidad de Huancar suspende chaccu en Puno", "has suspended the vicuña round-up (chaccu) in Puno."),
        ("La maquinaria, valorizada en S/ 2 millones, será destruida en Mazuko.", "The machinery, worth S/2 million,"),
        ("Sernanp inaugura puesto de vigilancia y control en Tambopata", "a surveillance and control post"),
        ("Municipalidad de Cenepa gestiona titulación de ocho anexos awajún", "titling of eight Awajún hamlets."),
        ("El GTANW informó que dos profesoras debieron salir por amenazas.", "because of threats"),
    ],
)  # fmt: skip
def test_figures_loads_and_sites_are_said_whole(spanish: str, english: str, resources: Resources) -> None:
    assert english in told(spanish, resources).text


def test_how_long_a_figure_grew_is_the_editors(resources: Resources) -> None:
    assert told("Exportaciones de oro crecen 12% hasta agosto", resources).grade is Grade.AMBER


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Aluvión deja tres muertos, nueve desaparecidos y 80 casas destruidas en Calca",
         "A mudslide has left three dead, nine missing and 80 houses destroyed in Calca."),
        ("Incendio deja en cenizas doce viviendas en Atalaya", "A fire has destroyed 12 homes in Atalaya."),
        ("Manifestantes queman local de la UGEL en Bagua", "have burned the premises of the local education office"),
        ("Decomisan 40 pieles de vicuña en Juliaca", "Forty vicuña skins have been confiscated in Juliaca."),
        ("Comuneros de Cojata bloquean vía a la frontera", "have blocked a road to the border."),
        ("Invasores queman 12 hectáreas de bosque en reserva El Sira", "hectares of forest in the El Sira reserve."),
        ("Fiscalía rechaza por segunda vez la demanda de la comunidad de Cuninico", "for the second time"),
        ("Serfor rescata dos perezosos en Iquitos", "two sloths in Iquitos."),
        ("Decomisan explosivos valorizados en S/ 200 mil en Trujillo",
         "Explosives worth S/200,000 have been confiscated in Trujillo."),
        ("Regantes exigen paralización de proyecto Zafranal en Arequipa", "a halt to the Zafranal project"),
        ("Bus se vuelca en Moquegua", "A bus has overturned in Moquegua."),
        ("Minem otorga concesión de 2 mil hectáreas a empresa china", "a 2,000-hectare concession"),
    ],
)  # fmt: skip
def test_harm_is_counted_up_and_told_of_what(spanish: str, english: str, resources: Resources) -> None:
    assert english in told(spanish, resources).text


def test_what_is_left_off_behind_leaving_is_doubted(resources: Resources) -> None:
    sentences = sentences_of(item("Huaico deja a tres familias en la calle en Chosica", field="title"), resources)

    assert all(s.grade is not Grade.GREEN or "street" in s.text for s in sentences.sentences)
