"""Which firm "la empresa" or "la petrolera" is: the only one that the article names."""

import re

from digest.english.entries import Name, word_set
from digest.spanish.article import OTHERS, Antecedent, Article, Told, noun_at
from digest.spanish.chart import Chart
from digest.spanish.firms import OF_SECTOR, is_firm, same_firm
from digest.spanish.phrases import simple_phrases
from digest.spanish.proper import unknown_name
from digest.spanish.tokens import fold
from digest.spanish.tree import NounPhrase

#: What a firm is called.
FIRMS = word_set("empresa minera petrolera compañía firma transnacional operadora")
#: Who else may be meant where a firm is, and is not told by name.
_MORE_FIRMS = word_set(
    "contratista contrata subcontratista filial subsidiaria consorcio concesionaria concesionario accionista maderera "
    "aseguradora consultora constructora proveedor proveedora agroexportadora cooperativa corporación "
    "fábrica banco aerolínea azucarera pesquera cementera eléctrica distribuidora generadora exportadora inmobiliaria"
)
#: Bodies that are no firm, whatever their name.
_NO_FIRM = word_set("organización ong asociación fundación instituto federación colectivo red plataforma coordinadora")
#: What may have a name besides firms.
_PLACES = frozenset(("place", "area", "natural", "group", "document", "law", "event", "act", "artefact"))
#: What is called by a mine's name too.
_SPOTS = word_set("comunidad distrito centro poblado anexo caserío laguna cerro valle")


def firm(np: NounPhrase, head: str, place: int, article: Article) -> Antecedent | None:
    """ "La petrolera": the one firm of its kind in the article."""
    if {a.lemma for a in np.adjectives} - {"minero", "petrolero"}:
        return None
    found: list[tuple[int, Name]] = []
    n_unknown = 0
    for here, told in enumerate(article.told):
        for at in range(len(told.chart)):
            if (number := noun_at(told.chart, at, FIRMS | _MORE_FIRMS)) is not None:
                if number == "pl" or told.chart.low(at) in _MORE_FIRMS or told.chart.low(at - 1) in OTHERS:
                    return None
                if _is_introduced(told.chart, at):
                    return None  # "una empresa": which, nobody tells
        firms, unknown = firms_of(told)
        found += [(here, name) for name in firms]
        n_unknown += unknown
    if len({same_firm(name) for _, name in found}) != 1 or _names_firm(article.unread):
        return None
    if any(_is_denied(article.told[here], name) for here, name in found):
        return None
    before = [
        (here, name) for here, name in found
        if article.is_before(here, place) and not _is_only_quoted(article.told[here], name)
    ]  # fmt: skip
    if not before or any(here == place for here, _ in found):
        return None
    here, name = before[0]
    sector = "petrolera" if "petrolero" in {a.lemma for a in np.adjectives} else head
    if (own := OF_SECTOR.get(sector)) is not None and fold(name.es) not in own and (fold(name.es) in _ALL_SECTORS):
        return None  # "la minera" is not the oil company
    is_known = is_firm(name) and (own is None or fold(name.es) in own)
    phrase = NounPhrase(start=np.start, end=np.end, name=name, number="sg")
    evidence = article.told[here].evidence
    return Antecedent(phrase=phrase, evidence=evidence, words=name.es, is_sure=is_known and n_unknown == 0)


def _spots(told: Told, name: Name) -> list[int]:
    chart = told.chart
    return [at for at in range(len(chart)) if chart.text(at) == name.es.split(maxsplit=1)[0]]


def _is_only_quoted(told: Told, name: Name) -> bool:
    spots = _spots(told, name)
    return bool(spots) and all(told.is_quoted(at) for at in spots)


def _is_denied(told: Told, name: Name) -> bool:
    """ "la planta no es de Petroperú", "la ex Doe Run": not that firm."""
    return any({told.chart.low(at - k) for k in (1, 2, 3)} & {"no", "ni", "ex", "sin"} for at in _spots(told, name))


_ALL_SECTORS = frozenset().union(*OF_SECTOR.values())


def _may_be_firm(name: Name) -> bool:
    """Whether a known name that stands without an article may be a firm's, of which no table says so."""
    if name.cls != "org" or name.has_article or name.kind != "known" or is_firm(name):
        return False
    return name.es not in _NO_FIRMS and not name.es.startswith("Universidad")


