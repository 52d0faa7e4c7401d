"""`panelry agenda`: reading a spreadsheet of ratings, the agenda as text and as JSON, the command."""

import codecs
import csv
import io
import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry.ids import CriterionId
from panelry.rubric import Criterion, Rubric, Threshold
from panelry.rubric_import import read_rubric
from panelry_tui.agenda_csv import Unrated, read_ratings
from panelry_tui.agenda_said import agenda_json, agenda_text, how_read
from panelry_tui.csv_rows import MOST_BYTES, SheetError

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "data" / "agreement"
PANEL = b""",System design,Handling ambiguity,Team fit
Ana,5,2,
Ben,2,4,
Chen,3,4,
Dara,4,2,3
Eli,5,?,
Fay,2,4,?
"""
SAID = (
    "panel: within one point on 0 of 2; 2 to discuss; 1 not comparable\n"
    "agenda: 1. System design. Spread: Ben, Fay 2; Chen 3; Dara 4; Ana, Eli 5.\n"
    "agenda: 2. Handling ambiguity. Split: Ana, Dara 2; Ben, Chen, Fay 4; Eli no evidence.\n"
    "gap: Team fit. Not comparable: one rating. Dara 3; Fay no evidence; Ana, Ben, Chen, Eli not rated.\n"
)
READ = (
    "Read 6 panelists (Ana, Ben, Chen, Dara, Eli, Fay) "
    "and 3 criteria (System design, Handling ambiguity, Team fit).\n"
)

RUBRIC = Rubric(
    "Engineer",
    "1",
    4,
    (
        Criterion(CriterionId("design"), "System design", (), Decimal(3)),
        Criterion(CriterionId("clarity"), "Clarity", (), must_have=True),
        Criterion(CriterionId("team-fit"), "Team fit", ()),
    ),
    thresholds=(Threshold(Decimal(12), "pass"),),
)
TOML = """
title = "Engineer"
version = "1"
scale = 4
[[criteria]]
id = "design"
title = "System design"
weight = 3
[[criteria]]
title = "Clarity"
[[thresholds]]
at_least = 9
words = "pass"
"""


def refusal(source: bytes, rubric: Rubric | None = None) -> str:
    """Return the words by which a file is refused."""
    with pytest.raises(SheetError) as problem:
        read_ratings(source, rubric)
    return str(problem.value)


def panelry(*arguments: str, stdin: bytes = b"", **settings: str) -> tuple[int, str, str]:
    """Run the command in a process of its own and return exit code, output and talk."""
    command = [sys.executable, "-m", "panelry_tui", *arguments]
    env = os.environ | settings
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=30, check=False, env=env)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


# what a file may look like


def test_a_panel_is_read_and_its_agenda_said_in_sentences() -> None:
    """Levels rise, then no evidence, then not rated; the headline comes first and gaps last."""
    assert SAID == agenda_text(read_ratings(PANEL))


@pytest.mark.parametrize(
    "source",
    [
        b"\xef\xbb\xbf" + PANEL,
        PANEL.replace(b"\n", b"\r\n"),
        PANEL.replace(b"\n", b"\r"),
        PANEL.replace(b",", b";"),
        PANEL.replace(b",", b"\t"),
        PANEL.replace(b"\n", b",,\n") + b",,,,,\n\n  ,\n",
        b"\n\n" + PANEL.replace(b"Ana", b'" Ana "').replace(b"System design", b'"System\ndesign"'),
        PANEL.replace(b"5", b" 5 ").replace(b"?", b'"?"').rstrip(b"\n"),
        b"panelist" + PANEL,
        PANEL.decode().encode("utf-16"),
        codecs.BOM_UTF16_BE + PANEL.decode().replace(",", "\t").encode("utf-16-be"),
        b"sep=;\r\n" + PANEL.replace(b",", b";"),
        b"\xef\xbb\xbfSEP=,,,\n" + PANEL,
        "\u00a0".encode() + PANEL.replace(b",5,", ",\u00a05\u00a0,".encode()),
    ],
)
def test_spreadsheets_write_csv_in_many_ways(source: bytes) -> None:
    """Marks, line ends, separators, quotes, blanks and empty edges do not change the agenda."""
    assert SAID == agenda_text(read_ratings(source))


