"""The rules for sentences about public works and money, water, fires and floods."""

import re

from digest.english.idioms_patterns import COUNT, DOING, NAMES, Rules

#: What hazards do to buildings, as one verb of English says it.
_BUILDINGS = r"(?:homes|houses|classrooms|schools|bridges|roads|buildings|shops|dwellings)"
#: Whom something is asked of.
_ASKED = (
    r"(?:the (?:[\w-]+ ){0,4}?(?:authorities|government|ministry|state|police|company|municipality|mayor|governor)"
    r"|Congress|(?:the )?Ministry of [A-Z]\w+(?: and [A-Z]\w+)?)"
)


def _counted(found: re.Match[str]) -> str:
    """ "At the Elena mine, four workers have died": who first, then where."""
    return f"{found[2][0].upper()}{found[2][1:]} at {found[1]}"


def _harmed(found: re.Match[str]) -> str:
    has, what, how = found.groups()
    return f"{has} caused {what} to collapse" if how == "collapsed" else f"{has} {how} {what}"


def _article(found: re.Match[str]) -> str:
    return f"{found[1]} {'an' if found[2][0] in 'aeiou' else 'a'} {found[2]} plan "


def _polluted(found: re.Match[str]) -> str:
    what = f"{found[2]} pollution"
    return what.capitalize() if found[1][0].isupper() else what


def _work_on(found: re.Match[str]) -> str:
    return f"{'W' if found[0][0] == 'T' else 'w'}ork on "


def _highlands(found: re.Match[str]) -> str:
    return f"{'in ' if found[1] == 'in' else ''}the highlands of "


def _licensed(found: re.Match[str]) -> str:
    """ "granted the water licence to Ares": Ares was granted one."""
    return f"granted {found[2]} {'an' if found[1][0] in 'aeio' else 'a'} {found[1]}"


def _port(found: re.Match[str]) -> str:
    return f"{found[0][0]}he port of {found[1]}"


