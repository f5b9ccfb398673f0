"""Walls that stand where an article was, and genuine articles that talk about such walls. All written for the tests."""

from collections.abc import Mapping

from tests.scrapers.fault_server import paragraphs

Page = tuple[bytes, Mapping[str, str]]


def _wall(title: str, text: str, *, code: str = "", headers: Mapping[str, str] | None = None) -> Page:
    body = f"<html><head><title>{title}</title>{code}</head><body><h1>{title}</h1><p>{text}</p></body></html>"
    return body.encode(), headers or {}


def _genuine(title: str, first: str, *, headers: Mapping[str, str] | None = None) -> Page:
    text = "".join(f"<p>{p}</p>" for p in [first, *paragraphs(len(title), n=6)])
    body = (
        f'<html lang="es"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    )
    return body.encode(), headers or {}


#: Walls: the wording is our own, the marks are those by which such pages are known.
WALLS: tuple[Page, ...] = (
    _wall("Just a moment...", "Checking your browser.", headers={"cf-mitigated": "challenge"}),
    _wall("Just a moment...", "Enable JavaScript and cookies to continue",
          code='<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/x.js"></script>'),
    _wall("Un momento…", "Verificando que usted es humano. Esto puede tardar unos segundos.",
          code='<script src="/cdn-cgi/challenge-platform/h/g/orchestrate/x.js"></script>'),
    _wall("Attention Required! | Cloudflare", "Sorry, you have been blocked."),
    _wall("Access denied", "Your request was blocked by the security service.", headers={"cf-mitigated": "challenge"}),
    _wall("Checking your browser before accessing", "This process is automatic."),
    _wall("Security check", "Please complete the captcha to continue.", headers={"cf-mitigated": "challenge"}),
    _wall("DDoS protection", "Checking your browser before accessing the site.",
          code='<script src="/cdn-cgi/challenge-platform/scripts/x.js"></script>'),
)  # fmt: skip

GENUINE: tuple[Page, ...] = (
    _genuine("Cloudflare bloquea ataques contra portales del Estado",
             "La empresa Cloudflare informó que sus servidores frenaron un ataque contra portales del Estado peruano."),
    _genuine("Por qué vemos «checking your browser» en tantas páginas",
             "El aviso «Checking your browser before accessing» aparece cada vez más, explicó un ingeniero de redes."),
    _genuine("Feria en Puerto Maldonado abre sus puertas", "La feria abrió con productores de castaña y copoazú.",
             headers={"Server": "cloudflare", "CF-RAY": "4ac-LIM"}),
    _genuine("Error 404: la comunidad que no aparece en los mapas",
             "Los mapas oficiales no muestran a la comunidad, como una página no encontrada, dice su jefe."),
    _genuine("Qué son las cookies y por qué los diarios piden aceptarlas",
             "Los portales piden aceptar cookies para seguir leyendo; una abogada explica qué dice la ley."),
)  # fmt: skip
