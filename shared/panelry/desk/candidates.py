"""Candidates in words: how they are added and listed, and how one is erased."""

from collections import Counter
from collections.abc import Iterator, Sequence

from panelry.decide.office.candidates import particulars, same_person
from panelry.desk.acts import Act, Look, Taken, Typed
from panelry.desk.candidate_table import read_candidates, read_rows
from panelry.desk.case_steps import done
from panelry.desk.cases import state as case_state
from panelry.desk.clocks import clocks
from panelry.desk.later import on_record
from panelry.desk.reading import Desk, called, candidate_of, position_of, titled
from panelry.desk.silence import said_before
from panelry.hiring import Particulars
from panelry.ids import CandidateId, DebriefId
from panelry.office.commands import AddCandidates, NewCandidate, OfficeCommand
from panelry.parts.office import Candidate

CANDIDATE = Taken(
    "candidate", "The candidate's name, address or id.", "CANDIDATE", option=False, required=True
)
_THERE = " is there already."
_AGAIN = Taken("again", "Also add who was erased before.", choices=("erased",))
_OF = Taken("position", "The position they apply for: its title or id.", "POSITION", required=True)


def _import(typed: Typed) -> OfficeCommand:
    position = position_of(typed.desk, typed["position"]).position
    people = read_candidates(typed["table"], typed.file)
    new = tuple(NewCandidate(CandidateId(typed.drawn()), each) for each in people)
    return AddCandidates(position, new, erased_too=bool(typed["again"]))


def _add(typed: Typed) -> OfficeCommand:
    position = position_of(typed.desk, typed["position"]).position
    person = Particulars(typed["name"], typed["email"], typed["agency"])
    new = (NewCandidate(CandidateId(typed.drawn()), person),)
    return AddCandidates(position, new, erased_too=bool(typed["again"]))


def _added(typed: Typed, after: Desk) -> str:
    drawn = {each.candidate for each in _asked_for(typed)}
    new = [each for key, each in after.candidates.items() if key in drawn]
    skipped = list(_skipped(typed, after, new))
    there = all(each.endswith(_THERE) for each in skipped)
    skips = skipped if typed["table"] or not there else ()
    return "\n".join([_count(after, new, everybody=there), *skips, *said_before(new)])


def _asked_for(typed: Typed) -> tuple[NewCandidate, ...]:
    """Return whom this very command adds: by their ids, as another list may arrive at the same time."""
    return typed.made.candidates if isinstance(typed.made, AddCandidates) else ()


def _count(after: Desk, new: Sequence[Candidate], *, everybody: bool) -> str:
    if len(new) == 1:
        return f"{called(after, new[0].candidate)} was added to {titled(after, new[0].position)}."
    if not new:
        return "Nobody was added: everybody is there already." if everybody else "Nobody was added."
    return f"{len(new)} candidates were added."


def _skipped(typed: Typed, after: Desk, new: Sequence[Candidate]) -> Iterator[str]:
    """Yield each person who was not added and why; of a table by the line."""
    added = Counter(Particulars(each.name, each.email, each.agency) for each in new)
    position = position_of(typed.desk, typed["position"]).position
    there = [Particulars(each.name, each.email, each.agency) for each in after.of(position)]
    for place, person in _asked(typed):
        if added[person]:
            added[person] -= 1
        elif any(same_person(each, person) for each in there):
            yield f"{place}{person.name}{_THERE}"
        else:
            yield f"{place}{person.name} was erased before. To add them all the same: --again erased"


def _asked(typed: Typed) -> Iterator[tuple[str, Particulars]]:
    if typed["table"]:
        yield from ((f"Line {line}: ", each) for line, each in read_rows(typed["table"], typed.file))
    else:
        yield "", particulars(Particulars(typed["name"], typed["email"], typed["agency"]))


def state(each: Candidate) -> str:
    """Return where a candidate stands, in words."""
    if each.erased:
        return "erased"
    if each.told:
        return "told"
    return "withdrew" if each.left else "applied"


def line(desk: Desk, each: Candidate) -> str:
    """Return a candidate in one line; one whose name cannot be opened says so."""
    unread = "" if each.name or each.erased else "  cannot be read: run panelry-server check"
    agency = f", by {each.agency}" if each.agency else ""
    return f"{state(each):8}  {called(desk, each.candidate)}{unread}{agency}"


