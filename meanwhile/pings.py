"""Tells a watchdog service (healthchecks.io and its kin) how a run ended: its silence raises the alarm."""

import logging
import urllib.error
import urllib.request

logger = logging.getLogger(__name__)
TIMEOUT_S = 10


def ping(url: str, what: str) -> bool:
    """Ask `url`/`what`; whether it answered. Whatever goes wrong here never changes how a run ends."""
    if not url:
        return False
    request = urllib.request.Request(f"{url}/{what}", headers={"User-Agent": "Meanwhile"})  # noqa: S310  http(s) by its check
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310
            answer.read(1000)
    except (OSError, ValueError, urllib.error.URLError) as error:
        logger.warning("the ping was not taken", extra={"url": url, "why": str(error)})
        return False
    return True
