"""What keeps a sentence from being mailed unread: constructions that have not fared well, beside other doubts."""

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date, timedelta

from digest.claim_types import Claim
from digest.english.attachment import (
    is_far,
    is_from_place_of_another,
    is_of_first,
    is_of_recipient,
    is_overtaken,
    is_past_owner,
    is_place_of_deed,
    is_place_of_left_off,
    is_purpose_of_thing,
    is_split_place,
    is_taken_there,
)
from digest.english.bare import hollow
from digest.english.courts import JUDGED, is_judged_by_prosecutor, penalties
from digest.english.emptiness import empty
from digest.english.entries import word_set
from digest.english.families import families_of
from digest.english.happened import DOUBTED, has_happened
from digest.english.lacking import lacking
from digest.english.leftoff import RESTRICTING, is_left_bare, left_off
from digest.english.misread import misread
from digest.english.newsworthy import is_figure_told
from digest.english.notes import clauses_of, noted
from digest.english.otherwise import said_otherwise
from digest.english.sites import is_at_site
from digest.english.tellers import tells as _tells
from digest.english.topics import is_idle_topic
from digest.english.unnamed import (
    ACRONYM,
    is_bare_acronym,
    is_by_surname,
    is_lone,
    is_mayor_of_unsaid,
    is_minister_of_unsaid,
    is_other_than_unsaid,
    names_nothing,
)
from digest.english.verbclasses import ACTIVITIES, HELD, LASTING, SPEECH_ACTS
from digest.english.writing import unmet
from digest.spanish.asides import DEPARTMENTS
from digest.spanish.senses import class_of
from digest.spanish.tokens import fold, tokenise
from digest.spanish.tree import Adjunct, Clause, NounPhrase, phrases_of

#: The doubt about a body before a headline's colon, until the text bears out that it says so.
ONLY_A_TOPIC = "the headline may only name its topic"
#: A longer sentence is the editor's to cut.
LONGEST = 30


