"""Packs as the window knows them before they are open."""