def test_the_separator_is_counted_outside_quotes_in_the_first_line() -> None:
    """Commas of a quoted title separate nothing."""
    sheet = read_ratings(b'name;"Pace, tone, care, time";Depth\nAna;3;4\n')
    expected = ["Pace, tone, care, time", "Depth"]
    assert expected == list(sheet.headers.values())


def test_with_equal_counts_a_semicolon_separates_and_a_comma_is_part_of_a_title() -> None:
    """Titles hold commas far more often than semicolons."""
    expected = ["Pace, tone"]
    assert expected == list(read_ratings(b";Pace, tone\nAna;3\n").headers.values())


@pytest.mark.parametrize(
    ("source", "titles"),
    [
        (b"name;Pace, tone, care;Depth\nAna;3;4\n", ["Pace, tone, care", "Depth"]),
        (b"name;Pace, tone, care\nAna;3\n", ["Pace, tone, care"]),
        (b"name,Pace; tone;\nAna,3\n", ["Pace; tone;"]),
        (b"sep=,\nname,Pace; tone; care\nAna,3\n", ["Pace; tone; care"]),
        (b"name;A;B;;\nAna;3;4\n", ["A", "B"]),
    ],
)
def test_the_separator_is_one_that_gives_every_row_its_cells(source: bytes, titles: list[str]) -> None:
    """A title full of commas does not make the comma separate."""
    assert titles == list(read_ratings(source).headers.values())


def test_an_empty_cell_is_not_a_question_mark() -> None:
    """Not rated and no evidence stay two things."""
    cells = read_ratings(b",A\nAna,\nBen,?\nChen,1\n").cells
    expected = [(Unrated.NOT_RATED, Unrated.NO_EVIDENCE, 1)]
    assert expected == list(cells.values())


def test_hostile_words_of_a_file_are_made_safe() -> None:
    """A control code in a name or title reaches neither output."""
    sheet = read_ratings("\N{BYTE ORDER MARK},A\x1b[2J\nAna\x9b,1\nBen\u202e,2\n".encode())
    shown = agenda_text(sheet) + agenda_json(sheet)
    assert set() == {sign for sign in shown if sign in "\x1b\x9b\u202e"}


def test_one_panelist_can_be_compared_with_nobody() -> None:
    """A panel of one is complete, and every criterion is not comparable."""
    expected = (
        "panel: 2 not comparable: fewer than two ratings each\n"
        "gap: A. Not comparable: one rating. Ana 3.\n"
        "gap: B. Not comparable: no ratings. Ana no evidence.\n"
    )
    assert expected == agenda_text(read_ratings(b",A,B\nAna,3,?\n"))


def test_a_title_like_a_made_up_id_names_its_own_column() -> None:
    """Titles count before ids."""
    sheet = read_ratings(b",criterion-2,criterion-1\nAna,1,2\n")
    assert [("criterion-2", (1,)), ("criterion-1", (2,))] == [
        (sheet.headers[each.id], sheet.cells[each.id]) for each in sheet.rubric.criteria
    ]


