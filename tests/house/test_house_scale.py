"""The page on scale: its tables follow from its figures."""

import io
import json
import re
import sys
from pathlib import Path

import pytest

import capacity
from benching.capacity import Cost, size, tables, two
from house.tree import ROOT

_PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
_UNITS = {"MB": 1e6, "GB": 1e9, "TB": 1e12, "MiB": 2**20, "GiB": 2**30}
_DAY, _HOURS_OPEN, _BUSIEST, _DAYS = 8 * 3600, 1.5, 5, 250


def rows(first: str) -> dict[str, list[str]]:
    """Return the rows of the table that has such a head, by their first cell."""
    table = _PAGE.split(f"| {first} |", 1)[1].split("\n\n", 1)[0]
    cells = [[each.strip() for each in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    return {name: rest for name, *rest in cells}


def number(cell: str) -> float:
    """Return what a cell says, in seconds, bytes or as it stands."""
    found = re.match(r"([\d.,]+) ?(\w+)?", cell)
    assert found is not None
    return float(found[1].replace(",", "")) * _UNITS.get(found[2] or "", 1)


@pytest.mark.parametrize("column", range(3))
def test_each_column_follows_from_what_one_debrief_costs(column: int) -> None:
    """Within a fifth, as rounded as they are shown."""
    one = {name: number(cells[0]) for name, cells in rows("figure | value").items()}
    told = {
        name: number(cells[column])
        for name, cells in rows("what | one organisation | a thousand a day | a million a day").items()
    }
    debriefs = told["debriefs a day"]
    opened = debriefs * _HOURS_OPEN / 8
    commands = debriefs * one["commands of one debrief"]
    kept = opened * (
        one["people connected"] * one["memory of a connection"] + one["memory of an open debrief"]
    )
    expected = {
        "open at once": opened,
        "connections": opened * one["people connected"],
        "commands a second, mean": commands / _DAY,
        "cores in the busiest minute": commands
        / _DAY
        * _BUSIEST
        * one["processor for a command that five others see"]
        / 1000,
        "memory": kept * 1024,
        "record a day": commands * one["record on the disk"],
        "record a year": commands * one["record on the disk"] * _DAYS,
    }
    wrong = {name for name, value in expected.items() if abs(told[name] - value) > 0.2 * value}
    assert set() == wrong
    assert set(expected) == set(told) - {"debriefs a day"}


def test_the_tables_are_what_the_command_says_of_their_figures() -> None:
    """Word for word, panels on one core among them."""
    one = {name: number(cells[0]) for name, cells in rows("figure | value").items()}
    cost = Cost(
        one["processor for a command that five others see"],
        one["memory of a connection"],
        one["memory of an open debrief"],
    )
    assert [] == [each for each in tables(cost).split("\n\n") if each not in _PAGE]


def test_a_core_carries_as_many_panels_as_its_time_has_commands() -> None:
    """Twice the cost is half the panels; the commands of a second stay what a core can do."""
    cheap, dear = (tables(Cost(cost, 10, 10)).split("\n\n")[1].splitlines() for cost in (0.5, 1.0))
    assert ["10,800", "2,160"] == [each.split(" | ")[1] for each in cheap[2:]]
    assert ["5,400", "1,080"] == [each.split(" | ")[1] for each in dear[2:]]
    assert {"2,000"} == {each.split(" | ")[3] for each in cheap[2:]}


MEASURED = [
    {"part": "growth", "name": "one revision flat out, 2 × 6", "value": 9, "unit": "µs CPU"},
    {"part": "fanout", "name": "one revision flat out, 8 × 6", "value": 700, "unit": "µs CPU", "met": None},
    {"part": "connections", "name": "an idle connection, above the relay's", "value": 19.5, "unit": "KiB"},
    {"part": "connections", "name": "an idle connection of the relay", "value": 14.5, "unit": "KiB"},
    {"part": "connections", "name": "an open idle debrief", "value": 32, "unit": "KiB", "limit": 30},
]


def test_the_command_reads_what_the_bench_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a file or from standard input; a connection is weighed with what the library takes of it."""
    file = tmp_path / "figures.json"
    file.write_text(json.dumps(MEASURED), "utf-8")
    assert 0 == capacity.main([str(file)])
    told = capsys.readouterr().out
    assert f"{tables(Cost(0.7, 34.0, 32.0))}\n" == told
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    assert (0, told) == (capacity.main(["-"]), capsys.readouterr().out)


def test_what_is_missing_is_named_with_the_part_to_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is guessed, and no file of another kind is read."""
    file = tmp_path / "figures.json"
    file.write_text(json.dumps(MEASURED[:-1]), "utf-8")
    assert 1 == capacity.main([str(file)])
    assert (
        "no figure “an open idle debrief”: run the part connections with --json." in capsys.readouterr().err
    )
    file.write_text("part what", "utf-8")
    assert [1, 1, 2] == [capacity.main(each) for each in ([str(file)], [str(tmp_path / "none")], [])]
    said = capsys.readouterr().err
    assert (2, 1) == (said.count("is no file of figures"), said.count("How many panels a core carries"))


def test_a_number_has_two_digits_that_count() -> None:
    """And a size the largest unit of which there is one."""
    assert ["0.0024", "0.12", "12", "100", "1,543"] == [
        two(each) for each in (0.00243, 0.1215, 12.3, 100, 1543)
    ]
    assert ["0.86 MiB", "1 GiB", "42,180 GiB"] == [
        size(each, ("MiB", "GiB"), 2**20, 1024) for each in (0.86 * 2**20, 2**30, 42_180 * 2**30)
    ]
