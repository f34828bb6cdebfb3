"""What TikTok really paid: reported, completed, confirmed, kept, listed and removed.

Does not know what is learnt from it; `advice.payouts` does.
"""
