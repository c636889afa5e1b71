"""The window: the only room for QtWidgets and pyqtgraph. Everything it shows comes from `app`."""
