"""Help without a network: the user guide by topic, and every shortcut there is."""
