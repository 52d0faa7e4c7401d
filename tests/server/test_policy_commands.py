"""The operator's policies: shown, chosen, on record, and refused with a sentence."""

import json
from pathlib import Path

import pytest

import cast
from panelry import commands as c
from panelry.hiring import Jurisdiction
from panelry.ids import DebriefId, DeviceId, PositionId
from panelry.office import STREAM, DebriefListed, policies_for
from panelry.office.commands import OpenPosition
from panelry.refusals import SENTENCES, Code
from panelry.ruling import Feedback
from panelry_server import policy_errands as p
from panelry_server.cli import COMMANDS, group, run
from panelry_server.errands import NotDone
from panelry_server.links import Links
from panelry_server.operations import run_errand
from server.planted import core_with

LINKS = Links("127.0.0.1:7340")


class Say:
    """Runs command lines on a folder of the test's own."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Return how a command line ended, what it wrote and what it said."""
        code = run(group(COMMANDS), arguments)
        out, talk = self._capsys.readouterr()
        return code, out, talk


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Run a command line on a fresh folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("PANELRY_SERVER_FOLDER", str(tmp_path / "data"))
    said = Say(capsys)
    said("init", "--organisation", "Acme")
    return said


async def test_a_policy_is_set_once_and_on_record_with_its_author() -> None:
    """The same value again leaves the stream as it is."""
    core = await core_with()
    first = await run_errand(core, p.SetPolicy("break-glass", "on"), LINKS)
    assert isinstance(first, p.PolicyInForce)
    assert ("on", True, "operator") == (first.value, first.changed, first.by)
    records = await core.journal.read(STREAM, 0)
    assert ("PolicySet", "operator") == (records[-1].kind, records[-1].actor)
    again = await run_errand(core, p.SetPolicy("break-glass", "on"), LINKS)
    assert isinstance(again, p.PolicyInForce)
    assert not again.changed
    assert len(records) == len(await core.journal.read(STREAM, 0))
    shown = await run_errand(core, p.ShowPolicies(), LINKS)
    assert isinstance(shown, p.PoliciesInForce)
    assert [
        ("break-glass", "on", first.at),
        ("feedback", "allow", ""),
        ("signatures", "panel", ""),
        ("later-levels", "never", ""),
        ("personal-note", "forbidden", ""),
        ("rewording", "off", ""),
    ] == [(each.name, each.value, each.at) for each in shown.policies]


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [("break-ice", "on", Code.NO_SUCH_POLICY), ("break-glass", "maybe", Code.NO_SUCH_VALUE)],
)
async def test_what_is_no_policy_is_declined_in_words_and_leaves_nothing(
    name: str, value: str, code: Code
) -> None:
    """The sentence says where the names and values are."""
    core = await core_with()
    before = len(await core.journal.read(STREAM, 0))
    assert NotDone(SENTENCES[code]) == await run_errand(core, p.SetPolicy(name, value), LINKS)
    assert before == len(await core.journal.read(STREAM, 0))


def test_policies_are_shown_and_set_by_commands(say: Say) -> None:
    """From the default to another value, which the next command still knows."""
    code, out, _ = say("policy", "show")
    assert (0, "break-glass = off   (the default; or on)") == (code, out.splitlines()[0])
    assert (0, "break-glass = on\n", "") == say("policy", "set", "break-glass", "on")
    assert (0, "Nothing to do: break-glass = on\n", "") == say("policy", "set", "break-glass", "on")
    _, out, _ = say("policy", "show")
    assert out.startswith("break-glass = on   (set by operator at 20")


def test_policies_can_be_read_and_set_by_a_program(say: Say) -> None:
    """Who and when are null while nobody chose."""
    _, out, _ = say("policy", "show", "--json")
    told = json.loads(out)["policies"]
    assert ("break-glass", "off", ["off", "on"], None, None) == tuple(
        told[0][each] for each in ("name", "value", "values", "by", "jurisdiction")
    )
    _, out, _ = say("policy", "set", "break-glass", "on", "--json")
    found = json.loads(out)
    assert ("on", True, "operator") == (found["value"], found["changed"], found["by"])


