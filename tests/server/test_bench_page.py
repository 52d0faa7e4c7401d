"""The page of the bench: the candidate is asked, says yes for a time, and ends it whenever they like."""

from collections.abc import AsyncIterator

import pytest

from panelry.hiring import Particulars
from panelry.ids import CandidateId, PositionId
from panelry.office import STREAM, on_bench
from panelry.office import commands as c
from panelry.pages import code_hash, path_of, token_hash
from panelry.panel import OPERATOR, Outcome
from panelry_server.journal.memory import MemoryJournal
from panelry_server.web import documents
from server.browsing import CODE, PATH, TOKEN, WRONG, Served, code_form, page_of

KIT, P1 = CandidateId("c1"), PositionId("p1")
BENCH = f"/{path_of(STREAM, TOKEN)}"
NOTHING = documents.nothing_here()
DAY = 24 * 3_600


@pytest.fixture
async def asked() -> AsyncIterator[Served]:
    """Give a served page, and a candidate whom a link asks."""
    async with page_of() as served:
        for command in (
            c.OpenPosition(P1, "Backend <Engineer>"),
            c.AddCandidates(P1, (c.NewCandidate(KIT, Particulars("Kit Adeyemi", "kit@example.org")),)),
            c.RecordTold(KIT, Outcome.KEEP_IN_TOUCH, "by phone"),
            c.AskBench(KIT, token_hash(TOKEN), code_hash(TOKEN, CODE)),
        ):
            await served.core.office.ask(OPERATOR, command)
        yield served


def is_on(served: Served) -> bool:
    """Return whether the candidate is on the bench now."""
    return on_bench(served.core.office.state, KIT, served.clock.now())


async def test_a_candidate_says_yes_reads_until_when_and_ends_it_months_later(asked: Served) -> None:
    """The link outlives its fourteen days as long as the yes holds, and not longer."""
    assert code_form() == (await asked.ask("GET", BENCH)).body
    shown = (await asked.post(BENCH, code=CODE)).body
    assert [True, True, False] == [
        words in shown for words in ("Kit Adeyemi, we would like", "Backend &lt;Engineer&gt;", "You said yes")
    ]
    assert "we may look up which strengths our panel agreed on about you" in shown
    assert not is_on(asked)
    said = (await asked.post(BENCH, code=CODE, keep="182")).body
    assert ["You said yes. It ends by itself on 2027-05-23", "End it now"] == [
        words for words in ("You said yes. It ends by itself on 2027-05-23", "End it now") if words in said
    ]
    assert is_on(asked)
    await asked.clock.leap(100 * DAY)
    assert "End it now" in (await asked.post(BENCH, code=CODE)).body
    ended = await asked.post(BENCH, code=CODE, keep="0")
    assert (200, documents.off_the_bench()) == (ended.status, ended.body)
    assert not is_on(asked)
    assert (404, NOTHING) == ((after := await asked.post(BENCH, code=CODE)).status, after.body)


async def test_a_no_is_kept_and_may_become_a_yes_while_the_link_opens(asked: Served) -> None:
    """A no says so when the page is opened again; the same answer twice changes nothing."""
    for _ in range(2):
        assert documents.off_the_bench() == (await asked.post(BENCH, code=CODE, keep="0")).body
    assert "You are not on our list now." in (await asked.post(BENCH, code=CODE)).body
    assert 1 == asked.core.office.state.bench[KIT].changes
    assert "You said yes." in (await asked.post(BENCH, code=CODE, keep="91")).body


@pytest.mark.parametrize("days", ["-1", "400", "many", "١٨٢", "9" * 5_000])
async def test_a_form_that_was_tampered_with_keeps_nothing(asked: Served, days: str) -> None:
    """It says so and offers what can be chosen."""
    said = await asked.post(BENCH, code=CODE, keep=days)
    assert (200, True) == (said.status, "Please choose one of those below." in said.body)
    assert {} == asked.core.office.state.bench


async def test_who_withdrew_sees_no_way_to_say_yes(asked: Served) -> None:
    """They can only end what they said before."""
    await asked.post(BENCH, code=CODE, keep="91")
    await asked.core.office.ask(OPERATOR, c.RecordLeaving(KIT))
    shown = (await asked.post(BENCH, code=CODE)).body
    assert [False, True] == ["Yes, keep in touch" in shown, "End it now" in shown]


async def test_wrong_codes_are_counted_and_lock_the_link(asked: Served) -> None:
    """Whether they came with an answer or without; looking and empty forms count nothing."""
    for _ in range(6):
        assert code_form() == (await asked.post(BENCH, code="")).body
    for fields in ({}, {"keep": "91"}, {}, {"keep": "0"}):
        assert code_form(wrong=True) == (await asked.post(BENCH, code=WRONG, **fields)).body
    for code in (WRONG, CODE, ""):
        assert (404, NOTHING) == ((heard := await asked.post(BENCH, code=code)).status, heard.body)
    assert 404 == (await asked.ask("GET", BENCH)).status
    assert {} == asked.core.office.state.bench


@pytest.mark.parametrize("fields", [{"say": "question", "words": "?"}, {"answer": "yes"}])
async def test_a_link_of_the_bench_opens_nothing_else(asked: Served, fields: dict[str, str]) -> None:
    """No debrief is behind it, whatever the form says."""
    assert 404 == (await asked.post(BENCH, code=CODE, **fields)).status


async def test_a_link_to_a_summary_opens_no_bench(asked: Served) -> None:
    """And a token that was never drawn opens neither."""
    await asked.link()
    for path in (PATH, f"/{path_of(STREAM, 'u' * 43)}"):
        assert 404 == (await asked.post(path, code=CODE, keep="91")).status
    assert {} == asked.core.office.state.bench


async def test_an_erased_candidates_link_leads_nowhere(asked: Served) -> None:
    """From the moment on, like every link that never was."""
    await asked.core.office.ask(OPERATOR, c.EraseCandidate(KIT, "asked for"))
    assert (404, NOTHING) == ((heard := await asked.ask("GET", BENCH)).status, heard.body)


async def test_an_answer_that_cannot_be_kept_is_not_taken_for_one(asked: Served) -> None:
    """A full disk: the candidate is asked to try later."""
    assert isinstance(asked.core.journal, MemoryJournal)
    asked.core.journal.writable = False
    assert 503 == (await asked.post(BENCH, code=CODE, keep="91")).status


async def test_an_unknown_link_of_the_bench_shows_nothing(asked: Served) -> None:
    """To whoever looks, reads or answers."""
    other = f"/{path_of(STREAM, 'u' * 43)}"
    assert [404, 404, 404] == [
        (await asked.ask("GET", other)).status,
        (await asked.post(other, code=CODE)).status,
        (await asked.post(other, code=CODE, keep="91")).status,
    ]
