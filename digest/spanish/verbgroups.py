"""Verb groups: finite verbs with their auxiliaries and helpers, and infinitives."""

import re
from collections.abc import Iterator
from typing import Any

from digest.english.entries import Adverb
from digest.spanish.chart import Chart
from digest.spanish.coordination import ONLY
from digest.spanish.copies import changed
from digest.spanish.durations import measures
from digest.spanish.periphrases import periphrases
from digest.spanish.standing import going_on, not_done
from digest.spanish.tree import VerbGroup
from digest.spanish.whom import them_before

#: Verbs that help another: what they are followed by.
HELPERS = {
    "poder": "inf", "deber": "inf", "ir": "a", "volver": "a", "seguir": "ger", "continuar": "ger",
    "comenzar": "a", "empezar": "a", "lograr": "inf", "dejar": "de", "tener": "que", "haber": "que", "soler": "inf",
    "venir": "ger", "estar": "ger", "llegar": "a", "acabar": "de", "terminar": "de",
}  # fmt: skip


#: The end of a gerund with "se", and without.
_ENCLITIC = {"ándose": "ando", "éndose": "endo"}


#: Helpers in the perfect, and in what tense that is told: "ha empezado a" like "empezó a".
_BEGUN = {
    "empezar": "a", "comenzar": "a", "volver": "a", "lograr": "inf", "poder": "inf", "tener": "que", "dejar": "de",
    "llegar": "a",
}  # fmt: skip
_WHEN_BEGUN = {"pres": "pret", "impf": "plup"}


FINITE = frozenset(("pres", "pret", "impf", "fut", "cond", "subj", "past_subj"))


def verb_groups(chart: Chart, at: int) -> list[tuple[int, VerbGroup]]:
    """Finite verb groups that begin at `at`."""
    return chart.remember("vg", at, None, lambda: _verb_groups(chart, at))


HARDLY = Adverb(es="casi no", en="hardly", position="mid", is_safe=True)
BARELY = Adverb(es="apenas", en="barely", position="mid", is_safe=True)
EITHER = Adverb(es="tampoco", en="either", position="end", is_safe=True)
INDEED = Adverb(es="sí", en="indeed", position="mid", is_safe=True)
NOT_ONLY = Adverb(es="no solo", en="not only", position="mid", is_safe=True)
#: What limits the figure behind a verb: "solo había dos mineros".
_ONLY = ONLY | {"apenas"}


def _verb_groups(chart: Chart, at: int) -> list[tuple[int, VerbGroup]]:
    if chart.low(at) in _ONLY:  # what it limits must be a figure, which is looked for where the slots are filled
        plain = [(e, g) for e, g in verb_groups(chart, at + 1) if not (g.is_negated or g.is_limiting or g.adverb)]
        barely = plain if chart.low(at) == "apenas" else []
        return [
            *((end, changed(group, start=at, is_limiting=True)) for end, group in plain),
            *((end, changed(group, start=at, adverb=BARELY, adverb_at=at)) for end, group in barely),
        ]
    if chart.low(at) in {"tampoco", "sí"}:  # "tampoco firmó el acta", "sí fueron detenidos"
        is_denied = chart.low(at) == "tampoco"
        return [
            (end, changed(g, start=at, is_negated=is_denied, adverb=EITHER if is_denied else INDEED, adverb_at=at))
            for end, g in verb_groups(chart, at + 1)
            if not (g.is_negated or g.is_limiting or g.adverb)
        ]
    if chart.low(at) == "no" and chart.low(at + 1) in _ONLY:  # "no solo contaminará el río, sino también …"
        return [
            (end, changed(group, start=at, adverb=NOT_ONLY, adverb_at=at))
            for end, group in verb_groups(chart, at + 2)
            if not (group.is_negated or group.is_limiting or group.adverb)
        ]
    if chart.low(at) == "casi" and chart.is_cat(at + 1, "neg"):  # "casi no ha avanzado"
        return [
            (end, changed(group, start=at, is_negated=False, adverb=HARDLY, adverb_at=at))
            for end, group in verb_groups(chart, at + 1)
            if group.is_negated and group.adverb is None
        ]
    here = at
    negated = chart.is_cat(here, "neg")
    here += 1 if negated else 0
    has_se = chart.low(here) == "se"
    here += 1 if has_se else 0
    dative = _DATIVES.get(chart.low(here), "")
    here += 1 if dative else 0
    them = them_before(chart, here - 1, FINITE) if dative == "pl" else None
    found: list[tuple[int, VerbGroup]] = []
    is_done = any((r.tense, r.number, r.gender) == ("part", "sg", "m") for r in chart.verbs(here + 1))
    for reading in chart.verbs(here):
        if reading.lemma == "existir" and is_done and chart.low(here) in _THERE:
            continue  # "había presentado": had filed, and not "there was"
        if reading.tense in FINITE:
            groups = _finite(chart, at, here, reading.lemma, reading.tense, reading.number, has_se, negated)
            for end, g in groups:
                if not dative or not has_se:
                    found.append((end, changed(g, dative=dative)))
                if dative and g.voice in {"active", "se"} and not g.helper:  # "no le entregó los planos"
                    found.append((end, changed(g, is_to_somebody=True)))
                if them is not None and (g.voice == "se" or (g.voice == "active" and g.number == "sg")):
                    found.append((end, changed(g, whom=them)))
    # "se redujo": the forms of "reducir" and of "reducirse" are read alike
    return list(dict.fromkeys(found)) if has_se else found


