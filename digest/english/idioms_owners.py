"""Rules of the finished sentence for whose something is, and for what people and bodies are told by."""

import re

from digest.english.idioms_patterns import MONTHS, NAME, NAMES, Rules


def _capital(word: str, said: str) -> str:
    return f"{said[0].upper()}{said[1:]}" if word[:1].isupper() else said


#: Who is joined in what, and by what place it is told.
_UNIONS = "association|network|federation|organisation|cooperative|union|committee|confederation|chamber"
_MEMBERS = (
    "miners|growers|producers|farmers|women|fishermen|fishers|traders|transport operators|workers|teachers|artisans"
    "|communities|loggers|hoteliers|gatherers|breeders|monitors|water monitors"
)
_GROWERS = "growers|producers|farmers"


def _of_country(found: re.Match[str]) -> str:
    return f"{found[1]} of the country's {found[2].removeprefix('the ')}"


def _air(found: re.Match[str]) -> str:
    return _capital(found[1], "air pollution in ")


#: What is somebody's, told by whose it is.
_ONES = (
    "family|families|relatives|widow|wife|husband|son|daughter|sons|children|lawyer|lawyers|defence|home|homes|house"
    "|body|bodies|remains|vehicle|phone|bodyguard|brother|sister|father|mother"
)
_WHOSE = (
    "leader|victim|mayor|governor|journalist|defender|teacher|miner|community leader|prosecutor|congressman"
    "|president|accused|detainee|businessman|official|police officer|activist"
)


_PORTFOLIOS = "energy|agriculture|health|education|culture|defence|transport|labour|housing|production|economy|mines"


def _ruling(found: re.Match[str]) -> str:
    return f"{found[1] or 'A '}{found[2]} ruling"


def _of_force(found: re.Match[str]) -> str:
    article = "an" if found[3][0] == "a" else "a"
    return f"{article.capitalize() if found[1] == 'A' else article} {found[3]} {found[2]}"


_MONTH = rf"(?:{MONTHS})\b"


def _members(found: re.Match[str]) -> str:
    """ "the association of artisanal miners from Nazca": the Nazca artisanal miners' association."""
    union, who, place = found.groups()
    the = found[0][:3]
    if who.endswith("communities"):
        return f"{the} {place} {union} of {who}"
    return f"{the} {place} {who}{chr(39) if who.endswith('s') else chr(39) + 's'} {union}"


def _extortion(found: re.Match[str]) -> str:
    return "Extortion by " if found[0][0] in "TE" else "extortion by "


_PEOPLES = {
    "Colombia": "Colombian", "Brazil": "Brazilian", "Ecuador": "Ecuadorian", "Bolivia": "Bolivian", "Chile": "Chilean",
    "Spain": "Spanish", "China": "Chinese", "Canada": "Canadian", "Germany": "German", "Norway": "Norwegian",
}  # fmt: skip


def _foreign(found: re.Match[str]) -> str:
    return f"{found[1]}he {_PEOPLES[found[3]]} {found[2]}"


def _drivers(found: re.Match[str]) -> str:
    return f"its {found[1].removesuffix('ie') + 'y' if found[1] == 'lorrie' else found[1]} drivers"


