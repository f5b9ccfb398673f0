"""The bulletin page: every act is checked, kept, undone; an approval names one text and is void for another."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from digest.novelty import sentences_in
from digest.trust import READ_IT, READ_THROUGH, TO_BE_READ, is_to_be_read
from meanwhile import jobs, mailing
from meanwhile.config import Config
from meanwhile.desk.context import Desk
from meanwhile.desk.editing import sentence_at, spot_of
from meanwhile.edition_json import from_json, to_json
from pipeline.store import deliveries, drafts, editions
from pipeline.store.database import Database
from pipeline.tables import EditionRow
from pipeline.types import EditionDraft, Grade, Item, Sentence

from .conftest import END, Clock, Hire, Person

EDITION = "/editions/1"


def row_of(database: Database, edition_id: int = 1) -> EditionRow:
    with database.reading() as session:
        return editions.by_id(session, edition_id)


def draft_of(database: Database, edition_id: int = 1) -> EditionDraft:
    return from_json(row_of(database, edition_id).body)


def texts(draft: EditionDraft, number: int = 0) -> list[str]:
    return [one.text for one in sentences_in(draft.bulletins[number])]


def act(person: Person, stored: Database, what: str, **data: object) -> str:
    """An act on the edition as it is now; the page after it."""
    return person.does(f"{EDITION}/{what}", {"revision": row_of(stored).revision, **data}).text


def test_the_page_shows_stories_draft_and_evidence_of_the_focused_sentence(editor: Person, stored: Database) -> None:
    draft = draft_of(stored)
    assert len(texts(draft)) > 3

    page = unescape(editor.page(f"{EDITION}?at=0.0.0"))

    for text in texts(draft):
        assert text in page
    evidence = draft.bulletins[0].paragraphs[0][0].evidence[0]
    assert 'class="q"' in page
    assert "bears out the sentence" in page
    assert evidence.url in page
    assert "Stories of the week in Madre de Dios" in page
    assert "in the draft" in page


def test_a_place_that_is_gone_leaves_the_page_without_a_focus(editor: Person) -> None:
    for at in ("9.9.9", "mining.999", "x", "0.0", "....", "gold.0"):
        assert "Choose a sentence" in editor.page(f"{EDITION}?at={at}&b=77&story=x")


def doubted(stored: Database) -> list[tuple[str, Sentence]]:
    """The amber sentences of the first bulletin with their places."""
    paragraphs = draft_of(stored).bulletins[0].paragraphs
    return [
        (f"0.{p}.{s}", one) for p, part in enumerate(paragraphs) for s, one in enumerate(part) if is_to_be_read(one)
    ]


def to_read(page: str) -> str:
    """The list of the first bulletin's amber sentences, as text."""
    return unescape(page).partition('class="to-read"')[2].partition("</details>")[0]


def test_each_amber_sentence_stands_beside_its_spanish_with_a_reason_in_plain_words(
    editor: Person, stored: Database
) -> None:
    found = doubted(stored)
    assert len(found) > 1

    listed = to_read(editor.page(EDITION))

    assert f"{len(found)} amber sentences to read" in listed
    for _, sentence in found:
        assert sentence.text in listed
        assert all(one.quote in listed for one in sentence.evidence)
        (why,) = [finding.message for finding in sentence.findings if finding.rule == TO_BE_READ]
        assert why.removeprefix(READ_IT).removeprefix(READ_THROUGH).strip() in listed
    assert '<blockquote lang="es">' in listed
    assert TO_BE_READ not in listed


def test_an_amber_sentence_is_said_to_be_right_and_the_word_is_kept_and_undone(
    editor: Person, stored: Database, hire: Hire
) -> None:
    (at, sentence), *others = doubted(stored)

    page = act(editor, stored, "read", at=at, b=0)

    assert sentence.text not in to_read(page)
    assert doubted(stored) == others
    after = sentence_at(draft_of(stored), spot_of(at))
    assert (after.text, after.grade, after.findings) == (sentence.text, "green", ())
    assert "Read beside its source" in editor.page(f"{EDITION}/history")
    act(editor, stored, "undo")
    assert [one for _, one in doubted(stored)] == [sentence, *(one for _, one in others)]
    reader = hire("Rita Ríos", "reader")
    assert "Right as it stands" not in reader.page(EDITION)
    assert reader.post(f"{EDITION}/read", {"revision": 1, "at": at}).status_code == 403


