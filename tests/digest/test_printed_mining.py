"""Finished sentences about mines, strikes, talks and prices, as readers would print them."""

from datetime import UTC, date, datetime, time

import pytest

from digest.english import load_resources
from digest.english.printed import by_source, printed
from digest.english.write import sentences_of
from pipeline.types import Item


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Dockers have suspended the river blockade.", "Dockers have suspended their river blockade."),
        ("Farmers have lifted the blockade on the bridge.", "Farmers have lifted their blockade on the bridge."),
        ("The police have lifted the river blockade.", "The police have lifted the river blockade."),
        ("A teachers' union has called off the strike.", "A teachers' union has called off its strike."),
        ("The government has suspended the strike.", "The government has suspended the strike."),
        ("because of a blockade of a road in Chao", "because of a road blockade in Chao"),
        ("because of a blockade of the road to Chao", "because of a blockade of the road to Chao"),
        ("is investigating two mayors because of a road blockade", "is investigating two mayors over a road blockade"),
        ("started a strike over an increase of salaries", "started a strike for higher salaries"),
        ("have held a vigil in front of the Ministry of Culture", "have held a vigil outside the Ministry of Culture"),
        ("have gathered in front of Congress", "have gathered outside Congress"),
        ("have gathered in front of the cameras", "have gathered in front of the cameras"),
        ("Teachers have occupied streets of Puno", "Teachers have occupied the streets of Puno"),
        ("Mayors have signed a signed undertaking", "Mayors have signed an undertaking"),
        ("have signed an agreement for a water use", "have signed an agreement on water use"),
        ("called for a contract with Ares to be renegotiated", "called for the contract with Ares to be renegotiated"),
        ("The ministry has terminated a contract with Ares", "The ministry has terminated its contract with Ares"),
        ("protested against a law on mining", "protested against the mining law"),
        ("has raised objections to a forestry law", "has raised objections to the forestry law"),
        ("Activos Mineros has called for S/20 million from the state.",
         "Activos Mineros has asked the state for S/20 million."),
        ("It has called for money from the state.", "It has called for money from the state."),
        ("suspended operations of the Camisea pipeline", "suspended operations on the Camisea pipeline"),
        ("resumed operations of the Ilo refinery", "resumed operations at the Ilo refinery"),
        ("Ares has paralysed the Inmaculada mine", "Ares has halted operations at the Inmaculada mine"),
        ("has removed the machinery belonging to Orcopampa", "has removed machinery from Orcopampa"),
        ("has bought the machinery belonging to Orcopampa", "has bought the machinery belonging to Orcopampa"),
        ("have occupied the Doe Run land", "have occupied land belonging to Doe Run"),
        ("has fined a firm for the pollution of the Moche river", "has fined a firm for polluting the Moche river"),
        ("the environmental study by the Haquira project", "the environmental study for the Haquira project"),
        ("a study by the Ministry of Energy on a project", "a study by the Ministry of Energy on a project"),
        ("called for a permit of an oil company to be cancelled", "called for an oil company's permit to be cancelled"),
        ("gave S/2 million to the development fund of Oyón.", "gave S/2 million to the Oyón development fund."),
        ("A minibus belonging to farm workers has overturned", "A minibus carrying farm workers has overturned"),
        ("A bus belonging to a company has overturned", "A bus belonging to a company has overturned"),
        ("Informal mining pollutes the Moche river", "Informal mining is polluting the Moche river"),
        ("Defenders of water have marched", "Water defenders have marched"),
        ("The mining association of small miners' confederation (CONFEMIN) has",
         "The small miners' confederation (CONFEMIN) has"),
        ("A portfolio of oil projects amounts to S/2 billion", "The portfolio of oil projects amounts to S/2 billion"),
        ("An investment in oil exploration has fallen", "Investment in oil exploration has fallen"),
        ("An investment in Ica of US$2 million", "An investment in Ica of US$2 million"),
        ("has reached a record of US$40 an ounce", "has reached a record US$40 an ounce"),
        ("because of rains.", "because of rain."),
        ("A gas cylinder has risen to S/52", "The price of a gas cylinder has risen to S/52"),
        ("Royalties have totalled S/2 million until August.", "Royalties totalled S/2 million up to August."),
        ("Farmers have demanded the Iruro dam.", "Farmers have called for the Iruro dam."),
        ("Hauliers have been going on strike since 2 May", "Hauliers have been on strike since 2 May"),
        ("Workers have been being on a strike since 3 May", "Workers have been on strike since 3 May"),
        ("occupied the project on the Raura bypass", "occupied the construction site of the Raura bypass"),
        ("Drivers of a lorry have blocked a road", "Lorry drivers have blocked a road"),
        ("demanded the withdrawal of the oil company of Block 39",
         "demanded the withdrawal of the oil company from Block 39"),
        ("demanded clean-up of the lake", "demanded a clean-up of the lake"),
        ("a loss of S/4 million in Petroperú", "a loss of S/4 million at Petroperú"),
        ("S/4 million in Petroperú", "S/4 million in Petroperú"),
        ("exploration of the Lote XII has started", "exploration of Block XII has started"),
        ("announced an extension of a deadline for ferries", "announced an extension of the deadline for ferries"),
        ("has paid suppliers a debt", "has paid a debt to suppliers"),
        ("Lote Z-2 produces gas", "Block Z-2 produces gas"),
        ("An electric tower has collapsed", "An electricity pylon has collapsed"),
        ("an electricity pylon of Aurelsa", "an electricity pylon belonging to Aurelsa"),
        ("a lorry of the army", "a lorry of the army"),
        ("Thirteen bodies of miners have been found", "The bodies of 13 miners have been found"),
        ("Two bodies of water", "Two bodies of water"),
        ("Minera Ares has denied the pollution of the lake", "Minera Ares has denied polluting the lake"),
        ("threatened to resume a strike", "threatened to resume the strike"),
        ("Dredges pollute the Napo", "Dredges are polluting the Napo"),
        ("accused of helping to pollute the Napo", "accused of helping to pollute the Napo"),
        ("protested over tailings at sea", "protested over tailings in the sea"),
        ("rescued fishermen at sea", "rescued fishermen at sea"),
        ("has started projects on a reservoir", "has started work on a reservoir"),
        ("Six lorries carrying mango have overturned", "Six lorries carrying mangoes have overturned"),
        ("A lorry carrying blueberry in Virú", "A lorry carrying blueberries in Virú"),
        ("A lorry carrying banana flour", "A lorry carrying banana flour"),
        ("exported 40 tonnes of banana.", "exported 40 tonnes of bananas."),
        ("A train to Ollantaytambo has been suspended", "Trains to Ollantaytambo have been suspended"),
        ("The international Macará bridge", "The Macará international bridge"),
        ("has ruled inadmissible a strike at the Raura mine", "has ruled a strike at the Raura mine unlawful"),
        ("An ounce of silver has exceeded US$50", "The price of an ounce of silver has exceeded US$50"),
        ("has reduced a budget for roads", "has reduced the budget for roads"),
        ("The debt of Petroperú has risen", "Petroperú's debt has risen"),
        ("The debt of Doe Run Perú has risen", "The debt of Doe Run Perú has risen"),
        ("protested over a high cost of diesel", "protested over the high cost of diesel"),
        ("have burned the machinery belonging to a firm", "have burned machinery belonging to a firm"),
        ("The Kandozi have caught four illegal miners", "The Kandozi have detained four illegal miners"),
        ("The Kandozi have caught four fish", "The Kandozi have caught four fish"),
        ("called for a permit from an oil company to be annulled", "called for an oil company's permit to be annulled"),
        ("needs a permit from the ministry", "needs a permit from the ministry"),
        ("approved the regulations for a forestry law", "approved the regulations for the forestry law"),
        ("An engineer from a mine has died", "A mine engineer has died"),
        ("An engineer from a mine in Ica has died", "A mine engineer in Ica has died"),
        ("has recovered the land of the oil company Savia", "has recovered land belonging to the oil company Savia"),
        ("An explosion in a project on a canal", "An explosion at a canal construction site"),
        ("A ferry has sunk in front of Huarmey", "A ferry has sunk off Huarmey"),
        ("The trade union of Cobriza has met", "Cobriza's trade union has met"),
        ("a trade union leader of Cobriza", "a trade union leader from Cobriza"),
        ("a bridge on the route to the Cobriza mine", "a bridge on the road to the Cobriza mine"),
        ("Nurses have marched to demand a project.", "Nurses have marched to demand public works."),
        ("has halted crude oil pumping", "has halted pumping crude oil"),
        ("sued over the pollution of the Moche river", "sued over pollution of the Moche river"),
        ("has found cyanide in water.", "has found cyanide in the water."),
        ("the oil in water tanks", "the oil in water tanks"),
        ("Inca Rail has suspended the train service", "Inca Rail has suspended its train service"),
        ("a contract with the company of the United States.", "a contract with a US company."),
        ("rejected the gold project of the Canadian company Lupaka.",
         "rejected the Canadian company Lupaka's gold project."),
        ("The dialogue table of Oyón was resumed", "The Oyón dialogue table resumed"),
        ("Representatives of the informal miners met", "Representatives of informal miners met"),
        ("authorised the operation of the army in Oyón", "authorised the deployment of the army in Oyón"),
        ("the operation of the mine in Oyón", "the operation of the mine in Oyón"),
        ("Dockers have stepped up the protest", "Dockers have stepped up their protest"),
        ("Nurses have camped in Avenida Grau", "Nurses have camped on Avenida Grau"),
        ("has criticised a forestry law", "has criticised the forestry law"),
        ("A bishop from Puno has met", "The bishop of Puno has met"),
        ("The state of emergency has been extended in Oyón", "The state of emergency in Oyón has been extended"),
        ("Sugar workers have closed the Northern Highway", "Sugar workers have blocked the Northern Highway"),
        ("Police officers have closed the road", "Police officers have closed the road"),
        ("has denounced tailings pollution", "has denounced pollution from tailings"),
        ("Fishing production has risen", "Fisheries production has risen"),
        ("called for a fishing quota to be extended", "called for the fishing quota to be increased"),
        ("declared an agrarian emergency", "declared an agricultural emergency"),
        ("Bolivia is the first world tin producer.", "Bolivia is the world's largest tin producer."),
        ("are the main world copper producers.", "are the world's leading copper producers."),
        ("is one of the largest world producers", "is one of the world's largest producers"),
        ("is the third-largest producer of zinc worldwide", "is the third-largest producer of zinc worldwide"),
        ("is the fourth producer of the metal worldwide", "is the world's fourth-largest producer of the metal"),
        ("15% of Peruvian tin.", "15% of Peru's tin."),
        ("15% of Peruvian families", "15% of Peruvian families"),
        ("The output of Minera Corona has grown in May.", "Minera Corona's output has grown in May."),
        ("The output of the mine has grown", "The output of the mine has grown"),
        ("has issued the authorisation for the construction of a plant", "has authorised the construction of a plant"),
        ("has issued the authorisation to the firm", "has issued the authorisation to the firm"),
        ("an open pit tin mine", "an open-pit tin mine"),
        ("worked in an open pit", "worked in an open pit"),
        ("Anabi, the subsidiary of the Canadian company Lupaka", "Anabi, a subsidiary of the Canadian company Lupaka"),
        ("Soldiers have dealt a tough blow to gangs", "Soldiers have dealt a heavy blow to gangs"),
        ("the police and the armed forces (FF. AA.) have", "the police and the armed forces have"),
        ("The navy has banned any diving", "The navy has banned all diving"),
        ("The navy has ruled out any diving", "The navy has ruled out any diving"),
        ("40 families of fishermen", "40 fishing families"),
        ("a spill in the peninsula of Paracas", "a spill on the Paracas peninsula"),
        ("a spill in Callejón de Conchucos", "a spill in the Callejón de Conchucos"),
        ("a plant with a multi-million investment of US$20 million", "a plant with an investment of US$20 million"),
        ("landslides and landslides have hit Omate", "landslides have hit Omate"),
        ("has destroyed 90 metres of roads", "has destroyed 90 metres of road"),
        ("The office has suspended the classes", "The office has suspended classes"),
        ("have recorded 12 registered disputes", "have recorded 12 disputes"),
        ("The agency has warned of the activation of 12 new disputes", "The agency has warned of 12 new disputes"),
        ("Dockers have started an indefinite strike since 4 May.", "Dockers started an indefinite strike on 4 May."),
        ("Dockers have been on strike since 4 May.", "Dockers have been on strike since 4 May."),
        ("The fire that occurred in Ilo has destroyed a shop", "The fire in Ilo has destroyed a shop"),
        ("the events that occurred in Ilo", "the events that occurred in Ilo"),
        ("over a spill that affects beaches", "over a spill that has affected beaches"),
        ("Mayors of Ilo and Pacocha have met", "The mayors of Ilo and Pacocha have met"),
        ("Mayors of Moquegua have met", "Mayors of Moquegua have met"),
        ("called for penalties for the people responsible", "called for penalties for those responsible"),
        ("pay for people responsible for children", "pay for people responsible for children"),
        ("Rescue work of two trapped miners continues", "Work to rescue two trapped miners continues"),
        ("Officers have not found the evidence of mercury", "Officers have found no evidence of mercury"),
        ("Authorities and brigade members put out a fire", "Authorities and firefighters put out a fire"),
        ("Health brigade members have arrived", "Health brigade members have arrived"),
        ("Nine tonnes of lime have been seized", "Nine tonnes of lime have been seized"),
        ("A shooting between gangs", "A shoot-out between gangs"),
        ("burned the home of a trader in Tacna", "burned a trader's home in Tacna"),
        ("burned the home of a trader of timber", "burned the home of a trader of timber"),
    ],
)  # fmt: skip
def test_said_as_printed(written: str, wanted: str) -> None:
    assert printed(written) == wanted


