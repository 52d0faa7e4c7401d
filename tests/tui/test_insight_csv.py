"""`panelry insight --csv`: reading many candidates' ratings, calibration as text and as JSON, the command."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelry.ids import CriterionId
from panelry.insight import Rater, Record, Round, Shown, calibration, sealed
from panelry.rubric import Criterion, Rubric
from panelry_tui.csv_rows import SheetError
from panelry_tui.insight_csv import MOST_BYTES, read_records
from panelry_tui.insight_said import Insight, insight_json, insight_of, insight_text

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "data" / "agreement"
HEAD = "candidate,panelist,criterion,rating\n"
RUBRIC = Rubric(
    "Engineer",
    "1",
    4,
    (Criterion(CriterionId("a-design"), "Design", ()), Criterion(CriterionId("b-care"), "Care", ())),
)
NOTICE = "Figures about panelists are for the panelist concerned: to calibrate, not to compare people.\n"


def refusal(source: str, rubric: Rubric | None = None) -> str:
    """Return the words by which a file is refused."""
    with pytest.raises(SheetError) as problem:
        read_records(source.encode(), rubric)
    return str(problem.value)


def panelry(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    """Run the command in a process of its own and return exit code, output and talk."""
    command = [sys.executable, "-m", "panelry_tui", *arguments]
    done = subprocess.run(
        command, input=stdin, capture_output=True, timeout=60, check=False, env=dict(os.environ)
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def panel(candidates: int) -> str:
    """Return a file in which Ben rates one point above Ana, and Cy a point above Ben on what he saw."""
    rows = [
        f"c{place},{name},{criterion},{level + place % 2}"
        for place in range(candidates)
        for name, level in (("Ben", 3), ("Ana", 2), ("Cy", 4))
        for criterion in ("Design", "Care")
        if name != "Cy" or place < 5
    ]
    return HEAD + "\n".join(rows) + "\n"


# what a file may look like


def test_columns_are_known_by_their_names_in_any_order() -> None:
    """Round, day and instant are read where they are; other columns are named and not read."""
    source = (
        "Panelist;RATING;at;gender;candidate;criterion;round\r\n"
        "Ana;4;2026-03-14;x;Amara;Care;initial\r\n"
        "Ben;?;2026-03-14T09:30:00+01:00;x;Amara;Care;Sealed\r\n"
        "Ana;;2026-03-15;x;Amara;Design;revised\r\n"
        "ANA;5;2026-03-15;x;amara;care;2\r\n"
    )
    found = read_records(source.encode())
    day, instant = datetime(2026, 3, 14, tzinfo=UTC), datetime(2026, 3, 14, 8, 30, tzinfo=UTC)
    later = datetime(2026, 3, 15, tzinfo=UTC)
    expected = (
        Record("Amara", "Ana", "Care", 4, Round.INITIAL, day),
        Record("Amara", "Ben", "Care", None, Round.INITIAL, instant),
        Record("Amara", "Ana", "Design", None, Round.REVISED, later),
        Record("Amara", "Ana", "Care", 5, Round.SECOND, later),
    )
    assert (expected, ("gender",)) == (found.records, found.unread)


def test_without_a_round_all_ratings_are_initial() -> None:
    """The four needed columns are enough."""
    expected = (Record("x", "Ana", "Care", 10),)
    assert expected == read_records(f"{HEAD}x,Ana,Care,10\n".encode()).records


def test_a_rubric_gives_criteria_their_titles() -> None:
    """A criterion is found by title or id in any case."""
    found = read_records(f"{HEAD}x,Ana,B-CARE,4\nx,Ana,design,1\n".encode(), RUBRIC)
    assert ["Care", "Design"] == [each.criterion for each in found.records]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            "candidate,judge,criterion,rating\nx,Ana,Care,4\n",
            (
                "line 1: There is no column “panelist”. "
                "Name the columns candidate, panelist, criterion, rating in the first row."
            ),
        ),
        (
            "candidate,panelist,criterion,rating,Rating\nx,Ana,Care,4,4\n",
            "line 1, column 5: “Rating” is column 4 again. Keep one of them.",
        ),
        (f"{HEAD}x,Ana,Care\n", "line 2: The row has 3 of 4 cells. Keep the separator of an empty cell."),
        (
            f"{HEAD}x,Ana,Care,4\nx, ,Care,4\n",
            "line 3, column 2 (“panelist”): The cell is empty. Name the panelist.",
        ),
        (
            f"{HEAD}x,Ana,Care,4\n\nx,Ben,Care,11\n",
            (
                "line 4, column 4 (“rating”): “11” is not a rating. "
                "Write a whole number from 1 to 10, ? for no evidence, or nothing for not rated."
            ),
        ),
        (f"{HEAD}x,Ana,Care,3.0\n", "line 2, column 4 (“rating”): “3.0” is not a rating. Write 3."),
        (
            f"{HEAD}x,Ana,Care,4\nX,ana,care,5\n",
            (
                "line 3, column 4 (“rating”): “Ana” rated “x” on this criterion in line 2. "
                "Keep one rating for each round."
            ),
        ),
        (
            "candidate,panelist,criterion,rating,round\nx,Ana,Care,4,final\n",
            "line 2, column 5 (“round”): “final” is not a round. Write initial, revised or second.",
        ),
        (
            "candidate,panelist,criterion,rating,at\nx,Ana,Care,4,14.3.2026\n",
            (
                "line 2, column 5 (“at”): “14.3.2026” is neither a day nor an instant. "
                "Write a day as in 2026-03-14, or an instant as in 2026-03-14T09:30:00Z."
            ),
        ),
    ],
)
def test_a_bad_row_refuses_the_file_with_its_line(source: str, words: str) -> None:
    """Nothing is half imported."""
    assert words == refusal(source)


def test_a_file_that_does_not_fit_its_rubric_is_refused() -> None:
    """Criteria and scale are the rubric's."""
    assert [
        (
            "line 2, column 3 (“criterion”): The rubric has no criterion “Calm”. "
            "Write a title or id of the rubric."
        ),
        (
            "line 2, column 4 (“rating”): “5” is not a rating. "
            "Write a whole number from 1 to 4, ? for no evidence, or nothing for not rated."
        ),
    ] == [refusal(f"{HEAD}x,Ana,Calm,4\n", RUBRIC), refusal(f"{HEAD}x,Ana,Care,5\n", RUBRIC)]


