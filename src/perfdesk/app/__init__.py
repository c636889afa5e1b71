"""What the window shows and does, without a window: session, tasks, preferences, item models.

QtCore and QtGui only, so that everything here can be tested without drawing a widget.
"""
