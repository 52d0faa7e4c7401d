"""Access: every kind of event is told or left out by name, and what is redacted stands nowhere."""

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cast
from panelry import commands as c
from panelry import events, office
from panelry.access import (
    Entry,
    Material,
    Reason,
    Redaction,
    Unfit,
    Whom,
    proposals,
    redact,
    redacted_all,
    told_of_debrief,
    told_of_office,
)
from panelry.access.tables import OF_DEBRIEF, OF_OFFICE
from panelry.events import Stamp
from panelry.hiring import HoldOn, NoticeKind, NoticeState
from panelry.ids import CandidateId, DebriefId, HoldId, NoticeId
from panelry.office import DebriefErased, DebriefListed, HoldLifted, HoldPlaced, NoticeSettled, OfficeOpened
from panelry.panel import CANDIDATE, OPERATOR, Channel, Recommendation
from story import CODE, TOKEN, Story
from work_done import calls_of

KIT, JO = CandidateId("kit"), CandidateId("jo")
PEOPLE = (
    Whom("Ana Duarte", Reason.PANELIST, ("ana-1",)),
    Whom("Jo Lindqvist", Reason.OTHER_CANDIDATE, ("jo@example.org",)),
)


@pytest.mark.parametrize(("table", "kinds"), [(OF_DEBRIEF, events.KINDS), (OF_OFFICE, office.KINDS)])
def test_every_kind_of_event_is_told_or_left_out_by_name(
    table: dict[type[Any], tuple[str, ...] | None], kinds: tuple[type[Any], ...]
) -> None:
    """Each field that is given is there, and none holds a hash, a key or a seed."""
    assert set(kinds) == set(table)
    for kind, given_fields in table.items():
        fields = set(kind.__struct_fields__)
        assert set((given_fields or ("",))[1:]) <= fields, kind
        assert set() == {"token", "code", "hash", "seed", "commitments", "sealed", "marks"} & set(
            (given_fields or ("",))[1:]
        )


def of(story: Story) -> list[Entry]:
    """Return the entries of a story's debrief."""
    return list(told_of_debrief(cast.DEBRIEF, (pair for step in story.journal for pair in step)))


def test_a_debrief_is_told_by_seats_alone() -> None:
    """No id and no name of anybody stands in an entry, whatever happened; nor a hash of a link."""
    story = Story().permitted(Channel.PAGE).when(cast.GRACE, c.MakePage(TOKEN, CODE))
    told = of(story.when(CANDIDATE, c.EnterCode(TOKEN, CODE)))
    body = msgspec.json.encode(told).decode()
    assert [] == [each for each in (*cast.NAMES.values(), TOKEN, CODE) if each in body]
    assert {"Facilitator", "Panelist", "Observer", "Coordinator", "Auditor", "The", "You"} >= {
        each.by.split()[0] for each in told
    }
    words = set(re.findall(r"\w+", " ".join(f"{each.by} {each.about} {each.words}" for each in told)))
    assert set() == {str(each) for each in cast.ALL} & words


def test_before_the_reveal_nobody_could_see_a_rating() -> None:
    """Who could see what goes by what was open."""
    seen = {each.about: each.words for each in of(Story().scored()) if each.what == "who could see"}
    assert "nobody yet" == seen["ratings and reasons"]
    seen = {each.about: each.words for each in of(Story().revealed()) if each.what == "who could see"}
    assert "Panelist 2" in seen["ratings and reasons"]
    assert [] == list(told_of_debrief(cast.DEBRIEF, ()))


def test_a_file_of_material_shows_no_word_when_it_is_printed() -> None:
    """Nobody has redacted it yet, and what is printed may end in a log."""
    made = Material("kit", "Kit", "Acme", "2030-01-01", {}, (), (entry("Ana asked"),))
    assert "Material(1 entries) [Entry(1)]" == f"{made!r} {[*made.entries]!r}"


