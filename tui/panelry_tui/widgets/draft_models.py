"""What the widgets of the summary are given to draw: plain records with ready-made words."""

from typing import Literal

import msgspec

SectionState = Literal["fine", "finding", "waiting"]
PointKind = Literal["approved", "written", "incomplete", "disputed"]
Weight = Literal["block", "warn", "new", "suggested"]
Signing = Literal["signed", "open", "earlier", "declined"]


class SectionRow(msgspec.Struct, frozen=True):
    """One part of the summary; `waiting` has new text that somebody must accept."""

    title: str
    state: SectionState
    current: bool = False


class PointRow(msgspec.Struct, frozen=True):
    """One point, with its author's short name."""

    who: str
    words: str
    kind: PointKind
    current: bool = False


class OutlineView(msgspec.Struct, frozen=True):
    """The left column: the parts of the summary, and the points."""

    sections: tuple[SectionRow, ...] = ()
    points: tuple[PointRow, ...] = ()
    legend: tuple[str, ...] = ()
    """What the letters before the sentences mean, a line each; it stands at the end of the column."""
    writes: str = "w"
    """What the key is called that writes a point."""


class SentenceRow(msgspec.Struct, frozen=True):
    """One sentence; `letter` says where its words come from, `spans` what was found in it.

    A span is from and to in code points of `text`, with its weight.
    """

    letter: str
    text: str
    spans: tuple[tuple[int, int, Weight], ...] = ()
    current: bool = False


class TextView(msgspec.Struct, frozen=True):
    """One part of the summary with its sentences; `aside` stands at the right of the title."""

    title: str = ""
    aside: str = ""
    sentences: tuple[SentenceRow, ...] = ()
    current: bool = False


class FindingRow(msgspec.Struct, frozen=True):
    """One finding: the rule, the words of the draft, and, for the current one, what to do."""

    number: int
    rule: str
    words: str
    weight: Weight
    advice: str = ""
    current: bool = False


class SignerRow(msgspec.Struct, frozen=True):
    """One signer; `words` are those of somebody who declined."""

    name: str
    state: Signing
    words: str = ""


class ChecksView(msgspec.Struct, frozen=True):
    """Findings and signatures."""

    headline: str = ""
    findings: tuple[FindingRow, ...] = ()
    signed: str = ""
    signers: tuple[SignerRow, ...] = ()
    remark: str = ""
