"""The copy that a candidate gets: as JSON for programs, with the same words as a text for people."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from panelry.access.material import Material
from panelry.access.redacting import Whom, redacted_all
from panelry.access.telling import OFFICE, Entry

TITLE = "What is kept about you"
_ABOVE = (
    "This is what {organisation} keeps about {name}, as of your request of {asked}. Where words name or"
    " describe somebody else they were taken out, and the reason stands in their place. A case reviewer took"
    " them out, and a second person checked it. Whoever took part is called by their seat, such as"
    " Panelist 1. Times are UTC."
)
_REVIEWER = "the case reviewer"


def copy_of(material: Material, people: Sequence[Whom]) -> tuple[bytes, Counter[str]]:
    """Return the redacted copy as JSON, and how often each reason stands in it; `Unfit` says why not.

    What was redacted is in none of its bytes, nor is an id or a name of somebody else.
    """
    found = redacted_all(material.entries, material.redactions, people, material.name)
    total: Counter[str] = Counter()
    for _, counted in found:
        total += counted
    entries = [
        {
            **{key: value for key, value in msgspec.to_builtins(entry).items() if value != ""},
            "redactions": [
                {"reason": reason, "times": times, "reviewer": _REVIEWER}
                for reason, times in sorted(counted.items())
            ],
        }
        for entry, counted in found
    ]
    made = {
        "title": TITLE,
        "candidate": material.name,
        "organisation": material.organisation,
        "asked": material.asked,
        "records": material.records,
        "redacted": dict(sorted(total.items())),
        "entries": entries,
        "text": "\n\n".join(_paragraphs(material, [entry for entry, _ in found], total)),
    }
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n", total


def _paragraphs(material: Material, entries: Sequence[Entry], total: Counter[str]) -> Iterator[str]:
    yield _ABOVE.format(name=material.name, organisation=material.organisation, asked=material.asked)
    taken = ", ".join(f"{reason} {times}" for reason, times in sorted(total.items())) or "none"
    yield f"Words taken out, by reason: {taken}."
    before = ""
    for entry in entries:
        if entry.record != before:
            yield "THE OFFICE" if entry.record == OFFICE else f"INTERVIEW PANEL {entry.record}"
            before = entry.record
        about = f", {entry.about}" if entry.about else ""
        head = f"{entry.at[:16].replace('T', ' ')}  {entry.by}: {entry.what}{about}"
        yield f"{head}\n{entry.words}".rstrip()
