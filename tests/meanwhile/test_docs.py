"""The documents cannot lie: every command, key, outcome and exit status is in them, and every link leads somewhere."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from meanwhile.cli import app
from meanwhile.config import Config
from pipeline.types import DeliveryState, Outcome

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/**/*.md")]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in models_in(part)]


def keys_of(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[str]:
    seen.add(model)
    keys = set()
    for name, field in model.model_fields.items():
        if field.exclude:
            continue
        keys.add(field.alias or name)
        for inner in models_in(field.annotation):
            if inner not in seen:
                keys |= keys_of(inner, seen)
    return keys


def test_every_key_of_the_configuration_is_documented() -> None:
    told = text_of("docs/configuration.md") + text_of("docs/add-a-source.md")

    missing = {key for key in keys_of(Config, set()) if not re.search(rf"\b{key}\b", told)}

    assert missing - {"kind", "tier", "verified", "tls", "note"} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def test_outcomes_and_states_are_documented() -> None:
    told = text_of("docs/operate.md")

    for word in (*Outcome, *DeliveryState):
        assert f"`{word}`" in told


def test_exit_statuses_are_documented() -> None:
    import pipeline.errors

    told = text_of("docs/operate.md")
    for error in vars(pipeline.errors).values():
        if isinstance(error, type) and hasattr(error, "exit_status"):
            assert f"| {error.exit_status} |" in told


def test_every_command_of_the_readme_exists() -> None:
    import typer

    group = typer.main.get_command(app)
    known = set(getattr(group, "commands", {}))
    for line in re.findall(r"^\./run (?:meanwhile )?([a-z]+)", text_of("README.md"), re.MULTILINE):
        assert line in known | {"test", "check", "bench", "lock"}, line


def test_documents_name_no_path_of_a_machine() -> None:
    for document in DOCUMENTS:
        assert not re.search(r"/(?:work|root|home)/", document.read_text(encoding="utf-8")), document
