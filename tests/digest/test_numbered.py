"""Laws, decrees and resolutions that are told by their number."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("spanish", "wanted"),
    [
        ("El Decreto Supremo 010-2019-MINAM fue anulado por el Poder Judicial.",
         "Supreme Decree 010-2019-MINAM has been annulled by the judiciary."),
        ("La Resolución Directoral Regional N.° 123-2021-GRU fue anulada por el Poder Judicial.",
         "Regional Directorial Resolution 123-2021-GRU has been annulled by the judiciary."),
        ("La Resolución N.º 00123-2023-SERFOR/DE fue anulada por el Poder Judicial.",
         "Resolution 00123-2023-SERFOR/DE has been annulled by the judiciary."),
        ("El Proyecto de Ley 8420/2023-CR fue archivado por la comisión.",
         "Bill 8420/2023-CR has been shelved by the commission."),
        ("El ministerio aprobó el reglamento mediante el Decreto Supremo 018-2023-MINAM.",
         "The ministry has approved the regulations through Supreme Decree 018-2023-MINAM."),
    ],
)  # fmt: skip
def test_document_keeps_its_number(spanish: str, wanted: str, resources: Resources) -> None:
    found = {s.text: s.grade for s in sentences_of(item(spanish), resources).sentences}

    assert found.get(wanted) is Grade.AMBER


@pytest.mark.parametrize(
    ("spanish", "unwanted"),
    [
        ("El ministro presentó el proyecto 30 días después en Lima.", "Project 30"),
        ("El informe 15 días después fue anulado.", "Report 15"),
        ("La comisión revisó el expediente 2023 veces.", "File 2023"),
    ],
)
def test_figure_behind_a_document_is_no_number(spanish: str, unwanted: str, resources: Resources) -> None:
    assert all(unwanted not in s.text for s in sentences_of(item(spanish), resources).sentences)


@pytest.mark.parametrize("spanish", ["El ministro negó las acusaciones.", "El alcalde de Lamas murió tras una caída."])
def test_nouns_with_a_special_sense_keep_their_plain_one(spanish: str, resources: Resources) -> None:
    assert sentences_of(item(spanish), resources).sentences


def test_preposition_ends_before_an_expression_that_goes_on(resources: Resources) -> None:
    source = item("Los heridos fueron atendidos en el centro de salud de Chiriaco.")

    assert any("at the Chiriaco health centre" in s.text for s in sentences_of(source, resources).sentences)


def test_firm_may_be_called_by_an_adjective(resources: Resources) -> None:
    source = item("La canadiense Candente presentó un nuevo estudio de impacto ambiental.")

    assert any(s.text.startswith("The Canadian company Candente") for s in sentences_of(source, resources).sentences)
