"""Insight at the server: what debriefs that are over teach, told to each viewer as far as they may know.

Pooled figures are for holders of that right, a calibration for the panelist it is about, ratings without
names for an analyst. Nothing but the figures of later levels is kept between two askings, so what was erased
is gone from here, too.
"""

from panelry_server.insight.answering import Lessons

__all__ = ["Lessons"]
