"""What a shell completes in the place of DEBRIEF: the debriefs of this machine, by one word each."""

import click
from click.shell_completion import CompletionItem


def debriefs_here(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the debriefs kept here that begin so: by the candidate's first name, else by the id.

    A shell shows what it completes for as a help beside it. Whatever hinders this, it completes nothing:
    nobody who presses a key wants to read an error.
    """
    del ctx, param
    from panelry.office import STREAM  # noqa: PLC0415 - loaded where a debrief is completed alone
    from panelry.text import clean_line  # noqa: PLC0415 - likewise
    from panelry_tui.commands.kept_here import seats_here  # noqa: PLC0415 - likewise

    try:
        kept = [each for each in seats_here().kept() if each.seat.debrief != STREAM]
    except (click.ClickException, OSError):
        return []
    words = [clean_line(each.about) for each in kept]
    firsts = [each.split(" ", 1)[0] for each in words]
    found = {}
    for each, about, first in zip(kept, words, firsts, strict=True):
        alone = first.isalpha() and sum(first.casefold() in other.casefold() for other in words) == 1
        found[first if alone else each.seat.debrief] = about
    begun = incomplete.casefold()
    return [
        CompletionItem(name, help=about or None)
        for name, about in found.items()
        if name.casefold().startswith(begun)
    ]