#: Verbs that begin such a group besides helping: "lleva un año esperando".
_PERIPHRASTIC = frozenset(("llevar", "estar", "terminar", "acabar", "saber", "haber", "hacer"))
#: Forms of "haber" that say what there is.
_THERE = frozenset(("hay", "hubo", "había", "habrá", "haya", "hubiera", "habría"))
#: What doubles whom something is done to, and is read only where that is said.
_DATIVES = {"le": "sg", "les": "pl"}


def _finite(
    chart: Chart, at: int, here: int, lemma: str, tense: str, number: str, has_se: bool, negated: bool
) -> Iterator[tuple[int, VerbGroup]]:
    end = here + 1
    base: dict[str, Any] = {"start": at, "number": number, "is_negated": negated}
    if lemma in _PERIPHRASTIC:
        yield from periphrases(chart, end, base, lemma, tense, has_se)
    if lemma == "haber":
        if chart.low(end) == "habido" and "existir" in chart.lexicon.frames:  # "ha habido tres derrames"
            there = {**base, "number": "", "lemma": "existir"}
            yield end + 1, VerbGroup(**there, end=end + 1, tense=tense, is_perfect=True)
        if chart.low(end) == "sido":
            yield from _participle_groups(chart, end + 1, base, tense, "passive", perfect=True, has_se=has_se)
        if chart.low(end) == "visto" and has_se:
            yield from _participle_groups(chart, end + 1, {**base, "is_seen": True}, tense, "passive", perfect=True)
        if chart.low(end) == "estado":
            for r in chart.verbs(end + 1):
                if r.tense == "ger":
                    yield (
                        end + 2,
                        VerbGroup(
                            **base, end=end + 2, lemma=r.lemma, tense=tense, is_perfect=True, is_progressive=True
                        ),
                    )
        for r in chart.verbs(end + 1) if chart.low(end) == "venido" else ():  # "ha venido operando"
            if r.tense == "ger" and not has_se:
                doing = VerbGroup(**base, end=end + 2, lemma=r.lemma, tense=tense, is_perfect=True, is_progressive=True)
                yield end + 2, doing
        for r in chart.verbs(end):  # "habían empezado a levantar", "ha vuelto a contaminar"
            follows = _BEGUN.get(r.lemma) if (r.tense, r.gender, r.number) == ("part", "m", "sg") else None
            if follows and tense in _WHEN_BEGUN and (not has_se or r.lemma in _MANAGED):
                begun = _WHEN_BEGUN[tense]
                for stop, group in helped(chart, end + 1, base, r.lemma, "pret", follows, has_se):
                    yield stop, changed(group, helper_tense=begun, is_helped_before=True)
        for r in chart.verbs(end):
            if r.tense == "part" and r.gender == "m" and r.number == "sg" and r.lemma != "haber":
                for lem, voice in pronominal(chart, r.lemma, has_se):
                    yield end + 1, VerbGroup(**base, end=end + 1, lemma=lem, tense=tense, voice=voice, is_perfect=True)
        if tuple(chart.low(end + k) for k in range(3)) == ("perdido", "la", "vida"):  # "han perdido la vida"
            yield end + 3, VerbGroup(**base, end=end + 3, lemma="morir", tense=tense, is_perfect=True)
        return
    if lemma == "ser" and not has_se:
        yield from _participle_groups(chart, end, base, tense, "passive")
    if lemma == "ver" and has_se:  # "se verían afectadas": would be affected
        yield from _participle_groups(chart, end, {**base, "is_seen": True}, tense, "passive")
    if lemma == "llevar" and has_se and (chart.low(end), chart.low(end + 1)) == ("a", "cabo"):  # "se llevó a cabo"
        yield end + 2, VerbGroup(**base, end=end + 2, lemma="realizar", tense=tense, voice="se")
    if lemma in {"morir", "fallecer"} and not has_se:
        how = _DIES_SO.get(re.sub("(?:o|a)s?$", "", chart.low(end)), "")
        if how in chart.lexicon.frames:  # "murió ahogado", "fallecieron asfixiados"
            yield end + 1, VerbGroup(**base, end=end + 1, lemma=how, tense=tense)
    if lemma == "tener" and not has_se and chart.low(end) == "lugar":  # "tuvo lugar en la plaza"
        yield end + 1, VerbGroup(**base, end=end + 1, lemma="darse", tense=tense)
    if lemma == "perder" and (chart.low(end), chart.low(end + 1)) == ("la", "vida"):  # "perdieron la vida": they died
        yield end + 2, VerbGroup(**base, end=end + 2, lemma="morir", tense=tense)
    if lemma == "quedar" and not has_se:
        for words, (verb, voice) in _LEFT_SO.items():
            if tuple(chart.low(end + k) for k in range(len(words))) == words and verb in chart.lexicon.frames:
                yield end + len(words), VerbGroup(**base, end=end + len(words), lemma=verb, tense=tense, voice=voice)
    if lemma == "quedar" or (lemma == "resultar" and not has_se):  # "resultaron heridos", "se quedaron varados"
        yield from _participle_groups(chart, end, base, tense, "passive")
    if lemma == "ir" and not has_se and tense in {"pres", "impf", "fut"}:  # "no van acompañados de …": are not
        for after, group in _participle_groups(chart, end, base, tense, "passive"):
            if group.lemma in _GOES_WITH:
                yield after, group
    if lemma == "aparecer" and not has_se and chart.low(end) in _DEAD and tense == "pret":
        yield end, VerbGroup(**base, end=end, lemma="hallar", tense=tense, voice="passive")  # they were found dead
    if lemma == "estar" and not has_se:
        yield from _participle_groups(chart, end, base, tense, "state")
    if lemma in {"mantener", "tener"} and not has_se and tense in {"pres", "pret", "impf"}:
        for r in chart.verbs(end):  # "mantienen bloqueada la vía": they are blocking it
            if r.tense == "part" and r.lemma in _HELD_SO:
                yield (
                    end + 1,
                    VerbGroup(**base, end=end + 1, lemma=r.lemma, tense=tense, is_progressive=tense == "pres"),
                )
    is_placed = has_se and lemma in {"encontrar", "hallar"} and tense in {"pres", "impf", "fut"}
    if is_placed:  # "se encuentra paralizada": is, not "is found"
        yield from _participle_groups(chart, end, base, tense, "state")
        for r in chart.verbs(end):  # "se encuentra investigando": is investigating
            if r.tense == "ger" and tense == "pres":
                yield end + 1, VerbGroup(**base, end=end + 1, lemma=r.lemma, tense=tense, is_progressive=True)
    if lemma in {"tener", "llevar"} and chart.low(end) == "fecha" and not (has_se or negated):
        for step in (1, 2 if chart.low(end + 1) == "de" else 1):  # "tiene fecha 3 de mayo": is dated
            yield end + step, VerbGroup(**base, end=end + step, lemma="fechar", tense=tense, voice="state")
    if lemma == "llevar" and not has_se and measures(chart, end):
        return  # "lleva tres años": for how long, and nothing is taken anywhere
    for lem, voice in pronominal(chart, lemma, has_se):
        if not (is_placed and voice == "se"):
            yield end, VerbGroup(**base, end=end, lemma=lem, tense=tense, voice=voice)
    if lemma in {"seguir", "continuar", "permanecer", "mantenerse"}:
        for after, group in _participle_groups(chart, end, base, tense, "state"):
            yield after, changed(group, helper="permanecer", helper_tense=tense)
    if lemma in _GOES_ON and not (has_se or negated):
        yield from going_on(chart, at, end, base, tense)
    if lemma == "estar" and chart.low(end) == "sin" and not (has_se or negated):
        yield from not_done(chart, end, base, tense)
    follows = HELPERS.get(lemma)
    if follows:
        yield from helped(chart, end, base, lemma, tense, follows, has_se)


