"""What imports leave in a pack beside figures: answers that hold, and doubts that stay."""
