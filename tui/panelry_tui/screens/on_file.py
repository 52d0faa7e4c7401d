"""What is on file for the release, on a screen: the approver, an adjustment, words that must not be said."""

from panelry import commands as c
from panelry.phase import MAY
from panelry.refusals import SENTENCES, Code
from panelry_tui import on_file_words as words
from panelry_tui.policy_reading import PolicyReading
from panelry_tui.screens.dialogs import ChoiceDialog
from panelry_tui.screens.put_words import put_words
from panelry_tui.screens.room_screen import RoomScreen

_DENIED = "denied"
"""The name that typed words are kept under until they are recorded."""


async def on_file(screen: RoomScreen) -> None:
    """Show what is on file, and change one matter of it."""
    reading = screen.reading()
    may = MAY[c.RecordAdjustment]
    if not may.roles & reading.my_roles or reading.phase not in may.phases:
        fit = Code.NOT_IN_THIS_PHASE if may.roles & reading.my_roles else Code.NOT_ALLOWED
        screen.explain(SENTENCES[fit])
        return
    said = words.denied(reading)
    choices = [
        ("adjustment", f"Adjustment: {words.adjustment(reading)}"),
        ("denied", f"Not to be said: {said or 'nothing more'}"),
    ]
    if MAY[c.NameApprover].roles & reading.my_roles:
        choices.append(("approver", f"Approver: {words.approver(reading)}"))
    match await screen.app.push_screen_wait(
        ChoiceDialog(words.TITLE, choices, "The record says who did it.")
    ):
        case "adjustment":
            await _adjustment(screen)
        case "denied":
            await _deny(screen, said)
        case "approver":
            await _approver(screen)
        case _:
            return


async def _deny(screen: RoomScreen, said: str) -> None:
    """Ask for all words anew; the dialog begins with those on file unless others were typed and left."""
    if not screen.store.begun.get(_DENIED):
        await screen.store.write_down(_DENIED, said)
    advice = words.DENIED_ADVICE

    def command(typed: str) -> c.DenyWords:
        return c.DenyWords(words.listed(typed))

    done = await put_words(screen, _DENIED, words.DENIED, advice, command, may_be_empty=True)
    if not done and screen.store.begun.get(_DENIED) == said:
        await screen.store.write_down(_DENIED, "")


async def _adjustment(screen: RoomScreen) -> None:
    choices = (("yes", "Yes: an adjustment is on file"), ("no", "No: none is on file"))
    dialog = ChoiceDialog(words.ADJUSTMENT, choices, words.ADJUSTMENT_ADVICE)
    chosen = await screen.app.push_screen_wait(dialog)
    if chosen is not None and await screen.send(c.RecordAdjustment(chosen == "yes")) is None:
        screen.notify("Recorded.", markup=False)


async def _approver(screen: RoomScreen) -> None:
    policy = PolicyReading(screen.reading())
    seats = policy.may_approve()
    if policy.why_no_naming() or not seats:
        screen.explain(policy.why_no_naming() or words.NOBODY)
        return
    choices = [(each.person, each.name) for each in seats]
    chosen = await screen.app.push_screen_wait(ChoiceDialog(words.APPROVER, choices, words.APPROVER_ADVICE))
    person = next((each.person for each in seats if each.person == chosen), None)
    if person is not None and await screen.send(c.NameApprover(person)) is None:
        screen.notify("Named. Their signature on the exact text is the approval.", markup=False)
