"""Where each key stands in a TOML document that can be read: a wrong value needs its line too.

The standard reader gives lines for broken syntax only, so this walk takes the syntax for granted.
"""

import re

KeyPath = tuple[str | int, ...]
"""Keys from the root of a document; a number counts the entries of an array from 0."""

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*"
    r"|[\[\]{}=,.\n]"
    r"|[^\s\[\]{}=,.\"'\#]+",
    re.DOTALL,
)
"""A text that is never closed is one token too, or every quote in it would be read to the end again."""

_SIGNS = frozenset("[]{}=,\n")

MOST_DOTS = 20


def overlong_key(source: str) -> int | None:
    """Return the line of the first key with more than `MOST_DOTS` dots, or None.

    To be asked before the document is read: the time that a reader takes grows with their square.
    """
    dots = 0
    for token in _TOKEN.finditer(source):
        dots = dots + 1 if token[0] == "." else 0 if token[0] in _SIGNS else dots
        if dots > MOST_DOTS:
            return source.count("\n", 0, token.start()) + 1
    return None


def key_lines(source: str) -> dict[KeyPath, int]:
    """Return the line, from 1, of every key, table and array entry of a well-formed document."""
    walk = _Walk(source)
    walk.document()
    return walk.lines


class _Walk:
    """One pass over the tokens of a document."""

    def __init__(self, source: str) -> None:
        self.lines: dict[KeyPath, int] = {(): 1}
        self._arrays: dict[KeyPath, int] = {}
        self._tokens: list[tuple[str, int]] = []
        self._next = 0
        line, seen = 1, 0
        for token in _TOKEN.finditer(source):
            line += source.count("\n", seen, token.start())
            seen = token.start()
            if not token[0].startswith("#"):
                self._tokens.append((token[0], line))

    def document(self) -> None:
        table: KeyPath = ()
        while self._peek():
            if self._peek() == "\n":
                self._take()
            elif self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self) -> str:
        return self._tokens[self._next][0] if self._next < len(self._tokens) else ""

    def _take(self) -> tuple[str, int]:
        self._next += 1
        return self._tokens[self._next - 1]

    def _skip_newlines(self) -> None:
        while self._peek() == "\n":
            self._take()

    def _header(self) -> KeyPath:
        line = self._take()[1]
        array = self._peek() == "["
        if array:
            self._take()
        *outer, last = self._key("]")
        path: KeyPath = ()
        for part in outer:
            path = self._newest((*path, part))
        path = (*path, last)
        self.lines.setdefault(path, line)
        if array:
            self._take()
            self._arrays[path] = self._arrays.get(path, -1) + 1
        path = self._newest(path)
        self.lines.setdefault(path, line)
        return path

    def _newest(self, path: KeyPath) -> KeyPath:
        """Return the path of the newest entry where the path is an array of tables."""
        return (*path, self._arrays[path]) if path in self._arrays else path

    def _key(self, end: str) -> list[str]:
        """Take a dotted key and the sign that ends it."""
        parts: list[str] = []
        while (part := self._take()[0]) != end:
            if part != ".":
                parts.append(part[1:-1] if part[0] in "\"'" else part)
        return parts

    def _pair(self, table: KeyPath) -> None:
        line = self._tokens[self._next][1]
        path = table
        for part in self._key("="):
            path = (*path, part)
            self.lines.setdefault(path, line)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        if self._peek() == "[":
            self._array(path)
        elif self._peek() == "{":
            self._inline(path)
        else:
            while self._peek() not in {"", "\n", ",", "]", "}"}:
                self._take()

    def _array(self, path: KeyPath) -> None:
        self._take()
        entry = 0
        self._skip_newlines()
        while self._peek() != "]":
            if self._peek() == ",":
                self._take()
            else:
                self.lines[(*path, entry)] = self._tokens[self._next][1]
                self._value((*path, entry))
                entry += 1
            self._skip_newlines()
        self._take()

    def _inline(self, path: KeyPath) -> None:
        self._take()
        while self._peek() != "}":
            if self._peek() == ",":
                self._take()
            else:
                self._pair(path)
        self._take()
