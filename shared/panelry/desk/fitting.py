"""Whether what was typed for an act can stand: what cannot is named by its field, with the cure."""

from datetime import date

from panelry.decide.office.candidates import is_mail_address
from panelry.desk.acts import Act, Taken, Typed
from panelry.desk.reading import Unclear
from panelry.office.commands import OfficeCommand
from panelry.text import clean_line

_LIKE = "Write a day like 2027-01-31"
_NONE = "none"
"""What is typed for an address that is to be taken away."""


def made(act: Act, typed: Typed) -> OfficeCommand:
    """Return the command that an act makes of what was typed; `Unclear` names what cannot stand."""
    for each in act.takes:
        why = _unfit(each, typed[each.name], typed.desk.at[:10]) if typed[each.name] else ""
        if why:
            raise Unclear(f"{each.name.capitalize()}: {why}.")
    return act.make(typed)


def _unfit(taken: Taken, words: str, today: str) -> str:
    match taken.metavar:
        case "DAY":
            return _unfit_day(taken, words, today)
        case "FIRST/LAST":
            return _unfit_range(words)
        case "ADDRESS" if words.strip().casefold() != _NONE and not is_mail_address(words.strip()):
            return f"“{clean_line(words)}” is no e-mail address. Write one like kit@example.org"
        case _:
            return ""


def _unfit_day(taken: Taken, words: str, today: str) -> str:
    on = _day(words)
    if not on:
        return f"“{clean_line(words)}” is no day of the calendar. {_LIKE}"
    if taken.past and on > today:
        return f"{on} is still to come. Give today, {today}, or a day before it"
    if taken.coming and on <= today:
        return f"{on} is not after today, {today}. Give a later day"
    return ""


def _unfit_range(words: str) -> str:
    first, _, last = words.partition("/")
    days = _day(first), _day(last)
    if not all(days):
        return f"“{clean_line(words)}” is no range of days. {_LIKE}/2027-03-31"
    return f"{days[0]} is after {days[1]}. Write the first day first" if days[0] > days[1] else ""


def _day(words: str) -> str:
    """Return a day, ISO 8601; empty for anything else."""
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError:
        return ""