#: What becomes of what is left so: "quedó en suspenso", it was suspended.
_LEFT_SO = {
    ("en", "suspenso"): ("suspender", "passive"), ("en", "nada"): ("fracasar", "active"),
    ("en", "la", "nada"): ("fracasar", "active"), ("en", "libertad"): ("liberar", "passive"),
    ("sin", "efecto"): ("anular", "passive"),
}  # fmt: skip
#: Verbs by which something is still as it was.
_GOES_ON = frozenset(("seguir", "continuar"))
#: What something is, where Spanish says that it goes so: "van dirigidos a", "irá acompañada de".
_GOES_WITH = frozenset(("acompañar", "dirigir", "destinar", "orientar", "vincular"))
#: How somebody dies, by the stem of the participle that says so, and the verb of it.
_DIES_SO = {
    "ahogad": "ahogarse", "asfixiad": "asfixiarse", "electrocutad": "electrocutarse", "calcinad": "calcinarse",
    "quemad": "calcinarse",
}  # fmt: skip
_DEAD = frozenset(("muerto", "muerta", "muertos", "muertas"))
#: Adverbs that stand between a helper and its verb.
_WITHIN = frozenset(("también", "además", "nuevamente", "finalmente", "igualmente", "asimismo"))
#: What is managed, by nobody who is told: "se logró incautar".
_MANAGED = frozenset(("lograr", "poder"))
#: What one keeps doing to something: "mantienen retenido a …".
_HELD_SO = frozenset(("bloquear", "retener", "secuestrar", "tomar", "cerrar", "ocupar", "paralizar", "suspender"))


