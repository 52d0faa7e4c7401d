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

from insightful import BACKEND, SMALL, STAFF, csv
from panelry.ids import CriterionId
from panelry.insight import Rater, Record, Round, Shown, calibration, sealed
from panelry.rubric import Criterion, Rubric
from panelry_tui.csv_rows import SheetError
from panelry_tui.insight_csv import MOST_BYTES, read_records
from panelry_tui.insight_page import insight_page
from panelry_tui.insight_reading import sections
from panelry_tui.insight_said import Insight, insight_json, insight_of, insight_text
from panelry_tui.lessons_said import lessons_text

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


def test_a_spreadsheet_s_file_is_read_as_the_agenda_s_is() -> None:
    """UTF-16, semicolons, blank rows and n/a are what spreadsheets write."""
    source = "sep=;\r\nrating;candidate;panelist;criterion\r\n;;;\r\n4;x;Ana;Care\r\nn/a;x;Ben;Care\r\n"
    found = read_records(source.encode("utf-16"))
    expected = (Record("x", "Ana", "Care", 4), Record("x", "Ben", "Care", None))
    assert (expected, ("n/a",)) == (found.records, found.blanks)


def test_positions_and_panels_tell_groups_apart() -> None:
    """An agreed rating has no panelist, and a rating need not say when it was given."""
    source = (
        "position,panel,candidate,panelist,criterion,rating,round,at\n"
        "Backend,1,x,Ana,Care,4,initial,\nBackend,2,x,Ana,Care,5,initial,\nBackend,1,x,,Care,4,agreed,\n"
    )
    expected = (
        Record("x", "Ana", "Care", 4, group="Backend · 1"),
        Record("x", "Ana", "Care", 5, group="Backend · 2"),
        Record("x", "", "Care", 4, Round.AGREED, group="Backend · 1"),
    )
    assert expected == read_records(source.encode()).records


