"""Claims into English sentences with their grade, or the reason why not."""

import re
from dataclasses import dataclass, replace
from datetime import date

from digest.claim_types import PIECE, Claim, Unread
from digest.claims import N_SENTENCES, phrases_of, read_item
from digest.english import gate
from digest.english.agencies import told_by_agencies
from digest.english.asked import asked, called_for
from digest.english.audit import audit
from digest.english.bare import RELATIONAL, is_case_alone
from digest.english.beside import alleged_below, counted_apart, introduced_below, rounded_below, without_seconds
from digest.english.collocations import Collocator
from digest.english.deeds import clashed, found_there, reported_whole
from digest.english.emptiness import has_two_years, says_nothing
from digest.english.entries import word_set
from digest.english.heads import SERIES
from digest.english.nested import nested
from digest.english.newsworthy import is_figure_told
from digest.english.nounphrases import is_of_stuff_as_such, is_share_of_nation
from digest.english.orthography import tidy
from digest.english.parts import is_plain_part
from digest.english.periods import PERIODS
from digest.english.printed import by_source
from digest.english.readings import NounForm
from digest.english.realise import Realiser
from digest.english.rephrase import (
    brought_up,
    emergency_told,
    folded,
    held_there,
    lasting,
    loaded,
    priced,
    remanded,
    sentenced,
    source_last,
    within,
)
from digest.english.resolved import resolved
from digest.english.resources import Resources
from digest.english.rivals import is_abroad_unsaid, is_somebody_else, may_be_another
from digest.english.sources import says_so
from digest.english.tocome import doubt_of_coming
from digest.english.undoing import SUSPENDED, doubt_beside, is_suspended_unsaid
from digest.english.writing import CannotWriteError
from digest.spanish.core import LEVELS, Core, core_of
from digest.spanish.forms import plural
from digest.spanish.fuller import is_one_of_several
from digest.spanish.mentions import Mention, called_so, in_its_place, introduced, is_body_called, is_of_others, official
from digest.spanish.mentions import named as mention_named
from digest.spanish.senses import class_of, noun_sense
from digest.spanish.sentences import place_adjunct
from digest.spanish.synonyms import called_also
from digest.spanish.tokens import fold, tokenise
from digest.spanish.tree import Clause, NounPhrase
from pipeline.types import Evidence, Finding, Grade, Item, Sentence

#: At most so many characters lie between a sentence and what it points back to.
GAP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstained:
    """A claim that was not put into English, and why."""

    evidence: Evidence
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwritten:
    """A sentence of the source that has no English, why, and the words that the lexicon lacks."""

    span: Evidence
    reason: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemEnglish:
    """What could be written of one item, best first, and what could not."""

    item: Item
    sentences: tuple[Sentence, ...]
    unwritten: tuple[Unwritten, ...]
    #: what some green ones leave off for certainty's sake, told whole: amber, for an editor's draft in their place
    fuller: tuple[Sentence, ...] = ()


def sentences_of(item: Item, resources: Resources, n_sentences: int = N_SENTENCES) -> ItemEnglish:
    """English for the headline and first sentences of an item, best first."""
    written: list[tuple[Sentence, Claim]] = []
    unwritten: list[Unwritten] = []
    fuller: list[Sentence] = []
    for read in _read(item, resources, n_sentences):
        match read:
            case Unread():
                unwritten.append(Unwritten(span=read.evidence, reason=read.reason, missing=read.missing))
            case Claim():
                best, whole = _variants(read, resources)
                fuller += [whole] if whole else []
                match best:
                    case Sentence() as sentence:
                        written.append((sentence, read))
                    case Abstained() as abstained:
                        unwritten.append(Unwritten(span=abstained.evidence, reason=abstained.reason))
    written = [(_borne_out(_by_whom(sentence, item), claim, item), claim) for sentence, claim in written]
    written = [(_as_it_comes(sentence, item), claim) for sentence, claim in written]
    written = [(_unless_taken_back(sentence, claim, item), claim) for sentence, claim in written]
    written = [(_unless_alleged(sentence, claim, item), claim) for sentence, claim in written]
    written = _in_context(written, resources, item)
    written.sort(key=lambda pair: _worth(*pair))
    written = _once(written)
    return ItemEnglish(
        item=item, sentences=tuple(s for s, _ in written), unwritten=tuple(unwritten), fuller=tuple(fuller)
    )


