"""The application of the page: a form for a code, and what the code opens.

GET and HEAD show a neutral form and consume nothing, an empty POST counts nothing: programs that look at
the links of a mail do all three. Whatever leads nowhere gets one and the same answer.
"""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from panelry.decide.page import OFFERED
from panelry.office import BENCH_DAYS
from panelry.pages import Said, plain_code
from panelry.panel import Channel
from panelry.refusals import SENTENCES, Code, Refused
from panelry.text import clean_text
from panelry_server.limits import Buckets
from panelry_server.web import documents
from panelry_server.web.reading import Asking, Bench, NoPage, NotNow, Pages, Shown, Told, WrongCode
from panelry_server.web.told import told

HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "X-Content-Type-Options": "nosniff",
    "Strict-Transport-Security": "max-age=31536000",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
}
"""What every answer carries."""
LARGEST_BODY = 32 * 1024
"""The most bytes of a form: a thousand characters of any script fit."""
_FORM = "application/x-www-form-urlencoded"
_FIELDS = 10
_WORDS = {
    Code.TEXT_MISSING: "Please type a few words first, then send them.",
    Code.TOO_MANY: "You told us this already, and we have kept it. A person will read it.",
    Code.TOO_MANY_ATTEMPTS: "You changed your answer very often. Your last answer stands. "
    "If it is wrong, please write to the person who sent you the link.",
    Code.FEEDBACK_NEVER: "We did not record a yes, because we could not keep it.",
}
"""What a refusal is called here, where the general sentence speaks to a panel."""

_UNFIT = "That answer could not be kept. Please choose one of those below."

From = Callable[[Request], str | None]


class Page:
    """One page for all links. `origin` names where a request comes from, None if it may not come."""

    def __init__(self, pages: Pages, limits: Buckets, origin: From) -> None:
        self._pages = pages
        self._limits = limits
        self._origin = origin

    async def serve(self, request: Request) -> Response:
        """Answer a request."""
        origin = self._origin(request)
        if origin is None:
            return _nothing()
        if not self._limits.take(origin):
            words = "Too many requests came from your network. Please wait a minute and try again."
            return _answer(documents.plainly("Please wait", words), 429, {"Retry-After": "60"})
        path = request.path_params["path"]
        try:
            if request.method == "POST":
                return await self._posted(request, path)
            return await self._form(path)
        except (NoPage, ClientDisconnect):
            return _nothing()
        except NotNow:
            words = "Nothing can be shown or recorded at the moment. Please try again later."
            return _answer(documents.plainly("Please try later", words), 503, {"Retry-After": "300"})

    async def _posted(self, request: Request, path: str) -> Response:
        fields = await _fields(request)
        if fields is None:
            words = "That is more text than this page takes. Go back and shorten it."
            return _answer(documents.plainly("Too much text", words), 413)
        code = plain_code(fields.get("code", ""))
        if not code:
            return await self._form(path)
        try:
            return await self._entered(path, code, fields)
        except WrongCode:
            return await self._form(path, wrong=True)

    async def _form(self, path: str, *, wrong: bool = False) -> Response:
        if not await self._pages.opens(path):
            return _nothing()
        return _answer(documents.code_form(self._pages.sender, wrong=wrong))

    async def _entered(self, path: str, code: str, fields: Mapping[str, str]) -> Response:
        said = _said(fields.get("say", ""))
        if said is not None:
            return await self._say(path, code, said, fields.get("words", ""))
        if fields.get("answer") in {"yes", "no"}:
            return await self._answer(path, code, fields)
        if "keep" in fields:
            return await self._keep(path, code, fields["keep"])
        return _answer(_document(await self._pages.read(path, code), code))

    async def _say(self, path: str, code: str, said: Said, words: str) -> Response:
        try:
            await self._pages.say(path, code, said, words)
        except Refused as refused:
            shown = await self._pages.again(path, code)
            notice = _WORDS.get(refused.code, SENTENCES[refused.code])
            return _answer(_document(shown, code, notice, (said, words)))
        return _answer(documents.kept(said, code))

    async def _answer(self, path: str, code: str, fields: Mapping[str, str]) -> Response:
        granted, language = fields["answer"] == "yes", fields.get("language", "")
        channel = _channel(fields.get("channel", Channel.PAGE.value))
        if channel is None:
            return _answer(_document(await self._pages.read(path, code), code, SENTENCES[Code.NO_SUCH_THING]))
        try:
            await self._pages.answer(path, code, granted=granted, channel=channel, language=language)
        except Refused as refused:
            shown = await self._pages.again(path, code)
            notice = _WORDS.get(refused.code, SENTENCES[refused.code])
            return _answer(_document(shown, code, notice, (channel, language)))
        return _answer(documents.answered(channel if granted else None))

    async def _keep(self, path: str, code: str, days: str) -> Response:
        known = {str(each): each for each in (0, *BENCH_DAYS)}
        notice = ""
        try:
            await self._pages.keep(path, code, known.get(days, -1))
        except Refused as refused:
            notice = _WORDS.get(refused.code, _UNFIT)
        if days == "0":
            return _answer(documents.off_the_bench())
        return _answer(_document(await self._pages.read(path, code), code, notice))


def application(pages: Pages, limits: Buckets, origin: From) -> Starlette:
    """Return the application; nothing else is reachable through it."""
    page = Page(pages, limits, origin)
    return Starlette(
        routes=[
            Route("/style.css", _style, methods=["GET"]),
            Route("/{path:path}", page.serve, methods=["GET", "POST"]),
        ]
    )


async def _style(_: Request) -> Response:
    return Response(documents.STYLE, media_type="text/css", headers=dict(HEADERS))


def _nothing() -> Response:
    return _answer(documents.nothing_here(), 404)


def _answer(body: str, status: int = 200, more: Mapping[str, str] | None = None) -> Response:
    return HTMLResponse(body, status, {**HEADERS, **(more or {})})


def _document(
    shown: Shown | Asking | Told | Bench,
    code: str,
    notice: str = "",
    typed: tuple[Said | Channel, str] | None = None,
) -> str:
    what, words = typed or (None, "")
    if isinstance(shown, Asking):
        chosen = (what, words) if isinstance(what, Channel) else None
        return documents.question(shown, code, notice=notice, typed=chosen)
    if isinstance(shown, Told):
        return told(shown)
    if isinstance(shown, Bench):
        return documents.bench(shown, code, notice=notice)
    said = (what, words) if isinstance(what, Said) else None
    return documents.summary(shown, code, notice=notice, typed=said)


async def _fields(request: Request) -> dict[str, str] | None:
    """Return the fields of a form, none for another kind of body; None if it is too large."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            return None
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return {}
    try:
        parsed = parse_qsl(body.decode("ascii"), max_num_fields=_FIELDS, keep_blank_values=True)
        return {name: clean_text(value) for name, value in parsed}
    except ValueError:
        return {}


def _said(value: str) -> Said | None:
    return next((each for each in Said if each.value == value), None)


def _channel(value: str) -> Channel | None:
    return next((each for each in OFFERED if each.value == value), None)
