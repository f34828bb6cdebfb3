"""What is not so, or not yet: "if I lived in Germany", "what do I need for 10 000 kr a month?".

Does not know money; `advice.whatif` and `advice.goals` do.
"""
