"""Checks: what is wrong with the figures of a position, each told in one sentence."""
