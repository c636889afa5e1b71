"""The panel in which a person sees how a sheet is read, and corrects it."""
