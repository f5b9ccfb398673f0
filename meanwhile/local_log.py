"""Decides interrupted mails by the log of a Postfix on this machine."""

from datetime import datetime, timedelta

from digest.ledger import Event, next_state
from digest.postfix_log import Verdict, verdicts
from meanwhile.config import Config
from pipeline.errors import ConfigError
from pipeline.store import deliveries
from pipeline.store.database import Database
from pipeline.types import DeliveryState

#: Postfix gives up on a silent client after 5 minutes; what its log does not show as taken by then was not.
_LOG_IS_COMPLETE_AFTER = timedelta(minutes=15)


def resolve_by_log(database: Database, config: Config, *, now: datetime) -> int:
    """Decide interrupted mails by the log of a Postfix on this machine; how many. What it does not know stays held."""
    if not config.mail.postfix_log:
        return 0
    path = config.path(config.mail.postfix_log)
    with database.writing() as session:
        for row in deliveries.in_state(session, DeliveryState.SENDING, DeliveryState.FINAL_DOT):
            state = next_state(DeliveryState(row.state), Event.LOST)
            deliveries.move(session, row.id, state, now=now, expected=row.state, error="the sender was interrupted")
    with database.reading() as session:
        held = {row.message_id: (row.id, row.changed_at) for row in deliveries.in_state(session, DeliveryState.UNKNOWN)}
    if not held:
        return 0
    try:
        with path.open(encoding="utf-8", errors="replace") as handle:
            found = verdicts(handle, list(held))
    except OSError as error:
        raise ConfigError("config.yaml", [f"mail.postfix_log: {path} cannot be read ({error.strerror})"]) from error
    n = 0
    with database.writing() as session:
        for mark, verdict in found.items():
            delivery_id, since = held[mark]
            if verdict is Verdict.TAKEN:
                event, said = Event.RECEIVED, "the local Postfix has taken it, says its log"
            elif verdict is Verdict.NOT_TAKEN and now - since >= _LOG_IS_COMPLETE_AFTER:
                event, said = Event.RESEND, "the local Postfix has not taken it, says its log"
            else:
                continue
            state = next_state(DeliveryState.UNKNOWN, event)
            n += deliveries.move(session, delivery_id, state, now=now, expected=DeliveryState.UNKNOWN, error=said)
    return n
