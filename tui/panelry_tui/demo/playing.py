"""What a scripted panelist does next, told from the picture alone: no clock, no memory, no link."""

from collections.abc import Iterator

from panelry import commands as c
from panelry import parts as p
from panelry.debrief import Phase
from panelry.ids import CriterionId, ObservationId, PointId
from panelry.panel import Standing
from panelry_tui.demo.script import Part
from panelry_tui.reading import Reading


def acts_of(part: Part, reading: Reading) -> Iterator[c.Command]:
    """Yield what this panelist would do now, most urgent first; nothing while there is nothing to do."""
    match reading.phase:
        case Phase.SCORING:
            yield from scores(part, reading)
        case Phase.DISCUSSION if reading.openings.revealed:
            yield from _talks(part, reading)
            yield from _points(part, reading)
        case Phase.SUMMARY:
            yield from _points(part, reading)
            yield from _signs(part, reading)
        case _:
            return


def scores(part: Part, reading: Reading) -> Iterator[c.Command]:
    """Yield what is still missing on the scorecard, then its submission."""
    if reading.my_card().submitted is not None:
        return
    for criterion, level in zip(reading.criteria, part.levels, strict=True):
        if reading.my_rating(criterion.id) is None:
            yield c.Rate(criterion.id, level)
        yield from _writes(part, reading, criterion.id)
    card = reading.my_card()
    if card.recommendation is None:
        yield c.Recommend(part.recommendation)
    if card.confidence is None:
        yield c.GiveConfidence(part.confidence)
    yield c.Submit()


def _writes(part: Part, reading: Reading, criterion: CriterionId) -> Iterator[c.Command]:
    written = {each.text for each in reading.my_observations(criterion)}
    for number, seen in enumerate(part.seen):
        if seen.criterion == criterion and seen.text not in written:
            name = ObservationId(f"{reading.me}-{number}")
            yield c.Observe(name, criterion, seen.kind, seen.text, seen.shareable)
    for about, text in part.notes:
        if about == criterion and reading.my_note(criterion) is None:
            yield c.WriteNote(criterion, text)


def _talks(part: Part, reading: Reading) -> Iterator[c.Command]:
    """Yield revisions of the criterion that is talked about, second ratings, and answers to proposals."""
    for each in part.revises:
        mine = reading.get(p.Opened, f"Opened/{each.criterion}/{reading.me}")
        if each.criterion == reading.floor.now and mine is not None and not mine.revised:
            yield c.Revise(each.criterion, each.level, each.reason)
    for talk in reading.all(p.Talk):
        answered = reading.get(p.OwnSecond, f"OwnSecond/{talk.criterion}") is not None
        mine = reading.get(p.Opened, f"Opened/{talk.criterion}/{reading.me}")
        if talk.second == "open" and not answered and mine is not None:
            yield c.RateAgain(talk.criterion, mine.current)
    for offered in reading.all(p.Offered):
        if reading.me not in {reply.person for reply in offered.replies}:
            yield _answer(part, reading, offered)


def _answer(part: Part, reading: Reading, offered: p.Offered) -> c.Command:
    """Stand by a level, unless it is far from one's own or the script dissents."""
    mine = reading.get(p.Opened, f"Opened/{offered.criterion}/{reading.me}")
    own = None if mine is None else mine.current
    words = dict(part.dissents).get(offered.criterion, "")
    if own is not None and own != offered.level and words:
        return c.Answer(offered.criterion, offered.level, stands=False, words=words)
    if own is not None and abs(own - offered.level) > 2:
        far = "I saw more than that." if own > offered.level else "I saw less than that."
        return c.Answer(offered.criterion, offered.level, stands=False, words=far)
    return c.Answer(offered.criterion, offered.level, stands=True)


def _points(part: Part, reading: Reading) -> Iterator[c.Command]:
    """Yield the points of criteria that were taken up, written and then approved."""
    for number, said in enumerate(part.points):
        name = PointId(f"{reading.me}-{number}")
        own = reading.get(p.OwnPoint, f"OwnPoint/{name}")
        taken_up = said.criterion == reading.floor.now or reading.talk(said.criterion) is not None
        if own is None and taken_up:
            kind = next((each.kind for each in part.seen if each.criterion == said.criterion), None)
            yield c.WritePoint(
                name,
                said.criterion,
                said.polarity,
                said.situation,
                said.behaviour,
                kind or part.seen[0].kind,
                said.effect,
                said.suggestion,
            )
        elif own is not None and own.point.version == 1 and not own.approved:
            yield c.ApprovePoint(name, own.point.version)


def _signs(part: Part, reading: Reading) -> Iterator[c.Command]:
    """Yield a yes to fit new text of others, then the signature once it is asked for and can be given."""
    sentences = list(reading.all(p.Written))
    unfit = {each.sentence for each in reading.all(p.Found) if each.blocks and each.waived is None}
    if part.accepts:
        for each in sentences:
            if each.new and reading.me in each.acceptors and each.sentence not in unfit:
                yield c.AcceptSentence(each.sentence, each.text)
    draft = reading.one(p.Draft)
    if draft is None or not draft.asked or reading.me not in draft.signers:
        return
    stopped = any(each.new for each in sentences) or any(each.blocks for each in reading.all(p.Found))
    signed = reading.get(p.Signed, f"Signature/{reading.me}")
    if not stopped and (signed is None or not signed.holds):
        yield c.SignOff(draft.hash)


def present(reading: Reading) -> list[p.Seat]:
    """Return the panelists who count."""
    return [each for each in reading.panel() if each.standing is Standing.EXPECTED]
