"""The form of an act at the desk: a line for each thing that it takes, and the question before the final."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from panelry.desk import NOT_IT, Act, Question, Taken
from panelry.text import clean_line
from panelry_tui.screens.kept_words import PAUSE, Draft, Keep
from panelry_tui.widgets.dialog_keys import DialogKeys

_LABEL = 14
Given = Mapping[str, str]


def words_of(kept: str) -> dict[str, str]:
    """Return the words of a form that were kept on this machine, by field; none where they cannot be read."""
    try:
        return msgspec.json.decode(kept, type=dict[str, str]) if kept else {}
    except msgspec.DecodeError:
        return {}


class ActForm(ModalScreen[Given | None]):
    """Asks for all that an act takes; it stays open, and says why, while something cannot stand."""

    DEFAULT_CSS = f"""
    ActForm {{ align: center middle; }}
    ActForm > Vertical {{
        width: 78; max-width: 100%; height: auto; max-height: 100%; background: $surface; padding: 1 2;
    }}
    ActForm .title {{ text-style: bold; }}
    ActForm VerticalScroll {{ height: auto; background: $surface; margin-top: 1; }}
    ActForm Horizontal {{ height: 1; }}
    ActForm .label {{ width: {_LABEL}; }}
    ActForm Input, SureDialog Input {{ height: 1; border: none; padding: 0 1; background: $panel; }}
    ActForm Input {{ width: 1fr; }}
    ActForm Input:focus, SureDialog Input:focus {{ border: none; }}
    ActForm .advice {{ color: $secondary; margin-top: 1; height: auto; }}
    ActForm .wrong, SureDialog .wrong {{ color: $warning; display: none; }}
    ActForm .wrong.-said, SureDialog .wrong.-said {{ display: block; }}
    ActForm .keys, SureDialog .keys {{ margin-top: 1; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s", "confirm", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, act: Act, given: Given, check: Callable[[Given], str], keep: Keep) -> None:
        super().__init__()
        self._act, self._given, self._check = act, given, check
        self._draft = Draft(_as_kept(given), keep, self)
        self._unfit: Given | None = None
        """What was confirmed and could not stand."""

    def compose(self) -> ComposeResult:
        """Lay out the title, a line for each thing, the advice and the keys."""
        with Vertical():
            yield Static(Content(self._act.words), classes="title")
            with VerticalScroll(can_focus=False):
                for each in self._act.takes:
                    with Horizontal():
                        yield Static(Content(_label(each)), classes="label")
                        yield Input(
                            clean_line(self._given.get(each.name, "")), id=each.name, select_on_focus=False
                        )
            yield Static(classes="advice", markup=False)
            yield Static(classes="wrong", markup=False)
            yield DialogKeys("enter Next  ctrl+s Confirm  esc Back, words kept")

    def on_mount(self) -> None:
        """Begin at the first empty line, and write down now and then."""
        empty = [each for each in self.query(Input) if not each.value]
        (empty or [*self.query(Input)])[0].focus()
        self.set_interval(PAUSE, self._draft.write)

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the advice and the keys."""
        self.query_one(VerticalScroll).styles.max_height = max(2, event.size.height - 9)

    def on_descendant_focus(self) -> None:
        """Say what belongs in the line that has the focus."""
        focused = self.focused
        taken = [each for each in self._act.takes if focused is not None and each.name == focused.id]
        self.query_one(".advice", Static).update(Content(_advice(taken[0]) if taken else ""))

    def given(self) -> dict[str, str]:
        """Return what is typed, by name; nothing stands for what is empty."""
        typed = {str(each.id): clean_line(each.value).strip() for each in self.query(Input)}
        return {name: words for name, words in typed.items() if words}

    def on_input_changed(self, _: Input.Changed) -> None:
        """Take what is typed; a complaint about other words goes."""
        given = self.given()
        self._draft.words = _as_kept(given)
        if given != self._unfit:
            self._say("")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next line, at the last one confirm."""
        lines = [*self.query(Input)]
        if event.input is lines[-1]:
            await self.action_confirm()
        else:
            self.focus_next()

    async def action_confirm(self) -> None:
        """Give back what is typed, written down first, or say why it cannot stand."""
        given = self.given()
        why = _unfit(self._act.takes, given) or self._check(given)
        self._unfit = given if why else None
        self._say(why)
        if not why:
            self._draft.words = _as_kept(given)
            await self._draft.write()
            self.dismiss(given)

    async def action_leave(self) -> None:
        """Leave; what was typed is there when the form opens again."""
        await self._draft.write()
        self.dismiss(None)

    def _say(self, why: str) -> None:
        line = self.query_one(".wrong", Static)
        line.update(Content(why))
        line.set_class(bool(why), "-said")


def _as_kept(given: Given) -> str:
    return msgspec.json.encode(dict(given)).decode() if given else ""


def _advice(each: Taken) -> str:
    words = f"{each.words} One of: {', '.join(each.choices)}." if each.choices else each.words
    return words if each.required else f"{words} May be empty."


def _label(taken: Taken) -> str:
    return "E-mail" if taken.name == "email" else taken.name.capitalize()


def _unfit(takes: Sequence[Taken], given: Given) -> str:
    """Return what is missing, or is none of its choices; empty where all is there."""
    for each in takes:
        name = _label(each)
        if each.name not in given and each.required:
            return f"{name} is missing. {each.words}"
        if each.choices and each.name in given and given[each.name] not in each.choices:
            return f"{name} is one of: {', '.join(each.choices)}."
    return ""


class SureDialog(ModalScreen[bool]):
    """What will happen, as long as it is, and what has to be typed for it; any other words do nothing."""

    DEFAULT_CSS = """
    SureDialog { align: center middle; }
    SureDialog > Vertical {
        width: 78; max-width: 100%; height: auto; max-height: 100%; background: $surface; padding: 1 2;
    }
    SureDialog VerticalScroll { height: auto; background: $surface; margin-bottom: 1; }
    SureDialog .prompt { text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
    ]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out what will be, the prompt and its field."""
        with Vertical():
            with VerticalScroll(can_focus=False):
                yield Static(Content("\n".join(clean_line(each) for each in self._question.lines)))
            yield Static(Content(clean_line(f"{self._question.prompt}:")), classes="prompt")
            yield Input()
            yield Static(classes="wrong", markup=False)
            yield DialogKeys("enter Confirm  up down Line  esc Back, nothing done")

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one(Input).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the field and the keys."""
        self.query_one(VerticalScroll).styles.max_height = max(2, event.size.height - 8)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on where the words are those asked for."""
        if self._question.fits(clean_line(event.value)):
            self.dismiss(result=True)
            return
        line = self.query_one(".wrong", Static)
        line.update(Content(NOT_IT))
        line.add_class("-said")

    def action_leave(self) -> None:
        """Leave; nothing is done."""
        self.dismiss(result=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def taken_by(act: Act, lent: Given, kept: Given) -> dict[str, str]:
    """Return what a form begins with: the words kept, but for what the row under the cursor is about."""
    names: Sequence[str] = [each.name for each in act.takes]
    only_one = (
        ("candidate",)
        if {"candidate", "position", "dates"} <= set(names) and lent.get("candidate")
        else names
    )
    begun = {name: kept[name] for name in names if kept.get(name)}
    return begun | {name: lent[name] for name in only_one if lent.get(name)}
