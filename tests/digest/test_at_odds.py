"""What bulletins must not say where articles deny, expect, repeat or confuse: found by writing such news on purpose."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from digest.denied import denials_of, is_denied
from digest.english.resources import Resources
from digest.english.tocome import DAY_IN_IF, TO_COME, doubt_of_coming
from digest.english.write import sentences_of
from digest.retold import is_named_too_late
from digest.trust import trust_in
from digest.wording import shorten_persons
from pipeline.types import Evidence, Grade, Sentence
from tests.digest.coverage import Article, item_of, retell
from tests.digest.english_corpus import item


def _week(region: str, *articles: tuple[str, str]) -> tuple[str, str]:
    """The mailed text and the editor's on some articles of one matter, a day apart."""
    told = [
        Article(
            id=f"odds-{n}",
            region=region,
            item=item_of({"id": f"odds-{n}", "day": date(2024, 9, 2 + n), "title": title, "text": text}),
            claims={},
            of="odds",
        )
        for n, (title, text) in enumerate(articles)
    ]
    texts = retell(told).texts
    return texts["unread"], texts["bulletin"]


def _sentence(text: str, spanish: str, *, of: str = "one", field: Literal["title", "text"] = "text") -> Sentence:
    quoted = Evidence(item=of, quote=spanish, start=0, end=len(spanish), source="uno", url="", field=field)
    return Sentence(text=text, role="news", grade=Grade.GREEN, evidence=(quoted,), writer="house")


# --- denied ---------------------------------------------------------------------------------------------


_SIGNED = (
    "La comunidad de Tiruco firma convenio con Minsur",
    "La comunidad de Tiruco y la comunidad de Laccaicca, en Puno, se reunieron con Minsur.",
)
_NOT_SIGNED = (
    "Presidente de Tiruco aclara situación",
    "La comunidad de Tiruco desmintió que haya firmado un convenio con Minsur en Puno.",
)


def test_what_another_article_denies_is_not_mailed_and_is_shown_to_an_editor() -> None:
    assert "has signed" in _week("Puno", _SIGNED)[0]
    mailed, _ = _week("Puno", _SIGNED, _NOT_SIGNED)
    assert "has signed an agreement" not in mailed.replace("it has signed", "")


@pytest.mark.parametrize(
    ("told", "spanish", "denied"),
    [
        ("Ares and Volcán have agreed to build a dam.", "Ares y Volcán acordaron construir una presa", True),
        # who alleges it, what is mentioned beside, and another deed
        ("Ares has said that it agreed with Volcán.", "Ares dijo que acordó con Volcán", False),
        ("Ares has met with Volcán.", "Ares se reunió con Volcán tras el acuerdo", False),
        ("Ares has sued Volcán.", "Ares demandó a Volcán", False),
    ],
)
def test_a_denial_is_of_the_deed(told: str, spanish: str, denied: bool) -> None:
    other = replace(item("Volcán está en conversaciones."), id="two", title="Volcán niega acuerdo con Ares")
    assert is_denied(_sentence(told, spanish), denials_of([other], "Pasco")) is denied
    assert not is_denied(_sentence(told, spanish, of="two"), denials_of([other], "Pasco"))


def test_what_there_is_none_of_denies_no_meeting_about_it() -> None:
    told = "Los dirigentes se reunieron para evaluar los avances en la implementación del plan."
    other = replace(item("No hay avances en la implementación del plan."), id="two")
    assert not is_denied(_sentence("Leaders met to assess progress.", told), denials_of([other]))


