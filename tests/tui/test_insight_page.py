"""The insight page: what it says and does not say, in a reader of HTML and in a real browser."""

import html
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from insightful import BACKEND, CARE, CURIOUS, DESIGN, SMALL, STAFF, csv
from panelry_tui.insight_csv import read_records
from panelry_tui.insight_page import NOTICE, POLICY, insight_page
from panelry_tui.insight_said import insight_of, with_shrunken

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MEASURE = """<script>
const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
const out = [];
for (const svg of document.querySelectorAll("svg")) {
  const all = svg.viewBox.baseVal;
  if (svg.getBoundingClientRect().width < 100) out.push("small");
  for (const part of svg.children) {
    const box = part.getBBox();
    if (box.x < -1 || box.y < -1 || box.x + box.width > all.width + 1 || box.y + box.height > all.height + 1)
      out.push(part.outerHTML);
  }
}
document.body.dataset.measured = JSON.stringify([wide, document.querySelectorAll("svg").length, out]);
</script>"""


def page(source: bytes) -> str:
    """Return the page of a file."""
    return insight_page(with_shrunken(insight_of(read_records(source).records)), "Insight · <Acme>")


class Outline(HTMLParser):
    """Gathers the tags, the text and the charts' words of a page, and refuses tags that do not match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.names: dict[str, str] = {}
        self.charts: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        assert [] == self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag; the first table after a chart is the chart's."""
        found = dict(attrs)
        self.tags.append(tag)
        if tag == "svg":
            assert "img" == found["role"]
            self.charts.append(found["aria-label"] or "")
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that has no content."""
        del attrs
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that is open."""
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """Keep words outside of the style."""
        if "style" not in self.open and data.strip():
            self.words.append(data.strip())


def test_the_page_needs_neither_a_network_nor_a_script() -> None:
    """It forbids both, links to nothing, and shows its title as text."""
    text = page(csv(BACKEND, STAFF, SMALL))
    outline = Outline(text)
    assert set() == {"script", "link", "img", "iframe", "a"} & set(outline.tags)
    assert f'content="{POLICY}"' in text
    assert not re.search(r"https?:|url\(|@import", text)
    assert ["Insight · <Acme>"] * 2 == outline.words[:2]


def test_each_chart_has_words_and_is_followed_by_a_table() -> None:
    """A screen reader hears what the chart is and finds its numbers."""
    outline = Outline(page(csv(BACKEND, STAFF)))
    drawn = [tag for tag in outline.tags if tag in {"svg", "table"}]
    assert ["svg", "table"] * len(outline.charts) == drawn
    assert 15 == len(outline.charts)
    assert all(re.search("the table (below|beside) has the numbers", each) for each in outline.charts)


def test_the_page_names_panelists_in_file_order_and_ranks_nobody() -> None:
    """Neither their effect nor their name decides; there is no p-value and no praise."""
    words = Outline(page(csv(STAFF, BACKEND))).words
    start = words.index("Panelists, in the order of the file")
    assert NOTICE == words[start + 1]
    end = words.index("Would another panelist help?")
    people = [each for each in words[start:end] if each in {"Ana", "Ben", "Chen", "Dara", "Eli"}]
    assert ["Chen", "Dara", "Eli", "Ana", "Ben"] * 2 == people
    said = " ".join(words).lower()
    assert [] == re.findall(r"rank|best|worst|significan|improved|p =|p-value|outlier|error rate", said)


def test_every_part_says_what_it_rests_on() -> None:
    """Distributions, gaps, splits, holes, calibration and panels all have their n."""
    said = " ".join(Outline(page(csv(BACKEND, STAFF, SMALL))).words)
    for words in (
        "34 candidates, 5 panelists, 300 initial ratings.",
        "102 of 34 candidates",
        "34 candidates",
        "often splits the panel (17 of 34)",
        "never separates candidates: all within one point (n 34)",
        "nobody assessed it for 2 of 34 candidates",
        "not assessed: C0, C0",
        "A gap that is smaller afterwards does not make a rating better.",
        "Tech lead 3 candidates. Shown from 5 candidates on.",
        "Calibration, ± standard error",
        "Share of a panel's mean that is the candidate, n 34 candidates",
    ):
        assert words in said


def test_nothing_of_a_small_group_is_on_the_page_but_its_name_and_size() -> None:
    """Without its own section the page is the one without the group."""
    small = "<section><h2>Tech lead</h2>\n<p>3 candidates. Shown from 5 candidates on.</p></section>\n"
    whole = page(csv(SMALL, BACKEND, STAFF))
    assert 1 == whole.count(small)
    assert page(csv(BACKEND, STAFF)) == whole.replace(small, "")


def test_a_file_that_shows_nothing_yet_says_so() -> None:
    """Three candidates are too few for every part."""
    words = Outline(page(csv(SMALL))).words
    assert "0 candidates. Shown from 5 candidates on." in words
    assert any(each.startswith("Shown from 10 shared candidates on.") for each in words)
    assert [] == Outline(page(csv(SMALL))).charts


def test_positions_without_common_panelists_have_their_criteria_and_no_calibration() -> None:
    """Groups may have panelists of their own: the reason stands where the figures would."""
    apart = [row.replace("Chen", "Cy") for row in STAFF]
    words = Outline(page(csv(BACKEND, apart))).words
    reason = (
        "Not compared. The panelists are 2 groups that no candidate links: Ana, Ben, Chen; Cy, Dara, Eli."
    )
    assert any(each.startswith(reason) for each in words)
    assert {DESIGN, CURIOUS, CARE} < set(words)


def test_hostile_names_are_text_and_nothing_else() -> None:
    """A name that looks like markup is read as it is written."""
    name = "<script>alert(1)</script>\"'&"
    quoted = '"' + name.replace('"', '""') + '"'
    source = csv(BACKEND, STAFF).decode().replace("Ana", quoted).replace("Care", quoted).encode()
    outline = Outline(page(source))
    assert "script" not in outline.tags
    assert name in outline.words
    assert any(name in each for each in outline.charts)


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium is here")
@pytest.mark.parametrize("width", [1200, 500])
def test_a_browser_shows_every_chart_whole_and_nothing_beyond_the_edge(tmp_path: Path, width: int) -> None:
    """On a wide window and on a narrow one, with names that are too long."""
    long = "Explains trade-offs to people outside engineering and to a committee"
    source = csv(BACKEND, STAFF, SMALL).decode().replace("Care", long).replace("Ben", long).encode()
    text = page(source)
    assert 1 == text.count(POLICY)
    file = tmp_path / "page.html"
    measured = text.replace(POLICY, "script-src 'unsafe-inline'").replace("</body>", f"{MEASURE}</body>")
    file.write_text(measured, "utf-8")
    seen = subprocess.run(
        [
            str(CHROMIUM),
            *("--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"--window-size={width},1000"),
            *(f"--user-data-dir={tmp_path / 'browser'}", file.as_uri()),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    ).stdout
    found = re.search('data-measured="([^"]*)"', seen)
    assert found
    assert "[0,15,[]]" == html.unescape(found[1])
