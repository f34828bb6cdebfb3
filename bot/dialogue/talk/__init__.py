"""What is asked about TikTok, what leans on the last answer, and what is said beside all business.

Does not know the answers; `knowledge` does.
"""
