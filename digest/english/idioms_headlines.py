"""The rules by which sentences from headlines get the articles and the words that readers would print."""

import re

from digest.english.idioms_patterns import DOING, NAME, NAMES, Rules

#: What is known to those who read of it, once somebody is blamed for it, stands by it or turns it down.
_UNREST = r"(?:strike|protest|blockade|stoppage|demonstration|occupation|march)"
#: Those whose own strike or blockade it is that they begin, halt or end.
_ON_STRIKE = (
    r"(?:[Rr]esidents|[Cc]ommunity members|[Vv]illagers|[Ww]orkers|[Mm]iners|[Ff]armers|[Tt]eachers|[Dd]octors|"
    r"[Nn]urses|[Hh]auliers|[Ff]ishermen|[Ff]ishers|[Gg]rowers|[Cc]ommunities|[Pp]rotesters|[Ff]ederations|[Pp]eoples|"
    r"[Uu]nions|[Dd]rivers)"
)
#: One body whose own strike or blockade it is.
_BODY_ON_STRIKE = r"(?:community|union|federation|organisation|people|association|confederation|district|province)"


def _ended(found: re.Match[str]) -> str:
    return f"{found[1]}ended{found[2]}"


HEADLINE_RULES: Rules = (
    # articles
    (re.compile(rf"\b(blamed [^.,;]*? for) (?={_UNREST}s\b|violence\b)"), r"\1 the "),
    (re.compile(rf"\b(defended|condemned|justified|criticised) an? (?=(?:[\w-]+ )?{_UNREST}\b)"), r"\1 the "),
    (
        re.compile(r"\b(rejected|condemned|criticised) an? (?=agreement (?:with|between|signed|reached)\b)"),
        r"\1 the ",
    ),
    (
        re.compile(
            rf"\b({_ON_STRIKE}\b(?:(?!\b(?:has|that|who|which)\b)[^.;])*? have (?:called off|suspended|lifted|ended)) "
            rf"(?:the|an?) (?=(?:[\w-]+ )?(?:{_UNREST}|truce)\b(?! of\b))"
        ),
        r"\1 their ",
    ),
    (
        re.compile(
            rf"\b({_BODY_ON_STRIKE}\b(?:(?!\b(?:have|that|who|which)\b)[^.;])*? has "
            rf"(?:called off|suspended|lifted|ended|resumed)) "
            rf"the (?=(?:[\w-]+ )?(?:{_UNREST}|truce)\b(?! of\b))"
        ),
        r"\1 its ",
    ),
    (
        re.compile(rf"\b({_ON_STRIKE}\b[^.;]*? have agreed to (?:end|suspend|lift|call off)) (?=(?:{_UNREST})s\b)"),
        r"\1 their ",
    ),
    (re.compile(r"\b(have suspended their truce and resumed) the (?=stoppage|strike|protest)"), r"\1 their "),
    (
        re.compile(
            r"\b((?:bus|lorry|van|car|truck|minibus|train|boat|motorcycle)\b[^.;]*? and) a "
            r"(?=(?:driver|pilot) (?:has|was|had)\b)"
        ),
        r"\1 the ",
    ),
    (
        re.compile(r"\b(been murdered|been killed|been shot dead)([^.;]*? and) a body (?=has been\b)"),
        r"\1\2 the body ",
    ),
    (
        re.compile(
            r"^(In the dispute over the [^,]+, [^.]*? against) a (?=mining company(?:[.,]|$| (?:after|over)\b))"
        ),
        r"\1 the ",
    ),
    (
        re.compile(r"\b((?:confirmed|announced|reported|acknowledged|attributed)) the (?=delay (?:to|in|of)\b)"),
        r"\1 a ",
    ),
    (
        re.compile(r"\b(step(?:ped)? in) amid (?=(?:the )?(?:strike|protest|blockade|conflict|invasion)s?\b)"),
        r"\1 over ",
    ),
    (
        re.compile(
            r"\bfor an? (?:transfer|transport|transporting) of "
            r"(?=food|medicine|supplies|fuel|water|patients)"
        ),
        r"to transport ",
    ),
    (re.compile(r"\bin the face of an? (?=shortage\b)"), "because of a "),
    (re.compile(r"\b(affect(?:ed|s)?) the (?=royalties (?:for|in|of)\b)"), r"\1 "),
    (
        re.compile(r"\b(giv(?:e|es|ing|en) priority to [a-z ]+?|prioritis(?:e|es|ed|ing) [a-z ]+?) in the face of "),
        r"\1 over ",
    ),
    (re.compile(r"\b(project) at the ([A-Z]\w+) mining project\b"), r"\1 in \2"),
    (re.compile(rf"\bin the area of the ({NAME})(?=[.,]|$)"), r"in the \1 area"),
    (re.compile(r"\bAmazonian (?:tropical )?rainforest\b"), "Amazon rainforest"),
    (re.compile(r"\bthe canal of Suez\b"), "the Suez Canal"),
    (re.compile(r"\b(contributions?) of (?=(?:mining|oil|private|the mining) compan(?:y|ies)\b)"), r"\1 from "),
    (
        re.compile(r"\b(affect(?:s|ed|ing)?) (?:at|in|on) (?=(?:[a-z]+ )?(?:markets?|production|exports|prices)\b)"),
        r"\1 ",
    ),
    (re.compile(r"\b(dialogue tables?|talks|meetings?) over a (?=(?:\w+ )?conflict in the\b)"), r"\1 over the "),
    (re.compile(r"\bafter communication with the (?=government|ministry|company)"), "after contact with the "),
    (
        re.compile(
            r"\b(demanded the (?:withdrawal|departure|closure) of [^.,]*?) for "
            r"(?=(?:environmental |water )?pollution)"
        ),
        r"\1 over ",
    ),
    (
        re.compile(
            rf"\b(called for|demanded) the presence of ({NAME} {NAME}(?: {NAME})*)(?=[.,]|$| "
            rf"amid| in| at| because)"
        ),
        r"called for \2 to come",
    ),
    (
        re.compile(
            r"^(In [^,]+, )?(T|t)he (strike|stoppage|blockade|truce|dialogue|talks|protests?) "
            r"(ha(?:s|ve)) been resumed\b(?! by)"
        ),
        r"\1\2he \3 \4 resumed",
    ),
    (
        re.compile(
            rf"^({NAMES}(?: \({NAMES}\))? (?:will resume|has resumed|has suspended|will "
            rf"suspend)) the (?=indefinite strike|strike|blockade|protest)"
        ),
        r"\1 its ",
    ),
    (
        re.compile(
            r"\b(been (?:murdered|killed|shot dead) and the body) has been "
            r"(?=dumped|found|thrown|buried|burned)"
        ),
        r"\1 ",
    ),
    (
        re.compile(
            r"\b((?:[Ll]and|[Ss]oil|[Ff]orests?|[Hh]ectares|[Ww]etlands?)\b(?:(?! ha(?:s|ve) "
            r")[^.;])*? ha(?:s|ve)) been repaired\b"
        ),
        r"\1 been restored",
    ),
    (re.compile(r"\b([\w,]+) injured people have been recorded in (?=an? |the )"), r"\1 people have been injured in "),
    (
        re.compile(rf"^Sales of the ({NAME}(?: {NAME})*) mine (?=(?:could|have|will|would|fell|rose|grew|reached)\b)"),
        r"\1's sales ",
    ),
    # what belongs to a name
    (re.compile(rf"\bthe ((?:El|La|Los|Las) {NAME}) (?=hill\b)"), r"\1 "),
    (
        re.compile(r"^((?:[A-Z]\w+ )?)([Rr])evenue (?=ha[sd]\b.*, according to the tax authority\b)"),
        lambda m: f"{m[1]}{'T' if m[2] == 'R' else 't'}ax revenue ",
    ),
    (re.compile(rf"\bthe lakes of ({NAME}(?: {NAME})*)(?=[.,]|$| (?:are|have|were|in|is)\b)"), r"the \1 lakes"),
    (re.compile(rf"\bthe park of (?!the )({NAME} {NAME}(?: {NAME})*)"), r"the \1 park"),
    (
        re.compile(
            r"\bthe (forests|oceans|seas|rivers|glaciers|rainforests|tropical forests|indigenous peoples|biodiversity|"
            r"largest producers?|largest mines?) of the world\b"
        ),
        r"the world's \1",
    ),
    (re.compile(r"^In (Block \d+), prior consultation (?=ha[sd]\b|will\b)"), r"Prior consultation on \1 "),
    (re.compile(r"\b([Oo]perations) (?:of|in) (?=Blocks? \d)"), r"\1 at "),
    (
        re.compile(r"\b(delays?) of (?=the [^.,;]*?\b(?:refinery|mine|project|airport|plant|port|bridge|hospital)\b)"),
        r"\1 to ",
    ),
    (re.compile(r"% of the total of (?=\w+ (?:investment|production|output|exports)\b)"), "% of total "),
    (
        re.compile(
            r"^((?:Mining |Oil |Gas )?[Rr]oyalties|Canon revenue|Mining tax revenue) (?:has|have) been transferred in "
            r"((?:(?:more than|about|almost|some|at least|up to) )?(?:S/|US\$)[\d.,]+(?: [mb]illion)?) to "
        ),
        lambda m: f"{m[2][:1].upper()}{m[2][1:]} in {m[1].lower()} has been transferred to ",
    ),
    (
        re.compile(
            r"^(An? (?:[\w-]+ )?(?:dialogue table|working group|dialogue)) (between [^.]* and [^.]*?) "
            r"(has been (?:set up|opened))(?=\.?$)"
        ),
        r"\1 \3 \2",
    ),
    # what is done
    (re.compile(r"\b([Cc]onvictions?\b[^.;]*? ha(?:s|ve) been) annulled\b"), r"\1 quashed"),
    (re.compile(r"\b(resumed|stepped up) the (?=(?:surveillance|monitoring|inspection) of\b)"), r"\1 "),
    (
        re.compile(
            r"^(Operations|Work|Production|Classes|Traffic)((?: [^.]*?)?) (ha(?:s|ve)) been "
            r"resumed\b(?! by)"
        ),
        r"\1\2 \3 resumed",
    ),
    (re.compile(r"\bha(s|ve) received an? (\d+)-(day|month|year) deadline to\b"), r"ha\1 been given \2 \3s to"),
    (re.compile(r"\b(ha(?:s|ve)) taken up the mayor's office of\b"), r"\1 taken office as mayor of"),
    (re.compile(r"\bhave (lead|mercury|arsenic|heavy metals|metals) in (?:the )?blood\b"), r"have \1 in their blood"),
    (
        re.compile(r"^(In [^,]+, )?(k|K)illers of (?=an? |the |two |three )"),
        lambda m: f"{m[1]}the killers of " if m[1] else "The killers of ",
    ),
    (
        re.compile(
            r"^The office of (the [^.]*?\)) has been (?=burned|attacked|set on "
            r"fire|stoned|occupied|looted)"
        ),
        r"An office of \1 has been ",
    ),
    (re.compile(r"\bof the (REDD\+ project in)\b"), r"of a \1"),
    (
        re.compile(
            rf"^(An? [^.]*?) (?:that was )?carrying (\w+(?: \w+)?) in ({NAMES}) has been "
            rf"(robbed|attacked|intercepted|hijacked)(?=\.?$)"
        ),
        r"\1 carrying \2 has been \4 in \3",
    ),
    (re.compile(r"\b(proposed|suggested|considered|recommended|opposed) the (\w+ing) of (?=[a-z])"), r"\1 \2 "),
    (re.compile(r"\b(raised|cut|reduced|lowered|increased) the fuel price\b"), r"\1 fuel prices"),
    (re.compile(r"\bhave been saved from (?:dying|death)\b"), "have narrowly escaped death"),
    (re.compile(r"\bhas been saved from (?:dying|death)\b"), "has narrowly escaped death"),
    (re.compile(r"\b(arrival of [a-z -]+) to (?=[A-Z])"), r"\1 in "),
    (re.compile(r"\b(is|are) in danger because of (?=illegal |deforestation|mining|drug)"), r"\1 under threat from "),
    (re.compile(r"\b(could|will|would|may) ([^.]*?) shortly(?=[.,]|$)"), r"\1 \2 soon"),
    (re.compile(r"\b([Cc])onversations (?=(?:with|between)\b)"), lambda m: f"{'T' if m[1] == 'C' else 't'}alks "),
    (
        re.compile(r"\b(takes?|taken|took|taking) actions(?= (?:against|over|to|on|in|after|amid|because)\b|[.,]|$)"),
        r"\1 action",
    ),
    (
        re.compile(r"\b(tak\w+ action) in the face of (?=(?:an? |the )?(?:land )?(?:invasion|logging|mining|drug))"),
        r"\1 over ",
    ),
    (re.compile(r"\bdrugs (?=(?:production|trafficking|processing|laborator))"), "drug "),
    (
        re.compile(r"\bkey to the (mitigation|conservation|protection|recovery|prevention) of\b"),
        lambda m: f"key to {DOING[m[1]]}",
    ),
    (
        re.compile(
            rf"\b((?:been|is|are|was|were|remains?|remained) (?:blocked|cut off|paralysed|isolated)) over "
            rf"(?=(?:an?|the) (?:[\w-]+ )*{_UNREST}\b)"
        ),
        r"\1 by ",
    ),
    # nobody ends a strike by calling it off but those who are on it
    (
        re.compile(
            rf"^((?:The (?:Peruvian )?[Gg]overnment|The Prime Minister's Office|The Ministry of)\b[^.;]*?)\bcalled off"
            rf"( (?:the|an?) (?:[\w-]+ )?{_UNREST}s?\b)"
        ),
        _ended,
    ),
    # once will do
    (
        re.compile(rf"^In ({NAMES}), (.*\b(?:governor|regional government|president|mayor) of) \1(?=[.,]|$)"),
        lambda m: f"{m[2][:1].upper()}{m[2][1:]} {m[1]}",
    ),
)  # fmt: skip
