"""The two writers: the house's own, and a model behind a loopback endpoint that speaks the chat protocol."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from digest.config import WriterConfig
from digest.english.resources import load_resources
from digest.english.write import ItemEnglish
from digest.vocabulary import Vocabulary, load_vocabulary
from digest.writers.house import HouseWriter
from digest.writers.model import EndpointError, ModelWriter, numbered_sentences, parse_answer
from pipeline.types import Evidence, Grade, Item, Sentence
from tests.digest.chat_endpoint import Endpoint, said

ITEM = Item(
    id="7",
    title="Policía destruye 14 dragas en el río Inambari",
    text="La Policía destruyó 14 dragas en el río Inambari el 20 de febrero. Nadie fue detenido.",
    lang="es",
    published_at=datetime(2019, 2, 21, 12, tzinfo=UTC),
)


class _Stub:
    """A house writer that says who wrote."""

    name = "house"

    def write(self, item: Item) -> ItemEnglish:
        evidence = Evidence(item=item.id, quote=item.title, field="title", end=len(item.title))
        sentence = Sentence(text="The house wrote.", role="news", grade=Grade.GREEN, evidence=(evidence,))
        return ItemEnglish(item=item, sentences=(sentence,), unwritten=())


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    endpoint = Endpoint()
    yield endpoint
    endpoint.close()


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


MakeWriter = Callable[..., ModelWriter]


@pytest.fixture
def make_writer(vocabulary: Vocabulary) -> MakeWriter:
    def make(address: str, **settings: Any) -> ModelWriter:
        given = {"kind": "model", "base_url": address, "model": "small", "timeout_s": 5, **settings}
        config = WriterConfig.model_validate(given)
        return ModelWriter(config=config, key="k", house=_Stub(), vocabulary=vocabulary, sleep=lambda _: None)

    return make


GOOD = {"text": "The police destroyed 14 dredges on the river Inambari on 20 February.", "claims": [2], "role": "news"}


def test_a_grounded_sentence_is_kept_with_its_evidence(endpoint: Endpoint, make_writer: MakeWriter) -> None:
    endpoint.says(GOOD)
    writer = make_writer(endpoint.address)

    written = writer.write(ITEM)

    (sentence,) = written.sentences
    assert (sentence.text, sentence.writer, sentence.grade) == (GOOD["text"], "model:small", Grade.GREEN)
    (evidence,) = sentence.evidence
    assert ITEM.text[evidence.start : evidence.end] == evidence.quote
    assert (endpoint.asked[0]["path"], endpoint.asked[0]["model"]) == ("/v1/chat/completions", "small")
    assert "[2] La Policía destruyó 14 dragas" in endpoint.asked[0]["messages"][1]["content"]
    assert endpoint.keys == ["Bearer k"]
    assert writer.tokens_used == 100


def test_what_the_source_does_not_bear_out_is_dropped_and_named(endpoint: Endpoint, make_writer: MakeWriter) -> None:
    endpoint.says(
        {"text": "The police destroyed 40 dredges on the river Inambari on 20 February.", "claims": [2]},
        {"text": "The police destroyed 14 dredges on the river Inambari.", "claims": [9]},
        GOOD,
    )

    written = make_writer(endpoint.address).write(ITEM)

    assert [sentence.text for sentence in written.sentences] == [GOOD["text"]]
    assert ["40 is not in the source" in written.unwritten[0].reason, "cites no" in written.unwritten[1].reason] == [
        True,
        True,
    ]


def test_a_busy_endpoint_is_asked_again(endpoint: Endpoint, make_writer: MakeWriter) -> None:
    endpoint.replies = [(503, {}), (429, {})]
    endpoint.says(GOOD)

    written = make_writer(endpoint.address).write(ITEM)

    assert len(endpoint.asked) == 3
    assert written.sentences[0].writer == "model:small"


def test_a_refusing_endpoint_is_asked_once_and_the_house_serves(endpoint: Endpoint, make_writer: MakeWriter) -> None:
    endpoint.replies = [(401, {})]
    writer = make_writer(endpoint.address)

    first, second = writer.write(ITEM), writer.write(ITEM)

    assert len(endpoint.asked) == 1
    assert first.sentences[0].text == second.sentences[0].text == "The house wrote."
    assert "check writer.base_url, writer.model and the key" in writer.notes[0]


def test_an_endpoint_that_is_down_leaves_it_to_the_house(make_writer: MakeWriter) -> None:
    writer = make_writer("http://127.0.0.1:9/v1", retries=1)

    written = writer.write(ITEM)

    assert written.sentences[0].text == "The house wrote."
    assert "cannot be reached" in writer.notes[0]


@pytest.mark.parametrize("reply", [b"<html>", {"choices": []}, {"choices": [{"message": {"content": None}}]}])
def test_what_is_no_chat_completion_is_an_endpoint_error(
    reply: Any, endpoint: Endpoint, make_writer: MakeWriter
) -> None:
    endpoint.replies = [(200, reply)]
    writer = make_writer(endpoint.address, retries=0)

    assert writer.write(ITEM).sentences[0].text == "The house wrote."
    assert "OpenAI-compatible" in writer.notes[0]


def test_prose_instead_of_json_leaves_this_item_to_the_house(endpoint: Endpoint, make_writer: MakeWriter) -> None:
    endpoint.replies = [(200, {"choices": [{"message": {"content": "Sure! Here it is."}}]})]
    endpoint.says(GOOD)
    writer = make_writer(endpoint.address)

    first, second = writer.write(ITEM), writer.write(ITEM)

    assert [first.sentences[0].writer, second.sentences[0].writer] == ["house", "model:small"]


def test_an_endpoint_that_never_answers_is_left_after_its_time(endpoint: Endpoint, make_writer: MakeWriter) -> None:
    endpoint.pause_s = 30
    endpoint.answer = lambda _: said(GOOD)
    writer = make_writer(endpoint.address, timeout_s=1, retries=0)

    first, second = writer.write(ITEM), writer.write(ITEM)

    assert [first.sentences[0].writer, second.sentences[0].writer] == ["house", "house"]
    assert len(endpoint.asked) == 1
    assert "cannot be reached" in writer.notes[0]


def test_an_endpoint_that_drips_its_answer_is_left_after_its_time(endpoint: Endpoint, make_writer: MakeWriter) -> None:
    endpoint.pause_s = 0.3
    endpoint.says(GOOD)
    writer = make_writer(endpoint.address, timeout_s=1, retries=0)

    assert writer.write(ITEM).sentences[0].writer == "house"
    assert "longer than 1 s" in writer.notes[0]


def test_a_time_out_is_tried_again(endpoint: Endpoint, make_writer: MakeWriter) -> None:
    endpoint.pause_s = 0.3
    endpoint.answer = lambda _: said(GOOD)
    writer = make_writer(endpoint.address, timeout_s=1, retries=1)

    def rest(_: float) -> None:
        endpoint.pause_s = 0

    writer.sleep = rest

    assert writer.write(ITEM).sentences[0].writer == "model:small"
    assert len(endpoint.asked) == 2
    assert writer.notes == []


def test_an_answer_without_end_is_no_answer(endpoint: Endpoint, make_writer: MakeWriter) -> None:
    endpoint.replies = [(200, b'{"choices": [' + b" " * 1_200_000 + b"]}")]
    writer = make_writer(endpoint.address, retries=0)

    assert writer.write(ITEM).sentences[0].writer == "house"
    assert "no chat completion" in writer.notes[0]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('{"sentences": {"text": "No list."}}', id="no list"),
        pytest.param('{"sentences": ["plain", 7, {"text": 3, "claims": [1]}, {"claims": [1]}]}', id="odd entries"),
        pytest.param('{"sentences": [{"text": "It rests on nothing.", "claims": []}]}', id="no claims"),
        pytest.param('{"sentences": [{"text": "It rests on what is not there.", "claims": [99]}]}', id="unknown claim"),
        pytest.param('{"sentences": [{"text": "A half', id="cut off"),
    ],
)
def test_a_malformed_answer_gives_no_sentence_of_the_model(
    content: str, endpoint: Endpoint, make_writer: MakeWriter
) -> None:
    endpoint.replies = [(200, {"choices": [{"message": {"content": content}}]})]

    written = make_writer(endpoint.address, retries=0).write(ITEM)

    assert all(sentence.writer == "house" for sentence in written.sentences)


def test_a_failed_call_costs_no_budget(endpoint: Endpoint, make_writer: MakeWriter) -> None:
    endpoint.replies = [(503, {})]
    endpoint.says(GOOD, tokens=300)
    writer = make_writer(endpoint.address, retries=1)

    writer.write(ITEM)

    assert writer.tokens_used == 300


def test_the_budget_is_kept(endpoint: Endpoint, make_writer: MakeWriter) -> None:
    endpoint.says(GOOD, tokens=990)
    writer = make_writer(endpoint.address, budget_tokens=1000)

    first, second = writer.write(ITEM), writer.write(ITEM)

    assert [first.sentences[0].writer, second.sentences[0].writer] == ["model:small", "house"]
    assert "budget of 1000 tokens" in writer.notes[0]
    assert len(endpoint.asked) == 1


def test_the_key_is_not_shown() -> None:
    writer = ModelWriter(
        config=WriterConfig(kind="model", base_url="http://127.0.0.1:9", model="m"), key="hunter2", house=_Stub(),
        vocabulary=Vocabulary(),
    )  # fmt: skip

    assert "hunter2" not in repr(writer)


def test_an_answer_may_be_fenced_and_odd_entries_are_left_out() -> None:
    content = '```json\n{"sentences": [{"text": " A  b. ", "claims": [1, "2", true]}, 5, {"text": ""}]}\n```'

    (proposal,) = parse_answer(content)

    assert (proposal.text, proposal.claims, proposal.role) == ("A b.", (1,), "news")
    with pytest.raises(EndpointError):
        parse_answer('{"sentences": "none"}')


def test_claims_are_numbered_from_the_headline() -> None:
    numbered = numbered_sentences(ITEM)

    assert [evidence.field for evidence in numbered] == ["title", "text", "text"]
    assert numbered[2].quote == "Nadie fue detenido."


def test_the_house_writer_writes_without_a_model() -> None:
    writer = HouseWriter(load_resources())

    written = writer.write(ITEM)

    assert writer.name == "house"
    assert written.item is ITEM
    assert all(sentence.writer == "house" for sentence in written.sentences)
