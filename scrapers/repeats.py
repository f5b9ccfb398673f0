"""Tell pages that come under many addresses of an outlet: a wall, the front page, "the most read" (FAULTS C17)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import xxhash

from pipeline.types import Article, Refused
from pipeline.urls import AddressError, canonical_address
from scrapers.gate import Refusal
from scrapers.spiders.outlet import Visit

#: So many addresses of an outlet that give one and the same page are no articles.
SAME_PAGE = 3

_KINDS = ("canonical address", "text")


class RepeatedPages:
    """Remembers the pages of one outlet for the length of a run, and refuses those that came under many addresses.

    A page is handed on at once when it is met first. One that was met before waits, since a third would show that none
    of them is an article; with the third all that wait, and all that come later, are refused. What was handed on by
    then stays.
    """

    def __init__(self) -> None:
        self._n_addresses: Counter[int] = Counter()  # by a hash of kind and page; a visit is of an address of its own
        self._waiting: list[Visit] = []

    def sift(self, visits: Iterable[Visit]) -> list[Visit]:
        """Take in more visits; answers with those that are decided, the refused ones as refusals."""
        visits = list(visits)
        first: list[bool] = []
        for visit in visits:
            keys = list(_page_keys(visit))
            first.append(not any(self._n_addresses[key] for key in keys))
            self._n_addresses.update(keys)
        earlier, self._waiting = self._waiting, []
        decided: list[Visit] = []
        for visit, is_first in [*((visit, False) for visit in earlier), *zip(visits, first, strict=True)]:
            refused = self._refusal(visit)
            if refused is None and not is_first:
                self._waiting.append(visit)
            else:
                decided.append(refused or visit)
        return decided

    def rest(self) -> list[Visit]:
        """What waits at the end of the outlet: no third address came, so these are what they seem."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def _refusal(self, visit: Visit) -> Visit | None:
        """The visit as a refusal, if its page came under too many addresses."""
        for kind, key in zip(_KINDS, _page_keys(visit), strict=False):  # a refused visit has no page
            if (n := self._n_addresses[key]) >= SAME_PAGE:
                result = Refused(
                    source=visit.result.source,
                    url=visit.candidate.entry.url,
                    reason=str(Refusal.SOFT_404),
                    detail=f"{n} addresses give the same {kind}",
                )
                memory = None if visit.memory is None else replace(visit.memory, ended=str(Refusal.SOFT_404), n_chars=0)
                return replace(visit, result=result, memory=memory)
        return None


def page_key(url: str) -> str:
    """The canonical form of an address, or the address itself where it has none."""
    try:
        return canonical_address(url)
    except AddressError:
        return url


def _page_keys(visit: Visit) -> Iterator[int]:
    """Hashes that are small enough to be kept for every page of an archive, one for each of _KINDS."""
    if isinstance(visit.result, Article):
        for kind, value in zip(_KINDS, (page_key(visit.result.canonical_url), visit.result.text), strict=True):
            yield xxhash.xxh3_64_intdigest(f"{kind} {value}".encode())
