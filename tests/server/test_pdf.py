"""The PDF of a released text: the very words, readable aloud, without a trace of who made it where."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from panelry.typeset import THANKS
from panelry_server.pdf import TITLE, NoPdf, pdf_of
from server.browsing import program
from server.operated import Operated
from server.planted import plant, story_of

MARKUP = '#panic("x") $x^2$ *bold* <script>alert(1)</script> // gone @ref'
HOSTILE = f"Dear Zoë Ømberg,\n\n{MARKUP}\n\nThe panel\nof Acme"


def exported(text: str) -> str:
    """Return an export in JSON with this text and more that no PDF may hold."""
    return json.dumps({"candidate": "Kit Adeyemi", "record": {"debrief": "d1"}, "text": text})


def read(pdf: bytes, folder: Path) -> str:
    """Return the words of a PDF as a reader program finds them, blanks made one."""
    (folder / "read.pdf").write_bytes(pdf)
    found = subprocess.run(
        [program("pdftotext"), "-layout", str(folder / "read.pdf"), "-"], capture_output=True, check=True
    )
    return " ".join(found.stdout.decode().split())


def test_the_pdf_holds_the_words_and_nothing_is_markup(tmp_path: Path) -> None:
    """A title, then the text to the letter."""
    assert " ".join(f"{TITLE} {HOSTILE}".split()) == read(pdf_of(exported(HOSTILE)), tmp_path)


@pytest.mark.parametrize(
    ("sections", "title"),
    [
        (["opening", "closing"], THANKS),
        (["opening", "growth"], TITLE),
        (["strengths"], TITLE),
        (["text"], TITLE),
    ],
)
def test_a_thank_you_note_is_called_no_summary(sections: list[str], title: str, tmp_path: Path) -> None:
    """Where the sections are not known, it is a summary."""
    given = json.dumps({"text": "Thank you.", "sections": [{"section": each} for each in sections]})
    assert f"{title} Thank you." == read(pdf_of(given), tmp_path)


def test_a_corrected_version_says_so_in_its_pdf(tmp_path: Path) -> None:
    """With the day, before the text, as in every other format."""
    given = {"text": "Thank you.", "released_at": "2026-11-22T10:00:00.000Z", "corrects": [{"hash": "x"}]}
    words = "Corrected on 22 November 2026: this takes the place of the text you had before. Thank you."
    assert f"{TITLE} {words}" == read(pdf_of(json.dumps(given)), tmp_path)


def test_the_same_words_make_the_same_bytes_tagged_and_without_a_trace(tmp_path: Path) -> None:
    """No author, date, host, name or path; marked as PDF/UA-1, with its language and its structure."""
    one = pdf_of(exported(HOSTILE))
    assert one == pdf_of(exported(HOSTILE))
    assert one != pdf_of(exported("Other words."))
    wanted = (b"<pdfuaid:part>1<", b"/StructTreeRoot", b"/Lang(en)", b"/MarkInfo")
    assert [] == [each for each in wanted if each not in one.replace(b"/Lang (", b"/Lang(")]
    traces = (
        b"/Author",
        b"CreationDate",
        b"ModDate",
        b"CreateDate",
        b"dc:creator",
        b"Kit Adeyemi",
        b"/tmp",
        str(tmp_path).encode(),
    )
    assert [] == [each for each in traces if each in one]


@pytest.mark.parametrize("sign", ["漢", "😀", "ぁ"])
def test_a_sign_that_the_font_lacks_is_refused_by_name(sign: str) -> None:
    """Better no letter than one with boxes in it."""
    with pytest.raises(NoPdf, match=f"no sign for “{sign}”.*txt"):
        pdf_of(exported(f"Dear {sign}, thank you."))


@pytest.mark.parametrize(
    ("text", "place"),
    [("Dear Kit\ufeff, thank you.", "after “Dear Kit”"), ("\ufeffDear Kit", "at the begin")],
)
def test_a_hidden_sign_that_no_pdf_may_hold_is_named_with_its_place(text: str, place: str) -> None:
    """Nobody sees it, so the words before it say where it is."""
    with pytest.raises(NoPdf, match=rf"hidden sign U\+FEFF, which stands {place}\. Export md or txt"):
        pdf_of(exported(text))


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\u2060", "\u00ad"])
def test_hidden_signs_that_a_pdf_may_hold_are_no_reason_to_refuse(sign: str) -> None:
    """The words look the same with them."""
    assert pdf_of(exported(f"Dear Kit{sign}, thank you.")).startswith(b"%PDF")


def test_a_failure_of_another_kind_is_told_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of the typesetter are not for people."""
    monkeypatch.setattr("panelry.typeset._TEMPLATE", "#panic()")
    with pytest.raises(NoPdf, match="cannot be made of these words"):
        pdf_of(exported("Thank you."))


@pytest.fixture
def office(tmp_path: Path) -> Operated:
    """A data folder with a released summary."""
    made = Operated(tmp_path)
    plant(made.folder, story_of("amara").released())
    return made


def test_the_command_writes_the_released_text_as_a_pdf(office: Operated, tmp_path: Path) -> None:
    """The same words as the text export, in a file for its owner alone."""
    said = office.say("export", "amara", "--format", "pdf", "--output", str(tmp_path / "letter.pdf"))
    assert (0, "") == said[:2], said.talk
    words = office.done("export", "amara", "--format", "txt")
    made = tmp_path / "letter.pdf"
    assert 0o600 == made.stat().st_mode & 0o777
    assert " ".join(f"{TITLE} {words}".split()) == read(made.read_bytes(), tmp_path)


def test_a_pdf_needs_a_file_and_the_extra(
    office: Operated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are said before anything goes on record."""
    assert "Add --output FILE." in office.say("export", "amara", "--format", "pdf").talk
    monkeypatch.setitem(sys.modules, "typst", None)
    target = tmp_path / "letter.pdf"
    said = office.say("export", "amara", "--format", "pdf", "--output", str(target))
    assert (1, True, False) == (said.code, "panelry[pdf]" in said.talk, target.exists())


def test_words_that_no_pdf_can_show_leave_no_file(
    office: Operated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command says which way remains."""
    monkeypatch.setattr("panelry.typeset._TEMPLATE", "#panic()")
    target = tmp_path / "letter.pdf"
    said = office.say("export", "amara", "--format", "pdf", "--output", str(target))
    assert (1, True, False) == (said.code, "Export md or txt" in said.talk, target.exists())


def test_no_other_command_loads_the_typesetter() -> None:
    """Starting costs what it did."""
    code = (
        "import sys, panelry_server.cli, panelry_server.commands.export, panelry_server.serve;"
        " print('typst' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False\n" == told.stdout
