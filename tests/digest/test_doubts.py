"""Why a sentence is amber is told to editors in plain words, whatever the writer calls it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.doubts import asked, to_look_at

DIGEST = Path(__file__).parents[2] / "digest"
#: Words of grammar, which an editor need not know.
GRAMMAR = re.compile(
    r"\b(?:predicates?|passives?|complements?|abstractions?|demonstratives?|restrictions?|infinitives?|participles?|"
    r"gerunds?|adjuncts?|appositions?|noun phrases?|prepositions?|obj|pred|subj)\b"
)

#: Modules whose generators of strings are doubts.
YIELDING = {"collocations", "courts", "emptiness", "lacking", "misread", "otherwise"}


def doubts_in(path: Path) -> Iterator[str]:
    """Every doubt that a module has, as it is put together; "Madre" stands for words of a sentence."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr="append" | "extend", value=ast.Name(id="doubts")), args=args):
                yield from texts_in(args)
            case ast.Call(func=ast.Attribute(attr="append" | "extend", value=ast.Attribute(attr="doubts")), args=args):
                yield from texts_in(args)
            case ast.Call(func=ast.Attribute(attr="doubt_at"), args=[ast.expr() as doubt, *_]):
                yield from texts_in([doubt])
            case ast.Assign(targets=[ast.Name(id="_DOUBTFUL")], value=ast.Dict(values=values)):
                yield from texts_in(values)
            case ast.Call(func=ast.Name(id="doubted"), args=[_, ast.expr() as doubt]):
                yield from texts_in([doubt])
            case ast.Yield(value=ast.expr() as value) if path.stem in YIELDING:
                yield from texts_in([value])
            case ast.Call(func=ast.Name(id="Finding"), keywords=words):
                yield from texts_in([word.value for word in words if word.arg == "message"])
            case ast.Constant(value=str(text)) if text.startswith("amber: ") and text != "amber: ":
                yield text.removeprefix("amber: ")
            case ast.JoinedStr() if (text := next(texts_in([node]))).startswith("amber: "):
                yield text.removeprefix("amber: ")
            case _:
                pass


def texts_in(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=values):
                yield "".join(str(one.value) if isinstance(one, ast.Constant) else "30" for one in values)
            case ast.IfExp(body=body, orelse=orelse):
                yield from texts_in([body, orelse])
            case ast.List(elts=elts):
                yield from texts_in(elts)
            case ast.GeneratorExp(elt=elt):
                yield from texts_in([elt])
            case _:
                pass


def all_doubts() -> set[str]:
    paths = [*(DIGEST / "english").glob("*.py"), *(DIGEST / "spanish").glob("*.py")]
    return {doubt for path in paths for doubt in doubts_in(path)}


def test_no_doubt_asks_an_editor_for_grammar() -> None:
    found = all_doubts()
    assert len(found) > 60

    told = {doubt: asked(doubt) for doubt in found}

    assert {doubt: words for doubt, words in told.items() if GRAMMAR.search(words)} == {}, "say it in digest/doubts.py"


@pytest.mark.parametrize(
    ("doubt", "words"),
    [
        (
            "whether English says so: retomar (resume) obj acuerdo (law)",
            "Is “resume” right for «retomar» with «acuerdo»?",
        ),
        (
            "whether English says so: ejecutar (carry out) obj río (natu",
            "Is “carry out” the right word for «ejecutar»?",
        ),
        ("how English ties acción de Operación (event)", "Does the English for «acción de Operación» read well?"),
        ("how English ties planta de", "Does the English read well?"),
        ("sense of recorrido", "«recorrido» has several meanings: is it the right one?"),
        ("longer than 30 words", "It is longer than 30 words: can it be cut?"),
        ("something has been named before: proyecto", "Is it clear which «proyecto» is meant?"),
        ("what nobody has put into words yet", "What nobody has put into words yet."),
    ],
)  # fmt: skip
def test_words_of_the_sentence_stand_in_the_question(doubt: str, words: str) -> None:
    assert to_look_at([doubt]) == words


def test_nothing_is_asked_twice_and_something_always() -> None:
    twice = ["nobody and nothing is named", "nobody, and nothing that is named", "two openings"]

    once = "No person, body or place is named: is it worth telling?"
    assert to_look_at(twice) == f"{once} It has two openings: one would do."
    assert to_look_at([]) == "It is less certain than the others."
