"""What something is, who it was that did it, how many there are, and one among its like: each left to an editor."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from tests.digest.english_corpus import assert_doubted, item

_BY_CLAUSE = "what it is, told by a clause"
_WHO = "who did it, told first in the Spanish"
_HOW_MANY = "how many there are, told as what became of them"
_NOUN = "a noun that the Spanish leaves out"
_IT = "what it is that is meant"

#: Spanish, the English wanted, and what it is doubted for, which is this construction's own.
READ = [
    ("El objetivo es que los ganaderos de Ayaviri reciban un título.",
     "The objective is for livestock farmers from Ayaviri to receive a title.", _BY_CLAUSE),
    ("La meta es que para 2028 las comunidades de Urarinas tengan un título.",
     "The target is for the communities in Urarinas to have a title by 2028.", _BY_CLAUSE),
    ("El plan es construir una planta entre Ilave y Juli.", "The plan is to build a plant between Ilave and Juli.",
     _BY_CLAUSE),
    ("La propuesta es que las regalías se repartan entre los ocho distritos.",
     "The proposal is that the royalties should be distributed among the eight districts.", _BY_CLAUSE),
    ("El temor de los vecinos de Ite es que el relave llegue al mar.",
     "The fear of residents of Ite is that the tailings will reach the sea.", _BY_CLAUSE),
    ("Lo preocupante es que los incendios han aumentado en Oxapampa.",
     "What is worrying is that the fires have increased in Oxapampa.", _BY_CLAUSE),
    ("Lo que exige la comunidad de Fuerabamba es que la minera cumpla el acuerdo.",
     "What the community of Fuerabamba demands is that the mining company should comply with the agreement.",
     _BY_CLAUSE),
    ("Fueron los ronderos de Chota quienes hallaron el socavón.",
     "Peasant patrol members from Chota have found the mine shaft.", _WHO),
    ("Será la Corte Superior de Puno la que revise la condena.",
     "The Superior Court of Puno will review the conviction.", _WHO),
    ("Quien presentó la denuncia contra la empresa fue el Gobierno Regional de Puno.",
     "The regional government of Puno has filed the complaint against the company.", _WHO),
    ("Fue en 2016 cuando la empresa abandonó el pozo.", "In 2016, the company abandoned the well.",
     "where or when, told first in the Spanish"),
    ("Ya son 21 los mineros detenidos en Pataz.", "Twenty-one miners have been arrested in Pataz.", _HOW_MANY),
    ("Son 17 las comunidades que recibirán semillas.", "Seventeen communities will receive seeds.", _HOW_MANY),
    ("Con este ataque suman cinco los guardaparques asesinados en Oxapampa.",
     "With this attack, five park rangers have been murdered in Oxapampa.", _HOW_MANY),
    ("La laguna es una de las más contaminadas del país.",
     "The lake is one of the most contaminated lakes in the country.", _NOUN),
    ("El proyecto es el único de Moquegua que cuenta con licencia.",
     "The project is the only project in Moquegua that has a licence.", _NOUN),
    ("La mina, la segunda más grande de Puno, emplea a 800 personas.",
     "The mine, the second-largest mine in Puno, employs 800 people.", _NOUN),
    ("El problema no es la mina sino la falta de agua.", "The problem is not the mine but the lack of water.",
     "not the one but the other"),
    ("Se trataría de una red que traficaba madera.", "It is reportedly a network that was trafficking timber.", _IT),
    ("Son cuarenta y dos balsas.", "There are 42 rafts.", _IT),
    ("Es el tercer derrame del año en Trompeteros.", "It is the third spill of the year in Trompeteros.", _IT),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english", "doubt"), READ, ids=[s[:40] for s, _, _ in READ])
def test_construction_is_read_with_a_doubt_of_its_own(
    spanish: str, english: str, doubt: str, resources: Resources
) -> None:
    assert_doubted(spanish, english, doubt, resources)


#: Spanish, and what it must not be taken for.
LEFT_ALONE = [
    ("Fue el juez de Ilave el que denunció la Fiscalía.", "judge"),  # who denounced whom?
    ("No fue la empresa la que limpió el río Coata.", "has cleaned"),
    ("El problema es que se anule la ley.", "should"),  # neither asked nor feared
    ("El temor era que los colonos regresaran.", "will"),
    ("Lo importante no es que la empresa pague la multa.", "is that"),
    ("Es un dirigente de la comunidad de Nueva Esperanza.", "It is"),  # he, or she
    ("Son 24 las comunidades.", "Twenty-four"),
    ("Quien denunció al alcalde de Coata fue detenido.", "has denounced"),
    ("Van tres camiones cargados con madera a Lima.", "have been loaded"),
    ("La víctima era la mayor de tres hermanos.", "largest"),
    ("El alcalde es el más joven.", "mayor is the youngest mayor in"),
]


@pytest.mark.parametrize(("spanish", "never"), LEFT_ALONE, ids=[s[:40] for s, _ in LEFT_ALONE])
def test_what_may_be_meant_otherwise_stays_unread(spanish: str, never: str, resources: Resources) -> None:
    whole = sentences_of(item(spanish), resources)

    assert not any(never in s.text for s in (*whole.sentences, *whole.fuller))
