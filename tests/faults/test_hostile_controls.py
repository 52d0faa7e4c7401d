"""The hostile terminal finds planted leaks: each one shows to it in the phase that is named."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from msgspec.structs import replace

import leaky
from anything import Die
from faults import acts, sealed
from faults.hostile import attack
from faults.raw import TEXT, framed
from panelry import commands as c
from panelry import decide
from panelry import events as e
from panelry.debrief import Debrief
from panelry.refusals import Code, Refused
from panelry.visibility import opened
from story import Story

Phase = Callable[[int], Story]


def evidence_before_its_opening(patch: pytest.MonkeyPatch) -> None:
    """Let the maker of evidence forget to ask whether it is open."""
    leaky._in_table(patch, opened.evidence, lambda state: opened.evidence(replace(state, evidence=True)))


def a_refusal_that_knows_the_ids_of_others(patch: pytest.MonkeyPatch) -> None:
    """Decline an observation whose id somebody else has taken."""
    real = decide.DECIDE[c.Observe]

    def mutant(state: Debrief, asked: Any, command: c.Observe) -> tuple[e.Event, ...]:
        if any(command.observation in state.card(each).observations for each in state.people):
            raise Refused(Code.ID_TAKEN)
        return real(state, asked, command)

    decisions: dict[type[Any], Any] = {**decide.DECIDE, c.Observe: mutant}
    patch.setattr(decide, "DECIDE", decisions)


SHOWN: Mapping[leaky.Mutant, Phase] = {
    leaky.length: sealed.between,
    leaky.changed_flag: sealed.scoring,
    leaky.cursor_from_the_journal_position: sealed.scoring,
    leaky.row_id_in_a_sight: sealed.scoring,
    leaky.n_in_a_sight: sealed.scoring,
    leaky.frame_per_rating: sealed.scoring,
    leaky.live_count_in_welcome: sealed.scoring,
    leaky.journal_order_at_the_opening: sealed.between,
    leaky.picture_chosen_by_the_journals_length: sealed.scoring,
    leaky.cut_by_what_others_wrote: sealed.scoring,
    leaky.commitments_only_to_what_was_said: sealed.scoring,
    leaky.commitments_to_notes: sealed.closed,
    evidence_before_its_opening: sealed.scoring,
    a_refusal_that_knows_the_ids_of_others: sealed.scoring,
}
"""In which phase each leak shows."""
ATTACKS = 20
"""The most attacks until a leak shows."""
ELSEWHERE = {
    leaky.secret_dependent_refusal,
    leaky.presence_refreshed_by_commands,
    leaky.tick_started_by_private_commands,
    leaky.opened_card_for_everybody,
    leaky.opened_card_in_the_record,
    leaky.break_glass_refused_by_what_is_written,
}
"""Told to facilitators alone, by time alone, which stands still here, or by break-glass, which nobody asks
for here: `verify-blind` finds these."""


def test_every_planted_leak_is_looked_for() -> None:
    """A new mutant has its phase here, or a reason."""
    assert set(leaky.LEAKS) == {each for each in SHOWN if each in leaky.LEAKS} | ELSEWHERE


@pytest.mark.parametrize("leak", SHOWN, ids=lambda each: each.__name__)
async def test_a_planted_leak_shows_to_the_hostile_terminal(
    leak: leaky.Mutant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte that differs between the worlds is enough; an attack does not meet every leak."""
    leak(monkeypatch)
    for number in range(1, ATTACKS + 1):
        faults, _ = await attack(SHOWN[leak], Die(number))
        if any(each.startswith("the worlds differ") for each in faults):
            return
    pytest.fail(f"{ATTACKS} attacks did not find it")


def test_the_bomb_is_a_bomb() -> None:
    """A kilobyte that a server which agreed to compression would blow up a thousand times."""
    assert any(each[0] == 0xC0 | TEXT and len(each) < 2_000 for each in acts.VIOLATIONS)


def test_the_hostile_terminal_sends_every_frame_and_every_command() -> None:
    """Those of servers and joiners, too."""
    sent = b"\n".join(text for texts in acts.acts(Die(1), Story().state) for text in texts)
    kinds = {each.__name__ for each in c.KINDS}
    assert kinds == {kind for kind in kinds if f'"ask":"{kind}"'.encode() in sent}
    tags = ("claim", "ack", "welcome", "picture", "sights", "beacon", "reset", "seated", "hello")
    assert [] == [tag for tag in tags if f'{{"t":"{tag}"'.encode() not in sent]
    assert framed(b"{}", masked=False) in sent
