"""What keeps a sentence from being mailed unread: constructions that have not fared well, beside other doubts."""

import re
from collections.abc import Iterator, Sequence

from digest.claims import Claim, phrases_of
from digest.english.bare import ONES_OWN, hollow, is_bare
from digest.english.entries import word_set
from digest.english.verbal import ACTIVITIES, HELD, LASTING, SPEECH_ACTS
from digest.spanish.clauses import OF_SOMETHING
from digest.spanish.phrases import OVER
from digest.spanish.senses import class_of
from digest.spanish.tokens import fold, tokenise
from digest.spanish.tree import Adjunct, Clause, NounPhrase

#: A longer sentence is the editor's to cut.
LONGEST = 30
#: Prepositions within a noun phrase that leave open what they belong to.
LOOSE_PREPOSITIONS = word_set("por ante")


def doubts_of(claim: Claim, clause: Clause, text: str, dropped: Sequence[tuple[int, int]] = ()) -> list[str]:
    """Why the sentence is not certain, by the constructions that it is made of.

    `dropped` are the token spans of the source that were left off.
    """
    assert claim.parse is not None
    doubts: list[str] = []
    if not clause.frame.is_safe:
        doubts.append(f"sense of {clause.verb.lemma}")
    is_figure = clause.frame.event in {"rise", "fall"}  # "Minam: disminuye en 32 % la pérdida de bosques"
    if clause.speaker is not None and not clause.speaker_verb and not is_figure:
        doubts.append("the headline may only name its topic")
    if claim.parse.has_topic:
        doubts.append("the topic before the colon is left off")
    if claim.parse.rivals:
        doubts.append(f"several senses of {clause.verb.lemma}")
    if _length(clause, text) > LONGEST:
        doubts.append(f"longer than {LONGEST} words")
    openings = [a for a in clause.adjuncts if a.is_front and (a.phrase or a.according)]
    if len(openings) > 1:
        doubts.append("two openings")
    if re.search(r"\ba (?:province|district|department|region) and ", text):
        doubts.append("a place within another of the same name")  # "provincia y región San Martín"
    if "declared in a state of" in text:
        doubts.append("an emergency said in another way")
    told = [a.casefold() for a in re.findall(r"\(([A-Z-]{3,})\)", text)]
    if any(text.casefold().count(a) > text.count(a.upper()) for a in told):
        doubts.append("a body told twice")
    if any(_is_bare_acronym(word, text) for word in _ACRONYM.findall(text)):
        doubts.append("an acronym without its name")
    if not claim.is_headline and any(f.startswith("now:") and f[4:] not in _STANDING for f in families_of(clause)):
        doubts.append("a present that may be a past")
    if claim.is_headline and _is_topic_lost(claim.evidence.quote, text):
        doubts.append("the topic before the colon is left off")
    if text.startswith("A total of ") and clause.subject is not None and clause.subject.also:
        doubts.append("a figure at the head that counts the first of two only")  # "300 policías y representantes"
    if _is_of_first(clause.subject):
        doubts.append("whether the second noun belongs to the first or to its complement")
    if re.match(r"An? ", text) and not re.search(r"[A-Z\d]", text[1:]):
        doubts.append("nobody and nothing is named")
    is_counted = (
        clause.frame.event == "hand_over" and clause.subject is not None and clause.subject.quantity is not None
    )
    if (
        clause.frame.event not in _DEEDS
        and not is_counted
        and clause.verb.voice != "active"
        and not re.search(r"[A-Z]", text[1:])
    ):
        doubts.append("a passive that tells neither of whom nor where")
    tokens = tokenise(claim.evidence.quote)
    cuts = {at for at in {start for start, _ in dropped} | {claim.parse.cut_at} if 0 <= at < len(tokens)}
    if _is_left_bare(claim.parse.clause, clause, {at for at in cuts if tokens[at].low in _RESTRICTING}):
        doubts.append("a bare noun whose complement is left off")
    who = claim.parse.clause.subject
    comes = clause.frame.event in {"arrive", "travel"}
    if comes and cuts and who is not None and class_of(who) in {"person", "group", "place"}:
        doubts.append("who comes, comes for something")
    people = clause.subject if clause.subject is not None and class_of(clause.subject) == "person" else None
    is_of_people = (
        people is not None and not (people.phrases or people.participle or people.relative) and not clause.arguments
    )
    if is_of_people and clause.verb.voice != "active" and not re.search(r"[A-Z]", text[1:]):
        doubts.append("whom, of all people")
    if clause.frame.event == "say" and clause.frame.en == "respond" and not (clause.complement or clause.object):
        doubts.append("what was answered is left open")  # "responden a la PCM: …"
    if clause.frame.en == "locate" and clause.verb.voice != "active":
        doubts.append("where something lies is no news")
    if _is_split_place(clause):
        doubts.append("a place behind the verb that may be the subject's")
    if clause.frame.en == "expand" and any(a.time and a.time.en.startswith("until ") for a in clause.adjuncts):
        doubts.append("what lasts until then is extended")  # "amplía operaciones hasta 2030"
    if _is_purpose_of_thing(clause):
        doubts.append("a purpose that is the thing's")
    for np in hollow(clause):
        assert np.noun is not None
        is_paper = clause.frame.en == "sign" and np is clause.object
        who = clause.subject
        if is_paper and who is not None and who.also and all(one.name for one in (who, *who.also)):
            continue  # two who sign it sign it with each other
        doubts.append("an agreement with whom, and on what" if is_paper else f"says nothing by itself: {np.noun.lemma}")
    if _is_judged_by_prosecutor(clause):
        doubts.append("a judge decides what a prosecutor asks for")
    if _is_far(claim.parse.clause):
        doubts.append("a phrase that stands far from its verb")
    if any(a.purpose is not None and _is_lone(a.purpose) for a in clause.adjuncts):
        doubts.append("a purpose of nothing in particular")
    families = families_of(clause)
    if claim.evidence.published_on is not None:
        families = [f for f in families if f != "time:this"]  # "this year" is that of the bulletin
    if clause.frame.event in _PUNISHED and clause.frame.en != "accuse":
        families = [f for f in families if f != "adjunct:purpose:for"]  # fined for not cleaning up
    doubts.extend(_DOUBTFUL[f] for f in families if f in _DOUBTFUL)
    return doubts


