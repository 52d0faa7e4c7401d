"""The set-up: an old Python hands over, a foreign folder is left alone, wrong use ends with 2."""

import ast
import dataclasses
import json
import sys
from pathlib import Path

import pytest

import dev
from checkout import SetupError, environment, tasks
from house import tree

TOO_NEW = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Nonlocal, ast.AsyncFunctionDef, ast.Match)


def program(path: Path, text: str) -> None:
    """Write an executable script."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def test_the_entry_has_only_syntax_that_an_old_python_reads() -> None:
    """Python 2.7 must get as far as saying what is wrong."""
    nodes = list(ast.walk(tree.parsed(tree.ROOT / "scripts" / "dev.py")))
    annotated = [node for node in nodes if isinstance(node, ast.arg) and node.annotation]
    returning = [
        node for node in nodes if isinstance(node, ast.FunctionDef) and (node.returns or node.args.kwonlyargs)
    ]
    assert [] == [type(node).__name__ for node in nodes if isinstance(node, TOO_NEW)]
    assert [] == [*annotated, *returning]


def test_a_newer_python_is_found_behind_a_broken_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version switcher's stand-in of that name may not start: the next one on PATH is tried."""
    program(tmp_path / "first" / "python3.13", "#!/bin/sh\nexit 127\n")
    program(tmp_path / "second" / "python3.13", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    monkeypatch.setenv("PATH", f"{tmp_path / 'first'}:{tmp_path / 'second'}")
    assert str(tmp_path / "second" / "python3.13") == dev.newer_python()


def test_without_a_newer_python_one_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit status is 2, and the line names what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit) as ended:
        dev.hand_over()
    said = capsys.readouterr().err
    assert 2 == ended.value.code
    assert 1 == said.count("\n")
    assert said.endswith("Install python3.11 and start again.\n")


@pytest.mark.parametrize("arguments", [[], ["publish"], ["run"], ["map", "now"], ["wheel"]])
def test_a_wrong_use_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is set up for it, and the words say what is wrong."""
    assert 2 == tasks.main(arguments)
    assert capsys.readouterr().err.startswith("panelry: ")


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Making an environment wipes its folder, so it must be new, empty or made here."""
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    monkeypatch.setenv("PANELRY_VENV", str(tmp_path))
    with pytest.raises(SetupError, match="holds other files"):
        environment.ready("run")
    assert [tmp_path / "thesis.txt"] == list(tmp_path.iterdir())


def test_a_file_in_the_place_of_the_environment_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words name the path and the cure."""
    place = tmp_path / "taken"
    place.touch()
    monkeypatch.setenv("PANELRY_VENV", str(place))
    with pytest.raises(SetupError, match=r"taken is not a folder; move it away"):
        environment.ready("run")


def test_an_environment_with_a_fitting_stamp_is_used_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start costs no more than reading the stamp; `dev` serves `run` too, not the other way round."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    monkeypatch.setenv("PANELRY_VENV", str(tmp_path))
    stamp = dataclasses.asdict(environment.wanted(tmp_path, "dev"))
    (tmp_path / environment.STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    assert tmp_path == environment.ready("dev")
    assert tmp_path == environment.ready("run")


@pytest.mark.parametrize("part", ["checkout", "folder", "python", "project", "locked"])
def test_an_environment_made_from_anything_else_is_not_used(part: str, tmp_path: Path) -> None:
    """A moved checkout, another Python, a changed project or lock: the stamp no longer fits."""
    stamp = environment.wanted(tmp_path, "run")
    assert environment.fits(stamp, tmp_path, "run")
    assert not environment.fits(dataclasses.replace(stamp, **{part: "other"}), tmp_path, "run")


def test_the_tools_are_not_there_where_only_what_runs_was_installed(tmp_path: Path) -> None:
    """After a demo, the first test adds the tools; after a test, a demo starts at once."""
    assert not environment.fits(environment.wanted(tmp_path, "run"), tmp_path, "dev")
    assert environment.fits(environment.wanted(tmp_path, "dev"), tmp_path, "run")
    assert not environment.fits(None, tmp_path, "run")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"checkout": "here"}'])
def test_a_spoilt_stamp_counts_as_none(tmp_path: Path, text: str) -> None:
    """A stamp cut short by a full disk means that the environment is made again."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / environment.STAMP).write_text(text, encoding="utf-8")
    assert environment.found(tmp_path) is None
