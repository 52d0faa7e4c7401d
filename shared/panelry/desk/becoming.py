"""What became of a candidate, in words: interviewed, told, answered, corrected, tied, left, erased."""

from panelry.decide.office.candidates import same_person
from panelry.desk.acts import Act, Question, Taken, Typed
from panelry.desk.candidates import CANDIDATE
from panelry.desk.reading import Desk, Unclear, called, candidate_of, debrief_of, titled
from panelry.desk.silence import said_now
from panelry.hiring import Particulars
from panelry.office.commands import (
    CorrectCandidate,
    EndCandidateContact,
    EraseCandidate,
    OfficeCommand,
    RecordInterview,
    RecordLeaving,
    RecordTold,
)
from panelry.office.request_commands import AnswerRequest, TieDebrief
from panelry.pages import Said
from panelry.panel import Outcome
from panelry.parts.office import Candidate
from panelry.refusals import SENTENCES, Code

_SEEN_TO = (Said.QUESTION, Said.CORRECTION, Said.NO_CONTACT)


_NONE = "none"
"""What is typed for an address or an agency that is to be taken away."""


def _correct(typed: Typed) -> OfficeCommand:
    each = candidate_of(typed.desk, typed["candidate"]).candidate
    email, agency = _other(typed["email"]), _other(typed["agency"])
    return CorrectCandidate(each, typed["how"], typed["name"] or None, email, agency)


def _other(said: str) -> str | None:
    """Return what somebody wants instead: None for nothing else, empty for nothing any more."""
    return "" if said.strip().casefold() == _NONE else said or None


def _corrected(typed: Typed, after: Desk) -> str:
    """Return what is so now, and what still has it as it was: begun debriefs, other positions."""
    before = candidate_of(typed.desk, typed["candidate"])
    each = after.candidates[before.candidate]
    email, agency = each.email or _NONE, each.agency or _NONE
    lines = [f"{called(after, each.candidate)} is corrected. E-mail: {email}. Agency: {agency}."]
    if each.name != before.name and any(
        one.candidate == each.candidate and not one.erased for one in after.debriefs
    ):
        lines.append(f"A debrief that began keeps the name it was begun with: {before.name}.")
    elsewhere = [
        titled(after, one.position)
        for one in after.candidates.values()
        if one.candidate != each.candidate and not one.erased and same_person(_named(one), _named(before))
    ]
    if elsewhere:
        lines.append(f"The same person applied for {', '.join(elsewhere)}: correct it there, too.")
    return "\n".join(lines)


def _named(each: Candidate) -> Particulars:
    return Particulars(each.name, each.email, each.agency)


def _not_corrected(_: Typed, code: Code) -> str:
    if code is Code.ID_TAKEN:
        return (
            "Somebody of that name and address is a candidate for this position already: see candidate list."
        )
    return SENTENCES[code]


def _tie(typed: Typed) -> OfficeCommand:
    each, debrief = candidate_of(typed.desk, typed["candidate"]), debrief_of(typed.desk, typed["debrief"])
    if debrief.position and debrief.position != each.position:
        here, there = titled(typed.desk, each.position), titled(typed.desk, debrief.position)
        raise Unclear(
            f"{called(typed.desk, each.candidate)} is a candidate for {here}, the debrief is for {there}."
            f" Add them there first: candidate add --position “{there}”."
        )
    return TieDebrief(each.candidate, debrief.debrief)


def _about(typed: Typed) -> Question:
    each, debrief = candidate_of(typed.desk, typed["candidate"]), debrief_of(typed.desk, typed["debrief"])
    name = called(typed.desk, each.candidate)
    lines = (
        f"Debrief {debrief.debrief} is to be about {name}, {titled(typed.desk, each.position)}.",
        "Look at the name in the debrief first: their copies, holds and erasures take it in from then on.",
        "It cannot be said otherwise later.",
    )
    return Question(
        lines,
        "Type the whole name" if name == each.name else "Type the whole id",
        each.name if name == each.name else each.candidate,
    )


def _not_tied(_: Typed, code: Code) -> str:
    if code is Code.ID_TAKEN:
        return "This debrief is about another candidate already: see candidate show."
    return SENTENCES[code]


def _leave(typed: Typed) -> OfficeCommand:
    return RecordLeaving(candidate_of(typed.desk, typed["candidate"]).candidate)


def _erase(typed: Typed) -> OfficeCommand:
    return EraseCandidate(candidate_of(typed.desk, typed["candidate"]).candidate, typed["reason"])


