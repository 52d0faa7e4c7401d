"""Quiet libraries: what they log is written nowhere, for it could hold somebody's words.

Python writes a line that no handler takes to standard error, the text of an exception and all: in plain mode
it would stand among the labelled lines, over the screen else. What a person must know the link says itself.
"""

import logging

_TALKING = ("asyncio", "websockets")
"""The libraries that have something to say while a link is open."""


def quieten() -> None:
    """Let nothing that these libraries log reach standard error; the same when it is called again."""
    for name in _TALKING:
        logger = logging.getLogger(name)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
