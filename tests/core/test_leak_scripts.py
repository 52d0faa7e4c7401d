"""Letters that look like others: read as the Latin ones they are drawn like, or found as a disguise."""

import pytest

from panelry.ids import PersonId
from panelry.leaks import Gate, Guard, Names, Private, check_sentence
from panelry.stems import tokens

NOTE = "He kept arguing with Marta about the deployment freeze."
GUARD = Guard.build([Private(PersonId("p-ben"), NOTE)], ())


def found(text: str) -> set[str]:
    """Return the rules that block a sentence."""
    checked = check_sentence(text, GUARD, Names(("Ana Duarte",), candidate="Ирина 陈"))
    return {each.rule for each in checked if each.level is Gate.BLOCK}


@pytest.mark.parametrize(
    "text",
    [
        "You ᴋᴇᴘᴛ ᴀʀɢᴜɪɴɢ ᴡɪᴛʜ ᴍᴀʀᴛᴀ.",
        "You 🇰🇪🇵🇹 🇦🇷🇬🇺🇮🇳🇬 with 🇲🇦🇷🇹🇦.",
        "You 🅺🅴🅿🆃 🅐🅡🅖🅤🅘🅝🅖 with 🄼🄰🅁🅃🄰.",
        "You kept ⱥɍguing with mⱥɍŧⱥ.",
        "You ƙeƿt arǥuiɲg with ɱąɽƭą about the deployment freeze.",
        "You kͤᵖͭ kept arguing with Marta about it.",
    ],
)
def test_letters_drawn_from_latin_ones_are_read_as_these(text: str) -> None:
    """Small capitals, letters in boxes and of flags, struck and hooked ones."""
    assert "LEAK" in found(text)


@pytest.mark.parametrize("word", ["łódź", "Øre", "Đặng", "Ñandú"])
def test_letters_with_strokes_and_accents_are_read_plain(word: str) -> None:
    """Names and places come out in plain letters."""
    assert all(each.text.isascii() for each in tokens(word))


@pytest.mark.parametrize("text", ["You ᗰᗩᖇTᗩ there.", "You left mⲁrtⲇ there.", "You ⠅⠑⠏⠞ ⠁⠗⠛ it."])
def test_what_nobody_can_read_is_a_disguise(text: str) -> None:
    """Words of two scripts, and Braille."""
    assert {"DISGUISE"} == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "You measured 5 μm, then 3 kΩ, and said what Δt was.",
        "あなたは失敗するテストを先に書きました。",
        "You wrote Ирина on the board, and 陈 below it.",
        "You tasted the crème brûlée and the jalapeño.",
    ],
)
def test_units_and_other_languages_are_no_disguise(text: str) -> None:
    """One letter of another script in a short word, or a whole word of it."""
    assert set() == found(text)


@pytest.mark.parametrize("name", ["BenOkafor", "Ben Oka-for", "B3n 0kaf0r", "ben oka for", "@bookafor"])
def test_a_full_name_is_found_however_it_is_cut(name: str) -> None:
    """Joined, in pieces, with digits for letters; a short one behind an @ alone."""
    people = Names(("Ben Okafor", "Bo Okafor"))
    found = check_sentence(f"Then you agreed with {name} on the plan.", Guard(), people)
    assert ("NAME", Gate.BLOCK) in {(each.rule, each.level) for each in found}


def test_other_words_are_no_name_by_their_letters() -> None:
    """Two words that have the letters of a short name, or of a part of one."""
    people = Names(("Jo Bo", "Justin Lee"))
    for text in ("You did the job on the old plan.", "You came just in time and left the lee side."):
        assert () == check_sentence(text, Guard(), people)