def test_a_file_beyond_the_limit_is_refused() -> None:
    """Fifty megabytes hold half a million ratings."""
    assert "The file is larger than 50 MB. Check that it holds ratings only." == refusal(
        "x" * (MOST_BYTES + 1)
    )


NAMES = st.text("ab ,;\"'é\n", min_size=1, max_size=6).map(lambda words: f"x{words}x")


@given(st.lists(st.tuples(NAMES, NAMES, NAMES, st.integers(1, 10)), min_size=1, max_size=8))
def test_what_was_written_is_read_back(rows: list[tuple[str, str, str, int]]) -> None:
    """Whatever names hold, each rating is with its own people."""
    plain = {tuple(" ".join(name.split()) for name in names): (names, level) for *names, level in rows}
    quoted = [
        ",".join('"' + name.replace('"', '""') + '"' for name in names) + f",{level}"
        for names, level in plain.values()
    ]
    found = read_records((HEAD + "\n".join(quoted)).encode()).records
    assert [(*names, level) for names, (_, level) in plain.items()] == [
        (each.candidate, each.panelist, each.criterion, each.rating) for each in found
    ]


# what is said


def test_calibration_is_said_in_the_order_of_the_file_with_its_numbers() -> None:
    """Each line says the effect with its error, or why there is none; all say n."""
    records = read_records(panel(12).encode()).records
    found = insight_of(records)
    found = msgspec.structs.replace(found, phi=dict.fromkeys(found.phi, 1.0))
    expected = (
        "panelist: Ben. 0.00 ± 0.00 points from the panel as a whole. "
        "24 initial ratings, 12 candidates shared with others.\n"
        "panelist: Ana. 1.00 ± 0.00 points lower than the panel as a whole. "
        "24 initial ratings, 12 candidates shared with others.\n"
        "panelist: Cy. Early: 1.00 ± 0.00 points higher than the panel as a whole. "
        "10 initial ratings, 5 candidates shared with others.\n"
        "panel: Would another panelist help? Share of a panel's mean that is the candidate: 1.00 with 1, "
        "1.00 with 2, 1.00 with 3, 1.00 with 4, 1.00 with 5, 1.00 with 6, 1.00 with 7, 1.00 with 8. "
        "58 initial ratings of 12 candidates by 3 panelists.\n"
    )
    assert expected == insight_text(found)


def test_what_is_not_shown_says_why() -> None:
    """Too few candidates, and too few ratings for an error, are told apart."""
    few = read_records(f"{HEAD}x,Ana,Care,4\nx,Ben,Care,3\ny,Ana,Care,4\n".encode()).records
    bare = Rater("Ana", 9, 9, None, None, Shown.NO)
    expected = (
        "panelist: Ana. Not shown: fewer than 5 shared candidates. "
        "2 initial ratings, 1 candidate shared with others.\n"
        "panelist: Ben. Not shown: fewer than 5 shared candidates. "
        "1 initial rating, 1 candidate shared with others.\n"
        "panelist: Ana. Not shown: too few ratings to say how sure it is. "
        "9 initial ratings, 9 candidates shared with others.\n"
        "panel: Whether another panelist would help is shown from 10 shared candidates on. "
        "3 initial ratings of 2 candidates by 2 panelists.\n"
    )
    found = Insight(sealed(few), (*calibration(few), bare), {}, ())
    assert expected == insight_text(found)