def _sure(typed: Typed) -> Question:
    each = candidate_of(typed.desk, typed["candidate"])
    debriefs = sum(one.candidate == each.candidate and not one.erased for one in typed.desk.debriefs)
    name = called(typed.desk, each.candidate)
    with_them = "1 debrief" if debriefs == 1 else f"{debriefs} debriefs"
    told = f"{name}, {titled(typed.desk, each.position)}, with {with_them}."
    gone = "It goes for ever, on the server and on every terminal."
    if name == each.name:
        return Question((told, gone), "Type the whole name to erase", each.name, each.candidate)
    return Question((told, gone), "Type the whole id to erase", each.candidate)


def _erased(typed: Typed, _: Desk) -> str:
    name = called(typed.desk, candidate_of(typed.desk, typed["candidate"]).candidate)
    return (
        f"{name} is erased. Older copies of the keys still open older backups until the wrapping"
        " key is rotated: panelry-server keys rotate."
    )


ACTS = (
    Act(
        "candidate",
        "interviewed",
        "Record the day of a candidate's interview; the clock of the outcome counts from the last.",
        (CANDIDATE, Taken("on", "The day, like 2027-01-31; by default today.", "DAY", past=True)),
        lambda typed: RecordInterview(
            candidate_of(typed.desk, typed["candidate"]).candidate, typed["on"] or typed.desk.at[:10]
        ),
        lambda typed, _: f"{candidate_of(typed.desk, typed['candidate']).name} was interviewed.",
    ),
    Act(
        "candidate",
        "told",
        "Record that a candidate was told the outcome, and how.",
        (
            CANDIDATE,
            Taken(
                "outcome",
                "What they were told.",
                required=True,
                choices=tuple(each.value for each in Outcome),
            ),
            Taken("how", "How they were told.", required=True),
        ),
        lambda typed: RecordTold(
            candidate_of(typed.desk, typed["candidate"]).candidate, Outcome(typed["outcome"]), typed["how"]
        ),
        lambda typed, _: f"{candidate_of(typed.desk, typed['candidate']).name} was told.",
    ),
    Act(
        "candidate",
        "answered",
        "Record that you saw to what a candidate said of their feedback: question, correction, no contact.",
        (
            CANDIDATE,
            Taken("what", "What they said.", required=True, choices=tuple(each.value for each in _SEEN_TO)),
            Taken("how", "How you saw to it; stays on record: do not name the candidate.", required=True),
        ),
        lambda typed: AnswerRequest(
            candidate_of(typed.desk, typed["candidate"]).candidate, Said(typed["what"]), typed["how"]
        ),
        lambda typed, _: f"{candidate_of(typed.desk, typed['candidate']).name}: it is recorded.",
    ),
    Act(
        "candidate",
        "correct",
        "Correct a candidate's name, address or agency: what leaves from now on has it as it is then.",
        (
            CANDIDATE,
            Taken("name", "The right name, first name first.", "NAME"),
            Taken("email", "The right e-mail address; none takes it away.", "ADDRESS"),
            Taken("agency", "The right agency; none takes it away.", "NAME"),
            Taken("how", "How it came; stays on record: do not name the candidate.", required=True),
        ),
        _correct,
        _corrected,
        declined=_not_corrected,
    ),
    Act(
        "candidate",
        "debrief",
        "Say which candidate a debrief is about that names none, such as one begun outside the office.",
        (CANDIDATE, Taken("debrief", "The debrief's id.", "DEBRIEF", option=False, required=True)),
        _tie,
        lambda typed, _: (
            f"Debrief {debrief_of(typed.desk, typed['debrief']).debrief} is about"
            f" {candidate_of(typed.desk, typed['candidate']).name}."
        ),
        _about,
        declined=_not_tied,
    ),
    Act(
        "candidate",
        "left",
        "Record that a candidate withdrew.",
        (CANDIDATE,),
        _leave,
        lambda typed, _: f"{candidate_of(typed.desk, typed['candidate']).name} withdrew.",
    ),
    Act(
        "candidate",
        "no-contact",
        "Record that a candidate wants no further contact: nothing more goes out to them.",
        (CANDIDATE, Taken("how", "How they said it.", required=True)),
        lambda typed: EndCandidateContact(
            candidate_of(typed.desk, typed["candidate"]).candidate, typed["how"]
        ),
        said_now,
    ),
    Act(
        "candidate",
        "erase",
        "Erase a candidate, their debriefs too, for ever.",
        (CANDIDATE, Taken("reason", "Stays on record: do not name the candidate.", required=True)),
        _erase,
        _erased,
        _sure,
    ),
)