# --- to come ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "text", "doubt"),
    [
        ("Firma canadiense retoma sondajes", "La firma retomará los sondajes si obtiene la licencia.", TO_COME),
        ("Nexa cierra mina Chapi", "La compañía decidió cerrar la mina Chapi.", TO_COME),
        ("Nexa cierra mina Chapi", "La compañía cerró la mina Chapi, como acordó hacer en mayo.", ""),
        ("Minera invierte en planta de Ilo", "La minera destinará US$ 20 millones a la planta.", TO_COME),
        ("Comienza asfaltado de vía a Mazán", "Los trabajos comenzarán en mayo.", TO_COME),
        (
            "Premier entrega títulos a comunidades de Napo",
            "El premier viaja hoy a Iquitos para participar en la entrega de 12 títulos a comunidades.",
            TO_COME,
        ),
        ("Transportistas levantan paro si se paga la deuda", "Los transportistas esperan.", TO_COME),
        ("Firma canadiense retoma sondajes", "La firma retomó los sondajes y los ampliará.", ""),
        ("Firma canadiense retomará sondajes", "La firma retomará los sondajes.", ""),
    ],
)
def test_a_headline_of_what_is_to_come(title: str, text: str, doubt: str) -> None:
    english = "A firm will resume drilling." if "retomará sondajes" in title else "A firm has resumed drilling."
    told = _sentence(english, title, field="title")
    assert doubt_of_coming(told, replace(item(text), title=title)) == doubt


def test_a_day_within_an_if_may_be_another() -> None:
    told = _sentence("They will lift the strike if Congress approved it on 2 May.", "Levantarán el paro si …")
    assert doubt_of_coming(told, item("Levantarán el paro si …")) == DAY_IN_IF
    assert trust_in(replace(told, grade=Grade.AMBER)) == "none"


# --- told twice --------------------------------------------------------------------------------------------


def test_a_headline_without_the_name_is_no_second_event() -> None:
    mailed, draft = _week(
        "Pasco",
        (
            "Incendian vivienda de dirigente indígena en Oxapampa",
            "Desconocidos quemaron la vivienda del dirigente indígena Saúl Ricra en Oxapampa, Pasco.",
        ),
    )
    for text in (mailed, draft):
        assert "Saúl Ricra" in text
        assert "set on fire" not in text


def test_the_same_figure_in_two_towns_is_two_events() -> None:
    _, draft = _week(
        "Piura",
        (
            "Rondas de Lagunas capturan a doce mineros ilegales",
            "Las rondas campesinas de Lagunas, en Piura, capturaron a doce mineros ilegales.",
        ),
        (
            "Rondas de Sapillica capturan a doce mineros ilegales",
            "Las rondas campesinas de Sapillica, en Piura, capturaron a doce mineros ilegales. "
            "Los ronderos también incautaron tres camionetas.",
        ),
    )
    assert "Lagunas" in draft
    assert "Sapillica" in draft


# --- who ----------------------------------------------------------------------------------------------------


def _told(text: str, resources: Resources) -> Sequence[str]:
    return [sentence.text for sentence in sentences_of(item(text), resources).sentences]


def test_a_company_has_no_brother(resources: Resources) -> None:
    text = "La dirigente Ana Cuba denunció a la minera Los Andes. Su hermano, Julio Cuba, trabaja en la reserva."
    assert not any("brother of the" in one and "Los Andes" in one for one in _told(text, resources))


def test_the_authority_is_not_the_president_of_a_board(resources: Resources) -> None:
    board = "El presidente de la Junta de Usuarios de Moche, Elías Roca, pidió anular la licencia. "
    told = _told(board + "La autoridad respondió que la licencia es legal.", resources)
    assert not any("Roca, has replied" in one for one in told)
    mayor = "La Autoridad Nacional del Agua multó a Volcán. El alcalde de Yauli, Elías Roca, celebró la multa. "
    told = _told(mayor + "La autoridad pidió a la empresa limpiar el río Mantaro.", resources)
    assert not any("Roca, has asked" in one for one in told)


def test_the_leader_may_be_of_those_who_were_told_of_last(resources: Resources) -> None:
    head = "El dirigente de los mineros, Raúl Soto, anunció un paro de 48 horas. "
    between = "Los comuneros de Ocuviri rechazaron el paro. "
    demand = "El dirigente exigió que la Policía intervenga."
    assert any("Raúl Soto, has demanded" in one for one in _told(head + demand, resources))
    assert not any("Raúl Soto, has demanded" in one for one in _told(head + between + demand, resources))


