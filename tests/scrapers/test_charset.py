"""Bytes into text, whatever the header claims (FAULTS C11)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.charset import decode, named_in_header

SENTENCES = (
    "La minería ilegal avanza en Ñahuimpuquio: «“oro”» y mercurio — 50 €",
    "El niño awajún pidió más señales; ¿quién responde? ¡Nadie!",
    "Título de propiedad para 12 comunidades nativas del Urubamba",
    "Año 2026: Áncash, Junín, Huánuco y San Martín con más déficit",
    "Comunidad asháninka denunció invasión en la cuenca del río Ene",
    "Reducción de emisiones: ¿cuánto recibirá cada familia?",
)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    ("written", "claimed"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("utf-8", "windows-1252"),
        ("utf-8", ""),
        ("cp1252", "utf-8"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", ""),
        ("utf-8-sig", "iso-8859-1"),
        ("utf-16", ""),
    ],
)
def test_a_lie_about_the_encoding_harms_no_letter(sentence: str, written: str, claimed: str) -> None:
    text, _ = decode(sentence.encode(written), f"text/html; charset={claimed}" if claimed else "text/html")

    assert text == sentence


@pytest.mark.parametrize("sentence", [s for s in SENTENCES if "”" not in s])
def test_text_that_was_encoded_twice_is_undone(sentence: str) -> None:
    twice = sentence.encode().decode("cp1252", "ignore").encode()

    if sentence.encode().decode("cp1252", "ignore").encode("cp1252") == sentence.encode():
        assert decode(twice, "utf-8") == (sentence, "repaired")


def test_stray_bytes_in_utf8_are_read_one_by_one() -> None:
    body = (SENTENCES[0] * 5).encode() + "año".encode("cp1252") + SENTENCES[1].encode()

    assert decode(body, "utf-8") == (SENTENCES[0] * 5 + "año" + SENTENCES[1], "repaired")


def test_the_meta_tag_counts_where_the_header_says_nothing() -> None:
    body = '<meta charset="iso-8859-2"><p>Łódź</p>'.encode("iso-8859-2")

    assert decode(body) == ('<meta charset="iso-8859-2"><p>Łódź</p>', "meta")


def test_what_the_catalogue_says_of_an_outlet_counts_first() -> None:
    assert decode("Łódź".encode("iso-8859-2"), "iso-8859-1", forced="iso-8859-2") == ("Łódź", "forced")


def test_where_the_encoding_was_learned_is_told() -> None:
    assert decode(b"hola", "utf-8")[1] == "header"
    assert decode("ñ".encode())[1] == "detected"
    assert decode("ñ".encode("cp1252"), "windows-1252")[1] == "header"
    assert decode("ñ".encode("utf-16"))[1] == "bom"


def test_control_bytes_are_gone() -> None:
    assert decode(b"ho\x00la\x08", "utf-8")[0] == "hola"


def test_the_header_names_its_charset() -> None:
    assert named_in_header('text/html; charset="UTF-8"') == "UTF-8"
    assert named_in_header("text/html") == ""


@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "iso-8859-1", "utf-16", "iso-2022-jp", "no-such-code"]))
def test_no_bytes_make_it_raise(body: bytes, claimed: str) -> None:
    text, source = decode(body, claimed)

    assert isinstance(text, str)
    assert source in {"forced", "bom", "header", "meta", "detected", "repaired"}