_COMMITTEE = re.compile(r"\b(?:[Cc]omisión|[Ss]ubcomisión) (?:de|del|Permanente)\b")
_DECIDES = r"(?:aprob|aprueb|archiv|rechaz|debat|dictamin|respald)"
_BY_COMMITTEE = re.compile(
    rf"\b(?:[Cc]omisión|[Ss]ubcomisión) (?:de|del|Permanente)\b[^.]{{0,120}}\b{_DECIDES}"
    rf"|\b{_DECIDES}\w*[^.]{{0,60}}\b(?:en|por) la (?:[Cc]omisión|[Ss]ubcomisión)\b"
)
_PLENARY = re.compile(r"\b[Pp]leno\b|\b[Ee]l (?:Congreso|Parlamento)(?: de la República)? aprobó\b")


def _by_whom(sentence: Sentence, item: Item) -> Sentence:
    """A headline's "Congreso aprueba", where the text tells of a committee and of no plenary: an editor looks."""
    is_headline = sentence.evidence[0].field == "title" and sentence.text.startswith("Congress ")
    is_committee = bool(_BY_COMMITTEE.search(item.text)) and not _PLENARY.search(item.text)
    if not (is_headline and is_committee) or _COMMITTEE.search(item.title):
        return sentence
    doubt = Finding(rule="english", severity="info", message="Congress, or a committee of it")
    return replace(sentence, grade=Grade.AMBER, findings=(*sentence.findings, doubt))


def _as_it_comes(sentence: Sentence, item: Item) -> Sentence:
    """A headline that tells as done what its text only expects."""
    message = doubt_of_coming(sentence, item)
    if not message:
        return sentence
    doubt = Finding(rule="english", severity="info", message=message)
    grade = Grade.AMBER if sentence.grade is Grade.GREEN else sentence.grade
    return replace(sentence, grade=grade, findings=(*sentence.findings, doubt))


def _borne_out(sentence: Sentence, claim: Claim, item: Item) -> Sentence:
    """A headline's "Minem: …", where the text below it says that the ministry informed: no doubt who says so."""
    speaker = claim.parse.clause.speaker if claim.parse is not None else None
    if speaker is None or speaker.name is None or [f.message for f in sentence.findings] != [gate.ONLY_A_TOPIC]:
        return sentence
    return replace(sentence, grade=Grade.GREEN, findings=()) if says_so(speaker.name, item.text) else sentence


def _lies_in(one: Evidence, other: Evidence) -> bool:
    return (one.item, one.field) == (other.item, other.field) and other.start <= one.start and one.end <= other.end


def _unless_taken_back(sentence: Sentence, claim: Claim, item: Item) -> Sentence:
    """A statement that what stands beside it corrects, denies or tells the end of is an editor's to look at."""
    message = doubt_beside(sentence.evidence[0], item, is_part=PIECE in claim.sense)
    if is_suspended_unsaid(sentence.evidence[0], item):
        message = SUSPENDED
    elif is_abroad_unsaid(sentence.text, item.title, sentence.evidence[0].quote, item.text):
        message = message or "of which country"
    elif is_somebody_else(sentence.text, f"{item.title}. {item.text}"):
        message = message or "one of two who may be meant"
    if message != SUSPENDED and (sentence.grade is not Grade.GREEN or not message):
        return sentence
    doubt = Finding(rule="english", severity="info", message=message)
    return replace(sentence, grade=Grade.AMBER, findings=(*sentence.findings, doubt))


def _unless_alleged(sentence: Sentence, claim: Claim, item: Item) -> Sentence:
    """Who is called a criminal in the headline and an alleged one below it is an alleged one."""
    told, message = alleged_below(sentence, claim, item)
    if told.grade is not Grade.GREEN or not message:
        return told
    doubt = Finding(rule="english", severity="info", message=message)
    return replace(told, grade=Grade.AMBER, findings=(*told.findings, doubt))


