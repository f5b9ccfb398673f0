"""Sentences made to mislead: what they say is told as meant, doubted, or not told."""

from dataclasses import replace

import pytest

from digest.english.belied import BELIED
from digest.english.resources import Resources
from digest.english.undoing import LEFT_STATE
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item

SURE = [
    ("La Corte Suprema falló contra Southern.", "The Supreme Court has ruled against Southern."),
    ("La Corte Suprema aún no falló en el caso Tres Cantos.",
     "The Supreme Court has not yet ruled in the Tres Cantos case."),
    ("Una avioneta se despistó en Sepahua.", "A light aircraft has come off the runway in Sepahua."),
    ("Un camión se despistó en Chalhuanca.", "A lorry has come off the road in Chalhuanca."),
    ("El Gobierno retiró 60 policías de Retamas.", "The government has withdrawn 60 police officers from Retamas."),
    ("Tres mineros fueron detenidos por ronderos en Bambamarca.",
     "Three miners have been detained by peasant patrol members in Bambamarca."),
    ("Tres mineros fueron detenidos por policías en Bambamarca.",
     "Three miners have been arrested by police officers in Bambamarca."),
    ("La policía incautó 30 kilos de oro falso en Ilo.", "The police have seized 30 kilos of fake gold in Ilo."),
    ("El apu Rufino Tangoa fue amenazado antes de morir.",
     "The community leader Rufino Tangoa was threatened before dying."),
    ("El Perú exportó oro que fue extraído ilegalmente en 2022.",
     "Peru has exported gold that was illegally extracted in 2022."),
    ("El Perú exportó oro extraído ilegalmente en 2022.", "Peru has exported gold illegally extracted in 2022."),
    ("Un dirigente de la Fenamad murió tras ser baleado en Mazuko.",
     "A leader of the Native Federation of the Madre de Dios River and Tributaries (FENAMAD) has died after being shot"
     " in Mazuko."),
    ("La producción de Antamina bajó 4 % tras crecer 9 % en marzo.",
     "Output at the Antamina mine has fallen by 4% after growing by 9% in March."),
    ("El Tribunal Constitucional tumbó la ley minera.", "The Constitutional Court has struck down the mining law."),
]  # fmt: skip
DOUBTED = [
    ("El Senado no aprobó la ley minera hasta la medianoche.", "not until then, or not by then"),
    ("Un juez ordenó liberar a tres colonos que fueron condenados en 2022.", "when, and which of the two"),
    ("El Gobierno pidió anular el permiso que Osinergmin otorgó a Pluspetrol en 2021.", "when, and which of the two"),
    ("La Marina destruyó dos balsas que operaban en el Marañón desde enero.", "since when, and how long"),
    ("La Sunat incautó cobre comprado legalmente en Tacna en 2022.", "when, and which of the two"),
    ("El Gobierno negó que los matsés retengan a un ingeniero en Yaquerana.", "now, or as a rule"),
    ("Gold Fields contrató a dos obreros despedidos de Volcan.", "away from it, or of it"),
    ("Dos obreros fueron rescatados sin vida en Marsa.", "rescued, or found dead"),
    ("La FAP derribó una avioneta que habría llevado droga.", "what had reportedly been done by then"),
    ("OEFA multó a cuatro petroleras de Talara, dos de las cuales apelaron.", "what is left off is the news"),
    ("Los wampis recibieron con lanzas al ministro del Interior.", "what is left off is the news"),
    ("La comunidad Alto Mayo ya no tiene agua potable.", "no longer, or not yet"),
]  # fmt: skip
UNTOLD = [
    "Loreto perdió la mitad de bosque que en 2021.",
    "Petroperú pudo evitar la contaminación del río Chiriaco.",
    "Un incendio pudo destruir 90 hectáreas en Amazonas.",
    "El exregidor Nilo Pezo negó ser minero.",
]


@pytest.mark.parametrize(("spanish", "english"), SURE)
def test_what_is_told_as_it_is_meant(spanish: str, english: str, resources: Resources) -> None:
    told = sentences_of(item(spanish, field="text"), resources).sentences

    assert [(s.text, s.grade) for s in told] == [(english, Grade.GREEN)]