# what a file may not look like


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"", "The file is empty. Write criteria in the first row and panelists below."),
        (
            b"\xef\xbb\xbf\r\n , ,\r\n",
            "The file is empty. Write criteria in the first row and panelists below.",
        ),
        (
            b"PK\x03\x04\0",
            "line 1: This is binary data, not a CSV file. Save the spreadsheet as CSV in UTF-8.",
        ),
        (
            b",A\nZo\xeb,1\n",
            "line 2, column 1: This is not UTF-8 text. Save the spreadsheet as CSV in UTF-8.",
        ),
        (
            b",A,B\r\nAna,1,2\r\nBen,2,ne\xe9\r\n",
            "line 3, column 3: This is not UTF-8 text. Save the spreadsheet as CSV in UTF-8.",
        ),
        (
            codecs.BOM_UTF16_LE + ",A\nAna,1".encode("utf-16-le") + b"\x00\xd8,\0",
            "line 2, column 2: This is not UTF-16 text. Save the spreadsheet as CSV in UTF-8.",
        ),
        (
            ",A\nAna,1\n".encode("utf-16-le"),
            "line 1: This is binary data, not a CSV file. Save the spreadsheet as CSV in UTF-8.",
        ),
        (
            b",A\nAna,1\nBen\0,2\n",
            "line 3: This is binary data, not a CSV file. Save the spreadsheet as CSV in UTF-8.",
        ),
        (
            b"sep=;\n\n;A\nAna;6\n",
            (
                "line 4, column 2 (“A”): “6” is not a rating. "
                "Write a whole number from 1 to 5, ? for no evidence, or nothing for not rated."
            ),
        ),
        (
            ",A\nZoë,1\nZoe\u0308,2\n".encode(),
            (
                "line 3, column 1: “Zoë” is the panelist of line 2 again. "
                "Give each panelist one row, and tell namesakes apart."
            ).replace("Zoë", "Zoe\u0308"),
        ),
        (
            b",A,B\nAna,3,5,4\n",
            (
                "line 2, column 4: “4” stands under no criterion. "
                "Name its criterion in the first row, or empty the cell."
            ),
        ),
        (b"a" * (MOST_BYTES + 1), "The file is larger than 5 MB. Check that it holds ratings only."),
        (
            b',A\nAna,1\n"Ben,1\nChen,2\n',
            (
                "line 3: A cell's quotes do not match, or it is far too long. "
                "Put a cell in quotes as a whole, and double a quote in it."
            ),
        ),
        (
            b'\n"a\nb",A\n"Ben" x,1\n',
            (
                "line 4: A cell's quotes do not match, or it is far too long. "
                "Put a cell in quotes as a whole, and double a quote in it."
            ),
        ),
        (
            b"\nAna\nBen\n",
            "line 2: There is no criterion. Name one criterion in each column from the second on.",
        ),
        (
            b",A,,B\nAna,1,2,3\n",
            "line 1, column 3: The column has no title. Name the criterion, or remove the column.",
        ),
        (
            b",A,B, a\nAna,1,2,3\n",
            "line 1, column 4: “a” is the criterion of column 2 again. Give each criterion one column.",
        ),
        (b",A\n", "There is no panelist. Write one row for each panelist below the first row."),
        (
            b",A\nAna,1\n\nana,2\n",
            (
                "line 4, column 1: “ana” is the panelist of line 2 again. "
                "Give each panelist one row, and tell namesakes apart."
            ),
        ),
        (b",A\n ,1\n", "line 2, column 1: The row has ratings but no name. Write the panelist's name."),
        (
            b",A,B\nAna,1,2\nBen,1\n",
            (
                "line 3: The row has 2 of 3 cells. "
                "Leave the cell empty where there is no rating, but keep its separator."
            ),
        ),
        (
            b",A\nAna,1,,5\n",
            (
                "line 2, column 4: “5” stands under no criterion. "
                "Name its criterion in the first row, or empty the cell."
            ),
        ),
        (b",A\nAna,3.0\n", "line 2, column 2 (“A”): “3.0” is not a rating. Write 3."),
        (b";A\nAna;3,00\n", "line 2, column 2 (“A”): “3,00” is not a rating. Write 3."),
    ],
)
def test_a_broken_file_is_refused_with_place_and_cure(source: bytes, words: str) -> None:
    """Each refusal names the line, the column where one is at fault, and what to do."""
    assert words == refusal(source)


