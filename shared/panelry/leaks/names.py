"""The NAME rules: who must not be named in a summary, and what counts as naming."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import msgspec

from panelry.leaks.disguise import plain_words
from panelry.leaks.finding import Finding, Gate
from panelry.stems import FUNCTION, PASSED_OVER, Token, tokens

_SURE = 7
"""The letters of a full name that no other words in a row have by chance (chosen)."""
_WORDS_TEXT = """
ace amber angel april art august autumn basil bill blessing bob brook buck buddy carol case chance
charity chase chip christian chuck clay cliff colt constant crystal dale daisy dash dawn dean dee dolly
drew duke earl ed eden eve faith fern finn forest frank gale gene ginger glen grace grant guy hale
harmony heath heather hill holly honor hope hunter iris ivory ivy jack jade jasmine jay jean jet jewel
joy june justice ken king lance lane lark laurel lee lily long mark marina mark marshal mason may maya
mercy miles misty moss myrtle nick noble norm olive opal page parker pat patience pearl penny piper poppy
port pierce price quill ray red reed reef rich rob robin rock rocky rod rose ruby rusty sandy sage
savannah scarlet sky skip solo stone storm sue summer sunny temple terry tom tony trace trinity true van
victor violet wade ward will willow winter wood young
ash aspen bay bear bliss brandy bridge cash cherry coral dot ebony flint flora fox gay gift heaven
honey jolly jordan journey juniper kit liberty linden lotus love lucky magnolia maple max melody merit
merry moon nova oak ocean pace patty peace phoenix pink rain raven ridge river rocket royal rye
saffron sailor shade shell star sterling story sunday teal tiger trip tulip unity vale wave west wolf
wren
"""
WORDS = frozenset(_WORDS_TEXT.split())
"""Names that are also words; lower-case they are the word."""

_ACRONYMS_WORDS = """
ad ai api ar bi bd bo cd ci cs css db dr hr id ip it js ml ms oo or os pc pm pr qa re sla sql tv ui us ux
vm
"""
_ACRONYMS = frozenset(_ACRONYMS_WORDS.split())
_PERSON_WORDS = """
agreed answered argued asked believed called complained disagreed drew enjoyed explained felt finished
found gave had has heard insisted interviewed is knew liked loved mentioned met noted noticed preferred
rated reported said saw says suggested talked thinks thought told voted wanted was wondered worried
would wrote
began brought came chose did does drove feels gave gets goes got held kept knows laughed led left likes looked
made nodded put ran reads sat says sees sent set showed smiled spoke stood stopped thinks took tried
walked wants watched went writes
"""
_PERSON = frozenset(_PERSON_WORDS.split())
"""What people do: behind a name, it is one."""
_BEFORE_PERSON_WORDS = """
and told asked met with by from thank thanks dear to mr mrs ms miss dr prof professor sergeant inspector
"""
_BEFORE_PERSON = frozenset(_BEFORE_PERSON_WORDS.split())
_ARTICLES_WORDS = """
a an the this that each every your our
"""
_ARTICLES = frozenset(_ARTICLES_WORDS.split())
_GRAMMAR = FUNCTION | PASSED_OVER
"""Words that begin many sentences: a capital there makes no name of them."""
_AUXILIARIES = frozenset({"found", "had", "has", "is", "was", "would"})
"""Verbs that follow words of grammar too: "Here is", "So was"."""
_STOPS = '.!?…:;"“‘('
_OWNER = re.compile(r"['’ʼ‘`´]s$", re.IGNORECASE)
"""What makes a name an owner's: "Ana's question"."""


_PAST = re.compile(r"(?!based|related|inspired|needed|shaped|called|named)\w{2,}ed")
"""A verb of the past: behind a name it is what a person did."""
_OWNED = re.compile(
    r"\s+(?:class|colleague|comment|copy|drill|face|half|hand|idea|list|note|office|opinion|part|pen|point|question"
    r"|remark|round|sheet|side|task|team|turn|view|word)s?\b"
)
"""What a person owns and a thing of that name hardly does."""
_JOINED = re.compile(r"\s+and (?:I|me|we|my)\b|,?\s+who\b")


