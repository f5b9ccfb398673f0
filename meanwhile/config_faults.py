"""Faults of config.yaml in words: what broke the YAML, and which key a misspelt one was meant to be."""

import difflib
from collections.abc import Iterator
from typing import get_args

import yaml
from pydantic import BaseModel, ValidationError

from scrapers.source import faults_of

#: what PyYAML says, and what has to be done about it; it names the place where it gave up, not the one to mend
_TO_DO = (
    ("character '\\t'", "a tab stands here; indent with spaces"),
    ("mapping values are not allowed", "a second colon in one line; put the value in quotation marks"),
    ("unexpected end of stream", "a quotation mark is not closed"),
    ("'<stream end>'", "a bracket is not closed"),
    ("expected ',' or", "a bracket is not closed, or a comma is missing"),
    ("but found '<block mapping start>'", "indented otherwise than the lines that it belongs to"),
    ("but found '?'", "a list and keys with values stand beside each other; indent one of them"),
    (
        "but found '<scalar>'",
        "something follows a closed quotation mark; double the mark within, or use the other kind",
    ),
    ("that cannot start any token", "put the value in quotation marks"),
)


def yaml_fault(error: yaml.YAMLError, text: str) -> str:
    """One sentence: the line, what is wrong there, and the line itself."""
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or error)
    if mark is None:
        return said
    began = getattr(error, "context_mark", None)
    to_do = next((words for sign, words in _TO_DO if sign in said), "")
    line = mark.line
    if began is not None and ("not closed" in to_do):
        line = began.line  # the end of the file says nothing of where the bracket is
    lines = text.splitlines()
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line -= 1
    shown = lines[line].strip()[:60] if lines else ""
    where = f"line {line + 1}" + (f", column {mark.column + 1}" if line == mark.line else "")
    return f"{where}: {to_do or said}" + (f" (in “{shown}”)" if shown else "")


def faults_with_nearest(error: ValidationError, model: type[BaseModel]) -> list[str]:
    """`faults_of`, and for each unknown key of `model` the known one that it resembles."""
    nearest = {}
    for fault in error.errors(include_url=False):
        if fault["type"] != "extra_forbidden":
            continue
        *path, key = fault["loc"]
        near = difflib.get_close_matches(str(key), _keys_at(model, path), 1, 0.7)
        if near:
            nearest[".".join(map(str, fault["loc"]))] = near[0]
    unknown = "is not a key that is known here; "
    told = []
    for sentence in faults_of(error):
        key, _, said = sentence.partition(": ")
        is_misspelt = key in nearest and said.startswith(unknown)
        told.append(f"{key}: {unknown}did you mean {nearest[key]}?" if is_misspelt else sentence)
    return told


def _keys_at(model: type[BaseModel], path: list[int | str]) -> list[str]:
    models = [model]
    for step in path:
        if isinstance(step, int):
            continue  # the members of a list are what its annotation names
        models = [
            inner
            for outer in models
            if step in outer.model_fields
            for inner in _models_in(outer.model_fields[step].annotation)
        ]
    return [name for known in models for name in known.model_fields if name != "folder"]


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