def _in_context(
    written: list[tuple[Sentence, Claim]], resources: Resources, item: Item
) -> list[tuple[Sentence, Claim]]:
    """A sentence that points back stays green only where a green one before it names what it points to."""
    out: list[tuple[Sentence, Claim]] = []
    said: list[Claim] = []
    for one, read in written:
        sentence, claim = one, read
        backward = [f.message for f in sentence.findings if f.rule == "anaphora"]
        if sentence.grade is Grade.GREEN and not all(_is_known_one(m, claim, said) for m in backward):
            sentence = _told_anew(claim, resources) or replace(sentence, grade=Grade.AMBER)
            sentence = _unless_taken_back(sentence, claim, item)
        if sentence.grade is not Grade.GREEN:
            if (named := _named_instead(sentence, claim, resources)) is not None:
                sentence, claim = _unless_taken_back(_by_whom(named[0], item), named[1], item), named[1]
                sentence = _unless_over(sentence, item)
            backward = [f.message for f in sentence.findings if f.rule == "anaphora"]
            if sentence.grade is Grade.GREEN and not all(_is_known_one(m, claim, said) for m in backward):
                sentence = replace(sentence, grade=Grade.AMBER)
        if sentence.grade is Grade.GREEN and not said and _is_from_nowhere(sentence, claim):
            doubt = Finding(rule="english", severity="info", message="nobody and nothing is named")
            sentence = replace(sentence, grade=Grade.AMBER, findings=(*sentence.findings, doubt))
        if sentence.grade is Grade.GREEN:
            said.append(claim)
        out.append((sentence, claim))
    return out


_RESUMED = re.compile(r"\b(?:reanud|reinici|retom|levant|reabr|restablec|desbloque|liber)\w*", re.IGNORECASE)
_STOPPED = re.compile(r"\b(?:suspend|paraliz|deten|detuv|bloque|cerr|cierr|interrump|retuv|retien)\w*", re.IGNORECASE)


def _unless_over(sentence: Sentence, item: Item) -> Sentence:
    """ "La compañía suspendió …" below "… reanuda …": told by itself it would be news, and is over."""
    own = sentence.evidence[0]
    if sentence.grade is not Grade.GREEN or own.field == "title":
        return sentence
    if not (_RESUMED.search(item.title) and _STOPPED.search(own.quote)):
        return sentence
    doubt = Finding(rule="english", severity="info", message="what the headline tells the end of")
    return replace(sentence, grade=Grade.AMBER, findings=(*sentence.findings, doubt))


def _named_instead(sentence: Sentence, claim: Claim, resources: Resources) -> tuple[Sentence, Claim] | None:
    """ "La petrolera evacuó a 30": the sentence with what it points back to by name, where there is one such only."""
    if not any(f.rule == "anaphora" or f.message.startswith("a demonstrative") for f in sentence.findings):
        return None
    goes_on = claim.parse is not None and _points_back(claim.parse.clause)
    best: tuple[Sentence, Claim] | None = None
    for as_new in (True, False):
        named = resolved(claim, as_new=as_new)
        if named is None:
            return None
        match write(replace(named.claim, goes_on=goes_on), resources):
            case Sentence() as other if _says_more(other, sentence):
                best = other, named.claim
        if not named.is_new or (best is not None and best[0].grade is Grade.GREEN):
            break
    return best


def _says_more(other: Sentence, sentence: Sentence) -> bool:
    """Whether less of the sentence points back than before."""

    def n_back(one: Sentence) -> int:
        return sum(f.rule == "anaphora" or f.message.startswith("a demonstrative") for f in one.findings)

    return n_back(other) < n_back(sentence)


#: Of which the country has one.
_NATIONAL = re.compile(r"(?:Congress|Parliament|The (?:government|president|prime minister))\b")


#: What is the country's where nobody else is named.
_ECONOMY = SERIES | word_set(
    "producción extracción comercialización inversión recaudación empleo economía pbi minería canon regalía pobreza "
    "deforestación presupuesto aporte sector informalidad extrema agroexportación exploración desempleo inflación "
    "cartera transferencia tributo impuesto cobre oro plata zinc estaño hierro plomo"
)


_WHOLES = word_set(
    "economía pbi minería pobreza deforestación desempleo inflación cobre oro plata zinc estaño hierro plomo empleo "
    "exportación importación agroexportación"
)


def _is_of_the_country(clause: Clause) -> bool:
    who = clause.subject
    if who is None or who.noun is None or who.noun.lemma.split()[0] not in _ECONOMY:
        return False
    is_told = who.phrases or who.adjectives or who.name or " " in who.noun.lemma
    return is_figure_told(clause) and (bool(is_told) or who.noun.lemma in _WHOLES)  # "el precio": of what


