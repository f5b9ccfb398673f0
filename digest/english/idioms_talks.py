"""The rules by which sentences on strikes, talks, bills and those who oversee are put as readers would print them."""

import re

from digest.english.idioms_patterns import MONTHS, NAME, NAMES, Rules

#: What goes on by itself for as long as people keep at it.
_KEPT_AT = "blocking|occupying|holding|protesting|demonstrating|camping|obstructing|keeping"
#: What a bill would do that is not in force.
_ENACTS = {
    "allowed": "allow", "granted": "grant", "banned": "ban", "modified": "modify", "amended": "amend",
    "extended": "extend", "authorised": "authorise", "transferred": "transfer", "created": "create",
    "repealed": "repeal", "prohibited": "prohibit", "established": "establish", "weakened": "weaken",
}  # fmt: skip
_STOPPED = "halted|closed|blocked|suspended|paralysed|cut off|isolated|detained|abandoned"


def _would(found: re.Match[str]) -> str:
    made = f"have {found[4]}" if found[1] in {"shelved", "rejected"} else _ENACTS[found[4]]
    return f"{found[1]} a bill {found[3] or ''}that would {made}"


def _over(found: re.Match[str]) -> str:
    told = re.sub(
        r"\b(has|have) been (?=(?:[a-z]+ly )?[a-z]+(?:ed|en)\b)",
        lambda m: "was " if m[1] == "has" else "were ",
        found[0],
    )
    return re.sub(r"\b(?:has|have) died\b", "died", told)


def _of_government(article: str, body: str) -> str:
    if article in {"The", "the"}:
        return f"{article} government {body}"
    an = "A" if article[0] == "A" else "a"
    level, _, what = body.rpartition(" ")
    return f"{an} {level} government {what}" if level else f"{an} government {what}"


