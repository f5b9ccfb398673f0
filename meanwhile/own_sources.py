"""Writing an outlet into config.yaml: as text, so that the comments stay."""

import os
import re
import textwrap
from pathlib import Path

from meanwhile.config import parse_config
from pipeline.errors import ConfigError, MeanwhileError


class CannotWriteError(MeanwhileError):
    """The file is laid out in a way that is not edited by machine; says what to put where."""


def with_own_source(text: str, entry: str) -> str:
    """The configuration's text with an entry more; the result is checked, and nothing else in it changes."""
    lines = text.splitlines()
    at = next((n for n, line in enumerate(lines) if re.match(r"\s+own_sources:\s*(\[\s*\])?\s*(#.*)?$", line)), None)
    if at is None:
        crawl = next((n for n, line in enumerate(lines) if re.match(r"crawl:\s*(#.*)?$", line)), None)
        if crawl is None or any("own_sources" in line and not line.lstrip().startswith("#") for line in lines):
            raise CannotWriteError(f"put this entry below crawl.own_sources yourself:\n{entry}")
        lines.insert(crawl + 1, "  own_sources:")
        at = crawl + 1
    indent = len(lines[at]) - len(lines[at].lstrip())
    lines[at] = re.sub(r"own_sources:\s*\[\s*\]", "own_sources:", lines[at]).rstrip()
    following = next((line for line in lines[at + 1 :] if line.strip() and not line.lstrip().startswith("#")), "")
    deeper = len(following) - len(following.lstrip())
    inner = deeper if following.lstrip().startswith("- ") and deeper >= indent else indent + 2
    lines[at + 1 : at + 1] = textwrap.indent(entry.rstrip(), " " * inner).splitlines()
    changed = "\n".join(lines) + "\n"
    try:
        parse_config(changed)
    except ConfigError as error:
        raise CannotWriteError(
            f"the entry does not fit ({error.faults[0]}); put it below crawl.own_sources yourself:\n{entry}"
        ) from error
    return changed


def add_own_source(path: Path, entry: str) -> None:
    """Write an entry into a configuration, all of it or nothing."""
    changed = with_own_source(path.read_text(encoding="utf-8"), entry)
    scratch = path.with_name(path.name + ".new")
    scratch.write_text(changed, encoding="utf-8")
    os.chmod(scratch, path.stat().st_mode & 0o777)  # noqa: PTH101  the mode it had
    scratch.replace(path)
