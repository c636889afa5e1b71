"""The use cases between people and between months: issue, compare, merge."""
