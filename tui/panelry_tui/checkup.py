"""A checkup of this machine: what the terminal can show, and where and how safely things are kept here."""

import os
import shlex
import stat
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import cast

import msgspec

from panelry_tui.device_key import DeviceKey, KeyLostError, KeyPlace
from panelry_tui.glyphs import ASCII, NARROW, GlyphChoice, choose_glyphs, locale_of
from panelry_tui.settings import GLYPHS, THEME, ConfigError, config_file, in_file, read, text, without_colour

LEAST = (60, 16)
"""Columns and rows that the screens need."""


class Verdict(Enum):
    """How good a finding is; `WRONG` hinders somebody."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at: how good, what it is about, what is so, and the cure if it needs one."""

    verdict: Verdict
    about: str
    words: str
    cure: str = ""


class Shown(msgspec.Struct, frozen=True):
    """What this process stands in: whether it is a terminal, its columns and rows if known, the encoding."""

    terminal: bool
    size: tuple[int, int] | None
    encoding: str | None
    plain: str = ""
    """What turned plain mode on, which draws no screen; empty where it is off."""


def terminal_findings(environ: Mapping[str, str], shown: Shown) -> Iterator[Finding]:
    """Yield what there is to say of the terminal itself."""
    kind = environ.get("TERM", "")
    if shown.plain:
        yield Finding(Verdict.OK, "plain mode", f"on (from {shown.plain}), which any terminal can show")
    else:
        yield _terminal(kind, shown)
        yield _size(shown.size)
    yield _colours(environ, kind)


def _terminal(kind: str, shown: Shown) -> Finding:
    if not shown.terminal:
        cure = "Start panelry in a terminal, or add --plain."
        return Finding(Verdict.NOTE, "terminal", "input or output is none", cure)
    if kind in {"", "dumb", "unknown"}:
        cure = "Use a terminal that says what it can do, or add --plain."
        return Finding(Verdict.NOTE, "terminal", f"TERM is {kind or 'not set'}: screens may be garbled", cure)
    return Finding(Verdict.OK, "terminal", kind)


def _size(size: tuple[int, int] | None) -> Finding:
    needed = f"{LEAST[0]}×{LEAST[1]}"
    if size is None:
        return Finding(Verdict.NOTE, "size", f"not known here; screens need {needed}")
    words = f"{size[0]}×{size[1]}"
    if size[0] < LEAST[0] or size[1] < LEAST[1]:
        cure = "Make the window larger or its letters smaller, or add --plain."
        return Finding(Verdict.WRONG, "size", f"{words}, and screens need {needed}", cure)
    return Finding(Verdict.OK, "size", words)


def _colours(environ: Mapping[str, str], kind: str) -> Finding:
    if without_colour(environ):
        return Finding(Verdict.OK, "colours", "none, as NO_COLOR says; letters and places carry the meaning")
    if environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return Finding(Verdict.OK, "colours", "all of them, as COLORTERM says")
    if kind.endswith("-256color"):
        return Finding(Verdict.OK, "colours", "256, as TERM says")
    words = "perhaps 16 only: two levels may share a blue, and their letters tell them apart"
    return Finding(Verdict.NOTE, "colours", words, "Set COLORTERM=truecolor if this terminal has more.")


def settings_findings(environ: Mapping[str, str], shown: Shown) -> Iterator[Finding]:
    """Yield what there is to say of the settings, the signs and the theme that they lead to."""
    said = ""
    try:
        path = config_file(environ)
        in_file(path)
        words = str(path) if path.exists() else f"none at {path}, so what is usual holds"
        yield Finding(Verdict.OK, "settings", words)
    except ConfigError as problem:
        said = str(problem)
        yield Finding(Verdict.WRONG, "settings", said)
    try:
        yield _signs(environ, shown)
        theme = read(THEME, environ)
        yield Finding(Verdict.OK, "theme", f"{theme.value} ({theme.origin})")
    except ConfigError as problem:
        if str(problem) != said:
            yield Finding(Verdict.WRONG, "signs and theme", str(problem))


def _signs(environ: Mapping[str, str], shown: Shown) -> Finding:
    choice = cast("GlyphChoice", text(GLYPHS, environ))  # the setting has the same choices
    chosen = choose_glyphs(choice, encoding=shown.encoding, locale=locale_of(environ))
    if chosen.hint:
        return Finding(Verdict.NOTE, "signs", "ascii", chosen.hint)
    name = "ascii" if chosen.glyphs is ASCII else "narrow" if chosen.glyphs is NARROW else "unicode"
    return Finding(Verdict.OK, "signs", f"{name}; the encoding is {shown.encoding or 'unknown'}")


def folder_finding(folder: Path) -> Finding:
    """Return what there is to say of the folder in which everything is kept."""
    about = "data folder"
    try:
        mode = folder.stat().st_mode
    except FileNotFoundError:
        return _folder_to_come(folder)
    except OSError as problem:
        words = f"{folder}: {problem.strerror or 'it cannot be read'}"
        return Finding(Verdict.WRONG, about, words, "Check PANELRY_STATE and your rights to it.")
    if not stat.S_ISDIR(mode):
        cure = "Move that file away, or let PANELRY_STATE name a folder."
        return Finding(Verdict.WRONG, about, f"{folder} is no folder", cure)
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        cure = "Give yourself the rights to it, or let PANELRY_STATE name another folder."
        return Finding(Verdict.WRONG, about, f"you may not write in {folder}", cure)
    cure = f"Type chmod 700 {shlex.quote(str(folder))}"
    if mode & (stat.S_IWGRP | stat.S_IWOTH):
        return Finding(Verdict.WRONG, about, f"others may change what is in {folder}", cure)
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        return Finding(Verdict.NOTE, about, f"others may see which debriefs are kept in {folder}", cure)
    return Finding(Verdict.OK, about, f"{folder}, for you alone")


def _folder_to_come(folder: Path) -> Finding:
    above = next(each for each in folder.absolute().parents if each.exists())
    if os.access(above, os.W_OK | os.X_OK):
        return Finding(Verdict.OK, "data folder", f"{folder} appears with the first seat")
    cure = "Give yourself the rights to it, or let PANELRY_STATE name another folder."
    return Finding(Verdict.WRONG, "data folder", f"{folder} cannot appear: no right to {above}", cure)


def key_finding(device_key: DeviceKey) -> Finding:
    """Return what there is to say of the key by which everything here is encrypted."""
    about = "key of this machine"
    try:
        place = device_key.place()
        if place is None:
            return Finding(Verdict.OK, about, "none yet; it is drawn with the first seat")
        device_key.key()
    except KeyLostError as lost:
        return Finding(Verdict.WRONG, about, str(lost))
    match place:
        case KeyPlace.ENVIRONMENT:
            return Finding(Verdict.OK, about, "given by PANELRY_KEY")
        case KeyPlace.KEYRING:
            return Finding(Verdict.OK, about, "in this machine's keyring")
        case KeyPlace.FILE:
            return _key_in_file(device_key.folder / "key")


def _key_in_file(path: Path) -> Finding:
    about = "key of this machine"
    if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return Finding(
            Verdict.WRONG, about, f"others may read {path}", f"Type chmod 600 {shlex.quote(str(path))}"
        )
    words = f"in {path}, beside what it encrypts: that protects only backups without that file"
    return Finding(Verdict.NOTE, about, words, "Encrypt the disk, and leave the file out of backups.")
