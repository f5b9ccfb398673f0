"""What independent readers asked of sentences that had been sure: said otherwise, or left to the editor."""

from dataclasses import replace

import pytest

from digest.english.realise import tidy
from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.namecheck import check, source_of
from digest.vocabulary import load_vocabulary
from pipeline.types import Grade
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Hallan tres cadáveres en presunta fosa común en Pataz", "in a suspected mass grave in Pataz."),
        ("Presunto minero ilegal murió en Pataz", "An alleged illegal miner has died"),
        ("Comuneros de Ayacucho llegan a Lima en marcha de sacrificio", "in Lima on a protest march."),
        ("Personal de la Sunat incauta 20 kilos de oro en Puno", "Staff from the tax authority (SUNAT) have seized"),
        ("Minería ilegal afecta cuencas del Nanay y el Pintuyacu", "the basins of the Nanay and Pintuyacu rivers."),
        ("Gobierno prorroga emergencia en Pataz", "has extended the state of emergency in Pataz."),
        ("Gobierno amplía emergencia ambiental en Espinar", "has extended the environmental emergency in Espinar."),
        ("Policía destruye dos dragas en los ríos Marañón y Amazonas", "on the Marañón and Amazon rivers."),
        ("Policía destruye dragas en región Amazonas", "in the Amazonas region."),
        ("Empresa Petroperú contamina río Marañón", "Petroperú has polluted the Marañón river."),
        ("Comunidades del sur de Chumbivilcas bloquean nuevamente el corredor minero", "Communities in the south of"),
        ("Comunidades del sur de Chumbivilcas bloquean nuevamente el corredor minero", "have again blocked the"),
        ("La empresa Hudbay pretende ampliar sus operaciones en Chumbivilcas", "to expand its operations"),
        ("Consulta previa para mina Ccoroccohuayco se reinicia con dudas", "resumed amid doubts."),
        (
            "Petrotal denuncia amenazas contra el Lote 95 por parte de Aidecobap",
            "has reported threats against Block 95",
        ),
        ("Enfrentamiento en el sector de Huanaquita deja dos muertos en Arequipa", "in the Huanaquita sector"),
        ("Empresa Hudbay y empresa Antapaccay pagaron S/ 20 millones", "The companies Hudbay and Antapaccay have"),
        ("Comuneros toman mina en contra de Las Bambas", "have occupied a mine in protest against the Las Bambas"),
        ("Serfor decomisa 30 kilos de carne de venado en Ucayali", "30 kilos of"),
        ("Ucayali recibió S/ 40 millones por canon y regalías", "in mining canon and royalties."),
        ("Comuneros incendian dos camionetas de minera en Ayacucho", "have set fire to two pick-up trucks"),
        ("Piura: incendian campamento minero", "a mining camp has been set on fire."),
        ("Hallan sin vida a dirigente awajún en Imaza", "has been found dead in Imaza."),
        ("Comuneros exigen cierre de minera Antamina", "the closure of the Antamina mine."),
        ("Ronderos bloquean la avenida Abancay", "have blocked Avenida Abancay."),
        ("Tapairihua: minería ilegal avanza en Apurímac", "In Tapairihua (Apurímac), illegal mining has advanced."),
        (
            "Tocache: agricultores bloquean carretera en San Martín",
            "In Tocache (San Martín), farmers have blocked a road.",
        ),
        (
            "Policía detiene a dos mineros en el poblado de Tauca, provincia de Pallasca, Áncash",
            "Tauca, Pallasca (Áncash).",
        ),
        ("Kukamas reforestarán bosques degradados en Loreto", "degraded forests in Loreto."),
        ("Policía incauta desechos tóxicos y residuos minerales en Puno", "toxic and mineral waste in Puno."),
        (
            "Policía interviene volquetes con toneladas de mineral en Ica",
            "dump trucks carrying tonnes of ore in Ica.",
        ),
        ("Retienen dos camiones con mineral en Oyón", "Two lorries carrying ore have been held in Oyón."),
        ("Nasca: detienen a tres mineros tras operativo policial", "have been arrested in a police operation."),
        ("La policía nacional del Perú (PNP) destruyó dos dragas en Puno", "The National Police have destroyed"),
        ("El ministerio de Cultura reconoce a dos comunidades kichwas", "The Ministry of Culture has recognised"),
    ],
)
def test_wording_that_needs_no_edit(spanish: str, english: str, resources: Resources) -> None:
    sentence = sentences_of(item(spanish, field="title"), resources).sentences[0]

    assert english in sentence.text
    assert sentence.grade is Grade.GREEN


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("500 policías y representantes de tres ministerios ingresaron a La Pampa", "counts the first of two only"),
        ("Producción de oro y plata caen 12.1% y 3.4%, respectivamente, en mayo", "to the first or to its complement"),
        ("Comunidad nativa responde al Ministerio de Cultura", "what was answered"),
        ("El Lote 192 está ubicado en la región Loreto", "no news"),
        ("Minería ilegal dentro de la Reserva Nacional Tambopata avanza en Madre de Dios", "may be the subject's"),
        ("Fiscalía Ambiental libera a minero detenido en Pataz", "a judge decides"),
        ("Las Bambas amplía operaciones hasta 2030", "is extended"),
        ("Amazonas: destruyen motores para extraer oro", "the thing's"),
        ("Dirigentes awajún firman convenio", "on what"),
        ("Policía realiza exitoso operativo en Pataz", "sense of exitoso"),
    ],
)
def test_what_readers_would_edit_is_left_to_the_editor(spanish: str, doubt: str, resources: Resources) -> None:
    (sentence,) = sentences_of(item(spanish, field="title"), resources).sentences

    assert sentence.grade is Grade.AMBER
    assert any(doubt in f.message for f in sentence.findings)
    assert "respectively respectively" not in sentence.text