def test_only_what_is_to_be_read_is_said_to_be_right(editor: Person, stored: Database) -> None:
    amber = {at for at, _ in doubted(stored)}
    paragraphs = draft_of(stored).bulletins[0].paragraphs
    spots = [f"0.{p}.{s}" for p, part in enumerate(paragraphs) for s, _ in enumerate(part)]
    lines = [f"{topic}.0" for topic, found in draft_of(stored).sections.items() if found]
    before = draft_of(stored)
    assert lines

    for at in (next(spot for spot in spots if spot not in amber), lines[0]):
        answer = editor.post(f"{EDITION}/read", {"revision": 1, "at": at})
        assert answer.status_code == 409
        assert "one to be read" in answer.get_data(as_text=True)

    assert draft_of(stored) == before


def test_other_evidence_takes_no_doubt_away_and_other_words_do(editor: Person, stored: Database) -> None:
    (at, sentence), *_ = doubted(stored)
    mark = editor.page(f"{EDITION}?at={at}&find=bosque").split('name="evidence" value="')[1].partition('"')[0]

    act(editor, stored, "attach", at=at, evidence=mark)
    assert is_to_be_read(sentence_at(draft_of(stored), spot_of(at)))
    act(editor, stored, "edit", at=at, text=sentence.text.rstrip(".") + ", it was said.")
    assert not is_to_be_read(sentence_at(draft_of(stored), spot_of(at)))


def test_an_amber_sentence_that_is_put_in_says_why_it_is_amber(editor: Person, stored: Database) -> None:
    (at, sentence), *_ = doubted(stored)
    act(editor, stored, "drop", at=at)
    story = sentence.story

    page = unescape(editor.page(f"{EDITION}?story={story}"))
    offer = next(part for part in page.split("<li>") if part.startswith(f"<p>{sentence.text}</p>"))
    key = offer.split('name="key" value="')[1].partition('"')[0]
    item = offer.split('name="item" value="')[1].partition('"')[0]
    assert "?" in offer.split('class="hint"')[1]
    act(editor, stored, "add", at="", b=0, story=story, item=item, key=key)

    assert sentence.text in [one.text for _, one in doubted(stored)]


def test_an_edit_is_checked_at_once_and_says_what_the_source_does_not(editor: Person, stored: Database) -> None:
    before = texts(draft_of(stored))[0]

    page = act(editor, stored, "edit", at="0.0.0", text=before.rstrip(".") + " and 98,765 helicopters.")

    assert "98,765 is not in the source" in page
    sentence = draft_of(stored).bulletins[0].paragraphs[0][0]
    assert sentence.writer == "editor:Beto Luna"
    assert any(finding.rule == "N1" for finding in sentence.findings)
    assert "to mend before approval" in page
    page = act(editor, stored, "edit", at="0.0.0", text=before)
    assert "98,765" not in page
    assert not draft_of(stored).bulletins[0].paragraphs[0][0].findings


def test_an_edit_that_changes_nothing_makes_no_state(editor: Person, stored: Database) -> None:
    act(editor, stored, "edit", at="0.0.0", text=texts(draft_of(stored))[0])

    assert row_of(stored).revision == 1


