"""The rules by which sentences on peoples, their organisations and their land are put as readers would print them."""

import re

from digest.english.idioms_patterns import DEPARTMENTS, MONTHS, NAME, NAMES, Rules

_TIME_SINCE = rf"since (?:\d{{1,2}} (?:{MONTHS})|(?:{MONTHS})|(?:19|20)\d\d|last|[MTWFS]\w+day)\b"
_LATELY = r"(?:[Ii]n (?:the (?:last|past) (?:[\w-]+ )?|recent )(?:days|weeks|months|years|decades))"
_COMMUNITIES = r"(?:the )?(?:[\d,]+ |[a-z]+ )?(?:native |peasant |indigenous )communit(?:y|ies)"
_THINGS_WATCHED = (
    r"(?:the |their |its |several )?(?:[a-z]+ )?(?:lakes?|lagoons?|headwaters|forests?|woods?|wetlands|springs?)"
)


def _sown(found: re.Match[str]) -> str:
    return f"{'P' if found[1] else 'p'}lanting of {found[2]}"


#: A leader who is named behind his people, and is no place of theirs.
_BY_NAME = re.compile(rf"\b(ethnic group) of ({NAME}(?: {NAME}){{1,2}})(?=(,|\.?$)?)")


def with_leader(text: str, source: str) -> str:
    """ "El líder de la etnia amahuaca Luis Paz": of that people, and called so."""
    found = _BY_NAME.search(text)
    if found is None or f"de {found[2]}" in source:
        return text
    return f"{text[: found.end(1)]}, {found[2]}{'' if found[3] is not None else ','}{text[found.end(2) :]}"


