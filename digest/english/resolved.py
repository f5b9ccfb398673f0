"""A sentence that points back, written with what it points to, where the article tells of one such thing only."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from digest.claim_types import Claim
from digest.spanish.antecedents import antecedent
from digest.spanish.article import Antecedent
from digest.spanish.tree import Adjunct, Clause, NounPhrase, Phrase

_NODES = (Clause, NounPhrase, Phrase, Adjunct)
_HOLDERS = (tuple, *_NODES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The claim with what its phrases stand for, and whether one of them stands as it was first told of."""

    claim: Claim
    is_new: bool


def resolved(claim: Claim, *, as_new: bool) -> Resolved | None:
    """The claim with each phrase that points back replaced; None where none can be.

    `as_new`: what the article first tells of with "un" is so written ("an operation"), for what stands alone.
    """
    if claim.parse is None or claim.article is None:
        return None
    found: list[Antecedent] = []
    article, subject = claim.article, claim.parse.clause.subject

    def name(np: NounPhrase) -> NounPhrase:
        one = antecedent(np, claim.evidence, article, is_subject=np is subject)
        if one is None:
            return np
        found.append(one)
        det = "indef" if as_new and one.is_new and one.phrase.number == "sg" else "def"
        det = one.phrase.det if one.phrase.noun is None else det
        note = () if one.is_sure else (f"amber: {TAKEN}{np.head}: {one.words}",)
        return replace(one.phrase, det=det, det_en="", notes=(*one.phrase.notes, *note))

    clause = _mapped(claim.parse.clause, name, {})
    if not found:
        return None
    parse = replace(claim.parse, clause=clause)
    told = tuple(dict.fromkeys(((one.evidence, one.words)) for one in found))
    return Resolved(claim=replace(claim, parse=parse, named_in=told), is_new=any(one.is_new for one in found))


#: How the doubt about a phrase begins that was replaced by what it may stand for.
TAKEN = "taken for what is told elsewhere: "


def _mapped(node: Any, name: Callable[[NounPhrase], NounPhrase], seen: dict[int, Any]) -> Any:
    """The node with `name` applied to every noun phrase in it; what was shared is shared still."""
    if isinstance(node, tuple):
        items = tuple(_mapped(one, name, seen) for one in node)
        return items if any(new is not old for new, old in zip(items, node, strict=True)) else node
    if not isinstance(node, _NODES):
        return node
    if id(node) in seen:
        return seen[id(node)]
    if isinstance(node, NounPhrase) and (other := name(node)) is not node:
        seen[id(node)] = other
        return other
    held = {"object": node.object} if isinstance(node, Phrase) else vars(node)
    changes = {
        field: new
        for field, old in held.items()
        if old and isinstance(old, _HOLDERS) and (new := _mapped(old, name, seen)) is not old
    }
    seen[id(node)] = replace(node, **changes) if changes else node
    return seen[id(node)]
