"""Activity: the public record in words, one table for every kind of event that others learn of.

A line of the record holds who, when, what kind, and the criterion, person or level it concerns.
Without names a revision has no actor and no level; coordinators and auditors never see levels.
"""

from collections.abc import Iterable, Mapping

import msgspec

from panelry import parts as p
from panelry.ids import CriterionId, PersonId
from panelry.panel import CANDIDATE, Role
from panelry_tui.doers import doer, seated
from panelry_tui.glyphs import UNICODE, Glyphs
from panelry_tui.reading import Reading

WORDS: Mapping[str, str] = {
    "DebriefCreated": "{who} set up the debrief",
    "PersonAdded": "{who} gave {person} a seat",
    "RolesChanged": "{who} changed the roles of {person}",
    "PersonRemoved": "{who} took {person} out of the debrief",
    "ModeChosen": "{who} chose how the debrief opens",
    "InterviewOrderRecorded": "{who} noted the order of the interviews",
    "ConflictDeclared": "{person} is recused",
    "ScoringOpened": "{who} opened scoring",
    "Submitted": "{who} submitted the scorecard",
    "Reopened": "{who} reopened the scorecard",
    "Nudged": "{who} reminded {person}",
    "MarkedAbsent": "{who} marked {person} as absent",
    "MarkedPresent": "{who} marked {person} as present",
    "EvidenceOpened": "{who} opened the evidence",
    "Revealed": "{who} showed the numbers",
    "GlassBroken": "{who} had the sealed scorecard of {person} opened to {reader}",
    "Revised": "{who} revised {change} on {criterion}",
    "HandRaised": "{who} raised a hand",
    "HandLowered": "{person} lowered the hand",
    "TopicPut": "{who} put {criterion} on every screen",
    "TimerStarted": "{who} started the timer",
    "TimerStopped": "{who} stopped the timer",
    "Parked": "{who} parked {criterion}",
    "TakenUp": "{who} took {criterion} up again",
    "Proposed": "{who} proposed {level} on {criterion}",
    "Answered": "{who} {answered} {level} on {criterion}",
    "Agreed": "{who} recorded {level} as agreed on {criterion}",
    "NotAgreed": "{who} recorded no agreement on {criterion}",
    "SecondRoundOpened": "{who} opened a second round on {criterion}",
    "SecondRoundClosed": "{who} closed the second round on {criterion}",
    "AgendaReordered": "{who} reordered the agenda",
    "ChairHandedOver": "{who} handed the chair over to {person}",
    "ChairClaimed": "{who} claimed the chair of {person}, who was gone",
    "OverallOpened": "{who} opened the overall judgement",
    "OutcomeRecorded": "{who} recorded the outcome",
    "SummaryOpened": "{who} opened the summary",
    "PointApproved": "{who} approved a point",
    "PointWithdrawn": "{who} withdrew a point",
    "PointDisputed": "{who} disputes a point",
    "DisputeCleared": "{who} took a dispute back",
    "SentenceEdited": "{who} edited the summary",
    "LeakFound": "{who} wrote words that are close to a private text",
    "SentenceAccepted": "{who} accepted a sentence",
    "FindingWaived": "{who} waived a finding in the summary, with a reason",
    "SignaturesAsked": "{who} asked for signatures",
    "SignedOff": "{who} signed the summary",
    "SigningDeclined": "{who} declined to sign",
    "DiscussionReopened": "{who} went back to the discussion",
    "ReleaseOpened": "{who} opened the release",
    "PolicyTaken": "{who} took over the organisation's policy on feedback",
    "ApproverNamed": "{who} named {person} as approver",
    "CorrectionOpened": "{who} began to correct the released summary",
    "SummaryReopened": "{who} went back to the summary",
    "PermissionRecorded": "{who} recorded the candidate's answer",
    "PermissionDoubted": "The record came back from a backup: the candidate's answer has to be confirmed",
    "ContactEnded": "{who} recorded that the candidate wants no further contact",
    "AdjustmentRecorded": "{who} recorded whether an adjustment is on file",
    "WordsDenied": "{who} recorded names that the text must not say",
    "Released": "{who} released the summary",
    "HandoverRecorded": "{who} recorded how the hand-over went",
    "ReplyRecorded": "{who} recorded what the candidate said",
    "Revoked": "{who} revoked the release",
    "RewordingAsked": "{who} asked a program for other words of the draft",
    "RewordingMade": "The program offered other words",
    "RewordingEnded": "The program offers no other words",
    "WritingAsked": "{who} asked {person} for a part of the summary",
    "WritingTaken": "{who} took over a part of the summary from {person}",
    "Suggested": "{who} suggested words for a sentence",
    "SuggestionAnswered": "{who} answered a suggestion of {person}",
    "PersonalNoteApproved": "{who} approved the personal note of {person}",
    "PersonalNoteSent": "{who} sent the candidate a personal note",
    "PageMade": "{who} made a link to the candidate's page",
    "PageRevoked": "{who} revoked the candidate's page",
    "MailAsked": "{who} had mail sent to the candidate",
    "Closed": "{who} closed the debrief",
    "Withdrawn": "{who} recorded that the position is gone",
    "Abandoned": "{who} abandoned the debrief",
    "AccessRecorded": "The candidate asked for their data: all that is here went to the case reviewer",
}
"""One sentence for each public kind of event."""

