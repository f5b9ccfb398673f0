"""The rules by which sentences on rulings, fines, inquiries and inspections are put as readers would print them."""

import re

from digest.english.idioms_patterns import DEPARTMENTS, NAME, NAMES, Rules

_SUM = r"(?:more than |almost |some |nearly )?(?:US\$|S/)[\d.,]+(?: million| billion)?"
#: Who may win a case: not a deed, over which a ruling would be.
_PARTY = (
    r"communit|people|resident|villager|farmer|federation|organisation|leader|worker|fisher|famil|victim|association"
)
_INVADERS = "miners|loggers|settlers|farmers|invaders|traffickers|ranchers|colonists"
#: What somebody was told to do and did not, by its gerund.
_LEFT_UNDONE = {
    "rescuing": "rescue", "complying": "comply", "paying": "pay", "reporting": "report", "submitting": "submit",
    "presenting": "submit", "providing": "provide", "delivering": "deliver", "identifying": "identify",
    "containing": "contain", "carrying": "carry", "implementing": "implement", "meeting": "meet", "cleaning": "clean",
    "preventing": "prevent", "consulting": "consult", "informing": "inform", "handing": "hand", "restoring": "restore",
    "remediating": "clean up", "monitoring": "monitor", "protecting": "protect", "closing": "close",
    "declaring": "declare", "attending": "attend", "fulfilling": "fulfil", "respecting": "respect",
    "controlling": "control", "treating": "treat", "removing": "remove", "obtaining": "obtain",
}  # fmt: skip
_OWNERS = "miners|loggers|farmers|traffickers|ranchers|smugglers|defendants|officials|mayors|settlers"
#: Crimes of which somebody is convicted.
_CRIMES = (
    "illegal|money laundering|land trafficking|drug trafficking|wildlife trafficking|timber trafficking|corruption"
    "|environmental|pollution|murder|extortion|bribery|embezzlement"
)


def _parties(found: re.Match[str]) -> str:
    """ "The indigenous organisations in Datem have": nobody has told of them before."""
    said = f"{found[2] or ''}{found[3]}"
    return f"{found[1] or ''}{said if found[1] else said[0].upper() + said[1:]} in {found[4]} "


#: What is done about a ruling, by how it is filed.
_APPEALS = {"file": "appeal", "filed": "appealed", "filing": "appealing"}


def _gang_leader(found: re.Match[str]) -> str:
    is_alleged = "alleged" in found[0]
    article = ("A" if found[1] == "A" else "a") + "n" * is_alleged
    return f"{article} {'alleged ' if is_alleged else ''}{found[2]} leader"


def _gang(found: re.Match[str]) -> str:
    return f"{found[1]} the {found[2]} {found[3]}"


def _denied(found: re.Match[str]) -> str:
    """ "denied that it has deceived": "denied deceiving"."""
    done = found[2]
    stem = done[:-3] + "y" if done.endswith("ied") else done[:-1] if done.endswith("eed") else done[:-2]
    return f"{found[1]} {stem}ing"


def _plant(found: re.Match[str]) -> str:
    article = "An" if found[2] == "ore" else "A"
    return f"{article if found[1] == 'A' else article.lower()} {found[2]} processing plant"


