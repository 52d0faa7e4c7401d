"""The words of a text under their disguises: folded letters, tokens with places, and stems.

Invisible, look-alike and full-width characters, capitals, accents, apostrophes, words broken
over a line and number words all come out alike, so two texts can be compared by what they say.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Protocol

import msgspec

LOOKALIKES = str.maketrans(
    "асеорхуіѕԁһјԛԝѵӏАВЕКМНОРСТХІЅЈУԚԜɑɡıοαρνΑΒΕΖΗΙΚΜΝΟΡΤΥΧօ",
    "aceopxyisdhjqwvlABEKMHOPCTXISJYQWagioapvABEZHIKMNOPTYXo",
)
"""Cyrillic, Greek and other letters drawn like Latin ones."""
FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters by class, yet drawn as nothing."""
APOSTROPHES = "'’‘ʼ＇`´′"
"""Marks that stand within words and are dropped: all ways to write an apostrophe."""
_LINE_END = r"[^\S\n]*+\n\s*+"
"""Blanks with a line end among them; possessive, so that a long run of blanks is read once."""
_BROKEN = re.compile(rf"(?<=\w)[-‐‑]{_LINE_END}(?=\w)")
_BREAK = re.compile(rf"(?<=[.!?…;])\s++|(?:(?<![-‐‑\s])|(?<=[-‐‑]\s)){_LINE_END}")
_ANY_BREAK = re.compile(r"[.!?…;]\s|\n")
"""What every text has that `_BREAK` breaks, found quickly."""
_TOKEN = re.compile(r"[^\W_]+")
_DRAWN = re.compile(
    r"(?:LATIN (?:CAPITAL |SMALL )?LETTER (?:SMALL CAPITAL |SMALL |TURNED |SIDEWAYS |REVERSED |INSULAR "
    r"|SCRIPT |OPEN |BARRED |LONG |STRETCHED )*|REGIONAL INDICATOR SYMBOL LETTER "
    r"|(?:NEGATIVE )?(?:SQUARED|CIRCLED) LATIN CAPITAL LETTER |COMBINING LATIN SMALL LETTER )"
    r"([A-Z])(?: WITH .*)?"
)
"""Names of letters drawn from one Latin letter: struck, hooked, turned, as a small capital, in a box."""

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen twenty"
_TENS = "thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: str(value) for value, word in enumerate(f"{_ONES} {_TEENS}".split())} | {
    word: str(10 * value) for value, word in enumerate(_TENS.split(), start=3)
}
"""Number words and the digits they stand for: zero to twenty, and the tens to ninety."""

_PASSED_OVER_WORDS = """
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she
her hers herself it its itself they them their theirs themselves im ive weve youre youve youll youd hes
shes theyre theyve theyd whos candidate candidates interviewer interviewers interviewee panel panels
panelist panelists applicant
"""
PASSED_OVER = frozenset(_PASSED_OVER_WORDS.split())
"""Pronouns and the words for people's parts: note and summary differ in them without differing in sense."""

_FUNCTION_WORDS = """
a an the this that these those some any each every all both few more most other such own same no nor not
only so than too very just also as at by for from in into of off on onto out over per through to under up
upon with within without about above after again against along among around before behind below beneath
beside between beyond down during near since toward towards until till via and but or yet if then else
because while when where which who whom whose what how why whether though although unless once here there
now ever never always often still quite rather almost even well am is are was were be been being do does
did done doing have has had having can could may might must shall should will would cannot cant couldnt
didnt doesnt dont hadnt hasnt havent isnt arent wasnt werent wont wouldnt shouldnt mustnt neednt thats
theres whats lets let get gets got getting
"""
FUNCTION = frozenset(_FUNCTION_WORDS.split())
"""Words that carry grammar rather than matter."""


class _Stemmer(Protocol):
    """What is used of a Snowball stemmer."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802  # its author's name


class Token(msgspec.Struct, frozen=True):
    """One word: folded `text`, and its place in the text it was read from, in code points."""

    text: str
    start: int
    end: int


class Stem(msgspec.Struct, frozen=True):
    """A token cut to its stem; `content` tells matter from grammar."""

    text: str
    start: int
    end: int
    content: bool


class Folded(msgspec.Struct, frozen=True):
    """A text with folded letters; `places[i]` is where letter i stood in the original."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original of the folded letters from `start` to before `end`."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(4096)
def _plain(letter: str) -> str:
    """Return what one letter stands for, without case, accent or disguise; "" for an invisible one."""
    if letter in APOSTROPHES or letter in FILLERS or unicodedata.category(letter) == "Cf":
        return ""
    drawn = None if letter.isascii() else _DRAWN.fullmatch(unicodedata.name(letter, ""))
    shown = drawn[1] if drawn else _unmarked(unicodedata.normalize("NFKC", letter)).translate(LOOKALIKES)
    return "".join(each for each in _unmarked(shown.casefold()) if each not in APOSTROPHES)


def _unmarked(text: str) -> str:
    """Return text decomposed, without its combining marks."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))


def fold(text: str) -> Folded:
    """Return the text letter by letter without disguises; punctuation and blanks stay.

    Working by letter keeps the places. It gives what folding the whole text gives, because marks
    that would join a letter are dropped in the end; and a look-alike under an accent folds too.
    """
    joined, places = _letters(text)
    gaps = {at for broken in _BROKEN.finditer(joined) for at in range(*broken.span())}
    if gaps:
        joined = "".join(each for at, each in enumerate(joined) if at not in gaps)
        places = [place for at, place in enumerate(places) if at not in gaps]
    return Folded(joined, tuple(places))


def _letters(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded letters of a text, and where each stood in it."""
    if text.isascii() and "'" not in text and "`" not in text:
        return text.lower(), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        plain = _plain(letter)
        letters.extend(plain)
        places.extend([place] * len(plain))
    return "".join(letters), places


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text in order: runs of letters and digits, number words as digits."""
    folded = fold(text)
    return tuple(
        Token(NUMBERS.get(run[0], run[0]), *folded.span(*run.span())) for run in _TOKEN.finditer(folded.text)
    )


@cache
def _stemmer() -> Callable[[], _Stemmer]:
    """Return what makes a Snowball English stemmer, loaded at first use: loading it takes about 25 ms."""
    import snowballstemmer  # type: ignore[import-untyped]  # noqa: PLC0415

    made: Callable[[], _Stemmer] = type(snowballstemmer.stemmer("english"))
    return made


@lru_cache(1 << 15)
def stem(word: str) -> str:
    """Return the Snowball English stem of one folded word.

    A stemmer holds the word it works on, so each word has one of its own: a shell may read texts on
    several threads.
    """
    return _stemmer()().stemWord(word)


def stems(text: str | tuple[Token, ...]) -> tuple[Stem, ...]:
    """Return the stems of a text in order, without pronouns and words for people's parts."""
    words = tokens(text) if isinstance(text, str) else text
    return tuple(
        Stem(stem(word.text), word.start, word.end, word.text not in FUNCTION)
        for word in words
        if word.text not in PASSED_OVER
    )


@lru_cache(1 << 12)
def content(text: str) -> tuple[str, ...]:
    """Return the stems of a text that carry matter, in order."""
    return tuple(each.text for each in stems(text) if each.content)


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences and lines of a text; a word broken at the end of a line stays whole."""
    parts = _BREAK.split(text) if _ANY_BREAK.search(text) else (text,)
    return tuple([part for part in parts if part.strip()])
