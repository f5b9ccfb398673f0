"""The rules by which a finished sentence gets the order and the words that readers would print."""

import re

from digest.english.idioms_patterns import DOING, MONTHS, NAME, NAMES, Rules

#: By how much something changed, which English says before the noun.
_CHANGES = "increase|rise|fall|reduction|drop|decrease|growth|decline"
#: Acts that those who agree on them agree to do.
_AGREED = {
    "end": "end", "lifting": "lift", "suspension": "suspend", "resumption": "resume", "creation": "create",
    "formation": "form", "setting-up": "set up", "extension": "extend", "postponement": "postpone",
}  # fmt: skip
#: What stands out among its like by what it has.
_ONE_OF = (
    r"the (?:\w+ )?(?:country|countries|regions?|departments?|provinces?|districts?|areas?|basins?|communit(?:y|ies))"
    r"(?: of Peru| in the country)?"
)
_METALS = "copper|gold|silver|zinc|lead|tin|iron|molybdenum|concentrate"


def _article(number: str) -> str:
    return "an" if re.match(r"eight|eleven|8|11(?!\d)|18(?!\d)", number) else "a"


def _a(words: str) -> str:
    return "An" if words[0] in "aeiou" else "A"


def _by_share(found: re.Match[str]) -> str:
    return f"{_article(found[2])} {found[2]}% {found[1]} in {found[3] or ''}"


#: What is told by a verb behind "started".
_BEGUN = (
    "inspection|removal|eradication|monitoring|evaluation"
    "|distribution|installation|registration|demolition|reforestation"
)


def _begun(found: re.Match[str]) -> str:
    return f"{found[1]} {DOING[found[2]]} "