COURT_RULES: Rules = (
    (re.compile(r"\b(proceedings against [^.,]{1,60}?) into (?=the |an? |[a-z])"), r"\1 over "),
    (
        re.compile(
            r"\b((?:process|proceedings|case|complaint|lawsuit|investigation) (?:against|into) [^.,]*?) "
            r"((?:has|have) been|was|were) (shelved|dropped|closed) over (alleged [a-z ]+)(?=\.?$)"
        ),
        r"\1 over \4 \2 \3",
    ),  # "archivan proceso contra familia por supuesta usurpación"
    (
        re.compile(r"\b(ruled in favour of [^.]*?) in front of (?=an? |the |[A-Z])"),
        r"\1 against ",
    ),  # "da la razón a comunidad frente a parque nacional"
    # what courts hand down
    (
        re.compile(
            r"\b(?:handed down|issued) (?:a|the) (?:ruling|decision) for "
            rf"(?=(?:(?:the|an?|[a-z]+) )?(?:[A-Za-z]+ )?(?:{_PARTY}))"
        ),
        "ruled in favour of ",
    ),
    (
        re.compile(rf"\b([Rr]uling) for (?=(?:(?:the|an?|[a-z]+) )?(?:[A-Za-z]+ )?(?:{_PARTY}))"),
        r"\1 in favour of ",
    ),
    (re.compile(r"\bha(s|ve) admitted (?=(?:an?|the) constitutional challenge\b)"), r"ha\1 agreed to hear "),
    (re.compile(r"\bupheld (an?|the) lawsuit\b"), r"upheld \1 claim"),
    (
        re.compile(r"\b((?:[Cc]ourt|[Tt]ribunal|[Jj]udge|chamber)\b[^.,]*? ha(?:s|ve)) blamed ([^.,]*?) for "),
        r"\1 held \2 responsible for ",
    ),
    (
        re.compile(r"\b(toughens?|increases?|raises?|reduces?|tightens?) the (sentences|penalties|fines) for\b"),
        r"\1 \2 for",
    ),
    (re.compile(r"\b(the|a) bill as passed of (?:the |a )?(?:law|bill) (?=that |to |on )"), r"\1 bill "),
    (re.compile(r"\b(shelved|closed|dropped) (?:the|a) procedure against\b"), r"\1 proceedings against"),
    (
        re.compile(
            r"\b(opened|started|initiated|begun) an? ((?:(?:administrative|penalty|disciplinary|sanction) )*)"
            r"procedure against\b"
        ),
        r"\1 \2proceedings against",
    ),
    (re.compile(r"\b([Ii]nvestigations?) over (?=(?:the|an?|alleged|illegal|possible) )"), r"\1 into "),
    (re.compile(r"\b([Ii]nvestigations?) for (?=(?:the )?alleged )"), r"\1 into "),
    (re.compile(r"\b(?:the|a) raid of (?=(?:the|an?|several|\d+|two|three|four|five|six) )"), "a raid on "),
    (re.compile(r"\braids of (?=(?:the|an?|several|\d+|two|three|four|five|six) )"), "raids on "),
    (
        re.compile(
            r"\b(ruled) (in the (?:trial|case|dispute|proceedings) [^.,]*?) "
            r"(in favour of [^.,]*?|against [^.,]*?)(?=[.,]|$)"
        ),
        r"\1 \3 \2",
    ),
    (re.compile(r"\b(launched|began|started) a struggle (?=against )"), r"\1 a fight "),
    (
        re.compile(rf"\bsecured (?:a|the) (?:ruling|sentence|judgment) (?:on|for|over) (?={_CRIMES})"),
        "secured a conviction for ",
    ),
    (re.compile(r"\b(approved|issued|published) the regulations on (?=[a-z])"), r"\1 regulations on "),
    (re.compile(r"\bformalised the (creation|establishment) of\b"), "formally created"),
    (
        re.compile(
            r"\b(approved|rejected|suspended|annulled|challenged|submitted|presented) an environmental "
            r"(study|impact study|impact assessment) (?:of|for) "
        ),
        r"\1 the environmental \2 for ",
    ),
    (re.compile(rf"\bthe parliamentary group of ({NAMES})(?=[.,]|$)"), r"the \1 parliamentary group"),
    (
        re.compile(r"\b([Mm]otions?|[Bb]ills?) (ha(?:s|ve)|was|were) (been )?(?:presented|submitted) by\b"),
        r"\1 \2 \3tabled by",
    ),
    (re.compile(r"\b(file|filed|filing) an appeal before (?=the )"), lambda m: f"{_APPEALS[m[1]]} to "),
    (re.compile(r"\b(t|T)he trial against (?=[a-zA-Z\d])"), r"\1he trial of "),
    (re.compile(r"\b(den(?:y|ies|ied)) that (?:it|they|he|she) (?:has|have|had) (\w{2,}ed)\b"), _denied),
    (
        re.compile(
            r"\b([Pp]rosecutor's [Oo]ffice(?: in [A-Z]\w+)? has) accused "
            r"((?:an?|the|\w+) (?:\w+ ){0,2}\w+) over (?=an? |the )"
        ),
        r"\1 charged \2 over ",
    ),
    # fines
    (
        re.compile(
            r"^((?:[A-Z][a-z]+|A total of [\d,]+|[\d,]+) (?:[a-z]+ ){0,2}(?:fines|penalties)"
            rf"(?: of {_SUM})?) (?:on|against) ([^.]*?) "
            r"(ha(?:s|ve)(?: already)? been imposed)(?=\.|,| (?:for|over|in)\b)"
        ),
        r"\1 \3 on \2",
    ),
    (re.compile(rf"\bha(s|ve) received a fine((?: in {NAMES})?) of ({_SUM})"), r"ha\1 been fined \3\2"),
    (
        re.compile(
            r"\b((?:fined?|fines|penalt|penalised|sanctioned|suspended|charged|investigat|criticised|sentenced)\w*\b"
            rf"[^.]*?) for not ({'|'.join(_LEFT_UNDONE)})\b"
        ),
        lambda m: f"{m[1]} for failing to {_LEFT_UNDONE[m[2]]}",
    ),
    (re.compile(r"\bdumped (?=(?:some |more than |about |at least )?[\d,]+ barrels of )"), "spilled "),
    # what is granted, promised and resumed
    (
        re.compile(r"\b(?:handover|delivery) of (?=(?:\w+ )?(?:concessions?|permits?|licences?|authorisations?)\b)"),
        "granting of ",
    ),
    (re.compile(r"\bthe permit for the (discharge|exploration|operation|export) (?:from|of) "), r"the \1 permit of "),
    (
        re.compile(
            r"\bmade (?:the|a) commitment to (?=(?!(?:the|an?|its|their|his|her|this|that|these|those|indigenous|native"
            r"|peasant|local|people|all)\b)[a-z]+(?<!s)(?<!ing) )"
        ),
        "pledged to ",
    ),
    (
        re.compile(rf"\b(resumed|suspended|halted) (?:the )?(?:operations|activities) of (?=the {NAMES} Pipeline\b)"),
        r"\1 operation of ",
    ),
    (re.compile(r"\b([Aa]) processing plant of (ore|gold|copper|timber|minerals?)\b"), _plant),
    (
        re.compile(rf"\bcarried out (?:a patrol|patrols) (?:on|along|of) (?=the {NAMES} river\b)"),
        "patrolled ",
    ),
    (re.compile(r"\b(extend(?:s|ed|ing)?) a (?=state of emergency in )"), r"\1 the "),
    (re.compile(rf"\b(seiz\w+ )?assets of (?:the )?({_OWNERS})\b(?! (?:in|from|of|who|that) )"), r"\1\2' assets"),
    (
        re.compile(r"\b((?:Council of Ministers|[Cc]abinet) has approved) a project (?=on |to |that )"),
        r"\1 a bill ",
    ),
    (
        re.compile(
            r"\b(reduce|cut|offset|lower|curb)(d|s|ing)? the "
            r"(?=(?:carbon |greenhouse gas )?emissions (?:of|from) )"
        ),
        lambda m: f"{m[1]}{m[2] or ''} ",
    ),
    (re.compile(r"\b(and|in|on|with|for|of|through) a use of\b"), r"\1 the use of"),
    (re.compile(r"\binstrument of a ratification\b"), "instrument of ratification"),
    (
        re.compile(
            r"\b((?:[a-z]+ )?(?:patrols|federations|communities|organisations|committees|companies|associations)) "
            r"and the "
            r"(?=(?:[a-z]+ )?(?:committees|federations|organisations|communities|patrols|companies|associations)\b)"
        ),
        r"\1 and ",
    ),
    (re.compile(r"\b([Aa]|the) (?:alleged )?leader of a (gang|drug gang|criminal gang)(?=[.,]|$)"), _gang_leader),
    (
        re.compile(r"\b(gold|timber|ore|fuel|mineral) (exports?|shipments?) without (?:an? )?origin\b"),
        r"\2 of \1 of unproven origin",
    ),
    (re.compile(r"\b(gold|timber|ore|fuel|minerals?) without (?:an? )?origin\b"), r"\1 of unproven origin"),
    (re.compile(r"\b(extend(?:s|ed|ing)?|extension of) the validity of (?=the )"), r"\1 "),
    (re.compile(r"\b(?:presented|submitted|filed) (a|the) (?=(?:censure |no-confidence )?motion\b)"), r"tabled \1 "),
    (
        re.compile(r"\b(ha(?:s|ve)|had) (?:regained|recovered) (?:his|her|their|its) (?:freedom|liberty)\b"),
        r"\1 been released",
    ),
    (re.compile(r"\b(raided|occupied|stormed|searched|seized|taken over) offices of (?=the )"), r"\1 the offices of "),
    (re.compile(r"\b(transferred|allocated|transfer|allocate) resources\b"), r"\1 funds"),
    (re.compile(r"\b(?:a|the) law on prior consultation\b(?! (?:in|of|for)\b)"), "the prior consultation law"),
    (re.compile(r"^The (reform of the [a-z ]*law) divides "), r"A \1 has divided "),
    (re.compile(r"\bcalled (?:a )?prior consultation (?:in|on|for) "), "launched prior consultation for "),
    (re.compile(rf"\bthe aquifer of ({NAME}(?: {NAME})*)(?=[.,]|$)"), r"the \1 aquifer"),
    (
        re.compile(
            r"\b(open(?:ed|s|ing)?) (?:new )?offices of "
            r"(?=(?:the|an?) (?:[\w-]+ )*(?:prosecutor's|Ombudsman's) [Oo]ffice\b)"
        ),
        r"\1 a branch of ",
    ),
    (
        re.compile(r"\b((?:\d+|two|three|four|five|six|seven|eight|nine|ten|several)-year) trial over\b"),
        r"\1 court case over",
    ),
    (re.compile(r"\bputs an end to (?=(?:an?|the) )"), "ends "),
    (re.compile(r"\bputting an end to (?=(?:an?|the) )"), "ending "),
    (re.compile(r"\b(ha(?:s|ve|d)) put an end to (?=(?:an?|the) )"), r"\1 ended "),
    (re.compile(r"\b(offence|infringement|infraction) of (?=the Constitution\b)"), "breach of "),
    # what is watched, foiled and regretted
    (
        re.compile(rf"\b((?:monitor|check|assess|test|analys)\w*) the quality of (?=the {NAMES} river\b|Lake [A-Z])"),
        r"\1 water quality in ",
    ),
    (
        re.compile(r"\braised the awareness of ([^.,]*?) (?:about|of|on) ([^.,]*?)(?=\.?$)"),
        r"raised awareness of \2 among \1",
    ),
    (re.compile(r"\bthe lack of a budget (?=for )"), "the lack of funding "),
    (
        re.compile(r"\b(?:detected|found|discovered) the existence of (?=an? (?:[\w-]+ ){0,3}(?:network|gang|ring)\b)"),
        "uncovered ",
    ),
    (re.compile(r"\bquestioned (?=the (?:delay|lack|absence|failure)\b)"), "criticised "),
    (re.compile(r"\b(?:dispatch|sending) of (?:members of the military|soldiers|troops)\b"), "deployment of troops"),
    (
        re.compile(
            r"\b(stepped up|tightened|strengthened|reinforced) (?:the )?control of "
            r"(wildlife|timber|fuel|cargo|mercury)\b"
        ),
        r"\1 \2 controls",
    ),
    (
        re.compile(
            r"\b(stepped up|tightened|strengthened|reinforced) (?:the )?control "
            r"(?=(?:at|on|in) )"
        ),
        r"\1 controls ",
    ),
    (
        re.compile(rf"\bthe airports of ({NAME}(?: {NAME})*) and ({NAME}(?: {NAME})*)(?=[.,]|$| (?:to|for|in|after) )"),
        r"\1 and \2 airports",
    ),
    (
        re.compile(
            r"\b(ha(?:s|ve) foiled) (?:the )?"
            r"((?:gold|mercury|fuel|timber|drug|cocaine|wildlife|arms|explosives) smuggling)\b"
        ),
        r"\1 a \2 attempt",
    ),
    (re.compile(r"\b(allocated|released|approved|announced) an emergency fund (?=to |for )"), r"\1 emergency funds "),
    (re.compile(rf"\bthe morgue of (?={NAME})"), "the morgue in "),
    (re.compile(r"\bin a deadline of (?=(?:an?|one|two|three|four|five|six|\d+) )"), "within "),
    (
        re.compile(r"\b([Ss]uspects?) of (?=(?:the|an?) (?:murder|killing|attack|robbery|kidnapping|massacre)\b)"),
        r"\1 in ",
    ),
    # who
    (
        re.compile(
            rf"\b((?:[Oo]fficials?|[Pp]rosecutors?|[Ii]nspectors?|[Jj]udges?)) (?:of|for) "
            rf"(?=(?!Lima\b)(?:{DEPARTMENTS})(?:[.,]|$| (?:for|over|accused|has|have|and)\b))"
        ),
        r"\1 in ",
    ),
    (
        re.compile(
            r"^((?:In [^,]+, )?)[Tt]he police and the (?:Public Prosecutor's Office|prosecutor's office) have "
            r"(?=(?:destroyed|seized|raided|arrested|intercepted|dismantled|rescued|found|evicted|freed)\b)"
        ),
        lambda m: f"{m[1]}{'p' if m[1] else 'P'}olice and prosecutors have ",
    ),
    (re.compile(rf"\b(company|firm) of (?={NAME}(?: {NAME})? (?:S/|US\$))"), r"\1 in "),
    (
        re.compile(
            r"^((?:In [^,]+, )?)[Tt]he ((?:indigenous|native|peasant|farming|Amazonian) )?"
            rf"(communities|organisations|federations) in ({NAMES}) (?=have\b)"
        ),
        _parties,
    ),
    # where, and between whom
    (re.compile(rf"\b(?:on|in) the mining corridor of ({NAME})(?=[.,]|$)"), r"in the \1 mining corridor"),
    (
        re.compile(
            r"\bamong (?=the (?:\w+ )?(?:communities|districts|provinces|towns|villages|hamlets|regions) of "
            rf"{NAME}(?: {NAME})* and {NAME}(?: {NAME})*(?:[.,]|$| [a-z]))"
        ),
        "between ",
    ),
    (
        re.compile(
            rf"\b(?:the|an) invasion (by (?:[\w-]+ ){{0,3}}(?:{_INVADERS})) (?:in|of) "
            r"(the [^.,]*?)(?=[.,]|$)"
        ),
        r"an invasion of \2 \1",
    ),
    (
        re.compile(
            rf"\b(of|from|by|against|to) ((?:Los|Las|La) {NAMES}) (gang|criminal organisation|criminal gang|network)\b"
        ),
        _gang,
    ),
)
