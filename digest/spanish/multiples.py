"""Multiples and growing numbers before a noun: "el doble de canon", "cinco veces más carbono"."""

from digest.spanish.chart import Chart
from digest.spanish.quantities import quantity

_FOLD = {"doble": "twice as", "triple": "three times as"}


def times_over(chart: Chart, at: int) -> tuple[int, str] | None:
    """ "tres veces | más", "hasta cinco veces | mayor": where the multiple ends, and its English."""
    counted = quantity(chart, at)
    if counted is None or counted[2] or chart.low(counted[0]) != "veces":
        return None
    end, figure, _ = counted
    return end + 1, f"{figure.qualifier} {figure.en} times".strip()


def multiples(chart: Chart, at: int) -> list[tuple[int, str, str, str, str]]:
    """Determiners that say how many times as many, or more and more, each with where it ends."""
    if [chart.low(at + k) for k in (0, 1)] == ["cada", "vez"] and chart.low(at + 2) in {"más", "menos"}:
        is_more = chart.low(at + 2) == "más"
        few = "more and more" if is_more else "fewer and fewer"
        little = "more and more" if is_more else "less and less"
        return [(at + 3, "quant", few, "pl", ""), (at + 3, "quant", little, "sg", "")]
    if chart.low(at) == "el" and (fold := _FOLD.get(chart.low(at + 1))) and chart.low(at + 2) == "de":
        return [(at + 3, "quant", f"{fold} many", "pl", ""), (at + 3, "quant", f"{fold} much", "sg", "")]
    over = times_over(chart, at) if "veces" in chart.lows else None
    if over is None:
        return []
    end, english = over
    if chart.low(end) == "más":
        return [(end + 1, "quant", f"{english} more", "pl", ""), (end + 1, "quant", f"{english} more", "sg", "")]
    if chart.low(end) == "menos":
        return [(end + 1, "quant", f"{english} fewer", "pl", ""), (end + 1, "quant", f"{english} less", "sg", "")]
    if chart.low(end) in {"el", "la", "los", "las"}:  # "cuatro veces el límite"
        number = "pl" if chart.low(end).endswith("s") else "sg"
        gender = "m" if chart.low(end) in {"el", "los"} else "f"
        return [(end + 1, "quant", f"{english} the", number, gender)]
    return []
