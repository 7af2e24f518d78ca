"""THE WAY IN: fetched politely, through a guard, read by processes that can be killed; bytes → entries."""
