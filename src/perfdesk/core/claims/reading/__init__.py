"""Reading claims: numbers, sentences and periods as people write them."""
