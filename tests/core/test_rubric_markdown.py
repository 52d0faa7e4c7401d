"""Reading a rubric from the Markdown layout."""

import re
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelry.ids import CriterionId
from panelry.markdown import plain
from panelry.rubric import Criterion, Level, Rubric, Threshold
from panelry.rubric_markdown import read_markdown
from panelry.rubric_rules import RubricError

CHECKOUT = Path(__file__).resolve().parents[2]
SUPPORT = CHECKOUT / "tui" / "panelry_tui" / "demo" / "support.md"
REAL = CHECKOUT.parent / "shared" / "data" / "rubrics"
SMALL = """# Small

Words for the panel.

## A - Care
#### **00:10** - CODE One

Takes care.

**What to look for:**

- Looks twice
- Asks

---

## B - Speed
#### **00:20** - CODE Two

Is quick.

**What to look for:**

- Starts early

---

## Scoring Matrix
**Thresholds:** _6+_ is a pass, _9+_ is a pass at senior level

| Competency | 1 | 2 | 3 | 4 | 5 |
|------------|---|---|---|---|---|
| **A** - Care | | | | | |
| **B** - Speed | | | | | |
"""
FROM_LAYOUT = (
    "No anchors: the panel sees the product's neutral scale wording",
    "No candidate wording: every criterion speaks only through approved points",
)


def read(source: str) -> Rubric:
    """Return the rubric of a Markdown text."""
    return read_markdown(source.encode())[0]


def gaps(source: str) -> tuple[str, ...]:
    """Return the gaps of a Markdown text."""
    return read_markdown(source.encode())[1]


def refusal(source: str | bytes) -> RubricError:
    """Return the error that a document is refused with."""
    with pytest.raises(RubricError) as caught:
        read_markdown(source if isinstance(source, bytes) else source.encode())
    return caught.value


def changed(old: str, new: str, source: str = SMALL) -> str:
    """Return a document with its first occurrence of some words replaced; they must be there."""
    assert old in source
    return source.replace(old, new, 1)


def test_the_layout_is_read_part_by_part() -> None:
    """Title, description, criteria, lists, codes, scale and thresholds arrive in their fields."""
    rubric = read(SMALL)
    assert ("Small", "Words for the panel.", 5) == (rubric.title, rubric.description, rubric.scale)
    assert [
        ("a-care", "Care", "CODE One", "Takes care.", ("Looks twice", "Asks")),
        ("b-speed", "Speed", "CODE Two", "Is quick.", ("Starts early",)),
    ] == [(each.id, each.title, each.code, each.description, each.look_for) for each in rubric.criteria]
    assert (
        Threshold(Decimal(6), "a pass"),
        Threshold(Decimal(9), "a pass at senior level"),
    ) == rubric.thresholds
    assert FROM_LAYOUT == gaps(SMALL)


REAL_FILES: dict[str, tuple[str, list[int], list[int], str]] = {
    "engineering-manager": (
        "Engineering Manager",
        [7] * 5,
        [15, 20],
        "b-technical-direction-architecture-input",
    ),
    "staff-engineer": ("Staff Engineer", [8] * 5, [18], "b-software-data-engineering"),
    "tech-lead": ("Tech Lead", [8] * 5, [18], "b-engineering-quality"),
}


@pytest.mark.skipif(not REAL.exists(), reason="the real rubrics are not beside the checkout")
@pytest.mark.parametrize("name", REAL_FILES)
def test_a_real_rubric_is_read_whole(name: str) -> None:
    """What an interviewing team would bring is understood, and its gaps are named."""
    source = (REAL / f"{name}.md").read_bytes()
    rubric, found = read_markdown(source)
    text = source.decode().replace("\r\n", "\n")
    title, counts, thresholds, second = REAL_FILES[name]
    assert (title, counts, thresholds, second) == (
        rubric.title,
        [len(each.look_for) for each in rubric.criteria],
        [int(each.at_least) for each in rubric.thresholds],
        rubric.criteria[1].id,
    )
    headings = re.findall(r"^## [A-E] - (.*?) *$", text, re.MULTILINE)
    assert headings == [each.title for each in rubric.criteria]
    assert re.findall(r"^#### .* - (.*)$", text, re.MULTILINE) == [each.code for each in rubric.criteria]
    assert (FROM_LAYOUT, "a pass") == (found, rubric.thresholds[0].words)