def _is_of_first(np: NounPhrase | None) -> bool:
    """ "Producción de oro y cobre caen": of copper, though the verb counts two."""
    if np is None or np.noun is None or not np.also or not np.phrases or np.phrases[-1].prep != "de":
        return False
    inner, last = np.phrases[-1].object, np.also[-1]
    is_bare = not (last.det or last.quantity or last.phrases or last.name or inner.det or inner.quantity)
    return is_bare and last.noun is not None and class_of(last) == class_of(inner) != class_of(np)


#: Where the subject itself may already stand.
_INSIDE = word_set("en dentro_de al_interior_de")


def _is_split_place(clause: Clause) -> bool:
    """ "Tala dentro del parque se agudiza en Tumbes": the park is in Tumbes, and English says so at once."""
    subject = clause.subject
    if subject is None or clause.object is not None or clause.complement is not None:
        return False
    has_place = any(
        p.prep.replace(" ", "_") in _INSIDE and class_of(p.object) in {"area", "place", "natural"}
        for p in subject.phrases
    )
    return has_place and any(
        a.phrase is not None and not a.is_front and a.phrase.prep == "en" and class_of(a.phrase.object) == "place"
        for a in clause.adjuncts
    )


#: What is done to a thing whatever the thing is for.
_DONE_TO_THINGS = word_set("destroy seize find confiscate")


