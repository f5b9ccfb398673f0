"""Whom "the leader" means, for an editor: by the one name that the article gave before it; two, and it stays open."""

import pytest

from digest.candidates import candidates_of
from digest.english.resolved import TAKEN
from digest.layout import Candidate
from digest.meant import meant
from digest.novelty import SentMemory
from digest.trust import trust_in
from pipeline.types import Evidence, Finding, Grade, Item, Sentence
from tests.digest.newsroom import END, report, story

LEADER = "Rosa Arimuya, dirigente yine, denunció la tala en el Manú."
FOREST_SERVICE = "El Servicio Nacional de Áreas Naturales Protegidas (Sernanp) presentó un informe."
RESERVE = "La Reserva Comunal El Sira cumple 20 años."


def _pointing(
    before: str, spanish: str, english: str, *findings: str, grade: Grade = Grade.AMBER
) -> tuple[Sentence, Item]:
    item = Item(id="1", title="", text=f"{before} {spanish}", lang="es", source="test")
    at = item.text.index(spanish)
    evidence = Evidence(item="1", quote=spanish, start=at, end=at + len(spanish))
    marks = tuple(Finding(rule="anaphora", severity="info", message=message) for message in findings)
    return Sentence(text=english, role="news", grade=grade, evidence=(evidence,), findings=marks), item


@pytest.mark.parametrize(
    ("before", "spanish", "english", "finding", "told"),
    [
        (LEADER, "La dirigente pidió botes.", "The leader has called for boats.",
         "the subject has been named before: dirigente", "The leader Rosa Arimuya has called for boats."),
        ("El alcalde de Iñapari, Raúl Paz, viajó a Lima.", "El alcalde pedirá obras.", "The mayor will request works.",
         "the subject has been named before: alcalde", "The mayor Raúl Paz will request works."),
        (FOREST_SERVICE, "La institución pidió guardaparques.", "The institution has called for rangers.",
         "the subject has been named before: institución",
         "The National Service of Protected Natural Areas (SERNANP) has called for rangers."),
        ("La Federación de Pueblos Yines del Purús (Fepyp) se reunió.", "La federación patrullará el río.",
         "The federation will patrol the river.", "the subject has been named before: federación",
         "The Federación de Pueblos Yines del Purús (Fepyp) will patrol the river."),
        (RESERVE, "El bosque de la reserva está en riesgo.", "The forest of the reserve is at risk.",
         "something has been named before: reserva", "The forest of the El Sira Communal Reserve is at risk."),
    ],
)  # fmt: skip
def test_the_one_that_the_article_has_named_is_called_by_its_name_and_an_editor_asked(
    before: str, spanish: str, english: str, finding: str, told: str
) -> None:
    sentence, item = _pointing(before, spanish, english, finding)

    named = meant(sentence, item)

    assert named is not None
    assert named.text == told
    assert all(item.text[each.start : each.end] == each.quote for each in named.evidence)
    assert [f.message.startswith(TAKEN) for f in named.findings] == [True]
    assert trust_in(named) == "read"


@pytest.mark.parametrize(
    ("before", "spanish", "english", "finding"),
    [
        # nobody, two, a woman for a man, somebody else spoken of since
        ("Hubo una reunión.", "El dirigente pidió botes.", "The leader has called for boats.", "dirigente"),
        (f"{LEADER} Elmer Ruiz, presidente de Boca Colorado, la apoyó.", "La dirigente pidió botes.",
         "The leader has called for boats.", "dirigente"),
        ("La presidenta de la comunidad, Ana Sueyo, viajó.", "El dirigente pidió botes.",
         "The leader has called for boats.", "dirigente"),
        (f"{LEADER} Luis Cárdenas, fiscal ambiental, escuchó a Cárdenas.", "La dirigente pidió botes.",
         "The leader has called for boats.", "dirigente"),
        # a company for an institution, two bodies, a pronoun that would turn to the body
        ("La Compañía de Oro del Inambari (Coinsa) cerró.", "La institución pidió botes.",
         "The institution has called for boats.", "institución"),
        (f"{FOREST_SERVICE} El Organismo de Supervisión de los Recursos Forestales (Osinfor) lo revisó.",
         "La institución pidió botes.", "The institution has called for boats.", "institución"),
        ("La Coordinadora de Mujeres del Alto Purús (Comap) se reunió.", "La coordinadora dijo que ella viajará.",
         "The coordinator has said that she will travel.", "coordinadora"),
    ],
)  # fmt: skip
def test_where_two_may_be_meant_or_none_it_stays_as_it_was(
    before: str, spanish: str, english: str, finding: str
) -> None:
    sentence, item = _pointing(before, spanish, english, f"the subject has been named before: {finding}")

    assert meant(sentence, item) is None


def test_an_area_is_not_named_where_the_article_has_two_or_the_sentence_its_own() -> None:
    finding = "something has been named before: reserva"
    two = _pointing(f"{RESERVE} Limita con el Parque Nacional Yanachaga.", "La reserva está en riesgo.",
                    "The reserve is at risk.", finding)  # fmt: skip
    later = _pointing("Hubo una reunión.", "La reserva está en riesgo.", "The reserve is at risk.", finding)
    sure = _pointing(RESERVE, "La reserva está en riesgo.", "The reserve is at risk.", finding, grade=Grade.GREEN)

    assert [meant(*each) for each in (two, later, sure)] == [None, None, None]


def _pool(*, for_editor: bool) -> list[Candidate]:
    written = report(
        "1",
        [
            (LEADER, "Rosa Arimuya has reported logging.", "news", Grade.NEUTRAL),
            ("La dirigente pidió botes al Gobierno.", "The leader has called for boats.", "news", Grade.AMBER),
        ],
        title="Botes para el Manú",
    )  # fmt: skip
    finding = Finding(rule="anaphora", severity="info", message="the subject has been named before: dirigente")
    kind = Finding(rule="english", severity="info", message="a predicate that has not fared well")
    sentences = tuple(
        Sentence(text=s.text, role=s.role, grade=s.grade, evidence=s.evidence, findings=(finding, kind))
        for s in written.sentences
    )
    item = written.item
    english = type(written)(item, sentences)
    pool, _ = candidates_of(
        story("s", english), region="Madre de Dios", news_from=END, until_on=END, written={"1": english},
        sent=SentMemory.of([]), ground=lambda sentence, item: (), for_editor=for_editor,
    )  # fmt: skip
    return pool


def test_a_story_may_begin_by_name_before_an_editor_and_nothing_of_it_is_mailed_unread() -> None:
    plain, named = _pool(for_editor=True)

    assert (plain.sentence.text, plain.opens, plain.may_open) == (
        "The leader has called for boats.",
        False,
        False,
    )
    assert (named.sentence.text, named.is_named) == ("The leader Rosa Arimuya has called for boats.", True)
    assert (named.may_open, named.is_sure) == (True, False)
    assert named.rank < plain.rank
    assert _pool(for_editor=False) == []
