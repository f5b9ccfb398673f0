"""Proper names that the gazetteer lacks: kept as the source writes them."""

from digest.english.entries import Name, word_set
from digest.spanish.asides import DEPARTMENTS
from digest.spanish.chart import SURNAMES, Chart
from digest.spanish.tokens import fold

#: How long a firm's name in capitals is.
_SHORT_NAME = 6


def name_of(chart: Chart, begin: int, end: int) -> Name:
    written = chart.written(begin, end)
    words = [t.text for t in chart.tokens[begin:end]]
    is_body = _opens_body(chart, words[0])
    is_person = (
        not is_body and 2 <= len(words) <= 5 and all((w[0].isupper() and w[1:].islower()) or w in LINKS for w in words)
    )
    first = words[1:] if words[0].lower() in GIVEN and len(words) > 1 else words
    tables = (chart.lexicon.nouns, chart.lexicon.adjectives)
    is_short = len(words) == 1 and written.isupper() and len(written) <= _SHORT_NAME
    # "CASA" is short for a name, whatever word it looks like
    knows = any(w.lower() in t for w in first for t in tables if not is_short)
    bracketed = chart.text(end) == "(" and chart.text(end + 1)[:1].isupper() and chart.text(end + 2) == ")"
    is_body = is_body or any(
        s.cls in {"org", "document", "law", "event"}
        for w in first
        for form in chart.lexicon.nouns.get(w.lower(), ())
        for s in form.senses
    )
    is_half = knows and not bracketed and (is_body or len(words) == 1 or _opens_body(chart, words[0]))
    kind = "half" if is_half else "person?" if is_person else ""
    return Name(es=written, en=written, cls="name", kind=kind)


LINKS = word_set("de la del los las y el")
#: Given names that are words as well.
GIVEN = word_set(
    "santos segundo domingo salvador mercedes ángel ángeles flor dolores jesús guadalupe victoria luz sol paz pilar "
    "rocío consuelo socorro milagros justo máximo máxima clemente modesto fortunato próspero prudencio severo"
)


def _opens_body(chart: Chart, word: str) -> bool:
    """Whether a name that begins so is of a thing ("Parque …", "Comunidad …"), not of a person ("Rosa …")."""
    if word.lower() in GIVEN:
        return False
    classes = {s.cls for form in chart.lexicon.nouns.get(word.lower(), ()) for s in form.senses}
    return bool(classes & {"org", "group", "place", "area", "document", "law", "event", "act", "artefact", "person"})


def unknown_name(chart: Chart, at: int) -> int:
    """Where a capitalised name that the gazetteer lacks ends, or 0."""
    if at >= len(chart) or not chart.tokens[at].is_capital or not _may_begin_name(chart, at):
        return 0
    is_body = any(
        s.cls in {"org", "event", "document", "law", "group", "act"}
        for form in chart.lexicon.nouns.get(chart.low(at), ())
        for s in form.senses
    )
    end = at + 1
    while end < len(chart):
        token = chart.tokens[end]
        if token.is_capital and token.is_word:
            end += 1
            continue
        step = _link(chart, end, is_body=is_body) or _saints_link(chart, at, end)
        if end == at + 1 and chart.is_firm(at):  # "Cacao del Perú Norte"
            step = end + 1 + (chart.low(end + 1) == "el")
        if not step:
            break
        end = step + 1
    if is_body:
        end = max(end, _before_acronym(chart, at))
    is_single = end == at + 1 and chart.opens(at) and not _is_marked(chart.text(at))
    if is_single and chart.text(at) not in chart.seen and not _is_called_so(chart, at):
        return 0  # one word at the head of a sentence may be any word that the lexicon lacks
    return end


#: What opens a headline with a capital and names nobody, though no table has it.
_NOBODY = word_set("esto eso aquello así aquí ahora cómo cuál cuáles cuándo dónde qué quién quiénes nadie nada todo")


def _is_called_so(chart: Chart, at: int) -> bool:
    """ "Lescano insiste en …" where nothing else could be read: a verb behind it that is nothing but a verb."""
    if not chart.is_daring or chart.low(at) in _NOBODY or chart.nouns(at + 1) or chart.adjectives(at + 1):
        return False
    return any(v.tense in {"pres", "pret", "fut", "cond"} and v.number == "sg" for v in chart.verbs(at + 1))


def _saints_link(chart: Chart, at: int, end: int) -> int:
    """ "San José de Llungo": a place called after a saint runs on over "de" to a word that names nothing else."""
    is_saint = chart.low(at) in {"san", "santa", "santo"} and end == at + 2
    if not is_saint or end + 1 >= len(chart) or chart.low(end) != "de":
        return 0
    after = chart.tokens[end + 1]
    is_name = after.is_capital and after.is_word and fold(after.text) not in DEPARTMENTS
    return end + 1 if is_name else 0


