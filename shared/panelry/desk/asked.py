"""What both commands ask alike: the text of a file that an act takes, and the answer to its question."""

from panelry.desk.acts import Act, Typed
from panelry.desk.reading import Unclear

NOT_IT = "That is not what was asked for. Nothing was done."
SURE = "sure"
"""The option that gives the answer to an act's question."""
SURE_WORDS = "What would be typed for the question, which is then not asked."
TOO_LARGE = "This is more than can be sent to the server at once. Nothing was done. Say it in fewer words."
"""What is said of an act that does not leave a terminal."""
LARGEST_TABLE = 1024 * 1024
"""The most bytes of a table that is imported."""


def table_text(data: bytes, name: str) -> str:
    """Return the text of a file's bytes; `Unclear` names the file, the line and the cure."""
    if len(data) > LARGEST_TABLE:
        raise Unclear(f"{name} is larger than 1 MiB. Split it.")
    try:
        return data.decode()
    except UnicodeDecodeError as bad:
        line = data[: bad.start].count(b"\n") + 1
        raise Unclear(f"{name}, line {line}: this is not UTF-8. Save it as UTF-8.") from None


def demand_sure(act: Act, typed: Typed, said: str) -> None:
    """Raise `Unclear` unless what was said is what the act's question asks for; one without asks nothing."""
    if act.asks is not None and not act.asks(typed).fits(said):
        raise Unclear(NOT_IT)