def test_a_raised_hand_is_no_entry_and_what_was_taken_back_is_told() -> None:
    """The order of speaking says nothing of the candidate; that there is no recommendation any more does."""
    story = Story().scoring().when(cast.BEN, c.Recommend(Recommendation.YES), c.Recommend(None))
    story.when(cast.ANA, c.Abandon("nobody is left"))
    assert ["yes", "none"] == [each.words for each in of(story) if each.what == "recommendation"]
    before = len(of(story := Story().revealed()))
    assert before == len(of(story.when(cast.BEN, c.RaiseHand())))


def test_the_office_tells_of_one_candidate_alone() -> None:
    """Their debriefs, holds and notices by their ids; nothing of anybody else."""
    at = Stamp(OPERATOR, cast.moment(1))
    past: list[office.OfficeEvent] = [
        OfficeOpened("Acme"),
        DebriefListed(DebriefId("d1"), candidate=KIT),
        DebriefListed(DebriefId("d2"), candidate=JO),
        HoldPlaced(HoldId("h1"), HoldOn.CANDIDATE, KIT, "a claim", "Priya", "2030-01-01"),
        HoldPlaced(HoldId("h2"), HoldOn.CANDIDATE, JO, "another claim", "Priya", "2030-01-01"),
        HoldLifted(HoldId("h1"), "settled"),
        office.NoticeQueued(NoticeId("n1"), KIT, NoticeKind.CLOSED),
        NoticeSettled(NoticeId("n1"), NoticeState.ACCEPTED, ""),
        DebriefErased(DebriefId("d1"), "asked for"),
        DebriefErased(DebriefId("d2"), "for Jo"),
        office.CandidateErased(KIT, "asked for"),
    ]
    told = list(told_of_office(KIT, ((event, at) for event in past)))
    assert [
        "debrief listed", "kept from erasure", "no longer kept from erasure", "notice to you",
        "notice to you", "debrief erased",
    ] == [each.what for each in told]  # fmt: skip
    assert [] == [each for each in told if "Jo" in each.words or "another" in each.words]


def entry(words: str, n: int = 1) -> Entry:
    """Return an entry with these words."""
    return Entry(n, "d1", cast.moment(1), "Panelist 1", "note", "", words)


def test_names_parts_initials_ids_and_addresses_of_others_are_proposed() -> None:
    """The reader's own name and address are not; a word that is also a name is only one as a name."""
    text = "Ana asked Kit. A.D. wrote ana-1 to Jo: jo@example.org, x@example.org, kit@example.org."
    found = {(each.words, each.reason) for each in proposals([entry(text)], PEOPLE, "Kit", "KIT@example.org")}
    assert {
        ("Ana", Reason.PANELIST), ("A.D.", Reason.PANELIST), ("ana-1", Reason.PANELIST),
        ("Jo", Reason.OTHER_CANDIDATE), ("jo@example.org", Reason.OTHER_CANDIDATE),
        ("x@example.org", Reason.ADDRESS),
    } == found  # fmt: skip


def test_the_reason_stands_where_the_words_were_and_only_whole_words_go() -> None:
    """A longer redaction goes before a shorter one within it."""
    cuts = [Redaction(1, "Ana", Reason.PANELIST), Redaction(0, "Ana's dog", Reason.THIRD_PERSON)]
    made, counted = redact(entry("Ana met Ana's dog; Anatomy stays."), cuts)
    assert "[redacted: panelist] met [redacted: third person]; Anatomy stays." == made.words
    assert {"panelist": 1, "third person": 1} == dict(counted)
    assert (entry("Ana", 2), {}) == redact(entry("Ana", 2), cuts[:1])
    assert "[redacted: address]!" == redact(entry("(a)!"), [Redaction(0, "(a)", Reason.ADDRESS)])[0].words


@pytest.mark.parametrize("words", ["Ana Duarte", "ANA  duarte", "ana-1", "write to jo@example.org"])
def test_nobody_is_named_in_full(words: str) -> None:
    """By name, by id or by address, in any case; the refusal says which entry, and no word of it."""
    with pytest.raises(Unfit, match="Entry 3 still names") as no:
        redacted_all([entry("well done", 1), entry(words, 3)], [], PEOPLE, "Kit")
    assert "Duarte" not in str(no.value)
    assert "well done" == redacted_all([entry("well done")], [], PEOPLE, "Kit")[0][0].words
    assert "Ana Duarte" == redacted_all([entry("Ana Duarte")], [], PEOPLE, "ana duarte")[0][0].words


