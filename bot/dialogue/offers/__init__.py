"""A brand's offer: recognised in a text, completed by a question or two, judged, and changed afterwards.

Does not know prices; `advice.offers` does.
"""