@pytest.mark.parametrize(
    "cell", ["0", "6", "-1", "+1", "1.5", "9.0", "03", "x", "none", "??", "٣", "3 4", "1e0"]
)
def test_anything_but_a_level_is_refused(cell: str) -> None:
    """Only the levels of the scale, a question mark and nothing are cells."""
    cure = "Write a whole number from 1 to 5, ? for no evidence, or nothing for not rated."
    assert f"line 3, column 3 (“B”): “{cell}” is not a rating. {cure}" == refusal(
        f",A,B\nAna,1,2\nBen,1,{cell}\n".encode()
    )


def test_a_refused_cell_is_made_safe_and_cut() -> None:
    """The words of a file cannot fill or command a terminal."""
    words = refusal(b",A\nAna,\x1b]0;" + b"x" * 5000 + b"\n")
    assert len(words) < 200
    assert "\x1b" not in words


@given(st.binary(max_size=60) | st.text(alphabet='ab1?,;\t"\r\n\x00 \ufeff', max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    """No file ends in another error, and what is read can be said."""
    try:
        said = agenda_text(read_ratings(source))
    except SheetError as problem:
        said = f"refused: {problem}"
    assert re.match(r"panel: (within one point on \d of \d; |\d not comparable: )|refused: .*[^.]\.$", said)


SIGNS = st.text('ab \t;,"\n?1é’', min_size=1, max_size=8)
NAMES = SIGNS.map(lambda words: f"x{words}x")


def once(names: list[str]) -> list[str]:
    """Return the names that a file may hold side by side."""
    return list({" ".join(name.split()): name for name in names}.values())


class Saved(msgspec.Struct, frozen=True):
    """How a program saves a spreadsheet; the separator may be stated in a line of its own."""

    separator: str
    all_quoted: bool
    stated: bool
    encoding: str
    end: str


SAVED = st.builds(
    Saved,
    separator=st.sampled_from(",;\t"),
    all_quoted=st.booleans(),
    stated=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n"]),
)


def saved(rows: list[list[str]], how: Saved) -> bytes:
    """Return rows as that program saves them."""
    file = io.StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if how.all_quoted else csv.QUOTE_MINIMAL
    csv.writer(file, delimiter=how.separator, quoting=quoting, lineterminator=how.end).writerows(rows)
    stated = f"sep={how.separator}{how.end}" if how.stated else ""
    return (stated + file.getvalue()).encode(how.encoding)


@given(
    titles=st.lists(NAMES, min_size=1, max_size=5).map(once),
    panelists=st.lists(NAMES, min_size=1, max_size=5).map(once),
    drawn=st.data(),
    how=SAVED,
)
def test_what_a_spreadsheet_writes_is_read_back_or_refused(
    titles: list[str], panelists: list[str], drawn: st.DataObject, how: Saved
) -> None:
    """Whatever titles and names hold, a panel is itself again; only an ambiguous separator is refused."""
    row = st.lists(st.sampled_from(["", "?", *"12345"]), min_size=len(titles), max_size=len(titles))
    ratings = [drawn.draw(row) for _ in panelists]
    rows = [[name, *levels] for name, levels in zip(panelists, ratings, strict=True)]
    try:
        sheet = read_ratings(saved([["", *titles], *rows], how))
    except SheetError:
        assert (False, False) == (how.all_quoted, how.stated)
        return
    unrated = {"": Unrated.NOT_RATED, "?": Unrated.NO_EVIDENCE}
    columns = [
        tuple(unrated.get(each) or int(each) for each in column) for column in zip(*ratings, strict=True)
    ]
    assert [" ".join(name.split()) for name in titles] == list(sheet.headers.values())
    assert tuple(" ".join(name.split()) for name in panelists) == sheet.panelists
    assert columns == list(sheet.cells.values())


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference data are not beside the checkout")
@pytest.mark.parametrize("size", range(2, 9))
def test_every_pattern_of_ratings_has_the_figures_of_the_reference(size: int) -> None:
    """Gap, deviation, shape and tier of all patterns of one size, in the order of their variance."""
    with (REFERENCE / "patterns_k5.csv").open(encoding="utf-8", newline="") as file:
        wanted = [row for row in csv.DictReader(file) if int(row["n"]) == size]
    lines = [["", *(row["ratings"] for row in wanted)]]
    lines += [[f"P{place}", *(row["ratings"].split("-")[place] for row in wanted)] for place in range(size)]
    source = "".join(",".join(line) + "\n" for line in lines).encode()
    answer = json.loads(agenda_json(read_ratings(source)))["agenda"]
    order = [
        (int(row["tier"]), -Fraction(row["var_exact"]), -int(row["range"]), place)
        for place, row in enumerate(wanted)
    ]
    expected = [
        (row["ratings"], size, int(row["range"]), float(row["AD_M"]), row["shape"], int(row["tier"]))
        for row in (wanted[key[-1]] for key in sorted(order))
    ]
    assert expected == [
        tuple(each[key] for key in ("criterion", "n", "gap", "average_deviation", "shape", "tier"))
        for each in answer
    ]


def test_how_a_file_was_read_is_said_in_one_line() -> None:
    """Who was taken for a panelist and what for a criterion can be checked with one look."""
    many = "".join(f"P{place},3\n" for place in range(8))
    expected = [
        "Read 1 panelist (Ana) and 2 criteria (A, B).",
        "Read 8 panelists (P0, P1, P2, P3, P4, P5 and 2 more) and 1 criterion (A).",
        "Read 1 panelist (Depth) and 1 criterion (Ana). If the rows are the criteria, swap rows and columns.",
    ]
    sources = [",A,B\nAna,3,?\n", f",A\n{many}", "Criterion,Ana\nDepth,3\n"]
    assert expected == [how_read(read_ratings(each.encode())) for each in sources]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        (
            ",A,B\nAna,3,4\nBen,2,4\nAverage,3,4\n",
            "line 4, column 1: “Average” is a figure of the other rows",
        ),
        (",A,B\nMEDIAN ,3,4\nAna,3,4\n", "line 2, column 1: “MEDIAN” is a figure of the other rows"),
        (",A,Total,B\nAna,3,4,1\n", "line 1, column 3: “Total” is a figure of the other columns"),
        ("Design,Clarity\n4,3\n2,5\n", "line 2, column 1: The first column, “Design”, holds ratings"),
    ],
)
def test_figures_and_missing_names_are_refused_with_place_and_cure(source: str, place: str) -> None:
    """An average is nobody's rating, and a criterion is not taken for a column of names."""
    assert refusal(source.encode()).startswith(place)


