"""Strategies: how many random histories a property tries."""

import os

from hypothesis import HealthCheck, settings

from panelry_server.verify.histories import drawn

HISTORIES = int(os.environ.get("PANELRY_HISTORIES", "0"))
"""How many histories the machine tries; PANELRY_HISTORIES=10000 is the long run."""
histories = drawn()
"""Histories in all three modes, from the set-up to the end, or to anywhere between."""


def effort(histories: int) -> settings:
    """Return the settings of a property over histories, with as many as asked for by the environment."""
    return settings(
        max_examples=HISTORIES or histories,
        deadline=None,
        derandomize=not HISTORIES,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
