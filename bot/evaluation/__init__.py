"""How well Tally understands: questions with the intents that are right, and what the bot makes of them."""
