"""Reading a rubric of either format, and its JSON form."""

import json
import re
from pathlib import Path

import pytest

from panelry.rubric_import import read_rubric, rubric_json
from panelry.rubric_rules import RubricError

FORMAT = Path(__file__).resolve().parents[2] / "docs" / "rubric-format.md"
TOML = b'# a note\ntitle = "T"\n\n[[criteria]]\ntitle = "Care"\n'
MARKDOWN = b"# T\n\n## A - Care\n"


@pytest.mark.parametrize("name", ["r.toml", "a.md/R.TOML", "-", "rubric", "r.txt"])
def test_a_toml_rubric_is_known_by_ending_or_content(name: str) -> None:
    """A pipe has no ending, and a comment of TOML looks like a heading of Markdown."""
    assert "care" == read_rubric(TOML, name)[0].criteria[0].id


@pytest.mark.parametrize("name", ["r.md", "R.Markdown", "-", "rubric", "r.txt"])
def test_a_markdown_rubric_is_known_by_ending_or_content(name: str) -> None:
    """A heading shows what the file is."""
    assert "a-care" == read_rubric(MARKDOWN, name)[0].criteria[0].id


def test_an_ending_is_taken_at_its_word() -> None:
    """A file that says it is TOML is read as TOML."""
    with pytest.raises(RubricError, match="This is not TOML"):
        read_rubric(b"Words\n" + MARKDOWN, "r.toml")


def test_what_is_neither_is_refused_with_a_cure() -> None:
    """A spreadsheet is no rubric."""
    with pytest.raises(RubricError, match=r"line 1: This is neither .* Name the file \.toml or \.md\."):
        read_rubric(b"name,care\nAna,4\n", "-")


def test_the_json_form_has_numbers_and_names() -> None:
    """Exact decimals become numbers with the digits of the file, whole ones without a point."""
    source = (
        b'title = "T"\nversion = "1"\nscale = 2\n[[criteria]]\ntitle = "Care"\nweight = 0.1\n'
        b'look_for = ["x"]\n'
        b'[[criteria]]\ntitle = "Pace"\nweight = 2.0\n[[thresholds]]\nat_least = 3\nwords = "a pass"\n'
    )
    printed = json.loads(json.dumps(rubric_json(*read_rubric(source, "-"))))
    assert ["gaps", "rubric"] == sorted(printed)
    assert [(0.1, ["x"]), (2, [])] == [
        (each["weight"], each["look_for"]) for each in printed["rubric"]["criteria"]
    ]
    assert "[0.1, 2]" == json.dumps([each["weight"] for each in printed["rubric"]["criteria"]])
    assert [{"at_least": 3, "words": "a pass"}] == printed["rubric"]["thresholds"]
    assert {"id": "care", "title": "Care", "minimum": None, "must_have": False} == {
        key: printed["rubric"]["criteria"][0][key] for key in ("id", "title", "minimum", "must_have")
    }
    assert "No “what to look for” list on Pace" == printed["gaps"][2]


@pytest.mark.parametrize(("kind", "name"), [("toml", "system-design"), ("markdown", "a-clear-writing")])
def test_the_examples_of_the_format_page_are_rubrics(kind: str, name: str) -> None:
    """What the documentation shows can be copied."""
    example = re.search(rf"```{kind}\n(.*?)```", FORMAT.read_text("utf-8"), re.DOTALL)
    assert example
    assert name == read_rubric(example[1].encode(), "-")[0].criteria[0].id
