"""Anything: commands at random, as the installed random histories make them."""

from panelry_server.verify.anything import ANYTHING, PEOPLE, Die

__all__ = ["ANYTHING", "PEOPLE", "Die"]
