"""Connectors, conjunctions and how often something happened: what is read of them, and what is left alone."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item

READ = [
    # what ties a sentence to the one before it is left off
    ("Pero los comuneros de Yanacancha no aceptaron la propuesta.",
     "Community members from Yanacancha have not accepted the proposal."),
    ("Después, los manifestantes marcharon hasta la plaza de Bagua.", None),
    ("Entretanto, la Fiscalía incautó tres motores en Tambopata.",
     "The Public Prosecutor's Office has seized three engines in Tambopata."),
    ("Esta vez los invasores talaron cinco hectáreas de bosque en Purús.", None),
    # what nobody answers for
    ("Según se supo, la avioneta trasladaba 300 kilos de droga.",
     "The light aircraft reportedly carried 300 kilos of drugs."),
    # conjunctions
    ("Una vez que el expediente sea aprobado, la comunidad recibirá el título.",
     "Once the file is approved, the community will receive the title."),
    ("Una vez aprobado el estudio, la empresa iniciará la construcción de la planta.",
     "Once the study has been approved, the company will start construction of the plant."),
    ("Los pobladores bloquearon la vía hasta que llegó el prefecto.",
     "The residents have blocked the road until the prefect arrived."),
    ("La comunidad ha recibido amenazas desde que denunció a la empresa.",
     "The community has received threats since it denounced the company."),
    ("La empresa retiró la maquinaria, de modo que la obra quedó paralizada.",
     "The company has removed machinery, so the project has been halted."),
    ("La carretera atraviesa la reserva, de ahí que las comunidades rechacen la obra.",
     "The road crosses the reserve, which is why the communities reject the project."),
    # a clause that leads in with the subject of the main one
    ("Mientras patrullaban el río, los agentes hallaron tres dragas.",
     "While they were patrolling the river, the officers found three dredges."),
    ("Si no presenta el estudio, la minera será multada.",
     "If it does not present the study, the mining company will be fined."),
    ("A menos que la empresa pague la multa, el OEFA paralizará la planta de Chala.", None),
    # how often, and by when
    ("La comunidad rechazó por segunda vez en tres años el proyecto Río Blanco.",
     "The community has rejected the Río Blanco project for the second time in three years."),
    ("En 2024, la comunidad rechazó por segunda vez el proyecto Río Blanco.",
     "In 2024, the community rejected the Río Blanco project for the second time."),
    ("La audiencia fue suspendida hasta en tres oportunidades.", "The hearing has been suspended on three occasions."),
    ("El OEFA supervisa la planta dos veces al año.", None),
    ("La empresa deberá entregar el plan a más tardar el 30 de junio.",
     "The company must hand over the plan by 30 June at the latest."),
    ("Es la primera vez que el Estado reconoce una reserva para el pueblo kakataibo.",
     "The state has recognised a reserve for the Kakataibo people for the first time."),
    ("No es la primera vez que los mineros atacan a los guardaparques.",
     "Not for the first time, the miners have attacked the park rangers."),
    ("Hoy, la reserva alberga a 12 comunidades nativas.", "Today, the reserve is home to 12 native communities."),
    # what sums up, what is set against, so long after
    ("La mina vierte relaves al río, lo que afecta a 12 comunidades campesinas.",
     "The mine dumps tailings into a river, something that affects 12 peasant communities."),
    ("La reserva perdió 1200 hectáreas, lo que equivale al 3 % de su superficie.",
     "The reserve has lost 1,200 hectares, which is equivalent to 3% of its area."),
    ("La empresa obtuvo la licencia; sin embargo, la comunidad rechaza el proyecto.",
     "The company has obtained the licence, but the community has rejected the project."),
    ("El plan fue aprobado en 2018, pero hasta la fecha no ha sido implementado.",
     "The plan was approved in 2018, but has not been implemented to date."),
    ("El ministro señaló que, si bien la empresa tiene licencia, la comunidad debe ser consultada.",
     "The minister has said that although the company has a licence, the community must be consulted."),
    ("De no pagar la multa, la empresa será denunciada.", "The company will be denounced if it does not pay the fine."),
    ("Dos semanas después de que el Gobierno levantara la emergencia, los mineros ilegales ingresaron a La Pampa.",
     "Two weeks after the government lifted the state of emergency, illegal miners entered La Pampa."),
    ("Horas antes de la audiencia, el fiscal presentó nuevas pruebas.",
     "Hours before the hearing, the prosecutor presented new evidence."),
    ("Los guardias indígenas no portan armas, sino lanzas.", "Indigenous guards do not carry weapons but spears."),
    ("El alcalde no firmó el acta, sino que abandonó la reunión.",
     "The mayor has not signed the agreement, but has walked out of the meeting."),
    # whose word it is, as what, and why
    ("A juicio de la Defensoría, la norma vulnera los derechos de los pueblos indígenas.",
     "According to the Ombudsman's Office, the regulation violates the rights of indigenous peoples."),
    ("Según lo informado por la Policía, los mineros huyeron hacia Brasil.",
     "According to the police, miners have fled to Brazil."),
    ("Participaron como garantes la Defensoría del Pueblo y el Ministerio de Cultura.",
     "The Ombudsman's Office and the Ministry of Culture have taken part as guarantors."),
    ("La zona fue declarada como área de conservación regional.",
     "The area has been declared as a regional conservation area."),
    ("El Gobierno ofreció como compensación la construcción de una escuela.",
     "The government has offered the construction of a school as compensation."),
    ("Como la empresa no pagó la multa, el OEFA paralizó la planta.",
     "Because the company did not pay the fine, the environmental enforcement agency (OEFA) has halted operations at "
     "the plant."),
    ("La empresa, sin embargo, no ha entregado el informe.", "The company has not handed over the report."),
    # comparisons and degrees
    ("La minería ilegal es cada vez más violenta.", "Illegal mining is increasingly violent."),
    ("Cada vez más comunidades denuncian la presencia de mineros ilegales.", None),
    ("La deforestación es tres veces mayor que en 2020.", "Deforestation is three times higher than in 2020."),
    ("La producción de oro fue 12 % mayor que en 2024.", "Gold production was 12% higher than in 2024."),
    ("La cifra es mayor que la de 2024.", "The figure is higher than that of 2024."),
    ("Cada hectárea almacena hasta cinco veces más carbono que un bosque seco.",
     "Each hectare stores up to five times more carbon than a dry forest."),
    ("La región perdió más bosque que el año pasado.", "The region has lost more forest than last year."),
    ("La región recibió el triple de turistas que en 2023.",
     "The region has received three times as many tourists as in 2023."),
    ("El Vraem es una zona muy peligrosa.", "The VRAEM is a very dangerous area."),
    # pairs, and prepositions said again
    ("La Fiscalía denunció al alcalde y a dos regidores.",
     "The Public Prosecutor's Office has denounced the mayor and two local councillors."),
    ("La Fiscalía investiga a dos alcaldes, a un regidor y a tres policías.",
     "The Public Prosecutor's Office is investigating two mayors, a local councillor and three police officers."),
    ("La medida afecta tanto a las comunidades nativas como a los colonos.",
     "The measure affects both native communities and the settlers."),
    ("La minería ilegal avanza no solo en Madre de Dios, sino también en Loreto.",
     "Illegal mining is advancing not only in Madre de Dios but also in Loreto."),
    ("La empresa no solo contaminó el río Corrientes, sino también la laguna Pastococha.",
     "The company has not only polluted the Corrientes river but also Lake Pastococha."),
    ("El Congreso no solo aprobó la ley, sino que además amplió el plazo.",
     "Congress has not only approved the law but has also extended the deadline."),
    ("La empresa no presentó ni el estudio ni el plan de cierre.",
     "The company has not presented the study or the closure plan."),
    ("Ni la Defensoría ni el Ministerio de Cultura respaldaron la ley.",
     "The Ombudsman's Office and the Ministry of Culture have not supported the law."),
]  # fmt: skip

#: What must not be written of a sentence.
NOT_SO = [
    # a condition is never left off
    ("Hasta que el Estado no titule sus tierras, las comunidades rechazarán el proyecto.", "Until the state does not"),
    ("El juez archivará el caso, a menos que la empresa pague la multa.", "shelve the case."),
    # an unsaid subject that may be another
    ("Cuando fueron detenidos, el alcalde pidió su liberación.", "he was arrested"),
    ("Aunque niegan los hechos, el fiscal acusó a los dirigentes.", "he denies"),
    # a multiple is no number of times
    ("La tasa es dos veces más alta.", "twice"),
    # a list without its limit, and a figure without what it is compared with
    ("Los peces tienen treinta veces menos mercurio que los zúngaros silvestres.", "less mercury."),
    ("La comunidad recibió más de 300 títulos que el Estado inscribió en 2019.", "than the"),
    ("Los heridos se están llevando a Puquio y a Nasca.", "off Puquio"),
    ("La Policía no detuvo a los mineros, sino a los dirigentes.", "but also"),
    ("Ni la empresa ni el alcalde firmaron el acta.", "mayor have signed"),
    ("La comunidad no tiene título, lo que impide la titulación.", "the title, which"),
    ("Como advirtió la Defensoría, la empresa contaminó el río Corrientes.", "because"),
    ("Unas 200 familias, en su mayoría awajún, viven en la zona.", "in their"),
    # what is told of another time
    ("No es la primera vez que la empresa no paga la multa.", "for the first time"),
    ("Los vecinos vieron dos oportunidades de negocio.", "occasions"),
    ("Los agentes huyeron después de la emboscada.", "later of"),
]


@pytest.mark.parametrize(("spanish", "english"), READ)
def test_connectors_are_read(spanish: str, english: str | None, resources: Resources) -> None:
    told = [s.text for s in sentences_of(item(spanish), resources).sentences]
    assert told
    assert english is None or english in told


@pytest.mark.parametrize(("spanish", "never"), NOT_SO)
def test_what_connectors_leave_open_is_not_guessed(spanish: str, never: str, resources: Resources) -> None:
    told = [s.text for s in sentences_of(item(spanish), resources).sentences]
    assert not any(never.lower() in text.lower() for text in told), told


def test_what_is_hearsay_is_an_editors(resources: Resources) -> None:
    told = sentences_of(item("Según trascendió, la Fiscalía incautó tres motores en Tambopata."), resources)
    assert told.sentences
    assert all("reportedly" in s.text and s.grade == Grade.AMBER for s in told.sentences)
