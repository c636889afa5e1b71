"""Joining two copies of a pack that were edited apart."""
