"""Hostile words in plain mode and in what is written into files: read as words, a line for each thing."""

import pytest

from hostile.rooms import WALKS, lying_room
from hostile.words import harm
from tui.test_plain import plain


@pytest.mark.parametrize("name", WALKS)
async def test_plain_mode_says_hostile_words_as_words(name: str) -> None:
    """The moment, the questions and the help: each line with its label, as the checks at the end demand."""
    walk = WALKS[name]
    async with plain(lying_room(walk.made), walk.who) as person:
        await person.hears("status:", "question:")
        await person.step("help", wanted="help:")
        assert [] == harm("\n".join(person.lines()))
