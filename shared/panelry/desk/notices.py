"""Notices in words: withdraw a position with everybody told, and see how far the notices are."""

from panelry.decide.office.notices import OPEN, UNTOLD
from panelry.desk.acts import Act, Look, Question, Taken, Typed
from panelry.desk.positions import POSITION
from panelry.desk.reading import Desk, Unclear, called, candidate_of, one_of, position_of, recorded_by
from panelry.hiring import NoticeKind, NoticeState, PositionState
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
from panelry.refusals import SENTENCES, Code
from panelry.withdrawn import letter

_NOTICE = Taken(
    "notice", "Whose notice: the candidate's name, address or id.", "CANDIDATE", option=False, required=True
)
NO_MAIL = "this server has no mail server, so nothing leaves by itself."
NO_ADDRESS = "there is no address on file: tell them by phone or by letter."
HOW = "Tell each yourself, then record it: notice told NAME --how TEXT"
WORDS = "What to say or to print: notice show NAME."


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
    if found is None and position.state is PositionState.WITHDRAWN:
        raise ValueError(f"{position.title} is withdrawn, and everybody was told or has a notice.")
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
        "who want no further contact": of.contact_ended,
    }
    left = ", ".join(f"{count} {words}" for words, count in out.items() if count)
    lines = (
        f"{position.title}: {of.told} will be told, {of.through_agencies} of them through an agency.",
        *_by_hand(of),
        f"Left out: {left or 'nobody'}.",
        *_unnamed(typed.desk, of),
        f"Subject: {sample.subject}",
        *sample.text.splitlines(),
    )
    return Question(lines, "Type how many will be told", str(of.told))


def _by_hand(of: Audience) -> list[str]:
    if not of.unreachable:
        return []
    each = "1 of them has" if of.unreachable == 1 else f"{of.unreachable} of them have"
    return [f"{each} no address: that is for you to tell, by phone or by letter."]


def _unnamed(desk: Desk, of: Audience) -> list[str]:
    """Say which debriefs name no candidate of the office: whoever they are about gets no notice."""
    theirs = [
        each.debrief
        for each in desk.debriefs
        if each.position == of.position and not each.candidate and not each.erased
    ]
    if not theirs:
        return []
    count = "1 debrief names" if len(theirs) == 1 else f"{len(theirs)} debriefs name"
    cure = "No notice goes out: tell whom it is about yourself, or say who it is first: candidate debrief."
    return [f"{count} no candidate here: {', '.join(theirs)}. {cure}"]


def _withdraw(typed: Typed) -> OfficeCommand:
    of = _audience(typed, NoticeKind.CLOSED)
    return WithdrawPosition(of.position, typed["reason"], of.told)


_TOLD_OF = {PositionState.WITHDRAWN: NoticeKind.CLOSED, PositionState.ON_HOLD: NoticeKind.ON_HOLD}
"""What candidates are told of a position, by where it stands."""


def _kind(typed: Typed) -> NoticeKind:
    """Return what the candidates of a position are to be told as it stands; `ValueError` where nothing."""
    kind = _TOLD_OF.get(position_of(typed.desk, typed["position"]).state)
    if kind is None:
        raise ValueError(SENTENCES[Code.NOT_ON_HOLD])
    return kind


def _tell(typed: Typed) -> OfficeCommand:
    of = _audience(typed, _kind(typed))
    if of.kind is NoticeKind.CLOSED:
        return WithdrawPosition(of.position, typed.desk.positions[of.position].reason, of.told)
    return TellOfHold(of.position, of.told)


def _queued(typed: Typed, after: Desk) -> str:
    before = {each.notice for each in typed.desk.notices}
    new = [each for each in after.notices if each.notice not in before]
    if not after.mail:
        return f"{_waits(len(new))} for you: {NO_MAIL} {WORDS} {HOW}"
    by_hand = sum(untold_by_mail(after, each) for each in new)
    said = [f"{_waits(len(new) - by_hand)} to be sent. See notice list."]
    if by_hand:
        said.append(f"{_waits(by_hand)} for you: {NO_ADDRESS} {WORDS} {HOW}")
    return " ".join(said)


def _waits(count: int) -> str:
    return f"{count} {'notice waits' if count == 1 else 'notices wait'}"


def untold_by_mail(desk: Desk, each: Notice) -> bool:
    """Return whether a candidate has no address that a notice could go to, as far as this viewer may know."""
    to = desk.candidates[each.candidate]
    return bool(to.name) and not to.email


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
    by = f" (recorded by {recorded_by(desk, each.by)})" if each.by else ""
    return (
        f"{each.state.value:8}  {who(desk, each.candidate)}, {about(each)}, since {each.at[:10]}{words}{by}"
    )


def text(desk: Desk, each: Notice) -> list[str]:
    """Return what a notice says line by line, to be said or printed; nothing to who may not know to whom."""
    to = desk.candidates[each.candidate]
    if not to.name:
        return []
    written = letter(
        each.notice,
        each.kind,
        name=to.name,
        to=to.email,
        agency=to.agency,
        position=desk.positions[to.position].title,
        organisation=desk.organisation,
    )
    address = f"To: {written.to}" if written.to else "To: nobody's address is on file. Say this, or print it."
    return [address, f"Subject: {written.subject}", "", *written.text.splitlines()]


def _shown(typed: Typed) -> list[str]:
    each = _notice(typed, UNTOLD)
    return text(typed.desk, each) or ["You see that there is a notice, and not to whom."]


def _row(each: Notice) -> dict[str, object]:
    return {
        "notice": each.notice,
        "candidate": each.candidate,
        "kind": each.kind.value,
        "state": each.state.value,
        "at": each.at,
        "words": each.words,
        "by": each.by,
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
        "Tell the candidates of a position on hold, or who was not told yet that it is gone; each once.",
        (POSITION,),
        _tell,
        _queued,
        lambda typed: _preview(typed, _kind(typed)),
    ),
    Act(
        "notice",
        "pause",
        "Let the notices of a position wait.",
        (POSITION,),
        lambda typed: _pause(typed, paused=True),
        lambda *_: "Its notices wait until they are resumed.",
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
    Look(
        "notice",
        "show",
        "Show what a notice says, to say on the phone or to print.",
        (_NOTICE,),
        _shown,
        lambda typed: {**_row(_notice(typed, UNTOLD)), "text": "\n".join(_shown(typed))},
    ),
)
