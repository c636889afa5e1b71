"""Making the views of a pack: dashboard, series and charts."""