def test_a_redaction_that_finds_nothing_is_refused() -> None:
    """A slip of the pen would leave in what was meant to go."""
    for cut in (Redaction(1, "Bob", Reason.REFEREE), Redaction(7, "well", Reason.REFEREE)):
        with pytest.raises(Unfit, match="Redaction 1 finds"):
            redacted_all([entry("well done")], [cut], PEOPLE, "Kit")


@given(
    st.lists(st.sampled_from("ab .-Ana()[]^$*"), max_size=30), st.text("ab .()[]*Ana", min_size=1, max_size=4)
)
def test_what_is_redacted_stands_nowhere_as_whole_words(letters: list[str], cut: str) -> None:
    """Whatever the signs around it; what was put in its place is left alone."""
    made, _ = redact(entry("".join(letters)), [Redaction(0, cut, Reason.STAFF)])
    left = made.words.replace("[redacted: staff]", "\n")
    before = r"(?<!\w)" if cut[0].isalnum() else ""
    after = r"(?!\w)" if cut[-1].isalnum() else ""
    assert cut.isspace() or re.search(f"{before}{re.escape(cut)}{after}", left) is None


def test_no_repr_holds_a_word_that_nobody_has_redacted() -> None:
    """A crash or a log may show a record."""
    assert "secret" not in f"{entry('secret')} {Redaction(1, 'secret', Reason.STAFF)}"


def copy_work(people: int, entries: int) -> int:
    """Return the work of making a copy of so many entries, with so many other people in the office."""
    others = [
        Whom(f"Kim{n:x} Lund{n:x}", Reason.OTHER_CANDIDATE, (f"id-{n:x}", f"a{n}@example.org"))
        for n in range(people)
    ]
    said = "Spoke of queues, as Ana Duarte did."
    told = tuple(
        Entry(n, "office", cast.moment(0), "Panelist 1", "note", words=said) for n in range(1, entries + 1)
    )
    redactions = [Redaction(n, "Ana Duarte", Reason.PANELIST) for n in range(1, entries + 1)]
    return calls_of(lambda: redacted_all(told, redactions, others, "Kit Adeyemi"))


def test_the_work_of_a_copy_grows_with_the_people_plus_the_entries_not_with_their_product() -> None:
    """Each person is taken apart once, however many entries there are, and each entry once."""
    least = copy_work(10, 10)
    people, entries = copy_work(400, 10) - least, copy_work(10, 400) - least
    assert copy_work(400, 400) < 1.1 * (least + people + entries)


def proposing_work(people: int, entries: int) -> int:
    """Return how many calls it takes to propose redactions among people of one provider of mail."""
    others = [
        Whom(f"Jo{n} Lund{n}", Reason.OTHER_CANDIDATE, (f"c{n}", f"jo{n}@example.org")) for n in range(people)
    ]
    told = [entry("Kit wrote from kit@example.org.", n) for n in range(1, entries + 1)]
    return calls_of(lambda: proposals(told, others, "Kit Adeyemi", "kit@example.org"))


def test_a_shared_provider_of_mail_makes_nobody_be_looked_for_in_every_entry() -> None:
    """The work grows with the people plus the entries, not with their product."""
    least = proposing_work(10, 10)
    people, entries = proposing_work(400, 10) - least, proposing_work(10, 400) - least
    assert proposing_work(400, 400) < 1.1 * (least + people + entries)


@pytest.mark.parametrize("words", ["ask @jolindqvist", "ask JO LINDQVIST", "ask Lindqvist", "jo@example.org"])
def test_another_candidate_is_found_by_each_form_of_the_name(words: str) -> None:
    """Joined behind a sign, in any case, by one name alone, by the address."""
    assert [] != proposals([entry(words)], PEOPLE, "Kit Adeyemi", "")
