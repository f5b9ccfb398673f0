"""The sections of config.yaml that concern sorting: where the database is, which topics and regions are followed."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from pipeline.types import DEPARTMENTS, TOPICS

__all__ = ["DEPARTMENTS", "Region", "SortConfig", "Topic"]


def _known_topic(value: str) -> str:
    if value not in TOPICS:
        raise ValueError(f"{value!r} is no topic; choose from {', '.join(TOPICS)}")
    return value


def _known_region(value: str) -> str:
    if value not in DEPARTMENTS:
        raise ValueError(f"{value!r} is no department of Peru; write one of {', '.join(DEPARTMENTS)}")
    return value


Topic = Annotated[str, AfterValidator(_known_topic)]
Region = Annotated[str, AfterValidator(_known_region)]


class SortConfig(BaseModel):
    """Top-level keys `database`, `topics`, `regions`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database: str = "sqlite:///data/meanwhile.db"
    topics: tuple[Topic, ...] = TOPICS
    regions: tuple[Region, ...] = DEPARTMENTS
