"""Reading a rubric from TOML."""

import re
import time
import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelry.ids import CriterionId
from panelry.rubric import NEUTRAL_SCALE, Bounds, Level, Rubric, Threshold, anchor_for, exact_weight
from panelry.rubric_rules import RubricError
from panelry.rubric_toml import read_toml
from panelry.toml_lines import key_lines, overlong_key

CHECKOUT = Path(__file__).resolve().parents[2]
BACKEND = CHECKOUT / "tui" / "panelry_tui" / "demo" / "backend.toml"
SMALL = 'title = "Small"\n[[criteria]]\ntitle = "Care"\n'


def read(source: str) -> Rubric:
    """Return the rubric of a TOML text."""
    return read_toml(source.encode())[0]


def refusal(source: str | bytes) -> RubricError:
    """Return the error that a file is refused with."""
    with pytest.raises(RubricError) as caught:
        read_toml(source if isinstance(source, bytes) else source.encode())
    return caught.value


def test_the_smallest_rubric_is_a_title_and_a_criterion() -> None:
    """Everything else has a default."""
    rubric = read(SMALL)
    criterion = rubric.criteria[0]
    assert ("Small", 5, (), Bounds()) == (rubric.title, rubric.scale, rubric.thresholds, rubric.bounds)
    assert ("care", "Care", Decimal(1), False, None) == (
        criterion.id,
        criterion.title,
        criterion.weight,
        criterion.must_have,
        criterion.minimum,
    )
    assert tuple(Level(step) for step in range(1, 6)) == criterion.levels


def test_a_full_rubric_is_read_as_it_is_written() -> None:
    """Each key arrives in its field."""
    rubric = read(
        'title = "Full"\nversion = "7"\ndescription = """\nTwo\nlines"""\nscale = 3\n'
        '[[criteria]]\nid = "own-id"\ntitle = "Care"\nweight = 2.50\nmust_have = true\nminimum = 1.5\n'
        'description = "why"\ncode = "C1"\nlook_for = ["a", " ", "b"]\n'
        '[[criteria.levels]]\nlevel = 3\nanchor = "high"\nstrength = "You cared."\n'
        '[[criteria.levels]]\nlevel = 1\ngrowth = "You hurried."\nsuggestion = "Pause."\n'
        '[[thresholds]]\nat_least = 4.5\nwords = "a pass"\n[bounds]\nhole = 1\nwide = 2\napart = 2\n'
    )
    criterion = rubric.criteria[0]
    assert ("7", "Two\nlines", 3, Bounds(1, 2, 2)) == (
        rubric.version,
        rubric.description,
        rubric.scale,
        rubric.bounds,
    )
    assert (Threshold(Decimal("4.5"), "a pass"),) == rubric.thresholds
    assert ("own-id", "2.5", "1.5", "why", "C1", ("a", "b")) == (
        criterion.id,
        str(criterion.weight),
        str(criterion.minimum),
        criterion.description,
        criterion.code,
        criterion.look_for,
    )
    assert (Level(1, "", "", "You hurried.", "Pause."), Level(2), Level(3, "high", "You cared.")) == (
        criterion.levels
    )


def test_a_weight_is_exact() -> None:
    """A tenth is a tenth, and a whole number has no point."""
    weights = [read(f"{SMALL}weight = {weight}\n").criteria[0].weight for weight in ("0.1", "3.0", "1e2")]
    assert ["0.1", "3", "100"] == [str(weight) for weight in weights]


def test_hostile_signs_are_replaced_in_every_text() -> None:
    """An escape in a rubric would reach every terminal of the panel."""
    rubric = read(
        'title = "a\\u001bb"\ndescription = "a\\u202eb"\n[[criteria]]\ntitle = "c\\u0007d"\n'
        'look_for = ["e\\u009bf"]\nlevels = [{level = 1, anchor = "g\\u007fh"}]\n'
    )
    criterion = rubric.criteria[0]
    assert ["a\ufffdb", "a\ufffdb", "c\ufffdd", ("e\ufffdf",), "g\ufffdh"] == [
        rubric.title,
        rubric.description,
        criterion.title,
        criterion.look_for,
        criterion.levels[0].anchor,
    ]


