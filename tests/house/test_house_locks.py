"""The locks name packages and hashes alone, so that they hold on any machine."""

import re
import tomllib
from pathlib import Path

import pytest

from checkout import locks
from house import tree

LINE = re.compile(r"(?m)^([a-z0-9.-]+)==(\S+)")


def versions(lock: str) -> dict[str, str]:
    """Return the locked packages of a lock: name to version."""
    return dict(LINE.findall((locks.FOLDER / lock).read_text(encoding="utf-8")))


def test_the_locks_name_no_host_no_path_and_no_index() -> None:
    """Each line is a package with its version, or a hash."""
    assert [] == locks.faults()


@pytest.mark.parametrize(
    "line",
    [
        "--index" + "-url https" + "://example.org/simple",
        "--find-links wheels",
        "click @ file" + ":///wheels/click.whl",
        "-r other.txt",
        "    # via -r wheels/in.txt",
        "click>=8",
    ],
)
def test_a_line_of_another_kind_is_a_fault(tmp_path: Path, line: str) -> None:
    """The fault names the lock and the line."""
    (tmp_path / "run.txt").write_text(
        f"click==8.5.1 \\\n    --hash=sha256:{'0' * 64}\n{line}\n", encoding="utf-8"
    )
    assert [f"run.txt:3: {line.strip()}"] == locks.faults(tmp_path)


def test_what_is_needed_to_run_has_one_version_in_both_locks() -> None:
    """The tests run with what people run."""
    run, dev = versions("run.txt"), versions("dev.txt")
    assert run == {name: dev.get(name) for name in run}


def test_every_dependency_is_locked() -> None:
    """A dependency added to pyproject.toml needs `python3 scripts/dev.py lock`."""
    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {re.split(r"[<>=\[; ]", each)[0] for each in project["project"]["dependencies"]}
    tools = {
        re.split(r"[<>=\[; ]", each)[0]
        for each in project["dependency-groups"]["dev"]
        if isinstance(each, str)
    }
    assert set() == names - versions("run.txt").keys()
    assert set() == tools - versions("dev.txt").keys()
