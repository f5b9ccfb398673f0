"""The rules by which a finished sentence on land, forests, rivers and wildlife is put as readers would print it."""

import re

from digest.english.idioms_patterns import DEPARTMENTS, DOING, NAME, NAMES, Rules

#: Who is spoken of as many: "the Wampis people have ... their territory".
_PEOPLE = rf"(?:[Tt]he (?:{NAME}(?: and {NAME})? )?(?:people|nation)|[Pp]eople)"
_PERSON = (
    r"(?:(?:former |acting |local |regional |provincial |district )*"
    r"(?:mayor|governor|congress(?:man|woman)|official|leader|minister|officer|policeman|judge|prosecutor|councillor"
    r"|president|manager|notary|director|logger|miner|farmer|trader|businessman|businesswoman|man|woman|engineer))"
)
_PLANTS = (
    "quinoa|potato|strawberry|banana|plantain|pineapple|rice|maize|tomato|onion|asparagus|chilli|aguaymanto|bamboo"
    "|grass|flower|orchid|grapevine|blueberry|tara|queñua|huarango|algarrobo|alder|tornillo|shihuahuaco|capirona|bolaina"
    "|mango|lemon|orange|palm|camu camu|sacha inchi"
)
_GROUND = "grasslands|pastures|forests|hills|farmland|scrubland|wetlands|woodland"
_FOUL = "[Ww]astewater|[Ss]ewage|[Tt]ailings|[Ee]ffluent|[Ll]eachate|[Rr]ubbish|[Aa]cid water|[Mm]ining waste"
_RIVERS = "Marañón|Huallaga|Ucayali|Napo|Urubamba|Madre de Dios|Amazonas|Putumayo|Tigre|Pastaza|Mantaro|Purús|Nanay"
_OILMEN = "Petroperú|PetroTal|Pluspetrol|Perenco|Repsol|Petroecuador|Frontera Energy"
_GEAR = (
    "[Cc]amps?|[Vv]ehicles?|[Bb]oats?|[Mm]achinery|[Tt]rucks?|[Bb]arges?|[Dd]redges?|[Ww]arehouses?|[Pp]ickup trucks?"
    "|[Tt]ractors?|[Ee]xcavators?|[Ll]orr(?:y|ies)|[Ss]awmills?"
)
_ILLS = (
    "bird flu|avian influenza|influenza|dengue|malaria|whooping cough|rabies|hepatitis|tuberculosis|cholera|measles"
    "|diarrhoea|pneumonia|anaemia|leptospirosis|yellow fever|cancer|hunger|starvation|thirst|hypothermia"
)
#: What is sold by the sack.
_TIMBERS = (
    "shihuahuaco|cedar|mahogany|tornillo|cumala|capirona|bolaina|lupuna|catahua|copaiba|ishpingo|estoraque|moena"
    "|huayruro|quinilla|pashaco|cachimbo|marupa|eucalyptus|pine|algarrobo"
)
_FRUITS = "Brazil nut|walnut|potato|tomato|onion|lemon|egg|avocado|mango|banana|plantain|orange|blueberry|grape|olive"
_ONE = {"birds": "bird", "bees": "bee"}
_KILLERS = "killers|murderers|attackers|abductors|kidnappers"


def _a_wait(found: re.Match[str]) -> str:
    """ "after 18 years of waiting": after an 18-year wait."""
    return f"after a{'n' if re.match('eight|eleven|8|11$|18$', found[1]) else ''} {found[1]}-{found[2]} wait"


