"""The editable grid of a layer: view, painting, keys."""
