"""Keys bound to what takes them: Textual's bindings, those of what is there already, the palette."""

from collections.abc import Iterable, Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

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


def offered(screen: Screen[None], keys: Iterable[Key]) -> Iterator[SystemCommand]:
    """Yield an entry of the palette for each key of a screen, done by the screen or else by its app."""
    for each in keys:
        if each.action == "command_palette":
            continue
        on_screen = hasattr(screen, f"action_{each.action}")
        takes = screen if on_screen else screen.app
        yield SystemCommand(
            each.label, f"key {each.face}", partial(screen.call_later, takes.run_action, each.action)
        )
