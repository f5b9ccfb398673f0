"""What nature does, what is refused or tried, and who arrives where, as newspapers tell it."""

import pytest

from digest.english.orthography import tidy
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Huaico daña 15 viviendas de Chosica", "A mudslide has damaged 15 homes in Chosica."),
        ("Lluvia intensa daña puente en Tingo María", "Heavy rain has damaged a bridge in Tingo María."),
        ("Huaico bloquea Carretera Central en Chosica", "A mudslide has blocked the Central Highway in Chosica."),
        ("Lluvias provocan desborde de ríos en Puno", "Rains have caused rivers to overflow in Puno."),
        ("El incendio ocurrido en Zorritos destruyó dos tiendas", "The fire in Zorritos has destroyed two shops."),
        ("Fiscalía investiga derrame ocurrido el 3 de mayo en Ilo", "is investigating a spill on 3 May in Ilo."),
        ("Los enfrentamientos ocurridos en Ilave dejaron 20 heridos", "The clashes in Ilave have left 20 injured."),
        ("Atentado a mina Anama deja dos heridos", "An attack on the Anama mine has left two injured."),
        ("Huaico destruyó 200 metros de la carretera MO-108 en Omate", "200 metres of the MO-108 road in Omate."),
        ("Huaico arrasó 300 metros de carretera en Omate", "300 metres of road in Omate."),
        ("Nueve comunidades del distrito de Velille, de la provincia de Chumbivilcas, bloquearon la vía",
         "Nine communities in the district of Velille (Chumbivilcas) have blocked the road."),
        ("Entre el 3 y 8 de marzo, la Policía destruyó 20 socavones en Ananea", "Between 3 and 8 March, the police"),
        ("Ayer se reunieron en Omate los alcaldes de Ubinas y Lloque", "the mayors of Ubinas and Lloque met in Omate."),
        ("El CEO de Minsur, Juan Kruger, visitó Moquegua", "The CEO of Minsur, Juan Kruger, has visited Moquegua."),
        ("El COER informó de nuevas emergencias en Pasco", "has reported new emergencies in Pasco."),
        ("Toquepala ampliará su capacidad de procesamiento a 120,000 toneladas por día",
         "will expand its processing capacity to 120,000 tonnes per day."),
        ("El proyecto Zafranal entrará en operación en 2026 al sur de Perú", "will come into operation"),
        ("Minsur prevé finalizar la construcción en agosto", "plans to complete construction in August."),
        ("Nueve obreros se encuentran desaparecidos tras derrumbe en Ananea", "Nine workers are missing after a"),
        ("Los comuneros de Chila mantienen un paro indefinido contra Antamina", "on indefinite strike against the"),
        ("Pesca y comercio siguen paralizados en Ilo tras derrame", "Fishing and trade remain halted in Ilo after a"),
        ("El proyecto Corani se encuentra en una etapa avanzada de exploración", "is in an advanced exploration"),
        ("Continúan labores de rescate de seis mineros atrapados en Ananea", "Work to rescue six miners trapped in"),
        ("Mediante un comunicado, Antamina expresó su rechazo al bloqueo en Catac", "expressed its opposition to the"),
        ("Operativo en Ilo culminó con la detención de dos personas", "ended with the arrest of two people."),
        ("Un incendio destruyó una planta en Ilo, el mayor en diez años", "A fire has destroyed a plant in Ilo."),
        ("Cientos de obreros bloquean puente en Omate", "Hundreds of workers have blocked a bridge in Omate."),
        ("Centenares de pescadores marcharon en Ilo", "Hundreds of fishermen have marched in Ilo."),
        ("Cientos de buses se quedaron varados en Omate", "Hundreds of buses have been stranded in Omate."),
        ("Fiscalía destruye dos plantas de minería ilegal en Paimas", "two illegal mining plants in Paimas."),
        ("Minsur opera en Puno la mina San Rafael", "Minsur operates the San Rafael mine in Puno."),
        ("Proyecto Zafranal registra un avance de 40%", "The Zafranal project is 40% complete."),
        ("Al menos 39 personas han perdido la vida en Pataz", "At least 39 people have died in Pataz."),
        ("No se registraron daños materiales en Huaraz", "No damage has been recorded in Huaraz."),
        ("Un bloque de hielo cayó en la laguna Palcacocha", "A block of ice has fallen into Lake Palcacocha."),
        ("Un camión cayó sobre una vivienda en Puno", "A lorry has fallen onto a home in Puno."),
        ("El Ejército asumió el control de la provincia de Pataz", "taken control of the province of Pataz."),
        (
            "Vía a Challhuahuacho fue bloqueada por cientos de pobladores",
            "has been blocked by hundreds of residents.",
        ),
        ("El inicio de la construcción de Zafranal está previsto para mayo", "is scheduled for May."),
        ("Atentado en Ilave deja dos heridos", "An attack in Ilave has left two injured."),
        ("Pobladores realizaron una marcha por las calles de Ilo", "a march through the streets of Ilo."),
        ("Helada afectó 30 hectáreas de palta en Caravelí", "Frost has affected 30 hectares of avocados in"),
        ("Policía destruyó dos hectáreas de papaya en Padre Abad", "destroyed two hectares of papaya in Padre Abad."),
        ("Sismo de regular intensidad se registró en Ica", "An earthquake of moderate intensity has been recorded"),
        (
            "Docentes awajún arribaron a Santa María de Nieva para exigir vacunas",
            "Awajún teachers have arrived in Santa María de Nieva to demand vaccines.",
        ),
        ("Policía bloquea ingreso al aeropuerto de Iquitos", "to Iquitos airport."),
        ("Policía detuvo a dos vecinos en Pataz", "The police have arrested two local residents in Pataz."),
        ("Vecinos de Talara bloquean carretera en Piura", "Residents of Talara have blocked a road in Piura."),
        ("Midagri entregó 90 títulos a familias productoras de Tocache", "90 land titles to farming families from"),
        ("Ministro del Ambiente renunció por amenazas de mineros ilegales", "because of threats from illegal miners."),
        ("Confirman sentencia de cárcel contra el alcalde de Pataz", "The prison sentence against the mayor of Pataz"),
        ("Separan a dos efectivos de la comisaría de Pataz por presuntos vínculos con la minería ilegal",
         "dismissed from the Pataz police station over alleged links to illegal mining."),
        ("Minera Antapaccay frena sus operaciones por bloqueo en Espinar", "has halted its operations"),
        ("Narcos habilitan 30 pistas de vuelo en Ucayali", "Drug traffickers have set up 30 airstrips in Ucayali."),
        ("Capitanía de Pucallpa incauta 300 galones de combustible", "The harbour master's office in Pucallpa has"),
        ("Gobierno autoriza pesca industrial en la reserva de Nasca", "has authorised industrial fishing in"),
        ("Lideresa kakataibo fue atacada en Huánuco", "A Kakataibo leader has been attacked in Huánuco."),
        ("Comunidad shipibo bloquea carretera en Ucayali", "A Shipibo community has blocked a road in Ucayali."),
        ("Senace desaprobó el estudio de impacto ambiental de Zafranal", "environmental impact study for the Zafranal"),
        ("TC declara fundada demanda de comunidad de Puno", "has upheld a claim by a community in Puno."),
        ("Camión con relave se despistó en Recuay", "A lorry carrying tailings has come off the road in Recuay."),
        ("Ejecutivo oficializa prórroga del Reinfo", "The government has formalised the extension of the mining"),
        ("Fiscalía formaliza denuncia contra un exalcalde de Pataz", "has filed a complaint against a former mayor"),
        ("Contraloría advierte riesgos en obra de agua de Loreto", "has warned of risks in a water project in Loreto."),
        ("Contraloría detecta perjuicio de S/ 3 millones en obra de Pasco", "a loss of S/3 million in a project in"),
        ("Incautan S/ 40 mil en celulares en Tacna", "Mobile phones worth S/40,000 have been seized in Tacna."),
        ("Petroperú inicia limpieza de río Marañón", "has started the clean-up of the Marañón river."),
        ("Fenamad denuncia avance de carretera en Manu", "has reported the advance of a road in Manu."),
        ("Canon minero de Áncash cae 20%", "Áncash's mining tax revenue has fallen by 20%."),
        ("Exalcalde de Pataz afronta cargos de lavado de activos", "is facing charges of money laundering."),
        ("Alcalde dirige red de extorsión en Trujillo", "A mayor is running an extortion network in Trujillo."),
        ("Fuerza Aérea del Perú despliega avioneta en Loreto", "The Peruvian Air Force has deployed"),
        ("Incautan dos kilos de oro en el aeropuerto Jorge Chávez", "at Jorge Chávez airport."),
    ],
)  # fmt: skip
def test_written_as_a_newspaper_would(spanish: str, english: str, resources: Resources) -> None:
    sentences = sentences_of(item(spanish, field="title"), resources).sentences

    assert [(english in s.text, s.grade) for s in sentences] == [(True, Grade.GREEN)], [s.text for s in sentences]


