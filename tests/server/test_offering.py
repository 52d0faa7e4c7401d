"""An offer from the desk opens the question in its debrief, once, also after a crash in between."""

import asyncio

import pytest

import cast
from hosted import QUICK, WITH_MAIL, core_of, seated
from panelry import commands
from panelry.hiring import Particulars
from panelry.ids import CandidateId, DebriefId, PositionId
from panelry.mails import Sent
from panelry.milestones import AskedByMail
from panelry.office import CandidateErased, DebriefErased, DebriefListed, FeedbackOffered, OfferMailed
from panelry.office import commands as c
from panelry.panel import CANDIDATE, OPERATOR, Channel
from panelry.policies import PolicySet
from panelry.refusals import SENTENCES, Code, Refused
from panelry_server.core import Core
from panelry_server.offering import place_offers, unplaced
from panelry_server.settings import Settings

KIT, P1 = CandidateId("kit"), PositionId("p1")
TOKEN, CODE = "a" * 64, "b" * 64
ADDRESS = "kit@example.org"


async def office(settings: Settings = WITH_MAIL) -> Core:
    """Return a core with a position, a candidate and their debrief."""
    core = await core_of(settings)
    for command in (
        c.OpenPosition(P1, "Staff Engineer"),
        c.AddCandidates(P1, (c.NewCandidate(KIT, Particulars("Kit Adeyemi", ADDRESS)),)),
    ):
        await core.office.ask(OPERATOR, command)
    await seated(core)
    await core.office.record(DebriefListed(cast.DEBRIEF, P1, KIT))
    return core


async def test_an_offer_is_a_link_in_its_debrief() -> None:
    """It asks, it counts as an offer, and the desk learns of it."""
    core = await office()
    await core.office.ask(OPERATOR, c.OfferFeedback(cast.DEBRIEF, TOKEN, CODE))
    room = await core.rooms.open(cast.DEBRIEF)
    await room.settle()
    assert (True, 1) == (room.state.links[TOKEN].asks, room.state.offers)
    assert 1 == core.office.state.milestones[cast.DEBRIEF].offers
    await place_offers(core.office, core.rooms, *unplaced(core.office))
    assert 1 == room.state.offers


async def test_an_offer_that_was_cut_short_is_made_at_the_next_start() -> None:
    """Once: a link that is there is not made again, and an erased debrief has none."""
    core = await office()
    await core.office.record(FeedbackOffered(cast.DEBRIEF, TOKEN, CODE))
    assert (TOKEN,) == unplaced(core.office)
    await place_offers(core.office, core.rooms, *unplaced(core.office))
    await place_offers(core.office, core.rooms, TOKEN)
    room = await core.rooms.open(cast.DEBRIEF)
    assert 1 == room.state.offers
    await core.office.record(
        FeedbackOffered(cast.DEBRIEF, "c" * 64, CODE), DebriefErased(cast.DEBRIEF, "asked")
    )
    await place_offers(core.office, core.rooms, "c" * 64)
    assert 1 == room.state.offers


async def test_an_offer_that_two_place_at_once_is_made_once() -> None:
    """The second finds the link, or the mail, there: nothing is dropped."""
    core = await office()
    mailed = "d" * 64
    await core.office.record(FeedbackOffered(cast.DEBRIEF, TOKEN, CODE), OfferMailed(cast.DEBRIEF, mailed))
    for token in (TOKEN, mailed):
        await asyncio.gather(*(place_offers(core.office, core.rooms, token) for _ in range(2)))
    room = await core.rooms.open(cast.DEBRIEF)
    assert ({TOKEN}, True) == (set(room.state.links), mailed in room.state.from_desk)


async def test_a_link_that_was_cut_short_is_made_though_the_debrief_itself_asked_meanwhile() -> None:
    """Its own link counts as often as the desk's; one that is answered or over is left as it is."""
    core = await office()
    room = await core.rooms.open(cast.DEBRIEF)
    await room.operate(commands.MakePage("c" * 64, CODE, asks=True))
    await room.settle()
    await core.office.record(FeedbackOffered(cast.DEBRIEF, TOKEN, CODE))
    assert (TOKEN,) == unplaced(core.office)
    await place_offers(core.office, core.rooms, *unplaced(core.office))
    assert {"c" * 64, TOKEN} == set(room.state.links)
    await room.operate(commands.AnswerOffer(TOKEN, CODE, True, Channel.PAGE, "English"), CANDIDATE)
    await room.settle()
    assert () == unplaced(core.office)


