"""Nodes of a parse made and copied with some fields changed, all their fields at once."""

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import replace as changed  # so that the fields are checked as those of `replace` are
else:

    def changed(node: Any, **changes: Any) -> Any:
        """As `dataclasses.replace`, for dataclasses without slots or `__post_init__`.

        A parser makes hundreds of copies a sentence, and `replace` reads and sets each of some twenty fields by name.
        """
        copy = _new(node.__class__)
        _set(copy, "__dict__", node.__dict__ | changes)
        return copy


_new = object.__new__
_set = object.__setattr__
_Node = TypeVar("_Node")


def made_at_once(kind: type[_Node]) -> type[_Node]:
    """The dataclass without slots, made by one dictionary: a frozen one sets its fields one by one, by name.

    Which fields there are and which must be given is for the type checker to hold.
    """
    defaults = {each.name: each.default for each in fields(kind) if each.default is not MISSING}  # type: ignore[arg-type]

    def made(self: _Node, **given: Any) -> None:
        _set(self, "__dict__", defaults | given)

    kind.__init__ = made  # type: ignore[assignment, method-assign]
    return kind


__all__ = ["changed", "made_at_once"]
