"""Nodes: what servers of one record share besides it, so that they are to everybody as one server."""
