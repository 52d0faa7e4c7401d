"""Commands: each survives the wire, none names who asks, private words stay out of logs."""

import msgspec
import pytest

import cast
from anything import ANYTHING, Die
from panelry import commands as c
from panelry.debrief import Debrief
from panelry.ids import ObservationId
from panelry.points import Kind
from story import Story

DECODER: msgspec.json.Decoder[c.Command] = msgspec.json.Decoder(c.Command)
EXAMPLES = tuple(make(Die(7), Story().state) for make in ANYTHING.values())


def test_the_random_histories_know_every_kind_of_command() -> None:
    """A kind without a maker would never be tried."""
    assert set(c.KINDS) == set(ANYTHING)


@pytest.mark.parametrize("command", EXAMPLES, ids=lambda each: type(each).__name__)
def test_a_command_survives_its_encoding(command: c.Command) -> None:
    """What is decoded is what was encoded, and its tag is its name."""
    body = msgspec.json.encode(command)
    assert command == DECODER.decode(body)
    assert type(command).__name__ == msgspec.json.decode(body)["ask"]


@pytest.mark.parametrize("command", EXAMPLES, ids=lambda each: type(each).__name__)
def test_a_command_refuses_fields_that_it_does_not_know(command: c.Command) -> None:
    """Nobody can smuggle in a person, a role or a time."""
    fields = msgspec.to_builtins(command)
    for smuggled in ("actor", "role", "device", "at"):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({**fields, smuggled: "ana"}, c.Command)


@pytest.mark.parametrize(
    "command",
    [
        c.WriteNote(cast.CODE, "very secret"),
        c.Observe(ObservationId("o"), cast.CODE, Kind.SAW, "very secret", shareable=True),
    ],
)
def test_the_words_of_a_private_command_are_not_in_its_representation(command: c.Command) -> None:
    """A log line or a traceback that prints a command prints no note."""
    assert "very secret" not in repr(command)


def test_an_empty_debrief_can_be_asked_anything_without_a_fault() -> None:
    """The makers of random commands need nobody seated."""
    assert len(c.KINDS) == len([make(Die(1), Debrief()) for make in ANYTHING.values()])
