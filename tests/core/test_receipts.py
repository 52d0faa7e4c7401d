"""Receipts: what a hand-in commits to, that it tells nothing, and when its salts open."""

import hashlib
import json

import pytest
from hypothesis import given
from msgspec.structs import replace

import cast
from blindness import turns
from eyes import OFFICE, ROOM, viewers
from panelry import commands as c
from panelry import events as e
from panelry import receipts as r
from panelry.evolve import evolve
from panelry.ids import CriterionId, DebriefId, ObservationId, PersonId
from panelry.panel import Confidence, Mode, Recommendation
from panelry.parts import OwnSalts, Receipt, Salts
from panelry.points import Kind
from panelry.visibility import picture
from panelry_server.verify.histories import History
from story import NOTE, PRIVATE, SHAREABLE, Story
from strategies import effort, histories
from world import World

FIELDS = {
    *("evidence/design", "evidence/ambiguity", "evidence/code"),
    *("rating/design", "rating/ambiguity", "rating/code", "judgement"),
}


def committed(story: Story, person: PersonId = cast.BEN) -> dict[str, str]:
    """Return what the scorecard of somebody committed to."""
    receipt = story.state.card(person).receipt
    assert receipt is not None
    return receipt.commitments


def salts(story: Story, viewer: PersonId, person: PersonId) -> set[str]:
    """Return the fields of somebody's scorecard whose salts a viewer has."""
    found = story.sees(viewer).get(f"Salts/{person}")
    return set(found.salts) if isinstance(found, Salts) else set()


def ready(mode: Mode = Mode.EVIDENCE_FIRST) -> Story:
    """Return a debrief in which Ben wrote and rated everything, and has not handed in."""
    return Story(mode).scoring().writes(cast.BEN).rates(cast.BEN)


# what is committed to


def test_a_commitment_is_the_digest_that_the_scheme_says() -> None:
    """Salt, then the stream, the panelist, the field and the value as JSON without blanks."""
    salt = bytes(range(32))
    told = '["amara","ben","evidence/code",[["saw","Sized – it"]]]'
    value = r.evidence_value([("saw", "Sized – it")])
    made = r.commitment(salt, DebriefId("amara"), cast.BEN, "evidence/code", value)
    assert hashlib.sha256(salt + told.encode()).hexdigest() == made


def test_every_hand_in_has_the_same_fields_and_each_commitment_the_same_size() -> None:
    """Whether there are observations and a recommendation or not, no evidence or a level."""
    full = ready().when(cast.BEN, c.Recommend(Recommendation.NO), c.GiveConfidence(Confidence.LOW))
    bare = Story().scoring().rates(cast.BEN, (None, None, None))
    for story in (full, bare):
        found = committed(story.when(cast.BEN, c.Submit()))
        assert (FIELDS, {64}) == (set(found), {len(each) for each in found.values()})


def test_notes_and_private_observations_are_in_no_commitment() -> None:
    """With the same salts, hand-ins that differ in them alone commit to the same."""
    plain, other = ready(), ready()
    other.when(cast.BEN, c.WriteNote(None, "more"), c.RemoveObservation(ObservationId("private")))
    other.ticks = plain.ticks
    assert committed(plain.when(cast.BEN, c.Submit())) == committed(other.when(cast.BEN, c.Submit()))


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (c.Rate(cast.CODE, 1), "rating/code"),
        (c.Rate(cast.CODE, None), "rating/code"),
        (c.Recommend(Recommendation.NO), "judgement"),
        (c.GiveConfidence(Confidence.LOW), "judgement"),
        (c.Observe(ObservationId("o"), cast.CODE, Kind.SAW, "x", shareable=True), "evidence/code"),
        (c.Observe(ObservationId("shared"), cast.DESIGN, Kind.HEARD, SHAREABLE, True), "evidence/design"),
        (c.RemoveObservation(ObservationId("shared")), "evidence/design"),
    ],
)
def test_whatever_opens_is_in_the_commitment_to_its_field_alone(command: c.Command, field: str) -> None:
    """With the same salts, one change moves one commitment."""
    plain, other = ready(), ready().when(cast.BEN, command)
    other.ticks = plain.ticks
    before, after = (committed(story.when(cast.BEN, c.Submit())) for story in (plain, other))
    assert {field} == {each for each in FIELDS if before[each] != after[each]}