def _is_from_nowhere(sentence: Sentence, claim: Claim) -> bool:
    """ "Ocho guardaparques cumplirán turnos de 22 días": where, and for whom, the sentences before it tell."""
    if claim.parse is not None and _is_of_the_country(claim.parse.clause):
        return False  # "copper exports grew by 8%": the country's
    is_placed = claim.parse is not None and claim.parse.place is not None
    who = claim.parse.clause.subject if claim.parse is not None else None
    if who is not None and who.name is not None and sentence.text.startswith(who.name.en):
        return False  # "Newmont sold …": the capital at the head is its own
    is_named = re.search(r"[A-ZÁÉÍÓÚÑ]", re.sub(r"US\$|S/", "", sentence.text)[1:]) or _NATIONAL.match(sentence.text)
    return not (claim.is_headline or is_placed or is_named)


def _once(written: list[tuple[Sentence, Claim]]) -> list[tuple[Sentence, Claim]]:
    """What was read of a sentence and of a piece of it alike is told once, by the better of the two."""
    kept: list[tuple[Sentence, Claim]] = []
    for sentence, claim in written:
        own = sentence.evidence[0]
        wholes = ((o, c) for o, c in written if PIECE in claim.sense and PIECE not in c.sense)
        is_told = any(
            other.text == sentence.text
            or _holds(other, sentence, claim)
            or (
                _senses(known) == _senses(claim)
                and (other.evidence[0].field, other.evidence[0].start) == (own.field, own.start)
            )
            for other, known in (*kept, *wholes)
        )
        if not is_told:
            kept.append((sentence, claim))
    return kept


def _senses(claim: Claim) -> tuple[str, ...]:
    """The sense of the verb and of those of what is said: "announced that … signed" is not "announced that … left"."""
    clause = claim.parse.clause.complement if claim.parse is not None else None
    said = []
    while clause is not None:
        said.append(clause.frame.id)
        clause = clause.complement
    return (claim.sense.partition(PIECE)[0], *said)


#: A piece of which this share of the words stands in another sentence on the same words adds nothing to it.
_HELD = 0.92


def _holds(other: Sentence, sentence: Sentence, claim: Claim) -> bool:
    """Whether what a piece tells stands in another sentence that rests on the same words."""
    theirs, own = other.evidence[0], sentence.evidence[0]
    if not _is_aside(claim) or other is sentence or theirs.field != own.field:
        return False
    if theirs.end <= own.start or own.end <= theirs.start:
        return False
    words = set(_WORD.findall(sentence.text.lower()))
    return len(words & set(_WORD.findall(other.text.lower()))) >= _HELD * len(words)


_WORD = re.compile(r"[\w.,]*\w{4}|\d[\d.,]*")
#: People whom one may speak of without having named them.
CROWDS = word_set(
    "manifestante poblador comunero minero agricultor trabajador vecino campesino rondero transportista indígena "
    "residente habitante comunidad protestante"
)
#: What may be told of a thing that happens as if for the first time.
_HAPPENS = word_set("occur hold take_place begin start destroy")
_HAPPENINGS = word_set(
    "ataque incendio enfrentamiento choque protesta marcha derrame accidente explosión bloqueo paro huelga audiencia "
    "deslizamiento emboscada"
)


#: What says of which kind such a thing is, not which of several.
_OF_ITS_KIND = word_set("indefinido regional nacional provincial preventivo pacífico minero agrario forestal armado")


def _told_anew(claim: Claim, resources: Resources) -> Sentence | None:
    """ "Los manifestantes exigen …", "El ataque ocurrió en …" where nothing was said of them: protesters, an attack."""
    assert claim.parse is not None
    whole = claim.parse.clause
    subject = whole.subject
    if subject is None or subject.noun is None or subject.det != "def" or subject.det_en not in {"", "the"}:
        return None
    is_plain = all(a.lemma in _OF_ITS_KIND for a in subject.adjectives)
    if subject.ordinal or not is_plain or subject.quantity or subject.also:
        return None
    is_crowd = subject.number == "pl" and subject.noun.lemma in CROWDS
    is_event = subject.number == "sg" and subject.noun.lemma.split()[0] in _HAPPENINGS
    if whole.frame.event == "protest" and subject.noun.lemma in {"manifestante", "protestante"}:
        return None
    if not is_crowd and not (is_event and whole.frame.event in _HAPPENS):
        return None
    if not any(np.name and np.name.cls in {"place", "area"} for np in phrases_of(whole)):
        return None  # somebody somewhere: no news by itself
    anew = replace(subject, det="" if is_crowd else "indef", det_en="")
    also = tuple(replace(c, subject=anew) if c.subject is subject else c for c in whole.also)
    parse = replace(claim.parse, clause=replace(whole, subject=anew, also=also))
    match write(replace(claim, parse=parse), resources):
        case Sentence(grade=Grade.GREEN) as sentence if not any(f.rule == "anaphora" for f in sentence.findings):
            return sentence
    return None


