"""The person's own keys: what the table `keys` of the settings may say.

Every act of a screen may have another key, by its id. What means the same on every screen keeps its key:
moving, choosing, leaving, help, the palette and the digits that rate. No act may take such a key.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

import msgspec

from panelry.text import clean_line
from panelry_tui.desk_keys import DESK_KEYS
from panelry_tui.keys import (
    ANSWER,
    COLUMNS,
    EVERYWHERE,
    MAKE_PRIVATE,
    MOVES,
    RATINGS,
    SCROLLS,
    SHARE,
    TABLE,
    Key,
    ScreenName,
)
from panelry_tui.replay_keys import REPLAY_KEYS

OwnKeys = Mapping[str, str]
"""The person's own key of each act that has one, by the act's id, as Textual names keys."""
USUAL: OwnKeys = MappingProxyType({})
"""The keys of a person who has none of their own."""

_STAYS = frozenset(
    {
        *("up", "down", "left", "right", "j", "k", "g", "G", "enter", "escape", "tab"),
        *("/", "?", ":", "q", "ctrl+p", "ctrl+z", "ctrl+q", "ctrl+c", *"0123456789"),
    }
)
"""Keys whose acts keep them."""
_RESERVED = {
    **dict.fromkeys("jkgGhl", "moves"),
    **dict.fromkeys("0123456789", "rates"),
    "/": "narrows a list",
    "?": "opens the help",
    ":": "opens the palette",
    "q": "leaves",
    "e": "edits",
    "E": "edits in your editor",
    "S": "submits or signs",
}
"""What the keys always mean that no other act may take; arrows, enter, esc and tab are no choice at all."""
_STANDS_FOR = {SHARE.id: "scoring.shareable", MAKE_PRIVATE.id: "scoring.shareable"}
_ANSWERS = ("summary.accept", "summary.take-back")
_NAMED = ("space", "backspace", "delete")
_WITH_CTRL = "abefgklnortuvwxy"
"""Letters that terminals leave to programs together with ctrl."""
_CHOICE = f"one character, {', '.join(_NAMED)}, or ctrl+ with one of {' '.join(_WITH_CTRL)}"
_UNSEEN = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that show nothing, as do all that stand on another sign or format a text."""
_TOGETHER: tuple[tuple[ScreenName, ...], ...] = (
    ("lobby",),
    ("scoring",),
    ("evidence-facilitator", "discussion-panelist", "discussion-watcher"),
    ("discussion-facilitator", "discussion-panelist", "discussion-watcher"),
    ("discussion-beside", "discussion-panelist", "discussion-watcher"),
    ("summary",),
    ("release",),
    ("insight",),
)
"""The tables whose keys act on one screen at one time: one person may be facilitator and panelist."""


class WrongKeyError(ValueError):
    """A line of the table cannot be used; `path` leads to it from the root of the file, the words say why."""

    def __init__(self, path: tuple[str, ...], words: str) -> None:
        super().__init__(words)
        self.path = path


@cache
def acts() -> Mapping[str, Key]:
    """Return every act that may have another key, by its id, screen by screen."""
    tables = (TABLE[name] for names in _TOGETHER for name in names)
    found = {key.id: key for keys in (*tables, DESK_KEYS, REPLAY_KEYS) for key in keys if key.key}
    return {each: key for each, key in found.items() if not _STAYS & set(key.key.split(","))}


def face_of(act: str, own: OwnKeys) -> str:
    """Return what the key of an act is called by whoever has these own keys; KeyError for no such act."""
    return rebound(acts()[act], own).face


def own_keys_of(table: object) -> dict[str, str]:
    """Return the own keys of a table `keys` without the usual ones; raises `WrongKeyError`."""
    if not isinstance(table, dict):
        raise WrongKeyError(("keys",), "keys is a table. Write [keys] and, below it, a line for each key.")
    known, paths = acts(), dict[str, tuple[str, ...]]()
    own: dict[str, str] = {}
    for path in _empty(table, ("keys",)):
        _demand_screen(path, known)
    for path, value in _flat(table, ("keys",)):
        name = ".".join(path[1:])
        if name in own:
            raise WrongKeyError(path, f"{name} has a key already. Take one of the lines out.")
        act = known.get(name)
        if act is None:
            raise WrongKeyError(path, _unknown(name, known))
        own[name] = _checked(path, act, value)
        paths[name] = path
    _no_key_twice(own, paths, known)
    return {name: key for name, key in own.items() if key != known[name].name}