_ACTED = re.compile(rf"\s+(?:{'|'.join(sorted(_PERSON - _AUXILIARIES))})\b")


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom a text may not name, by full name: panelists, other candidates, referees.

    `candidate` is the reader's own name, which may stand in it. `handles` are user names and addresses.
    `words` are texts that may be said, such as the organisation: a name that stands in one is a word too.
    """

    people: tuple[str, ...] = ()
    candidate: str = ""
    handles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    """What else may not be said, such as the name of a project: PRIVATE."""

    def __repr__(self) -> str:
        return f"Names({len(self.people)} people, {len(self.handles)} handles)"


def name_findings(text: str, names: Names) -> tuple[Finding, ...]:
    """Return where a text names somebody it may not, in order of place.

    Full names, handles, and single names that are not words block. A name that is a word, or the candidate's
    too, or that stands behind an article warns, unless a person's verb or "and", "by", "with" is beside it.
    Words of grammar and of `names.words` are such words; one of grammar that begins a sentence is no name
    without a person's verb.
    """
    words = tokens(text)
    found = [*_phrases(text, words, names), *_parts(text, words, names), *_initials(text, names)]
    denied = (Finding("PRIVATE", Gate.BLOCK, span) for span in _places_of(names.denied, words))
    named = [each.span for each in found if each.rule == "NAME"]
    kept = {each for each in found if not any(_within(each, span) for span in named)}
    return tuple(sorted({*kept, *denied}, key=lambda each: (each.span, each.rule)))


def _within(finding: Finding, name: tuple[int, int]) -> bool:
    """Return whether a finding is a part of a larger name, or a doubt about a sure one."""
    if finding.span == name:
        return finding.rule != "NAME"
    return name[0] <= finding.span[0] and finding.span[1] <= name[1]


def _phrases(text: str, words: tuple[Token, ...], names: Names) -> Iterator[Finding]:
    """Yield a block for each full name of two words or more, also cut anew, and for each handle."""
    full = tuple(person for person in names.people if len(tokens(person)) > 1)
    for span in _places_of((*full, *names.handles), words):
        yield Finding("NAME", Gate.BLOCK, span)
    for span in _cut_anew(text, words, {"".join(part.text for part in tokens(each)) for each in full}):
        yield Finding("NAME", Gate.BLOCK, span)


def _cut_anew(text: str, words: tuple[Token, ...], joined: set[str]) -> Iterator[tuple[int, int]]:
    """Yield where words in a row have the letters of a full name, however cut, digits for letters too.

    A short name could be other words, and so could one small word: they count behind an @ alone.
    """
    longest = max(map(len, joined), default=0)
    for read in dict.fromkeys((words, plain_words(text))):
        for first, word in enumerate(read):
            letters = ""
            for last in read[first : first + longest]:
                letters += last.text
                if letters in joined and _is_name(text, (word.start, last.end), one=last is word):
                    yield word.start, last.end
                if len(letters) >= longest:
                    break


def _is_name(text: str, place: tuple[int, int], *, one: bool) -> bool:
    """Return whether letters of a full name are that name: behind an @, or neither few nor one small word."""
    start, end = place
    marked = not one or any(sign.isupper() or sign.isdigit() for sign in text[start + 1 : end])
    return text[:start].endswith("@") or (marked and end - start >= _SURE)


def _places_of(phrases: tuple[str, ...], words: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Yield where the words of a phrase stand in a row."""
    line = [word.text for word in words]
    for phrase in phrases:
        parts = [word.text for word in tokens(phrase)]
        for at in range(len(line) - len(parts) + 1) if parts else ():
            if line[at : at + len(parts)] == parts:
                yield words[at].start, words[at + len(parts) - 1].end


