"""The office's room: what is recorded stays, and a code becomes one seat."""

import asyncio

import pytest

import cast
from hosted import QUICK, changed, core_of, token_of
from panelry.ids import DebriefId, DeviceId
from panelry.office import DebriefListed, DeviceRevoked, Invited, OfficeOpened
from panelry.refusals import Refused
from panelry_server.clock import ManualClock
from panelry_server.codes import code_hash
from panelry_server.core import Core
from panelry_server.journal import Append, JournalError, OutcomeUnknown
from panelry_server.journal.memory import MemoryJournal
from panelry_server.settings import Settings
from panelry_server.tries import TooManyTries

CODES = ("KLRP-7342-MXST", "BCDF-2345-GHJK", "LMNP-6789-QRST", "VWXZ-2222-BBBB", "CCCC-3333-CCCC")
LATER = "2099-01-01T00:00:00.000Z"


async def invited(core: Core, *codes: str) -> Core:
    """Let Ben be invited by codes."""
    for code in codes:
        hashed = code_hash(core.secret, code)
        assert hashed is not None
        await core.office.record(Invited(hashed, cast.DEBRIEF, cast.BEN, LATER))
    return core


async def test_what_was_recorded_is_there_after_a_restart() -> None:
    """Events recorded together are one append."""
    journal = MemoryJournal()
    core = await core_of(journal=journal)
    await core.office.record(OfficeOpened("Acme"), DebriefListed(DebriefId("one")))
    await core.office.record(DebriefListed(DebriefId("two")))
    again = await core_of(journal=journal)
    assert core.office.state == again.office.state
    assert ("Acme", ("one", "two")) == (again.office.state.organisation, again.office.state.debriefs)
    assert [1, 1, 2] == [record.n for record in await journal.read("office")]


async def test_a_claim_gives_the_seat_to_one_token() -> None:
    """The same token again has the same answer without a second event; another has none."""
    core = await invited(await core_of(), CODES[0])
    device = await core.office.claim(CODES[0], token_of(cast.BEN))
    length = len(await core.journal.read("office"))
    assert device == await core.office.claim(CODES[0].lower(), token_of(cast.BEN))
    assert length == len(await core.journal.read("office"))
    with pytest.raises(Refused, match="no-such-thing"):
        await core.office.claim(CODES[0], token_of(cast.CHEN))
    assert device == core.office.device_of(token_of(cast.BEN))


async def test_two_who_claim_at_once_get_one_seat() -> None:
    """The second finds the code used."""
    core = await invited(await core_of(), CODES[0])
    answers = await asyncio.gather(
        *(core.office.claim(CODES[0], token_of(each)) for each in (cast.BEN, cast.CHEN)),
        return_exceptions=True,
    )
    assert 1 == sum(isinstance(each, Refused) for each in answers)


async def test_a_person_has_four_devices_at_most() -> None:
    """One must be revoked before another may join; the code is not used up."""
    core = await core_of()
    seats = []
    for n, code in enumerate(CODES[:4]):
        await invited(core, code)
        seats.append(await core.office.claim(code, token_of(cast.BEN, n)))
    await invited(core, CODES[4])
    with pytest.raises(Refused, match="too-many"):
        await core.office.claim(CODES[4], token_of(cast.BEN, 9))
    await core.office.record(DeviceRevoked(seats[0].id))
    assert core.office.device_of(token_of(cast.BEN, 0)) is None
    assert cast.BEN == (await core.office.claim(CODES[4], token_of(cast.BEN, 9))).person


async def test_five_wrong_codes_from_an_address_close_it_for_a_while() -> None:
    """Even a right code waits; another address does not; a minute later one more try is there."""
    clock = ManualClock()
    core = await invited(await core_of(Settings(folder=QUICK.folder), clock=clock), CODES[0])
    for _ in range(5):
        with pytest.raises(Refused):
            await core.office.claim("no code", token_of(cast.BEN), "192.0.2.7")
    with pytest.raises(TooManyTries):
        await core.office.claim(CODES[0], token_of(cast.BEN), "192.0.2.7")
    assert cast.BEN == (await core.office.claim(CODES[0], token_of(cast.BEN), "192.0.2.8")).person
    await clock.advance(61)
    assert cast.BEN == (await core.office.claim(CODES[0], token_of(cast.BEN), "192.0.2.7")).person


async def test_many_addresses_share_one_budget() -> None:
    """Guessing from everywhere at once is bounded too."""
    core = await invited(await core_of(changed(wrong_codes_everywhere=3)), CODES[0])
    for place in range(3):
        with pytest.raises(Refused):
            await core.office.claim("BBBB-2222-BBBB", token_of(cast.BEN), f"192.0.2.{place}")
    with pytest.raises(TooManyTries):
        await core.office.claim(CODES[0], token_of(cast.BEN), "192.0.2.99")


async def test_right_claims_cost_nothing() -> None:
    """A panel behind one address joins without waiting."""
    core = await core_of(changed(wrong_codes=1))
    for n, code in enumerate(CODES[:4]):
        await invited(core, code)
        await core.office.claim(code, token_of(cast.BEN, n), "192.0.2.7")
    assert 4 == len(core.office.state.devices)


async def test_a_taken_seat_ends_its_other_codes() -> None:
    """Whoever kept a second code back would read what its owner writes."""
    core = await invited(await core_of(), *CODES[:2])
    await core.office.claim(CODES[0], token_of(cast.BEN, 1))
    with pytest.raises(Refused, match="no-such-thing"):
        await core.office.claim(CODES[1], token_of(cast.BEN, 2))


@pytest.mark.parametrize("kept", [True, False])
async def test_an_unknown_outcome_is_looked_up_before_the_next_decision(kept: bool) -> None:
    """What was kept is there once, what was not is not."""

    class Shaky(MemoryJournal):
        shaky = False

        async def append(self, append: Append) -> int:
            if not self.shaky:
                return await super().append(append)
            self.shaky = False
            if kept:
                await super().append(append)
            raise OutcomeUnknown("a test")

    journal = Shaky()
    core = await core_of(journal=journal)
    journal.shaky = True
    with pytest.raises(OutcomeUnknown):
        await core.office.record(DebriefListed(DebriefId("one")))
    await core.office.record(DebriefListed(DebriefId("two")))
    assert (("one", "two") if kept else ("two",)) == core.office.state.debriefs


async def test_an_erased_event_keeps_the_office_shut() -> None:
    """There is nothing to replay, and nothing is invented."""
    from msgspec.structs import replace  # noqa: PLC0415 - for this damage alone

    journal = MemoryJournal()
    await (await core_of(journal=journal)).office.record(DeviceRevoked(DeviceId("x")))
    journal._heads["office"] = replace(journal._heads["office"], erased_at="2031-05-06")
    journal._records["office"] = [replace(each, body=None) for each in journal._records["office"]]
    with pytest.raises(JournalError, match="was erased"):
        await core_of(journal=journal)
