"""The rules by which sentences on the police, courts and councils are put as readers would print them."""

import re
from collections.abc import Callable

from digest.english.idioms_patterns import NAME, NAMES, Rules

_COUNT = (
    r"\d[\d,]*|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ss]everal|[Dd]ozens of"
    r"|[Hh]undreds of"
)
_OFFICES = (
    "mayor|governor|local councillor|councillor|prosecutor|judge|official|police officer|member of Congress|president"
    "|minister"
)
#: Whose trade English names by one word before it.
_TRAFFICKED = {
    "mercury": "mercury", "gold": "gold", "timber": "timber", "wood": "timber", "wildlife": "wildlife",
    "weapons": "arms", "arms": "arms", "firearms": "arms", "drugs": "drug", "cocaine": "cocaine", "minerals": "mineral",
    "fuel": "fuel", "explosives": "explosives", "land": "land", "people": "human", "ore": "mineral",
    "chemicals": "chemicals", "migrants": "migrant", "species": "wildlife", "animals": "wildlife",
}  # fmt: skip
_WORKS = "plant|mine|smelter|refinery|sawmill|quarry|landfill"


def _trade(found: re.Match[str]) -> str:
    said = f"{_TRAFFICKED[found[2]]} trafficking"
    return said.capitalize() if found[0][0] == "T" else said


def _long(found: re.Match[str]) -> str:
    """ "18 months in a travel ban": the ban is of so long."""
    article = "an" if re.match(r"(?:8|11\b|18\b|eight|eleven|eighteen)", found[1]) else "a"
    return f"{article} {found[1]}-{found[2]} travel ban"


def _within(words: str) -> str:
    """What stood first, put behind a verb: a name keeps its capital."""
    first, _, rest = words.partition(" ")
    is_common = first in {"A", "An", "The", "Several", "Some"} or not rest[:1].isupper()
    return f"{first[0].lower()}{first[1:]} {rest}".rstrip() if is_common else words


def _on_sale(found: re.Match[str]) -> str:
    return f"{found[1]} {'is' if found[2] == 's' else 'are'} being sold "


def _sentence_of(found: re.Match[str]) -> str:
    kind = found[3] or ""
    article = "an" if not kind and found[2] in {"eight", "11", "18"} else "a"
    return f"{found[1]} {article} {kind}{found[2]}-year sentence"


def _rejected(found: re.Match[str]) -> str:
    return f"{found[1]}{'has' if found[2] == 'is' else 'have'} been rejected"


def _before(word: str) -> Callable[[re.Match[str]], str]:
    """ "Guards at a mine": "Mine guards"."""

    def put(found: re.Match[str]) -> str:
        said = f"{word} {found[1].lower()}"
        return said.capitalize() if found[1][0].isupper() else said

    return put


def _trial_of(found: re.Match[str]) -> str:
    return f"{found[1]}{'t' if found[1] else 'T'}he trial of "


#: Whom something is reported to.
_REPORTED_TO = (
    r"to the (?:(?:Public |Environmental )?Prosecutor's Office|police|Comptroller's Office|Ombudsman's Office|judiciary"
    r"|Ministry of [A-Z]\w+(?: and [A-Z]\w+)?)"
)
#: What is handed from one to another, so that "to" would tell whom to.
_HANDED = "sale|transfer|handover|delivery|assignment|granting|award|payment|lease|allocation|donation"


def _missing(found: re.Match[str]) -> str:
    """ "Relatives of a leader have reported their disappearance": whose, English would leave open."""
    is_one = bool(re.match(r"(?:an?|the|one) (?!\w+s\b)", found[2], re.IGNORECASE))
    who = found[2][0].upper() + found[2][1:]
    return f"{who} {'has' if is_one else 'have'} been reported missing{found[3]} by {found[1].lower()}"


