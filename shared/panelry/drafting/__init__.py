"""Drafting: a kind summary out of agreed levels, rubric words and approved points; and people's edits of it.

`choice` decides what is said, `draft` writes it in the words of `phrases` and `clauses`, `silence` tells
why the rest is left out, `edits` merges what people changed, `grammar` what to mend in a point.
"""

from panelry.drafting.choice import Material, lacks, questions
from panelry.drafting.clauses import day
from panelry.drafting.draft import allowed, draft, plain, point_text, word_count
from panelry.drafting.edits import (
    Edited,
    content_hash,
    merge_edits,
    same_sense,
    section_of,
    set_aside,
    standing_edits,
    unaccepted,
    with_notice,
)
from panelry.drafting.grammar import grammar, point_problems, rewritten
from panelry.drafting.silence import silent, speaking

__all__ = [
    "Edited",
    "Material",
    "allowed",
    "content_hash",
    "day",
    "draft",
    "grammar",
    "lacks",
    "merge_edits",
    "plain",
    "point_problems",
    "point_text",
    "questions",
    "rewritten",
    "same_sense",
    "section_of",
    "set_aside",
    "silent",
    "speaking",
    "standing_edits",
    "unaccepted",
    "with_notice",
    "word_count",
]