_NO_FIRMS = frozenset((
    "Poder Legislativo", "Legislativo", "Parlamento", "Congreso", "Congreso de la República", "Profonanpe", "Perupetro",
    "Conap", "Orau", "Coica", "Codepisam", "Red Muqui", "CooperAcción", "Survival International", "Mongabay Latam",
    "OjoPúblico", "Servindi", "Global Witness", "Human Rights Watch", "Amnistía Internacional", "Unesco", "Usaid",
    "WWF", "Foncodes", "Qali Warma", "Provías Nacional", "Provías Descentralizado", "Aduanas", "Defensa Civil",
    "Interpol",
))  # fmt: skip


def _is_introduced(chart: Chart, at: int) -> bool:
    """ "una empresa", "empresa minera" without a name behind it: another one, or the same before it is named."""
    if chart.low(at - 1) in {"el", "la", "esta", "este", "dicha", "dicho", "esa", "ese"}:
        return False
    return not any(
        np.name is not None and np.name.kind != "half" for start in (at - 1, at) if start >= 0
        for _, np, _ in simple_phrases(chart, start) if np.noun is not None and np.end > at
    )  # fmt: skip


def firms_of(told: Told) -> tuple[list[Name], int]:
    """The firms that a sentence names, and how many names in it might be another's."""
    chart = told.chart
    firms: list[Name] = []
    unknown = 0
    at = 0
    while at < len(chart):
        is_name = chart.tokens[at].is_capital and chart.tokens[at].is_word and not re.search(r"[$/]", chart.text(at))
        if not is_name:
            at += 1
            continue
        known = chart.names_at(at)
        if known:
            end, name = known[0]
            is_other = at > 0 and noun_at(chart, at - 1, _NO_FIRM) is not None  # "la organización DAR"
            may_be = _may_be_firm(name) and not is_other
            firms += [name] if (is_firm(name) and not is_of_place(chart, at)) or may_be else []
            at = end
            continue
        end = unknown_name(chart, at)
        if not end or (chart.opens(at) and end == at + 1 and chart.nouns(at)):
            at += 1
            continue
        if (whole := _firm_within(chart, at, end)) is not None:  # "Ocho Sur P"
            firms.append(whole)
        elif at and noun_at(chart, at - 1, FIRMS):  # "la petrolera Andes Norte"
            words = chart.written(at, end)
            firms.append(Name(es=words, en=words, cls="org"))
        elif not _is_other_name(chart, at, end):
            unknown += 1
        at = end
    return firms, unknown


def _firm_within(chart: Chart, at: int, end: int) -> Name | None:
    """The firm with whose name a longer one begins."""
    for stop in range(end, at, -1):
        words = chart.written(at, stop)
        name = Name(es=words, en=words, cls="org")
        if is_firm(name):
            return name
    return None


def is_of_place(chart: Chart, at: int) -> bool:
    """ "la comunidad de Las Bambas", "en Antamina": the place, not the firm."""
    here = at - 1
    while here >= 0 and chart.low(here) in {"de", "la", "el", "los", "las"}:
        here -= 1
    return any(_is_spot(chart, spot) for spot in (here, here - 1) if spot >= 0)


def _is_spot(chart: Chart, at: int) -> bool:
    return chart.low(at) in {
        "comunidad",
        "distrito",
        "centro",
        "poblado",
        "anexo",
        "caserío",
        "laguna",
        "cerro",
        "valle",
    }


def _is_other_name(chart: Chart, at: int, end: int) -> bool:
    """Whether a name that no table has is no firm's by what stands before it."""
    if chart.text(at - 1) == "(" or chart.low(at - 1) in {"en", "desde", "hasta"} or is_of_place(chart, at):
        return True
    own = {s.cls for form in chart.lexicon.nouns.get(chart.low(at), ()) for s in form.senses}
    if own & _PLACES and "org" not in own:  # "Estación 6", "Bocatoma La Peña"
        return True
    classes = {s.cls for k in range(max(0, at - 4), at) for _, form in chart.nouns(k) for s in form.senses}
    if classes & _PLACES and "org" not in classes:
        return True
    return "person" in classes and end - at > 1


def _names_firm(text: str) -> bool:
    """Whether what was not read tells of firms: by the nouns, or by how their names end."""
    return bool(_FIRM_TOLD.search(text))


_FIRM_TOLD = re.compile(
    r"\b(?:otras? (?:empresa|minera|petrolera|compañía|firma)s?"
    r"|(?:una?|las|dos|tres|varias) (?:empresa|minera|petrolera|compañía|firma)s?"
    r"|empresas|mineras|petroleras|compañías|contratistas?|consorcio|S\.\s?A\.?(?:\s?[AC]\.?)?|SAC"
    r"|(?:[Ee]mpresa|[Mm]inera|[Cc]ompañía|[Pp]etrolera) [A-ZÁÉÍÓÚÑ])"
)
