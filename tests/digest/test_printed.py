"""English as it is printed: what readers would mend of a sentence that is right word for word."""

import pytest

from digest.english.printed import by_source, printed, with_articles


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("A trader who was selling parrots in Facebook", "A trader who was selling parrots on Facebook"),
        ("fallen into a ravine on the route of Chota-Santa Cruz", "fallen into a ravine on the Chota-Santa Cruz road"),
        ("The woman had 51 years.", "The woman was 51 years old."),
        ("The mine has 20 years.", "The mine has 20 years."),
        ("along the route of the march", "along the route of the march"),
        ("Farmers have removed stones of the road", "Farmers have removed stones from the road"),
        ("The army has removed the stones of value", "The army has removed the stones of value"),
        ("The federations of Federation of the Tigre (FETI), Council of the Napo (CONA) and Union of the Ene (UNE) met",
         "The Federation of the Tigre (FETI), the Council of the Napo (CONA) and the Union of the Ene (UNE) met"),
        ("The federations of the Tigre met", "The federations of the Tigre met"),
        ("The Awajún head of the Nieva basin has", "The Awajún leader of the Nieva basin has"),
        ("The head of the Nieva basin council", "The head of the Nieva basin council"),
        ("trained miners in the use of plants without mercury", "trained miners in the use of mercury-free plants"),
        ("Farmers have called off the nine-day strike.", "Farmers have called off a nine-day strike."),
        ("have entered the open pit of Toquepala", "have entered the Toquepala open pit"),
        ("found on the beach of Vichayito", "found on Vichayito beach"),
        ("the region exported US$2 billion", "the region exported goods worth US$2 billion"),
        ("the region exported 2,000 tonnes", "the region exported 2,000 tonnes"),
        ("has reported the production of 5 million tonnes", "has reported production of 5 million tonnes"),
        ("Two tonnes of cocaine have been seized bound for Spain.",
         "Two tonnes of cocaine bound for Spain have been seized."),
        ("With logs and stones, the Pucará bridge has been blocked.",
         "The Pucará bridge has been blocked with logs and stones."),
        ("With the mayor and governor, the bridge has been opened.",
         "With the mayor and governor, the bridge has been opened."),
        ("will arrive after 20 days of a walk", "will arrive after a 20-day walk"),
        ("A fire in the Misti has", "A fire on the Misti volcano has"),
        ("Lawyers of the mayor have appealed", "Lawyers for the mayor have appealed"),
        ("The lawyers of indigenous peoples", "The lawyers of indigenous peoples"),
        ("A community leader of the Awajún community of Tutino", "A leader of the Awajún community of Tutino"),
        ("Community leader of the native community", "Leader of the native community"),
        ("A community leader of the province", "A community leader of the province"),
        ("found on a street of Jaén", "found in a street in Jaén"),
        ("The blockade will begin on the Balsas bridge", "The blockade will begin at the Balsas bridge"),
        ("occupied the facilities in Block 67", "occupied the facilities at Block 67"),
        ("used to extract gold in the Tigre river", "used to extract gold from the Tigre river"),
        ("Extraction of gold in the Amazon has risen", "Extraction of gold in the Amazon has risen"),
        ("The output of the Raura mine fell by 4%", "Output at the Raura mine fell by 4%"),
        ("has warned about the third concession", "has warned of the third concession"),
        ("departed on 3 June bound for Lima", "left for Lima on 3 June"),
        ("at the Alfredo Rodríguez Ballón airport", "at Alfredo Rodríguez Ballón airport"),
        ("at the Puno airport", "at the Puno airport"),
        ("Rains have damaged homes in districts of Tumbes", "Rains have damaged homes in several districts of Tumbes"),
        ("Miners have invaded concessions in regions.", "Miners have invaded concessions in several regions."),
        ("in regions such as Pasco", "in regions such as Pasco"),
        ("In Chala, miners have lifted the blockade after six days",
         "In Chala, miners have lifted their blockade after six days"),
        ("Police have lifted the blockade after six days", "Police have lifted the blockade after six days"),
        ("have lifted the blockade of the road", "have lifted the blockade of the road"),
        ("Farmers have reiterated a request to meet", "Farmers have reiterated their request to meet"),
        ("The mayor has reiterated a request", "The mayor has reiterated a request"),
        ("has announced the halt to work", "has announced a halt to work"),
        ("dredges used in the illegal mining have", "dredges used in illegal mining have"),
        ("the illegal mining camp", "the illegal mining camp"),
        ("The clashes over land have increased", "Clashes over land have increased"),
        ("an increase of 8% in exports", "an 8% increase in exports"),
        ("a fall of 12% in the output", "a 12% fall in the output"),
        ("by 30 additional calendar days", "by a further 30 calendar days"),
        ("has started the removal of 12 dredges", "has started removing 12 dredges"),
        ("One person has died and one person has been injured in",
         "One person has died and another has been injured in"),
        ("Two guides were kidnapped and have been released by", "Two guides were kidnapped and released by"),
        ("A court has ordered 12 years in prison for the logger Juan Paz",
         "A court has sentenced the logger Juan Paz to 12 years in prison"),
        ("Loggers have cleared a hill without no permit", "Loggers have cleared a hill without any permit"),
        ("A court has ordered 12 years in prison for illegal logging",
         "A court has ordered 12 years in prison for illegal logging"),
        ("A court has ordered 12 years in prison for the murder of Ana Paz",
         "A court has ordered 12 years in prison for the murder of Ana Paz"),
        ("annulled the sale of the land of the community", "annulled the sale of land belonging to the community"),
        ("besieged by land land invaders", "besieged by land invaders"),
        ("a lorry has fallen into the ravine", "a lorry has fallen into a ravine"),
        ("Farmers have accepted talks with the government and called off the strike.",
         "Farmers have accepted talks with the government and called off their strike."),
        ("upheld the sentence of 14 years for", "upheld the prison sentence of 14 years for"),
        ("a suspended sentence of two years", "a suspended sentence of two years"),
        ("180 coffee tree seedlings", "180 coffee seedlings"),
        ("handed over 40 titles to farmers", "handed over 40 land titles to farmers"),
        ("handed over 40 titles to rural plots", "handed over 40 titles to rural plots"),
        ("output at the Raura mine, the mine that", "output at Raura, the mine that"),
        ("Members of the military have lifted the blockade.", "Members of the military have lifted the blockade."),
        ("The Raura mine has exceeded 9,000 tonnes of zinc",
         "The Raura mine has produced more than 9,000 tonnes of zinc"),
        ("More than 40 public works are halted", "More than 40 public works projects are at a standstill"),
        ("worth $1.4 billion and US$2 million", "worth US$1.4 billion and US$2 million"),
        ("mudslides and overflow have affected", "mudslides and flooding have affected"),
        ("the overflow of the river", "the overflow of the river"),
        ("The concession until 2051 has been extended", "The concession has been extended until 2051"),
        ("after the accident in which", "after an accident in which"),
        ("the project of the Puno-Moho road", "the Puno-Moho road project"),
        ("She has been sentenced to three-year suspended sentences",
         "She has been given a three-year suspended sentence"),
        ("have occupied Station 7 of Perupetro", "have occupied Perupetro's Station 7"),
        ("The federation Native Council of Purús has", "The Native Council of Purús has"),
        ("found dead fish", "found dead fish"),
        ("have found fish dead in", "have found dead fish in"),
        ("Titles have been handed over to 30 families", "Land titles have been handed over to 30 families"),
        ("Titles to plots have been handed over", "Titles to plots have been handed over"),
        ("Residents from Jaén have", "Residents of Jaén have"),
        ("A 20-year-old Kukama pregnant woman has died", "A pregnant 20-year-old Kukama woman has died"),
        ("have signed an agreement over water", "have signed an agreement on water"),
        ("trying to occupy the regional government of Ica",
         "trying to occupy the offices of the regional government of Ica"),
        ("have blocked the regional government", "have blocked the regional government"),
        ("outside the regional government (Gore) of Ica", "outside the offices of the Ica regional government"),
        ("The joint patrols of the navy", "Joint patrols by the navy"),
        ("because of a lack of an ambulance", "for lack of an ambulance"),
        ("Staff from the army have", "Army personnel have"),
        ("have released two engineers kidnapped in", "have freed two engineers kidnapped in"),
        ("on the riverbank of the Rímac", "on the banks of the Rímac"),
        ("annulled an election of a mayor", "annulled the election of a mayor"),
        ("The management committee of the park has been created",
         "A management committee for the park has been created"),
        ("has set up the technical committee of the reserve", "has set up a technical committee for the reserve"),
        ("200 hectares of the peasant community", "200 hectares belonging to the peasant community"),
        ("200 hectares of the park", "200 hectares of the park"),
        ("has stressed that this year, nine communities will be titled.",
         "has stressed that nine communities will be titled this year."),
        ("accepted the return of Southern to", "accepted Southern's return to"),
        ("rejected the mining policy of Ollanta Humala", "rejected Ollanta Humala's mining policy"),
        ("the amendment of the environmental study by Shougang", "the amendment of Shougang's environmental study"),
        ("a permanent base of the navy", "a permanent navy base"),
        ("rifle and pistol spent cartridges", "spent rifle and pistol cartridges"),
        ("28 other dredges", "another 28 dredges"),
        ("Residents will continue an indefinite strike", "Residents will continue their indefinite strike"),
        ("an increase in S/6 a day", "an increase of S/6 a day"),
        ("an increase in exports", "an increase in exports"),
        ("towards the areas of La Pampa", "towards La Pampa"),
        ("six specimens of the wildlife", "six wild animals"),
        ("called for the state of emergency to be declared", "called for a state of emergency to be declared"),
        ("because of the flooding of the Tigre river", "because of flooding on the Tigre river"),
        ("Loss caused by the mining of gold", "Loss caused by gold mining"),
        ("fined for an illegal timber sale", "fined for the illegal sale of timber"),
        ("Projects have been halted on the Puno-Moho road", "Work has been halted on the Puno-Moho road"),
        ("Projects have been halted in Puno", "Projects have been halted in Puno"),
        ("The pollution of the Tingo river has", "Pollution of the Tingo river has"),
        ("upheld the sentence of 28 years and three months in prison",
         "upheld the sentence of 28 years and three months in prison"),
        ("in the first day of strike action", "on the first day of strike action"),
        ("upheld the sentence of life imprisonment for", "upheld the life sentence for"),
        ("agreements with communities of a mining area", "agreements with communities in a mining area"),
        ("polluted 14 beaches of Ilo.", "polluted 14 beaches in Ilo."),
        ("upheld the fine against Repsol because of a spill", "upheld the fine against Repsol over a spill"),
        ("The felling of cedars has", "Felling of cedars has"),
        ("a strike joined by fishermen", "a strike observed by fishermen"),
        ("has awarded eight transmission lines", "has awarded contracts for eight transmission lines"),
        ("have been laid waste to by", "have been destroyed by"),
        ("an investigation against the manager into smuggling", "an investigation into the manager over smuggling"),
    ],
)  # fmt: skip
def test_said_as_printed(written: str, wanted: str) -> None:
    assert printed(written) == wanted


