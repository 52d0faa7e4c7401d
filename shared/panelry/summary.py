"""The summary of a debrief as it stands: its wording, its hash, its findings.

Everything is derived from the debrief. The caches keep what was read last: an event that changes neither
text nor notes costs nothing here, and a changed note costs what that note costs. Findings may be asked for
on another thread first, so that they are there when the answer is needed.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from panelry import drafting
from panelry.commands import AcceptSentence
from panelry.debrief import Debrief, agreed_levels, approved_points, holders
from panelry.found import Findings, Found, with_waivers
from panelry.grounds import unlike_the_record
from panelry.ids import CriterionId, DebriefId, PersonId, PointId, SentenceId
from panelry.leaks import PACK, Gate, Guard, Names, Private, check_summary, rule
from panelry.office import BENCH_DAYS
from panelry.panel import Mode, Outcome, Role, Standing
from panelry.phase import MAY
from panelry.points import Edit, Origin, Point, Polarity, Section, Sentence, Why
from panelry.retention import day_after
from panelry.scorecard import Scorecard

_SOMEBODY = PersonId("")
POINT = SentenceId("point")
"""The id under which a point's own words are checked."""
SENTENCE = SentenceId("sentence")
"""The id under which a sentence is checked before it stands in the text."""


_Scope = tuple[DebriefId, PersonId]
"""A debrief, and the author of a point whose own texts are left out, or nobody."""


def material(state: Debrief) -> drafting.Material:
    """Return all that the draft may be made from: no rating, no note, no panelist's name is in it.

    Where the policy allows no evaluation, nothing is left to say but the thank-you note.
    """
    generic = state.ruling.generic
    return drafting.Material(
        debrief=state.id,
        candidate=first_name(state.candidate),
        organisation=state.organisation,
        position=state.position,
        rubric=state.rubric,
        agreed=() if generic else tuple(agreed_levels(state).items()),
        points=() if generic else approved_points(state),
        drivers=state.drivers,
        outcome=state.outcome,
        sender=f"{_sender(state)} at {state.organisation}",
        generic=generic,
        until=_kept_until(state),
    )


def _kept_until(state: Debrief) -> str:
    """Return the day until which a letter asks to keep in touch, empty where it does not ask.

    It is what the page of the bench proposes, counted from the day of the outcome.
    """
    asks = state.outcome is Outcome.KEEP_IN_TOUCH
    return day_after(state.outcome_at, BENCH_DAYS[1]) if asks else ""


def _sender(state: Debrief) -> str:
    """Return who signs the letter: one interviewer is no panel."""
    return "Your interviewer" if len(holders(state, Role.PANELIST)) == 1 else "The interview panel"


def first_name(candidate: str) -> str:
    """Return the first word of a name: how the summary speaks to the candidate."""
    return candidate.split(" ", 1)[0]


class Silence(msgspec.Struct, frozen=True):
    """What the draft does not say: the missing sides, the silent criteria with why, the points that speak."""

    lacks: tuple[Polarity, ...]
    criteria: tuple[tuple[CriterionId, Why], ...]
    points: tuple[PointId, ...]


@lru_cache(maxsize=64)
def _drafted(key: bytes) -> tuple[tuple[Sentence, ...], Silence]:
    made = _MATERIAL.decode(key)
    left_out = Silence(drafting.lacks(made), drafting.silent(made), drafting.speaking(made))
    return drafting.draft(made), left_out


_ENCODER = msgspec.msgpack.Encoder(decimal_format="string")
_MATERIAL = msgspec.msgpack.Decoder(drafting.Material)


def drafted(state: Debrief) -> tuple[Sentence, ...]:
    """Return the draft before its edits."""
    return _drafted(_ENCODER.encode(material(state)))[0]


def wording(state: Debrief) -> tuple[Sentence, ...]:
    """Return the present text, sentence by sentence."""
    return _merged(drafted(state), edits_of(state))


def edits_of(state: Debrief) -> tuple[Edit, ...]:
    """Return the edits that the present text is made with: none where the policy allows no evaluation."""
    return () if state.ruling.generic else state.edits


@lru_cache(maxsize=64)
def _merged(sentences: tuple[Sentence, ...], edits: tuple[Edit, ...]) -> tuple[Sentence, ...]:
    return drafting.with_notice(drafting.merge_edits(sentences, edits))


def set_aside(state: Debrief) -> tuple[Edit, ...]:
    """Return the edits that no longer stand, because what they changed has changed itself."""
    return drafting.set_aside(drafted(state), edits_of(state))


def unaccepted(state: Debrief) -> tuple[SentenceId, ...]:
    """Return the sentences that wait for a yes: new text, and rubric words that no point speaks for."""
    return drafting.unaccepted(drafted(state), edits_of(state), state.accepted.values())


def standing_edits(state: Debrief) -> dict[SentenceId, drafting.Edited]:
    """Return, for each changed sentence of the present text, what was drafted and all who wrote."""
    return drafting.standing_edits(drafted(state), edits_of(state))


def section_for(state: Debrief, sentence: SentenceId, named: Section) -> Section:
    """Return the section in which a sentence stands or will stand; a new one goes where it is `named` for."""
    return drafting.section_of(drafted(state), edits_of(state), sentence) or named