#: What somebody is accused of, and how it is told that they are.
_CHARGES = frozenset(("cargo", "acusación", "acusacione", "imputación", "imputacione"))
_ACCUSED = re.compile(r"\b(?:acus|imput|denunci|cargos\b|procesa|formaliz)")


def _is_known_one(message: str, claim: Claim, said: list[Claim]) -> bool:
    """Whether what the sentence points back to was told before it, and no other one of its kind since."""
    return _is_named(message, claim, said) and not may_be_another(message, claim, said)


def _is_named(message: str, claim: Claim, said: list[Claim]) -> bool:
    """Whether what the sentence points back to stands in one that is written before it."""
    word = message.rpartition(": ")[2]
    if word == message:  # a pronoun or a demonstrative: only the sentence at once before it will do
        last = said[-1] if said else None
        return last is not None and not last.is_headline and 0 < claim.evidence.start - last.evidence.end < GAP
    named = re.compile(rf"\b(?:{'|'.join(re.escape(fold(w)) for w in called_also(word))})(?!\w)")
    if word.rstrip("s") in _CHARGES:
        named = _ACCUSED  # "los cargos" of whom the sentence before accuses
    return any(named.search(fold(c.evidence.quote)) for c in said)


def _read(item: Item, resources: Resources, n_sentences: int) -> tuple[Claim | Unread, ...]:
    return read_item(
        item,
        names=resources.names,
        lexicon=resources.lexicon,
        published_on=published_day(item),
        restater=resources.restater,
        n_sentences=n_sentences,
    )


def published_day(item: Item) -> date | None:
    """The day of publication, or of the first sight of the item."""
    moment = item.published_at or item.first_seen_at
    return moment.date() if moment else None


def _worth(sentence: Sentence, claim: Claim) -> tuple[int, int, int]:
    """Green before amber, news before the rest, then the order of the article."""
    grade = 0 if sentence.grade is Grade.GREEN else 1
    role = {"news": 0, "position": 1, "outlook": 1}.get(sentence.role, 2)
    if any(f.rule == "anaphora" for f in sentence.findings):
        role = 2  # behind what it points back to
    return grade, role, claim.evidence.start + (0 if claim.is_headline else 1)


def write(claim: Claim, resources: Resources) -> Sentence | Abstained:
    """One claim as an English sentence, green or amber, or why it cannot be written.

    The fullest variant that is certain is taken; where none is, the fullest is amber.
    """
    return _variants(claim, resources)[0]


#: Words of a doubted sentence; of a longer one a briefer variant is taken.
_LONGEST_DOUBTED = 40


def _variants(claim: Claim, resources: Resources) -> tuple[Sentence | Abstained, Sentence | None]:
    """As `write`; and the fullest that is amber, where what is certain is shorter."""
    if claim.restated is not None:
        restated = Sentence(
            text=claim.restated.text,
            role=claim.role,
            # the words are the outlet's own but for the verb: an editor looks before it is mailed
            grade=Grade.AMBER,
            evidence=(claim.evidence,),
            frame=claim.sense,
        )
        return restated, None
    amber: Sentence | None = None
    failed: Abstained | None = None
    assert claim.parse is not None
    tried: Core | None = None
    for level in range(LEVELS):
        core = core_of(claim.parse.clause, claim.parse.guards, level)
        if core == tried:
            continue  # nothing more was left off: it would be written as before
        tried = core
        written, unsure = _attempt(claim, resources, core)
        match written:
            case Sentence(grade=Grade.GREEN) as sentence:
                return sentence, amber
            case Sentence() as sentence:
                # an editor's draft takes no doubted sentence that is longer: what is left of it may be short enough
                is_long = amber is not None and len(amber.text.split()) > _LONGEST_DOUBTED >= len(sentence.text.split())
                amber = sentence if amber is None or is_long else amber
            case Abstained() as abstained:
                failed = failed or abstained
        if unsure:  # all that is doubtful lies in some phrases: without them, where they may be left off
            core = core_of(claim.parse.clause, claim.parse.guards, level, unsure)
            shorter, _ = _attempt(claim, resources, core) if core != tried else (written, unsure)
            if isinstance(shorter, Sentence) and shorter.grade is Grade.GREEN:
                return shorter, amber
    if amber is not None:
        return amber, None
    assert failed is not None
    return failed, None


