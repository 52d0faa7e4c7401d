"""Masks: what may differ between two worlds by rule, the digits of commitments to what differs in them.

A commitment to a hidden value is as good as a random number, so two values have two. Before frames are
compared, the digits of such a commitment become zeros, each where it stands: which receipts there are, for
which fields, in which order and how long, is compared byte for byte. Everything else is, too: the receipts
of other people, and commitments to fields that are the same in both worlds, which therefore depend on
nothing but their field.
"""

import re
from collections.abc import Collection

from panelry.ids import PersonId
from panelry.receipts import EVIDENCE, JUDGEMENT, RATING
from panelry_server.verify.worlds import Horizon

_OPENS = {EVIDENCE: Horizon.EVIDENCE, RATING: Horizon.REVEAL, JUDGEMENT: Horizon.ROUNDS}
"""When each kind of field opens."""
_RECEIPT = re.compile(
    rb'\{"part":"Receipt","person":"([^"]*)","submitted":"[^"]*","commitments":\{([^{}]*)\}\}'
)
_COMMITMENT = re.compile(rb'"([a-z]+)(/[^"]*)?":"([0-9a-f]{64})"')
_ZEROS = b"0" * 64


def masked(text: bytes, hidden: Collection[PersonId], horizon: Horizon) -> bytes:
    """Return frames of the same size, without the digits of commitments to what differs."""

    def of_receipt(found: re.Match[bytes]) -> bytes:
        if found[1].decode() not in hidden:
            return found[0]
        return found[0].replace(found[2], _COMMITMENT.sub(of_field, found[2]))

    def of_field(found: re.Match[bytes]) -> bytes:
        differs = _OPENS[found[1].decode()] >= horizon
        return found[0].replace(found[3], _ZEROS) if differs else found[0]

    return _RECEIPT.sub(of_receipt, text)
