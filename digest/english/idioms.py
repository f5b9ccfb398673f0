"""The rules by which a finished sentence gets the prepositions and articles that readers would print."""

import re

from digest.english.idioms_patterns import MONTHS, NAME, NAMES, Rules

_DIVISIONS = "districts|provinces|regions|departments"
#: What goes on many times, told of as such.
_SERIES = (
    "disputes|conflicts|clashes|attacks|murders|killings|threats|extortions|accidents|protests|robberies|kidnappings"
    "|invasions|fires|complaints|fines"
)
_GROWS = "increased|risen|grown|fallen|decreased|multiplied|doubled|trebled|intensified"
#: Who lifts what others have set up.
_CLEARERS = (
    r"[Pp]olice|[Aa]rmy|[Aa]uthorit\w+|[Ss]oldiers|[Aa]rmed forces|[Ss]ecurity forces|[Oo]fficers|[Pp]rosecut\w+"
    r"|[Mm]ilitary|[Nn]avy|[Gg]overnment|[Mm]inistry|[Mm]unicipality|[Cc]ompan(?:y|ies)"
)
_PROTESTS = "[Bb]lockade|[Pp]rotest|[Mm]arch|[Ss]trike|[Ss]it-in|[Rr]ally"


def _own(found: re.Match[str]) -> str:
    who = found[1].partition(" have ")[0]
    return found[0] if re.search(rf"\b(?:{_CLEARERS})\b", who) else f"{found[1]}their {found[2]}"


def _each_body(found: re.Match[str]) -> str:
    return f"{found[1]}he " + re.sub(r"(\)(?:,| and)) (?=[A-Z])", r"\1 the ", found[2])


def _with_last(found: re.Match[str]) -> str:
    return f"{found[2][0].upper()}{found[2][1:]} with {found[1]}"


def _oil_palm(found: re.Match[str]) -> str:
    return f"{'O' if found[1] == 'P' else 'o'}il palm growers"


def _a_period(found: re.Match[str]) -> str:
    return f"{found[1]} {found[3]} a {'day' if found[2] == 'dai' else found[2]}"


def _urgent(found: re.Match[str]) -> str:
    return f"to {found[1]} {'the' if found[2] == 'the' else 'an'} urgent {found[3]}"


def _placed_once(found: re.Match[str]) -> str:
    return found[2][0].upper() + found[2][1:]


def _valley(found: re.Match[str]) -> str:
    return "in the Sacred Valley" if found[1] == "Sagrado" else f"in the {found[1]} Valley"


