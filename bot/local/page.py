"""The chat page on this machine: a chat like Telegram's, and beside it what Tally understood and which figures it used.

Knows HTTP and how the conversation is shown. Does not know what is answered.
"""

from importlib.resources import files
from mimetypes import guess_type
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.local.ask import figure_as_data, plain_value
from bot.local.conversation import USER_ID, Conversation
from bot.local.terminal import session_as_data
from bot.local.upload import name_of

PAGE_PORT = 8765
MOST_CHARACTERS = 4096


def page_app(conversation: Conversation) -> Starlette:
    """GET / is the page, GET /chat the conversation as it stands, GET /file/… a picture of it.

    POST /do/say, /do/press and /do/send do what a person does.
    """
    html = files("bot.local").joinpath("page.html").read_text(encoding="utf-8")

    async def page(_: Request) -> Response:
        if not conversation.telegram.messages(USER_ID):
            conversation.user.says("/start")
            await conversation.shown()
        return HTMLResponse(html)

    async def chat(_: Request) -> Response:
        return JSONResponse(_as_data(conversation))

    async def do(request: Request) -> Response:
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return PlainTextResponse("from this page only", status_code=403)
        body = await request.json()
        try:
            _do(conversation, request.path_params["what"], body)
        except (KeyError, LookupError) as error:
            return PlainTextResponse(f"That cannot be done here: {error}.", status_code=400)
        await conversation.shown()
        return JSONResponse(_as_data(conversation))

    async def file(request: Request) -> Response:
        wanted = int(request.path_params["message_id"])
        message = next((one for one in conversation.telegram.messages(USER_ID) if one.message_id == wanted), None)
        if message is None or not message.has_file:
            return PlainTextResponse("There is no such file.", status_code=404)
        if message.photo is not None:
            return Response(message.photo, media_type="image/png")
        name = name_of(message.document)
        kept = {"content-disposition": f'inline; filename="{name}"'}
        return Response(message.document, media_type=guess_type(name)[0] or "application/pdf", headers=kept)

    return Starlette(
        routes=[
            Route("/", page),
            Route("/chat", chat),
            Route("/file/{message_id:int}", file),
            Route("/do/{what}", do, methods=["POST"]),
        ],
    )


def _do(conversation: Conversation, what: str, body: dict[str, Any]) -> None:
    match what:
        case "say":
            conversation.user.says(str(body["text"])[:MOST_CHARACTERS])
        case "press":
            conversation.user.presses_data(int(body["message_id"]), str(body["data"]))
        case "send":
            conversation.user.sends(str(body["kind"]))
        case _:
            raise LookupError(what)


def _as_data(conversation: Conversation) -> dict[str, Any]:
    return {
        "messages": [
            {
                "id": one.message_id,
                "mine": not one.is_from_bot,
                "html": one.text if one.is_from_bot else None,
                "text": one.plain or (f"[{next(iter(one.other))}]" if one.other else ""),
                "buttons": [
                    [
                        {"label": button["text"], "data": button.get("callback_data", ""), "link": button.get("url")}
                        for button in row
                    ]
                    for row in one.keyboard
                ],
                "photo": f"/file/{one.message_id}" if one.photo is not None else None,
                "document": f"/file/{one.message_id}" if one.document is not None else None,
                "document_name": name_of(one.document),
                "at": one.sent_at.astimezone().strftime("%H:%M"),
                "edited": any(earlier.text != one.text for earlier in one.history),
            }
            for one in conversation.telegram.messages(USER_ID)
        ],
        "session": session_as_data(conversation),
        "behind": _behind(conversation),
    }


def _behind(conversation: Conversation) -> dict[str, Any]:
    """What the last message was taken to mean, and the figures of the answer."""
    heard = conversation.heard
    if heard is None:
        return {"intents": [], "entities": {}, "figures": []}
    meaning, knowledge = heard.meaning, conversation.mind.knowledge
    figures = [figure_as_data(fid, knowledge, conversation.clock().date()) for fid in heard.outcome.figures]
    if meaning is None:
        return {"intents": [], "entities": {}, "figures": figures}
    scored = [one for part in meaning.parts for one in part.intents[:3]]
    return {
        "intents": [{"id": one.id, "confidence": round(one.confidence, 2)} for one in scored],
        "entities": {name: plain_value(value) for name, value in meaning.entities.items()},
        "figures": figures,
    }
