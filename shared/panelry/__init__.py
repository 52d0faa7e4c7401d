"""The pure core: what a debrief is, who may do what, and who may see it."""