def test_sentences_are_dropped_moved_placed_and_the_last_change_is_undone(editor: Person, stored: Database) -> None:
    original = draft_of(stored)
    words = texts(original)

    act(editor, stored, "move", at="0.0.0", way="down")
    assert sorted(texts(draft_of(stored))) == sorted(words)
    assert texts(draft_of(stored)) != words or draft_of(stored) != original
    act(editor, stored, "undo")
    assert draft_of(stored).bulletins[0].paragraphs == original.bulletins[0].paragraphs
    act(editor, stored, "drop", at="0.0.0")
    assert texts(draft_of(stored)) == words[1:]
    act(editor, stored, "undo")
    assert texts(draft_of(stored)) == words
    last = original.bulletins[0].paragraphs[-1]
    at = f"0.{len(original.bulletins[0].paragraphs) - 1}.{len(last) - 1}"
    act(editor, stored, "place", at=at, to="0.0.0")
    assert texts(draft_of(stored)) == [words[-1], *words[:-1]]
    page = editor.page(f"{EDITION}/history")
    assert "Undo" in page
    assert "Composed" in page
    with stored.reading() as session:
        assert [state.act for state in drafts.history(session, 1)][:2] == ["moved", "undo"]


def test_undo_goes_back_to_the_composed_text_and_then_says_so(editor: Person, stored: Database) -> None:
    words = texts(draft_of(stored))
    for _ in range(3):
        act(editor, stored, "drop", at="0.0.0")

    for _ in range(3):
        act(editor, stored, "undo")

    assert texts(draft_of(stored)) == words
    refused = editor.post(f"{EDITION}/undo", {"revision": row_of(stored).revision})
    assert refused.status_code == 404
    assert "nothing to undo" in refused.text


def test_the_history_shows_what_each_state_changed(editor: Person, stored: Database) -> None:
    first = texts(draft_of(stored))[0]
    act(editor, stored, "drop", at="0.0.0")

    page = editor.page(f"{EDITION}/history")

    assert "<del>" in page
    assert first.split()[-2].strip(".,") in page
    assert "The text as composed" in editor.page(f"{EDITION}/history?revision=1")


def test_a_second_editor_gets_409_and_both_texts(editor: Person, hire: Hire, stored: Database) -> None:
    other = hire("Carla Ríos", "editor")
    act(editor, stored, "edit", at="0.0.0", text="The operation began on 19 February.")

    answer = other.post(f"{EDITION}/edit", {"revision": 1, "at": "0.0.0", "text": "My own words."})
    assert answer.status_code == 409
    assert "My own words." in answer.text
    assert "The operation began on 19 February." in answer.text
    auto = other.post(
        f"{EDITION}/edit", {"revision": 1, "at": "0.0.0", "text": "My own words.", "auto": "1"}, headers={"X-Desk": "1"}
    )
    assert auto.status_code == 409
    assert auto.get_json()["theirs"] == "The operation began on 19 February."
    for what, data in (
        ("drop", {"at": "0.0.0"}), ("move", {"at": "0.0.0", "way": "up"}), ("undo", {}), ("approve", {"reason": "x"}),
        ("place", {"at": "0.0.0", "to": "0.1.0"}), ("anew", {}), ("void", {}),
    ):  # fmt: skip
        assert other.post(f"{EDITION}/{what}", {"revision": 1, **data}).status_code == 409, what
    assert texts(draft_of(stored))[0] == "The operation began on 19 February."


def test_autosaving_one_sentence_makes_one_state(editor: Person, stored: Database) -> None:
    revision = 1
    for text in ("The operation", "The operation began", "The operation began on 19 February."):
        answer = editor.post(
            f"{EDITION}/edit",
            {"revision": revision, "at": "0.0.0", "text": text, "auto": "1"},
            headers={"X-Desk": "1"},
        )
        revision = answer.get_json()["revision"]
        assert answer.get_json()["said"].startswith("Kept")

    with stored.reading() as session:
        assert [state.act for state in drafts.history(session, 1)] == ["edited", "composed"]
    act(editor, stored, "undo")
    assert texts(draft_of(stored))[0] != "The operation began on 19 February."


def offered(page: str) -> list[tuple[str, str, str]]:
    return re.findall(
        r'name="story" value="(\d+)"><input type="hidden" name="item" value="(\d+)"><button name="key" value="(\w+)"',
        page,
    )