ORDER_RULES: Rules = (
    (
        re.compile(rf"\bagreed on (?:the|an?) ({'|'.join(_AGREED)}) of (?=\w)"),
        lambda m: f"agreed to {_AGREED[m[1]]} ",
    ),  # "acuerdan el levantamiento del paro"
    (re.compile(r"\b([Ww])ithout no (?!longer\b|more\b)"), r"\1ithout any "),  # "sin ningún permiso"
    (
        re.compile(
            r"\b((?:strike|blockade|protest|vigil|stoppage|occupation)(?: (?:in|on|at|of|by|against) [^.,]*?)?) lasts "
            r"(?=(?:\d+|[a-z-]+) (?:days|weeks|months)\b)"
        ),
        r"\1 has lasted ",
    ),  # "el paro cumple siete días": until now
    (
        re.compile(
            r"\b(come|comes|came|coming|put|puts|putting) into (?:an? |the )?((?:commercial |full )?)operations?\b"
        ),
        r"\1 into \2operation",
    ),
    (re.compile(r"\bin (?=Stations? (?:\d|[IVX]+\b))"), "at "),
    (re.compile(r"\b(about|because of|over|from|due to|amid) lack of "), r"\1 a lack of "),
    (re.compile(r"\bof an (?=(?:illegal|illicit|unknown|indigenous|foreign|Andean|Amazonian) origin\b)"), "of "),
    (
        re.compile(
            r"\b(kilometres?|metres) of an? (?=(?:[a-z]+ )?(?:road|track|trail|highway|fence|pipe|pipeline|canal)\b)"
        ),
        r"\1 of ",
    ),
    (re.compile(r"\b((?:[Ss]ection|[Ss]tage|[Pp]hase)s? (?:[IVX]+|\d+)) from the "), r"\1 of the "),
    (re.compile(r"\bhired hired killers\b"), "hired contract killers"),
    (re.compile(r"\bcriminal wave\b"), "crime wave"),
    (re.compile(r"\b(started|begun|resumed) monitoring of "), r"\1 monitoring "),
    (re.compile(r"\baccused of affecting (?=water|the environment|rivers?\b|the river)"), "accused of harming "),
    (re.compile(rf"\b(peoples? in (?:voluntary )?isolation(?: and initial contact)?) of (?={NAME})"), r"\1 in "),
    (re.compile(r"\bthe south of (?=Peru\b|Lima\b)"), "southern "),
    (re.compile(r"\bthe north of (?=Peru\b|Lima\b)"), "northern "),
    (re.compile(r"\b(department|region|area|town) of the centre of Peru\b"), r"\1 in central Peru"),
    (re.compile(r"\bthe centre of Peru\b"), "central Peru"),
    (re.compile(r"\bthe report (?:revealed|published|issued|released) by "), "a report by "),
    (re.compile(r"\bafter a decision of (?=the\b)"), "after a decision by "),
    (re.compile(rf"\balerted authorities of (?={NAME})"), "alerted the authorities in "),
    (re.compile(r"\b[Aa]n? (expansion) of a capacity of ([a-z]+)s\b"), r"the \1 of \2 capacity"),
    (re.compile(r"\binjured by (?=an? (?:armed )?attack\b)"), "injured in "),
    (re.compile(r"\bin (several|various|different|two|three|four) points (?:of|in) "), r"at \1 points in "),
    (re.compile(rf"\bthe ethnic group of ({NAME}(?:-{NAME})?)\b"), r"the \1 ethnic group"),
    (re.compile(r"\b(bars?|ingots?|goods|cargo) of (?=(?:more than |about |some )?(?:S/|US\$))"), r"\1 worth "),
    (
        re.compile(r"^(By the end of [A-Z]\w+, [^,.]*?) (spent|invested|exported|produced|sold|received)\b"),
        r"\1 had \2",
    ),
    (re.compile(rf"\balerted ((?:the )?authorities(?: in {NAME})?) (?:of|about) "), r"alerted \1 to "),
    (re.compile(r"\bsome alleged "), "alleged "),
    (
        re.compile(
            r"\b(has|have) repressed (?=[^.]*\b(?:miners|protesters|demonstrators|residents|farmers|peasants)\b)"
        ),
        r"\1 cracked down on ",
    ),
    (
        re.compile(r"^((?:[A-Z][a-z]+|A total of [\d,]+) (?:[a-z]+ )?fines) on (.*?) have been imposed\."),
        r"\1 have been imposed on \2.",
    ),
    # order
    (re.compile(r"\b(has|have) still been (?=[^.]*\b(?:since|for|to this day)\b)"), r"\1 been "),
    (
        re.compile(
            r"\b(the (?:[a-z]+ )?(?:most [a-z]+|[a-z]{2,}est) (?:[a-z-]+ ){1,3})of "
            r"(?=(?:the (?:country|world|region|Peruvian Amazon)|Peru)(?:[.,]|$| (?:and|that|with|after|is|has)\b))"
        ),
        r"\1in ",
    ),  # "one of the most polluted lakes in the country"
    (
        re.compile(
            rf"\b(in (?:the country|the world|Peru|South America|Latin America)) (in {NAME}(?: {NAME})*) "
            r"((?:has been|have been|was|were|will be) [a-z]+)(?=\.)"
        ),
        r"\1 \3 \2",
    ),  # "Inauguran la mayor planta del país en Tacna"
    (
        re.compile(rf"\b({_ONE_OF}) with (?:a |the )?greater (area|number|amount|volume|quantity|production) "),
        r"\1 with the largest \2 ",
    ),
    (re.compile(rf"\b({_ONE_OF}) with (?:a |the )?greater (rate|incidence|risk|level)"), r"\1 with the highest \2"),
    (
        re.compile(
            rf"\b({_ONE_OF}) with (?:a |the )?greater (deforestation|pollution|poverty|mining|illegal mining|logging)"
        ),
        r"\1 with the most \2",
    ),
    (
        re.compile(
            r"\bthe (second|third|fourth|fifth) (country|region|department|province|district) "
            r"with the (most|largest|highest) "
        ),
        r"the \2 with the \1 \3 ",
    ),  # "the country with the second most deforestation"
    (re.compile(rf"\ban? ({_CHANGES}) of ([\d.]+)% in (the )?"), _by_share),
    (
        re.compile(rf"\b(recorded|forecast) the ({_CHANGES}) in\b"),
        lambda m: f"{m[1]} {'an' if m[2] == 'increase' else 'a'} {m[2]} in",
    ),  # "INEI registra caída de la pesca"
    (
        re.compile(r"\b(raised|cut|reduced|lowered|kept|maintained) (?:a|the) (growth|inflation) forecast\b"),
        r"\1 its \2 forecast",
    ),
    (
        re.compile(r"\b(?:a|of) Peruvian economy\b"),
        lambda m: "of the Peruvian economy" if m[0][0] == "o" else "the Peruvian economy",
    ),
    (
        re.compile(r"\b(?:after|in|because of) an accident of (bus|minibus)es\b"),
        r"in a \1 accident",
    ),  # "tras despiste de ómnibus": one, though the word has no plural of its own
    (
        re.compile(r"\basked that ((?:the|an?|its|their|all) [^,.]{3,60}?) should be (?=\w+(?:ed|en|t)\b)"),
        r"asked for \1 to be ",
    ),
    (re.compile(r"\bset (?:the|a) bail of (?=S/|US\$)"), "set bail at "),
    (re.compile(r"\bby (\d+) additional (?=(?:calendar )?(?:days|months|weeks))"), r"by a further \1 "),
    (re.compile(r"\bon the day of (\d)"), r"on \1"),
    (re.compile(r"\bon (the (?:first|last|final|next|coming|early) (?:few |two |three )?days of)\b"), r"in \1"),
    (re.compile(r"^On (the (?:first|last|final|next|coming|early) (?:few |two |three )?days of)\b"), r"In \1"),
    (re.compile(rf"\b(started|begun|resumed) the ({_BEGUN}) of (?:the )?"), _begun),
    (
        re.compile(r"^One person has (died|been killed) and one person has been (injured|wounded)"),
        r"One person has \1 and another has been \2",
    ),
    (re.compile(r"\b(was|were) (\w+ed) and (?:has|have) been (\w+ed)\b"), r"\1 \2 and \3"),
    (re.compile(rf"\bha(?:s|ve) totalled ([^.]*?) by ((?:{MONTHS})(?: \d{{4}})?)(?=[.,]|$)"), r"totalled \1 by \2"),
    (
        re.compile(
            r"\b(?:has|have) ordered ((?:[\w-]+ )?(?:years|months)(?: and [\w-]+ months?)?) in prison for "
            r"(?=(?:the|an?|two|three|four|five|six|seven|eight|several|\d+) |[A-Z])"
            r"(?![^.]*\b(?:murder|kill|death|crime|theft|trafficking|logging|mining|homicide|rape|robbery|fraud))"
            r"([^.]+?)(?=\.?$)"
        ),
        r"has sentenced \2 to \1 in prison",
    ),
    (
        re.compile(
            r"\bafter the (accident|attack|fire|explosion|clash|spill|landslide|shooting|collapse) (?=in which|that)"
        ),
        lambda m: f"after {'an' if m[1][0] in 'aeiou' else 'a'} {m[1]} ",
    ),
    (
        re.compile(rf"\bthe project of the ({NAME}(?:[- ]{NAME})* (?:road|highway|dam|bridge|railway|port))\b"),
        r"the \1 project",
    ),
    (
        re.compile(r"\bhas been sentenced to (?:an? )?([\w-]+)-year suspended sentences?\b"),
        lambda m: f"has been given {_article(m[1])} {m[1]}-year suspended sentence",
    ),
    (
        re.compile(r"\bhave been sentenced to (?:an? )?([\w-]+)-year suspended sentences?\b"),
        r"have been given \1-year suspended sentences",
    ),
    (re.compile(rf"\b([Rr]esidents) from (?={NAME})"), r"\1 of "),
    (re.compile(rf"\b(Station|Platform|Unit) (\d+) of ({NAME})\b"), r"\3's \1 \2"),
    (re.compile(r"\bthe camp of (?=the (?:mining |oil )?company\b)"), "the camp belonging to "),
    (
        re.compile(
            rf"^(.+?) until ((?:\d+ )?(?:(?:{MONTHS}) )?\d{{4}}) "
            r"(ha(?:s|ve) been (?:extended|suspended|postponed|renewed))\b"
        ),
        r"\1 \3 until \2",
    ),
    (re.compile(r"\bconcession of (?=Blocks? \d)"), "concession for "),
    (
        re.compile(
            r"\b(pay|pays|paid|paying) ((?:[\d.]+|\w+) ?%|half|most) of (?=(?:an?|the) (?:[\w-]+ ){0,2}"
            r"(?:canal|road|bridge|hospital|school|market|plant|system|dam|stadium|building)\b)"
        ),
        r"\1 \2 of the cost of ",
    ),
    (re.compile(r"\bto title (?=(?:the|an?) (?:[\w-]+ ){0,3}community\b)"), "to grant title to "),
    (re.compile(r"\b(?:the )?forests of (?=the [^.,]*? Protection Forest\b)"), ""),
    (re.compile(r"\b((?:hectares|tonnes|kilos) of (?:[\w, ]+ and )?banana)(?= and\b| in\b| on\b| at\b|[.,])"), r"\1s"),
    (
        re.compile(
            r"\b([Tt])he (?:organisation|association|federation|confederation|institution) "
            r"(?=(?:[A-Z][\w-]+ )+(?:for|of|and) |"
            r"[A-Z][^.,]*\b(?:Association|Federation|Confederation|Organisation|Council|Society)\b)"
        ),
        r"\1he ",
    ),
    (
        re.compile(r"\b(found|discovered) ((?:\w+ )?(?:fish|birds|turtles|alpacas|cattle|dolphins|animals)) dead\b"),
        r"\1 dead \2",
    ),
    (
        re.compile(r"\b([Aa])n? ((?:\w+-year-old )?(?:[A-Z]\w+ )?)pregnant woman\b"),
        lambda m: f"{m[1]} pregnant {m[2]}woman",
    ),
    (
        re.compile(r"\b(agreement|pact|deal) over (?=water\b|Lake |the (?:[A-Z]|use\b|management\b|distribution\b))"),
        r"\1 on ",
    ),
    (
        re.compile(r"\b([Tt])he (joint (?:operations|patrols)|joint operation) of (?=the )"),
        lambda m: f"{m[2].capitalize() if m[1] == 'T' else m[2]} by ",
    ),
    (re.compile(rf"\bthe regional government \(G[Oo][Rr][Ee]\) of ({NAMES})"), r"the \1 regional government"),
    (
        re.compile(
            r"\b(occup(?:y|ied|ying)|storm(?:ed)?|burned|set fire to|surround(?:ed)?|broken into|outside|in front of) "
            r"(?=the (?:(?:[A-Z][\wáéíóú]+ )+)?(?:regional government|provincial government|government|ministry)\b"
            r"(?! offices| of))"
        ),
        r"\1 the offices of ",
    ),
    (
        re.compile(
            r"\b(occup(?:y|ied|ying)|stormed|burned|set fire to|surrounded|raided|outside|in front of) "
            r"(?=the regional government of )"
        ),
        r"\1 the offices of ",
    ),
    (re.compile(r"\bbecause of a lack of (?=an? )"), "for lack of "),
    (
        re.compile(r"\b([Ss])taff from the (army|navy|air force)\b"),
        lambda m: f"{m[2].capitalize() if m[1] == 'S' else m[2]} personnel",
    ),
    (re.compile(r"\b(died (?:of|from)) a (?=poisoning|intoxication)"), r"\1 "),
    (re.compile(r"\breleased (?=(?:[\w-]+ ){1,4}(?:kidnapped|abducted|taken hostage)\b)"), "freed "),
    (re.compile(r"\b(on|along) the riverbank of the "), r"\1 the banks of the "),
    (re.compile(r"\ban election of (?=an? |the )"), "the election of "),
    (
        re.compile(r"^The ((?:\w+ )*committee) of (the .+?) (has been (?:created|set up|formed|established))\b"),
        lambda m: f"{_a(m[1])} {m[1]} for {m[2]} {m[3]}",
    ),
    (
        re.compile(r"\b(created|set up|formed|established) the ((?:\w+ )*committee) of (?=the )"),
        lambda m: f"{m[1]} {_a(m[2]).lower()} {m[2]} for ",
    ),
    (
        re.compile(r"\bhectares of (?=(?:the|an?) (?:[A-Z][\w-]+ )?(?:native |peasant |indigenous )?communit)"),
        "hectares belonging to ",
    ),
    (re.compile(r"\b(investigations?) against (.+?) into (?=[a-z])"), r"\1 into \2 over "),
    (
        re.compile(r"\b(investigations?) against (?=the |an? |\w+ (?:people|officials|officers|members)|[A-Z])"),
        r"\1 into ",
    ),
    (
        re.compile(
            r"\b(centres|towns|hamlets|settlements|districts|villages|communities) of the (?=(?:La|El|Los|Las) [A-Z])"
        ),
        r"\1 of ",
    ),
    # what stands first or last
    (
        re.compile(r"\b(sale|purchase|invasion|transfer) of the land of (?=the (?:native |peasant )?communit)"),
        r"\1 of land belonging to ",
    ),
    (re.compile(r"\b(land|mining|river|mine|company|project|police) \1\b"), r"\1"),
    (re.compile(r"\b(fallen|plunged|fell) into the (ravine|abyss)\b(?! of)"), r"\1 into a ravine"),
    (re.compile(r"\bin the (first|second|third|fourth|fifth|last) day of\b"), r"on the \1 day of"),
    (re.compile(r"\b(an?|the) sentence of life imprisonment\b"), r"\1 life sentence"),
    (re.compile(r"\bcommunities of (an? (?:mining|border|coca-growing) )"), r"communities in \1"),
    (
        re.compile(rf"\b(beaches|schools|markets|hospitals) of (?={NAME}(?: and {NAME})?(?:[.,]| in | on |$))"),
        r"\1 in ",
    ),
    (re.compile(r"\b((?:ruling|sentence|fine|complaint|lawsuit)s? against [^.,]*?) because of (?=an? )"), r"\1 over "),
    (re.compile(r"\b(strike|stoppage) joined by "), r"\1 observed by "),
    (
        re.compile(
            r"^Projects have been (halted|suspended|resumed) (on|at) "
            r"(?=the [^.]*(?:road|bridge|hospital|highway|dam)\b)"
        ),
        r"Work has been \1 \2 ",
    ),
    (re.compile(r"^The (pollution|felling|smuggling|trafficking) of "), lambda m: f"{m[1].capitalize()} of "),
    (re.compile(r"\btourist ships?\b"), lambda m: m[0].replace("ship", "boat")),
    (re.compile(rf"\bThe flooding of (?=the {NAMES} river\b)"), "Flooding on "),
    (re.compile(rf"\bthe flooding of (?=the {NAMES} river\b)"), "flooding on "),
    (
        re.compile(
            r"\b([Tt])he (?:mining|extraction) "
            r"of (gold|copper|silver|lithium|zinc|tin|coal|iron) (?=has|have|in|on|and)\b"
        ),
        lambda m: f"{m[2].capitalize() if m[1] == 'T' else m[2]} mining ",
    ),
    (re.compile(r"\bby the mining of (gold|copper|silver|lithium|zinc|tin|coal|iron)\b"), r"by \1 mining"),
    (re.compile(r"\bfor an illegal (timber|gold|land|wildlife) sale\b"), r"for the illegal sale of \1"),
    (re.compile(r"\bChamber of Deputies in (?=[A-Z])"), "Chamber of Deputies of "),
    (re.compile(rf"\bthat (this year|next year|in \d{{4}}|in (?:{MONTHS})), ([^,]+?)(?=\.?$)"), r"that \2 \1"),
    # "tras diez días de cierre"
    (
        re.compile(
            r"\bafter (\w+) (hour|day|week|month)s of (?:an? |the )?"
            r"(?=(?:closure|blockade|strike|stoppage|shutdown|suspension|siege)\b)"
        ),
        lambda m: f"after {_article(m[1])} {m[1]}-{m[2]} ",
    ),
    # what is agreed for a day to come begins on it: "acordaron reanudar desde el lunes …"
    (
        re.compile(rf"\b((?:agreed|decided|threatened|planned|promised) to [^.,]*?) since (?=\d+ (?:{MONTHS})\b)"),
        r"\1 from ",
    ),
    (re.compile(rf"\bthe return of ({NAME}) to\b"), r"\1's return to"),
    (re.compile(rf"\bthe ((?:\w+ )?policy) of ({NAME} {NAME})\b"), r"\2's \1"),
    (re.compile(rf"\bthe (environmental (?:impact )?study) by ({NAME})(?=[.,]|$)"), r"\2's \1"),
    (re.compile(r"\ban? ((?:\w+ )?)base of the (navy|army|police|air force)\b"), r"a \1\2 base"),
    (
        re.compile(r"\b((?:rifle|pistol|shotgun)(?: and (?:rifle|pistol|shotgun))?) spent cartridges\b"),
        r"spent \1 cartridges",
    ),
    (re.compile(r"\b(\d+) other ([a-z]+s)\b"), r"another \1 \2"),
    (re.compile(r"\bindigenous autonomous\b"), "autonomous indigenous"),
    (
        re.compile(r"^([A-Z]\w+s\b[^.]*?) will continue an? (?=(?:\w+ )*(?:strike|protest|blockade|sit-in)\b)"),
        r"\1 will continue their ",
    ),
    (re.compile(r"\b(increase|rise|reduction|cut) in (?=S/|US\$)"), r"\1 of "),
    (re.compile(rf"\bthe areas of (?={NAME})"), ""),
    (re.compile(r"\bconcessions of (?=other\b)"), "concessions held by "),
    (re.compile(r"\bspecimens of (?:the )?wildlife\b"), "wild animals"),
    (re.compile(r"\btaken (stream|river|lake) samples\b"), r"taken samples from a \1"),
    (
        re.compile(r"\bcalled for the state of emergency to be declared\b"),
        "called for a state of emergency to be declared",
    ),
    (re.compile(r"\bthat (the [^.]+?) are identified\b"), r"that \1 have been identified"),
    # words
    (re.compile(r"\b(fire\b[^.]*?) (?:has )?reached (?=[\d,]+ hectares)"), r"\1 has spread to "),
    (
        re.compile(r"\bawarded (?=(?:[\w,]+ ){1,2}(?:transmission lines|ports|roads|railways|substations)\b)"),
        "awarded contracts for ",
    ),
    (re.compile(r"\bbeen laid waste to\b"), "been destroyed"),
    (
        re.compile(r"\b(throw|thrown|threw) tear-gas canisters\b"),
        lambda m: "fire tear gas" if m[1] == "throw" else "fired tear gas",
    ),
    (re.compile(r"\brelease (?=new carbon credits\b)"), "issue "),
    (
        re.compile(
            r"^Titles (?=(?:have been|were) handed over to (?:\d|several|farm|famil|native|peasant|communit|the ))"
        ),
        "Land titles ",
    ),
    (
        re.compile(
            r"^(A total of [\d,]+|More than [\d,]+|Some [\d,]+|(?!Land)[A-Z][a-z]+) titles "
            r"(?=(?:have been|were) handed over to )"
        ),
        r"\1 land titles ",
    ),
    (re.compile(r"\bas indigenous people\b(?! )"), "as an indigenous people"),
    (
        re.compile(
            r"\boverflow(?! of\b)(?=[.,;]| (?:has|have|had|after|in|on|and|that|which|has)\b|$)(?<!to overflow)"
        ),
        "flooding",
    ),
    (
        re.compile(
            r"(?<!prison )(?<!suspended )\bsentence of "
            r"(?=[\w-]+ (?:years|months)\b(?! of\b| in prison| and [\w-]+ months? in prison))"
        ),
        "prison sentence of ",
    ),
    (
        re.compile(r"\b(cocoa|cacao|coffee|pine|mahogany|cedar|avocado|citrus|eucalyptus|vegetable) tree seedlings?\b"),
        lambda m: f"{m[1]} {m[0].rpartition(' ')[2]}",
    ),
    (
        re.compile(
            r"\b((?:handed over|received|granted|delivered|awarded) (?:[\w,]+ )?)(?<!land )"
            r"(titles?) (?=to (?:\d|several|two|three|small|the native|(?:[\w,-]+ ){0,4}?(?:farmers|families|communit"
            r"|peoples?\b|producers|growers|peasants|settlers|land occupiers|villages)))"
        ),
        r"\1land \2 ",
    ),
    (
        re.compile(r"^A title (?=(?:has been|was) handed over to (?:the|a|an) (?:\w+ )?(?:community|people))"),
        "A land title ",
    ),
    (re.compile(rf"\b([Tt]he )?({NAMES}) mine, the mine (?=that|which)"), r"\2, the mine "),
    (
        re.compile(
            rf"\b(mine) has exceeded (?=[\d.,]+ (?:million )?(?:tonnes|ounces|kilos) of (?:fine )?(?:{_METALS})\b"
            r"(?![^.]*\b(?:exported|sold|shipped|processed|transported|reserves)\b))"
        ),
        r"\1 has produced more than ",
    ),
    (
        re.compile(r"\b(\d[\d,]* )(?:public works) (are|were|have been) (?:halted|paralysed)\b"),
        lambda m: f"{m[1]}public works projects {'were' if m[2] == 'were' else 'are'} at a standstill",
    ),
    (
        re.compile(
            r"\b(plant|system|hospital|pump|machine|pipe|camera|equipment)(s?) that (does|do) not operate(?=[.,]|$)"
        ),
        r"\1\2 that \3 not work",
    ),
    (re.compile(r"(?<![A-Z])\$(?=\d)"), "US$"),
    (re.compile(r"\bconstruction activities (?:of|at) "), "construction work at "),
    (re.compile(r"\bthe cost of clean-up\b"), "the cost of the clean-up"),
    (re.compile(r"\b(?:continue(s?)) ahead\b"), lambda m: "goes ahead" if m[1] else "go ahead"),
    (re.compile(r"\b(?:has|have) continued ahead\b"), lambda m: f"{m[0].split()[0]} gone ahead"),
)