def doubts_of(claim: Claim, clause: Clause, text: str, dropped: Sequence[tuple[int, int]] = ()) -> list[str]:
    """Why the sentence is not certain, by the constructions that it is made of.

    `dropped` are the token spans of the source that were left off.
    """
    assert claim.parse is not None
    doubts: list[str] = []
    doubts.extend(f"sense of {c.verb.lemma}" for c in (clause, *clause.also) if not c.frame.is_safe)
    # "Serfor: baja en 18 % la tala"
    is_figure = clause.frame.event in {"rise", "fall"} or is_figure_told(clause)
    total = clause.object
    is_figure = is_figure or (clause.frame.event == "reach" and total is not None and total.quantity is not None)
    has_teller = is_figure or (clause.speaker is not None and _tells(clause.speaker, clause))
    if clause.speaker is not None and not clause.speaker_verb and not has_teller:
        doubts.append(ONLY_A_TOPIC)
    is_idle = claim.is_headline and is_idle_topic(claim.source, clause)
    is_opened_by = is_at_site(claim, clause)
    if claim.parse.has_topic and not is_idle and not is_opened_by:
        doubts.append("the topic before the colon is left off")
    if claim.parse.rivals:
        doubts.append(f"several senses of {clause.verb.lemma}")
    if _length(clause, text) > LONGEST:
        doubts.append(f"longer than {LONGEST} words")
    doubts.extend(noted(clause))
    openings = [a for a in clause.adjuncts if a.is_front and (a.phrase or a.according)]
    is_dated = any(a.is_front and a.according for a in openings) and any(a.is_front and a.time for a in clause.adjuncts)
    if len(openings) > 1 or is_dated:  # "según la Defensoría, en julio se registraron …"
        doubts.append("two openings")
    if re.search(r"\ba (?:province|district|department|region) and ", text):
        doubts.append("a place within another of the same name")  # "provincia y región San Martín"
    if "declared in a state of" in text:
        doubts.append("an emergency said in another way")
    told = [a.casefold() for a in re.findall(r"\(([A-Z-]{3,})\)", text)]
    if any(text.casefold().count(a) > text.count(a.upper()) for a in told):
        doubts.append("a body told twice")
    if any(is_bare_acronym(word, text) for word in ACRONYM.findall(text)):
        doubts.append("an acronym without its name")
    families = families_of(clause)
    if not claim.is_headline and any(f.startswith("now:") and f[4:] not in _STANDING for f in families):
        doubts.append("a present that may be a past")
    if (
        claim.is_headline
        and clause.speaker is None
        and not (is_idle or is_opened_by)
        and _is_topic_lost(claim.source, text)
    ):
        doubts.append("the topic before the colon is left off")
    if text.startswith("A total of ") and clause.subject is not None and clause.subject.also:
        doubts.append("a figure at the head that counts the first of two only")  # "300 policías y representantes"
    if is_of_first(clause.subject) or is_of_first(clause.object):
        doubts.append("whether the second noun belongs to the first or to its complement")
    if re.match(r"An? ", text) and not re.search(r"[A-ZÁÉÍÓÚÑ\d]", text[1:]):
        doubts.append("nobody and nothing is named")
    if names_nothing(clause, text) and claim.parse.place is None:
        doubts.append("nobody and nothing is named")  # "Extranjeros invaden parques"
    if clause.frame.event == "protect" and not re.search(r"[A-ZÁÉÍÓÚÑ]", text[1:]):
        doubts.append("who they are, and where")  # "seis personas cuidan 616 mil hectáreas"
    is_counted = (
        clause.frame.event == "hand_over" and clause.subject is not None and clause.subject.quantity is not None
    )
    if (
        clause.frame.event not in _DEEDS
        and not is_counted
        and clause.verb.voice != "active"
        and not re.search(r"[A-ZÁÉÍÓÚÑ]", text[1:])
    ):
        doubts.append("a passive that tells neither of whom nor where")
    tokens = tokenise(claim.source)
    whole = claim.parse.clause.adjuncts
    behind = {a.end for a in whole if a.phrase is not None and a.phrase.prep == "tras" and not a.is_front}
    left_off_at = {at for start, end in dropped for at in range(start, end)}
    if any(0 <= at < len(tokens) and tokens[at].low == "por" for at in behind - left_off_at):
        doubts.append("what «por» belongs to")  # "afectadas tras el cierre de ollas | por alza de precios"
    cuts = {at for at in {start for start, _ in dropped} | {claim.parse.cut_at} if 0 <= at < len(tokens)}
    if is_left_bare(claim.parse.clause, clause, {at for at in cuts if tokens[at].low in RESTRICTING}):
        doubts.append("a bare noun whose complement is left off")
    doubts.extend(empty(claim, clause, text, dropped))
    doubts.extend(left_off(claim, clause, dropped))
    doubts.extend(said_otherwise(claim, clause, text))
    doubts.extend(misread(clause, text, claim.source))
    doubts.extend(lacking(claim, clause, text))
    people = clause.subject if clause.subject is not None and class_of(clause.subject) == "person" else None
    known = clause.object
    is_told = known and (known.name or known.phrases or known.relative or known.participle or known.apposition)
    if clause.frame.particle == "to recognise" and not is_told:
        doubts.append("whom, of all people")  # "desconocen a directiva": of what
    is_alone = all(argument.prep == "por" for argument, _ in clause.arguments)  # but for who arrested them
    is_of_people = people is not None and not (people.phrases or people.participle or people.relative) and is_alone
    if is_of_people and clause.verb.voice != "active" and not re.search(r"[A-ZÁÉÍÓÚÑ]", text[1:]):
        doubts.append("whom, of all people")
    if not claim.is_headline and any(
        is_other_than_unsaid(np) for np in (clause.subject, clause.object) if np is not None
    ):
        doubts.append("others than which")
    if any(is_by_surname(np) for np in phrases_of(clause)):
        doubts.append("a person by the surname alone")
    if any(is_minister_of_unsaid(np) for np in phrases_of(clause)):
        doubts.append("the minister of what")
    if any(is_mayor_of_unsaid(np) for np in phrases_of(clause)):
        doubts.append("the mayor of what place")
    if is_place_of_deed(clause):
        doubts.append("whether it was done there, or judged there")
    if is_split_place(clause):
        doubts.append("a place behind the verb that may be the subject's")
    if clause.frame.en == "expand" and any(a.time and a.time.en.startswith("until ") for a in clause.adjuncts):
        doubts.append("what lasts until then is extended")  # "amplía operaciones hasta 2030"
    if any(is_past_owner(np) for np in phrases_of(clause)):
        doubts.append("what is told of the thing, or of whose it is")
    if is_from_place_of_another(clause):
        doubts.append("from a place, or what stands before it is of that place")
    if is_of_recipient(clause):
        doubts.append("whose it is, of him who gives or of him who gets it")
    if is_place_of_left_off(clause, dropped):
        doubts.append("the place may be that of what is left off")
    if is_overtaken(clause):
        doubts.append("what stood before a relative stands behind it")
    if is_purpose_of_thing(clause):
        doubts.append("a purpose that is the thing's")
    for np in hollow(clause):
        assert np.noun is not None
        is_paper = clause.frame.en == "sign" and np is clause.object
        who = clause.subject
        if is_paper and who is not None and who.also and all(one.name for one in (who, *who.also)):
            continue  # two who sign it sign it with each other
        doubts.append("an agreement with whom, and on what" if is_paper else f"says nothing by itself: {np.noun.lemma}")
    doubts.extend(penalties(clause))
    thing = clause.object if clause.verb.voice == "active" else clause.subject
    is_counted_there = thing is not None and thing.quantity is not None and clause.frame.event in _COUNTED
    cut_off = cuts | {aside[0] for aside in claim.parse.asides} if claim.is_headline and is_counted_there else set()
    if any(0 <= at < len(tokens) and tokens[at].low == "en" for at in cut_off):
        doubts.append("where they were counted")  # "Puno: registran 12 muertos | en centro minero …"
    if clause.frame.en == "appear" and any(a.adverb and a.adverb.en == "dead" for a in clause.adjuncts):
        doubts.append("who appears dead is found so")
    who = clause.subject
    label = claim.parse.place.name if claim.parse.place is not None else None
    if label is not None and fold(label.es) not in DEPARTMENTS and clause.frame.event in JUDGED:
        doubts.append("where the court sits, or where the accused come from")
    if claim.is_headline and any(_is_long_past(a, claim.evidence.published_on, clause) for a in clause.adjuncts):
        doubts.append("a day long past, or one to come")  # "El Reinfo vence el 31 de diciembre"
    if claim.is_headline and any(is_taken_there(np, clause) for np in phrases_of(clause)):
        doubts.append("where it was seized, or what is told happened")
    is_place = who is not None and who.noun is None and class_of(who) == "place"
    if is_place and clause.frame.event in {"protest", "travel", "arrive", "meet"}:
        doubts.append("a place that goes somewhere")  # "Coata marcha a Puno"
    if is_place and claim.parse.place is not None and who is not None and not who.locator:
        doubts.append("a place that does something in another")  # "Satipo: Junín registra 12 incendios"
    if "mining tax revenue" in text and not re.search(r"miner|minas|regal", fold(claim.source)):
        doubts.append("canon of what")  # Cusco's is of gas, Loreto's of oil
    owned = clause.object is not None and clause.object.det == "poss"
    if owned and not claim.is_headline and clause.frame.event in _TAKEN_AWAY:
        doubts.append("whose it is")  # "guardias detuvieron a sus siete ocupantes": the boat's
    takes_sides = clause.frame.event in _TAKES_SIDES or clause.frame.en == "downgrade"
    if owned and takes_sides and clause.verb.voice == "active":
        doubts.append("whose it is")  # "respaldó su pedido": somebody else's
    is_aimless = "nobody" in clause.notes and clause.frame.event not in _MADE_FOR
    if is_aimless and any(a.purpose is not None and a.link == "to" for a in clause.adjuncts):
        doubts.append("whose purpose")  # "retienen a 140 pasajeros para pedir ayuda": not theirs
    if clause.frame.en in {"raid", "seize", "intercept"} and _is_company(clause.subject):
        doubts.append("a company that acts as the police do")  # "Yanacocha interviene la casa de Máxima Acuña"
    if is_judged_by_prosecutor(clause):
        doubts.append("a judge decides what a prosecutor asks for")
    if is_far(claim.parse.clause):
        doubts.append("a phrase that stands far from its verb")
    if any(a.purpose is not None and is_lone(a.purpose) for a in clause.adjuncts):
        doubts.append("a purpose of nothing in particular")
    compares = any(a.adverb is not None and a.adverb.en.startswith("compared with ") for a in clause.adjuncts)
    if compares and not is_figure:
        doubts.append("compared in what")
    if _is_given_office(clause):
        families = [f for f in families if f != "name:person"]
    if claim.evidence.published_on is not None:
        families = [f for f in families if f != "time:this"]  # "this year" is that of the bulletin
    if clause.frame.event in _PUNISHED and clause.frame.en != "accuse":
        families = [f for f in families if f != "adjunct:purpose:for"]  # fined for not cleaning up
    doubts.extend(_DOUBTFUL[f] for f in families if f in _DOUBTFUL)
    return [d for d in doubts if d not in DOUBTED] if has_happened(claim, clause) else doubts