OWN_WORDS: Mapping[str, str] = {
    "PermissionRecorded": "The candidate answered on the page whether a summary is wanted"
}
"""The sentences of what the candidate did, without anybody who recorded it."""
_LATE = "{who} submitted the scorecard after the reveal"
_BACK = "{who} is present again"
_ANSWERED = "answered the proposal of"
_OTHERS = "{who} did something that this terminal is too old to name"
_ROOM = frozenset({Role.FACILITATOR, Role.PANELIST, Role.OBSERVER})


class Happening(msgspec.Struct, frozen=True):
    """One thing that happened, in words; `number` counts the lines of the record."""

    number: int
    at: str
    words: str
    actor: PersonId | None


def activity(reading: Reading, glyphs: Glyphs = UNICODE, most: int | None = None) -> tuple[Happening, ...]:
    """Return the public record in words, oldest first; what somebody stands by in proposing is one thing.

    With `most` only its last things are put into words: the record grows, what is shown of it does not.
    """
    lines = list(reading.all(p.Line))
    last = {(each.actor, each.criterion): each.number for each in lines if each.kind == "Answered"}
    shown = min((each.number for each in lines if each.kind == "Revealed"), default=None)
    before = _levels_before(lines)
    told = [line for prior, line in zip([None, *lines], lines, strict=False) if not _own_answer(prior, line)]
    found = []
    for line in told if most is None else told[-most:]:
        change = _change(reading, line, before, glyphs)
        latest = last.get((line.actor, line.criterion)) == line.number
        answered = _answered(reading, line) if latest else _ANSWERED
        words = _words(reading, line, change, answered, _sentence(line, shown))
        found.append(Happening(line.number, line.at, words, line.actor))
    return tuple(found)


def _levels_before(lines: Iterable[p.Line]) -> dict[int, int | None]:
    """Return the level that each revision but the first of a rating revised, by the number of its line."""
    levels: dict[tuple[PersonId | None, CriterionId | None], int | None] = {}
    before = {}
    for line in lines:
        if line.kind == "Revised":
            key = (line.actor, line.criterion)
            if key in levels:
                before[line.number] = levels[key]
            levels[key] = line.level
    return before


def _sentence(line: p.Line, shown: int | None) -> str:
    """Return the sentence of a line; `shown` is the number of the line that showed the numbers."""
    if line.kind == "Submitted" and shown is not None and line.number > shown:
        return _LATE
    if line.kind == "MarkedPresent" and line.actor == line.person:
        return _BACK
    if line.actor == CANDIDATE and line.kind in OWN_WORDS:
        return OWN_WORDS[line.kind]
    return WORDS.get(line.kind, _OTHERS)


def _own_answer(before: p.Line | None, line: p.Line) -> bool:
    """Tell whether a line only says that somebody stands by what they proposed in the same act."""
    return (
        before is not None
        and (before.kind, line.kind) == ("Proposed", "Answered")
        and (before.at, before.actor) == (line.at, line.actor)
    )


def _change(reading: Reading, line: p.Line, before: Mapping[int, int | None], glyphs: Glyphs) -> str:
    """Return a revision as `3→4`, as far as the viewer may see it; `before` has what earlier ones left."""
    if line.kind != "Revised" or line.actor is None or not reading.my_roles & _ROOM:
        return "a rating"
    opened = reading.get(p.Opened, f"Opened/{line.criterion}/{line.actor}")
    was = before.get(line.number, None if opened is None else opened.initial)
    if line.level is None:
        return "to no evidence"
    return f"to {line.level}" if was is None else f"{was}{glyphs.to}{line.level}"


def _answered(reading: Reading, line: p.Line) -> str:
    """Return how somebody answers the open proposal; an earlier answer is only known to have been given."""
    offered = None if line.criterion is None else reading.proposal(line.criterion)
    if offered is None or offered.level != line.level:
        return _ANSWERED
    stands = {each.person: each.stands for each in offered.replies}.get(line.actor or PersonId(""))
    if stands is None:
        return _ANSWERED
    return "stands by" if stands else "dissents from"


def _words(reading: Reading, line: p.Line, change: str, answered: str, sentence: str) -> str:
    titles = {each.id: each.title for each in reading.criteria}
    return sentence.format(
        who=doer(reading, line),
        person=seated(reading, line.person),
        reader=seated(reading, line.reader),
        criterion="a criterion" if line.criterion is None else titles.get(line.criterion, "a criterion"),
        level="a level" if line.level is None else line.level,
        change=change,
        answered=answered,
    )
