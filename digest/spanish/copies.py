"""Copies of the nodes of a parse with some fields changed."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import replace as changed  # so that the fields are checked as those of `replace` are
else:

    def changed(node: Any, **changes: Any) -> Any:
        """As `dataclasses.replace`, for dataclasses without slots or `__post_init__`.

        A parser makes hundreds of copies a sentence, and `replace` reads and sets each of some twenty fields by name.
        """
        copy = object.__new__(type(node))
        copy.__dict__.update(node.__dict__, **changes)
        return copy


__all__ = ["changed"]