def _flat(table: Mapping[str, object], at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield each line of a table: `[keys]`, `[keys.lobby]` and dotted names say the same."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, (*at, name))
        else:
            yield (*at, name), value


def _empty(table: Mapping[str, object], at: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the path of each table within a table in which no line stands."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _empty(value, (*at, name))
            if not any(_flat(value, ())):
                yield (*at, name)


def _demand_screen(path: tuple[str, ...], known: Iterable[str]) -> None:
    """Refuse a table in which no act can stand."""
    screen = ".".join(path[1:])
    if not any(each.startswith(f"{screen}.") for each in known):
        there = ", ".join(dict.fromkeys(each.partition(".")[0] for each in known))
        said = clean_line(f"[{'.'.join(path)}]")
        raise WrongKeyError(path, f"no act stands below {said}. Take it out, or write one of: {there}.")


def _unknown(name: str, known: Iterable[str]) -> str:
    said = clean_line(name)
    always = (*EVERYWHERE, *MOVES, *SCROLLS, *COLUMNS, *RATINGS)
    if any(name == key.id for keys in (*TABLE.values(), DESK_KEYS, REPLAY_KEYS, always) for key in keys):
        return f"{said} keeps its key. Take the line out."
    near = get_close_matches(name, known, 1)
    meant = f"Did you mean {near[0]}? " if near else ""
    return f"there is no act {said}. {meant}panelry config keys lists every act."


def _checked(path: tuple[str, ...], act: Key, value: object) -> str:
    """Return the key that a line gives to an act, as Textual names it."""
    usual = f'Its usual line is {act.id} = "{act.name}".'
    if not isinstance(value, str):
        raise WrongKeyError(path, f"{act.id} takes the name of a key as a text. {usual}")
    if value == act.name:
        return value
    if value in _RESERVED:
        raise WrongKeyError(path, f"{value} always {_RESERVED[value]}. Choose another key for {act.id}.")
    if not _is_key(value):
        said = clean_line(value)
        raise WrongKeyError(path, f"“{said}” is no key that an act can have. Write {_CHOICE}. {usual}")
    return value


def _is_key(name: str) -> bool:
    if len(name) == 1:
        return unicodedata.category(name)[0] in "LNPS" and name not in _UNSEEN
    return name in _NAMED or (
        name.startswith("ctrl+") and len(name) == len("ctrl+k") and name[-1] in _WITH_CTRL
    )


def _no_key_twice(own: OwnKeys, paths: Mapping[str, tuple[str, ...]], known: Mapping[str, Key]) -> None:
    """Refuse a key that would mean two things on one screen."""
    screens = [[key.id for name in names for key in TABLE[name]] for names in _TOGETHER]
    for ids in (*screens, *([key.id for key in keys] for keys in (DESK_KEYS, REPLAY_KEYS))):
        taken: dict[str, str] = {}
        for name in sorted(dict.fromkeys(each for each in ids if each in known), key=own.__contains__):
            key = own.get(name, known[name].name)
            other = taken.setdefault(key, name)
            if other != name and name in own:
                words = f"{key} is “{known[other].label}” on the same screen ({other})."
                raise WrongKeyError(paths[name], f"{words} Choose another key for one of the two.")


def rebound(key: Key, own: Mapping[str, str]) -> Key:
    """Return the key as a person has it: `own` are their keys by the id of the act.

    What stands in the footer for another act shows that one's key.
    """
    if key.id == ANSWER.id:
        faces = (rebound(each, own).face for each in TABLE["summary"] if each.id in _ANSWERS)
        return msgspec.structs.replace(key, shown="/".join(faces))
    found = own.get(_STANDS_FOR.get(key.id, key.id))
    if found is None:
        return key
    bound = Key("comma" if found == "," else found, key.label, key.action, key.need, key.id)
    return bound if key.key else msgspec.structs.replace(bound, key="", shown=bound.face)


def as_bound(keys: Iterable[Key], own: OwnKeys) -> tuple[Key, ...]:
    """Return keys as a person with these own ones has them."""
    return tuple(rebound(each, own) for each in keys)


def usual_faces(keys: Iterable[Key], own: OwnKeys) -> dict[str, str]:
    """Return the usual faces, by id, of those keys that a person has otherwise."""
    return {each.id: each.face for each in keys if each.id in own}
