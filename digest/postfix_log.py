"""What the log of a Postfix on this machine says of a mail: whether it took it. Pure.

Postfix logs a Message-ID as soon as it has read it, taken or not; what it has taken for good it logs once more, with
`queue active`, when its queue manager picks the mail up.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

_ID = r"(?P<queue>[0-9A-Fa-f]{5,}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,}z[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]+)"
_SEEN = re.compile(rf"/cleanup\[\d+\]: {_ID}: message-id=(?P<mail><[^>]+>)")
_ACTIVE = re.compile(rf"/qmgr\[\d+\]: {_ID}: from=.*\(queue active\)")


class Verdict(StrEnum):
    """What the log proves."""

    TAKEN = "taken"
    NOT_TAKEN = "not_taken"
    SILENT = "silent"  # it does not know the mail: rotated away, or never begun


def verdicts(lines: Iterable[str], message_ids: Sequence[str]) -> dict[str, Verdict]:
    """The verdict on each Message-ID. A queue id may be used again later, so the order of the lines counts."""
    wanted = set(message_ids)
    found = dict.fromkeys(message_ids, Verdict.SILENT)
    by_queue: dict[str, str] = {}
    for line in lines:
        seen = _SEEN.search(line)
        if seen is not None:
            by_queue.pop(seen["queue"], None)
            if seen["mail"] in wanted:
                by_queue[seen["queue"]] = seen["mail"]
                if found[seen["mail"]] is Verdict.SILENT:
                    found[seen["mail"]] = Verdict.NOT_TAKEN
            continue
        active = _ACTIVE.search(line)
        if active is not None and active["queue"] in by_queue:
            found[by_queue[active["queue"]]] = Verdict.TAKEN
    return found
