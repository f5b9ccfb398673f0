"""Pages for readers, without signing in: leave, choose, join. The signed mark in the address is all the right there is.

No cookie is read or set, so that another site can do nothing in a reader's name; a GET changes nothing, since mail
scanners follow links; the one-click POST of RFC 8058 comes from mail programs, without an Origin, and is honoured.
"""

from flask import Blueprint, Response, make_response, render_template, request, url_for

from digest.mail import AddressError, MailServerError
from digest.render import languages
from meanwhile import subscriptions
from meanwhile.desk.context import desk
from meanwhile.desk.guard import needs
from meanwhile.mailing import transport_of
from meanwhile.subscriptions import FREQUENCIES, LEAVE_DAYS, Choices, LinkError, words
from pipeline.errors import BusyError, MeanwhileError, UsageError

blueprint = Blueprint("public", __name__)
#: The desk's own style sheet is not for readers: these few lines are all their pages need.
_STYLE = """\
:root { color-scheme: light dark; }
body { margin: 0; font: 17px/1.5 Georgia, serif; }
main { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
fieldset { border: 1px solid GrayText; margin: 0 0 1rem; padding: .5rem 1rem; }
fieldset div { columns: 11rem; }
fieldset label { display: block; padding: .25rem 0 .25rem 1.75rem; text-indent: -1.75rem; break-inside: avoid; }
h1 { line-height: 1.2; }
input, select, button { font: inherit; max-width: 100%; }
input[type="email"], select { padding: .4rem; width: 22rem; }
button { padding: .5rem 1.25rem; min-height: 44px; }
"""


def _lang(chosen: str = "") -> str:
    return chosen or request.accept_languages.best_match(list(languages())) or "en"


def _page(template: str, title: str, *, lang: str, status: int = 200, **values: object) -> Response:
    said = words(lang)
    page = render_template(f"public/{template}.html", title=said[title], words=said, lang=lang, **values)
    return make_response(page, status)


def _wrong(error: MeanwhileError) -> Response:
    """Why it did not work, in the reader's language; what was noted of it in English stays with us."""
    match error:
        case LinkError():
            key, status = error.key, 400
        case AddressError():
            key, status = "no_address", 400
        case BusyError():
            key, status = "busy", 429
        case MailServerError():
            key, status = "not_now", 503
        case _:
            key, status = "no_choice", 400
    lang = _lang()
    return _page("page", "wrong_title", lang=lang, status=status, said=words(lang)[key])


@blueprint.get("/public.css")
@needs("public")
def style() -> Response:
    """The pages' style."""
    return Response(_STYLE, mimetype="text/css")


@blueprint.get("/u/<mark>")
@needs("public")
def ask_to_leave(mark: str) -> Response:
    """Asks; changes nothing."""
    try:
        found = subscriptions.standing(desk().database, mark, now=desk().clock(), days=LEAVE_DAYS)
    except LinkError as error:
        return _wrong(error)
    lang = found.choices.lang
    said = words(lang)["leave_ask"].format(address=found.address)
    return _page("ask", "leave_title", lang=lang, said=said, button=words(lang)["leave_button"])


@blueprint.post("/u/<mark>")
@needs("public")
def leave(mark: str) -> Response:
    """Off the list at once: from the page's button, or by a mail program's one click."""
    try:
        found = subscriptions.standing(desk().database, mark, now=desk().clock(), days=LEAVE_DAYS)
        address = subscriptions.leave(desk().database, mark, now=desk().clock())
    except LinkError as error:
        return _wrong(error)
    lang = found.choices.lang
    mail = desk().config.mail
    rejoin = url_for("public.show_join") if mail.signup and mail.base_url else ""
    said = words(lang)["left_said"].format(address=address)
    return _page("page", "left_title", lang=lang, said=said, rejoin=rejoin)


@blueprint.get("/p/<mark>")
@needs("public")
def show_choices(mark: str) -> Response:
    """What a recipient gets, as a form."""
    return _choices(mark, saved=False)


@blueprint.post("/p/<mark>")
@needs("public")
def keep_choices(mark: str) -> Response:
    """Keep what was ticked."""
    form = request.form
    choices = Choices(
        lang=form.get("lang", ""),
        frequency=form.get("frequency", ""),
        bulletins=tuple(form.getlist("bulletins")),
        topics=tuple(form.getlist("topics")),
        regions=tuple(form.getlist("regions")),
    )
    try:
        subscriptions.choose(desk().database, desk().config, mark, choices, now=desk().clock())
    except (LinkError, UsageError) as error:
        return _wrong(error)
    return _choices(mark, saved=True)


def _choices(mark: str, *, saved: bool) -> Response:
    try:
        found = subscriptions.standing(desk().database, mark, now=desk().clock())
    except LinkError as error:
        return _wrong(error)
    config = desk().config
    lang = found.choices.lang
    return _page(
        "choose",
        "choose_title",
        lang=lang,
        saved=saved,
        said=words(lang)["choose_for"].format(address=found.address) + ".",
        choices=found.choices,
        bulletins=subscriptions.offered(config),
        topics=config.topics,
        regions=config.regions,
        frequencies=FREQUENCIES,
        langs=languages(),
        leave=url_for("public.ask_to_leave", mark=mark),
    )


@blueprint.get("/subscribe")
@needs("public")
def show_join() -> Response:
    """The form to ask for the digest, where that is offered."""
    mail = desk().config.mail
    if not (mail.signup and mail.base_url):
        return _page("page", "wrong_title", lang=_lang(), status=404, said=words(_lang())["not_offered"])
    return _page("join", "join_title", lang=_lang(), langs=languages())


@blueprint.post("/subscribe")
@needs("public")
def ask_to_join() -> Response:
    """Mail a link that confirms; the answer is the same for every address."""
    lang = request.form.get("lang", "")
    lang = lang if lang in languages() else _lang()
    transport = transport_of(desk().config)
    try:
        subscriptions.ask_to_join(
            desk().database,
            desk().config,
            request.form.get("address", ""),
            lang=lang,
            transport=transport,
            now=desk().clock(),
        )
    except UsageError:
        return _page("page", "wrong_title", lang=lang, status=404, said=words(lang)["not_offered"])
    except (AddressError, BusyError, MailServerError) as error:
        return _wrong(error)
    finally:
        transport.close()
    return _page("page", "asked_title", lang=lang, said=words(lang)["asked_said"])


@blueprint.get("/join/<mark>")
@needs("public")
def ask_to_confirm(mark: str) -> Response:
    """Asks; changes nothing."""
    try:
        found = subscriptions.standing(
            desk().database, mark, now=desk().clock(), purpose="join", days=subscriptions.JOIN_DAYS
        )
    except LinkError as error:
        return _wrong(error)
    lang = found.choices.lang
    said = words(lang)["confirm_ask"].format(address=found.address)
    return _page("ask", "confirm_title", lang=lang, said=said, button=words(lang)["confirm_button"])


@blueprint.post("/join/<mark>")
@needs("public")
def confirm(mark: str) -> Response:
    """On the list."""
    try:
        address = subscriptions.confirm(desk().database, mark, now=desk().clock())
    except LinkError as error:
        return _wrong(error)
    lang = _lang()
    return _page("page", "joined_title", lang=lang, said=words(lang)["joined_said"].format(address=address))
