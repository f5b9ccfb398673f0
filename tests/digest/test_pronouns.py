"""Pronouns and words that stand for others: what they are read as, and where they are left alone."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade, Sentence
from tests.digest.english_corpus import item

READ = [
    # some, or none, of those who are named behind it
    ("Antamina paralizó uno de sus molinos.", "The Antamina mine has halted one of its mills."),
    ("Ninguna de las 14 concesiones cuenta con certificación ambiental.",
     "None of the 14 concessions has environmental certification."),
    ("La empresa no entregó ninguno de los informes.", "The company has not handed over any of the reports."),
    ("Cada una de las comunidades recibirá 20.000 soles.", "Each of the communities will receive S/20,000."),
    ("Una de cada tres familias carece de agua en Puno.", "One in three families lacks water in Puno."),
    ("La comunidad denunció que tres de sus miembros fueron asesinados.",
     "The community has alleged that three of its members were murdered."),
    ("Las demás comunidades esperan su título.", "The other communities are awaiting their titles."),
    # of those whom the sentence before has named
    ("Ninguno firmó el acta.", "None of them has signed the agreement."),
    ("Más de 40 de ellos trabajan en Pataz.", "More than 40 of them work in Pataz."),
    ("Ambos fueron detenidos en Pichari.", "Both of them have been arrested in Pichari."),
    ("De los 48 expedientes, 30 fueron anulados en Loreto.", "Thirty of the 48 files have been annulled in Loreto."),
    ("De ellos, 12 fueron liberados en Lima.", "Twelve of them have been released in Lima."),
    ("Todas ellas carecen de agua potable.", "All of them lack drinking water."),
    ("El 40 % de ellos no tiene agua potable.", "40% of them do not have drinking water."),
    ("La mayor parte de los afectados vive en Mórrope.", "Most of the people affected live in Mórrope."),
    ("Tales actividades dañan el bosque.", "Such activities damage the forest."),
    # behind a preposition
    ("Para ellos, la carretera significa la muerte del bosque.",
     "For them, the road means the death of the forest."),
    ("La Policía detuvo a ocho mineros y halló explosivos junto a ellos.",
     "The police have arrested eight miners and found explosives together with them."),
    ("El alcalde denunció que contra él existe un plan en Lima.",
     "The mayor has alleged that against him, there is a plan in Lima."),
    # nothing, nobody, somebody
    ("La empresa no ha pagado nada a los comuneros.", "The company has not paid anything to the community members."),
    ("La Policía no detuvo a nadie por el ataque.", "The police have not arrested anybody over the attack."),
    ("Alguien incendió una caseta en Yarinacocha.", "Somebody has set fire to a hut in Yarinacocha."),
    # neither, and indeed
    ("El alcalde tampoco firmó el acta.", "The mayor has not signed the agreement either."),
    ("El Congreso sí aprobó la ley.", "Congress has indeed approved the law."),
    ("La mesa de diálogo no resolverá por sí sola el conflicto.",
     "The dialogue table will not resolve the conflict by itself."),
    # with stress, and whoever does something
    ("El propio Ministerio de Transportes admitió el derrame.",
     "The Ministry of Transport itself has admitted the spill."),
    ("Quienes talaron el bosque fueron detenidos en Iñapari.",
     "Those who felled the forest have been arrested in Iñapari."),
    ("La norma protege a quien denuncia la tala ilegal.",
     "The regulation protects anyone who denounces illegal logging."),
    # to whom
    ("A los comuneros la empresa les ofreció trabajo.", "The company has offered work to the community members."),
    ("A la minera se le impuso una multa de 2 millones de soles.",
     "A fine of S/2 million has been imposed on the mining company."),
    ("A la planta le faltan dos permisos.", "The plant lacks two permits."),
    ("A la empresa le revocaron la licencia en Ilo.", "The licence of the company has been revoked in Ilo."),
    ("A los pobladores les preocupa la contaminación del río.", "Pollution of the river worries the residents."),
    ("Los pobladores exigen que se les indemnice por el derrame.",
     "The residents have demanded that they should be compensated for the spill."),
    ("Las comunidades exigen que se les entreguen los títulos.",
     "The communities have demanded that the titles should be handed over to them."),
    ("El Sernanp le ordenó retirar un muro.",
     "The protected areas service (SERNANP) has ordered a wall to be removed."),
    ("La Fiscalía acusa a tres dirigentes de haber bloqueado la vía.",
     "The Public Prosecutor's Office has accused three leaders of having blocked the road."),
    ("En el caserío ya nadie cultiva coca.", "In the hamlet, nobody any longer grows coca."),
    ("La empresa no presentó informe alguno.", "The company has not presented any report."),
    ("El Congreso aprobó una ley por la cual las comunidades recibirán 2 millones de soles.",
     "Congress has approved a law under which the communities will receive S/2 million."),
    ("Los comuneros exigen que la minera les pague 3 millones de soles.",
     "The community members have demanded that the mining company should pay them S/3 million."),
    ("El gobernador les aseguró que la carretera será construida en 2031.",
     "The governor has said that the road will be built in 2031."),
]  # fmt: skip


def _told(text: str, resources: Resources) -> list[Sentence]:
    return list(sentences_of(item(text), resources).sentences)


@pytest.mark.parametrize(("spanish", "english"), READ)
def test_words_that_stand_for_others_are_read_and_are_an_editors_to_look_at(
    spanish: str, english: str, resources: Resources
) -> None:
    (sentence,) = _told(spanish, resources)
    assert sentence.text == english
    assert sentence.grade is Grade.AMBER
    assert sentence.findings


#: What stands in a part of a sentence, and the statement that is made of it.
PARTS = [
    ("El proyecto abarca 30 comunidades, muchas de las cuales carecen de título.",
     "Many of the 30 communities lack a title."),
    ("La empresa entregó 12 informes, ninguno de los cuales fue aprobado por el OEFA.",
     "None of the 12 reports has been approved by the environmental enforcement agency (OEFA)."),
    ("La Marina destruyó nueve dragas en el río Nanay, donde la minería ilegal avanza desde 2021.",
     "On the Nanay river, illegal mining has been advancing since 2021."),
    ("La comunidad de Santa Clara, en cuyo territorio opera la mina, exige una compensación.",
     "In the territory of the community of Santa Clara, the mine operates."),
    ("El apu, a quien dispararon en mayo, murió en Pucallpa.", "The community leader has died in Pucallpa."),
    ("Los detenidos fueron trasladados al penal de Ancón, donde cumplirán su condena.",
     "The detainees will serve their sentence."),
    ("La Policía detuvo al alcalde de Tocache. El fiscal lo acusó de colusión.",
     "The prosecutor has accused the mayor of Tocache of collusion."),
    ("La empresa presentó el informe en mayo. El OEFA lo rechazó.",
     "The environmental enforcement agency (OEFA) has rejected the report."),
    ("La Policía detuvo al alcalde de Tocache. Se le acusa de colusión.",
     "The mayor of Tocache has been accused of collusion."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), PARTS)
def test_relatives_of_some_of_them_and_of_places_are_statements_of_their_own(
    spanish: str, english: str, resources: Resources
) -> None:
    assert english in [s.text for s in _told(spanish, resources)]


#: Spanish, and what must not be said of it.
NOT_SO = [
    ("Los comuneros de Chinchero les entregaron alimentos.", "them"),  # to others
    ("Los dirigentes dijeron que los peritos les enviaron el informe.", " to them"),  # of two who it is
    ("La fiscal dijo que con él viajaban dos menores.", "him"),
    ("El alcalde y el campamento quedaron aislados, y contra él hay una denuncia.", " it"),
    ("Los comuneros retuvieron a los ingenieros y dialogaron con ellos durante dos horas.", "members held talks with"),
    ("El operativo se realizó a 40 minutos de Mazuko, donde los mineros instalaron dragas.", "In 40 minutes"),
    ("La posta queda a seis horas en bote, donde las familias carecen de agua.", "In boat"),
    ("El oso fue llevado por un guardaparque a Olmos, donde trabaja como veterinario.", "The bear works"),
    ("La Policía detuvo a dos mineros y a cuatro dirigentes. Se les acusa de colusión.", "accused"),
    ("La comunidad no deja pasar a nadie con maquinaria al estuario.", "anybody."),
    ("La empresa usa su propio puerto.", "itself"),
    ("Las comunidades presentaron 12 demandas. El juez las rechazó.", "The judge has rejected"),
    ("El ministro dijo que la ley será derogada. El Congreso lo negó.", "Congress has denied"),
    ("La Policía detuvo al alcalde y a un regidor. El juez lo condenó a seis años de prisión.", "sentenced"),
    ("De las 12 comunidades, 30 familias recibieron víveres.", "of the 12"),
    ("Son daños de tal magnitud que la carretera fue cerrada.", "of this magnitude"),
    ("Los deudos reclaman las 5.000 hectáreas con riego que les ofrecieron en 1998.", "claimed in 1998"),
    ("Caseríos de Cajamarca dicen no a la central en el Mayo.", "in May"),
    ("El alcalde exigió que se les consulte.", "he should be"),
    ("Las comunidades piden que se les consulte el reglamento.", "they should be consulted"),
    ("El dirigente, a quien acusan de colusión, apeló el fallo.", "anyone"),
    ("El alcalde no cree que nadie pague la multa.", "nobody"),
    ("A los comuneros les preocupa la contaminación del río.", "community members worr"),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "wrong"), NOT_SO)
def test_pronouns_that_may_be_anothers_are_never_guessed(spanish: str, wrong: str, resources: Resources) -> None:
    assert not [s.text for s in _told(spanish, resources) if wrong in s.text]
