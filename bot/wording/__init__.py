"""Find the words: replies become messages and keyboards in three languages. Pure."""
