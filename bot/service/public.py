"""What may be said where others read along. Does not know the conversation."""

from bot.dialogue.replies import Outcome, Reply, Say

PERSONAL = frozenset({"payout.log", "payout.list", "payout.remove"})
"""What is answered in private only."""


def in_public(outcome: Outcome) -> Outcome:
    """In a group nothing about a person is asked, shown or kept, and another bot's command is none of ours."""
    if any(say.key == "unknown_command" for reply in outcome.replies for say in reply.says):
        return outcome.but(replies=())
    told = outcome.session
    personal = told.asks or told.pending or told.offer or PERSONAL & set(outcome.answered)
    if personal or outcome.saves or outcome.forgets:
        return Outcome(outcome.session.but(asks=None, state="idle"), (Reply((Say("group_only_private"),)),))
    return outcome.but(replies=tuple(Reply(one.says, (), "keep") for one in outcome.replies), saves=False)
