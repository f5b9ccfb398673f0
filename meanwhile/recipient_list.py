"""Recipients in and out as CSV: what other lists and spreadsheets write is understood, and nobody is brought back."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from digest.mail import AddressError, parse_address
from digest.render import languages
from meanwhile.config import Config
from meanwhile.subscriptions import FREQUENCIES, offered
from pipeline.store import recipients
from pipeline.store.database import Session
from pipeline.tables import RecipientRow

COLUMNS = ("address", "name", "lang", "state", "frequency", "bulletins", "topics", "regions")
_LISTS = ("bulletins", "topics", "regions")
#: As other programs call the column.
_ALSO_ADDRESS = frozenset({"email", "e-mail", "email address", "e-mail address", "mail", "correo", "dirección"})


@dataclass(slots=True, kw_only=True)
class ImportReport:
    """What became of each line."""

    counts: Counter[str] = field(default_factory=Counter)  # new, known, kept_out
    faults: list[str] = field(default_factory=list)


def cells_of(row: RecipientRow) -> list[str]:
    """A recipient as a line; read in again it gives the same."""
    lists = ["; ".join(part) for part in (row.bulletins, row.topics, row.regions)]
    # A spreadsheet would run it as a formula.
    name = f"'{row.name}" if row.name[:1] in "=+-@\t\r" and row.name else row.name
    return [row.address, name, row.lang, row.state, row.frequency, *lists]


def decoded(raw: bytes) -> str:
    """The text of a file: UTF-8, or what a Spanish Excel writes."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def take_in(session: Session, text: str, config: Config, *, now: datetime) -> ImportReport:
    """Add or change each line's recipient. A line with a fault changes nothing and is named; the others are done."""
    report = ImportReport()
    for number, cells in _lines(text, report):
        fault = _fault(cells, config)
        if fault:
            report.faults.append(f"line {number}: {fault}")
            continue
        report.counts[_take_one(session, cells, now=now)] += 1
    return report


def _lines(text: str, report: ImportReport) -> Iterator[tuple[int, dict[str, str]]]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    columns: list[str] = []
    for row in rows:
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if not columns:
            columns = ["address" if name.lower() in _ALSO_ADDRESS else name.lower() for name in cells]
            if "address" in columns:
                continue
            if "@" not in cells[0]:
                report.faults.append(f"line 1: no column is called address; the columns are {', '.join(COLUMNS)}")
                return
            # No heads at all: a plain list of addresses.
            columns = ["address"]
        yield rows.line_num, dict(zip(columns, cells, strict=False))


def _fault(cells: dict[str, str], config: Config) -> str:
    try:
        parse_address(cells.get("address", ""))
    except AddressError as error:
        return str(error)
    known: dict[str, Sequence[str]] = {
        "lang": languages(),
        "frequency": FREQUENCIES,
        "state": recipients.CAREFUL,
        "bulletins": offered(config),
        "topics": config.topics,
        "regions": config.regions,
    }
    for column, choices in known.items():
        cell = cells.get(column, "")
        for value in _parts(cell) if column in _LISTS else [cell] if cell else []:
            if value not in choices:
                said = ", ".join(choices) or "none is configured"
                return f"{column}: {value!r} is not known (there are: {said})"
    return ""


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _take_one(session: Session, cells: dict[str, str], *, now: datetime) -> str:
    parsed = parse_address(cells["address"])
    wanted = cells.get("state") or "active"
    known = recipients.by_address(session, parsed.addr_spec)
    row = known or recipients.add(session, parsed.addr_spec, now=now, origin="import", state=wanted)
    row.name = cells.get("name", "").removeprefix("'") or row.name or parsed.display_name
    lists = {key: _parts(cells[key]) for key in _LISTS if key in cells}
    recipients.choose(
        session, row, now=now, lang=cells.get("lang") or None, frequency=cells.get("frequency") or None, **lists
    )
    if known is None:
        return "new"
    if recipients.CAREFUL.index(wanted) > recipients.CAREFUL.index(known.state):
        recipients.set_state(session, known.id, wanted, now=now, reason="so it stands in an imported list")
    return "known" if known.state == "active" else "kept_out"
