"""The command `panelry-server` in this process, on data folders that no server holds."""

import contextlib
import errno
import io
import json
import os
import resource
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import click
import pytest

import cast
from panelry.events import RolesChanged, Stamp
from panelry.ids import DebriefId
from panelry.panel import Role
from panelry_server import knock
from panelry_server.cli import COMMANDS, Entry, group, main, run
from panelry_server.commands.debrief import seats_of
from panelry_server.crash import keep_crash
from panelry_server.errands import Seat
from server.planted import plant
from story import Story

ECHO = Entry(f"{__name__}:echo", "Say a word.")
CANARY = "the heron stands on one leg"
RUBRIC = 'title = "Support"\n[[criteria]]\ntitle = "Listening"\nmust_have = true\nweight = 2\n'


@click.command
@click.argument("how")
def echo(how: str) -> int | None:
    """End in the way that the argument names."""
    endings: dict[str, Exception | BaseException] = {
        "refused": click.ClickException("no. Do this."),
        "usage": click.UsageError("no"),
        "connection": knock.NoAnswer("Nobody answers. Wait."),
        "interrupted": KeyboardInterrupt(),
        "exit": click.exceptions.Exit(7),
        "crash": ValueError(CANARY),
    }
    if how in endings:
        raise endings[how]
    click.echo(how)
    return None if how == "done" else len(how)


not_a_command = 3


class Spoken(str):
    """What a command said on standard output; `talk` is standard error, `code` how it ended."""

    __slots__ = ("code", "talk")
    talk: str
    code: int


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep data folders and crash files of the tests to themselves."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("PANELRY_SERVER_FOLDER", str(tmp_path / "data"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder that commands take when none is named."""
    return tmp_path / "data"


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> "Say":
    """Run a command line."""
    return Say(capsys)


class Say:
    """Runs command lines and returns what they say."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str, table: dict[str, Entry] = COMMANDS) -> Spoken:
        """Return what a command line says, and how it ends."""
        code = run(group(table), arguments)
        out, err = self._capsys.readouterr()
        spoken = Spoken(out)
        spoken.talk, spoken.code = err, code
        return spoken


# the command line itself


@pytest.mark.parametrize(
    ("how", "code", "talk"),
    [
        ("done", 0, ""),
        ("four", 4, ""),
        ("exit", 7, ""),
        ("refused", 1, "no. Do this.\n"),
        ("usage", 2, "no\nSee panelry-server echo --help.\n"),
        ("connection", 3, "Nobody answers. Wait.\n"),
        ("interrupted", 130, "\nInterrupted.\n"),
    ],
)
def test_each_ending_has_its_exit_code_and_plain_words(say: Say, how: str, code: int, talk: str) -> None:
    """Talk goes to standard error, in one or two lines."""
    said = say("echo", how, table={"echo": ECHO})
    assert (code, talk) == (said.code, said.talk)


def test_a_crash_leaves_a_file_without_anybodys_words(say: Say, tmp_path: Path) -> None:
    """Two lines say where it is; neither they nor the file hold what was being handled."""
    said = say("echo", "crash", table={"echo": ECHO})
    (kept,) = (tmp_path / "state").rglob("crash-*.txt")
    assert (1, 2, "") == (said.code, said.talk.count("\n"), said)
    assert str(kept) in said.talk
    assert "ValueError" in kept.read_text()
    assert "in echo" in kept.read_text()
    assert CANARY not in said.talk + kept.read_text()
    assert "0o600" == oct(stat.S_IMODE(kept.stat().st_mode))


def test_a_crash_file_tells_the_whole_chain_of_kinds(tmp_path: Path) -> None:
    """Causes come first, and a group tells its members."""
    crash = ExceptionGroup(CANARY, [ValueError(CANARY), OSError(CANARY)])
    crash.__cause__ = KeyError(CANARY)
    said = keep_crash(crash, tmp_path)
    (kept,) = tmp_path.glob("crash-*")
    kinds = [line for line in kept.read_text().splitlines()[1:] if not line.startswith(" ")]
    assert ["KeyError", "ExceptionGroup", "ValueError", "OSError"] == kinds
    assert CANARY not in said + kept.read_text()


def test_a_crash_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A full disk is no reason for a second crash."""
    (tmp_path / "file").touch()
    assert f"could not be written in {tmp_path / 'file'}" in keep_crash(ValueError(), tmp_path / "file")


