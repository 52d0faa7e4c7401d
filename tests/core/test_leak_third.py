"""The guard and the rules in six trades: what must be found beside their notes, and what must pass.

The sentences were written from what the rules promise, before anybody looked at a rule or at another corpus;
they stay as they are. The first measure is the honest one: 40 of 42 blocked, 17 of 18 warned of, 3 of 60
honest sentences blocked. What it showed was mended as a class, so these bars say that nothing falls.
"""

from pathlib import Path

import msgspec
import pytest

from panelry.ids import PersonId
from panelry.leaks import Finding, Gate, Guard, Names, Private, check_sentence

FILE = Path(__file__).resolve().parents[1] / "apart" / "rooms-third.json"


class Note(msgspec.Struct, forbid_unknown_fields=True):
    """A private note."""

    author: str
    text: str


class Must(msgspec.Struct, forbid_unknown_fields=True):
    """A sentence that must be found: by a block, or at least by a warning."""

    text: str
    level: Gate
    rule: str


class Honest(msgspec.Struct, forbid_unknown_fields=True):
    """A sentence that must pass: approved words, words of the rubric, or unrelated ones."""

    text: str
    kind: str


class Trade(msgspec.Struct, forbid_unknown_fields=True):
    """One debrief: who is on the panel, what they noted, what may be said, and the sentences to check."""

    register: str
    people: tuple[str, ...]
    private: tuple[Note, ...]
    allowed: tuple[str, ...]
    must: tuple[Must, ...]
    honest: tuple[Honest, ...]

    def guard(self, allowed: tuple[str, ...]) -> Guard:
        """Return the guard over the notes of this debrief."""
        return Guard.build((Private(PersonId(each.author), each.text) for each in self.private), allowed)

    def found(self, text: str, guard: Guard) -> tuple[Finding, ...]:
        """Return what is found in a sentence."""
        return check_sentence(text, guard, Names(self.people, candidate="Amara Osei"))


TRADES = msgspec.json.decode(FILE.read_bytes(), type=tuple[Trade, ...])


def test_the_third_part_is_complete() -> None:
    """Sixty sentences that must be found and sixty that must pass, ten of each in every trade."""
    assert 6 * [(10, 10)] == [(len(each.must), len(each.honest)) for each in TRADES]


@pytest.mark.parametrize("trade", TRADES, ids=lambda each: each.register)
def test_what_must_be_found_beside_notes_is_found_by_its_rule(trade: Trade) -> None:
    """Copies, disguises and every kind of unfit word: a block where one is due, else at least a warning."""
    guard = trade.guard(trade.allowed)
    missed = []
    for must in trade.must:
        found = trade.found(must.text, guard)
        enough = {Gate.BLOCK} if must.level is Gate.BLOCK else {Gate.BLOCK, Gate.WARN}
        if not any(each.level in enough and each.rule.startswith(must.rule) for each in found):
            missed.append(must.text)
    assert [] == missed


@pytest.mark.parametrize("trade", TRADES, ids=lambda each: each.register)
def test_honest_sentences_of_six_trades_pass_beside_notes(trade: Trade) -> None:
    """Nothing is found in approved words, words of the rubric and unrelated ones."""
    guard = trade.guard(trade.allowed)
    assert [] == [each.text for each in trade.honest if trade.found(each.text, guard)]


@pytest.mark.parametrize("trade", TRADES, ids=lambda each: each.register)
def test_unrelated_sentences_pass_where_nothing_is_allowed(trade: Trade) -> None:
    """No exercise text, no rubric and no point speaks for them."""
    guard = trade.guard(())
    unrelated = [each.text for each in trade.honest if each.kind == "unrelated"]
    assert [] == [text for text in unrelated if trade.found(text, guard)]