def _attempt(claim: Claim, resources: Resources, core: Core) -> tuple[Sentence | Abstained, frozenset[tuple[int, int]]]:
    """The claim's core at one level of brevity in English, with what is doubtful about it.

    With it the spans in which all doubts lie; none where one of them is about the whole.
    """
    assert claim.parse is not None
    clause, named = _by_name(core.clause, claim)
    clause, rounded = rounded_below(without_seconds(clause, claim.below), claim, claim.below)
    clause, introduced_by = introduced_below(clause, claim)
    clause = folded(source_last(clause))
    clause = reported_whole(found_there(held_there(lasting(brought_up(loaded(priced(clause)))))))
    clause = emergency_told(clause, resources.lexicon)
    clause = told_by_agencies(clause, claim.below, resources.lexicon)
    clause = asked(called_for(remanded(sentenced(clashed(clause, resources.lexicon), resources.lexicon))))
    if says_nothing(clause):
        return Abstained(evidence=claim.evidence, reason="announced without what it is for"), frozenset()
    if has_two_years(clause):
        return Abstained(evidence=claim.evidence, reason="which year is of which figure"), frozenset()
    collocator = Collocator(table=resources.collocations)
    clause = collocator.clause(clause)
    realiser = Realiser(
        lexicon=resources.lexicon,
        forms=resources.forms,
        published_on=claim.evidence.published_on,
        is_headline=claim.is_headline,
        is_local=claim.parse.place is not None,
        is_freed=claim.tells_release,
        tells_past=not claim.is_headline and (claim.goes_on or _points_back(clause)),
    )
    for doubt, start, end in gate.unmet_verbs(clause, collocator.named):
        realiser.doubts.append(doubt)
        realiser.spots.append((doubt, start, end))
    place = claim.parse.place
    if place is not None and place.name and place.name.en != "Peru":
        place, clause, apart = nested(*within(place, clause))
        if place is not None:
            clause = replace(clause, adjuncts=(place_adjunct(place), *clause.adjuncts))
        if apart:
            realiser.doubts.append(apart)
    try:
        body = realiser.clause(clause)
        if place is not None and place.name:
            # "Canadá: incendian iglesias en Canadá": once will do
            opening = f"in {place.name.en}, "
            rest = body.removeprefix(opening)
            is_told = opening.strip(", ") in rest or rest.startswith(f"the {place.name.en} regional government")
            body = rest if rest != body and is_told else body
        if clause.speaker is not None:
            body = f"{body}, according to {realiser.phrase(clause.speaker)}"
    except CannotWriteError as why:
        return Abstained(evidence=claim.evidence, reason=str(why)), frozenset()
    text = by_source(tidy(body), claim.source)
    faults = audit(
        claim,
        text,
        clause,
        names=resources.names,
        lexicon=resources.lexicon,
        dropped=(*core.dropped, *claim.parse.asides),
        named=[
            *(m.name for m in named),
            *([claim.before.quote] if claim.before else []),
            *(words for _, words in claim.named_in),
        ],
    )
    if faults.fatal:
        return Abstained(evidence=claim.evidence, reason=faults.fatal[0]), frozenset()
    evidence = claim.evidence
    if core.ends_at > 0:
        stop = tokenise(claim.source)[core.ends_at].start
        quote = evidence.quote[:stop].rstrip()
        evidence = replace(evidence, quote=quote, end=evidence.start + len(quote))
    doubts = (
        *core.doubts,
        *collocator.doubts,
        *realiser.doubts,
        *faults.doubts,
        *gate.doubts_of(claim, clause, text, core.dropped),
        *counted_apart(clause, claim.below),
        *(("told of a part of its sentence",) if _is_aside(claim) and not is_plain_part(claim, clause, text) else ()),
    )
    spots = [*collocator.spots, *realiser.spots]
    is_told = {doubt for doubt, _, _ in spots}.issuperset(doubts)
    unsure = frozenset((start, end) for _, start, end in spots) if is_told else frozenset[tuple[int, int]]()
    sentence = Sentence(
        text=text,
        role=claim.role,
        grade=Grade.AMBER if doubts else Grade.GREEN,
        evidence=tuple(
            dict.fromkeys(
                (
                    evidence,
                    *([claim.before] if claim.before else []),
                    *([rounded] if rounded else []),
                    *([introduced_by] if introduced_by else []),
                    *(m.evidence for m in named if not _lies_in(m.evidence, claim.evidence)),
                    *(where for where, _ in claim.named_in),
                )
            )
        ),
        frame=claim.sense,
        formulas=tuple(realiser.formulas),
        findings=(
            *(Finding(rule="english", severity="info", message=d) for d in dict.fromkeys(doubts)),
            *(Finding(rule="anaphora", severity="info", message=m) for m in _anaphors(clause)),
        ),
    )
    return sentence, unsure