def _is_purpose_of_thing(clause: Clause) -> bool:
    """ "destruyen motores para extraer oro": the engines are for it, not the destruction."""
    if clause.frame.event not in _DONE_TO_THINGS:
        return False
    thing = _thing(clause)
    is_thing = class_of(thing, clause.verb.lemma) in {"artefact", "substance", "amount", "place", "plant"}
    return is_thing and any(a.purpose is not None and a.start >= thing.end and not a.is_front for a in clause.adjuncts)


#: What a judge does, whoever asked for it.
_JUDGED = word_set("release sentence acquit imprison")


def _is_judged_by_prosecutor(clause: Clause) -> bool:
    """ "Fiscalía libera a sujeto": a prosecutor asks for it or agrees, a judge decides."""
    who = clause.subject.name if clause.subject is not None else None
    is_prosecutor = who is not None and bool(re.search(r"[Pp]rosecutor", who.en))
    if not is_prosecutor or clause.verb.voice != "active" or clause.object is None:
        return False
    return clause.frame.event in _JUDGED and class_of(clause.object) in {"person", "group", "name"}


#: How what says which begins.
_RESTRICTING = word_set("que para por de sobre contra con donde en a")


def _is_left_bare(whole: Clause, clause: Clause, cuts: set[int]) -> bool:
    """ "explicó los motivos | que retrasan …", "firman convenios | para …": what was left off said which."""
    for old, new in ((whole.object, clause.object), (whole.subject, clause.subject)):
        if old is None or new is None or new.noun is None:
            continue
        if class_of(new, clause.verb.lemma) not in {"abstract", "act", "document", "law", "money", ""}:
            continue
        if new.noun.lemma.split()[0] in ONES_OWN:
            continue
        was_more = bool(old.phrases or old.participle or old.relative or old.infinitive)
        if is_bare(new, clause) and (was_more or {old.end, new.end, old.end + 1} & cuts):
            return True
    return False


def _is_far(clause: Clause) -> bool:
    """ "llegó … para reunirse con los mineros que están junto | a la reserva": it belongs to what lies between."""
    between = [
        a for a in clause.adjuncts
        if clause.verb.end <= a.start and (a.purpose or a.gerund or (a.phrase and _holds_clause(a.phrase.object)))
    ]  # fmt: skip
    return any(argument.prep and a.start < np.start for a in between for argument, np in clause.arguments)


def _holds_clause(np: NounPhrase) -> bool:
    inner = [p.object for p in np.phrases]
    return bool(np.relative or np.participle or any(_holds_clause(o) for o in (*inner, *np.also)))


def _is_lone(purpose: Clause) -> bool:
    """ "to meet": without whom."""
    thing = purpose.object
    is_abstract = thing is not None and class_of(thing, purpose.verb.lemma) == "abstract"
    if thing is not None and is_abstract and is_bare(thing, purpose):
        return True  # "to seek a solution": to what?
    filled = purpose.object or purpose.arguments or purpose.complement or purpose.predicate or purpose.adjuncts
    return not filled and purpose.frame.event in _WITH_SOMEBODY


#: What one does with somebody, at something or about something.
_WITH_SOMEBODY = word_set("meet talk discuss agree negotiate take_part participate coordinate inspect visit see")


