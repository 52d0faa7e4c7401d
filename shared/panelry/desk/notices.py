"""Notices in words: withdraw a position with everybody told, and see how far the notices are."""

from panelry.decide.office.notices import OPEN, UNTOLD
from panelry.desk.acts import Act, Look, Question, Taken, Typed
from panelry.desk.positions import POSITION
from panelry.desk.reading import Desk, Unclear, called, candidate_of, one_of, position_of
from panelry.hiring import NoticeKind, NoticeState
from panelry.ids import CandidateId
from panelry.office.commands import (
    OfficeCommand,
    PauseNotices,
    RecordNotice,
    SendAgain,
    TellOfHold,
    WithdrawPosition,
)
from panelry.parts.office import Audience, Notice
from panelry.withdrawn import letter

_NOTICE = Taken(
    "notice", "Whose notice: the candidate's name, address or id.", "CANDIDATE", option=False, required=True
)
NO_MAIL = "this server has no mail server, so nothing leaves by itself."
HOW = "Tell each yourself, then record it: notice told NAME --how TEXT"


def _notice(typed: Typed, of: frozenset[NoticeState]) -> Notice:
    """Return the one notice that was meant, by its candidate or by its id; `Unclear` where there is none."""
    desk, wanted = typed.desk, typed["notice"]
    by_id = next((each for each in desk.notices if each.notice == wanted), None)
    if by_id is not None:
        return by_id
    candidate = candidate_of(desk, wanted).candidate
    theirs = [each for each in desk.notices if each.candidate == candidate]
    if not theirs:
        raise Unclear(f"There is no notice to {called(desk, candidate)}. See notice list.")
    fit = [each for each in theirs if each.state in of] or theirs
    return one_of(fit, (f"{each.notice}, {about(each)}" for each in fit), "notice")


def about(each: Notice) -> str:
    """Return what a notice says, in words."""
    return "position closed" if each.kind is NoticeKind.CLOSED else "position on hold"


def who(desk: Desk, candidate: CandidateId) -> str:
    """Return whom a notice is for, and through which agency."""
    agency = desk.candidates[candidate].agency
    return f"{called(desk, candidate)}{f', by {agency}' if agency else ''}"


def _audience(typed: Typed, kind: NoticeKind) -> Audience:
    position = position_of(typed.desk, typed["position"])
    found = typed.desk.audiences.get((position.position, kind))
    if found is None:
        raise ValueError(f"{position.title} is {position.state.value}, so nobody is to be told.")
    return found


def _preview(typed: Typed, kind: NoticeKind) -> Question:
    """Say who will be told, who will not and why, and what they will read."""
    of = _audience(typed, kind)
    position = typed.desk.positions[of.position]
    sample = letter(
        "",
        kind,
        name="(their name)",
        to="",
        agency="",
        position=position.title,
        organisation=typed.desk.organisation,
    )
    out = {
        "told already": of.already,
        "erased": of.erased,
        "withdrew": of.withdrew,
        "under a legal hold": of.held,
        "without an address": of.unreachable,
        "who want no further contact": of.contact_ended,
    }
    left = ", ".join(f"{count} {words}" for words, count in out.items() if count)
    lines = (
        f"{position.title}: {of.told} will be told, {of.through_agencies} of them through an agency.",
        f"Left out: {left or 'nobody'}.",
        f"Subject: {sample.subject}",
        *sample.text.splitlines(),
    )
    return Question(lines, "Type how many will be told", str(of.told))


def _withdraw(typed: Typed) -> OfficeCommand:
    of = _audience(typed, NoticeKind.CLOSED)
    return WithdrawPosition(of.position, typed["reason"], of.told)


def _tell(typed: Typed) -> OfficeCommand:
    of = _audience(typed, NoticeKind.ON_HOLD)
    return TellOfHold(of.position, of.told)


def _queued(typed: Typed, after: Desk) -> str:
    new = len(after.notices) - len(typed.desk.notices)
    wait = "notice waits" if new == 1 else "notices wait"
    if after.mail:
        return f"{new} {wait} to be sent. See notice list."
    return f"{new} {wait} for you: {NO_MAIL} {HOW}"


def _withdrawn(typed: Typed, after: Desk) -> str:
    title = position_of(typed.desk, typed["position"]).title
    return f"{title} is withdrawn. {_queued(typed, after)}"


def _pause(typed: Typed, *, paused: bool) -> OfficeCommand:
    return PauseNotices(position_of(typed.desk, typed["position"]).position, paused)


def told_of(desk: Desk, position: str) -> str:
    """Return how many of a position's notices have arrived, empty where there is none."""
    there = [each for each in desk.notices if desk.candidates[each.candidate].position == position]
    told = sum(each.state is NoticeState.ACCEPTED for each in there)
    return f"{told} of {len(there)} told" if there else ""


def line(desk: Desk, each: Notice) -> str:
    """Return a notice in one line."""
    words = f": {each.words}" if each.words else ""
    return f"{each.state.value:8}  {who(desk, each.candidate)}, {about(each)}, since {each.at[:10]}{words}"


def _row(each: Notice) -> dict[str, object]:
    return {
        "notice": each.notice,
        "candidate": each.candidate,
        "kind": each.kind.value,
        "state": each.state.value,
        "at": each.at,
        "words": each.words,
    }


def _listed(typed: Typed) -> list[Notice]:
    if not typed["position"]:
        return list(typed.desk.notices)
    position = position_of(typed.desk, typed["position"]).position
    return [each for each in typed.desk.notices if typed.desk.candidates[each.candidate].position == position]


ACTS = (
    Act(
        "position",
        "withdraw",
        "Close a position that is gone: its debriefs end, and every candidate is told once.",
        (POSITION, Taken("reason", "Why; stays on record.", required=True)),
        _withdraw,
        _withdrawn,
        lambda typed: _preview(typed, NoticeKind.CLOSED),
    ),
    Act(
        "position",
        "tell",
        "Tell the candidates of a position that it is on hold, each once.",
        (POSITION,),
        _tell,
        _queued,
        lambda typed: _preview(typed, NoticeKind.ON_HOLD),
    ),
    Act(
        "notice",
        "pause",
        "Let the notices of a position wait.",
        (POSITION,),
        lambda typed: _pause(typed, paused=True),
        lambda *_: "Its notices wait until: notice resume.",
    ),
    Act(
        "notice",
        "resume",
        "Let the notices of a position leave again.",
        (POSITION,),
        lambda typed: _pause(typed, paused=False),
        lambda *_: "Its notices leave again.",
    ),
    Act(
        "notice",
        "again",
        "Send a notice once more that was refused, or of which nobody knows whether it left.",
        (_NOTICE,),
        lambda typed: SendAgain(_notice(typed, OPEN).notice),
        lambda *_: "It waits to be sent once more.",
    ),
    Act(
        "notice",
        "told",
        "Record that you told a candidate yourself what their notice says, and how.",
        (_NOTICE, Taken("how", "How they were told.", required=True)),
        lambda typed: RecordNotice(_notice(typed, UNTOLD).notice, typed["how"]),
        lambda typed, _: f"{called(typed.desk, _notice(typed, UNTOLD).candidate)} was told.",
    ),
)
LOOKS = (
    Look(
        "notice",
        "list",
        "List the notices and how far each is: of one position, or all.",
        (Taken("position", "The position's title or id.", "POSITION"),),
        lambda typed: [line(typed.desk, each) for each in _listed(typed)] or ["There is no notice yet."],
        lambda typed: {"notices": [_row(each) for each in _listed(typed)]},
    ),
)