#: Verbs that with "se" are no passive: "se llevaron 60 cajas".
_ALWAYS_OWN = frozenset(("llevar", "convertir"))


def pronominal(chart: Chart, lemma: str, has_se: bool) -> Iterator[tuple[str, str]]:
    """With "se" the pronominal verb if the lexicon has one, else the passive with "se"."""
    plain = lemma.removesuffix("se") if lemma.endswith(("arse", "erse", "irse", "írse")) else lemma
    if has_se:
        if f"{plain}se" in chart.lexicon.frames:
            yield f"{plain}se", "active"
        if lemma == plain and plain in chart.lexicon.frames and plain not in _ALWAYS_OWN:
            yield plain, "se"
    elif lemma == plain:
        yield plain, "active"


def _participle_groups(
    chart: Chart,
    at: int,
    base: dict[str, Any],
    tense: str,
    voice: str,
    *,
    perfect: bool = False,
    has_se: bool = False,
) -> Iterator[tuple[int, VerbGroup]]:
    if has_se:
        return
    for end, adverb in chart.adverb(at):  # "quedó temporalmente paralizada"
        if (adverb.es.endswith("mente") and " " not in adverb.es) or adverb.es in AGAIN:
            for stop, group in _participle_groups(chart, end, base, tense, voice, perfect=perfect):
                if group.adverb is None:
                    yield stop, changed(group, adverb=adverb, adverb_at=at)
    for held, lemma in fixed_participles(chart, at):  # "fueron llevados a cabo"
        number = "pl" if chart.low(at).endswith("s") else "sg"
        if not base["number"] or base["number"] == number:
            yield held, VerbGroup(**base, end=held, lemma=lemma, tense=tense, voice=voice, is_perfect=perfect)
    for r in chart.verbs(at):
        if r.tense == "part" and (not base["number"] or r.number == base["number"]):
            yield (
                at + 1,
                VerbGroup(
                    **base, end=at + 1, lemma=r.lemma, tense=tense, gender=r.gender, voice=voice, is_perfect=perfect
                ),
            )


