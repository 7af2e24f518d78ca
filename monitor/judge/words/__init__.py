"""What languages have: how words are counted, lists, names of places, the grammar of names. Knows no story."""
