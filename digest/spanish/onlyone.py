"""Which mine, protected area, region, body or force is meant where an article tells of one of its kind only."""

import re
from collections.abc import Iterator
from dataclasses import replace

from digest.english.entries import Name, word_set
from digest.english.gazetteer import departments_by_place
from digest.spanish.article import OTHERS, Antecedent, Article, moved, noun_at
from digest.spanish.asides import DEPARTMENTS
from digest.spanish.firms import is_firm
from digest.spanish.forms import plural
from digest.spanish.onefirm import firms_of, is_of_place
from digest.spanish.phrases import simple_phrases
from digest.spanish.proper import unknown_name
from digest.spanish.tokens import fold
from digest.spanish.tree import NounPhrase, Phrase

#: What a mine and its project are called.
SITES = word_set("proyecto mina yacimiento unidad")
#: What a protected area is called, and the Spanish words of which its full name has one.
AREAS = {
    "reserva": ("Reserva",), "parque": ("Parque",), "santuario": ("Santuario",), "bosque": ("Bosque",),
    "refugio": ("Refugio",), "área": ("Reserva", "Parque", "Santuario", "Bosque", "Refugio", "Área", "Coto", "Zona"),
}  # fmt: skip
#: Adjectives that tell no area from another.
OF_AREAS = word_set("protegido protegida natural nacional comunal")
#: Where somebody goes need not be where it happened.
_TOWARDS = word_set("a hacia hasta desde")
_THE = word_set("el la este esta ese esa dicho dicha")


#: Of what was not read: another project or mine, or a bill.
_MORE_SITES = re.compile(
    r"\b(?:[Pp]royectos|[Mm]inas|otr[oa] (?:proyecto|mina)|proyecto de ley)\b|\b(?:[Pp]royecto|[Mm]ina) [A-ZÁÉÍÓÚÑ]"
)


#: What may be called a project beside a mine.
_WORKS = re.compile(
    r"\b(?:represas?|hidroeléctricas?|irrigación|hidrovía|gasoducto|oleoducto|terminal|puerto|aeropuerto|hospital|"
    r"carreteras?|puentes?|programas?|centrales?|tren|ferrocarril|obras?)\b"
)


def site(np: NounPhrase, place: int, article: Article) -> Antecedent | None:
    """ "El proyecto", "la mina": the one that the article names."""
    if {a.lemma for a in np.adjectives} - {"minero"}:
        return None
    found: list[tuple[int, Name]] = []
    for here, told in enumerate(article.told):
        chart = told.chart
        for at in range(len(chart)):
            if (number := noun_at(chart, at, SITES)) is not None:
                if number == "pl" or chart.low(at - 1) in OTHERS or chart.low(at + 1) == "de":
                    return None  # "el proyecto de ley", "la unidad de investigación"
                if chart.low(at) in {"unidad"} and chart.low(at + 1) not in {"minera", "operativa"}:
                    return None
                if chart.low(at - 1) in {"un", "una"} or chart.low(at - 1) not in _THE | {":", ""}:
                    named = chart.text(at + 1)[:1].isupper() or chart.text(at + 2)[:1].isupper()
                    if not named:
                        return None
                stop = at + 1
                while chart.low(stop) in {"minero", "minera", "cuprífero", "aurífero", "de"}:
                    stop += 1
                if chart.text(stop)[:1].isupper() and not chart.names_at(stop) and (end := unknown_name(chart, stop)):
                    words = chart.written(stop, end)
                    found.append((here, Name(es=words, en=words, cls="name")))
        found += [
            (here, name)
            for at in range(len(chart))
            if chart.tokens[at].is_capital
            for _, name in chart.names_at(at)[:1]
            if name.kind == "mine" and not is_of_place(chart, at)
        ]
    names = {fold(name.es) for _, name in found}
    before = [(here, name) for here, name in found if article.is_before(here, place)]
    if len(names) != 1 or not before or any(here == place for here, _ in found):
        return None
    if _MORE_SITES.search(article.unread):
        return None
    here, name = before[0]
    phrase = replace(np, det="def", det_en="", name=name)
    called = rf"\b(?:proyecto|mina|unidad|yacimiento)(?: \w+)? {re.escape(fold(name.es))}\b"
    is_sure = bool(re.search(called, fold(article.written))) and not _WORKS.search(article.whole)
    return Antecedent(phrase=phrase, evidence=article.told[here].evidence, words=name.es, is_sure=is_sure)


