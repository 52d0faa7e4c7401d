"""One's own ratings and revisions beside the gold debrief, criterion by criterion, each with a reason.

Nobody is graded, and agreement is never praised, with the gold levels as little as with the panel: the
words ask what a rating or a change of it rests on.
"""

from collections.abc import Iterator, Mapping

import msgspec

from panelry import parts as p
from panelry.ids import CriterionId
from panelry_tui.card_reading import anchors_of
from panelry_tui.reading import Reading
from panelry_tui.rehearsal.gold import ERRORS, GOLD, Gold, Levels, level_words, signs_of
from panelry_tui.widgets.anchors import anchor_words

_AIM = (
    "To agree is no aim, neither with these raters nor with the panel. What helps a panel is a rating with "
    "a sentence from your notes beside it, most of all where it stands apart."
)
_RESTS = "Does the reason name something that was seen or heard?"
_FURTHER = "Which observation moved you? That others rate otherwise is none."
_KEPT = "Your notes are what would show it to the others."
_SOMETHING = "0 is for what nobody could see or hear; your notes hold something here."
_JOINED = (
    "Each of your revisions went toward the level that the panel then agreed (n {n}). Where a new "
    "observation moved you, that is what a debrief is for. Company alone is no reason to revise."
)


class Own(msgspec.Struct, frozen=True):
    """What somebody made of one criterion: the level rated blind, what it was revised to, and why.

    `anchors` are the rubric's words from level 1 up; `agreed` is the level that the panel agreed, None for
    none, and `ended` says in words how else it ended.
    """

    initial: int | None
    revised: bool = False
    current: int | None = None
    reason: str = ""
    anchors: tuple[str, ...] = ()
    agreed: int | None = None
    ended: str = ""

    @property
    def last(self) -> int | None:
        """The level in use at the end."""
        return self.current if self.revised else self.initial


def own_of(reading: Reading) -> dict[CriterionId, Own]:
    """Return what a person made of each criterion that they rated."""
    found = {}
    for each in reading.criteria:
        rating = reading.my_rating(each.id)
        if rating is None:
            continue
        opened = reading.get(p.Opened, f"Opened/{each.id}/{reading.me}")
        revised = opened is not None and opened.revised
        talk = reading.talk(each.id)
        found[each.id] = Own(
            rating.level,
            revised,
            opened.current if opened is not None and revised else None,
            opened.reason if opened is not None and revised else "",
            anchors_of(reading, each.id),
            None if talk is None else talk.agreed,
            _ended(talk),
        )
    return found


def _ended(talk: p.Talk | None) -> str:
    """Return how the talk about a criterion ended, empty while it is open or nobody talked."""
    if talk is None:
        return ""
    if talk.agreed is not None:
        return f"the panel agreed at {talk.agreed}"
    if talk.majority:
        return "the panel did not agree"
    return "the panel parked it" if talk.parked else ""


def gold_words(own: Mapping[CriterionId, Own], titles: Mapping[CriterionId, str]) -> str:
    """Return the gold debrief beside somebody's ratings and revisions, then the common errors of rating.

    Each line is a paragraph; an indented one belongs to the one before it.
    """
    said = ["The gold debrief: what experienced raters gave, and why", _AIM, ""]
    for criterion, gold in GOLD.items():
        mine = own.get(criterion)
        said.append(f"{titles.get(criterion, criterion)}: {level_words(gold.level)}{_beside(mine)}")
        said += [f"  {each}" for each in (gold.why, *([] if mine is None else asked(mine, gold)))]
    said += ["", "Common errors of rating, which everybody makes", ""]
    said += [f"{name}: {words}" for name, words in ERRORS]
    initial: Levels = {criterion: each.initial for criterion, each in own.items()}
    signs = [*signs_of(initial), *_joined(own)]
    said += ["", "Worth a look in your own ratings", "", *(signs or ["Nothing stands out this time."])]
    return "\n".join([*said, "", "One rehearsal says little about anybody. Nothing of it is kept."])


def _beside(mine: Own | None) -> str:
    if mine is None:
        return ""
    then = f", then {level_words(mine.current)}" if mine.revised else ""
    return "; ".join(["", f"you {level_words(mine.initial)}{then}", *([mine.ended] if mine.ended else [])])


def asked(mine: Own, gold: Gold) -> Iterator[str]:
    """Yield what is worth asking about one rating beside the gold level: of a revision, then of a gap."""
    if mine.revised:
        now, before = _gap(mine.last, gold.level), _gap(mine.initial, gold.level)
        further = now is not None and before is not None and now > before
        yield f"You revised, because: “{mine.reason}” {_FURTHER if further else _RESTS}"
    last = mine.last
    if gold.level is not None and last is None:
        yield _SOMETHING
    elif gold.level is not None and last is not None and last != gold.level and mine.anchors:
        yield f"{last} is: {anchor_words(mine.anchors, last).rstrip('.')}. Which words of your notes say so?"
    if not mine.revised and mine.agreed is not None and last not in {None, mine.agreed}:
        yield f"You kept {last} where the panel agreed at {mine.agreed}. {_KEPT}"


def _gap(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else abs(one - other)


def _joined(own: Mapping[CriterionId, Own]) -> Iterator[str]:
    """Yield a sign where two or more revisions all went toward the level that the panel then agreed."""
    moved = [each for each in own.values() if each.revised]
    gaps = [(_gap(each.last, each.agreed), _gap(each.initial, each.agreed)) for each in moved]
    if len(gaps) > 1 and all(now is not None and then is not None and now < then for now, then in gaps):
        yield _JOINED.format(n=len(gaps))