#: What a text tells in the present because it holds.
_STANDING = (
    SPEECH_ACTS | HELD | ACTIVITIES | LASTING | word_set(
        "state depend affect cause own exploit manage live produce contain require represent cover allow block rise "
        "fall protest represent expect seek await control operate work engage grow find"
    )
)  # fmt: skip
#: What is news though neither the place nor the doer is named.
_DEEDS = word_set("formalise destroy seize arrest kill deforest rescue title sentence acquit")
#: What is done to somebody for a deed.
_PUNISHED = word_set("fine sentence sanction")
_DOUBTFUL = {
    "note:open sense": "an infinitive of several senses",
    "time:loose": "whether the time is that of what is said",
    "note:unsaid subject": "a subject that is left unsaid",
    "subject:loose": "a thing that acts",
    "event:of act": "an act that takes place",
    "event:unsure": "a predicate that has not fared well",
    "subject:abstract": "an abstraction that acts",
    "event:act carried out": "an act that is carried out",
    "nobody, nowhere": "nobody, and nothing that is named",
    "time:dangling": "a time that points back",
    "time:since": "whether it lasted or began",
    "says little": "an act of nothing in particular",
    "impersonal": "nobody does it",
    "bare estimate": "estimated to be what",
    "name:person": "a person who is not introduced",
    "time:this": "a time that is counted from the day of the article",
    "demonstrative": "a demonstrative without what it points to",
    "np:por": "what «por» belongs to",
    "np:ante": "what «ante» belongs to",
    "np:shared": "whether what follows the last of two nouns belongs to both",
    "argument:torn": "what «de» belongs to",
    "argument:asked": "of whom it is asked",
    "adjunct:loose": "a phrase that the verb does not call for",
    "np:chain": "a chain of nouns",
    "adverb:far": "an expression that lands far from its verb",
    "possessive of what is joined": "whose, of two things that are joined",
    "np:restriction": "a long restriction",
    "np:purpose": "a purpose within a noun phrase",
    "adjunct:purpose:for": "why something was done",
}


#: Acronyms that need no name (style guide, P1) and names that are written so.
_KNOWN = word_set("UN EU NGO NGOS US UK REDD PERU VRAEM")
_ACRONYM = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{3,}(?:-[A-Z]+)?\b")


#: Nouns that say what an acronym names: "the companies CASA and Sinohydro".
_SAID = r"(?:compan(?:y|ies)|firms?|consortium|organisation|federation|project|mine|party|union|seal|law)"


def _is_topic_lost(quote: str, text: str) -> bool:
    """ "Las Bambas: seis comunidades bloquean vía": nothing of the topic is in the sentence."""
    topic, colon, rest = quote.partition(":")
    if not colon or len(topic) > len(rest) or fold(topic) in {"peru", "lima"}:
        return False
    words = re.findall(r"\w{4,}", fold(topic))
    return bool(words) and not any(w[:5] in fold(text) for w in words)


def _is_bare_acronym(word: str, text: str) -> bool:
    """Whether an acronym stands without the name that it is short for, and without what it is."""
    if re.search(rf"\b{_SAID} (?:[A-ZÁÉÍÓÚ][\w-]*(?:,| and)? )*{word}\b|\b{word}(?: [A-Z]\w+)? \w+ {_SAID}\b", text):
        return False
    return word not in _KNOWN and f"({word})" not in text


def _length(clause: Clause, text: str) -> int:
    """Words of a sentence, a proper name counting as one: it is long, and yet no clause to be misread."""
    names = {np.name.en for np in phrases_of(clause) if np.name is not None}
    spare = sum(len(name.split()) - 1 for name in names if name in text)
    return len(text.split()) - spare - len(re.findall(r"\([^)]*\)", text))


#: What English says with "it": "it has been reported that".
_IMPERSONAL = word_set(
    "report announce confirm know say estimate expect agree decide establish reveal warn show allege"
)


def families_of(clause: Clause) -> list[str]:
    """The constructions that the clause is made of, inner ones included."""
    return list(dict.fromkeys(_families(clause, is_main=True)))