WORKS_RULES: Rules = (
    (
        re.compile(
            r"\b(demand|demanded|demanding|request) attention for (?=(?:lead|mercury|arsenic|heavy metal|metal)\b)"
        ),
        r"\1 treatment for ",
    ),
    (re.compile(r"(, |\band )the (coca crops|illegal crops)\b(?! (?:that|of|in))"), r"\1\2"),
    (
        re.compile(
            r"\b(warehouse|shop|depot) of (tyre|tool|toy|shoe|furniture|fertiliser|rice|cement|timber)s?(?=[.,]|$| in )"
        ),
        r"\2 \1",
    ),
    (re.compile(r"\b(?:undertaken|carried out|made) a work visit (?=to )"), "made a working visit "),
    (
        re.compile(r"\b(to )recover (?=(?:the )?(?:forests?|ecosystems?|wetlands?|mangroves?|grasslands?|soils?)\b)"),
        r"\1restore ",
    ),
    # works and plans
    (re.compile(r"\bthe (start|resumption|completion) of the (construction|paving) of\b"), r"the \1 of \2 of"),
    (
        re.compile(
            r"\b(put|putting) out to tender ((?:the|an?|its|several|\d+|two|three|four|five|six) [^.,]*?)"
            r"(?= (?:this|next|in|by|before|for|on|at|during|from|with|worth|after) |[.,]|$)"
        ),
        r"\1 \2 out to tender",
    ),
    (
        re.compile(r"\b(announced|approved|requested|secured|obtained|guaranteed) (?:the )?financing of (?!US|S/)"),
        r"\1 funding for ",
    ),
    (re.compile(r"\b(approved|presented) the (action|strategic|management|work|investment) plan (?=to )"), _article),
    (re.compile(r"\b(?:the )?degradation of (?:the )?(forest|soil)s?\b(?! cover)"), r"\1 degradation"),
    (
        re.compile(
            r"\b(hearing|meeting|forum|workshop|assembly|session|fair|march|event|campaign|course) that "
            rf"((?:the )?[^.,]*?[a-z)]|{NAMES}) (organised|convened|promoted|called|sponsored)"
            r"(?=[.,]| (?:in|on|at)\b|$)"
        ),
        r"\1 \3 by \2",
    ),
    (
        re.compile(
            r"\b(?:given|paid|handed over|delivered) (?:a |the )?(first|second|third) (financial )?compensation\b"
        ),
        lambda m: f"paid a {m[1]} round of {m[2] or ''}compensation",
    ),
    (re.compile(r"\bfacilities of the port of (?=[A-Z])"), "facilities at the port of "),
    (re.compile(r"\bcalled for ((?:more|greater|better|urgent) [^.,]*?) from " rf"({_ASKED})"), r"asked \2 for \1"),
    # what is said of the future is no report
    (
        re.compile(
            r"\b(struggle) against (?=(?:illegal|corruption|crime|organised|deforestation|drug|poverty|smuggling))"
        ),
        "fight against ",
    ),
    (re.compile(r"\b([Tt])ax income\b"), r"\1ax revenue"),
    (re.compile(r"\bthe (?:exported total|total exported) value\b"), "the total value of exports"),
    (
        re.compile(
            r"^The (sales|exports|imports) of (gold|silver|copper|zinc|tin|gas|oil|coffee|fishmeal|minerals|timber)"
            r"(?= abroad| ha(?:s|ve) | rose | fell | grew )"
        ),
        lambda m: f"{m[2].capitalize()} {m[1]}",
    ),
    (re.compile(r"\b(start(?:ed|ing)?|beg[iu]n|resumed?) exploitation\b(?! of)"), r"\1 production"),
    (re.compile(r"\b([Rr])uled? at second instance\b"), r"\1uled on appeal"),
    (
        re.compile(r"\b(upheld|confirmed|overturned|revoked|annulled|reduced) ([^.,]*?) (?:at|in) second instance\b"),
        r"\1 \2 on appeal",
    ),
    # water, fires and floods
    (re.compile(r"\ba (water|land|mercury|fuel|energy) use\b"), r"\1 use"),
    (
        re.compile(r"\b(pollut(?:ed|ing|es|e)|contaminat(?:ed|ing|es|e)) the waters? of (?=the [^.,]*? river\b|Lake )"),
        r"\1 ",
    ),
    (re.compile(r"\bof a forest and (grass|pasture)(?:land)?s?\b"), r"of forest and \1land"),
    (re.compile(r"\b(hectares of) (?:the )?forests? and (grass|pasture)(?:land)?s\b"), r"\1 forest and \2land"),
    (re.compile(r"\bdevastated (?=(?:[\w.,-]+ ){0,5}?(?:hectares|crops|homes)\b)"), "destroyed "),
    (re.compile(r"^Forest firefighters\b"), "Firefighters"),
    (
        re.compile(
            rf"\b(ha(?:s|ve)) left ((?:{COUNT} )?{_BUILDINGS}) (collapsed|damaged|destroyed|flooded)\b(?! and\b)"
        ),
        _harmed,
    ),
    (
        re.compile(r"^The overflow of (the [^.,]*?(?:river|stream|lagoon|rivers)|the [A-Z][\w' -]*?) (?=ha(?:s|ve) )"),
        r"Flooding from \1 ",
    ),
    (
        re.compile(r"^(?:The )?[Oo]verturning of an? ([\w -]*?(?:tanker|lorry|truck)) (?=is |has (?!left))"),
        r"An overturned \1 ",
    ),
    (
        re.compile(
            rf"^At (the {NAMES} mine), ({COUNT} (?:[a-z]+ )?(?:workers|miners|people) have (?:died|been killed))\b"
        ),
        _counted,
    ),
    # electricity is sold to customers
    (re.compile(r"\b([Pp]ower cut|[Bb]lackout)([^.]*?) users\b"), r"\1\2 customers"),
    (re.compile(r"\busers\b([^.]*?) (without (?:electricity|power)\b)"), r"customers\1 \2"),
    # work that is begun, and what English makes one word of
    (
        re.compile(
            r"\b(started|begun|resumed|suspended|halted) the "
            r"(maintenance|rehabilitation|paving|demolition|treatment) of\b"
        ),
        r"\1 \2 of",
    ),
    (
        re.compile(
            r"\b(started|begun|resumed) the (delivery|payment|titling|evacuation|cleaning|dredging|demarcation"
            r"|vaccination|transport|pumping|relocation) of (?=[a-z\d])"
        ),
        lambda m: f"{m[1]} {DOING[m[2]]} ",
    ),
    (
        re.compile(r"\bconcluded (?=the (?:clean-up|construction|rehabilitation|paving|work|repair|expansion)\b)"),
        "completed ",
    ),
    (re.compile(r"\b(?:the )?closure of (?:the )?mines\b"), "mine closure"),
    (re.compile(r"\b(?:the )?treatment of (?:the )?waters?\b(?! from| of| that)"), "water treatment"),
    (
        re.compile(r"\b(resumed|started|held|begun|joined) the roundtable talks (?=on|with|over|about)"),
        r"\1 roundtable talks ",
    ),
    (re.compile(r"\bbecause of the flooding of (the (?:[A-Z][\w-]+ )*river)\b(?= in |[.,]|$)"), r"when \1 flooded"),
    (re.compile(r"^Highlands of "), "The highlands of "),
    (re.compile(r"\b(the|in) upper (?:parts|areas|zones) of (?=[A-Z])"), _highlands),
    (re.compile(r"\b(held|hold|holding) prior consultation\b(?= (?:on|with|in)\b|[.,]|$)"), r"\1 a prior consultation"),
    # profits, portfolios, licences and ports
    (re.compile(r"\b(?:obtained|recorded|had|achieved) profits of (?=US\$|S/)"), "made profits of "),
    (re.compile(r"\b([Pp]ortfolio of [^.,]*?) amounts to (?=US\$|S/)"), r"\1 is worth "),
    (re.compile(r"\bunderground water\b"), "groundwater"),
    (
        re.compile(
            r"\bgranted (?:the |an? )((?:[a-z-]+ ){0,4}?(?:licence|permit)) to "
            rf"((?:the (?:[a-z]+ ){{0,2}}?(?:company|firm) )?{NAMES})(?= in |[.,]|$)"
        ),
        _licensed,
    ),
    (
        re.compile(
            rf"\b[Tt]he ({NAMES}) port\b(?= (?:in|on|for|with|to|has|will|and|because|after)\b|[.,]|$)"
            r"(?! (?:terminal|authority|area|zone|project|workers?|captaincy|works)\b)"
        ),
        _port,
    ),
    (re.compile(r"\bwild human rabies\b"), "sylvatic human rabies"),
    (re.compile(r"\b([Rr])estored the service\b"), r"\1estored service"),
    (
        re.compile(
            r"\b(farmers|producers|growers|herders|breeders|beekeepers|fishermen) from "
            r"(the (?:province|district|region)s?) of (?=[A-Z])"
        ),
        r"\1 in \2 of ",
    ),
    (
        re.compile(
            r"\b(districts|villages|communities|hamlets|settlements|schools|facilities|hospitals|homes"
            r"|health (?:centres|posts)) "
            r"of the (province|region|district) of "
        ),
        r"\1 in the \2 of ",
    ),
    (
        re.compile(r"^The (gas cylinder|dynamite|gas tank|fuel tank|boiler|ammunition|fireworks) explosion has "),
        r"A \1 explosion has ",
    ),
    # what is told first of all, and of what there are several
    (
        re.compile(
            r"^((?:In [^,]+, )?)[Tt]he (fire|collision|crash|clash|shooting|accident|shoot-out) "
            r"(?=(?:at|between|in|involving|on) (?:an?|two|three|several) )"
        ),
        lambda m: f"{m[1]}{'a' if m[1] else 'A'}{'n' if m[2] == 'accident' else ''} {m[2]} ",
    ),
    (
        re.compile(
            rf"^The (mining tax revenue|gas tax revenue|budget|exports) of ({NAMES}) (?=ha(?:s|ve) |rose |fell )"
        ),
        r"\2's \1 ",
    ),
    (re.compile(r"\b([Tt]he p|[Pp]|p)ollution of (?:the )?(air|water|soil)s?(?= in | has |[.,]|$)"), _polluted),
    (re.compile(r"\b(local|municipal) governments of (?=[A-Z])"), r"\1 governments in "),
    (re.compile(r"\b[Tt]he (?:construction )?project on (?=(?:Avenida|Calle|Jirón) )"), _work_on),
    (re.compile(r"\b(?:the )?(?:flood|river|riverside) defence(?= (?:in|on|along) )"), "flood defences"),
    (
        re.compile(
            r"\b(fined|sanctioned|investigating|denounced|reported) ([^.]*?) "
            r"for the (construction|extraction|dumping) of "
        ),
        lambda m: f"{m[1]} {m[2]} for {DOING[m[3]]} ",
    ),
    (
        re.compile(r"\b(protection|conservation|destruction|restoration|management) of the forests of (?=the |[A-Z])"),
        r"\1 of forests in ",
    ),
    # what is asked for, sent and sampled
    (
        re.compile(
            r"\b(?:requested|demanded|called for) the setting[- ]up of (an? [^.,]*?)(?= (?:in|on|at|by)\b|[.,]|$)"
        ),
        r"asked for \1 to be set up",
    ),
    (re.compile(r"\bthe dispatch of (?=[\d,]+ (?:police|soldiers|troops|officers|marines))"), "the deployment of "),
    (
        re.compile(r"\btaken samples of (?:the )?(waste|sludge|tailings|dust)(?= in | at | from |[.,]|$)"),
        r"taken \1 samples",
    ),
    (re.compile(r"\bthe riverbanks? of the (?=[A-Z])"), "the banks of the "),
    (re.compile(r"\b(an? (?:[a-z]+ )?(?:hospital|prison|market|port|airport)) of (?=[A-Z])"), r"\1 in "),
)
