"""News of strikes, talks and bills as it is printed, and what of it a reader would ask back."""

import pytest

from digest.english.printed import printed
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Workers have protested over 20 days without pay.", "Workers have protested about 20 days without pay."),
        ("have camped in lakes against Conga", "have set up camp by the lakes in protest against Conga"),
        ("have signed an agreement to lift protests", "have signed an agreement to end protests"),
        ("have lifted a blockade in the Lampa highway", "have lifted a blockade on the Lampa highway"),
        ("have been going on strike over the end of mining", "have been on strike for an end to mining"),
        ("a strike over the end of the contract", "a strike over the end of the contract"),
        ("A dialogue table has been set up because of a leak.", "A dialogue table has been set up over a leak."),
        ("It has sent a large team because of the leak.", "It has sent a large team in response to the leak."),
        ("The firm has sent a letter because of the leak.", "The firm has sent a letter because of the leak."),
        ("has set out its plan to coffee growers", "has presented its plan to coffee growers"),
        ("has set out its plan in Lampa", "has set out its plan in Lampa"),
        ("Farmers have camped in front of the gate.", "Farmers have set up camp in front of the gate."),
        ("Farmers from Sama are blocking the bridge since the early morning.",
         "Farmers from Sama have been blocking the bridge since the early morning."),
        ("Teachers are protesting against hauliers who have not worked since last May.",
         "Teachers are protesting against hauliers who have not worked since last May."),
        ("has said that the clinic remains closed for nine months",
         "has said that the clinic has been closed for nine months"),
        ("The road will remain closed for nine days", "The road will remain closed for nine days"),
        ("Dozens of lorries have resumed their march to Ilo.", "Dozens of lorries have resumed their journey to Ilo."),
        ("Teachers have resumed their march to Ilo.", "Teachers have resumed their march to Ilo."),
        ("The community and the company have set up a negotiating table to discuss land.",
         "The community and the company have opened negotiations to discuss land."),
        ("Talks among farmers, the company and the council will be resumed in May.",
         "Talks between farmers, the company and the council will resume in May."),
        ("Work on the road will be resumed in May.", "Work on the road will be resumed in May."),
        ("The roundtable talks between teachers and the council have",
         "Roundtable talks between teachers and the council have"),
        ("in the road corridor of Sama-Tarata-Ilo.", "in the Sama-Tarata-Ilo road corridor."),
        ("said that its operations continue normally.", "said that its operations are continuing as normal."),
        ("signed an agreement for forest control.", "signed an agreement on forest control."),
        ("signed an agreement for three years.", "signed an agreement for three years."),
        ("The trade union of mining workers from Sama has", "The Sama mineworkers' union has"),
        ("Two guards have recovered their freedom.", "Two guards have been released."),
        ("has raised objections to the bill as passed that allowed dredging",
         "has raised objections to a bill passed by Congress that would allow dredging"),
        ("has shelved the bill that transferred forests to councils",
         "has shelved a bill that would have transferred forests to councils"),
        ("has passed the bill that created a park", "has passed the bill that created a park"),
        ("that would have granted the power to create parks to regional governments.",
         "that would have granted regional governments the power to create parks."),
        ("has opened a preliminary investigation for 90 days into fraud",
         "has opened a 90-day preliminary investigation into fraud"),
        ("collected testimonies of seven witnesses", "collected testimonies from seven witnesses"),
        ("collected testimonies of abuse", "collected testimonies of abuse"),
        ("an emergency in the basin of the Sama river", "an emergency in the Sama river basin"),
        ("have blocked kilometre 40 of the Central Highway.", "have blocked the Central Highway at kilometre 40."),
        ("A high-level commission from the government has", "A high-level government commission has"),
        ("The delegation from the government of Chile has", "The delegation from the government of Chile has"),
        ("protested over the non-compliance in the payment of bonuses", "protested over non-payment of bonuses"),
        ("the pollution of the water of the Sama river", "the pollution of the Sama river"),
        ("presented a list of demands of eight points", "presented a list of eight demands"),
        ("A mayor is coordinating measures with the police to clear", "A mayor is working with the police to clear"),
        ("The share of the mining company Sama has risen by 2% in the Lima Stock Exchange.",
         "Shares in the mining company Sama have risen by 2% on the Lima Stock Exchange."),
        ("During the eviction, 12 people have been injured and two have died.",
         "During the eviction, 12 people were injured and two died."),
        ("During the protest, the road was closed.", "During the protest, the road was closed."),
        ("rejected the plan in an assembly", "rejected the plan at an assembly"),
        ("protested over mining mine waste", "protested over mine waste"),
        ("Residents of the association Villa Sol protested", "Residents of the Villa Sol association protested"),
        ("president of the defence front of the Sama valley", "president of the Sama Valley defence front"),
        ("approved a plan for the closure of gaps in", "approved a plan to close gaps in"),
        ("for diverting the Grande riverbed", "for diverting the bed of the Grande river"),
        ("has taken more than 40 families to", "has moved more than 40 families to"),
        ("leaders accused by the Aymarazo", "leaders accused over the Aymarazo"),
        ("denounced the felling of its trees to the Ministry of Culture",
         "reported the felling of its trees to the Ministry of Culture"),
        ("in the sectors of Sama and Alto Sol", "in the Sama and Alto Sol sectors"),
        ("had placed stones in kilometres 40 and 42", "had placed stones at kilometres 40 and 42"),
        ("Some 40 officers from the police have", "Some 40 police officers have"),
        ("have halted their work for a day", "have stopped work for a day"),
        ("The blockades have lasted 20 days on 14 June.", "The blockades had lasted 20 days by 14 June."),
        ("on the Tacna-Tarata roads and Ilo-Moquegua", "on the Tacna-Tarata and Ilo-Moquegua roads"),
        ("removed the stones that blocked the road", "removed the stones that had been blocking the road"),
        ("have met in the square of Tarata.", "have met in Tarata's square."),
        ("have been seizing a boat since 3 May.", "have been holding a boat since 3 May."),
        ("called a provincial 48-hour strike", "called a 48-hour provincial strike"),
        ("annulled the conviction against leaders from Sama", "annulled the conviction of leaders from Sama"),
        ("has raided premises of a federation", "has raided the premises of a federation"),
        ("The blockade of the Sama road will be maintained until 3 May.",
         "The blockade of the Sama road will continue until 3 May."),
        ("has lost S/40,000 at tolls.", "has lost S/40,000 in tolls."),
        ("asked Congress to declare the lagoon to be of national interest.",
         "asked Congress to declare the lagoon a matter of national interest."),
        ("rejected the plan on 14 June at an assembly.", "rejected the plan at an assembly on 14 June."),
        ("lead in the water that 40 families consume", "lead in water consumed by 40 families"),
        ("has died from suffocation in a tunnel of the Sol de Oro mine",
         "has died of suffocation in a tunnel at the Sol de Oro mine"),
        ("has died in a tunnel of the Santa Luz mine", "has died in a tunnel at the Santa Luz mine"),
        ("work began in the site of Botella on 3 May", "work began at the Botella site on 3 May"),
        ("An action plan in the short term will", "A short-term action plan will"),
        ("a macro-regional 48-hour strike from 3 May", "a 48-hour macro-regional strike from 3 May"),
        ("have seized the machinery belonging to Nexa", "have seized machinery belonging to Nexa"),
        ("has rejected the construction of a tailings dam belonging to the mining company Sama",
         "has rejected the construction of a tailings dam by the mining company Sama"),
        ("in nine districts of Valle de los Ríos Apurímac, Ene and Mantaro by", "in nine districts of the VRAEM by"),
        ("have been injured and been evacuated to", "have been injured and evacuated to"),
        ("has created a commission for the struggle against illegal logging",
         "has created a commission to combat illegal logging"),
    ],
)  # fmt: skip
def test_strikes_talks_and_bills_as_printed(written: str, wanted: str) -> None:
    assert printed(written) == wanted


@pytest.mark.parametrize(
    ("spanish", "message"),
    [
        ("La titular del sector informó que se construirán 12 colegios el próximo año.", "which minister"),
        ("La oficina de Tacna recogió quejas de cuatro familias.", "whose office"),
        ("El Ministerio Público abrió investigación preliminar por 90 días.", "an investigation into what"),
    ],
)
def test_what_is_asked_back_of_offices(spanish: str, message: str, resources: Resources) -> None:
    for sentence in sentences_of(item(spanish), resources).sentences:
        assert sentence.grade is Grade.AMBER
        assert message in {finding.message for finding in sentence.findings}


def test_an_emergency_is_lifted_whole(resources: Resources) -> None:
    told = sentences_of(
        item("El Gobierno levantó el estado de emergencia en la provincia de Tacna."), resources
    ).sentences
    assert [s.text for s in told] == ["The government has lifted the state of emergency in the province of Tacna."]


def test_plants_are_installed(resources: Resources) -> None:
    told = sentences_of(
        item("El gobierno regional de Tacna instalará plantas de tratamiento de agua en Tarata."), resources
    )
    assert any("will install water treatment plants" in s.text for s in told.sentences)
