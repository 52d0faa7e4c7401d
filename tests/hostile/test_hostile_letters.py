"""Hostile words in all that leaves: letters of every channel, the candidate's page, the decision record."""

import json
from collections.abc import Callable
from email import message_from_bytes, policy
from html import unescape
from pathlib import Path

import pytest

from hostile.letters import (
    FORMS,
    HARMLESS,
    HOSTILE,
    MAILS,
    PAGES,
    exported,
    mailed,
    named,
    shape_of_html,
    shape_of_json,
    shape_of_markdown,
)
from hostile.rooms import lying_past
from hostile.words import ALL, LONG, MARKUP, harm
from panelry.hiring import NoticeKind
from panelry.text import clean_line, clean_text
from panelry.withdrawn import letter
from panelry_server.pdf import NoPdf, pdf_of
from panelry_tui.decision_record import record_of
from panelry_tui.decision_said import as_json, as_markdown
from server.test_pdf import read
from tui.test_replay_screens import concluded

_SHAPES: dict[str, Callable[[str], object]] = {"Markdown": shape_of_markdown, "JSON": shape_of_json}


@pytest.mark.parametrize("form", FORMS)
def test_every_export_holds_hostile_words_as_words(form: str) -> None:
    """They stand in it, they move nothing, and a reader of the format finds what it finds without them."""
    said = exported(form, HOSTILE)
    assert [] == harm(said)
    if form == "Markdown":
        assert set(shape_of_markdown(exported(form, HARMLESS))) == set(shape_of_markdown(said))
    elif form == "JSON":
        assert shape_of_json(exported(form, HARMLESS)) == shape_of_json(said)
    else:
        assert MARKUP.split()[0] in " ".join(said.split())


@pytest.mark.parametrize("kind", MAILS)
def test_every_mail_holds_hostile_words_as_words(kind: str) -> None:
    """One recipient, the headers that it would have else, no bytes but plain ones, one plain body."""
    wire = mailed(kind, HOSTILE).as_bytes()
    assert [] == harm(wire.decode("ascii").replace("\r\n", "\n"))
    heard = message_from_bytes(wire, policy=policy.default)
    assert mailed(kind, HARMLESS).keys() == heard.keys()
    assert [] == harm(f"{heard['Subject']}{heard.get_content()}".replace("\r\n", "\n"))
    assert ("amara@example.org", "text/plain") == (heard["To"], heard.get_content_type())


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("words", [clean_text(HOSTILE), LONG], ids=["hostile", "64 kB"])
def test_every_page_holds_hostile_words_as_words(name: str, words: str) -> None:
    """A browser finds the same tags as without them, and the words are there to read."""
    made = PAGES[name](words)
    assert shape_of_html(PAGES[name](words.replace("<", " ").replace('"', " "))) == shape_of_html(made)
    assert {"script", "img"}.isdisjoint(tag for tag, *_ in shape_of_html(made))
    assert [] == harm(made)
    assert words.split("\n", maxsplit=1)[0] in unescape(made)


def test_a_pdf_says_in_plain_words_which_hostile_sign_it_cannot_show(tmp_path: Path) -> None:
    """Markup of any kind it shows; a sign that its font lacks ends nothing but the export."""
    with pytest.raises(NoPdf) as refused:
        pdf_of(exported("JSON", HOSTILE))
    assert [] == harm(str(refused.value))
    shown = HOSTILE.encode("ascii", "ignore").decode()
    words = " ".join(clean_text(shown).replace("\N{REPLACEMENT CHARACTER}", "").split())
    assert words in read(pdf_of(json.dumps({"text": words})), tmp_path)


@pytest.mark.parametrize("agency", ["", clean_line(HOSTILE)], ids=["to the candidate", "to an agency"])
@pytest.mark.parametrize("kind", NoticeKind)
def test_a_notice_holds_hostile_words_as_words(kind: NoticeKind, agency: str) -> None:
    """Its paragraphs are those that it has anyway."""
    name = clean_line(named("Amara", HOSTILE))
    made = letter("n1", kind, name=name, to="x", agency=agency, position=name, organisation=name)
    plain = letter("n1", kind, name="A", to="x", agency=agency and "B", position="P", organisation="O")
    assert [] == harm(f"{made.subject}{made.text}")
    assert len(plain.text.split("\n")) == len(made.text.split("\n"))
    assert "\n" not in made.subject


@pytest.mark.parametrize("form", ["Markdown", "JSON"])
@pytest.mark.parametrize("words", [f"{ALL}{HOSTILE}", LONG], ids=["hostile", "64 kB"])
def test_the_decision_record_holds_hostile_words_as_words(form: str, words: str) -> None:
    """Whatever a server tells of a debrief: its sections and its tables are those of that debrief."""
    say = as_markdown if form == "Markdown" else as_json
    said = say(record_of(lying_past(concluded(), "ben", words)))
    plain = say(record_of(lying_past(concluded(), "ben", HARMLESS)))
    assert [] == harm(said)
    assert _SHAPES[form](plain) == _SHAPES[form](said)
    assert plain.count("\n") == said.count("\n")
