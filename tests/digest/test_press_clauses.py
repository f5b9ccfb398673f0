"""Clauses of press Spanish behind prepositions and conditions, figures behind "solo", and whose something is."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.trust import trust_in
from pipeline.types import Grade
from tests.digest.english_corpus import item

READ = [
    # clauses behind a preposition, and what somebody is kept from
    ("Los ronderos de Namballe se oponen a que la empresa instale una planta.",
     "Peasant patrol members from Namballe oppose the company setting up a plant."),
    ("El alcalde de Morona insistió en que la petrolera contamina el río.",
     "The mayor of Morona has insisted that the oil company is polluting the river."),
    ("La ministra se comprometió a que el Estado titule las tierras de la comunidad Unipacuyacu.",
     "The minister has pledged that the state will title the land of the community of Unipacuyacu."),
    ("Los guardaparques impidieron que los taladores ingresaran al parque.",
     "The park rangers have prevented the loggers from entering the park."),
    # conditions
    ("La minera Antamina operará siempre y cuando la municipalidad otorgue el permiso.",
     "The mining company Antamina will operate provided that the municipality grants the permit."),
    ("Los comuneros no levantarán el paro a menos que el premier viaje a Challhuahuacho.",
     "The community members will not call off the strike unless the prime minister travels to Challhuahuacho."),
    ("Los comuneros bloquearán la vía hasta que llegue el ministro.",
     "The community members will block the road until the minister arrives."),
    ("Las sanciones no serán suficientes si no van acompañadas de un programa de reforestación.",
     "The penalties will not be sufficient if they are not accompanied by a reforestation programme."),
    # what "only" limits is the figure behind the verb
    ("La Fiscalía solo detuvo a dos funcionarios en Iquitos.",
     "The Public Prosecutor's Office has arrested only two officials in Iquitos."),
    ("En Ucayali apenas existen cuatro puestos de control.", "In Ucayali, there are only four checkpoints."),
    # an adverb within the verb, what proves to be so, what is made
    ("El proyecto quedó parcialmente paralizado en mayo.", "The project was halted partially in May."),
    ("Las multas del OEFA resultaron insuficientes.",
     "The fines of the environmental enforcement agency (OEFA) proved insufficient."),
    ("El anuncio se hizo en Tarapoto.", "The announcement has been made in Tarapoto."),
    # what had been begun, or is again
    ("Los colonos habían empezado a construir seis chozas en Yamino.",
     "The settlers had begun to build six huts in Yamino."),
    ("La minera Raura ha vuelto a contaminar el río Lauricocha.",
     "The mining company Raura has again polluted the Lauricocha river."),
    # what is said in what
    ("La federación publicó un comunicado en el que rechaza la ley forestal.",
     "The federation has published a statement in which it rejects the forest law."),
    ("El comité envió una carta al Gobierno en la que pide la anulación del contrato.",
     "The committee has sent a letter to the government in which it calls for the annulment of the contract."),
    ("En una carta del 19 de abril, la empresa culpó al ministerio de no entregar los estudios.",
     "In a letter of 19 April, the company blamed the ministry for not handing over the studies."),
    # what was done to it, by whom is left unsaid
    ("La petrolera retiró el estudio que había presentado al Senace.",
     "The oil company has withdrawn the study that had been presented to the environmental certification agency "
     "(SENACE)."),
    # hardly anything
    ("El proceso de titulación casi no ha avanzado en Loreto.", "The titling process has hardly advanced in Loreto."),
    ("El dirigente lamentó que la titulación apenas haya avanzado.",
     "The leader has expressed regret that titling has barely advanced."),
    # examples behind a comma, views, a condition of what is said
    ("Ucayali alberga áreas protegidas, como el Parque Nacional Alto Purús y la Reserva Comunal Purús.",
     "Ucayali is home to protected areas such as the Alto Purús National Park and the Purús Communal Reserve."),
    ("El gobernador retomará los convenios con miras a reforestar el distrito de Inambari.",
     "The governor will resume the agreements with a view to reforesting the district of Inambari."),
    ("El alcalde dijo que los operativos fracasarán si no reciben fondos.",
     "The mayor has said that the operations will fail if they do not receive funds."),
    # who owns what, and where it all is
    ("Las comunidades propietarias de bosques dentro y fuera de la reserva recibirán S/ 3 millones.",
     "The communities that own forests inside and outside the reserve will receive S/3 million."),
    ("Las comunidades titulares de la concesión rechazaron la ley forestal.",
     "The communities that hold the concession have rejected the forest law."),
    # ranks
    ("La reserva celebró su vigésimo primer aniversario.", "The reserve has celebrated its 21st anniversary."),
    ("La comunidad Infierno celebró su 45 aniversario.",
     "The community of Infierno has celebrated its 45th anniversary."),
    # who holds it
    ("Para la Defensoría del Pueblo, la ley vulnera los derechos de los pueblos indígenas.",
     "According to the Ombudsman's Office, the law violates the rights of indigenous peoples."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), READ, ids=[s for s, _ in READ])
def test_reads(spanish: str, english: str, resources: Resources) -> None:
    found = sentences_of(item(spanish), resources)
    written = {s.text: s for s in (*found.sentences, *found.fuller)}

    assert english in written
    assert written[english].grade is Grade.AMBER
    assert trust_in(written[english]) in {"read", "placed"}


@pytest.mark.parametrize(
    ("spanish", "never"),
    [
        ("La Policía solo encontró el campamento.", "found the camp"),  # not the camp alone, or not more than found
        ("Para los comuneros, la vía es una amenaza.", "According to"),  # a threat to them, or in their view
        ("La empresa solo pagó más de S/ 30 mil.", "only more than"),
        ("El alcalde envió un informe a la comunidad en la que vive.", "in which he"),  # the community, no document
        ("La empresa entregó un plan al ministerio, en el que trabajan 20 ingenieros.", "in which it"),
        ("La comunidad recibió 45 aniversarios.", "45th"),
        # only if it comes about
        ("Las compensaciones, de concretarse, serán distribuidas entre las comunidades de Loreto.", "distributed"),
        ("La mina, de no pagar la multa, perderá la concesión de agua en Moquegua.", "will lose"),
        ("Los dirigentes dijeron que, de mantenerse la ley, bloquearán la carretera en Espinar.", "will block"),
        ("La empresa había presentado el estudio.", "existed"),
        ("El alcalde que había denunciado a la empresa viajó a Lima.", "had been denounced"),  # he did it himself
    ],
)
def test_leaves_alone(spanish: str, never: str, resources: Resources) -> None:
    assert all(never not in s.text for s in sentences_of(item(spanish), resources).sentences)


@pytest.mark.parametrize(
    ("spanish", "whose"),
    [
        ("Los comuneros piden que el Gobierno titule sus tierras.", "title their land"),
        ("La comunidad Yambrasbamba denunció que los mineros invadieron su territorio.", "invaded its territory"),
        ("Las mujeres denunciaron que la empresa contamina sus chacras.", "polluting their"),
        ("La demora en el reconocimiento de las comunidades deja sus territorios sin protección.", "their territories"),
        ("Un grupo de 40 dirigentes pidió que los talleres se dicten en su lengua.", "in their language"),
        ("El ministro dijo que la empresa presentó su estudio.", "its study"),
        ("El ministro aseguró que el Estado recuperará sus tierras.", "recover its land"),
        ("La federación pidió que los comuneros entreguen sus tierras.", "hand over their land"),
    ],
)
def test_what_people_have_is_theirs(spanish: str, whose: str, resources: Resources) -> None:
    assert any(whose in s.text for s in sentences_of(item(spanish), resources).sentences)


def test_land_of_one_who_speaks_for_others_is_left_to_the_editor(resources: Resources) -> None:
    source = item("El dirigente denunció que los mineros invadieron su territorio.")

    assert all(trust_in(s) == "none" for s in sentences_of(source, resources).sentences if "territory" in s.text)


INTRODUCED = "El gobernador regional de Ucayali, Manuel Gambini Rupay, viajó a Atalaya. "


def test_participle_stays_where_a_relative_behind_it_is_left_off(resources: Resources) -> None:
    source = item(
        "El Juzgado Mixto de Picota realizó la audiencia de la demanda presentada por la comunidad Puerto Franco, que "
        "exige la titulación de su territorio y su participación en los beneficios de la conservación de los bosques."
    )

    assert any("filed by the community of Puerto Franco" in s.text for s in sentences_of(source, resources).sentences)


@pytest.mark.parametrize("called", ["Gambini", "Gambini Rupay", "Manuel Gambini Rupay"])
def test_person_told_behind_an_office_is_known_by_surname(called: str, resources: Resources) -> None:
    source = item(f"{INTRODUCED}{called} presentó su plan en Pucallpa.")
    texts = [s.text for s in sentences_of(source, resources).sentences]

    assert "The regional governor of Ucayali, Manuel Gambini Rupay, has presented his plan in Pucallpa." in texts


def test_another_of_the_same_surname_is_not_taken_for_the_first(resources: Resources) -> None:
    text = (
        f"{INTRODUCED}La consejera de Atalaya, Rosa Gambini Silva, viajó a Lima. Gambini presentó su plan en Pucallpa."
    )

    assert all(
        "his plan" not in s.text and "her plan" not in s.text for s in sentences_of(item(text), resources).sentences
    )