def test_whose_homes_are_raided_is_nobodys_town(resources: Resources) -> None:
    (told,) = sentences_of(item("Policía allanó tres viviendas de Juan Pérez en Lima"), resources).sentences

    assert "homes of Juan Pérez" in told.text


@pytest.mark.parametrize(
    "spanish",
    [
        "Decomisan 90 trozas de cedro sin guía en Atalaya",
        "Exalcalde de Pataz afronta cargos por corrupción",
        "Derrumbe atrapa a cuatro obreros en Ollachea; rescatan a dos",
        "Niños de Espinar tienen plomo en la sangre",
        "Comunidades productoras de cacao exigen títulos en Satipo",
    ],
)
def test_left_to_the_editor(spanish: str, resources: Resources) -> None:
    sentences = sentences_of(item(spanish, field="title"), resources).sentences

    assert sentences
    assert all(s.grade is Grade.AMBER for s in sentences)


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("rain caused the flooding of the Piura river", "Rain caused the Piura river to overflow."),
        ("rain caused the flooding of fields", "Rain caused the flooding of fields."),
        ("a spill caused the overflow of the river and a fire", "A spill caused the overflow of the river and a fire."),
        ("US$40,000 has been seized in cash", "US$40,000 in cash has been seized."),
        ("Congress will debate it in next March", "Congress will debate it next March."),
        ("in March, a sentence of prison was upheld", "In March, a prison sentence was upheld."),
    ],
)
def test_said_with_the_verb_that_english_has(written: str, tidied: str) -> None:
    assert tidy(written) == tidied
