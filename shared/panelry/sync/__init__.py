"""Sync: frames, and both halves of the conversation without a wire."""