@pytest.mark.parametrize(
    ("spanish", "grade"),
    [
        ("Dirigentes awajún y wampís firman convenio con el Ministerio de Cultura", Grade.GREEN),
        ("Policía destruye doce motores usados en minería ilegal en Amazonas", Grade.GREEN),
        ("Fiscalía Ambiental investiga a minero detenido en Pataz", Grade.GREEN),
        ("Producción de plata y zinc crece 5% en marzo", Grade.GREEN),
        ("Incendio forestal afecta la Reserva Nacional Tambopata en Madre de Dios", Grade.GREEN),
    ],
)
def test_what_only_looks_alike_stays_sure(spanish: str, grade: Grade, resources: Resources) -> None:
    (sentence,) = sentences_of(item(spanish, field="title"), resources).sentences

    assert sentence.grade is grade


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("La Comisión de Energía del Congreso aprobó el dictamen con observaciones del sector.", Grade.AMBER),
        ("El Pleno aprobó el dictamen que antes había visto la Comisión de Energía.", Grade.GREEN),
        ("El Congreso aprobó la ley y dejó de lado lo que sugería la Comisión de Energía.", Grade.GREEN),
        ("La ley se aprobó por unanimidad en la Comisión de Energía.", Grade.AMBER),
        ("La norma amplía los plazos de la pequeña minería.", Grade.GREEN),
    ],
)
def test_what_a_committee_did_is_not_told_of_congress(text: str, grade: Grade, resources: Resources) -> None:
    title = "Congreso aprueba ley que protege a comunidades indígenas de Loreto"
    source = replace(item(title, field="title"), text=text)

    told = next(s for s in sentences_of(source, resources).sentences if s.evidence[0].field == "title")

    assert told.text.startswith("Congress has approved a law that protects")
    assert told.grade is grade


def test_a_river_with_an_english_name_is_found_in_its_source() -> None:
    source = source_of("La Policía destruyó dragas en los ríos Marañón y Amazonas.")
    text = "The police have destroyed dredges on the Marañón and Amazon rivers."

    assert list(check(text, [source], load_vocabulary())) == []


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("operations between the months of July and August 2025", "Operations between July and August 2025."),
        ("in the month of October, seven conflicts were recorded", "In October, seven conflicts were recorded."),
        ("the months of negotiation", "The months of negotiation."),
        ("dredges on the Marañón, Ucayali and Amazonas rivers", "Dredges on the Marañón, Ucayali and Amazon rivers."),
        ("rivers in Amazonas", "Rivers in Amazonas."),
    ],
)
def test_months_and_rivers_are_called_as_english_does(written: str, tidied: str) -> None:
    assert tidy(written) == tidied
