"""Telling: what is kept of one candidate, entry by entry, with a seat's label wherever a person stands."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

import msgspec

from panelry import events as e
from panelry import office as f
from panelry.access.tables import BY_SERVER, OF_DEBRIEF, OF_OFFICE
from panelry.access.wording import FORMATS, choice_words, field_words, time_words
from panelry.debrief import Debrief, Phase, in_use
from panelry.disagreement import figure_words, figures, version_words
from panelry.evolve import evolve
from panelry.hiring import HoldOn
from panelry.ids import CandidateId, DebriefId, PersonId
from panelry.panel import CANDIDATE, OPERATOR, SERVER, Role, Standing
from panelry.points import Point
from panelry.rewording import Reworded
from panelry.summary import wording
from panelry.visibility.still_sealed import is_sealed, kept_back

OFFICE = "office"
"""The record of what stands above all debriefs."""
_SEATS = (Role.PANELIST, Role.FACILITATOR, Role.OBSERVER, Role.COORDINATOR, Role.AUDITOR)
_LEFT_OUT: Mapping[type[object], frozenset[str]] = {
    Point: frozenset({"id", "version", "author", "criterion", "evidence"}),
    Reworded: frozenset({"sentence"}),
}
"""Fields that are ids, or stand elsewhere in their entry."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is kept: in which record, when (UTC, ISO 8601), by whom, what, about which criterion."""

    n: int
    record: str
    at: str
    by: str
    what: str
    about: str = ""
    words: str = ""

    def __repr__(self) -> str:
        """Hide the words, which nobody has redacted yet."""
        return f"Entry({self.n})"


Past = Iterable[tuple[e.Event, e.Stamp]]
"""The events of a debrief, the first first."""
PastOfOffice = Iterable[tuple[f.OfficeEvent, e.Stamp]]
"""The events of the office, the first first."""
_NOBODY: Mapping[PersonId, str] = {}
_SERVER, _OFFICE = "The server", "The office"


class _Known(msgspec.Struct):
    """What is known of a debrief at one of its events."""

    state: Debrief
    labels: dict[str, str]

    def value(self, value: object) -> str:
        """Return a value in words: a person by the label of their seat, a criterion by its title."""
        if isinstance(value, str):
            return self.labels.get(value) or self._criterion(value) or time_words(value)
        return _plain(value, self)

    def _criterion(self, key: str) -> str:
        return next((each.title for each in self.state.rubric.criteria if each.id == key), "")


def told_of_debrief(
    debrief: DebriefId, past: Past, officers: Mapping[PersonId, str] = _NOBODY
) -> Iterator[Entry]:
    """Yield what a debrief keeps: every event, the draft as it stands, and who could see what.

    What is sealed for everybody but its author as the debrief stands in the end is left out, and said to be.
    `officers` are the labels of those who have, or had, a seat in the office.
    """
    known = _Known(Debrief(), {OPERATOR: "The operator", CANDIDATE: "You"})
    told: list[tuple[e.Event, e.Stamp, tuple[Entry, ...]]] = []
    for event, stamp in past:
        if isinstance(event, e.PersonAdded):
            known.labels[event.person] = _label(event.roles, known.labels.values())
        known.state = evolve(known.state, event, stamp)
        told.append((event, stamp, tuple(_of_event(debrief, known, event, stamp, officers))))
    if known.state.phase is Phase.NEW:
        return
    at = ""
    for event, stamp, entries in told:
        if not is_sealed(known.state, event, stamp.actor):
            at = stamp.at
            yield from entries
    yield from _closing(debrief, known, at)


def _of_event(
    debrief: DebriefId, known: _Known, event: e.Event, stamp: e.Stamp, officers: Mapping[PersonId, str]
) -> Iterator[Entry]:
    given = OF_DEBRIEF[type(event)]
    if given is not None:
        about = known.value(getattr(event, "criterion", "") or _of_point(event))
        passed = _by_server(event, stamp) or _passed_on(event, stamp, officers)
        by = passed or known.labels.get(stamp.actor, _OFFICE)
        yield Entry(0, debrief, stamp.at, by, given[0], about, _words(event, given, known))
    if isinstance(event, e.Revealed | e.OutcomeRecorded):
        yield from _figures(debrief, known.state, event, stamp.at)


def _figures(
    debrief: DebriefId, state: Debrief, event: e.Revealed | e.OutcomeRecorded, at: str
) -> Iterator[Entry]:
    """Yield the figures that the panel was shown at the reveal or the outcome, with what they come from."""
    ratings = {each.id: tuple(in_use(state, each.id).values()) for each in state.rubric.criteria}
    for each, criterion in zip(figures(state.rubric, ratings), state.rubric.criteria, strict=True):
        words = f"{figure_words(each)}; {version_words(event.figures)}"
        yield Entry(0, debrief, at, "The record", "figures shown to the panel", criterion.title, words)


def _by_server(event: object, stamp: e.Stamp) -> str:
    own = stamp.actor == SERVER or (stamp.actor == OPERATOR and type(event) in BY_SERVER)
    return _SERVER if own else ""


def _passed_on(event: e.Event, stamp: e.Stamp, officers: Mapping[PersonId, str]) -> str:
    """Return who is behind what the server passed on; a record of before that was kept knows the office."""
    if not isinstance(event, e.PassedOn) or stamp.actor != OPERATOR:
        return ""
    person = PersonId("") if event.by is None else event.by.person
    return {OPERATOR: "The operator", SERVER: _SERVER, **officers}.get(person, _OFFICE)


