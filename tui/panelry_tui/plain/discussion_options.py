"""What can be done in a discussion in plain mode, as a panelist and as a facilitator, and why not."""

from panelry import commands as c
from panelry import parts as p
from panelry.ids import CriterionId
from panelry.panel import Role, Standing
from panelry_tui.board_reading import BoardReading
from panelry_tui.plain.glass import glass_options
from panelry_tui.plain.lines import Option
from panelry_tui.plain.moment import Moment
from panelry_tui.plain.setup import chair_options, endings

_NUMBERS = "This waits for the numbers: the facilitator shows them."
_NONE = "No criterion is on the screens yet: the facilitator puts one there."


def options(moment: Moment, board: BoardReading) -> tuple[Option, ...]:
    """Return what this person can do now; what cannot act says why."""
    now = board.reading.floor.now
    look = Option("look", "hear all about one criterion", rare=True)
    unshown = "" if board.revealed else _NUMBERS
    hangs = Option("hangs", "hear what could change the outcome", unshown, rare=True)
    common = (Option("agenda", "hear every criterion"), look, hangs)
    mine = _panelist(board, now) if Role.PANELIST in board.reading.my_roles else []
    leads = _chair(board, now) if board.reading.leads else []
    chairs = _facilitator(moment) if Role.FACILITATOR in board.reading.my_roles else []
    return (*mine, *leads, *chairs, *glass_options(moment), *common)


def _closed(board: BoardReading, now: CriterionId | None) -> str:
    """Return why nothing is done about the criterion now, empty where something can be."""
    if not board.revealed:
        return _NUMBERS
    if now is None:
        return _NONE
    if board.status(now) not in {"now", "open"}:
        return f"{board.title(now)} is {board.status(now)}. The facilitator can take it up again."
    return ""


def _panelist(board: BoardReading, now: CriterionId | None) -> list[Option]:
    reading, closed = board.reading, _closed(board, now)
    seat, offered = reading.seats[reading.me], board.offered(now)
    found: list[Option] = []
    stands = offered is not None and any(
        each.person == reading.me and each.stands for each in offered.replies
    )
    if offered is not None:
        why = f"You stand by {offered.level} already." if stands else ""
        found.append(Option("accept", f"accept {offered.level} on {board.title(offered.criterion)}", why))
        found.append(Option("dissent", f"dissent from {offered.level} on {board.title(offered.criterion)}"))
    if seat.submitted is None:
        late = "" if reading.openings.revealed else "Scorecards are frozen until the numbers are shown."
        found.append(Option("scorecard", "my scorecard, which is not submitted", late))
    elif board.second(now) == "open":
        found.append(Option("again", "rate again in the second round", closed))
    else:
        held = "The second round is held, so ratings stay." if board.second(now) == "held" else ""
        found.append(Option("revise", "revise my rating", closed or held))
    found.append(Option("point", "write or approve a point", "" if board.revealed else _NUMBERS))
    if any(each.author != reading.me for each in reading.all(p.SharedPoint)):
        found.append(Option("dispute", "dispute a colleague's point, or take that back", rare=True))
    up = reading.me in reading.floor.hands
    found.append(Option("hand", "lower my hand" if up else "raise my hand"))
    found.append(Option("note", "write a note", rare=True))
    if seat.standing is Standing.ABSENT:
        found.append(Option("present", "say that I am here: I am marked as absent"))
    return found


def _chair(board: BoardReading, now: CriterionId | None) -> list[Option]:
    reading, closed = board.reading, _closed(board, now)
    found: list[Option] = []
    if not reading.openings.revealed:
        found.append(Option("numbers", "show all numbers to everybody"))
    rest = [each for each in board.unsettled if each != now]
    found.append(Option("next", "next criterion", "" if rest else "No other criterion is open."))
    found.append(Option("put", "put any criterion on every screen"))
    second, title = board.second(now), "" if now is None else board.title(now)
    here = f" on {title}" if title else ""
    open_round = "A second round is open: close it first." if second == "open" else ""
    found.append(Option("propose", "propose a level", closed or open_round))
    offered = board.offered(now)
    level = "what is proposed" if offered is None else f"{offered.level}"
    on = "" if offered is None else f" on {board.title(offered.criterion)}"
    record = f"record {level} as agreed{on}"
    unproposed = "No level is proposed yet." if offered is None else ""
    found.append(Option("record", record, closed or open_round or unproposed))
    found.append(Option("views", "record no agreement with both views", closed or open_round))
    if second == "open":
        found.append(Option("close", "close the second round"))
    else:
        held = "One second round was held here already." if second == "held" else ""
        found.append(Option("round", f"open a second round{here}", closed or held))
    found.append(Option("park", f"park {title or 'the criterion'}", closed or open_round))
    settled = [each for each in board.order if board.status(each) not in {"now", "open"}]
    why = "" if settled else "None is settled."
    found.append(Option("take-up", "open a settled criterion again", why, rare=True))
    few = "" if len(board.unsettled) > 1 else "Fewer than two criteria are open."
    order = "put the agenda in an order by hand, or back"
    found.append(Option("order", order, few if board.revealed else _NUMBERS, rare=True))
    return [*found, *_ends(board)]


def _facilitator(moment: Moment) -> list[Option]:
    """Return what every facilitator can do, also beside the one who has the chair."""
    found = [
        Option("timer", "start or stop the timer", rare=True),
        Option("call", "hear who is to be heard", rare=True),
    ]
    if moment.may(c.RecordPermission):
        found.append(Option("permission", "record the candidate's answer", rare=True))
    found += chair_options(moment)
    found.append(Option("absent", "mark somebody absent, or expect them again", rare=True))
    return [*found, *endings(moment)]


def _ends(board: BoardReading) -> list[Option]:
    """Return what ends a discussion: the overall judgement, the outcome, the summary."""
    reading = board.reading
    found: list[Option] = []
    if not reading.openings.overall:
        found.append(Option("overall", "open the overall judgement", open_criteria(board)))
    else:
        verdict = reading.one(p.Verdict)
        found.append(Option("outcome", "record the outcome" if verdict is None else "record another outcome"))
        why = "Record the outcome first." if verdict is None else ""
        found.append(Option("summary", "open the summary", why))
    return found


def open_criteria(board: BoardReading) -> str:
    """Return why the overall judgement cannot open yet, empty if it can."""
    if not board.revealed:
        return "The overall judgement comes last: show the numbers first."
    waiting = [board.title(each) for each in board.unsettled if board.measures(each).n]
    return f"It waits for {len(waiting)}: {', '.join(waiting)}. Conclude or park each." if waiting else ""
