"""Drafting: a kind summary out of agreed levels, rubric words and approved points; and people's edits of it.

`choice` decides what is said, `draft` writes it in the words of `phrases` and `clauses`, `edits` merges
what people changed, `grammar` tells an author what to mend in a point.
"""

from panelry.drafting.choice import Material, enough, questions
from panelry.drafting.draft import allowed, draft, plain, point_text, word_count
from panelry.drafting.edits import content_hash, merge_edits, same_sense, set_aside, unaccepted
from panelry.drafting.grammar import grammar, point_problems, rewritten

__all__ = [
    "Material",
    "allowed",
    "content_hash",
    "draft",
    "enough",
    "grammar",
    "merge_edits",
    "plain",
    "point_problems",
    "point_text",
    "questions",
    "rewritten",
    "same_sense",
    "set_aside",
    "unaccepted",
    "word_count",
]
