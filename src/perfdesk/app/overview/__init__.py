"""The overview: how many measures stand where, and which need somebody."""
