"""What a verb takes put first, what a thing is to be like, what is asked for behind a colon, and how far on foot."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item

_FIRST = "what it takes is put first"
_LIKE = "what it is to be like"

#: Spanish, the English wanted, and what it is doubted for.
READ = [
    ("A la marcha se sumaron los transportistas.", "The hauliers have joined the march.", _FIRST),
    ("Del patrullaje participaron nueve comunidades nativas.",
     "Nine native communities have taken part in the patrol.", _FIRST),
    ("A la audiencia no asistió la empresa.", "The company has not attended the hearing.", _FIRST),
    ("De esta actividad dependen más de 700 familias.", "More than 700 families depend on this activity.", _FIRST),
    ("A ello se suma el negocio del oro.", "Trade in gold adds to this.", "what «this» means"),
    ("Los gremios de Ucayali piden una ley que proteja a los defensores ambientales.",
     "The associations in Ucayali have called for a law that protects environmental defenders.", _LIKE),
    ("El plan no incluye un protocolo que proteja los lugares sagrados.",
     "The plan does not include a protocol that protects sacred sites.", _LIKE),
    ("Las federaciones han planteado una demanda concreta: que los fondos lleguen a las comunidades.",
     "The federations have demanded that the funds should reach the communities.", "told of a part of its sentence"),
    ("Los monitores hallaron un campamento a pocas horas de camino del caserío principal.",
     "The monitors have found a camp a few hours on foot from the main hamlet.", "how far from something"),
    ("Los taladores escaparon antes de que los guardias pudieran identificarlos.",
     "The loggers have escaped before the guards could identify them.", "an object said by a clitic"),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english", "doubt"), READ, ids=[s[:40] for s, _, _ in READ])
def test_construction_is_read_and_left_to_an_editor(
    spanish: str, english: str, doubt: str, resources: Resources
) -> None:
    written = sentences_of(item(spanish), resources).sentences
    told = [s for s in written if s.text == english]
    assert told, [s.text for s in written]
    assert told[0].grade is Grade.AMBER
    assert doubt in {f.message for f in told[0].findings}


COMPLAINTS = [
    ("Los dirigentes de Espinar reclamaron que la empresa no haya cumplido el acuerdo.", "have complained that"),
    ("Los dirigentes de Espinar reclamaron que la empresa cumpla el acuerdo.", "have demanded that"),
]


@pytest.mark.parametrize(("spanish", "told"), COMPLAINTS, ids=[s[:60] for s, _ in COMPLAINTS])
def test_what_is_past_is_complained_of_and_not_demanded(spanish: str, told: str, resources: Resources) -> None:
    written = sentences_of(item(spanish), resources).sentences
    assert any(told in s.text for s in written), [s.text for s in written]


#: Near neighbours, and words that must stand in no sentence of theirs.
NEAR = [
    ("La Fiscalía pidió a un juez que ordene la detención.", "a judge that"),  # what is asked of him
    ("Las comunidades rechazaron el pedido: que se retiren de la zona.", "have asked"),
    ("A los dirigentes llegaron amenazas.", "The leaders have"),
    ("A la empresa compró el gobierno.", "The company has"),
    ("A la maloca no llega nada.", "nything"),
    ("Los comuneros reclamaron que no se les haya consultado.", "should not be consulted"),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "wrong"), NEAR, ids=[s[:40] for s, _ in NEAR])
def test_near_neighbour_is_not_read_so(spanish: str, wrong: str, resources: Resources) -> None:
    written = sentences_of(item(spanish), resources).sentences
    assert not [s.text for s in written if wrong in s.text]


def test_verb_of_a_relative_agrees_with_its_own_noun_in_a_list(resources: Resources) -> None:
    written = sentences_of(
        item("Es una propuesta indígena que combina la titulación, la vigilancia y los planes de vida."), resources
    ).sentences
    assert not [s.text for s in written if "that combine " in s.text]


def test_what_is_still_awaited_has_not_yet_been_handed_down(resources: Resources) -> None:
    written = sentences_of(item("El juzgado de Atalaya aún no emite su fallo."), resources).sentences
    assert any("has not yet handed down its ruling" in s.text for s in written), [s.text for s in written]
