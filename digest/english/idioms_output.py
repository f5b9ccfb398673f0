"""Rules of the finished sentence for output, ranks, shares and firms: as readers would print it."""

import re

from digest.english.idioms_patterns import MONTHS, NAME, NAMES, Rules

_METALS = "copper|gold|silver|zinc|tin|lead|iron|molybdenum|oil|gas|cocoa|coffee|asparagus|fishmeal"
#: What a country is first or second in.
_RANKED = "producer|exporter|consumer|importer|supplier|buyer"
_STUFF = rf"(?:(?:{_METALS})(?: and (?:{_METALS}))?)"
_MONEY = r"(?:S/|US\$|€)[\d.,]+"
_HAZARD = "mudslide|landslide|avalanche|fire|flood|storm|earthquake|tremor|explosion|rockfall|spill"
_PLACES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"


def _ranked(found: re.Match[str]) -> str:
    """ "the second largest world copper producer": the world's second-largest."""
    place, rank, stuff, who = found.groups()
    best = f"{place}-largest".removeprefix("first-") if place else {"main": "leading"}.get(rank, rank or "leading")
    return f"the world's {best} {stuff + ' ' if stuff else ''}{who}"


def _office(found: re.Match[str]) -> str:
    """ "Mayors of Ilo and Pacocha": one of each."""
    return f"The {found[1].lower()} of "


def _rescue(found: re.Match[str]) -> str:
    return f"{'Work' if found[1] in {'R', 'The r'} else 'work'} to rescue "


def _loaded(found: re.Match[str]) -> str:
    """ "a substantial explosive load": of explosives."""
    stuff = "explosives" if found[3] == "explosive" else found[3]
    article = f"{found[1]}n" if (found[2] or found[4])[0] in "aeiou" else found[1]
    return f"{article} {found[2]}{found[4]} of {stuff}"


def _concentrate(found: re.Match[str]) -> str:
    """ "concentrated copper": copper concentrate."""
    return f"{found[1] or found[2]} concentrate"


def _none(found: re.Match[str]) -> str:
    """ "Damage has not been recorded": no damage has been recorded."""
    none, what = ("no" if found[1] else "No"), found[2].lower().replace("injured people", "injuries")
    return f"{found[1]}{none} {what} {found[3]} {found[4] or ''}"


_SIDES = {"centre": "central", "north": "northern", "south": "southern", "east": "eastern", "west": "western"}

