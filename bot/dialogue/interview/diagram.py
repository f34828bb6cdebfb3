"""The conversation as a Mermaid state diagram, drawn from the table of questions. README shows it."""

from bot.dialogue.interview.questions import MOST_QUESTIONS, QUESTIONS


def state_diagram() -> str:
    """States, what moves between them, and the questions of the interview in their table's order."""
    lines = [
        "stateDiagram-v2",
        "    [*] --> idle: /start",
        "    idle --> idle: question answered",
        "    idle --> interview: Estimate, or numbers told",
        "    interview --> interview: answer, Back, Skip, question in between",
        "    interview --> paused: /start in the middle",
        "    paused --> interview: Continue, Start over",
        f"    interview --> idle: That's enough, Cancel, {MOST_QUESTIONS} questions, or the range is narrow",
        "    idle --> confirm_delete: /deletemydata",
        "    confirm_delete --> idle: Keep everything",
        "    confirm_delete --> deleted: Delete everything",
        "    deleted --> idle: anything",
        "    state interview {",
        "        [*] --> most_telling_question",
        *(f"        most_telling_question --> {question.field}" for question in QUESTIONS),
        "    }",
    ]
    return "\n".join(lines)
