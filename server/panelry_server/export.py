"""The released text in the formats of an export.

Every format is made of the released text, its channel and its time alone: no panelist, no rating
and no source of a sentence can reach it.
"""

import re
from collections.abc import Callable, Mapping

import msgspec

from panelry.debrief import Debrief, Handed
from panelry.drafting import plain
from panelry.panel import Channel
from panelry.points import Section, Sentence
from panelry.refusals import Code, Refused
from panelry.summary import wording
from panelry_server.call_script import call_script

_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LINE_START = re.compile(r"^([ \t]*\d{0,9})([-+=.)])", re.MULTILINE)


def export(state: Debrief, form: str) -> str:
    """Return the released text of a debrief as `md`, `txt`, `json` or `call`, ending with a newline.

    Raises `Refused`: nothing is released, there is no such format, or the candidate did not agree to
    a call.
    """
    if state.handed is None:
        raise Refused(Code.NOT_RELEASED)
    made = _FORMATS.get(form)
    if made is None:
        raise Refused(Code.NO_SUCH_THING)
    return f"{made(state, state.handed)}\n"


def released_sentences(state: Debrief, handed: Handed) -> tuple[Sentence, ...]:
    """Return the sentences of the released text, none where the drafter would word it otherwise by now.

    The text alone was released for ever; a newer drafter may put the same debrief in other words.
    """
    sentences = wording(state)
    return sentences if plain(sentences) == handed.text else ()


def _text(_: Debrief, handed: Handed) -> str:
    return handed.text


def _markdown(_: Debrief, handed: Handed) -> str:
    return _LINE_START.sub(r"\1\\\2", _MARKED.sub(r"\\\1", handed.text))


def _json(state: Debrief, handed: Handed) -> str:
    whole = {
        "candidate": state.candidate,
        "position": state.position,
        "organisation": state.organisation,
        "released_at": handed.at,
        "channel": handed.channel.value,
        "hash": handed.hash,
        "sections": _sections(state, handed),
        "text": handed.text,
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()


def _sections(state: Debrief, handed: Handed) -> list[dict[str, object]]:
    """Return the sentences by section; paragraphs under "text" where the sentences are not known."""
    by_section: dict[str, list[str]] = {section.value: [] for section in Section}
    for each in released_sentences(state, handed):
        by_section[each.section.value].append(each.text)
    known = {section: said for section, said in by_section.items() if said}
    whole = known or {"text": handed.text.split("\n\n")}
    return [{"section": section, "sentences": said} for section, said in whole.items()]


def _call(state: Debrief, handed: Handed) -> str:
    if handed.channel is not Channel.CALL:
        raise Refused(Code.PERMISSION_FOR_ANOTHER_CHANNEL)
    return call_script(state, released_sentences(state, handed), handed.text)


_FORMATS: Mapping[str, Callable[[Debrief, Handed], str]] = {
    "md": _markdown,
    "txt": _text,
    "json": _json,
    "call": _call,
}
