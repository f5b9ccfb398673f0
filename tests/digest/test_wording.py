"""What has been printed so before, and what is so new that an editor looks first."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import wording as bench
from digest.english.corroboration import unless_new
from digest.english.resources import Resources
from digest.english.wording import FILES, NEW, Wording, load_wording, normalised
from digest.english.write import sentences_of
from digest.trust import is_only_new, to_be_read, trust_in
from pipeline.errors import InputError
from pipeline.types import Finding, Grade, Sentence

from .english_corpus import item

LEXICON = Path(__file__).parents[2] / "digest" / "english" / "lexicon"
KNOWN = frozenset(("in", "the", "community", "police"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Madre de Dios, police have seized 12 dredges.", "in @ , police has seized # dredge"),
        ("The environmental enforcement agency (OEFA) has fined Pluspetrol S/1.2 million.",
         "the environmental enforcement agency has fined @ $ million"),
        ("Community members from Boca del Río y Anexos stopped work on 3 May.",
         "community member from @ stopped work on # &"),
        ("Forty-one towns, 12% of them in Loreto's north", "# town , % of them in @'s north"),
        ("Chambira's leaders met", "@'s leader met"),
    ],
)  # fmt: skip
def test_names_and_figures_are_no_wording(text: str, words: str) -> None:
    assert " ".join(normalised(text, known=KNOWN)) == words


def test_the_lines_of_the_files_are_what_normalising_gives() -> None:
    for name in FILES:
        lines = (LEXICON / name).read_text(encoding="utf-8").splitlines()
        assert len(lines) > 1000
        assert lines == sorted(set(lines))
        known = frozenset(word for line in lines for word in line.split())
        assert [line for line in lines if " ".join(normalised(line, known=known)) != line] == []


def test_what_is_new_is_counted_and_shown() -> None:
    wording = Wording([normalised("the police have seized two dredges on the Nanay river", known=KNOWN)])

    assert wording.strangeness("The police have seized 12 dredges on the Napo river.").n_triples == 0
    found = wording.strangeness("The police have seized two leaks on the Napo river.")
    assert (found.n_pairs, found.n_triples, found.words) == (2, 3, "two leaks")


def test_what_editors_sign_is_learned_beside_what_is_known() -> None:
    base = Wording([normalised("the police have seized two dredges", known=KNOWN)])
    text = "A river stoppage over tailings at the Cerro Verde mine has cut off seven hamlets upstream."

    taught = base.beside([text.replace("Cerro Verde", "Cobriza")])

    assert base.doubt(text)
    assert not taught.doubt(text)
    assert base.doubt(text)  # it stays as it was
    assert not taught.strangeness("The police have seized two dredges.").n_triples


def test_a_sentence_of_new_words_waits_for_an_editor_until_one_has_signed_it(
    at_hand: Resources, resources: Resources
) -> None:
    headline = item("Decomisan diez tráileres con madera sospechosa en Yurimaguas", field="title")
    (sentence,) = sentences_of(headline, resources).sentences
    assert sentence.grade is Grade.GREEN
    assert at_hand.wording is not None

    (new,) = sentences_of(headline, at_hand).sentences
    taught = replace(at_hand, wording=at_hand.wording.beside([sentence.text]))
    (signed,) = sentences_of(headline, taught).sentences

    assert new.text == signed.text == sentence.text
    assert new.grade is Grade.AMBER
    assert any(finding.message.startswith(NEW) for finding in new.findings)
    assert signed == sentence


def test_what_its_neighbours_may_settle_is_new_all_the_same(at_hand: Resources) -> None:
    text = "Julio Cusurichi has warned that the miners expelled from La Pampa dread the thaw of the anchovy quota."
    unknown = Finding(rule="english", severity="info", message="a person who is not introduced")
    sentence = Sentence(text=text, role="news", grade=Grade.AMBER, evidence=(), findings=(unknown,))
    assert trust_in(sentence) == "placed"

    assert trust_in(unless_new(sentence, at_hand.wording)) == "read"


def test_without_files_everything_is_new(tmp_path: Path) -> None:
    assert load_wording(tmp_path).strangeness("The police have seized gold.").n_triples == 5


def test_what_sentences_begin_with_is_told_by_the_others() -> None:
    taught = Wording([["in", "@"]]).beside(["Falconers have mourned a judge.", "The judge has heard three falconers."])

    assert taught.strangeness("Falconers have mourned a judge.").n_triples == 0


def test_judged_sentences_are_tabled_by_how_much_is_new(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    told = [("The police have seized gold.", True, True), ("A limit of arsenic has met the four of ten.", False, True)]
    path.write_text(
        "".join(json.dumps({"text": text, "asis": asis, "faithful": faithful}) + "\n" for text, asis, faithful in told),
        encoding="utf-8",
    )
    known = Wording([normalised("the police have seized gold", known=KNOWN)])

    lines = bench.table(bench.read(path), known)

    assert lines[1].split() == ["0", "1", "100%", "100%"]
    assert lines[-1].split() == ["10", "2", "50%", "100%"]


def test_a_judged_line_without_a_verdict_is_named(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text('{"text": "The police have seized gold."}\n', encoding="utf-8")

    with pytest.raises(InputError, match=r"judged.jsonl:1: needs text, asis and faithful"):
        bench.read(path)


def test_printed_sentences_are_added_once_in_order_by_their_wording(tmp_path: Path) -> None:
    path = tmp_path / "printed.txt"
    path.write_text("the police has seized gold\n", encoding="utf-8")

    assert bench.added(["The police have seized gold.", "", "In Loreto, the police have seized 12 dredges."], path) == 1
    assert bench.added(["In Ucayali, the police have seized three dredges."], path) == 0
    assert path.read_text(encoding="utf-8").splitlines() == [
        "@ , the police has seized # dredge",
        "the police has seized gold",
    ]


def test_a_sentence_that_is_only_new_is_to_be_read_through(at_hand: Resources) -> None:
    text = "Shipowners dread the thaw of the anchovy quota of the north."
    sentence = Sentence(text=text, role="news", grade=Grade.GREEN, evidence=())

    new = unless_new(sentence, at_hand.wording)

    assert new.grade is Grade.AMBER
    assert trust_in(new) == "read"
    assert is_only_new(new)
    marked = to_be_read(new)
    assert marked.findings[-1].message.startswith("read it through beside its source. “")
    assert is_only_new(replace(marked, findings=marked.findings[-1:]))
    other = Finding(rule="english", severity="info", message="sense of deshielo")
    doubted = replace(new, findings=(*new.findings, other))
    assert not is_only_new(doubted)
    assert to_be_read(doubted).findings[-1].message.startswith("read it beside its source. ")
    assert unless_new(sentence, None) == sentence


@pytest.mark.parametrize(
    "line", ['{"text": 3, "asis": true, "faithful": true}', '{"text": "x", "asis": "no", "faithful": true}']
)
def test_a_verdict_is_true_or_false(line: str, tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text(line + "\n", encoding="utf-8")

    with pytest.raises(InputError, match="text is a string, asis and faithful are true or false"):
        bench.read(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.jsonl: cannot be read"):
        bench.read(tmp_path / "missing.jsonl")
