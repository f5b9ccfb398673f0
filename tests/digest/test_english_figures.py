"""Figures of production, trade and revenue: what they are set beside, what is told of a stuff as such, and shares."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade, Sentence
from tests.digest.english_corpus import item


def first(text: str, resources: Resources) -> Sentence:
    return sentences_of(item(text), resources).sentences[0]


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        # what a figure amounts to is left off
        (
            "Entre enero y abril de 2024, las exportaciones mineras sumaron US$ 15,410 millones, un incremento de "
            "9.2 % respecto al mismo periodo de 2023.",
            "Between January and April, mining exports totalled US$15.41 billion.",
        ),
        (
            "La inversión minera alcanzó los US$ 4,700 millones en 2023, un 8 % más que en 2022.",
            "Mining investment reached US$4.7 billion in 2023.",
        ),
        # what it is set beside is told
        (
            "La producción de plata cayó 5 % en marzo en comparación con el mismo mes de 2023.",
            "Silver production fell by 5% in March compared with the same month of 2023.",
        ),
        (
            "Las exportaciones de cobre crecieron 8 % respecto al mismo periodo del año pasado.",
            "Copper exports have grown by 8% compared with the same period last year.",
        ),
        (
            "El presupuesto de Ucayali aumentó 12 % frente al 2023.",
            "Ucayali's budget has increased by 12% compared with 2023.",
        ),
        (
            "La pesca creció 6 % en abril respecto a lo registrado en el mismo mes del año anterior.",
            "Fishing grew by 6% in April compared with the same month of the previous year.",
        ),
        # what it has come to, and in which measure
        (
            "La producción de zinc cayó un 6,4% interanual en abril, a unas 98.412 toneladas métricas, según reportó "
            "el martes el Ministerio de Energía y Minas.",
            "Zinc production fell by 6.4% year on year to some 98,412 tonnes in April, according to the Ministry",
        ),
        (
            "La producción de plomo alcanzó las 21.640 toneladas métricas finas (TMF) en julio.",
            "Lead production reached 21,640 tonnes in July.",
        ),
        ("La producción de estaño creció un 4 por ciento en mayo.", "Tin production grew by 4% in May."),
        (
            "La producción de plata registró una caída de 3% en mayo.",
            "Silver production recorded a 3% fall in May.",
        ),
        (
            "Bolivia es el cuarto mayor productor mundial de estaño.",
            "Bolivia is the world's fourth-largest tin producer.",
        ),
        (
            "Una fuga de petróleo en Zorritos afectó 8,500 m2 de mar.",
            "An oil leak in Zorritos has affected 8,500 square metres of sea.",
        ),
        ("Minsur planea invertir USD 90 millones en Pisco.", "Minsur plans to invest US$90 million in Pisco."),
        (
            "Se espera que Toromocho produzca 250 mil toneladas de cobre al año.",
            "The Toromocho mine is expected to produce 250,000 tonnes of copper a year.",
        ),
        (
            "La inversión minera llegó a US$ 820 millones en mayo, el mayor registro mensual del año.",
            "Mining investment reached US$820 million in May.",
        ),
        # periods of the year
        (
            "Las importaciones de mercurio cayeron 20 % en el primer trimestre.",
            "Mercury imports fell by 20% in the first quarter of the year.",
        ),
        # stuffs as such
        ("Los precios del cobre subieron 12 % en abril.", "Copper prices rose by 12% in April."),
        ("Las exportaciones de palta crecieron 15 % en 2023.", "Avocado exports grew by 15% in 2023."),
        ("La región Áncash recibió S/ 1,450 millones por canon minero en 2023.", "The Áncash region received S/1.45"),
        # who says so, and when
        (
            "Según el Ministerio de la Producción, solo en mayo la recaudación pesquera sumó S/2,140 millones.",
            "In May alone, fishing revenue totalled S/2.14 billion, according to the Ministry of Production.",
        ),
        (
            "La región Moquegua recibió S/ 1,290 millones por regalías vinculadas a la mina Cuajone.",
            "The Moquegua region has received S/1.29 billion in royalties linked to the Cuajone mine.",
        ),
        (
            "De acuerdo con la Defensoría del Pueblo, en abril hubo 196 conflictos sociales.",
            "In April, there were 196 social conflicts, according to the Ombudsman's Office.",
        ),
        (
            "Al menos 27 defensores ambientales fueron asesinados desde 2020 en la Amazonía peruana.",
            "At least 27 environmental defenders have been murdered in the Peruvian Amazon since 2020.",
        ),
        (
            "La superficie afectada por minería en el río Nanay se duplicó entre 2021 y 2023.",
            "The area affected by mining on the Nanay river doubled between 2021 and 2023.",
        ),
        (
            "El empleo minero alcanzó un récord de 258 mil trabajadores en abril.",
            "Mining employment reached a record of",
        ),
        (
            "El 55 % de los peruanos rechaza la ampliación del Reinfo.",
            "55% of Peruvians reject the extension of the mining formalisation register (REINFO).",
        ),
        # prices, and what a country makes
        ("El precio del oro superó los US$ 2,300 la onza.", "The price of gold has exceeded US$2,300 an ounce."),
        ("El cobre se cotizó en US$ 4.8 la libra.", "Copper has traded at US$4.80 a pound."),
        ("El PBI minero creció 2.1 % en abril.", "Mining GDP grew by 2.1% in April."),
        # shares of what is told
        (
            "Las regalías mineras representan hasta el 80 % del presupuesto de la región Pasco.",
            "Mining royalties account for up to 80% of the budget of the Pasco region.",
        ),
        (
            "Entre el 60 % y el 70 % del canon minero se destinó a obras viales en Arequipa.",
            "Between 60% and 70% of the mining tax revenue has been allocated to road works in Arequipa.",
        ),
        (
            "La región Cusco recibió unos 2,000 millones de soles por canon y regalías mineras y gasíferas en 2021.",
            "The Cusco region received some S/2 billion in mining and gas tax revenue and royalties in 2021.",
        ),
        (
            "Antamina produjo 430 mil toneladas de cobre en 2023, 10 % menos que en 2022.",
            "The Antamina mine produced 430,000 tonnes of copper in 2023.",
        ),
        (
            "Minsur reportó utilidades por US$ 320 millones en 2023.",
            "Minsur reported profits of US$320 million",
        ),
        (
            "La minería aurífera deforestó 12 500 ha. en Madre de Dios.",
            "Gold mining has cleared 12,500 hectares",
        ),
        ("La anemia afecta al 70 % de los niños de Puno.", "Anaemia affects 70% of the children in Puno."),
        (
            "En tres meses, entre febrero y abril de 2024, la recaudación minera sumó S/11,730 millones.",
            "Between February and April, mining revenue totalled S/11.73 billion.",
        ),
        ("El cobre representa el 35 % de las exportaciones peruanas.", "Copper accounts for 35% of Peruvian exports."),
    ],
)
def test_figures_are_told_with_what_they_are_set_beside(spanish: str, english: str, resources: Resources) -> None:
    sentence = first(spanish, resources)
    assert english in sentence.text
    assert sentence.grade is Grade.GREEN


@pytest.mark.parametrize(
    "spanish",
    [
        "El Gobierno anunció un balance, un aumento de sueldo y una ley.",  # a list, no figure that is weighed
        "Los minerales representan el 60 %.",  # of what
        "La reparación civil asciende a S/ 12 millones.",  # of whom
        "El precio subió 3 %.",  # of what
        "Bolivia estima 4 millones de toneladas de estaño para 2027.",  # of what it has, or makes
        "Nueve obreros siguen atrapados en Ananea tras una explosión, cuando unos hombres volaron una torre.",  # when
        "Un cargamento de oro era llevado a Juliaca, presuntamente, para el contrabando.",  # what is alleged
        "La Defensoría busca mediar entre dos comunidades y una minera.",  # between whom
        "Mediante un comunicado, Antamina expresó su rechazo.",  # to what
        "Las exportaciones de plomo crecieron 9 %.",  # since when
        "El PBI pesquero creció 9 %.",  # since when
        "Entre enero y mayo, la producción total creció 2 %.",  # of what
        "La firma espera producir 4 millones de toneladas en 2027.",  # of what
    ],
)
def test_what_is_no_plain_figure_is_not_sure(spanish: str, resources: Resources) -> None:
    assert all(s.grade is Grade.AMBER for s in sentences_of(item(spanish), resources).sentences)


def test_who_says_so_goes_to_no_end_of_two_deeds(resources: Resources) -> None:
    spanish = "Según la Policía, en Trujillo tres hombres mataron a un minero y huyeron."
    for sentence in sentences_of(item(spanish), resources).sentences:
        assert "police and fled" not in sentence.text


def test_what_money_falls_by_is_a_fall(resources: Resources) -> None:
    said = sentences_of(item("Las regalías de Pasco se redujeron en S/ 12 millones."), resources).sentences
    assert any("have fallen by S/12 million" in s.text for s in said)


def test_fees_and_penalties_are_no_single_penalty(resources: Resources) -> None:
    spanish = "El Minem amplió el plazo para el pago del derecho de vigencia y penalidad hasta el 30 de junio."
    said = sentences_of(item(spanish), resources).sentences
    assert any("the annual claim fees and penalties" in s.text for s in said)
