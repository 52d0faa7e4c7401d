"""What break-glass offers in plain mode, in every place before the reveal, and why not."""

from panelry import commands as c
from panelry import parts as p
from panelry_tui.plain.lines import Option
from panelry_tui.plain.moment import Moment
from panelry_tui.unsealed_reading import may_be_asked, why_not


def glass_options(moment: Moment) -> list[Option]:
    """Return what this person can do now; nothing of it where the debrief began without the policy."""
    reading = moment.reading
    unread = reading.one(p.UnsealedCard) is None
    found = [] if unread else [Option("opened", "hear the scorecard that was opened to you")]
    if may_be_asked(reading) and moment.may(c.BreakGlass):
        why = why_not(reading)
        found.append(Option("glass", "break-glass: open one sealed scorecard to one person", why, rare=True))
    return found
