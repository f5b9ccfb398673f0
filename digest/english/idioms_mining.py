"""Rules of the finished sentence for mines, strikes, talks, prices and permits: as readers would print it."""

import re

from digest.english.idioms_patterns import MONTHS, NAME, NAMES, Rules

_MONEY = r"(?:S/|US\$|€)[\d.,]+(?: (?:million|billion))?"
_ACTION = (
    r"(?:(?:agrarian|regional|national|indefinite|river|road|hunger|\d+-hour|\d+-day) )*(?:strike|blockade|protest)"
)
_END = r"(?=[.,]| (?:in|on|at|after|for) |$)"
#: What a lorry carries many of.
_FRUITS = "grape|banana|mango|avocado|orange|mandarin|lemon|potato|onion|tomato|blueberry|pineapple|egg|chicken"
#: How a number is printed within a sentence.
_DIGITS = {"eleven": "11", "twelve": "12", "thirteen": "13"}
#: What carries people, and whom.
_VEHICLES = "bus|minibus|van|pickup|lorry|boat|coach|helicopter"
_RIDERS = (
    r"(?:(?:mine|mining|farm|construction|oil|health) )?"
    r"(?:workers|labourers|miners|teachers|students|pupils|schoolchildren|tourists|passengers|farmers|police officers)"
)
_BEING = {"has": "is", "have": "are", "had": "was"}
_BODIES = (
    r"Congress\b|the (?:Ministry|Congress|Constitutional|Judiciary|National|Government Palace|Prime Minister's|Public "
    r"Prosecutor's|Ombudsman's|regional government|provincial|district|municipality|headquarters|offices?"
    r"|Superior Court|[A-Z][\w]+ (?:regional government|provincial municipality))"
)


def _plural(fruit: str) -> str:
    if fruit.endswith("y"):
        return f"{fruit[:-1]}ies"
    return f"{fruit}es" if fruit in {"mango", "potato", "tomato"} else f"{fruit}s"


def _police_officers(found: re.Match[str]) -> str:
    return "Police officers" if found[1] == "O" else "police officers"


def _new_deforestation(found: re.Match[str]) -> str:
    return f"{found[2]} of {found[1] or ''}deforestation have been detected"


