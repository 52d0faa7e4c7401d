"""The released text as a PDF: a fixed template, words that are never markup, tags for screen readers.

It is made by whoever runs the command, not by the server. typst is an extra and imported when a PDF is made;
it reads no file, knows its own fonts alone, and makes the same bytes of the same words. Nothing but the words
and the title is in the file: no author, date, host or path.
"""

import re
import tempfile
from types import ModuleType

import msgspec

TITLE = "Summary of your interview"
_TEMPLATE = """
#let letter = json(bytes(sys.inputs.letter))
#set document(title: letter.title, author: (), date: none)
#set page(paper: "a4", margin: 25mm)
#set text(font: "Libertinus Serif", size: 11pt, lang: "en", fallback: false)
#set par(leading: 0.75em, spacing: 1.2em)
#heading(level: 1, letter.title)
#for lines in letter.paragraphs { par(lines.map(line => [#line]).join(linebreak())) }
"""
_LACKS = re.compile(r'the text `"(.+?)"` could not be displayed')


class NoPdf(Exception):  # noqa: N818 - named after what comes of it
    """No PDF can be made, in words for people with the cure."""


class Letter(msgspec.Struct):
    """What a PDF is made of, from the JSON of an export."""

    text: str


def typesetter(instead: str = "choose md or txt") -> ModuleType:
    """Return typst; `NoPdf` where the extra is not installed, with what to do instead."""
    try:
        import typst  # noqa: PLC0415 - an extra, and for a PDF alone
    except ImportError:
        raise NoPdf(f"A PDF needs the extra pdf. Install panelry[pdf], or {instead}.") from None
    return typst


def pdf_of(exported: str, title: str = TITLE, instead: str = "Export md or txt instead.") -> bytes:
    """Return the PDF/UA-1 of an export in JSON, the same bytes for the same text; `NoPdf` says why not."""
    typst = typesetter()
    text = msgspec.json.decode(exported, type=Letter).text
    paragraphs = [paragraph.splitlines() for paragraph in text.split("\n\n")]
    words = msgspec.json.encode({"title": title, "paragraphs": paragraphs}).decode()
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    with tempfile.TemporaryDirectory() as nothing:
        compiler = typst.Compiler(root=nothing, font_paths=fonts, ignore_system_fonts=True)
        try:
            made: bytes = compiler.compile(
                _TEMPLATE.encode(),
                format="pdf",
                sys_inputs={"letter": words},
                pdf_standards="ua-1",
                timestamp=0,
            )
        except typst.TypstError as failed:
            raise NoPdf(f"{_why(str(failed))} {instead}") from None
    return made


def _why(failed: str) -> str:
    lacks = _LACKS.search(failed)
    if lacks is None:
        return "The PDF cannot be made of these words."
    return f"The PDF has no sign for “{lacks[1]}”."
