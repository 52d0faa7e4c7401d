"""The candidate's answer, recorded step by step: yes or no, which way, how it was given, until when."""

from datetime import timedelta

from msgspec.structs import replace

from panelry import commands as c
from panelry.panel import Channel
from panelry.refusals import Code
from panelry.ruling import Feedback
from panelry_tui.page_words import NO_PAGE
from panelry_tui.policy_reading import PolicyReading
from panelry_tui.screens.dialogs import ChoiceDialog, Dialog, LineDialog
from panelry_tui.screens.put_words import ask_words
from panelry_tui.screens.room_screen import RoomScreen

_AGENCY, _HOW = "permission/agency", "permission/how"
"""The names that typed words are kept under until they are recorded."""
DAYS = 30
"""How long a yes holds unless another date is typed."""
_WAYS = (
    (Channel.CALL.value, "Call: somebody reads it to them"),
    (Channel.EMAIL.value, "E-mail: somebody writes to them"),
    (Channel.AGENCY.value, "Agency: the agency passes it on"),
    (Channel.PAGE.value, "Page: they read it at a link, with a code"),
)


NONE = ("none", "No further contact: they do not want to hear from us again")


async def record_permission(screen: RoomScreen) -> None:
    """Ask for each part of the answer and record it; leaving any dialog records nothing."""
    choices = [("yes", "Yes: they want a summary"), ("no", "No: they do not want one"), NONE]
    if PolicyReading(screen.reading()).ruling.feedback is Feedback.ON_REQUEST:
        choices.insert(0, ("asked", "Yes: they asked for one themselves"))
    advice = "Record what the candidate said. Nothing is sent by this."
    answer = await _ask(screen, ChoiceDialog("Did the candidate agree to a summary?", choices, advice))
    if answer is None:
        return
    if answer == NONE[0]:
        await _end_contact(screen)
        return
    channel, agency = Channel.CALL, ""
    if answer != "no":
        advice = "" if screen.store.half.page else NO_PAGE
        way = await _ask(screen, ChoiceDialog("Which way did they choose?", _WAYS, advice))
        if way is None:
            return
        channel = Channel(way)
        if channel is Channel.AGENCY:
            title, advice = "Which agency?", "Its name, as they said it."
            named = await ask_words(screen, _AGENCY, title, advice, lines=False)
            if named is None:
                return
            agency = named
    title, advice = "How did they answer?", "Such as: by phone, to me"
    how = await ask_words(screen, _HOW, title, advice, lines=False)
    if how is not None:
        yes = c.RecordPermission(answer != "no", channel, how, "", agency, requested=answer == "asked")
        await _send(screen, yes)


async def _end_contact(screen: RoomScreen) -> None:
    title, advice = "How did they say it?", "Nothing more goes out: no link, no mail, no call, no notice."
    how = await ask_words(screen, _HOW, title, advice, lines=False)
    if how is not None and await screen.send(c.EndContact(how)) is None:
        screen.notify("Recorded. Nothing more goes out.", markup=False)
        await screen.store.write_down(_HOW, "")


async def _send(screen: RoomScreen, command: c.RecordPermission) -> None:
    """Ask until when a yes holds, and record the answer; a refusal asks again."""
    until = (screen.room_app.now() + timedelta(days=DAYS)).date().isoformat()
    while True:
        if command.granted:
            typed = await _ask(
                screen, LineDialog("Until when does it hold?", "A day, as 2027-01-31.", value=until)
            )
            if typed is None:
                return
            until = typed
        code = await screen.send(replace(command, until=until))
        if code is None:
            screen.notify("Recorded.", markup=False)
            for name in (_AGENCY, _HOW):
                await screen.store.write_down(name, "")
        if code is not Code.BAD_TIME:
            return


async def _ask(screen: RoomScreen, dialog: Dialog) -> str | None:
    return await screen.app.push_screen_wait(dialog)