def test_a_title_without_latin_letters_still_gets_an_id() -> None:
    """The place of the criterion names it."""
    assert ["criterion-1", "debut-2"] == [
        each.id for each in read('title = "T"\ncriteria = [{title = "設計"}, {title = "Début 2!"}]').criteria
    ]


def test_a_version_is_made_from_the_content_and_not_from_the_layout() -> None:
    """The same words give the same version, other words another."""
    spaced = read(SMALL.replace("\n", "\n\n").replace(" = ", "=")).version
    other = read(SMALL.replace("Care", "Caring")).version
    assert (read(SMALL).version, True) == (spaced, other != spaced)


def test_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    """A file from another system says the same."""
    assert read_toml(SMALL.encode()) == read_toml(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())


REFUSED = {
    "unknown key": (SMALL + "wieght = 2\n", 4, "criterion 1, wieght", "weight"),
    "unknown root key": ("scael = 5\n" + SMALL, 1, "scael", "scale"),
    "criterion for criteria": ('title = "T"\n[[criterion]]\ntitle = "C"\n', 2, "criterion", "criteria"),
    "no known key is near": (SMALL + "zzz = 1\n", 4, "criterion 1, zzz", "title, weight"),
    "no title": ('[[criteria]]\ntitle = "C"\n', 1, "title", "words"),
    "blank title": ('title = " \\n "\n[[criteria]]\ntitle = "C"\n', 1, "title", "words"),
    "invisible title": ('title = "\\u200b"\n[[criteria]]\ntitle = "C"\n', 1, "title", "words"),
    "no criteria": ('title = "T"\n', 1, "criteria", "[[criteria]]"),
    "criteria of another kind": ('title = "T"\ncriteria = 3\n', 2, "criteria", "[[criteria]]"),
    "criteria without tables": ('title = "T"\ncriteria = ["C"]\n', 2, "criteria", "[[criteria]]"),
    "no criterion title": ('title = "T"\n[[criteria]]\nweight = 2\n', 2, "criterion 1, title", "words"),
    "title not a text": ("title = 3\n", 1, "title", "quotes"),
    "long title": (f'title = "{"x" * 201}"\n', 1, "title", "200"),
    "long text": (f'{SMALL}description = "{"x" * 2001}"\n', 4, "criterion 1, description", "2000"),
    "weight zero": (SMALL + "weight = 0\n", 4, "criterion 1, weight", "above 0"),
    "weight zero point zero": (SMALL + "weight = 0.0\n", 4, "criterion 1, weight", "above 0"),
    "weight negative": (SMALL + "weight = -1.5\n", 4, "criterion 1, weight", "above 0"),
    "weight not finite": (SMALL + "weight = inf\n", 4, "criterion 1, weight", "above 0"),
    "weight not a number": (SMALL + "weight = nan\n", 4, "criterion 1, weight", "above 0"),
    "weight a flag": (SMALL + "weight = true\n", 4, "criterion 1, weight", "above 0"),
    "weight in quotes": (SMALL + 'weight = "2"\n', 4, "criterion 1, weight", "above 0"),
    "weight enormous": (SMALL + "weight = 1e999999\n", 4, "criterion 1, weight", "1000000"),
    "weight whole and enormous": (SMALL + "weight = 10000000\n", 4, "criterion 1, weight", "1000000"),
    "weight too fine": (SMALL + "weight = 0.00001\n", 4, "criterion 1, weight", "4 decimals"),
    "scale too small": ("scale = 1\n" + SMALL, 1, "scale", "2 to 10"),
    "scale too large": ("scale = 11\n" + SMALL, 1, "scale", "2 to 10"),
    "scale a flag": ("scale = true\n" + SMALL, 1, "scale", "2 to 10"),
    "scale with a point": ("scale = 5.0\n" + SMALL, 1, "scale", "2 to 10"),
    "flag in quotes": (SMALL + 'must_have = "yes"\n', 4, "criterion 1, must_have", "true or false"),
    "minimum alone": (SMALL + "minimum = 2\n", 4, "criterion 1, minimum", "must_have = true"),
    "minimum off the scale": (
        f"{SMALL}must_have = true\nminimum = 5.5\n",
        5,
        "criterion 1, minimum",
        "inside",
    ),
    "id of other signs": (SMALL + 'id = "A b"\n', 4, "criterion 1, id", "care"),
    "id empty": (SMALL + 'id = ""\n', 4, "criterion 1, id", "care"),
    "look_for a text": (SMALL + 'look_for = "a"\n', 4, "criterion 1, look_for", '["…"'),
    "look_for of numbers": (SMALL + "look_for = [1]\n", 4, "criterion 1, look_for", '["…"'),
    "look_for endless": (f"{SMALL}look_for = {['a'] * 101}\n", 4, "criterion 1, look_for", "100"),
    "same title": (SMALL + '[[criteria]]\n\ntitle = "CARE"\n', 6, "criterion 2, title", "own title"),
    "same id": (SMALL + '[[criteria]]\ntitle = "Other"\nid = "care"\n', 6, "criterion 2, id", "another id"),
    "same made id": (
        'title = "T"\n[[criteria]]\ntitle = "C++"\n[[criteria]]\ntitle = "C#"\n',
        4,
        "criterion 2, id",
        "another id",
    ),
    "level off the scale": (
        SMALL + "[[criteria.levels]]\nlevel = 6\n",
        5,
        "criterion 1, entry of levels 1, level",
        "1 to 5",
    ),
    "level absent": (
        SMALL + '[[criteria.levels]]\nanchor = "a"\n',
        4,
        "criterion 1, entry of levels 1, level",
        "1 to 5",
    ),
    "level twice": (
        SMALL + "[[criteria.levels]]\nlevel = 2\n[[criteria.levels]]\nlevel = 2\n",
        7,
        "criterion 1, entry of levels 2, level",
        "once",
    ),
    "growth alone": (
        SMALL + '[[criteria.levels]]\nlevel = 2\ngrowth = "g"\n',
        6,
        "criterion 1, entry of levels 1, growth",
        "suggestion",
    ),
    "suggestion alone": (
        SMALL + '[[criteria.levels]]\nlevel = 2\nsuggestion = "s"\n',
        6,
        "criterion 1, entry of levels 1, suggestion",
        "growth",
    ),
    "threshold out of reach": (
        SMALL + '[[thresholds]]\nat_least = 5.1\nwords = "w"\n',
        5,
        "threshold 1, at_least",
        "at most 5",
    ),
    "thresholds not rising": (
        f'{SMALL}[[thresholds]]\nat_least = 3\nwords = "w"\n[[thresholds]]\nat_least = 3\nwords = "v"\n',
        8,
        "threshold 2, at_least",
        "rising",
    ),
    "threshold without number": (
        SMALL + '[[thresholds]]\nwords = "w"\n',
        4,
        "threshold 1, at_least",
        "number",
    ),
    "threshold without words": (SMALL + "[[thresholds]]\nat_least = 3\n", 4, "threshold 1, words", "words"),
    "bounds not a table": ("bounds = 3\n" + SMALL, 1, "bounds", "[bounds]"),
    "bounds crossed": (f"{SMALL}[bounds]\nwide = 1\n", 4, "bounds", "wide"),
    "bound of nothing": (f"{SMALL}[bounds]\nhole = 0\n", 5, "bounds, hole", "1 to 10"),
    "broken syntax": (SMALL + "weight 2\n", 4, "", "quotes"),
    "string without end": (SMALL + 'id = """abc', 4, "", "quotes"),
    "same key": ('title = "a"\ntitle = "b"\n', 2, "", "Correct"),
    "endless digits": (SMALL + f"weight = {'9' * 5000}\n", None, "", "Correct"),
    "endless key": (f"{SMALL}{'.'.join('a' * 400_000)} = 1\n", 4, "", "plain keys"),
    "endless nesting": (SMALL + f"id = {'[' * 5000}{']' * 5000}\n", None, "", "plain tables"),
}


