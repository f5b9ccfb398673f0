"""Pages that are no articles are told from articles that speak of the same things (FAULTS C16, C17)."""

# ruff: noqa: E501  # a page in one piece reads better than in four

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from scrapers.extract import ExtractionError, extract
from scrapers.gate import Refusal, not_html, refuse_reason
from scrapers.pages import FetchedPage

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
URL = "https://diario.example.pe/2026/11/23/una-nota"
SENTENCE = (
    "Los comuneros de la cuenca recorrieron el lindero con los técnicos y anotaron cada hito que faltaba por colocar. "
)


def page(body: str, *, url: str = URL, final: str = "", headers: Mapping[str, str] | None = None) -> FetchedPage:
    kind = {"content-type": "text/html; charset=utf-8"}
    return FetchedPage(
        url=url,
        final_url=final or url,
        status=200,
        body=body.encode(),
        fetched_at=NOW,
        headers={**kind, **(headers or {})},
    )


def html(title: str, inner: str, *, head: str = "") -> str:
    return f"<!doctype html><html lang='es'><head><title>{title}</title>{head}</head><body>{inner}</body></html>"


def article(title: str, paragraphs: int = 6, *, text: str = SENTENCE, head: str = "") -> str:
    body = "".join(f"<p>{text} Así ocurrió en la visita número {n}.</p>" for n in range(paragraphs))
    return html(title, f"<article><h1>{title}</h1>{body}</article>", head=head)


CHALLENGES = {
    "cloudflare": html(
        "Just a moment...",
        "<h1>diario.example.pe</h1><p>Checking your browser before accessing the site.</p>"
        "<script>window._cf_chl_opt={cvId:'3'}</script>",
    ),
    "cloudflare in Spanish": html(
        "Un momento…",
        "<h2>Verificando que usted es un ser humano. Esto puede tardar unos segundos.</h2>"
        "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>",
    ),
    "cloudflare block": html(
        "Attention Required! | Cloudflare",
        "<h1>Sorry, you have been blocked</h1><p>You are unable to access this site.</p><p>Ray ID: 8f00</p>",
    ),
    "incapsula": html(
        "", "<iframe src='/_Incapsula_Resource?x=1'></iframe><p>Request unsuccessful. Incapsula incident ID: 1-2</p>"
    ),
    "datadome": html("diario.example.pe", "<script src='https://ct.captcha-delivery.com/c.js'></script>"),
    "perimeterx": html(
        "Access to this page has been denied",
        "<p>Press &amp; Hold to confirm you are a human (and not a bot).</p><div id='px-captcha'></div>",
    ),
    "sucuri": html(
        "Sucuri WebSite Firewall - Access Denied",
        "<p>Access Denied. Your request was not authorized.</p><script>var s='sucuri_cloudproxy_uuid'</script>",
    ),
    "ddos-guard": html(
        "DDoS-Guard",
        "<p>Checking your browser before accessing</p><script src='/.well-known/ddos-guard/js-challenge/'></script>",
    ),
    "captcha": html(
        "Verificación de seguridad",
        "<p>Completa el captcha para continuar.</p><div class='g-recaptcha' data-sitekey='k'></div>",
    ),
}


@pytest.mark.parametrize("name", CHALLENGES)
def test_a_challenge_that_comes_with_status_200_is_refused(name: str) -> None:
    with pytest.raises(ExtractionError) as caught:
        extract(page(CHALLENGES[name]))

    assert caught.value.reason == Refusal.CHALLENGE
    assert caught.value.detail


def test_the_header_alone_tells_a_challenge() -> None:
    with pytest.raises(ExtractionError) as caught:
        extract(page(article("Una nota cualquiera de la selva"), headers={"cf-mitigated": "challenge"}))

    assert caught.value.reason == Refusal.CHALLENGE


GENUINE = {
    "on Cloudflare": article(
        "Just a moment: cómo Cloudflare frenó a los diarios peruanos",
        text="Cloudflare mostró a los lectores el aviso “checking your browser before accessing” durante dos horas. "
        + SENTENCE,
    ),
    "behind Cloudflare": article(
        "Comunidad nativa recibe su título",
        head="<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
    ),
    "with a captcha in its comment form": article("Comunidad nativa recibe su título").replace(
        "</article>", "</article><form><div class='g-recaptcha'></div></form>"
    ),
    "on cookies": article(
        "La autoridad multa a tres empresas por el uso de cookies",
        text="La autoridad de protección de datos revisó la política de cookies de tres empresas y su consentimiento. "
        + SENTENCE,
    ),
    "with a cookie banner": article("Comunidad nativa recibe su título").replace(
        "<article>", "<div id='cookie-law'><p>Utilizamos cookies propias y de terceros. Aceptar</p></div><article>"
    ),
    "on error 404": article(
        "Página no encontrada: el portal de catastro lleva un mes caído",
        text="Quien busca su predio encuentra el aviso de que la página que buscas no existe. " + SENTENCE,
    ),
    "that denies": article("No existe vacuna contra el mercurio, advierte especialista"),
    "short": html(
        "Rescatan a tres pescadores en el río Ucayali",
        "<article><h1>Rescatan a tres pescadores en el río Ucayali</h1><p>Tres pescadores que llevaban dos días a la deriva "
        "fueron rescatados el lunes por una patrulla de la Marina cerca de Contamana. Están bien de salud.</p></article>",
    ),
    "that asks to subscribe below the whole text": article("Comunidad nativa recibe su título", 14).replace(
        "</article>", "<p>Suscríbete para seguir leyendo</p></article>"
    ),
    "declared free": article(
        "Comunidad nativa recibe su título",
        head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"Comunidad nativa recibe su título",'
        '"isAccessibleForFree":true}</script>',
    ),
}


