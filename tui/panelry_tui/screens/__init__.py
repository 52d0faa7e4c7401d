"""Screens: one for each phase, named like the decisions and the tests."""