@pytest.mark.parametrize(("source", "line", "key", "cure"), REFUSED.values(), ids=REFUSED)
def test_a_fault_is_refused_with_line_key_and_cure(
    source: str, line: int | None, key: str, cure: str
) -> None:
    """The writer of a rubric learns where to look and what to write."""
    error = refusal(source)
    assert (line, key, True) == (error.line, error.key, cure in error.cure)


def test_an_error_reads_as_a_sentence() -> None:
    """Place, fault and cure in one line."""
    assert (
        "line 4, criterion 1, weight: This number is not allowed. "
        "Write a number above 0 and up to 1000000, with at most 4 decimals."
    ) == str(refusal(SMALL + "weight = 0\n"))


def test_an_error_shows_no_escape_of_the_file() -> None:
    """Words of the file are cleaned before a terminal draws them, keys too."""
    errors = [str(refusal(SMALL + 'id = "\\u001bx"\n')), str(refusal(SMALL + '"\\u001bx" = 1\n'))]
    assert [(False, True)] * 2 == [("\x1b" in error, "\ufffdx" in error) for error in errors]


FILES = {
    "empty": (b"", 1, "empty"),
    "blank": (b" \n\t\r\n", 1, "empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", 1, "empty"),
    "nul": (b'title = "a"\nx\x00', 2, "binary"),
    "latin-1": (b"title = 1\n\n# \xe9\n", 3, "UTF-8"),
    "utf-16": ('title = "a"'.encode("utf-16"), 1, "UTF-8"),
    "too large": (b"#" * (1024 * 1024 + 1), None, "1 MiB"),
    "five megabytes": (b"\n" * 5_000_000, None, "1 MiB"),
}


