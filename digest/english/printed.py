"""What English prints otherwise than word for word: prepositions, articles and order that readers would mend."""

import re
from functools import cache

from digest.english.idioms import RULES
from digest.english.idioms_accidents import ACCIDENT_RULES
from digest.english.idioms_compounds import COMPOUND_RULES
from digest.english.idioms_courts import COURT_RULES
from digest.english.idioms_deaths import DEATH_RULES
from digest.english.idioms_forces import FORCES_RULES
from digest.english.idioms_headlines import HEADLINE_RULES
from digest.english.idioms_land import LAND_RULES
from digest.english.idioms_law import LAW_RULES
from digest.english.idioms_mining import MINING_RULES
from digest.english.idioms_money import MONEY_RULES
from digest.english.idioms_order import ORDER_RULES
from digest.english.idioms_output import OUTPUT_RULES
from digest.english.idioms_owners import OWNER_RULES
from digest.english.idioms_patterns import NAME, Rules
from digest.english.idioms_peoples import PEOPLES_RULES, with_leader
from digest.english.idioms_talks import TALKS_RULES
from digest.english.idioms_works import WORKS_RULES
from digest.english.needed import Finder, applied
from digest.english.rejoined import rejoined

#: A name with its article: "en la zona de El Palmar".
_WITH_ARTICLE = re.compile(rf"(?<=[a-záéíóúñ,)] )(El|La|Los|Las) ({NAME})")


#: What forest is cleared by.
_FELLED = re.compile(r"deforest|desmont|desbosc|\b(?:tala|taló|talan|talaron|talad[ao]s?|talar)\b", re.IGNORECASE)
_CLEARED = (
    (re.compile(r"\b(clear|cleared|clearing) ((?:[\w.,]+ ){1,5}?hectares)(?! of\b)"), r"\1 \2 of forest"),
    (
        re.compile(r"\b(clear|cleared|clearing) (?=(?:the )?(?:headwaters|basins?)\b)"),
        r"\1 forest in ",
    ),
    (re.compile(r"\b(clear|cleared|clearing) (?=(?:the )?(?:islands?|banks|hillsides|slopes)\b)"), r"\1 forest on "),
    (re.compile(r"\bhectares((?: in [^.]*?)?) (ha(?:s|ve) been|were) cleared\b"), r"hectares of forest\1 \2 cleared"),
)
#: "marchan en Lima contra la ley": there they march, and it may be a law of another place.
_PLACE_FIRST = re.compile(rf"\b(?:march|protest)\w+ en {NAME}(?: {NAME})? contra\b")
_PLACE_LAST = re.compile(rf"\b(marched|protested) (against [^.,]*?) (in {NAME}(?: {NAME})?)(?=\.?$)")


#: "mantienen bloqueo": they still do.
_KEEPS_UP = re.compile(r"\bmantienen?\b")
_KEPT_UP = re.compile(
    r"\b(has|have) maintained(?= (?:an?|the|their|its) (?:[\w-]+ )?(?:blockade|strike|protest|occupation))"
)
#: Communities that are told by their names, and lie in no place that is called so.
_SEVERAL_NAMED = re.compile(
    rf"\b[Ll]as comunidades(?: nativas| campesinas| indígenas)? de {NAME}(?: {NAME})*(?:, [^.;]+?)? y {NAME}"
)
_COMMUNITIES_IN = re.compile(
    rf"\b([Tt]he (?:native |peasant |indigenous )?communities) in ({NAME}(?: {NAME})*(?:,| and) {NAME})"
)


#: A road to somewhere, which nobody there was asked for.
_ROAD_TO = re.compile(
    rf"\b(?:carreteras?|vías?|trochas?|caminos?|puentes?|ferrocarril|tren|vuelos?) (?:a|hacia) (?:la |el )?(?={NAME})"
)
_ROAD_FROM = re.compile(rf"\b(roads?|highways?|bridges?|railway|train|flights?) from (?=(?:the )?{NAME})")


