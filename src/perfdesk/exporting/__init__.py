"""From a dashboard and its charts to the files that leave the house, and proof of what they say."""
