"""The sentences of an article that are read: its headline and first ones, without datelines and marks of pictures."""

import re
from datetime import date
from typing import Literal

from digest.spanish.tokens import sentence_spans
from pipeline.types import Evidence, Item

#: What headlines carry behind them for the web's sake.
_PICTURES = re.compile(
    r"\s*[(\[|–-]*\s*(?:FOTOS?|VIDEOS?|GALERÍA|AUDIO|EN VIVO|INFOGRAFÍA)[\w /&y+-]*[)\]]*\s*$", re.IGNORECASE
)

#: What stands before the first sentence: a place in capitals, an hour and day, an agency.
_DATELINE = re.compile(
    r"(?:[A-ZÁÉÍÓÚÑ]{3,}(?: [A-ZÁÉÍÓÚÑ]{2,}){0,3}\s?(?:\.\s?[-–—]|\.|[-–—:|])\s*(?=[A-ZÁÉÍÓÚÑ¡¿“\"])"
    r"|\d{1,2}[.:]\d\d\s?\|[^|.]{4,30}[.,]?\s?\d{4}\.?\s?[-–—]+\s*|\([A-Z]{2,8}\)\s?[-–—]\s*"
    r"|[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+(?: [A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)?,? \(?[A-Z][A-Za-z]+\)?\.?\s?[-–—]+\s+"
    r"|[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+(?: [A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)?, \d{1,2} (?:de )?[a-záéíóú]{3,10}\.?(?:,? (?:del? )?\d{4})?"
    r"\s?(?:\([^)]{2,20}\))?\.?\s?[-–—]+\s*"
    r"|(?:PRIMICIA|URGENTE|ÚLTIMO|ATENCIÓN|EXCLUSIVO)\W+)"
)

#: How notes of the newsroom begin: credits, bylines, what is reprinted, what else to read.
EDITORIAL = re.compile(
    r"\W*(?:(?:el|la) (?:siguiente|presente) (?:texto|artículo|nota|pronunciamiento|comunicado|carta|entrevista)"
    r"|a continuación|reproducimos|compartimos|publicamos|fotos?\b|fotografías?\b|imagen\b|por:|escriben?\b"
    r"|créditos?(?:\s*:| de (?:la )?(?:foto|imagen))"
    r"|escrito por|texto:|publicado|actualizado|fuente\b(?! de\b)|le[ae]r? (?:también|más)"
    r"|te puede interesar|ve[ar] también"
    r"|puedes ver|te recomendamos|también puedes|suscríbe|síguenos|con información de|este (?:artículo|texto|reportaje)"
    r"|esta (?:nota|crónica|entrevista|investigación periodística)|lima,? \d|redacción\b|\*)",
    re.IGNORECASE,
)


def sentences_read(item: Item, published_on: date | None, n_sentences: int) -> list[tuple[Evidence, str, int]]:
    """The headline and the first `n_sentences` of the text: as evidence, in words, and where they begin."""
    found = []
    end = len(_PICTURES.sub("", item.title).rstrip())
    spans = [("title", item.title, 0, end)] if item.title.strip() else []
    spans += [("text", item.text, s, e) for s, e in _body_spans(item.text, n_sentences)]
    for field, text, start, end in spans:
        evidence = Evidence(
            item=item.id, quote=text[start:end], field=field, start=start, end=end,  # type: ignore[arg-type]
            source=item.source, url=item.url, published_on=published_on,
        )  # fmt: skip
        found.append((evidence, text[start:end], start))
    return found


#: What of an article is read.
FIELDS: tuple[Literal["title"], Literal["text"]] = ("title", "text")


def field_evidence(item: Item, field: Literal["title", "text"], published_on: date | None) -> Evidence:
    """The whole headline or text of an article as evidence, for parts of it that are no sentences."""
    words = item.title if field == "title" else item.text
    return Evidence(
        item=item.id, quote=words, field=field, start=0, end=len(words), source=item.source, url=item.url,
        published_on=published_on,
    )  # fmt: skip


def _body_spans(text: str, n_sentences: int) -> list[tuple[int, int]]:
    """The first sentences of the text, datelines left off."""
    found: list[tuple[int, int]] = []
    n_full = 0
    for start, end in sentence_spans(text):
        dateline = _DATELINE.match(text, start, end)
        begin = dateline.end() if dateline else start
        if end - begin > 3:
            found.append((begin, end))
            n_full += len(text[begin:end].split()) > 3  # "Puerto Maldonado." is no sentence
        if n_full == n_sentences:
            break
    return found


def has_subtitle(item: Item) -> bool:
    """Whether the first line below the headline goes on with it."""
    first, _, rest = item.text.partition("\n")
    return bool(rest) and first.strip()[-1:] not in {".", "…", "”", '"', ":", ""}


def is_subtitle(item: Item, evidence: Evidence) -> bool:
    """A first line without a full stop is told like a headline."""
    line_end = item.text[evidence.end : evidence.end + 1] in {"", "\n"}
    return (
        evidence.start == 0 and line_end and evidence.quote[-1:] not in {".", "…", "”", '"', ":"} and "\n" in item.text
    )