def _families(clause: Clause, *, is_main: bool, is_told: bool = True) -> Iterator[str]:
    """`is_told`: it is news of its own, not what tells one noun from another."""
    yield f"event:{clause.frame.event}"
    yield f"frame:{clause.frame.id}"
    if clause.frame.clause:
        yield f"complement:{clause.frame.clause}"
    yield f"voice:{clause.verb.voice}"
    yield f"tense:{clause.verb.tense}"
    if is_main and clause.verb.tense == "pres" and not clause.verb.is_perfect and not clause.verb.helper:
        lasts = any(a.time and a.time.pull for a in clause.adjuncts)
        yield "holds" if lasts else f"now:{clause.frame.event}"
    if clause.verb.helper:
        yield f"helper:{clause.verb.helper}"
    for note in clause.notes:
        yield f"note:{note}"
    if clause.also:
        yield "also"
    if clause.twin:
        yield "twin"
    if is_main and clause.subject is not None and clause.subject.det == "dem":
        yield from _phrase(clause.subject, depth=0, may_point=True)
    elif clause.subject is not None:
        yield from _phrase(clause.subject, depth=0)
    if clause.object is not None:
        yield from _phrase(clause.object, depth=0)
    if is_told and clause.frame.event in UNSURE and not _is_sure_state(clause):
        yield "event:unsure"
    if clause.frame.en in {"confirm", "establish", "verify"} and clause.verb.voice != "active":
        yield "event:unsure"
    if is_told and clause.subject is not None and not _is_told_of(clause):
        yield "subject:abstract"
    if clause.frame.en == "carry" and class_of(_thing(clause), clause.verb.lemma) == "act":
        yield "event:act carried out"
    if is_main and _says_little(clause):
        yield "says little"
    if (
        ("nobody" in clause.notes or clause.verb.voice == "se")
        and clause.subject is not None
        and not _is_anchored(clause)
    ):
        yield "nobody, nowhere"
    takes_place = any((c.frame.en, c.frame.particle) == ("take", "place") for c in (clause, *clause.also))
    if takes_place and clause.subject is not None and class_of(clause.subject) != "event":
        yield "event:of act"
    if clause.subject is None and is_main and clause.frame.en not in _IMPERSONAL:
        yield "impersonal"
    is_plain = not (clause.complement or clause.arguments or clause.predicate or clause.object)
    if clause.verb.voice != "active" and clause.frame.event in {"estimate", "consider"} and is_plain:
        yield "bare estimate"
    if _acts_loosely(clause):
        yield "subject:loose"
    who = clause.subject.name if clause.subject is not None and clause.subject.noun is None else None
    thing = clause.object
    if thing is not None and thing.end - thing.start > 7 and any(_is_between(a, clause) for a in clause.adjuncts):
        yield "adverb:far"
    is_surname = who is not None and who.kind == "" and who.cls == "name" and who.en.istitle() and " " not in who.en
    if is_surname and clause.frame.event in SPEECH_ACTS and clause.subject and clause.subject.apposition is None:
        yield "name:person"  # "Estofanero señaló": who is that?
    if isinstance(clause.predicate, NounPhrase):
        yield from _phrase(clause.predicate, depth=0)
    for argument, np in clause.arguments:
        yield f"argument:{argument.prep}"
        if is_main and argument.prep == "a" and argument.en == "from" and clause.object and clause.object.phrases:
            yield "argument:asked"
        if argument.prep == "a" and clause.complement is not None and np.start > clause.complement.start:
            yield "argument:asked"  # "pide anular licencia | a Southern"
        thing = _thing(clause)
        head = thing.noun.lemma.split()[0] if thing.noun else ""
        if argument.prep == "de" and head in OF_SOMETHING and not thing.phrases:
            yield "argument:torn"
        yield from _phrase(np, depth=0)
    if clause.complement is not None:
        yield from _families(clause.complement, is_main=False)
    for adjunct in clause.adjuncts:
        yield from _adjunct(adjunct)
        if _is_loose_time(clause, adjunct):
            yield "time:loose"
        if adjunct.time is not None and adjunct.time.en.startswith("since ") and clause.verb.tense == "pret":
            yield "time:since"
    for other in clause.also:
        yield from _families(other, is_main=False)


#: What is said, planned or valued of an event may lie at another time than the event.
_APART = word_set(
    "announce approve estimate report demand reject propose denounce intend support warn criticise agree promise "
    "confirm request find reach rise fall state grant"
)


