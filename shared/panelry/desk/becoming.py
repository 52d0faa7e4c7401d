"""What became of a candidate, in words: interviewed, told, answered, left, erased."""

from panelry.desk.acts import Act, Question, Taken, Typed
from panelry.desk.candidates import CANDIDATE
from panelry.desk.reading import Desk, called, candidate_of, titled
from panelry.desk.silence import said_now
from panelry.office.commands import (
    EndCandidateContact,
    EraseCandidate,
    OfficeCommand,
    RecordInterview,
    RecordLeaving,
    RecordTold,
)
from panelry.office.request_commands import AnswerRequest
from panelry.pages import Said
from panelry.panel import Outcome

_SEEN_TO = (Said.QUESTION, Said.CORRECTION, Said.NO_CONTACT)


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
        (CANDIDATE, Taken("on", "The day, like 2027-01-31; by default today.", "DAY")),
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
        "Record that you saw to what a candidate said on their page: a question, a correction, no contact.",
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
