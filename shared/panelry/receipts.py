"""Receipts: what a scorecard commits to when it is handed in, so that everybody can check what opens later.

A receipt holds one commitment for each field that will open, as many for every scorecard of a debrief:
its rating on each criterion, its shareable observations on each criterion (perhaps none), its
recommendation with the confidence. Notes and private observations are in none of them. A commitment is

    SHA-256(salt of 32 bytes || JSON of [stream, panelist, field, value])

as 64 hexadecimal digits; the JSON has no blanks and is UTF-8. The salt of a field is the HMAC-SHA256,
keyed by the 32 random bytes of the hand-in, of the field's name: it opens with its field and tells nothing
of the other salts.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping

import msgspec

from panelry.ids import CriterionId, DebriefId, PersonId
from panelry.panel import Confidence, Recommendation
from panelry.scorecard import Scorecard

SEED = 32
"""Bytes that are drawn at random for each hand-in."""
RATING, EVIDENCE, JUDGEMENT = "rating", "evidence", "judgement"
"""The kinds of fields; a field's name is its kind, and for the first two a stroke and the criterion."""

Value = int | tuple[str | None, str | None] | tuple[tuple[str, str], ...] | None
"""A level or None; (recommendation, confidence); or (kind, text) of each shareable observation, sorted."""


def rating_of(criterion: CriterionId) -> str:
    """Return the name of the field of a rating."""
    return f"{RATING}/{criterion}"


def evidence_on(criterion: CriterionId) -> str:
    """Return the name of the field of all shareable observations on a criterion."""
    return f"{EVIDENCE}/{criterion}"


def values_of(card: Scorecard, criteria: Iterable[CriterionId]) -> dict[str, Value]:
    """Return what a scorecard says in each field; a blank counts as no evidence."""
    values: dict[str, Value] = {JUDGEMENT: judgement_value(card.recommendation, card.confidence)}
    for criterion in criteria:
        rating = card.ratings.get(criterion)
        values[rating_of(criterion)] = None if rating is None else rating.level
        values[evidence_on(criterion)] = evidence_value(
            (each.kind.value, each.text)
            for each in card.observations.values()
            if each.shareable and each.criterion == criterion
        )
    return values


def evidence_value(observations: Iterable[tuple[str, str]]) -> Value:
    """Return the value of observations given as (kind, text), in whatever order."""
    return tuple(sorted(observations))


def judgement_value(said: Recommendation | None, sure: Confidence | None) -> Value:
    """Return the value of a recommendation and its confidence."""
    return (None if said is None else said.value, None if sure is None else sure.value)


def salt_of(seed: bytes, field: str) -> bytes:
    """Return the salt of a field, 32 bytes."""
    return hmac.digest(seed, field.encode(), "sha256")


def commitment(salt: bytes, stream: DebriefId, panelist: PersonId, field: str, value: Value) -> str:
    """Return the commitment to a value, 64 hexadecimal digits."""
    return hashlib.sha256(salt + msgspec.json.encode((stream, panelist, field, value))).hexdigest()


def commitments(
    stream: DebriefId, panelist: PersonId, values: Mapping[str, Value], seed: bytes
) -> dict[str, str]:
    """Return the commitment to each field; ValueError without the random bytes that must hide them."""
    if len(seed) != SEED:
        raise ValueError(f"a hand-in needs {SEED} random bytes")
    return {
        field: commitment(salt_of(seed, field), stream, panelist, field, value)
        for field, value in values.items()
    }


def is_open(field: str, *, evidence: bool, revealed: bool, overall: bool) -> bool:
    """Return whether a field is open, by what is open in the debrief."""
    openings = {EVIDENCE: evidence, RATING: revealed, JUDGEMENT: overall}
    return openings[field.partition("/")[0]]
