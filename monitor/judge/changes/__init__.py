"""What a story does to what is known already: figures, acts, ends, others in its place, or nothing."""
