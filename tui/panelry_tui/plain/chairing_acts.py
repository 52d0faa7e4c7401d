"""The facilitator's acts in the discussion in plain mode: walk the agenda, propose, record, conclude."""

from panelry import commands as c
from panelry.ids import CriterionId, PersonId
from panelry.panel import Outcome
from panelry_tui.board_reading import BoardReading
from panelry_tui.panel_reading import heard_in_order, next_topic
from panelry_tui.plain.asking import which_criterion
from panelry_tui.plain.conversation import Conversation
from panelry_tui.plain.lines import Line, Option
from panelry_tui.plain.taking_part_acts import current, offered
from panelry_tui.plain.writing import text
from panelry_tui.proposal_reading import means, nearest_words, to_answer
from panelry_tui.words import listed

_LONGEST = 240
"""The longest timer, in minutes."""
_OUTCOMES = (
    Option(Outcome.ADVANCE.value, "advance"),
    Option(Outcome.DECLINE.value, "decline"),
    Option(Outcome.HOLD.value, "hold"),
    Option(Outcome.KEEP_IN_TOUCH.value, "keep in touch (the bench needs the candidate's own permission)"),
)


async def reveal(talk: Conversation) -> None:
    """Show all numbers to everybody."""
    missing = len(talk.reading().openings.missing)
    if missing:
        talk.say("hint", f"{missing} had not submitted; the record says so.")
    if await talk.sure("Show the numbers?", "show all numbers to everybody, for good"):
        await talk.send(c.Reveal(), "All ratings are open.")


async def onward(talk: Conversation) -> None:
    """Put the next open criterion on every screen."""
    board = talk.moment().board()
    await _put(talk, board, next_topic(board))


async def put(talk: Conversation) -> None:
    """Put any criterion on every screen."""
    board = talk.moment().board()
    await _put(talk, board, await which_criterion(talk, "Put which criterion on every screen?", board.order))


async def _put(talk: Conversation, board: BoardReading, criterion: CriterionId) -> None:
    await talk.send(c.PutTopic(criterion), f"{board.title(criterion)} is on every screen.")


async def propose(talk: Conversation) -> None:
    """Put a level to the panel."""
    criterion = current(talk)
    board = talk.moment().board()
    scale = board.reading.scale
    talk.say("hint", f"{means(board, criterion).rstrip('.')}.")
    question = f"Propose which level on {board.title(criterion)}, 1 to {scale}?"
    near = f" {nearest_words(board, criterion)}" if board.nearest(criterion) else ""
    while True:
        typed = await talk.answer([Line("question", question + near)])
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= scale:
            await talk.send(c.Propose(criterion, int(typed)), f"Proposed {int(typed)}.")
            return
        talk.say("refused", f"Type a level of 1 to {scale}.")


async def record(talk: Conversation) -> None:
    """Record the proposed level as agreed."""
    found = offered(talk)
    criterion, board = found.criterion, talk.moment().board()
    silent, title = to_answer(board, found), board.title(criterion)
    if silent:
        names = listed([board.reading.spoken(each) for each in silent])
        count = len(silent)
        if not await talk.count(f"No answer yet of {names}. Type {count} to record without.", count):
            return
    command = c.RecordAgreed(criterion, found.level, "", len(silent))
    done = f"{title} is agreed at {found.level}."
    if found.level in board.nearest(criterion):
        await talk.send(command, done)
        return
    advice = f"{nearest_words(board, criterion)} The reason stands in the record."
    name = f"agree/{criterion}"
    reason = await talk.words(name, f"Why {found.level} on {title}?", advice)
    await talk.send_words(c.RecordAgreed(criterion, found.level, reason, len(silent)), done, name)


async def views(talk: Conversation) -> None:
    """Record no agreement, with what most and what the others hold."""
    criterion = current(talk)
    title = talk.moment().board().title(criterion)
    most, others = f"majority/{criterion}", f"minority/{criterion}"
    majority = await text(talk, most, f"{title}: what do most hold?", "Both views go on record.")
    minority = await text(talk, others, f"{title}: what do the others hold?", "It goes on record, too.")
    command = c.RecordNoAgreement(criterion, majority, minority)
    await talk.send_words(command, f"No agreement on {title} is recorded.", most, others)


async def second_round(talk: Conversation) -> None:
    """Open a second private round on the criterion."""
    criterion = current(talk)
    title = talk.moment().board().title(criterion)
    await talk.send(c.OpenSecondRound(criterion), f"Second round on {title}: all rate again, unseen.")


async def close_round(talk: Conversation) -> None:
    """Close the second round and show its ratings."""
    criterion = current(talk)
    talk.say("hint", "Who has not rated again counts nowhere in it.")
    if await talk.sure("Close the second round?", "close it and show the second ratings"):
        await talk.send(c.CloseSecondRound(criterion), "The second ratings are open.")


async def park(talk: Conversation) -> None:
    """Put the criterion aside."""
    criterion = current(talk)
    await talk.send(c.Park(criterion), f"{talk.moment().board().title(criterion)} is parked.")