def test_numbers_may_be_names_and_a_rubric_may_have_a_criterion_called_total() -> None:
    """What the first cell or the rubric says settles the doubt."""
    for corner in ("", "Panelist", "no."):
        assert ("1", "2") == read_ratings(f"{corner},A\n1,3\n2,4\n".encode()).panelists
    plan = read_rubric(b'title = "T"\nversion = "1"\n[[criteria]]\ntitle = "Total"\n', "t.toml")[0]
    assert ["Total"] == list(read_ratings(b",Total\nAna,3\n", plan).headers.values())


def test_dashes_and_not_applicable_are_not_rated_and_the_command_says_so() -> None:
    """Each word is named once, on the side of talk; without any nothing is said."""
    cells = ("n/a", "N/A", "-", "\u2013", "\u2014", "")
    rows = "".join(f"P{place},{cell},3\n" for place, cell in enumerate(cells))
    sheet = read_ratings(f",A,B\n{rows}".encode())
    assert [(Unrated.NOT_RATED,) * 6, (3,) * 6] == list(sheet.cells.values())
    _, _, talk = panelry("agenda", "-", stdin=b",A\nAna,-\nBen,3\n")
    assert "Read as not rated: -. Write ? where somebody looked and saw no evidence." == talk.splitlines()[1]
    assert 1 == len(panelry("agenda", "-", stdin=b",A\nAna,\nBen,3\n")[2].splitlines())


# with a rubric


