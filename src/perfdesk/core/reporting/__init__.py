"""What a pack says beside its figures: comments, stages, dismissed problems, the report's look."""
