"""From one sentence to its claim, or to why there is none."""

import re
from dataclasses import replace
from datetime import date

from digest.article_sentences import EDITORIAL
from digest.claim_types import PIECE, Actor, Claim, Figure, Modality, Unread
from digest.english.lexicon import Lexicon
from digest.english.names import Names
from digest.spanish.capitals import is_shouted, restored
from digest.spanish.chart import Chart
from digest.spanish.figures import MONTHS, WEEKDAYS
from digest.spanish.headlines import asks, read_loosely
from digest.spanish.mentions import Mention, mentions_of
from digest.spanish.quantities import QUALIFIERS, SCALES
from digest.spanish.quoted import marked, unquoted, without_marks, without_quotation, without_title_marks
from digest.spanish.senses import class_of
from digest.spanish.sentences import Parse, parse
from digest.spanish.shortened import cleared
from digest.spanish.telegrams import with_verb
from digest.spanish.tokens import tokenise
from digest.spanish.tree import Before, Clause, NounPhrase, phrases_of
from pipeline.types import Evidence, SentenceRole

#: Words of figures and times, which the grammar reads by itself.
COUNTING = frozenset(
    (*MONTHS, *WEEKDAYS, *SCALES, *(w for words in QUALIFIERS for w in words), "ayer", "hoy", "soles", "dólares", "por",
     "ciento", "hay", "pasado", "próximo", "mañana", "año", "mes", "semana")
)  # fmt: skip


def read_sentence(
    sentence: str, offset: int, evidence: Evidence, *, names: Names, lexicon: Lexicon, published_on: date | None,
    is_headline: bool, seen: frozenset[str] = frozenset(), mentions: list[Mention] | None = None,
    charts: list[Chart] | None = None, before: Before | None = None, reported_by: str = "",
) -> Claim | Unread:  # fmt: skip
    """The claim of one sentence, or why there is none; what it names is added to `mentions`, its chart to `charts`."""
    quote = sentence
    if is_headline:
        sentence = marked(sentence)
    told = restored(sentence, names, lexicon) if is_headline and is_shouted(sentence) else ""
    said = unquoted(sentence) if not told else ""
    if is_headline and not said:
        told = with_verb(told or sentence, names, lexicon) or told
    apart = without_marks(sentence) if not (told or said or is_headline) else ""
    told = told or said or apart or (sentence if sentence[:1].isspace() and not quote[:1].isspace() else "")
    sentence = told or sentence
    tokens = tokenise(sentence, offset)
    if len(tokens) < 3:
        return Unread(evidence=evidence, reason="too short")
    if len(tokens) > 90:
        return Unread(evidence=evidence, reason="too long")
    if EDITORIAL.match(sentence):
        return Unread(evidence=evidence, reason="a note of the newsroom")
    if any(t.text in {"?", "¿", "!", "¡"} for t in tokens) or (is_headline and asks(tokens)):
        return Unread(evidence=evidence, reason="question or exclamation")
    chart = Chart(tokens=tokens, lexicon=lexicon, names=names, published_on=published_on, is_headline=is_headline,
        source=sentence, offset=offset, seen=seen, before=before,
        reported_by=reported_by,
    )  # fmt: skip
    if charts is not None and not said:  # of what somebody says in his own words no part is told
        charts.append(chart)
    parses = cleared(chart, parse(chart)) or read_loosely(chart)
    if said:
        parses = [_as_said(p) for p in parses[:1] if p.cut_at < 0 and not p.is_unsure]
    elif apart:
        parses = [_as_said(p) for p in parses]
    if mentions is not None:
        mentions.extend(mentions_of(chart, evidence))
    if not parses and is_headline and not said:
        for less, note in (
            (without_marks(sentence), True),
            (without_title_marks(sentence), True),
            (without_quotation(sentence), False),
        ):
            again = less and read_sentence(
                less, offset, evidence, names=names, lexicon=lexicon, published_on=published_on, is_headline=True,
                seen=seen,
            )  # fmt: skip
            if isinstance(again, Claim) and again.parse is not None and (note or again.event not in _SAYS):
                parse_ = _as_said(again.parse) if note else again.parse
                return replace(again, parse=parse_, read_as=again.read_as or less)
    if not parses:
        missing = missing_words(chart)
        reason = "words missing from the lexicon" if missing else "no parse"
        return Unread(evidence=evidence, reason=reason, missing=missing)
    return replace(claim_of(parses[0], evidence, chart), read_as=told)


#: What is nothing without what was said.
_SAYS = frozenset(("say", "warn", "state", "announce", "demand", "consider", "respond", "ask"))


def as_quoted(read: Claim | Unread) -> Claim | Unread:
    """A part of a sentence that sets words apart."""
    if isinstance(read, Unread) or read.parse is None or PIECE not in read.sense:
        return read
    return replace(read, parse=_as_said(read.parse))