@pytest.mark.parametrize("name", GENUINE)
def test_an_article_is_never_refused_for_what_it_is_about(name: str) -> None:
    found = extract(page(GENUINE[name]))

    assert len(found.text) >= 100


def test_no_genuine_article_is_refused_on_two_hundred_subjects() -> None:
    subjects = (
        "cookies",
        "Cloudflare",
        "el error 404",
        "los suscriptores",
        "la privacidad",
        "un captcha",
        "el acceso",
        "los robots",
    )
    titles = [f"{verb} {subject} en {place}" for verb in ("Debaten", "Explican", "Critican", "Estudian", "Celebran")
              for subject in subjects for place in ("Loreto", "Ucayali", "Puno", "Cusco", "Piura")]  # fmt: skip

    refused = [t for t in titles if refuse_reason(page(article(t)), f"{t}. {SENTENCE * 8}", title=t, page_title=t)]

    assert len(titles) == 200
    assert refused == []


@pytest.mark.parametrize(
    "body",
    [
        html("Tu privacidad", "<div><h1>Tu privacidad es importante</h1><p>Nosotros y nuestros socios usamos cookies para guardar"
             " información en tu dispositivo. Puedes aceptar todo o rechazar todo y cambiar tus preferencias de cookies y"
             " tu consentimiento cuando quieras.</p><button>Aceptar todo</button></div>"),
        html("Before you continue", "<div><h1>Before you continue</h1><p>We use cookies and data to deliver our services. If you"
             " choose to accept all, we and our partners will also use cookies for tracking. You can reject all"
             " and manage your consent.</p></div>"),
    ],
)  # fmt: skip
def test_a_cookie_wall_is_refused(body: str) -> None:
    with pytest.raises(ExtractionError) as caught:
        extract(page(body))

    assert caught.value.reason == Refusal.COOKIE_WALL


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Página no encontrada | Diario", "Lo sentimos, la página que buscas no existe o ha sido movida. Vuelve a la portada del"
         " diario o usa el buscador para encontrar la noticia."),
        ("Page not found", "It looks like nothing was found at this location. Maybe try one of the links below or a search? We are"
         " sorry for the trouble."),
        ("404", "Ups. No hemos podido encontrar lo que pedías. Puede que el enlace sea antiguo o que el contenido ya no esté"
         " disponible en nuestro sitio."),
    ],
)  # fmt: skip
def test_an_error_page_with_status_200_is_refused(title: str, text: str) -> None:
    with pytest.raises(ExtractionError) as caught:
        extract(page(html(title, f"<main><h1>{title}</h1><p>{text}</p></main>")))

    assert caught.value.reason == Refusal.SOFT_404


def test_an_article_address_that_leads_home_is_refused() -> None:
    with pytest.raises(ExtractionError) as caught:
        extract(page(article("Portada"), final="https://diario.example.pe/"))

    assert caught.value.reason == Refusal.SOFT_404


def test_a_paywall_stub_is_refused_and_what_was_read_is_kept_beside() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Una nota","isAccessibleForFree":false}</script>'
    body = article("Una nota de pago sobre la selva", 2, head=head).replace(
        "</article>", "<p>Suscríbete para seguir leyendo</p></article>"
    )

    with pytest.raises(ExtractionError) as caught:
        extract(page(body))

    assert caught.value.reason == Refusal.PAYWALL
    assert caught.value.article is not None
    assert SENTENCE.strip() in caught.value.article.text


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"%PDF-1.7 ...", "application/pdf", Refusal.NOT_HTML),
        (b"\x89PNG\r\n", "image/png", Refusal.NOT_HTML),
        (b'{"a": 1}', "application/json", Refusal.NOT_HTML),
        (b"<rss version='2.0'></rss>", "text/xml", Refusal.NOT_HTML),
        (b"", "text/html", Refusal.NO_TEXT),
        (b"<html><body></body></html>", "text/html", Refusal.NO_TEXT),
        (b"<html><head><title>Nota</title></head><body><h1>Nota</h1><p>Tres palabras apenas.</p></body></html>", "text/html",
         Refusal.TOO_SHORT),
    ],
)  # fmt: skip
def test_what_holds_no_text_is_refused(body: bytes, kind: str, reason: Refusal) -> None:
    fetched = FetchedPage(url=URL, final_url=URL, status=200, body=body, fetched_at=NOW, headers={"content-type": kind})

    with pytest.raises(ExtractionError) as caught:
        extract(fetched)

    assert caught.value.reason == reason
    assert URL in str(caught.value) or body == b""


def test_html_that_is_sent_as_plain_text_is_read() -> None:
    fetched = page(article("Comunidad nativa recibe su título"), headers={"content-type": "text/plain"})

    assert not_html(fetched) == ""
    assert extract(fetched).title == "Comunidad nativa recibe su título"
