"""A released text as a PDF: a fixed template, words that are never markup, tags for screen readers.

The typesetter is handed in by whoever makes the file. It reads no file, knows its own fonts alone, and makes
the same bytes of the same words. Nothing but the words and the title is in the file: no author, date, host or
path.
"""

import re
from types import ModuleType

import msgspec

TITLE = "Summary of your interview"
THANKS = "About your interview"
"""The title of the short thank-you note, which sums nothing up."""
INSTALL = "Install panelry[pdf]"
"""What puts the typesetter where it is missing."""
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
_BARRED = re.compile(r'disallowed codepoint `"\\u\{([0-9a-f]+)\}"`')
_BEFORE = 20
"""How many letters tell where a sign stands that nobody sees."""


class NoPdf(Exception):  # noqa: N818 - named after what comes of it
    """No PDF can be made, in words for people with the cure."""


def pdf_from(typst: ModuleType, text: str, *, root: str, title: str, instead: str) -> bytes:
    """Return the PDF/UA-1 of a text, the same bytes for the same words; `NoPdf` says why not.

    `typst` is the typesetter, `root` an empty folder: all that it could read. `instead` is what else to do.
    """
    paragraphs = [paragraph.splitlines() for paragraph in text.split("\n\n")]
    words = msgspec.json.encode({"title": title, "paragraphs": paragraphs}).decode()
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    compiler = typst.Compiler(root=root, font_paths=fonts, ignore_system_fonts=True)
    try:
        made: bytes = compiler.compile(
            _TEMPLATE.encode(), format="pdf", sys_inputs={"letter": words}, pdf_standards="ua-1", timestamp=0
        )
    except typst.TypstError as failed:
        raise NoPdf(f"{_why(str(failed), text)} {instead}") from None
    return made


def _why(failed: str, text: str) -> str:
    lacks, barred = _LACKS.search(failed), _BARRED.search(failed)
    if lacks is not None:
        return f"The PDF has no sign for “{lacks[1]}”."
    if barred is not None:
        return _hidden(chr(int(barred[1], 16)), text)
    return "The PDF cannot be made of these words."


def _hidden(sign: str, text: str) -> str:
    """Return which sign no PDF may hold, and where it stands: it has no shape to look for."""
    before = " ".join(text.partition(sign)[0][-_BEFORE:].split())
    place = f"after “{before}”" if before else "at the begin"
    return f"No PDF may hold the hidden sign U+{ord(sign):04X}, which stands {place}."
