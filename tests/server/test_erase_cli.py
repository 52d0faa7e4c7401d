"""`panelry-server erase`: asked twice, gone on every machine, listed for ever, and never half done."""

import asyncio
import json
import sqlite3
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import cast
from hosted import Guest, core_of, guest_of, opening, seated, server_of
from panelry import commands as c
from panelry.office import DebriefErased
from panelry.sync.client import ClientHalf
from panelry.sync.endings import ERASED
from panelry_server import upkeep_errands as u
from panelry_server.core import open_core
from panelry_server.errands import NotDone
from panelry_server.journal import Erased
from panelry_server.links import Links
from panelry_server.operations import run_errand
from panelry_server.settings import Settings
from server.operated import Operated, operated, take_seat, terminal, until
from server.planted import plant, story_of

CANARY = "the heron stands on one leg"
LINKS = Links("127.0.0.1:7340")
REASON = ("--reason", "The candidate asked for it")


@pytest.fixture
def office(tmp_path: Path) -> Operated:
    """A data folder with two debriefs; somebody wrote a note in the first."""
    made = Operated(tmp_path)
    amara = story_of("amara").scoring().when(cast.BEN, c.WriteNote(cast.CODE, CANARY))
    plant(made.folder, amara, story_of("brook").scoring())
    return made


def listed(office: Operated) -> dict[str, str]:
    """Return where each debrief stands."""
    rows = json.loads(office.done("debrief", "list", "--json"))["debriefs"]
    return {each["debrief"]: each["phase"] for each in rows}


def test_an_erasure_is_confirmed_by_the_whole_id(office: Operated) -> None:
    """The question says whose debrief it is, and what will be gone."""
    said = office.say("erase", "amar", *REASON, typed="amara\n")
    assert (0, "") == said[:2], said.talk
    assert "amara: Amara Osei, Senior Backend Engineer (scoring)\n" in said.talk
    assert "on the server and on every terminal of its panel" in said.talk
    assert "keys rotate" in said.talk
    assert {"amara": "erased", "brook": "scoring"} == listed(office)


@pytest.mark.parametrize("typed", ["amar\n", "yes\n", "\n"])
def test_anything_else_erases_nothing(office: Operated, typed: str) -> None:
    """An answer given by habit is not enough."""
    said = office.say("erase", "amara", *REASON, typed=typed)
    assert 1 == said.code
    assert said.talk.endswith("That is not its id. Nothing was erased.\n")
    assert "scoring" == listed(office)["amara"]


def test_no_answer_erases_nothing(office: Operated) -> None:
    """A script without --yes ends as if somebody had interrupted it."""
    assert 130 == office.say("erase", "amara", *REASON).code
    assert "scoring" == listed(office)["amara"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("erase", "amar", "--yes", *REASON), "needs the whole id"),
        (("erase", "office", "--yes", *REASON), "needs the whole id"),
        (("erase", "amara", "--yes", "--reason", " "), "A reason of 1 to 500 characters is needed"),
        (("erase", "amara", "--yes", "--reason", "x" * 501), "A reason of 1 to 500 characters is needed"),
        (("erase", "zzzz", *REASON), "There is no such debrief"),
        (("erase", "ama", *REASON), "There is no such debrief"),
    ],
)
def test_what_is_declined_erases_nothing(office: Operated, words: tuple[str, ...], why: str) -> None:
    """A script names the whole id, everybody gives a reason, the office has no end."""
    said = office.say(*words)
    assert 1 == said.code
    assert why in said.talk
    assert {"amara": "scoring", "brook": "scoring"} == listed(office)


def test_a_beginning_that_two_debriefs_share_is_declined(tmp_path: Path) -> None:
    """Nobody is asked about one of two."""
    office = Operated(tmp_path)
    plant(office.folder, story_of("amara"), story_of("amari"))
    said = office.say("erase", "amar", *REASON)
    assert (1, True) == (said.code, "2 debriefs begin with that" in said.talk)


def test_a_debrief_that_cannot_be_read_can_be_erased(office: Operated) -> None:
    """Nobody is kept from it by damage; the question says what is known."""
    with sqlite3.connect(office.folder / "journal.db") as db:
        db.execute("UPDATE event SET at = 'never' WHERE stream = 'amara' AND position = 2")
    db.close()
    said = office.say("erase", "amara", *REASON, typed="amara\n")
    assert 0 == said.code
    assert "amara: it cannot be read\n" in said.talk
    assert "erased" == listed(office)["amara"]


def test_an_erasure_may_be_repeated(office: Operated) -> None:
    """After an error nobody has to know how far it came."""
    office.done("erase", "amara", "--yes", *REASON)
    said = office.say("erase", "amara", *REASON, typed="amara\n")
    assert "it is erased already; this finishes what may have been cut short" in said.talk
    assert 0 == said.code


def test_nothing_of_an_erased_debrief_can_be_had(office: Operated) -> None:
    """Every command on it says so; the list, the check and the chain go on."""
    office.done("erase", "amara", "--yes", *REASON)
    for words in (
        ("people", "amara"),
        ("devices", "amara"),
        ("invite", "amara", "ben"),
        ("export", "amara", "--format", "txt"),
        ("revoke", "--person", "Ben Okafor", "--debrief", "amara"),
    ):
        assert (1, "This debrief was erased, so nothing of it can be had any more.\n") == office.say(*words)[
            ::2
        ]
    assert "amara  erased\n" == office.done("debrief", "list").splitlines(keepends=True)[0]
    assert 0 == office.say("check").code
    assert 0 == office.say("audit", "verify", "amara").code


