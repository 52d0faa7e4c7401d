"""The app of a replay: the same screens on a past, with keys that move in time and none that acts."""

from collections.abc import Mapping

from msgspec.structs import replace
from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.screen import ModalScreen

from panelry_tui.app import PanelryApp
from panelry_tui.bound import bind
from panelry_tui.keys import EVERYWHERE, RARE, TABLE, Key
from panelry_tui.past import AGREEMENT, REVEAL, REVISION
from panelry_tui.replay_keys import REPLAY_KEYS
from panelry_tui.replay_store import NOTHING_SENT, ReplayStore

_KINDS = {"reveal": REVEAL, "revision": REVISION, "agreed": AGREEMENT}
_READS = frozenset(
    {
        *("filter", "heat_map", "activity", "hangs_on", "whole_board", "back", "preview", "left_out"),
        *("read_opened", "next_finding", "other_column", "call_script", "my_scorecard", "app.focus_next"),
        *("cursor_up", "cursor_down", "cursor_left", "cursor_right", "cursor_first", "cursor_last", "choose"),
    }
)
"""Actions of the screens that only show something."""
DENIED = frozenset(key.action for keys in TABLE.values() for key in keys) - _READS | {
    "break_glass",
    "on_file",
}
"""Actions of the screens that would change something: in a replay each says why it does not."""
_NONE = {"reveal": "no reveal", "revision": "no revision", "agreed": "no agreed rating"}


class ReplayApp(PanelryApp):
    """One seat's past."""

    def __init__(self, store: ReplayStore, **settings: object) -> None:
        super().__init__(store, now=store.now, **settings)  # type: ignore[arg-type]  # PanelryApp types each
        self.past_store = store
        bind(self, self.as_bound(REPLAY_KEYS), priority=True)

    def in_force(self, found: tuple[Key, ...]) -> tuple[Key, ...]:
        """Return the keys that move in time, and those of the screen that only show something."""
        always = {key.id for key in EVERYWHERE}
        moving = self.as_bound(REPLAY_KEYS)
        taken = {name for key in moving for name in key.key.split(",")}
        kept = [
            key if key.id in always else replace(key, need=max(RARE, key.need))
            for key in self.as_bound(found)
            if key.id in always or (key.action in _READS and key.key not in taken)
        ]
        return (*moving, *kept)

    def acts_without_key(self) -> tuple[tuple[Key, str], ...]:
        """Return those that only show something of the past."""
        return tuple(each for each in super().acts_without_key() if each[0].action in _READS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave a dialog its own keys."""
        if action.startswith("replay_") and isinstance(self.screen, ModalScreen):
            return False
        return super().check_action(action, parameters)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action, unless it would change something."""
        name = action if isinstance(action, str) else action[1]
        if name.split("(", 1)[0] in {each.split("(", 1)[0] for each in DENIED}:
            self.clear_notifications()
            self.notify(NOTHING_SENT, markup=False)
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def action_replay_step(self, by: int) -> None:
        """Go so many steps on, and pause."""
        self.past_store.playing = False
        self.past_store.go(self.past_store.place + by)

    def action_replay_end(self, start: bool) -> None:
        """Go to the first or to the last step, and pause."""
        self.past_store.playing = False
        self.past_store.go(0 if start else len(self.past_store.past) - 1)

    def action_replay_to(self, what: str, back: bool = False) -> None:
        """Go to the next step, or the one before, at which something happened; the reveal from anywhere."""
        store, kinds = self.past_store, (_KINDS[what],)
        place = store.past.next_of(kinds, 0 if what == "reveal" else store.place, back=back)
        if place is None:
            where = "in this replay" if what == "reveal" else "before this" if back else "after this"
            self.notify(f"There is {_NONE[what]} {where} that you may see.", markup=False)
            return
        store.playing = False
        store.go(place)

    def action_replay_play(self) -> None:
        """Play or pause."""
        self.past_store.play()

    def action_replay_faster(self, by: int) -> None:
        """Play faster or slower."""
        self.past_store.faster(by)