def test_a_rubric_brings_titles_scale_weights_and_the_pass_line() -> None:
    """Columns match by id or title in any case; what the file lacks is a gap."""
    expected = (
        "panel: within one point on 0 of 1; 1 to discuss; 2 not comparable\n"
        "agenda: 1. System design. Split: Ana 1; Ben 4. 1-4; weight 3.\n"
        "gap: Clarity. Not comparable: no ratings; must-have, not assessed by 2 of 2. Not in the file.\n"
        "gap: Team fit. Not comparable: no ratings. Ana, Ben not rated.\n"
    )
    assert expected == agenda_text(read_ratings(b",TEAM  FIT,Design\nAna,,1\nBen,,4\n", RUBRIC))


def test_what_can_change_the_outcome_is_said() -> None:
    """A criterion on both sides of the pass line says so."""
    sheet = read_ratings(b",design,clarity,team fit\nAna,1,2,3\nBen,4,2,?\nChen,4,?,3\nDara,4,?,\n", RUBRIC)
    expected = [
        (
            "agenda: 1. System design. Lone low: Ana 1; Ben, Chen, Dara 4. "
            "Can change the outcome; 1-4-4-4; weight 3."
        ),
        "agenda: 2. Clarity. Unanimous: Ana, Ben 2; Chen, Dara no evidence.",
        "agenda: 3. Team fit. Unanimous: Ana, Chen 3; Ben no evidence; Dara not rated.",
        "gap: Clarity. Must-have, not assessed by 2 of 4. Ana, Ben 2; Chen, Dara no evidence.",
    ]
    assert expected == agenda_text(sheet).splitlines()[1:]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            b",design,Team fits\nAna,1,2\n",
            (
                "line 1, column 3: The rubric has no criterion “Team fits”. "
                "The nearest is “Team fit”: write a title or id of the rubric."
            ),
        ),
        (
            b",design,system design\nAna,1,2\n",
            (
                "line 1, column 3: “system design” is the criterion of column 2 again. "
                "Give each criterion one column."
            ),
        ),
        (
            b",Ana,Ben\nSomething,2,2\nTEAM fit,1,2\ndesign,3,4\n",
            (
                "line 3, column 1: “TEAM fit” is a criterion of the rubric, and the first row names none. "
                "Swap rows and columns: a row for each panelist, a column for each criterion."
            ),
        ),
        (
            b",Ana,design\nclarity,2,2\n",
            (
                "line 1, column 2: The rubric has no criterion “Ana”. "
                "The nearest is “System design”: write a title or id of the rubric."
            ),
        ),
        (
            b",design\nAna,5\n",
            (
                "line 2, column 2 (“design”): “5” is not a rating. "
                "Write a whole number from 1 to 4, ? for no evidence, or nothing for not rated."
            ),
        ),
    ],
)
def test_a_file_that_does_not_fit_its_rubric_is_refused(source: bytes, words: str) -> None:
    """The scale and the criteria are the rubric's."""
    assert words == refusal(source, RUBRIC)


# JSON


def test_json_holds_the_agenda_in_order() -> None:
    """Criteria are named as in the file, unrated cells are null, the deviation has ten decimals."""
    design = {
        "criterion": "System design",
        "ratings": [5, 2, 3, 4, 5, 2],
        "n": 6,
        "gap": 3,
        "average_deviation": 1.1666666667,
        "shape": "spread",
        "tier": 1,
    }
    ambiguity = {
        "criterion": "Handling ambiguity",
        "ratings": [2, 4, 4, 2, None, 4],
        "n": 5,
        "gap": 2,
        "average_deviation": 0.96,
        "shape": "split",
        "tier": 1,
    }
    expected = {"agenda": [design, ambiguity], "not_comparable": ["Team fit"]}
    assert expected == json.loads(agenda_json(read_ratings(PANEL)))


def test_json_keeps_the_words_of_the_file_before_those_of_the_rubric() -> None:
    """A column called by its id is found again by that id."""
    answer = json.loads(agenda_json(read_ratings(b",DESIGN,clarity\nAna,1,\nBen,1,\n", RUBRIC)))
    named = [each["criterion"] for each in answer["agenda"]], answer["not_comparable"]
    assert (["DESIGN"], ["clarity", "Team fit"]) == named


