"""Serves the desk with waitress, in one process, until told to stop."""

import logging
import os
import socket
import threading
from collections.abc import Callable
from datetime import datetime

from waitress.server import create_server

from meanwhile.config import Config
from meanwhile.desk import accounts, hooks
from meanwhile.desk.app import create_app
from meanwhile.desk.context import Desk
from pipeline.errors import MeanwhileError, UnavailableError
from pipeline.store.database import Database

logger = logging.getLogger(__name__)
#: How often the webhooks are looked after.
HOOKS_EVERY_S = 20.0


def address_of(config: Config) -> str:
    """Where a browser on this machine finds the desk."""
    scheme = "https" if config.desk.https else "http"
    host = next(iter(config.desk.allowed_hosts), config.desk.host)
    return f"{scheme}://{host}" + ("" if config.desk.https else f":{config.desk.port}")


def serve(
    config: Config, database: Database, clock: Callable[[], datetime], *, announce: Callable[[str], None]
) -> None:
    """Listen until interrupted; `announce` gets the desk's address and, at the first start, the one-time link."""
    app = create_app(config, database, clock)
    desk: Desk = app.extensions["meanwhile"]
    family = socket.AF_INET6 if ":" in config.desk.host else socket.AF_INET
    try:
        # bound here and not by waitress, which leaves it open when the port is taken
        listening = socket.create_server((config.desk.host, config.desk.port), family=family)
    except OSError as error:
        # the library's own words repeat the address
        why = os.strerror(error.errno) if error.errno else str(error)
        raise UnavailableError(
            f"desk: {config.desk.host}:{config.desk.port} cannot be listened on ({why}); is it running already? "
            "Else set another desk.port, or start it with --port"
        ) from error
    server = create_server(
        app, sockets=[listening], threads=config.desk.threads, ident="", clear_untrusted_proxy_headers=True
    )
    announce(f"The desk is at {address_of(config)}/ (Ctrl+C ends it)")
    token = accounts.first_link(desk)
    if token is not None:
        announce(f"Nobody can sign in yet. This link makes the first administrator, once, within 7 days:\n"
                 f"  {address_of(config)}/welcome/{token}")  # fmt: skip
    stop = threading.Event()
    teller = threading.Thread(target=_tell, args=(desk, stop), daemon=True, name="webhooks")
    teller.start()
    try:
        server.run()
    finally:
        stop.set()
        server.close()
        listening.close()


def _tell(desk: Desk, stop: threading.Event) -> None:
    while not stop.wait(HOOKS_EVERY_S):
        try:
            hooks.tell(desk.database, desk.config, now=desk.clock())
        except MeanwhileError as error:
            logger.warning("webhooks", extra={"why": str(error)})
