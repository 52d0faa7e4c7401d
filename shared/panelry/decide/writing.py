"""Decisions of writing together: who has the lease on a part of the summary, and what becomes of suggestions.

A lease keeps two people from writing over each other; it is no right to the text. It lapses by the clock, who
leads may take it, and whoever may not write now suggests.
"""

from collections.abc import Callable, Mapping
from typing import Any

from panelry import commands as c
from panelry import events as e
from panelry.debrief import Debrief
from panelry.decide.asked import Asked, demand_free, optional_line
from panelry.decide.probing import demand_patience, leak_found
from panelry.decide.summary import EDITS
from panelry.evolve import evolve
from panelry.ids import PersonId, SentenceId
from panelry.leases import WRITINGS, Lease, fresh, lease_on, waiting
from panelry.points import ASSISTED_NOTICE, Section, Sentence
from panelry.refusals import Code, Refused
from panelry.rewording import offered_by
from panelry.summary import own_words, section_for, sentence_findings, standing_edits, unaccepted, wording

SUGGESTIONS = 40
"""The most suggestions that wait for an answer."""


def _write(state: Debrief, asked: Asked, command: c.WriteSection) -> tuple[e.Event, ...]:
    if state.ruling.generic:
        raise Refused(Code.GENERIC_ONLY)
    demand_free(state, asked, command.section)
    own = lease_on(state.leases, command.section, asked.at)
    if own is not None and fresh(own, asked.at):
        raise Refused(Code.NOTHING_NEW)
    if state.writings.get(asked.actor, 0) >= WRITINGS:
        raise Refused(Code.RECORD_FULL)
    return ((e.WritingBegun if own is None else e.WritingRenewed)(command.section),)


def _leave(state: Debrief, asked: Asked, command: c.LeaveSection) -> tuple[e.Event, ...]:
    held = lease_on(state.leases, command.section, asked.at)
    if held is None or held.by != asked.actor:
        raise Refused(Code.NO_SUCH_THING)
    return (e.WritingEnded(command.section),)


def _of_another(state: Debrief, asked: Asked, section: Section) -> Lease:
    held = lease_on(state.leases, section, asked.at)
    if held is None or held.by == asked.actor:
        raise Refused(Code.NOBODY_WRITES)
    return held


def _ask_for(state: Debrief, asked: Asked, command: c.AskForSection) -> tuple[e.Event, ...]:
    held = _of_another(state, asked, command.section)
    if asked.actor in held.asked:
        raise Refused(Code.NOTHING_NEW)
    return (e.WritingAsked(command.section, held.by),)


def _take(state: Debrief, asked: Asked, command: c.TakeSection) -> tuple[e.Event, ...]:
    return (e.WritingTaken(command.section, _of_another(state, asked, command.section).by),)


def _present(state: Debrief, sentence: SentenceId, base: str) -> Sentence:
    """Return a sentence as it stands; refuse one that is gone, or says something else than was read."""
    found = next((each for each in wording(state) if each.id == sentence), None)
    if found is None or sentence == ASSISTED_NOTICE:
        raise Refused(Code.NO_SUCH_THING)
    if found.text != base:
        raise Refused(Code.TEXT_CHANGED)
    return found


def _suggest(state: Debrief, asked: Asked, command: c.Suggest) -> tuple[e.Event, ...]:
    if state.ruling.generic:
        raise Refused(Code.GENERIC_ONLY)
    present = _present(state, command.sentence, command.base)
    text = optional_line(command.text, most=600)
    if text in {"", present.text}:
        raise Refused(Code.TEXT_MISSING)
    standing = waiting(state.suggestions, {each.id: each.text for each in wording(state)})
    others = [each for each in standing if (each.sentence, each.author) != (present.id, asked.actor)]
    if len(others) >= SUGGESTIONS:
        raise Refused(Code.TOO_MANY)
    demand_patience(state, asked)
    near = leak_found(asked.actor, present.id, text, sentence_findings(state, text))
    model = offered_by(state.rewording, text)
    return (e.Suggested(present.id, present.section, text, model), *near)


def _answer(state: Debrief, asked: Asked, command: c.AnswerSuggestion) -> tuple[e.Event, ...]:
    said = (command.sentence, command.author, command.text)
    found = next(
        (each for each in state.suggestions if (each.sentence, each.author, each.text) == said), None
    )
    if found is None:
        raise Refused(Code.NO_SUCH_THING)
    about = (found.author, found.text, command.base)
    model = found.model or offered_by(state.rewording, found.text)
    if not command.accepted:
        return (e.SuggestionAnswered(found.sentence, found.section, *about, accepted=False, model=model),)
    if asked.actor == found.author:
        raise Refused(Code.OWN_TEXT)
    section = section_for(state, found.sentence, found.section)
    demand_free(state, asked, section)
    _present(state, command.sentence, command.base)
    if len(state.edits) >= EDITS:
        raise Refused(Code.TOO_MANY)
    answered = e.SuggestionAnswered(found.sentence, section, *about, accepted=True, model=model)
    after = evolve(state, answered, e.Stamp(asked.actor, asked.at))
    return (answered, *_accepted(after, asked.actor, found.sentence))


def _accepted(after: Debrief, actor: PersonId, sentence: SentenceId) -> tuple[e.SentenceAccepted, ...]:
    """Return the yes to the new words, if they wait for one and nobody would accept words of their own."""
    if sentence not in unaccepted(after):
        return ()
    present = next(each for each in wording(after) if each.id == sentence)
    writers = standing_edits(after)[sentence].writers
    own = actor in own_words(present, writers)
    return () if own else (e.SentenceAccepted(sentence, present.text),)


DECIDE: Mapping[type[Any], Callable[[Debrief, Asked, Any], tuple[e.Event, ...]]] = {
    c.WriteSection: _write,
    c.LeaveSection: _leave,
    c.AskForSection: _ask_for,
    c.TakeSection: _take,
    c.Suggest: _suggest,
    c.AnswerSuggestion: _answer,
}