#: Two lakes, told by one noun in Spanish.
_LAKES = re.compile(rf"\blagunas (?:de )?{NAME} y {NAME}")
_LAKE_AND = re.compile(rf"\bLake ({NAME}(?: {NAME})?) and ({NAME})")


#: A gang that is called with its article, and needs no second one.
_OF_GANG = re.compile(
    r"\b([Rr]ingleaders?|[Mm]embers?) (?:from|of) the (La|Las|Los) (?=[A-Z][\w-]*\b(?! (?:[\w-]+ ){0,3}gang\b))"
)


#: Men and women told by two nouns that English has one for: "defensores y defensoras ambientales".
_BOTH = re.compile(
    r"\b(?:([a-záéíóúñ]{4,}?)(?:os|es|s)? y (?:las |los )?\1as|líderes y lideresas|lideresas y líderes"
    r"|([a-záéíóúñ]{4,}?)as y (?:los )?\2(?:os|es))\b",
    re.IGNORECASE,
)
_WOMEN_AND = re.compile(r"\b[Ww]omen(?: leaders)? and (?=(?:[\w-]+ ){0,2}?leaders\b)")
_TWICE = re.compile(r"\b((?:[\w-]+ )?[\w-]+) and ((?:[\w-]+ ){0,2}?)(\1)\b", re.IGNORECASE)


#: Who or what is in a mine.
_MINES = re.compile(
    r"\bmine\b|\bshaft\b|\bminers? (?:have|has) died in a landslide\b(?! on\b)"
    r"|\blandslide has (?:buried|trapped|killed) [^.,]*\bminers?\b"
)
#: What has been seized, by its article: that which was told of.
_THE_SEIZED = re.compile(r"(?:El|La|Los|Las) \w+ (?:decomisad|incautad)[oa]s? ")
#: Stuff by its article, of which a deed is told: that which was told of.
_THE_STUFF = re.compile(
    r"(?:El|La) (?:oro|mercurio|combustible|mineral|madera|droga|dinero|mercadería|dinamita|cianuro) "
    r"(?:incautad[oa] |decomisad[oa] )?(?:iba|era|fue|estaba|tenía|había sido|ha sido|será|sería|quedó|permanece) "
)
_STUFF_DONE = re.compile(
    r"^(Gold|Mercury|Fuel|Ore|Timber|Drugs|Money|Merchandise|Dynamite|Cyanide) "
    r"(?=(?:was|were|had been|ha(?:s|ve) been|will be) (?:(?:to be|being|going to be|reportedly|allegedly) )*"
    r"(?:taken|sent|seized|transported|hidden|bound|handed|delivered|confiscated|stolen|moved|carried|found|left|kept|held)\b)"
)
#: What was being taken somewhere when it was found, in the imperfect.
_UNDER_WAY = re.compile(r"\beran? (?:trasladad|transportad|llevad|conducid|movilizad)[oa]s?\b")
_CARRIED = re.compile(r"\b(was|were) ((?:transported|taken|moved|carried|transferred|driven)\b)")
#: How somebody was killed, where the verb says only that they were.
_BY_SHOTS = re.compile(r"\basesin\w+ (?:a|de) (?:balazos|tiros)\b")
#: A mine entrance that has a name, rather than one in a place.
_NAMED_ENTRANCE = re.compile(r"\bbocamina [A-ZÁÉÍÓÚ]")
_ENTRANCE_OF = re.compile(rf"\bthe mine entrance of ({NAME}(?: {NAME})*)")
#: A river by its name, where that is the name of a people too: "al río Moche".
_A_RIVER = re.compile(rf"\ban? ({NAME}) (?=river\b)")
_MURDERED = re.compile(r"\b(been|was|were) murdered\b")