def _is_loose_time(clause: Clause, adjunct: Adjunct) -> bool:
    """ "aprobó la construcción en 2025": which of the two was in 2025?"""
    moves = clause.frame.event in {"rise", "fall"} and clause.verb.voice == "active"
    if (
        adjunct.time is None
        or moves  # "crecieron en 2021": they themselves
        or adjunct.is_front
        or not adjunct.time.en.startswith(("in ", "until ", "since ", "by ", "betw"))
    ):
        return False
    thing = clause.object or (clause.subject if clause.verb.voice != "active" else None)
    cls = class_of(thing, clause.verb.lemma) if thing is not None else ""
    if clause.frame.event in {"rise", "fall", "reach"} and cls in {"amount", "money"}:
        return False  # "las exportaciones crecieron 10 % en 2024": there is but one that could be
    is_event = thing is not None and cls not in {"person", "group", "org"}
    return clause.frame.event in _APART and is_event


#: Times that are counted from what was said before.
DANGLING = frozenset((
    "since then", "until then", "at night", "at the time", "at that moment", "on that occasion", "later", "at first",
    "previously",
))  # fmt: skip
#: How a time ends that is counted from another one.
_BACKWARD = (" ago", " later", " earlier", " before", " afterwards")
#: Predicates that say little or that English says otherwise.
UNSURE = word_set(
    "state promote strengthen allow include consider coordinate achieve improve guarantee manage fulfil implement "
    "prevent risk lack depend become need develop assess_worth determine verify generate value"
)
#: States that are plain where they are told of somebody or something, by their English.
_SURE_STATES = word_set("await operate locate live inhabit cover have produce belong be supply")
#: What is plain where its object is named or counted.
_SURE_OF_NAMED = word_set("manage implement include value")


def _is_sure_state(clause: Clause) -> bool:
    """States that are plain: who awaits what, where something operates, how large it is."""
    thing = clause.object
    if clause.frame.en == "exist" and clause.subject is not None and clause.subject.quantity is not None:
        return True
    if clause.frame.event in _SURE_OF_NAMED:
        return thing is not None and bool(thing.name or thing.quantity)
    if clause.frame.event != "state" or clause.frame.en not in _SURE_STATES or clause.subject is None:
        return False
    if clause.frame.en == "be" and not isinstance(clause.predicate, NounPhrase) and not clause.frame.particle:
        return False
    return class_of(clause.subject, clause.verb.lemma, is_subject=True) in CONCRETE


def _thing(clause: Clause) -> NounPhrase:
    """What something is done to; the subject where there is no other."""
    thing = clause.object or clause.subject
    literal = next((np for a, np in clause.arguments if a.is_required and not a.en), None)
    thing = literal or thing
    return thing if thing is not None else NounPhrase(start=0, end=0)


#: What things that are no actors do.
_IMPACTS = word_set(
    "affect threaten cause kill destroy leave pollute damage displace harm injure start end continue rise fall"
)


#: What is as good as a body where it is told which.
UNDERTAKINGS = word_set("proyecto programa plan estrategia iniciativa estudio informe empresa obra campaña operativo")
#: Classes of what one can point at.
CONCRETE = word_set("person group org place name area substance artefact animal plant natural body")


def _is_told_of(clause: Clause) -> bool:
    """Whether the subject is somebody or something that news is told of, rather than an abstraction."""
    assert clause.subject is not None
    cls = class_of(clause.subject, clause.verb.lemma, is_subject=clause.verb.voice == "active")
    if cls in {"natural", "plant", "animal"} and clause.verb.voice == "active":
        return clause.frame.event in _IMPACTS | {"live", "arrive", "die"} or clause.frame.en == "suffer"
    if cls in CONCRETE:
        return True
    if cls in {"document", "law", "money", "penalty"}:
        return True
    head = clause.subject.noun.lemma.split()[0] if clause.subject.noun else ""
    if head in UNDERTAKINGS and (clause.subject.name or clause.subject.phrases or clause.subject.adjectives):
        return True
    if cls == "act" and clause.frame.event in {"begin", "start", "end", "resume", "suspend"}:
        return any(p.object.quantity or p.object.name for p in clause.subject.phrases)
    if clause.verb.voice != "active":
        return cls == "event" or clause.subject.quantity is not None
    if _is_force(clause):
        return True
    if cls in {"event", "crime", "act"}:
        return clause.frame.event in _IMPACTS or (
            cls == "event" and clause.frame.event in {"occur", "hold", "begin", "reach", "arrive", "demand"}
        )
    return False


