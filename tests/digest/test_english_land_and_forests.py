"""Classes of the press on land, forests and indigenous peoples: the English that readers want, and what is doubted."""

from dataclasses import replace

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Matan a balazos a jefe comunal asháninka en Satipo", "community leader has been shot dead in Satipo."),
        ("Dictan 12 años de cárcel contra exalcalde de Morropón", "has been sentenced to 12 years in prison."),
        ("Imponen 15 años de prisión a asesino de líder kichwa", "The killer of a Kichwa leader has been sentenced"),
        ("Corte de Junín ratifica pena de 9 años y dos meses contra maderero", "sentence of nine years and two months"),
        ("Incendio consume 40 hectáreas de pastizal en Canchis", "40 hectares of grassland in Canchis."),
        ("Levantan paro arrocero en Jaén", "The rice growers' strike in Jaén has been called off."),
        ("Comuneros de Yanta reiteran su rechazo a mina Río Blanco", "their opposition to the Río Blanco mine."),
        ("Río Huallaga se lleva tres viviendas en Juanjuí", "has swept away three homes in Juanjuí."),
        ("Huaico corta el acceso a la comunidad de Poyeni", "has cut off access to the community of Poyeni."),
        (
            "Ucayali: denuncian a alcalde de Masisea por corrupción",
            "the mayor of Masisea has been accused of corruption.",
        ),
        ("Hallan avioneta boliviana en pista clandestina en Atalaya", "on a clandestine airstrip in Atalaya."),
        (
            "Amazonas: separan a 40 docentes denunciados por abuso sexual",
            "accused of sexual abuse have been dismissed.",
        ),
        ("Desborde del Urubamba deja sin casa a 12 familias en Echarati", "Flooding from the Urubamba has left"),
        ("Gobierno decreta emergencia en Challhuahuacho", "has declared an emergency in Challhuahuacho."),
        ("Un comunero de 40 años sufrió quemaduras en las manos en Cátac", "has suffered burns to the hands"),
        ("Midagri consulta reglamento de modificatoria forestal", "the amendment to the Forest Law"),
        ("Policía captura a cinco abigeos en Chumbivilcas", "five cattle rustlers in Chumbivilcas."),
        ("Incendio afecta 80 ha del Parque Huascarán en Cátac", "has affected 80 hectares of the Huascarán"),
        ("OEFA multa a Petroperú con 213 UIT por derrame", "has fined Petroperú 213 tax units (UIT) for a spill."),
        ("Puno: declaran en emergencia a 13 provincias", "13 provinces have been placed under a state of emergency."),
        ("Deslizamiento deja aisladas a cuatro comunidades en Satipo", "has cut off four communities in Satipo."),
        ("Cocaleros retienen por ocho horas a ingenieros en Codo del Pozuzo", "detained engineers"),
        ("Serfor interviene camión que trasladaba orquídeas", "a lorry carrying orchids"),
        ("Kukamas eligen nueva dirigencia en Nauta", "The Kukama have elected new leaders in Nauta."),
        ("Dos heridos fueron llevados a Pucallpa", "have been taken to Pucallpa."),
        ("En 2024 ha caído la producción de oro en Puno", "In 2024, gold production fell in Puno."),
        ("Fenamad alerta: familias encuentran trampas en Boca Pariamanu", "has warned that families have found"),
        ("Aidesep denuncia que colonos invaden la comunidad de Masisea", "alleged that settlers have invaded"),
        ("Minam advierte que la minería ilegal amenaza a 20 comunidades", "has warned that illegal mining threatens"),
        ("Comuneros toman aeródromo de Andoas", "have occupied the Andoas airfield."),
        ("Detienen a seis integrantes de la banda Los Topos en Chao", "Six members of the Los Topos gang"),
        ("Comunidades dan plazo de diez días al Gobierno", "a 10-day deadline"),
        ("Jueza de Nauta anula concesión de mina en Parinari", "A judge in Nauta has"),
        ("Guardaparques, policías y comuneros controlan incendio en Tanta", "Park rangers, police and community"),
        ("Comunidad ese eja recibe título en Tambopata", "An Ese Eja community has received a title"),
        ("Verra suspende proyecto REDD+ en Cordillera Azul", "project in the Cordillera Azul National Park."),
        ("Gore Loreto entrega títulos a 12 comunidades", "The Loreto regional government has handed over land titles"),
        ("Wampis expulsan a mineros ilegales del río Santiago", "expelled illegal miners from the Santiago river."),
        ("Fiscalía interviene aserradero clandestino en Pucallpa", "has raided a clandestine sawmill in Pucallpa."),
        ("Rescatan a cachorro de jaguar en Contamana", "A jaguar cub has been rescued in Contamana."),
        ("Policía incauta madera en la cuenca del Napo", "in the Napo basin."),
        ("Corte Interamericana condena a Perú por caso Tagaeri", "has ruled against Peru over the Tagaeri case."),
        ("Menonitas talan 80 ha de bosque sin autorización en Masisea", "forest without authorisation in Masisea."),
        ("Comuneros de San Juan de Cañaris rechazan mina", "Community members from San Juan de Cañaris"),
        ("Minsa envía brigada a seis comunidades del río Tigre", "six communities on the Tigre river."),
        ("Inauguran planta procesadora de cacao en Satipo", "A cocoa processing plant has been opened"),
        ("Policía decomisa 40 trozas de tornillo en Nauta", "40 tornillo logs in Nauta."),
        ("Guardaparques repelen intento de invasión en Pómac", "have repelled an attempted invasion"),
    ],
)
def test_wording_that_needs_no_edit(spanish: str, english: str, resources: Resources) -> None:
    sentence = sentences_of(item(spanish, field="title"), resources).sentences[0]

    assert english in sentence.text


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("Retienen a 40 pasajeros para exigir agua en Cuninico", "whose purpose"),
        ("Seis personas cuidan 616 mil hectáreas", "who they are"),
        ("El alcalde distrital, Percy Quispe, pidió un puente al Ejército", "what place"),
        ("La Fiscalía identificó otras seis comunidades con contratos de carbono", "others than which"),
    ],
)
def test_what_readers_would_edit_is_left_to_the_editor(spanish: str, doubt: str, resources: Resources) -> None:
    (sentence,) = sentences_of(item(spanish, field="text"), resources).sentences

    assert sentence.grade is Grade.AMBER
    assert any(doubt in f.message for f in sentence.findings)


def test_the_mayor_of_a_named_district_is_no_doubt(resources: Resources) -> None:
    (sentence,) = sentences_of(
        item("El alcalde distrital de Pichari, Percy Quispe, pidió un puente al Ejército", field="text"), resources
    ).sentences

    assert not any("what place" in f.message for f in sentence.findings)


def test_an_act_or_animal_that_was_not_told_opens_no_story(resources: Resources) -> None:
    source = replace(
        item("Policía investiga caza furtiva en Puyca", field="title"),
        text="El ave fue trasladada a Arequipa. El desalojo dejó 19 heridos.",
    )

    told = [s for s in sentences_of(source, resources).sentences if s.evidence[0].field == "text"]

    assert told
    assert all(s.grade is Grade.AMBER for s in told)


def test_who_called_for_something_in_the_imperfect_had_called_for_it(resources: Resources) -> None:
    (sentence,) = sentences_of(
        item("La fiscalía de Celendín pedía treinta años de cárcel.", field="text"), resources
    ).sentences

    assert "had requested 30 years in prison" in sentence.text
