"""Sentences on rulings, fines, inquiries and inspections as they are printed, and what would be asked back of them."""

from dataclasses import replace

import pytest

from digest.english.printed import printed
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import headline, item


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (
            "The court has handed down a ruling for the peasant community of Yauya.",
            "The court has ruled in favour of the peasant community of Yauya.",
        ),
        ("A ruling for the farmers of Vítor", "A ruling in favour of the farmers of Vítor"),
        ("handed down a ruling for illegal logging", "handed down a ruling for illegal logging"),
        (
            "The court has admitted the constitutional challenge to the law",
            "The court has agreed to hear the constitutional challenge to the law",
        ),
        ("has upheld the lawsuit by a federation", "has upheld the claim by a federation"),
        (
            "The Inter-American Court of Human Rights has blamed the state for the deaths",
            "The Inter-American Court of Human Rights has held the state responsible for the deaths",
        ),
        ("A federation has blamed the state for the deaths", "A federation has blamed the state for the deaths"),
        ("a decree that toughens the sentences for arson", "a decree that toughens sentences for arson"),
        ("objections to the bill as passed of the law that cuts fines", "objections to the bill that cuts fines"),
        ("has shelved the procedure against a mining company", "has shelved proceedings against a mining company"),
        ("has opened a penalty procedure against a refinery", "has opened penalty proceedings against a refinery"),
        ("an investigation over the death of a leader", "an investigation into the death of a leader"),
        ("an investigation for 60 days", "an investigation for 60 days"),
        ("has authorised the raid of the offices of a mayor", "has authorised a raid on the offices of a mayor"),
        ("The judiciary has authorised a raid", "A court has authorised a raid"),
        (
            "has ruled in the case over a dam in favour of the farmers.",
            "has ruled in favour of the farmers in the case over a dam.",
        ),
        ("has secured a ruling on illegal logging in Jaén", "has secured a conviction for illegal logging in Jaén"),
        ("has secured a ruling on a dam", "has secured a ruling on a dam"),
        ("has approved the regulations on carbon trading", "has approved regulations on carbon trading"),
        ("has approved the regulations for the law", "has approved the regulations for the law"),
        ("has formalised the creation of a reserve", "has formally created a reserve"),
        ("has rejected an environmental study of a mine", "has rejected the environmental study for a mine"),
        ("an environmental study of a lake is under way", "an environmental study of a lake is under way"),
        (
            "A bill presented to Congress by the parliamentary group of Nueva Patria.",
            "A bill presented to Congress by the Nueva Patria parliamentary group.",
        ),
        ("The motion has been presented by a member", "The motion has been tabled by a member"),
        (
            "Five coercive fines on the company Mineral Andes have been imposed.",
            "Five coercive fines have been imposed on the company Mineral Andes.",
        ),
        (
            "Two fines on Petrosur have already been imposed over a leak.",
            "Two fines have already been imposed on Petrosur over a leak.",
        ),
        (
            "Petrosur has received a fine in Peru of more than US$2 million after a leak",
            "Petrosur has been fined more than US$2 million in Peru after a leak",
        ),
        ("has fined a company for not cleaning up a river", "has fined a company for failing to clean up a river"),
        ("thanked them for not cleaning up the room", "thanked them for not cleaning up the room"),
        (
            "A refinery dumped some 900 barrels of oil into the sea",
            "A refinery spilled some 900 barrels of oil into the sea",
        ),
        ("A company dumped rubble into the sea", "A company dumped rubble into the sea"),
        (
            "irregularities in the handover of forest concessions",
            "irregularities in the granting of forest concessions",
        ),
        ("the handover of food", "the handover of food"),
        (
            "has suspended the permit for the discharge from the mining company Pallca",
            "has suspended the discharge permit of the mining company Pallca",
        ),
        ("has made the commitment to title 30 communities", "has pledged to title 30 communities"),
        ("has made a commitment to the farmers", "has made a commitment to the farmers"),
        ("has made a commitment to native communities", "has made a commitment to native communities"),
        ("has resumed the operations of the Camisea Pipeline", "has resumed operation of the Camisea Pipeline"),
        ("has seized a processing plant of ore in Nasca", "has seized an ore processing plant in Nasca"),
        ("The navy has carried out a patrol on the Yaguas river", "The navy has patrolled the Yaguas river"),
        ("on the mining corridor of Cusco.", "in the Cusco mining corridor."),
        (
            "a camp located among the native communities of Nazareth and Wawik",
            "a camp located between the native communities of Nazareth and Wawik",
        ),
        (
            "among the districts of Lamas, Tabalosos and Rumisapa",
            "among the districts of Lamas, Tabalosos and Rumisapa",
        ),
        (
            "has denounced the invasion by illegal loggers in the Ampiyacu reserve.",
            "has denounced an invasion of the Ampiyacu reserve by illegal loggers.",
        ),
        ("members of Los Pumas del Norte gang", "members of the Los Pumas del Norte gang"),
        ("a forestry official of Ucayali accused of fraud", "a forestry official in Ucayali accused of fraud"),
        ("an official of the Ministry of Culture", "an official of the Ministry of Culture"),
        (
            "The police and the prosecutor's office have destroyed two dredges",
            "Police and prosecutors have destroyed two dredges",
        ),
        (
            "The police and the prosecutor's office have denied it",
            "The police and the prosecutor's office have denied it",
        ),
        ("has fined a company of Ica S/90,000", "has fined a company in Ica S/90,000"),
        (
            "The indigenous organisations in Datem have filed a complaint",
            "Indigenous organisations in Datem have filed a complaint",
        ),
        (
            "has proposed extending a state of emergency in Jaén",
            "has proposed extending the state of emergency in Jaén",
        ),
        ("a state of emergency in Jaén", "a state of emergency in Jaén"),
        ("has questioned the minister of energy", "has questioned the energy minister"),
        ("called for assets of loggers to be seized", "called for loggers' assets to be seized"),
        ("assets of loggers in Iberia", "assets of loggers in Iberia"),
        (
            "The Council of Ministers has approved a project on waste",
            "The Council of Ministers has approved a bill on waste",
        ),
        ("The board has approved a project on waste", "The board has approved a project on waste"),
        ("trained in first aid and a use of drones", "trained in first aid and the use of drones"),
        ("to reduce the emissions from ranching", "to reduce emissions from ranching"),
        (
            "requires peasant patrols and the local committees to report",
            "requires peasant patrols and local committees to report",
        ),
        ("has landed at the Tingo airport", "has landed at Tingo airport"),
        ("more than 40 judges for Ucayali have resigned", "more than 40 judges in Ucayali have resigned"),
        ("will file an appeal before the Supreme Court", "will appeal to the Supreme Court"),
        ("has annulled the trial against nine fishers", "has annulled the trial of nine fishers"),
        ("has denied that it has damaged a wetland", "has denied damaging a wetland"),
        ("has denied that it has occupied land", "has denied occupying land"),
        ("has denied that there was a spill", "has denied that there was a spill"),
        (
            "The Public Prosecutor's Office has accused a mayor over a landslide",
            "The Public Prosecutor's Office has charged a mayor over a landslide",
        ),
        ("A federation has accused a mayor over a landslide", "A federation has accused a mayor over a landslide"),
        ("20 years in prison for an alleged leader of a gang", "20 years in prison for an alleged leader of a gang"),
        ("has arrested the alleged leader of a gang.", "has arrested an alleged gang leader."),
        ("SUNAT has seized gold without origin", "SUNAT has seized gold of unproven origin"),
        (
            "has asked Congress not to extend the validity of the register",
            "has asked Congress not to extend the register",
        ),
        ("have presented a censure motion", "have tabled a censure motion"),
        ("Two guards have regained their freedom", "Two guards have been released"),
        ("have stormed offices of the tax agency", "have stormed the offices of the tax agency"),
        ("has transferred resources for a road", "has transferred funds for a road"),
        ("has explained a law on prior consultation", "has explained the prior consultation law"),
        ("to be restored in a deadline of two months", "to be restored within two months"),
        ("two suspects of the killing of a judge", "two suspects in the killing of a judge"),
        ("has called prior consultation in an oil block", "has launched prior consultation for an oil block"),
        ("has stepped up control of wildlife at ports", "has stepped up wildlife controls at ports"),
        ("has stepped up control in Tingo María", "has stepped up controls in Tingo María"),
        ("at the airports of Jaén and Tarapoto.", "at Jaén and Tarapoto airports."),
        ("Customs officers have foiled gold smuggling", "Customs officers have foiled a gold smuggling attempt"),
        ("has allocated an emergency fund to Piura", "has allocated emergency funds to Piura"),
        ("taken to the morgue of Satipo", "taken to the morgue in Satipo"),
        ("has banned wells in the aquifer of Villacurí.", "has banned wells in the Villacurí aquifer."),
        (
            "has opened offices of the environmental prosecutor's office in Jaén",
            "has opened a branch of the environmental prosecutor's office in Jaén",
        ),
        (
            "an agreement that puts an end to a 12-year trial over a canal",
            "an agreement that ends a 12-year court case over a canal",
        ),
        ("an alleged offence of the Constitution", "an alleged breach of the Constitution"),
        ("has monitored the quality of the Perené river", "has monitored water quality in the Perené river"),
        ("has monitored the quality of the roads", "has monitored the quality of the roads"),
        ("has raised the awareness of 30 pupils about arson.", "has raised awareness of arson among 30 pupils."),
        ("has deplored the lack of a budget for a road", "has deplored the lack of funding for a road"),
        ("has detected the existence of a fuel smuggling network", "has uncovered a fuel smuggling network"),
        ("has detected the existence of a tunnel", "has detected the existence of a tunnel"),
        ("has questioned the delay in the works", "has criticised the delay in the works"),
        ("has approved the dispatch of members of the military to Ilo", "has approved the deployment of troops to Ilo"),
        ("The organisations in Datem that marched have won", "The organisations in Datem that marched have won"),
    ],
)
def test_court_news_is_put_as_it_is_printed(written: str, wanted: str) -> None:
    assert printed(written) == wanted


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("El Ministerio de Salud verificó la calidad del agua en Cuninico.", "has checked the quality"),
        (
            "Los guardaparques del Sernanp verificaron la existencia de tala ilegal en Bahuaja Sonene.",
            "have confirmed the existence of illegal logging",
        ),
        ("La fiscalía constató la deforestación de 70 hectáreas en Iberia.", "has confirmed the deforestation"),
        ("La Policía reprimió el bloqueo de la carretera Central.", "have broken up the blockade"),
        (
            "La Fiscalía de Lamas reactivó la investigación por la muerte de un dirigente kichwa.",
            "has reopened the investigation into the death",
        ),
        ("Petroperú reactivó la refinería de Iquitos.", "has restarted the Iquitos refinery"),
        ("El Gobierno Regional de Ucayali emprendió una lucha contra la tala ilegal.", "has launched a fight against"),
        ("La minera incumplió los acuerdos firmados con la comunidad de Huisa.", "has failed to honour"),
        ("El Ministerio de Cultura categorizó la reserva indígena Kakataibo.", "has established the Kakataibo"),
        (
            "La Fiscalía de Maynas asumió la investigación por la muerte de un apu.",
            "has taken charge of the investigation into",
        ),
        ("La Fiscalía de Ilo archivó el caso por un derrame en Ite.", "has shelved the case over a spill"),
        (
            "El Minem y tres comunidades validaron el plan de cierre de Raura.",
            "have endorsed the closure plan",
        ),
        ("El Poder Judicial investigó al alcalde que favoreció a una empresa de Jaén.", "who favoured a company"),
        (
            "La Policía detuvo en Tacna a dos sospechosos del asesinato de un juez de Ilave.",
            "In Tacna, the police have",
        ),
        (
            "Alcaldes de Junín firmaron un pacto para recuperar la cuenca del río Perené.",
            "to restore the Perené river basin",
        ),
        (
            "La Junta de Fiscales de Loreto suspendió por tres meses a un fiscal que liberó a un minero.",
            "suspended for three months a prosecutor who",
        ),
        ("Perú ratificó el convenio sobre contaminantes.", "has ratified the convention"),
        ("Tres federaciones respaldaron a la jueza de Satipo.", "have backed the judge"),
        ("La Corte de Lima notificó la sentencia contra la minera Pallca.", "has issued the ruling"),
        ("Cultura promulgó el reglamento del registro de lenguas.", "has issued the regulations for"),
        ("La Contraloría detectó irregularidades en la obra de agua de Lircay.", "has found irregularities"),
        (
            "El Poder Judicial declaró la extinción de dominio de 12 kilos de oro en Juliaca.",
            "has ordered the forfeiture",
        ),
    ],
)
def test_verbs_go_with_their_objects(spanish: str, english: str, resources: Resources) -> None:
    told = [s.text for s in sentences_of(item(spanish), resources).sentences]
    assert any(english in one for one in told), told


