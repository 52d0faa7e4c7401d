"""`python -m panelry_tui` is the command `panelry`."""

import sys

from panelry_tui.cli import main

sys.exit(main())
