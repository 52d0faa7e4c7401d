"""Keeping a note on this machine: as a save, set apart, or as too long to send.

What this machine cannot keep stays in the store's memory under its own criterion until it is kept.
"""

import contextlib
from collections.abc import Container

from panelry import commands as c
from panelry.decide.asked import NOTE
from panelry.ids import CriterionId
from panelry.parts import Heading
from panelry.phase import MAY
from panelry_tui.apart import note_apart, notes_apart
from panelry_tui.news import Taken, TooLarge
from panelry_tui.outbox import OutboxError
from panelry_tui.store import Store

_LONG, _LATE = "long note/", "late note/"
_TAKEN = MAY[c.WriteNote].phases


def too_long(about: str | None) -> str:
    """Return the name under which a note is kept that is too long to send."""
    return f"{_LONG}{about or ''}"


def too_late(about: str | None) -> str:
    """Return the name under which a note is kept that was typed when the server took none any more."""
    return f"{_LATE}{about or ''}"


def no_more_notes(store: Store) -> bool:
    """Whether the server takes no note any more."""
    heading = store.view().get("Heading")
    return isinstance(heading, Heading) and heading.phase not in _TAKEN


def unsaved_notes(store: Store) -> dict[str, str]:
    """Return the notes that this machine could not keep, under names like those of texts begun."""
    return {f"note/{each.about or ''}": each.text for each in store.unsaved.values()}


def only_here(store: Store) -> bool:
    """Whether a note is kept on this machine that is not sent as it stands."""
    return bool(notes_apart(store.begun)) or any(name.startswith(_LONG) for name in store.begun)


async def keep_note(store: Store, taken: Taken) -> None:
    """Keep a note; it goes upon the version that words before it expected and could not be kept with.

    Raises what `Store.do` raises; the note is in `store.unsaved` then.
    """
    async with store.keeping_note:
        before = store.unsaved.get(taken.about)
        note = taken if before is None else taken._replace(expect=before.expect)
        try:
            if note.about in notes_apart(store.begun):
                await store.write_down(note_apart(note.about), note.text)
            else:
                await keep_as_it_stands(store, note)
        except BaseException:
            store.unsaved[note.about] = note
            store.unwritten -= {too_long(note.about), note_apart(note.about)}
            raise
        store.unsaved.pop(note.about, None)


async def keep_as_it_stands(store: Store, note: Taken) -> None:
    """Keep a note as a save, or here where it is too long or too late to send.

    One that was too long before is forgotten with the save.

    Raises what `Store.do` raises.
    """
    name = too_long(note.about)
    if no_more_notes(store):
        await store.write_down(too_late(note.about), note.text)
        return
    if len(note.text) > NOTE:
        await store.write_down(name, note.text)
        return
    about = None if note.about is None else CriterionId(note.about)
    await store.do(c.WriteNote(about, note.text), note.expect)
    if name in store.begun:
        await store.write_down(name, "")


async def keep_unsaved(store: Store, busy: Container[str | None] = ()) -> None:
    """Try again to keep each note that could not be kept, but those that are tried where they are typed."""
    for note in [each for each in store.unsaved.values() if each.about not in busy]:
        if store.unsaved.get(note.about) is note:
            with contextlib.suppress(OutboxError, TooLarge):
                await keep_note(store, note)