def test_the_second_sample_has_only_the_gaps_of_its_layout() -> None:
    """The layout has no place for anchors and words for the candidate."""
    rubric, found = read_markdown(SUPPORT.read_bytes())
    assert ("Customer Support Specialist", [4, 5, 4, 4, 4], [16, 21], FROM_LAYOUT) == (
        rubric.title,
        [len(each.look_for) for each in rubric.criteria],
        [int(each.at_least) for each in rubric.thresholds],
        found,
    )


SAME = {
    "en dash": SMALL.replace(" - ", " – "),
    "em dash without blanks": SMALL.replace("A - ", "A—").replace("B - ", "B—"),
    "double hyphen": SMALL.replace(" - ", " -- "),
    "several blanks": SMALL.replace(" - ", "   -  "),
    "hyphen with one blank": changed("## A - Care", "## A -Care"),
    "no-break blanks": SMALL.replace("A - Care", "A\u00a0–\u00a0Care"),
    "small letter": changed("## A - Care", "## a - Care"),
    "bold letter": SMALL.replace("## A - Care", "## **A** - Care"),
    "bold heading": SMALL.replace("## A - Care", "## **A - Care**"),
    "bold and italic": SMALL.replace("## A - Care", "## __A__ – *Care*"),
    "all three stars": SMALL.replace("## A - Care", "## ***A*** - _**Care**_"),
    "plain matrix": SMALL.replace("**A**", "A").replace("**B**", "B"),
    "matrix in italics": SMALL.replace("**A** - Care", "_A - Care_"),
    "closing signs": SMALL.replace("## A - Care", "## A - Care ##"),
    "heading without blank": SMALL.replace("## A - Care", "##A - Care"),
    "indented heading": SMALL.replace("## A - Care", "   ## A - Care"),
    "depth three": SMALL.replace("## A", "### A").replace("## B", "### B"),
    "depth one": SMALL.replace("## A", "# A").replace("## B", "# B"),
    "code at the same depth": SMALL.replace("#### **00:10**", "## **00:10**"),
    "code in plain bold": SMALL.replace("#### **00:10**", "**00:10**"),
    "code with a span of time": SMALL.replace("**00:10**", "**00:10–00:20**"),
    "code without time": SMALL.replace("**00:10** - ", ""),
    "blanks at line ends": SMALL.replace("\n", "   \n"),
    "tabs at line ends": SMALL.replace("\n", "\t\n"),
    "windows line ends": SMALL.replace("\n", "\r\n"),
    "old line ends": SMALL.replace("\n", "\r"),
    "byte order mark": "\ufeff" + SMALL,
    "no last newline": SMALL.rstrip("\n"),
    "star bullets": SMALL.replace("\n- ", "\n* "),
    "plus bullets": SMALL.replace("\n- ", "\n+   "),
    "dot bullets": SMALL.replace("\n- ", "\n• "),
    "numbered bullets": SMALL.replace("\n- ", "\n1. "),
    "task bullets": SMALL.replace("\n- ", "\n- [ ] "),
    "nested bullet": SMALL.replace("- Asks", "    * Asks"),
    "bullets apart": SMALL.replace("\n- Asks", "\n\n- Asks"),
    "wrapped bullet": SMALL.replace("Looks twice", "Looks\n  twice"),
    "lazily wrapped bullet": SMALL.replace("Looks twice", "Looks\ntwice"),
    "empty bullet": SMALL.replace("- Asks", "-\n- Asks\n- "),
    "bold in a bullet": SMALL.replace("Looks twice", "**Looks** _twice_"),
    "bullets close to the label": SMALL.replace("for:**\n\n", "for:**\n"),
    "colon outside": SMALL.replace("for:**", "for**:"),
    "label in italics": SMALL.replace("**What to look for:**", "*What to Look For:*"),
    "plain label": SMALL.replace("**What to look for:**", "What to look for:"),
    "label as heading": SMALL.replace("**What to look for:**", "### What to look for"),
    "label as shallow heading": SMALL.replace("**What to look for:**", "## What to look for:"),
    "label with more words": SMALL.replace("look for:", "look for (signals):"),
    "short label": SMALL.replace("**What to look for:**", "**Look for:**"),
    "first item beside the label": SMALL.replace("for:**\n\n- Looks twice", "for:** Looks twice\n"),
    "stars for rules": SMALL.replace("---\n\n##", "* * *\n\n##"),
    "no rules": SMALL.replace("---\n\n##", "##"),
    "matrix at another depth": SMALL.replace("## Scoring Matrix", "#### **scoring matrix**:"),
    "scoring table": SMALL.replace("## Scoring Matrix", "## Scoring table"),
    "matrix without outer pipes": re.sub(r"^\| (.*) \|$", r"\1", SMALL, flags=re.MULTILINE).replace(
        "|------------|---|---|---|---|---|", "---|---|---|---|---|---"
    ),
    "matrix with tight pipes": SMALL.replace("| | | | | |", "||||||"),
    "aligned matrix": SMALL.replace("|---|", "|:-:|").replace("|---|", "|--:|"),
    "bold levels": SMALL.replace("| 1 | 2 |", "| **1** | _2_ |"),
    "matrix rows in another order": changed("| **A** - Care | | | | | |\n", "", SMALL)
    + "| **A** - Care | | | | | |\n",
    "letter only in the matrix": SMALL.replace("**A** - Care |", "**A** |"),
    "matrix in another case": SMALL.replace("**A** - Care", "**a** – CARE"),
    "matrix first": changed("# Small\n\nWords for the panel.\n", "", SMALL[: SMALL.index("## Scoring")]).join(
        ["# Small\n\nWords for the panel.\n\n" + SMALL[SMALL.index("## Scoring") :], ""]
    ),
    "threshold in bold": SMALL.replace("_6+_", "**6+**").replace("_9+_", "9 +"),
    "sign outside": SMALL.replace("_6+_", "_6_+"),
    "threshold label colon outside": SMALL.replace("**Thresholds:**", "**Thresholds**:"),
    "threshold label in italics": SMALL.replace("**Thresholds:**", "_thresholds:_"),
    "threshold words": SMALL.replace("_6+_ is a pass, _9+_ is", "at least 6 = a pass; ≥ 9 means"),
    "or more": SMALL.replace("_6+_ is a pass, _9+_ is", "6 or more: a pass and 9 or above is"),
    "points": SMALL.replace("_6+_ is", "_6+_ points is"),
    "threshold list": SMALL.replace(
        "**Thresholds:** _6+_ is a pass, _9+_ is", "**Thresholds:**\n\n- _6+_ is a pass\n\n- _9+_ is"
    ),
    "wrapped thresholds": SMALL.replace("a pass, _9+_", "a pass,\n_9+_"),
    "threshold heading": SMALL.replace("**Thresholds:** _6+_", "### Thresholds\n\n_6+_"),
    "threshold section": SMALL.replace("**Thresholds:** _6+_ is a pass, _9+_ is a pass at senior level", "")
    + "\n## Thresholds\n\n_6+_ is a pass, _9+_ is a pass at senior level\n",
    "commented criterion": SMALL.replace("## B", "<!-- old\n## B - Pace\n-->\n## B"),
    "short comment": SMALL.replace("## B", "<!-- ## B - Pace -->\n## B"),
}