#: How long somebody was held, told at the verb, and in English behind what tells who it was.
_HELD_FOR = re.compile(
    r"\b(?:retuv|detuv|retien|mantuv|secuestr)\w+ (?:por|durante) (?:[\w ]+ )?(?:horas|días|semanas|meses) a "
)
_HELD_WHOM = re.compile(
    r"\b(?:detained|held) ([^.,]*? (?:accused of|suspected of|who|that) [^.,]*?) "
    r"(for (?:[\w-]+ ){1,3}(?:hours|days|weeks|months))(?=\.?$)"
)


#: How long somebody was suspended for, likewise: "suspended a judge who freed a logger for a month".
_SUSPENDED_FOR = re.compile(r"\bsuspend\w+ (?:por|durante) (?:\w+ ){1,2}(?:días|semanas|meses|años) a")
_SUSPENDED_WHOM = re.compile(
    r"\bsuspended ([^.,]*? (?:accused of|who|that) [^.,]*?) for ((?:[\w-]+ ){1,2}(?:days|weeks|months|years))(?=\.?$)"
)
#: Where it was done, told at the verb, and in English behind another place: "the mayor of Atalaya in Lima".
_DONE_IN = re.compile(
    rf"\b(?:detuv|captur|arrest|incaut|decomis|hall|intervin|encontr)\w+ en ({NAME}(?: {NAME})*) "
    r"(?:al? |una? |dos |tres |cuatro |cinco |\d)"
)
_DONE = ("arrested", "seized", "confiscated", "raided", "intercepted", "found")
_TWO_PLACES = re.compile(
    rf"(The|An?|Police|Officers|Prosecutors) ([^.]*? (?:from|of|in) (?:the )?{NAME}(?: {NAME})*)"
    rf" in ({NAME}(?: {NAME})*)(\.?)"
)


def _done_in(text: str, source: str) -> str:
    where, told = _DONE_IN.search(source), _TWO_PLACES.fullmatch(text)
    if where is None or told is None or told[3] != where[1]:
        return text
    return f"In {told[3]}, {told[1].lower()} {told[2]}{told[4]}"


#: What is done in a day, in a headline's present.
_LOOKS_AT = re.compile(r"\b(?:inspeccionan?|interrogan?)\b")
_LOOKING = re.compile(r"\b(is|are) (inspect|question|examin)ing\b")


#: Several that run into each other, not into the ground.
_RUN_INTO = re.compile(r"\b(?:choca[nr]?|chocaron|colisiona[nr]?|colisionaron)\b")
_CRASHED = re.compile(
    r"^((?:In [^,]+, )?(?:[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal) [^.,]*?\bhave) crashed(?= (?:in|on|at|near)\b)"
)
#: It is put off now, and the day to come is until when.
_STAYS_OFF = re.compile(r"\bqueda(n?) (?:posterg|aplaz|suspend)")