LAND_RULES: Rules = (
    (
        re.compile(r"\bthe regional conservation area in the (?=(?:[A-Z][\w-]+ )+Regional Conservation Area\b)"),
        "the ",
    ),  # "crea Área de Conservación Regional en el Ampiyacu Apayacu"
    (re.compile(rf"\b({_PEOPLE} have (?:elected|chosen|renewed|appointed|launched|created)) its\b"),
     r"\1 their"),
    (re.compile(r"\b((?:[Ee]ntry|[Aa]ccess)(?: of| by) [^.,]*?|[Ee]nter(?:ed|ing)? )into (?=communal land\b)"),
     r"\1onto "),
    (re.compile(rf"\b(communit(?:y|ies) of (?:San|Santa|Santo)(?: {NAME}){{1,3}}) of (?={NAME})"), r"\1 de "),
    (re.compile(r"\b(await(?:s|ed|ing)?|waiting for) their (?=titling\b)"), r"\1 "),
    (re.compile(r"\ballocate(s|d)? an? budget (?=to |for )"), r"allocate\1 funds "),
    (re.compile(r"\bafter ([\w,]+) (year|month|day)s of waiting\b"), _a_wait),
    (re.compile(rf"\b((?:injured|wounded) [^.,]*?) (in {NAMES}) "
                r"(with (?:an? )?(?:machetes?|arrows?|spears?|knife|stones))(?=[.,]|$)"),
     r"\1 \3 \2"),
    (re.compile(r"\b(withdrawn|withdrew|withdraw|walked out) (from|of) an? dialogue table\b"),
     r"\1 \2 roundtable talks"),
    (
        re.compile(
            r"\b(proposals?|offers?) of the "
            r"(?=(?:Prime Minister's|Ministry|Ombudsman's)\b)"
        ),
        r"\1 from the ",
    ),
    (re.compile(r"\b(remain(?:s|ed)?|continue[sd]?|stay(?:s|ed)?) on the hunger strike\b"), r"\1 on hunger strike"),
    (
        re.compile(r"\b([Ff])(orest fires|ires) of (?:large|great) (?:dimensions|magnitude|proportions)\b"),
        lambda m: f"{'Large' if m[1] == 'F' else 'large'} f{m[2]}",
    ),
    (
        re.compile(r"(\d% of (?:[a-z-]+ )?(?:[a-z]+s|people|[a-z]*men) (?:(?!(?:the|a|an|of|in) )[a-z]+ ){1,5})its\b"),
        r"\1their",
    ),
    (re.compile(r"\b([Rr]ights?(?: of [^,.]{3,40})? to) the (?=(?:prior )?consultation\b)"), r"\1 "),
    (re.compile(r"\b(rights?|territor(?:y|ies)|self-determination|autonomy) of the towns\b"), r"\1 of the peoples"),
    (re.compile(r"\b((?:[Ll]eaders?|[Rr]epresentatives?|[Ff]ederations?|[Oo]rganisations?|[Dd]elegates?|[Ll]ife plans?"
                r"|languages?|members?|sages?) (?:of|from) (?:\w+ ){1,2})town(s?)\b(?! of| in)"),
     lambda m: f"{m[1]}people{m[2]}"),
    (re.compile(r"\b(represents?) ((?:the |several |\w+ )?)towns\b(?! of| in)"), r"\1 \2peoples"),
    (re.compile(r"\b([Tt]he )?(e|E)ntry (?=(?:from|because of) (?:the )?sales? of\b)"),
     lambda m: f"{m[1] or ''}{'Income' if m[2] == 'E' else 'income'} "),
    # whose
    (re.compile(rf"^([^.,]*?\b{_PEOPLE}(?: of [^.,]*?)? have [^.,]*?)\bits (?=(?:\w+ )?(?:territor|land|forest))"),
     r"\1their "),
    (re.compile(rf"\b(sentenced|convicted|arrested|captured|identified) ((?:{_KILLERS}) of (?=an? |the |{NAME}))"),
     r"\1 the \2"),
    (re.compile(r"\b(invaded|occupied|seized) the (land|property) of "
                r"(?=the (?:mining |oil |palm oil |timber )?compan)"),
     r"\1 \2 belonging to "),
    (re.compile(r"\b(burned|set fire to|destroyed|attacked|raided|demolished) "
                r"((?:[\w-]+ )?(?:homes|houses|huts|crops)) of "
            r"(?=(?:a|an|the) (?:[\w-]+ )?(?:native |peasant |indigenous )?community\b)"),
     r"\1 \2 in "),
    (re.compile(r"\b(lost|loses?|losing|losses of) (the most|more) forests\b"), r"\1 \2 forest"),
    # prepositions
    (re.compile(r"\b(state of emergency|emergency) in "
                r"(?=the (?!basin)[^.,]*?\b(?:river|stream)s?(?:[.,]|$| because| after))"),
     r"\1 on "),
    (re.compile(r"\b((?:[Oo]il )?[Ss]pills?|[Ll]eaks?) in (?=(?:the|an?) (?:[\w-]+ ){0,3}[Pp]ipeline\b)"), r"\1 from "),
    (re.compile(r"\b([Dd]ischarges? of [^.,]*?|[Dd]ischarges?) in (?=(?:the|an?|several) "
                r"(?:[^.,]*? )?(?:rivers?|streams?|lakes?|lagoons?|sea|bay)\b)"), r"\1 into "),
    (re.compile(r"\b(take|takes|taken|taking|took) ((?:(?:water|soil|sediment|\d+) )*samples) (?:on|in) "
                r"(?=(?:the|several|\w+) [^.,]*?\b(?:rivers?|streams?|lakes?|lagoons?)\b)"), r"\1 \2 from "),
    (re.compile(r"\b(march(?:ed|ing)?|rall(?:y|ied)|protest\w*|demonstrat\w+)"
                r"( against [^.,]*?)? for (?=water(?:[.,]|$))"),
     r"\1\2 over "),
    (re.compile(r"\b([Ii]nvestigations?|inquir(?:y|ies)) into (an?|the|two|three|several) "
                rf"((?:{_PERSON})s?(?: of [^.,]*?)?) into (?=[a-z])"), r"\1 into \2 \3 over "),
    (re.compile(r"\b(met(?: with)? [^.]*?) because of (?=an? |the )"), r"\1 over "),
    (re.compile(rf"\b(fires?) in ({_GROUND}) of (?={NAME})"), r"\1 in \2 in "),
    (re.compile(r"\b((?:[Ww]ithdrawal|[Dd]eparture|[Rr]emoval|[Ee]xpulsion) of (?:[\w-]+ ){1,3}?)(?:in|on) "
                rf"(?=(?:the|their|its|several) |Lake |{NAME})"), r"\1from "),
    (re.compile(r"\b(demanded|sought) a (withdrawal|departure|removal|expulsion) (?=of )"), r"\1 the \2 "),
    (re.compile(r"\bin the whole (?=(?:[\w-]+ ){0,3}"
                r"(?:region|country|province|district|department|basin|valley|territory|Amazon|jungle|area)\b)"),
     "across the "),
    (re.compile(rf"\b(people|peoples) from "
                rf"(?=the (?!Amazon|Andes|Peru)(?:{NAME})(?: and (?:the )?{NAME})?(?=[.,]|$| in ))"),
     r"\1 of "),
    (re.compile(rf"\b(communit(?:y|ies) of {NAME}(?: {NAME}){{0,2}}) of (?=the (?:district|province|region) of )"),
     r"\1 in "),
    (re.compile(r"\b(reserves|forests|rivers|lakes|schools|hospitals|provinces|districts|villages|airstrips) of "
                rf"(?=the {NAME}(?: {NAME}){{0,2}} region\b)"), r"\1 in "),
    (re.compile(rf"\b((?:district|province)s? of {NAMES} \({NAME}(?: {NAME})*)\) in ({DEPARTMENTS})\b"), r"\1, \2)"),
    (re.compile(rf"\b((?:district|settlement|hamlet) of {NAMES}), ({NAME}(?: {NAME})*) \(({DEPARTMENTS})\)"),
     r"\1 (\2, \3)"),
    (re.compile(rf"\b([Rr]egional governor|[Rr]egional president) in (?={DEPARTMENTS})"), r"\1 of "),
    (re.compile(r"\bin an? (official |public |symbolic )?ceremony(?=[.,]|$| in | on | at | after )"),
     r"at a \1ceremony"),
    (re.compile(r"\bat a (?=official ceremony)"), "at an "),
    (re.compile(r"\bwill have ((?:property|land|communal|collective) )titles? (?=to |over |for )"),
     r"will receive \1titles "),
    (re.compile(r"\b(communities (?:[^.,]*? )?have (?:received|obtained|been given)) an? (property|land) title\b"),
     r"\1 \2 titles"),
    (re.compile(r"(?<=[a-z\d] )(Marañón|Napo|Tigre|Pastaza|Corrientes|Nanay|Morona|Putumayo) "
                r"(native|indigenous|peasant) communities\b"), r"\2 communities on the \1"),
    (re.compile(r"^(Marañón|Napo|Tigre|Pastaza|Corrientes|Nanay|Morona|Putumayo) "
                r"(native|indigenous|peasant) communities\b"),
     lambda m: f"{m[2].capitalize()} communities on the {m[1]}"),
    # order
    (re.compile(r"\b(has|have) left an? (dead|injured|wounded) ((?:[a-z-]+ ){0,2}[a-z]+)"
                r"(?=[.,]|$| in | and [^.]*dead)"),
     lambda m: f"{m[1]} left {'an' if m[3][0] in 'aeiou' else 'a'} {m[3]} {m[2]}"),
    (re.compile(r"\b(?:the )?pollution of water(?=[.,]|$| (?:in|from|by|has|have|and))"), "water pollution"),
    (re.compile(r"^The water pollution\b|^Water pollution\b"), "Water pollution"),
    (re.compile(r"\b([Dd])eaths? of (fish|livestock|cattle|alpacas|birds)\b(?! (?:that|which|found|of))"),
     lambda m: f"{m[2].capitalize() if m[1] == 'D' else m[2]} deaths".replace("lpacas deaths", "lpaca deaths")
     .replace("irds deaths", "ird deaths")),
    (re.compile(rf"\b[Tt]he lake of ({NAME}(?: {NAME})*)"), r"Lake \1"),
    (re.compile(r"^A (collapse|bursting|rupture|breach|overflow) of (?=an? )"), r"The \1 of "),
    (re.compile(r"\brecognised an? (rights?) of (.+?) over "
            r"(?=(?:the )?(?:[\w-]+ )?(?:forest|land|territor|river|water))"),
     r"recognised the \1 of \2 to "),
    (re.compile(r"\b(reforest\w*) (areas|hectares|hills|slopes) burned (?=in )"), r"\1 burned \2 "),
    (re.compile(rf"\b(in|from|of|across) (?!Alto Amazonas)(Alto|Bajo) ({_RIVERS})(?= (?!{NAME})|[.,]|$)"),
     lambda m: f"{m[1]} the {'Upper' if m[2] == 'Alto' else 'Lower'} {m[3]}"),
    (
        re.compile(
            r"\b(occup\w+|invad\w+|seiz\w+) the (land|property|forests?) of "
            r"(?=(?:the|an?) (?:[\w-]+ ){0,2}?communit(?:y|ies)\b)"
        ),
        r"\1 \2 belonging to ",
    ),
    (re.compile(r"\bOfficers from the police and (?=[a-z])"), "Police officers and "),
    (re.compile(r"\bofficers from the police and (?=[a-z])"), "police officers and "),
    (re.compile(rf"\bthe ({NAME}(?: {NAME})*) port(?=[.,]|$| in | on | after | and | by | where )"), r"the port of \1"),
    (re.compile(r"\b(in|on) (indigenous|communal|native|ancestral|private|state|public) lands\b"), r"on \2 land"),
    (re.compile(r"\b(clashed|met|protested|occurred|detained|seized|held) in "
                r"(?=an? (?:\w+ )?pumping station\b)"), r"\1 at "),
    (re.compile(rf"\b(workers|employees|technicians|contractors) at ({_OILMEN})"
                r"(?=[.,]| have| in | on | at |$)"), r"\2 \1"),
    (
        re.compile(rf"\b({_GEAR}) of (?=(?:an?|the) (?:[\w-]+ ){{0,3}}compan(?:y|ies)\b)"),
        r"\1 belonging to ",
    ),
    (re.compile(r"^(A community (?:house|hall|centre)) of (?=an? |the )"), r"\1 in "),
    (
        re.compile(
            r"\b(felled|cleared|burned|destroyed|logged|invaded) an? (forest) of "
            r"(?=(?:the|an?) (?:[\w-]+ ){0,2}communit(?:y|ies)\b)"
        ),
        r"\1 \2 belonging to ",
    ),
    (re.compile(rf"\b(die[ds]?|dying|died) from (?=(?:an? )?(?:outbreak of )?(?:{_ILLS})\b)"), r"\1 of "),
    (re.compile(r"\b(released?) into (?=(?:the|a|several)? ?beach(?:es)?\b)"), r"\1 on "),
    (
        re.compile(
            r"\ba (native|peasant) community "
            r"((?:primary |secondary )?(?:health centre|school|church|clinic|market|farm|store))\b"
        ),
        r"a \2 in a \1 community",
    ),
    (re.compile(r"\b(consumption|use|analysis|quality) of the water of (?=the |a )"), r"\1 of water from "),
    (re.compile(rf"\b(released) into (?={NAME}(?:[.,]|$| after| on \d))"), r"\1 in "),
    (re.compile(r"\b(income|revenue|jobs|profits) into "
                r"(?=[\w ]*(?:families|communit|farmers|women|growers))"), r"\1 for "),
    (re.compile(r"\bin the clean-up of (beach|river)(?:e?s)(?=[.,]|$)"), r"in \1 clean-up"),
    (re.compile(r"\b(destroyed|burned|cleared|felled|lost) a "
                r"(?=(?:dry|primary|tropical|cloud|native|relict) forest\b)"),
     r"\1 "),
    (re.compile(r"\blive (without|on) (?=(?:drinking |safe |clean )?(?:water|electricity|power))"), r"are living \1 "),
    (
        re.compile(
            r"\b([Pp]ollution of (?:the )?[^.,]*?) from (?=(?:\w+ )?(?:dredges|miners|loggers|companies|rafts"
            r"|a \w+ company))"
        ),
        r"\1 by ",
    ),
    (re.compile(r"\b(defend(?:ed|ing)? [^.,]*?) in front of "), r"\1 against "),
    (
        re.compile(r"\bin the lands? of (?=(?:several |two |the |a )?(?:\w+ )?(?:communit(?:y|ies)|peoples?)\b)"),
        "on land belonging to ",
    ),
    (
        re.compile(
            r"\b(explor(?:ed?|ing)) "
            r"(?=(?:gold|copper|oil|gas|lithium|uranium|silver|zinc)\b(?! (?:mine|deposit|block)))"
        ),
        r"\1 for ",
    ),
    (re.compile(rf"\bin ({NAME}) land(?=[.,]|$| in )"), r"on \1 land"),
    (re.compile(rf"\b([Pp]rices? of) an? ({_FRUITS})\b"), lambda m: f"{m[1]} {m[2]}{'es' if m[2][-1] == 'o' else 's'}"),
    (re.compile(r"\b(road|highway|track) has crossed an? (forest) of (?=(?:a|the) )"), r"\1 crosses \2 belonging to "),
    (re.compile(r"\b([Mm]urder|[Kk]illing|[Dd]eath|[Kk]idnapping|[Dd]isappearance) "
                r"of a head(?=[.,]|$| in )"), r"\1 of a leader"),
    (re.compile(r"^A lightning bolt has "), "Lightning has "),
    (re.compile(rf"\bin (?=the (?:{NAME} )+(?:peak|hill|volcano|mountain|glacier)\b)"), "on "),
    (re.compile(r"\bon the Manu(?=[.,]|$| (?:has|have|after|and)\b)"), "in Manu"),
    (re.compile(r"\basked for (?=[^.,]*? to be (?:protected|released|punished|removed|investigated|returned)\b)"),
     "called for "),
    (
        re.compile(
            r"\b(injured|wounded|killed|arrested|detained|died|shot|attacked|beaten)\b([^.,]*?)"
            r" in protest (in (?=[A-Z])|(?:against|over) )"
        ),
        r"\1\2 at a protest \3",
    ),
    (
        re.compile(r"\b(recovered|regained|retaken) ([\d.,]+ hectares) (invaded|occupied|usurped)(?=[.,]|$| in | by )"),
        r"\1 \2 of \3 land",
    ),
    (
        re.compile(r"\b(bought|sold|buy|sell|donated) ((?:[\d.,]+|\w+) hectares) (?=(?:from|to|in) (?:the|an?|[A-Z]))"),
        r"\1 \2 of land ",
    ),
    (re.compile(r"\b(a|the) die-off of (fish|birds|bees|livestock)\b"),
     lambda m: f"{m[1]} {_ONE.get(m[2], m[2])} die-off"),
    (
        re.compile(
            r"\b([Cc]ommunit(?:y|ies)\b[^.,]*? (?:has|have) (?:received|obtained|been given)) "
            r"(titles?)(?=[.,]|$| in | after )"
        ),
        r"\1 land \2",
    ),
    (re.compile(rf"^The group of ({NAME}(?: {NAME})?)(?= (?:has|will|is)\b)"), r"The \1 group"),
    (re.compile(rf"\b(to|from|with|by) the company of ({NAME})(?=[.,]|$| for )"), r"\1 a company in \2"),
    (re.compile(r"\bthe Titicaca(?=[.,]|$| (?:has|in|by|and)\b)"), "Lake Titicaca"),
    (re.compile(r"\b(an? (?:mine|pit|well|dump|shaft|tunnel)) without (closing)(?=[.,]|$| in )"), r"\1 without \2 it"),
    (re.compile(r"\b(started|resumed|halted|begun) (clean-up|remediation)(?=[.,]|$| in | at )"), r"\1 \2 work"),
    (re.compile(rf"\bthe (reserve) of ({NAME}(?: {NAME})?)(?=[.,]|$| in | has )"), r"the \2 \1"),
    (re.compile(r"\bagreed to ([^.,]+?) at an assembly(?=[.]?$)"), r"agreed at an assembly to \1"),
    (re.compile(r"\btimber (?=logs\b)"), ""),
    (re.compile(r"\bboard feet(?! (?:of|from)\b)"), "board feet of timber"),
    # words
    (re.compile(r"\brepress(ed|ing) (?=(?:an?|the) (?:[\w-]+ ){0,2}(?:march|protest|demonstration|strike))"),
     lambda m: f"crack{m[1]} down on "),
    (re.compile(r"\bpalm-growing (?=compan|firm|group)"), "palm oil "),
    (re.compile(r"\bFrosts have\b"), "Frost has"),
    (re.compile(r"\b(suffered|suffering|face|faced|facing) a shortage (?=because|since|after)"), r"\1 shortages "),
    (re.compile(r"\b(Reserves?(?: [^.,]*?)?|concessions?|parks?|reserves?) to be eliminated\b"), r"\1 to be abolished"),
    (re.compile(r"\b([Ii]ndigenous) peasant (?=patrols?\b)"), r"\1 "),
    (
        re.compile(
            r"\b((?:dredges|miners|gangs|rafts|loggers|mafias|traffickers|groups)) operate "
            r"(?=in |on |along |at |within )"
        ),
        r"\1 are operating ",
    ),
    (re.compile(r"\bproperty land (?=titles?\b)"), "land "),
    (re.compile(r"\b([Ll]and invaders) of (?=the [A-Z][\w ]+ (?:Sanctuary|Reserve|Park|Forest))"), r"\1 in "),
    (re.compile(r"\b(titled [\d.,]+ hectares of (?:native|peasant|indigenous) )communities\b"), r"\1community land"),
    (re.compile(r"(?<!board )\bfeet of (?=timber\b|cedar\b|mahogany\b|wood\b|illegal timber\b)"), "board feet of "),
    (re.compile(r"\b(has|have) verified (?=illegal (?:logging|mining)\b|(?:the |an? )?(?:oil )?(?:damage|pollution"
                r"|spill|deforestation)\b)"),
     r"\1 confirmed "),
    (re.compile(r"^A (loss of [^,.]*?) (fell|rose|increased|grew|has fallen|has risen|has increased)\b"), r"The \1 \2"),
    (re.compile(r"\bProperty land (?=titles?\b)"), "Land "),
    (re.compile(r"\blargest (?=(?:[a-z]+ )?rates?\b)"), "highest "),
    (re.compile(r" y [Aa]fluentes\b(?= Indigenous| Reserve|$)"), " and Tributaries"),
    (re.compile(r"\b(has|have) titled (?=(?:the |a |[\w,]+ )?(?:[A-Z]\w+ )?(?:native |peasant |indigenous )?communit)"),
     r"\1 granted land titles to "),
    (re.compile(r"\ban Amazonian (?=waterway\b)"), "the Amazon "),
    (re.compile(r"\b([Vv])oluntary (?=(?:park |forest )?(?:rangers?|firefighters?|rescuers?|brigade|doctors?|nurses?"
                r"|guards?|teachers?|patrols?|divers?|workers?|fire))"), r"\1olunteer "),
    (re.compile(rf"\b({_PLANTS}) tree (?=seedlings?\b)"), r"\1 "),
    (re.compile(rf"^({_FOUL}) (pollut|contaminat)es? "),
     lambda m: f"{m[1]} {'are' if m[1] == 'Tailings' else 'is'} {m[2]}ing "),
    (re.compile(rf"\bhave claimed the territory of (?=the {NAME})"), "have laid claim to the territory of "),
    # protests and people
    (re.compile(r"\bon a hunger strike\b"), "on hunger strike"),
    (re.compile(rf"\b(An?|[Tt]he|\w+) missing ((?:\w+ ){{1,2}})on (the {NAMES} (?:river|stream)|Lake {NAME})"
                r"(?= ha(?:s|ve) been\b)"),
     lambda m: f"{'A' if m[1] == 'An' else m[1]} {m[2]}missing in {m[3]}"),
    (re.compile(r"^(Operations?|Talks|Negotiations|Preparations) (ha(?:s|ve) (?:begun|started)) "
                rf"((?:against|with|for|over|on) [^.,]*?)( (?:in|at) (?:the )?{NAMES})?(?=[.]?$)"),
     lambda m: f"{m[1]} {m[3]} {m[2]}{m[4] or ''}"),
    (re.compile(r"\b(remain(?:s|ed)?|is|are|was|were|been) left by (?=the )"), r"\1 abandoned by "),
    (re.compile(r"\b(requested|sought|called for|asked for|demanded|seeks|recommended) prison for\b"),
     r"\1 a prison sentence for"),
    (re.compile(rf"\bbeen imprisoned in the ({NAMES}) prison\b"), r"been sent to prison in \1"),
    (re.compile(r"^(Injured|Dead|Missing) (?=ha(?:s|ve) |were |are )"), r"\1 people "),
    (re.compile(r"\b(for|of|over) the (possession|sale|illegal possession|smuggling|theft) of "
                r"(?=(?:firearms|weapons|drugs|explosives|cocaine|ammunition|timber|gold|fuel|mercury)\b)"),
     r"\1 \2 of "),
    (re.compile(r"\b(resumed|reopened) a (debate|dialogue) (?=on |with |over |about )"), r"\1 \2 "),
    (re.compile(r"\bthe (modernisation|construction|repair|rehabilitation|maintenance|expansion) costs? of "
                r"(?=the |an? |[A-Z])"),
     lambda m: f"the cost of {DOING[m[1]]} "),
    (re.compile(r"\bflooded because of ((?:heavy |torrential |intense )?)rains?\b"), r"flooded by \1rain"),
    (re.compile(r"\b(collision|crash|clash) of (an? [\w-]+(?: [\w-]+)?) and (?=an? )"), r"\1 between \2 and "),
    (re.compile(r"\b(alleged )?crimes of (corruption|collusion|embezzlement)\b"), r"\1\2"),
    (re.compile(r"^(An?) ((?:forest |large |major )?fire) (?:has been|was) (?:recorded|registered) (?=in |at |on )"),
     r"\1 \2 has broken out "),
    (re.compile(r"\bthreatened with death (an? \w+|the \w+)(?=[.,]|$| in | has )"), r"threatened to kill \1"),
    (re.compile(r"\b(reduced|cut) ([\d.]+%) of (its|their|the) "
                r"(spending|budget|costs|workforce|staff|emissions|debt)\b"),
     r"\1 \3 \4 by \2"),
    (re.compile(r"\bpolice (excessive|disproportionate) use of force\b"), r"\1 use of force by police"),
    (re.compile(r"\ban? investigating committee for (?=the )"), "a committee to investigate "),
    (re.compile(rf"\b([Tt])he ({NAMES}) airport (?=has |will |is )"), r"\2 airport "),
    (re.compile(r"\bdied because of (?=Covid-19|dengue|malaria|cancer|pneumonia)"), "died of "),
    (re.compile(r"\burged to stay calm ([^.,]+?)(?=[.,]|$)"), r"urged \1 to stay calm"),
    (re.compile(rf"\b(carrying|with) ((?:\w+ )?(?:drugs|cocaine|marijuana|weapons|weaponry|fuel|timber)) "
                rf"(concealed|hidden|camouflaged) in ({NAMES}) (ha(?:s|ve) been seized)\b"), r"\1 \3 \2 \5 in \4"),
    (re.compile(r"\bfull of (drugs|cocaine|marijuana|timber|fuel) (concealed|hidden|camouflaged)(?=[.,]|$)"),
     r"full of \2 \1"),
    (re.compile(rf"\bhectares of (?=(?:sugar|mining|oil|palm oil) company {NAME})"), "hectares belonging to the "),
    (re.compile(r"\b(patients|cases|beds|deaths|infections|tests) Covid-19\b"), r"Covid-19 \1"),
    # forests, and what lives in them
    (re.compile(r"\boffered (?:by|through|on) (social media|Facebook|the internet)\b"), r"offered for sale on \1"),
    (re.compile(rf"\b(planted|sown|reforested) ([^.]*?) in (the {NAMES}) stream\b"), r"\1 \2 in \3 ravine"),
    (re.compile(r"\b(for|of) causing (?=(?:an?|the|two|three|several) (?:forest |bush |grassland )?fires?\b)"),
     r"\1 starting "),
    (re.compile(r"\b(who|person|man|woman|farmer|farmers) caused (?=an? (?:forest |bush |grassland )?fire\b)"),
     r"\1 started "),
    (re.compile(r"\bapproved the amendment of (?=the (?:[\w-]+ )*(?:Law|Act|Constitution|Code)\b)"),
     "approved an amendment to "),
    (re.compile(r"\b([Aa]mendment) of (?=the (?:[\w-]+ )*(?:Law|Act|Constitution|Code)\b)"), r"\1 to "),
    (re.compile(r"\bland invasions in (?=(?:their|its|the) (?:concessions?|territory|land|forests?|reserves?)\b)"),
     "invasions of "),
    (re.compile(r"\b(returned|released|reintroduced|return|release|reintroduce)( \w+)? (?:in)?to (?:the )?wildlife\b"),
     lambda m: f"{m[1]}{m[2] or ''} {'to' if m[1].startswith('return') else 'into'} the wild"),
    (re.compile(r"\b(evicted [^.]*?) (that|who) were occupying ([\d.,]+ hectares) from (?=the [A-Z])"),
     r"\1 who were occupying \3 of "),
    (re.compile(r"\bthe body of (an? [\w-]+) without a head\b"), r"the headless body of \1"),
    (re.compile(r"\b(fires|floods|rains) that affect (?=[\d]|several |the )"), r"\1 affecting "),
    (re.compile(r"\bfor a (rescue|protection|conservation) of (?=wildlife|wild animals|forests?|animals)"),
     r"for the \1 of "),
    (re.compile(r"\b([Ff]oreign ministers|[Pp]residents) from (?=[A-Z]\w+ and [A-Z])"), r"\1 of "),
    (re.compile(r"\bAmazonian border\b"), "Amazon border"),
    (re.compile(r"\b([Cc]ommunity of [^.,]*? has (?:received|obtained|been given) a) (?=title[.,]|title$)"),
     r"\1 land "),
    (re.compile(rf"\bboard feet of ({_TIMBERS})(?= ha|[.,]|$| in | at | from | of illegal | without | being )"),
     r"board feet of \1 timber"),
    (re.compile(rf"\b([\d.,]+|the|some) logs of ({_TIMBERS})(?= ha|[.,]|$| in | at | from | and | without )"),
     r"\1 \2 logs"),
    (re.compile(rf"^([^.,]* of an? [^.,]*project) (has been (?:suspended|cancelled|rejected|revoked)) (in {NAMES})\.$"),
     r"\1 \3 \2."),
    (re.compile(r"\b(hectares\b[^.,]*?) covered by (?=[^.,]*(?:companies|families|settlers|invaders|farmers)\b)"),
     r"\1 occupied by "),
    # whose and which
    (re.compile(r"\b(the|their) blockade of an? (road|highway|river)\b(?! (?:to|from|between|that|which)\b)"),
     r"\1 \2 blockade"),
    (re.compile(r"\b(a|the|their) blockade of (roads|highways)\b(?! (?:to|from|between|that|which|leading)\b)"),
     lambda m: f"{'their ' if m[1] == 'their' else ''}{m[2][:-1]} blockades"),
    (re.compile(r"\b([Tt]he search) of (?=(?:[\w-]+ )?(?:miners?|workers?|fishermen|people|passengers?|students?"
                r"|victims|survivors|climbers?|tourists?|boys?|girls?|man|woman|child|children)\b)"), r"\1 for "),
    (re.compile(r"\b([Ww]orkers (?:at|for) [^.,]*? (?:agreement|deal|talks|dispute) with) a company\b"),
     r"\1 the company"),
    (re.compile(r"\b(is|are) continued\b(?= in |[.,]|$)"), lambda m: "continues" if m[1] == "is" else "continue"),
    (re.compile(r"^The rupture of an? ((?:oil |gas |water |crude )?)(pipe|pipeline)\b"),
     lambda m: f"A {'burst' if m[2] == 'pipe' else 'ruptured'} {m[1]}{m[2]}"),
    (re.compile(r"\b(leaders?|members?) of construction\b(?= in |[.,]|$| has | have )"),
     lambda m: f"construction union {m[1]}"),
)  # fmt: skip
