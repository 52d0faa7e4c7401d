"""People's edits of a draft: which still stand, where their words come from, and who must accept them."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from panelry.ids import PersonId, SentenceId
from panelry.points import (
    ASSISTED_NOTICE,
    SENDER,
    Acceptance,
    Edit,
    Origin,
    Polarity,
    Section,
    Sentence,
    Source,
)
from panelry.stems import content, stem, tokens

SUPPORT = 0.8
"""The part of the content stems that must come from the sources."""

NOTICE = "A computer program helped with some words of this text; people checked and accepted each of them."
"""What the candidate reads where a program helped."""

_FLIPS_WORDS = """
no not never none nothing nobody neither nor nowhere without hardly barely scarcely rarely seldom cannot
unless before after only less fewer more too few aint cant couldnt didnt doesnt dont hadnt hasnt havent
isnt arent wasnt werent wont wouldnt shouldnt mustnt
"""
_FLIPS = frozenset(_FLIPS_WORDS.split())
"""Words that turn the sense of a sentence: negations, and the likes of "before" and "without"."""

_NO_NUMBER = re.compile(r"\bone\s+(?:by|after)\s+(?:one|another|the other)\b", re.IGNORECASE)

_CLAIMS = frozenset(side.value for side in Polarity)
"""The fields of the rubric's words that a sentence may claim."""


class _State(msgspec.Struct, frozen=True):
    """One sentence with what was done to it: the text now ("" if removed) and the edits that stand."""

    id: SentenceId
    section: Section
    drafted: str
    sources: tuple[Source, ...]
    text: str
    standing: tuple[Edit, ...] = ()


class Edited(msgspec.Struct, frozen=True):
    """The edits that stand on one sentence: the words `drafted` ("" if it was added), and all `writers`."""

    drafted: str
    writers: tuple[PersonId, ...]


def merge_edits(sentences: Iterable[Sentence], edits: Iterable[Edit]) -> tuple[Sentence, ...]:
    """Return the draft with the edits that stand, in the order they were made.

    An edit stands while what its writer saw is still what would be shown, or says the same by `same_sense`:
    the drafter may have chosen another phrase. Where the sources behind a sentence changed, or it is gone,
    the drafter's sentence is shown and the edit is left to `set_aside`. A removed sentence is left out.
    An edited sentence keeps its sources while the draft supports it, else its source is the people who wrote.
    """
    states, _ = _merge(sentences, edits)
    return tuple(_sentence(state) for state in states if state.text)


