"""The desk's keys: one key, one decision; each can be given another key, and all can be switched off."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pipeline.errors import InputError

KEYS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "next": ("j", "next"),
        "previous": ("k", "previous"),
        "accept": ("a", "accept"),
        "reject": ("x", "reject"),
        "undo": ("u", "undo the last decision"),
        "open": ("o", "open the source"),
        "tags": ("t", "add a tag"),
        "merge": ("m", "merge with what it is compared to"),
        "split": ("s", "split from what stands for it"),
        "search": ("/", "search"),
        "help": ("?", "these keys"),
    }
)


def keys_of(preferences: Mapping[str, Any]) -> dict[str, str]:
    """Action by key for a person; empty when they switched keys off."""
    if preferences.get("keys_off"):
        return {}
    own = preferences.get("keys", {})
    return {own.get(action, key): action for action, (key, _) in KEYS.items()}


def chosen_keys(form: Mapping[str, str]) -> dict[str, str]:
    """A person's own keys from a form, or InputError when two actions have the same key."""
    own = {action: (form.get(f"key_{action}") or key).strip() for action, (key, _) in KEYS.items()}
    for action, key in own.items():
        if len(key) != 1 or not key.isprintable():
            raise InputError(f"the key for {action!r} is {key!r}; take one character")
        if list(own.values()).count(key) > 1:
            raise InputError(f"the key {key!r} stands for two actions; give each its own")
    return {action: key for action, key in own.items() if key != KEYS[action][0]}
