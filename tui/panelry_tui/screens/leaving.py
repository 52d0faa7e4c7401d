"""The question before words are left behind that this machine could not keep: staying comes first."""

from panelry_tui.reading import Reading
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.store import Store

ASKED = "leaving"
"""The id of the dialog: it is never asked over itself."""


def unsaved_dialog(store: Store) -> ChoiceDialog:
    """Return the question that names what is not saved."""
    titles = {str(each.id): each.title for each in Reading(store.view(), store.half.person).criteria}
    notes = [titles.get(about, about) if about else "the whole interview" for about in store.unsaved]
    named = [f"Your note on {title} is in memory only." for title in notes[:3]]
    others = len(notes[3:]) + len(store.unwritten)
    if others:
        named.append("1 text more is in memory only." if others == 1 else f"{others} texts more are.")
    cure = "Free some disk space: it is tried again by itself while you stay."
    choices = (("stay", "Stay"), ("leave", "Leave: what is not saved is lost"))
    dialog = ChoiceDialog("Not saved on this machine", choices, " ".join([*named, cure]))
    dialog.id = ASKED
    return dialog
