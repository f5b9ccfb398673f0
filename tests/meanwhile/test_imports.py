"""Any module can be imported first: what modules import at their top runs in no circle."""

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("scrapers", "pipeline", "digest", "meanwhile")


def sources() -> dict[str, str]:
    """The source of each module of the house, by its name; a package goes by its own."""
    paths = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path.read_text("utf-8")
        for path in paths
    }


def _at_the_top(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """What runs when the module is imported: not what functions import, nor what only types ask for."""
    for statement in body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            yield statement
        elif isinstance(statement, ast.If) and "TYPE_CHECKING" not in ast.unparse(statement.test):
            yield from _at_the_top([*statement.body, *statement.orelse])
        elif isinstance(statement, ast.Try):
            yield from _at_the_top(statement.body)


def needs(modules: Mapping[str, str]) -> dict[str, set[str]]:
    """What each module imports of the others, the packages in between with their own imports."""
    found: dict[str, set[str]] = {}
    for name, source in modules.items():
        found[name] = set()
        for statement in _at_the_top(ast.parse(source).body):
            asked = [alias.name for alias in statement.names]
            if isinstance(statement, ast.ImportFrom):
                asked = [f"{statement.module}.{of}" for of in asked]
            for parts in (one.split(".") for one in asked):
                ways = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
                found[name] |= {w for w in ways if w in modules and w != name and not name.startswith(f"{w}.")}
    return found


def test_no_module_needs_another_to_be_imported_before_it() -> None:
    modules = sources()
    assert len(modules) > 400
    TopologicalSorter(needs(modules)).prepare()


def test_a_circle_is_named() -> None:
    modules = {
        "digest": "", "digest.a": "from digest.sub.b import f", "digest.sub": "from digest.sub.c import g",
        "digest.sub.b": "import typing", "digest.sub.c": "from digest import a",
    }  # fmt: skip
    with pytest.raises(CycleError, match="cycle"):
        TopologicalSorter(needs(modules)).prepare()


def test_what_a_function_or_a_type_imports_makes_no_circle() -> None:
    modules = {
        "digest": "", "digest.a": "from digest.b import f",
        "digest.b": "if TYPE_CHECKING:\n    import digest.a\ndef f():\n    import digest.a",
    }  # fmt: skip
    TopologicalSorter(needs(modules)).prepare()
