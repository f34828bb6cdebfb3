"""Decide what to remember and what to say, given what just happened. Values in, values out."""