@pytest.mark.parametrize(
    ("texts", "late"),
    [
        (("The minister has recalled the ruling.", "The minister, Rosa Vela, has said that it will stand."), True),
        (("The minister, Rosa Vela, has said that it will stand.", "The minister has recalled the ruling."), False),
        (("The manager has resigned.", "The minister, Rosa Vela, has said so."), False),
    ],
)
def test_nobody_is_named_behind_what_he_has_said(texts: Sequence[str], late: bool) -> None:
    assert is_named_too_late(texts) is late


def test_an_office_that_loses_its_name_loses_its_commas() -> None:
    said = [
        _sentence("The leader of the miners, Raúl Soto, has announced a strike.", "x"),
        _sentence("The leader of the miners, Raúl Soto, has demanded that the police step in.", "y"),
    ]
    ((_, again),) = shorten_persons((tuple(said),))
    assert again.text == "Soto has demanded that the police step in."


# --- of another one ----------------------------------------------------------------------------------------


def test_a_correction_takes_back_the_dead() -> None:
    none = replace(item("El COER precisó que ningún minero murió en el derrumbe de Parcoy."), id="two", title="Erratas")
    denials = denials_of([none], "La Libertad")
    toll = _sentence("A collapse in Parcoy has left four dead.", "Un derrumbe en Parcoy dejó cuatro muertos.")
    assert is_denied(toll, denials)
    hurt = _sentence("A collapse in Parcoy has injured four.", "Un derrumbe en Parcoy dejó cuatro heridos.")
    assert not is_denied(hurt, denials)


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        (
            "La minera Minsur entregó un reservorio a la comunidad de Palca, en Puno. La minera Ares entregó dos "
            "millones de soles a Ilave. La empresa entregará otro reservorio en 2025.",
            "Palca, in Puno. The company will",
        ),
        (
            "La comunidad de Tiruco y la comunidad de Laccaicca, en Puno, se reunieron con Minsur. La comunidad pidió "
            "300 millones de soles.",
            "The community has",
        ),
        (
            "El ministro del Ambiente, Juan Soto, renunció al cargo en Puno. La ministra del Ambiente, Ana Ruiz, "
            "asumió el cargo. El ministro prometió 4000 títulos en Puno.",
            "The minister has promised",
        ),
    ],
)
def test_the_company_is_not_another_that_stands_between(text: str, unsaid: str) -> None:
    mailed, draft = _week("Puno", ("Noticias de la región", text))
    assert unsaid not in mailed
    assert unsaid not in draft


def test_the_organisation_is_neither_of_two(resources: Resources) -> None:
    text = (
        "El Consejo Machiguenga del Río Urubamba (COMARU) y la Federación Nativa del Río Madre de Dios y Afluentes "
        "(FENAMAD) criticaron el convenio. La organización exigió 80 millones de soles."
    )
    assert not any("FENAMAD" in one and "S/80" in one for one in _told(text, resources))


def test_a_head_of_the_community_opens_no_text() -> None:
    text = "El jefe de la comunidad, Rafael Vera, pidió garantías a la Policía en Ucayali."
    assert "head of the community" not in "".join(_week("Ucayali", ("Piden garantías", text)))


@pytest.mark.parametrize(
    ("spanish", "by"),
    [
        ("Petroperú fue demandada por la comunidad de Cuninico en 2016.", "by the community"),
        ("La Sunarp fue multada por el Indecopi.", "by the consumer protection agency"),
        ("Petroperú fue demandada por el derrame en Cuninico.", "over the spill"),
    ],
)
def test_who_sues_is_not_what_about(spanish: str, by: str, resources: Resources) -> None:
    told = [s for s in sentences_of(item(spanish), resources).sentences if s.grade is Grade.GREEN]
    assert all(by in sentence.text for sentence in told)