def names_in(article: Article) -> Iterator[tuple[int, Name]]:
    """The known names of the article, each with the sentence that it stands in; NOWHERE for what names nothing."""
    for here, told in enumerate(article.told):
        chart, at = told.chart, 0
        while at < len(chart):
            known = chart.names_at(at) if chart.tokens[at].is_word else []
            if known:
                is_passing = told.is_quoted(at) or (known[0][1].cls == "place" and chart.low(at - 1) in _TOWARDS)
                yield Article.NOWHERE if is_passing else here, known[0][1]
            at = known[0][0] if known else at + 1


_CALLED_AREA = re.compile(
    r"\b(?:Reserva|Parque|Santuario|Refugio|Coto|Bosque|Área de Conservación)(?: [A-Z]?[a-záéíóú]+)?"
    r"(?: (?:de|del|de la|de los))? ([A-ZÁÉÍÓÚÑ]\w+)"
)


#: An area by the letters of its kind: "el ACR Alto Nanay".
BY_LETTERS = re.compile(r"\b(?:ACR|ACP|RC|RN|PN|BP|SN|SH) [A-ZÁÉÍÓÚÑ][a-záéíóúñ]")


def area(np: NounPhrase, head: str, place: int, article: Article) -> Antecedent | None:
    """ "Esta reserva", "el área protegida": the one area that the article names."""
    found = [(here, name) for here, name in names_in(article) if name.cls == "area" and name.kind == "area"]
    if len({name.en for _, name in found}) != 1 or any(here == place for here, _ in found):
        return None
    before = [(here, name) for here, name in found if article.is_before(here, place)]
    if not before or not before[0][1].es.startswith(AREAS[head]):
        return None
    here, name = before[0]
    if any(fold(each[1]) not in fold(name.es) for each in _CALLED_AREA.finditer(article.written)):
        return None  # a second one, which no table has
    if BY_LETTERS.search(article.written) or article.tells_without_noun:
        return None
    if (
        np.det != "dem"
        and head in {"área", "bosque"}
        and not (np.adjectives or " " in (np.noun.lemma if np.noun else ""))
    ):
        return None  # "el área" is any
    whole = article.whole
    many = rf"\b(?:{plural(head)}|áreas|parques|reservas|santuarios)\b|\b(?:otra|nueva|una|un|otro|nuevo) {head}\b"
    if re.search(many, whole):
        return None
    phrase = NounPhrase(start=np.start, end=np.end, name=name, number="sg", det="def")
    return Antecedent(phrase=phrase, evidence=article.told[here].evidence, words=name.es, is_sure=True)


#: What tells a department besides its name alone.
_REGIONAL = re.compile(r"\b(?:Gobierno Regional|Región|GORE) (?:de )?([A-ZÁÉÍÓÚ]\w+(?: (?:de )?[A-ZÁÉÍÓÚ]\w+)?)")


def _departments(article: Article) -> list[tuple[int, Name]]:
    found = [
        (here, name) for here, name in names_in(article)
        if name.cls == "place" and name.kind != "river" and fold(name.es) in DEPARTMENTS
    ]  # fmt: skip
    for here, told in enumerate(article.told):
        for each in _REGIONAL.finditer(told.evidence.quote):
            words = each[1] if fold(each[1]) in DEPARTMENTS else each[1].split()[0]
            if fold(words) in DEPARTMENTS:
                found.append((here, Name(es=words, en=words, cls="place", kind="known")))
    return sorted(found, key=lambda one: one[0])


#: What is called like a department and is not it.
_NOT_THE_REGION = (
    r"\b(?:rio|lago|laguna|cuenca(?: del?)?|calle|avenida|jiron|plaza|club|colegio|hospital|universidad(?: de)?"
    r"|libertador)"
)


#: Zones of mining that are called like a district elsewhere.
_ZONES = frozenset(("la pampa",))


def _only_department(place: int, article: Article) -> tuple[int, Name] | None:
    found = _departments(article)
    others = {word for word in DEPARTMENTS if re.search(rf"\b{word}\b", fold(f"{article.unread}"))}
    if len({fold(name.es) for _, name in found} | others) != 1:
        return None
    own = fold(found[0][1].es)
    if own == "lima" or re.search(rf"{_NOT_THE_REGION} {own}\b", fold(article.whole)):
        return None
    known = departments_by_place()
    for _, name in names_in(article):
        called = fold(name.es)
        if name.cls == "place" and called not in {own, *_ZONES} and own not in known.get(called, {own}):
            return None  # a province or a district of another
    before = [(here, name) for here, name in found if article.is_before(here, place)]
    return before[0] if before else None