def _before_acronym(chart: Chart, at: int) -> int:
    """Where a body's name ends whose commas and links lead to its acronym: "Centro de X, Y y Manejo de Z (CIMA)"."""
    is_low = False
    for end in range(at + 2, min(at + 18, len(chart) - 2)):
        if chart.text(end) == "(":
            short = chart.text(end + 1)
            # "Federación de Comunidades Nativas de la cuenca del Corrientes (Feconaco)": known by its acronym
            is_known = any(stop == end + 2 and name.cls == "org" for stop, name in chart.names_at(end + 1))
            is_short = is_known if is_low else short.isupper() and len(short) > 2
            return end if is_short and chart.text(end + 2) == ")" else 0
        token = chart.tokens[end]
        if token.is_word and not token.is_capital and token.low in _IN_BODIES:
            is_low = True
        elif not (token.is_capital or token.low in BODY_LINKS or token.text == ","):
            return 0
    return 0


#: What a body's name may hold in lower case, where its acronym says which body it is.
_IN_BODIES = word_set("cuenca río ríos distrito provincia región pueblos comunidades nativas indígenas del")


def _is_marked(word: str) -> bool:
    """ "FECONAU", "CooperAcción": capitals that no common word has."""
    return sum(c.isupper() for c in word) > 1 or any(c.isdigit() for c in word)


def _link(chart: Chart, at: int, *, is_body: bool) -> int:
    """The capitalised word that "de", "de la", "y" or "para" ties on; 0 where the name ends."""
    links = BODY_LINKS if is_body else LINKS
    here = at
    while here < len(chart) and chart.low(here) in links and here < at + 3:
        here += 1
    if here == at or here >= len(chart) or not (chart.tokens[here].is_capital and chart.tokens[here].is_word):
        return 0
    if is_body and chart.low(at) in {"y", "e"} and any(end > here + 1 for end, _ in chart.names_at(here)):
        return 0  # "la Universidad de Lund y la Universidad Católica del Perú": two
    if here > at + 1 and chart.is_cat(at, "and") and _is_body_at(chart, here):
        return 0  # "la Universidad de Lima | y la Universidad de Piura": two of them
    if is_body:
        return here
    # only surnames run on over "de la": "Flor de la Cruz", "Rosa del Carmen"
    return here if here - at == 2 and chart.low(at) == "de" and not chart.names_at(here) else 0


#: Bodies that people form, which other nouns of people are not: "… para la Mujer y la Familia" is one name.
_LEAGUES = word_set("federación asociación organización coordinadora confederación central red cooperativa")


def _is_body_at(chart: Chart, at: int) -> bool:
    """ "Universidad …", "Pontificia Universidad …": a word that a body's name begins with, or one before it."""

    def is_body(word: str) -> bool:
        return word in _LEAGUES or any(
            s.cls == "org" for form in chart.lexicon.nouns.get(word, ()) for s in form.senses
        )

    is_pair = at + 1 < len(chart) and chart.tokens[at + 1].is_capital
    return is_body(chart.low(at)) or (is_pair and not chart.nouns(at) and is_body(chart.low(at + 1)))


BODY_LINKS = word_set("de la el los las y e para")


def _is_given_name(chart: Chart, at: int) -> bool:
    """ "Julio Cusurichi", "Rosa Mamani": a word that is a noun too, before a capital that no table knows."""
    if at + 1 >= len(chart):
        return False
    surname = chart.tokens[at + 1]
    tables = (chart.lexicon.words, chart.lexicon.nouns, chart.lexicon.adjectives, chart.lexicon.verbs)
    if not (surname.is_capital and surname.is_word) or any(surname.low in table for table in tables):
        return False
    return not _opens_body(chart, chart.text(at))


def _may_begin_name(chart: Chart, at: int) -> bool:
    token = chart.tokens[at]
    if (token.text.isupper() and len(token.text) > 1) or not chart.opens(at):
        return True
    low, lexicon = token.low, chart.lexicon
    if chart.is_daring and low in SURNAMES and not chart.nouns(at):
        return True
    if low in lexicon.nouns:
        return chart.is_name_inside(at) or chart.is_firm(at) or _is_given_name(chart, at)
    if low in lexicon.adjectives and _is_given_name(chart, at):
        return True
    known = low in lexicon.words or low in lexicon.verbs or low in lexicon.adverbs or low in lexicon.adjectives
    return not known and not chart.multi(at)


_QUOTES = {"“": "”", '"': '"', "«": "»", "‘": "’"}
#: A longer name is a statement.
_LONGEST_QUOTED = 7


def quoted_name(chart: Chart, at: int) -> int:
    """Where “Los Topos de Pataz” ends, a name in quotation marks, its words in capitals or links; 0 for all else."""
    closing = _QUOTES.get(chart.text(at), "")
    if not closing:
        return 0
    for end in range(at + 1, min(at + _LONGEST_QUOTED + 2, len(chart))):
        token = chart.tokens[end]
        if token.text == closing:
            has_name = end > at + 1 and chart.tokens[at + 1].is_capital and chart.tokens[end - 1].text[:1].isupper()
            return end + 1 if has_name else 0
        if not (token.is_capital or token.low in BODY_LINKS or token.text.isdigit()):
            return 0
    return 0
