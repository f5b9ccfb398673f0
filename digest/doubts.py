"""What the writer doubts, in words for an editor who reads Spanish and English but no grammar."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

#: What an editor is asked to look at, by the doubt as the writer names it.
_ASKED: Mapping[str, str] = MappingProxyType(
    {
        # who and what
        "a body told twice": "a body is named twice",
        "a figure at the head that counts the first of two only": "does the figure count both things, or the first?",
        "a list may have been cut": "is anything missing from the end of the list?",
        "a person who is not introduced": "who is this person? Say what he or she is",
        "a place behind the verb that may be the subject's": "does the place say where it happened, or which one?",
        "a place may belong to what is left off": "is it certain that this happened at the place named?",
        "a place within another of the same name": "is it the district, the province or the region?",
        "a subject that is left unsaid": "the Spanish does not say who: is it the one named here?",
        "an acronym without its name": "write out the acronym",
        "nobody and nothing is named": "no person, body or place is named: is it worth telling?",
        "nobody does it": "it does not say who did it",
        "nobody, and nothing that is named": "no person, body or place is named: is it worth telling?",
        "to whom it is given, or from whom it was taken": "is it given to them, or was it taken from them?",
        "of whom it is asked": "is it clear who is asked?",
        "to whom it is to be given": "is it to be given to them, or asked of them?",
        "what it is called": "is that what it is called, and by whom?",
        "there or then alone": "“alone”: is the limit where it belongs?",
        "which figure is of which": "which figure belongs to which thing?",
        "which of two does it": "which of the two does it?",
        "who did it, or why, is left off": "who did it, or why, is left out: is it needed?",
        "whom, of all people": "it does not say which people",
        "whose, of two things that are joined": "whose are they: of one, or of both?",
        "a passive that tells neither of whom nor where": "it says neither who nor where: can the source tell?",
        "Congress, or a committee of it": "was it Congress, or only one of its committees?",
        "an object said by a clitic": "is it clear what “it”, “him” or “them” is?",
        "an object that is said twice": "who did it to whom?",
        "a passive with se and a": "to whom was it done?",
        "nobody": "“nobody”: of whom?",
        "a clause behind a preposition": "does the second part follow from the first as in the Spanish?",
        "in somebody's view": "“according to”: is it what they hold?",
        "a pronoun for the subject": "the Spanish does not say who or what: is it the subject of the first part?",
        "the subject of the sentence before": "the Spanish does not say who: is it the one named here?",
        "words of a quotation": "the source quotes these words: is their sense kept?",
        "to whom is left unsaid": "it does not say to whom: is that needed?",
        "only so many": "“only”: does it limit the figure?",
        "none of them": "“no” or “any”: is the denial where it belongs?",
        "some of them": "some of whom or of what?",
        "which of them": "“them”: is it clear who or what?",
        "those of": "“those of” or “that of”: is it clear of what?",
        "the first or second to do it": "is it the first, or the second, to do this?",
        "two things that are asked": "are both things asked of the same?",
        "those who": "who are they?",
        "what is done there, by nobody who is told": "it does not say who does it there",
        "whose": "whose is it?",
        "where the court sits, or where the accused come from": "is it the court that is there, or the accused?",
        # what is left out
        "a bare noun whose complement is left off": "the source says more exactly which or what: is that needed?",
        "a purpose is torn from what completes it": "part of the purpose is left out: is it needed?",
        "an aside that limits what is said": "the source limits what it says: is that lost?",
        "an agreement with whom, and on what": "with whom is the agreement, and on what?",
        "told of a part of its sentence": "it tells only a part of the Spanish sentence: is the rest needed?",
        "the topic before the colon is left off": "what stands before the colon is left out: is it needed?",
        "the headline may only name its topic": "does the name before the colon say it, or is it only the topic?",
        "what for is left off": "what it was for is left out: is it needed?",
        "what is left off may go with what follows": "a part is left out: does the rest still mean the same?",
        "what was answered is left open": "it does not say what was answered",
        "who comes, comes for something": "it does not say what they came for",
        "a company that acts as the police do": "did the company raid or seize it, or only enter or take it back?",
        "what is left off may undo what is said": "does the rest of the Spanish sentence take this back or limit it?",
        "who is sent, is sent somewhere": "it does not say where to, or what for",
        "an agreement on what": "it does not say what the agreement is for",
        "against what, or for what": "it does not say against what it was filed",
        "by what": "it does not say what harmed them",
        "found where": "it does not say where it was found",
        "how much of what": "it does not say how much of what",
        "invited to what": "it does not say what they were invited to",
        "it breaks off behind a preposition": "it breaks off: is the end missing?",
        "it happened nowhere": "it does not say where it happened",
        "a law told by its number alone": "it does not say what the law is about",
        "more time for what": "it does not say what the time is for",
        "take part in what": "it does not say what they took part in",
        "told of, and not what was told": "it says that they told of it, and not what they said",
        "what is so for years is no news": "it only says how things are: is it news?",
        "what it carried": "it does not say what the vehicle was stopped for",
        "where to": "it does not say where to",
        # time
        "a present that may be a past": "is it still so, or has it happened?",
        "a time that is counted from the day of the article": "the time counts from the article's day: is it right?",
        "a time that points back": "the time refers to something told before: is it clear?",
        "what lasts until then is extended": "is it extended until then, or did it last until then?",
        "whether it lasted or began": "did it begin then, or has it lasted since?",
        "whether the time is that of what is said": "does the time belong to the saying or to what is said?",
        "conditional": "“would”: is it certain, alleged or planned?",
        # what belongs to what
        "a cause may belong to the noun before it": "is the cause that of the whole, or of the word before it?",
        "a phrase that stands far from its verb": "does the last part belong where it stands?",
        "a phrase that the verb does not call for": "does every part belong where it stands?",
        "a purpose that is the thing's": "is it what the thing is for, or why it was done?",
        "a purpose within a noun phrase": "is it clear what the purpose belongs to?",
        "an expression that lands far from its verb": "does every expression stand where it belongs?",
        "whether the second noun belongs to the first or to its complement": "are the two joined as in the Spanish?",
        "whether what follows the last of two nouns belongs to both": "does what follows the two belong to both?",
        "why something was done": "is that the reason, or what it is for?",
        "what «ante» belongs to": "what does «ante …» belong to?",
        "what «de» belongs to": "what does «de …» belong to?",
        "what «por» belongs to": "what does «por …» belong to?",
        "a gerund without a comma": "does the last part tell of the one who acts?",
        "a participle that says how": "does the last part tell how it happened?",
        "a purpose behind a verb of going": "is that what they went for?",
        "a relative behind a preposition": "does “which” stand for the right thing?",
        "as what": "“as …”: is that the role that is meant?",
        "both … and": "are the two joined as in the Spanish?",
        "how far from something": "is the distance from the right thing?",
        "what «al» and a verb mean": "«al …»: when it happened, or why?",
        # how it reads
        "a name in quotation marks": "is the name in quotation marks written as it should be?",
        "a progressive conditional": "“reportedly”: who says so?",
        "how much something is": "does the measure read well?",
        "more, or most": "“more” or “most”?",
        "most, or more": "“most” or “more”?",
        "what there is none of": "does the denial read well?",
        "a chain of nouns": "many “of”s in a row: does it read well?",
        "a pile of nouns": "many nouns in a row: does it read well?",
        "a demonstrative without what it points to": "“this” or “that”: is it clear what is meant?",
        "the subject points back by a demonstrative": "“this” or “that”: is it clear what is meant?",
        "a long restriction": "a long part in the middle: does it read well?",
        "a passive of a verb that has its own object": "does the English read well?",
        "a passive of a verb with a preposition": "does the English read well?",
        "a predicate that has not fared well": "such sentences have often read badly: does it say what is meant?",
        "a purpose of nothing in particular": "the purpose is vague: can the source say more?",
        "a thing that acts": "a thing is said to act: is that what is meant?",
        "a vehicle in which nobody travels": "“in” or “on” the vehicle: is it what is meant?",
        "an abstraction that acts": "something that is no person is said to act: is that what is meant?",
        "an act of nothing in particular": "it is vague: can the source say more?",
        "an act that is carried out": "“carried out”: is there a plainer word?",
        "an act that takes place": "“takes place”: is there a plainer word?",
        "an emergency said in another way": "is that how the emergency was declared?",
        "an infinitive of several senses": "the Spanish can be read in several ways",
        "a judge decides what a prosecutor asks for": "did the prosecutor decide it, or ask a judge to?",
        "estimated to be what": "the estimate is vague: can the source say more?",
        "most of it, or the largest part": "is it most, or the largest part?",
        "a new one of what is not counted": "“new”: does the English read well?",
        "an average of people who do something": "“an average of”: is the number right?",
        "an event of a year": "is the year where English has it?",
        "by how much, when and to how much": "are the figures and the date in the right order?",
        "how many regional governments": "is it one regional government, or several?",
        "how much something is, far from what it is": "does the figure stand where it belongs?",
        "how peoples are named": "are the peoples named as they should be?",
        "whether it goes on": "is it still so, or has it happened?",
        "two openings": "it has two openings: one would do",
        "where something lies is no news": "it only says where something lies: is it news?",
    }
)  # fmt: skip
#: The same for doubts that carry a word of the sentence.
_WITH_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), asked)
    for pattern, asked in (
        (
            r"whether English says so: (?P<es>.+?) \((?P<en>.+?)\) \S+ (?P<of>.+) \(\w*\)",
            "is “{en}” right for «{es}» with «{of}»?",
        ),
        (r"whether English says so: (?P<es>.+?) \((?P<en>.+?)\) .*", "is “{en}” the right word for «{es}»?"),
        (r"how English ties (?P<es>\S.*?) \(\w*\)", "does the English for «{es}» read well?"),
        (r"how English ties .*", "does the English read well?"),
        (r"(?:the subject|something) has been named before: (?P<es>.+)", "is it clear which «{es}» is meant?"),
        (r"the article says which: \*", "is it clear who or what is meant at the beginning?"),
        (r"the article says which: (?P<en>.+)", "is it clear which “{en}” is meant?"),
        (r"several senses of (?P<es>.+)", "«{es}» has several meanings: is it the right one?"),
        (r"sense of (?P<es>.+)", "«{es}» has several meanings: is it the right one?"),
        (r"a clause with (?P<en>.+)", "“{en}”: do the two parts belong together so?"),
        (r"how English says (?P<es>.+)", "does the English for «{es}» read well?"),
        (r"longer than (?P<n>\d+) words", "it is longer than {n} words: can it be cut?"),
        (r"the project or the place (?P<es>.+)", "is {es} the project or the place?"),
        (r"name (?P<es>.+)", "is the name {es} written as it should be?"),
        (r"a or the (?P<en>.+)", "“a” or “the” {en}?"),
        (r"a word not met so before: (?P<es>.+) \((?P<en>.+)\)", "is “{en}” the right word for «{es}» here?"),
        (r"some, or the (?P<en>.+)", "the {en}, or some of them?"),
        (r"one or many: (?P<en>.+)", "{en}: one or several?"),
        (r"a count of what is not counted: (?P<en>.+)", "can one count {en}?"),
        (r"what of (?P<en>.+)", "what of {en} is meant?"),
        (r"whose (?P<en>.+)", "whose {en}?"),
    )
)  # fmt: skip


def asked(doubt: str) -> str:
    """What an editor is asked to look at; a doubt that has no words here is told as it is."""
    if doubt in _ASKED:
        return _ASKED[doubt]
    for pattern, question in _WITH_WORDS:
        found = pattern.fullmatch(doubt)
        if found:
            return question.format(**found.groupdict())
    return doubt


def to_look_at(doubts: Iterable[str]) -> str:
    """All that an editor is asked of one sentence, nothing twice, as sentences."""
    found = dict.fromkeys(asked(doubt) for doubt in doubts) or ["it is less certain than the others"]
    return " ".join(one[0].upper() + one[1:] + ("" if one.endswith(("?", ".")) else ".") for one in found)
