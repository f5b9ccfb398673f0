"""Articles written for the tests of duplicates and stories: invented news in the manner of the Peruvian press."""

from datetime import UTC, datetime

from pipeline.types import Item

DAY = datetime(2026, 11, 16, 12, tzinfo=UTC)

WIRE_TITLE = "Iberia: desborde del Tahuamanu deja dos muertos y 140 familias sin casa"
WIRE = (
    "El desborde del río Tahuamanu, en la provincia de Tahuamanu, dejó dos muertos y 140 familias damnificadas en el "
    "distrito de Iberia, informó el Centro de Operaciones de Emergencia Regional de Madre de Dios. Las aguas entraron "
    "la madrugada del lunes en el barrio La Frontera y en tres caseríos ganaderos. El alcalde Rolando Quispe pidió "
    "carpas y agua segura, y anunció que las clases quedan suspendidas hasta el viernes. La Marina trasladó a 36 "
    "personas en dos deslizadores. El Senamhi prevé que el río baje desde el miércoles, cuando pase la lluvia que cae "
    "en la cabecera boliviana. La carretera Interoceánica sigue abierta, aunque con un solo carril en el kilómetro 68."
)
REPRINT = f"(Agencia Sur) {WIRE} Síguenos en nuestras redes y recibe las noticias del día en tu correo."
SHORTENED = (
    WIRE.partition(" El alcalde")[0] + " Lea también: Así se prepara una mochila de emergencia para toda la familia."
)
REWRITE = (
    "La Marina trasladó a 36 personas en dos deslizadores desde el distrito de Iberia. El desborde del río Tahuamanu "
    "dejó dos muertos y 140 familias damnificadas, según el Centro de Operaciones de Emergencia Regional de Madre de "
    "Dios. El alcalde Rolando Quispe solicitó carpas y agua segura; las clases quedan suspendidas hasta el viernes. "
    "Las aguas entraron la madrugada del lunes en el barrio La Frontera y también en tres caseríos ganaderos. La "
    "carretera Interoceánica sigue abierta, aunque con un solo carril a la altura del kilómetro 68."
)
UPDATE_TITLE = "Iberia: asciende a 5 el número de muertos por desborde del Tahuamanu"
UPDATE = (
    "Asciende a 5 el número de muertos por la crecida, confirmó esta tarde la fiscalía de turno, que identificó a tres "
    "vecinos del caserío San Lorenzo. " + WIRE.replace("dejó dos muertos", "dejó cinco muertos").replace("36", "58")
)
TWIN = (
    WIRE.replace("Tahuamanu", "Inambari")
    .replace("Iberia", "Huepetuhe")
    .replace("dos muertos", "siete muertos")
    .replace("140", "65")
    .replace("Rolando Quispe", "Elmer Ccori")
    .replace("La Frontera", "Las Palmeras")
    .replace("36", "112")
    .replace("lunes", "jueves")
    .replace("kilómetro 68", "kilómetro 121")
    .replace("boliviana", "cusqueña")
    .replace("viernes", "martes")
)
BACKGROUND = (
    "El conflicto empezó en 2021, cuando las comunidades denunciaron que los camiones levantan "
    "polvo sobre sus pastos y "
    "que la empresa no había consultado el cambio del plan de transporte, que en un inicio "
    "preveía un mineroducto hasta "
    "la costa. Desde entonces la vía ha estado bloqueada más de 400 días, según la cuenta de la cámara minera. "
)


def item(
    name: str, title: str = "", text: str = "", lang: str = "es", at: datetime | None = DAY, url: str = ""
) -> Item:
    """An item of a test."""
    return Item(id=name, title=title, text=text, lang=lang, published_at=at, url=url)


def conflicts_report(number: int, month: str, total: int, active: int, latent: int, department: str) -> str:
    """A monthly report on conflicts, as an office words it each time."""
    return (
        f"La oficina del defensor presentó su Reporte de Conflictos Sociales N.º {number}, con los "
        "casos registrados en "
        f"{month}. En ese mes hubo {total} conflictos, de los que {active} están activos y {latent} latentes. La mayor "
        f"parte se encuentra en {department}. Los conflictos por asuntos ambientales son los más "
        "numerosos y entre ellos "
        "pesan los ligados a la minería. La oficina recordó que el diálogo temprano evita muertes y pidió a los "
        "ministerios cumplir los acuerdos que firmaron en las mesas de trabajo."
    )


def rain_alert(number: int, start: int, end: int, month: str, department: str, colour: str, millimetres: int) -> str:
    """A weather alert."""
    return (
        f"Aviso meteorológico N.° {number}: el Senamhi informó que del {start} al {end} de {month} "
        "lloverá con fuerza en "
        f"la selva de {department}. El aviso es de nivel {colour}. Se esperan acumulados de "
        f"{millimetres} milímetros por "
        "día, con descargas eléctricas y ráfagas de viento. El servicio aconseja no cruzar "
        "quebradas, asegurar los techos "
        "y seguir los comunicados de las autoridades de la zona, porque pueden activarse deslizamientos."
    )


def resolution(number: int, day: int, month: str, community: str, hectares: int, district: str) -> str:
    """A resolution as a gazette prints it."""
    return (
        f"Resolución Ministerial N.° {number:03d}-2026-MINAM. Lima, {day} de {month} de 2026. Vistos el informe de la "
        "dirección general y el informe legal; considerando que la ley reconoce las áreas de conservación privada a "
        f"pedido de sus dueños; se resuelve reconocer el área de conservación privada {community}, "
        "con una superficie de "
        f"{hectares} hectáreas, ubicada en el distrito de {district}, por un plazo de diez años, y disponer que el "
        "propietario presente su ficha técnica dentro de los noventa días de publicada esta resolución."
    )


def gold_price(day: str, price: str, change: str, copper: str) -> str:
    """A daily note on the price of metals."""
    return (
        f"El precio del oro cerró este {day} en {price} dólares la onza en Londres, un {change} % "
        "más que en la víspera. "
        f"El cobre se negoció a {copper} dólares la libra. Los analistas atienden a la reunión de "
        "la Reserva Federal y a "
        "la demanda de China. En el Perú, primer productor de la región, el metal es la base de "
        "las exportaciones, y la "
        "cotización decide cuánto reciben por canon los gobiernos locales de las zonas mineras."
    )
