"""The Adult Social Care Outcomes Framework: its editions, codes, and what continues what."""
