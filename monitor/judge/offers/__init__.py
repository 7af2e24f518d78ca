"""What is offered to a person, who decides: operations that nobody follows, drafts, and what marks suggest."""
