"""Nouns that say nothing by themselves: sure only with a complement, a name or a modifier that tells which."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item

HOLLOW = "says nothing by itself"


@pytest.mark.parametrize(
    ("spanish", "noun"),
    [
        ("Realizan 15 talleres en Loreto y Ucayali", "taller"),
        ("Gobierno Regional de Loreto aprueba ordenanzas", "ordenanza"),
        ("Comunidades kichwas presentan propuesta", "propuesta"),
        ("Federación awajún presenta denuncia", "denuncia"),
        ("Marina realiza operativo", "operativo"),
        ("Congreso aprueba proyecto", "proyecto"),
        ("Dirigentes de Cañaris participan en reunión en Lima", "reunión"),
        ("OEFA inicia supervisión ambiental", "supervisión"),
        ("Representantes llegaron a Lima", "representante"),
        ("Tres grupos bloquean vía en Cusco", "grupo"),
        ("Gobierno anuncia nuevas medidas", "medida"),
        ("Defensoría presenta informe", "informe"),
        ("Pueblos indígenas denuncian irregularidades", "irregularidad"),
    ],
)
def test_a_headline_of_nothing_in_particular_is_left_to_the_editor(
    spanish: str, noun: str, resources: Resources
) -> None:
    (sentence,) = sentences_of(item(spanish, field="title"), resources).sentences

    assert sentence.grade is Grade.AMBER
    assert f"{HOLLOW}: {noun}" in {f.message for f in sentence.findings}


@pytest.mark.parametrize(
    "spanish",
    [
        "Gobierno Regional de Loreto aprueba ordenanza que protege los humedales",
        "Federación awajún presenta denuncia contra Petroperú",
        "Marina realiza operativo en el río Napo",
        "Marina realiza operativo contra la tala ilegal",
        "Minera Antapaccay suspende operaciones",
        "Congreso aprueba proyecto de ley forestal",
        "Mineros invaden nuevas zonas en Pataz",
        "Fiscalía inicia investigación contra Petroperú",
        "Representantes de comunidades shipibas llegan a Lima para exigir títulos",
        "Gobierno anuncia medidas contra la minería ilegal en Pataz",
        "Defensoría presenta informe sobre derrames",
        "Pueblos indígenas denuncian irregularidades en el proyecto Hidrovía Amazónica",
        "OEFA dicta medida para detener derrame",
    ],
)
def test_with_what_it_is_of_it_stays_sure(spanish: str, resources: Resources) -> None:
    (sentence,) = sentences_of(item(spanish, field="title"), resources).sentences

    assert sentence.grade is Grade.GREEN


@pytest.mark.parametrize(
    ("spanish", "grade"),
    [
        ("Una de las zonas es el distrito de Parcoy.", Grade.AMBER),
        ("Una de las zonas afectadas es el distrito de Parcoy.", Grade.AMBER),
        ("Una de las zonas invadidas por mineros es el distrito de Parcoy.", Grade.GREEN),
        ("En dos días de operaciones se destruyeron 12 dragas y 4 campamentos mineros en Camanti.", Grade.GREEN),
        ("En dos días de operaciones se visitaron 12 dragas y 4 campamentos mineros.", Grade.AMBER),
        ("En dos días de operaciones contra la minería ilegal se destruyeron 12 dragas en Loreto.", Grade.GREEN),
        ("La Policía destruyó 12 dragas en dos días en Loreto.", Grade.GREEN),
    ],
)
def test_in_a_text_as_well(spanish: str, grade: Grade, resources: Resources) -> None:
    sentence = sentences_of(item(spanish), resources).sentences[0]

    assert sentence.grade is grade
    assert (grade is Grade.AMBER) is any(f.message.startswith(HOLLOW) for f in sentence.findings)


@pytest.mark.parametrize(
    ("before", "grade"),
    [
        ("El Congreso rechazó una propuesta para ampliar el Reinfo.", Grade.GREEN),
        ("Las comunidades kichwas marcharon en Lima.", Grade.AMBER),
    ],
)
def test_what_points_back_is_sure_only_behind_what_names_it(before: str, grade: Grade, resources: Resources) -> None:
    text = f"{before} La propuesta fue rechazada por el Ministerio de Cultura."

    told = next(s for s in sentences_of(item(text), resources).sentences if s.text.startswith("The proposal "))

    assert told.grade is grade


@pytest.mark.parametrize(
    ("spanish", "grade"),
    [
        ("Midagri y gobiernos regionales firman convenio", Grade.AMBER),
        ("Midagri y Serfor firman convenio", Grade.AMBER),  # on what
        ("Midagri y Serfor firman convenio para titular tierras", Grade.GREEN),
        ("Midagri y gobiernos regionales firman convenios para continuar titulación de predios rurales", Grade.GREEN),
    ],
)
def test_two_who_are_named_sign_with_each_other(spanish: str, grade: Grade, resources: Resources) -> None:
    (sentence,) = sentences_of(item(spanish, field="title"), resources).sentences

    assert sentence.grade is grade
