"""Rules of the finished sentence for nouns tied by "of" that English puts before each other, or ties otherwise."""

import re

from digest.english.idioms_patterns import MONTHS, NAME, NAMES, Rules

_WATERS = rf"(?:(?:the|a) (?:{NAMES} )?(?:river|stream|lake|lagoon|bay|basin|reservoir|canal)s?\b|Lake |Lakes )"
#: What is measured of water.
_OF_WATER = "quality|temperature|acidity|salinity|turbidity"
_SITE = rf"the {NAMES} (?:mine|refinery|smelter|plant|project|mining unit|port|airport|railway|pipeline|concession)"
#: Regions, whose forests are no forest of that name.
_REGIONS = (
    "Amazonas|Ancash|Áncash|Apurímac|Arequipa|Ayacucho|Cajamarca|Callao|Cusco|Huancavelica|Huánuco|Ica|Junín|La|"
    "Lambayeque|Lima|Loreto|Madre|Moquegua|Pasco|Peru|Piura|Puno|San|Tacna|Tumbes|Ucayali"
)
#: What comes as a load of it.
_LOADS = "cocaine|gold|mercury|fuel|timber|drug|marijuana|ore|copper|mineral|charcoal|cement|dynamite"
_OF_WOOD = "house|home|hut|bridge|boat|building|classroom|school|shack|cabin|fence|box|crate|stall|raft|canoe|walkway"
#: What is filed with a court or a body, or put to a parliament.
_FILED = (
    "lawsuit|complaint|constitutional challenge|constitutional complaint|appeal|claim|criminal complaint|habeas corpus"
    "|amparo lawsuit|petition|request"
)
#: What holds, rather than being decided.
_HOLDS = (
    r"(?:as of|so far|to date|there (?:is|are|have|has|were|was)\b"
    rf"|(?:{NAME}|the (?:country|region|province|district)) (?:faces|is facing|has recorded|has lost|recorded|lost))"
)
#: Short names of kinds of things, which are told in full before them.
_KINDS = "ACP|ACR|ANP|EIA|PAS|PIP|ZA|PM|IGA|PAMA|ECA|LMP|GTF|PEA|VBG|NNA|TT|PPC|CCNN|CCCC"
_STUFF = "fuel|food|water|gas|oxygen"
_WORK = "construction|improvement|maintenance|rehabilitation|expansion|repair|paving"
_STOPS = "suspension|halting|resumption|start|closure|cessation|paralysis|stoppage|restart|continuation"
#: What a region's government has one of.
_BRANCHES = "forestry|health|education|agriculture|transport|environment|production|energy and mines|water|housing"


def _capital(word: str, said: str) -> str:
    return f"{said[0].upper()}{said[1:]}" if word[:1].isupper() else said


def _heavy(found: re.Match[str]) -> str:
    """ "rain of great intensity": heavy rain."""
    how = {"great": "heavy", "strong": "heavy", "high": "heavy", "moderate": "moderate", "slight": "light"}
    return _capital(found[1], f"{how.get(found[3], 'light')} {found[1].lower()}{found[2]}")


def _in_all(found: re.Match[str]) -> str:
    return f"{found[1]} parts of "


def _el_nino(found: re.Match[str]) -> str:
    verb = {"hit": "hitting", "damage": "damaging"}.get(found[1], f"{found[1]}ing")
    return f"El Niño is {verb} "


