"""The personal note: what a panelist may tell the candidate in their own name, from their own points alone.

It is no summary: nobody else signs it, the organisation is not named, and its author sends it. The text is
made from the record, so nothing of it is kept before it was sent.
"""

from collections.abc import Iterator

from panelry.debrief import Debrief, Phase, approved_points
from panelry.drafting import content_hash, point_text, word_count
from panelry.found import Findings
from panelry.handed import released_now
from panelry.ids import PersonId, SentenceId
from panelry.leaks import PACK
from panelry.milestones import was_told
from panelry.points import SENDER, Origin, Point, Polarity, Section, Sentence, Source
from panelry.ruling import PersonalNotes
from panelry.summary import first_name, own_findings

MOST_WORDS = 300
"""The most words of a note."""
_MOST = {Polarity.STRENGTH: 3, Polarity.GROWTH: 2}
"""The most points of each side: a note is as short as a summary."""
_LONG = 1_500
"""The most characters of a point that a note tells: a longer one is no brief word to anybody."""
_SECTIONS = {Polarity.STRENGTH: Section.STRENGTHS, Polarity.GROWTH: Section.GROWTH}
_TEMPLATE = (Source(Origin.TEMPLATE, "personal-note", "2"),)
_THANKS = "Thank you for your time in the interview. I hope that some of this is of use to you."
_VIEW = "This is my personal view, and not that of the organisation."


def note_of(state: Debrief, author: PersonId) -> tuple[Sentence, ...]:
    """Return the sentences of somebody's note in reading order, none where no point of theirs is approved."""
    points = tuple(_chosen(state, author))
    if not points:
        return ()
    hello = f"Hello {first_name(state.candidate)}."
    return (
        Sentence(SentenceId("opening/hello"), Section.OPENING, hello, _TEMPLATE),
        Sentence(SentenceId("opening/thanks"), Section.OPENING, _THANKS, _TEMPLATE),
        *(_told(point) for point in points),
        Sentence(SentenceId("closing/view"), Section.CLOSING, _VIEW, _TEMPLATE),
        Sentence(SENDER, Section.CLOSING, state.people[author].name, _TEMPLATE),
    )


def note_hash(note: tuple[Sentence, ...]) -> str:
    """Return the content hash of a note: an approval and the record of its sending name it."""
    return content_hash(note, PACK)


def note_findings(state: Debrief, author: PersonId) -> Findings:
    """Return what must not stand in a note: the sender may name themselves, and nobody else."""
    note = note_of(state, author)
    found = own_findings(state, author, note)
    return tuple(each for each in found if each[1].rule != "LENGTH" or word_count(note) > MOST_WORDS)


def is_open(state: Debrief) -> bool:
    """Return whether there are notes at all: by the policy on record, once the candidate was told."""
    there = state.phase in {Phase.RELEASE, Phase.CLOSED} and released_now(state.handed)
    return there and was_told(state) and state.ruling.personal is not PersonalNotes.FORBIDDEN


def sent_at(state: Debrief, author: PersonId) -> str:
    """Return when somebody sent their note beside the released version, empty where they did not.

    A corrected version may go with a note of its own: the points that it tells may have been wrong.
    """
    kept = state.personal.get(author)
    since = "" if state.handed is None else state.handed.corrected
    return kept.sent if kept is not None and kept.sent >= since else ""


def _chosen(state: Debrief, author: PersonId) -> Iterator[Point]:
    own = [
        each for each in approved_points(state) if each.author == author and len(point_text(each)) <= _LONG
    ]
    for side, most in _MOST.items():
        yield from [each for each in own if each.polarity is side][:most]


def _told(point: Point) -> Sentence:
    source = Source(Origin.POINT, point.id, str(point.version))
    return Sentence(SentenceId(f"point/{point.id}"), _SECTIONS[point.polarity], point_text(point), (source,))
