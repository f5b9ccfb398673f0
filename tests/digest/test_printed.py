"""English as it is printed: what readers would mend of a sentence that is right word for word."""

import pytest

from digest.english.printed import printed, with_articles


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("A trader who was selling parrots in Facebook", "A trader who was selling parrots on Facebook"),
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
        ("upheld the sentence of 14 years for", "upheld the prison sentence of 14 years for"),
        ("a suspended sentence of two years", "a suspended sentence of two years"),
        ("180 coffee tree seedlings", "180 coffee seedlings"),
        ("handed over 40 titles to farmers", "handed over 40 land titles to farmers"),
        ("handed over 40 titles to rural plots", "handed over 40 titles to rural plots"),
        ("output at the Raura mine, the mine that", "output at Raura, the mine that"),
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
