"""Frames that take anything in their slots, for headlines and sentences that no frame fits as it stands."""

from collections.abc import Mapping
from dataclasses import replace

from digest.english.entries import Argument, Frame, word_set

_ANYTHING = frozenset(("*",))
_MEASURES = frozenset(("amount", "money", "time"))
#: Verbs whose sense is their object's: "dar la espalda", "ganar terreno". Of these only what a row says is known.
_LIGHT = word_set(
    "dar hacer tener poner tomar llevar echar sacar pasar dejar traer volver meter tirar abrir cerrar cobrar correr "
    "perder ganar guardar romper ser estar haber decir ver ir venir salir entrar quedar caer levantar mantener jugar"
)


def loosened(frames: Mapping[str, tuple[Frame, ...]]) -> dict[str, tuple[Frame, ...]]:
    """The frames with slots for anything, each of them doubtful, beside those of light verbs as they are."""
    return {lemma: senses if lemma in _LIGHT else tuple(_loose(f) for f in senses) for lemma, senses in frames.items()}


#: Verbs that help another, and those that say by themselves only that something is, goes on or begins.
_HELPING = word_set(
    "seguir continuar permanecer soler poder deber empezar comenzar terminar acabar lograr intentar parecer resultar "
    "andar constituir encontrarse hallarse verse"
)


def widened(frames: Mapping[str, tuple[Frame, ...]]) -> dict[str, tuple[Frame, ...]]:
    """The frames for sentences of a text: verbs that have one English, whoever does it and whomever it goes to.

    What they are done to stays as the rows have it; verbs of several senses, light ones and those that help another
    are left as they are.
    """
    held = _LIGHT | _HELPING
    return {lemma: senses if lemma in held else _of_one_english(senses) for lemma, senses in frames.items()}


def _of_one_english(senses: tuple[Frame, ...]) -> tuple[Frame, ...]:
    out: list[Frame] = []
    for frame in senses:
        alike = [f for f in senses if bool(f.object) == bool(frame.object) and not f.clause]
        is_either = not frame.object and any(f.object for f in senses)  # "apelará el fallo": nothing that appeals
        if frame.clause or is_either or len({(f.en, f.particle) for f in alike}) != 1:
            out.append(frame)
            continue
        arguments = tuple(_loose_argument(a) if a.en == "to" and a.prep == "a" else a for a in frame.arguments)
        out.append(replace(frame, subject=_wide(frame.subject), arguments=arguments))
    return tuple(out)


#: To whom, or where to: what no row says of a verb.
_TO = Argument(prep="a", classes=_ANYTHING, en="to")


def _loose(frame: Frame) -> Frame:
    arguments = tuple(_loose_argument(a) for a in frame.arguments)
    if not frame.clause and not any(a.prep.split("_")[-1] == "a" or a.is_required for a in arguments):
        arguments = (*arguments, _TO)
    return replace(frame, subject=_wide(frame.subject), object=_wide(frame.object), arguments=arguments, is_safe=False)


def _loose_argument(argument: Argument) -> Argument:
    if argument.classes <= _MEASURES:
        return argument  # "en 5 %": by so much, and by nothing else
    return replace(argument, classes=_wide(argument.classes))


def _wide(classes: frozenset[str]) -> frozenset[str]:
    """Anything, where more than single words are named."""
    return _ANYTHING if any(not c.startswith("=") for c in classes) else classes
