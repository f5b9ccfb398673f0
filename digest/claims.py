"""From the headline and first sentences of an article to claims: who does what to whom, where, when, who says so."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from digest.article_sentences import FIELDS, field_evidence, has_subtitle, is_subtitle, sentences_read
from digest.claim_types import PIECE, Actor, Claim, Modality, Unread
from digest.english.lexicon import Lexicon
from digest.english.names import Names
from digest.english.restate import Restater, restate
from digest.loosely import read_again
from digest.piecewise import with_pieces
from digest.reported import Speech
from digest.sentence_claims import MODALITY_BY_EVENT, QUOTED, as_quoted, claim_of, read_sentence
from digest.spanish.article import Article, Told
from digest.spanish.chart import Chart
from digest.spanish.mentions import Mention
from digest.spanish.nounless import NOTE as NOUNLESS
from digest.spanish.nounless import several
from digest.spanish.sayers import Sayer
from digest.spanish.takenup import NOTE as TAKEN_UP
from digest.spanish.tree import Before
from digest.spanish.unsaid import told_by
from digest.spanish.whose import NOTE as WHOSE
from pipeline.types import Evidence, Item

#: How many sentences of an article are read: the news stands in the first ones, its facts a little below.
N_SENTENCES = 9

#: Who asks for so many at most wants a line, not all that is told.
N_BRIEF = 3

#: A capitalised word behind a word in lower case or a comma: a name wherever else it stands.
_CAPITAL_INSIDE = re.compile(r"(?:(?<=[a-záéíóúñü,] )|(?<=\())[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+(?![\w-])")

#: Somebody who was held has been let go.
_RELEASED = re.compile(
    r"\b(?<!serán )(?<!será )(?<!sean )(?<!ser )"
    r"(?:liber(?:ad[oa]s?|aron|ó)\b|(?:recuper|recobr)\w+ (?:su|la|sus) libertad|puest[oa]s? en libertad"
    r"|(?:solt|dej)aron (?:ir|en libertad|libres?)|dejad[oa]s? (?:ir|en libertad|libres?)|soltad[oa]s?\b|soltaron\b)",
    re.IGNORECASE,
)


def claims_of(
    item: Item, *, names: Names, lexicon: Lexicon, published_on: date | None, restater: Restater | None = None
) -> tuple[Claim, ...]:
    """The claims of an item's headline and first sentences, in the order of the text.

    English articles give claims only where a `restater` is passed.
    """
    read = read_item(item, names=names, lexicon=lexicon, published_on=published_on, restater=restater)
    return tuple(c for c in read if isinstance(c, Claim))


def read_item(
    item: Item,
    *,
    names: Names,
    lexicon: Lexicon,
    published_on: date | None,
    restater: Restater | None = None,
    n_sentences: int = N_SENTENCES,
) -> tuple[Claim | Unread, ...]:
    """As `claims_of`, with what could not be read."""
    out: list[Claim | Unread] = []
    seen = frozenset(_CAPITAL_INSIDE.findall(f"{item.title}\n{item.text}"))
    mentions: list[Mention] = []
    beside: list[Told] = []
    n_before: list[int] = []
    spoken_of: tuple[Before, Evidence] | None = None
    speaking: tuple[Before, Evidence] | None = None
    speeches = {
        field: Speech(evidence=field_evidence(item, field, published_on), lexicon=lexicon, names=names, seen=seen)
        for field in FIELDS
    }
    for evidence, sentence, offset in sentences_read(item, published_on, n_sentences):
        known = len(mentions)
        read: list[Claim | Unread] = []
        if item.lang == "es":
            is_headline = evidence.field == "title" or is_subtitle(item, evidence)
            charts: list[Chart] = []
            read_whole = partial(
                read_sentence, sentence, offset, evidence, names=names, published_on=published_on,
                is_headline=is_headline, seen=seen, charts=charts,
                before=spoken_of[0] if spoken_of and evidence.field == "text" else None,
            )  # fmt: skip
            read_piece = partial(_read_piece, names=names, published_on=published_on, seen=seen)
            in_pieces = not is_headline and n_sentences > N_BRIEF
            by = partial(
                _read_by, evidence=evidence, sentence=sentence, charts=charts, spoken_of=spoken_of,
                read_whole=read_whole, read_piece=read_piece if in_pieces else None,
            )  # fmt: skip
            read = by(lexicon, mentions=mentions)
            beside += [Told(evidence=evidence, chart=charts[0])] if charts else []
            if charts and in_pieces:
                read = read_again(read, charts[0], by)
            # "Acatarán un paro …", a first line below the headline, goes on with its subject
            is_for_next = not is_headline or (evidence.field == "title" and has_subtitle(item))
            speech = speeches["title" if evidence.field == "title" else "text"]
            is_told = n_sentences <= N_BRIEF or (is_headline and any(isinstance(r, Claim) for r in read))
            quoted = [] if is_told else _quoted(speech, evidence, read, spoken_of, published_on)
            if evidence.field == "text" and speech.is_said(evidence.start, evidence.end):
                read = [Unread(evidence=evidence, reason="somebody's own words")]
            speaking = (_spoken_by(quoted) or speaking) if speech.is_begun(evidence.start, evidence.end) else None
            spoken_of = (_spoken_of(read, evidence) or speaking) if is_for_next else None
            if spoken_of is not None and charts:
                spoken_of = replace(spoken_of[0], several=several(charts[0])), spoken_of[1]
            read = [*([r for r in read if isinstance(r, Claim)] if quoted else read), *quoted]
        elif item.lang == "en" and restater is not None:
            read = [_read_english(sentence, evidence, restater)]
        out.extend(read)
        n_before.extend([known] * len(read))
    told = tuple(_with_mentions(r, mentions, n) for r, n in zip(out, n_before, strict=True))
    article = Article(told=beside, text=item.text)
    told = tuple(replace(r, article=article) if isinstance(r, Claim) else r for r in told)
    if item.lang == "es" and _RELEASED.search(item.text):
        told = tuple(replace(r, tells_release=True) if isinstance(r, Claim) else r for r in told)
    return tuple(replace(r, below=item.text) if isinstance(r, Claim) and r.is_headline else r for r in told)


def _quoted(
    speech: Speech, evidence: Evidence, read: Sequence[Claim | Unread], spoken_of: tuple[Before, Evidence] | None,
    published_on: date | None,
) -> list[Claim | Unread]:  # fmt: skip
    """What the quotations that begin in a sentence say, but for what was read of them as they stand."""
    found: list[Claim | Unread] = []
    if any(isinstance(r, Claim) and r.parse is not None and QUOTED in r.parse.clause.notes for r in read):
        return found
    for place in speech.within(evidence.start, evidence.end):

        def read_reported(text: str, rests_on: Evidence, sayer: Sayer) -> Sequence[Claim | Unread]:
            charts: list[Chart] = []
            told = spoken_of if not sayer.who else None
            whole = partial(
                read_sentence, text, 0, replace(rests_on, quote=text, start=0, end=len(text)), names=speech.names,
                published_on=published_on, is_headline=False, seen=speech.seen, charts=charts,
                before=told[0] if told else None, reported_by=sayer.gender,
            )  # fmt: skip
            piece = partial(
                _read_piece, names=speech.names, published_on=published_on, seen=speech.seen, reported_by=sayer.gender
            )
            return _read_by(
                speech.lexicon, evidence=replace(rests_on, quote=text, start=0, end=len(text)), sentence=text,
                charts=charts, spoken_of=told, read_whole=whole, read_piece=piece,
            )  # fmt: skip

        found += speech.told(place, read_reported)
    return found


def _read_by(
    lexicon: Lexicon, *, evidence: Evidence, sentence: str, charts: list[Chart],
    spoken_of: tuple[Before, Evidence] | None, read_whole: Callable[..., Claim | Unread],
    read_piece: Callable[..., Claim | Unread] | None, mentions: list[Mention] | None = None,
) -> list[Claim | Unread]:  # fmt: skip
    """What a lexicon gives of a sentence, whole and in its pieces."""
    charts.clear()
    whole = _resting_on(read_whole(lexicon=lexicon, mentions=mentions), spoken_of)
    if not charts or read_piece is None:
        return [whole]
    # whom the sentence before speaks of, its parts leave open; of what it told several, they may be
    told = Before(several=spoken_of[0].several) if spoken_of and charts[0].before else None
    read_text = partial(read_piece, lexicon=lexicon, before=told)
    found = with_pieces(whole, evidence, charts[0], read_text=read_text, claim_of=claim_of)
    found = [_resting_on(one, spoken_of) for one in found]
    return found if charts[0].source == sentence else [as_quoted(c) for c in found]


def _spoken_of(read: Sequence[Claim | Unread], evidence: Evidence) -> tuple[Before, Evidence] | None:
    """Whom a sentence speaks of, and where it says who that is: of its parts, that which begins it."""
    heads = [
        (one, one.parse.clause)
        for one in read
        if isinstance(one, Claim) and one.parse is not None and one.evidence.start == evidence.start
    ]
    whole = [(one, clause) for one, clause in heads if PIECE not in one.sense or one.sense.endswith("core")]
    begun = [(one, clause) for one, clause in heads if not one.sense.endswith("relative") and clause.subject]
    for one, clause in (*whole, *begun):
        assert one.parse is not None
        is_whole = PIECE not in one.sense and one.parse.cut_at < 0 and not one.parse.asides and len(read) == 1
        told = told_by(clause)
        return replace(told, is_whole=is_whole and told.is_whole), one.before or evidence
    return None


def _spoken_by(quoted: Sequence[Claim | Unread]) -> tuple[Before, Evidence] | None:
    """Who speaks in a quotation, and goes on in the sentence behind it: "Agregó que …"."""
    for one in quoted:
        if isinstance(one, Claim) and one.parse is not None:
            who = told_by(replace(one.parse.clause, complement=None)).subject
            return (Before(speaker=who), one.before or one.evidence) if who is not None else None
    return None


#: Notes of what only the sentence before tells.
FROM_BEFORE = frozenset(("amber: the subject of the sentence before", TAKEN_UP, WHOSE, NOUNLESS))


def _resting_on(read: Claim | Unread, spoken_of: tuple[Before, Evidence] | None) -> Claim | Unread:
    """A claim whose subject the sentence before tells rests on both."""
    if spoken_of is None or isinstance(read, Unread) or read.parse is None:
        return read
    clause = read.parse.clause
    subject = clause.subject.notes if clause.subject is not None else ()
    is_unsaid = bool(FROM_BEFORE.intersection((*clause.notes, *subject)))
    return replace(read, before=spoken_of[1]) if is_unsaid else read


def _read_piece(
    text: str, evidence: Evidence, charts: list[Chart], *, names: Names, lexicon: Lexicon, published_on: date | None,
    seen: frozenset[str], before: Before | None, reported_by: str = "",
) -> Claim | Unread:  # fmt: skip
    return read_sentence(
        text, 0, evidence, names=names, lexicon=lexicon, published_on=published_on, is_headline=False, seen=seen,
        charts=charts, before=before, reported_by=reported_by,
    )  # fmt: skip


def _with_mentions(read: Claim | Unread, mentions: list[Mention], n_before: int) -> Claim | Unread:
    if isinstance(read, Unread) or not mentions:
        return read
    if read.is_headline:
        n_before = len(mentions)  # what a headline leaves unnamed is named below it
    persons = [
        m for m in mentions[n_before:]
        if m.is_apposed or (m.phrase.name and m.phrase.name.kind == "person?")
    ]  # fmt: skip
    return replace(read, mentions=(*mentions[:n_before], *persons))


def _read_english(sentence: str, evidence: Evidence, restater: Restater) -> Claim | Unread:
    found = restate(sentence, restater) if evidence.field == "text" else None
    if found is None:
        return Unread(evidence=evidence, reason="English that cannot be told otherwise")
    return Claim(
        event=found.frame.event,
        sense=f"en:{found.frame.verb}",
        actors=(Actor(role="agent", words=found.subject, cls=""), Actor(role="patient", words=found.object, cls="")),
        object=found.object,
        place="",
        figures=(),
        on=None,
        modality=MODALITY_BY_EVENT.get(found.frame.event, Modality.FACT),
        speaker="",
        role="news",
        evidence=evidence,
        is_headline=False,
        restated=found,
    )