LAW_RULES: Rules = (
    (re.compile(r"\bfor lack of a (consultation|prior consultation|permit)\b(?! of)"), r"for lack of \1"),
    (
        re.compile(
            r"\b(ordered (?:[a-z]+ )?measures) for (an? (?:[a-z]+ )*(?:haulier|company|firm|mine|plant)) because of "
        ),
        r"\1 against \2 over ",
    ),
    (
        re.compile(
            rf"\b(?:denounced|reported) (the (?:[a-z]+ )?(?:{_HANDED}) (?:[^.,]|,(?=\d))*?) ({_REPORTED_TO})(?=[.,]|$)"
        ),
        r"reported \2 \1",
    ),
    (re.compile(rf"\bdenounced ((?:[^.,]|,(?=\d))*? {_REPORTED_TO})(?=[.,]|$)"), r"reported \1"),
    (
        re.compile(
            r"^(Relatives|Family members) of ((?:an?|the|two|three|four|five|six) [^.,]*?) have reported "
            r"(?:their|his|her) "
            rf"disappearance((?: in {NAME}(?: {NAME})*)?)(?=[.,]|$)"
        ),
        _missing,
    ),
    (
        re.compile(r"\badmitted (?=(?:an? |the )(?:constitutional complaint|lawsuit|claim|appeal|habeas corpus))"),
        "agreed to hear ",
    ),
    (
        re.compile(
            r"\b((?:ordered|required|urged|instructed) [^.,]*? to [^.,]*?) in "
            r"((?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:working )?"
            r"(?:days|months|weeks|hours))(?=[.,]|$| in [A-Z])"
        ),
        r"\1 within \2",
    ),
    (
        re.compile(
            r"\b(sentence of [^.,]*? in prison) for "
            r"(?=(?:[\w-]+ ){1,4}for (?:the )?(?:murder|killing|rape|kidnapping)\b)"
        ),
        r"\1 imposed on ",
    ),
    (re.compile(r"\bpresented ((?:his|her|their|an?|the) (?:letter of )?resignation)\b"), r"submitted \1"),
    (re.compile(r"\b(cut|raised|downgraded|upgraded) ((?:credit )?ratings) of\b"), r"\1 the \2 of"),
    (re.compile(r"\bfor supposedly (?=\w+ing\b)"), "for allegedly "),
    (re.compile(r"\bfor the alleged taking of bribes\b"), "for allegedly taking bribes"),
    (re.compile(r"\bsworn in as new (?=\w)"), "sworn in as the new "),
    (re.compile(r"\bpurchases of the state\b"), "state purchases"),
    (re.compile(r"\b(his|her|their) local resident(s?)\b"), r"\1 neighbour\2"),
    (
        re.compile(
            r"\b((?:died|been (?:killed|injured))(?: in \w+)?(?: and [^.,]{3,40}?)?) after (an? (?:[a-z]+ )?accident)\b"
        ),
        r"\1 in \2",
    ),
    (re.compile(r"\b([Mm])embers from the (?=[a-z ]*office\b)"), r"\1embers of the "),
    (re.compile(r"\bof no legal origin\b"), "of illegal origin"),
    (re.compile(r"^((?:In [^,]+, )?)(?:A|a) trial against (?=an? |the |[A-Z])"), _trial_of),
    (
        re.compile(
            r"\b[Uu]nauthorised (gold|silver|copper|ore|minerals?|sand|stone|timber) "
            r"((?:has|have) been|is being|is|was|were) (extracted|mined|felled|transported|sold)\b"
            r"( (?:from|in|on|at) [^,.]+)?"
        ),
        lambda m: (m[1] if m[0][0] == "u" else m[1].capitalize()) + f" {m[2]} {m[3]} without authorisation{m[4] or ''}",
    ),
    (
        re.compile(
            r"\b((?:[Pp]re-trial|[Pp]reliminary) detention\b[^.]*|travel ban\b[^.]*) (?:over|for) "
            r"(?=(?:embezzlement|collusion|corruption|money laundering|kidnapping|murder|extortion|land trafficking"
            r"|homicide|fraud|bribery|drug trafficking|illegal mining|illegal logging)\b)"
        ),
        r"\1 over alleged ",
    ),
    (re.compile(r"\b(sentence of) the (?=(?:\w+|\d+) (?:years|months)\b)"), r"\1 "),
    (re.compile(r"\bregional (suspended|acting|jailed|fugitive|imprisoned) (governors?)\b"), r"\1 regional \2"),
    # what has no passive
    (re.compile(r"\b(been|was|were|be|being) agreed to hear\b"), r"\1 admitted"),
    (re.compile(r"\b(been|was|were|be|being) raised objections to\b"), r"\1 objected to"),
    (re.compile(r"\b(pre-trial detention) against (?=the |an? |[A-Z])"), r"\1 for "),
    (re.compile(r"^The monsignor (?=[A-Z])"), "Monsignor "),
    (re.compile(r"\bthe monsignor (?=[A-Z])"), "Monsignor "),
    (re.compile(r"\b(\w+) (month|year)s (?:in|of) a travel ban\b"), _long),
    # who is accused
    (re.compile(rf"\b({_COUNT}) accused of\b"), r"\1 people accused of"),
    (re.compile(r"\b(A|a)n accused of\b"), r"\1 person accused of"),
    (re.compile(r"\b(for|against|to|from|by|between|of) accused of\b"), r"\1 those accused of"),
    (re.compile(r"^Accused of (?=[^,]*\b(?:have|were|are)\b)"), "People accused of "),
    (
        re.compile(
            rf"^(The police|Police) have arrested (an?|{_COUNT}) wanted (person|people) in ({NAMES}) for (?=[a-z])"
        ),
        r"\1 in \4 have arrested \2 \3 wanted for ",
    ),
    (
        re.compile(rf"^A wanted person has been arrested in ({NAMES}) for ([a-z][^.,]*)"),
        r"A person wanted for \2 has been arrested in \1",
    ),
    (
        re.compile(
            r"\b(declar(?:ed|es?|ing)) of ((?:national|regional|public|local) interest) "
            r"((?:(?! (?:has|have|had|was|were|will|is|are) )[^.,]){4,90})(?=[.,]|$)"
        ),
        r"\1 \3 to be of \2",
    ),
    # held and let go
    (
        re.compile(
            r"\btaken hostage ((?:an?|two|three|four|five|six|seven|eight|nine|ten|\d+|several)"
            r" (?:[a-z]+ )?[a-z]+)(?=[.,]|$| in | at | on )"
        ),
        r"taken \1 hostage",
    ),
    (re.compile(r"\b(has|have) left free(?=[.,]|$| in | after )"), r"\1 been released"),
    (re.compile(r"^((?:The r|R)emains of (?:an?|the) (?:[a-z]+ ){1,3})has been\b"), r"\1have been"),
    # offices
    (
        re.compile(
            rf"\bremoved from office ((?:an?|the|its) (?:[\w-]+ ){{0,2}}?(?:{_OFFICES})(?: of {NAMES})?)"
            r"(?=[.,]|$| for | over )"
        ),
        r"removed \1 from office",
    ),
    (re.compile(rf"^(The (?:[\w-]+ )?council\b[^.]* has removed )an? (?=(?:{_OFFICES}) from office)"), r"\1the "),
    (re.compile(r"\bdeclared (?=the removal from office of )"), "ordered "),
    (
        re.compile(
            rf"\bcalled for the removal from office of ((?:an?|the) (?:[\w-]+ )?(?:{_OFFICES})(?: of {NAMES})?)"
            r"(?=\.?$| (?:over|for|after) )"
        ),
        r"called for \1 to be removed from office",
    ),
    (
        re.compile(rf"\b((?:seized|confiscated)(?: [^.,]*)? from) the ({_OFFICES}) (?=(?:at|in|on) )"),
        lambda found: f"{found[1]} {'an' if found[2][0] == 'o' else 'a'} {found[2]} ",
    ),
    (re.compile(r"\b(repealed|amended|weakened) a forest(?:ry)? law(?=[.,]|$)"), r"\1 the forestry law"),
    # what is traded, guarded, defended
    (
        re.compile(
            rf"\b(The |the )?[Tt]rafficking of ({'|'.join(sorted(_TRAFFICKED, key=len, reverse=True))})"
            r"(?=[.,]| (?:in|on|at|from|to|and|has|have|was|is)\b|$)"
        ),
        _trade,
    ),
    (re.compile(r"\b([Gg]uards?) at a mine\b(?! (?:in|on|called|near|that|run|of|owned)\b)"), _before("mine")),
    (
        re.compile(r"\b([Dd]efenders?) of (?:the )?water\b(?! (?:in|of|from|and|sources?|supply|supplies)\b)"),
        _before("water"),
    ),
    (
        re.compile(
            r"\b([Aa]) (defender) of (?:the )?(water|forests?)\b(?! (?:of|from|and|sources?|supply|supplies)\b)"
        ),
        lambda found: f"{found[1]} {found[3].removesuffix('s')} {found[2]}",
    ),
    # where
    (
        re.compile(
            rf"\b((?:[Cc]onfiscated|[Ss]eized|[Ii]ntercepted|[Aa]rrested|[Dd]etained|[Ii]mpounded)\b[^.,]*) on "
            rf"(the {NAMES} bridge)\b"
        ),
        r"\1 at \2",
    ),
    (re.compile(rf"\b((?:transport|carry|ship|smuggl|mov)ing [^.,]*?) in (?=the {NAMES} river\b)"), r"\1 on "),
    (re.compile(rf"\b(spill) on (?=the {NAMES} (?:river|stream)\b)"), r"\1 in "),
    (
        re.compile(
            r"^([^.,]*?) from (an? (?:[\w-]+ ){0,2}(?:mine|company|warehouse|plant|camp)) "
            r"(ha(?:s|ve) been stolen) (?=in )"
        ),
        r"\1 \3 from \2 ",
    ),
    (
        re.compile(
            rf"\b(halted|suspended|paralysed) (?=(?:an?|the) (?:[\w-]+ ){{0,2}}(?:{_WORKS})\b"
            r"(?! (?:project|expansion|extension)))"
        ),
        r"\1 operations at ",
    ),
    # courts, fines and losses
    (re.compile(rf"\b([Pp]rosecutor|[Jj]udge) for (?={NAME}(?: {NAME})? (?:has|had)\b)"), r"\1 in "),
    (re.compile(r"\b(shelved|opened|reopened|closed|archived) ((?:a|the) case) of (?=an? )"), r"\1 \2 over "),
    (
        re.compile(r"\b(selling|sold|buying|bought|invading|invaded|grabbing) the land of (?=[a-z])"),
        r"\1 land belonging to ",
    ),
    (re.compile(rf"\b((?:sell|sold|suppl|provid)\w* [^.,]*? to (?:\w+ )?miners) from (?={NAME})"), r"\1 in "),
    (
        re.compile(
            r"\b(burned|attacked|set fire to|destroyed|occupied|stormed) the (checkpoint|camp|gate|warehouse) "
            r"(?:of|belonging to) "
        ),
        r"\1 a \2 belonging to ",
    ),
    (
        re.compile(r"\b([Aa]) (guard|worker|employee|lorry|vehicle) (?:from|of) a mining company\b"),
        r"\1 mining company \2",
    ),
    (
        re.compile(r"^([^.,]+?) (?:has|have) been extorted money from\b"),
        lambda found: f"Money has been extorted from {_within(found[1])}",
    ),
    (re.compile(r"\b((?:ordered|granted|imposed) conditional release) on\b"), r"\1 for"),
    (re.compile(r"\bfor (?:setting|fixing) prices\b"), "for price-fixing"),
    (
        re.compile(
            rf"\b(fined|penalised|sanctioned|penalties|fine)\b([^,]*?) (discharges?) on (?=the {NAMES} river\b)"
        ),
        r"\1\2 \3 into ",
    ),
    (re.compile(r"\bwarned of a risk of "), "warned of the risk of "),
    (re.compile(r"\b(after|following) approval of (?=an? |the )"), r"\1 the approval of "),
    (
        re.compile(rf"\b(at|in|from|to|near) the ({NAME}) port(?=[.,]| (?:in|on|and|by|to|for)\b|$)"),
        r"\1 the port of \2",
    ),
    (re.compile(r"\b(halted|suspended|resumed|stopped) work on (?=a mine\b)"), r"\1 work at "),
    (re.compile(r"\b(fines) of (?=(?:S/|US\$)[^.,]*? on (?:\w+ ){0,3}\w+s\b)"), r"\1 totalling "),
    (
        re.compile(r"\b(for|to|sentenced|of|against|convicted) ((?:alleged )?(?:killers|murderers)) (?=of )"),
        r"\1 the \2 ",
    ),
    (
        re.compile(r"\b(the (?:arrest|capture|prosecution|punishment)) of (killers|murderers|culprits)(?=[.,]|$)"),
        r"\1 of the \2",
    ),
    (re.compile(r"-year-old (?:minor|teenager|adolescent)\b(?! (?:from|who|girl|boy))"), "-year-old"),
    (
        re.compile(r"\b([Cc])ylinders? of (?=(?:crude |heavy )?(?:oil|fuel|diesel|petrol|petroleum|kerosene|acid)\b)"),
        lambda found: ("D" if found[1] == "C" else "d") + ("rums of " if "rs " in found[0] else "rum of "),
    ),
    (re.compile(r"\bjuvenile fishing\b"), "fishing juvenile fish"),
    (re.compile(rf"^The court in (?={NAMES} has )"), "A court in "),
    (
        re.compile(r"\b(presented|submitted|delivered|filed) ([^.,]*?) before (?=Congress\b|the (?:full )?Congress\b)"),
        r"\1 \2 to ",
    ),
    (re.compile(rf"\b([Tt])he family from (?={NAME} (?:de )?{NAME})"), r"\1he family of "),
    (re.compile(r"\b([Aa]) (boat|bus|ship) (?:belonging to|carrying) tourists\b"), r"\1 tourist \2"),
    (re.compile(r"\boil ship(s?)\b"), r"oil tanker\1"),
    # who acts
    (
        re.compile(r"\b([Oo])fficers from the navy\b"),
        lambda found: "Navy personnel" if found[1] == "O" else "navy personnel",
    ),
    (
        re.compile(r"\b([Aa])n attorney general\b(?! (?:of|from|who)\b)"),
        lambda found: "The attorney general" if found[1] == "A" else "the attorney general",
    ),
    (re.compile(r"^Forest police have "), "The forest police have "),
    (re.compile(rf"\b([Pp])rosecutor's office of (?={NAME})"), r"\1rosecutor's office in "),
    (re.compile(rf"\b(company|firm) of (?={NAME}(?: {NAME})?(?:[.,]| (?:has|have|over|for|in)\b|$))"), r"\1 from "),
    (re.compile(r"\b(cocoa|coffee|coca|rice|potato|banana) (leaders?)\b"), r"\1 growers' \2"),
    (re.compile(r"\bhas stood for (?=Congress\b|mayor\b|governor\b|re-election\b)"), "is standing for "),
    # what is done
    (
        re.compile(r"\b(approved|filed|presented|rejected|tabled|debated) (?:a|the) questioning motion against "),
        lambda found: f"{found[1]} a motion to question ",
    ),
    (
        re.compile(r"\b(of) ((?:[\w-]+ )?(?:gold|timber|ore|fuel|mercury|wood|minerals)) without documents\b"),
        r"\1 undocumented \2",
    ),
    (re.compile(r"\byoung missing people\b"), "missing young people"),
    (
        re.compile(r"\b(the|a) (collapse) at (?=(?:a|the) (?:mine shaft|mine tunnel|shaft|tunnel|wall|roof|bridge)\b)"),
        r"\1 \2 of ",
    ),
    (
        re.compile(
            r"\b(to|in|for|of) (?:a|the) struggle (?=against (?:drug|illegal|organised|corruption|crime|smuggling))"
        ),
        r"\1 the fight ",
    ),
    (re.compile(r"\bin the El Sira(?=[.,]|$| (?:has|have|and|on|in|by)\b)"), "in El Sira"),
    (re.compile(rf"\b([Cc]amps?\b[^.,]*) in (?=the {NAMES} stream\b)"), r"\1 on "),
    # what was burned, held, annulled
    (
        re.compile(
            r"\b(felling|burning|clearing) a ((?:dry |primary |native |communal )?)forest\b"
            r"(?! (?:of|in the|belonging|that|owned)\b)"
        ),
        r"\1 \2forest",
    ),
    (
        re.compile(rf"\b(evicted from|invaded|occupied) the ({NAME}(?: {NAME})*) land(?=[.,]|$)"),
        r"\1 land belonging to \2",
    ),
    (
        re.compile(
            r"\b(arrested|detained|injured|killed|shot|assaulted|attacked|beaten) in "
            r"(?=(?:an?|the) (?:march|protest|strike|blockade|rally|eviction)\b)"
        ),
        r"\1 during ",
    ),
    (
        re.compile(r"\ba case of (pollution|corruption|extortion|torture|smuggling|embezzlement|bribery)\b"),
        r"a \1 case",
    ),
    (re.compile(r"\b(acquittal|conviction|trial|release) of accused(?=[.,]|$)"), r"\1 of the accused"),
    (
        re.compile(r"\b((?:illegal|unauthorised|clandestine) )(intakes?|wells?|connections?|taps?) of water\b"),
        r"\1water \2",
    ),
    (re.compile(r"\bfound (\d+|[a-z]+) projects halted\b"), r"found \1 stalled projects"),
    (re.compile(r"\bimprisoned in a prison\b(?! (?:in|of|near))"), "imprisoned"),
    (re.compile(r"\ba presidential removal(?: from office)?\b"), "the removal of the president"),
    (
        re.compile(
            rf"\b(leaders?|ringleaders?|members?) (?:of|from) the (Los|Las) "
            rf"(?={NAME}(?:[.,]| (?:in|has|have|was|were)\b|$))"
        ),
        r"\1 of \2 ",
    ),
    (re.compile(r"\b(dump(?:ing|ed)) ([^.,]*?) in (?=the (?:bay|river|lake|sea|lagoon|stream)\b)"), r"\1 \2 into "),
    (
        re.compile(
            r"^The (colonel|captain|general|major|lieutenant|non-commissioned officer) "
            r"National Police\b"
        ),
        r"A National Police \1",
    ),
    (
        re.compile(
            r"^(Bushmeat|Meat|Animals|Birds|Parrots|Monkeys|Turtles) ha(s|ve) been sold "
            r"(?=(?:at|in) (?:the |a )?[^.,]*market)"
        ),
        _on_sale,
    ),
    (
        re.compile(r"\bchecked (?=(?:illegal )?(?:deforestation|logging|pollution|contamination|mining|felling)\b)"),
        "confirmed ",
    ),
    (re.compile(rf"\ba (murder|killing) of the ({NAME}(?: {NAME})?)(?=[.,]| in |$)"), r"the \1 of a \2"),
    (
        re.compile(
            r"\b((?:acquitted|accused|convicted|suspected|guilty) of) an? "
            r"(kidnapping|murder|robbery|extortion|homicide|rape|embezzlement|fraud)(?=[.,]| (?:in|and)\b|$)"
        ),
        r"\1 \2",
    ),
    (re.compile(r"\ba (?=(?:office|official|officer|oil|illegal|informal|indigenous|excavator|airstrip)\b)"), "an "),
    (
        re.compile(
            r"\b((?:arrested|suspended|dismissed|detained|sentenced)\b[^.,]*? for) charging (?=(?:S/|US\$)[\d,.]+)"
        ),
        r"\1 taking ",
    ),
    (
        re.compile(
            r"^([^.,]+?) (ha(?:s|ve) been (?:destroyed|seized|confiscated|burned|impounded|stolen)) "
            r"(worth (?:S/|US\$)[\d.,]+(?: million| billion)?)(?=[.,]? |\.?$)"
        ),
        r"\1 \3 \2",
    ),
    (re.compile(r"\b([Ff])orest engineer"), r"\1orestry engineer"),
    (re.compile(r"\ba killer of a (?=woman|man|child|girl|boy)"), "the killer of a "),
    (re.compile(r"\b(?:an|the) investigating committee on (?=[A-Zt])"), "a committee to investigate "),
    (re.compile(r"^([^.,]+ )(is|are) rejected(?=\.?$)"), _rejected),
    (
        re.compile(r"\bha(s|ve) been sold online\b"),
        lambda found: f"{'is' if found[1] == 's' else 'are'} being sold online",
    ),
    (
        re.compile(
            r"^(An operation|Operations) (ha(?:s|ve) been carried out) (against (?:illegal \w+|drug trafficking))\b"
        ),
        r"\1 \3 \2",
    ),
    (re.compile(r"\braided (?=the municipality of )"), "raided the offices of "),
    (re.compile(r"\bdamaged (light aircraft|plane|helicopter)\b(?= in [A-Z])"), r"crashed \1"),
    (
        re.compile(r"\b(prison|arrested|sentenced|detained) (?:for|over) a theft of (gold|timber|ore|copper|fuel)\b"),
        r"\1 for \2 theft",
    ),
    (
        re.compile(r"\b(received|given) (\w+) years in a (?:penalty|(suspended )sentence)\b"),
        _sentence_of,
    ),
    # courts: what is imposed, asked for and appealed against
    (
        re.compile(r"\ba sentence of ([\w-]+-year) suspended sentences (?=on |for |in |against )"),
        r"a \1 suspended sentence ",
    ),
    (re.compile(r"\ba (?=(?:eight|eleven|eighteen|8|11|18)-year suspended sentence\b)"), "an "),
    (
        re.compile(
            r"\b(appeal(?:ed)?) (against (?:the|an?) [^.,]{1,40}?) before "
            r"(the [^.,]*?\b(?:[Tt]ribunal|[Cc]ourt)(?: of [A-Z]\w+)?)(?=\.?$)"
        ),
        r"\1 to \3 \2",
    ),
    (
        re.compile(
            r"\b((?:requested|called for|sought) \w+ (?:years|months) in prison for [^.,]*?) (?:for|because of) "
            r"(?=an? (?:[\w-]+ )*(?:spill|leak|discharge|collapse|fire|accident)\b)"
        ),
        r"\1 over ",
    ),
    (re.compile(r"\b([Ll]awsuits?(?: (?:by|against) [^.,]*?)?|claim) over (?=(?:US\$|S/|€)\d)"), r"\1 for "),
    (re.compile(r"\bcollective lawsuit\b"), "class action"),
    (re.compile(r"\bcollective lawsuits\b"), "class actions"),
    (
        re.compile(
            r"\b(suspended|resumed|halted|restarted) (?:the )?(?:activities|operations) of "
            rf"(?=(?:the|an?) (?:[\w-]+ )?(?:{_WORKS})\b)"
        ),
        r"\1 operations at ",
    ),
    (
        re.compile(
            r"\b(ha(?:s|ve)) admitted "
            r"(?=(?:an?|the) (?:[\w-]+ )?(?:lawsuit|class action|appeal|constitutional complaint)\b)"
        ),
        r"\1 agreed to hear ",
    ),
    (re.compile(r"^(Congress has) admitted (?=an? motion\b)"), r"\1 agreed to debate "),
    (re.compile(r"\bstudy of an? (?=(?:expansion|construction|enlargement|closure) of )"), "study for the "),
    (
        re.compile(r"\bpenalised ([^.,]{2,60}?)(?<!\d) with a fine of (?=(?:more than |almost |some )?(?:US\$|S/|\d))"),
        r"fined \1 ",
    ),
    (
        re.compile(
            r"\b((?:is|are) investigating [^.,]*?) for "
            r"(?=(?:an?|the) (?:[\w-]+ ){0,2}(?:spill|leak|discharge|collapse|fire|accident)\b)"
        ),
        r"\1 over ",
    ),
    (
        re.compile(r"\b((?:ordered|required|requires) [^.,]*? to [^.,]*?) in (?=(?:\d+|\w+) (?:working )?days\b)"),
        r"\1 within ",
    ),
    (
        re.compile(
            r"\bfor not (?:adopting|taking) (?:prevention|preventive) measures"
            r"(?: amid (?=(?:the|an?) (?:\w+ )?spill))?"
        ),
        lambda m: "for failing to take preventive measures" + (" against " if m[0].endswith(" ") else ""),
    ),
)