@pytest.mark.parametrize(
    ("spanish", "message"),
    [
        ("Congreso deroga ley", "which law"),
        ("Tribunal Constitucional emite fallo", "a ruling on what"),
        ("La multa podría alcanzar las 900 UIT", "whose fine, and for what"),
        ("La Fiscalía de Lamas interpuso un recurso de nulidad.", "against what"),
        ("La Fiscalía Anticorrupción halló S/ 9 mil en su mochila.", "whose it is"),
        (
            "El Serfor multó con 30 UIT a un colegio por quemar un bosque reservado para abrir una cancha.",
            "what is left off is the news",
        ),
        ("La Defensoría del Pueblo pidió su libertad.", "whose it is"),
        ("La Defensoría pidió al ministerio reparar la vía en Jaén.", "which ministry"),
        ("Congreso aprobó cuestión previa", "for what"),
        ("OEFA determinó la responsabilidad administrativa", "whose responsibility"),
        ("Corte de Pasco confirmó la sentencia de 12 años de prisión", "whose sentence"),
    ],
)
def test_an_act_on_nothing_in_particular_is_doubted(spanish: str, message: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)
    assert sentence.grade is Grade.AMBER
    assert message in {finding.message for finding in sentence.findings}


def test_what_a_headline_says_was_looked_at_is_told_as_done(resources: Resources) -> None:
    assert "has inspected" in headline("Fiscalía inspecciona botadero en Huaral", resources).text
    assert "is inspecting" in headline("OEFA fiscaliza depósito de relaves en Yauli", resources).text


def test_a_prison_that_the_text_calls_remand_is_doubted(resources: Resources) -> None:
    source = item("Fiscalía pide prisión para cinco taladores en Jaén", field="title")
    text = "La fiscalía de Jaén pidió nueve meses de prisión preventiva para cinco taladores."
    told = sentences_of(replace(source, text=text), resources).sentences
    doubts = {f.message for s in told if s.evidence[0].field == "title" for f in s.findings}
    assert "prison, or pre-trial detention" in doubts
