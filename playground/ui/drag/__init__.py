"""Dragging with the mouse, our own: it looks like the rest of the window and is tested with real mouse events."""
