"""The candidate's page in real programs: a browser with its checks, a text browser, and on paper."""

from pathlib import Path

import pytest

from panelry.pages import Said
from server.browser import browser_of
from server.browsing import CODE, PATH, output, page_of, program
from server.planted import story_of


@pytest.mark.parametrize("width", [320, 1200])
async def test_a_candidate_reads_answers_and_prints_in_a_browser(tmp_path: Path, width: int) -> None:
    """Every page on the way passes the checks that a program can make, on a telephone and on a desk."""
    async with page_of() as served, browser_of(tmp_path) as browser:
        await served.link()
        await browser.open(f"http://127.0.0.1:{served.port}{PATH}")
        assert [] == await browser.faults(width)
        await browser.type("#code", "wrong1")
        await browser.press("button")
        assert "That code did not fit." in await browser.words()
        assert [] == await browser.faults(width)
        await browser.type("#code", "k7pq-3m")
        await browser.press("button")
        assert "Amara" in await browser.words()
        assert [] == await browser.faults(width)
        await browser.picture(tmp_path / "summary.png")
        await browser.printed(tmp_path / "summary.pdf")
        await browser.type("#correction", "The exercise was in Go.")
        await browser.press("#correction ~ button")
        assert [] == await browser.faults(width)
        room = await served.room()
        assert [(Said.CORRECTION, "The exercise was in Go.")] == [
            (each.said, each.words) for each in room.state.said
        ]
        handed = room.state.handed
        assert handed is not None
        printed = await output(program("pdftotext"), "summary.pdf", "-", folder=tmp_path)
        assert " ".join(handed.text.split()) in " ".join(printed.split())
        assert "Ask one question" not in printed
        assert "If you like, answer" not in printed


async def test_the_question_and_the_address_without_anything_pass_the_checks(tmp_path: Path) -> None:
    """A no is two presses away."""
    async with page_of(story_of("amara").scoring()) as served, browser_of(tmp_path) as browser:
        await served.link(asks=True)
        await browser.open(f"http://127.0.0.1:{served.port}{PATH}")
        await browser.type("#code", CODE)
        await browser.press("button")
        assert [] == await browser.faults(320)
        await browser.picture(tmp_path / "question.png")
        await browser.press("button[value=no]")
        assert [] == await browser.faults()
        given = (await served.room()).state.permission
        assert given is not None
        assert not given.granted
        await browser.open(f"http://127.0.0.1:{served.port}/nothing")
        assert [] == await browser.faults(320)


async def test_the_checks_find_what_they_look_for(tmp_path: Path) -> None:
    """Each fault is planted in one page, and each is found."""
    page = (
        "<html><body><h2 id=a style='color:#888'>x</h2><h4 id=a>y</h4><input><button></button>"
        "<fieldset></fieldset><p aria-describedby=none style='width:2000px'>z</p>"
        "<script></script></body></html>"
    )
    (tmp_path / "bad.html").write_text(page, encoding="utf-8")
    async with browser_of(tmp_path) as browser:
        await browser.open((tmp_path / "bad.html").as_uri())
        found = " ".join(await browser.faults())
    faults = (
        *("no language", "no title", "not one main", "not one first heading", "left out", "an id twice"),
        *("no label", "no legend", "no description", "no name", "too small", "contrast", "wider", "a script"),
    )
    assert [] == [each for each in faults if each not in found]


async def test_a_text_browser_shows_the_form_and_the_text(tmp_path: Path) -> None:
    """The label stands before the field, and a posted code shows every word."""
    async with page_of() as served:
        await served.link()
        address = f"http://127.0.0.1:{served.port}{PATH}"
        shown = await output(program("w3m"), "-dump", address, folder=tmp_path)
        assert "Code, 6 letters and digits" in shown
        assert "Show the message" in shown
        (tmp_path / "form").write_text(f"code={CODE}", encoding="ascii")
        read = await output(program("w3m"), "-dump", "-post", "form", address, folder=tmp_path)
        handed = (await served.room()).state.handed
        assert handed is not None
        assert " ".join(handed.text.split()) in " ".join(read.split())
        assert "I have read it" in read
