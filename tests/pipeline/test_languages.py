"""Languages, offline, down to headlines."""

import pytest

from pipeline.languages import detect
from pipeline.lexicon_bench import load_bench


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Madre de Dios: destruyen dragas", "es"),
        ("Perú libre de minas", "es"),
        ("Titulación versus planificación", "es"),
        ("Indigenous leaders killed in Ucayali", "en"),
        ("Carbon credits Peru forest", "en"),
        ("Illegal gold mining surges in the Peruvian Amazon", "en"),
        ("Garimpo ilegal avança na fronteira", "pt"),
        ("Desmatamento cai no Peru, diz estudo", "pt"),
        ("Le Pérou suspend ses exportations de cuivre vers la Chine pendant un mois", "fr"),
        ("Bergbau in Peru: Die Proteste gehen weiter und die Regierung schweigt", "de"),
        ("Перу: добыча золота в лесах растёт", "ru"),
        ("", "und"),
        ("12 34", "und"),
        ("Perú", "und"),
    ],
)
def test_detect(text: str, code: str) -> None:
    assert detect(text) == code


def test_the_bench_s_own_headlines() -> None:
    cases = [case for case in load_bench() if len(case.item.title.split()) > 4]
    wrong = [case.item.title for case in cases if detect(case.item.title) != case.item.lang]
    assert len(wrong) <= 0.03 * len(cases), wrong
