"""Who holds an office, named behind it without commas: "el alcalde de Ananea Félix Quispe pidió …"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.english.entries import word_set
from digest.spanish.givennames import begins_name

if TYPE_CHECKING:
    from digest.spanish.tokens import Token

#: Offices that one person holds at a time, and what one may be of a body.
_HELD = word_set(
    "ministro ministra exministro exministra viceministro viceministra alcalde alcaldesa exalcalde exalcaldesa "
    "gobernador gobernadora exgobernador exgobernadora vicegobernador presidente presidenta expresidente "
    "expresidenta vicepresidente vicepresidenta director directora gerente gerenta jefe jefa titular secretario "
    "secretaria congresista excongresista parlamentario parlamentaria procurador procuradora prefecto prefecta "
    "subprefecto subprefecta contralor contralora defensor defensora fiscal coordinador coordinadora vocero vocera "
    "portavoz regidor regidora consejero consejera rector decano decana dirigente dirigenta líder lideresa apu "
    "embajador embajadora superintendente administrador administradora representante asesor asesora"
)
#: What an office may be of, in lower case, before the name of it.
_KINDS = word_set(
    "comunidad nativa campesina indígena distrito provincia región empresa minera compañía asociación federación "
    "organización central comité frente gremio partido pueblo municipalidad ronda base unidad área"
)
_LINKS = word_set("de la el los las y e para")
#: Words before a given name with which it names a place.
_PLACES = word_set(
    "san santa santo puerto villa nueva nuevo pueblo cerro mariscal coronel general doctor padre almirante capitán "
    "fray río isla colegio hospital universidad avenida estadio mina proyecto comunidad caso ley familia"
)
_FARTHEST = 14


def with_holders_apart(tokens: Sequence["Token"]) -> list["Token"]:
    """The tokens with commas of no length around a name that stands without them behind its office."""
    if _HELD.isdisjoint([token.low for token in tokens]):
        return list(tokens)
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _holder(tokens, at)
        if not end:
            out.append(tokens[at])
            at += 1
            continue
        before, last = tokens[at - 1], tokens[end - 1]
        out.append(replace(before, text=",", start=before.end))
        out.extend(tokens[at:end])
        if end < len(tokens) and tokens[end].text not in {",", ".", ";", ":", "…", ")"}:
            out.append(replace(last, text=",", start=last.end))
        at = end
    return out


def _holder(tokens: Sequence["Token"], at: int) -> int:
    """Where the name of a person ends that begins at `at` behind an office and what it is of; 0 where none does."""
    if at < 3 or at + 1 >= len(tokens) or not tokens[at].is_capital or not begins_name(tokens[at].low):
        return 0
    before, after = tokens[at - 1], tokens[at + 1]
    if not (before.is_capital and before.is_word and after.is_capital and after.is_word):
        return 0
    if begins_name(before.low) or before.low in _PLACES or not _is_behind_office(tokens, at - 1):
        return 0
    end = at + 1
    while end < len(tokens) and end < at + 5 and tokens[end].is_capital and tokens[end].is_word:
        end += 1
    if end + 2 < len(tokens) and tokens[end].low == "de" and tokens[end + 1].low == "la" and tokens[end + 2].is_capital:
        end += 3
    return end


def _is_behind_office(tokens: Sequence["Token"], at: int) -> bool:
    """Whether a capitalised run that ends at `at` hangs on an office by "de"."""
    here, is_tied = at, False
    while here > 0 and at - here < _FARTHEST:
        token = tokens[here]
        if token.low in _HELD and not (token.is_capital and here):
            return is_tied
        if token.low == "de":
            is_tied = True
        elif not ((token.is_capital and token.is_word) or token.low in _LINKS or token.low in _KINDS):
            # "gobernador regional | de Loreto"
            return is_tied and here > 0 and tokens[here - 1].low in _HELD and token.is_word
        here -= 1
    return is_tied and here == 0 and tokens[0].low in _HELD