@pytest.mark.parametrize(("source", "line", "what"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_text_is_refused(source: bytes, line: int | None, what: str) -> None:
    """The kind of the file is judged before its content."""
    error = refusal(source)
    assert (line, True) == (error.line, what in error.what)


def test_limits_include_their_last_value() -> None:
    """Forty criteria and two hundred signs are allowed, one more criterion is not."""
    head = f'title = "{"x" * 200}"\n'
    forty = head + "".join(f'[[criteria]]\ntitle = "C {place}"\n' for place in range(40))
    assert 40 == len(read(forty).criteria)
    assert "Write at most 40" == refusal(forty + '[[criteria]]\ntitle = "more"\n').cure


def test_a_title_of_a_megabyte_is_refused_quickly() -> None:
    """A hostile file costs no more than its size."""
    assert 1 == refusal(f'title = "{"a" * 1_000_000}"\n').line


TANGLED = '''# [not] = 'a table'
"quoted key" = "[[no]]\\"="
long = """
[[no]]
no = 1"""
other = """
x = 2"""
list = [ # ]
  1.5, 'a,b',
  { in = [1], at = 07:32:00 },
]
a.b . c = true
[table.inner]
k = 1979-05-27 07:32:00
[[rows]]
[[rows.cells]]
v = 1
[[rows.cells]]
v = { }
[[rows]]
[rows.one]
v = [[1], []]
'''.replace('other = """\nx = 2"""', "other = '''\nx = 2'''")


def test_lines_are_found_through_strings_arrays_and_dotted_keys() -> None:
    """Signs inside strings and comments are not keys."""
    tomllib.loads(TANGLED)
    lines = key_lines(TANGLED)
    wanted = {
        ("quoted key",): 2,
        ("long",): 3,
        ("other",): 6,
        ("list",): 8,
        ("list", 1): 9,
        ("list", 2): 10,
        ("list", 2, "in", 0): 10,
        ("list", 2, "at"): 10,
        ("a", "b", "c"): 12,
        ("table", "inner", "k"): 14,
        ("rows",): 15,
        ("rows", 0, "cells", 0, "v"): 17,
        ("rows", 0, "cells", 1): 18,
        ("rows", 0, "cells", 1, "v"): 19,
        ("rows", 1): 20,
        ("rows", 1, "one", "v"): 22,
        ("rows", 1, "one", "v", 1): 22,
    }
    assert wanted == {path: lines.get(path) for path in wanted}
    assert () == tuple(path for path in lines if "no" in path or "not" in path or "x" in path)


@settings(max_examples=40)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=8), st.data())
def test_the_line_of_any_wrong_weight_is_found(blanks: list[int], data: st.DataObject) -> None:
    """Wherever it stands among strings, comments and blank lines, the line is the right one."""
    wrong = data.draw(st.integers(0, len(blanks) - 1))
    lines = ['title = "T"']
    for place, gap in enumerate(blanks):
        lines += ["# weight = 0", *[""] * gap, "[[criteria]]", f'title = "C {place}"']
        lines += ['description = """', "weight = 0", '[[criteria]]"""', f"weight = {int(place != wrong)}"]
    line = [
        place for place, text in enumerate(lines, 1) if text == "weight = 0" and ']]"' in lines[place - 2]
    ]
    error = refusal("\n".join(lines))
    assert (line, f"criterion {wrong + 1}, weight") == ([error.line], error.key)


