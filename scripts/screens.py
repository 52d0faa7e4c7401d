"""Take the pictures of the README: each screen at 80x24 and 120x40, out of one fictional debrief.

    python3 scripts/dev.py run python scripts/screens.py            take them all (needs chromium)
    python3 scripts/dev.py run python scripts/screens.py --check    compare their text, draw nothing
    python3 scripts/dev.py run python scripts/screens.py --theme NAME --into FOLDER
                                                                    draw sheets of every screen to look at

The text of each screen lies beside its picture; `--check` compares that, not pixels.
A sheet shows six screens in one theme, dialogs too; `no-colour` draws them as under `NO_COLOR`.
"""

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PICTURES = CHECKOUT / "docs" / "pictures"
sys.path.insert(0, str(CHECKOUT / "tests"))


from panelry_tui.themes import THEMES, WITHOUT_COLOUR  # noqa: E402
from pictured import BESIDE, SCENES, AnyScene  # noqa: E402
from tui.screen_text import screen_text  # noqa: E402

SIZES = ((80, 24), (120, 40))
NIGHT = THEMES[0].name
NO_COLOUR = "no-colour"
LOOKS = (*(each.name for each in THEMES), "ansi-dark", "ansi-light", NO_COLOUR)
A_SHEET = 6
"""Screens on one sheet, in two columns."""


async def taken(scene: AnyScene, size: tuple[int, int], look: str) -> tuple[str, str]:
    """Return a screen as text and as SVG, once its keys are pressed."""
    bare = look == NO_COLOUR
    app = scene.app(WITHOUT_COLOUR if bare else look, ansi=bare)
    async with app.run_test(size=size, notifications=bool(scene.keys)) as pilot:
        await pilot.pause(0.6)
        for key in scene.keys:
            await pilot.press(key)
            await pilot.pause(0.4)
        return screen_text(app), app.export_screenshot(title=" ")


def drawn(target: Path, *svgs: str) -> None:
    """Draw one SVG, or several in two columns, as a PNG with the browser."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        raise SystemExit("chromium is needed to draw: apt-get install chromium fonts-firacode")
    columns = min(2, len(svgs))
    wide, high = _view_box(svgs[0])
    rows = -(-len(svgs) // columns)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        grid = f"display:grid;grid-template-columns:repeat({columns},{wide}px)"
        style = f"body{{margin:0;{grid}}}svg{{display:block}}"
        page.write_text(
            f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(svgs)}", encoding="utf-8"
        )
        flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars"
        quiet = "--disable-background-networking --disable-component-update --disable-sync"
        place = [
            f"--user-data-dir={folder}/profile",
            f"--window-size={wide * columns},{high * rows}",
            f"--screenshot={target}",
        ]
        command = [browser, *flags.split(), *quiet.split(), *place, page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def _view_box(svg: str) -> tuple[int, int]:
    box = svg.split('viewBox="', 1)[1].split('"', 1)[0].split()
    return round(float(box[2])), round(float(box[3]))


def sheets(look: str, into: Path) -> None:
    """Draw every screen in a look, dialogs too, some on each sheet."""
    if look == NO_COLOUR:
        os.environ["NO_COLOR"] = "1"
    into.mkdir(parents=True, exist_ok=True)
    scenes = (*SCENES, *BESIDE)
    for wide, high in SIZES:
        svgs = [asyncio.run(taken(each, (wide, high), look))[1] for each in scenes]
        for at in range(0, len(svgs), A_SHEET):
            name = f"{look}-{wide}x{high}-{at // A_SHEET + 1}.png"
            drawn(into / name, *svgs[at : at + A_SHEET])
            print(f"{name}: {', '.join(each.name for each in scenes[at : at + A_SHEET])}")


def pictures(*, check: bool) -> int:
    """Take the pictures, or compare the text of each with what it was."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    stale = []
    for scene, size in ((scene, size) for scene in SCENES for size in SIZES):
        name = f"{scene.name}-{size[0]}x{size[1]}"
        text, svg = asyncio.run(taken(scene, size, NIGHT))
        beside = PICTURES / f"{name}.txt"
        if check:
            stale += [name] if not beside.exists() or beside.read_text(encoding="utf-8") != text else []
            continue
        beside.write_text(text, encoding="utf-8")
        drawn(PICTURES / f"{name}.png", svg)
        print(name)
    if stale:
        print(f"changed since their pictures were taken: {', '.join(stale)}", file=sys.stderr)
    return 1 if stale else 0


def main() -> int:
    """Take or check the pictures, or draw sheets."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare the text of each screen")
    parser.add_argument("--theme", choices=LOOKS, help="draw sheets of every screen in it")
    parser.add_argument("--into", type=Path, help="the folder of the sheets")
    asked = parser.parse_args()
    if (asked.theme is None) != (asked.into is None):
        parser.error("--theme and --into go together")
    if asked.theme is None:
        return pictures(check=asked.check)
    sheets(asked.theme, asked.into.resolve())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
