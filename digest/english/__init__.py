"""English from claims: lexicon, grammar, numbers, names. Pure."""