OUTPUT_RULES: Rules = (
    # what is counted up, and what operations led to
    (re.compile(r"\b(has totalled|totals) (?=(?:[\w.,-]+ ){1,3}(?:days|weeks|months|years) of )"), "has seen "),
    (re.compile(r"\btotals ((?:[\w.,-]+ ){1,3}hectares of [\w ]+?) lost\b"), r"has lost \1"),
    (
        re.compile(
            r"\b(has|have) left ((?:more than |about |some )?[\d.,]+ (?:(?! and )[^.,])*?) (?:seized|confiscated)"
            r"(?=[.,]| in | at |$)"
        ),
        r"\1 led to the seizure of \2",
    ),
    (
        re.compile(
            r"\bput an end to (?=(?:(?!over |for |of )[\w-]+ ){1,4}(?:plants|camps|mines|workshops|laboratories)\b)"
        ),
        "shut down ",
    ),
    # whom and what
    (
        re.compile(
            r"\b(rescued (?:(?!exploited|abandoned|held|trapped|kidnapped|locked|living|working)[^.,])*?) in "
            r"(?=an? (?:home|house|hotel|bar|flat|shop|warehouse|brothel)\b)"
        ),
        r"\1 from ",
    ),
    (re.compile(r"\b([Aa]) citizen (?=has (?:died|been killed|been injured))"), r"\1 person "),
    (
        re.compile(
            r"\b(has|have) cut (?=the (?:[A-Z][\w-]*[ -])+(?:Highway|highway)\b|the road(?:[.,]| in | at | to ))"
        ),
        r"\1 blocked ",
    ),
    (re.compile(r"\bsuspicious (?=(?:timber|gold|ore|cargo|fuel|mercury)\b)"), "suspect "),
    (re.compile(r"\b(?:called for|requested) ([^.]*?) of a bribe\b"), r"asked for \1 as a bribe"),
    (re.compile(r"\b(dispersed [^.,]*?) with gas(?=[.,]| in )"), r"\1 with tear gas"),
    (
        re.compile(
            r"\bhave resumed the (?=(?:indefinite |regional |national )?strike(?=[.,]| in | over | against |$))"
        ),
        "have resumed their ",
    ),
    # where and when
    (re.compile(r"\bat (?=\d[\d.,]* kilometres of the [^.,]* river\b)"), "along "),
    (re.compile(r" meanwhile\.$"), "."),
    (re.compile(r"\bheadwaters from (?=the [A-Z])"), "headwaters of "),  # "cabeceras del Nanay"
    (re.compile(r"\b((?:has|have) )opened (?=(?:\w+ )?(?:ditches|trenches)\b)"), r"\1dug "),  # "abren zanjas"
    (
        re.compile(r"\bthe (centre|north|south|east|west) and (northern|southern|eastern|western|central) (?=Peru\b)"),
        lambda m: f"{_SIDES[m[1]]} and {m[2]} ",
    ),  # "del centro y sur del Perú"
    (
        re.compile(r"\b((?:has|have) )annulled (?=(?:a|the|its|their) (?:meeting|visit|trip|session|talks)\b)"),
        r"\1called off ",
    ),  # "anulan reunión con el Gobierno"
    (
        re.compile(r"\b((?:has|have) )undertaken the removal of\b"),
        r"\1begun removing",
    ),  # "emprende retiro de dragas"
    (
        re.compile(r"\b(?:processing|preparation|production) laborator(y|ies) of (coca paste|cocaine)\b"),
        r"\2 laborator\1",
    ),
    (re.compile(r"\bon an? (coca eradication|forced eradication) day\b"), r"during \1 work"),
    (
        re.compile(
            r"\b([Tt])he head of the Ministry of (?:the )?(Interior|Defence|Health|Education|Justice|Culture)\b"
        ),
        lambda m: f"{m[1]}he {m[2].lower()} minister",
    ),
    # ranks
    (
        re.compile(rf"\bthe (?:({_PLACES}) )?(largest|main|leading|biggest)? ?world ({_STUFF})? ?((?:{_RANKED})s?)\b"),
        _ranked,
    ),
    (
        re.compile(rf"\bthe (?:({_PLACES}) )(largest)? ?(?:({_STUFF}) )?({_RANKED}) worldwide\b"),
        _ranked,
    ),
    (
        re.compile(rf"\bthe ({_PLACES}) (?:largest )?({_RANKED}) of ((?:the )?(?:metal|{_STUFF})) worldwide\b"),
        r"the world's \1-largest \2 of \3",
    ),
    (re.compile(rf"\b((?:{_RANKED})s?|mines?|deposits?|reserves) from the world\b"), r"\1 in the world"),
    (re.compile(rf"\b((?:{_PLACES})) largest (?=[a-z])"), r"\1-largest "),
    # shares and growth
    (re.compile(rf"(\d%) of Peruvian ({_STUFF})(?=[.,]| (?:in|production|output|exports)\b)"), r"\1 of Peru's \2"),
    (
        re.compile(rf"^The (output|production|exports|sales|profits) of ({NAMES})(?= ha(?:s|ve) | rose | fell )"),
        lambda m: f"{m[2]}'s {m[1]}",
    ),
    (re.compile(r"\bwith (?:a )?(?:participation|share) of ([\d.]+%)"), r"with a share of \1"),
    (re.compile(r"\bwith ([\d.]+%) of (?:the )?participation\b"), r"with a share of \1"),
    # what is granted for the start of something
    (
        re.compile(
            r"\b(?:issued|granted|given) (?:the |an )?authori[sz]ation for (the (?:start|construction|operation"
            r"|expansion|closure|use|exploration|resumption)\b)"
        ),
        r"authorised \1",
    ),
    (
        re.compile(rf"\bauthorised the start of (?:the )?(commercial|mining|exploration)? ?operations? of (?={NAME})"),
        lambda m: f"authorised the start of {m[1] + ' ' if m[1] else ''}operations by ",
    ),
    # mines and firms
    (re.compile(r"(?<=\d )(north|south|east|west)(?= of Peru\b)"), r"in the \1"),
    (
        re.compile(r"\bhas reached ([\d.]+%) of (?:the )?progress in (?:its|the) construction(?: phase)?\b"),
        r"is \1 complete",
    ),
    (
        re.compile(
            rf"^It is expected that ((?:the {NAMES} (?:mine|project|mining project|plant|deposit|company)"
            rf"|{NAME}(?: {NAME})?|work|construction)) will (?!not\b)"
        ),
        lambda m: f"{m[1][0].upper()}{m[1][1:]} is expected to ",
    ),
    (
        re.compile(rf"\b(?:the )?illegal (mining|extraction) of ({_STUFF}|timber|coal|sand)(?= in | at | on |[.,]|$)"),
        r"illegal \2 \1",
    ),
    (
        re.compile(r"\bafter ([\w-]+) (year|month|day|week)s of (stoppage|paralysis|blockade)\b"),
        lambda m: f"after {'an' if m[1] in {'eight', '11', '18'} else 'a'} {m[1]}-{m[2]} {m[3]}",
    ),
    (re.compile(r"\bcome off the road on (?:a|the) road (?=(?:to|between)\b)"), "come off the road "),
    (re.compile(r"\b[Aa]n accident has occurred (?=in the early hours\b)"), "The accident occurred "),
    (re.compile(r"\bha(?:s|ve) occurred (?=in the early hours\b)"), "occurred "),
    (
        re.compile(
            rf"^Since (?:the )?early hours of (\d+ (?:{MONTHS})), (.*?) ha(?:s|ve) (?:begun|started) to (?=[a-z])"
        ),
        r"From the early hours of \1, \2 began to ",
    ),
    (
        re.compile(
            r"^((?:\d[\d.,]*% of (?:the )?[^,.]*?s\b)[^,.]*? have "
            r"(?:\w+ )?(?:suspended|resumed|halted|closed|lost|stopped)) its "
        ),
        r"\1 their ",
    ),
    (re.compile(r"\b(resumed|suspended|halted|stopped) the (activities|operations)(?= (?:at|in|on)\b|\.$)"), r"\1 \2"),
    (
        re.compile(
            r"\b(has|have) (?:recorded |reached |had )?(?:the )?progress of ([\d.]+%)(?: in (?:its|the) construction)?"
        ),
        lambda m: f"{'is' if m[1] == 'has' else 'are'} {m[2]} complete",
    ),
    (
        re.compile(r"\bcontinue with (?=(?:their|the|an?) (?:[\w-]+ )?(?:protest|strike|blockade|march|work))"),
        "are continuing ",
    ),
    (
        re.compile(r"\bcontinues with (?=(?:its|the|an?) (?:[\w-]+ )?(?:protest|strike|blockade|march|work))"),
        "is continuing ",
    ),
    (re.compile(rf"\b([Tt]he investment) at (?=the {NAMES} (?:mining )?project\b)"), r"\1 in "),
    (re.compile(r"\bha(s|ve) been maintaining an indefinite strike\b"), r"ha\1 been on indefinite strike"),
    (
        re.compile(
            r"\b(start|launch|opening|delivery|completion)(.*?) (is|was) expected for "
            rf"(?=(?:{MONTHS}|\d{{4}}|the|early|late|mid)\b)"
        ),
        r"\1\2 \3 scheduled for ",
    ),
    (re.compile(r"\bsector at the (?=(?:district|settlement)\b)"), "sector of the "),
    (re.compile(r"\bin the mine shaft at (?=the [A-Z])"), "in a mine shaft at "),
    (
        re.compile(
            r"\b(died|killed) because of "
            r"(?=(?:an?|the) (?:[\w-]+ )?(?:fire|explosion|landslide|collapse|mudslide|clash)\b)"
        ),
        r"\1 in ",
    ),
    (re.compile(r"\b([Aa])n? ((?:[\w-]+ )?)(explosive|dynamite|ammunition) (load|shipment)\b"), _loaded),
    (re.compile(r"\bha(s|ve) caused the (?:flood|flooding) of (?=(?:several|dozens|\d|the|homes))"), r"ha\1 flooded "),
    (re.compile(rf"\bin the mining centre of ((?:(?:La|Las|El|Los|San|Santa) )?{NAME})"), r"at the \1 mining centre"),
    (re.compile(r"\bthe flow of (the [^,.]*? river has burst its banks)"), r"\1"),
    (re.compile(r"^Camps of (?=the [A-Z]|[A-Z])"), "Camps belonging to "),
    (re.compile(rf"^The investments by ({NAME}(?: {NAME})?) in "), r"\1's investments in "),
    (re.compile(r"\b(gone|go|going|been|is|are) on an indefinite strike\b"), r"\1 on indefinite strike"),
    (re.compile(r"\bha(s|ve) maintained an indefinite strike\b"), r"ha\1 been on indefinite strike"),
    (re.compile(r"\bmaintains an indefinite strike\b"), "is on indefinite strike"),
    (re.compile(r"\bmaintain an indefinite strike\b"), "are on indefinite strike"),
    (re.compile(r"\bremain halted completely\b"), "remain completely halted"),
    (re.compile(r"\b([Ll])andslides and landslides\b"), r"\1andslides"),
    (re.compile(r"\b(metres|kilometres) of roads\b"), r"\1 of road"),
    (re.compile(r"\bopen pit (?=(?:[a-z]+ )*mine\b)"), "open-pit "),
    (
        re.compile(r"\bthe (?=(?:subsidiary|unit) of (?:the |a )?(?:[A-Z]\w+ )+(?:corporation|company|group|firm)\b)"),
        "a ",
    ),
    (re.compile(r"\ba (?:tough|hard) blow\b"), "a heavy blow"),
    (re.compile(r"\bthe armed forces \(FF\. ?AA\.\)|\bthe armed forces \(FFAA\)"), "the armed forces"),
    (re.compile(r"\b(banned|prohibited|suspended|halted) any (?=[a-z]+(?:ing|ion|ies|ity)\b)"), r"\1 all "),
    (re.compile(rf"\ba multi-million investment of (?={_MONEY})"), "an investment of "),
    (re.compile(r"\b(reported|recorded) ([\d,]+) (?:registered|recorded|reported) (?=[a-z])"), r"\1 \2 "),
    (re.compile(r"\bwarned of the (?:activation|emergence|appearance) of (?=[\w,]+ new\b)"), "warned of "),
    # when and where
    (
        re.compile(
            rf"\bha(?:s|ve) (started|begun|launched) (an? (?:[\w-]+ )*(?:strike|protest|march|blockade|stoppage))"
            rf" (?:since|from) (\d+ (?:{MONTHS}))\b"
        ),
        lambda m: f"{'began' if m[1] == 'begun' else m[1]} {m[2]} on {m[3]}",
    ),
    (re.compile(r"(?<! incidents)(?<! events)(?<! deeds) that occurred (?=(?:in|on|at|near) )"), " "),
    (re.compile(r"\b(spill|leak|fire|flood|drought|mudslide|landslide) that affects\b"), r"\1 that has affected"),
    # people and places
    (re.compile(rf"^(Mayors|Governors) of (?={NAME}(?: {NAME})*(?:, {NAME}(?: {NAME})*)* and {NAME})"), _office),
    (re.compile(r"\b(for|against) (?:the )?people responsible\b(?! for)"), r"\1 those responsible"),
    (
        re.compile(r"\b([Rr]|[Tt]he r)escue work of (?=(?:[\w-]+ ){1,3}?(?:trapped|miners|workers|people|victims)\b)"),
        _rescue,
    ),
    (re.compile(r"\b(suspend(?:ed|ing)?|resumed?|cancelled) the (?=classes\b)"), r"\1 "),
    (re.compile(r"^(?!.*firefighters)(.*)\bbrigade members\b(?=.*\bfires?\b)"), r"\1firefighters"),
    (re.compile(r"\bha(s|ve) not found (?:the |any )?evidence of\b"), r"ha\1 found no evidence of"),
    (re.compile(r"\bdid not find (?:the |any )?evidence of\b"), "found no evidence of"),
    (re.compile(r"\b([Ff])amilies of fishermen\b"), r"\1ishing families"),
    (re.compile(r"\b(?<![\w-])families of farmers\b"), "farming families"),
    (re.compile(rf"\bin the peninsula of ({NAME}(?: {NAME})?)"), r"on the \1 peninsula"),
    (re.compile(r"(?<!the )\b(?=Callejón de (?:Huaylas|Conchucos)\b)"), "the "),
    (re.compile(r"\b(aircraft|aeroplane|plane|helicopter) (ha(?:s|ve)) fallen\b"), r"\1 \2 crashed"),
    (
        re.compile(
            rf"\b(f(?:all(?:s|en)?|ell)|c[oa]me down|crashed) (?:in|on(?:to)?) (?=Lake |the {NAME}(?: {NAME})? river\b)"
        ),
        r"\1 into ",
    ),
    (re.compile(r"\b((?:rains?|snow|hail|ash) (?:has |have )?f(?:allen|ell)) onto\b"), r"\1 on"),
    (re.compile(r"\bha(s|ve) again operated\b(?= (?:in|after|since|on|from)\b|[.,]|$)"), r"ha\1 resumed operations"),
    (re.compile(r"\btake over (?=(?:total )?control\b)"), "take "),
    (
        re.compile(r"\b(t[ao]k(?:en?|ing)|took) ((?:total )?control) in (?=the (?:area|zone|district|province)\b)"),
        r"\1 \2 of ",
    ),
    (re.compile(rf"\b((?:stopped|halted|was suspended|were suspended)) from (?=\d+ (?:{MONTHS})\b)"), r"\1 on "),
    (
        re.compile(r"\b(?:concentrated (copper|zinc|lead|tin)|concentrates of (copper|zinc|lead|tin))\b"),
        _concentrate,
    ),
    # royalties, bulletins and corridors
    (re.compile(rf"^((?:In [^,]+, )?)([Rr])oyalties of (?=the {NAMES} mine\b)"), r"\1\2oyalties from "),
    (
        re.compile(rf"^The ((?:mining |oil |gas )?royalties) of ({NAMES})(?= ha(?:s|ve) | rose | fell )"),
        lambda m: f"{m[2]}'s {m[1]}",
    ),
    (re.compile(r"\b([Aa])ccording to the bulletin (?:of|from) (?=the [A-Z])"), r"\1ccording to a bulletin from "),
    (
        re.compile(
            r"\bthe ((?:northern|southern|eastern|western) )?((?:road|mining) corridor) of ([A-Z]\w+(?:-[A-Z]\w+)+)"
        ),
        r"the \1\3 \2",
    ),
    # papers and what is asked for
    (
        re.compile(
            r"\b(approved|requested|submitted|rejected|granted|challenged) the amendment (?:of|to) "
            r"(?=(?:the|an?) (?:[\w-]+ )?(?:environmental|closure plan|mine plan))"
        ),
        r"\1 an amendment to ",
    ),
    (
        re.compile(
            r"\bha(s|ve) (?:admitted|agreed to hear) the "
            r"(constitutional complaint|lawsuit|complaint) (?=(?:filed )?by |against |from )"
        ),
        r"ha\1 agreed to hear a \2 ",
    ),
    (
        re.compile(
            r"\b(demand(?:ed|ing|s)) the fulfilment of "
            r"((?:[\w-]+ ){0,3}?(?:commitments|(?:collective )?agreements?|promises))"
            r"(?= (?:in|over|for|after|on)\b|[.,]|$)"
        ),
        r"\1 that \2 be honoured",
    ),
    (re.compile(r"\b(deadline|period) for the payment of (?=the |annual )"), r"\1 for paying "),
    (re.compile(r"\bexcluded ([^.]*?)from (?=the mining formalisation register\b)"), r"removed \1from "),
    # who has been given a project, and where that is
    (
        re.compile(
            rf"\b(awarded|granted|sold) (the {NAMES} (?:[a-z]+ )*(?:project|mine|deposit|concession|prospect)) "
            rf"(to (?:the [\w ]*?(?:company|firm|consortium) )?{NAMES}), (in {NAMES})(?=\.?$)"
        ),
        r"\1 \2, \4, \3",
    ),
    (re.compile(r"\b([Gg]uards?|[Ww]atchm[ae]n) from (?=(?:the |a )(?:mining company|mine)\b)"), r"\1 at "),
    # spills, and what is taken to be tested
    (re.compile(r"\b(sediment|rock|mineral|soil)s (?=samples?\b)"), r"\1 "),
    (
        re.compile(
            r"\b((?:[Cc]ollapse|[Rr]upture|[Ff]ailure|[Oo]verflow|[Bb]reach|[Oo]verturning) "
            r"of [^.,]*?|\b[Bb]urst (?:pipe|pipeline|dam|duct)) ha(s|d) dumped\b"
        ),
        r"\1 ha\2 spilled",
    ),
    (re.compile(r"\b(fish die-off) in front of (?=the |[A-Z])"), r"\1 near "),
    # whose output, and what overturned
    (
        re.compile(
            rf"^The (production|output|exports|sales) of (?:the )?({_STUFF}) (?:from|by) "
            rf"({NAME}(?: {NAME})?)(?= (?:ha(?:s|ve)|rose|fell|grew|totalled|reached)\b)"
        ),
        lambda m: f"{m[3]}'s {m[2]} {m[1]}",
    ),
    (
        re.compile(
            r"^(?:The )?[Oo]verturning of (an?) ([\w -]*?(?:truck|lorry|bus|van|minibus|pickup|tanker)) has left "
        ),
        lambda m: f"{m[1].capitalize()} {m[2]} has overturned, leaving ",
    ),
    (re.compile(r"\blicence of (?=an? (?:[\w-]+ )*?(?:plant|quarry|mine)\b)"), "licence for "),
    (
        re.compile(r"\b(family|families|relatives|widow|children) of a dead (worker|miner|labourer|police officer)\b"),
        r"\1 of a \2 who died",
    ),
    # what there was none of
    (re.compile(r"\b(injuries or) materials\b"), r"\1 damage"),
    (
        re.compile(
            r"(^|\bthat |, )([Ii]njured people|[Ii]njuries(?: or damage)?|[Dd]amage|[Dd]eaths|[Vv]ictims) "
            r"(ha(?:s|ve)|w(?:as|ere)) not (been )?(?=recorded\b|reported\b)"
        ),
        _none,
    ),
    # how big it was
    (
        re.compile(rf"\b([Aa])n? ({_HAZARD}) of (?:great|large|huge) (?:magnitude|size|proportions)\b"),
        r"\1 huge \2",
    ),
    (re.compile(rf"\b([Aa])n? ({_HAZARD}) of great (?:intensity|force)\b"), r"\1 powerful \2"),
    (re.compile(r"\b(rocks?|stones?|mud|boulders) and land\b"), r"\1 and earth"),
    (re.compile(r"\b(of|by) land and (?=(?:rocks|stones|mud)\b)"), r"\1 earth and "),
    # what is seized, and on what grounds
    (
        re.compile(
            r"\b((?:seized|confiscated|impounded|intercepted) (?:[\w.,-]+ ){0,4}?"
            r"(?:gold|silver|ore|minerals?|timber|wood|fuel|goods|mercury|explosives|dynamite|cargo)) without grounds\b"
        ),
        r"\1 without supporting documents",
    ),
    (
        re.compile(
            r"^((?:A total of |More than |About )?(?:[\w.,-]+ ){0,4}?"
            r"(?:[Gg]old|[Ss]ilver|[Oo]re|[Mm]inerals?|[Tt]imber|[Ff]uel|[Mm]ercury|[Ee]xplosives)) without grounds "
            r"(?=ha(?:s|ve) been (?:seized|confiscated))"
        ),
        r"\1 without supporting documents ",
    ),
    (
        re.compile(
            r"^((?:In [^,]+, )?(?:[Mm]ore than |[Aa]lmost |[Aa]bout )?(?:S/|US\$)[\d.,]+(?: million)?) "
            r"(ha(?:s|ve) been (?:seized|confiscated|found|stolen) [^,.]*?) in cash(?=\.?$)"
        ),
        r"\1 in cash \2",
    ),
    (re.compile(r"\bthe asset forfeiture of (?=[\w\"])"), "the forfeiture of "),
    (re.compile(r"(?<!is )(?<!are )(?<!as )(?<!was )\ba part of (?=(?:its|their) )"), "part of "),
    (
        re.compile(
            r"\bon (?=the (?:[\w'-]+ ){1,5}?"
            r"(?:Communal Reserve|National Park|National Reserve|Protected Forest)(?:[.,]|$))"
        ),
        "in ",
    ),
    (
        re.compile(r"\bthe exclusion of (?=the mining formalisation register\b)"),
        "exclusions from ",
    ),
    (re.compile(r"\b(plant) that was processing\b"), r"\1 that processed"),
    (re.compile(r"\b(an? clash|clashes|an? confrontation|confrontations) to be prevented\b"), r"\1 to be avoided"),
    (re.compile(r"\b(an?|the) (new )?trial against (?=an? |the |[A-Z])"), r"\1 \2trial of "),
    (
        re.compile(
            rf"\b(attacked (?:[a-z-]+ )+?)(in {NAMES} )"
            r"(with (?:explosives|firearms|stones|sticks|machetes|grenades|knives))"
            r"(?=\.?$)"
        ),
        lambda m: f"{m[1]}{m[3]} {m[2].strip()}",
    ),
    (re.compile(r"(?<= )workers at a mine (?=(?:kidnapped|abducted|held|injured|killed) (?:in|by) )"), "mine workers "),
    (re.compile(r"\blaw project(s?)\b"), r"bill\1"),
    (re.compile(r"\bjeweller's shops\b"), "jewellers"),
    (
        re.compile(r"\b(ha(?:s|ve)) released (?=an? (?:[\w-]+ ){0,3}victim of (?:human )?trafficking\b)"),
        r"\1 freed ",
    ),
    (
        re.compile(r"\b(defused|deactivated|detonated|thrown|found) an explosive(?= (?:at|in|on|near|outside)\b|\.?$)"),
        r"\1 an explosive device",
    ),
    (
        re.compile(
            r"\b((?:engaged|specialis(?:ed|ing)|involved) in) the (theft|trafficking|smuggling) of "
            r"(ore|gold|fuel|cattle|livestock|mercury|timber|copper)(?= in | has | have |[.,]|$)"
        ),
        r"\1 \3 \2",
    ),
    (re.compile(r"\b(an?|the) wanted (person|man|woman) (?=(?:over|for) )"), r"\1 \2 wanted "),
    (
        re.compile(
            r"\b(conditional release for [^.,]+?) for "
            r"(?=(?:alleged |allegedly )?(?:illegal|possessing|polluting|taking))"
        ),
        r"\1 over ",
    ),
    (re.compile(r"\bregistered in (?=the mining formalisation register\b)"), "entered in "),
    (re.compile(rf"\bthe mining formalisation of (?={NAME})"), "mining formalisation in "),
)