def test_a_sentence_of_a_story_is_added_and_another_wording_taken(editor: Person, stored: Database) -> None:
    page = editor.page(f"{EDITION}?b=0")
    stories = re.findall(r'id="st(\d+)"', page)
    found = [one for story in stories[:6] for one in offered(editor.page(f"{EDITION}?b=0&story={story}"))]
    assert found
    story, item, key = found[-1]
    n = len(texts(draft_of(stored)))

    act(editor, stored, "add", b=0, story=story, item=item, key=key, at="0.0.0")

    assert len(texts(draft_of(stored))) == n + 1
    added = draft_of(stored).bulletins[0].paragraphs[0][1]
    assert added.story == story
    assert added.evidence
    page = editor.page(f"{EDITION}?at=0.0.1")
    others = re.findall(r'name="item" value="(\d+)"><button name="key" value="(\w+)" aria-label="Take', page)
    assert others
    act(editor, stored, "reword", at="0.0.1", item=others[0][0], key=others[0][1])
    assert draft_of(stored).bulletins[0].paragraphs[0][1].text != added.text
    gone = editor.post(
        f"{EDITION}/reword", {"revision": row_of(stored).revision, "at": "0.0.1", "item": item, "key": "0" * 12}
    )
    assert gone.status_code == 409


def test_a_sentence_is_written_by_hand_on_evidence_found_by_searching(editor: Person, stored: Database) -> None:
    page = editor.page(f"{EDITION}?b=0&find=titulación georreferenciación")
    marks = re.findall(r'name="evidence" value="([^"]+)"', page)
    assert marks
    n = len(draft_of(stored).bulletins[0].paragraphs)

    page = act(editor, stored, "write", b=0, text="Communities wait for their titles.", evidence=marks[0], at="")

    paragraphs = draft_of(stored).bulletins[0].paragraphs
    assert len(paragraphs) == n + 1
    written = paragraphs[-1][0]
    assert written.writer == "editor:Beto Luna"
    assert written.evidence[0].quote
    spot = f"0.{n}.0"
    act(editor, stored, "attach", at=spot, b=0, evidence=marks[1])
    assert len(draft_of(stored).bulletins[0].paragraphs[-1][0].evidence) == 2
    act(editor, stored, "detach", at=spot, number=0)
    assert len(draft_of(stored).bulletins[0].paragraphs[-1][0].evidence) == 1
    for data in (
        {"evidence": ""},
        {"evidence": "1:body:0:5"},
        {"evidence": "1:text:5:2"},
        {"evidence": "1:text:0:99999"},
    ):
        answer = editor.post(f"{EDITION}/write", {"revision": row_of(stored).revision, "b": 0, "text": "No.", **data})
        assert answer.status_code == 400, data
    empty = editor.post(
        f"{EDITION}/write", {"revision": row_of(stored).revision, "b": 0, "text": " ", "evidence": marks[0]}
    )
    assert "is empty" in empty.text


def test_lines_of_sections_are_edited_moved_and_dropped(editor: Person, stored: Database) -> None:
    draft = draft_of(stored)
    topic = next(topic for topic, lines in draft.sections.items() if len(lines) > 1)
    first, second = (line.sentence.text for line in draft.sections[topic][:2])

    act(editor, stored, "move", at=f"{topic}.0", way="down")
    assert [line.sentence.text for line in draft_of(stored).sections[topic][:2]] == [second, first]
    act(editor, stored, "edit", at=f"{topic}.0", text="Other words.")
    assert draft_of(stored).sections[topic][0].sentence.text == "Other words."
    act(editor, stored, "drop", at=f"{topic}.0")
    assert draft_of(stored).sections[topic][0].sentence.text == first
    assert (
        editor.post(
            f"{EDITION}/place", {"revision": row_of(stored).revision, "at": f"{topic}.0", "to": "0.0.0"}
        ).status_code
        == 400
    )


