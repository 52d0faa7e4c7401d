"""What a draft does not say, and why: the silent criteria; and the points that speak."""

from panelry.drafting.choice import Material, items, lacks, questions
from panelry.drafting.draft import draft
from panelry.ids import CriterionId, PointId
from panelry.points import Origin, Why


def silent(material: Material) -> tuple[tuple[CriterionId, Why], ...]:
    """Return the criteria that say nothing, in rubric order, each with why."""
    told = {each.id.partition("/")[2].rpartition("/")[0] for each in draft(material)}
    agreed, asked = dict(material.agreed), questions(material)
    able = {each.criterion for each in items(material)}
    kept_back = Why.NOTE_ONLY if lacks(material) else Why.NO_ROOM
    found: list[tuple[CriterionId, Why]] = []
    for each in material.rubric.criteria:
        if each.id in told:
            continue
        if each.id not in agreed:
            why = Why.NOT_AGREED
        elif each.id in asked:
            why = Why.BOTH_SIDES
        else:
            why = kept_back if each.id in able else Why.NO_WORDS
        found.append((each.id, why))
    return tuple(found)


def speaking(material: Material) -> tuple[PointId, ...]:
    """Return the point that speaks for each criterion of the draft; others of the very same words do, too."""
    cited = ([s.id for s in each.sources if s.origin is Origin.POINT] for each in draft(material))
    return tuple(PointId(each) for each in dict.fromkeys(names[0] for names in cited if names))