def _points_back(clause: Clause) -> bool:
    """ "La intervención fue ejecutada en …": more of what has been told, so in the past as it was."""
    subject = clause.subject
    if (
        subject is not None
        and subject.name is not None
        and (subject.name.kind, subject.name.cls) == ("pronoun", "event")
    ):
        return True  # "Ocurrió en Pasco"
    is_event = subject is not None and subject.number == "sg" and subject.noun is not None and not subject.also
    if not is_event or subject is None or subject.det not in {"def", "dem"}:
        return False
    if class_of(subject, clause.verb.lemma) != "event" or subject.noun is None:
        return False
    return subject.det == "dem" or _is_known(subject, clause.verb.lemma, is_subject=True)


def _is_aside(claim: Claim) -> bool:
    """Whether the claim was read of a relative, a participle or a second statement set upright: an editor looks."""
    return PIECE in claim.sense and not claim.sense.endswith(f"{PIECE}core")


def _before(claim: Claim) -> list[Mention]:
    """What the text has named before a sentence of it."""
    own = claim.evidence
    return [
        m
        for m in claim.mentions
        if own.field == "text" and (m.evidence.field == "title" or m.evidence.end <= own.start)
    ]


def _by_name(clause: Clause, claim: Claim) -> tuple[Clause, list[Mention]]:
    """The clause with what points back called by its name, and where the item names it."""
    used: list[Mention] = []

    def fill(np: NounPhrase | None, verb: str, *, is_subject: bool) -> NounPhrase | None:
        if np is None:
            return None
        mention = None
        if np.name is not None and np.noun is None and np.name.kind in {"person?", ""} and np.apposition is None:
            mention = introduced(np, claim.mentions)
            if mention is None and np.name.cls == "name":
                mention = called_so(np, claim.mentions)
        elif _is_known(np, verb, is_subject=is_subject) and not np.adjectives:
            mention = mention_named(np, claim.mentions)
            if mention is not None and claim.article is not None and is_one_of_several(np, mention.name, claim.article):
                mention = None
            if mention is None and is_subject and not is_body_called(np, claim.article):
                mention = official(np, _before(claim))
                if mention is not None and is_of_others(np, mention, claim.evidence, claim.article):
                    mention = None
        if mention is None:
            return np
        used.append(mention)
        return in_its_place(np, mention)

    lemma = clause.verb.lemma
    is_subject = clause.verb.voice == "active"
    subject = fill(clause.subject, lemma, is_subject=is_subject)
    filled = replace(
        clause,
        subject=subject,
        object=fill(clause.object, lemma, is_subject=False),
        arguments=tuple((a, fill(np, lemma, is_subject=False) or np) for a, np in clause.arguments),
        also=tuple(replace(c, subject=subject) if c.subject is clause.subject else c for c in clause.also),
    )
    return (filled, used) if used else (clause, used)


#: Subjects that are known without having been named before.
UNIQUE = word_set(
    "gobierno congreso policía estado fiscalía ejecutivo país nación mundo presidente presidenta premier ministerio "
    "amazonía selva sierra costa población sociedad capital ministro ministra legislativo parlamento constitución "
    "marina ejército armada iglesia ciudadanía público"
)
#: What is said of a stuff as such: "el cobre representa el 30 % de las exportaciones".
WHOLE_OF_IT = word_set("representar cotizar cotizarse")
#: Plurals that are known so.
UNIQUE_PLURALS = word_set("autoridad región")
#: Bodies that an adjective does not tell from others: "la empresa chilena".
FIRMS = word_set("empresa minera compañía petrolera firma consorcio estatal organización federación")
#: Adjectives of what has been told before.
NEWS_OF = word_set("nuevo afectado involucrado detenido presente restante primero último segundo otro actual")
#: Classes of what is told apart from others of its kind.
TANGIBLE = word_set("person group org place area document law artefact event substance animal plant act crime")
#: Objects that need no naming before: one blocks "the road".
COMMON = word_set(
    "carretera vía pista tránsito río selva frontera mercado corredor sector centro norte sur este oeste oriente"
)


