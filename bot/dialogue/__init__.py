"""Decide what to remember and what to say, given what just happened. Values in, values out.

`turn` takes every event; `listening` says who hears a text, in which order. Each folder is one thing that a person
does here. What stands beside them is what all of them speak in: sessions, scenes, events, replies.
"""