def test_wrong_usage_without_a_command_points_at_the_whole_help(say: Say) -> None:
    """A name outside the table imports nothing."""
    said = say("ecko")
    assert (2, "No such command 'ecko'.\nSee panelry-server --help.\n") == (said.code, said.talk)


def test_wrong_usage_from_nowhere_points_at_the_whole_help(say: Say) -> None:
    """A usage error that click raises outside a command has no place of its own."""
    assert "See panelry-server --help.\n" in say("--nope").talk


def test_a_table_entry_that_is_no_command_is_a_defect() -> None:
    """A wrong table fails loudly."""
    broken = group({"odd": Entry(f"{__name__}:not_a_command", "")})
    with pytest.raises(TypeError, match="not_a_command is not a command"):
        broken.get_command(click.Context(broken), "odd")


def test_help_lists_the_table_and_imports_no_command(say: Say) -> None:
    """The words of the help stand in the table; alone, the command shows them too."""
    table = {"far": Entry("no.such.module:thing", "Goes far.")}
    assert "Commands:\n  far  Goes far.\n" in say("--help", table=table)
    assert say("--help") == say()


def test_main_runs_the_command_line_of_the_process(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry point knows every command, and the version of the distribution."""
    monkeypatch.setattr(sys, "argv", ["panelry-server", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("panelry-server 0.")


def test_every_command_of_the_table_can_be_imported() -> None:
    """Each entry leads to a click command of that name, in the order of the help."""
    commands = group(COMMANDS)
    context = click.Context(commands)
    found = [commands.get_command(context, name) for name in commands.list_commands(context)]
    assert list(COMMANDS) == [each.name for each in found if each is not None]


def test_an_output_that_is_no_terminal_stream_is_left_alone() -> None:
    """A program that collects the output in memory gets it."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert run(group({"echo": ECHO}), ["echo", "done"]) == 0
    assert "done\n" == out.getvalue()


def test_help_takes_little_processor_time() -> None:
    """At most 150 ms of processor, the best of five runs, without measuring coverage."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}

    def spent() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "panelry_server", "--help"], env=env, capture_output=True, check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    assert min(spent() for _ in range(5)) <= 0.150


def test_a_reader_who_leaves_is_no_crash(data: Path) -> None:
    """`panelry-server … | head` ends quietly."""
    plant(data)
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "panelry_server", "rubric", "list"],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (1, b"") == (done.returncode, done.stderr)


# init


def test_init_makes_a_private_folder(say: Say, data: Path) -> None:
    """Nobody else of the machine may enter it or read what is in it."""
    said = say("init", "--organisation", " Acme\x1b ")
    assert (0, "") == (said.code, said)
    assert "0o700" == oct(stat.S_IMODE(data.stat().st_mode))
    assert {"0o600"} == {oct(stat.S_IMODE(each.stat().st_mode)) for each in data.iterdir()}
    assert 32 == (data / "secret").stat().st_size
    assert "is ready for Acme\ufffd." in said.talk


def test_init_says_how_the_first_coordinator_comes_in(say: Say, tmp_path: Path) -> None:
    """The commands that it prints lead to a code and a link for them, before the server runs."""
    talk = say("init", "--organisation", "Acme").talk
    printed = talk[talk.index("Next:") :].replace("\\\n", " ").splitlines()
    invite, bring, begin, serve = (shlex.split(line)[1:] for line in printed[1:5])
    invited = say(*invite[:2], "Grace Hill")
    assert (["office", "invite", "NAME"], 0) == (invite, invited.code)
    assert invited.startswith("Grace Hill  coordinator  ")
    assert "panelry://" in invited
    (tmp_path / "backend.toml").write_text(RUBRIC.replace("Support", "Backend"))
    assert ["rubric", "import", "FILE"] == bring
    assert 0 == say(*bring[:2], str(tmp_path / "backend.toml")).code
    names = {"--candidate": "Amara Osei", "--rubric": "Backend"}
    names |= {"--facilitator": "Ana Duarte", "--panelist": "Ben Okafor", "--position": "Engineer"}
    flags = [word for word in begin if word.startswith("--")]
    made = say(*begin[:2], *(part for flag in flags for part in (flag, names[flag])))
    assert (0, 2, 1) == (made.code, made.count("panelry://"), made.count("Ana Duarte  "))
    assert ["serve"] == serve


def test_init_twice_changes_nothing(say: Say, data: Path) -> None:
    """The words name the folder and whose it is."""
    say("init", "--organisation", "Acme")
    before = (data / "secret").read_bytes()
    said = say("init", "--organisation", "Other")
    assert (1, f"{data} belongs to Acme already. Choose another --folder.\n") == (said.code, said.talk)
    assert before == (data / "secret").read_bytes()


@pytest.mark.parametrize("name", ["", " ", "n" * 201])
def test_an_organisation_needs_a_name(say: Say, data: Path, name: str) -> None:
    """Nothing is made for wrong usage."""
    assert 2 == say("init", "--organisation", name).code
    assert not data.exists()


def test_init_says_what_is_in_the_way(say: Say, data: Path) -> None:
    """A folder in the place of a file, a spoilt secret: one line names it."""
    data.mkdir(mode=0o700)
    (data / "journal.lock").mkdir()
    said = say("init", "--organisation", "Acme")
    assert (1, f"{data / 'journal.lock'}: Is a directory. Choose another --folder.\n") == (
        said.code,
        said.talk,
    )
    (data / "journal.lock").rmdir()
    (data / "secret").write_text("short")
    said = say("init", "--organisation", "Acme")
    assert (1, 1) == (said.code, said.talk.count("\n"))
    assert str(data / "secret") in said.talk


# a folder that is not there, or not in order


@pytest.mark.parametrize(
    "arguments",
    [
        ["serve"],
        ["rubric", "list"],
        ["debrief", "list"],
        ["invite", "amara", "ben"],
        ["export", "amara", "--format", "txt"],
        ["check"],
    ],
)
def test_a_folder_that_is_not_set_up_is_not_made(say: Say, data: Path, arguments: list[str]) -> None:
    """The words say how to begin."""
    said = say(*arguments)
    assert 1 == said.code
    assert f"{data} holds no data of panelry-server." in said.talk
    assert "panelry-server init --organisation NAME" in said.talk
    assert not data.exists()


def test_settings_that_cannot_be_used_name_the_file_and_the_key(say: Say, data: Path) -> None:
    """One line, for every command alike."""
    plant(data)
    (data / "server.toml").write_text("port = 'high'\n")
    said = say("debrief", "list")
    assert (1, 1) == (said.code, said.talk.count("\n"))
    assert f"{data / 'server.toml'}, port" in said.talk


def test_a_journal_that_is_none_is_said(say: Say, data: Path) -> None:
    """A damaged file is named, with the cure."""
    plant(data)
    (data / "journal.db").write_bytes(b"not a database at all" * 100)
    said = say("check")
    assert (1, 1) == (said.code, said.talk.count("\n"))
    assert said.talk.startswith("The ")


def test_a_file_of_the_folder_that_cannot_be_opened_is_said(say: Say, data: Path) -> None:
    """The words name that file."""
    plant(data)
    (data / "journal.lock").unlink()
    (data / "journal.lock").mkdir()
    said = say("check")
    assert (1, f"{data / 'journal.lock'}: Is a directory. See to that file, then try again.\n") == (
        said.code,
        said.talk,
    )


# rubrics


def test_a_dry_run_needs_no_folder_and_makes_none(say: Say, data: Path, tmp_path: Path) -> None:
    """The summary names criteria, weights and what is lacking."""
    (tmp_path / "support.toml").write_text(RUBRIC)
    said = say("rubric", "import", str(tmp_path / "support.toml"), "--dry-run")
    assert (0, "") == (said.code, said.talk)
    assert said.startswith("Support, version ")
    assert "1 criteria on levels 1 to 5:\n  Listening  weight 2, must have\nIt lacks:\n  No anchors" in said
    assert not data.exists()


def test_an_import_as_json_holds_the_rubric_and_its_gaps(say: Say, data: Path, tmp_path: Path) -> None:
    """A program reads standard output; the talk goes elsewhere."""
    plant(data)
    (tmp_path / "support.toml").write_text(RUBRIC)
    said = say("rubric", "import", str(tmp_path / "support.toml"), "--json", "--name", "Help desk")
    told = json.loads(said)
    assert ("Support", ["Listening"]) == (
        told["rubric"]["title"],
        [each["title"] for each in told["rubric"]["criteria"]],
    )
    assert ["id", "title", "look_for"] == [
        key for key in ("id", "title", "look_for") if key in told["rubric"]["criteria"][0]
    ]
    assert [] == told["rubric"]["thresholds"]
    assert told["gaps"]
    assert "Kept as “Help desk”.\n" == said.talk
    again = say("rubric", "import", str(tmp_path / "support.toml"), "--json", "--name", "Help desk")
    assert "Nothing to do: “Help desk” is this very rubric.\n" == again.talk


def test_a_rubric_from_standard_input_shows_thresholds(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """The format is told from the content; a whole rubric lacks nothing."""
    levels = "".join(
        f'[[criteria.levels]]\nlevel = {n}\nanchor = "A{n}"\nstrength = "You did {n}"\n' for n in range(1, 6)
    )
    rule = '[[thresholds]]\nat_least = 3\nwords = "a pass"\n'
    text = f'title = "T"\n{rule}[[criteria]]\ntitle = "C"\nlook_for = ["x"]\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((text + levels).encode())))
    said = say("rubric", "import", "-", "--dry-run")
    assert "  C  1 to look for\nThresholds:\n  3 and more: a pass\nIt lacks nothing.\n" in said


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bad.toml", "title = 'T'\n[[criteria]]\ntitle = 3\n", "bad.toml: line 3, "),
        ("bad.md", "## A - One\n## A - Two\n", "bad.md: line 2, "),
        ("cut.md", "## A - One\n## Scoring\n| | 1 | 2 |\n|-|-|-|\n| A | |", "cut.md: line 5, "),
        ("empty.md", "", "empty.md: line 1: "),
        ("image.md", "# T\n\x89PNG\0", "image.md: line 2: "),
        ("large.md", "# T\n" * 1_250_000, "large.md: The file is larger than 1 MiB. "),
    ],
)
def test_a_rubric_that_is_refused_names_file_and_line(
    say: Say, data: Path, name: str, content: str, words: str
) -> None:
    """Nothing is changed by it."""
    plant(data)
    (data / name).write_text(content)
    said = say("rubric", "import", str(data / name))
    assert (1, 1, "") == (said.code, said.talk.count("\n"), said)
    assert words in said.talk
    assert "Backend   3 criteria, version 3\n" == say("rubric", "list")


def test_a_file_that_is_not_there_is_named(say: Say, tmp_path: Path) -> None:
    """One line with the cure."""
    said = say("rubric", "import", str(tmp_path / "none.md"))
    assert 1 == said.code
    assert said.talk.startswith(f"{tmp_path / 'none.md'}: No such file")


def test_an_empty_office_says_how_to_begin(say: Say) -> None:
    """Lists without a line are talk, not data."""
    say("init", "--organisation", "Acme")
    for each in ("rubric", "debrief"):
        said = say(each, "list")
        assert ("", 0, 1) == (said, said.code, said.talk.count("\n"))
    assert '{"rubrics":[]}\n' == say("rubric", "list", "--json")
    assert '{"debriefs":[]}\n' == say("debrief", "list", "--json")


def test_the_rubrics_can_be_read_by_a_program(say: Say, data: Path) -> None:
    """Name, title, version, number of criteria."""
    plant(data)
    kept = [{"name": "Backend", "title": "Backend", "version": "3", "criteria": 3}]
    assert {"rubrics": kept} == json.loads(say("rubric", "list", "--json"))


# debriefs


NEW = ("debrief", "new", "--candidate", "Amara Osei", "--position", "Engineer", "--rubric", "backend")


def test_a_debrief_begins_with_two_lines_for_each_person(say: Say, data: Path) -> None:
    """Name, roles and code, then the link on a line of its own; the talk says how to use it."""
    plant(data)
    said = say(*NEW, "--panelist", "Ben Okafor", "--facilitator", "Ana Duarte", "--panelist", "ana duarte")
    head, ana, _, ben, link = said.splitlines()
    assert head.endswith(": Amara Osei, Engineer (setup)")
    assert ["Ana Duarte", "facilitator, panelist"] == ana.split("  ")[:2]
    assert ben.startswith("Ben Okafor  panelist  ")
    code = ben.split()[-1]
    assert f"panelry://127.0.0.1:7340/{head[8:20]}#{code}" == link.partition("@")[0]
    assert 43 == len(link.partition("@")[2])
    assert (0, 2) == (said.code, said.talk.count("\n"))


def test_a_debrief_can_be_begun_by_a_program(say: Say, data: Path) -> None:
    """The ids, codes and links are data, and nothing is said beside them."""
    plant(data)
    said = say(*NEW, "--facilitator", "Ana", "--panelist", "Ben", "--observer", "Eli", "--open", "--json")
    told = json.loads(said)
    assert ("", "scoring", ["Ana", "Ben", "Eli"]) == (
        said.talk,
        told["phase"],
        [each["name"] for each in told["invitations"]],
    )
    assert ["code", "link", "name", "roles", "until"] == sorted(told["invitations"][0])
    listed = json.loads(say("debrief", "list", "--json"))["debriefs"]
    assert [told["debrief"]] == [each["debrief"] for each in listed]


def test_a_debrief_without_a_facilitator_is_wrong_usage(say: Say, data: Path) -> None:
    """Two lines: what to add, and where the help is."""
    plant(data)
    said = say(*NEW, "--panelist", "Ben")
    first, second = said.talk.splitlines()
    assert (2, "A debrief needs somebody to lead it. Add --facilitator NAME.") == (said.code, first)
    assert "See panelry-server debrief new --help." == second


def test_one_name_in_two_options_is_one_person_with_both_roles() -> None:
    """The first spelling counts, and no role twice."""
    seats = seats_of({Role.FACILITATOR: ["Ana"], Role.PANELIST: ["Ben", "ANA ", "Ben"]})
    assert (Seat("Ana", (Role.FACILITATOR, Role.PANELIST)), Seat("Ben", (Role.PANELIST,))) == seats


def test_the_list_shows_where_each_debrief_stands(say: Say, data: Path) -> None:
    """Phase, how many submitted, candidate and position."""
    plant(data, Story().scored(cast.ANA))
    assert "amara  scoring     1 of 4 submitted    Amara Osei, Senior Backend Engineer\n" == say(
        "debrief", "list"
    )


def test_a_debrief_that_cannot_be_read_points_at_the_check(say: Say, data: Path) -> None:
    """The check then names the place and ends with 1."""
    plant(data, Story(), broken())
    assert "brook  cannot be read: run panelry-server check" in say("debrief", "list")
    said = say("check")
    assert (1, "stream brook, position 1: the event cannot be read (KeyError)\n") == (said.code, said)
    assert "Faults: 1. Restore the last good backup.\n" == said.talk
    assert {"faults": [said.strip()], "debriefs": 2, "proven": True} == json.loads(say("check", "--json"))


def broken() -> Story:
    """Return a story that begins with new roles for nobody."""
    story = Story().changed(id=DebriefId("brook"))
    story.journal = [((RolesChanged(cast.BEN, (Role.OBSERVER,)), Stamp(cast.ANA, cast.moment(0))),)]
    return story


def test_a_sound_record_is_talk(say: Say, data: Path) -> None:
    """No fault is no data."""
    plant(data, Story().released())
    said = say("check")
    assert ("", 0, "The record is sound. Debriefs: 1.\n") == (said, said.code, said.talk)
    assert '{"faults":[],"debriefs":1,"proven":true}\n' == say("check", "--json")


def test_an_invitation_has_its_link_on_a_line_of_its_own(say: Say, data: Path) -> None:
    """Or JSON, for a program."""
    plant(data, Story().scoring())
    line, link = say("invite", "amara", "Ben Okafor").splitlines()
    told = json.loads(say("invite", "amara", "ben", "--json"))
    assert line.startswith("Ben Okafor  panelist  ")
    code = line.split()[-1]
    assert (True, [link]) == (f"#{code}@" in link, link.split())
    assert ("Ben Okafor", ["panelist"]) == (told["name"], told["roles"])
    assert told["code"] != code


# exports


def test_an_export_is_data(say: Say, data: Path) -> None:
    """Nothing is said beside the text."""
    plant(data, Story().released())
    said = say("export", "amara", "--format", "txt")
    assert (0, "") == (said.code, said.talk)
    assert said.endswith("\n\nThe interview panel at Acme\n")


def test_an_export_to_a_file_is_for_the_owner_alone(say: Say, data: Path, tmp_path: Path) -> None:
    """It is whole or not there, with mode 0600; what was there gives way to --force."""
    plant(data, Story().released())
    target = tmp_path / "amara.json"
    target.write_text("old")
    target.chmod(0o644)
    said = say("export", "amara", "--format", "json", "--output", str(target), "--force")
    assert ("", f"Written to {target}.\n") == (said, said.talk)
    assert "Amara Osei" == json.loads(target.read_text())["candidate"]
    assert "0o600" == oct(stat.S_IMODE(target.stat().st_mode))
    assert [target] == list(tmp_path.glob("amara*"))


@pytest.mark.parametrize("there", ["file", "link that leads nowhere"])
def test_an_export_never_takes_the_place_of_a_file_silently(
    say: Say, data: Path, tmp_path: Path, there: str
) -> None:
    """Refused with the cure, before anything goes on record; the file is as it was."""
    plant(data, Story().released())
    target = tmp_path / "amara.json"
    target.write_text("old") if there == "file" else target.symlink_to(tmp_path / "gone")
    before = (data / "journal.db").read_bytes()
    said = say("export", "amara", "--format", "json", "--output", str(target))
    cure = "Choose another --output, or add --force to replace it."
    assert (1, "", f"{target} is there already. {cure}\n") == (said.code, said, said.talk)
    assert (there == "file", there != "file") == (target.exists(), target.is_symlink())
    assert before == (data / "journal.db").read_bytes()


@pytest.mark.parametrize("target", [".", "none/amara.txt", "a" * 300])
def test_an_export_to_nowhere_is_refused_before_it_goes_on_record(
    say: Say, data: Path, tmp_path: Path, target: str
) -> None:
    """Nothing is exported that nobody gets."""
    plant(data, Story().released())
    said = say("export", "amara", "--format", "txt", "--output", str(tmp_path / target))
    assert 1 == said.code
    assert "no file can be made there. Choose another --output.\n" in said.talk


def test_an_export_that_cannot_be_written_says_so(
    say: Say, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words name the file, and to export once more is harmless."""

    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    plant(data, Story().released())
    monkeypatch.setattr("tempfile.mkstemp", full)
    said = say("export", "amara", "--format", "txt", "--output", str(tmp_path / "amara"))
    assert (1, f"{tmp_path / 'amara'}: No space left on device. Export once more.\n") == (
        said.code,
        said.talk,
    )


def test_an_export_takes_away_no_file_that_somebody_else_has_there(
    say: Say, data: Path, tmp_path: Path
) -> None:
    """A file whose name ends in partial is theirs; nothing but the text is left beside it."""
    own = tmp_path / "out"
    own.mkdir()
    (own / "amara.partial").write_text("half a thesis")
    plant(data, Story().released())
    assert 0 == say("export", "amara", "--format", "txt", "--output", str(own / "amara")).code
    assert ["amara", "amara.partial"] == sorted(each.name for each in own.iterdir())
    assert "half a thesis" == (own / "amara.partial").read_text()
    assert 0o600 == (own / "amara").stat().st_mode & 0o777


def test_an_export_before_the_release_is_refused_with_the_reason(say: Say, data: Path) -> None:
    """A signed text with permission is not released yet."""
    plant(data, Story().release())
    said = say("export", "amara", "--format", "txt")
    assert (1, "") == (said.code, said)
    assert "The summary is not released yet, so nothing can be exported. Release it first.\n" == said.talk
