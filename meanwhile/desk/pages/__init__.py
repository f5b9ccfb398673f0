"""The desk's pages, one module for each matter."""

from flask import Blueprint

from meanwhile.desk import public
from meanwhile.desk.pages import (
    access,
    admin,
    archive,
    beside,
    bulletin_acts,
    bulletins,
    items,
    lexicon,
    pictures,
    queue,
    release_acts,
    running,
    search,
    stories,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    access.blueprint,
    queue.blueprint,
    items.blueprint,
    stories.blueprint,
    search.blueprint,
    bulletins.blueprint,
    bulletin_acts.blueprint,
    release_acts.blueprint,
    beside.blueprint,
    archive.blueprint,
    running.blueprint,
    lexicon.blueprint,
    pictures.blueprint,
    admin.blueprint,
    public.blueprint,
)
