"""The terminal: what panelists and facilitators see and press."""