def test_two_lakes_of_one_noun() -> None:
    told = "A fence has been put up near Lake Perol and Mala."
    assert by_source(told, "Colocan cerco cerca de las lagunas Perol y Mala") == (
        "A fence has been put up near the Perol and Mala lakes."
    )
    assert by_source(told, "Colocan cerco cerca de la laguna Perol y Mala") == told


def test_where_they_march_is_not_where_the_law_is() -> None:
    told = "Nurses have marched against the closure of a clinic in Tacna."
    assert by_source(told, "Enfermeras marchan en Tacna contra cierre de clínica") == (
        "Nurses have marched in Tacna against the closure of a clinic."
    )
    assert by_source(told, "Enfermeras marchan contra cierre de clínica en Tacna") == told


def test_until_monday_told_on_a_wednesday_is_doubted() -> None:
    def grades(title: str, day: date) -> list[str]:
        published = datetime.combine(day, time(), UTC)
        item = Item(id="1", title=title, text="", lang="es", published_at=published, source="x", url="x")
        return [s.grade for s in sentences_of(item, load_resources()).sentences]

    assert grades("Cafetaleros suspenden paro hasta el lunes", date(2026, 11, 25)) == ["amber"]
    assert grades("Cafetaleros suspenden paro hasta el 3 de diciembre", date(2026, 11, 25)) == ["green"]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("demanded a withdrawal of settlers in the reserve", "demanded the withdrawal of settlers from the reserve"),
        ("the departure of loggers on Lake Sandoval", "the departure of loggers from Lake Sandoval"),
        ("have been detected in the whole Loreto region", "have been detected across the Loreto region"),
        ("threatens indigenous people from the Heath.", "threatens indigenous people of the Heath."),
        ("indigenous people from the Amazon", "indigenous people from the Amazon"),
        ("community of Alto Tamaya of the district of Masisea", "community of Alto Tamaya in the district of Masisea"),
        ("in the district of Pomacanchi (Acomayo) in Cusco", "in the district of Pomacanchi (Acomayo, Cusco)"),
        ("The regional governor in Puno has", "The regional governor of Puno has"),
        ("1,500 board feet have been seized", "1,500 board feet of timber have been seized"),
        ("1,500 board feet of cedar have been seized", "1,500 board feet of cedar have been seized"),
        ("the indigenous reserves of the Ucayali region", "the indigenous reserves in the Ucayali region"),
        ("Some 40 residents block the road to Mara", "Some 40 residents are blocking the road to Mara"),
        ("have started crackdown actions against illegal fishing", "have started operations against illegal fishing"),
        ("Officers from the police have raided a bar", "Police officers have raided a bar"),
        ("was injured during the seizure of timber", "was injured during a seizure of timber"),
        ("Deforestation of 40 hectares has been detected",
         "A total of 40 hectares of deforestation have been detected"),
        ("In Manu, the new deforestation of 40 hectares has been detected",
         "In Manu, 40 hectares of new deforestation have been detected"),
        ("There are six rafts in the Tigre river", "There are six rafts on the Tigre river"),
        ("The Awajún leader, Rosa Tsamaren, has called for", "The Awajún leader Rosa Tsamaren has called for"),
        ("will be relocated because of their security", "will be relocated for their safety"),
        ("The square was a scene of a clash", "The square was the scene of a clash"),
        ("in the district of Limbani, Sandia (Puno)", "in the district of Limbani (Sandia, Puno)"),
        ("carried out an illegal logging interdiction operation", "carried out an operation against illegal logging"),
    ],
)  # fmt: skip
def test_places_and_operations_read_as_printed(written: str, wanted: str) -> None:
    assert printed(written) == wanted
