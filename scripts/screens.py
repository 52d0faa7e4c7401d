"""Take the pictures of the README: each screen at 80x24 and 120x40, out of one fictional debrief.

    python3 scripts/dev.py run python scripts/screens.py            take them all (needs chromium)
    python3 scripts/dev.py run python scripts/screens.py --check    compare their text, draw nothing

The text of each screen lies beside its picture; `--check` compares that, not pixels.
"""

import argparse
import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PICTURES = CHECKOUT / "docs" / "pictures"
sys.path.insert(0, str(CHECKOUT / "tests"))


from pictured import SCENES, FirstScene, Scene  # noqa: E402
from tui.screen_text import screen_text  # noqa: E402

SIZES = ((80, 24), (120, 40))
THEMES = ("panelry-night", "panelry-day")


async def taken(scene: Scene | FirstScene, size: tuple[int, int], theme: str) -> tuple[str, str]:
    """Return a screen as text and as SVG."""
    app = scene.app(theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.6)
        return screen_text(app), app.export_screenshot(title=" ")


def drawn(svg: str, target: Path) -> None:
    """Turn an SVG into a PNG with the browser."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        raise SystemExit("chromium is needed to draw: apt-get install chromium fonts-firacode")
    wide, high = _view_box(svg)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        style = "body{margin:0}svg{display:block}"
        page.write_text(f"<!doctype html><style>{style}</style>{svg}", encoding="utf-8")
        flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars"
        quiet = "--disable-background-networking --disable-component-update --disable-sync"
        place = [
            f"--user-data-dir={folder}/profile",
            f"--window-size={wide},{high}",
            f"--screenshot={target}",
        ]
        command = [browser, *flags.split(), *quiet.split(), *place, page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def _view_box(svg: str) -> tuple[int, int]:
    box = svg.split('viewBox="', 1)[1].split('"', 1)[0].split()
    return round(float(box[2])), round(float(box[3]))


def wanted() -> Iterator[tuple[Scene | FirstScene, tuple[int, int]]]:
    """Yield every scene at every size."""
    return ((scene, size) for scene in SCENES for size in SIZES)


def main() -> int:
    """Take or check the pictures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare the text of each screen")
    check = parser.parse_args().check
    PICTURES.mkdir(parents=True, exist_ok=True)
    stale = []
    for scene, size in wanted():
        name = f"{scene.name}-{size[0]}x{size[1]}"
        text, svg = asyncio.run(taken(scene, size, THEMES[0]))
        beside = PICTURES / f"{name}.txt"
        if check:
            stale += [name] if not beside.exists() or beside.read_text(encoding="utf-8") != text else []
            continue
        beside.write_text(text, encoding="utf-8")
        drawn(svg, PICTURES / f"{name}.png")
        print(name)
    if stale:
        print(f"changed since their pictures were taken: {', '.join(stale)}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