def with_notice(text: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return the text with the line that a program helped with its words, if one did, before the sender."""
    if not any(source.origin is Origin.ASSISTED for each in text for source in each.sources):
        return text
    said = Source(Origin.TEMPLATE, ASSISTED_NOTICE, "1")
    notice = Sentence(ASSISTED_NOTICE, Section.CLOSING, NOTICE, (said,))
    at = sum(each.id != SENDER for each in text)
    return (*text[:at], notice, *text[at:])


def set_aside(sentences: Iterable[Sentence], edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits that no longer stand, to be offered to their writers again."""
    return _merge(sentences, edits)[1]


def unaccepted(
    sentences: Iterable[Sentence], edits: Iterable[Edit], accepted: Iterable[Acceptance] = ()
) -> tuple[SentenceId, ...]:
    """Return the sentences that wait for a yes.

    They are new text that nobody but its writers has accepted, and rubric words that claim something of the
    candidate's work and that nobody has accepted; a yes holds while they say the same by `same_sense`.
    `sentences` is the draft before its edits, as for `merge_edits`.
    """
    states, _ = _merge(sentences, edits)
    yes = {each.sentence: each.text for each in accepted}
    return tuple(state.id for state in states if state.text and not _settled(state, yes))


def standing_edits(sentences: Iterable[Sentence], edits: Iterable[Edit]) -> dict[SentenceId, Edited]:
    """Return, for each sentence of the present text that edits changed, what was drafted and who wrote."""
    states, _ = _merge(sentences, edits)
    return {
        state.id: Edited(state.drafted, tuple(dict.fromkeys(each.author for each in state.standing)))
        for state in states
        if state.text and state.standing
    }


def section_of(sentences: Iterable[Sentence], edits: Iterable[Edit], sentence: SentenceId) -> Section | None:
    """Return the section in which a sentence stands, or would again if it was removed; None for a new one."""
    states, _ = _merge(sentences, edits)
    return next((state.section for state in states if state.id == sentence), None)


def same_sense(text: str, of: str) -> bool:
    """Return whether a text may count as coming from another one.

    At least 80 % of its content stems are found there, and its numbers, names and negations are the same:
    "not" turns a meaning and costs no stem. A text without content stems only comes from itself.
    """
    if text == of:
        return True
    mine, there = content(text), set(content(of))
    if not mine or sum(each in there for each in mine) < SUPPORT * len(mine):
        return False
    return _marks(text, there) == _marks(of, there)


def content_hash(
    sentences: Iterable[Sentence],
    rule_pack: str,
    edits: Iterable[Edit] = (),
    accepted: Iterable[Acceptance] = (),
) -> str:
    """Return the SHA-256 in hex of what a signature covers.

    It covers the texts in order with sections and sources, the version of the rule pack, and who accepted
    which edit and which words that stand there now: as canonical JSON, keys sorted, UTF-8. `sentences` is
    the text after its edits.
    """
    text = tuple(sentences)
    present = {each.id for each in text}
    yes = {
        (each.sentence, each.text, each.author, each.accepted_by or "") for each in edits if each.accepted_by
    }
    yes |= {
        (each.sentence, each.text, PersonId(""), each.by) for each in accepted if each.sentence in present
    }
    covered = {"sentences": text, "rule_pack": rule_pack, "accepted": sorted(yes)}
    return hashlib.sha256(msgspec.json.encode(covered, order="sorted")).hexdigest()


def _merge(sentences: Iterable[Sentence], edits: Iterable[Edit]) -> tuple[list[_State], tuple[Edit, ...]]:
    """Return the state of each sentence, and the edits set aside."""
    states = [_State(each.id, each.section, each.text, each.sources, each.text) for each in sentences]
    aside: list[Edit] = []
    for edit in edits:
        at = next((place for place, state in enumerate(states) if state.id == edit.sentence), None)
        if at is not None and same_sense(edit.base, states[at].text):
            state = states[at]
            states[at] = msgspec.structs.replace(state, text=edit.text, standing=(*state.standing, edit))
        elif at is None and not edit.base and edit.text:
            added = _State(edit.sentence, edit.section, "", (), edit.text, (edit,))
            states.insert(_end_of(edit.section, states), added)
        else:
            aside.append(edit)
    return states, tuple(aside)


def _end_of(section: Section, states: Sequence[_State]) -> int:
    """Return the place behind the last sentence of a section, yet before the sender."""
    order = list(Section)
    last = order.index(section)
    return sum(order.index(state.section) <= last and state.id != SENDER for state in states)


def _sentence(state: _State) -> Sentence:
    """Return the sentence as it stands, with its sources."""
    if not _is_new(state):
        return Sentence(state.id, state.section, state.text, state.sources)
    typed = dict.fromkeys(edit.author for edit in state.standing if not edit.model)
    sources = tuple(Source(Origin.HUMAN, person, str(len(state.standing))) for person in typed)
    models = dict.fromkeys(edit.model for edit in state.standing if edit.model)
    assisted = tuple(Source(Origin.ASSISTED, model, str(len(state.standing))) for model in models)
    return Sentence(state.id, state.section, state.text, (*(sources or state.sources), *assisted))


def _is_new(state: _State) -> bool:
    """Return whether the words are no longer the draft's; a program's never are, however close."""
    assisted = any(edit.model for edit in state.standing) and state.text != state.drafted
    return assisted or not same_sense(state.text, state.drafted)


def _settled(state: _State, yes: Mapping[SentenceId, str]) -> bool:
    """Return whether a sentence waits for nobody's yes; `yes` is the text that was accepted of each."""
    if _is_new(state):
        return _accepted(state)
    if not any(_claims(each) for each in state.sources):
        return True
    return state.id in yes and same_sense(state.text, yes[state.id])


def _claims(source: Source) -> bool:
    """Return whether a source is rubric words about the candidate's work; a suggestion claims nothing."""
    return source.origin is Origin.RUBRIC and source.id.rpartition("/")[2] in _CLAIMS


def _accepted(state: _State) -> bool:
    """Return whether the last edit was accepted by somebody who wrote none of those that stand."""
    writers = {edit.author for edit in state.standing}
    return state.standing[-1].accepted_by not in {None, *writers}


def _marks(text: str, known: set[str]) -> Counter[str]:
    """Return how often each number, name and turning word stands in a text.

    A name is a word with a capital inside a sentence, or its first word if its stem is not in `known`. In
    "one by one" there is no number.
    """
    text = _NO_NUMBER.sub(" ", text)
    words = tokens(text)
    marks: Counter[str] = Counter()
    for at, word in enumerate(words):
        named = text[word.start].isupper() and (
            at > 0 or (bool(content(word.text)) and stem(word.text) not in known)
        )
        if word.text in _FLIPS or any(each.isdigit() for each in word.text) or named:
            marks[word.text] += 1
    return marks
