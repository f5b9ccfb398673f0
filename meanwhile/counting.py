"""Numbers with what they count."""


def some(n: int, noun: str, nouns: str = "") -> str:
    """`1 recipient`, `2 recipients`; `nouns` where the plural is not the noun with an s."""
    return f"{n} {noun}" if n == 1 else f"{n} {nouns or noun + 's'}"
