"""The panel beside the grid: charts and all that is known of one measure, in sections."""
