"""Headlines that stand alone: what of them is told unread, in the articles and words that readers would print."""

import pytest

from digest.english.printed import printed
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("The company has blamed ronderos for blockades.", "The company has blamed ronderos for the blockades."),
        ("The company has blamed ronderos for a fire.", "The company has blamed ronderos for a fire."),
        ("The mayor has defended a strike in Sandia.", "The mayor has defended the strike in Sandia."),
        ("Leaders have rejected an agreement with the government.",
         "Leaders have rejected the agreement with the government."),
        ("The community of Ocros has lifted the blockade", "The community of Ocros has lifted its blockade"),
        ("The community has lifted the blockade of the road", "The community has lifted the blockade of the road"),
        ("The police and the community have lifted the siege", "The police and the community have lifted the siege"),
        ("In Sandia, farmers have called off a protest after talks",
         "In Sandia, farmers have called off their protest after talks"),
        ("Communities in Ocros have agreed to end protests", "Communities in Ocros have agreed to end their protests"),
        ("A van has crashed into a lorry and a driver has died.",
         "A van has crashed into a lorry and the driver has died."),
        ("A leader has been murdered and a body has been found",
         "A leader has been murdered and the body found"),
        ("has warned that the lakes of Junco are in danger", "has warned that the Junco lakes are in danger"),
        ("the occupation of the park of Cerro Verde", "the occupation of the Cerro Verde park"),
        ("to protect the forests of the world", "to protect the world's forests"),
        ("the resumption of operations of Block 8", "the resumption of operations at Block 8"),
        ("has confirmed the delay of the Ilo refinery", "has confirmed a delay to the Ilo refinery"),
        ("has proposed the banning of dredges", "has proposed banning dredges"),
        ("have raised the fuel price by 3%", "have raised fuel prices by 3%"),
        ("Ten miners have been saved from dying", "Ten miners have narrowly escaped death"),
        ("The forest is in danger because of illegal loggers", "The forest is under threat from illegal loggers"),
        ("The forest is in danger because of a fire", "The forest is in danger because of a fire"),
        ("could create two parks shortly.", "could create two parks soon."),
        ("despite conversations with the government", "despite talks with the government"),
        ("has been asked to take actions against dredges", "has been asked to take action against dredges"),
        ("three drugs production camps", "three drug production camps"),
        ("Forests are key to the protection of water", "Forests are key to protecting water"),
        ("Six districts have been blocked over a strike", "Six districts have been blocked by a strike"),
        ("The government has resumed talks and called off the strike",
         "The government has resumed talks and ended the strike"),
        ("In Ica, the prosecutor has charged the regional governor of Ica.",
         "The prosecutor has charged the regional governor of Ica."),
        ("Mining royalties have been transferred in more than S/2 million to Tacna.",
         "More than S/2 million in mining royalties has been transferred to Tacna."),
        ("A dialogue table between the community of Ocros and the mine has been set up",
         "A dialogue table has been set up between the community of Ocros and the mine"),
        ("In Block 8, prior consultation has ended", "Prior consultation on Block 8 has ended"),
        ("asked to step in amid the protests in Ilo", "asked to step in over the protests in Ilo"),
        ("called for a lorry for a transfer of food in the face of a shortage",
         "called for a lorry to transport food because of a shortage"),
        ("A blockade has affected the royalties for Tacna", "A blockade has affected royalties for Tacna"),
        ("The conviction of two loggers has been annulled", "The conviction of two loggers has been quashed"),
        ("An election has been annulled", "An election has been annulled"),
        ("have resumed the surveillance of lakes", "have resumed surveillance of lakes"),
        ("Operations have been resumed at the mine", "Operations have resumed at the mine"),
        ("has received a 30-day deadline to remove tailings", "has been given 30 days to remove tailings"),
        ("has taken up the mayor's office of Nauta", "has taken office as mayor of Nauta"),
        ("Pupils have lead in blood", "Pupils have lead in their blood"),
        ("has left two dead guards and a hostage", "has left two guards dead and a hostage"),
        ("Killers of a teacher have been sentenced", "The killers of a teacher have been sentenced"),
        ("The office of the forest service (SERFOR) has been burned",
         "An office of the forest service (SERFOR) has been burned"),
        ("the certification of the REDD+ project in Tahuamanu", "the certification of a REDD+ project in Tahuamanu"),
        ("A boat that was carrying fuel in Nauta has been robbed", "A boat carrying fuel has been robbed in Nauta"),
        ("will give priority to water over mining", "will give priority to water over mining"),
        ("will give priority to water in the face of mining", "will give priority to water over mining"),
        ("have supported the project at the Corani mining project", "have supported the project in Corani"),
        ("an invasion in the area of the Ene.", "an invasion in the Ene area."),
        ("a contribution of mining companies", "a contribution from mining companies"),
        ("will affect at energy markets", "will affect energy markets"),
        ("has set a date for talks over a conflict in the Tambo valley",
         "has set a date for talks over the conflict in the Tambo valley"),
        ("were lifted after communication with the ministry", "were lifted after contact with the ministry"),
        ("have demanded the closure of a mine for pollution", "have demanded the closure of a mine over pollution"),
        ("Sandia has called for the presence of Ana Ruiz Paz amid a strike",
         "Sandia has called for Ana Ruiz Paz to come amid a strike"),
        ("has demanded the presence of the state", "has demanded the presence of the state"),
        ("In Puno, the strike has been resumed in Sandia", "In Puno, the strike has resumed in Sandia"),
        ("The strike has been resumed by teachers", "The strike has been resumed by teachers"),
        ("Sandia (Puno) will resume the indefinite strike", "Sandia (Puno) will resume its indefinite strike"),
        ("been murdered and the body has been dumped", "been murdered and the body dumped"),
        ("have died on the El Sapo hill", "have died on El Sapo hill"),
        ("August revenue has fallen by 2.5%, according to the tax authority (SUNAT)",
         "August tax revenue has fallen by 2.5%, according to the tax authority (SUNAT)"),
        ("Land affected by mining has been repaired", "Land affected by mining has been restored"),
        ("A road on its land has been closed and a bridge has been repaired",
         "A road on its land has been closed and a bridge has been repaired"),
        ("twelve injured people have been recorded in a clash", "twelve people have been injured in a clash"),
        ("Sales of the Antamina mine could fall", "Antamina's sales could fall"),
        ("has received 20% of the total of mining investment", "has received 20% of total mining investment"),
    ],
)  # fmt: skip
def test_headlines_as_printed(written: str, wanted: str) -> None:
    assert printed(written) == wanted


