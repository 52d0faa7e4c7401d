"""Plain mode: the whole of panelry as labelled lines and numbered questions, for screen readers and pipes."""
