"""Dates as outlets write them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.dates import date_in_address, parse_date, parse_local, zone_of

NOW = datetime(2026, 11, 24, 2, 20, tzinfo=UTC)  # 21:20 of the 23rd in Lima


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]  # year, month, day and what follows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Spanish, in words
        ("23 noviembre 2026", utc(2026, 11, 23, 5)),
        ("23 de noviembre de 2026", utc(2026, 11, 23, 5)),
        ("23 de Noviembre del 2026", utc(2026, 11, 23, 5)),
        ("lunes, 23 noviembre 2026", utc(2026, 11, 23, 5)),
        ("Domingo, 30 de junio de 2024", utc(2024, 6, 30, 5)),
        ("14 Abril, 2024", utc(2024, 4, 14, 5)),
        ("3 set. 2026", utc(2026, 9, 3, 5)),
        ("3 de setiembre de 2026", utc(2026, 9, 3, 5)),
        ("3 de septiembre de 2026", utc(2026, 9, 3, 5)),
        ("el 1º de mayo de 2026", utc(2026, 5, 1, 5)),
        ("mayo 5, 2026 5:00 am", utc(2026, 5, 5, 10)),
        ("23NOV2026", utc(2026, 11, 23, 5)),
        # with a time
        ("23 nov 2026 - 12:10 a.m.", utc(2026, 11, 23, 5, 10)),
        ("23/11/2026 7:05 p. m.", utc(2026, 11, 24, 0, 5)),
        ("23/11/2026 12:30 p. m.", utc(2026, 11, 23, 17, 30)),
        ("Viernes 20 de noviembre de 2026, 8 a. m.", utc(2026, 11, 20, 13)),
        ("Actualizado el 23 de noviembre del 2026 | 17:45 h", utc(2026, 11, 23, 22, 45)),
        ("10:20 | 23/11/2026", utc(2026, 11, 23, 15, 20)),
        ("23.11.2026 10.30 h", utc(2026, 11, 23, 15, 30)),
        # in numbers: day first
        ("29/11/2023 10:00", utc(2023, 11, 29, 15)),
        ("01-02-2026", utc(2026, 2, 1, 5)),
        ("23/11/26", utc(2026, 11, 23, 5)),
        ("11/23/2026", utc(2026, 11, 23, 5)),
        ("20261123", utc(2026, 11, 23, 5)),
        # ISO
        ("2026-11-23", utc(2026, 11, 23, 5)),
        ("2026-11-23 10:00:00", utc(2026, 11, 23, 15)),
        ("2026-11-23T10:00:00Z", utc(2026, 11, 23, 10)),
        ("2026-11-23T10:00:00.123-05:00", utc(2026, 11, 23, 15)),
        ("2026-11-23T10:00:00+0100", utc(2026, 11, 23, 9)),
        ("20261123T101112Z", utc(2026, 11, 23, 10, 11, 12)),
        # RFC 822, also with Spanish and broken parts
        ("Mon, 23 Nov 2026 10:00:00 GMT", utc(2026, 11, 23, 10)),
        ("Lun, 23 Nov 2026 10:00:00 -0500", utc(2026, 11, 23, 15)),
        ("lun, 23 nov. 2026 25:61:00 +0000", utc(2026, 11, 23, 5)),
        ("Thu Nov 23 2026 10:00:00 GMT-0500 (hora estándar de Perú)", utc(2026, 11, 23, 15)),
        # other languages
        ("November 23, 2026 3:15 PM EST", utc(2026, 11, 23, 20, 15)),
        ("23 de outubro de 2026", utc(2026, 10, 23, 5)),
        ("23. März 2026", utc(2026, 3, 23, 5)),
        # without a year: the last such day
        ("23 nov", utc(2026, 11, 23, 5)),
        ("Dec 30", utc(2025, 12, 30, 5)),
        # beside now
        ("hace 3 horas", NOW - timedelta(hours=3)),
        ("hace un día", NOW - timedelta(days=1)),
        ("3 hours ago", NOW - timedelta(hours=3)),
        ("ayer 10:30", utc(2026, 11, 22, 15, 30)),
        ("hoy", utc(2026, 11, 23, 5)),
        # seconds and milliseconds since 1970
        ("1700000000", utc(2023, 11, 14, 22, 13, 20)),
        ("1700000000123", utc(2023, 11, 14, 22, 13, 20)),
    ],
)
def test_a_date_is_read_whatever_its_form(text: str, expected: datetime) -> None:
    assert parse_date(text, now=NOW) == expected


@pytest.mark.parametrize(
    "text", ["", "ayuda", "31 Feb 2026 25:61", "2026-11", "noviembre 2026", "32/13/2026", "Lote 192", "00/00/0000"]
)
def test_what_is_no_date_gives_none_and_never_now(text: str) -> None:
    assert parse_date(text, now=NOW) is None


def test_a_future_date_is_read_as_it_stands() -> None:
    assert parse_date("31/12/2099", now=NOW) == utc(2099, 12, 31, 5)


def test_the_printed_day_survives_in_the_outlets_own_zone() -> None:
    local = parse_local("2024-04-24T23:30:00+02:00", now=NOW)

    assert local is not None
    assert local.date().isoformat() == "2024-04-24"
    assert local.utcoffset() == timedelta(hours=2)


def test_a_naive_time_can_be_read_in_another_zone() -> None:
    assert parse_date("2026-11-23 10:00", now=NOW, zone=timezone(timedelta(hours=-3))) == utc(2026, 11, 23, 13)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.servindi.org/actualidad/11/03/2024/una-nota", utc(2024, 3, 11, 5)),
        ("https://example.pe/2026/11/23/una-nota", utc(2026, 11, 23, 5)),
        ("https://example.pe/una-nota-20261123", utc(2026, 11, 23, 5)),
        ("https://example.pe/2026-11-23-una-nota.html", utc(2026, 11, 23, 5)),
        ("https://example.pe/noticia-una-nota-1046061.aspx", None),
        ("https://example.pe/2026/11/una-nota", None),
        ("https://example.pe/2099/01/01/una-nota", None),
        ("https://example.pe/2026/13/45/una-nota", None),
    ],
)
def test_a_date_is_read_from_an_address(url: str, expected: datetime | None) -> None:
    found = date_in_address(url, now=NOW)

    assert (found[0] if found else None) == expected


def test_an_outlets_own_form_of_address_goes_first() -> None:
    pattern = r"/(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?P<H>\d\d)(?P<M>\d\d)\d{8}\.html"

    found = date_in_address("https://x.pe/articulo/nota/20231222193035024655.html", now=NOW, pattern=pattern)

    assert found is not None
    assert found[0] == utc(2023, 12, 23, 0, 30)


def test_the_zone_of_a_country_is_known_by_its_hosts() -> None:
    assert zone_of("https://www.ejemplo.com.ar/nota") == timezone(timedelta(hours=-3))
    assert zone_of("https://example.com/") is None
    assert zone_of("") is None


@given(st.text(max_size=120))
def test_no_text_makes_the_parser_raise(text: str) -> None:
    found = parse_date(text, now=NOW)

    assert found is None or found.utcoffset() == timedelta(0)


@given(st.datetimes(min_value=datetime(1995, 1, 1), max_value=datetime(2035, 1, 1)))  # noqa: DTZ001  # made aware below
def test_an_iso_time_comes_back_to_the_second(moment: datetime) -> None:
    aware = moment.replace(microsecond=0, tzinfo=UTC)

    assert parse_date(aware.isoformat(), now=NOW) == aware