@pytest.mark.parametrize("source", SAME.values(), ids=SAME)
def test_a_tolerated_variation_says_the_same(source: str) -> None:
    """How the layout is typed changes neither the rubric nor its version."""
    assert (False, read_markdown(SMALL.encode())) == (source == SMALL, read_markdown(source.encode()))


def test_headings_in_a_code_block_are_words() -> None:
    """An example of the layout inside a rubric is no criterion."""
    fenced = "Takes care.\n\n````text\n## C - Other\n```\n- no bullet\n````"
    rubric = read(changed("Takes care.", fenced))
    assert ["Care", "Speed"] == [each.title for each in rubric.criteria]
    assert "Takes care.\n\n## C - Other\n```\n- no bullet" == rubric.criteria[0].description


def test_a_fence_inside_the_list_ends_it() -> None:
    """A code block is no signal to look for."""
    rubric = read(changed("- Asks", "~~~\nx\n~~~\n\n- Asks"))
    assert [("Looks twice",), "Takes care.\n\nx\n\n- Asks"] == [
        rubric.criteria[0].look_for,
        rubric.criteria[0].description,
    ]


def test_bullets_of_another_label_are_not_signals() -> None:
    """Red flags must not be looked for; they stay in the description."""
    for label in ("**Red flags:**", "\n**Red flags**\n", "\nRed flags:", "### Red flags", "*Red flags*:"):
        criterion = read(changed("- Asks", f"- Asks\n{label}\n- Shouts")).criteria[0]
        assert ("Looks twice", "Asks") == criterion.look_for
        assert ("Takes care.", True) == (
            criterion.description.split("\n")[0],
            criterion.description.endswith("- Shouts"),
        )


