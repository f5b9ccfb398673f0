"""The headline of an article: the heading that what the page declares agrees with."""

import re

from scrapers.cleaning import title_key
from scrapers.heads import Head
from scrapers.plain import plain_line
from scrapers.structured import Node, text_of

#: Two titles are one if one begins or ends the other, is no shorter than this and has this share of its length.
SHORTEST_PART, LEAST_PART = 12, 0.35
#: What stands behind the last bar is the outlet's name if it is no longer than this.
LONGEST_NAME = 40
_SEPARATOR = re.compile(r"\s+[|\-–—:»·•«│]+\s+|\s*[|│]\s*|\s+::\s+")
_SIGNS = " |-–—:»·•«│"


def agree(one: str, other: str) -> bool:
    """Whether two titles are one."""
    a, b = title_key(one), title_key(other)
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < SHORTEST_PART or len(short) < LEAST_PART * len(long):
        return False
    return long.startswith(f"{short} ") or long.endswith(f" {short}")


def _squeezed(text: str) -> str:
    return title_key(text).replace(" ", "")


def without_site(title: str, *, site: str = "", url: str = "") -> str:
    """The title without the outlet's name at an end: known from the page or the host, or behind a bar and short."""
    host = url.split("//", 1)[-1].split("/", 1)[0].split(":", 1)[0].casefold()
    label = re.sub(r"[^a-z0-9]", "", re.sub(r"^www\d?\.|(?:\.[a-z]{2,4}){1,2}$", "", host))
    names = {_squeezed(site), label} - {""}
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title

    def is_site(part: str) -> bool:
        key = _squeezed(part)
        return bool(key) and any(key == name or (len(key) > 3 and (key in name or name in key)) for name in names)

    last = parts[-1]
    before = title[: title.rindex(last)]
    if is_site(last) or (
        before.rstrip().endswith(("|", "│")) and len(last) <= LONGEST_NAME and len(before) > len(last)
    ):
        return before.rstrip(_SIGNS)
    if is_site(parts[0]):
        return title[title.index(parts[0]) + len(parts[0]) :].lstrip(_SIGNS)
    return title


def read_title(head: Head, article: Node | None, *, url: str = "") -> str:
    """The `<h1>`, else `<h2>`, that headline, og:title or `<title>` agree with; else the best of what is declared."""
    headline = plain_line(text_of(article.get("headline") or article.get("name"))) if article else ""
    shared = plain_line(head.meta("og:title", "twitter:title", "dc.title", "title"))
    declared = [title for title in (headline, shared, head.page_title) if title]
    if len(head.h1s) == 1 and not (headline or shared):
        name, _, rest = head.page_title.partition(": ")
        if len(rest) > len(name) and _squeezed(name) == _squeezed(head.h1s[0]):
            return rest.strip()  # the one heading is the blog's name, as Blogger's older pages have it
    for heading in head.h1s:
        if any(agree(heading, title) for title in declared):
            return heading
    if headline:
        return headline
    site = plain_line(head.meta("og:site_name"))
    for heading in head.h2s[:3]:
        if len(title_key(heading)) >= 20 and any(agree(heading, title) for title in declared):
            return heading
    if shared:
        return without_site(shared, site=site, url=url)
    only = head.h1s[0] if len(head.h1s) == 1 and not agree(head.h1s[0], site) else ""
    parts = _SEPARATOR.split(head.page_title)
    if only and (len(parts) < 2 or title_key(only) not in {title_key(parts[0]), title_key(parts[-1])}):
        return only
    # the one heading is the outlet's name, which stands at an end of the page's title too
    return without_site(head.page_title, site=site or only, url=url) or (head.h1s[0] if head.h1s else "")