def _says_little(clause: Clause) -> bool:
    """ "OEFA has started supervision": an act that is of nothing, done nowhere."""
    thing = clause.object
    begins = clause.frame.event in {"start", "end", "begin", "continue", "rise", "fall", "resume", "suspend"}
    if thing is None and begins and not clause.arguments:
        thing = clause.subject  # "dialogue has begun"
    elif thing is not None and class_of(thing, clause.verb.lemma) not in {"act", "abstract"}:
        return False
    if thing is None or thing.noun is None:
        return False
    if thing is clause.subject and class_of(thing) not in {"act", "abstract", "event"}:
        return False
    return is_bare(thing, clause)


def _is_anchored(clause: Clause) -> bool:
    """Whether a passive without a doer tells at least of whom, how many or where."""
    subject = clause.subject
    if subject is None:
        return False
    if subject.noun is not None and subject.noun.lemma in {"lugar", "sitio", "punto", "zona", "sector", "persona"}:
        return any(np.name for np in phrases_of(clause))
    parts = [subject, *subject.also, *(p.object for p in subject.phrases), *(np for _, np in clause.arguments)]
    if any(np.name or np.quantity or np.acronym or np.locator for np in parts):
        return True
    return any(np.name or np.locator for np in phrases_of(clause))


#: Trades and harms that act like persons in the press.
FORCES = word_set(
    "minería tala narcotráfico deforestación contaminación derrame incendio delincuencia tráfico sicariato"
)


#: How they grow.
_SPREADS = word_set("advance spread expand grow continue reach increase double treble")


def _is_force(clause: Clause) -> bool:
    noun = clause.subject.noun if clause.subject else None
    return (
        noun is not None
        and noun.lemma.split()[0] in FORCES
        and (clause.frame.event in _IMPACTS | {"deforest", "invade"} or clause.frame.en in _SPREADS)
    )


def _acts_loosely(clause: Clause) -> bool:
    """Whether a thing does what is said of agents: more often a misreading than the sense of the verb."""
    if _is_force(clause):
        return False
    if clause.subject is None or clause.verb.voice != "active" or not clause.frame.loose_subject:
        return False
    cls = class_of(clause.subject, clause.verb.lemma, is_subject=True)
    return cls in clause.frame.loose_subject and cls != "place"


def _is_between(adjunct: Adjunct, clause: Clause) -> bool:
    """ "aprobó | en segunda votación | la ampliación …": an expression between the verb and a long object."""
    said = adjunct.adverb is not None and adjunct.adverb.position == "end" and " " in adjunct.adverb.en
    return said and clause.object is not None and clause.verb.end <= adjunct.start < clause.object.start


