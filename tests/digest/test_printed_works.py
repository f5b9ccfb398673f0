"""English on public works and money, water, fires and floods as it is printed."""

import pytest

from digest.english.printed import printed
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item

PRINTED = [
    ("has announced the start of the construction of the second section of the Jaén road",
     "has announced the start of construction of the second section of the Jaén road"),
    ("has announced the start of the extraction of gold", "has announced the start of the extraction of gold"),
    ("will put out to tender the Majes dam next year", "will put the Majes dam out to tender next year"),
    ("will put out to tender six hospitals", "will put six hospitals out to tender"),
    ("has announced the financing of 12 irrigation projects", "has announced funding for 12 irrigation projects"),
    ("has approved the action plan to reduce logging", "has approved an action plan to reduce logging"),
    ("has approved the action plan of the ministry", "has approved the action plan of the ministry"),
    ("reduce deforestation and the degradation of the forests by 2030",
     "reduce deforestation and forest degradation by 2030"),
    ("has taken part in the forum that the Committee on Ecology organised",
     "has taken part in the forum organised by the Committee on Ecology"),
    ("Repsol has paid a second compensation to fishermen",
     "Repsol has paid a second round of compensation to fishermen"),
    ("has called for more police protection from the authorities",
     "has asked the authorities for more police protection"),
    ("has called for more police protection from gangs", "has called for more police protection from gangs"),
    ("has reported that the ministry has built a school", "has reported that the ministry has built a school"),
    ("weakens the struggle against illegal logging", "weakens the fight against illegal logging"),
    ("the struggle against Newmont", "the struggle against Newmont"),
    ("Tax income from mining has risen", "Tax revenue from mining has risen"),
    ("48% of the exported total value", "48% of the total value of exports"),
    ("The sales of gold abroad have risen by 27%.", "Gold sales abroad have risen by 27%."),
    ("plans to start exploitation in 2031", "plans to start production in 2031"),
    ("plans to start exploitation of the deposit", "plans to start exploitation of the deposit"),
    ("has upheld the fine at second instance", "has upheld the fine on appeal"),
    ("has restricted a water use", "has restricted water use"),
    ("and polluted the water of the Rímac river", "and polluted the Rímac river"),
    ("has tested the water of the Rímac river", "has tested the water of the Rímac river"),
    ("has devastated 300 hectares of a forest and grasslands", "has destroyed 300 hectares of forest and grassland"),
    ("Rains have left 30 homes collapsed in Ollachea", "Rains have caused 30 homes to collapse in Ollachea"),
    ("An earthquake has left homes damaged.", "An earthquake has damaged homes."),
    ("A flood has left homes damaged and three dead.", "A flood has left homes damaged and three dead."),
    ("The overflow of the Inambari river has destroyed crops.", "Flooding on the Inambari river has destroyed crops."),
    ("The overturning of a tanker is polluting the Mala river.", "An overturned tanker is polluting the Mala river."),
    ("At the Raura mine, four workers have died so far this year.",
     "Four workers have died at the Raura mine so far this year."),
    ("A power cut is affecting some 2,000 users in Jaén.", "A power cut is affecting some 2,000 customers in Jaén."),
    ("has left 2,000 users in Jaén without electricity", "has left 2,000 customers in Jaén without electricity"),
    ("has trained 2,000 users in Jaén", "has trained 2,000 users in Jaén"),
    ("has started the maintenance of 30 km of roads", "has started maintenance of 30 km of roads"),
    ("has begun the evacuation of families", "has begun evacuating families"),
    ("has begun the evacuation of Ate", "has begun the evacuation of Ate"),
    ("has concluded the clean-up of 20 hectares", "has completed the clean-up of 20 hectares"),
    ("has concluded the talks with Ares", "has concluded the talks with Ares"),
    ("allocate money to the closure of mines and the treatment of water",
     "allocate money to mine closure and water treatment"),
    ("have resumed the roundtable talks on a mine", "have resumed roundtable talks on a mine"),
    ("The bridge collapsed in 2017 because of the flooding of the river.",
     "The bridge collapsed in 2017 when the river flooded."),
    ("Alpacas died in the upper parts of Puno and Tacna.", "Alpacas died in the highlands of Puno and Tacna."),
    ("called for the ministry to hold prior consultation", "called for the ministry to hold a prior consultation"),
    ("obtained profits of US$9 million", "made profits of US$9 million"),
    ("The portfolio of mining projects amounts to US$60 billion.",
     "The portfolio of mining projects is worth US$60 billion."),
    ("has granted the underground water licence to the mining company Ares in Nasca",
     "has granted the mining company Ares a groundwater licence in Nasca"),
    ("has granted a licence to farmers in Nasca", "has granted a licence to farmers in Nasca"),
    ("has opened the Chancay port", "has opened the port of Chancay"),
    ("has restored the service in Ilo", "has restored service in Ilo"),
    ("seedlings to growers from the province of Satipo", "seedlings to growers in the province of Satipo"),
    ("Farmers from Satipo have marched", "Farmers from Satipo have marched"),
    ("has cut off six villages of the province of Pallasca", "has cut off six villages in the province of Pallasca"),
    ("The gas cylinder explosion has killed a man.", "A gas cylinder explosion has killed a man."),
    ("The fire at a sawmill in Tocache has left losses.", "A fire at a sawmill in Tocache has left losses."),
    ("The accident involving two buses has left six dead.", "An accident involving two buses has left six dead."),
    ("The fire at the sawmill has been put out.", "The fire at the sawmill has been put out."),
    ("The mining tax revenue of Tacna has fallen by 40%.", "Tacna's mining tax revenue has fallen by 40%."),
    ("has ruled against the state over the pollution of air in Ilo",
     "has ruled against the state over air pollution in Ilo"),
    ("over the pollution of the water of Lake Junín", "over pollution of Lake Junín"),
    ("ambulances to the local governments of Apurímac", "ambulances to the local governments in Apurímac"),
    ("The project on Avenida Los Incas has been halted.", "Work on Avenida Los Incas has been halted."),
    ("has destroyed the flood defence in Tocache", "has destroyed flood defences in Tocache"),
    ("has fined the company Ares for the construction of wells",
     "has fined the company Ares for building wells"),
    ("for the protection of the forests of the Peruvian Amazon",
     "for the protection of forests in the Peruvian Amazon"),
    ("had requested the setting-up of a military base in Amazonas",
     "had asked for a military base to be set up in Amazonas"),
    ("announced the dispatch of 100 police to Iquitos", "announced the deployment of 100 police to Iquitos"),
    ("announced the dispatch of 100 tents to Iquitos", "announced the dispatch of 100 tents to Iquitos"),
    ("waste from a hospital of Jaén", "waste from a hospital in Jaén"),
    ("is assessing the health declaration of emergency in Datem",
     "is considering the declaration of a health emergency in Datem"),
    ("have been awaiting the payment of wages for a year", "have been awaiting payment of wages for a year"),
    ("declared an emergency in the Tocache-Uchiza road", "declared an emergency on the Tocache-Uchiza road"),
    ("declared an emergency in the Uchiza district", "declared an emergency in the Uchiza district"),
    ("The report by the Ombudsman's Office has shown", "A report by the Ombudsman's Office has shown"),
    ("The report has shown", "The report has shown"),
    ("has bought 60% of the actions of the mining company Raura",
     "has bought 60% of the shares in the mining company Raura"),
    ("will distribute fertilisers to 2,000 farmers from Puno", "will distribute fertiliser to 2,000 farmers in Puno"),
    ("has banned imports of fertilisers", "has banned imports of fertilisers"),
    ("has obtained a loan of US$80 million of the World Bank",
     "has obtained a loan of US$80 million from the World Bank"),
    ("has demanded the payment of compensation for land", "has demanded compensation for land"),
    ("have found ore in the bottom of the sea", "have found ore on the seabed"),
    ("has ordered the withdrawal of the dredges that operate on the Madre de Dios river",
     "has ordered the removal of dredges operating on the Madre de Dios river"),
    ("The rains have caused the fall of a section of the road to Quincemil.",
     "The rains have caused a section of the road to Quincemil to collapse."),
    ("The cases of malaria in Loreto have doubled.", "Cases of malaria in Loreto have doubled."),
    ("The work on the Jaén road has been halted.", "Work on the Jaén road has been halted."),
    ("has reopened 18 schools in Imaza that remained closed for lack of teachers",
     "has reopened 18 schools in Imaza that had been closed for lack of teachers"),
    ("has inspected 18 schools that remained closed", "has inspected 18 schools that remained closed"),
    ("has been polluting the rivers of the basins of the Coralaque and the Tambo",
     "has been polluting rivers in the Coralaque and Tambo basins"),
    ("on the situation in the basins of Suches, Llallimayo and Ramis",
     "on the situation in the Suches, Llallimayo and Ramis basins"),
    ("60% of exports from Peru", "60% of Peru's exports"),
    ("Copper has traded at US$4.6 a pound.", "Copper has traded at US$4.60 a pound."),
    ("The Raura profit grew by 22%.", "Raura's profit grew by 22%."),
    ("(Banco de la Nación) has opened an agency in Lagunas", "(Banco de la Nación) has opened a branch in Lagunas"),
    ("Fog has caused the collision between five vehicles", "Fog has caused a collision between five vehicles"),
    ("has paid for pipes that were not handed over", "has paid for pipes that were never delivered"),
    ("has recorded 240 cases of a cancer in Pasco", "has recorded 240 cases of cancer in Pasco"),
    ("attracted 24% of investment in the first two months.",
     "attracted 24% of investment in the first two months of the year."),
    ("The investment in exploration grew in May.", "Investment in exploration grew in May."),
    ("The shareholders of Raura have approved the sale.", "Raura's shareholders have approved the sale."),
    ("the community will cede four-hectare land for 30 years",
     "the community will cede a four-hectare plot of land for 30 years"),
    ("has exceeded the limits of sulphur dioxide on three occasions",
     "has exceeded sulphur dioxide limits on three occasions"),
    ("has raised the tariffs by 14%", "has raised its tariffs by 14%"),
    ("is affecting the babies from the communities on the Napo river",
     "is affecting babies in communities on the Napo river"),
    ("Flooding from the Mayo and Tonchima rivers has flooded six districts.",
     "The Mayo and Tonchima rivers have burst their banks and flooded six districts."),
    ("14 health facilities of the district of Río Tambo", "14 health facilities in the district of Río Tambo"),
    ("The assessment by the National Water Authority has shown",
     "An assessment by the National Water Authority has shown"),
    ("will leave 900 workers without employment", "will leave 900 workers out of work"),
    ("have reported attacks of the police", "have reported attacks by the police"),
    ("have reported attacks of wild animals", "have reported attacks of wild animals"),
    ("have requested the intervention of the Ministry of Culture in a dispute",
     "have asked the Ministry of Culture to intervene in a dispute"),
    ("The international reserves of Peru have totalled US$72 billion.",
     "Peru's international reserves totalled US$72 billion."),
    ("Dust affects the neighbourhood in Paragsha.", "Dust affects the Paragsha neighbourhood."),
    ("has taken 14 injured from Pichari to Ayacucho", "has taken 14 injured people from Pichari to Ayacucho"),
    ("has sued Raura for the property tax.", "has sued Raura over property tax."),
    ("Farmers have protested over the water charges.", "Farmers have protested over water charges."),
    ("the release of a load of the copper from Ilo", "the release of a shipment of copper from Ilo"),
    ("proposals for the San Juan de Marcona port.", "proposals for the port of San Juan de Marcona."),
    ("workers at the Paita port terminal", "workers at the Paita port terminal"),
    ("Mining accounts for 90% of exports from Áncash.", "Mining accounts for 90% of Áncash's exports."),
    ("has agreed to sell the Corani silver project to the company Highlander, in Puno.",
     "has agreed to sell the Corani silver project, in Puno, to the company Highlander."),
    ("have been injured by the explosion of a lorry", "have been injured in the explosion of a lorry"),
    ("has collected samples of water in the Mayo river", "has collected water samples from the Mayo river"),
    ("has called for the intervention of the central government.",
     "has called for the central government to intervene."),
    ("A bus carrying 35 workers at the mining company Ares to its houses has overturned.",
     "A bus carrying 35 workers at the mining company Ares to their homes has overturned."),
    ("has warned of the increase in cases of malaria at the mining camps in the Inambari river",
     "has warned of an increase in malaria cases at mining camps on the Inambari river"),
    ("has warned of the spread of dengue", "has warned of the spread of dengue"),
    ("The coffee growers from San Ignacio will sell coffee.", "Coffee growers from San Ignacio will sell coffee."),
    ("The workers at Electro Puno have gone on strike.", "Workers at Electro Puno have gone on strike."),
    ("The workers have gone on strike.", "The workers have gone on strike."),
    ("The helicopter that was carrying an injured miner has landed in Nasca.",
     "A helicopter carrying an injured miner has landed in Nasca."),
    ("have barred the way to the Condoroma dam", "have blocked access to the Condoroma dam"),
    ("Production has been reduced to half.", "Production has halved."),
    ("has been spilling oil in Las Pocitas beach", "has been spilling oil on Las Pocitas beach"),
    ("The rubbish dump of Haquira is polluting a river.", "The Haquira rubbish dump is polluting a river."),
    ("Measles affects the children from the community of Yomibato.",
     "Measles is affecting children in the community of Yomibato."),
    ("has taken samples of waste.", "has taken waste samples."),
    ("removed from the riverbank of the Mantaro", "removed from the banks of the Mantaro"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "wanted"), PRINTED)