#: What stands between a helper and its participle though it is no adverb in "-mente".
AGAIN = frozenset(("otra vez", "de nuevo", "nuevamente", "también"))


def fixed_participles(chart: Chart, at: int) -> list[tuple[int, str]]:
    """ "llevado a cabo", "dado a conocer": where they end, and the verb of which they are another word."""
    if held := carried_out(chart, at):
        return [(held, "realizar")]
    is_given = chart.low(at) in {"dado", "dada", "dados", "dadas"}
    return [(at + 3, "anunciar")] if is_given and (chart.low(at + 1), chart.low(at + 2)) == ("a", "conocer") else []


def carried_out(chart: Chart, at: int) -> int:
    """Where "llevado a cabo" ends that begins at `at`, which is "realizado"; 0 where it does not."""
    is_it = chart.low(at) in {"llevado", "llevada", "llevados", "llevadas"}
    return at + 3 if is_it and chart.low(at + 1) == "a" and chart.low(at + 2) == "cabo" else 0


def helped(
    chart: Chart, at: int, base: dict[str, Any], helper: str, tense: str, follows: str, has_se: bool
) -> Iterator[tuple[int, VerbGroup]]:
    """What a helper is followed by from `at` on: an infinitive or a gerund, behind its preposition if it has one."""
    if follows in {"a", "de", "que"}:
        if chart.low(at) != follows:
            return
        at += 1
    form = "ger" if follows == "ger" else "inf"
    if chart.low(at) in _WITHIN:  # "deberá también pagar", "podrá además vender"
        for end, adverb in chart.adverb(at):
            for stop, group in helped(chart, end, base, helper, tense, "ger" if form == "ger" else "inf", has_se):
                if group.adverb is None and end == at + 1:
                    yield stop, changed(group, adverb=adverb, adverb_at=at)
    if has_se and helper in _MANAGED:
        base = {**base, "number": ""}  # "se logró incautar 20 dragas": the press leaves it in the singular
    common = {**base, "tense": tense, "helper": helper, "helper_tense": tense}
    for r in chart.verbs(at):
        if r.tense != form:
            continue
        if r.lemma == "ser" and form == "inf":
            for p in chart.verbs(at + 1):
                if p.tense == "part" and (not base["number"] or p.number == base["number"]):
                    yield at + 2, VerbGroup(**common, end=at + 2, lemma=p.lemma, gender=p.gender, voice="passive")
        if r.lemma == "ser" and form == "ger":
            if helper in {"estar", "venir"}:
                for p in chart.verbs(at + 1):
                    if p.tense == "part" and (not base["number"] or p.number == base["number"]):
                        yield at + 2, VerbGroup(**common, end=at + 2, lemma=p.lemma, gender=p.gender, voice="passive")
            continue
        if r.lemma == "estar" and helper == "poder" and not has_se and tense in {"pres", "cond"}:
            for p in chart.verbs(at + 1):  # "podrían estar operando"
                if p.tense == "ger":
                    yield at + 2, VerbGroup(**common, end=at + 2, lemma=p.lemma, is_progressive=True)
        if r.lemma == "haber" and form == "inf":
            for p in chart.verbs(at + 1):
                if p.tense == "part" and p.gender == "m" and p.number == "sg":
                    yield at + 2, VerbGroup(**common, end=at + 2, lemma=p.lemma, is_perfect=True)
            for p in chart.verbs(at + 2) if chart.low(at + 1) == "sido" else ():  # "pudo haber sido robado"
                if p.tense == "part" and (not base["number"] or p.number == base["number"]):
                    yield (
                        at + 3,
                        VerbGroup(
                            **common, end=at + 3, lemma=p.lemma, gender=p.gender, voice="passive", is_perfect=True
                        ),
                    )
        for lem, voice in pronominal(chart, r.lemma, has_se):
            yield at + 1, VerbGroup(**common, end=at + 1, lemma=lem, voice=voice)
    if form == "ger" and not has_se and (own := _ENCLITIC.get(chart.low(at)[-6:])):  # "están desplazándose"
        for r in chart.lexicon.verbs.get(f"{chart.low(at)[:-6]}{own}", ()):
            if r.tense == "ger":
                for lem, voice in pronominal(chart, r.lemma, True):
                    yield at + 1, VerbGroup(**common, end=at + 1, lemma=lem, voice=voice)
    if form == "inf" and chart.low(at).endswith("se") and not has_se:
        for r in chart.lexicon.verbs.get(chart.low(at).removesuffix("se"), ()):
            if r.tense == "inf":
                for lem, voice in pronominal(chart, r.lemma, True):
                    yield at + 1, VerbGroup(**common, end=at + 1, lemma=lem, voice=voice)