def _anaphors(clause: Clause) -> tuple[str, ...]:
    """Why the sentence cannot open a story: its subject points back ("the community", "this project")."""
    subject = clause.subject
    if subject is None:
        return ()
    if subject.det == "dem":
        return ("the subject points back by a demonstrative",)
    if subject.name is not None and subject.name.kind == "pronoun":
        return ("the subject is a pronoun",)
    if subject.det_en == "both" or (subject.det == "poss"):
        return ("the subject points back",)
    is_subject = clause.verb.voice == "active"
    if _is_known(subject, clause.verb.lemma, is_subject=is_subject):
        assert subject.noun is not None
        cases = [np.noun for np in _inner(clause) if np.noun is not None and is_case_alone(np)]
        return (
            f"the subject has been named before: {_written(subject.noun)}",
            *(f"something has been named before: {_written(n)}" for n in cases),
        )
    generic = {
        id(p.object)
        for np in phrases_of(clause)
        for p in np.phrases
        if is_of_stuff_as_such(np, p.object) or is_share_of_nation(np, p.object)
    }  # "los precios del cobre", "el 55 % de los peruanos"
    inner = [np for np in _inner(clause) if id(np) not in generic]
    known = [n for np in inner if (n := np.noun) and _is_known(np, clause.verb.lemma, is_subject=False)]
    return tuple(f"something has been named before: {_written(n)}" for n in known if n.lemma.split()[0] not in COMMON)


def _written(form: NounForm) -> str:
    """The head of a noun in its number, to be looked for."""
    head = form.lemma.split()[0]
    return head if form.number == "sg" else plural(head)


def _inner(clause: Clause) -> list[NounPhrase]:
    """Every phrase of the clause but its subject itself."""
    return [np for np in phrases_of(clause) if np is not clause.subject]


def _tells_apart(np: NounPhrase) -> bool:
    """Whether what follows the noun says which: "la mina de cobre" is no more told apart than "la mina"."""
    return any(
        p.prep != "de"
        or p.object.det
        or p.object.name
        or p.object.quantity
        or p.object.participle
        or _tells_apart(p.object)
        for p in np.phrases
    )


def _is_known(subject: NounPhrase, verb: str, *, is_subject: bool) -> bool:
    """Whether a phrase stands for what was named before: "la comunidad", "el camión sospechoso"."""
    if subject.det != "def" or subject.noun is None:
        return False
    if subject.noun.lemma in PERIODS and subject.ordinal:
        return False  # "el segundo trimestre": that of the year
    if is_case_alone(subject):
        return True
    if subject.det_en.endswith("other") or (subject.ordinal not in {"", "first"} and not subject.relative):
        return True  # "the other three", "the second spill"
    sense = noun_sense(subject, verb, is_subject=is_subject)
    if (
        sense is None
        or (sense.cls == "group" and sense.en[:1].isupper())  # a people is called by its name
        or subject.noun.lemma.split()[0] in UNIQUE
        or (subject.noun.lemma == "delito" and subject.phrases)
        or (subject.is_plural and not subject.adjectives and subject.noun.lemma in UNIQUE_PLURALS)
        or (sense.count == "u" and (sense.cls != "substance" or subject.adjectives or verb in WHOLE_OF_IT))
    ):
        return False
    is_people = any(s.en[:1].isupper() for a in subject.adjectives for s in a.senses[:1])  # "la etnia wampis"
    is_said = is_people or _tells_apart(subject) or any(
        (
            subject.name, subject.participle, subject.relative, subject.acronym, subject.locator,
            subject.apposition, subject.infinitive, subject.tails,
        )
    )  # fmt: skip
    if is_said or (
        sense.cls not in TANGIBLE
        and subject.noun.lemma not in RELATIONAL
        and subject.noun.lemma.split()[0] not in {"proyecto", "plan", "proceso", "cadáver", "cuerpo"}
    ):
        return False
    # "los pueblos indígenas", "las autoridades locales": a kind; "el camión sospechoso", "las nuevas áreas": those
    words = {a.lemma for a in subject.adjectives} | set(subject.noun.lemma.split()[1:])
    is_kind = subject.number == "pl" and bool(words) and not words & NEWS_OF and not subject.n_pre
    is_kind = is_kind or (subject.number == "pl" and subject.noun.lemma in SERIES and bool(subject.phrases))
    is_body = bool(subject.adjectives) and sense.cls in {"org", "law"} and subject.noun.lemma.split()[0] not in FIRMS
    return not is_kind and not is_body