#: What the editor is asked about words in quotation marks that are told as they stand.
QUOTED = "amber: words of a quotation"


def _as_said(found: Parse) -> Parse:
    """What was said in quotation marks, told in our words."""
    return replace(found, clause=replace(found.clause, notes=(*found.clause.notes, QUOTED)))


_ENCLITIC = re.compile(r"(?P<verb>\w+[aeiíé]r|\w+[áé]ndo)(?:se|le|les|lo|la|los|las)")


def _is_with_pronoun(word: str, lexicon: Lexicon) -> bool:
    """ "formalizarse", "entregarles": a verb that is known, with a pronoun behind it."""
    found = _ENCLITIC.fullmatch(word)
    verb = found["verb"].replace("ándo", "ando").replace("éndo", "endo") if found else ""
    return bool(verb) and verb in lexicon.verbs


def missing_words(chart: Chart) -> tuple[str, ...]:
    """Words of the sentence that neither lexicon nor names know."""
    lexicon = chart.lexicon
    covered: set[int] = set()
    for at in range(len(chart)):
        for end, _ in (*chart.multi(at), *chart.names_at(at)):
            covered.update(range(at, end))
    missing = []
    for at, token in enumerate(chart.tokens):
        low = token.low
        if low in COUNTING:
            continue
        if at in covered or not token.is_word or (token.is_capital and at > 0):
            continue
        if not any(
            low in t for t in (lexicon.words, lexicon.nouns, lexicon.adjectives, lexicon.adverbs, lexicon.verbs)
        ) and not _is_with_pronoun(low, lexicon):
            missing.append(low)
    return tuple(dict.fromkeys(missing))


def claim_of(parse: Parse, evidence: Evidence, chart: Chart) -> Claim:
    """The claim of what was read of a sentence."""
    clause = parse.clause
    actors = []
    if clause.subject is not None:
        role = "agent" if clause.verb.voice == "active" else "patient"
        actors.append(_actor(role, clause.subject, chart))
    if clause.object is not None:
        actors.append(_actor("patient", clause.object, chart))
    actors.extend(_actor(a.prep, np, chart) for a, np in clause.arguments if np.noun or np.name)
    place = next(
        (
            chart_text(chart, a.phrase.object)
            for a in clause.adjuncts
            if a.phrase and a.phrase.prep == "en" and class_of(a.phrase.object) in {"place", "area"}
        ),
        chart_text(chart, parse.place) if parse.place else "",
    )
    return Claim(
        event=clause.frame.event,
        sense=clause.frame.id,
        actors=tuple(actors),
        object=chart_text(chart, clause.object) if clause.object else "",
        place=place,
        figures=tuple(_figures(clause)),
        on=next((a.time.on for a in clause.adjuncts if a.time and a.time.on), None),
        modality=_modality(clause),
        speaker=chart_text(chart, clause.speaker) if clause.speaker else "",
        role=_role(clause),
        evidence=evidence,
        is_headline=chart.is_headline,
        parse=parse,
    )


def _actor(role: str, np: NounPhrase, chart: Chart) -> Actor:
    return Actor(role=role, words=chart_text(chart, np), cls=class_of(np))


def chart_text(chart: Chart, np: NounPhrase) -> str:
    """The words of the source that the phrase covers."""
    return chart.written(np.start, np.end)


def _figures(clause: Clause) -> list[Figure]:
    found = []
    for np in phrases_of(clause):
        if np.quantity is not None:
            unit = np.noun.lemma if np.noun else np.quantity.en.strip("0123456789.,")
            found.append(Figure(value=np.quantity.value, unit=unit, qualifier=np.quantity.qualifier))
    return found


MODALITY_BY_EVENT = {
    "demand": Modality.DEMAND, "sentence": Modality.COURT, "acquit": Modality.COURT, "deny": Modality.DENIAL,
    "estimate": Modality.ESTIMATE, "intend": Modality.INTENTION, "accuse": Modality.ALLEGATION,
    "denounce": Modality.ALLEGATION,
}  # fmt: skip


def _modality(clause: Clause) -> Modality:
    if clause.verb.tense == "cond" and clause.verb.is_perfect:
        return Modality.ALLEGATION
    if clause.verb.tense == "fut":
        return Modality.INTENTION
    return MODALITY_BY_EVENT.get(clause.frame.event, Modality.FACT)


def _role(clause: Clause) -> SentenceRole:
    if clause.verb.tense == "fut" or clause.verb.helper == "ir" or clause.frame.event == "intend":
        return "outlook"
    if clause.frame.event in {"demand", "say", "warn", "denounce", "consider", "criticise"}:
        return "position"
    if clause.frame.event == "state" or clause.verb.tense == "impf":
        return "background"
    return "news"
