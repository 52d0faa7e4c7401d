"""From a picture to the lobby: who is here, how far they are, and what is left before the next step."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from panelry import parts as p
from panelry.debrief import Phase
from panelry.ids import PersonId
from panelry.panel import Channel, Role, Standing
from panelry_tui.reading import Reading
from panelry_tui.widgets.models import Person, Presence

QUIET = 45
"""Seconds without a sign of life after which somebody connected counts as late."""


class Step(msgspec.Struct, frozen=True):
    """One line of what must be so before the next phase; `done` None is a remark that asks for nothing."""

    words: str
    done: bool | None


class Seen(msgspec.Struct, frozen=True):
    """What the store knows beside the picture: presence as (devices, last seen), counts, the time."""

    presence: Mapping[PersonId, tuple[int, str]]
    progress: Mapping[PersonId, int]
    now: datetime
    live: bool = True


def seats_in_order(reading: Reading) -> list[p.Seat]:
    """Return everybody: the facilitators, the panelists, the others; each by name."""

    def rank(seat: p.Seat) -> tuple[int, str, str]:
        first = 0 if Role.FACILITATOR in seat.roles else 1 if Role.PANELIST in seat.roles else 2
        return (first, seat.name.casefold(), seat.person)

    return sorted(reading.seats.values(), key=rank)


def people_of(reading: Reading, seen: Seen, *, timed: bool = True) -> tuple[Person, ...]:
    """Return everybody as the list shows them; counts are those sampled last, never live ones.

    Without `timed` nothing says for how long somebody is away: then the words change with what happens alone.
    """
    marks = reading.marks()
    return tuple(
        _person(reading, seat, marks.get(seat.person, ""), seen, timed=timed)
        for seat in seats_in_order(reading)
    )


def _person(reading: Reading, seat: p.Seat, mark: str, seen: Seen, *, timed: bool) -> Person:
    presence, here = presence_of(seen, seat.person, timed=timed)
    words = [here] if here else []
    if seat.person == reading.me:
        words.append("you")
    if seat.standing is not Standing.EXPECTED:
        words.append(seat.standing.value)
    plain = {Role.PANELIST} if reading.phase is not Phase.SETUP else set()
    words += [role.value for role in sorted(set(seat.roles) - plain, key=_order)]
    if seat.person == reading.floor.chair and _several_facilitate(reading):
        words.append("chair")
    if seat.late:
        words.append("added late")
    counts = Role.PANELIST in seat.roles and seat.standing is not Standing.RECUSED
    rates = counts and reading.phase not in (Phase.NEW, Phase.SETUP)
    total = len(reading.criteria) if rates else 0
    submitted = seat.submitted is not None
    done = total if submitted else min(total, seen.progress.get(seat.person, 0))
    return Person(seat.name, mark, presence, ", ".join(words), done, total, submitted)


def _several_facilitate(reading: Reading) -> bool:
    return sum(Role.FACILITATOR in each.roles for each in reading.seats.values()) > 1


def _order(role: Role) -> int:
    return list(Role).index(role)


def presence_of(seen: Seen, person: PersonId | None, *, timed: bool = True) -> tuple[Presence, str]:
    """Return the sign of somebody's presence and its words; nothing is said of one who is simply here."""
    devices, at = (0, "") if person is None else seen.presence.get(person, (0, ""))
    if not at:
        return "off", "not here yet"
    ago = max(0, int((seen.now - datetime.fromisoformat(at)).total_seconds()))
    if not devices:
        return "off", f"offline {_span(ago)}" if timed else "offline"
    if not seen.live or ago > QUIET:
        return "late", f"quiet {_span(ago)}" if timed else "quiet"
    return "live", ""


def _span(seconds: int) -> str:
    if seconds < 60:
        return f"{seconds} s"
    minutes = seconds // 60
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h"


def steps_of(reading: Reading) -> list[Step]:
    """Return what is settled and what is left: before scoring in the setup, before the reveal later."""
    heading = reading.heading
    if heading is None:
        return []
    steps = [
        Step(f"Rubric “{heading.rubric}”, {len(reading.criteria)} criteria", done=True),
        Step(f"Mode: {heading.mode.value}", done=True),
        permission_step(reading),
    ]
    panel = reading.panel()
    if reading.phase is Phase.SETUP:
        chairs = [each for each in reading.seats.values() if Role.FACILITATOR in each.roles]
        size = "1 panelist" if len(panel) == 1 else f"{len(panel)} panelists"
        steps.append(Step(size if panel else "No panelist yet", done=bool(panel)))
        steps.append(Step("A facilitator" if chairs else "No facilitator yet", done=bool(chairs)))
        return steps
    missing = len(reading.awaited())
    words = "Every scorecard is in" if not missing else f"{_scorecards(missing)} missing"
    steps.append(Step(words, done=not missing))
    for word, standing in (("Absent", Standing.ABSENT), ("Recused", Standing.RECUSED)):
        names = [reading.short(each.person) for each in seats_in_order(reading) if each.standing is standing]
        if names:
            steps.append(Step(f"{word}: {', '.join(names)}", done=None))
    return steps


def permission_step(reading: Reading) -> Step:
    """Return the line about the candidate's permission."""
    asked = reading.get(p.Asked, "Permission")
    if asked is None:
        return Step("Permission: the candidate has not been asked", done=False)
    if not asked.granted:
        return Step("Permission: no, the candidate wants no summary", done=True)
    channel = f"agency {asked.agency}" if asked.channel is Channel.AGENCY else asked.channel.value
    return Step(f"Permission: yes, {channel}, until {asked.until[:10]}", done=True)


def absent_yet_here(reading: Reading, seen: Seen) -> list[p.Seat]:
    """Return the panelists who are marked absent and yet connected, or who have begun to rate."""
    absent = (each for each in reading.panel() if each.standing is Standing.ABSENT)
    return [
        each
        for each in absent
        if seen.presence.get(each.person, (0, ""))[0] or seen.progress.get(each.person)
    ]


def _scorecards(count: int) -> str:
    return "1 scorecard" if count == 1 else f"{count} scorecards"


def missing_words(reading: Reading) -> str:
    """Return how many scorecards are missing, and whose."""
    names = [each.name for each in reading.awaited()]
    return f"{_scorecards(len(names))} missing: {', '.join(names)}"
