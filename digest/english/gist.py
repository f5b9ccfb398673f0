"""A rough machine reading of a Spanish sentence for the editor, by Apertium where it is installed; never mailed."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from digest.english.names import Names
from digest.spanish.tokens import tokenise

#: What is shown before every gist.
MARK = "[machine reading]"
TIMEOUT_S = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """A machine's reading, marked as such."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoGist:
    """Why there is no reading."""

    reason: str


def gist_of(sentence: str, names: Names, *, command: Sequence[str] | None = None) -> Gist | NoGist:
    """The sentence in rough English, its names kept as in the source; `command` reads Spanish and prints English."""
    program = list(command) if command else _installed()
    if not program:
        return NoGist(reason="Apertium is not installed: apt-get install apertium apertium-eng-spa")
    masked, kept = _masked(sentence, names)
    try:
        done = subprocess.run(  # noqa: S603 — a fixed program, the text goes in on standard input
            program, input=masked, capture_output=True, text=True, timeout=TIMEOUT_S, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        return NoGist(reason=f"Apertium failed on this sentence: {error}")
    text = done.stdout.strip()
    for number, name in enumerate(kept):
        text = re.sub(rf"\*?Qn{number}q", name, text)
    return Gist(text=f"{MARK} {text}")


def _installed() -> list[str]:
    """The command of Apertium from Spanish to English, unknown words unmarked; [] where it is not there."""
    program = shutil.which("apertium")
    return [program, "-u", "spa-eng"] if program else []


def _masked(sentence: str, names: Names) -> tuple[str, list[str]]:
    """The sentence with its known names replaced by marks that a machine leaves alone."""
    tokens = tokenise(sentence)
    kept: list[str] = []
    out: list[str] = []
    at, here = 0, 0
    while at < len(tokens):
        found = names.at(tokens, at)
        if found:
            end, name = found[0]
            out.append(sentence[here : tokens[at].start] + f"Qn{len(kept)}q")
            kept.append(name.en)
            here = tokens[end - 1].end
            at = end
        else:
            at += 1
    return "".join(out) + sentence[here:], kept