def test_works_water_and_fires_as_printed(written: str, wanted: str) -> None:
    assert printed(written) == wanted


@pytest.mark.parametrize(
    ("spanish", "message"),
    [
        ("El ministro Raúl Paz anunció la construcción de un puente en Ilo.", "the minister of what"),
        ("Los fondos se destinarán a la reforestación de 300 hectáreas en Iñapari.",
         "the subject has been named before: fondos"),
        ("El Tribunal de Fiscalización Ambiental confirmó la sanción.", "something has been named before: sanción"),
        ("La Defensoría exhortó a la UGEL Pasco a reubicar a los alumnos del colegio ubicado junto a los relaves.",
         "as it is not said"),
        ("La refinería de Ilo produjo 30 000 toneladas de cobre refinado.", "so much in what time"),
        ("La Fiscalía Ambiental participó en la visita.", "a visit to what"),
        ("El gobierno regional entregó maquinaria a los ronderos.", "of which place"),
        ("En la región se registran 240 casos de dengue al año.", "which place"),
        ("La inversión en infraestructura creció 16 %.", "a change since when"),
        ("Perú y Japón firmaron un convenio.", "an agreement on what"),
        ("La pesca en Chimbote cayó 41 %.", "a change since when"),
        ("Los envíos de cobre y zinc sumaron US$ 4 200 millones.", "a change since when"),
        ("Otro minero perdió una mano y fue evacuado a Nasca.", "one more of its like"),
        ("La ANA señaló que la minera vertió aguas residuales.", "something has been named before"),
    ],
)  # fmt: skip
def test_what_was_told_of_before_is_not_mailed(spanish: str, message: str, resources: Resources) -> None:
    for sentence in sentences_of(item(spanish), resources).sentences:
        assert sentence.grade is Grade.AMBER
        assert message in {finding.message for finding in sentence.findings}


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("El jefe del Indeci supervisó la instalación de motobombas en Sechura.", "the installation of motor pumps in"),
        ("La ANA inició la instalación de sensores en el río Rímac.", "has started installing sensors"),
        ("El MTC culminó la instalación de internet satelital en 80 comunidades de Loreto.",
         "has completed the installation of satellite internet"),
        ("La Fiscalía Ambiental de Nauta intervino una estación de bombeo.", "raided a pumping station"),
        ("La agencia Moody's rebajó la calificación de los bonos de Volcan.", "bonds"),
        ("Ronderos de Chota retuvieron un camión de una clínica de Chiclayo.", "a clinic in Chiclayo"),
    ],
)  # fmt: skip
def test_in_the_sense_of_what_it_is_said_of(spanish: str, english: str, resources: Resources) -> None:
    told = [sentence.text for sentence in sentences_of(item(spanish), resources).sentences]
    assert any(english in text for text in told)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Las lluvias en Huánuco continuarán hasta el domingo.", "until 26 May"),
        ("El paro de los ganaderos de Ica continuará hasta el jueves.", "until 23 May"),
    ],
)
def test_until_a_day_looks_ahead(spanish: str, english: str, resources: Resources) -> None:
    told = [sentence.text for sentence in sentences_of(item(spanish), resources).sentences]
    assert told
    assert all(english in text for text in told)


def test_until_which_day_is_asked_of_what_was_done(resources: Resources) -> None:
    for sentence in sentences_of(
        item("El gobierno suspendió las clases en Ica hasta el viernes."), resources
    ).sentences:
        assert "this day, or that of next week" in {finding.message for finding in sentence.findings}
