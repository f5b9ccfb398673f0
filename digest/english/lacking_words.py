"""What a reader asks back of a finished sentence by its words alone: of what, where, for what."""

import re
from functools import cache

from digest.english.bareacts import BARE_ACTS
from digest.english.needed import Finder

#: Things of which the article has told, and the sentence does not.
_BARE_DATA = re.compile(
    r"^(?:The )?(?:[Dd]ata|[Rr]esults|[Ss]amples|[Dd]ocuments|[Ee]vidence) (?:has|have|had|was|were) "
)
#: Time that was given, to nobody and for nothing.
_DEADLINE = re.compile(r"\b(?:granted|given|set|extended) a (?:[\w-]+ )?(?:deadline|period)(?: until [^,.]*)?\.?$")
#: Something for a use that is not told, set up or given: "the creation of a programme".
_OF_WHAT_KIND = re.compile(
    r"\b(?:creation|launch|formation|establishment|implementation|start|drafting|preparation) of "
    r"(?:an?|the|several|new|\w+) (?:new )?(?:programme|plan|project|commission|committee|fund|body|group|team|unit"
    r"|strategy|system|register|mechanism|process|network|campaign|initiative|policy|standard|rule|measure)s?\.?$"
)
#: A purpose of one's own that is not told, and what two of them do together.
_OWN_PLAN = re.compile(
    r"\bas part of (?:its|their|his|her) (?:strategy|plan|plans|actions|efforts|work|measures|policy|functions)\.$"
    r"|\b(?:approved|presented|launched|drawn up) an? (?:[\w-]+ )?(?:plan|programme)(?: on \d+ \w+)?\.$"
    r"|\b(?:has|have) coordinated (?:measures|actions)(?: with [^.]*)?\.$"
)
_GIVEN_TIME = re.compile(
    r"\bg(?:iven|ave)\b[^.]* an? (?:[\w-]+ )?(?:deadline|ultimatum)"
    r"(?: (?:on \d+ [A-Z]\w+|at an? [\w-]+ ?\w*|in an? [\w-]+))+\.$"
)
_RISE_OF = re.compile(r"\b(?:offered|proposed|demanded|requested) an? (?:increase|rise) of [\d.,]+%(?! in)")
_LEADERS_OF_NONE = re.compile(
    r"^(?:[IAO]n [^,]+, )?[Tt]he (?:authorities|residents) and (?:leaders|authorities)(?= (?:have|had|will|are)\b)"
)
_MISSED = re.compile(r"\bmissed the deadline(?: again)?\.?$")
#: What is done to a person, and is no body's own.
_TAKEN_AWAY = re.compile(
    r"\bits (?:transfer|capture|extradition|arrest|release|detention|burial|expulsion|imprisonment)\b"
)
_OF_THE_TOTAL = re.compile(
    r"% of the (?:total|loss(?:es)?|damage|decline|increase|rise|fall|area|amount|figure)(?=\.?$)"
)
#: So much of a stuff used, on nothing and for nothing.
_USED = re.compile(
    r"\b(?:has|have) used (?:(?:more than|about|almost|at least|some|a total of) )?[\d,]+ "
    r"(?:kilos|tonnes|gallons|litres|sticks) of \w+\.?$"
)
#: A second trial, of nobody.
_RETRIAL = re.compile(r"\bordered a (?:new|fresh|second) (?:oral )?(?:trial|hearing)\.?$")
#: More time, for nothing.
_MORE_TIME = re.compile(
    r"\b(?:opposed|opposes|rejected|approved|requested|proposed|granted|called for|ruled out|announced|supported) "
    r"(?:an?|another) (?:(?:new|further|possible) )?extension\.?$"
)
_PROGRESS = re.compile(r"\b(?:made|make|making) progress(?: in (?:[A-ZÁÉÍÓÚ][^,.]*|the (?:[a-z]+ )?process))?\.?$")
#: Done to nobody who is told.
_HAPPENED = re.compile(
    r"^(?:[IAO]n [^,]+, )?(?:An?|The) (?:attack|incident|event|crime|murder|killing|shooting|robbery|assault) "
    r"(?:occurred|happened|took place|has occurred|has taken place)\b"
)
_PRICE = re.compile(
    r"\bprice of [a-z ]+? (?:has |had |have )?(?:exceeded|reached|passed|topped|risen to|fallen to|climbed to|rose to"
    r"|fell to) (?:more than |almost |some )?(?:US\$|S/)[\d.,]+(?=\.?$)"
)
_FOUNDED = re.compile(r" (?:was|were) (?:created|founded|established|set up) in (?:19|20)\d\d\.?$")
#: A minister told by the post that a sentence before names, a branch of nobody's, an inquiry into nothing.
_HEAD_OF_IT = re.compile(r"\b[Hh]ead of the (?:sector|portfolio)\b")
_PACT = re.compile(r"\bsigned an? (?:agreement|contract|deal)\.$")
_IN_IT = re.compile(
    r"^(?:In|At) the (?:region|province|district|area|town|city|community|place|basin|mine|plant|sector), "
)
_LOCAL_BODY = re.compile(
    r"^The (?:regional (?:government|council|emergency operations centre|health directorate|health department)"
    r"|local education office \(UGEL\)|health network|provincial municipality|district municipality) "
    r"(?:has|have|had|will|is|was)\b(?![^.]*\b(?:in|of|on|to) (?:the (?:[a-z]+ )*(?:of )?)?[A-ZÁÉÍÓÚÑ])"
)
_IN_WHICH = re.compile(
    r"\btaken part in (?:the|an?) (?:visit|inspection|operation|meeting|ceremony|event|activity|session|event|tour)\.$"
)
_LIFE = re.compile(r"\bextend(?:ed|ing)? (?:the |its )?(?:operating |useful )?life\.$")
_MINISTER = re.compile(r"^(?:In [^,]+, )?[Tt]he (?:deputy )?minister, [A-Z]")
_BRANCH = re.compile(
    r"^The (?:office|branch) (?:in|of) [A-ZÁÉÍÓÚ]\w+(?: [A-ZÁÉÍÓÚ]\w+)* (?:has|have|had|will|is|was)\b"
)
_INTO_NOTHING = re.compile(r"\bopened an? (?:[\w-]+ ){0,2}investigation(?: for [\w-]+ (?:days|months))?\.$")
_OF_NOTHING = re.compile(r"\b(?:reached|exceeded|accumulated|totalled) [\d.,]+ (?:million )?tonnes\.?$")
#: Nobody can tell whether they died.
_VICTIMS = re.compile(r"\b(?:left|caused|claimed) (?:[\w-]+ ){1,2}victims\b")
_ON_THE_WAY = re.compile(r"\bdied in an? (?:transfer|transport|move|journey)\b")
_SAMPLES = re.compile(r"\b(?:collected|taken|took) [^.A-ZÁÉÍÓÚÑ]*\bsamples\.$")
_LAUNCHED = re.compile(
    r"\blaunched an? (?:new )?(?:digital |online |virtual )?(?:platform|application|tool|system|portal)\.$"
)
_REWARD = re.compile(r"\breward(?: of (?:S/|US\$)[\d,.]+)?\.$")
_AFTER_WHAT = re.compile(r"\b(?:after|following) (?:the |several |recent )?operations\.$")
_OPERATES = re.compile(r"\b(?:operates?|are operating|is operating|were operating)\.$")
#: Cut before what tells what it is: declared what, an opinion on what, which leaders; and who the Achuar are.
_DECLARED = re.compile(r"(?<!emergency to) (?:be|been|was|were) declared(?: in [A-Z][\w ]*)?\.$")
_FAVOURABLE = re.compile(
    r"\b(?:issued|gave|given) an? (?:un)?favourable (?:opinion|report|ruling)(?: in (?:19|20)\d\d| on \d+ \w+)?\.$"
)
_ELECTED = re.compile(r"\belected the (?:\w+ )?(?:leaders|representatives|members|authorities|delegates)\.$")
_USE = re.compile(
    r"\b(?:rejected|opposed|opposes|denounced|questioned|criticised) the use of (?:the )?(?:water|land)(?: (?:from"
    r"|in) [^.]*?)?"
    r"(?<! by)\.?$"
)
_HEARING = re.compile(
    r"^(?:An?|The) (?:[\w-]+ ){0,2}hearing (?:will be|has been|was|is|had been) (?:held|scheduled|set|rescheduled"
    r"|postponed|suspended)\b"
    r"(?![^.]* (?:over|about|into|against|of) )"
)
_THE_FUND = re.compile(r"^The fund (?:has|have|had|was|will)\b")
_IS_A_PEOPLE = re.compile(r"^The [A-Z][\w ]* are an indigenous people\b(?! (?:that|who)\b)")
#: A road that only the sentence before tells.
_ROAD_OF_NOTHING = re.compile(
    r"\b(?:construction|paving|completion|repair|improvement|opening|building|asphalting|widening) of the "
    r"(?:road|highway|bridge|track)\.?$"
)
#: A round of an election, behind what was done since.
_ROUND = re.compile(
    r"^(?!.*\b(?:elected|won|wins?|vot|ballot|beat|defeat|lost|led|lead)).*\bin the (?:first|second) round\b"
)
#: Caught at something, of which nothing is told; what is only thought to be so; whose it is that is handed over.
_CAUGHT = re.compile(
    r"\b(?:has|have|been) caught (?!(?:[a-z]+ )*(?:hunters|poachers|thieves|fugitives)\b)"
    r"(?![^.]*(?:ing\b|red-handed|\bwith\b|\bin (?:the act|flagrante)))"
)
_CONFIRMED = re.compile(r"\bconfirmed (?:an? |the )?(?:possible|alleged|suspected|presumed|likely)\b")
_ITS_TITLES = re.compile(r"\btitles? (?:to|of|for) its\b")
#: What was shown there, or is there.
_SHOWN_NEAR = re.compile(
    r"\b(?:[Ii]mages?|[Pp]hoto(?:graph)?s?|[Vv]ideos?|[Ff]ootage)\b[^.]*? been (?:released|published|shared|shown) "
    r"(?:near|in|at|on|by)\b"
)
#: A name taken apart.
_PART_OF_NAME = re.compile(r"\b[A-Z]\w+ (?:regional )?conservation areas? of [A-Z]")
_FOR_WHAT_USE = re.compile(
    r"\b(?:seized|confiscated) (?:machinery|equipment|materials|vehicles|tools)(?: (?:in|at) [A-Z]\w+)?\.?$"
)
#: So much made, in nobody knows what time: "the refinery has produced 330,000 tonnes of zinc".
_MADE = re.compile(
    r"^(?!.*\b(?:in (?:\d|the|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|since|between|during|this|last|every|so far|a (?:day|week|month|year)|daily|until|up to) )"
    r"[^.]*\bha(?:s|ve) (?:produced|exported|extracted|processed|shipped|moved) (?:[a-z]+ ){0,2}[\d,]+ [^.]*\.$"
)
#: Who is told by a post that any body has: "informó el administrador técnico, Luis Paz".
_POST = re.compile(
    r"\b[Tt]he (?:(?:technical|general|regional|executive|zonal|local|scientific|forest|area) )?"
    r"(?:administrator|manager|director|coordinator|specialist|spokes(?:man|woman|person)|expert|engineer"
    r"|technician|head|chief|official), "
    r"[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+ [A-ZÁÉÍÓÚÑ]"
)
#: One of several of whom only the sentence before tells.
_EACH = re.compile(r"^Each (?:[a-z]+ ){1,2}(?:has|have|will|had|is|was|receives?|received|pays?|gets?|must|can) ")
#: Work on something that only the sentence before tells: "participan en las labores de contención".
_WORK_ON = re.compile(
    r"\b(?:taking part|took part|taken part|joined|helping|working|assisting|supporting) in (?:the )?"
    r"(?:containment|search|rescue|clean-up|recovery|control|search and rescue) (?:work|efforts|tasks)\.?$"
)
#: A name with its own article behind another, and no kind of thing behind it: "the El Tambo has".
_THE_EL = re.compile(
    r"\bthe (?:El|La|Los|Las) [A-ZÁÉÍÓÚÑ][\w-]+(?=[.,]|$"
    r"| (?:S/|US\$|\d|(?:has|have|will|in|on|at|to|for|over|by|and|with|almost|about|some|more|nearly)\b))"
)
#: Where somebody stands, and nothing that is faced.
_FACING = re.compile(r"\bin the face of the (?:[a-z]+ )?(?:community|village|town|hamlet|island|port|beach) of\b")
#: "transfiere madera decomisada a escuelas": they get it, and had it not.
_TAKEN_FROM = re.compile(
    r"\b(?:handed over|transferred|donated|delivered|given|sent) [^.,]*\b(?:confiscated|seized|stolen) from\b"
)
#: A word of the Spanish that no name holds: "the mine entrance de La Rinconada".
_SPANISH_LEFT = re.compile(r"(?<![\w-])[a-z]{3,} del? (?:(?:La|El|Los|Las) )?[A-ZÁÉÍÓÚÑ]")
#: Other than those that only the article tells of.
_OTHERS = re.compile(r"^Other (?!countries\b)[a-z]+ (?:have|are|will|were|had)\b")
#: Officers who were led somewhere, and not seized.
_TOOK_OFFICERS = re.compile(r"\b(?:has|have) taken \d+ (?:officers|soldiers|agents)\.?$")
_GROUNDS = re.compile(r"\bof (?:gold|timber|ore|mercury|fuel) without grounds\b")
_HIT = re.compile(r"\bsuffer(?:ed|s|ing)? an? (?:[\w-]+ )?impact\b")
#: What a reader asks of a sentence for its words alone.
PLAIN = (
    (_MADE, "so much in what time"),  # "la refinería ha producido 330,000 toneladas de zinc"
    (_POST, "in charge of what"),
    (_EACH, "each of which"),
    (_WORK_ON, "work on what"),
    (_THE_EL, "as it is not said"),
    (_FACING, "where they are"),  # "avistan a mashco piro frente a comunidad Monte Salvado"
    (_TAKEN_FROM, "given to them, or taken from them"),
    (_SPANISH_LEFT, "a Spanish word between English ones"),
    (_OTHERS, "other than which"),  # "otros huaicos destruyeron casas"
    (_TOOK_OFFICERS, "where they were taken"),  # "condujo a 15 efectivos | hasta …"
    (_GROUNDS, "without papers"),  # "11 kilos de oro sin sustento"
    (_HIT, "who suffers an impact is hit"),  # "sufrió un impacto gradual en su producción"
    (_CAUGHT, "caught doing what"),  # "sorprenden a invasores | talando"
    (_CONFIRMED, "what is only thought to be so"),  # "verifican posible derrame"
    (_ITS_TITLES, "whose it is"),  # "entregó los títulos de sus territorios a 12 comunidades"
    (_SHOWN_NEAR, "what was shown there, or is there"),  # "difunden imágenes de mashco piro cerca de …"
    (_PART_OF_NAME, "a name taken apart"),  # "las áreas de conservación regional Codo de Pozuzo"
    (_FOR_WHAT_USE, "what it is for is left off"),  # "la ANA incautó maquinaria | que extraía agregados"
    (_ROUND, "a round of what"),  # "gobernadores electos en primera vuelta acumulan procesos"
    (_ROAD_OF_NOTHING, "which road"),  # "el alcalde defendió la construcción de la vía"
    (_BARE_DATA, "which data"),  # "los datos fueron entregados a la fiscalía"
    (_DEADLINE, "a deadline for whom, or for what"),
    (_TAKEN_AWAY, "whose"),  # "Interpol prepara su traslado": of whom it has
    (_MISSED, "a deadline for what"),
    (_OWN_PLAN, "what it is for is left off"),  # "como parte de su estrategia | para enfrentar la minería ilegal"
    (_GIVEN_TIME, "a deadline for what"),  # "dieron ayer en asamblea un plazo de 15 días | para que pague"
    (_RISE_OF, "a change since when"),  # "ofreció un incremento de 2,5 %": of wages
    (_LEADERS_OF_NONE, "whose"),  # "las autoridades y dirigentes pidieron …"
    (_PROGRESS, "progress in what"),  # "avanza en Loreto | con la titulación"
    (_OF_THE_TOTAL, "which total"),
    (_USED, "what it is for is left off"),  # "la Dirandro empleó 600 kilos de explosivos"
    (_RETRIAL, "whom it happened to"),  # "la Corte Suprema ordenó un nuevo juicio"
    (_MORE_TIME, "a deadline for what"),  # "se opuso a una nueva prórroga"
    (_OF_WHAT_KIND, "what it is for is left off"),
    (_HAPPENED, "whom it happened to"),
    (_PRICE, "so much for how much of it"),
    (_FOUNDED, "what was founded long ago is no news"),
    (_OF_NOTHING, "tonnes of what"),
    (_HEAD_OF_IT, "which minister"),  # "la titular del sector"
    (_MINISTER, "the minister of what"),
    (_PACT, "an agreement on what"),  # "Perú y Japón firman convenio"
    (_IN_IT, "which place"),  # "en la región se registran 240 casos"
    (_LOCAL_BODY, "of which place"),  # "el gobierno regional entregó maquinaria"
    (_IN_WHICH, "a visit to what"),  # "la fiscalía participó en la visita"
    (_LIFE, "the life of which mine"),
    (_BRANCH, "whose office"),  # "la oficina de Huánuco": the Ombudsman's
    (_INTO_NOTHING, "an investigation into what"),
    (_VICTIMS, "whether they died"),  # "deja siete víctimas"
    (_DECLARED, "declared what"),  # "piden declarar la cuenca | en emergencia"
    (_FAVOURABLE, "an opinion on what"),  # "emitió opinión favorable | para la creación de la reserva"
    (_ELECTED, "which of them"),  # "eligieron a los seis dirigentes | que negociarán"
    (_USE, "used by whom"),  # "rechazó el uso del agua | por la minera"
    (_HEARING, "a hearing on what"),  # "la audiencia se realizará el 12 de junio"
    (_THE_FUND, "which fund"),
    (_IS_A_PEOPLE, "what is so for years is no news"),
    (_SAMPLES, "samples from where"),  # "recogió muestras de agua | para hallar la causa"
    (_LAUNCHED, "what it is for is left off"),  # "lanza plataforma | para rastrear madera"
    (_REWARD, "a reward for what"),  # "ofrece recompensa de S/ 20 mil | por el cabecilla"
    (_AFTER_WHAT, "operations against what"),  # "baja la tala tras operativos"
    (_OPERATES, "operate where"),  # "más de cien botes ilegales operan | en la zona"
    (_ON_THE_WAY, "where they were being taken"),  # "muere en traslado en bote"
)
#: All of them, with those about rulings, laws and duties.
ALL_PLAIN = (*PLAIN, *BARE_ACTS)


@cache
def finder() -> Finder:
    """Which of them may match a text: made when first asked for."""
    return Finder([pattern for pattern, _ in ALL_PLAIN])
