"""Rulings, laws, crimes and duties that a sentence tells without saying which, on whom or for what."""

import re

from digest.english.idioms_patterns import NAMES

_AUTHORITIES = (
    r"(?:[Pp]rosecutor's [Oo]ffice|[Pp]rosecutors?|[Cc]ourt|chamber|police|judge|Ombudsman's Office"
    r"|Comptroller's Office|[Tt]ribunal|[Aa]ttorney's [Oo]ffice)"
)
#: What is an authority's own.
_OWN = (
    r"(?:investigations?|reports?|rulings?|decisions?|offices?|staff|officers|agents|positions?|concerns?|support|own"
    r"|rejection|website|work|powers|mandate|jurisdiction|members|requests?|opinions?|inspectors?|inspections?|presence"
    r"|commitments?|opposition|headquarters|accounts?|budget|operations?|recommendations?|willingness|solidarity"
    r"|indignation|land|lands|territor\w+|homes?|rights|families|lives|communities|children)"
)
_PLACE_LAST = r"(?: (?:in|at) [A-Z][^.,]*)?\.?$"

#: What a reader asks back, by the finished words.
BARE_ACTS = (
    (
        re.compile(
            r"\b(?:upheld|confirmed|annulled|reduced|overturned|ratified|revoked) (?:the|a) (?:prison )?"
            r"(?:sentence|conviction)(?: of [^.,]*?in prison)?" + _PLACE_LAST
        ),
        "whose sentence",  # "confirmó la sentencia de 28 años | para los responsables"
    ),
    (
        re.compile(r"\b(?:handed down|issued|upheld|overturned) (?:a|the) (?:\w+ )?(?:ruling|decision)\.?$"),
        "a ruling on what",
    ),
    (
        re.compile(
            r"\b(?:repealed|passed|approved|enacted|amended|rejected|shelved|struck down|annulled) "
            r"(?:an?|two|three|several) (?:new )?(?:law|bill|decree|ordinance|norm|regulation|rule|resolution)s?"
            r"(?: in Congress)?\.?$"
        ),
        "which law",
    ),
    (re.compile(r"\b(?:the|a) crime committed (?:in|on) (?:\w+ )?(?:\w+ )?(?:19|20)\d\d\b"), "which crime"),
    (re.compile(r"\b(?:filed|lodged) an appeal(?: for annulment| in cassation)?\.?$"), "against what"),
    (re.compile(r"\bnon-compliance\b(?! with)"), "non-compliance with what"),
    (
        re.compile(
            rf"^(?:[IO]n [^,]+, )?(?:The|A|An) (?:[\w'-]+ )*?{_AUTHORITIES}(?: (?:in|of) {NAMES})? "
            rf"(?:has|have|is|are|will)\b"
            rf"(?:S/|US\$|[^.A-Z])*? (?:its|their) (?!{_OWN}\b)"
        ),
        "whose it is",  # "la fiscalía halló dinero en su escritorio": his
    ),
    (
        re.compile(
            r"\b(?:has|have) (?:burned|attacked|killed|murdered|shot|threatened|kidnapped|beaten|set fire to"
            r"|destroyed)\b"
            r"[^.]* (?:after|for|over|because of) (?:their|his|its|her) (?:complaints?|reports?|criticism|work|activism"
            r"|statements?|opposition|role|testimony|refusal|fight|defence)\b"
        ),
        "whose it is",  # "queman la vivienda de una lideresa tras sus denuncias": hers
    ),
    (re.compile(r"^The (?:remains|bod(?:y|ies)) (?:has|have) been (?:taken|moved|transferred)\b"), "whose"),
    (re.compile(r"\b(?:determined|established) (?:the )?(?:\w+ )?responsibility\.?$"), "whose responsibility"),
    (
        re.compile(r"\b(?:approved|rejected|proposed|presented|filed|submitted) a (?:procedural )?motion\.?$"),
        "for what",
    ),
    (
        re.compile(
            r"^The (?:fine|penalty|sanction|investment|measure) (?:could|would|will|may) (?:reach|total|amount to)\b"
        ),
        "whose fine, and for what",  # "la multa podría alcanzar las 15 mil UIT"
    ),
    (
        re.compile(
            r"\b(?:taken on|taken up|assumed|called for|demanded|ordered|requested|questioned|confirmed|reported"
            r"|sought) "
            r"(?:its|their|his|her) (?:immediate )?(?:defence|freedom|fulfilment|compliance|repeal|publication"
            r"|suspension|removal|resignation|closure|approval|withdrawal|cancellation|destruction|return"
            r"|implementation|annulment"
            r"|trial|dismissal|exclusion|inclusion|application)\b"
        ),
        "whose it is",  # "asumió su defensa": that of the accused
    ),
    (re.compile(r"\b(?:ordered|asked|urged|advised|required|told) the ministry\b(?! (?:of|for)\b)"), "which ministry"),
    (re.compile(r"\bin the (?:area|zone|place)\.$"), "in which area"),
    (re.compile(r"\b(?:confirmed|verified|checked|assessed|reported) (?:the )?damage\.?$"), "damage to what"),
    (re.compile(r"\bre(?:convened|activated|sumed) a (?:working|dialogue) (?:group|table)\.?$"), "with whom"),
)
