"""How something stands and for how long, what is still to be done, who is among whom."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from tests.digest.english_corpus import assert_doubted, item

_TO_DO = "what is still to be done"
_FIRST = "what is said before its subject"

#: Spanish, the English wanted, and what it is doubted for, which is this construction's own.
READ = [
    ("Quedan 310 comunidades por titular en Loreto.", "A total of 310 communities have yet to be titled in Loreto.",
     _TO_DO),
    ("Solo falta la firma del gobernador de Pasco.",
     "All that is missing is the signature of the governor of Pasco.", _TO_DO),
    ("Está pendiente la entrega de 41 títulos.", "The handover of 41 titles is pending.", _FIRST),
    ("Están en juego tres reservas indígenas.", "Three indigenous reserves are at stake.", _FIRST),
    ("Entre los afectados están 14 niños de Cuninico.",
     "Fourteen children from Cuninico are among the people affected.", "who is among whom"),
    ("Solo quedan 12 familias en Parinari.", "Only 12 families remain in Parinari.", "so many are left"),
    ("Corresponde al Gobierno Regional otorgar los títulos.",
     "The regional government is responsible for granting the titles.", "whose task it is"),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english", "doubt"), READ, ids=[s[:40] for s, _, _ in READ])
def test_construction_is_read_with_a_doubt_of_its_own(
    spanish: str, english: str, doubt: str, resources: Resources
) -> None:
    assert_doubted(spanish, english, doubt, resources)


#: What needs no doubt of its own.
SAID = [
    ("La comunidad de Cuninico lleva 14 años esperando su título.", "has been awaiting its title for 14 years."),
    ("La planta de Ilo lleva más de un año cerrada.", "The plant in Ilo has been closed for more than a year."),
    (
        "Las comunidades de Urarinas llevan tres años sin recibir respuesta del Ministerio de Salud.",
        "have not received a response from the Ministry of Health for three years.",
    ),
    ("Hace seis años que la comunidad de Tres Islas reclama su título.", "has been demanding its title for six years."),
    ("Hace tres años que la empresa no paga la multa.", "The company has not paid the fine for three years."),
    ("El oleoducto está fuera de servicio desde febrero.", "has been out of service since February."),
    ("Las comunidades de Parinari siguen sin agua potable.", "without drinking water."),
    ("La empresa sigue sin pagar la multa.", "has not yet paid the fine."),
    ("El campamento estaba a orillas del río Tambo.", "was on the banks of the Tambo river."),
    ("Ha habido cuatro asesinatos en Pataz.", "There have been four murders in Pataz."),
    ("El plan consta de tres etapas.", "consists of three stages."),
    ("La concesión data de 1996.", "dates back to 1996."),
    ("La carta tiene fecha 4 de mayo.", "The letter is dated 4 May"),
    ("La decisión quedó en manos del juez.", "was left in the hands of the judge."),
    ("El agua no es apta para el consumo humano.", "is not fit for human consumption."),
    ("El puente será útil para los agricultores de Ite.", "for farmers from Ite."),
    ("La meta depende de que el Gobierno transfiera los recursos.", "depends on the government transferring"),
    ("Los detenidos serían integrantes de la banda Los Chacales.", "are reportedly members of"),
    ("Las comunidades de Urarinas que aún no cuentan con título recibirán ayuda.", "that do not yet have a title will"),
    ("Los trabajadores de Ananea están sin cobrar desde enero.", "have not been paid since January."),
    ("La mina se encuentra a 4,200 metros sobre el nivel del mar.", "is at 4,200 metres above sea level."),
    ("La norma tiene por objeto regular la pequeña minería.", "aims to regulate"),
    ("El juez ordenó que en 30 días la empresa limpie el río Tigre.", "to clean up the Tigre river within 30 days."),
    ("El precio oscila entre 80 y 120 soles.", "ranges between S/80 and S/120."),
    ("Todavía no hay una fecha para la audiencia.", "There is still no date for"),
]


@pytest.mark.parametrize(("spanish", "part"), SAID, ids=[s[:40] for s, _ in SAID])
def test_state_is_said(spanish: str, part: str, resources: Resources) -> None:
    written = sentences_of(item(spanish), resources).sentences

    assert any(part in s.text for s in written), [s.text for s in written]


#: Spanish, and what it must not be taken for.
LEFT_ALONE = [
    ("La empresa lleva 20 camiones a la mina Cerro Verde.", "for 20"),
    ("La comunidad lleva 20 años.", "transport"),
    ("Faltan 80 guardaparques por la pandemia.", "have yet to"),
    ("Falta que la empresa no pague la multa.", "has yet to"),
    ("No es falso que la empresa tenga licencia.", "is false"),
    ("Entre Ilave y Juli está una planta.", "is among"),
    ("El proyecto sería el más grande del país.", "reportedly"),  # it may depend on its being built
    ("Sigue sin la firma del alcalde.", "not yet"),
]


@pytest.mark.parametrize(("spanish", "never"), LEFT_ALONE, ids=[s[:40] for s, _ in LEFT_ALONE])
def test_what_may_be_meant_otherwise_stays_unread(spanish: str, never: str, resources: Resources) -> None:
    whole = sentences_of(item(spanish), resources)

    assert not any(never in s.text for s in (*whole.sentences, *whole.fuller))


def test_day_that_is_set_by_its_name_alone_is_still_to_come(resources: Resources) -> None:
    source = replace(
        item("La audiencia de Yanacocha está prevista para el lunes."), published_at=datetime(2024, 5, 10, tzinfo=UTC)
    )

    assert any("for 13 May" in s.text for s in sentences_of(source, resources).sentences)
