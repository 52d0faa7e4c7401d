"""What several acts of plain mode ask for: a criterion, a person, a level of a scale."""

from collections.abc import Callable, Iterable

from panelry import parts as p
from panelry.ids import CriterionId
from panelry_tui.card_reading import anchors_of
from panelry_tui.plain.conversation import Back, Conversation
from panelry_tui.plain.lines import Option, sentence
from panelry_tui.plain.scoring import rating_words
from panelry_tui.widgets.anchors import anchor_words
from panelry_tui.widgets.models import ScaleView


async def which_criterion(
    talk: Conversation, question: str, among: Iterable[CriterionId] | None = None, *, rated: bool = False
) -> CriterionId:
    """Ask for a criterion by its number in the rubric, in that order; with `rated`, each with my rating."""
    reading = talk.reading()
    wanted = [each.id for each in reading.criteria] if among is None else among
    options = []
    for each in sorted(wanted, key=reading.number):
        title = reading.criterion(each).title
        said = f"{title}: {rating_words(reading, each)}" if rated else title
        options.append(Option(str(reading.number(each)), said))
    if not options:
        talk.say("refused", "There is no criterion for this now.")
        raise Back
    return reading.criteria[int(await talk.choose(question, options)) - 1].id


async def which_person(
    talk: Conversation,
    question: str,
    among: Iterable[p.Seat],
    nobody: str,
    words: Callable[[p.Seat], str] = lambda seat: seat.name,
) -> p.Seat:
    """Ask for one of these people, each said in `words`; say `nobody` where there is none."""
    seats = {f"person {each.person}": each for each in among}
    if not seats:
        talk.say("refused", nobody)
        raise Back
    options = [Option(word, words(each)) for word, each in seats.items()]
    return seats[await talk.choose(question, options)]


async def which_level(talk: Conversation, question: str, criterion: CriterionId, *more: Option) -> int | str:
    """Ask for a level with its anchor, 0 for no evidence; or return the word of one of `more`."""
    anchors = anchors_of(talk.reading(), criterion)
    levels = range(len(anchors), 0, -1)
    options = [Option(str(level), sentence(anchor_words(anchors, level))) for level in levels]
    options.append(Option("0", ScaleView("", anchors).zero))
    chosen = await talk.choose(question, (*options, *more))
    return int(chosen) if chosen.isdecimal() else chosen