def test_nothing_said_is_a_gap_in_plain_words() -> None:
    """What a rubric may state and does not is named once."""
    assert (
        "No anchors: the panel sees the product's neutral scale wording",
        "No candidate wording: every criterion speaks only through approved points",
        "No “what to look for” list on Care",
        "No thresholds: the agenda cannot say which criteria can change the outcome",
    ) == read_toml(SMALL.encode())[1]


def test_a_partial_gap_names_criterion_and_levels() -> None:
    """One anchor of two is missing, and one criterion has no words for the candidate."""
    source = (
        'title = "T"\nscale = 2\nthresholds = [{at_least = 2, words = "w"}]\n'
        '[[criteria]]\ntitle = "One"\nlook_for = ["x"]\n'
        'levels = [{level = 1, anchor = "a", strength = "s"}, {level = 2, strength = "s"}]\n'
        '[[criteria]]\ntitle = "Two"\nlook_for = ["x"]\n'
        'levels = [{level = 1, anchor = "a"}, {level = 2, anchor = "a"}]\n'
    )
    assert (
        "No anchor on One at level 2: the panel sees the product's neutral scale wording",
        "No candidate wording on Two: that criterion speaks only through approved points",
    ) == read_toml(source.encode())[1]


def test_several_levels_without_words_are_named() -> None:
    """A level counts as worded when it has a strength or a growth phrase."""
    source = SMALL + 'levels = [{level = 1, growth = "g", suggestion = "s"}, {level = 5, strength = "s"}]\n'
    spoken = "that criterion speaks only through approved points"
    assert f"No candidate wording on Care at levels 2, 3 and 4: {spoken}" == read_toml(source.encode())[1][1]


def test_the_sample_rubric_has_no_gap() -> None:
    """The demo shows a rubric as it is meant to be."""
    rubric, found = read_toml(BACKEND.read_bytes())
    assert ("Backend v3", 8, ()) == (rubric.title, len(rubric.criteria), found)
    assert [("System design", Decimal(2))] == [
        (each.title, each.weight) for each in rubric.criteria if each.weight != 1
    ]
    assert [("code-quality", Decimal("2.5"))] == [
        (each.id, each.minimum) for each in rubric.criteria if each.must_have
    ]


def test_the_sample_rubric_speaks_to_the_candidate_as_it_should() -> None:
    """Whole sentences in the second person, without numbers, of a readable length, none twice."""
    levels = [step for each in read_toml(BACKEND.read_bytes())[0].criteria for step in each.levels]
    said = [words for step in levels for words in (step.strength, step.growth) if words]
    advice = [step.suggestion for step in levels if step.suggestion]
    assert [step.level >= 3 for step in levels] == [bool(step.strength) for step in levels]
    assert [step.level <= 3 for step in levels] == [bool(step.growth) for step in levels]
    assert [] == [words for words in said if not re.fullmatch(r"You [a-z][^0-9]*\.", words)]
    assert [] == [words for words in advice if not re.fullmatch(r"[A-Z][^0-9]*\.", words)]
    assert [] == [words for words in said + advice if len(words.split()) > 22]
    assert len(said + advice) == len(set(said + advice))


