"""What is done once a change is drawn, unless the screen that it was for was left meanwhile."""

from collections.abc import Callable

from textual.widget import Widget


def once_drawn(node: Widget, work: Callable[[], None]) -> None:
    """Do something with what is on a screen once it has its sizes; nothing where that is gone by then."""

    def unless_gone() -> None:
        if node.is_attached and node.screen in node.app.screen_stack:
            work()

    node.call_after_refresh(unless_gone)
