"""How an act of the desk is done on its screen: the form, the question, the way to the server, the answer."""

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from panelry.desk import ACTS, LARGEST_TABLE, TOO_LARGE, Act, Typed, made, table_text
from panelry.office import STREAM
from panelry.refusals import Code
from panelry.text import clean_line
from panelry_tui.in_pieces import ask_whole
from panelry_tui.news import TooLarge
from panelry_tui.outbox import OutboxError
from panelry_tui.page_words import drawn
from panelry_tui.screens.act_form import ActForm, Given, SureDialog, taken_by, words_of
from panelry_tui.screens.dialogs import ReadDialog
from panelry_tui.screens.link_dialog import LinkDialog
from panelry_tui.words import NOT_YET

if TYPE_CHECKING:
    from panelry_tui.screens.desk import DeskScreen

_NOBODY = "Nobody's time is over: nothing is to be erased."
_WITHOUT_FORM = frozenset({("notice", "pause"), ("notice", "resume")})


def act_of(group: str, name: str) -> Act:
    """Return the act of that name."""
    return next(each for each in ACTS if (each.group, each.name) == (group, name))


async def do_act(screen: "DeskScreen", act: Act, given: Mapping[str, str]) -> None:
    """Ask for what an act takes until it is done or left; what was typed stays on this machine meanwhile."""
    kept_as = f"desk {act.group} {act.name}"
    begun = taken_by(act, given, words_of(screen.store.begun.get(kept_as, "")))
    while True:
        typed = begun if _needs_no_form(act) else await _asked(screen, act, begun, kept_as)
        if typed is None or not await _sure(screen, act, typed):
            return
        if await _done(screen, act, typed):
            if kept_as in screen.store.begun:
                await screen.store.write_down(kept_as, "")
            return
        if _needs_no_form(act):
            return
        begun = dict(typed)


def _needs_no_form(act: Act) -> bool:
    return not act.takes or (act.group, act.name) in _WITHOUT_FORM


async def _asked(screen: "DeskScreen", act: Act, begun: Given, kept_as: str) -> Given | None:
    def check(given: Given) -> str:
        try:
            typed = _typed(screen, act, given)
            made(act, typed)
            if act.asks is not None:
                act.asks(typed)
        except ValueError as unclear:
            return str(unclear)
        return ""

    async def keep(words: str) -> None:
        await screen.store.write_down(kept_as, words)

    return await screen.app.push_screen_wait(ActForm(act, begun, check, keep))


async def _sure(screen: "DeskScreen", act: Act, given: Given) -> bool:
    if act.asks is None:
        return True
    question = act.asks(_typed(screen, act, given))
    if not act.takes and question.answer == "0":
        screen.explain(_NOBODY)
        return False
    return await screen.app.push_screen_wait(SureDialog(question))


async def _done(screen: "DeskScreen", act: Act, given: Given) -> bool:
    """Ask the server, and say how it went; False where the form is to open again."""
    if not screen.store.live:
        screen.explain(NOT_YET)
    try:
        typed = _typed(screen, act, given)
        command = made(act, typed)
        code = await ask_whole(screen.store.ask, command)
    except (ValueError, OutboxError) as fault:
        screen.explain(f"Nothing was done: {fault}", severity="error", timeout=30)
        return False
    except TooLarge:
        screen.explain(TOO_LARGE, severity="warning", timeout=15)
        return False
    if code is not None and code is not Code.NOTHING_NEW:
        screen.explain(act.declined(typed, code), severity="warning", timeout=8)
        return False
    said = act.said(msgspec.structs.replace(typed, made=command), screen.desk())
    if act.links:
        await screen.app.push_screen_wait(LinkDialog(said) if "\n  " in said else ReadDialog(said))
    else:
        screen.explain(said, timeout=8)
    return True


def _typed(screen: "DeskScreen", act: Act, given: Given) -> Typed:
    words, file = dict(given), ""
    for each in act.takes:
        if each.file and each.name in words:
            path = Path(words[each.name]).expanduser()
            file = clean_line(path.name)
            words[each.name] = _text_of(path)
    if act.links and screen.store.half.page:
        words.update(msgspec.structs.asdict(drawn(screen.store.half.page, STREAM)))
    return Typed(screen.desk(), words, lambda: secrets.token_hex(6), file)


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as source:
            data = source.read(LARGEST_TABLE + 1)
    except OSError as problem:
        raise ValueError(f"{path}: {problem.strerror}. Check the name of the file.") from None
    return table_text(data, str(path))
