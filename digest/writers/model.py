"""A writer behind an OpenAI-compatible chat endpoint; what its evidence does not bear out is dropped and named."""

import json
import logging
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from importlib.resources import files
from typing import Any

from digest.claims import N_SENTENCES
from digest.config import WriterConfig
from digest.english.write import ItemEnglish, Unwritten, published_day
from digest.grounding import check_sentence, evidence_of
from digest.vocabulary import Vocabulary
from digest.writers import SentenceWriter
from pipeline.errors import MeanwhileError
from pipeline.text import sentences
from pipeline.types import Evidence, Grade, Item, Sentence, SentenceRole

logger = logging.getLogger(__name__)

_ROLES: Mapping[str, SentenceRole] = {
    "news": "news",
    "background": "background",
    "position": "position",
    "outlook": "outlook",
}
_ANSWER_BYTES = 1_000_000
_MOST_SENTENCES = 3
#: Characters of a token, roughly, for endpoints that do not say what a call has used.
_CHARACTERS_A_TOKEN = 4


class EndpointError(MeanwhileError):
    """The model's endpoint gave no usable answer."""

    exit_status = 69


class EndpointRefusedError(EndpointError):
    """Asking again would give the same: wrong key, unknown model, no such address."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model said, and the tokens that it took."""

    content: str
    tokens: int


@dataclass(slots=True, kw_only=True)
class ModelWriter:
    """Asks the model once per item. When it is down, refuses, or the budget is used up, the house writer serves."""

    config: WriterConfig
    key: str = field(default="", repr=False)
    house: SentenceWriter
    vocabulary: Vocabulary
    sleep: Callable[[float], None] = time.sleep
    tokens_used: int = 0
    notes: list[str] = field(default_factory=list)  # what an editor should know of this run
    is_off: bool = False

    @property
    def name(self) -> str:
        """See SentenceWriter."""
        return f"model:{self.config.model}"

    def write(self, item: Item) -> ItemEnglish:
        """See SentenceWriter."""
        numbered = numbered_sentences(item)
        prompt = _prompt(numbered)
        if not self.is_off and self.tokens_used + len(prompt) // _CHARACTERS_A_TOKEN > self.config.budget_tokens:
            self._switch_off(f"the budget of {self.config.budget_tokens} tokens is used up")
        if self.is_off or not numbered:
            return self.house.write(item)
        try:
            answer = ask(self.config, self.key, prompt, sleep=self.sleep)
        except EndpointError as error:
            self._switch_off(str(error))
            return self.house.write(item)
        self.tokens_used += answer.tokens
        return self._checked(item, numbered, answer.content)

    def _switch_off(self, why: str) -> None:
        self.is_off = True
        self.notes.append(f"{self.name}: {why}; the house writer served from here on")
        logger.warning("model writer off", extra={"model": self.config.model, "why": why})

    def _checked(self, item: Item, numbered: list[Evidence], content: str) -> ItemEnglish:
        """The sentences that the evidence bears out; the others are named with the reason."""
        kept: list[Sentence] = []
        dropped: list[Unwritten] = []
        try:
            proposals = parse_answer(content)
        except EndpointError as error:
            self.notes.append(f"{self.name}: {error}")
            return self.house.write(item)
        for proposal in proposals[:_MOST_SENTENCES]:
            cited = [numbered[n - 1] for n in proposal.claims if 1 <= n <= len(numbered)]
            if len(cited) < max(1, len(proposal.claims)):
                reason = f"model: cites no sentence of the article ({proposal.text})"
                dropped.append(Unwritten(span=numbered[0], reason=reason))
                continue
            sentence = Sentence(
                text=proposal.text, role=proposal.role, grade=Grade.GREEN, evidence=tuple(cited), writer=self.name
            )
            findings = check_sentence(sentence.text, evidence_of(sentence, {item.id: item}), vocabulary=self.vocabulary)
            faults = [finding.message for finding in findings if finding.severity != "info"]
            if faults:
                reason = f"model: {'; '.join(faults)} ({proposal.text})"
                dropped.append(Unwritten(span=cited[0], reason=reason))
            else:
                kept.append(sentence)
        return ItemEnglish(item=item, sentences=tuple(kept), unwritten=tuple(dropped))


# --- what is asked ----------------------------------------------------------------------------------


def numbered_sentences(item: Item) -> list[Evidence]:
    """The headline and first sentences of an item: the claims that the model may rest on, from 1."""
    day = published_day(item)
    found = []
    if item.title.strip():
        found.append(_evidence(item, "title", 0, len(item.title), item.title))
    for span in sentences(item.text)[: 2 * N_SENTENCES]:
        found.append(_evidence(item, "text", span.start, span.end, span.text))
    return [
        Evidence(
            item=e.item, quote=e.quote, field=e.field, start=e.start, end=e.end, source=e.source, url=e.url,
            published_on=day,
        )
        for e in found
    ]  # fmt: skip