def test_a_policy_that_is_none_ends_with_one_and_a_sentence(say: Say) -> None:
    """On standard error, with the cure."""
    assert (1, "", f"{SENTENCES[Code.NO_SUCH_POLICY]}\n") == say("policy", "set", "peek", "on")


async def test_a_jurisdiction_has_a_value_of_its_own_until_it_is_taken_back() -> None:
    """A debrief of a position under that law goes by it, and every other one by the organisation's."""
    core = await core_with()
    await run_errand(core, p.SetPolicy("feedback", "never", Jurisdiction.GERMANY), LINKS)
    again = await run_errand(core, p.SetPolicy("feedback", "never", Jurisdiction.GERMANY), LINKS)
    assert isinstance(again, p.PolicyInForce)
    assert ("never", "germany", False) == (again.value, again.jurisdiction, again.changed)
    for law in (Jurisdiction.GERMANY, Jurisdiction.UK):
        position = PositionId(law.value)
        await core.office.ask(cast.OPERATOR, OpenPosition(position, f"Engineer {law.value}", "", law))
        await core.office.record(DebriefListed(DebriefId(f"in-{law.value}"), position))
    found = {
        each: policies_for(core.office.state, DebriefId(each)) for each in ("in-germany", "in-uk", "none")
    }
    assert {"in-germany": Feedback.NEVER, "in-uk": Feedback.ALLOW, "none": Feedback.ALLOW} == {
        each: policies.feedback for each, policies in found.items()
    }
    await run_errand(core, p.SetPolicy("feedback", "as-organisation", Jurisdiction.GERMANY), LINKS)
    assert Feedback.ALLOW is policies_for(core.office.state, DebriefId("in-germany")).feedback


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [("break-glass", "on", Code.NO_SUCH_POLICY), ("feedback", "maybe", Code.NO_SUCH_VALUE)],
)
async def test_what_no_jurisdiction_can_have_of_its_own_is_declined(
    name: str, value: str, code: Code
) -> None:
    """Break-glass holds for the whole organisation."""
    core = await core_with()
    errand = p.SetPolicy(name, value, Jurisdiction.UK)
    assert NotDone(SENTENCES[code]) == await run_errand(core, errand, LINKS)


def test_a_jurisdictions_policy_is_set_and_shown_by_commands(say: Say) -> None:
    """With its law beside the name."""
    said = say("policy", "set", "feedback", "hr-approval", "--jurisdiction", "france")
    assert (0, "feedback in france = hr-approval\n", "") == said
    assert "feedback in france = hr-approval   (set by operator at 20" in say("policy", "show")[1]
    told = json.loads(say("policy", "show", "--json")[1])["policies"]
    assert [("feedback", "hr-approval", "france")] == [
        (each["name"], each["value"], each["jurisdiction"]) for each in told if each["jurisdiction"]
    ]


async def test_a_room_decides_under_the_policy_of_its_position() -> None:
    """The release of a debrief under a law that forbids it is refused by the room itself."""
    core = await core_with()
    await core.office.ask(cast.OPERATOR, OpenPosition(PositionId("p"), "Baker", "", Jurisdiction.FRANCE))
    await run_errand(core, p.SetPolicy("feedback", "never", Jurisdiction.FRANCE), LINKS)
    room = await core.rooms.create(cast.create())
    await room.operate(cast.seat(cast.GRACE))
    await core.office.record(DebriefListed(cast.DEBRIEF, PositionId("p")))
    answer = await room.do(
        cast.GRACE, DeviceId("d"), 1, c.MakePage("a" * 64, "b" * 64, asks=True), first=True
    )
    assert Code.FEEDBACK_NEVER.value in str(answer)
