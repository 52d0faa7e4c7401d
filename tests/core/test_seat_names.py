"""The name of somebody on a panel: it can be seen, and nobody takes it for another's."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import cast
from panelry import commands as c
from panelry.debrief import Phase
from panelry.panel import Mode, Role
from panelry.refusals import Code
from panelry.seat_names import is_visible_name, looks
from story import Story

NAMES = (
    "O'Neil",
    "O’Neil",
    "Ægir",
    "李",
    "李小龍",
    "María José",
    "Ngũgĩ",
    "Jean-Luc",
    "Jean‑Luc",
    "J. R. Ewing",
    "Henry 3rd",
    "Ana (Acme)",
    "Gal·la",
    "ʻAulani Kahale",
    "Наталья",
    "Ελένη",
    "אֵלִיָּהוּ",
    "مُحَمَّد",
    "راهی‌نیا",
    "अनिल कुमार",
    "ක්‍රිෂාන්",
    "สมชาย",
    "ヤマダ タロウ",
    "田中 さくら",
    "佐々木",
    "김민준",
    "金 민준",
    "Þórdís",
    "Nguyễn Văn Ánh",
    "Ivan Иванов",
    "Łukasz",
    "İrem",
    "X Æ",
    "Đặng",
)
"""Names of every kind that people bear."""
UNSEEN = (
    "\u200b",
    "\u3164",
    "A\u200bna",
    "Ana\u200b",
    "A\u3164",
    "\u115fAna",
    "An\u00ada",
    "Ana\u202e",
    "\u2066Ana",
    "A\ufe0fna",
    "A\u034fna",
    "Ana\u2800",
    "Ana\ufeff",
    "\ufffdAna",
    "A\u200dna\u200d",
    "Ana-\u200d",
    "\U000e0041na",
    "Ana \U000e0100",
    "3na",
    "1",
    "-",
    "'Ana",
    " \u0301",
    "\u0301Ana",
    "A\u0301\u0302\u0303\u0304",
    "😀",
    "Ana 😀",
    "Ana|Ben",
    "\ue000",
    "A\u0378",
)
"""Names with something in them that cannot be seen, or cannot be a name."""
MIXED = ("Аna", "Ana Дuarte", "Αna", "Bеn", "Օtto", "Ꭺna")
"""Names with one word of two scripts that share shapes."""
ALIKE = (
    ("Ben Okafor", "BEN OKAFOR"),
    ("Ben Okafor", "Ben  Okafor"),
    ("Ben Okafor", "Ben-Okafor"),
    ("Ben Okafor", "Ben Okáfor"),
    ("Ben Okafor", "Ben 0kafor".replace("0", "О")),
    ("Ian", "lan"),
    ("Ian", "I an"),
    ("Arno", "Amo"),
    ("Ana", "Аnа"),
    ("Ana", "Ａｎａ"),
    ("Ana", "𝐀𝐧𝐚"),
    ("Walter", "VValter"),
    ("Łucja", "Iucja"),
    ("Otto", "O tto."),
    ("Jose", "José"),
)
APART = (
    ("Ana", "Anna"),
    ("Ben", "Bea"),
    ("राम", "रोम"),
    ("はな", "ばな"),
    ("李", "王"),
    ("Eva", "Ева Б"),
    ("Jan", "Jon"),
)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_that_people_bear_is_possible(name: str) -> None:
    """Any script, accents, hyphens, apostrophes, full stops, and a number behind."""
    assert is_visible_name(name)


@pytest.mark.parametrize("name", [*UNSEEN, *MIXED], ids=ascii)
def test_a_name_that_cannot_be_seen_or_read_is_none(name: str) -> None:
    """Fillers, joiners at an end, direction marks, pictures, digits first, two scripts in one word."""
    assert not is_visible_name(name)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_are_alike_at_a_glance_look_the_same(one: str, other: str) -> None:
    """Neither case, accent, blank nor a letter of another script makes a second person."""
    assert looks(one) == looks(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_differ_are_told_apart(one: str, other: str) -> None:
    """A letter more or another one is enough, in any script."""
    assert looks(one) != looks(other)


def test_a_seat_is_refused_for_an_unseen_name_and_for_a_double() -> None:
    """The two refusals say what to do; the double is taken as a name with a surname."""
    story = Story()
    for name, code in (
        ("\u200b", Code.NAME_NOT_VISIBLE),
        ("Bеn Okafor", Code.NAME_NOT_VISIBLE),
        ("Ben Okáfor", Code.NAME_TAKEN),
        ("Ben Okafor", Code.NAME_TAKEN),
    ):
        assert code is story.refused(cast.ANA, c.AddPerson(cast.IVO, name, (Role.PANELIST,)))
    story.when(cast.ANA, c.AddPerson(cast.IVO, "Ben  Okáfor Senior", (Role.PANELIST,)))
    assert "Ben Okáfor Senior" == story.state.people[cast.IVO].name


@given(st.text(string.ascii_letters + " -'", min_size=1))
def test_capitals_blanks_and_signs_do_not_make_another_name(name: str) -> None:
    """What a name looks like is the same however it is typed, and never nothing."""
    bare = "".join(each for each in name if each.isalpha())
    assert looks(name) == looks(bare.upper() or name)
    assert looks(name)


@pytest.mark.parametrize("name", ["\u200b", "\u3164", "\u2800 \u200d", "—", "42"])
def test_a_candidate_whose_name_cannot_be_seen_is_refused(name: str) -> None:
    """A release asks for the first name, typed, and nobody can type what nobody sees."""
    story = Story(people=()).changed(phase=Phase.NEW)
    create = replace(cast.create(Mode.EVIDENCE_FIRST), candidate=name)
    assert Code.NAME_NOT_VISIBLE == story.refused(cast.OPERATOR, create)
    for seen in ("李", "Zoë", "E", "<script>"):
        assert None is story.refused(cast.OPERATOR, replace(create, candidate=seen))
