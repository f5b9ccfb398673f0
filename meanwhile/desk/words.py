"""How the desk's pages write times, figures and names."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from flask import Flask
from markupsafe import Markup, escape

from digest.trust import TO_BE_READ
from pipeline.types import DeliveryState

TOPICS: Mapping[str, str] = MappingProxyType({"redd": "REDD+", "mining": "Mining", "titling": "Titling"})
LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"es": "Spanish", "en": "English", "pt": "Portuguese", "qu": "Quechua", "und": "unknown"}
)
DELIVERIES: Mapping[str, str] = MappingProxyType(
    {
        DeliveryState.QUEUED: "waiting",
        DeliveryState.SENDING: "under way",
        DeliveryState.FINAL_DOT: "under way",
        DeliveryState.SENT: "sent",
        DeliveryState.FAILED: "failed",
        DeliveryState.UNKNOWN: "held: nobody knows whether it arrived",
    }
)
RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        "duplicate": "tells the same",
        "update": "is newer news of the same",
        "same_template": "has the same form with other facts",
        "suggested": "may tell the same",
        "distinct": "was parted by an editor",
    }
)


def day(value: date | datetime | None) -> str:
    """24 Feb 2019; a time must be in the reader's zone already."""
    return f"{value.day} {value:%b %Y}" if value else ""


def coded(value: str) -> Markup:
    """A sentence whose commands stand in backticks, as a page shows it."""
    parts = value.split("`")
    if len(parts) % 2 == 0:
        return escape(value)
    return Markup("").join(Markup("<code>{}</code>").format(part) if n % 2 else part for n, part in enumerate(parts))


def install(app: Flask, zone: ZoneInfo) -> None:
    """Put the filters into the templates."""

    def lima(value: datetime | None) -> datetime | None:
        return value.astimezone(zone) if value else None

    def moment(value: datetime | None) -> str:
        local = lima(value)
        return f"{day(local)}, {local:%H:%M}" if local else ""

    def local_day(value: datetime | None) -> str:
        return day(lima(value))

    app.jinja_env.globals["TO_BE_READ"] = TO_BE_READ
    app.jinja_env.filters.update(
        coded=coded,
        day=day,
        moment=moment,
        local_day=local_day,
        topic=lambda value: TOPICS.get(value, value),
        lang=lambda value: LANGUAGES.get(value, value),
        delivery=lambda value: DELIVERIES.get(value, value),
        relation=lambda value: RELATIONS.get(value, value),
        figure=lambda value: f"{value:,}",
        signed=lambda value: f"{value:+.2f}".replace("-", "−"),
        web=lambda value: value if str(value).startswith(("https://", "http://")) else "",
    )
