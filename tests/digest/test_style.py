"""The house style: a good bulletin passes, and each rule finds what it is for."""

from datetime import date, timedelta

import pytest

from digest.style import check_bulletin, check_file_text, check_text, parse_date_line
from pipeline.types import BulletinDraft, Evidence, Finding, Grade, Sentence

DAY = date(2019, 2, 24)
GOOD = """Some 40 leaders of native communities in Atalaya have met to weigh up three years of titling, and have agreed
to press the regional government of Ucayali for faster surveys. They say that settlers arrive sooner than the titles do.

The region has more than 200 communities without a title, according to the Institute for the Common Good. Although money
for the work has been available since 2015, the directorate of agriculture lacks surveyors, and each community is
measured by itself rather than together with its neighbours, which leaves strips of forest between them unprotected.

Loggers have meanwhile opened a track of 12 kilometres along the river Inuya. The environmental prosecutor's office
has begun an investigation, but no one has so far been charged, and residents complain that patrols seldom come.

The regional governor has announced that four teams of surveyors, paid from a loan of the Inter-American Development
Bank, will begin work in the lower Urubamba in April."""


def rules(text: str, *, title: str = "Meanwhile in Ucayali", on: date | None = DAY) -> set[tuple[str, str]]:
    return {(finding.rule, finding.severity) for finding in check_text(title, on, text)}


def test_a_good_bulletin_passes() -> None:
    assert rules(GOOD) == set()
    assert check_file_text(f"Meanwhile in Ucayali\n\n24 February 2019\n\n{GOOD}\n") == ()


@pytest.mark.parametrize(
    ("old", "new", "rule", "severity"),
    [
        ("in April.", "in April!", "V3", "error"),
        ("in April.", "in April 🌳.", "V3", "error"),
        ("They say", "We say", "V2", "error"),
        ("The region has", "As the Peru Support Group reports, the region has", "V2", "error"),
        ("neighbours", "neighbors", "B1", "error"),
        ("kilometres", "kilometers", "B1", "error"),
        ("The regional governor", "OEFA and the regional governor", "P1", "error"),
        ("native communities", "comunidades campesinas with a comunidad nativa", "P2", "warning"),
        ("Ucayali", "Huanuco", "P3", "warning"),
        ("in April.", "on 3 March. Click here for more.", "F1", "error"),
        ("has begun an investigation", "began an investigation on 27 February", "D2", "error"),
        ("has begun an investigation", "began an investigation on February 20", "D1", "warning"),
        ("has begun an investigation", "began an investigation on 20/02/2019", "D1", "warning"),
        ("a track of 12 kilometres along", "tracks, 12, along", "N2", "error"),
        ("12 kilometres", "12 ha", "N2", "warning"),
        ("They say that", "They say “yes”, “no”, “perhaps” and “never”, that", "A2", "error"),
        ("They say that", "They say “yes, that", "A2", "error"),
        ("so far been charged", "allegedly been seen; a man is accused of theft", "L4", "warning"),
        ("Some 40 leaders of native communities in Atalaya have met", "Leaders talk", "V1", "warning"),
    ],
)  # fmt: skip
def test_each_rule_finds_its_fault(old: str, new: str, rule: str, severity: str) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new)
    if rule == "L4":
        text = text.replace("do.", "do; they wait; they hope.")
    if rule == "V1":
        text = text.replace("and have agreed", "and agree").replace("to weigh up", "and weigh up")

    assert (rule, severity) in rules(text)


@pytest.mark.parametrize(
    "title",
    [
        "Trouble.",
        "A title of very many words that goes on and on until nobody reads it",
        "LOGGERS INVADE forest",
        "Forest loss up 20% in Ucayali",
        "Who owns the forest?",
    ],
)
def test_titles_out_of_style_are_warned_of(title: str) -> None:
    assert ("T1", "warning") in rules(GOOD, title=title)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("has begun an investigation", "has announced a strike from 27 February", "D2"),
        ("The regional governor", "The company MMG and the regional governor", "P1"),
    ],
)
def test_what_is_announced_may_lie_ahead_and_a_firm_is_its_own_name(old: str, new: str, rule: str) -> None:
    assert old in GOOD
    assert rule not in {found for found, _ in rules(GOOD.replace(old, new))}