OWNER_RULES: Rules = (
    # who and what belongs to whom
    (
        re.compile(
            rf"\b[Tt]he ((?:national )?(?:{_UNIONS})) of ((?:[a-z-]+ ){{0,2}}(?:{_MEMBERS})) from "
            rf"((?!The\b){NAME}(?: {NAME})?)(?=[.,]|$| ha[sd]\b| have\b| will\b| is\b)"
        ),
        _members,
    ),
    (re.compile(r"\b([Dd]ean|[Rr]ector|[Aa]mbassador|[Mm]inisters?) from (?=the |Peru\b|[A-Z])"), r"\1 of "),
    (
        re.compile(
            r"\b([Tt])he office of the "
            r"(?=(?:Ombudsman's|Comptroller's|Attorney General's) Office in |Ombudsman's Office has )"
        ),
        r"\1he ",
    ),
    (
        re.compile(
            r"\b(houses|homes|crops|plots|farms) of ((?:more than |some |about )?[\w,]+ (?:families|farmers)) from "
        ),
        r"\1 of \2 in ",
    ),
    (
        re.compile(rf"\bfamilies of (coffee|cocoa|cacao|banana|rice|potato|quinoa|palm|oil palm) (?:{_GROWERS})\b"),
        r"\1-growing families",
    ),
    (re.compile(r"(\d%) of ((?:the )?[a-z ]+?) of the country(?=[.,]|$)"), _of_country),
    (re.compile(r"\barea of (wetland|forest|grassland|peatland|mangrove)s?(?=[.,]|$| of the | in )"), r"\1 area"),
    (re.compile(rf"\b([Tt])he dump in ({NAME})(?= ha| re|[.,])"), r"\1he \2 dump"),
    (re.compile(r"\b([Rr])(iverside|iparian) forests? of (?=the )"), r"\1\2 forest along "),
    (re.compile(rf"\b([Pp])ollution of the air (?:of|in|from) (?={NAME})"), _air),
    (re.compile(r"\b([Aa]) tanker of (fuel|petrol|diesel|gas|oil|water|acid)\b"), r"\1 \2 tanker"),
    (re.compile(r"\bfishing ship(s?)\b"), r"fishing vessel\1"),
    (re.compile(r"\btreatment plant of solid waste\b"), "solid waste treatment plant"),
    (
        re.compile(rf"\b(plant|hospital|market|stadium|port|airport|terminal) of the city of (?={NAME})"),
        r"\1 in the city of ",
    ),
    # people and what is theirs
    (
        re.compile(
            rf"\b([Tt])he ({_ONES}) of the ({_WHOSE})(s?)"
            r"(?=[.,]|$| ha[sd]\b| have\b| was\b| were\b| will\b| is\b| are\b)"
        ),
        lambda m: f"{m[1]}he {m[3]}{m[4]}{chr(39) if m[4] else chr(39) + 's'} {m[2]}",
    ),
    (re.compile(r"\bdrivers of its (boat|bus|lorrie|truck|vehicle)s\b"), _drivers),
    (re.compile(r"\b(threats?) by (?=an? |the |illegal |loggers|miners|drug|armed|land )"), r"\1 from "),
    (re.compile(rf"\bin the border (?=of (?:the )?{NAME}|between |with )"), "on the border "),
    (re.compile(r"\bfor an amount of (?=(?:S/|US\$|€|more than |some |about |almost ))"), "for "),
    (re.compile(r"\bemissions of (?:gas|gases)\b"), "gas emissions"),
    (re.compile(r"\b(deforestation|logging|mortality) rate of (?=the )"), r"\1 rate in "),
    (
        re.compile(
            r"\b(felling|logging|cutting) of (shihuahuaco|cedar|mahogany|lupuna|capirona|queñua|algarrobo|tornillo|"
            r"Brazil nut|carob)(?=[.,]|$| in | on | by )"
        ),
        r"\1 of \2 trees",
    ),
    (re.compile(rf"\b([Tt])he fire brigade (?:of|in) ({NAME})(?= ha[sd]\b|[.,])"), r"\1he \2 fire brigade"),
    # but "the minister of energy and mines"
    (re.compile(rf"\b([Tt])he minister of ({_PORTFOLIOS})\b(?! and (?!the |an? |[A-Z]))"), r"\1he \2 minister"),
    (
        re.compile(rf"\b[Tt]he (?:pension fund|fund of pensions) of ({NAME})(?=[.,]| ha[sd]\b| will\b)"),
        r"\1's pension fund",
    ),
    (re.compile(r"\bfund of pensions\b"), "pension fund"),
    (re.compile(r"\b(its|their|his|her|\d%|the) shares of (?=an? |the )"), r"\1 shares in "),
    (re.compile(r"\b([Ss])hareholders (?:from|of) (?=the |[A-Z])"), r"\1hareholders in "),
    (re.compile(r"\bsmelter plant\b"), "smelter"),
    (
        re.compile(
            r"\b([Tt])he rate of (?:the )?(anaemia|malnutrition|malaria|poverty) (?:of|in) "
            rf"((?:[a-z]+ )?(?:children|women)) (?:from|of|in) (?={NAME})"
        ),
        r"\1he \2 rate among \3 in ",
    ),
    (
        re.compile(
            r"\b([Tt])he strike (?:by|of) (?:the )?(teacher|doctor|nurse|health worker|municipal worker)s "
            rf"(?:from|of|in) (?={NAME})"
        ),
        r"\1he \2s' strike in ",
    ),
    (re.compile(r"\bregistered in public registr(?:y|ies)\b"), "registered in the public registry"),
    (re.compile(r"\b([Aa]|^)( ?(?:Constitutional|Supreme) Court)'s (decision|ruling|judgment)\b"), _ruling),
    (re.compile(r"\b(tests?|analys[ei]s) of the blood of (?=the |\d|[a-z])"), "blood tests of "),
    (re.compile(r"\b([\d,]+|two|three|several) engines of (?:a|the) boats?\b"), r"\1 boat engines"),
    (re.compile(r"\b([Aa])n (officer|official) from the (navy|army|air force)\b"), _of_force),
    (
        re.compile(r"\b([Tt])he (parents|mothers|teachers) of the children(?=[.,]| ha| were| are)"),
        r"\1he children's \2",
    ),
    (re.compile(r"\bin front of the premises of (?=Congress\b)"), "outside "),
    (re.compile(r"\bin front of the premises of (?=the )"), "outside "),
    (
        re.compile(r"^((?:[A-Z][a-z]+ )?(?:[Cc]ontamination|[Pp]ollution)[^.,]*?) affects (?=[a-z])"),
        r"\1 is affecting ",
    ),
    (
        re.compile(r"\b(demanded|called for|requested) the attention of (?=(?:medical|doctors|specialist))"),
        r"\1 care from ",
    ),
    (
        re.compile(
            r"\bpay the ((?:[a-z]+ )?(?:expenses|costs)) of the (family|community|leader|widow|boy|girl)(?=[.,]|$)"
        ),
        r"pay the \2's \1",
    ),
    (re.compile(r"\brecognised the people in isolation in\b"), "recognised a people in isolation in"),
    (
        re.compile(
            rf"^([A-Z][a-z]+(?:-[a-z]+)?|\d+) injured (during|in|after) ([^.,]*?) have been recorded in (?={NAME})"
        ),
        r"\1 people have been injured \2 \3 in ",
    ),
    (
        re.compile(
            r"\b(affect(?:ed|ing|s)?|benefit(?:ed|ing|s)?) ((?:[\w,-]+ ){0,3}"
            rf"(?:children|families|residents|miners|farmers|growers|women|people|households|pupils)) from (?={NAME})"
        ),
        r"\1 \2 in ",
    ),
    (re.compile(r"\b(ordered|requested|demanded) the police protection of "), r"\1 police protection for "),
    (re.compile(rf"\b[Tt]he ambassador of ({NAME})(?=[.,]| ha[sd]\b| in | to )"), r"\1's ambassador"),
    (re.compile(rf"\bpresident of the ({NAME}) board\b"), r"chair of the \1 board"),
    (re.compile(r"\b(ha[sd]|have) left losses of\b"), r"\1 caused losses of"),
    (
        re.compile(rf"\b(strikes?|blockades?) by (hauliers|drivers|miners|farmers|traders) from (?={NAME})"),
        r"\1 by \2 in ",
    ),
    (
        re.compile(rf"\bof the project on the ({NAMES}(?:-{NAMES})*) (road|highway|bridge|hospital)\b"),
        r"of the \1 \2 project",
    ),
    (re.compile(rf"\bthe cadastre of (?:the )?land of ({NAME})(?=[.,]|$)"), r"\1's land cadastre"),
    (
        re.compile(
            r"\b([Tt])he sales of (?:the )?(gold|copper|zinc|silver|tin|coffee|cocoa) (?:from|of) (?=the |[A-Z])"
        ),
        lambda m: f"{m[2].capitalize() if m[1] == 'T' else m[2]} sales by ",
    ),
    (re.compile(r"\b(?:[Tt]he )?([Ee])xtortion of (?=(?:[a-z]+ )?gangs?\b)"), _extortion),
    (
        re.compile(
            rf"^The (heavy snow|snowfall|frost|hail|heavy rain|heat|high winds) (?:of|in) (?={NAME})(?!{_MONTH})"
        ),
        lambda m: f"{m[1].capitalize()} in ",
    ),
    (
        re.compile(rf"^The die-off of ([a-zñ]+)s (?:from|of|in) ({NAMES}) (reached|has reached)\b"),
        lambda m: f"{m[1].capitalize()} deaths in {m[2]} have reached",
    ),
    (
        re.compile(
            rf"^(T)he (police|army|navy|air force|government) (?:in|of) ({'|'.join(_PEOPLES)})"
            r"(?= ha[sd]\b| have\b| will\b| and\b)"
        ),
        _foreign,
    ),
)
