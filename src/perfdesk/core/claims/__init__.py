"""What a report's text says, and whether it holds: claims read, bound to figures and judged."""
