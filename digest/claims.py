"""From the headline and first sentences of an article to claims: who does what to whom, where, when, who says so."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from digest.claim_types import PIECE, Actor, Claim, Figure, Modality, Unread
from digest.english.lexicon import Lexicon
from digest.english.names import Names
from digest.english.restate import Restater, restate
from digest.loosely import read_again
from digest.piecewise import with_pieces
from digest.spanish.article import Article, Told
from digest.spanish.capitals import is_shouted, restored
from digest.spanish.chart import Chart
from digest.spanish.figures import MONTHS, WEEKDAYS
from digest.spanish.headlines import read_loosely
from digest.spanish.mentions import Mention, mentions_of
from digest.spanish.quantities import QUALIFIERS, SCALES
from digest.spanish.quoted import unquoted, without_marks
from digest.spanish.senses import class_of
from digest.spanish.sentences import Parse, parse
from digest.spanish.shortened import cleared
from digest.spanish.tokens import sentence_spans, tokenise
from digest.spanish.tree import Before, Clause, NounPhrase
from digest.spanish.unsaid import told_by
from digest.spanish.whose import NOTE as WHOSE
from pipeline.types import Evidence, Item, SentenceRole

#: How many sentences of an article are read: the news stands in the first ones, its facts a little below.
N_SENTENCES = 9
#: Who asks for so many at most wants a line, not all that is told.
N_BRIEF = 3

#: Words of figures and times, which the grammar reads by itself.
COUNTING = frozenset(
    (*MONTHS, *WEEKDAYS, *SCALES, *(w for words in QUALIFIERS for w in words), "ayer", "hoy", "soles", "dólares", "por",
     "ciento", "hay", "pasado", "próximo", "mañana", "año", "mes", "semana")
)  # fmt: skip


#: What headlines carry behind them for the web's sake.
_PICTURES = re.compile(
    r"\s*[(\[|–-]*\s*(?:FOTOS?|VIDEOS?|GALERÍA|AUDIO|EN VIVO|INFOGRAFÍA)[\w /&y+]*[)\]]*\s*$", re.IGNORECASE
)


#: How notes of the newsroom begin: credits, bylines, what is reprinted, what else to read.
_EDITORIAL = re.compile(
    r"\W*(?:(?:el|la) (?:siguiente|presente) (?:texto|artículo|nota|pronunciamiento|comunicado|carta|entrevista)"
    r"|a continuación|reproducimos|compartimos|publicamos|fotos?\b|fotografías?\b|imagen\b|crédito|por:|escriben?\b"
    r"|escrito por|texto:|publicado|actualizado|fuente\b|le[ae]r? (?:también|más)|te puede interesar|ve[ar] también"
    r"|puedes ver|te recomendamos|también puedes|suscríbe|síguenos|con información de|este (?:artículo|texto|reportaje)"
    r"|esta (?:nota|crónica|entrevista|investigación periodística)|lima,? \d|redacción\b|\*)",
    re.IGNORECASE,
)


#: A capitalised word behind a word in lower case or a comma: a name wherever else it stands.
_CAPITAL_INSIDE = re.compile(r"(?:(?<=[a-záéíóúñü,] )|(?<=\())[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+(?![\w-])")
#: What stands before the first sentence: a place in capitals, an hour and day, an agency.
_DATELINE = re.compile(
    r"(?:[A-ZÁÉÍÓÚÑ]{3,}(?: [A-ZÁÉÍÓÚÑ]{2,}){0,3}\s?(?:\.\s?[-–—]|\.|[-–—:|])\s*(?=[A-ZÁÉÍÓÚÑ¡¿“\"])"
    r"|\d{1,2}[.:]\d\d\s?\|[^|.]{4,30}[.,]?\s?\d{4}\.?\s?[-–—]+\s*|\([A-Z]{2,8}\)\s?[-–—]\s*"
    r"|[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+(?: [A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)?,? \(?[A-Z][A-Za-z]+\)?\.?\s?[-–—]+\s+"
    r"|[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+(?: [A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)?, \d{1,2} (?:de )?[a-záéíóú]{3,10}\.?(?:,? (?:del? )?\d{4})?"
    r"\s?(?:\([^)]{2,20}\))?\.?\s?[-–—]+\s*"
    r"|(?:PRIMICIA|URGENTE|ÚLTIMO|ATENCIÓN|EXCLUSIVO)\W+)"
)


#: Somebody who was held has been let go.
_RELEASED = re.compile(
    r"\b(?:liber(?:ad[oa]s?|aron|ó)\b|(?:recuper|recobr)\w+ (?:su|la|sus) libertad|puest[oa]s? en libertad"
    r"|(?:solt|dej)aron (?:ir|en libertad|libres?)|dejad[oa]s? (?:ir|en libertad|libres?)|soltad[oa]s?\b|soltaron\b)",
    re.IGNORECASE,
)


def claims_of(
    item: Item, *, names: Names, lexicon: Lexicon, published_on: date | None, restater: Restater | None = None
) -> tuple[Claim, ...]:
    """The claims of an item's headline and first six sentences, in the order of the text.

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
    for evidence, sentence, offset in _sentences(item, published_on, n_sentences):
        known = len(mentions)
        read: list[Claim | Unread] = []
        if item.lang == "es":
            is_headline = evidence.field == "title" or _is_subtitle(item, evidence)
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
            is_for_next = not is_headline or (evidence.field == "title" and _has_subtitle(item))
            spoken_of = _spoken_of(read, evidence) if is_for_next else None
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
    found = with_pieces(
        whole, evidence, charts[0], read_text=partial(read_piece, lexicon=lexicon), claim_of=_claim
    )  # fmt: skip
    return found if charts[0].source == sentence else [_as_quoted(c) for c in found]


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
        return told_by(clause), one.before or evidence
    return None


