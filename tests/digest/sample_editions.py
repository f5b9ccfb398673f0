"""Editions written for the tests of mailing: one bulletin, or a full week of three bulletins and sixty items."""

from datetime import date, timedelta

from pipeline.types import (
    BulletinDraft,
    Coverage,
    EditionDraft,
    Evidence,
    Grade,
    Sentence,
    SentenceRole,
    TopicLine,
)

END_ON = date(2026, 3, 1)
OUTLETS = ("Radio Aldea", "La Voz del Bajo", "Diario Ribera", "Servicio Kené", "El Mirador")

#: English, and the Spanish that it rests on.
_MADRE_DE_DIOS = (
    ("Meanwhile, the prosecutors of Puerto Maldonado have seized eleven dredges on the Malinowski river.",
     "La fiscalía ambiental de Puerto Maldonado incautó once dragas en el río Malinowski durante un operativo."),
    ("The navy said that nobody was arrested, since the crews had fled into the forest.",
     "La Marina informó que no hubo detenidos porque los operadores huyeron hacia el bosque."),
    ("The community of Puerto Arroyo has asked the regional government to mark the boundary of its 6,200 hectares.",
     "La comunidad de Puerto Arroyo pidió al gobierno regional demarcar sus 6 200 hectáreas antes de junio."),
    ("Five concession holders have signed a plan to restore 340 hectares that gold mining has stripped.",
     "Cinco concesionarios firmaron un plan para recuperar 340 hectáreas degradadas por la minería aurífera."),
    ("The regional government intends to publish a register of small miners by August.",
     "El gobierno regional prevé publicar en agosto un padrón de pequeños mineros."),
    ("Scientists of the regional university found mercury in three of every four fish that they sampled.",
     "Investigadores de la universidad regional hallaron mercurio en tres de cada cuatro peces analizados."),
)  # fmt: skip
_UCAYALI = (
    ("Meanwhile, the Shipibo community of Nuevo Amanecer has received a title to 4,815 hectares.",
     "La comunidad shipiba Nuevo Amanecer recibió el título de propiedad de 4 815 hectáreas tras once años."),
    ("Its chief has asked the state to remove two timber companies that entered the land during the procedure.",
     "Su jefe pidió al Estado retirar a dos empresas madereras que ingresaron durante el trámite."),
    ("Forest inspectors have cancelled three permits after they had found logging outside the permitted area.",
     "Los inspectores forestales anularon tres permisos al detectar tala fuera del área autorizada."),
    ("A carbon project on 12,000 hectares is to share a third of its income with seven communities.",
     "Un proyecto de carbono sobre 12 000 hectáreas repartirá un tercio de sus ingresos entre siete comunidades."),
    ("Indigenous guards found a new airstrip twelve kilometres from the border of the reserve.",
     "Guardias indígenas hallaron una nueva pista de aterrizaje a doce kilómetros del límite de la reserva."),
)  # fmt: skip
_SAN_MARTIN = (
    ("Meanwhile, a court in Moyobamba has admitted the suit of two Kichwa communities against a protected area.",
     "Un juzgado de Moyobamba admitió la demanda de dos comunidades kichwa contra un área de conservación."),
    ("The communities said that nobody had asked them before the area was drawn on their land.",
     "Las comunidades señalaron que nadie las consultó antes de crear el área sobre su territorio."),
    ("The regional environment authority has paid 118 families for keeping 9,400 hectares of forest.",
     "La autoridad ambiental regional pagó a 118 familias por conservar 9 400 hectáreas de bosque."),
    ("Coffee growers of Alto Mayo have planted 60,000 native trees since November.",
     "Caficultores del Alto Mayo sembraron 60 000 árboles nativos desde noviembre."),
)  # fmt: skip

_LINES = {
    "redd": (
        ("Comunidades debaten el reparto de ingresos por bonos de carbono",
         "Twelve communities have discussed how the income from carbon credits is to be shared."),
        ("Ministerio actualiza el nivel de referencia de emisiones forestales",
         "The ministry has published a new reference level for emissions from forests."),
        ("Jefaturas awajún piden revisar un contrato de carbono",
         "Awajún leaders want a carbon contract of 2021 to be examined by a lawyer of their choice."),
        ("Región presenta plan para frenar la deforestación en cuatro cuencas",
         "The region has presented a plan against deforestation in four river basins."),
    ),
    "mining": (
        ("Detectan cuarenta balsas mineras en la boca del río",
         "Patrols have counted forty mining rafts at the mouth of the river."),
        ("Congreso posterga el debate sobre el registro de mineros informales",
         "Congress has put off its debate on the register of informal miners."),
        ("Rondas campesinas cierran el paso a maquinaria pesada",
         "Village patrols have closed a road to heavy machinery."),
        ("Pescadores denuncian manchas de petróleo y relaves en la quebrada",
         "Fishers have reported tailings in a stream from which three villages drink."),
    ),
    "titling": (
        ("Entregan planos a nueve comunidades nativas",
         "Nine communities have received the maps that they need for their titles."),
        ("Brigada de titulación retoma el trabajo tras las lluvias",
         "A titling team has taken up its work after the rains."),
        ("Anulan predio individual superpuesto a tierra comunal",
         "The registry has annulled a private plot that lay on communal land."),
        ("Piden presupuesto para titular ochenta comunidades pendientes",
         "The federation has asked for funds to title eighty communities that still wait."),
    ),
}  # fmt: skip
_PLACES = ("Loreto", "Madre de Dios", "Ucayali", "San Martín", "Amazonas", "Junín", "Pasco", "Puno", "Cusco")
#: So that no two of the sixty lines are one: rivers that stand with them.
_RIVERS = ("Tahuayo", "Inambari", "Abujao", "Huayabamba", "Cenepa", "Perené", "Palcazú", "Inambari Alto", "Yavero")