def _of_point(event: e.Event) -> str:
    return event.point.criterion if isinstance(event, e.PointWritten) else ""


def _closing(debrief: DebriefId, known: _Known, at: str) -> Iterator[Entry]:
    for sentence in wording(known.state):
        yield Entry(0, debrief, at, "The record", "draft as it stands", sentence.section.value, sentence.text)
    alone = "each its author alone, and your case reviewer"
    yield Entry(0, debrief, at, "The record", "who could see", "notes and private observations", alone)
    if known.state.personal:
        approved = "its author alone, and whoever had to approve it"
        yield Entry(0, debrief, at, "The record", "who could see", "personal notes", approved)
    for what, who in _seen(known.state):
        labels = ", ".join(known.labels[each] for each in who) or "nobody yet"
        yield Entry(0, debrief, at, "The record", "who could see", what, labels)
    for what in kept_back(known.state):
        until = "sealed until they open or the debrief has ended; ask again then"
        yield Entry(0, debrief, at, "The record", "not in this copy yet", what, until)


def _seen(state: Debrief) -> Iterator[tuple[str, tuple[PersonId, ...]]]:
    """Yield what was open, and to whom: by the rules of visibility, not by who looked."""
    there = [each for each in state.people.values() if each.standing is not Standing.RECUSED]
    inside = tuple(each.id for each in there if each.roles & {Role.PANELIST, Role.FACILITATOR, Role.OBSERVER})
    leading = tuple(
        each.id for each in there if each.roles & {Role.PANELIST, Role.FACILITATOR, Role.COORDINATOR}
    )
    yield "shareable observations", inside if state.evidence or state.revealed else ()
    yield "ratings and reasons", inside if state.revealed else ()
    yield "recommendations and confidence", inside if state.overall else ()
    yield "draft and released text", leading if state.revealed else ()


def _label(roles: Iterable[Role], taken: Iterable[str]) -> str:
    """Return the next label of a seat: its first role, and a number among those of that role."""
    held = set(roles)
    word = next(each for each in _SEATS if each in held).value.capitalize()
    number = 1 + sum(each.startswith(f"{word} ") for each in taken)
    return f"{word} {number}"


# the office


def officers_in(past: PastOfOffice) -> Mapping[PersonId, str]:
    """Return the label of everybody who has, or had, a seat in the office: the first role they had there."""
    labels: dict[PersonId, str] = {}
    for event, _ in past:
        if isinstance(event, f.OfficerSeated) and event.person not in labels:
            labels[event.person] = _label(event.roles, labels.values())
    return {person: f"{label} of the office" for person, label in labels.items()}


def told_of_office(about: CandidateId, past: PastOfOffice) -> Iterator[Entry]:
    """Yield what the office keeps of a candidate."""
    keys: set[str] = {about}
    events = tuple(past)
    named = {OPERATOR: "The operator", CANDIDATE: "You", **officers_in(events)}
    for event, stamp in events:
        if not keys & _keys_of(event):
            continue
        keys |= _keys_of(event)
        given = OF_OFFICE[type(event)]
        if given is not None:
            by = _by_server(event, stamp) or named.get(stamp.actor, _OFFICE)
            yield Entry(0, OFFICE, stamp.at, by, given[0], "", _words(event, given, None))


def _keys_of(event: f.OfficeEvent) -> set[str]:
    """Return the ids that an event is about: a candidate, a debrief, a notice, a hold with its target."""
    names = ("candidate", "debrief", "notice", "hold")
    found = {str(getattr(event, name)) for name in names if getattr(event, name, "")}
    if isinstance(event, f.HoldPlaced) and event.on is HoldOn.CANDIDATE:
        found.add(event.target)
    return found


# words


def _words(event: object, given: tuple[str, ...], known: _Known | None) -> str:
    """Return the fields that are given: one alone as it is, several each with its name."""
    found = [(name, _field(event, name, known)) for name in given[1:]]
    if len(found) == 1:
        return found[0][1]
    return "\n".join(f"{field_words(name)}: {words}" for name, words in found if words)


def _field(event: object, name: str, known: _Known | None) -> str:
    value = getattr(event, name)
    if name == "level" and known is not None:
        return _level(value, known.state.rubric.scale)
    if isinstance(event, e.Exported):
        return FORMATS.get(event.format, event.format)
    return _value(value, known)


def _level(level: int | None, scale: int) -> str:
    """Return a level with the scale that it stands on."""
    return "no evidence" if level is None else f"{level} of {scale}"


def _value(value: object, known: _Known | None) -> str:
    return known.value(value) if known is not None else _plain(value, None)


def _plain(value: object, known: _Known | None) -> str:
    if isinstance(value, str):
        return time_words(value)
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return choice_words(value)
    if isinstance(value, tuple):
        return ", ".join(_value(each, known) for each in value)
    if isinstance(value, msgspec.Struct):
        out = _LEFT_OUT.get(type(value), frozenset())
        fields = ((name, getattr(value, name)) for name in value.__struct_fields__ if name not in out)
        return "\n".join(f"{field_words(name)}: {_value(each, known)}" for name, each in fields if each != "")
    return str(value)
