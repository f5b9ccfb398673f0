"""Questions that are told, clauses that nouns and adjectives take, and verbs that help another in the press's ways."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item

READ = [
    # questions that are told
    ("Se desconoce cuántos mineros quedaron atrapados en Retamas.",
     "It is not known how many miners were trapped in Retamas."),
    ("El regidor preguntó cuánto pagó la municipalidad de Tahuamanu por las camionetas.",
     "The local councillor has asked how much the municipality of Tahuamanu paid for the pick-up trucks."),
    ("El informe detalla qué medidas adoptó el Ministerio de Salud en Espinar.",
     "The report explains which measures the Ministry of Health adopted in Espinar."),
    ("La comunidad Santa Clara no sabe cuándo entregará el gobierno regional los títulos.",
     "The community of Santa Clara does not know when the regional government will hand over the titles."),
    ("El fiscal investiga por qué la empresa Perenco no informó del derrame al OEFA.",
     "The prosecutor is investigating why Perenco did not inform the environmental enforcement "
     "agency (OEFA) of the spill."),
    ("Las autoridades desconocen quiénes son los dueños de las dragas.",
     "The authorities do not know who the owners of the dredges are."),
    ("La comunidad exige saber quién vendió sus tierras.", "The community has demanded to know who sold its land."),
    ("El gerente no supo precisar si la planta contaba con licencia ambiental.",
     "The manager was not able to specify whether the plant had an environmental licence."),
    ("El Gobierno aún no define cuándo se instalará la mesa de diálogo.",
     "The government has not yet decided when the dialogue table will be set up."),
    ("La autorización depende de si la comunidad acepta el acuerdo.",
     "The authorisation depends on whether the community accepts the agreement."),
    ("No está claro si el proyecto cuenta con licencia social.",
     "It is not clear whether the project has a social licence."),
    # what is held of a deed, what is lacking
    ("El ministro anunció que es necesario aprobar la ley forestal.",
     "The minister has announced that it is necessary to approve the forest law."),
    ("Según el alcalde de Purús, es falso que la comunidad haya firmado el acuerdo.",
     "According to the mayor of Purús, it is false that the community has signed the agreement."),
    ("Falta que el Ministerio de Cultura publique el reglamento.",
     "The Ministry of Culture has yet to publish the regulations."),
    ("Hace falta que el Gobierno Regional de Ucayali culmine la titulación.",
     "The Ucayali regional government needs to complete titling."),
    # what a noun is about
    ("La empresa rechazó la versión de que el derrame contaminó el río Chiriaco.",
     "The company has rejected the claim that the spill polluted the Chiriaco river."),
    ("El hecho de que la concesión se superponga al territorio genera conflictos.",
     "The fact that the concession overlaps with the territory causes conflicts."),
    # who says so is or has something, and what is denied
    ("El detenido negó haber participado en el ataque a Pataz.",
     "The detainee has denied that he has taken part in the attack on Pataz."),
    ("El ministro reconoció no tener cifras de la minería ilegal.",
     "The minister has acknowledged that he does not have figures of illegal mining."),
    # verbs that say something of their own with another one
    ("Las familias llevan 12 días bloqueando la carretera.",
     "The families have been blocking the road for 12 days."),
    ("La planta de Yurimaguas lleva dos años paralizada.",
     "The plant in Yurimaguas has been halted for two years."),
    ("El Ministerio de Energía y Minas está por publicar el reglamento.",
     "The Ministry of Energy and Mines is about to publish the regulations."),
    ("La empresa terminó pagando una multa de 400 mil soles.",
     "The company has ended up paying a fine of S/400,000."),
    ("El incendio podría haber afectado 200 hectáreas.", "The fire may have affected 200 hectares."),
    ("El dirigente pudo haber sido asesinado por sicarios.",
     "The leader may have been murdered by hired killers."),
    ("La familia lleva más de un mes sin agua.", "The family has been without water for more than a month."),
    ("El gobierno regional de Loreto lleva dos años sin entregar los títulos.",
     "The Loreto regional government has not handed over the titles for two years."),
    ("El conflicto con la mina lleva 20 años.", "The conflict with the mine has lasted 20 years."),
    ("El alcalde de Nauta estaría implicado en el tráfico de terrenos.",
     "The mayor of Nauta is reportedly implicated in land trafficking."),
    # what is still to be done, and who is told or kept from it
    ("Faltan titular 300 comunidades en Loreto.",
     "A total of 300 communities in Loreto have yet to be titled."),
    ("Habrá que esperar el fallo del Tribunal Constitucional.",
     "It will be necessary to await the ruling of the Constitutional Court."),
    ("La comunidad Sawawo está a la espera de que el Congreso apruebe la ley.",
     "The community of Sawawo is waiting for Congress to approve the law."),
    ("La resolución prohíbe a la empresa ingresar al predio.",
     "The resolution prohibits the company from entering the plot of land."),
    ("La ministra aseguró a los dirigentes que no habrá desalojos.",
     "The minister has assured the leaders that there will be no evictions."),
    ("Está probado que la empresa vertió relaves.", "It is proved that the company dumped tailings."),
    ("No se descarta que la cifra de heridos aumente.",
     "It has not been ruled out that the figure of injured will increase."),
    ("El juez obligó a la empresa Corianta a dejar de verter residuos.",
     "The judge has ordered the company Corianta to stop dumping waste."),
    ("La minera necesita una licencia para poder operar.", "The mining company needs a licence to be able to operate."),
    ("Las comunidades del Nanay piden ser consultadas.", "The Nanay communities have asked to be consulted."),
    ("Las partes definirán cómo y cuándo se realizará la consulta.",
     "The parties will decide how and when the consultation will be held."),
    ("No se sabe cuántas veces habrá que dragar el río.",
     "It is not known how many times it will be necessary to dredge the river."),
    ("El anuncio de la empresa de que invertirá 20 millones de dólares fue recibido con dudas.",
     "The announcement by the company that it will invest US$20 million has been received with doubts."),
    # "who asked", and not "who is asked"
    ("Los nativos denunciaron que la petrolera incumplió el acuerdo, que contaminó el río y que no paga multas.",
     "The indigenous people have alleged that the oil company has polluted the river."),
]  # fmt: skip


def texts(spanish: str, resources: Resources) -> list[str]:
    return [s.text for s in sentences_of(item(spanish), resources).sentences]


@pytest.mark.parametrize(("spanish", "english"), READ, ids=[e[:40] for _, e in READ])
def test_clause_is_read_for_an_editor(spanish: str, english: str, resources: Resources) -> None:
    found = sentences_of(item(spanish), resources).sentences
    assert english in [s.text for s in found]
    assert all(s.grade is not Grade.GREEN for s in found)


WITHOUT = [
    # whose debt it is, nobody can tell
    ("El alcalde preguntó si pagará la deuda.", "whether"),
    # a court ruling that is disregarded is known very well
    ("La empresa desconoce la sentencia del Tribunal Constitucional.", "not know"),
    # what is carried is no time, and a time is not carried
    ("Los comuneros llevan 20 días en vigilia.", "transport"),
    ("El camión llevaba 12 toneladas de mineral a Juliaca.", "for 12"),
    # an end with so many injured is nobody's ending up
    ("El conflicto terminó con 12 heridos.", "ended up"),
    # what must have been is a guess
    ("El funcionario debe haber recibido el informe.", "should have"),
    # who asks that others begin does not begin, and is not told without the beginning
    ("Los vecinos pidieron empezar a titular los predios.", "to be titled"),
    # of something that explodes nobody wants to explode
    ("La comunidad quiere explotar la cantera.", "explode"),
    # one must not, and it is not that one need not
    ("No hay que esperar el fallo.", "necessary"),
    # what produces nothing has not failed to happen
    ("El lote lleva tres años sin producir.", "occur"),
    # who denies it does not say it
    ("El gerente negó haber vertido relaves al río.", "said"),
]


@pytest.mark.parametrize(("spanish", "wrong"), WITHOUT, ids=[s[:40] for s, _ in WITHOUT])
def test_neighbour_is_not_misread(spanish: str, wrong: str, resources: Resources) -> None:
    assert not [t for t in texts(spanish, resources) if wrong in t]


@pytest.mark.parametrize("headline", [
    "Qué dice el acta que firmaron las comunidades y la minera",
    "Pataz: cómo operan las bandas que extraen oro",
    "Por qué el oro ilegal sigue saliendo de La Pampa",
    "A cuánto asciende la deuda del gobierno regional",
])  # fmt: skip
def test_headline_that_only_asks_is_not_told(headline: str, resources: Resources) -> None:
    found = sentences_of(item(headline, field="title"), resources)
    assert not found.sentences
    assert [u.reason for u in found.unwritten] == ["question or exclamation"]
