"""The server: one writer for each debrief, a durable journal, and a gate."""
