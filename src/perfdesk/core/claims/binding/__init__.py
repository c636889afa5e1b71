"""Binding: which measure, period and place a number of a report is about."""