#: What is made for something: "lanzan campaña para proteger …" tells the campaign's purpose.
_MADE_FOR = word_set("create launch set_up found")
#: What is counted where it is, and nowhere else.
_COUNTED = word_set("record die kill injure report find arrest detain lose destroy")
#: What is done to others' people and things.
_TAKEN_AWAY = frozenset(("arrest", "detain", "seize", "kidnap", "rescue", "raid", "destroy", "intercept"))


def _is_given_office(clause: Clause) -> bool:
    """ "Juan Ríos juró como ministro de Energía y Minas": who he is, is the news."""
    if clause.frame.event not in {"appoint", "take_office", "assume", "elect"} or clause.also:
        return False
    return any(
        argument.en == "as" and np.noun is not None and (np.phrases or " " in np.noun.lemma)
        for argument, np in clause.arguments
    )


#: A headline's present tells of what happened these days ago at most.
_RECENT = timedelta(days=31)


def _is_long_past(adjunct: Adjunct, published_on: date | None, clause: Clause) -> bool:
    day = adjunct.time.on if adjunct.time is not None else None
    is_present = clause.verb.tense == "pres" and not (clause.verb.helper or clause.verb.is_perfect)
    return bool(is_present and day and published_on and published_on - day > _RECENT)


def _is_company(np: NounPhrase | None) -> bool:
    if np is None or class_of(np) != "org":
        return False
    is_named = np.name is not None and (np.name.kind in {"mine", "company"} or np.name.es.startswith("Minera "))
    return is_named or (
        np.noun is not None and np.noun.lemma.split()[0] in {"empresa", "minera", "petrolera", "compañía"}
    )