async def test_the_order_stays_on_record_with_its_reason(office: Operated) -> None:
    """Who asked for it and when can be told; a second order changes neither."""
    core = await open_core(Settings(folder=office.folder), stream=StringIO())
    for reason in ("asked for", "asked again"):
        assert u.ErasedDebrief("amara") == await run_errand(core, u.Erase("amara", reason), LINKS)
    records = [each for each in await core.journal.read("office") if each.kind == "DebriefErased"]
    head = await core.journal.head("amara")
    await core.close()
    assert head is not None
    assert [("operator", head.erased_at)] == [(each.actor, each.at) for each in records]
    assert b"asked for" in (records[0].body or b"")


async def test_an_erasure_that_was_cut_short_is_finished_at_the_next_start(office: Operated) -> None:
    """The order comes first; what it is about is gone before anybody is served."""
    core = await open_core(Settings(folder=office.folder), stream=StringIO())
    await core.office.record(DebriefErased(cast.DEBRIEF, "asked for"))
    await core.close()
    again = await open_core(Settings(folder=office.folder), stream=StringIO())
    with pytest.raises(Erased):
        await again.rooms.open(cast.DEBRIEF)
    await again.close()


async def test_everybody_in_the_room_is_sent_away_with_the_code_that_wipes() -> None:
    """And whoever comes later gets an answer that says the same, without a connection."""
    async with server_of() as server, guest_of(server, cast.BEN) as ben, guest_of(server, cast.ANA) as ana:
        outcome = await run_errand(server.core, u.Erase(cast.DEBRIEF, "asked for"), LINKS)
        assert (ERASED, ERASED) == (await ben.to_the_end(), await ana.to_the_end())
        assert u.ErasedDebrief(cast.DEBRIEF) == outcome
        with pytest.raises(Exception, match="HTTP 410"):
            await opening(server, cast.DARA)


async def test_a_command_that_meets_the_erasure_is_not_acknowledged() -> None:
    """Whatever the order in which both arrive."""
    async with server_of() as server:
        socket = await opening(server, cast.BEN)
        ben = Guest(socket, ClientHalf())
        await ben.greet()
        entry = ben.half.queue(c.WriteNote(cast.CODE, CANARY))
        erasing = asyncio.create_task(server.rooms.erase(cast.DEBRIEF, server.clock.now()))
        await ben.send(ben.half.unsent()[-1])
        assert ERASED == await ben.to_the_end()
        await erasing
        assert None is ben.settled.get(entry.n, None)
        bodies = {each.body for each in await server.core.journal.read(cast.DEBRIEF)}
        assert {None} == bodies


async def test_a_room_that_never_opened_is_erased_too() -> None:
    """Nobody is there to be told, and none that fails to open stands in the way."""
    core = await core_of()
    await seated(core)
    core.rooms._open.clear()
    await core.rooms.erase(cast.DEBRIEF, core.clock.now())
    opening_in_vain = core.rooms.open(cast.DEBRIEF)
    with pytest.raises(Erased):
        await opening_in_vain
    failed = asyncio.ensure_future(core.rooms._enter(cast.DEBRIEF))
    core.rooms._open[cast.DEBRIEF] = failed
    await core.rooms.erase(cast.DEBRIEF, core.clock.now())
    assert {} == core.rooms._open


async def test_an_erasure_needs_a_listed_debrief() -> None:
    """A stream alone is none."""
    outcome = await run_errand(await core_of(), u.Erase("amara", "asked for"), LINKS)
    assert isinstance(outcome, NotDone)


def test_after_an_erasure_no_file_anywhere_holds_a_word(tmp_path: Path) -> None:
    """Data, keys, logs, backups before and after, and the terminals: one connected, one that comes later."""
    with operated(tmp_path) as office:
        plant(office.folder, story_of("brook"))
        made = json.loads(office.done(*NEW, "--json"))
        office.start()
        said = asyncio.run(erased_beneath(office, made))
        assert 0 == office.end()
        assert "erased" == listed(office)[made["debrief"]]
        assert [] == [
            each for each in (CANARY, "Noor Haddad") if each in said or each.encode() in office.words()
        ]


async def erased_beneath(office: Operated, made: dict[str, Any]) -> str:
    """Write the canary on two terminals, erase the debrief, and return what the commands said."""
    ana, ben = [await take_seat(office, each["code"], 43 * each["name"][0]) for each in made["invitations"]]
    async with terminal(ana, office.root / "ana") as store:
        await asyncio.wait_for(store.ask(c.WriteNote(None, CANARY)), 10)
        await store.write_down("a dialog", CANARY)
    async with terminal(ana, office.root / "ana") as store:
        assert {"a dialog": CANARY} == store.begun
    said = [office.done("backup", str(office.root / "one"), "--keys", str(office.root / "two"))]
    async with terminal(ben, office.root / "ben") as store:
        await asyncio.wait_for(store.ask(c.WriteNote(None, CANARY)), 10)
        said.append(office.done("erase", made["debrief"], "--yes", *REASON))
        await until(lambda: store.erased)
    async with terminal(ana, office.root / "ana") as store:
        await until(lambda: store.erased)
        assert {} == store.begun
    said.append(office.done("backup", str(office.root / "one")))
    return str(
        said + [office.say(*words) for words in (("debrief", "list"), ("audit", "verify"), ("check",))]
    )


NEW = (
    *("debrief", "new", "--candidate", "Noor Haddad", "--position", "Engineer", "--rubric", "Backend"),
    *("--facilitator", "Ana Duarte", "--panelist", "Ben Okafor", "--panelist", "Ana Duarte", "--open"),
)
