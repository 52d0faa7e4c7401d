"""A level's anchor in words, or where the level stands between those that have one."""


def anchor_words(anchors: tuple[str, ...], level: int) -> str:
    """Return a level's anchor, or where it stands between those that have one.

    `anchors` are those of levels 1 and up, empty for none.
    """
    if anchors[level - 1]:
        return anchors[level - 1]
    above = next((other for other in range(level + 1, len(anchors) + 1) if anchors[other - 1]), None)
    below = next((other for other in range(level - 1, 0, -1) if anchors[other - 1]), None)
    if above is not None and below is not None:
        return f"between {above} and {below}"
    if above is not None:
        return f"below {above}"
    return "no words in the rubric" if below is None else f"above {below}"