GREEN = [
    ("Cusco: Canas anuncia paro contra el proyecto Quechua",
     "Canas (Cusco) has announced a strike against the Quechua project."),
    ("Ucayali: en operativo de la Marina destruyen tres dragas",
     "In an operation by the navy, three dredges have been destroyed in Ucayali."),
    ("Exportaciones mineras llegarían a US$ 40,000 millones en 2024",
     "Mining exports could reach US$40 billion in 2024."),
    ("Loreto: Serfor libera a oso hormiguero en Nauta",
     "The forest service (SERFOR) has released an anteater in Nauta (Loreto)."),
    ("Paro agrario: alcaldes de Ilo piden puente aéreo",
     "Amid the farmers' strike, mayors from Ilo have called for an airlift."),
    ("Lanzan campaña para proteger al mono choro en Rioja",
     "A campaign has been launched to protect the woolly monkey in Rioja."),
    ("Defensoría pide garantizar la seguridad de los comuneros de Ocros",
     "The Ombudsman's Office has called for the security of community members from Ocros to be guaranteed."),
    ("Bombero muere al combatir incendio en Calca", "A firefighter has died while fighting a fire in Calca."),
    ("Boluarte anuncia la titulación de comunidades en Loreto",
     "Dina Boluarte has announced community land titling in Loreto."),
    ("Lideresas y líderes awajún marchan en Bagua", "Awajún leaders have marched in Bagua."),
    ("Comuneros y comuneras de Ocros bloquean carretera", "Community members from Ocros have blocked a road."),
    ("Comuneros preocupados por derrame en Ilo", "Community members are worried about a spill in Ilo."),
    ("Sunass pide suspender el proyecto minero Esperanza",
     "The water and sanitation regulator (SUNASS) has called for the Esperanza mining project to be suspended."),
    ("Nuevo atentado contra dirigente awajún en Imaza",
     "There has been another attack on an Awajún leader in Imaza."),
    ("Perú y Chile rebajan el precio de los combustibles", "Peru and Chile have cut fuel prices."),
    ("Ocros será el primer distrito en declarar la moratoria minera",
     "Ocros will be the first district to declare the mining moratorium."),
    ("Manglares son vitales para la pesca en Tumbes", "Mangrove forests are vital for fishing in Tumbes."),
    ("Cotabambas: nuevo bloqueo en el Corredor Minero",
     "In Cotabambas, there has been another blockade in the Mining Corridor."),
    ("Frenan contaminación por minería ilegal en Pataz",
     "Pollution from illegal mining has been curbed in Pataz."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), GREEN, ids=[english[:40] for _, english in GREEN])
def test_headlines_alone_are_green(spanish: str, english: str, resources: Resources) -> None:
    written = sentences_of(item(spanish, field="title"), resources).sentences
    assert [(s.grade, s.text) for s in written] == [(Grade.GREEN, english)]


AMBER = [
    "Mineras venderían activos a una empresa china",  # no figure: what would be, an editor decides
    "Monitorean oso de anteojos en Cajamarca",  # the species, rather than one
    "Paro agrario: gremios levantan el paro",  # amid which it would be
    "Cusco: registran 15 muertos en mina la Encañada de abajo",  # where they died
    "Mina Justa sufrirá un fuerte impacto en su producción",
    "Retienen a un bus para exigir agua en Ilo",  # theirs, who held it
    "Perú es el segundo país en exportar quinua",  # the second to do it, or the second most
    "Cotabambas: posible bloqueo en el Corredor Minero",
    "Minero muere al caer a un socavón en Pataz",  # when, or after it
    "Posible atentado contra dirigente awajún en Imaza",
    "Comuneros se reúnen con premier Bellido",  # no longer the one
]  # fmt: skip


@pytest.mark.parametrize("spanish", AMBER, ids=[s[:40] for s in AMBER])
def test_headlines_alone_stay_amber(spanish: str, resources: Resources) -> None:
    written = sentences_of(item(spanish, field="title"), resources).sentences
    assert all(s.grade is Grade.AMBER for s in written)
