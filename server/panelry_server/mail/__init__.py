"""Mail: what is written to candidates, how it is handed over, and what became of it."""