def acceptors(state: Debrief, writers: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
    """Return who may accept a sentence, in the order of seats: those who may, but for writers of new text."""
    roles = MAY[AcceptSentence].roles
    return tuple(
        person
        for person, each in state.people.items()
        if each.roles & roles and each.standing is not Standing.RECUSED and person not in writers
    )


def own_words(sentence: Sentence, writers: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
    """Return who wrote new text or took a program's; nobody where the words are the draft's."""
    new = {each.origin for each in sentence.sources} & {Origin.HUMAN, Origin.ASSISTED}
    return writers if new else ()


def text_hash(state: Debrief) -> str:
    """Return the content hash that a signature covers."""
    return drafting.content_hash(wording(state), PACK, edits_of(state), state.accepted.values())


def word_total(state: Debrief) -> int:
    """Return the number of words of the present text."""
    return drafting.word_count(wording(state))


def silence(state: Debrief) -> Silence:
    """Return what the draft leaves out; disputed points are no matter of the draft and not listed."""
    _, found = _drafted(_ENCODER.encode(material(state)))
    return Silence(found.lacks, (), ()) if state.ruling.generic else found


def released_text(state: Debrief) -> str:
    """Return the present text as the candidate would read it."""
    return drafting.plain(wording(state))


def point_text(point: Point) -> str:
    """Return a point's words as they are checked."""
    return drafting.point_text(point)


def point_problems(point: Point) -> tuple[str, ...]:
    """Return what a point still lacks before it can be approved."""
    return drafting.point_problems(point)


def findings(state: Debrief, cards: Mapping[PersonId, Scorecard]) -> Findings:
    """Return what must not stand in the present text, given the private words of these scorecards."""
    text = wording(state)
    found = (*_found(state, text, cards), *unlike_the_record(state, text))
    return with_waivers(found, {each.id: each.text for each in text}, state.waived)


def sentence_findings(state: Debrief, text: str) -> Findings:
    """Return what must not stand in one sentence that somebody writes into the present text."""
    return _found(state, (Sentence(SENTENCE, Section.CLOSING, text, ()),), state.guarded)


def _found(state: Debrief, sentences: tuple[Sentence, ...], cards: Mapping[PersonId, Scorecard]) -> Findings:
    allowed = drafting.allowed(state.rubric, approved_points(state))
    private, names = _private(state, cards), _names(state)
    return _checked((state.id, _SOMEBODY), sentences, private, allowed, names, adjusted=state.adjusted)


def point_findings(state: Debrief, point: Point) -> Findings:
    """Return what must not stand in a point: its author's own notes may be its source, nobody else's.

    Only scorecards that were handed in are asked, as of the last public act: an approval must not answer
    guesses at what somebody is typing.
    """
    sentence = Sentence(POINT, Section.STRENGTHS, drafting.point_text(point), ())
    shared = tuple(
        each for each in approved_points(state) if (each.author, each.id) != (point.author, point.id)
    )
    found = _of_author(state, point.author, (sentence,), shared)
    return tuple(each for each in found if each[1].rule != "LENGTH")


def own_findings(state: Debrief, author: PersonId, sentences: tuple[Sentence, ...]) -> Findings:
    """Return what must not stand in a text of somebody's own points, asked as for each of them alone."""
    shared = tuple(each for each in approved_points(state) if each.author != author)
    return _of_author(state, author, sentences, shared)


def _of_author(
    state: Debrief, author: PersonId, sentences: tuple[Sentence, ...], shared: tuple[Point, ...]
) -> Findings:
    handed_in = {person: card for person, card in state.guarded.items() if card.submitted is not None}
    others = {person: card for person, card in handed_in.items() if person != author}
    allowed = drafting.allowed(state.rubric, shared)
    private, names = _private(state, others), _names(state)
    return _checked((state.id, author), sentences, private, allowed, names, adjusted=state.adjusted)


def _private(state: Debrief, cards: Mapping[PersonId, Scorecard]) -> tuple[Private, ...]:
    """Return the private texts; without names they have one owner, or a copied text would name its author."""
    if state.mode is Mode.WITHOUT_NAMES:
        return tuple(Private(_SOMEBODY, text) for text in sorted(_all_texts(cards)))
    return tuple(Private(person, text) for person in sorted(cards) for text in _texts(cards[person]))


def _all_texts(cards: Mapping[PersonId, Scorecard]) -> Iterable[str]:
    return (text for card in cards.values() for text in _texts(card))


def _texts(card: Scorecard) -> Iterable[str]:
    yield from (note.text for note in card.notes.values())
    yield from (observation.text for observation in card.observations.values())
    yield from (revision.reason for revision in card.revisions.values())
    yield from card.former


def _names(state: Debrief) -> Names:
    people = tuple(sorted(each.name for each in state.people.values()))
    asked = _kept_until(state)
    days = (drafting.day(asked),) if asked else ()
    said = (state.organisation, state.position, *days, *drafting.allowed(state.rubric, ()))
    return Names(people, state.candidate, words=said, denied=state.denied)


@lru_cache(maxsize=32)
def _latest(_: _Scope) -> list[Guard]:
    """Return a place for the guard that was made last: the next one is made from it."""
    return [Guard()]


@lru_cache(maxsize=64)
def _checked(
    scope: _Scope,
    sentences: tuple[Sentence, ...],
    private: tuple[Private, ...],
    allowed: tuple[str, ...],
    names: Names,
    *,
    adjusted: bool,
) -> Findings:
    latest = _latest(scope)
    guard = latest[0] = latest[0].over(private, allowed)
    found = check_summary(sentences, guard, names, adjusted=adjusted)
    return tuple(
        (
            sentence,
            Found(each.rule, each.level is Gate.BLOCK, each.span, each.owner, rule(each.rule).suggestion),
        )
        for sentence, each in found
    )
