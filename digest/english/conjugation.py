"""Verb forms in English: tenses, passives, modals and the verbs that help another."""

from dataclasses import dataclass

from digest.english.writing import CannotWriteError, Writing
from digest.spanish.tree import VerbGroup

#: Helpers that readers have not yet judged.
_UNTRIED = frozenset((
    "dejar", "llegar", "soler", "acabar", "estar por", "estar a punto", "acabar por", "faltar", "hacer falta",
))  # fmt: skip
#: What had been begun or managed before something else.
_HAD = {"empezar": "begun", "comenzar": "begun", "lograr": "managed", "poder": "been able", "tener": "had",
        "llegar": "come"}  # fmt: skip


@dataclass(kw_only=True)
class Conjugator(Writing):
    """Puts one verb into the form that its tense, voice and helper ask for."""

    def _inflected(self, tense: str, base: str, is_plural: bool, is_passive: bool, group: VerbGroup) -> str:
        negated = group.is_negated
        done = self.forms.participle(base)
        have = "have" if is_plural else "has"
        was = "were" if is_plural else "was"
        be = "are" if is_plural else "is"
        no = " not" if negated else ""
        if is_passive:
            match tense:
                case "pres":
                    return f"{be}{no} {done}"
                case "past":
                    return f"{was}{no} {done}"
                case "perfect":
                    return f"{have}{no} been {done}"
                case "pluperfect":
                    return f"had{no} been {done}"
                case "due":
                    return f"{was}{no} due to be {done}"
                case "was-ing":
                    return f"{was}{no} being {done}"
                case "is-ing":
                    return f"{be}{no} being {done}"
                case _:
                    return f"will{no} be {done}"
        if group.is_progressive and tense in {"pres", "perfect"}:
            return (
                f"{have}{no} been {self.forms.ing(base)}" if tense == "perfect" else f"{be}{no} {self.forms.ing(base)}"
            )
        match tense:
            case "pres":
                if base == "be":
                    return f"{be}{no}"
                if negated:
                    return f"{'do' if is_plural else 'does'} not {base}"
                return base if is_plural else self.forms.third(base)
            case "due":
                return f"{was}{no} due to {base}"
            case "past":
                if base == "be":
                    return f"{was}{no}"
                return f"did not {base}" if negated else self.forms.past(base)
            case "perfect":
                return f"{have}{no} {done}"
            case "pluperfect":
                return f"had{no} {done}"
            case "was-ing":
                return f"{was}{no} {self.forms.ing(base)}"
            case "is-ing":
                return f"{be}{no} {self.forms.ing(base)}"
            case "perfect-ing":
                return f"{have}{no} been {self.forms.ing(base)}"
            case _:
                return f"will{no} {base}"

    def _modal(self, modal: str, base: str, is_passive: bool, negated: bool) -> str:
        verb = f"be {self.forms.participle(base)}" if is_passive else base
        if negated:
            return f"cannot {verb}" if modal == "can" else f"{modal} not {verb}"
        return f"{modal} {verb}"

    def _remaining(self, group: VerbGroup, base: str, is_plural: bool) -> str:
        """ "sigue bloqueada": remains blocked."""
        done = self.forms.participle(base)
        if group.is_negated:
            raise CannotWriteError("negated aspect")
        match group.helper_tense:
            case "pres":
                return f"{'remain' if is_plural else 'remains'} {done}"
            case "fut":
                return f"will remain {done}"
            case "pret" | "impf":
                return f"remained {done}"
        raise CannotWriteError(f"tense {group.helper_tense}")

    def _having(self, group: VerbGroup, base: str, is_passive: bool) -> str:
        """ "podría haber afectado": may have affected; "debió haber informado": should have reported."""
        modal = {"poder": "may", "deber": "should"}.get(group.helper, "")
        is_present_duty = group.helper == "deber" and group.helper_tense in {"pres", "fut"}  # supposed, or demanded
        if not modal or is_present_duty:
            raise CannotWriteError("modal with a perfect")
        self.doubts.append("what may or should have been")
        have = "have been" if is_passive else "have"
        return f"{modal} {'not ' if group.is_negated else ''}{have} {self.forms.participle(base)}"

    def _helped(self, group: VerbGroup, base: str, is_plural: bool, is_passive: bool, is_main: bool) -> str:
        negated, tense = group.is_negated, group.helper_tense
        if group.is_perfect:
            return self._having(group, base, is_passive)
        done = f"be {self.forms.participle(base)}" if is_passive else base
        be = "are" if is_plural else "is"
        if group.is_helped_before:
            self.doubts.append("what had been begun")
        if group.helper in _UNTRIED:
            self.doubts.append(f"how English says {group.helper}")
        match group.helper, tense:
            case "estar por" | "estar a punto", "pres" | "impf" if not negated:
                was = be if tense == "pres" else "were" if is_plural else "was"
                return f"{was} about to {done}"
            case "estar a punto", "pret" if not negated:
                came = f"{'have' if is_plural else 'has'} come" if is_main else "came"
                doing = f"being {self.forms.participle(base)}" if is_passive else self.forms.ing(base)
                return f"{came} close to {doing}"
            case "acabar por", "pret" | "pres" | "fut":
                doing = f"being {self.forms.participle(base)}" if is_passive else self.forms.ing(base)
                if tense == "fut":
                    return f"will end up {doing}"
                return f"{'have' if is_plural else 'has'} ended up {doing}" if is_main else f"ended up {doing}"
            case "faltar", "pres":
                return f"{'have' if is_plural else 'has'} yet to {done}"
            case "faltar", "impf" | "pret":
                return f"had yet to {done}"
            case "hacer falta", "pres":
                return f"{'need' if is_plural else 'needs'} to {done}"
            case "deber", "pret" if not negated and is_passive:
                self.doubts.append("what should have been, or had to be")
                return f"should have been {self.forms.participle(base)}"
            case "poder", "cond" | "pres" if group.is_progressive and not is_passive:
                self.doubts.append("what may be going on")
                return f"{'could' if tense == 'cond' else 'may'} {'not ' if negated else ''}be {self.forms.ing(base)}"
            case "poder", "pres":
                return self._modal("can", base, is_passive, negated)
            case "poder", "cond":
                return self._modal("could", base, is_passive, negated)
            case "poder", "fut":
                return f"will {'not ' if negated else ''}be able to {done}"
            case "poder", "pret" if not negated and base in {"prevent", "avoid"}:
                raise CannotWriteError("could have, or was able to")  # "pudo evitar el derrame"
            case "poder", "pret":
                return f"{'were' if is_plural else 'was'} {'not ' if negated else ''}able to {done}"
            case "corresponder", "pres":
                return f"{be} responsible for {self.forms.ing(base)}"
            case "deber", "pres" | "fut":
                return self._modal("must", base, is_passive, negated)
            case "deber", "cond":
                return self._modal("should", base, is_passive, negated)
            case "tener", "pres":
                if negated:
                    raise CannotWriteError("negated obligation")
                return f"{'have' if is_plural else 'has'} to {done}"
            case "ir", "pres":
                return self._modal("will", base, is_passive, negated)
            case "seguir" | "continuar", "pres":
                if negated:
                    raise CannotWriteError("negated aspect")
                return f"{'continue' if is_plural else 'continues'} to {done}"
            case "seguir" | "continuar", "fut":
                return f"will {'not ' if negated else ''}continue to {done}"
            case "volver", "pret" | "pres" if is_main and not negated:
                have = "have" if is_plural else "has"
                if base == "begin" and not is_passive:
                    return f"{have} begun again"
                said = f"been {self.forms.participle(base)}" if is_passive else self.forms.participle(base)
                return f"{have} again {said}"
            case "volver", "pret" if not negated:
                was = "were" if is_plural else "was"
                return f"{was} again {self.forms.participle(base)}" if is_passive else f"again {self.forms.past(base)}"
            case "volver", "fut" if not negated:
                return f"will again {done}"
            case "volver", "fut":
                self.doubts.append("what is not done again")
                return f"will not again {done}"
            case ("tener", "pret" | "impf") | ("deber", "pret") if not negated and not is_passive:
                return f"had to {done}"
            case "tener", "pret" | "impf" if not negated:
                return f"had to be {self.forms.participle(base)}"
            case "tener", "cond" if not negated:
                return f"would have to {done}"
            case "poder", "impf" | "past_subj":
                return self._modal("could", base, is_passive, negated)
            case "deber", "impf" if not negated and not is_passive:
                return f"had to {done}"
            case (("estar" | "venir"), "cond") if not negated:
                self.doubts.append("a progressive conditional")
                doing = f"being {self.forms.participle(base)}" if is_passive else self.forms.ing(base)
                return f"{be} reportedly {doing}"
            case "venir", "impf" if not negated and not is_passive:
                return f"had been {self.forms.ing(base)}"
            case "dejar", "pret" | "pres" if not negated and not is_passive:
                have = "have" if is_plural else "has"
                return f"{have} stopped {self.forms.ing(base)}" if is_main else f"stopped {self.forms.ing(base)}"
            case "dejar", "fut" if not negated and not is_passive:
                return f"will stop {self.forms.ing(base)}"
            case "llegar", "pret" | "pres" if not negated and not is_passive and is_main:
                return f"{'have' if is_plural else 'has'} come to {done}"
            case "acabar", "pres" if not negated:
                have = "have" if is_plural else "has"
                said = f"been {self.forms.participle(base)}" if is_passive else self.forms.participle(base)
                return f"{have} just {said}"
            case "soler", "pres" if not negated:
                return f"usually {done if is_plural or is_passive else self.forms.third(base)}"
            case (("seguir" | "continuar"), "pret" | "impf") if not negated:
                return f"continued to {done}"
            case "tener", "fut" if not negated:
                return f"will have to {done}"
            case (("dejar" | "volver"), "plup") if not negated and not is_passive:
                done_so = f"stopped {self.forms.ing(base)}" if group.helper == "dejar" else self.forms.participle(base)
                return f"had {'again ' if group.helper == 'volver' else ''}{done_so}"
            case helper, "plup" if helper in _HAD:
                return f"had {'not ' if negated else ''}{_HAD[helper]} to {done}"
            case "comenzar" | "empezar", "fut" if not negated:
                return f"will begin to {done}"
            case "ir", "subj" if not is_main:  # "negó que se vaya a cerrar la mina"
                return f"will {'not ' if negated else ''}{done}"
            case "ir", "impf" if not negated:
                return f"{'were' if is_plural else 'was'} to {done}"
            case "estar", "impf" if not is_passive:
                return f"{'were' if is_plural else 'was'} {'not ' if negated else ''}{self.forms.ing(base)}"
            case "comenzar" | "empezar", "pret" | "pres":
                if negated:
                    raise CannotWriteError("negated aspect")
                have = "have" if is_plural else "has"
                return f"{have} begun to {done}" if is_main else f"began to {done}"
            case "lograr", "pret" | "pres":
                have = "have" if is_plural else "has"
                return (
                    f"{have} {'not ' if negated else ''}managed to {done}"
                    if is_main
                    else f"{'did not manage' if negated else 'managed'} to {done}"
                )
            case (("estar" | "venir"), "pres") if is_passive and group.voice == "passive" and not negated:
                return f"{be} being {self.forms.participle(base)}"
            case "estar", "pres":
                if is_passive:
                    raise CannotWriteError("progressive passive")
                return f"{be} {'not ' if negated else ''}{self.forms.ing(base)}"
            case "venir", "pres":
                if is_passive or negated:
                    raise CannotWriteError("progressive passive")
                return f"{'have' if is_plural else 'has'} been {self.forms.ing(base)}"
        raise CannotWriteError(f"helper {group.helper} {tense}")