def test_a_criterion_is_found_by_its_id() -> None:
    """An unknown id finds nothing, and has no place."""
    rubric = read('title = "T"\ncriteria = [{title = "One"}, {title = "Two", weight = 0.1}]')
    one, two = rubric.criteria
    assert (two, None, 1) == (
        rubric.criterion(two.id),
        rubric.criterion(CriterionId("three")),
        rubric.index(two.id),
    )
    assert (Fraction(1), Fraction(1, 10)) == (exact_weight(one), exact_weight(two))
    with pytest.raises(KeyError, match="three"):
        rubric.index(CriterionId("three"))


def test_a_rubrics_own_anchor_is_shown_as_its_own() -> None:
    """The panel can tell the rubric's words from the product's."""
    rubric = read(SMALL + 'levels = [{level = 2, anchor = "own"}]\n')
    care = rubric.criteria[0].id
    assert [("own", True), (NEUTRAL_SCALE[2], False)] == [anchor_for(rubric, care, level) for level in (2, 3)]


NEUTRAL = {
    2: [NEUTRAL_SCALE[0], NEUTRAL_SCALE[4]],
    3: [NEUTRAL_SCALE[0], NEUTRAL_SCALE[2], NEUTRAL_SCALE[4]],
    4: [NEUTRAL_SCALE[0], *["Between level 1 and level 4"] * 2, NEUTRAL_SCALE[4]],
    5: list(NEUTRAL_SCALE),
    7: [
        NEUTRAL_SCALE[0],
        *["Between level 1 and level 4"] * 2,
        NEUTRAL_SCALE[2],
        *["Between level 4 and level 7"] * 2,
        NEUTRAL_SCALE[4],
    ],
    10: [NEUTRAL_SCALE[0], *["Between level 1 and level 10"] * 8, NEUTRAL_SCALE[4]],
}


@pytest.mark.parametrize("scale", NEUTRAL)
def test_neutral_words_exist_for_every_scale(scale: int) -> None:
    """The ends are described, and a level between two descriptions says so."""
    rubric = read(f"scale = {scale}\n{SMALL}")
    found = [anchor_for(rubric, rubric.criteria[0].id, level) for level in range(1, scale + 1)]
    assert [(words, False) for words in NEUTRAL[scale]] == found


@pytest.mark.parametrize("level", [0, 6])
def test_a_level_off_the_scale_has_no_words(level: int) -> None:
    """Asking for one is a mistake of the caller."""
    rubric = read(SMALL)
    with pytest.raises(KeyError, match=str(level)):
        anchor_for(rubric, rubric.criteria[0].id, level)


def _seconds_to_refuse(source: str) -> float:
    """Return the least processor time, of five, that looking for overlong keys takes."""
    spent = []
    for _ in range(5):
        began = time.process_time()
        assert None is overlong_key(source)
        spent.append(time.process_time() - began)
    return min(spent)


@pytest.mark.parametrize("opened", ['"""', "'''", '"', "'"])
@pytest.mark.parametrize("inside", ['\\"', "'x", "\\x"])
def test_a_text_that_is_never_closed_costs_in_proportion_to_its_length(opened: str, inside: str) -> None:
    """Sixteen times the quotes take nowhere near the square of that: 256 times."""
    short, long = (f'title = "x"\nv = {opened}{inside * count}' for count in (1_000, 16_000))
    assert _seconds_to_refuse(long) < 80 * _seconds_to_refuse(short)


@pytest.mark.parametrize("text", ['"a.b', "'a.b", '"""a.b', "'''a.b", '"""a\\'])
def test_a_text_that_is_never_closed_is_refused(text: str) -> None:
    """The standard reader says what is wrong, with the line."""
    assert "This is not TOML" in refusal(f'title = "x"\nversion = {text}').what
