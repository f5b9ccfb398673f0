"""An edition as Markdown and as plain text."""

from datetime import date

from digest.archive.edition import ArchivedEdition
from digest.compose import MONTHS, date_line
from digest.editions import SECTION_TITLES
from pipeline.types import Evidence


def markdown(edition: ArchivedEdition) -> str:
    """An edition in Markdown, its sources as numbered notes."""
    draft = edition.draft
    out = [f"# {_md(draft.title)}", f"*{date_line(draft.period_end_on)}*"]
    if edition.correction:
        out.append(f"> Correction: {_md(edition.correction)}")
    notes: list[str] = []
    for bulletin in draft.bulletins:
        out.append(f"## {_md(bulletin.title)}")
        if not bulletin.paragraphs:
            out.append(f"*{_md(bulletin.note)}*")
        for paragraph in bulletin.paragraphs:
            said = []
            for sentence in paragraph:
                marks = ""
                for evidence in sentence.evidence:
                    notes.append(_note(evidence))
                    marks += f"[^{len(notes)}]"
                said.append(_md(sentence.text) + marks)
            out.append(" ".join(said))
    for topic, lines in draft.sections.items():
        if lines:
            out.append(f"## {SECTION_TITLES.get(topic, topic)}")
            entries = []
            for line in lines:
                shown = f"[{_md(line.source)}](<{line.url}>)" if is_web(line.url) else _md(line.source)
                entries.append(f"- {_md(line.sentence.text)} ({shown})")
            out.append("\n".join(entries))
    if notes:
        out.append("\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, 1)))
    return "\n\n".join(out) + "\n"


def _note(evidence: Evidence) -> str:
    day = f", {short_day(evidence.published_on)}" if evidence.published_on else ""
    address = f" <{evidence.url}>" if is_web(evidence.url) else ""
    return f"{_md(evidence.source)}{day}: “{_md(evidence.quote)}”{address}"


def _md(text: str) -> str:
    """Text whose marks are not taken for Markdown's; on one line."""
    plain = " ".join(text.split())
    return "".join(f"\\{mark}" if mark in "\\`*_[]<>#|" else mark for mark in plain)


def plain_text(edition: ArchivedEdition) -> str:
    """An edition as plain text, one paragraph a line."""
    draft = edition.draft
    out = [draft.title, date_line(draft.period_end_on)]
    if edition.correction:
        out.append(f"Correction: {edition.correction}")
    for bulletin in draft.bulletins:
        out += [bulletin.title.upper() if len(draft.bulletins) > 1 else bulletin.title]
        out += [" ".join(s.text for s in paragraph) for paragraph in bulletin.paragraphs] or [bulletin.note]
        sources = [
            f"- {e.source}{f', {short_day(e.published_on)}' if e.published_on else ''} {e.url}".rstrip()
            for paragraph in bulletin.paragraphs
            for s in paragraph
            for e in s.evidence
        ]
        if sources:
            out.append("\n".join(["Sources", *dict.fromkeys(sources)]))
    for topic, lines in draft.sections.items():
        if lines:
            entries = [f"- {line.sentence.text} ({line.source}) {line.url}".rstrip() for line in lines]
            out.append("\n".join([SECTION_TITLES.get(topic, topic), *entries]))
    return "\n\n".join(out) + "\n"


def short_day(day: date | None) -> str:
    """24 Feb 2019, in any locale of the machine."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else ""


def is_web(url: str) -> bool:
    """Whether an address may be linked to: no script and no file."""
    return url.startswith(("https://", "http://"))
