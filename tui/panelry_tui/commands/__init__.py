"""The commands of `panelry`, one module each, imported only when it is used."""