async def test_without_a_mail_server_nobody_is_asked_by_mail() -> None:
    """Neither the desk nor a debrief takes it; the refusal says what to do instead."""
    core = await office(QUICK)
    with pytest.raises(Refused) as desk:
        await core.office.ask(OPERATOR, c.OfferByMail(cast.DEBRIEF, TOKEN))
    room = await core.rooms.open(cast.DEBRIEF)
    with pytest.raises(Refused) as own:
        await room.operate(commands.SendMail(ADDRESS), cast.FAY)
    assert [Code.NO_MAIL_SERVER] * 2 == [desk.value.code, own.value.code]
    assert "Make a link instead" in SENTENCES[Code.NO_MAIL_SERVER]
    assert (0, ()) == (room.state.offers, room.state.mails)


async def test_an_offer_that_its_debrief_refuses_is_dropped_for_good() -> None:
    """It does not count, and a later start makes no link of it, even once the policy allows one."""
    core = await office()
    await core.office.record(PolicySet("feedback", "never"))
    await core.office.record(FeedbackOffered(cast.DEBRIEF, TOKEN, CODE))
    await place_offers(core.office, core.rooms, TOKEN)
    await core.office.record(PolicySet("feedback", "allow"))
    room = await core.rooms.open(cast.DEBRIEF)
    assert ((), {}, {}) == (unplaced(core.office), core.office.state.offered, room.state.links)


async def test_an_offer_by_mail_is_a_mail_in_its_debrief() -> None:
    """To the address on file, which the office's event does not hold; the desk learns where it stands."""
    core = await office()
    await core.office.ask(OPERATOR, c.OfferByMail(cast.DEBRIEF, TOKEN))
    room = await core.rooms.open(cast.DEBRIEF)
    await room.settle()
    (mail,) = room.state.mails
    assert (ADDRESS, True, Sent.ASKED, 1) == (mail.address, mail.asks, mail.state, room.state.offers)
    assert AskedByMail(Sent.ASKED, mail.since, "", TOKEN) == core.office.state.milestones[cast.DEBRIEF].mail
    assert () == unplaced(core.office)


async def test_a_mail_that_was_cut_short_is_asked_for_at_the_next_start_and_never_twice() -> None:
    """Also where the debrief itself asked meanwhile, which the count of offers alone would hide."""
    core = await office()
    room = await core.rooms.open(cast.DEBRIEF)
    await room.operate(commands.MakePage("c" * 64, CODE, asks=True))
    await room.settle()
    await core.office.record(OfferMailed(cast.DEBRIEF, TOKEN))
    assert (TOKEN,) == unplaced(core.office)
    for _ in range(2):
        await place_offers(core.office, core.rooms, TOKEN)
    await room.settle()
    assert (1, 2, ()) == (len(room.state.mails), room.state.offers, unplaced(core.office))


async def test_a_mail_that_was_refused_is_not_sent_again_at_a_start() -> None:
    """It does not count, and only a person asks again."""
    core = await office()
    await core.office.ask(OPERATOR, c.OfferByMail(cast.DEBRIEF, TOKEN))
    room = await core.rooms.open(cast.DEBRIEF)
    await room.operate(commands.RecordSending(0, "c" * 64, CODE))
    await room.operate(commands.RecordSent(0, Sent.REFUSED, "550"))
    await room.settle()
    assert ({}, ()) == (core.office.state.offered, unplaced(core.office))
    await core.office.ask(OPERATOR, c.OfferByMail(cast.DEBRIEF, "d" * 64))
    assert [Sent.REFUSED, Sent.ASKED] == [each.state for each in room.state.mails]


async def test_no_mail_leaves_to_who_was_erased_meanwhile() -> None:
    """There is no address any more; the offer is dropped on record."""
    core = await office()
    await core.office.record(OfferMailed(cast.DEBRIEF, TOKEN), CandidateErased(KIT, "asked for"))
    await place_offers(core.office, core.rooms, TOKEN)
    room = await core.rooms.open(cast.DEBRIEF)
    assert ((), {}) == (room.state.mails, core.office.state.offered)


async def test_a_mail_asked_for_in_a_debrief_is_held_against_the_offices_address() -> None:
    """A debrief that names no candidate, or one who was erased, has nothing to be held against."""
    core = await office()
    room = await core.rooms.open(cast.DEBRIEF)
    with pytest.raises(Refused, match=Code.ADDRESS_DIFFERS.value):
        await room.operate(commands.SendMail("other@example.org"), cast.GRACE)
    assert room.beside is not None
    assert (ADDRESS, "") == (room.beside.address(cast.DEBRIEF), room.beside.address(DebriefId("none")))
    await room.operate(commands.SendMail("other@example.org", differs=True), cast.GRACE)
    assert ["other@example.org"] == [each.address for each in room.state.mails]
    await core.office.record(CandidateErased(KIT, "asked for"))
    assert "" == room.beside.address(cast.DEBRIEF)