TALKS_RULES: Rules = (
    (
        re.compile(
            r"\b(strike|hunger strike) over the end of (?=mining|pollution|illegal|violence|corruption|logging)"
        ),
        r"\1 for an end to ",
    ),
    (re.compile(r"\b(protested) over (?=\d+ (?:days|weeks|months) without\b)"), r"\1 about "),
    (re.compile(r"\b(agreement|pact|deal) to (?:lift|call off|raise) protests\b"), r"\1 to end protests"),
    (re.compile(r"\b(blockade) in (?=the [^.,]*?(?:Highway|highway|road)\b)"), r"\1 on "),
    # what talks and teams are for
    (re.compile(r"\b(dialogue table [^.,]*?)because of (?=an? |the )"), r"\1over "),
    (
        re.compile(
            r"\b(sent [^.,]*?(?:team|commission|delegation|mission|brigade|experts?|officials?|police|troops)[^.,]*?) "
            r"because of (?=an? |the |new )"
        ),
        r"\1 in response to ",
    ),
    (re.compile(r"\b(has|have|had) set out ([^.,]*?) (?=to (?:[a-z]+ )?[a-z]+s\b|to the )"), r"\1 presented \2 "),
    (re.compile(r"\b(has|have|had) camped (?!out\b)"), r"\1 set up camp "),
    (re.compile(r"\bset up camp (?:in|at) (?:the )?lakes(?= |[.,])"), "set up camp by the lakes"),
    (re.compile(r"\b(set up camp [^.,]*?) against (?=the |[A-Z])"), r"\1 in protest against "),
    # how long it has lasted
    (
        re.compile(
            rf"\b(is|are) ((?:{_KEPT_AT})\b(?:(?! who | that | which |, )[^.])*?) "
            rf"(?=since (?:the (?:early|morning|night)|early|dawn|midnight|noon|yesterday|last|\d|[MTWFS]\w+day))"
        ),
        lambda m: f"{'has' if m[1] == 'is' else 'have'} been {m[2]} ",
    ),
    (
        re.compile(
            rf"\bremains ({_STOPPED}) "
            r"(?=(?:for (?:more than |almost |about )?[\w.]+ (?:day|week|month|year)s?|since)\b)"
        ),
        r"has been \1 ",
    ),
    (
        re.compile(r"\b((?:bus|lorri|truck|car|vehicle|boat)[a-z]*(?: [a-z]+)* resumed their) march\b"),
        r"\1 journey",
    ),
    # talks
    (re.compile(r"\b(ha(?:s|ve)|had) set up a negotiating table\b"), r"\1 opened negotiations"),
    (re.compile(r"\b(to|will) set up a negotiating table\b"), r"\1 open negotiations"),
    (re.compile(r"\b([Tt]alks) among (?=[^.]+ and )"), r"\1 between "),
    (
        re.compile(
            r"\b((?:[Tt]alks|[Nn]egotiations|[Dd]ialogue)\b(?:(?! ha(?:s|ve) |, and | that )[^.;])*?) "
            r"will be resumed\b(?! by)"
        ),
        r"\1 will resume",
    ),
    (re.compile(r"\b([Tt]alks\b[^.,;]*|[Dd]ialogue\b[^.,;]*) (ha(?:s|ve)) been resumed\b(?! by)"), r"\1 \2 resumed"),
    (re.compile(r"\boperations (?:are continuing|continue) normally\b"), "operations are continuing as normal"),
    (
        re.compile(r"\b(agreements?) for (?=(?:forest|border|river|fisheries) (?:control|monitoring|protection)\b)"),
        r"\1 on ",
    ),
    (
        re.compile(rf"^The trade union of (?:mining|mine) workers (?:from|of|in) ({NAME})\b"),
        r"The \1 mineworkers' union",
    ),
    (re.compile(r"\brecovered (?=(?:their|his|her) freedom\b)"), "regained "),
    (re.compile(r"^The (?=roundtable talks between\b)"), ""),
    (re.compile(r"^roundtable talks between\b"), "Roundtable talks between"),
    (re.compile(rf"\bthe (road|mining) corridor of ({NAME}-{NAME})"), r"the \2 \1 corridor"),
    # who strikes, and where
    (
        re.compile(
            r"\b([Bb]lock|[Bb]locked|[Bb]locking|occup(?:y|ied|ying)|clear(?:ed|ing)?|closed|reopened|unblocked) "
            rf"(kilometres? [\d,.]+(?: and [\d,.]+)?) of (the (?:{NAME} ){{0,4}}?(?:[Hh]ighway|[Rr]oad|corridor)\b)"
        ),
        r"\1 \3 at \2",
    ),  # "bloquearon el kilómetro 701 de la Panamericana Sur"
    (
        re.compile(
            r"\b([Tt]he|[Aa]n?) ((?:high-level |multisectoral )?(?:commission|delegation|team|mission)) "
            r"from the government\b(?! of| from|'s)"
        ),
        lambda m: _of_government(m[1], m[2]),
    ),
    (re.compile(r"\b(?:the )?non-compliance (?:of|with|in) (?:the |an? )?payments?(?: of)?\b"), "non-payment of"),
    (re.compile(rf"\bthe pollution of the waters? of (?=the {NAMES} river\b|Lake )"), "the pollution of "),
    (re.compile(r"\blist of demands of ([\d,]+|[a-z]+) (?:lawsuits|demands|points)\b"), r"list of \1 demands"),
    (
        re.compile(r"\b(is|are) coordinating (?:measures|actions) with ([^.,]*?) to (?=[a-z])"),
        r"\1 working with \2 to ",
    ),
    (re.compile(r"^The prior (?=consultation on )"), "Prior "),
    (re.compile(r"\b(?:the )?Valle de los [Rr]íos Apurímac, Ene (?:and|y) Mantaro(?: \(VRAEM\))?"), "the VRAEM"),
    (re.compile(r"\b(been [a-z]+ed and) been (?=[a-z]+ed\b)"), r"\1 "),
    (re.compile(r"\bmacro-(\w+-(?:hour|day)) regional (?=strike)"), r"\1 macro-regional "),
    (
        re.compile(
            r"\b(seized|destroyed|burned|held|holding|removed) the (?=(?:machinery|equipment) belonging to [A-Z])"
        ),
        r"\1 ",
    ),
    (re.compile(r"\bset up the dialogue table\b"), "set up a dialogue table"),
    (
        re.compile(r"\b(construction of an? [\w -]+?) belonging to (?=(?:the (?:\w+ )?company )?[A-Z])"),
        r"\1 by ",
    ),
    (
        re.compile(r"\bthe water that ([^.,]*? (?:families|people|residents|communities)) (?:consume|drink)\b"),
        r"water consumed by \1",
    ),
    (re.compile(r"\bdied from (?=suffocation\b|asphyxia|hypothermia|drowning|electrocution)"), "died of "),
    (re.compile(r"\b(an? (?:tunnel|gallery|shaft|tailings dam|warehouse)) of (?=the [A-Z][\w -]+ mine\b)"), r"\1 at "),
    (re.compile(rf"\bin the site of ({NAME})(?=[.,]| with | on |$)"), r"at the \1 site"),
    (
        re.compile(
            r"\b([Aa])n? ((?:\w+ )?(?:plan|solution|agreement|programme|loan)) in the (short|medium|long) term\b"
        ),
        r"\1 \3-term \2",
    ),
    (
        re.compile(r"\b(declar(?:e|ed|ing)) ([^.,;]*?) to be of (national|regional|public) interest\b"),
        r"\1 \2 a matter of \3 interest",
    ),
    (re.compile(rf"\b(on \d+ (?:{MONTHS})) (at an (?:[\w-]+ )?assembly)\b(?! held)"), r"\2 \1"),
    (re.compile(r"\b(ha(?:s|ve)) been seizing\b"), r"\1 been holding"),
    (re.compile(r"\bpassenger motorboat"), "passenger boat"),
    (
        re.compile(
            r"(?<![\w-])((?:macro-)?(?:provincial|regional|national|general)) (\w+-(?:hour|day)) (?=strike|stoppage)"
        ),
        r"\2 \1 ",
    ),
    (
        re.compile(r"\b(conviction)(s?) against (?=[a-z]+s\b|the |an? |\w+ (?:leaders|officials|people)|[A-Z])"),
        r"\1\2 of ",
    ),
    (re.compile(r"\b(raided|searched|occupied) (?=premises of\b)"), r"\1 the "),
    (
        re.compile(
            r"\b((?:[Bb]lockade|[Ss]trike|[Pp]rotest|[Ss]toppage|[Tt]ruce|[Ss]it-in)\b[^.,;]*? will) be maintained\b"
        ),
        r"\1 continue",
    ),
    (re.compile(r"\b(lost|losing) ((?:S/|US\$)[\d.,]+(?: million)?) at tolls\b"), r"\1 \2 in tolls"),
    (
        re.compile(rf"\bin the sectors of ({NAME}(?: {NAME})*(?:, {NAME}(?: {NAME})*)* and {NAME}(?: {NAME})*)"),
        r"in the \1 sectors",
    ),
    (re.compile(r"\bofficers from the police\b"), "police officers"),
    (re.compile(r"\b(?:in|on) (?=kilometres? \d)"), "at "),
    (re.compile(r"\bhalted (?:its|their) work\b(?! on)"), "stopped work"),
    (re.compile(rf"\bin the square of ({NAME})(?=[.,]| on | to |$)"), r"in \1's square"),
    (
        re.compile(rf"\b(?:has |have )?lasted (\w+ days|weeks|months) on (\d+ (?:{MONTHS}))"),
        r"had lasted \1 by \2",
    ),  # "los bloqueos cumplieron ayer 20 días"
    (
        re.compile(r"\bthe (\w+-\w+) (road|highway|route)s? and (\w+-\w+)\b(?! \w*(?:road|highway))"),
        r"the \1 and \3 \2s",
    ),
    (
        re.compile(r"\bremoved the ((?:[a-z]+ and )?(?:stones|logs|tyres|rocks|vehicles)) that blocked\b"),
        r"removed the \1 that had been blocking",
    ),
    (
        re.compile(
            r"^(?:During|In) the (?:eviction|clash|attack|operation|protest|raid|shooting|explosion|collapse|accident"
            r"|march|riot|unrest|blaze|fire|ambush)(?:e?s)?(?: [^,.]*)?, [^.;]*?\b(?:has|have) (?:been |died\b)[^.;]*"
        ),
        _over,
    ),  # "en el desalojo resultaron heridas 17 personas"
    (
        re.compile(r"\bin an? (?=(?:community |peasant )?assembly\b|press conference\b)"),
        lambda m: "at an " if "an" in m[0] else "at a ",
    ),
    (re.compile(r"\bmining mine (?=waste|shaft|tailings|entrance)"), "mine "),
    (
        re.compile(
            rf"\bthe (association|cooperative) ({NAME}(?: (?:{NAME}|de|del|la|los|las|y))*)"
            r"(?= (?:has|have|had|protested|was|were|will|in|on)\b|[,.])"
        ),
        r"the \2 \1",
    ),
    (re.compile(rf"\bthe defence front of the ({NAMES}) valley\b"), r"the \1 Valley defence front"),
    (re.compile(r"\b(plan|programme|project|strategy) for (?:the )?closure of gaps\b"), r"\1 to close gaps"),
    (re.compile(r"\bthe ([A-ZÁÉÍÓÚÑ]\w+) riverbed\b"), r"the bed of the \1 river"),
    (
        re.compile(r"\btaken (?=(?:more than |some |about |almost )?[\w,]+ (?:families|residents|villagers)\b)"),
        "moved ",
    ),
    (
        re.compile(r"\b(accused|investigated|charged) by (?=the \w+azo\b)"),
        r"\1 over ",
    ),
    (
        re.compile(
            r"\bdenounced ((?:(?! and |, )[^.;])*?) (to|before) "
            r"(?=the (?:[\w ]*[Pp]rosecut\w+|police|National Police|Ombudsman|Ministry|Comptroller|OEFA|UN\b))"
        ),
        r"reported \1 to ",
    ),
    (re.compile(r"^In (\w+) (days|weeks|months)(, [^.]*? will )"), r"Within \1 \2\3"),
    (re.compile(r"^The share of (the [^.]*?) has (?=risen|fallen|closed|lost|gained)"), r"Shares in \1 have "),
    (re.compile(rf"^({NAMES}'s) share (?=rose|fell|closed|has)"), r"\1 shares "),
    (re.compile(r"^The action of the police\b"), "Police action"),
    (re.compile(rf"\b(?:a|the) stock exchange (?:of|in) ({NAME}(?: {NAME})?)"), r"the \1 Stock Exchange"),
    (re.compile(rf"\bin the ({NAMES} Stock Exchange)"), r"on the \1"),
    # bills
    (
        re.compile(r"\b(raised objections to) the bill as passed (?:of a law )?that\b"),
        r"\1 the bill passed by Congress that",
    ),
    (
        re.compile(
            r"\b(raised objections to|shelved|rejected) (the|a) bill (passed by Congress )?that "
            rf"({'|'.join(_ENACTS)})\b"
        ),
        _would,
    ),
    (
        re.compile(
            r"\b(grant(?:s|ed)?) (the power to [a-z]+ [^.,]*?) to "
            r"((?:the )?(?:regional|local) governments?|the regions|the government|Congress)(?=\.?$|,)"
        ),
        r"\1 \3 \2",
    ),
    # those who look into things
    (re.compile(r"\ba (preliminary )?investigation for (\d+) days\b"), r"a \2-day \1investigation"),
    (
        re.compile(
            r"\b([Tt]estimonies) of (?=(?:\d+|two|three|four|five|six|seven|eight|nine|several) (?:\w+ )?[a-z]+s\b)"
        ),
        r"\1 from ",
    ),
    (re.compile(rf"\bthe basin of the ({NAMES}) river\b"), r"the \1 river basin"),
    (
        re.compile(
            r"\b(commission|committee|group|team|plan|strategy|unit|programme) for "
            r"(?:the |a )?(?:struggle|fight) against\b"
        ),
        r"\1 to combat",
    ),
)