COMPOUND_RULES: Rules = (
    # water, and what is taken or told of it
    (
        re.compile(rf"\b(?:[Tt]he )?\b(?i:({_OF_WATER})) of (?:the )?water (?:of|from|in) (?={_WATERS})"),
        lambda m: _capital(m[0], f"water {m[1].lower()} in "),
    ),
    (
        re.compile(rf"\b([Tt])he level of the water (?:of|in|from) (?={_WATERS})"),
        lambda m: f"{m[1]}he water level in ",
    ),
    (
        re.compile(rf"\b([Tt])he consumption of (?:the )?water (?:from|of|in|at) (?={_SITE})"),
        lambda m: f"{'Water' if m[1] == 'T' else 'water'} consumption at ",
    ),
    (
        re.compile(r"\bsamples of (?:the )?(water|soil|blood|urine|hair|sediment|tissue) (?:of|from) "),
        r"\1 samples from ",
    ),
    (re.compile(rf"\b([Pp]ollution|contamination) of the water of (?={_WATERS})"), r"\1 of "),
    (
        re.compile(rf"\b([Dd])ischarge of (?:the )?(wastewater|sewage|effluent|tailings) of (?=the |{NAME})"),
        r"\1ischarge of \2 from ",
    ),
    (re.compile(rf"\bin the upper parts? of (?=the {NAMES} (?:stream|river)\b)"), "in the upper reaches of "),
    (re.compile(r"\b([Rr]ain)(s?|fall) of (great|strong|high|moderate|slight|low|light) intensity\b"), _heavy),
    # land, forests and protected areas
    (re.compile(r"\bland titles to land\b"), "land titles"),
    (re.compile(r"\b([Aa])n? invasion of land\b"), r"\1 land invasion"),
    (re.compile(r"\bhas been denounced (?=in |at |on )"), "has been reported "),
    (
        re.compile(rf"\b(in|from|into) the forest of (?!(?:{_REGIONS})\b)({NAME}(?: {NAME})?)(?=[.,]|$| and | in )"),
        r"\1 the \2 forest",
    ),
    (
        re.compile(rf"\b(?:the|an) oxbow lake of (?=the {NAMES} (?:National|Communal|Landscape) )"),
        "an oxbow lake in ",
    ),
    (re.compile(r"\b(?:tree )?seedlings of (\w+) trees\b"), r"\1 seedlings"),
    (
        re.compile(r"\b(income|revenue|proceeds) of (?=(?:the )?(?:sales?|carbon|tourism|exports?|visits?)\b)"),
        r"\1 from ",
    ),
    (re.compile(r"\b(died|die|dead|washed up|stranded|found)\b([^.,]*?) in the (beach(?:es)?)\b"), r"\1\2 on the \3"),
    (re.compile(rf"\b(in|at) (?:different|various|several) points of (?=the |{NAME})"), "in different parts of "),
    (
        re.compile(
            rf"(?<=in )(several|various|different) sectors of (?={NAME}|the (?:district|province|city|region)\b)"
        ),
        _in_all,
    ),
    # what is built, run and stopped
    (
        re.compile(rf"\b({_STOPS}|progress|completion|delay) of the projects on (?=the |{NAME})"),
        r"\1 of work on ",
    ),
    (
        re.compile(
            rf"\b(suspended|halted|resumed|started|completed|inspected|stopped|paralysed|began) the ({_WORK}) "
            r"projects? on (?=the )"
        ),
        r"\1 \2 work on ",
    ),
    (re.compile(rf"\b(?:the|a) ({_STOPS}) of (?:the )?operations of (?={_SITE})"), r"the \1 of operations at "),
    (re.compile(rf"\ban? ({_LOADS}) load\b"), lambda m: f"a load of {'drugs' if m[1] == 'drug' else m[1]}"),
    (re.compile(rf"\b([Tt])imber (?=(?:{_OF_WOOD})(?:e?s)?\b)"), lambda m: "Wooden " if m[1] == "T" else "wooden "),
    (re.compile(rf"\baffected (?:the )?({_STUFF}) supply(?! of| to| system| network)\b"), r"affected \1 supplies"),
    (
        re.compile(
            r"\b(?:the )?(?:products of basic necessity|basic necessity products|products of prime necessity)\b"
        ),
        "basic goods",
    ),
    # bodies, papers and what is done with them
    (re.compile(rf"\b([Tt])he chamber of commerce in ({NAMES})(?= ha[sd]\b|[.,])"), r"\1he \2 chamber of commerce"),
    (re.compile(r"\b([Tt])he (Ministry of (?:the )?[\w, ]+?) of Peru(?= (?:has|have|will)\b|[.,])"), r"Peru's \2"),
    (
        re.compile(rf"\bthe ((?:regional )?(?:{_BRANCHES}) (?:department|directorate)) of ({NAMES})(?=[.,]|$| has )"),
        r"the \2 \1",
    ),
    (re.compile(rf"(?<=[a-z]) \((?:{_KINDS})s?\)"), ""),
    (re.compile(r"\bthe project of regulations\b"), "the draft regulations"),
    (
        re.compile(
            r"\b(called for|demanded|requested|sought) the declaration of (?:an )?emergency "
            rf"(?:of|in|for) (?=the |{NAME})"
        ),
        r"\1 a state of emergency in ",
    ),
    (
        re.compile(rf"\bannounced the (?:presentation|filing|submission) of (an? (?:{_FILED}))\b"),
        r"announced plans to file \1",
    ),
    (re.compile(rf"\bannounced that (?={_HOLDS})"), "said that "),
    (re.compile(r"\b(is|are|was|were|be) facing a trial\b"), r"\1 facing trial"),
    (re.compile(r"\bburns of the (first|second|third) degree\b"), r"\1-degree burns"),
    # fires
    (
        re.compile(
            r"\b(ha[sd]|have) left ((?:[\w-]+ ){1,3}(?:injured|dead|homeless)) and ((?:material |serious )?damage)\b"
        ),
        r"\1 left \2 and caused \3",
    ),
    (
        re.compile(
            r"^((?:A|The|Two|Three|Several|In [^,]+, a) (?:[\w-]+ )*fires?\b[^.]*?) devastated "
            r"(?=the (?:hills?|grasslands?|slopes?)\b)"
        ),
        r"\1 swept across ",
    ),
    (
        re.compile(r"\bunder a state of emergency (because of [^.,]*?) (for (?:\d+|[a-z]+) (?:days|months))(?=\.?$)"),
        r"under a state of emergency \2 \1",
    ),
    # how many until when
    (re.compile(rf"\bhas recorded ([^.,]*\d[^.,]*?) until (?=(?:the end of )?(?:{MONTHS})\b)"), r"recorded \1 up to "),
    (
        re.compile(rf"^(As of (?:the end of )?(?:{MONTHS})(?: \d{{4}})?, [^.]*?) have (?:occurred|been recorded)\b"),
        r"\1 had been recorded",
    ),
    (
        re.compile(r"^Today, (the )?([^.,]*?) has (?=(?:only |some |about |more than |fewer than )?\d)"),
        lambda m: f"{'The ' if m[1] else ''}{m[2]} now has ",
    ),
    # what is done for the first time, helped with or asked for
    (
        re.compile(r"\b(has|have) (sold|exported|issued|harvested|shipped|launched|won) first (?=[a-z]+ )"),
        lambda m: f"{m[1]} {m[2]} {'its' if m[1] == 'has' else 'their'} first ",
    ),
    (
        re.compile(
            r"\b(ha[sd]|have) taken part in (?:the )?(?:control|containment|extinguishing) of (?=the |a |several )"
        ),
        r"\1 helped to control ",
    ),
    (
        re.compile(
            r"\b(called for|demanded|requested|proposed) (?:the )?(?:setting-up|setting up|creation|establishment) of "
            r"(?:a|the) (?:dialogue|negotiating) table\b"
        ),
        r"\1 talks",
    ),
    (
        re.compile(
            rf"\b(?:a|the) ({_STOPS}) of the project on (?=the [A-Z]\w+ (?:hospital|bridge|road|school|market))"
        ),
        r"the \1 of work on ",
    ),
    (re.compile(r"\b(planted [^.,]*?) on a day(?=[.,]|$)"), r"\1 in a single day"),
    (re.compile(r"^El Niño (affect|threaten|hit|damage)s (?=the |[a-z])"), _el_nino),
    # what stands bare behind "of"
    (
        re.compile(r"\b(?:([Tt])he )?([Qq])uality of (?:the )?(water|air|soil)(?=[.,]|$| has | have | at | after )"),
        lambda m: _capital(m[1] or m[2], f"{m[3]} quality"),
    ),
    (re.compile(rf"\b([Tt])he air quality of (?=the city|{NAME})"), lambda m: _capital(m[1], "air quality in ")),
    (
        re.compile(
            r"\b([Tt])he prices of (fuel|food|petrol|gas|coffee|cocoa|gold|copper|metal|rice)s?(?= ha[sd]| have)"
        ),
        lambda m: _capital(m[1], f"{m[2]} prices"),
    ),
    (re.compile(r"\bbelonging to (?=(?:Avenida|Calle|Jirón|Plaza|Avenue)\b)"), "on "),
    (re.compile(r"\b(?:a )?binational operation\b"), "a joint operation"),
    (re.compile(r"\bthe total clean-up\b"), "a full clean-up"),
    (
        re.compile(
            r"\b(handed over|received|granted) the property title (to|of) (?=the (?:native |peasant )?community)"
        ),
        r"\1 the land title \2 ",
    ),
    (re.compile(r"\bfamily of fishermen\b"), "fishing family"),
    (re.compile(rf"\b((?:rescue|custody|research|rehabilitation) centre) of (?={NAME}(?:[.,]|$| ha| in ))"), r"\1 in "),
    (re.compile(r"\bpermits for exports\b"), "export permits"),
    (re.compile(r"\b(?:the )?logging of firewood\b"), "firewood cutting"),
    (re.compile(r"\bin páramo(?=[.,]|$)"), "on the páramo"),
    (re.compile(r"\b(destroyed|damaged|eroded|broken) a flood defences?\b"), r"\1 flood defences"),
    (re.compile(rf"\bin the stream in the ({NAME})(?=[.,]|$)"), r"in a stream in the \1 basin"),
    (re.compile(rf"^The flooding of (?=the {NAME}(?: {NAME})? ha[sd] )"), "Flooding on "),
)
