"""The demo: one fictional debrief on a real server, with panelists that act from a script."""
