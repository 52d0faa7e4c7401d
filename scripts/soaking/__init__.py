"""Soaking: rows of fault tests for hours, in batches, with progress that survives a stop."""