@pytest.mark.parametrize(("spanish", "doubt"), DOUBTED)
def test_what_may_be_taken_otherwise_is_doubted(spanish: str, doubt: str, resources: Resources) -> None:
    told = sentences_of(item(spanish, field="text"), resources).sentences

    assert told
    assert all(s.grade is Grade.AMBER and doubt in [f.message for f in s.findings] for s in told)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Detienen a alcalde de Iberia", "El alcalde no fue detenido, sino citado a declarar."),
        ("Muere líder yánesha en Oxapampa", "El líder yánesha sigue con vida, aclaró su familia."),
        ("Destruyen 60 dragas en el Itaya", "La Marina destruyó seis dragas. La cifra inicial era errónea."),
        ("Southern dona tractor a Cocachacra", "Southern prometió donar un tractor a Cocachacra."),
        ("Nexa cierra mina en Pasco", "Nexa anunció que podría cerrar la mina si sigue el bloqueo."),
        ("Congreso prorroga Reinfo", "El Congreso prorrogó el Reinfo en primera votación. Falta la segunda."),
        ("Hallan plomo en agua de Ilo", "La Diresa descartó la presencia de plomo en el agua de Ilo."),
    ],
)
def test_a_headline_that_its_text_belies_is_doubted(title: str, text: str, resources: Resources) -> None:
    english = sentences_of(replace(item(text, field="text"), title=title), resources)
    told = [s for s in english.sentences if s.evidence[0].field == "title"]

    assert told
    assert all(s.grade is Grade.AMBER and BELIED in [f.message for f in s.findings] for s in told)
    alone = sentences_of(replace(item("La asamblea fue el lunes.", field="text"), title=title), resources)
    assert BELIED not in [f.message for s in alone.sentences for f in s.findings]


@pytest.mark.parametrize(
    ("title", "english"),
    [
        ("Contamana: matan a machetazos a apu de comunidad shipiba Nuevo Saposoa",
         "In Contamana, a leader of the Shipibo community of Nuevo Saposoa has been hacked to death."),
        ("Contamana: matan a balazos a ronderos de comunidad awajún Nazareth",
         "In Contamana, peasant patrol members from the Awajún community of Nazareth have been shot dead."),
    ],
)  # fmt: skip
def test_a_victims_people_are_not_the_killers(title: str, english: str, resources: Resources) -> None:
    told = sentences_of(item(title, field="title"), resources).sentences

    assert [s.text for s in told] == [english]


@pytest.mark.parametrize(
    ("title", "wanted", "unwanted"),
    [
        ("Orpio pide garantías luego de agresión a dirigente kukama en Nauta", "", "from a Kukama leader"),
        ("CARE exige puesto policial tras ataque a brigada indígena en Mayni", "an attack on an indigenous", "from"),
        ("Fenamad exige garantías a Ministerio del Interior tras ataque en Mazuko", "from the Ministry", "attack on"),
    ],
)
def test_who_was_attacked_is_not_who_is_asked(
    title: str, wanted: str, unwanted: str, resources: Resources
) -> None:  # fmt: skip
    told = " ".join(s.text for s in sentences_of(item(title, field="title"), resources).sentences)

    assert wanted in told
    assert unwanted not in told


_WHOSE_STATE = "what is told of the thing, or of whose it is"
_WHENCE = "from a place, or what stands before it is of that place"
_WHOSE = "whose it is, of him who gives or of him who gets it"


@pytest.mark.parametrize(
    ("title", "doubt"),
    [
        ("Gobierno amplía estado de emergencia", "an emergency where, or because of what"),
        ("Ocongate envió dos ambulancias", "a place that acts"),
        ("Hallan avioneta de narcotraficantes incendiada en Puerto Inca", _WHOSE_STATE),
        ("Policía captura a chofer de empresa minera acusado de homicidio", _WHOSE_STATE),
        ("Defensoría recibe quejas contra hospital de Puerto Maldonado", _WHENCE),
        ("Corte ordena que empresa devuelva a comunidad de Santa Clara sus tierras", _WHOSE),
        ("Minera pagó a trabajadores de Marcona sus utilidades", _WHOSE),
        ("Ecuador entrega a Perú a cabecilla de Los Choneros", "who is handed over to whom"),
    ],
)
def test_what_nobody_could_place_is_doubted(title: str, doubt: str, resources: Resources) -> None:
    told = sentences_of(item(title, field="title"), resources).sentences

    assert told
    assert all(s.grade is Grade.AMBER and doubt in [f.message for f in s.findings] for s in told)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Premier recibe a alcaldes de Apurímac", "The prime minister has received mayors from Apurímac."),
        ("Jueza rechaza demanda de pescadores contra Repsol", "a lawsuit by fishermen against Repsol."),
        ("Comunidades rechazan créditos de carbono de empresa", "rejected carbon credits of a company."),
        ("Sancionan a Southern por contaminar el mar de Ilo", "for polluting the sea off Ilo."),
        ("Hallan restos de minero sepultado en Pataz", "The remains of a miner buried in Pataz have been found."),
        ("Recuperan camión de empresa robado en Juliaca", "A stolen lorry belonging to a company has been recovered"),
        ("Bolivia extradita a Perú a sicario", "Bolivia has extradited a hired killer to Peru."),
        ("Corte ordena a empresa devolver tierras a comunidad de Santa Clara", "return land to the community of"),
    ],
)
def test_what_belongs_to_whom_is_told_as_meant(title: str, wanted: str, resources: Resources) -> None:
    told = sentences_of(item(title, field="title"), resources).sentences

    assert any(wanted in s.text and s.grade is Grade.GREEN for s in told)