def test_where_to_look_is_said_with_every_window() -> None:
    """Two windows in a row on one side are a reason to look; the file's instants give the order."""
    head = "candidate,panelist,criterion,rating,at\n"
    rows = [
        f"c{place},{name},Care,{level},2026-03-{place + 1:02}"
        for place in range(20)
        for name, level in (("Ana", 4), ("Ben", 3 - (place in {3, 13})))
    ]
    found = insight_of(read_records((head + "\n".join(rows)).encode()).records)
    lines = insight_text(found).splitlines()[-2:]
    far = "Distance from the others, in points, over 10 candidates each"
    assert [
        f"look: Ana. {far}: +1.10 ± 0.10 (n 10); +1.10 ± 0.10 (n 10).",
        f"look: Ben. {far}: -1.10 ± 0.10 (n 10); -1.10 ± 0.10 (n 10).",
    ] == lines
    told = json.loads(insight_json(found))
    window = {"candidates": 10, "n": 10, "mean": 1.1, "se": 0.1}
    assert {"panelist": "Ana", "look": True, "windows": [window, window]} == told["drift"][0]
    assert {"n": 40, "candidates": 20, "panelists": 2, "criteria": 1, "phi": []} == told["panel"]


def test_json_lists_the_panelists_in_the_order_of_the_file() -> None:
    """Figures are null where nothing may be shown."""
    records = read_records(panel(6).encode()).records
    raters = json.loads(insight_json(insight_of(records)))["raters"]
    names = ["panelist", "n", "shared_candidates", "effect", "se", "shown"]
    assert [names] * 3 == [list(each) for each in raters]
    assert [("Ben", 12, 6, "early"), ("Ana", 12, 6, "early"), ("Cy", 10, 5, "early")] == [
        (each["panelist"], each["n"], each["shared_candidates"], each["shown"]) for each in raters
    ]
    assert [0.0, -1.0, 1.0] == [each["effect"] for each in raters]
    few = json.loads(insight_json(insight_of(read_records(panel(3).encode()).records)))["raters"]
    assert [(None, None, "no")] * 3 == [(each["effect"], each["se"], each["shown"]) for each in few]


# the command


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference data are not beside the checkout")
def test_the_command_finds_the_effects_of_the_reference(tmp_path: Path) -> None:
    """From a file to the figures of another program."""
    rows = (REFERENCE / "severity_sim40.csv").read_text("utf-8").split("\n", 1)[1]
    file = tmp_path / "sim40.csv"
    file.write_text(HEAD + rows, "utf-8")
    code, out, talk = panelry("insight", "--csv", str(file), "--json")
    wanted = json.loads((REFERENCE / "severity_sim40.json").read_text("utf-8"))["computed"]["judge_OLS"]
    raters = json.loads(out)["raters"]
    assert (0, NOTICE) == (code, talk)
    assert [wanted[int(each["panelist"])] for each in raters] == pytest.approx(
        [each["effect"] for each in raters], abs=1e-6
    )


def test_the_command_says_what_it_did_not_read(tmp_path: Path) -> None:
    """A rubric's scale holds; a column that nobody asked for is named."""
    rubric = tmp_path / "engineer.toml"
    rubric.write_text(
        'title = "E"\nscale = 5\n[[criteria]]\ntitle = "Design"\n[[criteria]]\ntitle = "Care"\n'
    )
    source = panel(2).replace("rating\n", "rating,age\n", 1).replace("\nc", ",\nc").rstrip() + ",\n"
    source = source.replace("age,\n", "age\n")
    code, out, talk = panelry("insight", "--csv", "-", "--rubric", str(rubric), stdin=source.encode())
    assert (0, f"Not read: the column “age”.\n{NOTICE}") == (code, talk)
    assert 3 == out.count("Not shown: fewer than 5 shared candidates.")


def test_the_command_refuses_with_the_file_and_the_reason() -> None:
    """A bad row has its line; panelists who cannot be compared are named."""
    bad = panelry("insight", "--csv", "-", stdin=f"{HEAD}x,Ana,Care,9.5\n".encode())
    apart = panelry("insight", "--csv", "-", stdin=f"{HEAD}x,Ana,Care,3\ny,Ben,Care,3\n".encode())
    assert (1, "", True) == (*bad[:2], bad[2].startswith("Error: standard input: line 2, column 4"))
    assert (
        1,
        "",
        (
            "Error: standard input: The panelists are 2 groups that no candidate links: Ana; Ben. "
            "Leave out all but one group, or add ratings of a candidate of both.\n"
        ),
    ) == apart