def test_names_are_spelled_as_large_groups_spell_them() -> None:
    """Whether a small group stands in the file cannot be told from a name."""
    head = "position,candidate,panelist,criterion,rating\n"
    small = "staff,C1,ANA,CARE,1\n"
    large = "".join(f"Backend,c{place},Ana,Care,3\nBackend,c{place},Ben,Care,4\n" for place in range(5))
    found = read_records(f"{head}{small}{large}".encode()).records
    assert found[1:] == read_records(f"{head}{large}".encode()).records
    assert Record("c1", "Ana", "Care", 1, group="staff") == found[0]
    titled = read_records(f"{head}{large.replace('Care', 'b-care')}".encode(), RUBRIC).records
    assert {"Care"} == {each.criterion for each in titled}


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
            (
                "line 2, column 5 (“round”): “final” is not a round. "
                "Write initial, revised, second, agreed or later."
            ),
        ),
        (
            f"{HEAD}x,Ana,Care,3,5\n",
            (
                "line 2, column 5: “5” stands in no column. "
                "Put a cell that holds the separator in quotes, or name the column in the first row."
            ),
        ),
        (
            f"{HEAD}x,Average,Care,3\n",
            (
                "line 2, column 2 (“panelist”): “Average” is a figure of the other rows and no panelist. "
                "Remove the row, or write the panelist's whole name."
            ),
        ),
        (
            "candidate;panelist;criterion;rating\nx;Ana;Care;3,5\n",
            (
                "line 2, column 4 (“rating”): “3,5” is not a rating. "
                "Write a whole number from 1 to 10, ? for no evidence, or nothing for not rated."
            ),
        ),
        (
            "candidate,panelist,criterion,rating,round\nx,Ana,Care,4,agreed\n",
            (
                "line 2, column 2 (“panelist”): “Ana” stands beside an agreed rating. "
                "Empty the cell: an agreed rating is the panel's."
            ),
        ),
        (
            "candidate,panelist,criterion,rating,round\nx,,Care,4,agreed\nx,,Care,5,agreed\n",
            (
                "line 3, column 4 (“rating”): The panel rated “x” on this criterion in line 2. "
                "Keep one rating for each round."
            ),
        ),
        (
            "position,candidate,panelist,criterion,rating\n,x,Ana,Care,4\n",
            "line 2, column 1 (“position”): The cell is empty. Name the position.",
        ),
        (
            "\n\n",
            (
                "The file is empty. Name the columns candidate, panelist, criterion, rating in the first "
                "row, and write a rating in each row below."
            ),
        ),
        (
            "candidate,panelist,criterion,rating,at\nx,Ana,Care,4,14.3.2026\n",
            (
                "line 2, column 5 (“at”): “14.3.2026” is neither a month, a day nor an instant. "
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


def test_why_nothing_is_said_of_other_panels_is_true() -> None:
    """Twelve candidates are enough; ratings that are all equal, or on one criterion, are not."""
    rows = [f"c{place},{name}" for place in range(12) for name in ("Ana", "Ben")]
    alike = [f"{each},{title},4\n" for each in rows for title in ("Care", "Code")]
    single = [f"{each},Care,{1 + place % 5}\n" for place, each in enumerate(rows)]
    for lines in (alike, single):
        found = insight_of(read_records((HEAD + "".join(lines)).encode()).records)
        said = "cannot be said: it takes 10 candidates with two panelists, two criteria, ratings that differ"
        assert f"panel: Whether another panelist would help {said}" in insight_text(found)
        assert f"<p>C{said[1:]}" in insight_page(found, "Insight")
        assert said in sections(found, "Insight")[0].below[-1]


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


# groups and criteria


def test_criteria_are_said_by_group_with_all_that_they_rest_on() -> None:
    """Each line has a label; a small group says its size alone."""
    code, out, _ = panelry("insight", "--csv", "-", stdin=csv(BACKEND, SMALL))
    lines = [each for each in out.splitlines() if each.split(":")[0] in {"group", "criterion", "note"}]
    design = (
        "criterion: System design. sealed ratings 4 at level 1, 16 at level 2, 20 at level 3, "
        "16 at level 4, 16 at level 5 (n 72); agreed ratings 8 at level 2, 8 at level 3, "
        "8 at level 4 (n 24); gap 1.5 (n 24); with a second round 3.0 then 0.0 (n 12); "
        "often splits the panel (12 of 24): its anchors may read two ways, reword them."
    )
    assert 0 == code
    assert [design] * 2 == [each for each in lines if each.startswith("criterion: System")]
    assert [
        "group: all together. 24 candidates, 3 panelists, 213 initial ratings.",
        "group: Backend. 24 candidates, 3 panelists, 213 initial ratings.",
        "group: Tech lead. 3 candidates. Shown from 5 candidates on.",
        "note: A gap that is smaller afterwards does not make a rating better.",
    ] == [each for each in lines if not each.startswith("criterion")]


def test_criteria_are_in_the_json_by_group() -> None:
    """Whatever rests on fewer than five candidates is null."""
    answer = json.loads(panelry("insight", "--csv", "-", "--json", stdin=csv(BACKEND, SMALL))[1])
    assert answer["together"]["criteria"] == answer["groups"][0]["criteria"]
    assert {"group": "Tech lead", "candidates": 3, "shown": False, "criteria": []} == answer["groups"][1]
    design, curious, care = answer["together"]["criteria"]
    assert {
        "criterion": "System design",
        "sealed": {"candidates": 24, "n": 72, "levels": [4, 16, 20, 16, 16]},
        "agreed": {"candidates": 24, "levels": [0, 8, 8, 8, 0]},
        "gap": {"candidates": 24, "mean": 1.5},
        "second_round": {"candidates": 12, "sealed": 3.0, "second": 0.0},
        "split": {"candidates": 24, "count": 12, "how": "often", "levels": None},
        "alike": False,
        "points": {"strengths": None, "growth": None},
        "unassessed": {"candidates": 24, "names": []},
    } == design
    assert (True, {"candidates": 0, "levels": None}, None) == (
        curious["alike"],
        curious["agreed"],
        curious["second_round"],
    )
    assert {"candidates": 24, "names": ["C0"]} == care["unassessed"]
    wide = json.loads(panelry("insight", "--csv", "-", "--json", stdin=csv(STAFF, BACKEND))[1])["together"]
    assert {"low": 1, "high": 5, "n": 6} == wide["criteria"][0]["split"]["levels"]


def test_groups_that_cannot_be_compared_tell_the_rest_all_the_same() -> None:
    """A position may have panelists of its own; one position of two groups is still refused."""
    apart = [row.replace("Chen", "Cy") for row in STAFF]
    code, out, _ = panelry("insight", "--csv", "-", stdin=csv(BACKEND, apart))
    assert 0 == code
    assert out.startswith("panelists: Not compared. The panelists are 2 groups that no candidate links")
    told = insight_of(read_records(csv(BACKEND, apart)).records)
    assert ([], told.refused) == (
        json.loads(insight_json(told))["raters"],
        json.loads(insight_json(told))["refused"],
    )


def test_what_is_too_little_is_said_in_words() -> None:
    """A criterion of a large group may itself rest on too few candidates."""
    head = "candidate,panelist,criterion,rating,round\n"
    rows = [f"c{place},{name},Care,3,initial" for place in range(5) for name in ("Ana", "Ben")]
    rows += ["c0,Ana,Calm,3,initial", "c0,,Care,3,agreed"]
    text = lessons_text(insight_of(read_records((head + "\n".join(rows)).encode()).records).taught)
    assert (
        "criterion: Care. sealed ratings 10 at level 3 (n 10); agreed ratings: not shown, n 1; "
        "gap 0.0 (n 5); never separates candidates: all within one point (n 5).\n"
        "criterion: Calm. sealed ratings: not shown, 1 candidate; gap: not shown, n 0; "
        "nobody assessed it for 4 of 5 candidates.\n"
    ) == text.split("\n", 1)[1]


# the page


def test_the_page_is_written_for_its_owner_alone_and_never_over_the_ratings(tmp_path: Path) -> None:
    """Standard output has nothing then; a folder that is not there is not made."""
    file, page = tmp_path / "ratings.csv", tmp_path / "page.html"
    file.write_bytes(csv(BACKEND))
    code, out, talk = panelry("insight", "--csv", str(file), "--html", str(page))
    assert (0, "", 0o600) == (code, out, page.stat().st_mode & 0o777)
    assert f"{NOTICE}The page is in {page}; only you can read it.\n" == talk
    assert page.read_text("utf-8") == panelry("insight", "--csv", str(file), "--html", "-")[1]
    refused = panelry("insight", "--csv", str(file), "--html", str(file))
    assert (1, True) == (refused[0], "is the file of ratings. Name another file." in refused[2])
    assert csv(BACKEND) == file.read_bytes()
    lost = panelry("insight", "--csv", str(file), "--html", str(tmp_path / "none" / "page.html"))
    assert (1, False, True) == (lost[0], (tmp_path / "none").exists(), "There is no folder" in lost[2])
    both = panelry("insight", "--csv", str(file), "--html", "-", "--json")
    assert (2, True) == (both[0], "--json and --html do not go together" in both[2])


def test_the_page_replaces_a_file_only_if_asked_and_never_what_is_no_file(tmp_path: Path) -> None:
    """The words name the place and the cure; a pipe stays a pipe."""
    file, page, pipe = tmp_path / "ratings.csv", tmp_path / "page.html", tmp_path / "pipe"
    file.write_bytes(csv(BACKEND))
    page.write_text("mine", "utf-8")
    words = ("insight", "--csv", str(file), "--html")
    refused = panelry(*words, str(page))
    told = f"{page} is there already. Name another file, or add --force to replace it."
    assert (1, True, "mine") == (refused[0], told in refused[2], page.read_text("utf-8"))
    assert 0 == panelry(*words, str(page), "--force")[0]
    assert "mine" != page.read_text("utf-8")
    os.mkfifo(pipe)
    lost = panelry(*words, str(pipe), "--force")
    assert (1, True, True) == (lost[0], f"{pipe} is no ordinary file." in lost[2], pipe.is_fifo())


def test_the_command_says_what_was_read_as_not_rated() -> None:
    """As the agenda does."""
    talk = panelry("insight", "--csv", "-", stdin=f"{HEAD}x,Ana,Care,n/a\nx,Ben,Care,3\n".encode())[2]
    assert f"Read as not rated: n/a. Write ? where somebody looked and saw no evidence.\n{NOTICE}" == talk
