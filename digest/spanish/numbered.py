"""What is told by its number: "la Ley N.º 30723", "el Decreto Supremo 010-2019-MINAM", "el lote 192"."""

from digest.english.entries import word_set
from digest.spanish.chart import Chart
from digest.spanish.codes import CODE, NUMBER, NUMBERED
from digest.spanish.tree import NounPhrase

_NUMBERED = NUMBERED | word_set("expediente acuerdo directiva proyecto")
#: Those that are no law when their noun stands alone: of a project only a bill has a number.
_WHOLE = {"proyecto": "proyecto de ley", "acuerdo": "acuerdo regional"}


def numbered(chart: Chart, at: int, np: NounPhrase) -> tuple[int, int] | None:
    """Where the number behind the noun begins, its "N.º" left off, and where it ends."""
    if np.noun is None or np.number != "sg" or np.quantity is not None:
        return None
    lemma = np.noun.lemma
    first = lemma.split()[0]
    if first not in _NUMBERED or _WHOLE.get(first, lemma) != lemma:
        return None
    here = at + 1 if chart.low(at) in NUMBER else at
    code = CODE.fullmatch(chart.text(here))
    if code is None or (here == at and not _is_code(chart, here, lemma)):
        return None
    end = here + 1
    if chart.text(end) == "/" and chart.text(end + 1).isdigit():  # "8420/2023-CR"
        end += 2
        while chart.text(end) in {"-", "/"} and chart.text(end + 1).isupper():
            end += 2
    return here, end


def _is_code(chart: Chart, at: int, lemma: str) -> bool:
    """ "Decreto Supremo 010-2019", "Proyecto de Ley 5892": no count of what follows, nor a year."""
    text = chart.text(at)
    return "-" in text or (lemma in {"proyecto de ley", "decreto legislativo", "ordenanza", "ley"} and len(text) > 2)
