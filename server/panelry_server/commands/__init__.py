"""The commands of `panelry-server`, one module each, imported only when it is used."""