#: Notes of what only the sentence before tells.
FROM_BEFORE = frozenset(("amber: the subject of the sentence before", WHOSE))


def _resting_on(read: Claim | Unread, spoken_of: tuple[Before, Evidence] | None) -> Claim | Unread:
    """A claim whose subject the sentence before tells rests on both."""
    if spoken_of is None or isinstance(read, Unread) or read.parse is None:
        return read
    is_unsaid = bool(FROM_BEFORE.intersection(read.parse.clause.notes))
    return replace(read, before=spoken_of[1]) if is_unsaid else read


def _read_piece(
    text: str, evidence: Evidence, charts: list[Chart], *, names: Names, lexicon: Lexicon, published_on: date | None,
    seen: frozenset[str],
) -> Claim | Unread:  # fmt: skip
    return read_sentence(
        text, 0, evidence, names=names, lexicon=lexicon, published_on=published_on, is_headline=False, seen=seen,
        charts=charts,
    )  # fmt: skip


def _has_subtitle(item: Item) -> bool:
    first, _, rest = item.text.partition("\n")
    return bool(rest) and first.strip()[-1:] not in {".", "…", "”", '"', ":", ""}


def _is_subtitle(item: Item, evidence: Evidence) -> bool:
    """A first line without a full stop is told like a headline."""
    line_end = item.text[evidence.end : evidence.end + 1] in {"", "\n"}
    return (
        evidence.start == 0 and line_end and evidence.quote[-1:] not in {".", "…", "”", '"', ":"} and "\n" in item.text
    )


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
        modality=_BY_EVENT.get(found.frame.event, Modality.FACT),
        speaker="",
        role="news",
        evidence=evidence,
        is_headline=False,
        restated=found,
    )


def _sentences(item: Item, published_on: date | None, n_sentences: int) -> list[tuple[Evidence, str, int]]:
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


