"""News of peoples, their organisations and their land as it is printed, and what of it a reader would ask back."""

import pytest

from digest.english.printed import by_source, printed
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("In recent months, leaders of the Yine people are being threatened",
         "In recent months, leaders of the Yine people have been threatened"),
        ("In recent months, the road that is being widened has",
         "In recent months, the road that is being widened has"),
        ("Two leaders are being threatened by loggers since March.",
         "Two leaders have been threatened by loggers since March."),
        ("Two leaders are being threatened by loggers.", "Two leaders are being threatened by loggers."),
        ("a leader who disappeared from 4 May, was found", "a leader who had been missing since 4 May, was found"),
        ("Three missing miners have been found since 4 May dead in Ilo.",
         "Three miners missing since 4 May have been found dead in Ilo."),
        ("are looking for an Asháninka leader who went missing in Satipo",
         "are searching for an Asháninka leader who went missing in Satipo"),
        ("are looking for a way out of the crisis", "are looking for a way out of the crisis"),
        ("The guard will independently look for a missing farmer",
         "The guard will conduct their own search for a missing farmer"),
        ("have arrived at Lima to meet with the minister", "have travelled to Lima to meet with the minister"),
        ("have arrived at Iquitos.", "have arrived in Iquitos."),
        ("have arrived at Cusco airport to protest", "have arrived at Cusco airport to protest"),
        ("threats against indigenous peoples (PIACI) in isolation and initial contact.",
         "threats against indigenous peoples in isolation and initial contact (PIACI)."),
        ("peoples in a situation of Aislamiento y Contacto Inicial (PIACI)",
         "peoples in isolation and initial contact (PIACI)"),
        ("the Kakataibo Norte y Sur Indigenous Reserve", "the Kakataibo North and South Indigenous Reserve"),
        ("has approved an attention plan", "has approved an assistance plan"),
        ("the delivery of property titles to 12 native communities",
         "the handover of land titles to 12 native communities"),
        ("the delivery of property titles to 12 home owners", "the delivery of property titles to 12 home owners"),
        ("20 native communities will receive property titles to their land.",
         "20 native communities will receive titles to their land."),
        ("In Loreto, 35 native communities have received property titles.",
         "In Loreto, 35 native communities have received land titles."),
        ("The coca leaf sowing in Aguaytía grew", "Coca planting in Aguaytía grew"),
        ("The sowing of cacao has grown", "Planting of cacao has grown"),
        ("ordered the Yine community of Sama to be titled",
         "ordered the Yine community of Sama to be granted land titles"),
        ("will title 20 native communities in Ilo", "will grant land titles to 20 native communities in Ilo"),
        ("20 native communities were titled in 2020", "20 native communities were granted land titles in 2020"),
        ("assignment-in-use contracts for agroforestry systems to families",
         "agroforestry concession contracts to families"),
        ("murdered in the rainforest of Huánuco.", "murdered in the Huánuco rainforest."),
        ("30 families have left their houses", "30 families have left their homes"),
        ("called for the Sama basin in a state of emergency to be declared",
         "called for the Sama basin to be placed under a state of emergency"),
        ("for Puno to be declared in a state of emergency", "for Puno to be placed under a state of emergency"),
        ("under a state of emergency for 60 days", "under a state of emergency for 60 days"),
        ("In Bagua, 300 Wampis and an Awajún have marched", "In Bagua, 300 Wampis and Awajún have marched"),
        ("A Wampis guard has detained two miners.", "The Wampis guard has detained two miners."),
        ("A Wampis guard has died.", "A Wampis guard has died."),
        ("has announced titles to 12 native communities", "has announced titles for 12 native communities"),
        ("accused it of the usurpation of the land of Lampa", "accused it of usurping the land of Lampa"),
        ("The defence front in Ayacucho has called a strike", "The Ayacucho Defence Front has called a strike"),
        ("The environmental defence front of Sama has", "The Sama Environmental Defence Front has"),
        ("The office of the Ombudsman's Office in Jaén has", "The Ombudsman's Office in Jaén has"),
        ("The guard Arutam from the Autonomous Government has", "The Arutam guard of the Autonomous Government has"),
        ("Leaders from the Native Federation of the Ene", "Leaders of the Native Federation of the Ene"),
        ("Leaders from the native communities of the Ene", "Leaders from the native communities of the Ene"),
        ("called for the support of the navy to patrol", "called for navy support to patrol"),
        ("has rejected the proposal from the Ministry of Culture to start talks",
         "has rejected a proposal by the Ministry of Culture to start talks"),
        ("Farmers have agreed to resume the blockade.", "Farmers have agreed to resume their blockade."),
        ("has agreed to resume the blockade of the road", "has agreed to resume the blockade of the road"),
        ("The treatment plant in Ilo remains halted", "The treatment plant in Ilo remains out of operation"),
        ("Numerous people have marched", "Many people have marched"),
        ("patrol members who are monitoring the lakes have", "patrol members guarding the lakes have"),
        ("the groups located near Rio Santiago, in Ilo", "the groups located near the Santiago river, in Ilo"),
        ("had recovered 90 hectares of invaded land by settlers", "had recovered 90 hectares of land invaded by "
         "settlers"),
        ("recovered 90 hectares of invaded land in Ilo", "recovered 90 hectares of invaded land in Ilo"),
        ("for entering the Murunahua Indigenous Reserve without authorisation in the province of Atalaya.",
         "for entering the Murunahua Indigenous Reserve in the province of Atalaya without authorisation."),
        ("a working group for indigenous peoples of Loreto", "a working group for indigenous peoples in Loreto"),
        ("a forum of indigenous peoples of the Amazon", "a forum of indigenous peoples of the Amazon"),
        ("threats to peoples in isolation of Ucayali", "threats to peoples in isolation in Ucayali"),
        ("communities have reaffirmed opposition to mining", "communities have reaffirmed their opposition to mining"),
        ("have elected the first woman as president of the Council", "have elected the first woman president of the "
         "Council"),
        ("The companies Gold Fields and the Sama Defence Front have signed",
         "Gold Fields and the Sama Defence Front have signed"),
        ("The companies Shell and Repsol have signed", "The companies Shell and Repsol have signed"),
        ("has verified an oil spill in Ilo", "has confirmed an oil spill in Ilo"),
        ("has verified the deforestation of 90 hectares", "has confirmed the deforestation of 90 hectares"),
        ("The water users' board of the Tambo valley has", "The Tambo valley water users' board has"),
        ("The regional council of Huánuco has", "The Huánuco regional council has"),
        ("The regional council of youth has", "The regional council of youth has"),
        ("The parish priest from Nieva has", "The parish priest of Nieva has"),
        ("to protect the girls from student residences", "to protect the girls in student residences"),
        ("has sentenced the killers of leaders from Saweto to 28 years",
         "has sentenced the killers of the Saweto leaders to 28 years"),
        ("The self-defence committees in the VRAEM have", "Self-defence committees in the VRAEM have"),
        ("has obtained the recognition of the agriculture directorate",
         "has obtained recognition from the agriculture directorate"),
        ("in areas of forest concessions", "in forest concession areas"),
        ("The heads of the community from Sama and Puerto Nuevo have",
         "The heads of the communities of Sama and Puerto Nuevo have"),
        ("to halt the UC-105 illegal road", "to halt the illegal UC-105 road"),
        ("have found remains of oil in the stream", "have found traces of oil in the stream"),
        ("have found remains of a mammoth", "have found remains of a mammoth"),
        ("have found the body of a Yine leader on the Tahuamanu river",
         "have found the body of a Yine leader in the Tahuamanu river"),
        ("has called for sold land to be recovered", "has called for the recovery of the land that was sold"),
        ("the exclusion of their land of the concession", "the exclusion of their land from the concession"),
        ("Women have closed a pumping station", "Women have shut down a pumping station"),
        ("The directorate of prior consultation of the Ministry of Culture has",
         "The Ministry of Culture's prior consultation directorate has"),
        ("called for justice outside the offices of the Public Prosecutor's Office in Satipo",
         "called for justice outside the Public Prosecutor's Office in Satipo"),
        ("Farmers from the valley of the Pichis have", "Farmers from the Pichis valley have"),
        ("in the valley of the Sama, Tigre and Tambo rivers", "in the valley of the Sama, Tigre and Tambo rivers"),
        ("Bora, Murui and Ocaina peoples have welcomed", "The Bora, Murui and Ocaina peoples have welcomed"),
        ("have signed a peace agreement for a conflict over boundaries",
         "have signed a peace agreement over a boundary conflict"),
        ("has approved the plan for the protection of the Isconahua Indigenous Reserve",
         "has approved a protection plan for the Isconahua Indigenous Reserve"),
        ("will receive an allowance for the protection of their forests", "will receive a payment for protecting "
         "their forests"),
        ("to protect the peoples in isolation in the Napo basin", "to protect peoples in isolation in the Napo basin"),
        ("is investigating felling of trees", "is investigating the felling of trees"),
        ("have destroyed three camps of coca growers", "have destroyed three coca growers' camps"),
        ("have found a camp used by loggers in Sama", "have found a loggers' camp in Sama"),
        ("A patrol of the community of Sama has", "A patrol from the community of Sama has"),
        ("A patrol of the army has", "A patrol of the army has"),
        ("300 hectares of land invaded in Bajo Piura", "300 hectares of invaded land in Bajo Piura"),
        ("leaders of the Yine people of the community of Sama", "leaders of the Yine people from the community of "
         "Sama"),
        ("35 property titles to peasant communities in Ica", "35 land titles to peasant communities in Ica"),
        ("has obtained the property title to its land", "has obtained title to its land"),
        ("two leaders detained by land invaders in Sama", "two leaders held by land invaders in Sama"),
        ("two leaders detained by the police in Sama", "two leaders detained by the police in Sama"),
        ("The judge in Atalaya has ordered", "A judge in Atalaya has ordered"),
        ("have barred the way to the boats carrying fuel", "have blocked boats carrying fuel"),
        ("The perpetrator of the murder of two leaders has", "The killer of two leaders has"),
        ("have started the Brazil nut sale to a company", "have started Brazil nut sales to a company"),
        ("the community house of the native community", "the communal hall of the native community"),
        ("Women have closed a school", "Women have closed a school"),
    ],
)  # fmt: skip
def test_peoples_and_land_read_as_printed(written: str, wanted: str) -> None:
    assert printed(written) == wanted


