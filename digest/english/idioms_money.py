"""The rules for sentences about money, prices, farmers' goods and what operates, falls or is counted."""

import re

from digest.english.idioms_patterns import NAME, NAMES, Rules


def _own_tariffs(found: re.Match[str]) -> str:
    return f"{found[1]} {found[2]} {'its' if found[1] == 'has' else 'their'} {found[3]}"


MONEY_RULES: Rules = (
    # emergencies, what is awaited, and shares
    (
        re.compile(r"\bthe (health|environmental|water|agricultural|climate) declaration of emergency\b"),
        r"the declaration of a \1 emergency",
    ),
    (re.compile(r"\b(is|are) assessing (?=the declaration of )"), r"\1 considering "),
    (re.compile(r"\bawaiting the payment of\b"), "awaiting payment of"),
    (
        re.compile(r"\b(declared an emergency|declared a state of emergency) in (?=the [A-Z][^.,]*? (?:road|highway))"),
        r"\1 on ",
    ),
    (
        re.compile(r"^(In [^,]+, t|T)he (report|study|survey) (?=(?:by|from) (?:the |[A-Z]))"),
        lambda m: f"{m[1][:-1]}{'A' if m[1] == 'T' else 'a'} {m[2]} ",
    ),
    (
        re.compile(r"^The (assessment|evaluation|inspection|analysis|audit) (?=(?:by|from) (?:the |[A-Z]))"),
        r"An \1 ",
    ),
    (re.compile(r"(?<=\d% of the )actions (?:of|in) (?=the |[A-Z])"), "shares in "),
    # what farmers are given
    (
        re.compile(r"\b(distribut\w+|hand(?:ed)? over|sen[dt]|deliver\w*|b[ou][ug]\w*|import\w*) fertilisers\b"),
        r"\1 fertiliser",
    ),
    (
        re.compile(r"(?<= to )((?:[\d,]+ )?(?:[a-z]+ )?(?:farmers|producers|growers|herders)) from (?=[A-Z])"),
        r"\1 in ",
    ),
    # loans, compensation and the sea
    (
        re.compile(
            r"\b((?:loan|credit|grant|donation) of (?:US\$|S/|€)[\d.,]+(?: [mb]illion)?) of (?=the [A-Z]|[A-Z])"
        ),
        r"\1 from ",
    ),
    (re.compile(r"\b(demanded|called for|requested) the payment of (?=(?:compensation|damages)\b)"), r"\1 "),
    (re.compile(r"\b(?:in|at) the bottom of the sea\b"), "on the seabed"),
    # what operates, is removed, falls and is counted
    (
        re.compile(
            r"\bthe (withdrawal|removal) of the (dredges|rafts|machinery|pumps) that operates? (?=in|on|at|near)"
        ),
        r"the removal of \2 operating ",
    ),
    (
        re.compile(
            r"\b(dredges|rafts|mines|miners|companies|plants|firms|gangs|groups) that operates? (?=in|on|at|near|along)"
        ),
        r"\1 operating ",
    ),
    (
        re.compile(
            r"\bcaused the fall of ((?:an?|the|two|three|four|five|six|several|\d+) [^.,]*?)"
            r"(?= (?:and|because|after|leaving)\b|[.,]|$)"
        ),
        r"caused \1 to collapse",
    ),
    (
        re.compile(
            r"^The cases of (?=(?:malaria|dengue|anaemia|Covid-19|tuberculosis|whooping|rabies|measles|leish|lepto))"
        ),
        "Cases of ",
    ),
    (re.compile(r"^The work (?=on |to )"), "Work "),
    # what had been so before it was ended
    (
        re.compile(
            r"\b(ha(?:s|ve) (?:reopened|repaired|resumed|restored|rebuilt|rescued|completed|unblocked) [^.,]*?) "
            r"that remained (?=(?:closed|halted|blocked|suspended|unused|abandoned|idle|unfinished)\b)"
        ),
        r"\1 that had been ",
    ),
    # basins, exports, prices and profits
    (
        re.compile(
            r"\b(?:(the )(rivers|lakes|communities|streams|farmers) (?:of|in|from) )?the basins of "
            r"((?:(?:the )?[A-Z][\w-]+, )*(?:the )?[A-Z][\w-]+ and (?:the )?[A-Z][\w-]+)(?: rivers)?"
        ),
        lambda m: f"{m[2] + ' in ' if m[2] else ''}the {m[3].replace('the ', '')} basins",
    ),
    (
        re.compile(
            rf"(\d%|\bhalf|\ba third|\bmost) of (?:the )?exports from ({NAME}(?: {NAME})?)(?=[.,]|$| (?:in|between)\b)"
        ),
        r"\1 of \2's exports",
    ),
    (re.compile(r"(?<=US\$\d\.\d) (?=a pound\b)"), "0 "),
    (
        re.compile(rf"^The ({NAMES}) (profits?|debt|revenue|net profit|output) (?=grew |rose |fell |ha(?:s|ve) )"),
        r"\1's \2 ",
    ),
    (re.compile(r"(?<=Banco de la Nación\)) (has|will|had) open(ed)? an agency\b"), r" \1 open\2 a branch"),
    (
        re.compile(
            r"\b(caused|prevented) the (collision|crash|explosion|overturning) "
            r"(?=(?:between|of|in|involving) (?!the\b))"
        ),
        lambda m: f"{m[1]} {'an' if m[2][0] in 'eo' else 'a'} {m[2]} ",
    ),
    (
        re.compile(
            r"\b(pipes|materials|equipment|machinery|vehicles|supplies|pumps|tablets) "
            r"that (was|were) not handed over\b"
        ),
        r"\1 that \2 never delivered",
    ),
    # what is no single thing, and of which year the months are
    (
        re.compile(
            r"\bof an? (?=(?:cancer|malaria|dengue|anaemia|tuberculosis|rabies|measles|pneumonia)\b(?! \w+s\b))"
        ),
        "of ",
    ),
    (
        re.compile(r"\b(in the first (?:two|three|four|five|six|seven|eight|nine|ten|eleven) months)(?=\.?$|, )"),
        r"\1 of the year",
    ),
    (
        re.compile(
            r"^The (investment|spending) in (?=(?:infrastructure|exploration|mining|equipment|development|plants)\b)"
        ),
        lambda m: f"{m[1].capitalize()} in ",
    ),
    (re.compile(rf"^The shareholders (?:of|in) ({NAMES}) (?=have )"), r"\1's shareholders "),
    # land, limits, tariffs and floods
    (re.compile(r"\b(?<!a )([\w.]+-hectare) land\b"), r"a \1 plot of land"),
    (
        re.compile(
            r"\bexceeded the limits? (?:of|for) "
            r"(sulphur dioxide|lead|arsenic|mercury|cadmium|zinc|iron|copper|noise)(?= in | on |[.,]|$)"
        ),
        r"exceeded \1 limits",
    ),
    (
        re.compile(
            r"\b(has|have) (raised|lowered|reduced|increased|cut) the (tariffs|prices|rates|fees)(?= by|[.,]|$)"
        ),
        _own_tariffs,
    ),
    (
        re.compile(
            r"\bthe (babies|children|women|schoolchildren|fish) (?:from|of|in) the communities "
            r"(?=(?:on|in|along) the [A-Z])"
        ),
        r"\1 in communities ",
    ),
    (
        re.compile(r"^Flooding (?:from|on) (the [^.,]*? rivers?) has flooded "),
        lambda m: f"T{m[1][1:]} {'have burst their' if m[1].endswith('s') else 'has burst its'} banks and flooded ",
    ),
    # work, attacks, help asked for, and where somebody lives
    (re.compile(r"\bwithout employment\b"), "out of work"),
    (
        re.compile(
            r"\b(attacks?|assaults?|abuses?|ill-treatment|violence|mistreatment) of "
            r"(?=the (?:police|army|navy|guards|security guards)\b)"
        ),
        r"\1 by ",
    ),
    (
        re.compile(r"\brequested the intervention of (the [^.,]*?)(?= (?:in|over|because|to)\b|[.,]|$)"),
        r"asked \1 to intervene",
    ),
    (re.compile(rf"^The (international reserves|gold reserves) of ({NAMES}) have totalled "), r"\2's \1 totalled "),
    (re.compile(rf"\bthe neighbourhood in ({NAMES})(?=[.,]|$| (?:in|has|have|and)\b)"), r"the \1 neighbourhood"),
    (
        re.compile(
            r"\b(taken|evacuated|transferred|flown|transported) ((?!the )(?:[\d,]+|[a-z]+) injured) (?=from|to)"
        ),
        r"\1 \2 people ",
    ),
    (re.compile(r"\b(?:for|over) the property tax\b"), "over property tax"),
    (re.compile(r"\bover the water charges(?=\.?$)"), "over water charges"),
    (
        re.compile(r"\ba load of the (copper|zinc|gold|silver|iron|timber|ore|tin|fuel)(?= from | of | in |[.,]|$)"),
        r"a shipment of \1",
    ),
    # to whom something is sold, what hurts people, and what is taken to be tested
    (
        re.compile(
            rf"\b(sell|award|transfer) (the {NAMES} (?:[a-z]+ )*(?:project|mine|deposit|concession|prospect|plant)) "
            rf"(to (?:the [\w ]*?(?:company|firm|consortium) )?{NAMES}), (in {NAMES})(?=\.?$)"
        ),
        r"\1 \2, \4, \3",
    ),
    (
        re.compile(r"\b(injured|killed|hurt) by (?=the (?:explosion|collapse|derailment|sinking|overturning) of\b)"),
        r"\1 in ",
    ),
    (
        re.compile(
            r"\b(collected|taken) samples of (water|sediment|soil|fish|blood) (?:in|of|from) (?=the [A-Z]|Lake )"
        ),
        r"\1 \2 samples from ",
    ),
    # who is to step in, who is taken home, and what is warned of
    (
        re.compile(r"\bcalled for the intervention of (the [^.,]*?)(?= (?:in|over|because|to)\b|[.,]|$)"),
        r"called for \1 to intervene",
    ),
    (
        re.compile(
            r"\b((?:carrying|taking|transporting|taken) (?:[\w-]+ ){0,4}?"
            r"(?:workers|miners|students|teachers|pupils)[^.,]*? to) (?:its|their) (?:houses|homes)\b"
        ),
        r"\1 their homes",
    ),
    (
        re.compile(r"\bwarned of the (increase|rise|lack|shortage|spread) (?=in |of )"),
        lambda m: f"warned of {'the' if m[1] == 'spread' else 'an' if m[1] == 'increase' else 'a'} {m[1]} ",
    ),
    (
        re.compile(r"\b(increase|rise|fall|drop) in cases of (malaria|dengue|rabies|anaemia|leptospirosis|measles)\b"),
        r"\1 in \2 cases",
    ),
    (re.compile(rf"\b(camps|dredges|rafts|barges|boats) in (?=the {NAMES} river\b)"), r"\1 on "),
    (re.compile(r"\bat the mining camps (?=in|on)"), "at mining camps "),
    # many of one place are told without an article, and what is told first with "a"
    (
        re.compile(
            r"^The ((?:[a-z]+ ){0,2}?(?:growers|gatherers|farmers|workers|herders|producers|fishermen|breeders|drivers"
            r"|hauliers|traders|irrigators|teachers|nurses|pupils|students) "
            r"(?:from|at|in) (?=[A-Z][^.,]* (?:have|will) ))"
        ),
        lambda m: m[1][0].upper() + m[1][1:],
    ),
    (
        re.compile(
            r"^The (helicopter|bus|lorry|tanker|boat|barge|plane|light aircraft|van|minibus|train|canoe) "
            r"(?:that|which) was carrying (?=an? |\d|several |two |three )"
        ),
        r"A \1 carrying ",
    ),
    (re.compile(r"\bbarred the way to (?=the [A-Z])"), "blocked access to "),
    (re.compile(r"\bha(s|ve) been reduced to half\b"), r"ha\1 halved"),
    (re.compile(rf"\bin ({NAMES} beach)\b"), r"on \1"),
    (
        re.compile(
            rf"\b([Tt]he) ((?:rubbish |municipal )?dump|landfill(?: site)?) of ({NAMES})(?=[.,]|$| (?:is|has|in|was)\b)"
        ),
        r"\1 \3 \2",
    ),
    (
        re.compile(r"\b(?:affects|is affecting) the (children|babies|women|schoolchildren) (?:from|of) (?=the )"),
        r"is affecting \1 in ",
    ),
    (
        re.compile(
            r"\b((?:road|highway|bridge)[^.,]*? will be) blocked for (?=(?:[a-z]+|\d+) (?:months|weeks|days)\b)"
        ),
        r"\1 closed for ",
    ),
)
