"""The outlets of the sample press as entries of `crawl.own_sources`."""

from typing import Any

from meanwhile.demo.press import Outlet


def _discovery(outlet: Outlet, base: str) -> list[dict[str, Any]]:
    match outlet.make:
        case "wordpress":
            return [{"type": "wordpress", "url": base}, {"type": "feed", "url": f"{base}feed/"}]
        case "drupal":
            return [{"type": "feed", "url": f"{base}rss.xml"}]
        case "arc":
            return [
                {"type": "arc", "url": base},
                {"type": "news_sitemap", "url": f"{base}arc/outboundfeeds/sitemap-news/?outputType=xml"},
            ]
        case "gobpe":
            return [{"type": "gobpe", "institution": outlet.options["institution"], "url": f"{base}busquedas.json"}]
        case "federation":
            return [{"type": "listing", "url": f"{base}noticias/", "links": "div.nota", "date": "span.fecha"}]
        case "radio":
            return [{"type": "feed", "url": f"{base}rss/noticias.xml"}]
        case "atom":
            return [{"type": "feed", "url": f"{base}feed.xml"}]
        case "blog":
            return [{"type": "feed", "url": f"{base}rss.php"}]
        case _:
            return [{"type": "feed", "url": f"{base}rss"}]


def source_entry(outlet: Outlet, base: str) -> dict[str, Any]:
    """One outlet, served at `base`, as config.yaml writes it. Nobody is to be spared on loopback: the delay is 0."""
    # one outlet declares how its pages are read, as an outlet does whose pages say nothing of themselves
    selectors = {"title": "div.noticia h1", "body": "div.texto", "date": "div.fecha", "remove": "p.firma"}
    home = f"{base}institucion/{outlet.options['institution']}/noticias" if outlet.make == "gobpe" else base
    return {
        "id": outlet.id,
        "name": outlet.name,
        "home": home,
        "language": outlet.language,
        "regions": list(outlet.regions),
        "delay": 0,
        "discovery": _discovery(outlet, base),
        "note": "sample press",
        **({"selectors": selectors} if outlet.make == "federation" else {}),
    }
