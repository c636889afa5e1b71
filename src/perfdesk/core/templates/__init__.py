"""Templates of packs: the layers, outcomes and measures that a new pack begins with."""
