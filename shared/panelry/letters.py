"""Letters: the released summary in the formats of an export, made of what was released and nothing else.

A letter holds no panelist, no rating and no source of a sentence, so none of them can reach a format.
The server and the terminals word their exports here.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec
from msgspec.structs import replace

from panelry.decide.release import RESULTS
from panelry.drafting import day, plain
from panelry.drafting.phrases import PHRASES
from panelry.ids import PersonId, SentenceId
from panelry.panel import Channel
from panelry.points import SENDER, Section, Sentence
from panelry.typeset import THANKS, TITLE

WIDTH = 74
"""The widest line of a call script, in characters."""
_HEADINGS = {
    Section.STRENGTHS: "What went well",
    Section.GROWTH: "What to work on",
    Section.CLOSING: "In closing",
}
_SIDES = (Section.STRENGTHS, Section.GROWTH)
_IN = {Section.OPENING: "well", Section.STRENGTHS: "well", Section.GROWTH: "work on", Section.CLOSING: "next"}
"""The step of a call that a section is read in, but for the sentences below."""
_AT = {
    "opening/thanks": "thanks",
    "opening/outcome": "decision",
    "closing/little": "decision",
    "closing/brief": "questions",
    "closing/reply": "questions",
    "closing/ask": "questions",
}
_MARKED = re.compile(r"([\\`*_\[\]<|~]|&(?=#?\w+;))")
_LINE_START = re.compile(r"^([ \t]*\d{0,9})([-+=.)#>])", re.MULTILINE)

_Step = tuple[str, tuple[str, ...]]
"""(heading, paragraphs to read aloud)."""


_OPENED_EARLY = ("at", "asked_by", "author", "reader")


class Letter(msgspec.Struct, frozen=True):
    """A released summary: `text` is exactly what the candidate may read, `hash` what was signed.

    `sentences` are those of the text, none where they are not known; see `sentences_of`.
    """

    candidate: str
    position: str
    organisation: str
    released_at: str
    channel: Channel
    hash: str
    text: str
    sentences: tuple[Sentence, ...] = ()
    former: tuple[tuple[str, str], ...] = ()
    """The versions that this one corrects: when each was released, and its hash."""
    record: tuple[str, str] | None = None
    """The debrief and the last hash of its chain, where they are known."""
    opened_early: tuple[tuple[str, PersonId, PersonId, PersonId], ...] = ()
    """Each break-glass: when, who asked, whose scorecard, to whom; for the record alone."""


def corrected_line(at: str) -> str:
    """Return the line that a corrected version is read with, empty where `at` is: when it was corrected."""
    return f"Corrected on {day(at)}: this takes the place of the text you had before." if at else ""


def _told_anew(letter: Letter) -> str:
    return corrected_line(letter.released_at if letter.former else "")


def sentences_of(
    text: str, released: Sequence[Sentence], present: Sequence[Sentence]
) -> tuple[Sentence, ...]:
    """Return the released sentences without their sources.

    An old journal kept the text alone: then those of the `present` draft stand in if they make up that
    text, else there are none.
    """
    found = released or (present if plain(present) == text else ())
    return tuple(replace(each, sources=()) for each in found)


def cut(text: str, cuts: Iterable[tuple[SentenceId, Section, int]]) -> tuple[Sentence, ...]:
    """Return the sentences of a text from the id, section and length of each."""
    found: list[Sentence] = []
    rest = text
    for name, section, length in cuts:
        found.append(Sentence(name, section, rest[:length], ()))
        rest = rest[length:].lstrip()
    return tuple(found)


def title_of(sections: Iterable[str]) -> str:
    """Return the title of a text by the names of its sections; where they are not known, a summary's."""
    known = set(sections) & {each.value for each in Section}
    return THANKS if known and not known & {each.value for each in _SIDES} else TITLE


def text(letter: Letter) -> str:
    """Return the released text to the letter, without a last newline, like all formats here.

    A corrected version begins with the line that says so.
    """
    return "\n\n".join(each for each in (_told_anew(letter), letter.text) if each)


def markdown(letter: Letter) -> str:
    """Return the letter as Markdown: a heading for each side, and a bullet for each thing that is said.

    Nothing in its words becomes markup. Where the sentences are not known, or there is only thanks, it
    has the paragraphs of the text.
    """
    if not any(each.section in _SIDES for each in letter.sentences):
        return _escaped(text(letter))
    lead = ("# Summary of your interview", _escaped(_told_anew(letter)))
    return "\n\n".join((*filter(None, lead), *_blocks(letter.sentences)))


def _blocks(sentences: Sequence[Sentence]) -> Iterator[str]:
    for section in Section:
        inside = [each for each in sentences if each.section is section]
        if inside and section in _HEADINGS:
            yield f"## {_HEADINGS[section]}"
        if section in _SIDES:
            yield from _bullets(inside)
        else:
            signed = [each for each in inside if each.id == SENDER]
            said = [each for each in inside if each.id != SENDER]
            yield from (_escaped(_joined(part)) for part in (said, signed) if part)


