"""The catalogue of outlets that comes with the project."""

import re
from dataclasses import fields
from urllib.parse import urlsplit

from pipeline.types import DEPARTMENTS
from scrapers.source import load_catalogue

TIER_A = frozenset(
    """servindi mongabay_latam mongabay_en actualidad_ambiental inforegion ojo_publico convoca la_republica rpp andina
    noticias_madre_de_dios radio_madre_de_dios diario_la_region diario_voces radio_maranon pachamama_radio aidesep
    fenamad orpio cooperaccion caaap fpp maap psg gobpe_minam gobpe_cultura gobpe_minem gobpe_midagri gobpe_goremad
    defensoria redd_monitor""".split()  # noqa: SIM905  # a list that people read
)
TIER_B = frozenset(
    """salud_con_lupa wayka noticias_ser el_comercio gestion correo el_peruano infobae_peru pro_y_contra diario_ahora
    el_choche el_buho radio_onda_azul hytimes onamiap nacion_wampis eca_amarakaeri dar ibc spda ocm red_muqui dhsf
    amazon_watch gobpe_serfor gobpe_sernanp gobpe_oefa gobpe_gorel gobpe_goreu gobpe_goresam gobpe_mpfn carbon_pulse
    cifor_forests_news climate_home rumbo_minero proactivo""".split()  # noqa: SIM905  # a list that people read
)


def test_the_nearest_outlets_are_all_there() -> None:
    catalogue = load_catalogue()

    assert {source.id for source in catalogue.values() if source.tier == "A"} == TIER_A
    assert {source.id for source in catalogue.values() if source.tier == "B"} == TIER_B
    assert len(catalogue) >= 100


def test_every_outlet_can_be_reached_somehow() -> None:
    for source in load_catalogue().values():
        assert source.discovery, source.id
        assert source.verified in {"page", "assumed"}
        assert source.delay_s is not None
        assert source.delay_s >= 2, source.id
        assert set(source.regions) <= set(DEPARTMENTS), source.id


def test_every_address_is_a_web_address() -> None:
    for source in load_catalogue().values():
        for address in (source.home, *(way.url for way in source.discovery)):
            parts = urlsplit(address)
            assert parts.scheme in {"http", "https"}, (source.id, address)
            assert parts.hostname, (source.id, address)


def test_no_two_outlets_share_a_way_in() -> None:
    ways = [(way.type, way.url, str(way)) for source in load_catalogue().values() for way in source.discovery]

    assert len(ways) == len(set(ways))


def test_an_outlet_with_a_region_writes_on_peru_alone() -> None:
    assert all(source.peru_only for source in load_catalogue().values() if source.regions)


def test_declared_dates_in_addresses_name_year_month_and_day() -> None:
    patterns = [s.quirks.date_in_path for s in load_catalogue().values() if s.quirks.date_in_path]

    assert patterns
    assert all({"y", "m", "d"} <= re.compile(pattern).groupindex.keys() for pattern in patterns)


def test_the_forms_of_address_let_known_articles_pass() -> None:
    catalogue = load_catalogue()
    articles = {
        "rpp": "https://rpp.pe/peru/loreto/una-nota-noticia-1660320",
        "andina": "https://andina.pe/agencia/noticia-una-nota-1046061.aspx",
        "infobae_peru": "https://www.infobae.com/peru/2025/09/21/una-nota/",
        "el_buho": "https://elbuho.pe/2025/09/una-nota/",
        "noticias_madre_de_dios": "https://noticias.madrededios.com/articulo/local/una-nota/20231222193035024655.html",
        "redd_monitor": "https://reddmonitor.substack.com/p/a-note",
        "rumbo_minero": "https://www.rumbominero.com/peru/noticias/mineria/una-nota/",
    }

    for name, address in articles.items():
        quirks = catalogue[name].quirks
        assert any(re.search(pattern, address) for pattern in quirks.only), name
        assert not any(re.search(pattern, address) for pattern in quirks.skip), name


def test_notes_are_short() -> None:
    assert all(len(source.note) <= 160 for source in load_catalogue().values())
    assert "note" in {field.name for field in fields(next(iter(load_catalogue().values())))}