def test_names_keep_their_article() -> None:
    assert with_articles("A train has derailed in the Palmar area.", "Un tren descarriló en la zona de El Palmar.") == (
        "A train has derailed in the El Palmar area."
    )
    assert with_articles("In El Palmar, two died.", "En El Palmar murieron dos.") == "In El Palmar, two died."


def test_only_what_is_felled_is_forest() -> None:
    assert by_source("Mining has cleared 12 hectares.", "La minería deforestó 12 hectáreas.") == (
        "Mining has cleared 12 hectares of forest."
    )
    assert by_source("Some 40 hectares in Ucayali have been cleared.", "Talaron 40 hectáreas en Ucayali.") == (
        "Some 40 hectares of forest in Ucayali have been cleared."
    )
    assert by_source("The police have cleared 12 hectares.", "La policía desalojó 12 hectáreas.") == (
        "The police have cleared 12 hectares."
    )


def test_asia_is_the_district_where_a_headline_names_it() -> None:
    assert by_source("In Asia, a fire has spread.", "Asia: se extiende incendio") == (
        "In the district of Asia, a fire has spread."
    )
    told = "In Asia, demand for gold has risen."
    assert by_source(told, "En Asia, la demanda de oro subió.") == told


def test_what_was_sold_was_not_produced() -> None:
    told = "The Raura mine has exceeded 9,000 tonnes of zinc exported."
    assert printed(told) == told


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("The Kandozi people have defended its territory", "The Kandozi people have defended their territory"),
        ("The community has defended its territory", "The community has defended its territory"),
        ("A court has convicted killers of a park ranger", "A court has convicted the killers of a park ranger"),
        (
            "Farmers have occupied the land of the palm oil company Ocho",
            "Farmers have occupied land belonging to the palm oil company Ocho",
        ),
        ("Loggers have destroyed homes of a Yine community", "Loggers have destroyed homes in a Yine community"),
        ("has declared an emergency in the Nieva river", "has declared an emergency on the Nieva river"),
        ("has declared an emergency in the Nieva river basin", "has declared an emergency in the Nieva river basin"),
        (
            "has been fined for a leak in the North Peruvian Pipeline",
            "has been fined for a leak from the North Peruvian Pipeline",
        ),
        ("has been fined for a spill in Block 8", "has been fined for a spill in Block 8"),
        ("a discharge of wastewater in the Vilcanota river", "a discharge of wastewater into the Vilcanota river"),
        ("a discharge of wastewater in Calca", "a discharge of wastewater in Calca"),
        ("have taken water samples on the Napo river", "have taken water samples from the Napo river"),
        ("Farmers have marched against a dam for water", "Farmers have marched against a dam over water"),
        ("Farmers have marched for water rights", "Farmers have marched for water rights"),
        (
            "has opened an investigation into a former governor into land trafficking",
            "has opened an investigation into a former governor over land trafficking",
        ),
        ("The minister has met with leaders because of a spill", "The minister has met with leaders over a spill"),
        ("A fire in pastures of Melgar has spread", "A fire in pastures in Melgar has spread"),
        ("An attack has left an injured park ranger.", "An attack has left a park ranger injured."),
        ("A fire has left three dead in Luya.", "A fire has left three dead in Luya."),
        ("because of the pollution of water", "because of water pollution"),
        ("because of the pollution of water sources", "because of the pollution of water sources"),
        ("Deaths of fish have been reported in the lake of Sauce", "Fish deaths have been reported in Lake Sauce"),
        ("A collapse of a reservoir has killed two", "The collapse of a reservoir has killed two"),
        ("20 voluntary firefighters", "20 volunteer firefighters"),
        ("a voluntary agreement", "a voluntary agreement"),
        ("300 huarango tree seedlings", "300 huarango seedlings"),
        ("Sewage pollutes the Coata river", "Sewage is polluting the Coata river"),
        (
            "A court has recognised a right of a Yine community over land",
            "A court has recognised the right of a Yine community to land",
        ),
        ("has started reforesting hills burned in Canas", "has started reforesting burned hills in Canas"),
        ("Indigenous people from Bajo Napo have marched", "Indigenous people from the Lower Napo have marched"),
        ("in Alto Marañón Protection Forest", "in Alto Marañón Protection Forest"),
        (
            "The regional government has titled six peasant communities",
            "The regional government has granted land titles to six peasant communities",
        ),
        (
            "have been occupying the land of the peasant community of Sana",
            "have been occupying land belonging to the peasant community of Sana",
        ),
        ("Officers from the police and soldiers have", "Police officers and soldiers have"),
        ("timber at the Pucallpa port", "timber at the port of Pucallpa"),
        ("at the Callao port terminal", "at the Callao port terminal"),
        ("an oil block in indigenous lands", "an oil block on indigenous land"),
        ("has handed over property titles to 30 farmers", "has handed over land titles to 30 farmers"),
        ("Residents have clashed in a pumping station", "Residents have clashed at a pumping station"),
        ("have released three workers at Pluspetrol.", "have released three Pluspetrol workers."),
        ("have released three workers at Antamina.", "have released three workers at Antamina."),
        ("A boat of a timber company has sunk", "A boat belonging to a timber company has sunk"),
        ("A boat of the navy has sunk", "A boat of the navy has sunk"),
        ("A community hall of a peasant community has burned", "A community hall in a peasant community has burned"),
        (
            "Farmers have cleared a forest of a Yine community",
            "Farmers have cleared forest belonging to a Yine community",
        ),
        ("Penguins have died from avian influenza", "Penguins have died of avian influenza"),
        ("A penguin has died from a blow", "A penguin has died from a blow"),
        ("Penguins have been released into the beach in Ilo", "Penguins have been released on the beach in Ilo"),
        (
            "called for the Isconahua Indigenous Reserve to be eliminated",
            "called for the Isconahua Indigenous Reserve to be abolished",
        ),
        ("The indigenous peasant patrol", "The indigenous patrol"),
        ("Illegal miners operate in Cusco", "Illegal miners are operating in Cusco"),
        (
            "has destroyed a native community school in Atalaya",
            "has destroyed a school in a native community in Atalaya",
        ),
        ("has banned the use of the water of the Santa river", "has banned the use of water from the Santa river"),
        ("rejected a palm-growing company", "rejected a palm oil company"),
        ("Frosts have killed 300 llamas", "Frost has killed 300 llamas"),
        ("have suffered a shortage because of a strike", "have suffered shortages because of a strike"),
        ("Macaws have been released into Tarapoto.", "Macaws have been released in Tarapoto."),
        (
            "Macaws have been released into Madre de Dios forests",
            "Macaws have been released into Madre de Dios forests",
        ),
        ("has generated income into farmers from Rioja", "has generated income for farmers from Rioja"),
        ("training in the clean-up of beaches", "training in beach clean-up"),
        ("A fire has destroyed a dry forest in Olmos", "A fire has destroyed dry forest in Olmos"),
        ("Families live without water in Zorritos", "Families are living without water in Zorritos"),
        ("the pollution of a stream from dredges", "the pollution of a stream by dredges"),
        ("the pollution of a stream from the mine", "the pollution of a stream from the mine"),
        (
            "Farmers have defended lakes in front of a mining company",
            "Farmers have defended lakes against a mining company",
        ),
        ("concessions in the land of communities in Pasco", "concessions on land belonging to communities in Pasco"),
        ("A company has explored copper in Quechua land", "A company has explored for copper on Quechua land"),
        ("The price of a potato has fallen", "The price of potatoes has fallen"),
        (
            "An illegal road has crossed a forest of a community",
            "An illegal road crosses forest belonging to a community",
        ),
        ("after the murder of a head.", "after the murder of a leader."),
        ("A lightning bolt has killed a shepherd", "Lightning has killed a shepherd"),
        ("Climbers have left rubbish in the Misti volcano", "Climbers have left rubbish on the Misti volcano"),
        ("Two tourists missing on the Manu have been found", "Two tourists missing in Manu have been found"),
        ("Amnesty has asked for the leaders to be released", "Amnesty has called for the leaders to be released"),
        ("A student has been injured in protest in Juliaca", "A student has been injured at a protest in Juliaca"),
        ("Families have stopped work in protest in Juliaca", "Families have stopped work in protest in Juliaca"),
        ("have recovered 90 hectares invaded in Canta", "have recovered 90 hectares of invaded land in Canta"),
        ("has bought 70 hectares from the community", "has bought 70 hectares of land from the community"),
        ("have reported a die-off of bees", "have reported a bee die-off"),
        ("Police have repressed a peasant march", "Police have cracked down on a peasant march"),
        ("Effluent contaminates wells", "Effluent is contaminating wells"),
        ("Six communities in Purús have received titles.", "Six communities in Purús have received land titles."),
        ("The group of Romero has lost a lawsuit", "The Romero group has lost a lawsuit"),
        ("has sold coffee to the company of Piura.", "has sold coffee to a company in Piura."),
        ("on the pollution of the Titicaca.", "on the pollution of Lake Titicaca."),
        ("has abandoned a pit without closing in Oyón", "has abandoned a pit without closing it in Oyón"),
        ("has started clean-up in Morona", "has started clean-up work in Morona"),
        ("A fire in the reserve of Junín has spread", "A fire in the Junín reserve has spread"),
        (
            "Residents have agreed to reject the mine at an assembly",
            "Residents have agreed at an assembly to reject the mine",
        ),
        ("has seized 40 timber logs", "has seized 40 logs"),
        ("has rejected an Amazonian waterway", "has rejected the Amazon waterway"),
    ],
)
def test_land_and_rivers_read_as_printed(written: str, wanted: str) -> None:
    assert printed(written) == wanted


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ("Residents have demanded a road from Moyobamba.", "Pobladores exigen carretera a Moyobamba",
         "Residents have demanded a road to Moyobamba."),
        ("Residents have demanded a road from Congress.", "Pobladores exigen carretera al Congreso de su distrito",
         "Residents have demanded a road from Congress."),
        ("Farmers have cleared hillsides.", "Agricultores deforestan laderas",
         "Farmers have cleared forest on hillsides."),
    ],
)  # fmt: skip
def test_roads_lead_and_forest_is_cleared(text: str, source: str, wanted: str) -> None:
    assert by_source(text, source) == wanted