@pytest.mark.parametrize("spanish", UNTOLD)
def test_what_would_be_told_as_its_opposite_is_left(spanish: str, resources: Resources) -> None:
    assert not sentences_of(item(spanish, field="text"), resources).sentences


def test_what_is_so_no_longer_is_told_as_such(resources: Resources) -> None:
    (left,) = sentences_of(item("La minera Oro Sur ya no opera en Nasca.", field="text"), resources).sentences
    (gone,) = sentences_of(item("Ya no hay dragas en Puerto Sur, dijo Julio Paz.", field="text"), resources).sentences

    assert left.text == "The mining company Oro Sur no longer operates in Nasca."
    assert gone.text.startswith("There are no longer any dredges in ")


@pytest.mark.parametrize(
    ("title", "english"),
    [
        # what stands in another sense than its usual one
        ("Obra de teatro shipibo se presentó en Pucallpa", "A Shipibo play has been presented in Pucallpa."),
        ("Grupo de teatro quechua ganó premio en Cusco", "A Quechua theatre group has won a prize in Cusco."),
        ("Mineros entraron en huelga en Marcona", "Miners have gone on strike in Marcona."),
        ("Mina Quellaveco entró en operación en Moquegua",
         "The Quellaveco mine has come into operation in Moquegua."),
        ("Planta entró en operación en Ilo", "A plant has come into operation in Ilo."),
        ("Migrantes entraron en Perú", "Migrants have entered Peru."),
        ("Minero salió en libertad en Puno", "A miner has been released in Puno."),
        ("Congreso vacó al presidente", "Congress has removed the president from office."),
        ("Tasa de anemia subió a 50 % en Loreto", "The anaemia rate has risen to 50% in Loreto."),
        ("Restos de una mujer fueron hallados en Puno", "The remains of a woman have been found in Puno."),
        ("Lancha se hundió en el Ucayali", "A motorboat has sunk in the Ucayali."),
        ("Explosión de grifo dejó un muerto en Huaral",
         "An explosion at a petrol station has left one dead in Huaral."),
        # one officer is not the force
        ("Un policía vendió armas en Tumbes", "A police officer has sold weapons in Tumbes."),
        ("Policía vendió armas en Tumbes", "The police have sold weapons in Tumbes."),
        ("Mineros atacaron a un policía en Mazuko", "Miners have attacked a police officer in Mazuko."),
        ("Policía ebrio atropelló a una niña en Cusco", "A drunk police officer has run over a girl in Cusco."),
        ("Ronderos tomaron como rehén a un policía en Cajamarca",
         "Peasant patrol members have taken a police officer hostage in Cajamarca."),
    ],
)  # fmt: skip
def test_a_word_is_told_in_the_sense_it_has_there(title: str, english: str, resources: Resources) -> None:
    (told,) = sentences_of(item(title, field="title"), resources).sentences

    assert (told.text, told.grade) == (english, Grade.GREEN)


@pytest.mark.parametrize("title", ["Trabajadores entraron en pánico en Pataz", "Vecinos entraron en pánico en Puno"])
def test_a_state_is_no_place_that_is_entered(title: str, resources: Resources) -> None:
    told = sentences_of(item(title, field="title"), resources).sentences

    assert told
    assert all(s.grade is Grade.AMBER and LEFT_STATE in [f.message for f in s.findings] for s in told)