@pytest.mark.parametrize(
    ("spanish", "message"),
    [
        ("El Ministerio del Ambiente emitió una opinión favorable en 2019 para la creación del área de conservación.",
         "an opinion on what"),
        ("Los comuneros de Acopia eligieron a los seis dirigentes que los representarán en Lima.",
         "which of them"),
        ("La comunidad campesina de Tumilaca rechazó el uso de las aguas del río Asana por la minera Quellaveco.",
         "used by whom"),
        ("La audiencia se realizará el 12 de junio en Moyobamba.", "a hearing on what"),
        ("Los achuar son un pueblo indígena de la Amazonía.", "what is so for years is no news"),
    ],
)  # fmt: skip
def test_what_is_asked_back_of_peoples(spanish: str, message: str, resources: Resources) -> None:
    for sentence in sentences_of(item(spanish), resources).sentences:
        assert message in {f.message for f in sentence.findings}
        assert sentence.grade is Grade.AMBER


def test_the_place_of_what_is_left_off_is_not_that_of_the_deed(resources: Resources) -> None:
    spanish = (
        "El Frente de Defensa de Tarata anunció un paro de 48 horas en rechazo a la licencia de uso de aguas de la "
        "minera Southern en la laguna Vilacota."
    )
    green = [s.text for s in sentences_of(item(spanish), resources).sentences if s.grade is Grade.GREEN]
    assert not [text for text in green if "Vilacota" in text]