def test_an_indented_paragraph_belongs_to_its_bullet() -> None:
    """A bullet may go on after a blank line."""
    rubric = read(changed("- Asks", "\n  and again\n- Asks"))
    assert ("Looks twice and again", "Asks") == rubric.criteria[0].look_for


def test_words_after_the_list_join_the_description() -> None:
    """A closing remark is kept."""
    rubric = read(changed("- Asks\n", "- Asks\n\nA *closing* remark.\n"))
    assert ("Takes care.\n\nA closing remark.", 2) == (
        rubric.criteria[0].description,
        len(rubric.criteria[0].look_for),
    )


def test_bullets_without_the_label_are_description() -> None:
    """Nothing is made a signal that the rubric does not call one."""
    source = changed("**What to look for:**\n", "")
    assert ((), "Takes care.\n\n- Looks twice\n- Asks") == (
        read(source).criteria[0].look_for,
        read(source).criteria[0].description,
    )
    assert (*FROM_LAYOUT, "No “what to look for” list on Care") == gaps(source)


def test_a_description_keeps_its_paragraphs_and_headings() -> None:
    """Lines of a paragraph join; blank lines, headings and bullets stay apart."""
    text = "One\nline.\n\n\n\n#### Notes\nTwo.\n- a\n- **b**\n  goes on\n***\nThree."
    wanted = "One line.\n\nNotes\n\nTwo.\n- a\n- b goes on\n\nThree."
    assert wanted == read(changed("Takes care.", text)).criteria[0].description
    assert wanted == read(changed("Words for the panel.", text)).description


def test_a_heading_below_a_criterion_is_no_code_without_capitals() -> None:
    """A code looks like one, or stands behind a time."""
    for heading, code in (("#### What this is", ""), ("#### **00:10**", ""), ("#### ABC 4", "ABC 4")):
        assert code == read(changed("#### **00:10** - CODE One", heading)).criteria[0].code


def test_only_the_first_line_is_a_code() -> None:
    """A time further down is a word like any other."""
    criterion = read(changed("Takes care.", "**00:15** - BREAK")).criteria[0]
    assert ("CODE One", "00:15 - BREAK") == (criterion.code, criterion.description)


def test_a_letter_alone_gives_an_id() -> None:
    """A title may have no Latin letter."""
    assert (
        "a" == read(SMALL.replace("A - Care", "A - 配慮").replace("**A** - Care", "A - 配慮")).criteria[0].id
    )