# the command


def test_the_command_reads_a_file_and_standard_input_alike(tmp_path: Path) -> None:
    """Both ways end with the same words on standard output; how the file was read is talk."""
    file = tmp_path / "panel.csv"
    file.write_bytes(PANEL)
    expected = [(0, SAID, READ), (0, SAID, READ)]
    assert expected == [panelry("agenda", str(file)), panelry("agenda", "-", stdin=PANEL)]


def test_the_command_writes_json() -> None:
    """Standard output is one JSON document."""
    code, out, talk = panelry("agenda", "--json", "-", stdin=PANEL)
    assert (0, agenda_json(read_ratings(PANEL)), READ) == (code, out, talk)


def test_the_command_takes_a_rubric(tmp_path: Path) -> None:
    """A TOML rubric gives the scale, the weights and the pass line."""
    rubric = tmp_path / "engineer.toml"
    rubric.write_text(TOML, "utf-8")
    expected = (
        "panel: within one point on 1 of 2; 1 to discuss\n"
        "agenda: 1. System design. Split: Ana 1; Ben 4. Can change the outcome; 1-4; weight 3.\n"
        "agenda: 2. Clarity. Adjacent: Ana 2; Ben 3.\n"
    )
    source = b",design,clarity\nAna,1,2\nBen,4,3\n"
    assert (0, expected, "") == panelry("agenda", "--rubric", str(rubric), "-", stdin=source)


def test_the_command_refuses_with_the_file_the_place_and_the_cure(tmp_path: Path) -> None:
    """A refusal goes to standard error, with exit code 1."""
    rubric = tmp_path / "broken.toml"
    rubric.write_text("title = ", "utf-8")
    cell = (1, "", "Error: standard input: line 2, column 2 (“A”): “3.0” is not a rating. Write 3.\n")
    assert cell == panelry("agenda", "-", stdin=b",A\nAna,3.0\n")
    code, out, talk = panelry("agenda", "--rubric", str(rubric), "-", stdin=PANEL)
    assert (1, "", True) == (code, out, talk.startswith(f"Error: {rubric}: line 1"))


def test_a_file_that_cannot_be_read_is_a_failure_and_not_a_crash(tmp_path: Path) -> None:
    """A missing file and a folder are named with the system's reason."""
    missing, folder = tmp_path / "none.csv", tmp_path
    cure = "Check the name and your rights to it.\n"
    expected = [
        (1, "", f"Error: {missing}: No such file or directory. {cure}"),
        (1, "", f"Error: {folder}: Is a directory. {cure}"),
    ]
    assert expected == [panelry("agenda", str(missing)), panelry("agenda", str(folder))]


def test_a_missing_argument_is_wrong_usage() -> None:
    """Exit code 2 means that the command line is wrong."""
    code, out, talk = panelry("agenda")
    assert (2, "", True) == (code, out, "Missing argument 'FILE.csv'" in talk)


def test_an_output_that_cannot_show_a_name_still_shows_the_agenda() -> None:
    """Where the terminal has no letter, its nearest stands for it, or a question mark for each cell."""
    code, out, _ = panelry("agenda", "-", stdin=",A\nŻaba 漢,1\nBen,1\n".encode(), PYTHONIOENCODING="latin-1")
    assert (0, "agenda: 1. A. Unanimous: Zaba ??, Ben 1.") == (code, out.splitlines()[1])


@pytest.mark.parametrize(
    ("second", "what"),
    [("An\u200ba", "is the panelist of line 2 again"), ("\u200b", "The row has ratings but no name")],
)
def test_a_name_is_what_can_be_seen_of_it(second: str, what: str) -> None:
    """Invisible signs make no other panelist, and alone no name."""
    with pytest.raises(SheetError) as problem:
        read_ratings(f"who,Code\nAna,3\n{second},4\n".encode())
    assert what in str(problem.value)