def department(np: NounPhrase, place: int, article: Article) -> Antecedent | None:
    """ "En esta región": the one department that the article tells of."""
    found = _only_department(place, article)
    if found is None or any(here == place for here, _ in _departments(article)):
        return None
    whole = fold(article.whole)
    if re.search(r"\b(?:regiones|departamentos|otra region|region (?:amazonica|andina|natural|sur|norte|de))\b", whole):
        return None
    here, name = found
    phrase = NounPhrase(start=np.start, end=np.end, name=name, number="sg")
    return Antecedent(phrase=phrase, evidence=article.told[here].evidence, words=name.es, is_sure=np.det == "dem")


def governor(np: NounPhrase, place: int, article: Article) -> Antecedent | None:
    """ "El gobernador regional": that of the one department that the article tells of."""
    is_regional = np.noun is not None and (
        "regional" in np.noun.lemma or any(a.lemma == "regional" for a in np.adjectives)
    )
    found = _only_department(place, article)
    whole = article.whole
    many = r"\b(?:gobernadores|exgobernador\w*|ex gobernador\w*|vicegobernador\w*|otro gobernador)\b"
    if found is None or not is_regional or re.search(many, whole, re.IGNORECASE):
        return None
    here, name = found
    inner = NounPhrase(start=np.start, end=np.end, name=name, number="sg")
    told = Phrase(start=np.start, end=np.end, prep="de", object=inner)
    phrase = replace(np, phrases=(told,))
    return Antecedent(phrase=phrase, evidence=article.told[here].evidence, words=name.es, is_sure=True)


#: What a body is called, and the kinds of bodies that are called so.
BODIES = {
    "organismo": "state",
    "entidad": "state",
    "institución": "state",
    "regulador": "state",
    "autoridad": "",
    "organización": "indigenous",
}


_ACRONYM = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{4,}\b")


def _of_state(article: Article) -> set[str]:
    return {name.acronym for _, name in names_in(article) if name.kind == "state"}


def body(np: NounPhrase, head: str, place: int, article: Article) -> Antecedent | None:
    """ "El organismo", "la organización": the one body of its kind that the article names."""
    wanted = BODIES[head]
    if not wanted:
        return None
    found = [
        (here, name) for here, name in names_in(article)
        if name.cls == "org" and name.kind not in {"mine", "medium"} and not is_firm(name)
    ]  # fmt: skip
    fitting = [(here, name) for here, name in found if name.kind.startswith("indigenous") == (wanted == "indigenous")]
    if len({name.acronym or name.es for _, name in fitting}) != 1 or any(here == place for here, _ in fitting):
        return None
    before = [(here, name) for here, name in fitting if article.is_before(here, place)]
    if wanted == "indigenous" and len(set(_ACRONYM.findall(article.written)) - _of_state(article)) > 1:
        return None  # a second one, which no table has for a people's
    n_others = sum(firms_of(told)[1] + len(firms_of(told)[0]) for told in article.told)
    whole = article.whole
    if not before or re.search(rf"\b(?:{plural(head)}|un(?:a)? {head}|otr[oa] {head})\b", whole):
        return None
    here, name = before[0]
    phrase = NounPhrase(start=np.start, end=np.end, name=name, number="sg", det="def" if name.has_article else "")
    return Antecedent(phrase=phrase, evidence=article.told[here].evidence, words=name.es, is_sure=n_others == 0)


#: Metals and ores, one of which "este mineral" is.
_METALS = word_set(
    "oro cobre plata zinc estaño plomo hierro litio molibdeno uranio mercurio arsénico cadmio carbón fosfato manganeso "
    "tungsteno cromo antimonio"
)
#: What is done against the law, and is called "esta actividad" then.
_ACTIVITIES = ("minería ilegal", "minería informal", "tala ilegal", "pesca ilegal", "caza ilegal")


def stuff_or_activity(np: NounPhrase, head: str, place: int, article: Article) -> Antecedent | None:
    """ "Este metal", "esta actividad ilegal": the one metal or unlawful activity of the article."""
    whole = article.whole
    if head in {"mineral", "metal"} and not np.adjectives:
        told = {word for word in _METALS if re.search(rf"\b{word}\b", whole)}
        if re.search(r"\b(?:minerales|metales|polimetálic\w+|concentrados?)\b", whole):
            return None
    elif head in {"actividad", "práctica", "delito"} and {a.lemma for a in np.adjectives} <= {"ilegal", "ilícito"}:
        told = {words for words in _ACTIVITIES if re.search(rf"\b{words}\b", whole)}
        rivals = (
            r"\b(?:actividades|delitos|narcotráfico|tráfico|trata|contrabando|lavado|extorsión|agricultura|ganadería)\b"
        )
        if re.search(rivals, whole):
            return None
    else:
        return None
    (words, *others) = told or {""}
    if not words or others:
        return None
    for one in article.told[: place if not article.told[place].is_headline else None]:
        chart = one.chart
        for at in range(len(chart)):
            if chart.low(at) != words.split()[0] or one.is_quoted(at):
                continue
            found = [
                found for end, found, _ in simple_phrases(chart, at)
                if found.noun is not None and chart.written(at, end).lower() == words
            ]  # fmt: skip
            if found:
                phrase = replace(moved(found[0], np.start, np.end), det="")
                return Antecedent(phrase=phrase, evidence=one.evidence, words=words, is_sure=True)
    return None