def _bulletin(region: str, pairs: tuple[tuple[str, str], ...], *, n_first: int = 3) -> BulletinDraft:
    sentences = []
    for number, (english, spanish) in enumerate(pairs):
        outlet = OUTLETS[number % len(OUTLETS)]
        slug = region.lower().replace(" ", "-").replace("í", "i")
        evidence = Evidence(
            item=str(number + 1),
            quote=spanish,
            end=len(spanish),
            source=outlet,
            url=f"https://{outlet.lower().replace(' ', '-').replace('é', 'e')}.example.org/{slug}/nota-{number}/",
            published_on=END_ON - timedelta(days=number % 6),
        )
        role: SentenceRole = "outlook" if "intends" in english else "news"
        sentences.append(
            Sentence(text=english, role=role, grade=Grade.GREEN, evidence=(evidence,), story=f"{slug}-{number}")
        )
    return BulletinDraft(
        region=region,
        title=f"Meanwhile in {region}",
        dated_on=END_ON,
        paragraphs=(tuple(sentences[:n_first]), tuple(sentences[n_first:])),
    )


def _lines(topic: str, n: int) -> tuple[TopicLine, ...]:
    lines = []
    for number in range(n):
        headline, english = _LINES[topic][number % len(_LINES[topic])]
        place = _PLACES[number % len(_PLACES)]
        outlet = OUTLETS[(number + 2) % len(OUTLETS)]
        host = outlet.lower().replace(" ", "-").replace("é", "e")
        river = _RIVERS[(number // 4) % len(_RIVERS)]
        url = f"https://{host}.example.org/noticias/{topic}/2026/02/{headline.lower().replace(' ', '-')[:48]}-{number}/"
        text = f"{english[:-1]}, on the {river}."
        evidence = Evidence(
            item=f"{topic}{number}", quote=headline, field="title", end=len(headline), source=outlet, url=url,
            published_on=END_ON - timedelta(days=number % 7),
        )  # fmt: skip
        lines.append(
            TopicLine(
                topic=topic,
                sentence=Sentence(
                    text=text, role="news", grade=Grade.GREEN, evidence=(evidence,), story=f"{topic}-{number}"
                ),
                headline=f"{headline} ({river})",
                lang="es",
                source=outlet,
                url=url,
                published_on=evidence.published_on,
                regions=(place,),
            )
        )
    return tuple(lines)


def single_edition() -> EditionDraft:
    """One bulletin and nothing else."""
    return EditionDraft(
        digest="Meanwhile in Madre de Dios",
        title="Meanwhile in Madre de Dios",
        period_start_on=END_ON - timedelta(days=6),
        period_end_on=END_ON,
        bulletins=(_bulletin("Madre de Dios", _MADRE_DE_DIOS),),
        coverage=Coverage(sources_read=OUTLETS, n_items=41, n_stories=17, held_back={"told before": 2}),
    )


def weekly_edition(n_items: int = 60) -> EditionDraft:
    """Three bulletins, and that many items in three sections."""
    each = n_items // 3
    return EditionDraft(
        digest="Meanwhile in Peru",
        title="Meanwhile in Peru",
        period_start_on=END_ON - timedelta(days=6),
        period_end_on=END_ON,
        bulletins=(
            _bulletin("Madre de Dios", _MADRE_DE_DIOS),
            _bulletin("Ucayali", _UCAYALI),
            _bulletin("San Martín", _SAN_MARTIN, n_first=2),
        ),
        sections={topic: _lines(topic, each) for topic in ("redd", "mining", "titling")},
        coverage=Coverage(
            sources_read=OUTLETS,
            sources_down=("Onda Rural",),
            n_items=183,
            n_stories=75,
            held_back={"told before": 4, "no room in the section": 3},
        ),
    )