def test_the_order_in_which_observations_were_written_is_in_no_commitment() -> None:
    """They open sorted."""
    one, other = ([("saw", "a"), ("felt", "b")], [("felt", "b"), ("saw", "a")])
    assert r.evidence_value(one) == r.evidence_value(other)


def test_the_same_value_of_two_people_has_two_commitments() -> None:
    """Also with the same salt: nobody can pass off another's receipt as their own."""
    made = {r.commitment(bytes(32), cast.DEBRIEF, who, "judgement", None) for who in cast.PANEL}
    assert len(cast.PANEL) == len(made)


@pytest.mark.parametrize("seed", [b"", bytes(31)])
def test_a_hand_in_without_its_random_bytes_is_a_fault_of_the_caller(seed: bytes) -> None:
    """Commitments that anybody can try out would hide nothing."""
    with pytest.raises(ValueError, match="32 random bytes"):
        r.commitments(cast.DEBRIEF, cast.BEN, {"judgement": None}, seed)


def test_each_field_has_its_own_salt() -> None:
    """One that opens tells nothing of the others."""
    assert len(FIELDS) == len({r.salt_of(bytes(32), field) for field in FIELDS})


def test_a_scorecard_that_was_taken_back_is_sealed_afresh() -> None:
    """All commitments are others, also to what stayed; between the two there is no receipt."""
    story = ready().when(cast.BEN, c.Submit())
    first = committed(story)
    story.when(cast.BEN, c.Reopen())
    assert story.state.card(cast.BEN).receipt is None
    assert () == story.parts(cast.CHEN, Receipt)
    again = committed(story.when(cast.BEN, c.Rate(cast.CODE, 1), c.Submit()))
    assert not set(first.values()) & set(again.values())


def test_a_hand_in_prints_without_its_seed() -> None:
    """The event and the receipt alike."""
    story = ready().when(cast.BEN, c.Submit())
    receipt = story.state.card(cast.BEN).receipt
    assert receipt is not None
    assert [] == [each for each in (story.last, receipt) if receipt.seed in repr(each)]


def test_a_hand_in_of_an_older_journal_has_no_receipt() -> None:
    """Its event says nothing but that it happened, and all else works as before."""
    story = ready()
    event = e.decode(b'{"event":"Submitted"}')
    story.state = evolve(story.state, event, e.Stamp(cast.BEN, cast.moment(90)))
    story.opened(missing=3).when(cast.ANA, c.Reveal())
    assert ((), ()) == (story.parts(cast.ANA, Receipt), story.parts(cast.ANA, Salts))
    assert cast.moment(90) == story.state.card(cast.BEN).submitted


# who sees what


@pytest.mark.parametrize("mode", Mode)
def test_the_room_has_the_receipt_from_the_hand_in_on(mode: Mode) -> None:
    """Commitments and when, and not a byte of the seed or of a salt."""
    story = ready(mode).when(cast.BEN, c.Submit())
    assert ROOM == viewers(story, "Receipt")
    told = Receipt(cast.BEN, cast.moment(story.ticks), committed(story))
    assert told == story.sees(cast.CHEN)[f"Receipt/{cast.BEN}"]
    assert () == viewers(story, "Salts")
    assert () == story.parts(cast.BEN, OwnSalts)