def test_lengths_go_by_bands() -> None:
    short = "Leaders have met in Atalaya to speak of titles and of settlers who arrive before them."

    assert ("L1", "error") in rules(short)
    assert ("L1", "error") in rules("\n\n".join([GOOD] * 3))
    assert ("L2", "error") in rules("\n\n".join([GOOD] * 3))
    assert ("L3", "error") in rules(
        GOOD.replace("faster surveys.", "faster surveys " + "and more money " * 20 + "now.")
    )
    assert rules("") == {("L1", "error")}


@pytest.mark.parametrize(
    "line", ["24 february 2019", "February 24, 2019", "24/02/2019", "08 April 2019", "31 June 2019"]
)
def test_date_lines_out_of_style_are_errors(line: str) -> None:
    assert parse_date_line(line) is None
    found = {(finding.rule, finding.severity) for finding in check_file_text(f"Title\n\n{line}\n\n{GOOD}")}
    assert ("D1", "error") in found


def test_a_day_of_last_year_without_its_year_is_no_day_to_come() -> None:
    text = GOOD.replace("has begun an investigation", "did not come on 27 December")

    assert ("D2", "error") not in rules(text, on=date(2019, 5, 12))


def _draft(
    text: str, evidence: tuple[Evidence, ...], *, note: str = "", findings: tuple[Finding, ...] = ()
) -> BulletinDraft:
    sentence = Sentence(text=text, role="news", grade=Grade.GREEN, evidence=evidence, findings=findings)
    return BulletinDraft(
        region="Ucayali", title="Meanwhile in Ucayali", dated_on=DAY, paragraphs=((sentence,),), note=note
    )


def _found(draft: BulletinDraft) -> set[tuple[str, str]]:
    return {(finding.rule, finding.severity) for finding in check_bulletin(draft)}


def test_a_bulletin_needs_sources_that_are_not_later_than_itself() -> None:
    later = Evidence(item="1", quote="Se reunieron.", published_on=DAY + timedelta(days=1))

    assert ("S1", "error") in _found(_draft("Leaders have met.", ()))
    assert ("S1", "error") in _found(_draft("Leaders have met.", (later,)))
    assert ("S1", "error") not in _found(
        _draft("Leaders have met.", (Evidence(item="1", quote="x", published_on=DAY),))
    )


def test_words_of_an_english_source_are_not_taken_over() -> None:
    source = Evidence(
        item="1", quote="Residents said that nobody had asked them before the road was cut through the forest."
    )
    copied = "Leaders say that nobody had asked them before the road was cut."

    assert ("S2", "error") in _found(_draft(copied, (source,)))
    assert ("S2", "error") not in _found(
        _draft("Leaders complain that the road came without their consent.", (source,))
    )
    name = "Organización Regional de los Pueblos Indígenas de la Amazonía Norte"
    named = Evidence(item="1", quote=f"La {name} exigió agua.")
    assert ("S2", "error") not in _found(_draft(f"The {name} has demanded water.", (named,)))


def test_a_bulletin_that_says_it_is_short_may_be_short() -> None:
    evidence = (Evidence(item="1", quote="x", published_on=DAY),)

    assert ("L1", "error") in _found(_draft("Leaders have met.", evidence))
    assert ("L1", "info") in _found(_draft("Leaders have met.", evidence, note="A short bulletin."))


def test_what_grounding_said_is_among_the_findings() -> None:
    finding = Finding(rule="N1", severity="error", message="12 is not in the source")
    evidence = (Evidence(item="1", quote="x", published_on=DAY),)

    assert ("N1", "error") in _found(_draft("12 leaders have met.", evidence, findings=(finding,)))
    assert check_bulletin(BulletinDraft(region="Ica", title="t", dated_on=DAY, paragraphs=(), note="none")) == ()
