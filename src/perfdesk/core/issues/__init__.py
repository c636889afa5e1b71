"""What left the office: issued versions, and what differs between any two states of a pack."""