def row(each: Candidate) -> dict[str, object]:
    """Return a candidate for programs."""
    return {
        "candidate": each.candidate,
        "position": each.position,
        "name": each.name,
        "email": each.email,
        "agency": each.agency,
        "state": state(each),
        "added": each.added,
        "left": each.left,
        "erased": each.erased,
        "interviewed": each.interviewed,
        "told": each.told,
        "outcome": each.outcome.value if each.outcome else "",
        "how_told": each.how_told,
        "kept_until": each.kept,
        "due": each.due,
        "contact_ended": each.contact_ended,
    }


def _listed(typed: Typed) -> list[Candidate]:
    if not typed["position"]:
        return list(typed.desk.candidates.values())
    return list(typed.desk.of(position_of(typed.desk, typed["position"]).position))


def _lines(typed: Typed) -> list[str]:
    return [line(typed.desk, each) for each in _listed(typed)] or [
        "There is no candidate yet. Add them: candidate import --help"
    ]


def _show(typed: Typed) -> list[str]:
    each = candidate_of(typed.desk, typed["candidate"])
    debriefs = [
        one.debrief for one in typed.desk.debriefs if one.candidate == each.candidate and not one.erased
    ]
    return [
        line(typed.desk, each),
        f"position: {typed.desk.positions[each.position].title}. Added {each.added[:10]}.",
        f"e-mail: {each.email or 'none'}. Agency: {each.agency or 'none'}.",
        f"interviewed: {_interviewed(typed.desk, each)}. Outcome: {_outcome(each)}.",
        f"kept until: {each.kept or 'not known yet'}. Due: {each.due or 'not known'}.",
        f"debriefs: {'; '.join(_far(typed.desk, one) for one in debriefs) or 'none'}.",
        *([f"wants no further contact, since {each.contact_ended[:10]}."] if each.contact_ended else []),
        *([said] if (said := on_record(typed.desk, each.candidate)) else []),
        *(
            f"access case, asked {one.asked}: {case_state(typed.desk, one)}."
            for one in typed.desk.cases
            if one.candidate == each.candidate
        ),
        *(
            f"{at[:10]}: {words}."
            for one in typed.desk.cases
            if one.candidate == each.candidate
            for at, words in done(typed.desk, one)
        ),
        *(f"waits: {one.words} (by {one.by})." for one in clocks(typed.desk, each)),
    ]


def _far(desk: Desk, debrief: DebriefId) -> str:
    """Return a debrief with how far it is, where this viewer may know."""
    reached = desk.reached.get(debrief)
    return f"{debrief}, {reached.phase.value} since {reached.since[:10]}" if reached else debrief


def _outcome(each: Candidate) -> str:
    if not each.told:
        return "not told"
    what = f"{each.outcome.value}, " if each.outcome else ""
    return f"{what}told {each.told[:10]}{f' ({each.how_told})' if each.how_told else ''}"


def _interviewed(desk: Desk, each: Candidate) -> str:
    """Return the day of the last interview; before it no clock of the outcome runs."""
    days = desk.positions[each.position].outcome_days
    clock = f" ({days} days for the outcome: not started)" if days and not each.told else ""
    return each.interviewed or f"not yet{clock}"


ACTS = (
    Act(
        "candidate",
        "import",
        "Add everybody in a CSV file with the columns name, e-mail and agency.",
        (Taken("table", "The CSV file.", "FILE", option=False, required=True, file=True), _OF, _AGAIN),
        _import,
        _added,
    ),
    Act(
        "candidate",
        "add",
        "Add one candidate.",
        (
            Taken("name", "The candidate's name, first name first.", "NAME", option=False, required=True),
            _OF,
            Taken("email", "Their e-mail address.", "ADDRESS"),
            Taken("agency", "The agency that represents them.", "NAME"),
            _AGAIN,
        ),
        _add,
        _added,
    ),
)
LOOKS = (
    Look(
        "candidate",
        "list",
        "List the candidates: of one position, or all.",
        (Taken("position", "The position's title or id.", "POSITION"),),
        _lines,
        lambda typed: {"candidates": [row(each) for each in _listed(typed)]},
    ),
    Look(
        "candidate",
        "show",
        "Show one candidate.",
        (CANDIDATE,),
        _show,
        lambda typed: row(candidate_of(typed.desk, typed["candidate"])),
    ),
)
