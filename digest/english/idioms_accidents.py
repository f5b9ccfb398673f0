"""The rules by which sentences on accidents, disasters and rescues are put as readers would print them."""

import re

from digest.english.idioms_patterns import COUNT, NAME, NAMES, Rules

_NUMBER = COUNT
_STATES = "dead|injured|wounded|missing|trapped|homeless|seriously injured"
_STRICKEN = (
    "farmers|families|residents|children|communities|people|fishermen|schools|livestock farmers|villagers|patients"
    "|schoolchildren|pupils|households|miners|women"
)
_VEHICLE = (
    r"(?:[\w-]+ ){0,2}(?:bus|coach|minibus|lorry|van|pick-up truck|dump truck|tanker|boat|ferry|car|motorcycle|train"
    r"|mototaxi|trailer|vehicle|canoe|barge|launch|ambulance|vessel)"
)
_BEFELL = {"overturning": "overturned", "sinking": "sunk", "derailment": "been derailed"}
_STORE = "warehouse|office|truck|lorry|camp|pick-up truck|dump truck|tanker|helicopter|bus|vehicle|boat|workshop|store"
#: What is put in rather than set up.
_FITTED = (
    "bridge|pump|generator|tank|filter|antenna|meter|sensor|camera|siren|pipe|turbine|transformer|toilet|footbridge"
)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _opening(count: str) -> str:
    return f"A total of {count}" if count[0].isdigit() else _capital(count)


def _of_people(found: re.Match[str]) -> str:
    return f"{'an' if found[2][0] in 'AEIOU' else 'a'} {found[2]} {found[1]}"


def _after(found: re.Match[str]) -> str:
    return f"after {found[2]} {'overturned' if found[1] == 'overturning' else 'sank'}"


def _exploded(found: re.Match[str]) -> str:
    article = "a" if found[1].lower() in {"a", "an"} else "the"
    return f"{_capital(article) if found[1][0].isupper() else article} {found[2]} explosion"


#: What is off a place rather than in front of it, where nobody is there to be heard.
_AT_SEA = (
    r"[Ss]hipwrecks?|(?:[Mm]otor)?[Bb]oats?|[Vv]essels?|[Ss]hips?|[Uu]nderwater exploration|[Pp]latforms?|[Ss]pills?"
    r"|[Ss]licks?|[Ff]ishing ban|(?:free |fishing )+area|[Ww]hales?|[Ee]arthquake|[Tt]remor|[Ff]ishermen lost"
    r"|shipwrecked people"
)
#: What has become of a boat at once before it, or is held there.
_AFLOAT = (
    r"adrift|anchored|sank|sunk|spilled|run aground|capsized|motorboat|vessel|ship|slick|tanker|exploration contracts"
    r"|offshore (?:blocks|wells)|oil blocks"
)
#: Who is there, or what goes on there, is on land.
_ASHORE = "protest|march|block|gather|tents|rall|demonstrat|camp|sit-in|met|office"


