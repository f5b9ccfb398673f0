"""The rules by which sentences on raids, attacks and the forces are put as readers would print them."""

import re

from digest.english.idioms_patterns import COUNT, NAME, Rules

#: What is named behind what it is, and in English before it.
_POSTS = r"checkpoint|guard post|control post|surveillance post|police post|police station|military base|army base"
#: What links lead to.
_CRIMES = r"drug|illegal|illicit|organised|terroris|narco|money|human trafficking|traffick|gang|criminal|mafia|crime"
#: What lies in a valley rather than on its river.
_IN_VALLEYS = r"light aircraft|aircraft|planes?|airstrips?|laborator(?:y|ies)|coca"

#: What tells that it still goes on.
_NO_SPAN = r"(?!.*\b(?:since|recently|already|so far|yet|years|months)\b)"
#: No name of several: "the checkpoint of Ica and Nasca".
_ONE_NAME = rf"(?!{NAME}(?: and {NAME}| District| Province))({NAME}(?: {NAME})?)(?! {NAME})"

FORCES_RULES: Rules = (
    # what it was for, in how many operations, and after whose escape
    (re.compile(r"\b(engines|hoses|fuel|pipes|supplies|pumps) allocated to (?=(?:[a-z]+ )?(?:dredges|miners|rafts))"),
     r"\1 intended for "),
    (re.compile(r"\bin (two|three|four|five|six|seven|eight|nine|ten) days of (?:an )?operations?(?= in | on |[.,]|$)"),
     r"in a \1-day operation"),
    (
        re.compile(
            r"^((?:A total of |About |More than |Some )?[\d,]+ [^.]*?) in ((?:two|three|four|several|\d+) operations) "
            r"have been (seized|confiscated|destroyed|impounded) "
        ),
        r"\1 have been \3 in \2 ",
    ),
    (re.compile(r"\bafter the (?:escape|flight) of its (operators|crew|occupants)\b"), r"after its \1 fled"),
    (
        re.compile(r"\b(vicuñas?|deer|jaguars?|bears?|condors?|animals)\b([^.]*?) shot dead by (?=poachers|hunters)"),
        r"\1\2 killed by ",
    ),
    # papers and releases
    (re.compile(r"\b([Tt])imber without documents\b"), lambda m: f"{'U' if m[1] == 'T' else 'u'}ndocumented timber"),
    (
        re.compile(
            r"\bhas ordered ((?:[a-z]+|\d+) (?:residents|people|men|women|farmers|protesters|miners|workers)"
            r"(?: (?:arrested|detained|held)[^.]*?)?) to be released(?=\.?$)"
        ),
        r"has ordered the release of \1",
    ),
    # who
    (re.compile(r"^Hired killers (?=have (?:killed|shot dead)\b)"), "Hitmen "),
    (re.compile(r"(?<!he )\bhired killers (?=have (?:killed|shot dead)\b)"), "hitmen "),
    (re.compile(r"\b([Aa]) hired killer (?=who (?:killed|shot)\b)"), r"\1 hitman "),
    (re.compile(r"\b([Tt])he navy and the Colombian navy\b"), r"\1he Peruvian and Colombian navies"),
    (re.compile(r"\b([Tt])he army and the Colombian army\b"), r"\1he Peruvian and Colombian armies"),
    (re.compile(rf"^(The army [^.]*?{COUNT}) members of the military\b"), r"\1 soldiers"),
    (
        re.compile(rf"(?<![\w$])({COUNT}) police (?=(?:have|has|had|were|are|who|to be|and [\d,]+) )"),
        r"\1 police officers ",
    ),
    (re.compile(r"\bthe lack of (?:the )?government(?:['’]s)? action\b"), "the government's inaction"),
    (re.compile(r"\bthe lack of the government[’']s (?=[a-z]+)"), "the government's lack of "),
    (
        re.compile(r"\b([Aa]) community member from the ((?:native|peasant|indigenous) community of )"),
        r"\1 member of the \2",
    ),
    (
        re.compile(r"\b([Cc])ommunity members from the ((?:native|peasant|indigenous) community of )"),
        lambda m: f"{'M' if m[1] == 'C' else 'm'}embers of the {m[2]}",
    ),
    (
        re.compile(
            r"\b([Oo]fficials|[Ee]mployees|[Ww]orkers|[Rr]epresentatives) (?:of|from) "
            r"(Perupetro|Petroperú|PetroTal|Electroperú)\b"
        ),
        lambda m: f"{m[2]} {m[1].lower()}",
    ),
    (
        re.compile(
            r"\b([Mm]iners|[Ll]oggers|[Rr]esidents|[Cc]ommunity members|[Pp]rotesters|[Vv]illagers|[Aa]ttackers)"
            r"((?: [^.]*?)?) released (?=[^.]*\b(?:detainees?|prisoners?|suspects?)\b)"
        ),
        r"\1\2 freed ",
    ),
    (re.compile(r"\brescue (?=(?:the |two |three |four |several |some )?(?:detainees|prisoners|detained)\b)"), "free "),
    # what is seized and destroyed
    (
        re.compile(
            r"\b((?:kilos?|kilograms|grams|tonnes|gallons|litres|board feet|ounces|sticks|logs)\b[^.]*? "
            r"(?:has|have) been) impounded\b"
        ),
        r"\1 seized",
    ),
    (
        re.compile(
            r"\b(burned|destroyed|seized|confiscated|set fire to) the (machinery|equipment|engines|camps|dredges|tools)"
            r" of (?=(?:illegal |informal |artisanal )*(?:miners|loggers|traffickers|settlers)\b)"
        ),
        r"\1 \2 belonging to ",
    ),
    (re.compile(r"\bdamage of (?=(?:more than |about |some |at least )?(?:S/|US\$))"), "damage worth "),
    (re.compile(r"^The losses (?=(?:for|to) (?:illegal |informal )?(?:miners|loggers|farmers)\b)"), "Losses "),
    (re.compile(r"\boffered a reward of ((?:S/|US\$)[\d.,]+(?: million)?) for\b"), r"offered a \1 reward for"),
    (re.compile(r"\bpatrols (have|had) taken place\b"), r"patrols \1 been carried out"),
    (re.compile(r"\bthat (?:was|were) (connecting|linking) ([^.,]*?) with "), r"\1 \2 to "),
    (re.compile(r"\bthat (?:was|were) (connecting|linking) "), r"\1 "),
    (re.compile(rf"\bwith the university in (?={NAME})"), "with a university in "),
    (re.compile(r"\b(analyse|test|monitor) the water of communities\b"), r"\1 communities' water"),
    (re.compile(r"\bthrown tear gas\b"), "fired tear gas"),
    # whereof and where
    (re.compile(rf"\bhanded over to the ({NAME}(?: {NAME})?) police station\b"), r"handed over to police in \1"),
    (re.compile(rf"\b(officers?) in the ({NAME}(?: {NAME})?) police station\b"), r"\1 at the \2 police station"),
    (re.compile(rf"\bthe port of ({NAME}(?: {NAME})?) of ({NAME})"), r"\1 port in \2"),
    (re.compile(rf"\b(links|ties|connections) with (?=(?:the )?(?:{_CRIMES}))"), r"\1 to "),
    (re.compile(rf"\b([Tt])he ({_POSTS}) of {_ONE_NAME}"), r"\1he \3 \2"),
    (re.compile(rf"\ba ({_POSTS}) belonging to {_ONE_NAME}"), r"the \2 \1"),
    (re.compile(rf"\b(?:in|of) the valley of the ({NAME})\b(?! and|, [A-Z])"), r"in the \1 valley"),
    (re.compile(rf"\bthe valley of (?:the )?({NAME})\b(?! and|, [A-Z])"), r"the \1 valley"),
    (
        re.compile(
            rf"\b((?:{_IN_VALLEYS})\b[^.,]*?) on the (Pichis|Palcazú|Ene|Perené|Apurímac|Monzón)(?= and|[.,]|$| in )"
        ),
        r"\1 in the \2 valley",
    ),
    (re.compile(r"\b(land|lands|landed|landing) in (?=an? (?:[a-z]+ )?airstrip\b)"), r"\1 on "),
    (re.compile(r"\b(hectares of (?:[a-z]+ )?)coca lea(?:f|ves)\b"), r"\1coca"),
    (
        re.compile(
            r"^((?:In [^,]+, a|A)n? (?:light aircraft|lorry|van|pick-up truck|vehicle|boat|bus|motorboat)) "
            rf"(?:that was )?(carrying [^,.]*?) (in {NAME}(?: {NAME})?) has been "
            r"(robbed|hijacked|stopped)(?=\.)"
        ),
        r"\1 \2 has been \4 \3",
    ),  # "Asaltan avioneta que llevaba oro en Pías"
    (
        re.compile(
            r"\bthe (warehouses|offices|premises|depots?|facilities) (?:run by|of|belonging to) the (?:body|agency)\b"
        ),
        r"the agency's \1",
    ),
    # how
    (re.compile(r"\b(attacked|evicted|beaten|assaulted|arrested) violently\b"), r"violently \1"),
    (
        re.compile(r"\bwithout the presence of (an? (?:[a-z]+ )?(?:prosecutor|judge|lawyer|interpreter))\b"),
        r"without \1 present",
    ),
    (
        re.compile(
            rf"\bleft ({COUNT}) (dead|injured|missing) "
            r"((?!has\b|was\b|is\b)[a-z]+s\b|people\b|(?:[a-z]+ [a-z]+s|police officers)(?= and|[.,]|$| in ))"
        ),
        r"left \1 \3 \2",
    ),  # "deja tres vigilantes muertos y 15 rehenes"
    (re.compile(rf"\b(left [^.,]*? (?:dead|injured) and {COUNT}) hostages(?=[.,]|$)"), r"\1 people held hostage"),
    (
        re.compile(
            rf"\b((?:alleged|complained|claimed) that {_NO_SPAN}[^,.]*?) (?:has|have) "
            r"(?=(?:burned|destroyed|attacked|kidnapped|tortured|looted|robbed|murdered|killed|fired)\b)"
        ),
        r"\1 ",
    ),
    (
        re.compile(
            rf"\b((?:alleged|complained|claimed) that {_NO_SPAN}[^,.]*?) (has|have) been "
            r"(?=(?:burned|destroyed|kidnapped|tortured|looted|robbed|murdered|killed|beaten|shot)\b)"
        ),
        lambda m: f"{m[1]} {'was' if m[2] == 'has' else 'were'} ",
    ),
)  # fmt: skip