def _evidence(item: Item, where: str, start: int, end: int, quote: str) -> Evidence:
    return Evidence(
        item=item.id,
        quote=quote,
        field="title" if where == "title" else "text",
        start=start,
        end=end,
        source=item.source,
        url=item.url,
    )


def _prompt(numbered: list[Evidence]) -> str:
    lines = [f"[{n}] {' '.join(evidence.quote.split())}" for n, evidence in enumerate(numbered, 1)]
    day = numbered[0].published_on if numbered else None
    return "\n".join([f"Published on {day.isoformat()}." if day else "Day of publication unknown.", *lines])


def ask(config: WriterConfig, key: str, prompt: str, *, sleep: Callable[[float], None] = time.sleep) -> Answer:
    """One call, tried again when the endpoint is busy or down; EndpointError when it stays so."""
    instructions = (files("digest") / "writers" / "instructions.txt").read_text(encoding="utf-8")
    body = {
        "model": config.model,
        "temperature": 0,
        "response_format": {"type": "json_object"},
        "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": prompt}],
    }
    for attempt in range(config.retries + 1):
        try:
            return _post(config, key, body)
        except EndpointRefusedError:
            raise
        except EndpointError:
            if attempt == config.retries:
                raise
            sleep(min(30.0, 2.0**attempt))
    raise EndpointError(f"{config.base_url}: was not asked; set writer.retries to 0 or more")


def _post(config: WriterConfig, key: str, body: Mapping[str, Any]) -> Answer:
    address = f"{config.base_url}/chat/completions"
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "Meanwhile"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    data = json.dumps(body).encode()
    # the configuration admits http and https addresses only
    request = urllib.request.Request(address, data=data, headers=headers, method="POST")  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=config.timeout_s) as response:  # noqa: S310
            raw = _read(response, config.timeout_s)
    except urllib.error.HTTPError as error:
        message = f"{address} answered {error.code}"
        if error.code in {400, 401, 403, 404, 405, 422}:
            raise EndpointRefusedError(f"{message}; check writer.base_url, writer.model and the key") from error
        raise EndpointError(f"{message}; try again later") from error
    except (urllib.error.URLError, TimeoutError, OSError, HTTPException) as error:
        raise EndpointError(f"{address} cannot be reached ({error}); is it running?") from error
    try:
        answer = json.loads(raw)
        content = answer["choices"][0]["message"]["content"]
        if not isinstance(content, str):
            raise TypeError("content")
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise EndpointError(f"{address} gave no chat completion; is it an OpenAI-compatible endpoint?") from error
    usage = answer.get("usage")
    told = usage.get("total_tokens") if isinstance(usage, dict) else None
    estimate = (len(data) + len(content)) // _CHARACTERS_A_TOKEN
    return Answer(content, told if isinstance(told, int) and told >= 0 else estimate)


def _read(response: Any, timeout_s: float) -> bytes:
    """The answer's bytes, as many as an answer may have, within the time: one that drips would never end."""
    until = time.monotonic() + timeout_s
    parts: list[bytes] = []
    n = 0
    while n < _ANSWER_BYTES and (part := response.read1(_ANSWER_BYTES - n)):
        parts.append(part)
        n += len(part)
        if time.monotonic() > until:
            raise TimeoutError(f"its answer took longer than {timeout_s:g} s")
    return b"".join(parts)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence as the model gave it, with the numbers it rests on."""

    text: str
    claims: tuple[int, ...]
    role: SentenceRole


def parse_answer(content: str) -> list[Proposal]:
    """The sentences of an answer; EndpointError when it is not the JSON asked for. Odd entries are left out."""
    bare = re.sub(r"^\s*```(?:json)?\s*|\s*```\s*$", "", content)
    try:
        entries = json.loads(bare)["sentences"]
    except (ValueError, KeyError, TypeError) as error:
        raise EndpointError("the answer is not the JSON that was asked for; try another model") from error
    if not isinstance(entries, list):
        raise EndpointError("the answer's sentences are no list; try another model")
    found = []
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("text"), str) or not entry["text"].strip():
            continue
        claims = entry.get("claims")
        numbers = (
            [n for n in claims if isinstance(n, int) and not isinstance(n, bool)] if isinstance(claims, list) else []
        )
        text = " ".join(entry["text"].split())
        found.append(Proposal(text, tuple(numbers), _ROLES.get(str(entry.get("role")), "news")))
    return found