PEOPLES_RULES: Rules = (
    # many of two peoples, and the guard of one
    (re.compile(r"\b(\d[\d,]*) ([A-Z][\w-]+) and an? ([A-Z][\w-]+)(?= (?:have|has|were|will)\b)"), r"\1 \2 and \3"),
    (
        re.compile(
            r"\b([Aa])n? ([A-Z][\w-]+|indigenous) guard (?=has (?:detained|arrested|seized|confiscated|stopped|found"
            r"|evicted|destroyed|blocked|handed)\b)"
        ),
        lambda m: f"{'The' if m[1] == 'A' else 'the'} {m[2]} guard ",
    ),
    (re.compile(r"\b(announced|promised) ((?:land )?titles) to (?=the |\d|[a-z]+ (?:native|peasant))"), r"\1 \2 for "),
    (re.compile(r"\bof the usurpation of the land of\b"), "of usurping the land of"),
    # what has gone on until now
    (re.compile(rf"\b({_LATELY}, (?:(?! who | that | which )[^.,;])*?) (is|are) being (?=[a-z]+ed\b|\w+ly [a-z]+ed\b)"),
     lambda m: f"{m[1]} {'has' if m[2] == 'is' else 'have'} been "),
    (re.compile(rf"\b(is|are) being ((?:(?! who | that | which )[^.,;])*? {_TIME_SINCE})"),
     lambda m: f"{'has' if m[1] == 'is' else 'have'} been {m[2]}"),
    # who is missing
    (re.compile(rf"\bwho (?:has |have )?disappeared (?:from|since) (\d{{1,2}} (?:{MONTHS})|[MTWFS]\w+day)\b"),
     r"who had been missing since \1"),
    (re.compile(rf"\b([Mm])issing ((?:[\w-]+ )?[\w-]+) (ha(?:s|ve) been|were|was) found "
                rf"(since \d{{1,2}} (?:{MONTHS})) (dead|alive)\b"),
     lambda m: f"{m[2][0].upper() if m[1] == 'M' else m[2][0]}{m[2][1:]} missing {m[4]} {m[3]} found {m[5]}"),
    (re.compile(r"\blook(ing)? for (?=(?:an?|the|\w+) [^.,]*?\b(?:missing|who (?:has |have )?(?:went|gone) "
                r"missing)\b)"),
     r"search\1 for "),
    (re.compile(r"\blook(ing)? for (?=(?:an?|the|two|three|four|five|several|\d+) missing\b)"), r"search\1 for "),
    (re.compile(r"\bindependently (?:look|search) for (?=an? |the |two |three |[A-Z]|missing )"),
     "conduct their own search for "),
    # where people go
    (re.compile(rf"\barrived at ({NAME}(?: {NAME})?) (?=to (?:meet|demand|receive|protest|take part|collect"
                r"|report|ask|present|hand|call|submit|denounce|request)\b)"),
     r"travelled to \1 "),
    (re.compile(rf"\barrived at (?={NAME}(?: {NAME})?(?:[.,]|$| after | on | with | from ))"), "arrived in "),
    # peoples in isolation
    (re.compile(r"\bpeoples \((PIACIS?)\) (in (?:[a-z]+ )*?isolation(?: and (?:in )?initial contact)?)\b"),
     r"peoples \2 (\1)"),
    (re.compile(r"\bpeoples in (?:a situation of |Situación de )?Aislamiento(?: Voluntario)?"
                r" y (?:en )?Contacto Inicial\b"),
     "peoples in isolation and initial contact"),
    (re.compile(r"\bKakataibo Norte y Sur\b"), "Kakataibo North and South"),
    (re.compile(r"\bKakataibo (Norte|Sur)\b"), lambda m: f"Kakataibo {'North' if m[1] == 'Norte' else 'South'}"),
    (re.compile(r"\battention plan\b"), "assistance plan"),
    # land
    (re.compile(rf"\b(?:delivery|handover) of (?:the )?property titles (?=to {_COMMUNITIES}\b)"),
     "handover of land titles "),
    (re.compile(rf"^(.*\b{_COMMUNITIES}\b.*?) property titles\b(?= to (?:their|its) (?:land|territor))"), r"\1 titles"),
    (re.compile(r"\bproperty titles (?=to (?:their|its) (?:land|territor))"), "titles "),
    (re.compile(r"^((?:In [^,]+, )?[^,.]*\b(?:native|peasant|indigenous) communit(?:y|ies)\b[^.,]*"
                r" (?:receive|received|obtained|obtain|have|has|get|given)) ((?:the|their|its|a) )?property "
                r"(?=titles?\b)"),
     lambda m: f"{m[1]} {m[2] or ''}land "),
    (re.compile(r"\b([Tt]he )?coca leaf sowing\b"), lambda m: "Coca planting" if m[1] == "The " else "coca planting"),
    (re.compile(r"\b([Tt]he )?[Ss]owing of (coca|cacao|coffee|rice|maize|quinoa|potatoes|oil palm)\b"), _sown),
    (re.compile(r"\bordered ((?:an? |the )[^.,]*?communit(?:y|ies)(?: [^.,]*?)?) to be titled(?=\.?$|,| within| in )"),
     r"ordered \1 to be granted land titles"),
    (re.compile(rf"\b(to|will|must|would) title (?={_COMMUNITIES}\b)"), r"\1 grant land titles to "),
    (re.compile(rf"\b({_COMMUNITIES} (?:[^.,]*? )?)(will be|ha(?:s|ve) been|were|was) titled\b"),
     lambda m: f"{m[1]}{m[2]} granted land titles"),
    (re.compile(r"\bassignment-in-use contracts for agroforestry systems\b"), "agroforestry concession contracts"),
    (re.compile(r"\bassignment-in-use (?=contracts?\b)"), "land-use "),
    (re.compile(rf"\bin the (rainforest|jungle) of ({NAME}(?: {NAME})?)(?=[.,]|$| to | on | after )"), r"in the \2 \1"),
    (re.compile(r"\b([Ll]eft|[Aa]bandoned|[Ff]led|[Ll]eave|[Ff]lee|[Ll]eaving|[Ff]leeing) their houses\b"),
     r"\1 their homes"),
    (re.compile(r"\bof (invaded|occupied|stolen|grabbed|deforested) (land|forest) by (?=[a-z])"), r"of \2 \1 by "),
    (re.compile(rf"\b(enter\w*) (the [A-Z][^.,]*? (?:Reserve|Park|Sanctuary)) without (authorisation|permission|a "
                rf"permit) "
                rf"(in (?:the (?:province|district|region|department) of )?{NAMES})"), r"\1 \2 \4 without \3"),
    (re.compile(rf"\bindigenous peoples of (?=(?:{DEPARTMENTS}|Peru)\b)"), "indigenous peoples in "),
    # emergencies
    (re.compile(r"\bfor ([^.,]*?) in a state of emergency to be declared\b"),
     r"for \1 to be placed under a state of emergency"),
    (re.compile(r"\bto be declared in a state of emergency\b"), "to be placed under a state of emergency"),
    (re.compile(r"\b(under a state of emergency) for (?=the (?:pollution|drought|fires?|floods?|rains?)\b"
                r"|pollution\b)"),
     r"\1 because of "),
    # defence fronts
    (re.compile(rf"\b([Tt])he (environmental |united |broad )?defence front (?:in|of|from) ({NAME}(?: "
                rf"{NAME})?)\b(?! and)"),
     lambda m: f"{m[1]}he {m[3]} {(m[2] or '').title()}Defence Front"),
    # whose they are
    (re.compile(rf"\b([Tt])he (indigenous )?guard ({NAME}) (?:from|of) (?=the )"), r"\1he \3 \2guard of "),
    (re.compile(r"\b([Gg]uards?|[Ll]eaders?|[Mm]embers|[Rr]epresentatives?|[Dd]elegates?|[Pp]atrols?|[Oo]fficials?) "
                r"from "
                r"(?=the (?:[A-Z]\w+ )*(?:Government|Federation|Organisation|Association|Central|Council|Confederation"
                r"|Committee|Coordinating|Nation)\b)"), r"\1 of "),
    (re.compile(r"\b(called for|asked for|requested|demanded|sought) the support of the (navy|army|police) (?=to )"),
     r"\1 \2 support "),
    (re.compile(r"\b(rejected|approved|opposed|welcomed|supported|criticised) the proposal from (?=the [A-Z][^.,]* "
                r"to )"),
     r"\1 a proposal by "),
    (re.compile(r"\b(has|have) reaffirmed (opposition|support|rejection|commitment|willingness) to\b"),
     lambda m: f"{m[1]} reaffirmed {'its' if m[1] == 'has' else 'their'} {m[2]} to"),
    (re.compile(r"\belected (?:the|their|its) first woman as (president|head|leader|chair)\b"),
     r"elected the first woman \1"),
    (re.compile(rf"\b([Tt])he companies ({NAMES}) and (?=the [^.,]*(?:Front|Community|community|Federation"
                rf"|Committee)\b)"),
     r"\2 and "),
    (re.compile(rf"\b([Tt])he water users' board (?:of|in) (?:the )?({NAMES} valley)\b"),
     r"\1he \2 water users' board"),
    (re.compile(rf"\b([Tt])he regional council (?:of|in) ((?:{DEPARTMENTS}|Peru)\b)"), r"\1he \2 regional council"),
    (re.compile(rf"\b([Tt])he Roundtable for the Fight [Aa]gainst Poverty (?:in|of) ({NAMES})(?= has\b| have\b|[.,]"
                rf"|$)"),
     r"\1he \2 Roundtable for the Fight against Poverty"),
    (re.compile(r"\b([Pp]arish priest|[Bb]ishop|[Vv]icar) from (?=[A-Z])"), r"\1 of "),
    (re.compile(r"\b([Gg]irls|[Bb]oys|[Cc]hildren|[Ss]tudents) from (?=(?:the )?(?:student |school )?(?:residences"
                r"|shelters|hostels)\b)"),
     r"\1 in "),
    (re.compile(rf"\b(killers?|murderers?) of leaders from ({NAME}(?: {NAME})?)(?= to | have | has |[.,]|$| after )"),
     r"\1 of the \2 leaders"),
    (re.compile(r"^The (self-defence committees|indigenous guards|peasant patrols|community patrols) (?=(?:in|from) )"),
     lambda m: f"{m[1][0].upper()}{m[1][1:]} "),
    (re.compile(r"\b(obtained|received|won|gained) the recognition of (?=the )"), r"\1 recognition from "),
    (re.compile(r"\bareas of (forest|mining|oil|timber|logging) concessions\b"), r"\1 concession areas"),
    (re.compile(rf"\bof the ((?:native |peasant |indigenous )?)community (?:from|of|in) ({NAMES}) and "
                rf"(?=(?:[A-Z])[\w ]*? (?:have|are|will)\b)"), r"of the \1communities of \2 and "),
    (re.compile(r"\bthe ([A-Z]{1,3}-\d+) (illegal|unfinished|rural|new) (road|highway)\b"), r"the \2 \1 \3"),
    (re.compile(r"\b([Rr])emains of (oil|crude|fuel|diesel|mercury|petrol)\b"),
     lambda m: f"{'T' if m[1] == 'R' else 't'}races of {m[2]}"),
    (re.compile(rf"\b((?:found|recovered|discovered) (?:the|two|three|several|\w+) (?:[\w-]+ )*?bod(?:y|ies) of "
                rf"[^.,]*?) "
                rf"on (?=the {NAMES} river\b)"), r"\1 in "),
    (re.compile(r"\b([Cc]alled for|[Dd]emanded) (sold|stolen|usurped|lost|invaded|occupied) (land|territory) to be "
                r"(recovered|returned)\b"),
     lambda m: f"{m[1]} the {'recovery' if m[4] == 'recovered' else 'return'} of the {m[3]} that was {m[2]}"),
    (re.compile(r"\b([Ee]xclusion of (?:their|its|the) (?:land|lands|territory|communities)) of (?=[A-Z]|the |an? )"),
     r"\1 from "),
    (re.compile(r"\b(has|have) closed (an?|the) (?=(?:[a-z]+ )*(?:pumping station|oil well|oil pipeline|valve)\b)"),
     r"\1 shut down \2 "),
    (re.compile(r"\b([Tt])he directorate of ([a-z][a-z ]*?) of the (Ministry of (?:the )?[A-Z]\w+[a-rt-z])(?=[ ,.]"
                r"|$)(?! and)"),
     r"\1he \3's \2 directorate"),
    (re.compile(r"\b(outside|at|in front of|to) the (?:offices|headquarters) of (?=the (?:Public Prosecutor's"
                r"|Ombudsman's"
                r"|Comptroller's) Office\b)"), r"\1 "),
    (re.compile(rf"\b(from|in|of|to) the valley of the ({NAME}(?: {NAME})?)(?: river)?\b(?!,| River| and [A-Z][\w "
                rf"]*? rivers)"), r"\1 "
                r"the \2 valley"),
    (re.compile(rf"^(?=(?:{NAME}, )*{NAME} and {NAME} peoples (?:have|are|were|will)\b)"), "The "),
    (re.compile(r"\b(an?|the) conflict over boundaries\b"),
     lambda m: f"{m[1]} boundary conflict"),
    (re.compile(r"\b(agreement|deal|pact) for (?=(?:an?|the) (?:[a-z]+ )?(?:conflict|dispute)\b)"), r"\1 over "),
    (re.compile(r"\b(approved|adopted|published|updated|presented) the plan for the (protection|management"
                r"|conservation) of "
                r"(?=the [A-Z][^.,]*(?:Reserve|Park|Forest|Area|Sanctuary)\b)"), r"\1 a \2 plan for "),
    (re.compile(r"\ban allowance for the (protection|conservation) of (?=(?:their|its|the) forests?\b)"),
     lambda m: f"a payment for {'protecting' if m[1] == 'protection' else 'conserving'} "),
    (re.compile(r"\b(protect|threaten|endanger|harm|contact) the (?=(?:indigenous )?peoples in (?:voluntary "
                r")?isolation\b)"),
     r"\1 "),
    (re.compile(r"\b((?:is|are|has|have) (?:investigating|denounced|reported|halted|confirmed|banned)) felling of "),
     r"\1 the felling of "),
    (re.compile(r"\b([\w,]+) camps (?:of|used by) ((?:illegal )?(?:coca growers|loggers|miners|poachers|hunters))\b"),
     lambda m: f"{m[1]} {m[2]}' camps"),
    (re.compile(r"\ba camp (?:of|used by) (coca growers|loggers|miners|poachers|hunters|drug traffickers)\b"), r"a "
                r"\1' camp"),
    (re.compile(r"\b([Pp]atrols?) of (?=the (?:native |peasant |indigenous )?community\b)"), r"\1 from "),
    (re.compile(r"\bhectares of land (invaded|occupied) in (?=[A-Z]|the )"), r"hectares of \1 land in "),
    (re.compile(rf"\b({NAME} people) of (?=the (?:native )?community of )"), r"\1 from "),
    (re.compile(rf"\bproperty titles (?=to {_COMMUNITIES}\b)"), "land titles "),
    (re.compile(r"\b(?:the|a) property title (?=to (?:its|their) (?:land|territory)\b)"), "title "),
    (re.compile(r"(?<!been )(?<!were )(?<!was )\bdetained by (?=(?:[a-z]+ )*(?:invaders|settlers|miners|loggers)\b)"),
     "held by "),
    (re.compile(rf"^The judge in (?={NAME}(?: {NAME})? has\b)"), "A judge in "),
    (re.compile(r"\bbarred the way to (?:the )?(?=(?:\w+ )?(?:boats|lorries|vehicles|buses)\b)"), "blocked "),
    (re.compile(r"\b([Tt]he (?:alleged )?)perpetrator(s?) of the murders? of\b"), r"\1killer\2 of"),
    (re.compile(r"\b(started|begun|resumed) the ([a-z]+(?: [a-z]+)?|Brazil nut) sales? (?=to )"), r"\1 \2 sales "),
    (re.compile(r"\bcommunity house of (?=the )"), "communal hall of "),
    # what is taken up again, and told of what is to come
    (re.compile(r"\b(has|have) (agreed|decided|voted|threatened) to resume the (blockade|strike|protest|sit-in|march)\b"
                r"(?! of| by| against| that)"),
     lambda m: f"{m[1]} {m[2]} to resume {'its' if m[1] == 'has' else 'their'} {m[3]}"),
    (re.compile(r"\b(treatment plant|plant|pumping station|turbine|water system)((?: in [^.,]*?)?) remains halted\b"),
     r"\1\2 remains out of operation"),
    # guards, patrols and people
    (re.compile(r"\b([Nn])umerous (?=people\b|families\b|residents\b)"),
     lambda m: f"{'M' if m[1] == 'N' else 'm'}any "),
    (re.compile(rf"\b(members|guards|people|villagers|farmers) who are monitoring (?={_THINGS_WATCHED}\b)"),
     r"\1 guarding "),
    (re.compile(rf"\b(near|along|on|on the banks of|from|in the waters of) Rio ({NAME})(?=[.,;]|$| in | has )"),
     r"\1 the \2 river"),
)  # fmt: skip
