"""Keys bound to what takes them: Textual's bindings for them, and those of a screen or app that is there."""

from collections.abc import Iterable

from textual.binding import Binding
from textual.dom import DOMNode

from panelry_tui.keys import Key


def bindings(keys: Iterable[Key], *, priority: bool = False) -> list[Binding]:
    """Return Textual's bindings for keys; the footer is drawn by `KeyBar`, so none is shown by Textual."""
    return [
        Binding(each.key, each.action, each.label, show=False, priority=priority, id=each.id) for each in keys
    ]


def bind(node: DOMNode, keys: Iterable[Key], *, priority: bool = False) -> None:
    """Bind keys to a screen or an app that is there already; what was bound to a key before comes after."""
    for binding in bindings((each for each in keys if each.key), priority=priority):
        for each in binding.make_bindings([binding]):
            node._bindings.key_to_bindings.setdefault(each.key, []).insert(0, each)  # noqa: SLF001 - no public name