def read_sentence(
    sentence: str, offset: int, evidence: Evidence, *, names: Names, lexicon: Lexicon, published_on: date | None,
    is_headline: bool, seen: frozenset[str] = frozenset(), mentions: list[Mention] | None = None,
    charts: list[Chart] | None = None, before: Before | None = None,
) -> Claim | Unread:  # fmt: skip
    """The claim of one sentence, or why there is none; what it names is added to `mentions`, its chart to `charts`."""
    told = restored(sentence, names, lexicon) if is_headline and is_shouted(sentence) else ""
    said = unquoted(sentence) if not told else ""
    apart = without_marks(sentence) if not (told or said or is_headline) else ""
    told = told or said or apart
    sentence = told or sentence
    tokens = tokenise(sentence, offset)
    if len(tokens) < 3:
        return Unread(evidence=evidence, reason="too short")
    if len(tokens) > 90:
        return Unread(evidence=evidence, reason="too long")
    if _EDITORIAL.match(sentence):
        return Unread(evidence=evidence, reason="a note of the newsroom")
    if any(t.text in {"?", "¿", "!", "¡"} for t in tokens):
        return Unread(evidence=evidence, reason="question or exclamation")
    chart = Chart(tokens=tokens, lexicon=lexicon, names=names, published_on=published_on, is_headline=is_headline,
        source=sentence, offset=offset, seen=seen, before=before,
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
    if not parses:
        missing = missing_words(chart)
        reason = "words missing from the lexicon" if missing else "no parse"
        return Unread(evidence=evidence, reason=reason, missing=missing)
    return replace(_claim(parses[0], evidence, chart), read_as=told)


def _as_quoted(read: Claim | Unread) -> Claim | Unread:
    """A part of a sentence that sets words apart."""
    if isinstance(read, Unread) or read.parse is None or PIECE not in read.sense:
        return read
    return replace(read, parse=_as_said(read.parse))


def _as_said(found: Parse) -> Parse:
    """What was said in quotation marks, told in our words."""
    note = "amber: words of a quotation"
    return replace(found, clause=replace(found.clause, notes=(*found.clause.notes, note)))


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


def _claim(parse: Parse, evidence: Evidence, chart: Chart) -> Claim:
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


def phrases_of(clause: Clause) -> list[NounPhrase]:
    """Every noun phrase of the clause, inner ones included."""
    found: list[NounPhrase] = []

    def take(np: NounPhrase | None) -> None:
        if np is None:
            return
        found.append(np)
        for other in np.also:
            take(other)
        for phrase in np.phrases:
            take(phrase.object)
        take(np.apposition)
        for inner in (np.participle, np.relative, np.infinitive):
            if inner is not None:
                found.extend(phrases_of(inner))

    take(clause.subject)
    take(clause.object)
    if isinstance(clause.predicate, NounPhrase):
        take(clause.predicate)
    for _, np in clause.arguments:
        if np.noun or np.name or np.quantity:
            take(np)
    for adjunct in clause.adjuncts:
        if adjunct.phrase:
            take(adjunct.phrase.object)
        for inner in (adjunct.purpose, adjunct.state):
            if inner is not None:
                found.extend(phrases_of(inner))
        take(adjunct.according)
    if clause.complement is not None:
        found.extend(phrases_of(clause.complement))
    for other in clause.also:
        found.extend(phrases_of(other if other.subject is not clause.subject else replace(other, subject=None)))
    return found


_BY_EVENT = {
    "demand": Modality.DEMAND, "sentence": Modality.COURT, "acquit": Modality.COURT, "deny": Modality.DENIAL,
    "estimate": Modality.ESTIMATE, "intend": Modality.INTENTION, "accuse": Modality.ALLEGATION,
    "denounce": Modality.ALLEGATION,
}  # fmt: skip


def _modality(clause: Clause) -> Modality:
    if clause.verb.tense == "cond" and clause.verb.is_perfect:
        return Modality.ALLEGATION
    if clause.verb.tense == "fut":
        return Modality.INTENTION
    return _BY_EVENT.get(clause.frame.event, Modality.FACT)


def _role(clause: Clause) -> SentenceRole:
    if clause.verb.tense == "fut" or clause.verb.helper == "ir" or clause.frame.event == "intend":
        return "outlook"
    if clause.frame.event in {"demand", "say", "warn", "denounce", "consider", "criticise"}:
        return "position"
    if clause.frame.event == "state" or clause.verb.tense == "impf":
        return "background"
    return "news"