def infinitives(chart: Chart, at: int) -> list[tuple[int, VerbGroup]]:
    """Bare infinitives at `at`, "reunirse" and "ser reconocido" among them."""
    negated = chart.is_cat(at, "neg")
    here = at + 1 if negated else at
    found: list[tuple[int, VerbGroup]] = []
    for r in chart.verbs(here):
        if r.tense != "inf":
            continue
        if r.lemma == "haber":
            found.extend(_having(chart, at, here + 1, negated=negated))
            continue
        if r.lemma == "ser":
            for p in chart.verbs(here + 1):
                if p.tense == "part":
                    found.append(
                        (
                            here + 2,
                            VerbGroup(
                                start=at, end=here + 2, lemma=p.lemma, tense="inf", voice="passive", is_negated=negated
                            ),
                        )
                    )
        for lem, voice in pronominal(chart, r.lemma, False):
            found.append(
                (here + 1, VerbGroup(start=at, end=here + 1, lemma=lem, tense="inf", voice=voice, is_negated=negated))
            )
    low = chart.low(here)
    if low.endswith(("le", "les")) and not chart.verbs(here):  # "no haberle entregado los estudios"
        base = low.removesuffix("s").removesuffix("le")
        if base == "haber":
            having = _having(chart, at, here + 1, negated=negated)
            found.extend((end, changed(g, is_to_somebody=True)) for end, g in having if g.voice == "active")
        for r in chart.lexicon.verbs.get(base, ()):
            if r.tense == "inf" and r.lemma == base:
                group = VerbGroup(start=at, end=here + 1, lemma=base, tense="inf", is_negated=negated)
                found.append((here + 1, changed(group, is_to_somebody=True)))
    if low == "verse":  # "(al) verse cercados"
        for p in chart.verbs(here + 1):
            if p.tense == "part":
                group = VerbGroup(start=at, end=here + 2, lemma=p.lemma, tense="inf", voice="passive")
                found.append((here + 2, changed(group, is_negated=negated)))
    if low.endswith("se"):
        for r in chart.lexicon.verbs.get(low.removesuffix("se"), ()):
            if r.tense == "inf" and f"{r.lemma.removesuffix('se')}se" in chart.lexicon.frames:
                lem = f"{r.lemma.removesuffix('se')}se"
                found.append((here + 1, VerbGroup(start=at, end=here + 1, lemma=lem, tense="inf", is_negated=negated)))
    return found


def _having(chart: Chart, at: int, here: int, *, negated: bool) -> list[tuple[int, VerbGroup]]:
    """ "(tras) haber encabezado", "(por) no haber sido consultada": what was done before."""
    found: list[tuple[int, VerbGroup]] = []
    if chart.low(here) == "sido":
        for p in chart.verbs(here + 1):
            if p.tense == "part":
                group = VerbGroup(
                    start=at, end=here + 2, lemma=p.lemma, tense="inf", voice="passive", is_negated=negated,
                    is_perfect=True,
                )  # fmt: skip
                found.append((here + 2, group))
    for p in chart.verbs(here):
        if p.tense == "part" and (p.gender, p.number) == ("m", "sg") and p.lemma not in {"ser", "haber", "estar"}:
            group = VerbGroup(start=at, end=here + 1, lemma=p.lemma, tense="inf", is_negated=negated, is_perfect=True)
            found.append((here + 1, group))
    return found