MINING_RULES: Rules = (
    # licences of mines, leaks and blocks
    (
        re.compile(
            rf"\b(?:a|the) ((?:water |mining |environmental )?(?:licence|permit)) (?:from|of) the "
            rf"({NAME}(?: {NAME})* (?:mine|project|plant))\b"
        ),
        r"the \2's \1",
    ),
    (re.compile(r"\b(leaks?|spills?) of the (crude oil|oil|diesel|fuel)(?= from | in | on |[.,]|$)"), r"\1 of \2"),
    (re.compile(rf"\bthe oil ({NAME}) basin\b"), r"the \1 oil basin"),
    (
        re.compile(r"\b(halted|stopped|suspended|resumed) the production (?:of|in|at) (?=Blocks? \d)"),
        r"\1 production at ",
    ),
    (re.compile(r"\b(concession) in (?=Blocks? \d)"), r"\1 of "),
    # what illegal mining is done with
    (
        re.compile(
            r"\b([Ii])llegal mining (engines|pumps|motors|dredges|rafts|barges|sluices|tools)\b"
            r"(?! (?:worth|that|used|belonging|which)\b)"
        ),
        lambda m: f"{m[2].capitalize() if m[1] == 'I' else m[2]} used in illegal mining",
    ),
    (re.compile(r"\b(has|have) died, crushed (in|under) "), r"\1 been crushed to death \2 "),
    (re.compile(r"\b(has|have) died, buried (in|under|at) "), r"\1 died after being buried \2 "),
    (re.compile(r"\b(has|have) died, suffocated (in|at) "), r"\1 suffocated \2 "),
    (re.compile(r"\b(has|have) died, suffocated by "), r"\1 been suffocated by "),
    (re.compile(r"\b(has|have) died, drowned (in|at) "), r"\1 drowned \2 "),
    (re.compile(r"\b(has|have) died, electrocuted\b"), r"\1 been electrocuted"),
    (
        re.compile(r"\bhuts? of (?:a|the) toll\b|\btoll huts?\b"),
        lambda m: "tollbooths" if "huts" in m[0] else "tollbooth",
    ),
    (
        re.compile(
            r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )(?<!be )"
            r"\b(entrance|mine|shaft|camp|plant|quarry|tunnel|market|home|warehouse|dam|pit) located (in|at|on) "
        ),
        r"\1 \2 ",
    ),
    (
        re.compile(
            r"\b((?:settlement|community|village|hamlet|sector|town) of [A-Z][^,.]{2,40}?) "
            r"of the (district|province) of "
        ),
        r"\1 in the \2 of ",
    ),
    # a part of a sum
    (re.compile(r"((?:US\$|S/)[\d.,]+(?: [mb]illion)?) of ((?:US\$|S/)\d)"), r"\1 of the \2"),
    # strikes, blockades, protests
    (
        re.compile(
            r"\bthe (oil|gas|mining|thermal|solar|wind) ((?:[A-ZÁÉÍÓÚÑ][\w'-]+ )+)"
            r"(station|plant|camp|field|complex|terminal|refinery|platform)\b"
        ),
        r"the \2\1 \3",
    ),
    (re.compile(rf"\bthe mining camp (?:of|belonging to) the ({NAMES}) mine\b"), r"the \1 mining camp"),
    (re.compile(r"\bvarious equipment\b"), "various pieces of equipment"),
    (
        re.compile(r"\b(a|the) (road|bridge|route|airstrip|port|railway) that (the [a-z ]*[A-Z][^,.]{2,50}?) uses\b"),
        r"\1 \2 used by \3",
    ),
    (re.compile(r"\b(gone|went|goes?|going|been) on an indefinite strike\b"), r"\1 on indefinite strike"),
    (
        re.compile(r"\b(ha[sd]|have) (?:a )?(conflict|dispute|litigation) with\b"),
        lambda m: f"{_BEING[m[1]]} in {m[2]} with",
    ),
    (
        re.compile(
            r"^((?:Street vendors|Vendors|Traders|Shopkeepers|Thieves|Criminals|Gangs)[^.]*?) "
            r"have taken to (?:the )?streets\b"
        ),
        r"\1 have taken over the streets",
    ),
    (
        re.compile(r"\b(police|soldiers|armed forces|army) (have|has) taken to (?:the )?streets\b"),
        r"\1 \2 taken control of the streets",
    ),
    (re.compile(r"\btaken to streets of\b"), "taken to the streets of"),
    (re.compile(r"(?<!he )\bproperties of (?=an? |[A-Z])"), "properties belonging to "),
    (re.compile(r"\b(reported|recorded|forecast|expected) rains\b"), r"\1 rain"),
    (
        re.compile(
            r"\b([Pp]rotesters|[Rr]esidents|[Mm]iners|[Ff]armers|[Dd]emonstrators|[Pp]eople|members) block "
            r"(?=the (?:passage|road|highway|bridge|corridor|way)\b)"
        ),
        r"\1 are blocking ",
    ),
    (
        re.compile(r"\ban? illegal (mining|logging|fishing) interdiction operation\b"),
        r"an operation against illegal \1",
    ),
    (re.compile(r"\ban interdiction operation against\b"), "an operation against"),
    (re.compile(r"\binterdiction operations against\b"), "operations against"),
    (re.compile(r"\bhave pooled efforts to\b"), "have joined forces to"),
    (re.compile(r"\b(has|have) regretted that (?=\w+ )"), r"\1 expressed regret that "),
    (re.compile(r"\b(has|have) regretted (?=an? |the )"), r"\1 expressed regret over "),
    (re.compile(r"\bfiled an? precautionary measure (?=to |against )"), "applied for an injunction "),
    (
        re.compile(
            r"\b([Rr]esidents|[Pp]eople|[Ff]armers|[Mm]iners|[Tt]eachers|[Ww]orkers|[Cc]ommunity members) "
            r"who protest (?=against|over|in|for)"
        ),
        r"\1 protesting ",
    ),
    (
        re.compile(rf"^((?:In|On) (?:\d{{1,2}} )?(?:{MONTHS})(?: \d{{4}})?), (during an? [a-z ]+), ([^,]+?)\.?$"),
        r"\1, \3 \2.",
    ),
    (re.compile(r"\bcarrying an? ([a-z]+) load\b"), r"carrying \1"),
    (
        re.compile(r"\bAuthorities from the (forestry|environmental) sector\b"),
        lambda m: f"{m[1].capitalize()} authorities",
    ),
    (re.compile(r"\bcrackdown (?:actions|operations) (?:against|on)\b"), "operations against"),
    (re.compile(r"\b([Oo])fficers from the police(?= (?:have|are|were|will|had|who)\b)"), _police_officers),
    (
        re.compile(r"\bduring the (seizure|confiscation) of (?=(?:cocaine|drugs|timber|fuel|gold|mercury|weapons)\b)"),
        r"during a \1 of ",
    ),
    (
        re.compile(r"^(?:The |A )?(new )?[Dd]eforestation of ([\d.,]+ hectares)((?: of forest)?) has been detected\b"),
        lambda m: f"A total of {_new_deforestation(m)}",
    ),
    (
        re.compile(r"\b(?:the |a )?(new )?deforestation of ([\d.,]+ hectares)((?: of forest)?) has been detected\b"),
        _new_deforestation,
    ),
    (
        re.compile(
            rf"\b(dredges|rafts|boats|barges|canoes|vessels) in (?!the (?:\w+ )*Amazon\b(?! river))"
            rf"(?=the {NAME}(?: {NAME})*(?: river)?(?:[.,]|$| have))"
        ),
        r"\1 on ",
    ),
    (
        re.compile(
            rf"\b([Tt]he {NAME}(?: indigenous)? (?:leader|activist|defender|lawyer|journalist)), ({NAME}(?: {NAME})+), "
            r"(?=ha[sd]\b|was\b|will\b|is\b)"
        ),
        r"\1 \2 ",
    ),
    (re.compile(r"\b(was|were|been|become) a scene of\b"), r"\1 the scene of"),
    (re.compile(r"\boutrage in public opinion\b"), "public outrage"),
    (re.compile(r"\b(?:because of|for) (their|his|her|its) security\b"), r"for \1 safety"),
    (
        re.compile(rf"^(.*?\bhave (?:again )?(?:lifted|suspended|called off) )the ({_ACTION}){_END}"),
        lambda m: (
            m[0]
            if re.search(r"\b[Pp]olice|[Aa]uthorit|[Ss]oldiers|[Oo]fficers|[Mm]ilitary|[Ff]orces|[Nn]avy", m[1])
            else f"{m[1]}their {m[2]}"
        ),
    ),
    (
        re.compile(
            r"^(.*?\b(?:union|front|federation|community|association|committee)\b[^.,]*? "
            rf"has (?:lifted|suspended|called off) )the ({_ACTION}){_END}"
        ),
        r"\1its \2",
    ),
    (
        re.compile(r"\b([Aa]) blockade of (?:a|the) (road|highway|river)\b(?! (?:to|from|between|that|which)\b)"),
        r"\1 \2 blockade",
    ),
    (
        re.compile(
            r"\b(investigating [^.]*?) because of (?=an? (?:[\w-]+ )?(?:blockade|strike|protest|spill|attack|fire)\b)"
        ),
        r"\1 over ",
    ),
    (
        re.compile(
            r"\b(strike|protest\w*|march\w*) over (?:an )?(?:increase|rise) (?:of|in) (?:the )?(salaries|wages|pay)\b"
        ),
        lambda m: f"{m[1]} for higher {'pay' if m[2] == 'pay' else m[2]}",
    ),
    (re.compile(rf"\bin front of (?={_BODIES})"), "outside "),
    (
        re.compile(
            r"\b(protest\w*|demonstrat\w+|gathered|rall\w+) (?:in front of|outside) (?:the )?offices of "
            rf"({NAME}(?: {NAME})?)(?= in\b|[.,]|$)"
        ),
        r"\1 outside \2's offices",
    ),
    (
        re.compile(
            r"\b(protest\w*|demonstrat\w+|gathered|rall\w+) in front of "
            r"(?=(?:the|an?) [^.,]*?\b(?:refinery|mine|plant|court|hospital|company|smelter|camp|offices?)\b)"
        ),
        r"\1 outside ",
    ),
    (re.compile(r"\b(occupied|taken over|blocked) streets of (?=[A-Z])"), r"\1 the streets of "),
    # talks and papers
    (re.compile(r"\b(signed|sign|signing) a signed undertaking\b"), r"\1 an undertaking"),
    (re.compile(r"\b(agreements?) for (?:a |the )?((?:water|land) use)\b"), r"\1 on \2"),
    (
        re.compile(
            r"\b(called for|demanded|agreed for) an? (contract|agreement|convention) "
            r"(with [^.]+? to be (?:renegotiated|renewed|ended|reviewed|cancelled|terminated))\b"
        ),
        r"\1 the \2 \3",
    ),
    (re.compile(r"\b(has (?:terminated|cancelled|ended|broken)) an? (contract|agreement) (?=with )"), r"\1 its \2 "),
    (
        re.compile(r"\b(against|objections to|observations on) an? law on (fishing|mining|forests|water|irrigation)\b"),
        r"\1 the \2 law",
    ),
    (re.compile(r"\b(objections to) an? (?=(?:[\w-]+ )?(?:law|bill)\b)"), r"\1 the "),
    (
        re.compile(
            rf"\b(?:has|have) called for ({_MONEY}) from (the (?:state|government)|the [A-Z][^.,]*|{NAMES})"
            r"(?=[.,]| for |$)"
        ),
        lambda m: f"{'has' if m[0].startswith('has') else 'have'} asked {m[2]} for {m[1]}",
    ),
    # firms, mines and what they do
    (
        re.compile(
            r"\b(suspended|resumed|halted|restarted|started) operations of (?=the [^.,]*?\b(?:pipeline|Pipeline)\b)"
        ),
        r"\1 operations on ",
    ),
    (
        re.compile(
            r"\b(suspended|resumed|halted|restarted|started) operations of "
            r"(?=the [^.,]*?\b(?:mine|refinery|plant|port)\b)"
        ),
        r"\1 operations at ",
    ),
    (
        re.compile(r"\b(has|have) paralysed (?=(?:the|a) [^.,]*?\b(?:mine|plant|refinery|smelter|well)\b)"),
        r"\1 halted operations at ",
    ),
    (
        re.compile(
            r"\b((?:remove|withdraw|take)(?:d|n)?|withdrawn) "
            r"the (machinery|equipment|vehicles|lorries) belonging to (?=[A-Z])"
        ),
        r"\1 \2 from ",
    ),
    (re.compile(rf"\b(invaded|occupied|bought|sold|seized) the ({NAMES}) land\b"), r"\1 land belonging to \2"),
    (re.compile(r"\b(fined (?:[^.,]+?)) for the pollution of (?=the |an? )"), r"\1 for polluting "),
    (
        re.compile(r"\b(stud(?:y|ies)) by (?=the (?:[A-Z][\w-]* )*(?:mining |copper |gold |hydroelectric )?project\b)"),
        r"\1 for ",
    ),
    (
        re.compile(r"\ban? (concession|permit|licence|lawsuit|complaint) of (an? (?:\w+ )?company)\b"),
        r"\2's \1",
    ),
    (re.compile(r"\b(?:the )?(\w+ (?:trust )?fund) of ([A-Z][\wáéíóúñ]+)(?=[.,]|$)"), r"the \2 \1"),
    (re.compile(rf"\b([Aa]|[Tt]he) ({_VEHICLES}) belonging to ({_RIDERS})\b"), r"\1 \2 carrying \3"),
    (re.compile(r"\b(explosives store) in (?=a mine\b)"), r"\1 at "),
    (re.compile(r"\b(mining) pollutes (?=the |an? |rivers|streams|water)"), r"\1 is polluting "),
    (re.compile(r"\bDefenders of (water|land|rivers)\b"), lambda m: f"{m[1].capitalize()} defenders"),
    (re.compile(r"\bdefenders of (water|land|rivers)\b"), r"\1 defenders"),
    (
        re.compile(
            r"\b([Tt])he (?:mining )?(?:association|guild|union|federation|confederation) of "
            r"(?=[a-z' ]+ (?:confederation|federation|association|union|society) \([A-Z])"
        ),
        r"\1he ",
    ),
    (re.compile(r"^A portfolio of (?=(?:mining |energy |oil )?projects\b)"), "The portfolio of "),
    (
        re.compile(r"^An investment in ([^.]*?) has (?=totalled|grown|fallen|risen|increased|reached|exceeded)"),
        r"Investment in \1 has ",
    ),
    # prices and sums
    (re.compile(rf"\ba record of (?={_MONEY})"), "a record "),
    (re.compile(r"\b(because of) rains\b(?! (?:in|on|of|that)\b)"), r"\1 rain"),
    (
        re.compile(
            r"\b(A|The) (gas cylinder|(?:gallon|kilo|sack|litre|quintal) of \w+) "
            r"has (risen|fallen|increased) (?=to |by )"
        ),
        lambda m: f"The price of a {m[2]} has {m[3]} ",
    ),
    (
        re.compile(rf"\bha(?:s|ve) totalled ({_MONEY}) until ((?:{MONTHS})(?: \d{{4}})?)(?=[.,]|$)"),
        r"totalled \1 up to \2",
    ),
    (
        re.compile(r"\bdemanded (?=the [A-Z][^.,]*? (?:dam|hospital|road|bridge|canal|reservoir|airport)\.?$)"),
        "called for ",
    ),
    (re.compile(r"\b(ha(?:s|ve)) been going on (?=(?:hunger )?strike\b)"), r"\1 been on "),
    (re.compile(r"\b(ha(?:s|ve)) been being on a strike (?=since |for )"), r"\1 been on strike "),
    (re.compile(r"\b(dat(?:es?|ed|ing) back to [12]),(?=\d{3}(?:[.;]|,? [a-z]|$))"), r"\1"),
    (re.compile(r"\b(be|been|is|are|was|were|still|remains?|remained|go|gone|going) on a strike\b"), r"\1 on strike"),
    (re.compile(r"\b(occup\w+) the project on (?=(?:the|an?) )"), r"\1 the construction site of "),
    (
        re.compile(r"\b([Dd])rivers of an? (mototaxi|taxi|lorry|bus|minibus|tanker|van)\b"),
        lambda m: f"{m[2].capitalize() if m[1] == 'D' else m[2]} drivers",
    ),
    (re.compile(r"\b((?:withdrawal|departure) of (?:the|an?) [^.,]*?company) of (?=Block )"), r"\1 from "),
    (re.compile(r"\b(called for|demanded) clean-up (?=in |of |on )"), r"\1 a clean-up "),
    (re.compile(rf"\b(loss(?:es)? of {_MONEY}) in (?=Petroperú|Perupetro)"), r"\1 at "),
    (re.compile(r"\b[Ss]hooting (?=between )"), lambda m: "Shoot-out " if m[0][0] == "S" else "shoot-out "),
    (
        re.compile(
            r"\bthe (house|home|car|lorry) of (an?) (miner|farmer|mayor|teacher|businessman|businesswoman|trader"
            r"|journalist|councillor|prosecutor)(?= in | on |[.,]|$)"
        ),
        r"\2 \3's \1",
    ),
    (re.compile(r"\b(?:the )?(?:Lote|Plot [Oo]f Land) (?=(?:[IVXZ]+|[XZ]-\d+|\d+[A-Z]?)\b)"), "Block "),
    (re.compile(r"\b([Aa])n electric tower\b"), r"\1n electricity pylon"),
    (re.compile(r"\belectric towers\b"), "electricity pylons"),
    (
        re.compile(
            r"\b(pylons?|lorry|lorries|backhoes?|excavators?|bulldozers?|warehouses?) of (?=[A-Z]|the (?:mining|oil) )"
        ),
        r"\1 belonging to ",
    ),
    (
        re.compile(
            r"^(Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|\d+) bodies of "
            r"(?=(?:[\w-]+ )?(?:miners|people|workers|soldiers|police|migrants|farmers|community members)\b)"
        ),
        lambda m: f"The bodies of {_DIGITS.get(m[1].lower(), m[1].lower())} ",
    ),
    (re.compile(r"\bdenied the pollution of (?=the |an? )"), "denied polluting "),
    (re.compile(r"\b(resum(?:e|ed|ing)) an? (?=(?:[\w-]+ )?(?:strike|blockade)\b)"), r"\1 the "),
    (
        re.compile(
            r"(?<!\bto )(?<!not )(?<!will )(?<!would )(?<!could )(?<!may )(?<!might )(?<!can )"
            r"\bpollute (?=the |an? |rivers)"
        ),
        "are polluting ",
    ),
    (re.compile(r"\b((?:tailings|waste|sewage|oil|fuel)(?: from (?:the|a) \w+)?) at sea\b"), r"\1 in the sea"),
    (re.compile(r"\b(started|resumed|halted|suspended|begun) projects (?=(?:on|at) )"), r"\1 work "),
    (
        re.compile(
            r"\b(carrying|(?:loads?|tonnes|kilos|boxes|containers) of) "
            rf"({_FRUITS})(?=[.,]|$| (?:in|from|to|has|have|on|at|was|were)\b)"
        ),
        lambda m: f"{m[1]} {_plural(m[2])}",
    ),
    (re.compile(r"^A train to ([^.,]*?) has been (suspended|cancelled)\b"), r"Trains to \1 have been \2"),
    (re.compile(rf"\b([Tt]he) international ({NAME}) bridge\b"), r"\1 \2 international bridge"),
    (re.compile(r"\bruled inadmissible (an?|the) (strike)((?: at [^.,]*)?)(?=[.,]|$)"), r"ruled \1 \2\3 unlawful"),
    (re.compile(r"^An ounce of (gold|silver) has (exceeded|risen|fallen) "), r"The price of an ounce of \1 has \2 "),
    (re.compile(r"\b(reduced|increased|cut|raised) a budget (?=for )"), r"\1 the budget "),
    (
        re.compile(rf"\b[Tt]he (deficit|debt|losses|profits|credit rating) of ({NAME})(?= has| have| in |[.,]|$)"),
        r"\2's \1",
    ),
    (re.compile(r"\bover a ((?:high|low|rising|falling) (?:cost|price|prices|costs) of)\b"), r"over the \1"),
    (
        re.compile(
            r"\b(burned|destroyed|damaged|seized|set fire to) the (machinery|equipment) (?=belonging to (?:the|an?) )"
        ),
        r"\1 \2 ",
    ),
    (
        re.compile(
            r"\b(have) caught (?=(?:\w+ )(?:(?:illegal|informal) )?(?:miners|loggers|settlers)\b|(?:illegal )?miners)"
        ),
        r"\1 detained ",
    ),
    (re.compile(r"\ban? (concession|permit|licence) from (an? (?:\w+ )?company)\b"), r"\2's \1"),
    (re.compile(r"\b(regulations (?:for|of)) an? (?=(?:[\w-]+ )?law\b)"), r"\1 the "),
    (
        re.compile(
            r"\b([Aa])n? (engineer|guard|worker|geologist|manager|driver|technician) from an? (mine|refinery)\b"
        ),
        r"\1 \3 \2",
    ),
    (re.compile(r"\bthe land of (?=the (?:mining|oil|sugar|agricultural|timber) company\b)"), "land belonging to "),
    (
        re.compile(r"\b(?:in|at) (?:a|the) project on an? (tunnel|bridge|road|hospital|school|dam|canal|pipeline)\b"),
        r"at a \1 construction site",
    ),
    (re.compile(rf"^The (trade union|workers' union) of ({NAME}(?: {NAME})?) (?=has |is )"), r"\2's \1 "),
    (re.compile(rf"\b([Tt]rade union leaders?) of (?={NAME})"), r"\1 from "),
    (re.compile(r"\bon the route to (?=the [A-Z]|the (?:mine|mining)|[A-Z])"), "on the road to "),
    (re.compile(r"\b(demand(?:ed|ing)?) a project(?=\.?$)"), r"\1 public works"),
    (re.compile(r"\bregister(s?) of (?=the mining formalisation register\b)"), r"registration\1 in "),
    (re.compile(rf"\bthe deposit of the (?={NAMES} mine\b)"), "the "),
    (re.compile(r"\bthe (\w+) without precedents?\b"), r"the unprecedented \1"),
    (
        re.compile(r"\ban? ((?:water |health |political |security |social )?\w+) without precedents?\b"),
        r"an unprecedented \1",
    ),
    (re.compile(r"\b([Tt]alks) have been resumed\b"), r"\1 have resumed"),
    (re.compile(r"^An occupation of (?=an? |the |[A-Z])"), "The occupation of "),
    (re.compile(r"\bhave still yet to\b"), "have yet to"),
    (re.compile(r"^A new head of the Ministry of "), "The new head of the Ministry of "),
    (re.compile(r"^An? (?=[A-Z]\w+ nation (?:has|will|is)\b)"), "The "),
    (re.compile(r"\b([Tt])he federation of (?=[A-Z][^.,()]+ \([A-Z]{3,}\))"), r"\1he "),
    (re.compile(r"\b(resumed|halted|suspended|started|stopped) crude oil pumping\b"), r"\1 pumping crude oil"),
    (re.compile(r"\bover the pollution of (?=the |an? |several |\d)"), "over pollution of "),
    (
        re.compile(r"\b(metals|arsenic|mercury|lead|cadmium|cyanide|oil|hydrocarbons) in (water|soil|sand)(?=[.,]|$)"),
        r"\1 in the \2",
    ),
    (re.compile(r"\b(ha(?:s|d)) (suspended|resumed) the (train|bus|ferry|boat) service\b"), r"\1 \2 its \3 service"),
    (re.compile(r"\b(?:the|an?) (company|firm) of the United States(?! [A-Z])"), r"a US \1"),
    (
        re.compile(rf"\bthe ((?:\w+ )?project) of (the (?:[\w-]+ ){{0,2}}company {NAME}(?: {NAME})?)(?=[.,]|$)"),
        r"\2's \1",
    ),
    (re.compile(rf"\b([Tt])he dialogue table of ({NAME}(?: {NAME})?)(?= was| has|[.,]|$)"), r"\1he \2 dialogue table"),
    (re.compile(r"\b(dialogue table) was resumed\b"), r"\1 resumed"),
    (re.compile(r"\b([Rr]epresentatives of) the (?=(?:artisanal|informal|small-scale) miners\b)"), r"\1 "),
    (
        re.compile(r"\bthe operation of the (armed forces|army|navy|police)(?= (?:in|on|at|along) )"),
        r"the deployment of the \1",
    ),
    (re.compile(r"\b(have stepped up) the (?=(?:[\w-]+ )?(?:protest|strike|blockade)s?\b)"), r"\1 their "),
    (re.compile(r"\bin (?=(?:Avenida|Jirón|Calle) [A-Z])"), "on "),
    (re.compile(r"\b(criticised|challenged|rejected) an? ((?:mining|forestry|agrarian|fishing) law)\b"), r"\1 the \2"),
    (
        re.compile(rf"\b([Aa])n? ((?:arch)?bishop) from (?={NAME})"),
        lambda m: f"{'The' if m[1] == 'A' else 'the'} {m[2]} of ",
    ),
    (
        re.compile(
            rf"^The ((?:[\w-]+ )?emergency|state of emergency) has been (extended|lifted) in ({NAMES})(?=[.,]|$)"
        ),
        r"The \1 in \3 has been \2",
    ),
    (
        re.compile(
            r"\b(workers|farmers|miners|residents|hauliers|traders|students|peasants|teachers|people) have closed "
            r"(?=(?:the|a) (?:[\w-]+ )*(?:[Hh]ighway|road|bridge)\b)"
        ),
        r"\1 have blocked ",
    ),
    (re.compile(r"\btailings pollution\b"), "pollution from tailings"),
    (re.compile(r"\b([Ff])ishing production\b"), r"\1isheries production"),
    (re.compile(r"\ban? fishing quota to be extended\b"), "the fishing quota to be increased"),
    (re.compile(r"\bagrarian emergenc(?=y|ies)"), "agricultural emergenc"),
    (re.compile(r"\b(extension of) a (?=(?:deadline|validity|term)\b)"), r"\1 the "),
    (
        re.compile(r"\bthe ((?:[A-Z][\w]+ ){1,3})(Peruvian|Chinese|Canadian|Mexican|Swiss|Chilean) mine\b"),
        lambda m: f"the {m[2]} mine {m[1].rstrip()}",
    ),
    (re.compile(r"\bthe key (?=(?:corridor|road|route) for )"), "a key "),
    (re.compile(r"\b(?:the )?actions (?=against )"), "action "),
    (re.compile(r"\bstepped up the (?=(?:measures|operations|patrols|controls) )"), "stepped up "),
    (re.compile(r"\bstepped up the patrol\b"), "stepped up patrols"),
    (
        re.compile(r"\bmobilis(ed|ing|e) (?=(?:through|along) the )"),
        lambda m: {"ed": "marched ", "ing": "marching ", "e": "march "}[m[1]],
    ),
    (re.compile(r"\brelatives of an? victim of femicide\b"), "relatives of a femicide victim"),
    (
        re.compile(r"\b(paid|pay|paying) ((?:its |the )?(?:workers|miners|suppliers|farmers)) a debt\b"),
        r"\1 a debt to \2",
    ),
)
