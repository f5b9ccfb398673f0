"""Bulletins and editions: what enters, in which order, what is left out and why, and what is never told twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from digest.background import Background, load_background
from digest.compose import BulletinOptions, bulletin_text, compose_bulletin, compose_edition
from digest.layout import Candidate, Choice
from digest.novelty import SentMemory, said_by, sentences_in
from digest.retold import tells_new
from digest.telling import Bounds, Telling
from digest.trust import READ_IT, TO_BE_READ, is_to_be_read
from digest.vocabulary import Vocabulary, load_vocabulary
from digest.wording import explain_acronyms, shorten_persons
from digest.wordlists import house_words
from pipeline.types import BulletinDraft, Finding, Grade, Sentence, Story
from tests.digest.newsroom import END, Line, Written, a_week, report, story, written

REGION = "Madre de Dios"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="module")
def background() -> Background:
    return load_background()


def compose(
    stories: list[Story],
    english: dict[str, Written],
    vocabulary: Vocabulary,
    *,
    background: Background | None = None,
    sent: SentMemory | None = None,
    on: date = END,
    options: BulletinOptions | None = None,
    region: str = REGION,
) -> BulletinDraft:
    return compose_bulletin(
        region, stories, period_end_on=on, written=english, context=background, sent=sent, options=options,
        vocabulary=vocabulary,
    )  # fmt: skip


def left_out(draft: BulletinDraft) -> dict[str, str]:
    return {left.reason: left.detail for left in draft.left_out}


def one_story(lines: list[Line], vocabulary: Vocabulary, **given: object) -> BulletinDraft:
    one = report("one", lines, on=END - timedelta(days=1))
    return compose([story("one", one)], written(one), vocabulary, **given)  # type: ignore[arg-type]


RAID: Line = (
    "La Policía destruyó 17 dragas en el río Malinowski durante un operativo de tres "
    "días en la provincia de Tambopata.",
    "The police have destroyed 17 dredges on the river Malinowski during an "
    "operation of three days in the province of Tambopata.",
)


def test_a_week_makes_news_background_and_an_outlook(vocabulary: Vocabulary, background: Background) -> None:
    stories, english = a_week()

    draft = compose(stories, english, vocabulary, background=background)

    sentences = sentences_in(draft)
    assert sentences[0].text.startswith("Meanwhile, the police have destroyed 17 dredges")
    assert any(s.evidence[0].item == "context:madre-de-dios/manu-and-tambopata" for s in sentences)
    assert sentences[-1].role == "outlook"
    assert "will begin in April" in sentences[-1].text
    assert all(sentence.evidence for sentence in sentences)
    assert 2 <= len(draft.paragraphs) <= 5
    assert 90 <= sum(len(sentence.text.split()) for sentence in sentences) <= 290
    assert [f for f in draft.findings if f.severity == "error"] == []
    assert sum(f.severity == "warning" for f in draft.findings) <= 2
    assert not any("Nanay" in sentence.text for sentence in sentences)
    assert draft.note == ""


def test_the_same_news_of_two_outlets_is_told_once(vocabulary: Vocabulary) -> None:
    stories, english = a_week()

    text = bulletin_text(compose(stories, english, vocabulary))

    assert text.count("17 dredges") == 1


def test_a_bulletin_prints_as_title_date_and_paragraphs(vocabulary: Vocabulary) -> None:
    stories, english = a_week()

    lines = bulletin_text(compose(stories, english, vocabulary)).split("\n\n")

    assert lines[:2] == ["Meanwhile in Madre de Dios", "24 February 2019"]
    assert lines[2].startswith("Meanwhile, ")


def test_meanwhile_is_left_off_when_nothing_goes_before(vocabulary: Vocabulary) -> None:
    draft = one_story([RAID], vocabulary, options=BulletinOptions(opens_with_meanwhile=False, title="Dredges again"))

    assert sentences_in(draft)[0].text.startswith("The police")
    assert draft.title == "Dredges again"


def test_a_name_keeps_its_capital_behind_meanwhile(vocabulary: Vocabulary) -> None:
    line: Line = (
        "Fenamad pidió al Congreso un nuevo plazo para la titulación de las comunidades del río Las Piedras.",
        "Fenamad has asked Congress for a new deadline for the titling of the "
        "communities of the river Las Piedras, it says.",
    )

    assert sentences_in(one_story([line], vocabulary))[0].text.startswith("Meanwhile, Fenamad has asked")


def test_one_topic_does_not_crowd_out_the_others(vocabulary: Vocabulary) -> None:
    rivers = ["Inambari", "Malinowski", "Heath", "Pariamanu", "Tahuamanu", "Colorado", "Pukiri"]
    raids = [
        report(
            f"m{n}",
            [
                (
                    f"La Marina decomisó {n + 20} balsas mineras en el río {river} durante un "
                    "patrullaje nocturno cerca de la frontera.",
                    f"The navy has seized {n + 20} mining rafts on the river {river} during a night "
                    "patrol near the border.",
                )
            ],
            on=END - timedelta(days=n % 6),
        )
        for n, river in enumerate(rivers)
    ]
    title = report(
        "t",
        [
            (
                "La comunidad de Boca Pariamanu recibió su título de propiedad después de 20 años de trámite.",
                "The community of Boca Pariamanu has received its title deed after 20 years of procedure.",
            )
        ],
    )
    stories = [story(f"m{n}", raid, worth=0.8) for n, raid in enumerate(raids)]
    stories.append(story("t", title, topics=("titling",), worth=0.6))

    draft = compose(stories, written(*raids, title), vocabulary)

    assert "t" in {sentence.story for sentence in sentences_in(draft)}
    assert len({sentence.story for sentence in sentences_in(draft)}) <= 5


@pytest.mark.parametrize(
    ("grade", "reason"), [(Grade.AMBER, "amber: offered"), (Grade.NEUTRAL, "neutral line available")]
)
def test_only_green_sentences_enter_by_themselves(grade: Grade, reason: str, vocabulary: Vocabulary) -> None:
    draft = one_story([(*RAID, "news", grade)], vocabulary)

    assert draft.paragraphs == ()
    assert RAID[1] in {left.detail for left in draft.left_out if left.reason == reason}
    assert "too little news" in draft.note


def test_what_is_not_grounded_is_left_out_and_named(vocabulary: Vocabulary) -> None:
    wrong: Line = (RAID[0], RAID[1].replace("17", "71"))

    draft = one_story([wrong], vocabulary)

    assert draft.paragraphs == ()
    assert "71 is not in the source" in left_out(draft)["not grounded"]


def test_sources_that_disagree_are_left_out(vocabulary: Vocabulary) -> None:
    one = report("a", [RAID], on=END - timedelta(days=1))
    other = report(
        "b", [(RAID[0].replace("17", "23"), RAID[1].replace("17", "23"))], on=END - timedelta(days=1), source="cronica"
    )

    draft = compose([story("s", one, other)], written(one, other), vocabulary)

    assert draft.paragraphs == ()
    assert "sources disagree" in left_out(draft)


def test_a_later_word_of_the_same_outlet_stands_in_place_of_its_earlier_one(vocabulary: Vocabulary) -> None:
    one = report("a", [RAID], on=END - timedelta(days=2))
    later = report("b", [(RAID[0].replace("17", "23"), RAID[1].replace("17", "23"))], on=END - timedelta(days=1))

    text = bulletin_text(compose([story("s", one, later)], written(one, later), vocabulary))

    assert "23 dredges" in text
    assert "17 dredges" not in text


def test_a_sentence_that_takes_something_as_known_needs_it_named_before(vocabulary: Vocabulary) -> None:
    loose: Line = (
        "El vehículo fue intervenido en la carretera Interoceánica cerca de Mazuko con 300 galones de combustible.",
        "The vehicle was stopped on the Interoceanic highway near Mazuko with 300 gallons of fuel on board at night.",
    )

    assert one_story([loose], vocabulary).paragraphs == ()


def test_old_news_and_news_to_come_stay_out(vocabulary: Vocabulary) -> None:
    old = report("old", [RAID], on=END - timedelta(days=40))
    fresh = report("fresh", [("Nada nuevo hay hoy.", "x")], on=END)
    late = report("late", [RAID], on=END + timedelta(days=1))

    draft = compose([story("s", old, fresh, late)], written(old, fresh, late), vocabulary)

    assert draft.paragraphs == ()
    assert {left.item for left in draft.left_out if left.reason == "out of period"} == {"old", "late"}


def test_a_story_on_several_regions_gives_no_sentence_on_another_one(vocabulary: Vocabulary) -> None:
    raid = (RAID[0].replace("Tambopata", "Loreto"), RAID[1].replace("Tambopata", "Loreto"))
    one = report("one", [raid], regions=(REGION, "Loreto"))

    draft = compose([story("s", one, regions=(REGION, "Loreto"))], written(one), vocabulary)

    assert "on another region" in left_out(draft)


def test_little_news_makes_a_short_bulletin_that_says_so(vocabulary: Vocabulary, background: Background) -> None:
    line: Line = (
        RAID[0] + " El operativo terminó.",
        RAID[1].replace(".", ", and the operation has ended for now there."),
    )

    draft = one_story([line], vocabulary, background=background)

    n_words = sum(len(sentence.text.split()) for sentence in sentences_in(draft))
    assert "A short bulletin" in draft.note
    assert n_words < 90
    assert not any(finding.severity == "error" for finding in draft.findings)


def test_no_news_makes_no_bulletin_whatever_the_background(vocabulary: Vocabulary, background: Background) -> None:
    draft = compose([], {}, vocabulary, background=background)

    assert draft.paragraphs == ()
    assert draft.note == "No bulletin on Madre de Dios: too little news between 18 February and 24 February 2019."


def test_acronyms_are_explained_once_and_terms_glossed_once(vocabulary: Vocabulary) -> None:
    lines: list[Line] = [
        (
            "FENAMAD exigió la consulta previa a las comunidades del río Las Piedras antes de otorgar más concesiones.",
            "FENAMAD has demanded prior consultation of the communities of the river Las "
            "Piedras before any more concessions are granted.",
        ),
        (
            "En Puerto Maldonado, FENAMAD informó que 14 comunidades esperan su título de propiedad desde hace años.",
            "In Puerto Maldonado, FENAMAD has reported that 14 communities have been waiting "
            "for their title deeds for years.",
            "position",
        ),
    ]

    draft = one_story(lines, vocabulary)

    text = " ".join(sentence.text for sentence in sentences_in(draft))
    assert text.startswith(
        "Meanwhile, the Native Federation of the Madre de Dios River and Tributaries (FENAMAD) has demanded"
    )
    assert text.count("Native Federation") == 1
    assert text.count("prior consultation (consulta previa)") == 1
    assert not any(finding.severity == "error" for sentence in sentences_in(draft) for finding in sentence.findings)


def test_two_short_claims_of_one_story_become_one_sentence(vocabulary: Vocabulary) -> None:
    lines: list[Line] = [
        ("La Policía ingresó a La Pampa con 200 agentes.", "The police have entered La Pampa with 200 officers."),
        (
            "El gobernador pidió un cambio de uso de tierras.",
            "The governor has asked for a change of land use.",
            "position",
        ),
        (RAID[0], RAID[1]),
    ]

    texts = [sentence.text for sentence in sentences_in(one_story(lines, vocabulary))]

    assert any(", and the governor has asked" in text or " and have " in text for text in texts)


# --- memory -----------------------------------------------------------------------------------------


def remembered(*drafts: tuple[BulletinDraft, date]) -> SentMemory:
    return SentMemory.of(
        (key, text, story_id, day) for draft, day in drafts for key, text, story_id in said_by(sentences_in(draft))
    )


def test_an_update_carries_only_what_is_new(vocabulary: Vocabulary) -> None:
    first = report("a", [RAID], on=END - timedelta(days=6))
    sent = remembered(
        (compose([story("s", first)], written(first), vocabulary, on=END - timedelta(days=5)), END - timedelta(days=5))
    )
    new: Line = (
        "Un tribunal de Puerto Maldonado ordenó nueve meses de prisión preventiva para "
        "dos de los detenidos en el río Malinowski.",
        "A court in Puerto Maldonado has ordered nine months of pre-trial detention for "
        "two of those detained on the river Malinowski.",
    )
    update = report("b", [RAID, new], on=END - timedelta(days=1))

    draft = compose([story("s", first, update)], written(first, update), vocabulary, sent=sent)

    text = bulletin_text(draft)
    assert "nine months" in text, draft.left_out
    assert "17 dredges" not in text
    assert "told before" in left_out(draft)


def test_over_twelve_weeks_no_claim_is_sent_twice(vocabulary: Vocabulary, background: Background) -> None:
    """The same press each week, with one new raid: the rest was told in the first week."""
    rivers = ["Inambari", "Heath", "Pariamanu", "Tahuamanu", "Colorado", "Pukiri", "Acre", "Piedras", "Amigos", "Manu",
              "Yaguas", "Huacamayo"]  # fmt: skip
    told: list[tuple[BulletinDraft, date]] = []
    for week, river in enumerate(rivers):
        on = END + timedelta(weeks=week)
        stories, english = a_week()
        again = {
            key: report(key, [(s.evidence[0].quote, s.text, s.role) for s in each.sentences], on=on - timedelta(days=2))
            for key, each in english.items()
        }
        raid = report(
            f"new{week}",
            [
                (
                    f"La Marina decomisó {week + 30} balsas mineras en el río {river} durante un "
                    "patrullaje nocturno junto a la frontera con Bolivia.",
                    f"The navy has seized {week + 30} mining rafts on the river {river} during a "
                    "night patrol beside the border with Bolivia.",
                )
            ],
            on=on - timedelta(days=1),
        )
        news = [
            story(f"w{week}-{s.id}", *(again[i.id] for i in s.items), topics=s.topics, regions=s.regions)
            for s in stories
        ]
        news.append(story(f"new{week}", raid, worth=0.9))
        told.append(
            (
                compose(
                    news,
                    {**again, raid.item.id: raid},
                    vocabulary,
                    background=background,
                    sent=remembered(*told),
                    on=on,
                ),
                on,
            )
        )

    texts = [sentence.text for draft, _ in told for sentence in sentences_in(draft)]
    quotes = [e.quote for draft, _ in told for sentence in sentences_in(draft) for e in sentence.evidence]
    assert len(texts) == len(set(texts))
    assert sorted(quotes) == sorted(set(quotes)), [q for q in quotes if quotes.count(q) > 1]
    assert all(any(f"{week + 30} mining rafts" in text for text in texts) for week in range(1, len(rivers)))


# --- editions ---------------------------------------------------------------------------------------


def test_an_edition_lists_by_topic_what_no_bulletin_told(vocabulary: Vocabulary) -> None:
    stories, english = a_week()
    silent = report(
        "silent", [("Sin traducción alguna.", "", "news", Grade.AMBER)], on=END, title="Mineros bloquean vía"
    )
    stories.append(story("silent", silent, regions=("Puno",)))
    english |= written(silent)
    bulletin = compose(stories, english, vocabulary)

    edition = compose_edition(
        [bulletin], stories, digest="weekly", title="Meanwhile", period_end_on=END, written=english,
        sources_read=["Radio Aldea"], sources_down=["La Crónica"], held_back={"duplicate": 3}, vocabulary=vocabulary,
        outlets={"aldea": "Radio Aldea"},
    )  # fmt: skip

    lines = {line.sentence.story: line for section in edition.sections.values() for line in section}
    assert set(edition.sections) == {"redd", "mining", "titling"}
    assert set(lines) == {"loreto", "silent"}
    assert lines["loreto"].sentence.text == "The navy has seized two dredges on the river Nanay."
    assert lines["silent"].sentence.grade is Grade.NEUTRAL
    assert "Radio Aldea" in lines["silent"].sentence.text
    assert "Mineros bloquean vía" in lines["silent"].sentence.text
    assert edition.period_start_on == END - timedelta(days=6)
    assert edition.coverage.sources_down == ("La Crónica",)
    assert (edition.coverage.n_stories, edition.coverage.n_items) == (5, 6)
    assert edition.coverage.held_back == {"duplicate": 3}


def test_a_line_is_not_told_in_the_next_edition_again(vocabulary: Vocabulary) -> None:
    stories, english = a_week()
    first = compose_edition(
        [], stories, digest="d", title="t", period_end_on=END, written=english, vocabulary=vocabulary
    )
    sent = SentMemory.of((key, text, told, END) for key, text, told in said_by(sentences_in(first)))

    second = compose_edition(
        [], stories, digest="d", title="t", period_end_on=END + timedelta(days=1), written=english, sent=sent,
        vocabulary=vocabulary,
    )  # fmt: skip

    repeated = {s.text for s in sentences_in(first)} & {s.text for s in sentences_in(second)}
    assert len(sentences_in(first)) == 4
    assert repeated == set()


def test_a_section_has_room_for_so_many_lines(vocabulary: Vocabulary) -> None:
    stories, english = a_week()

    edition = compose_edition(
        [],
        stories,
        digest="d",
        title="t",
        period_end_on=END,
        written=english,
        lines_per_section=1,
        vocabulary=vocabulary,
    )

    assert [len(lines) for lines in edition.sections.values()] == [1, 1, 1]
    assert edition.coverage.held_back["no room in the section"] == 1


@pytest.mark.slow
def test_a_week_of_five_hundred_items_beside_a_long_memory_is_composed(
    vocabulary: Vocabulary, background: Background
) -> None:
    reports = [
        report(
            f"i{n}",
            [
                (
                    f"La Policía decomisó {n // 2 + 10} balsas en el sector {n // 2} del río Inambari "
                    "durante la noche del viernes.",
                    f"The police have seized {n // 2 + 10} rafts in sector {n // 2} of the river "
                    "Inambari during the night of Friday.",
                ),
                (
                    f"El alcalde del sector {n} pidió más agentes.",
                    f"The mayor of sector {n} has asked for more officers.",
                    "position",
                ),
            ],
            on=END - timedelta(days=n % 7),
            source=f"o{n % 12}",
        )
        for n in range(500)
    ]
    stories = [
        story(f"s{n}", *reports[n : n + 2], topics=(("redd", "mining", "titling")[n % 3],)) for n in range(0, 500, 2)
    ]
    english = written(*reports)
    old = [
        Sentence(text=f"The navy has burnt {n} rafts near town {n}.", role="news", grade=Grade.GREEN, evidence=())
        for n in range(2000)
    ]
    sent = SentMemory.of((key, text, told, END - timedelta(days=30)) for key, text, told in said_by(old))

    bulletin = compose(stories, english, vocabulary, background=background, sent=sent)
    edition = compose_edition(
        [bulletin], stories, digest="d", title="t", period_end_on=END, written=english, sent=sent, vocabulary=vocabulary
    )

    assert bulletin.paragraphs
    assert edition.bulletins


DOUBT = Finding(rule="english", severity="info", message="a predicate that has not fared well")
BACK = Finding(rule="anaphora", severity="info", message="the subject has been named before: operativo")


def with_findings(told: Written, place: int, *findings: Finding) -> Written:
    """The report with one of its sentences doubted."""
    sentences = list(told.sentences)
    sentences[place] = replace(sentences[place], grade=Grade.AMBER, findings=findings)
    return replace(told, sentences=tuple(sentences))


FOLLOWS: Line = (
    "El operativo destruyó también los campamentos de los mineros ilegales en la orilla del río Malinowski.",
    "The operation has destroyed the camps of the illegal miners on the bank of the river Malinowski.",
)


def test_a_less_certain_sentence_enters_an_editors_draft_only_and_is_marked(vocabulary: Vocabulary) -> None:
    told = with_findings(report("a", [RAID, FOLLOWS]), 1, DOUBT)
    stories = [story("s", told)]

    unread = compose(stories, written(told), vocabulary)
    read = compose(stories, written(told), vocabulary, options=BulletinOptions(for_editor=True))

    assert [s.grade for s in sentences_in(unread)] == [Grade.GREEN]
    assert "amber: offered" in {left.reason for left in unread.left_out}
    assert [s.grade for s in sentences_in(read)] == [Grade.GREEN, Grade.AMBER]
    assert [f.rule for f in sentences_in(read)[1].findings if f.severity == "info"] == ["E1"]


def test_a_sentence_that_only_points_back_is_sure_behind_what_it_points_to(vocabulary: Vocabulary) -> None:
    told = with_findings(report("a", [RAID, FOLLOWS]), 1, BACK)
    alone = with_findings(report("b", [FOLLOWS]), 0, BACK)

    behind = compose([story("s", told)], written(told), vocabulary)
    first = compose([story("t", alone)], written(alone), vocabulary)

    assert [s.grade for s in sentences_in(behind)] == [Grade.GREEN, Grade.GREEN]
    assert sentences_in(first) == []
    assert "amber: offered" in {left.reason for left in first.left_out}


def test_doubt_of_a_word_s_sense_never_enters(vocabulary: Vocabulary) -> None:
    sense = Finding(rule="english", severity="info", message="sense of campamento")
    told = with_findings(report("a", [RAID, FOLLOWS]), 1, sense)

    draft = compose([story("s", told)], written(told), vocabulary, options=BulletinOptions(for_editor=True))

    assert len(sentences_in(draft)) == 1


def test_a_story_tells_an_event_once_and_what_is_to_come_closes(vocabulary: Vocabulary) -> None:
    again: Line = (
        "La Policía destruyó 17 dragas y 38 motores en el río Malinowski.",
        "The police have destroyed 17 dredges and 38 engines on the river Malinowski.",
    )
    plan: Line = (
        "El gobernador colocará a un líder indígena al frente del servicio regional de asuntos indígenas.",
        "The governor will place an indigenous leader at the head of the regional service for indigenous affairs.",
        "outlook",
    )
    raid, will = report("a", [RAID, again]), report("b", [plan])
    ten: Line = (
        "Diez comunidades de Tambopata recibieron sus títulos de propiedad en Puerto Maldonado.",
        "Ten communities of Tambopata have received their title deeds in Puerto Maldonado.",
    )
    titles = report("c", [ten])
    stories = [story("s", raid), story("t", will, worth=0.9), story("u", titles, topics=("titling",))]

    texts = [s.text for s in sentences_in(compose(stories, written(raid, will, titles), vocabulary))]

    assert sum("dredges" in text for text in texts) == 1
    assert "will place" in texts[-1]


def test_a_person_keeps_the_capital_behind_meanwhile(vocabulary: Vocabulary) -> None:
    line: Line = (
        "Arbildo Meléndez, jefe de la comunidad de Unipacuyacu, fue asesinado en la provincia de Tambopata.",
        "Arbildo Meléndez, the head of the community of Unipacuyacu, has been murdered in the province of Tambopata.",
    )

    assert sentences_in(one_story([line], vocabulary))[0].text.startswith("Meanwhile, Arbildo Meléndez")


def test_only_the_weightiest_stories_and_a_few_tellers_of_each_are_written(vocabulary: Vocabulary) -> None:
    asked: list[str] = []

    class Asked(dict[str, Written]):
        def get(self, key: str, default: object = None) -> Written | None:  # type: ignore[override]
            asked.append(key)
            return super().get(key)

    many = [report(f"m{n}", [RAID], source=f"s{n}", on=END - timedelta(days=n % 5)) for n in range(6)]
    others = [report(f"o{n}", [RAID]) for n in range(30)]
    stories = [story("big", *many, worth=0.9), *(story(f"t{n}", one, worth=0.5) for n, one in enumerate(others))]

    draft = compose(stories, Asked(written(*many, *others)), vocabulary)

    assert len([key for key in asked if key.startswith("m")]) == 3
    assert len(asked) <= 3 + 14
    assert {left.story for left in draft.left_out} >= {f"t{n}" for n in range(29, 30)}


LAW: list[Line] = [
    (
        "El Congreso aprobó la ley que declara en emergencia el distrito de Inambari, en Madre de Dios.",
        "Congress has approved the law that declares an emergency in the district of Inambari in Madre de Dios.",
    ),
    (
        "La ley crea un fondo de 40 millones de soles para la reforestación.",
        "The law creates a fund of S/40 million for reforestation.",
        "background",
    ),
    (
        "La ley prohíbe el transporte de combustible hacia los campamentos.",
        "The law forbids the transport of fuel to camps.",
        "background",
    ),
    (
        "Los alcaldes de Tambopata exigieron al Ejecutivo un presupuesto propio.",
        "Mayors of Tambopata have demanded a budget of their own from the executive.",
        "position",
    ),
    (
        "La Federación Nativa del Río Madre de Dios y Afluentes (FENAMAD) rechazó la falta de consulta.",
        "The Native Federation of Madre de Dios (FENAMAD) has rejected the lack of consultation.",
        "position",
    ),
    (
        "Los pobladores de Mazuko bloquearon la carretera Interoceánica durante seis horas.",
        "Residents of Mazuko have blocked the Interoceanic highway for six hours.",
    ),
]


def test_a_story_that_stands_alone_tells_more_in_a_second_paragraph(vocabulary: Vocabulary) -> None:
    draft = one_story(LAW, vocabulary)

    assert len(draft.paragraphs) == 2
    assert sum(len(paragraph) for paragraph in draft.paragraphs) > 4
    assert draft.paragraphs[0][0].text.startswith("Meanwhile, Congress has approved")
    assert "fund of S/40 million" in bulletin_text(draft)
    assert not [finding for finding in draft.findings if finding.severity == "error"]


def test_other_stories_leave_the_one_that_leads_no_second_paragraph(vocabulary: Vocabulary) -> None:
    law = report("law", LAW, on=END - timedelta(days=1))
    stories, english = a_week()

    draft = compose([story("law", law, worth=0.95), *stories], {**english, **written(law)}, vocabulary)

    of_law = [sentence for sentence in sentences_in(draft) if sentence.story == "law"]
    assert {sentence.story for sentence in sentences_in(draft)} > {"law"}
    assert len(of_law) <= 4 + 2  # what it enters by, and what is left of seven sentences


def test_where_an_editor_reads_a_story_may_open_on_whom_it_names(vocabulary: Vocabulary) -> None:
    line: Line = (
        "La empresa Minera Inambari solicitó al Senace el retiro del estudio de impacto ambiental del proyecto.",
        "The company Minera Inambari has requested the withdrawal of the impact study of the project from SENACE.",
        "news",
        Grade.AMBER,
    )
    marks = (
        Finding(rule="english", severity="info", message="of whom it is asked"),
        Finding(rule="anaphora", severity="info", message="something has been named before: proyecto"),
    )
    one = report("one", [line], on=END - timedelta(days=1))
    one = replace(one, sentences=tuple(replace(sentence, findings=marks) for sentence in one.sentences))

    read = compose([story("one", one)], written(one), vocabulary, options=BulletinOptions(for_editor=True))
    unread = compose([story("one", one)], written(one), vocabulary)

    assert any(finding.rule == "E1" for finding in sentences_in(read)[0].findings)
    assert unread.paragraphs == ()


def test_a_river_is_no_other_region(vocabulary: Vocabulary) -> None:
    line: Line = (
        "La vía fluvial de Madre de Dios abarca 300 kilómetros de los ríos Inambari, Ucayali y Amazonas.",
        "The waterway covers 300 kilometres of the Inambari, Ucayali and Amazonas rivers.",
    )
    one = report("one", [RAID, line], on=END - timedelta(days=1), regions=("Madre de Dios", "Puno"))

    draft = compose([story("one", one)], written(one), vocabulary)

    assert "on another region" not in left_out(draft)


def test_an_office_is_not_told_beside_a_name_that_is_known() -> None:
    text = "The regional government will open a service, according to the governor, Luis Hidalgo Okimura."
    first = Sentence(
        text="The regional governor, Luis Hidalgo Okimura, has signed it.", role="news", grade=Grade.GREEN, evidence=()
    )
    second = Sentence(text=text, role="news", grade=Grade.GREEN, evidence=())

    ((_, told),) = shorten_persons(((first, second),))

    assert told.text == "The regional government will open a service, according to the governor."


CUT = Finding(rule="english", severity="info", message="a list may have been cut")


def test_an_editor_may_read_the_beginning_of_a_sentence_but_not_of_a_list(vocabulary: Vocabulary) -> None:
    line: Line = (
        "El Organismo de Evaluación y Fiscalización Ambiental (OEFA) ordenó a la minera presentar un cronograma para "
        "el cierre de las pozas.",
        "The Environmental Assessment and Enforcement Agency (OEFA) has ordered the mining company to present a "
        "timetable.",
        "news",
        Grade.AMBER,
    )
    listed: Line = (
        "El alcalde de Inambari llegó con los ministros del Interior, Carlos Morán; del Ambiente, Fabiola Muñoz, y "
        "otros.",
        "The mayor of Inambari has arrived with interior ministers in the province.",
        "news",
        Grade.AMBER,
    )
    for told, n in ((line, 1), (listed, 0)):
        one = with_findings(report("one", [told]), 0, CUT)

        draft = compose([story("s", one)], written(one), vocabulary, options=BulletinOptions(for_editor=True))

        assert len(sentences_in(draft)) == n, told[1]


def test_a_story_opens_on_a_full_sentence_and_where_people_are_from_is_no_person(vocabulary: Vocabulary) -> None:
    offer: Line = (
        "La Municipalidad de Tambopata ofrece una mesa de diálogo.",
        "The municipality of Tambopata offers a dialogue table.",
    )
    block: Line = (
        "Comuneros de Huacamayo mantienen el bloqueo de la carretera y exigen un pago por el uso de la vía.",
        "Community members from Huacamayo maintain the blockade of the highway and have demanded a payment for it.",
        "news",
        Grade.AMBER,
    )
    unknown = Finding(rule="english", severity="info", message="a person who is not introduced")
    doubt = Finding(rule="english", severity="info", message="a predicate that has not fared well")
    one = with_findings(report("one", [offer, block]), 1, unknown, doubt)

    draft = compose([story("s", one)], written(one), vocabulary, options=BulletinOptions(for_editor=True))

    assert draft.paragraphs[0][0].text.startswith("Meanwhile, community members from Huacamayo")


def test_a_surname_at_the_head_of_both_sentences_keeps_its_capital(vocabulary: Vocabulary) -> None:
    line: Line = (
        "Quispirimachi impulsó la creación de una reserva territorial en la cuenca del río Tahuamanu.",
        "Quispirimachi has promoted the creation of a territorial reserve in the basin of the river Tahuamanu.",
    )

    assert one_story([line], vocabulary).paragraphs[0][0].text.startswith("Meanwhile, Quispirimachi has")


def test_a_story_without_its_lead_opens_on_what_an_editor_can_read_of_it(vocabulary: Vocabulary) -> None:
    beyond: Line = (
        "Las organizaciones de Tambopata exigieron al Gobierno Regional un plan de vigilancia de los bosques.",
        "Organisations of Tambopata have demanded a plan for the surveillance of forests from the regional government.",
        "position",
    )
    one = report("one", [beyond], on=END - timedelta(days=1))
    lead = "Se realizó ayer una jornada. " * 4
    moved = tuple(
        replace(
            sentence,
            evidence=tuple(replace(e, start=e.start + len(lead), end=e.end + len(lead)) for e in sentence.evidence),
        )
        for sentence in one.sentences
    )
    one = replace(one, item=replace(one.item, title="Jornada en la ciudad", text=lead + one.item.text), sentences=moved)

    read = compose([story("s", one)], written(one), vocabulary, options=BulletinOptions(for_editor=True))
    unread = compose([story("s", one)], written(one), vocabulary)

    assert "Organisations of Tambopata" in bulletin_text(read) or "organisations of Tambopata" in bulletin_text(read)
    assert unread.paragraphs == ()


def test_beside_a_named_subject_an_editor_sees_what_is_pointed_to(vocabulary: Vocabulary) -> None:
    detail: Line = (
        "La Fiscalía Ambiental de Tambopata abrió una investigación por la tala en la zona.",
        "The environmental prosecutor's office in Tambopata has opened an investigation for logging in the area.",
        "news",
        Grade.AMBER,
    )
    marks = (DOUBT, Finding(rule="anaphora", severity="info", message="something has been named before: zona"))
    told = with_findings(report("a", [RAID, detail]), 1, *marks)

    read = compose([story("s", told)], written(told), vocabulary, options=BulletinOptions(for_editor=True))
    unread = compose([story("s", told)], written(told), vocabulary)

    assert [sentence.grade for sentence in sentences_in(read)] == [Grade.GREEN, Grade.AMBER]
    assert len(sentences_in(unread)) == 1


def test_what_is_told_of_an_article_is_followed_where_an_editor_finds_what_is_meant(vocabulary: Vocabulary) -> None:
    day: Line = ("La fuga se produjo el 18 de febrero.", "The leak occurred on 18 February.", "news", Grade.AMBER)
    back = Finding(rule="anaphora", severity="info", message="the subject has been named before: fuga")
    told = with_findings(report("a", [RAID, day]), 1, back)

    read = compose([story("s", told)], written(told), vocabulary, options=BulletinOptions(for_editor=True))
    unread = compose([story("s", told)], written(told), vocabulary)

    last = sentences_in(read)[-1]
    assert (last.text, last.grade) == ("The leak occurred on 18 February.", Grade.AMBER)
    assert any(finding.rule == "E1" and "fuga" in finding.message for finding in last.findings)
    assert [sentence.grade for sentence in sentences_in(unread)] == [Grade.GREEN]


def test_a_sure_sentence_that_leans_on_its_article_is_amber_and_names_what_is_meant(vocabulary: Vocabulary) -> None:
    day: Line = ("La fuga se produjo el 18 de febrero.", "The leak occurred on 18 February.")
    told = report("a", [RAID, day])

    read = compose([story("s", told)], written(told), vocabulary, options=BulletinOptions(for_editor=True))

    last = sentences_in(read)[-1]
    assert (last.text, last.grade) == ("The leak occurred on 18 February.", Grade.AMBER)
    assert [finding.message for finding in last.findings if finding.rule == TO_BE_READ] == [
        f"{READ_IT} Is it clear which “leak” is meant?"
    ]


def test_what_leans_on_its_article_is_marked_when_it_was_refused_before() -> None:
    raid: Line = (
        "La Policía destruyó 17 dragas, 38 motores y 12 balsas en el río Malinowski.",
        "The police have destroyed 17 dredges, 38 engines and 12 rafts on the river Malinowski.",
    )
    figure: Line = (
        "El vehículo llevaba 300 galones de combustible a Mazuko.",
        "The vehicle was carrying 300 gallons of fuel to Mazuko.",
    )
    long: Line = (
        "El ingeniero viajó a Laberinto, Huepetuhe, Boca Colorado, Iberia, Iñapari y Salvación.",
        "The engineer has travelled to Laberinto, to Huepetuhe, to Boca Colorado, to Iberia, to Iñapari and to "
        "Salvación, where farmers of Tambopata, nut gatherers of Tahuamanu and fishers of Manu have told him of "
        "miners who came by night, of rivers that run brown, of trees that were felled, of tracks that lead nowhere, "
        "of engines that nobody claims and of fish that nobody buys.",
    )
    told = report("a", [raid, figure, long])
    pool = [
        Candidate(sentence=one, story=story("s", told), item=told.item, rank=2.0 - 0.1 * place, opens=place == 0)
        for place, one in enumerate(told.sentences)
    ]

    telling = Telling(pool=pool, for_editor=True, choice=Choice(story=pool[0].story))
    choice = telling.begin(Bounds(room=200, elsewhere=[]), most=4)

    assert choice is not None
    assert [(one.text, one.grade, is_to_be_read(one)) for one in choice.sentences] == [
        (raid[1], Grade.GREEN, False),
        (figure[1], Grade.AMBER, True),
        (long[1], Grade.AMBER, True),
    ]


def test_an_editor_s_draft_tells_whole_what_a_sure_sentence_leaves_off(vocabulary: Vocabulary) -> None:
    line: Line = (
        "La Policía destruyó 17 dragas en el río Malinowski y detuvo a 7 mineros en la provincia de Tambopata.",
        "The police have destroyed 17 dredges on the river Malinowski in the province of Tambopata.",
    )
    told = report("a", [line])
    (sure,) = told.sentences
    text = "The police have destroyed 17 dredges on the river Malinowski and arrested 7 miners in Tambopata."
    told = replace(told, fuller=(replace(sure, text=text, grade=Grade.AMBER, findings=(DOUBT,)),))
    same = replace(told, fuller=(replace(told.fuller[0], text=sure.text.replace("have", "had")),))

    read = compose([story("s", told)], written(told), vocabulary, options=BulletinOptions(for_editor=True))
    unread = compose([story("s", told)], written(told), vocabulary)
    no_more = compose([story("s", same)], written(same), vocabulary, options=BulletinOptions(for_editor=True))

    assert "7 miners" in bulletin_text(read)
    assert [sentence.grade for sentence in sentences_in(read)] == [Grade.AMBER]
    assert "7 miners" not in bulletin_text(unread)
    assert [sentence.grade for sentence in sentences_in(no_more)] == [Grade.GREEN]


def test_where_an_editor_reads_all_stories_tell_more(vocabulary: Vocabulary) -> None:
    lines: list[Line] = [
        (
            "La comunidad de Boca Inambari recuperó 300 hectáreas de bosque degradado por la minería.",
            "The community of Boca Inambari has recovered 300 hectares of forest degraded by mining.",
        ),
        (
            "Los jóvenes de Boca Inambari sembraron castaña y shiringa en cuatro parcelas cerca del río.",
            "Young people of Boca Inambari have planted Brazil nut and rubber trees on four plots near the river.",
        ),
        (
            "El Ministerio del Ambiente financió un vivero de Boca Inambari con 80 mil soles.",
            "The Ministry of the Environment has financed a nursery of Boca Inambari with S/80,000.",
        ),
        (
            "Las familias de Boca Inambari venderán los primeros frutos a una cooperativa de Puerto Maldonado.",
            "Families of Boca Inambari have sold the first fruit to a cooperative of Puerto Maldonado.",
        ),
    ]
    one, other = report("a", [RAID]), report("b", lines, source="cronica")
    third = report(
        "c",
        [
            (
                "La Marina incautó dos botes en el río Tambopata.",
                "The navy has seized two boats on the river Tambopata near the town of Infierno.",
            )
        ],
    )
    stories = [story("s", one, worth=0.8), story("t", other), story("u", third, worth=0.4)]

    def n_told(*, for_editor: bool) -> int:
        options = BulletinOptions(for_editor=for_editor)
        draft = compose(stories, written(one, other, third), vocabulary, options=options)
        assert [finding for finding in draft.findings if finding.severity == "error"] == []
        return sum("Boca Inambari" in evidence.quote for s in sentences_in(draft) for evidence in s.evidence)

    assert n_told(for_editor=False) == 2
    assert n_told(for_editor=True) > 2


def test_a_sentence_with_a_figure_or_name_more_is_told_before_one_that_has_none(vocabulary: Vocabulary) -> None:
    plain: Line = (
        "Los comuneros pidieron a las autoridades más control sobre los ingresos de combustible en la zona.",
        "Community members have asked the authorities for more control of the entry of fuel into the area.",
    )
    figure: Line = (
        "Los bomberos evacuaron a 26 familias tras el desborde ocurrido cerca de los campamentos ilegales.",
        "Firefighters have evacuated 26 families after the overflow that occurred near the illegal camps.",
    )
    told = report("a", [RAID, plain, figure])
    pool = [
        Candidate(sentence=sentence, story=story("s", told), item=told.item, rank=2.0 - 0.1 * place)
        for place, sentence in enumerate(told.sentences)
    ]

    assert tells_new(pool[2], pool[:1])
    assert not tells_new(pool[1], pool[:1])


def test_a_place_in_brackets_is_no_acronym() -> None:
    texts = (
        "Communities in the province of Espinar (Cusco) have sued the state.",
        "The organisations CooperAcción and Human Rights Without Borders (Cusco) have given workshops.",
    )
    sentences = tuple(Sentence(text=text, role="news", grade=Grade.GREEN, evidence=()) for text in texts)

    ((_, workshops),) = explain_acronyms((sentences,), house_words())

    assert workshops.text == texts[1]


def test_a_nationality_keeps_its_capital_behind_meanwhile(vocabulary: Vocabulary) -> None:
    line: Line = (
        "Palmicultores peruanos se comprometieron en Tambopata a producir sin deforestar hasta 2021.",
        "Peruvian oil palm growers have undertaken in Tambopata to produce without deforestation by 2021.",
    )

    assert sentences_in(one_story([line], vocabulary))[0].text.startswith("Meanwhile, Peruvian ")


def test_a_month_is_something_new() -> None:
    told = report("a", [RAID, ("La consulta empezará en enero.", "The consultation process will begin in January.")])
    raid, month = (
        Candidate(sentence=sentence, story=story("s", told), item=told.item, rank=1.0) for sentence in told.sentences
    )

    assert tells_new(month, [raid])
    assert not tells_new(month, [raid, month])


def test_a_body_named_in_plain_words_is_named_in_full_once() -> None:
    texts = (
        "The environmental certification agency (SENACE) is assessing the request.",
        "Federations have asked the head of the national environmental certification agency (SENACE) to reject it.",
        "The leaders of the native federation (FENAMAD) have sued the environmental enforcement agency (OEFA).",
    )
    sentences = tuple(Sentence(text=text, role="news", grade=Grade.GREEN, evidence=()) for text in texts)

    ((first, second, third),) = explain_acronyms((sentences,), house_words())

    assert first.text == texts[0]
    assert second.text == "Federations have asked the head of SENACE to reject it."
    assert third.text == texts[2]
