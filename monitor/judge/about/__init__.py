"""Beside the term groups, what else speaks for a story being about an operation, or against it."""
