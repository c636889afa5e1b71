"""What an import would take over, as the preview shows it, to be looked at and ticked off."""