def _bullets(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield what leads a side, then one list: what is said of a criterion is one bullet."""
    lead = [each for each in sentences if each.id.endswith("/lead")]
    rest = [each for each in sentences if each not in lead]
    if lead:
        yield _escaped(_joined(lead))
    if rest:
        yield "\n".join(f"- {_escaped(_joined(part))}" for _, part in groupby(rest, key=_matter))


def _matter(sentence: Sentence) -> str:
    """Return what a sentence is about: its criterion, or itself where a person added it."""
    return sentence.id.rpartition("/")[0] or sentence.id


def _escaped(words: str) -> str:
    """Return words as Markdown that shows the same words."""
    return _LINE_START.sub(r"\1\\\2", _MARKED.sub(r"\\\1", words))


def as_json(letter: Letter) -> str:
    """Return the letter as indented JSON, its sentences by section; paragraphs where they are not known."""
    whole: dict[str, object] = {
        "candidate": letter.candidate,
        "position": letter.position,
        "organisation": letter.organisation,
        "released_at": letter.released_at,
        "channel": letter.channel.value,
        "hash": letter.hash,
        "sections": _sections(letter),
        "text": letter.text,
    }
    if letter.former:
        whole["corrects"] = [{"released_at": at, "hash": name} for at, name in letter.former]
    if letter.record is not None:
        debrief, last = letter.record
        opened = [dict(zip(_OPENED_EARLY, each, strict=True)) for each in letter.opened_early]
        whole["record"] = {"debrief": debrief, "hash": last, "opened_early": opened}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()


def _sections(letter: Letter) -> list[dict[str, object]]:
    by_section: dict[str, list[str]] = {section.value: [] for section in Section}
    for each in letter.sentences:
        by_section[each.section.value].append(each.text)
    known = {section: said for section, said in by_section.items() if said}
    whole = known or {"text": letter.text.split("\n\n")}
    return [{"section": section, "sentences": said} for section, said in whole.items()]


def call_script(letter: Letter) -> str:
    """Return the script of a call of three to five minutes: the sentences in the order of a talk.

    The decision is told to everybody, feedback only to those who still want it. What the caller adds
    (greeting, questions, limits, farewell) says nothing of the candidate's work.
    """
    lines = [
        f"Call {letter.candidate} about {letter.position}, {letter.organisation}",
        "Read the indented words aloud and add nothing to them. It takes 3 to 5 minutes.",
    ]
    for number, (heading, said) in enumerate(_steps(letter), 1):
        lines += ["", f"{number}. {heading}"]
        lines += [_wrapped(each) for each in said]
    lines += ["", "Afterwards record how it went:", "   " + "   ".join(f"[ ] {each}" for each in RESULTS)]
    return "\n".join(lines)


def _wrapped(paragraph: str) -> str:
    return "\n".join(
        textwrap.fill(line, WIDTH, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False)
        for line in paragraph.splitlines()
    )


def _steps(letter: Letter) -> Iterator[_Step]:
    """Yield the steps of a call; one with nothing to say is left out."""
    by_step = _by_step(letter.sentences)
    greeting = f"Hello, may I speak with {letter.candidate}? I am calling from {letter.organisation}."
    moment = "I am calling about your interview. Is this a good moment? It takes a few minutes."
    limits = (
        "I can speak about this summary only, not about notes of the interview or about anybody else. "
        "What I cannot answer I will pass on."
    )
    yield "Greet", (greeting,)
    yield "Ask for a good moment (if it is none: agree on a time, and record follow-up)", (moment,)
    if letter.former:
        yield "Say that it is corrected", ("We corrected the summary that you had from us before.",)
    yield from _part("The decision", (*by_step["thanks"], *by_step["decision"]))
    if by_step["well"] or by_step["work on"] or not letter.sentences:
        asking = "You said that a short summary would be welcome by phone. May I tell you what we saw?"
        yield "Ask whether feedback is welcome (if not: go on with the questions)", (asking,)
    if not letter.sentences:
        yield "Read the summary", tuple(letter.text.split("\n\n"))
    yield from _part("What we saw that went well", by_step["well"])
    yield from _part("What we would work on", by_step["work on"])
    asking = "What would you like to ask, and is any of this not right?"
    yield "Ask for questions (say how to reach you later)", (*_spoken(by_step["questions"]), asking, limits)
    yield from _part("What happens next", by_step["next"])
    yield "Say goodbye", (f"Thank you for your time, {letter.candidate.split(' ', 1)[0]}. Goodbye.",)


def _part(heading: str, sentences: Sequence[Sentence]) -> Iterator[_Step]:
    if sentences:
        yield heading, _spoken(sentences)


def _spoken(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return (_joined(sentences),) if sentences else ()


def _by_step(sentences: Sequence[Sentence]) -> dict[str, list[Sentence]]:
    """Return the sentences of each step; nobody reads the sender aloud, nor the drafter's lines about asking.

    Who calls has just asked whether feedback is welcome, and heard a yes; and asks for questions themselves.
    """
    steps: dict[str, list[Sentence]] = {
        name: [] for name in ("thanks", "decision", "well", "work on", "questions", "next")
    }
    for each in sentences:
        if each.id != SENDER and not _of_asking(each):
            steps[_AT.get(each.id, _IN[each.section])].append(each)
    return steps


def _of_asking(sentence: Sentence) -> bool:
    return any(sentence.text in PHRASES[slot] for slot in ("permission", "reply", "ask"))


def _joined(sentences: Iterable[Sentence]) -> str:
    return " ".join(each.text for each in sentences)
