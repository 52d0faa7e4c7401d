"""Break-glass in words: whether it can be asked for, for whom, and the scorecard that opened."""

from collections.abc import Iterator
from datetime import datetime

from panelry import commands as c
from panelry import parts as p
from panelry import receipts
from panelry.ids import DebriefId
from panelry.panel import Mode, Role, Standing
from panelry.phase import MAY
from panelry.refusals import SENTENCES, Code
from panelry_tui.reading import Reading

TITLE = "Break-glass: whose sealed scorecard opens?"
ADVICE = (
    "It opens to one person, before the reveal. Everybody in the debrief is told that it happened,"
    " who asked, and for whom. It cannot be taken back."
)
TO_WHOM = "To whom does it open?"
READS_ONLY = (
    "They see ratings, shareable observations and judgement, and rate and ask no more before the reveal."
)
NOBODY_READS = (
    "Nobody here can read it: that takes a facilitator or panelist, not you, who has nothing left to rate."
)
NONE_SEALED = "No scorecard of somebody else has been handed in yet."
REASON = "The author, the reader and you see this reason; it stays on record."
NONE_OPENED = "No scorecard was opened to you."
NOT_THE_NAME = "Nothing was opened: type the name exactly as it stands above."


def may_be_asked(reading: Reading) -> bool:
    """Return whether this debrief began with break-glass, and its scorecards are still sealed."""
    heading = reading.heading
    return heading is not None and heading.break_glass and not reading.openings.revealed


def why_not(reading: Reading) -> str:
    """Return why this person cannot ask for it now, empty where they can."""
    code = _refusal(reading)
    if code is not None:
        return SENTENCES[code]
    if not cards_to_open(reading):
        return NONE_SEALED
    return ""


def _refusal(reading: Reading) -> Code | None:
    may, heading = MAY[c.BreakGlass], reading.heading
    if not may.roles & reading.my_roles:
        return Code.NOT_ALLOWED
    if heading is None or not heading.break_glass:
        return Code.BREAK_GLASS_OFF
    if reading.mode is Mode.WITHOUT_NAMES:
        return Code.OPENS_WITHOUT_NAMES
    if reading.openings.revealed:
        return Code.ALREADY_REVEALED
    if reading.phase not in may.phases:
        return Code.NOT_IN_THIS_PHASE
    if any(each.reader == reading.me for each in reading.all(p.Unsealing)):
        return Code.HAS_READ_SEALED
    return None


def cards_to_open(reading: Reading) -> list[p.Seat]:
    """Return the others whose scorecards are handed in."""
    return [each for each in reading.panel() if each.submitted is not None and each.person != reading.me]


def readers_of(reading: Reading, author: p.Seat) -> list[p.Seat]:
    """Return who may read somebody's scorecard, in order of name."""
    found = (
        each
        for each in reading.seats.values()
        if each.person not in (reading.me, author.person) and _rates_no_more(each)
    )
    return sorted(found, key=lambda each: (each.name.casefold(), each.person))


def _rates_no_more(seat: p.Seat) -> bool:
    if seat.standing is Standing.RECUSED or Role.OBSERVER in seat.roles:
        return False
    if Role.PANELIST in seat.roles:
        return seat.submitted is not None
    return Role.FACILITATOR in seat.roles


def confirmation(author: p.Seat, reader: p.Seat) -> str:
    """Return what is asked before anything opens."""
    return f"{author.name}'s scorecard opens to {reader.name} at once.\nTo open it, type: {author.name}"


def opened(reading: Reading, debrief: DebriefId) -> list[str]:
    """Return the lines of all scorecards that opened to this person; none if none did."""
    return [line for card in reading.all(p.UnsealedCard) for line in _lines(reading, card, debrief)]


def _lines(reading: Reading, card: p.UnsealedCard, debrief: DebriefId) -> Iterator[str]:
    at = datetime.fromisoformat(card.at).astimezone().strftime("%H:%M")
    yield f"{reading.name(card.person)}'s scorecard, opened to you at {at}"
    for each in reading.all(p.Unsealing):
        if (each.person, each.at) == (card.person, card.at):
            yield f"{reading.name(each.by)} asked for it: {each.reason}"
    yield "Everybody was told that it opened; only you see what it says."
    yield from _ratings(reading, card)
    said = "none" if card.recommendation is None else card.recommendation.value
    sure = "none" if card.confidence is None else card.confidence.value
    yield f"Recommendation: {said}. Confidence: {sure}."
    yield _checked(reading, card, debrief)


def _ratings(reading: Reading, card: p.UnsealedCard) -> Iterator[str]:
    for criterion in reading.criteria:
        rating = reading.get(p.UnsealedRating, f"UnsealedRating/{card.person}/{criterion.id}")
        level = None if rating is None else rating.level
        yield f"{criterion.title}: {'no evidence' if level is None else level}"
        for each in _observations(reading, card, criterion.id):
            yield f"  {each.kind.value}: {each.text}"


def _observations(reading: Reading, card: p.UnsealedCard, criterion: str) -> list[p.UnsealedObservation]:
    found = reading.all(p.UnsealedObservation)
    return [each for each in found if (each.person, each.criterion) == (card.person, criterion)]


def _checked(reading: Reading, card: p.UnsealedCard, debrief: DebriefId) -> str:
    """Say whether what opened is what was sealed, by the receipt of the same hand-in."""
    receipt = reading.get(p.Receipt, f"Receipt/{card.person}")
    if receipt is None or receipt.submitted != card.submitted or not card.salt:
        return "It cannot be checked against a receipt: there is none of this hand-in."
    wrong = [
        field
        for field, salt, value in _fields(reading, card)
        if receipts.commitment(bytes.fromhex(salt), debrief, card.person, field, value)
        != receipt.commitments.get(field)
    ]
    if wrong:
        return f"Warning: this is not what was sealed, in {', '.join(wrong)}. Tell the panel."
    return "It is what was sealed: every part matches its receipt."


def _fields(reading: Reading, card: p.UnsealedCard) -> Iterator[tuple[str, str, receipts.Value]]:
    yield receipts.JUDGEMENT, card.salt, _judged(card)
    for each in reading.all(p.UnsealedRating):
        if each.person == card.person:
            yield receipts.rating_of(each.criterion), each.salt, each.level
            shared = _observations(reading, card, each.criterion)
            evidence = receipts.evidence_value((one.kind.value, one.text) for one in shared)
            yield receipts.evidence_on(each.criterion), each.evidence_salt, evidence


def _judged(card: p.UnsealedCard) -> receipts.Value:
    return receipts.judgement_value(card.recommendation, card.confidence)