def approve(person: Person, stored: Database, **data: object) -> str:
    return act(person, stored, "approve", reason="the figures were checked by telephone", **data)


def test_an_approval_names_a_person_and_is_void_after_any_change(editor: Person, stored: Database) -> None:
    page = approve(editor, stored)

    assert "Approved by Beto Luna" in page
    assert row_of(stored).state == "approved"
    with stored.reading() as session:
        assert editions.said_before(session, before=row_of(stored).period_end_on.replace(year=2020))
    act(editor, stored, "drop", at="0.0.0")
    row = row_of(stored)
    assert (row.state, row.approved_by, row.approved_at) == ("draft", None, None)
    with stored.reading() as session:
        assert not editions.said_before(session, before=row.period_end_on.replace(year=2020))
    approve(editor, stored)
    assert "taken back" in act(editor, stored, "void")
    assert row_of(stored).state == "draft"
    assert editor.post(f"{EDITION}/void", {"revision": row_of(stored).revision}).status_code == 400


def test_over_an_error_an_approval_needs_a_reason(editor: Person, stored: Database) -> None:
    act(editor, stored, "edit", at="0.0.0", text="Some 98,765 helicopters took part.")

    refused = editor.post(f"{EDITION}/approve", {"revision": row_of(stored).revision})
    assert refused.status_code == 400
    assert "give a reason" in refused.text
    approve(editor, stored)
    assert row_of(stored).approval_reason == "the figures were checked by telephone"
    assert "although the checkers object" in editor.page(EDITION)


def test_a_week_from_queue_to_mailed_edition_without_a_script(
    editor: Person, stored: Database, config: Config, clock: Clock, tmp_path: Path
) -> None:
    page = editor.page("/queue?size=10")
    for item, version in re.findall(r'data-id="(\d+)" data-version="(\d+)"', page)[:5]:
        editor.does("/queue/decide", {"accept": f"{item}:{version}", "back": "/queue"})
    act(editor, stored, "edit", at="0.0.0", text=texts(draft_of(stored))[0])
    approve(editor, stored, when="now")

    report = jobs.send(config, clock=clock)

    assert report.counts["sent"] == 2, report
    assert row_of(stored).state == "sent"
    assert len(list((tmp_path / "mail").rglob("*.eml"))) == 2
    assert "sent" in editor.page("/deliveries")
    archive = editor.page("/archive/")
    assert "approved by Beto Luna" in archive
    link = re.search(r'href="(/archive/[^"]+)"', archive.split("Archive</h1>")[1])
    assert link
    assert texts(draft_of(stored))[0] in unescape(editor.page(link[1]))
    frozen = editor.post(f"{EDITION}/drop", {"revision": row_of(stored).revision, "at": "0.0.0"})
    assert frozen.status_code == 409
    assert "make a correction" in frozen.text
    after = editor.does(f"{EDITION}/correct", {"note": "The number of communities was wrong."})
    assert "a correction: The number of communities was wrong." in after.text
    assert row_of(stored, 2).version == 2
    assert editor.post(f"{EDITION}/correct", {"note": " "}).status_code == 400
    assert editor.post("/editions/2/correct", {"note": "again"}).status_code == 409


def test_mailing_is_begun_from_the_desk(editor: Person, stored: Database, clock: Clock) -> None:
    import threading

    approve(editor, stored, when="now")

    page = editor.does("/editions/send").text
    for thread in threading.enumerate():
        if thread.name == "send":
            thread.join(60)

    assert "Mailing has begun" in page
    with stored.reading() as session:
        assert deliveries.counts(session) == {"sent": 2}
    assert "send" in editor.page("/runs")


def test_a_queued_mail_is_called_back_by_an_edit(
    editor: Person, stored: Database, clock: Clock, config: Config
) -> None:
    from meanwhile.mailing import release_due

    approve(editor, stored, when="now")
    assert release_due(stored, config, now=clock())[0] == 2

    act(editor, stored, "drop", at="0.0.0")

    with stored.reading() as session:
        assert deliveries.counts(session) == {}