ACCIDENT_RULES: Rules = (
    (
        re.compile(
            rf"\b((?:[Dd]ischarges?|[Dd]umping) of [^.,]*?) on (?=the {NAME}(?: {NAME})* (?:river|stream|lake)\b)"
        ),
        r"\1 into ",
    ),
    (
        re.compile(
            rf"\b([Bb]each|[Bb]eaches|[Ii]slands?|[Bb]anks?|[Pp]orts?) in (?=the {NAME}(?: {NAME})* (?:river|stream)\b)"
        ),
        r"\1 on ",
    ),
    (re.compile(r"\bwithout a (service|supply|response|solution|access)(?= for |[.,]|$)"), r"without \1"),
    (re.compile(r"\bover (?:a )?(?:wage|pay|salary) (?:improvements?|increases?)\b"), "for better pay"),
    # weather, falls and those whom they strike
    (re.compile(r"\bA (heavy|intense|torrential) rain (?=(?:has|is|was)\b)"), lambda m: f"{m[1].capitalize()} rain "),
    (
        re.compile(r"\b(caus(?:ed|es|ing)) deaths of (?=\d|some |more than |at least |several |two |three )"),
        r"\1 the deaths of ",
    ),
    (re.compile(r"\bin highlands of (?=[A-Z])"), "in the highlands of "),
    (re.compile(rf"\bafter a fall of (an? {_VEHICLE}) into (?=an? |the )"), r"after \1 fell into "),
    (
        re.compile(rf"\bthe (overturning|sinking|derailment) of (an? {_VEHICLE}) (in {NAMES}) has left (?={_NUMBER} )"),
        lambda m: f"{m[2]} has {_BEFELL[m[1]]} {m[3]}, leaving ",
    ),
    (
        re.compile(r"\b(have|has) been locked up in (?=(?:an? |the )?[^.,]*?(?:mine|mine shaft|tunnel|gallery)\b)"),
        r"\1 been trapped in ",
    ),
    (
        re.compile(r"^An emergency has been declared in ([^.]*? affected by [^.]*?) for (\d+) days(?=\.?$)"),
        r"A \2-day state of emergency has been declared in \1",
    ),
    (
        re.compile(r"\b(called for|requested|demanded|asked for) an emergency(?=[.,]|$| because| over| in | after )"),
        r"\1 a state of emergency",
    ),
    # whom it has befallen, counted
    (
        re.compile(
            r"\b(T|t)here are ((?:some |about |nearly |almost |around |more than |at least )?[1-9][\d,]+) "
            r"(?:affected (people|families)|(people|families) affected)\b"
        ),
        lambda m: f"{_opening(m[2]) if m[1] == 'T' else m[2]} {m[3] or m[4]} have been affected",
    ),
    # what happened, and to how many
    (
        re.compile(
            rf"^((?![^.]*\b(?:killed|died)\b)[^.]*?[^.,]),? and (?:has |have )?left "
            rf"(?={_NUMBER} (?:(?:people|miners|passengers|workers) )?(?:{_STATES})\b)"
        ),
        r"\1, leaving ",
    ),
    (
        re.compile(rf"^The (overturning|sinking|derailment) of (an? {_VEHICLE}) has left (?={_NUMBER} )"),
        lambda m: f"{_capital(m[2])} has {_BEFELL[m[1]]}, leaving ",
    ),
    (
        re.compile(rf"\bhave left ({_NUMBER}|[\d,]+ thousand) people affected(?=[.,]|$| in\b| on\b)"),
        r"have affected \1 people",
    ),
    (re.compile(rf"\bhas left ({_NUMBER}) people affected(?=[.,]|$| in\b| on\b)"), r"has affected \1 people"),
    (re.compile(r"\b(affected|injured|displaced|left homeless) because of "), r"\1 by "),
    # "deja dos mineros muertos"
    (
        re.compile(
            rf"\b(has left|have left|leaving) ({_NUMBER}) (dead|missing) "
            r"((?:[a-z-]+ )?(?:[a-z]+s|fishermen|women|police officers?))(?=[.,]|$| in | on | at )"
        ),
        r"\1 \2 \4 \3",
    ),
    (
        re.compile(r"\b(has left|have left|leaving) an? (dead|missing) ([a-z]+)(?= and [a-z]+ (?:injured|missing)\b)"),
        r"\1 one \3 \2",
    ),
    # "dos mineros gravemente heridos", before what they are
    (
        re.compile(rf"^({_NUMBER}|An?) ((?:[a-z-]+ )?[a-z]+) seriously injured (?=(?:has|have) )", re.IGNORECASE),
        lambda m: f"{'A' if m[1] in {'A', 'An'} else m[1]} seriously injured {m[2]} ",
    ),
    (
        re.compile(
            rf"\b(has left|have left) ({_NUMBER} [a-z ]+?) (in|at|on) ([A-Z][\w -]+?) seriously injured(?=[.,]|$)"
        ),
        r"\1 \2 seriously injured \3 \4",
    ),
    (re.compile(r"\b([Tt])here has been a new (?=[a-z])"), r"\1here has been another "),
    (
        re.compile(
            r"\b([Tt])he search of (?=(?:missing|an? (?:[a-z]+ )?(?:miner|worker|fisherman|pilot|man|woman|boy|girl"
            r"|person|child|leader)"
            r"|two|three|four|five|\d+|fishermen|the missing)\b)"
        ),
        r"\1he search for ",
    ),
    (
        re.compile(r"\bclaimed the life of (?=(?:two|three|four|five|six|seven|eight|nine|ten|\d+) )"),
        "claimed the lives of ",
    ),
    (re.compile(r"\bcome off the road on the (road|highway) (?=to |from |between )"), r"come off the \1 "),
    (
        re.compile(r"\bcome off the road on the (?=(?:[A-Z][\w-]+ ){1,3}(?:road|highway|Highway)\b)"),
        "come off the ",
    ),
    (
        re.compile(
            r"\b(have|has) been trapped after (?=an? (?:collapse|landslide|cave-in|rockfall|mudslide|avalanche)\b)"
        ),
        r"\1 been trapped by ",
    ),
    (
        re.compile(r"\b(injured|hurt|burned) by (?=an? (?:[\w-]+ )?(?:explosion|accident|collision|crash|fire)\b)"),
        r"\1 in ",
    ),
    (re.compile(r"^Frosts have\b"), "Frost has"),
    (re.compile(r"\bbecause of rains\b(?! (?:that|which)\b)"), "because of rain"),
    (
        re.compile(r"\bbecause of (heavy|intense|torrential|constant) rains\b(?! (?:that|which)\b)"),
        r"because of \1 rain",
    ),
    (re.compile(rf"\baffected ((?:{_NUMBER} )?(?:{_STRICKEN})) from (?={NAME})"), r"affected \1 in "),
    (
        re.compile(r"\ban? (collapse|fall) of (an? (?:wall|roof|scaffold|bridge|ceiling|tower|tree|rock|cable)\b)"),
        r"the collapse of \2",
    ),
    (re.compile(r"\b(the collapse of an? (?:wall|roof|scaffold|ceiling)) in a project\b"), r"\1 on a building site"),
    # people
    (re.compile(r"\b([Ww])orker(s?) at a contractor\b"), r"\1orker\2 for a contractor"),
    (
        re.compile(r"^(An? (?:[\w-]+ ){1,2})lost (in|on) ([^.]*?) has been (found|rescued)\b"),
        r"\1missing \2 \3 has been \4",
    ),
    (
        re.compile(r"^([A-Z]\w+ (?:[\w-]+ )?)lost (in|on) ([^.]*?) have been (found|rescued)\b"),
        r"\1missing \2 \3 have been \4",
    ),
    # places
    (re.compile(r"\bin front of the coasts? of\b"), "off the coast of"),
    (re.compile(r"\b([Tt])he central highway\b"), r"\1he Central Highway"),
    (re.compile(rf"\ban? ({_STORE}) of (a (?:[\w-]+ )?company)\b"), r"a \1 belonging to \2"),
    (re.compile(r"\bprojects? on a (road|bridge)\b"), lambda m: f"{m[1]} {m[0].partition(' ')[0]}"),
    # traffic and water
    (re.compile(r"\binterrupted (?:the )?traffic\b"), "halted traffic"),
    (re.compile(r"\b(?:the )?traffic of lorries\b"), "lorry traffic"),
    (re.compile(r"\b(?:the )?(?:transit|traffic) of heavy vehicles\b"), "heavy traffic"),
    (
        re.compile(r"\b(suspended|cut off|restored|interrupted|resumed) the (?:drinking )?water service\b"),
        r"\1 the water supply",
    ),
    (
        re.compile(
            rf"\b(has|have|been|was|were|will|to|would) set up "
            rf"(?=(?:an?|{_NUMBER}) (?:[\w-]+ ){{0,2}}(?:{_FITTED})s?\b)"
        ),
        lambda m: f"{m[1]} install{'' if m[1] in ('will', 'to', 'would') else 'ed'} ",
    ),
    (re.compile(r"\bover lack of\b"), "over a lack of"),
    (re.compile(r"\bin (?=the (?:[A-Z][\w-]+ )+Highway\b)"), "on "),
    (re.compile(r"\bcaused an? (bridge|roof|wall|tunnel) collapse\b"), r"caused a \1 to collapse"),
    (
        re.compile(
            rf"\b(has|have) left ({_NUMBER}) (families|homes|houses|districts|schools|villages|communities|provinces"
            r"|hectares|children|farmers) affected\b(?! and\b)"  # "left 30 homes affected and two people injured"
        ),
        r"\1 affected \2 \3",
    ),
    (
        re.compile(
            rf"\b(has|have) left ({_NUMBER}) (homes|houses|stalls|schools|bridges|hectares|classrooms|shops) "
            r"(destroyed|damaged|flooded)(?=[.,]|$)"
        ),
        r"\1 \4 \2 \3",
    ),
    (re.compile(rf"^The overflow of (?=the {NAMES} river\b)"), "Flooding on "),
    (re.compile(r"(?<=[\w)]) forecasts (?=an? |heavy|intense|moderate|rain|snow|frost|low|strong)"), " has forecast "),
    (re.compile(r"\bbecause of floods(?=[.,]|$| in\b)"), "because of flooding"),
    (re.compile(r"\b(?:the|a) (fall|rise|drop) in (?:the|a) temperature\b"), r"a \1 in temperatures"),
    (re.compile(rf"\bin ruins of (?={NAME})"), "in the ruins of "),
    (re.compile(r"\b(tonnes|kilos|quintals) of (alpaca |vicuña )?fibres\b"), lambda m: f"{m[1]} of {m[2] or ''}fibre"),
    (
        re.compile(r"\b(arrested|convicted|sentenced|investigated) (for|of|over) an abuse(?=[.,]|$| in\b)"),
        r"\1 \2 abuse",
    ),
    (re.compile(rf"\bfound dead on (?=the {NAMES} (?:river|stream)\b)"), "found dead in "),
    (
        re.compile(r"\b([Rr]elatives|[Ff]amilies|[Vv]ictims|[Bb]odies|[Nn]ames) of dead(?=[.,]| ha(?:s|ve)\b| in\b)"),
        r"\1 of the dead",
    ),
    (
        re.compile(rf"\b((?:{_AT_SEA})\b(?:(?!{_ASHORE})[^.,])*?) in front of (?={NAME}|the islands? of )"),
        r"\1 off ",
    ),
    (
        re.compile(rf"\b({_AFLOAT}) in front of (?=the islands? |the coast |the port |[A-Z])"),
        r"\1 off ",
    ),  # "a la deriva frente a Ilo"
    (re.compile(r"\boff the island of ([A-Z]\w+)"), r"off \1 island"),
    (re.compile(r"\boff the islands of ([A-Z]\w+)"), r"off the \1 islands"),
    (re.compile(r"\b(drive|drives|driving|drove|driven) out from\b"), r"\1 out of"),
    (re.compile(r"\breported the mass (?=\w+ deaths\b)"), "reported mass "),
    (
        re.compile(
            r"\b([Tt]ourists|[Pp]assengers|[Tt]ravellers) have been detained over (?=an? (?:strike|blockade|protest))"
        ),
        r"\1 have been stranded by ",
    ),
    (
        re.compile(r"\b(declared? an (?:[\w-]+ )?emergency) on (?=the (?:(?:upper|middle|lower) )?basin\b)"),
        r"\1 in ",
    ),
    (re.compile(rf"\bdied from the overflow of (the (?:{NAMES} )?river)\b"), r"died after \1 overflowed"),
    (re.compile(rf"^The party of (?!the )({NAMES}) (?=has\b|will\b|is\b)"), r"The \1 party "),
    (re.compile(r"\bhave threatened with death (?=an? |the |two |three |\d)"), "have threatened to kill "),
    (re.compile(r"\bhas threatened with death (?=an? |the |two |three |\d)"), "has threatened to kill "),
    (
        re.compile(
            rf"^((?:Bone r|Human r|R)emains of (?:(?! in ).)+) in ((?:the )?{NAMES}(?: river)?) have been found(?=\.?$)"
        ),
        r"\1 have been found in \2",
    ),
    (re.compile(r"\bBone remains\b"), "Skeletal remains"),
    (re.compile(r"\bbone remains\b"), "skeletal remains"),
    (
        re.compile(r"^The burning of (pasture|grassland|rubbish|stubble) (?=has\b)"),
        lambda m: f"{_capital(m[1])} burning ",
    ),
    (re.compile(r"^Bodies of (?=victims|\w+ (?:miners|workers|passengers|people|fishermen))"), "The bodies of "),
    (re.compile(r"\bvictims of an accident\b(?! (?:that|which|in|at|on|involving)\b)"), "accident victims"),
    (
        re.compile(r"\b(carried|taken|moved|transferred|evacuated|flown|treated|rescued) injured (?=from|to|in|on)\b"),
        r"\1 the injured ",
    ),
    (
        re.compile(r"\b(water cut|power cut|strike|drought|shortage|outbreak|cold spell|frost) affects\b"),
        r"\1 is affecting",
    ),
    (re.compile(r"\b((?:water|power) cuts|droughts|strikes|frosts|shortages) affect\b"), r"\1 are affecting"),
    (re.compile(r"^([A-Z][^,.]{2,60}?) pollutes (?=the |an? |two |three )"), r"\1 is polluting "),
    (re.compile(r"\b(fined|penalised|sanctioned) ([^.,]{2,60}?) because of (?=an? |the )"), r"\1 \2 over "),
    (re.compile(rf"\bin the water of (?!Lake )({NAME}(?: {NAME})?)(?=[.,]|$)"), r"in \1's water"),
    (re.compile(r"\b(minister|mayor|governor|president|ombudsman) is inspecting\b"), r"\1 has inspected"),
    (re.compile(r"\b(have|has) (?:started|begun) a strike because of\b"), r"\1 gone on strike over"),
    (
        re.compile(r"\b(have|has) (?:started|begun) a strike(?= (?:in|over|for|to|after|against)\b|[.,]|$)"),
        r"\1 gone on strike",
    ),
    (
        re.compile(
            rf"^(Doctors|Teachers|Nurses|Hauliers|Health workers|Firefighters) from (?={NAME}(?: {NAME})* have\b)"
        ),
        r"\1 in ",
    ),
    (re.compile(r"^Swells have\b"), "Rough seas have"),
    (re.compile(r"\bbecause of swells\b"), "because of rough seas"),
    (re.compile(rf"\bthe lake of (?={NAME}(?: {NAME})*(?:[.,]| in | on | has | is |$))"), "Lake "),
    (
        re.compile(r"\bawarded the (construction|paving|rehabilitation|improvement|maintenance|design) of\b"),
        r"awarded the contract for the \1 of",
    ),
    (
        re.compile(r"\b([Aa]) shipwreck has (?=left|killed)"),
        lambda m: f"{'The' if m[1] == 'A' else 'the'} sinking of a boat has ",
    ),
    (re.compile(rf"\b({_VEHICLE}) that (?:was|were) taking (?={_NUMBER} )(?![^.]* to )"), r"\1 carrying "),
    (re.compile(r"\b(because of|for) (?:a )?lack of (?:a )?budget\b(?! for)"), "for lack of funds"),
    (re.compile(r"^An? (driver|captain|pilot|skipper|owner) of (?=an? |the )"), r"The \1 of "),
    (
        re.compile(r"\bordered (?:the )?removal of the bod(y|ies) (?:at|in) "),
        lambda m: f"ordered the removal of {'a body' if m[1] == 'y' else 'bodies'} from ",
    ),
    (re.compile(r"\b([Aa]) central highway\b"), lambda m: f"{'The' if m[1] == 'A' else 'the'} Central Highway"),
    (re.compile(rf"\b(to|for) people affected (?:in|from) (?={NAME})"), r"\1 disaster victims in "),
    (re.compile(r"\bbecause of frosts\b(?! (?:that|which)\b)"), "because of frost"),
    (
        re.compile(rf"^Flooding on (the {NAMES} river) (has )?flooded\b"),
        lambda m: f"{_capital(m[1])} {m[2] or ''}flooded",
    ),
    (
        re.compile(
            r"\b(an?|the) explosion of an? (gas cylinder|boiler|tank|grenade|gas tank|transformer)\b", re.IGNORECASE
        ),
        _exploded,
    ),
    (
        re.compile(
            r"\b(injured|dead|wounded|explosion|fire|accident|leak|collapse) in (?=(?:an?|the) (?:[\w-]+ ){0,2}"
            r"(?:restaurant|plant|factory|refinery|school|petrol station|hospital|hotel|smelter|quarry"
            r"|oil well|gas well|camp)\b)"
        ),
        r"\1 at ",
    ),
    (re.compile(rf"\b({_VEHICLE}) that (?:was|were) (?:transporting|carrying)\b"), r"\1 carrying"),
    (
        re.compile(r"^An? (?:home|(house|wall|roof|building)) collapse has\b"),
        lambda m: f"The collapse of a {m[1] or 'house'} has",
    ),
    (re.compile(r"\bpedestrian bridge"), "footbridge"),
    (re.compile(r"^A frost has (?=affected|killed|damaged|destroyed)"), "Frost has "),
    (re.compile(rf"\b(blocked|cleared|reopened|closed) a road to (?={NAME})"), r"\1 the road to "),
    (re.compile(r"\b(?:([Aa])n )?interprovincial bus"), lambda m: f"{m[1] + ' ' if m[1] else ''}long-distance bus"),
    (re.compile(rf"\bthe islands of ({NAME})(?=[.,]|$| in )"), r"the \1 islands"),
    (
        re.compile(rf"\b([Aa]) bather has (drowned|gone missing|died) (in|on|at) the beach in (?={NAME})"),
        r"\1 swimmer has \2 at a beach in ",
    ),
    (re.compile(r"^Victims of an accident (?=have|were)"), "Accident victims "),
    (re.compile(rf"\b(an? (?:road|highway|railway)) on the ({NAME})(?=[.,]|$)"), r"\1 in the \2 area"),
    (re.compile(rf"\buse of the water of (?=the {NAMES} river|Lake )"), "use of water from "),
    (re.compile(r"\bwarned of an? (danger|risk) of\b"), r"warned of the \1 of"),
    (
        re.compile(
            r"^Cases of (dengue|malaria|measles|rabies|cholera|leptospirosis|whooping cough|yellow fever) have\b"
        ),
        lambda m: f"{_capital(m[1])} cases have",
    ),
    (re.compile(r"\btanker (?:lorry|truck)\b"), "tanker"),
    (re.compile(r"\b([Aa]) lightning bolt has\b"), lambda m: f"{'L' if m[1] == 'A' else 'l'}ightning has"),
    (
        re.compile(rf"\b(buried|flooded|destroyed|damaged|evacuated|hit) the neighbourhood in (?={NAME})"),
        r"\1 a neighbourhood in ",
    ),
    (re.compile(r"\b(fault|crack|subsidence|erosion|sinkhole|flood) damages (?=[a-z]|\d)"), r"\1 is damaging "),
    (re.compile(rf"\b([Aa]) local councillor from (?={NAME})"), r"\1 councillor from "),
    (re.compile(rf"^A (road|highway|bridge) to (?={NAME}(?: {NAME})* (?:remains|has been|is)\b)"), r"The \1 to "),
    (re.compile(r"\bexplosion of an explosives store\b"), "explosion at an explosives store"),
    (re.compile(r"\b(boats?|canoes?|vessels?|ferry|barges?) in (?=Lake )"), r"\1 on "),
    (
        re.compile(r"\b([Aa] )(mother and|father and) a (daughter|son|baby)\b"),
        lambda m: f"{m[1]}{m[2]} {'her' if m[2][0] == 'm' else 'his'} {m[3]}",
    ),
    (
        re.compile(r"\b([Aa]) collapse of a (?:home|house)\b"),
        lambda m: f"{'The' if m[1] == 'A' else 'the'} collapse of a house",
    ),
    (re.compile(rf"\ba project on the ({NAMES} (?:hospital|bridge|road|dam|market))\b"), r"the \1 project"),
    (re.compile(rf"\brisks in (?=the {NAMES} (?:bridge|road|dam|hospital)\b)"), "risks at "),
    (re.compile(r"\b(closed|opened) (sluice gates|gates|valves) of\b"), r"\1 the \2 of"),
    (re.compile(r"^(An? (?:tsunami|tornado|tidal wave|storm surge|flash flood|geyser)) damages "), r"\1 has damaged "),
    (re.compile(rf"\bcarrying ({_NUMBER}) occupants\b"), r"carrying \1 people"),
    (re.compile(r"\b([Pp]ower cuts? ha(?:s|ve) left [^.]*?) without power\b"), r"\1 without electricity"),
    (
        re.compile(r"\b(emergency) because of (?=(?:dengue|malaria|measles|cholera|rabies|Covid|floods?\b))"),
        r"\1 over ",
    ),
    (re.compile(r"^Mourning has been declared\b"), "A period of mourning has been declared"),
    (re.compile(rf"\bhanded over (?=(?:{_NUMBER}) (?:tonnes|litres|gallons|kilos) of )"), "delivered "),
    (re.compile(r"\b(to|for) people affected(?=[.,]|$)"), r"\1 disaster victims"),
    (
        re.compile(
            r"^People affected (?=have\b[^.]*\b(?:sued|lawsuit|spill|pollution|contamination|tailings|metals|oil|mining"
            r"|compan(?:y|ies)|Repsol|Petroperú)\b)"
        ),
        "Those affected ",
    ),
    (re.compile(r"^People affected (?=have|were|from)"), "Disaster victims "),
    (re.compile(r"\bcleaned up (?=(?:an?|the) (?:[\w-]+ ){0,2}(?:road|highway|track|motorway)\b)"), "cleared "),
    (re.compile(rf"\bhalted (?=the {NAMES}(?:-{NAME})? (?:road|highway|bridge|hospital)\b)"), "halted work on "),
    (re.compile(r"\bfor lack of a payment\b"), "over non-payment"),
    (re.compile(rf"\b([Ww]orkers) from (?=the {NAMES} (?:bridge|road|dam|railway)\b)"), r"\1 on "),
    (
        re.compile(
            r"\b(collisions?) of "
            r"(?=(?:\w+ )?(?:lorries|motorboats|boats|buses|trains|cars|motorcycles|vehicles|vans)\b)"
        ),
        r"\1 between ",
    ),
    (
        re.compile(rf"^The flooding of (the {NAMES}(?: river)?) (has )?flooded\b"),
        lambda m: f"{_capital(m[1])} {m[2] or ''}flooded",
    ),
    (re.compile(rf"\ba (community (?:house|hall)) of the ({NAME})(?=[.,]|$| in\b)"), _of_people),
    (re.compile(r"\b([Ff]ires? ha(?:s|ve)) swept away\b"), r"\1 destroyed"),
    (
        re.compile(
            r"\b(airport|bridge|hospital|road|port|mine|plant|school|dam) will be opened (?=in |on |this |next )"
        ),
        r"\1 will open ",
    ),
    (re.compile(r"\b([Ff]ire\b[^.,]*?) is contained(?=[.,]|$)"), r"\1 has been contained"),
    (
        re.compile(
            rf"^A road blockade in ({NAMES}) has been reported because of "
            r"(?=an? (?:landslide|mudslide|rockfall|collapse|flood)\b)"
        ),
        r"A road in \1 has been reported blocked by ",
    ),
    (re.compile(rf"\b([Mm]udslides?\b[^.,]*? in the {NAMES}) stream\b"), r"\1 ravine"),
    (re.compile(rf"\bafter the (overturning|sinking) of (an? {_VEHICLE})\b"), _after),
    (re.compile(r"\bdied (?:from|of) frosts\b"), "died because of frost"),
    (re.compile(rf"\b([Ff]ish deaths|dead fish) on (?=the {NAMES} river\b)"), r"\1 in "),
    (
        re.compile(r"\blaid waste to (?=(?:[\w,]+ ){1,2}(?:hectares of )?(?:\w+ )?(?:crops|homes|houses)\b)"),
        "destroyed ",
    ),
    (re.compile(r"\b([Aa]) tragic (?=accident\b)"), r"\1n "),
    (re.compile(r"\bdied because of a lack of\b"), "died for lack of"),
    (re.compile(rf"\bleft ({_NUMBER} (?:families|people|residents|households)) without a home\b"), r"left \1 homeless"),
    (
        re.compile(rf"\bleft ({_NUMBER}) injured and ({_NUMBER} (?:houses|homes|schools|buildings|shops)) destroyed\b"),
        r"injured \1 people and destroyed \2",
    ),
    (
        re.compile(rf"\b(bridge [^.]*?collapsed after) the passage of (an? {_VEHICLE})\b"),
        r"\1 \2 crossed it",
    ),
    (
        re.compile(r"\bafter a (?:home|house|building|wall|roof|bridge|school|church) collapse\b"),
        lambda m: m[0].replace("home", "house").removesuffix(" collapse") + " collapsed",
    ),
    (re.compile(r"\bwithin the (?=settlement|district|hamlet|village|province)"), "in the "),
    (
        re.compile(
            r"^((?:An?|The) (?:[\w-]+ )?(?:strike|protest|stoppage|blockade|sit-in|occupation)) continues "
            r"((?:against|over) [^.]+?)( in [A-Z][^.]*)?(\.?)$"
        ),
        r"\1 \2 continues\3\4",
    ),
    (
        re.compile(r"\b(?:A|(a)) (?=(?:widow|widower) (?:and [a-z]+ )?of )"),
        lambda m: "the " if m[1] else "The ",
    ),
    (
        re.compile(rf"\b(accident|explosion|collapse|rockfall|fire|attack) at the mine in (?={NAME})"),
        r"\1 at a mine in ",
    ),
)