OFFICERS = word_set("agente efectivo uniformado policía")
_FORCES = (
    r"marin[ao]s?|ejército|militar\w*|soldados?|fuerzas armadas|seren[oa]s?|serenazgo|guardaparques?|ronder[oa]s?"
    r"|vigilantes?|guardias?|seguridad privada|suboficial\w*|expolic\w+|agentes? (?:municipal|de seguridad)\w*"
)
_OFFICER = r"(?:agentes?|efectivos?|policías?|uniformados?)"
#: Another force than the police, or officers to whom something was done.
_NO_POLICE = re.compile(
    rf"\b(?:{_FORCES})\b"
    rf"|\b{_OFFICER} (?:detenid|retenid|herid|muert|corrupt|secuestrad|acusad|investigad|implicad|falsos?)"
    rf"|\b(?:\d+|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|varios|unos) {_OFFICER}\b"
    rf"|\b(?:retien|retuv|secuestr|deten|captur|agred|hier|hirier|mata|asesin)\w*(?: \w+){{0,3}} {_OFFICER}\b"
)


def police(np: NounPhrase, place: int, article: Article) -> Antecedent | None:
    """ "Los agentes" where the police are the only force in the article, and nobody has taken officers or hurt them."""
    whole = article.whole
    if _NO_POLICE.search(whole) or len(re.findall(r"\b(?:agentes|efectivos|uniformados)\b", whole)) > 2:
        return None
    for one in article.told[:place]:
        chart = one.chart
        for at in range(len(chart)):
            if chart.low(at) in {"policía", "pnp"} and not one.is_quoted(at):
                form = next((f for f in chart.lexicon.nouns.get("policías", ()) if f.number == "pl"), None)
                if form is None:
                    return None
                phrase = NounPhrase(start=np.start, end=np.end, noun=form, number="pl", gender="m")
                words = chart.written(at, at + 1)
                return Antecedent(phrase=phrase, evidence=one.evidence, words=words, is_sure=False, is_new=True)
    return None


#: Who and what is of a province, a district or a town, by the adjective that says so.
LEVELS = word_set("alcalde alcaldesa municipalidad concejo burgomaestre")
_LEVEL = {"provincial": "province", "distrital": "district"}


def local(np: NounPhrase, place: int, article: Article) -> Antecedent | None:
    """ "El alcalde", "la municipalidad distrital" below "Megantoni: …": of the place that the headline begins with."""
    title = article.told[0]
    told_by = [*(np.noun.lemma.split()[1:] if np.noun is not None else ()), *(a.lemma for a in np.adjectives)]
    levels = {_LEVEL.get(word, "") for word in told_by}
    if not title.is_headline or article.told[place].is_headline or "" in levels:
        return None
    heading = title.chart.names_at(0)
    if not heading or title.chart.text(heading[0][0]) != ":" or heading[0][1].cls != "place":
        return None
    name = heading[0][1]
    towns = {one.en for _, one in names_in(article) if one.cls == "place" and fold(one.es) in departments_by_place()}
    kind = "district" if name.kind == "place" and name.en in towns else name.kind  # called like its town
    if fold(name.es) in DEPARTMENTS or kind not in {"district", "province"} or (levels and levels != {kind}):
        return None
    others = towns - {name.en}
    is_told = re.search(
        r"\b(?:alcaldes|alcaldesas|municipalidades|exalcald\w+|concejos|burgomaestres)\b", article.whole
    )
    if is_told or (others and not levels):
        return None
    inner = NounPhrase(start=np.start, end=np.end, name=name, number="sg")
    told = Phrase(start=np.start, end=np.end, prep="de", object=inner)
    return Antecedent(
        phrase=replace(np, det="def", phrases=(told,)), evidence=title.evidence, words=name.es, is_sure=not others
    )