#: What one does to what somebody else wants or does.
_TAKES_SIDES = word_set("support reject approve criticise accept condemn question")
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
    "subject:place": "a place that acts",
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
    "argument:paid": "paid to them, or by them",
    "argument:given": "to whom it is to be given",
    "adjunct:loose": "a phrase that the verb does not call for",
    "np:chain": "a chain of nouns",
    "adverb:far": "an expression that lands far from its verb",
    "possessive of what is joined": "whose, of two things that are joined",
    "np:restriction": "a long restriction",
    "np:purpose": "a purpose within a noun phrase",
    "adjunct:purpose:for": "why something was done",
}


def _is_topic_lost(quote: str, text: str) -> bool:
    """ "Las Bambas: seis comunidades bloquean vía": nothing of the topic is in the sentence."""
    topic, colon, rest = quote.partition(":")
    if not any(t.text == ":" for t in tokenise(quote)):  # "Fenamad alerta: …" is read as what it warns of
        return False
    if not colon or len(topic) > len(rest) or fold(topic) in {"peru", "lima"}:
        return False
    words, told = re.findall(r"\w{4,}|\d{2,}", fold(topic)), fold(text)
    return bool(words) and not any(re.search(rf"\b{w[:5]}", told) for w in words)


def _length(clause: Clause, text: str) -> int:
    """Words of a sentence, a proper name counting as one: it is long, and yet no clause to be misread."""
    names = {np.name.en for np in phrases_of(clause) if np.name is not None}
    spare = sum(len(name.split()) - 1 for name in names if name in text)
    return len(text.split()) - spare - len(re.findall(r"\([^)]*\)", text))


def unmet_verbs(clause: Clause, named: Set[int]) -> Iterator[tuple[str, int, int]]:
    """Verbs in a sense that is not familiar, but where a row names their object; with the tokens of their clause."""
    for one in clauses_of(clause):
        frames = [(one.verb, one.frame), *([one.twin] if one.twin is not None else [])]
        for verb, frame in frames:
            if not frame.is_familiar and verb.start not in named:
                yield unmet(verb.lemma, f"{frame.en} {frame.particle}".rstrip()), one.start, one.end