def _adjunct(adjunct: Adjunct) -> Iterator[str]:
    where = "front" if adjunct.is_front else "adjunct"
    if adjunct.time is not None:
        yield f"{where}:time"
        if adjunct.time.en in DANGLING or adjunct.time.en.endswith(_BACKWARD):
            yield "time:dangling"
        if adjunct.time.en in {"this month", "this week", "this year"}:
            yield "time:this"
    elif adjunct.adverb is not None:
        yield f"{where}:adverb"
        if adjunct.adverb.en in {"there", "here", "then", "thus", "in this way"}:
            yield "time:dangling"
    elif adjunct.gerund is not None:
        yield f"{where}:gerund"
    elif adjunct.according is not None:
        yield f"{where}:according"
        yield from _phrase(adjunct.according, depth=0)
    elif adjunct.purpose is not None:
        yield f"{where}:purpose:{adjunct.link}"
        yield from _families(adjunct.purpose, is_main=False)
    elif adjunct.phrase is not None:
        if not adjunct.phrase.en and adjunct.phrase.prep in {"de", "a", "con"}:
            yield "adjunct:loose"
        yield f"{where}:{adjunct.phrase.prep}:{class_of(adjunct.phrase.object) or 'open'}"
        yield from _phrase(adjunct.phrase.object, depth=0, is_of_place=adjunct.phrase.prep == "en")


def _is_shared(np: NounPhrase) -> bool:
    """ "campamento y maquinaria de minería ilegal": what qualifies the last noun may be said of the first as well."""
    if not np.also or np.noun is None or np.name or np.phrases or np.adjectives or np.participle or np.relative:
        return False
    last = np.also[-1]
    if last.noun is None or last.det or last.quantity or np.quantity or " " in np.noun.lemma:
        return False
    # behind the second noun it leaves open in English what it leaves open in Spanish
    loose = any(p.prep == "de" and not (p.object.det or p.object.name) for p in last.phrases)
    return loose or len(last.adjectives) > last.n_pre or " " in last.noun.lemma


def _phrase(np: NounPhrase, *, depth: int, may_point: bool = False, is_of_place: bool = False) -> Iterator[str]:
    if np.det_en == "both":
        yield "demonstrative"
    if _is_shared(np):
        yield "np:shared"
    if np.det == "dem" and not may_point:
        yield "demonstrative"
    if np.det == "poss":
        yield "np:possessive"
    if np.name is not None:
        yield f"np:name:{np.name.kind or 'unknown'}"
        is_joined = any(o.det == "other" for o in np.also)  # "X and other leaders"
        is_joined = is_joined or is_of_place
        if np.name.kind == "person?" and np.noun is None and np.apposition is None and not is_joined:
            yield "name:person"
    if depth >= 3 and np.noun is not None and np.name is None:
        yield "np:chain"
    for phrase in np.phrases:
        head = np.noun.lemma.split()[0] if np.noun else ""
        is_sum = phrase.en == "in" and phrase.prep == "por"  # "S/ 4 million in royalties"
        if phrase.prep != "de" and not is_sum and not (phrase.prep in LOOSE_PREPOSITIONS and head in OVER):
            yield f"np:{phrase.prep}"
        if phrase.prep == "para" and phrase.object.det == "poss":
            yield "np:purpose"
        # "las comunidades de Pacopata y Huano Huano", "el distrito de Simón Bolívar": places, not persons
        named = phrase.prep == "de" and class_of(np) in {"group", "place", "area"}
        step = 0 if class_of(np) in {"amount", "money"} or np.quantity is not None else 1  # a measure is no link
        yield from _phrase(phrase.object, depth=depth + step, is_of_place=named)
    if np.infinitive is not None:
        yield f"np:infinitive:{np.infinitive_link}"
        if np.infinitive_link == "para":
            yield "np:purpose"
        yield from _families(np.infinitive, is_main=False, is_told=False)
    for name, inner in (("participle", np.participle), ("relative", np.relative)):
        if inner is not None:
            yield f"np:{name}"
            if inner.end - inner.start > 11:
                yield "np:restriction"
            yield from _families(inner, is_main=False, is_told=False)
    if np.apposition is not None:
        yield "np:apposition"
        yield from (f for f in _phrase(np.apposition, depth=0) if f != "name:person")
    for other in np.also:
        if other.det == "poss":
            yield "possessive of what is joined"
        yield "np:list" if len(np.also) > 1 else "np:pair"
        yield from _phrase(other, depth=depth, is_of_place=is_of_place)