def test_titles_keep_signs_that_are_no_emphasis() -> None:
    """A name in a title is not torn apart, and an escaped sign is the sign."""
    for written, title in (
        ("snake_case and other_case", "snake_case and other_case"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("C#", "C#"),
        (r"a \*star\*", "a *star*"),
        (r"a \| b", "a | b"),
        ("*open", "*open"),
        ("**bold* mixed**", "bold* mixed"),
        ("Care - and - more", "Care - and - more"),
    ):
        source = SMALL.replace("A - Care", f"A - {written}").replace("**A** - Care", f"**A** - {written}")
        assert title == read(source).criteria[0].title


def test_the_scale_is_that_of_the_matrix() -> None:
    """Two to ten levels, each criterion with all of them."""
    for scale in (2, 10):
        head = "".join(f" {level} |" for level in range(1, scale + 1))
        table = f"| |{head}\n|---|{'---|' * scale}\n| A - Care |{' |' * scale}\n| B - Speed |{' |' * scale}\n"
        rubric = read(SMALL[: SMALL.index("**Thresholds")] + table)
        assert (scale, [scale, scale]) == (rubric.scale, [len(each.levels) for each in rubric.criteria])


NOT_SAID = {
    "no title": (changed("# Small\n", ""), "No title: the rubric is called “Untitled rubric”"),
    "no matrix": (SMALL[: SMALL.index("## Scoring")], "No scoring matrix: the scale is taken as 1 to 5"),
    "matrix heading alone": (
        SMALL[: SMALL.index("**Thresholds")],
        "No scoring matrix: the scale is taken as 1 to 5",
    ),
    "no thresholds": (
        re.sub(r"\*\*Thresholds.*", "", SMALL),
        "No thresholds: the agenda cannot say which criteria can change the outcome",
    ),
    "foreign section": (
        changed("## Scoring", "## Notes\n\ntext\n\n### More\n\n## Scoring"),
        "Not imported: the section “Notes” of line 28",
    ),
    "compound word": (
        changed("## Scoring", "## E-mail\n\n## Scoring"),
        "Not imported: the section “E-mail” of line 28",
    ),
    "marks in the matrix": (
        changed("**A** - Care | |", "**A** - Care | x |"),
        "Not imported: what the cells of the matrix hold, first in line 33",
    ),
    "text beside the matrix": (
        SMALL + "\nOne column each.\n",
        "Not imported: the text beside the matrix, first in line 36",
    ),
}


@pytest.mark.parametrize(("source", "gap"), NOT_SAID.values(), ids=NOT_SAID)
def test_what_is_absent_or_left_out_is_a_gap(source: str, gap: str) -> None:
    """Nothing is invented, and nothing is dropped in silence."""
    assert 1 == gaps(source).count(gap)


def test_nothing_of_a_foreign_section_reaches_a_criterion() -> None:
    """The section ends the criterion before it."""
    source = changed("## Scoring", "## Notes\n\ntext\n\n- bullet\n\n## Scoring")
    assert read(SMALL) == read(source)


REFUSED: dict[str, tuple[str, int | None, str, str]] = {
    "no criterion": ("# T\n\ntext\n", 1, "", "no criterion"),
    "only nearly criteria": ("# T\n\n## 1. Care\n", 3, "", "no criterion"),
    "letter twice": (changed("## B", "## A"), 17, "criterion A", "first in line 5"),
    "title twice": (changed("## B - Speed", "## B - CARE"), 17, "criterion B", "first in line 5"),
    "other depth": (changed("## B", "### B"), 17, "criterion B", "3 signs"),
    "no words": (changed("## B - Speed", "## B -"), 17, "criterion B", "empty"),
    "letter alone": (changed("## B - Speed", "## **B**"), 17, "", "nearly"),
    "colon": (changed("## B - Speed", "## B: Speed"), 17, "", "nearly"),
    "full stop": (changed("## B - Speed", "## **B.** Speed"), 17, "", "nearly"),
    "number": (changed("## B - Speed", "## 2 - Speed"), 17, "", "nearly"),
    "letter of another script": (changed("## B - Speed", "## В - Speed"), 17, "", "nearly"),
    "long title": (changed("## B - Speed", f"## B - {'x' * 201}"), 17, "criterion B", "too many"),
    "long text": (changed("Is quick.", "x" * 2001), 20, "criterion B", "too many"),
    "long bullet": (changed("- Starts early", f"- {'x' * 2001}"), 24, "criterion B", "too many"),
    "endless bullets": (changed("- Asks\n", "- Asks\n" * 100), 5, "criterion A", "101 bullets"),
    "long description": (changed("Words", "x" * 2001), 3, "description", "too many"),
    "open code block": (changed("Is quick.", "```\nIs quick."), 20, "", "never ends"),
    "open comment": (changed("Is quick.", "<!-- Is quick."), 20, "", "never ends"),
    "second matrix": (SMALL + "\n## Scoring Matrix\n", 36, "scoring matrix", "first is in line 28"),
    "no row": (changed("| **B** - Speed | | | | | |\n", ""), 31, "scoring matrix", "has no row"),
    "extra row": (SMALL + "| **C** - Calm | | | | | |\n", 35, "scoring matrix", "no criterion C"),
    "row without letter": (SMALL + "| Total | | | | | |\n", 35, "scoring matrix", "letter"),
    "row twice": (SMALL + "| **B** - Speed | | | | | |\n", 35, "scoring matrix", "two rows"),
    "other title": (changed("**B** - Speed", "**B** - Haste"), 34, "scoring matrix", "Haste"),
    "titles swapped": (
        SMALL.replace("**A** - Care", "**A** - Speed"),
        33,
        "scoring matrix",
        "criterion in line 5",
    ),
    "other letter": (changed("**B** - Speed", "**C** - Speed"), 34, "scoring matrix", "no criterion C"),
    "row cut in its cells": (SMALL[: SMALL.rindex(" | |")], 34, "scoring matrix", "cells"),
    "row cut in its title": (SMALL[: SMALL.rindex("eed")], 34, "scoring matrix", "1 cells"),
    "row cut at its pipe": (SMALL[: SMALL.rindex(" **B**")], 34, "scoring matrix", "1 cells"),
    "first row cut": (changed("Care | | | | | |", "Care | | | | |"), 33, "scoring matrix", "5 cells"),
    "too many cells": (changed("Care | | | | | |", "Care | | | | | | |"), 33, "scoring matrix", "7 cells"),
    "head cut": (SMALL[: SMALL.index(" 3 | 4 | 5")], 32, "scoring matrix", "---"),
    "ruler cut": (SMALL[: SMALL.index("-|---|---|\n")], 32, "scoring matrix", "---"),
    "no ruler": (changed("|------------|---|---|---|---|---|\n", ""), 32, "scoring matrix", "---"),
    "row apart": (changed("| **B**", "\n| **B**"), 35, "scoring matrix", "apart"),
    "levels from nought": (
        changed("| 1 | 2 | 3 | 4 | 5 |", "| 0 | 1 | 2 | 3 | 4 |"),
        31,
        "scoring matrix",
        "0, 1",
    ),
    "levels falling": (
        changed("| 1 | 2 | 3 | 4 | 5 |", "| 5 | 4 | 3 | 2 | 1 |"),
        31,
        "scoring matrix",
        "5, 4",
    ),
    "level left out": (changed("| 1 | 2 | 3 |", "| 1 | 2 | 4 |"), 31, "scoring matrix", "1, 2, 4"),
    "levels in words": (changed("| 1 |", "| low |"), 31, "scoring matrix", "low"),
    "one level": ("## A - T\n## Scoring\n| | 1 |\n|-|-|\n| A | |\n", 3, "scoring matrix", "“1”"),
    "thresholds twice": (SMALL + "\nThresholds: 7+ is a pass\n", 36, "thresholds", "first in line 29"),
    "thresholds without words": (changed(" is a pass, _9+_", ", _9+_"), 29, "thresholds", "no words"),
    "thresholds without numbers": (re.sub(r"_[69]\+_", "much", SMALL), 29, "thresholds", "cannot be read"),
    "thresholds after other words": (
        changed("_6+_ is", "3-5 is a no, _6+_ is"),
        29,
        "thresholds",
        "cannot be read",
    ),
    "thresholds that are empty": (
        re.sub(r"Thresholds:\*\*.*", "Thresholds:**", SMALL),
        29,
        "thresholds",
        "cannot be read",
    ),
    "thresholds falling": (SMALL.replace("_6+_", "_10+_"), 29, "thresholds", "not above 10"),
    "threshold of nothing": (SMALL.replace("_6+_", "_0+_"), 29, "thresholds", "not above 0"),
    "threshold out of reach": (SMALL.replace("_9+_", "_10.5+_"), 29, "thresholds", "highest sum is 10"),
}


@pytest.mark.parametrize(("source", "line", "key", "what"), REFUSED.values(), ids=REFUSED)
def test_a_contradiction_is_refused_with_its_line(source: str, line: int | None, key: str, what: str) -> None:
    """The writer learns where two places disagree, or where the document was cut."""
    error = refusal(source)
    assert (line, key, True, True) == (error.line, error.key, what in error.what, bool(error.cure))


def test_an_error_shows_words_of_the_document_clean_and_short() -> None:
    """A hostile title cannot write to the terminal through an error."""
    error = refusal(changed("**B** - Speed", f"**B** - \x1b]52;{'x' * 150}")).what
    assert (False, True, True) == ("\x1b" in error, "\ufffd]52;xx" in error, "x…”" in error)


FILES = {
    "empty": (b"", 1),
    "blank": (b" \n \n", 1),
    "nul": (b"# T\n\n## A - C\x00\n", 3),
    "latin-1": (b"# T\n## A - Caf\xe9\n", 2),
    "five megabytes": (b"# T\n## A - C\n" + b"x" * 5_000_000, None),
}


@pytest.mark.parametrize(("source", "line"), FILES.values(), ids=FILES)
def test_a_file_that_is_not_text_of_fair_size_is_refused(source: bytes, line: int | None) -> None:
    """The kind of the file is judged before its content."""
    assert line == refusal(source).line


def test_hostile_signs_are_replaced_in_what_is_kept() -> None:
    """No word of the document can move a cursor."""
    rubric = read(SMALL.replace("Care", "Ca\x1bre").replace("Asks", "As\u202eks").replace("CODE", "CO\x07DE"))
    criterion = rubric.criteria[0]
    assert ("Ca\ufffdre", "As\ufffdks", "CO\ufffdDE One") == (
        criterion.title,
        criterion.look_for[1],
        criterion.code,
    )


@pytest.mark.parametrize("line", ["*a ", "**a* ", "# ", "_a_b ", "| ", " ", "at least ", "15 ", "` "])
def test_a_megabyte_of_one_sign_is_read_in_fair_time(line: str) -> None:
    """Emphasis, headings and cells are found in one pass, so that a hostile file costs its size."""
    wall = line * (900_000 // len(line)) + "x"
    source = changed("Takes care.", wall[:1900] + f"\n\n## Notes {wall}\n")
    assert 2 == len(read(source).criteria)


TITLES = st.from_regex(r"[A-Z][a-z]{1,8}(( |, | & |-)[A-Za-z]{1,8}){0,3}", fullmatch=True)
PHRASES = st.from_regex(r"[A-Z][a-z]{1,8}( [a-z]{1,8}){1,6}", fullmatch=True)


class Typing(msgspec.Struct, frozen=True):
    """How one person would type the layout."""

    depth: int
    dash: str
    bullet: str
    letter: str
    label: str
    line_end: str
    trailing: str
    wrap: str
    rule: str
    matrix_first: bool


TYPINGS = st.builds(
    Typing,
    depth=st.integers(1, 6),
    dash=st.sampled_from([" - ", "  -   ", " – ", "–", " — ", "—", " -- ", "\u00a0– "]),
    bullet=st.sampled_from(["- ", "* ", "+ ", "  - ", "-   ", "2. "]),
    letter=st.sampled_from(["{}", "**{}**", "_{}_", "*{}*", "__{}__", "***{}***"]),
    label=st.sampled_from(["**{}:**", "**{}**:", "*{}:*", "{}:", "_{}_:", "###### {}"]),
    line_end=st.sampled_from(["\n", "\r\n"]),
    trailing=st.sampled_from(["", " ", "  ", "\t"]),
    wrap=st.sampled_from([" ", "\n  ", "\n"]),
    rule=st.sampled_from(["", "---", "***", "_ _ _"]),
    matrix_first=st.booleans(),
)


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Rubrics that the layout can hold."""
    titles = draw(st.lists(TITLES, min_size=1, max_size=5, unique_by=str.casefold))
    scale = draw(st.integers(2, 10))
    sums = draw(st.lists(st.integers(1, scale * len(titles)), max_size=3, unique=True))
    criteria = tuple(
        Criterion(
            id=CriterionId(""),
            title=title,
            levels=tuple(Level(step) for step in range(1, scale + 1)),
            description=draw(PHRASES),
            code=draw(st.sampled_from(["", "SFIA ARCH", "X–1 / Y"])),
            look_for=tuple(draw(st.lists(PHRASES, max_size=3))),
        )
        for title in titles
    )
    thresholds = tuple(Threshold(Decimal(each), f"a {draw(TITLES).lower()} one") for each in sorted(sums))
    return Rubric(draw(TITLES), "", scale, criteria, draw(PHRASES), thresholds)


def typed(rubric: Rubric, how: Typing) -> bytes:
    """Return a rubric in the layout, as that person would type it."""
    blocks = [f"# {rubric.title}", rubric.description]
    parts = [
        _typed_criterion(letter, each, how) for letter, each in zip("ABCDE", rubric.criteria, strict=False)
    ]
    blocks += (
        [_typed_matrix(rubric, how), *parts] if how.matrix_first else [*parts, _typed_matrix(rubric, how)]
    )
    text = "\n\n".join(blocks) + "\n"
    return text.replace("\n", f"{how.trailing}{how.line_end}").encode()


def _typed_criterion(letter: str, criterion: Criterion, how: Typing) -> str:
    blocks = [f"{'#' * how.depth} {how.letter.format(letter)}{how.dash}{criterion.title}"]
    if criterion.code:
        blocks[0] += f"\n###### **00:10**{how.dash}{criterion.code}"
    blocks.append(criterion.description.replace(" ", how.wrap, 1))
    if criterion.look_for:
        items = (f"{how.bullet}{item.replace(' ', how.wrap, 1)}" for item in criterion.look_for)
        blocks += [how.label.format("What to look for"), "\n".join(items)]
    return "\n\n".join([*blocks, how.rule])


def _typed_matrix(rubric: Rubric, how: Typing) -> str:
    rows = [
        f"| Competency |{''.join(f' {level} |' for level in range(1, rubric.scale + 1))}",
        "|---" * (rubric.scale + 1) + "|",
    ]
    for letter, criterion in zip("ABCDE", rubric.criteria, strict=False):
        rows.append(f"| {how.letter.format(letter)}{how.dash}{criterion.title} |{' |' * rubric.scale}")
    said = ", ".join(f"_{each.at_least}+_ is {each.words}" for each in rubric.thresholds)
    blocks = [f"{'#' * how.depth} Scoring Matrix"]
    if said:
        blocks.append(
            f"{how.label.format('Thresholds')} {said}" if "#" not in how.label else f"Thresholds: {said}"
        )
    return "\n\n".join([*blocks, "\n".join(rows)])


@settings(max_examples=60, deadline=None)
@given(rubrics(), TYPINGS)
def test_however_it_is_typed_the_rubric_is_the_same(rubric: Rubric, how: Typing) -> None:
    """Any mixture of the tolerated variations reads back as what was meant."""
    read_back, _ = read_markdown(typed(rubric, how))
    ids = [each.id for each in read_back.criteria]
    criteria = tuple(
        msgspec.structs.replace(each, id=given_id)
        for each, given_id in zip(rubric.criteria, ids, strict=True)
    )
    assert msgspec.structs.replace(rubric, criteria=criteria, version=read_back.version) == read_back
    assert [f"{letter}-" for letter in "abcde"[: len(ids)]] == [each[:2] for each in ids]


@settings(max_examples=40, deadline=None)
@given(st.integers(SMALL.index("| Competency") + 2, len(SMALL) - 4))
def test_a_matrix_cut_anywhere_is_refused(place: int) -> None:
    """A document that ends inside its matrix never passes for a whole one."""
    assert "scoring matrix" == refusal(SMALL[:place]).key


PIECES = (
    *"#*_-|`~ \n\\ABb1+:<>!",
    "\n## A - T",
    "\n## B - U",
    "\n## Scoring Matrix\n",
    "\nThresholds: ",
    "| A |",
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No document makes the reader fail in another way."""
    said = ""
    try:
        said = read_markdown(text.encode())[0].criteria[0].title
    except RubricError as error:
        said = error.cure
    assert "" != said


@given(st.text(st.sampled_from("*_\\ab .")))
def test_plain_words_lose_signs_and_nothing_else(text: str) -> None:
    """Letters stay in their order, and blanks become single."""
    assert "".join(re.findall("[ab.]", text)) == "".join(re.findall("[ab.]", plain(text)))
