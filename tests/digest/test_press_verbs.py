"""Verbs of the press in their usual senses: what they are done to, where to and in what, decides the English."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from tests.digest.english_corpus import item

READ = [
    ("La comunidad Tsachopen entró en conflicto con la empresa en 2018.",
     "The community of Tsachopen came into conflict with the company in 2018."),
    ("La federación hizo un llamado al Gobierno a respetar la consulta.",
     "The federation has urged the government to respect the consultation."),
    ("La empresa hizo caso omiso de las observaciones.", "The company has ignored the observations."),
    ("La Policía puso a los detenidos a disposición de la Fiscalía.",
     "The police have handed the detainees over to the Public Prosecutor's Office."),
    ("El Senace puso a disposición del público el estudio.",
     "The environmental certification agency (SENACE) has made the study available to the public."),
    ("La ley considera delito la tala ilegal.", "The law regards illegal logging as a crime."),
    ("La ley obliga a las empresas a remediar los suelos.", "The law requires the companies to clean up the soil."),
    ("La comunidad votó por el cierre de la mina.", "The community has voted for the closure of the mine."),
    ("La comunidad ganó el juicio a la empresa.", "The community has won the lawsuit against the company."),
    ("La producción se concentra en Madre de Dios.", "Production is concentrated in Madre de Dios."),
    ("El predio figura a nombre de la empresa.", "The plot of land is in the name of the company."),
    ("La comunidad culpó a una mafia de traficantes de tierras.",
     "The community has blamed a mafia of land traffickers."),
    ("La comunidad culpó a la empresa de la muerte de las truchas.",
     "The community has blamed the company for the deaths of the trout."),
    ("El Osinfor lanzó una plataforma para rastrear madera.",
     "The forest oversight agency (OSINFOR) has launched a platform to trace timber."),
    ("Los sicarios mataron al dirigente de tres balazos.",
     "The hired killers have killed the leader with three gunshots."),
    ("El análisis arrojó altos niveles de plomo.", "The analysis has shown high levels of lead."),
    ("Los comuneros corren el riesgo de perder sus tierras.",
     "The community members run the risk of losing their land."),
    ("Madre de Dios concentra el 97 % de la superficie afectada.",
     "Madre de Dios accounts for 97% of the affected area."),
    ("La Policía dio con el paradero del sospechoso.", "The police have found the whereabouts of the suspect."),
    ("El caso se remonta a 2009.", "The case dates back to 2009."),
    ("El Gobierno dio marcha atrás en la venta del lote.",
     "The government has backtracked on the sale of the plot of land."),
    ("Trece familias quedaron sin agua.", "Thirteen families have been left without water."),
    # what there is a right to, and to whom it is given
    ("El tribunal reconoció el derecho de los pueblos a la consulta previa.",
     "The court has recognised the right of the peoples to prior consultation."),
    ("El fallo protege el derecho al agua.", "The ruling protects the right to water."),
    ("El Estado cedió los derechos a una firma china.", "The state has ceded the rights to a Chinese company."),
    ("La jueza ordenó que los acusados comparezcan el 12 de enero.",
     "The judge has ordered the accused to appear on 12 January."),
    ("El gerente informó que se pedirá apoyo a la Marina.",
     "The manager has reported that support will be called for from the navy."),
    # a day or month is no slot of the verb
    ("La planta dejó de operar en octubre.", "The plant stopped operating in October."),
    # what is so at the time of writing is not what was done
    ("La empresa colabora con la Fiscalía.", "The company collaborates with the Public Prosecutor's Office."),
    ("La ley entró en vigor.", "The law has come into force."),
    ("La ley sigue en vigor.", "The law is still in force."),
    ("Los bloqueos dejaron varados a 300 turistas.", "The blockades have stranded 300 tourists."),
    ("Cientos de ronderos salieron a las calles de Chota.",
     "Hundreds of peasant patrol members have taken to the streets of Chota."),
    ("El permiso tiene una vigencia de dos años.", "The permit is valid for two years."),
    ("El caso fue derivado a la fiscalía de Lima.", "The case was referred to the prosecutor's office in Lima."),
    ("La inspección confirmó que el relave llegó al río.",
     "The inspection has confirmed that the tailings reached the river."),
    # what is denied is to come
    ("El ministro negó que se vaya a cerrar la mina.", "The minister has denied that the mine will be closed."),
    ("El Gobierno descartó que la mina vaya a cerrar.",
     "The government has ruled out the possibility that the mine will close."),
    # whom it hinders or forces to do so is left unsaid
    ("El derrumbe impidió sacar el mineral.", "The landslide made it impossible to extract ore."),
    ("La crecida del río obligó a evacuar a 40 familias.",
     "The flooding of the river has made it necessary to evacuate 40 families."),
    ("La minera obligó a los comuneros a firmar el acta.",
     "The mining company has forced the community members to sign the agreement."),
    # what something is put at
    ("El juez fijó en 30 mil soles la reparación civil.", "The judge has set the civil damages at S/30,000."),
    ("La Contraloría calculó en 6,8 millones de soles el perjuicio ocasionado al Estado.",
     "The Comptroller's Office has estimated harm caused to the state at S/6.8 million."),
    ("El pedido se sustenta en imágenes satelitales.", "The request is based on satellite images."),
    ("El ministro sustentó el proyecto de ley.", "The minister has defended the bill."),
    ("La planta se abastece del río Nanay.", "The plant takes water from the Nanay river."),
    ("El distrito pasó a ser provincia.", "The district has become a province."),
    ("La mina pasó a llamarse Tamboraque.", "The mine has been renamed Tamboraque."),
    ("El alcalde se acogió a la colaboración eficaz.", "The mayor has entered into plea-bargain cooperation."),
    ("El Congreso tomó medidas contra la minería ilegal.", "Congress has taken measures against illegal mining."),
    ("La comunidad perforó el pozo por su cuenta.", "The community has drilled the well independently."),
    # "toda actividad" is any where it is forbidden, and every one where it must be so
    ("El decreto prohíbe toda actividad minera.", "The decree bans any mining."),
    ("Toda empresa minera debe contar con un plan de cierre.", "Every mining company must have a closure plan."),
    ("La policía decomisó todo el mercurio.", "The police have confiscated all the mercury."),
    ("La defensa anunció que apelará la sentencia.",
     "The lawyers have announced that they will appeal against the ruling."),
]  # fmt: skip
NOT_SO = [
    ("La comunidad votó por la tarde.", "voted for"),
    ("El camión llevaba tres horas de retraso.", "transport"),
    ("El río arrojó sedimentos a la bahía.", "shown"),
    ("La empresa puso a la venta la mina.", "available to"),
    ("La campaña entró en Iquitos.", "into force"),
    ("El ministerio repartió 20 toneladas de víveres en Puno.", "spread"),
    ("La comunidad perdió toda la cosecha.", "any"),
    ("El fiscal pasó a investigar al alcalde.", "become"),
    ("La cooperativa se abastece de café.", "from"),
    ("Los comuneros tomaron la carretera contra la minera.", "measures"),
]


@pytest.mark.parametrize(("spanish", "english"), READ, ids=[e[:40] for _, e in READ])
def test_verb_has_the_sense_of_its_arguments(spanish: str, english: str, resources: Resources) -> None:
    assert english in [s.text for s in sentences_of(item(spanish), resources).sentences]


@pytest.mark.parametrize(("spanish", "wrong"), NOT_SO, ids=[s[:40] for s, _ in NOT_SO])
def test_neighbour_has_another_sense(spanish: str, wrong: str, resources: Resources) -> None:
    assert not [s.text for s in sentences_of(item(spanish), resources).sentences if wrong in s.text]
