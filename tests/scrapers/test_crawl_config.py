"""The crawl section of config.yaml: what is accepted, and that every fault is told at once by its key."""

from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from scrapers.config import CrawlConfig
from scrapers.source import Feed, Source, SourceEntry, WordPress, faults_of, load_catalogue, sources_for

EXAMPLE = """
contact: digest@example.org
allow_addresses: []            # private networks that may be called, e.g. [127.0.0.0/8]; none by default
sources: []
own_sources:
  - {id: aldea, name: Radio Aldea, home: "http://127.0.0.1:8123/", language: es, delay: 0,
     discovery: [{type: wordpress, url: "http://127.0.0.1:8123/"}, {type: feed, url: "http://127.0.0.1:8123/feed/"}]}
"""


def faults(data: dict[str, Any]) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        CrawlConfig.model_validate({"contact": "digest@example.org", **data})
    return faults_of(caught.value, prefix="crawl")


def own(**values: Any) -> dict[str, Any]:
    feed = {"type": "feed", "url": "https://a.pe/feed"}
    return {"own_sources": [{"id": "a", "name": "A", "home": "https://a.pe/", "discovery": [feed], **values}]}


def test_the_example_works_as_written() -> None:
    config = CrawlConfig.model_validate(yaml.safe_load(EXAMPLE))

    (source,) = sources_for(config)
    assert source == Source(
        id="aldea", name="Radio Aldea", home="http://127.0.0.1:8123/", language="es", delay_s=0.0,
        discovery=(WordPress(url="http://127.0.0.1:8123/"), Feed(url="http://127.0.0.1:8123/feed/")),
    )  # fmt: skip
    assert config.user_agent.startswith("Meanwhile/")
    assert "digest@example.org" in config.user_agent
    assert not config.allow_addresses


def test_every_fault_is_told_at_once() -> None:
    found = faults(
        {
            "contact": "nobody",
            "delay": -1,
            "sources": ["no_such_outlet"],
            "own_sources": [
                {
                    "id": "Not An Id",
                    "name": "x",
                    "home": "file:///etc/passwd",
                    "regions": ["Cuzco"],
                    "discovery": [
                        {"type": "feed", "url": "ftp://a.pe/feed"},
                        {"type": "telegram", "url": "https://a.pe/"},
                        {"url": "https://a.pe/feed"},
                        {"type": "listing", "url": "https://a.pe/", "links": "a[["},
                        {"type": "sitemap", "url": "https://a.pe/s.xml", "only": ["("]},
                    ],
                }
            ],
            "typo": 1,
        }
    )

    keys = [fault.partition(":")[0] for fault in found]
    assert keys == [
        "crawl.contact",
        "crawl.sources.0",
        "crawl.own_sources.0.id",
        "crawl.own_sources.0.home",
        "crawl.own_sources.0.discovery.0.url",
        "crawl.own_sources.0.discovery.1",
        "crawl.own_sources.0.discovery.2",
        "crawl.own_sources.0.discovery.3.links",
        "crawl.own_sources.0.discovery.4.only.0",
        "crawl.own_sources.0.regions.0",
        "crawl.delay",
        "crawl.typo",
    ]
    assert any("did you mean Cusco?" in fault for fault in found)
    assert any("not a key that is known" in fault for fault in found)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/hostname", "s3://bucket/x", "https://", "//a.pe/",
        "https://user:secret@a.pe/", "https://a b.pe/", "http://[::1", "http://a.pe:99999/", "https://a.pe\\x",
    ],
)  # fmt: skip
def test_addresses_that_are_none_are_refused_when_the_configuration_is_read(address: str) -> None:
    assert faults(own(discovery=[{"type": "feed", "url": address}]))
    assert faults(own(home=address))


def test_a_password_in_an_address_is_not_repeated_in_the_message() -> None:
    (fault,) = faults(own(home="https://user:secret@a.pe/"))

    assert "a name or password must not stand" in fault
    assert "secret" not in fault


def test_two_sources_cannot_have_one_id() -> None:
    twice = own()["own_sources"] * 2

    assert any("'a' is taken" in fault for fault in faults({"own_sources": twice}))


@pytest.mark.parametrize("contact", ["digest@example.org", "https://example.org/about"])
def test_a_contact_is_an_address_or_a_page(contact: str) -> None:
    assert CrawlConfig(contact=contact).contact == contact


@pytest.mark.parametrize("contact", ["", "nobody", "x@y\r\nHost: z", "año@ejemplo.pe", "a (b)@c.pe"])
def test_a_contact_that_cannot_be_sent_is_refused(contact: str) -> None:
    assert faults({"contact": contact})


def test_networks_are_told_plainly() -> None:
    (fault,) = faults({"allow_addresses": ["127.0.0.1/8"]})

    assert fault.startswith("crawl.allow_addresses.0:")
    assert "127.0.0.0/8" in fault
    assert CrawlConfig.model_validate({"contact": "a@b.pe", "allow_addresses": ["::1/128"]}).allow_addresses


def test_wordpress_and_arc_take_the_home_address_where_none_is_given() -> None:
    entry = SourceEntry.model_validate(
        {"id": "a", "name": "A", "home": "https://a.pe/", "discovery": [{"type": "wordpress"}, {"type": "arc"}]}
    )

    assert [way.url for way in entry.discovery] == ["https://a.pe/", "https://a.pe/"]


def test_rss_and_atom_are_feeds() -> None:
    ways = [{"type": kind, "url": "https://a.pe/feed"} for kind in ("rss", "atom", "json_feed", "feed")]

    assert all(
        isinstance(way, Feed) for way in SourceEntry.model_validate(own(discovery=ways)["own_sources"][0]).discovery
    )


def test_the_limits_are_those_of_the_fault_table() -> None:
    limits = CrawlConfig(contact="a@b.pe").limits

    assert (limits.download_max_mib, limits.timeout_s, limits.redirects, limits.depth) == (15, 30, 5, 3)
    assert (limits.pages_per_source, limits.time_per_source_s, limits.retries) == (200, 600, 1)
    assert CrawlConfig(contact="a@b.pe").delay == 2


def test_the_catalogue_can_be_read_and_an_unknown_id_names_the_nearest() -> None:
    catalogue = load_catalogue()
    if not catalogue:
        pytest.skip("the catalogue is not there yet")

    name = next(iter(catalogue))
    (fault,) = faults({"sources": [f"{name}x"]})
    assert name in fault
    assert sources_for(CrawlConfig(contact="a@b.pe", sources=(name,))) == (catalogue[name],)
