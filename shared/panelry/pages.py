"""The candidate's page: the links that open it, how long they do, and what the candidate may say there.

A link holds a token of 256 bits; the code that goes with it is typed. Neither is kept: of the token there is
its SHA-256, of the code an HMAC-SHA256 under the token, so that a record without the link gives no way to
try codes.
"""

import base64
import hashlib
import hmac
import re
from enum import Enum

import msgspec

from panelry.ids import PersonId

SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""What a code is drawn from: 30 signs, none of which looks like another."""
SIGNS_OF_A_CODE = 6
VIEWS = 10
"""How often the text may be read through one link."""
WRONG = 5
"""How many wrong codes lock a link."""
DAYS = 14
"""How long a link opens the page."""
LINKS = 40
"""The most links of one debrief."""
OFFERS = 2
"""How often a candidate is asked: once, and once more."""
ANSWERS = 10
"""How often a candidate may change the answer; one no more is always taken."""
ANSWER_DAYS = 30
"""How long a yes on the page holds."""
SAID = 1_000
"""The longest question or correction, in characters."""
RECORDED = 20
"""The most replies of one debrief that staff record for the candidate."""
_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}")


class Said(Enum):
    """What a candidate may say on the page."""

    KEEP = "keep in touch"
    """Yes to the question of a letter that keeps in touch; the last answer counts."""
    NOT_KEEP = "do not keep in touch"
    ACKNOWLEDGED = "acknowledged"
    QUESTION = "question"
    CORRECTION = "correction"
    NO_CONTACT = "no further contact"
    DATA = "data request"


MOST = {
    Said.ACKNOWLEDGED: 1,
    Said.QUESTION: 1,
    Said.CORRECTION: 3,
    Said.NO_CONTACT: 1,
    Said.DATA: 1,
    Said.KEEP: 3,
    Said.NOT_KEEP: 3,
}
"""How often each may be said."""
ANSWERS_KEEPING = frozenset({Said.KEEP, Said.NOT_KEEP})
"""What answers the question of a letter that keeps in touch, and nothing else."""
IN_WORDS = frozenset({Said.QUESTION, Said.CORRECTION})
"""What needs words."""


class Heard(Enum):
    """How something reached us that the candidate said away from the page."""

    PHONE = "by phone"
    MAIL = "by mail"
    AGENCY = "through the agency"
    LETTER = "by letter"
    IN_PERSON = "in person"


class Reply(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that the candidate said about what was released, and when it was put on record."""

    at: str
    said: Said
    words: str
    how: Heard | None = None
    """How it reached us; None for what they said on the page themselves."""
    by: PersonId | None = None
    """Who recorded it for them; None on the page."""


class Link(msgspec.Struct, frozen=True):
    """One link of the page, by hashes only; `asks` where it opens the question and not the summary."""

    code: str
    asks: bool
    at: str
    by: PersonId
    until: str
    views: tuple[str, ...] = ()
    """When the text was read."""
    wrong: int = 0
    revoked: bool = False

    def good(self, at: str) -> bool:
        """Return whether it is neither revoked nor expired nor locked."""
        return not self.revoked and at < self.until and self.wrong < WRONG


class Drawn(msgspec.Struct, frozen=True):
    """A link and its code as they are shown once, and the hashes by which they are known."""

    url: str
    code: str
    token_hash: str
    code_hash: str


SEED = 40
"""The random bytes of a link: 32 for its token, 8 for its code."""


def drawn_from(seed: bytes, beginning: str, stream: str) -> Drawn:
    """Return the link that `SEED` fresh random bytes make: to a page of a stream, as links begin there."""
    token = base64.urlsafe_b64encode(seed[:32]).rstrip(b"=").decode()
    number, code = int.from_bytes(seed[32:SEED], "big"), ""
    for _ in range(SIGNS_OF_A_CODE):
        number, sign = divmod(number, len(SIGNS))
        code += SIGNS[sign]
    return Drawn(f"{beginning}/{path_of(stream, token)}", code, token_hash(token), code_hash(token, code))


def is_token(token: str) -> bool:
    """Return whether that can be a token: 256 bits in base64url."""
    return _TOKEN.fullmatch(token) is not None


def is_hash(text: str) -> bool:
    """Return whether that can be a hash, in hex."""
    return _HASH.fullmatch(text) is not None


def token_hash(token: str) -> str:
    """Return the SHA-256 of a token in hex."""
    return hashlib.sha256(token.encode()).hexdigest()


def plain_code(typed: str) -> str:
    """Return a code as it is compared: in capitals, without blanks and dashes; empty if nothing was typed."""
    return "".join(typed.split()).replace("-", "").upper()


def code_hash(token: str, typed: str) -> str:
    """Return HMAC-SHA256(token, plain code) in hex."""
    return hmac.new(token.encode(), plain_code(typed).encode(), hashlib.sha256).hexdigest()


def same_hash(kept: str, given: str) -> bool:
    """Compare two hashes in a time that does not depend on where they differ."""
    return hmac.compare_digest(kept.encode(), given.encode())


def path_of(debrief: str, token: str) -> str:
    """Return the path of a link, without its first slash; a token holds no dot."""
    return f"{debrief}.{token}"


def parted(path: str) -> tuple[str, str]:
    """Return the debrief and the token of a link's path; both empty where it is none."""
    debrief, dot, token = path.rpartition(".")
    return (debrief, token) if dot and debrief and is_token(token) else ("", "")
