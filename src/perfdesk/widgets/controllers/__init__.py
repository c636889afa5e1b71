"""What connects the commands of the window with the pack: one controller a subject."""
