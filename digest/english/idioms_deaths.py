"""Rules of the finished sentence for who died of what, how many, and where it happened: as readers would print it."""

import re

from digest.english.idioms_patterns import COUNT, MONTHS, Rules

DEATH_RULES: Rules = (
    # deaths are recorded, not dead
    (
        re.compile(
            r"\b([\w,]+) (?:dead|deaths) have been (recorded|reported|confirmed) (from [a-z]+(?: [a-z]+)?)(?= in [A-Z])"
        ),
        r"\1 deaths \3 have been \2",
    ),
    (re.compile(r"\b([\w,]+) dead have been (recorded|reported|confirmed)\b"), r"\1 deaths have been \2"),
    # how many have died by now
    (
        re.compile(
            r"\b([Tt])he number of dead (has|have) (?:risen|increased) to ([\w,]+) (?:because of|after|in) (an? [^.,]+)"
        ),
        r"\1he death toll from \4 \2 risen to \3",
    ),
    # where in the country, and what had the accident
    (
        re.compile(r"(?<!the )(?<!\d )\b(?:to the )?((?:north|south)(?:-east|-west)?|east|west) of Peru\b"),
        r"in \1ern Peru",
    ),
    (
        re.compile(r"\b([Aa])n accident of an? (bus|minibus|van|car|boat|train|motorcycle|coach|plane|helicopter)\b"),
        lambda m: f"{m[1]} {m[2]} accident",
    ),
    (
        re.compile(
            r"\b([Aa]) fall of (an? (?:[\w-]+ )?(?:bus|minibus|van|car|lorry|pickup|coach)) into (an? [^.,]+?) "
            r"has left ([^.]+)"
        ),
        lambda m: f"{m[2] if m[1] == 'a' else m[2][0].upper() + m[2][1:]} has fallen into {m[3]}, leaving {m[4]}",
    ),
    (
        re.compile(rf"\b(confirmed|reported|recorded) the death of (?={COUNT} (?!year|month|day))"),
        r"\1 the deaths of ",
    ),
    (re.compile(r"\b([Ii])n the scene of (?=the|an?)"), lambda m: f"{'A' if m[1] == 'I' else 'a'}t the scene of "),
    (re.compile(r"\barrived in the scene\b"), "arrived at the scene"),
    # how many died of what, when
    (re.compile(r"\b(recorded|reported|confirmed) a dead person\b"), r"\1 one death"),
    (
        re.compile(
            rf"\b(recorded|reported|confirmed) ({COUNT}) dead(?: people)?"
            r"(?= in \w+| from | because of | so far|[.,]|$)"
        ),
        r"\1 \2 deaths",
    ),
    (
        re.compile(rf"\b(deaths?) in ({MONTHS}) (from [A-Za-z][\w -]*?)(?=[.,]|$)"),
        r"\1 \3 in \2",
    ),
    (
        re.compile(
            r"\b(deaths?) (?:from|because of) (?=(?:an? |the )?(?:[a-z]+ )?"
            r"(?:accidents?|mudslides?|landslides?|floods?|flooding|collapses?|clash(?:es)?|fires?|attacks?)\b)"
        ),
        r"\1 in ",
    ),
    (re.compile(r", causing the deaths? of (?=[a-z\d])"), ", killing "),
    (re.compile(r", causing the ([a-z]+) deaths\b"), r", killing \1"),
    (re.compile(r", leaving damage (?:in|to) (?=[a-z])"), ", damaging "),
    (re.compile(rf", leaving ((?:more than |some |about |at least )?{COUNT} [a-z]+) affected\b"), r", affecting \1"),
    # who died of what was done to him
    (re.compile(r"\b(has|have) died, shot dead by\b"), r"\1 been shot dead by"),
    (re.compile(r"\b(has|have) died, crushed by\b"), r"\1 been crushed to death by"),
    (re.compile(r"\b(has|have) died, run over by\b"), r"\1 been run over and killed by"),
    (
        re.compile(r"\b(has|have) died, (buried|swept away|knocked down|hit|stabbed|dragged) (by|in|under)\b"),
        r"\1 died after being \2 \3",
    ),
    (re.compile(r"\b(rocks?|stones|mud|boulders) and land\b"), r"\1 and earth"),
    (
        re.compile(r"\b(affected by )?damage in (their (?:homes|houses|crops|schools))"),
        lambda m: f"{m[1] or ''}damage to {m[2]}",
    ),
    (
        re.compile(
            r"\blandslide (in|inside|within|at) (?=(?:a|the) (?:[\w'-]+ )?(?:mine|tunnel|mine shaft|shaft|quarry)\b)"
        ),
        r"collapse \1 ",
    ),
    (re.compile(r"\bamid a shooting\b"), "amid a shoot-out"),
    (
        re.compile(
            r"\b([Ll]andslides|[Mm]udslides|[Ff]loods|[Rr]ockfalls|[Ff]ires|[Ff]rosts|[Hh]ailstorms) that "
            r"(damaged|blocked|destroyed|affected|flooded|injured|killed) ([^.]+?) "
            r"have been (?:recorded|reported)(?=\.?$)"
        ),
        r"\1 have \2 \3",
    ),
    (re.compile(r"\b([Aa]n? [\w-]+|[\w-]+s) with ((?:more than |almost |about )?[\d,]+ years) of age\b"), r"\1 \2 old"),
    (
        re.compile(
            r"^((?:In [^,]+, )?(?:[Aa]n?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|\d+) [^,.]*?) "
            r"((?:in|at|on) (?:an?|the) (?:mine entrance|(?:[a-z]+ )?mine shaft|tunnel|ravine|quarry|hotel|well)) "
            r"(ha(?:s|ve) been found (?:dead|alive|murdered))(?=\.?$)"
        ),
        r"\1 \3 \2",
    ),
    (
        re.compile(
            r"\b([Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|\d+) injured (?=ha(?:s|ve)|were)"
        ),
        r"\1 injured people ",
    ),
)
