"""`python -m panelry_server` is the command `panelry-server`."""

import sys

from panelry_server.cli import main

sys.exit(main())