def _parts(text: str, words: tuple[Token, ...], names: Names) -> Iterator[Finding]:
    """Yield a finding for each word that is one part of a name."""
    parts = {part.text for person in names.people for part in tokens(person) if len(part.text) > 1}
    own = {part.text for part in tokens(names.candidate)}
    said = _said(words, names.words)
    padded = (None, *words, None)
    for before, (word, after) in zip(padded, pairwise(padded[1:]), strict=False):
        part = "" if word is None else _part_of(text, word, parts)
        if word is None or not part:
            continue
        shy = part in WORDS | _GRAMMAR or part in _known(names.words)
        if shy and not text[word.start].isupper():
            continue
        begins = part in _GRAMMAR and _begins(text, word)
        person = word.start not in said and (
            _acts(word, after) if begins else _as_person(before, after) or _is_one(text, word)
        )
        if (begins or part in own) and not person:
            continue
        sure = person or not (shy or part in own or (before is not None and before.text in _ARTICLES))
        rule, gate = ("NAME", Gate.BLOCK) if sure else ("NAME.ambiguous", Gate.WARN)
        yield Finding(rule, gate, (word.start, word.end))


def _part_of(text: str, word: Token, parts: set[str]) -> str:
    """Return the part of a name that a word is, an owner's too; empty for none."""
    if word.text in parts:
        return word.text
    owner = word.text.removesuffix("s")
    return owner if owner in parts and _OWNER.search(text[word.start : word.end]) else ""


def _as_person(before: Token | None, after: Token | None) -> bool:
    """Return whether a neighbouring word shows that a name stands for a person."""
    if before is not None and before.text in _BEFORE_PERSON:
        return True
    return after is not None and (after.text in _PERSON or bool(_PAST.fullmatch(after.text)))


def _is_one(text: str, word: Token) -> bool:
    """Return whether what stands behind a name makes a person of it: "Kit and I", "Hill's copy"."""
    owner = _OWNER.search(text[word.start : word.end]) and _OWNED.match(text, word.end)
    return bool(owner or _JOINED.match(text, word.end))


def _begins(text: str, word: Token) -> bool:
    """Return whether a word is the first of its sentence."""
    return text[: word.start].rstrip()[-1:] in {"", *_STOPS}


def _acts(word: Token, after: Token | None) -> bool:
    """Return whether a verb shows that a first word of grammar is a name: "An told", yet not "You told"."""
    acts = after is not None and after.text in _PERSON - _AUXILIARIES
    return acts and word.text not in PASSED_OVER


@lru_cache(16)
def _phrases_of(texts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the words of each text."""
    return tuple(tuple(word.text for word in tokens(text)) for text in texts)


@lru_cache(16)
def _known(texts: tuple[str, ...]) -> frozenset[str]:
    """Return all words of the texts."""
    return frozenset(word for phrase in _phrases_of(texts) for word in phrase)


def _said(words: tuple[Token, ...], texts: tuple[str, ...]) -> set[int]:
    """Return where the words start that stand in a whole text of two words or more that may be said."""
    line = tuple(word.text for word in words)
    return {
        word.start
        for phrase in _phrases_of(texts)
        if len(phrase) > 1
        for at in range(len(line) - len(phrase) + 1)
        if line[at : at + len(phrase)] == phrase
        for word in words[at : at + len(phrase)]
    }


def _initials(text: str, names: Names) -> Iterator[Finding]:
    """Yield a finding for each pair or more of capitals that are somebody's initials, dotted or not."""
    people = {"".join(part.text[0] for part in tokens(person)) for person in names.people}
    for found in re.finditer(r"(?<![^\W_])(?:[A-Z]\.?){2,4}(?![^\W_])", text):
        letters = found[0].replace(".", "").casefold()
        if letters in people:
            known = letters in _known(names.words)
            acts = bool(_ACTED.match(text, found.end()))
            sure = not known and ("." in found[0] or letters not in _ACRONYMS or acts)
            rule, gate = ("NAME", Gate.BLOCK) if sure else ("NAME.ambiguous", Gate.WARN)
            yield Finding(rule, gate, found.span())