async def take_up(talk: Conversation) -> None:
    """Open a parked or settled criterion again."""
    board = talk.moment().board()
    settled = [each for each in board.order if board.status(each) not in {"now", "open"}]
    criterion = await which_criterion(talk, "Open which criterion again?", settled)
    title = board.title(criterion)
    parked = board.status(criterion) == "parked"
    if parked or await talk.sure(f"{title} is concluded. Open it again?", "yes, its result no longer counts"):
        await talk.send(c.TakeUp(criterion), f"{title} is open again.")


async def timer(talk: Conversation) -> None:
    """Start the timer on every screen, or stop it."""
    running = talk.reading().floor.timer is not None
    stops = " 0 stops the one that runs." if running else ""
    while True:
        typed = await talk.answer([Line("question", f"How many minutes, 1 to {_LONGEST}?{stops}")])
        minutes = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else -1
        if minutes == 0 and running:
            await talk.send(c.StopTimer(), "The timer is stopped.")
            return
        if 1 <= minutes <= _LONGEST:
            await talk.send(c.StartTimer(60 * minutes), f"The timer runs: {minutes} minutes.")
            return
        talk.say("refused", f"Type whole minutes, 1 to {_LONGEST}.")


async def call(talk: Conversation) -> None:
    """Say who is to be heard, raised hands first; calling one lowers the hand."""
    board = talk.moment().board()
    reading, hands = board.reading, board.reading.floor.hands
    now = reading.floor.now
    order = () if now is None else heard_in_order(board, now)
    options = [Option(f"hand {each}", f"{reading.name(each)}, hand raised") for each in hands]
    options += [Option(f"turn {each}", reading.name(each)) for each in order if each not in hands]
    if not options:
        talk.say("refused", "Nobody raised a hand, and nobody is cued to begin.")
        return
    chosen = await talk.choose("Who is to be heard? Say the name aloud.", options)
    if chosen.startswith("hand "):
        await talk.send(c.LowerHand(PersonId(chosen.removeprefix("hand "))), "Called; the hand is down.")


async def order(talk: Conversation) -> None:
    """Put the open criteria in an order by hand, or back to the computed one."""
    board = talk.moment().board()
    computed = [each for each in board.computed if each in board.unsettled]
    known = {str(board.reading.number(each)): each for each in computed}
    lines = [Line("criterion", f"{at}. {board.title(each)}") for at, each in known.items()]
    lines.append(Line("question", f'In which order? Their numbers, as {" ".join(known)}, or "computed".'))
    while True:
        typed = await talk.answer(lines)
        if typed.casefold() == "computed":
            await talk.send(c.ReorderAgenda(), "The agenda has its computed order.")
            return
        numbers = typed.replace(",", " ").split()
        if sorted(numbers) == sorted(known):
            by_hand = tuple(known[each] for each in numbers)
            await talk.send(c.ReorderAgenda(by_hand), "The agenda has your order.")
            return
        talk.say("refused", f"Type each number once, as {' '.join(known)}, computed, or back.")


async def overall(talk: Conversation) -> None:
    """Open recommendations and confidence."""
    if await talk.sure("Open recommendations and confidence, for everybody at once?", "open them"):
        await talk.send(c.OpenOverall(), "The overall judgement is open.")


async def outcome(talk: Conversation) -> None:
    """Record what was decided, and which criteria decided it."""
    chosen = Outcome(await talk.choose("What did the panel decide?", _OUTCOMES))
    drivers = await _drivers(talk)
    await talk.send(c.RecordOutcome(chosen, drivers), f"Outcome: {chosen.value}.")


async def _drivers(talk: Conversation) -> tuple[CriterionId, ...]:
    """Ask for the criteria that decided the outcome, by their numbers."""
    criteria = talk.reading().criteria
    asked = [Line("criterion", f"{at}. {each.title}") for at, each in enumerate(criteria, 1)]
    asked.append(Line("question", 'Which criteria decided it? Their numbers, as 1 3, or "none".'))
    while True:
        typed = await talk.answer(asked)
        numbers = [] if typed.casefold() == "none" else typed.replace(",", " ").split()
        good = [int(each) for each in numbers if each.isascii() and each.isdigit() and len(each) < 4]
        if len(good) == len(numbers) and all(1 <= each <= len(criteria) for each in good) and typed:
            return tuple(criteria[each - 1].id for each in sorted(set(good)))
        talk.say("refused", "Type numbers of criteria with blanks between, none, or back.")


async def summary(talk: Conversation) -> None:
    """End the discussion."""
    if await talk.sure("Open the summary? The discussion ends.", "open it"):
        await talk.send(c.OpenSummary(), "The summary is open.")


ACTS = {
    "numbers": reveal,
    "next": onward,
    "put": put,
    "propose": propose,
    "record": record,
    "views": views,
    "round": second_round,
    "close": close_round,
    "park": park,
    "take-up": take_up,
    "timer": timer,
    "call": call,
    "order": order,
    "overall": overall,
    "outcome": outcome,
    "summary": summary,
}
"""What a facilitator does at each word of the discussion."""
