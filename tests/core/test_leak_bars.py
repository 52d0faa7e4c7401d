"""The bars of the guard and the rules, on sentences of our own: what they find, and what they leave alone.

The corpora and the rules share one author, so expect somewhat worse elsewhere.
"""

from pathlib import Path

import pytest

from harmless import HARMLESS
from leak_corpus import COPIES, DOUBTFUL, UNFIT
from panelry.ids import PersonId
from panelry.leaks import Finding, Gate, Guard, Names, Private, check_sentence
from panelry.stems import sentences_of

CHECKOUT = Path(__file__).resolve().parents[2]
DEMO = CHECKOUT / "tui" / "panelry_tui" / "demo"
SHARED = CHECKOUT.parent / "shared" / "data" / "rubrics"
EXERCISES = ("In the pairing hour two people build one thing.", "In the role play you speak with a customer.")
NAMES = Names(
    ("Ana Duarte", "Grace Hill", "Chen Wu", "Bo Lindqvist"),
    candidate="Amara",
    handles=("gracie77",),
    denied=("Bluefinch",),
)
NOTES = tuple(note for note, _ in COPIES)
GUARD = Guard.build((Private(PersonId("p-ana"), note) for note in NOTES), EXERCISES)
EMPTY = Guard()
EVASIONS = ("hidden", "cyrillic", "wide", "upper", "numbers", "dropped", "typos", "filled", "swapped")
CUTS = ("joined", "in pairs", "cut", "hyphens")


def evaded(text: str, how: str) -> str:
    """Return a copied sentence made hard to recognise."""
    words = text.rstrip(".").split()
    match how:
        case "hidden":
            return "\u200b".join(text)
        case "cyrillic":
            return text.translate(str.maketrans("aceopx", "асеорх"))
        case "wide":
            return "".join(chr(ord(each) + 0xFEE0) if "A" <= each <= "z" else each for each in text)
        case "upper":
            return text.upper()
        case "numbers":
            return text.replace("three", "3").replace("four", "4").replace("ten", "10").replace("one", "1")
        case "dropped":
            return " ".join(word for at, word in enumerate(words, 1) if at % 5)
        case "typos":
            return " ".join(word[:1] + word[2:] if not at % 3 else word for at, word in enumerate(words, 1))
        case "filled":
            return " ".join(f"{word} really" if not at % 3 else word for at, word in enumerate(words, 1))
        case _:
            return " ".join(words[len(words) // 2 :] + words[: len(words) // 2])


def blocks(found: tuple[Finding, ...]) -> bool:
    """Return whether any finding blocks."""
    return any(each.level is Gate.BLOCK for each in found)


def recut(text: str, how: str) -> str:
    """Return a copied sentence with its words joined, or cut in odd places."""
    words = text.rstrip(".").split()
    match how:
        case "joined":
            return "".join(words)
        case "in pairs":
            return " ".join("".join(words[at : at + 2]) for at in range(0, len(words), 2))
        case "cut":
            return " ".join(text[at : at + 3] for at in range(0, len(text), 3))
        case _:
            return " ".join(f"{word[:2]}-{word[2:]}" if len(word) > 3 else f"{word}." for word in words)


@pytest.mark.parametrize("how", CUTS)
def test_copies_with_words_joined_or_cut_are_blocked(how: str) -> None:
    """At least 97 % of copied sentences block, wherever the blanks went: one of 50 may pass."""
    missed = [text for text in NOTES if not blocks(GUARD.check(recut(text, how)))]
    assert [] == missed[len(NOTES) * 3 // 100 :]


def test_copies_of_notes_are_blocked() -> None:
    """At least 99 % of verbatim and lightly edited private sentences block: none of 100 may pass."""
    cases = [text for pair in COPIES for text in pair]
    assert (100, []) == (len(cases), [text for text in cases if not blocks(GUARD.check(text))])


@pytest.mark.parametrize("how", EVASIONS)
def test_evasions_are_flagged(how: str) -> None:
    """At least 97 % of copied sentences are flagged under each evasion: one of 50 may pass."""
    missed = [text for text in NOTES if not GUARD.check(evaded(text, how))]
    assert [] == missed[len(NOTES) * 3 // 100 :]


def test_honest_sentences_are_not_blocked_and_hardly_ever_doubted() -> None:
    """Of sentences about the work, beside fifty notes, none blocks and at most 2 % warn."""
    found = {text: check_sentence(text, GUARD, NAMES) for text in HARMLESS}
    assert [] == [text for text, each in found.items() if blocks(each)]
    assert [] == [text for text, each in found.items() if each][len(HARMLESS) * 2 // 100 :]
    assert len(HARMLESS) >= 150


def test_sentences_of_rubrics_pass() -> None:
    """Of the sentences of the rubrics that we know, none blocks and at most 2 % warn."""
    sources = [*SHARED.glob("*.md"), DEMO / "support.md", DEMO / "backend.toml"]
    texts = [text for source in sources for text in sentences_of(source.read_text())]
    found = {text: check_sentence(text, EMPTY, NAMES) for text in texts if len(text.split()) <= 30}
    assert [] == [text for text, each in found.items() if blocks(each)]
    assert [] == [text for text, each in found.items() if each][len(texts) * 2 // 100 :]
    assert len(texts) >= 50


def test_the_corpus_is_large_enough() -> None:
    """At least 150 sentences that must be found."""
    assert len(COPIES) + len(UNFIT) + len(DOUBTFUL) >= 150


@pytest.mark.parametrize(("rule", "text"), UNFIT)
def test_unfit_sentences_are_blocked(rule: str, text: str) -> None:
    """Each rule that blocks finds its sentences."""
    found = check_sentence(text, EMPTY, NAMES)
    assert (rule, Gate.BLOCK) in {(each.rule, each.level) for each in found}


@pytest.mark.parametrize(("rule", "text"), DOUBTFUL)
def test_doubtful_sentences_are_warned_about(rule: str, text: str) -> None:
    """Each rule that warns finds its sentences, and nothing blocks them."""
    found = check_sentence(text, EMPTY, NAMES)
    assert {(rule, Gate.WARN)} == {(each.rule, each.level) for each in found}