def test_salts_open_with_their_fields_and_not_before() -> None:
    """Observations, then ratings, then the judgement."""
    story = Story().scored().opened()
    evidence = {each for each in FIELDS if each.startswith("evidence")}
    assert evidence == salts(story, cast.ELI, cast.BEN)
    story.when(cast.ANA, c.Reveal())
    assert FIELDS - {"judgement"} == salts(story, cast.ELI, cast.BEN)
    for criterion in cast.CRITERIA:
        story.agreed(criterion)
    story.when(cast.ANA, c.OpenOverall())
    assert FIELDS == salts(story, cast.ELI, cast.BEN)
    assert ROOM == viewers(story, "Salts")
    assert [set()] * 2 == [salts(story, viewer, cast.BEN) for viewer in OFFICE]


def test_without_names_only_the_author_gets_salts() -> None:
    """They would tell whose rating is whose."""
    story = Story(Mode.WITHOUT_NAMES).scored().revealed()
    assert () == viewers(story, "Salts")
    for viewer in cast.ALL:
        own = story.sees(viewer).get("OwnSalts")
        opened = set(own.salts) if isinstance(own, OwnSalts) else set()
        assert (FIELDS - {"judgement"} if viewer in cast.PANEL else set()) == opened


def test_a_recused_persons_receipt_is_gone() -> None:
    """They count nowhere."""
    story = ready().when(cast.BEN, c.Submit(), c.DeclareConflict(cast.BEN, "a friend"))
    assert () == viewers(story, "Receipt")


def test_a_second_round_and_a_revision_leave_the_receipt_as_it_was() -> None:
    """It is about the initial ratings, which are frozen for ever."""
    story = Story().revealed()
    before = committed(story)
    story.when(cast.BEN, c.Revise(cast.CODE, 1, "heard more")).when(cast.ANA, c.OpenSecondRound(cast.CODE))
    story.when(cast.BEN, c.RateAgain(cast.CODE, 2)).when(cast.ANA, c.CloseSecondRound(cast.CODE))
    assert before == committed(story)
    assert before == r.commitments(
        cast.DEBRIEF, cast.BEN, r.values_of(story.state.card(cast.BEN), cast.CRITERIA), seed_of(story)
    )


def seed_of(story: Story) -> bytes:
    """Return the seed of Ben's receipt."""
    receipt = story.state.card(cast.BEN).receipt
    assert receipt is not None
    return bytes.fromhex(receipt.seed)


@effort(40)
@given(histories)
def test_no_picture_holds_a_salt_or_a_seed_of_what_is_sealed(history: History) -> None:
    """After every move of random histories, for everybody, authors included."""
    world = World()
    for turn in turns(history, world):
        for move in turn:
            world.run(move)
        told = {person: text_of(world, person) for person in world.state.people}
        for secret in sealed_secrets(world):
            assert [] == [person for person, said in told.items() if secret in said]


def text_of(world: World, person: PersonId) -> str:
    """Return a person's picture as it crosses the wire."""
    found = picture(world.state, person)
    return json.dumps([repr(found[key]) for key in sorted(found)])


def sealed_secrets(world: World) -> list[str]:
    """Return the seeds, and the salts of fields that are not open."""
    state = world.state
    openings = {"evidence": state.evidence, "revealed": state.revealed, "overall": state.overall}
    secrets: list[str] = []
    for card in state.cards.values():
        if card.receipt is not None:
            seed = card.receipt.seed
            secrets.append(seed)
            secrets += [
                r.salt_of(bytes.fromhex(seed), field).hex()
                for field in card.receipt.commitments
                if not r.is_open(field, **openings)
            ]
    return secrets


def test_words_that_never_open_are_in_no_value() -> None:
    """A look at the values themselves."""
    card = ready().state.card(cast.BEN)
    said = repr(r.values_of(card, cast.CRITERIA))
    assert (True, False, False) == (SHAREABLE in said, PRIVATE in said, NOTE in said)
    blank = r.values_of(replace(card, ratings={}), (CriterionId("design"),))
    assert blank["rating/design"] is None
