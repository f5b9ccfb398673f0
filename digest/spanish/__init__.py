"""Spanish: tokens, forms of words, phrases and clauses, as far as the press that we read needs them."""
