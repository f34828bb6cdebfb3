"""All that is asked: the interview's questions and an offer's, how they are answered, and what is told unasked.

Knows which question is open. Does not know what else a text may be about.
"""