@pytest.mark.parametrize(
    ("written", "source", "wanted"),
    [
        ("A leader of the Yine ethnic group of Luis Paz has won", "líder de la etnia yine Luis Paz ganó",
         "A leader of the Yine ethnic group, Luis Paz, has won"),
        ("A leader of the Yine ethnic group of Puerto Nuevo has won", "líder de la etnia yine de Puerto Nuevo ganó",
         "A leader of the Yine ethnic group of Puerto Nuevo has won"),
        ("Timber was left in the custody of the community", "La madera quedó en custodia de la comunidad",
         "The timber was left in the custody of the community"),
    ],
)  # fmt: skip
def test_the_source_tells_who_is_named_and_what_was_told(written: str, source: str, wanted: str) -> None:
    assert by_source(written, source) == wanted


def test_a_name_is_not_taken_apart(resources: Resources) -> None:
    told = sentences_of(item("Kichwas piden anular la concesión para conservación Brazos de Mar"), resources).sentences
    assert all(sentence.grade is Grade.AMBER for sentence in told if "'s " in sentence.text)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Los obispos de la Amazonía piden proteger los bosques.", "Bishops from the Amazon have"),
        ("El Gobierno entregó seis botes a las organizaciones indígenas de la cuenca del Putumayo.",
         "to indigenous organisations in the Putumayo basin"),
        ("Las comunidades nativas de Puerto Ocopa y Cutivireni rechazaron el proyecto minero Sama.", "The native "
         "communities of"),
        ("Las madres de Cantagallo prepararon una olla común en Lima.", "a communal meal"),
    ],
)  # fmt: skip
def test_articles_of_many_who_live_somewhere(spanish: str, english: str, resources: Resources) -> None:
    assert any(english in sentence.text for sentence in sentences_of(item(spanish), resources).sentences)


def test_gangs_extort_rather_than_being_paid_for(resources: Resources) -> None:
    told = sentences_of(item("Comerciantes de Ilo denuncian cobros de cupos por bandas armadas."), resources).sentences
    assert "extortion by armed gangs" in told[0].text