def test_a_test_mail_goes_to_oneself_alone(editor: Person, stored: Database, tmp_path: Path) -> None:
    page = editor.does(f"{EDITION}/test", {"address": ""}).text

    assert "Test mail for beto@example.org" in page
    (mail,) = (tmp_path / "mail").rglob("*.eml")
    assert b"beto@example.org" in mail.read_bytes()
    with stored.reading() as session:
        assert deliveries.counts(session) == {}
    assert editor.post(f"{EDITION}/test", {"address": "nobody"}).status_code in {400, 503}


@pytest.mark.parametrize("kind", ["mail", "text", "web"])
def test_previews_stand_in_a_frame_that_runs_nothing(editor: Person, stored: Database, kind: str) -> None:
    outer = editor.page(f"{EDITION}/preview?as={kind}")
    assert f'src="{EDITION}/preview/{kind}" sandbox="allow-popups{" allow-same-origin" * (kind != "mail")}"' in outer

    inner = editor.get(f"{EDITION}/preview/{kind}")

    policy = inner.headers["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert texts(draft_of(stored))[0].split(",")[0][:20] in " ".join(unescape(inner.text).split())
    assert editor.get(f"{EDITION}/preview/pdf").status_code == 404
    assert editor.get(f"{EDITION}/preview?as=pdf").status_code == 400


def test_a_draft_is_composed_anew_and_the_edited_one_stays_in_the_history(editor: Person, stored: Database) -> None:
    words = texts(draft_of(stored))
    act(editor, stored, "drop", at="0.0.0")

    act(editor, stored, "anew")

    assert texts(draft_of(stored)) == words
    with stored.reading() as session:
        assert [state.act for state in drafts.history(session, 1)] == ["composed anew", "dropped", "composed"]


def test_editions_say_what_they_wait_for(editor: Person) -> None:
    page = editor.page("/editions")

    assert "draft" in page
    assert "due" in page


def test_forms_without_sense_are_refused(editor: Person) -> None:
    for what, data in (
        ("edit", {"at": "0.0.0", "text": "x"}),
        ("edit", {"at": "zero", "text": "x", "revision": "1"}),
        ("move", {"at": "0.0.0", "way": "sideways", "revision": "1"}),
        ("add", {"b": "x", "item": "1", "revision": "1"}),
        ("add", {"b": "99", "item": "1", "key": "x", "revision": "1"}),
        ("edit", {"at": "0.0.0", "text": "", "revision": "1"}),
        ("edit", {"at": "0.0.0", "text": "x" * 2000, "revision": "1"}),
        ("attach", {"at": "0.0.0", "revision": "1"}),
    ):
        assert editor.post(f"{EDITION}/{what}", data).status_code in {400, 409}, (what, data)
    assert editor.post("/editions/77/drop", {"at": "0.0.0", "revision": "1"}).status_code == 404


def test_what_was_approved_makes_the_like_of_it_sure(desk: Desk, stored: Database, clock: Clock) -> None:
    item = Item(
        id="7",
        title="Decomisan diez tráileres con madera sospechosa en Yurimaguas",
        text="",
        lang="es",
        published_at=END,
    )
    (before,) = desk.english(item, version=1).sentences
    assert before.grade is Grade.AMBER
    with stored.writing() as session:
        row = editions.by_id(session, 1)
        draft = from_json(row.body)
        first, *others = draft.bulletins
        printed = replace(before, grade=Grade.GREEN, findings=())
        row.body = to_json(replace(draft, bulletins=(replace(first, paragraphs=((printed,),)), *others)))
        mailing.approve(session, row, by="Rosa", now=clock())

    clock.turn(minutes=5)
    assert desk.english(item, version=1).sentences == (before,)  # as it was written
    clock.turn(minutes=6)
    (after,) = desk.english(item, version=1).sentences

    assert (after.text, after.grade) == (before.text, Grade.GREEN)
