"""Whole rubrics in the Markdown layout, typed by other hands: they import the same, or are refused."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelry.rubric_import import rubric_json
from panelry.rubric_markdown import read_markdown
from panelry.rubric_rules import RubricError

CHECKOUT = Path(__file__).resolve().parents[2]
REAL = CHECKOUT.parent / "shared" / "data" / "rubrics"
NAMES = ("engineering-manager", "staff-engineer", "tech-lead")
FILES = {
    path.stem: path.read_bytes().decode().replace("\r\n", "\n")
    for path in (
        CHECKOUT / "tui" / "panelry_tui" / "demo" / "support.md",
        *(REAL / f"{name}.md" for name in NAMES),
    )
    if path.exists()
}

Mutation = Callable[[str], str]


def swap(old: str, new: str) -> Mutation:
    """Return a mutation that replaces every match, line by line."""
    pattern = re.compile(old, re.MULTILINE)
    return lambda text: pattern.sub(new, text)


LABEL = r"^\*\*What to look for:\*\*$"
ROW = r"^\| (.*) \|$"
SAME: dict[str, tuple[Mutation, ...]] = {
    "depth of criteria": (swap(r"^## ([A-E] )", r"### \1"), swap(r"^## ([A-E] )", r"# \1")),
    "depth of all": (swap("^## ", "#### "), swap("^## ", "# ")),
    "sign of bullets": tuple(
        swap("^- ", sign) for sign in ("* ", "+ ", "• ", "– ", "◦ ", "1. ", "12) ", "  - ", "-\t", "- [ ] ")
    ),
    "bold bullets": (swap("^- (.*)$", r"- **\1**"),),
    "label": tuple(
        swap(LABEL, words)
        for words in (
            "__What to look for:__",
            "**What to look for**:",
            "** What to look for: **",
            "**What to look for: **",
            "<b>What to look for:</b>",
            "What to look for:",
            "What to look for：",
            "**WHAT TO LOOK FOR?**",
            "###### What to look for",
        )
    ),
    "dash of headings": tuple(
        swap(r"^(#+ [A-E]) - ", rf"\1{dash}") for dash in (" – ", "—", "\u00a0-\u00a0", " -- ", " -")
    ),
    "bold headings": tuple(
        swap(r"^(#+) ([A-E]) ?([-–—]+) ?(.*?) *$", form)
        for form in (r"\1 **\2 \3 \4**", r"\1 _\2_ \3 \4", r"\1 ** \2 ** \3 \4", r"\1 <b>\2</b> \3 \4 ##")
    ),
    "letters of rows": (
        swap(r"^\| \*\*([A-E])\*\* - (.*?) \|", r"| **\1 – \2** |"),
        swap(r"^\| \*\*([A-E])\*\* - (.*?) \|", r"| \1 |"),
    ),
    "pipes": (
        swap(ROW, r"\1"),
        swap(r"^\| ?(.*)$", r"\1"),
        swap(r" \| ", "   |   "),
        swap(r"^\|", "  |"),
        swap(r"\| (?=\|)", "|"),
    ),
    "blank lines": (swap(r"\n\n", "\n\n\n\n"), swap(r"\n\n---\n\n", "\n---\n"), swap("^---\n", "")),
    "rules": (swap("^---$", "* * *"), swap("^---$", "__________")),
    "title": (swap(r"\A# (.*)$", r"\1\n====="), swap(r"\A# ", "#"), swap(r"\A# ", "## ")),
    "comments": (
        swap(r"^(#+ .*)$", r"\1 <!-- here -->"),
        swap("^(- .*)$", r"\1 <!-- here" "\n## Z - hidden\n-->"),
        swap("^(## B.*)$", r"<!-- one --> <!-- two" "\n- no\n-->" r"\1"),
        swap(r"\A", "<!-- licence\n# Not the title\n-->\n"),
    ),
    "thresholds": (
        swap(r"_([0-9]+)\+_", r"**\1+**"),
        swap(r"_([0-9]+)\+_", r"at least \1"),
        swap(r"_([0-9]+)\+_", r"\1+ / 25"),
        swap(r"^\*\*Thresholds:\*\* ", "- **Thresholds: ** "),
        swap(r"^\*\*Thresholds:\*\* ", "#### Pass thresholds\n\n"),
        swap(r"^\*\*Thresholds:\*\* (.*)$", r"# Thresholds\n\n\1\n"),
    ),
    "unseen signs": (swap("^", "\ufeff"), swap("^#", "\u200b#"), swap(r"\bto look", "to\u00ad look")),
    "blanks": (
        swap(" ", "\u00a0"),
        swap("$", "  "),
        swap("$", "\t"),
        swap("$", "\u00a0"),
        swap("(?<=[a-z]) (?=[a-z])", "  "),
    ),
    "line ends": (swap("\n", "\r\n"), swap("\n", "\r")),
}
"""Ways to type the same rubric, by what they change; a hand has at most one habit of each."""

OTHER: dict[str, Mutation] = {
    "a letter twice": swap("^(#+ )B", r"\1A"),
    "mixed depths": swap("^## C", "### C"),
    "a heading lost": swap("^## C .*\n", ""),
    "a heading that is nearly one": swap("^## C - ", "## C: "),
    "a heading of another kind": swap("^(## C) - ", r"\1 | "),
    "a row lost": swap(r"^\| \*\*C.*\n", ""),
    "a row twice": swap(r"^(\| \*\*C.*\n)", r"\1\1"),
    "another title in the matrix": swap(r"\*\*C\*\* - ", "**C** - Not "),
    "letters swapped in the matrix": swap(r"\*\*C\*\*", "**D**"),
    "a row cut": swap(r"^(\| \*\*C.*) \| \|$", r"\1"),
    "the matrix cut": swap(r"^(\| \*\*D.*)(?:.|\n)*", r"\1"),
    "the ruler lost": swap(r"^\|---.*\n", ""),
    "rows apart": swap(r"^(\| \*\*C)", r"\n\1"),
    "levels falling": swap(r"\| 1 \| 2 \|", "| 2 | 1 |"),
    "a matrix without its heading": swap("^## Scoring Matrix\n", ""),
    "a matrix under another heading": swap("^## Scoring Matrix", "## Our table"),
    "a matrix as a criterion": swap("^## Scoring Matrix", "## F - Scoring Matrix"),
    "thresholds without numbers": swap(r"_[0-9]+\+_", "much"),
    "thresholds out of reach": swap(r"_[0-9]+\+_", "_26+_"),
    "a comment that never ends": swap("^## C", "<!-- ## C"),
    "a code block that never ends": swap("^## C", "```\n## C"),
    "another dash": swap("^(## [A-E]) - ", r"\1 ~ "),
}
"""Contradictions, and words that cannot be understood."""


def mutated(text: str, habits: dict[str, Mutation]) -> str:
    """Return a rubric typed with some habits, in the order of their table."""
    for name in (name for name in SAME if name in habits):
        text = habits[name](text)
    return text


HABITS = st.fixed_dictionaries({}, optional={name: st.sampled_from(each) for name, each in SAME.items()})


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FILES)), HABITS)
def test_a_rubric_typed_by_another_hand_is_the_same(name: str, habits: dict[str, Mutation]) -> None:
    """Any mixture of habits changes nothing: title, criteria, lists, thresholds, gaps, version."""
    source = mutated(FILES[name], habits)
    assert read_markdown(FILES[name].encode()) == read_markdown(source.encode())


@pytest.mark.parametrize(
    ("kind", "habit"), [(kind, habit) for kind in SAME for habit in range(len(SAME[kind]))]
)
def test_each_habit_changes_the_text_and_nothing_else(kind: str, habit: int) -> None:
    """No habit of the table is empty, and each alone is tolerated."""
    for text in FILES.values():
        source = SAME[kind][habit](text)
        assert (False, read_markdown(text.encode())) == (source == text, read_markdown(source.encode()))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(FILES)),
    st.sampled_from(sorted(OTHER)),
    HABITS.map(
        lambda habits: {key: habits[key] for key in habits if key in {"blanks", "comments", "line ends"}}
    ),
)
def test_a_contradiction_is_refused_however_it_is_typed(
    name: str, other: str, habits: dict[str, Mutation]
) -> None:
    """Each is refused with a line of the file and a cure."""
    source = mutated(OTHER[other](FILES[name]), habits)
    with pytest.raises(RubricError) as problem:
        read_markdown(source.encode())
    last = len(re.split("\r\n|\r|\n", source)) + 1
    assert (True, True) == (problem.value.line in range(1, last + 1), bool(problem.value.cure))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(FILES)),
    st.floats(0, 1),
    st.sampled_from(
        ["{}", "- {}", "## {}", "#### {}", "**{}:**", "> {}", "    {}", "| {} |", "1. {}", "\n{}\n"]
    ),
)
def test_no_line_is_lost_in_silence(name: str, place: float, form: str) -> None:
    """A foreign line is kept in the rubric, named as a gap, or refused."""
    lines = FILES[name].split("\n")
    lines.insert(int(place * len(lines)), form.format("Zyxwvut"))
    told = ""
    try:
        told = json.dumps(rubric_json(*read_markdown("\n".join(lines).encode())))
    except RubricError as problem:
        told = f"Not imported: line {problem.line}, {problem.cure}"
    assert (True, False) == ("Zyxwvut" in told or "Not imported" in told, "line None" in told)


def test_words_below_the_thresholds_are_named_as_a_gap() -> None:
    """A section of thresholds may say more than the import can keep; that is told with its line."""
    source = FILES["support"] + "\n## Thresholds\n\n\n\n### Notes\n\n- Ask first\n"
    source = re.sub(r"^\*\*Thresholds:\*\* (.*)\n", "", source, flags=re.MULTILINE)
    source = source.replace("## Thresholds\n", "## Thresholds\n\n10+ is a pass\n")
    rubric, gaps = read_markdown(source.encode())
    line = source.split("\n").index("### Notes") + 1
    assert 10 == rubric.thresholds[0].at_least
    assert f"Not imported: the text below the thresholds, first in line {line}" in gaps


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
@pytest.mark.parametrize("name", sorted(FILES))
def test_a_rubric_in_another_encoding_is_refused_with_its_line(name: str, encoding: str) -> None:
    """Letters are never guessed."""
    text = FILES[name].replace("'", "’")
    with pytest.raises(RubricError) as problem:
        read_markdown(text.encode(encoding))
    first = next(place for place, line in enumerate(text.split("\n"), 1) if not line.isascii())
    assert (first if encoding == "cp1252" else 1) == problem.value.line
    assert "Save the file as UTF-8 text" == problem.value.cure


@pytest.mark.skipif(not REAL.exists(), reason="the real rubrics are not beside the checkout")
@pytest.mark.parametrize("name", NAMES)
def test_the_json_of_a_real_rubric_holds_every_bullet(name: str) -> None:
    """Each list has its bullets word by word, below its own criterion."""
    told = rubric_json(*read_markdown(FILES[name].encode()))
    parts = re.split("^## ", FILES[name], flags=re.MULTILINE)[1:6]
    bullets = [[each.strip() for each in re.findall("^- (.*)$", part, re.MULTILINE)] for part in parts]
    rubric = json.loads(json.dumps(told))["rubric"]
    assert bullets == [each["look_for"] for each in rubric["criteria"]]
    assert ["a", "b", "c", "d", "e"] == [each["id"][0] for each in rubric["criteria"]]