def by_source(text: str, source: str) -> str:
    """The English with what the Spanish words say besides: of forest, and the articles of names."""
    if _FELLED.search(source):
        for pattern, said in _CLEARED:
            text = pattern.sub(said, text)
    if _RUN_INTO.search(source):
        text = _CRASHED.sub(r"\1 collided", text)
    if stays := _STAYS_OFF.search(source):
        said = "have been" if stays[1] else "has been"
        text = re.sub(r"\bwill be (?=(?:postponed|suspended) until\b)", f"{said} ", text)
    if _ROAD_TO.search(source):
        text = _ROAD_FROM.sub(r"\1 to ", text)
    if _LAKES.search(source):
        text = _LAKE_AND.sub(r"the \1 and \2 lakes", text)
    if "landslide" in text and "errumbe" in source and _MINES.search(text):
        text = text.replace("landslide", "collapse")  # "mineros mueren en derrumbe": what they worked in fell in
        if re.match(r"A collapse has (?:buried|trapped|killed) (?:[\w-]+ ){0,3}miners?\b", text):
            text = text.replace("A collapse", "A mine collapse", 1)
    if text.startswith("Seized ") and _THE_SEIZED.match(source):
        text = f"The s{text[1:]}"
    if _THE_STUFF.match(source):
        text = _STUFF_DONE.sub(lambda m: f"The {m[1].lower()} ", text)
    if any(deed in text for deed in _DONE):
        text = _done_in(text, source)
    if "ing " in text and _LOOKS_AT.search(source):
        text = _LOOKING.sub(lambda m: f"{'has' if m[1] == 'is' else 'have'} {m[2]}ed", text)
    if _UNDER_WAY.search(source):
        text = _CARRIED.sub(r"\1 being \2", text)
    if "murdered" in text and _BY_SHOTS.search(source) and source.count("asesin") == 1:
        text = _MURDERED.sub(r"\1 shot dead", text)
    if "the installation of the" in text and "instalaciones de" in source:
        text = text.replace("the installation of the", "the facilities at the")
    if "mine entrance of" in text and _NAMED_ENTRANCE.search(source):
        text = _ENTRANCE_OF.sub(r"the \1 mine entrance", text)
    if " river" in text and (river := _A_RIVER.search(text)) and f" río {river[1]}" in source:
        text = _A_RIVER.sub(r"the \1 ", text, count=1)
    if " and " in text and _BOTH.search(source):
        text = _WOMEN_AND.sub("", text).replace(" women leaders", " leaders")
        text = _TWICE.sub(lambda m: f"{m[2]}{m[3].lower()}", text, count=1)
        text = f"{text[0].upper()}{text[1:]}"
    if source.startswith("Asia:"):  # the district south of Lima, as a headline's label
        text = re.sub(r"^In Asia, ", "In the district of Asia, ", text)
    if _KEEPS_UP.search(source):
        text = _KEPT_UP.sub(lambda m: f"{'is' if m[1] == 'has' else 'are'} maintaining", text)
    if _SEVERAL_NAMED.search(source):
        text = _COMMUNITIES_IN.sub(r"\1 of \2", text)
    if "ethnic group of " in text:
        text = with_leader(text, source)
    if "suspended " in text and _SUSPENDED_FOR.search(source):
        text = _SUSPENDED_WHOM.sub(r"suspended for \2 \1", text)
    if _HELD_FOR.search(source):
        text = _HELD_WHOM.sub(r"held \2 \1", text)
    if _PLACE_FIRST.search(source):
        text = _PLACE_LAST.sub(r"\1 \3 \2", text)
    return with_articles(rejoined(text, source), source)


def with_articles(text: str, source: str) -> str:
    """The English with the article of each name that Spanish writes with one: "the El Palmar area"."""
    for found in _WITH_ARTICLE.finditer(source):
        article, name = found.groups()
        bare = re.search(rf"(?<!{article} )\b{name}\b", text)
        if f"{article} {name}" not in text and bare is not None:
            text = f"{text[: bare.start()]}{article} {name}{text[bare.end() :]}"
    return _OF_GANG.sub(r"\1 of \2 ", text)


#: In the order in which they are applied.
ALL_RULES: Rules = (
    *RULES, *ORDER_RULES, *LAND_RULES, *MINING_RULES, *LAW_RULES, *DEATH_RULES, *ACCIDENT_RULES, *OUTPUT_RULES,
    *TALKS_RULES, *COMPOUND_RULES, *OWNER_RULES, *COURT_RULES, *HEADLINE_RULES, *FORCES_RULES, *PEOPLES_RULES,
    *WORKS_RULES, *MONEY_RULES,
)  # fmt: skip


@cache
def finder() -> Finder:
    """Which of the rules may change a text: made when first asked for."""
    return Finder([pattern for pattern, _ in ALL_RULES])


def printed(text: str) -> str:
    """A sentence as an editor would print it, in the same words as far as they can stand."""
    return applied(ALL_RULES, finder(), text)