RULES: Rules = (
    (re.compile(r"\b([Ii])nfections (?:of|with|by|from) (Covid-19|dengue|malaria|coronavirus)\b"), r"\2 infections"),
    (re.compile(r"\b(\d%) says (?=that\b)"), r"\1 say "),
    (re.compile(r"\bthe district mayor of ([A-ZÁÉÍÓÚÑ]\w+)(?=[,.]|$| (?:has|is|was)\b)"), r"the mayor of \1 district"),
    (re.compile(r"\b([Ll])awyers of (?=a |an |the |[A-Z])"), r"\1awyers for "),
    (re.compile(r"\b(come into) an (operation)\b"), r"\1 \2"),
    (re.compile(rf"\b(has|have) entered ({NAMES}) in operation\b"), r"\1 come into operation in \2"),
    (
        re.compile(r"^A rate of (anaemia|malnutrition|poverty|unemployment|deforestation|mortality|infection)\b"),
        r"The \1 rate",
    ),
    (re.compile(r"\b([Aa]n explosion) of (?=an? (?:petrol station|warehouse|factory|plant)\b)"), r"\1 at "),
    (re.compile(r"\bsunk on (?=the [A-Z])"), "sunk in "),
    # once is enough
    (
        re.compile(r"\b([Tt])he (?:federations|organisations) of ((?:[A-Z][\w' -]+ \([A-Z-]+\)(?:, | and )?){2,})"),
        _each_body,
    ),
    (
        re.compile(r"\b([Cc])ommunity leader( of the (?:[\w-]+ ){0,3}community)\b"),
        lambda found: f"{'L' if found[1] == 'C' else 'l'}eader{found[2]}",
    ),
    (
        re.compile(rf"\b([Tt]he|[Aa]n?) ({NAME}) head of the ({NAME} (?:basin|valley|river))\b"),
        r"\1 \2 leader of the \3",
    ),
    (re.compile(r"\b(plants|production|mining|extraction|gold) without mercury\b"), r"mercury-free \1"),
    (
        re.compile(r"\b(called off|lifted|ended|suspended) the (\d+|\w+)-day (strike|blockade|protest)\b"),
        r"\1 a \2-day \3",
    ),
    (re.compile(rf"\bthe open pit of ({NAME}(?: {NAME})?)"), r"the \1 open pit"),
    (re.compile(rf"\bthe beach of ({NAME}(?: {NAME})?)"), r"\1 beach"),
    (re.compile(r"\bexported (?=(?:more than |less than |some )?(?:US\$|S/))"), "exported goods worth "),
    (re.compile(r"\breported the production of (?=\d)"), "reported production of "),
    (re.compile(r"^(.*?) (ha(?:s|ve) been \w+) (bound for [^,.]+?)(?=\.?$)"), r"\1 \3 \2"),
    (re.compile(r"^With ([a-z]+ and [a-z]+), (.*? ha(?:s|ve) been blocked[^.]*)(?=\.?$)"), _with_last),
    (re.compile(r"\b(after) (\w+) days of (?:a )?walk(?:ing)?\b"), r"\1 a \2-day walk"),
    (re.compile(r"\bin the (Misti|Ubinas|Sabancaya|Coropuna|Chachani|Ampato)\b(?! volcano)"), r"on the \1 volcano"),
    # roads
    (re.compile(rf"\b(?:the|a) (?:route|road|highway) of ({NAME}(?: {NAME})*-{NAME}(?: {NAME})*)"), r"the \1 road"),
    (
        re.compile(
            r"\b(removed|removing|cleared|clearing) ((?:the )?(?:stones|rocks|logs|rubble|debris)) of (?=the |a )"
        ),
        r"\1 \2 from ",
    ),
    # how old somebody is
    (
        re.compile(r"\b((?:wo)?man|victim|boy|girl|miner|worker|leader|minor) (?:had|has) (\d+) years\b(?=[.,])"),
        r"\1 was \2 years old",
    ),
    # what an editor would say in other words
    (re.compile(r"(?:^|(?<= (?:the|and) )|(?<= (?:of|by|to) ))([Pp])alm (?:producers|growers)\b"), _oil_palm),
    (re.compile(r"\b([Aa]) historic (?=(?:\w+ )?(?:leader|trade unionist|activist|defender)\b)"), r"\1 veteran "),
    (re.compile(r"\b([Tt])he historic (?=(?:\w+ )?(?:leader|trade unionist|activist|defender)\b)"), r"\1he veteran "),
    (
        re.compile(
            r"\b(bill|law|ordinance|motion|decree|measure|reform|initiative|proposal|programme|plan|project|rule|norm)"
            r" that is (seek|aim)ing to\b"
        ),
        r"\1 that \2s to",
    ),
    (re.compile(r"\bto (\w+) urgently (an|a|the) (meeting|session|assembly)\b"), _urgent),
    (re.compile(r"\bto (\w+) urgently (?=(?:an?|the|its|their|his|her) )"), r"to urgently \1 "),
    (re.compile(r"^In ([A-Z][\w-]+), (?=[^.]* the \1 (?:National|Communal|Regional) )([^.]*)"), _placed_once),
    (re.compile(rf"^In ({NAME}), ([^.]*\bbetween \1 and {NAME}\b[^.]*\.?)$"), _placed_once),
    (re.compile(rf"^In ({NAME}), ([^.]*\b(?:from|to) \1 to {NAME}\b[^.]*\.?)$"), _placed_once),
    (
        re.compile(
            r"^(In [^,]+, )?([Tt])he judiciary has (?=(?:sentenced|acquitted|convicted|ordered|rejected|annulled"
            r"|revoked|upheld|granted|declared|placed|barred|released|suspended|admitted|reduced|overturned|confirmed"
            r"|authorised|imposed|extended|dismissed|lifted)\b)"
        ),
        lambda m: f"{m[1] or ''}{'A' if m[2] == 'T' else 'a'} court has ",
    ),
    (
        re.compile(
            r"\bplaced under a state of emergency (?!for \d|because|in |after|over)([^.]*?)"
            r"(?=(?: (?:for \d+ days|because of|after|over|following)\b[^.]*)?\.?$)"
        ),
        r"placed \1 under a state of emergency",
    ),
    (
        re.compile(r"\bdemanded (a state of emergency) from (the [^.,]+?|[A-Z][^.,]*?)(?=[.,]|$)"),
        r"called on \2 to declare \1",
    ),
    (
        re.compile(
            rf"\b((?:president|minister|governor|mayor|head|leader|director|prosecutor|ombudsman|comptroller|rector|bishop)"
            rf", {NAME}(?: {NAME})+) and (?=[a-z])(?!(?:has|have|had|is|was|are|were|will|would)\b)"
        ),
        r"\1, and ",
    ),
    (re.compile(rf"\b((?:in|at|on|near) (?:the )?{NAMES}(?: mine)?) in the (?:area|zone|place)(?=[.,]|$)"), r"\1"),
    (
        re.compile(r"\brecorded ((?:more than |almost |some )?[\d.,]+ hectares(?: of [a-z]+(?: [a-z]+)?)?) lost\b"),
        r"recorded the loss of \1",
    ),
    (
        re.compile(
            rf"\b((?:head|chief|coordinator) of (?:community )?(?:monitoring|surveillance|security)) of (?={NAME})"
        ),
        r"\1 in ",
    ),
    (
        re.compile(r"^((?:In [^,]+, )?)A (?=(?:Peruvian|national|global|world|regional|Latin American) economy\b)"),
        lambda m: f"{m[1]}{'the' if m[1] else 'The'} ",
    ),
    (re.compile(r"\b(murdered|killed|shot dead|stabbed|shot|attacked) in an? birthday\b"), r"\1 at a birthday party"),
    (re.compile(r"\bfor (?=next (?:elections|presidential|general|regional|municipal)\b)"), "for the "),
    (
        re.compile(
            r"^((?:In [^,]+, )?)([Tt])he accident of (an?) (?=(?:[\w-]+ )?(?:bus|coach|minibus|van|lorry|pick-up|tanker"
            r"|car|ambulance|motorbike)\b)"
        ),
        lambda m: f"{m[1]}{'An' if m[2] == 'T' else 'an'} accident involving {m[3]} ",
    ),
    (re.compile(r"\b(\d[\d,.]*) (week|month|dai)ly (kilos|tonnes|litres|gallons|barrels|sacks|grams)\b"), _a_period),
    (
        re.compile(r"\b(has|have) (agreed|voted|decided) (to [^.,]*?) unanimously(?=[.,]|$)"),
        r"\1 unanimously \2 \3",
    ),
    (re.compile(r"\bsuffered (an accident|a setback|a stroke|a heart attack)\b"), r"had \1"),
    (re.compile(r"\bwill endure rains of (moderate|light|heavy|strong) intensity\b"), r"will have \1 rain"),
    (re.compile(r"\b((?:indefinite|[\w-]+-hour|[\w-]+-day) (?:strike|march|protest)) to request "), r"\1 to demand "),
    (re.compile(r"\b([Aa]) bigger budget in (?=the \w+ sector\b)"), r"\1 bigger budget for "),
    (re.compile(r"\battackers of (women|children|minors|animals)\b"), r"people who attack \1"),
    (re.compile(r"\bgold (rafts?|dredges?|barges?)\b"), r"gold-mining \1"),
    (re.compile(r"\blivestock (famil(?:y|ies)|communit(?:y|ies)|associations?)\b"), r"livestock-farming \1"),
    (re.compile(rf"\b(begun to leave|started to leave|left)((?: on [^.,]*?)?) towards (?={NAME})"), r"\1\2 for "),
    (
        re.compile(r"\b(lifted (?:the|their) (?:blockade|strike|protest)[^.]*?) after an? ([\w-]+-day) truce\b"),
        r"\1 after agreeing a \2 truce",
    ),
    (
        re.compile(
            r"\b(after|because of|over|against) the (reduction|increase|rise|cut) of (?:an?|the) "
            r"(toll|tariff|price|fare|fee|tax|water charge)(s?)\b"
        ),
        lambda m: f"{m[1]} {'an' if m[2] == 'increase' else 'a'} {m[2]} in the {m[3]}{m[4]}",
    ),
    (re.compile(r"\bannounced the declaration of (?=an? )"), "announced "),
    (
        re.compile(
            r"^A new (?=(?:head|minister|director|president|governor|chief|prosecutor|comptroller) of the )"
            r"(?![^.]*\b(?:appointed|named|elected|sworn|chosen)\b)"
        ),
        "The new ",
    ),
    (
        re.compile(
            r"\b(to (?:hear|listen to|address|collect|gather|receive|take up)) its "
            r"(?=(?:demands?|requests?|concerns?|complaints?|proposals?|needs?|problems?)\b)"
        ),
        r"\1 their ",
    ),
    (re.compile(r"\bmet and overcome (?=(?:its|their|the) )"), "met and exceeded "),
    (re.compile(r",? in the sector of the VRAEM\b"), ", in the VRAEM"),
    (
        re.compile(r"\bthe (sale|purchase|invasion|occupation|theft|grabbing) of the land of the state\b"),
        r"\1 of state land",
    ),
    (
        re.compile(r"\bthe alleged (sale|purchase|invasion|occupation|theft) of the land of the state\b"),
        r"the alleged \1 of state land",
    ),
    (re.compile(rf"\b([Aa]) group of an? ({NAME}(?: {NAME})?) in isolation\b"), r"\1 group of isolated \2"),
    (re.compile(r"\bcriticisms\b(?=[.,]|$)"), "criticism"),
    (re.compile(rf"\bin Valle (?:del? )?((?:Sagrado|{NAME}))(?=[.,]|$| (?:in|has|and)\b)"), _valley),
    # prepositions
    (
        re.compile(r"\b(?:in|through) (Facebook|Instagram|TikTok|WhatsApp|Twitter|YouTube|Telegram|the internet)\b"),
        r"on \1",
    ),
    (re.compile(rf"\bon (a|several|two|three|\d+) (streets?) (?:of|in) (?=the |{NAME})"), r"in \1 \2 in "),
    (re.compile(rf"\b((?:{_PROTESTS})\b[^.,]*) on (the {NAMES} bridge)\b"), r"\1 at \2"),
    (re.compile(r"\b(facilities|batteries|workers|staff|camps?) in (?=Blocks? \d)"), r"\1 at "),
    (re.compile(rf"\bin (?=the {NAMES} (?:dam|refinery|pumping station)\b)"), "at "),
    (re.compile(r"\bin (a|an|the) private land\b"), "on private land"),
    (re.compile(r"\bin (?:a |the )?(private|communal|state) land\b"), r"on \1 land"),
    (re.compile(rf"\b(schools|hospitals|health centres|universities|colleges) from (?=the |{NAME})"), r"\1 in "),
    (
        re.compile(
            r"\b([Rr]egions|[Pp]rovinces|[Dd]istricts|[Dd]epartments|[Tt]owns|[Vv]illages|[Cc]ommunities) of "
            r"the (?=(?:north|south|centre|east|west)\b)"
        ),
        r"\1 in the ",
    ),
    (
        re.compile(
            r"\b(extract(?:ed|ing)?) ((?:gold|sand|stone|minerals)(?: and \w+)?) in (the [^.,]*?(?:river|stream))\b"
        ),
        r"\1 \2 from \3",
    ),
    (re.compile(rf"\b([Oo]utput|[Pp]roduction) of (?=the {NAMES} mine\b)"), r"\1 at "),
    (re.compile(r"\bThe (?:output|production) at (?=the [A-Z])"), "Output at "),
    (re.compile(r"\bthe (output|production) at (?=the [A-Z])"), r"\1 at "),
    (re.compile(r"\b(warn(?:ed|s|ing)?) about (?=an? |the |\d)"), r"\1 of "),
    (re.compile(r"\b(protest\w*) for water\b"), r"\1 over water"),
    (re.compile(r"\b(defenders?) of (an?|the|several) (?=(?:native|peasant|indigenous) communit)"), r"\1 from \2 "),
    (re.compile(rf"\b(?:departed|set off|left)((?: on \d+ (?:{MONTHS}))?) bound for ({NAMES})"), r"left for \2\1"),
    (re.compile(r"\bdeparted from (?=the |[A-Z])"), "left "),
    # articles
    (re.compile(rf"\b(in|at|to|from|near) the ({NAME}(?: {NAME})*) ((?:[Ii]nternational )?airport)\b"), r"\1 \2 \3"),
    (re.compile(rf"\b(opened|reopened|closed|built|expanded|inaugurated) the ({NAME}) (airport)\b"), r"\1 \2 \3"),
    (re.compile(rf"\bin ({_DIVISIONS})((?: and (?:{_DIVISIONS}))?) (?=of (?:the )?{NAME})"), r"in several \1\2 "),
    (re.compile(rf"\bin ({_DIVISIONS})(?=\.?$)"), r"in several \1"),
    (
        re.compile(
            r"^(.*?\bhave (?:again )?(?:lifted|resumed) )the (blockade(?: of (?:an? )?(?:roads?|highways?|rivers?))?)"
            r"(?= (?:after|for|because|following|while|in)\b|[.,]|$)"
        ),
        _own,
    ),
    (
        re.compile(
            r"^(.*?\bhave (?:accepted [^.]* and )?called off )the (protest|strike|blockade|march)"
            r"(?= (?:after|for|because|following)\b|[.,]|$)"
        ),
        _own,
    ),
    (
        re.compile(r"\b(have (?:again )?reiterated )an? (request|demand|call|proposal|offer|complaint|opposition)\b"),
        r"\1their \2",
    ),
    (re.compile(r"\b(announced|ordered|demanded|called for|requested) the (halt|suspension) (?=to |of )"), r"\1 a \2 "),
    (re.compile(r"\b(demanded|called for|requested) the (?=(?:rise|reduction|cut) in |pay rise)"), r"\1 a "),
    (re.compile(r"\b(demanded|called for|requested) the (?=increase in )"), r"\1 an "),
    (re.compile(r"\b(ended with) (?=(?:injured|dead)(?: in\b|[.,]|$))"), r"\1 people "),
    (re.compile(r"\b(rise|increase|reduction|cut) in the (?=water charges\b|electricity tariffs\b)"), r"\1 in "),
    (re.compile(r"\b(respect for|march(?:ed|ing)? for|defence of|right to) the life\b(?! of)"), r"\1 life"),
    (re.compile(r"^A church has (?=called|asked|condemned|rejected|offered|demanded|said|warned)"), "The Church has "),
    (re.compile(r"\b(the (?:\w+ )?price of) the (?=(?:pound|kilo|gallon|barrel|tonne) of )", re.I), r"\1 a "),
    (
        re.compile(r"\bthe (illegal|informal|artisanal) mining(?=[.,]| (?:in|has|is|was|on|along|at|and|have)\b)"),
        r"\1 mining",
    ),
    (re.compile(r"\bin the (?:different|diverse|various) (?=\w+s\b)"), "in various "),
    (re.compile(rf"^The ({_SERIES}) (.*?)\bhave (?={_GROWS})"), lambda m: f"{m[1].capitalize()} {m[2]}have "),
    (
        re.compile(
            r"% of (?!the |its |their |all |an? )(?=[^.,]*\b(?:transferred|received|collected|allocated|budgeted)\b)"
        ),
        "% of the ",
    ),
)
