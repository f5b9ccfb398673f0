"""Headlines against the text below them, and what a reader would ask back."""

from datetime import UTC, datetime

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade, Item, Sentence


def first_of(title: str, text: str, resources: Resources) -> Sentence:
    """What the headline is in English; of a text alone, what its first sentence is."""
    day = datetime(2024, 5, 20, tzinfo=UTC)
    told = sentences_of(Item(id="a", title=title, text=text, lang="es", published_at=day), resources).sentences
    where = "title" if title else "text"
    return next(s for s in told if s.evidence[0].field == where)


@pytest.mark.parametrize(
    ("title", "text", "wanted", "rests_on"),
    [
        (
            "Entregan 2.400 títulos de predios rurales en Pasco",
            "Más de 2.400 títulos de predios rurales fueron entregados a agricultores.",
            "More than 2,400 titles to rural plots have been handed over in Pasco.",
            "Más de 2.400 títulos",
        ),
        (
            "Detienen a 15 mineros en Pataz",
            "La Policía detuvo al menos a 15 mineros en Pataz.",
            "At least 15 miners have been arrested in Pataz.",
            "al menos a 15 mineros",
        ),
        (
            "Mueren 15 personas en Pataz",
            "Por lo menos 15 personas murieron en Pataz.",
            "At least 15 people have died in Pataz.",
            "Por lo menos 15 personas",
        ),
        (
            "Incautan 300 galones de combustible en Pucallpa",
            "Los marinos incautaron cerca de 300 galones de combustible.",
            "About 300 gallons of fuel have been seized in Pucallpa.",
            "cerca de 300 galones",
        ),
        (
            "Detienen a 12 mineros ilegales en Tambopata",
            "La policía detuvo a doce presuntos mineros ilegales.",
            "Twelve alleged illegal miners have been arrested in Tambopata.",
            "presuntos mineros ilegal",
        ),
        (
            "Condenan a 15 años a sicario que mató al defensor Pablo Ríos",
            "El defensor ambiental Pablo Ríos fue asesinado en 2021.",
            "A hitman who killed the environmental defender Pablo Ríos has been sentenced to 15 years in prison.",
            "defensor ambiental",
        ),
    ],
)
def test_headline_is_told_as_the_text_has_it(
    title: str, text: str, wanted: str, rests_on: str, resources: Resources
) -> None:
    sentence = first_of(title, text, resources)
    assert (sentence.text, sentence.grade) == (wanted, Grade.GREEN)
    assert any(e.field == "text" and e.quote.startswith(rests_on) for e in sentence.evidence)
    assert all(text[e.start : e.end] == e.quote for e in sentence.evidence if e.field == "text")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Entregaron 2.400 títulos de predios rurales, y más de 900 quedan.", "A total of 2,400 titles"),
        ("Más de 240 títulos de predios rurales faltan.", "A total of 2,400 titles"),
    ],
)
def test_other_figures_change_nothing(text: str, wanted: str, resources: Resources) -> None:
    assert first_of("Entregan 2.400 títulos de predios rurales en Pasco", text, resources).text.startswith(wanted)


def test_what_is_counted_by_itself_is_no_part_of_a_figure(resources: Resources) -> None:
    title = "Decomisan cuatro toneladas de cal y cianuro en garita de Ancón"
    text = "La Sunat decomisó cuatro toneladas de cal y 300 kilos de cianuro."
    assert first_of(title, text, resources).text == "Four tonnes of lime have been confiscated at the Ancón checkpoint."
    whole = first_of(title, "La Sunat decomisó la carga.", resources)
    assert whole.text == "Four tonnes of lime and cyanide have been confiscated at the Ancón checkpoint."


def test_a_figure_of_another_stuff_changes_nothing(resources: Resources) -> None:
    told = first_of(
        "Incautan 40 kilos de oro en Lima", "La carga, de más de 40 kilos de plata, iba a Dubái.", resources
    )
    assert told.text == "Forty kilos of gold have been seized in Lima."
    title = "Incautan seis toneladas de arroz y azúcar en Ilo"
    apart = first_of(title, "La policía halló además 200 kilos de azúcar en otra casa.", resources)
    assert "rice and sugar" in apart.text
    assert apart.grade is Grade.AMBER


def test_people_are_not_called_alleged_where_the_text_is_flat(resources: Resources) -> None:
    told = first_of("Detienen a 12 mineros ilegales en Tambopata", "La policía los sorprendió en el río.", resources)
    assert "alleged" not in told.text


def test_who_did_it_is_called_alleged_where_the_text_hedges(resources: Resources) -> None:
    below = "Presuntos mineros ilegales asesinaron a dos vigilantes de una empresa en Pataz."
    told = first_of("Mineros ilegales matan a dos vigilantes en Pataz", below, resources)
    assert told.text == "Alleged illegal miners have killed two guards in Pataz."
    assert [evidence.field for evidence in told.evidence] == ["title", "text"]
    flat = first_of("Mineros ilegales matan a dos vigilantes en Pataz", "Los atacaron de noche.", resources)
    assert flat.text == "Illegal miners have killed two guards in Pataz."


@pytest.mark.parametrize(
    "spanish",
    [
        "Petroperú abonó un monto inicial.",
        "El OEFA supervisa derrames de petróleo.",
        "Matan a líder Pablo Ríos en Padre Abad",
        "Gobernador insiste en carretera a Purús",
        "La Libertad: Policía incauta bienes",
        "Junín lidera la reforestación de quebradas",
        "La ANA pidió no usar el agua para el ganado.",
        "Ocho Sur obtuvo 50 millones de dólares.",
        "El Serfor inscribió 1,240 hectáreas de pino, eucalipto y ulcumano en su registro.",
        "El gremio de periodistas propuso tres cambios para los primeros 90 días de gestión.",
    ],
)
def test_what_a_reader_would_ask_is_an_editors(spanish: str, resources: Resources) -> None:
    is_headline = not spanish.endswith(".")
    sentence = first_of(spanish if is_headline else "", "" if is_headline else spanish, resources)
    assert sentence.grade is Grade.AMBER


@pytest.mark.parametrize(
    ("spanish", "wanted"),
    [
        ("La ministra advirtió que colonos invadieron tierras en Pasco.", "have invaded land in Pasco."),
        ("La ministra advirtió el 3 de mayo que colonos invadieron tierras en Pasco.", "that settlers invaded"),
        ("La comunidad de Pacomarca extendió hasta 2027 el permiso de Southern.", "has extended Southern's permit"),
        ("Descarriló un tren de Southern en la zona de El Palmar.", "in the El Palmar area."),
        ("Agricultores de Jauja tomaron la oficina de Chonta.", "have occupied the Chonta office."),
        ("Sunarp inscribió la junta directiva de la comunidad campesina de Moro.", "has registered the board of the"),
        ("Familias de Yarinacocha exigen un proyecto habitacional.", "have demanded a housing project."),
        ("Nativos hirieron con flechas a dos madereros.", "have injured two loggers with arrows."),
        ("Geólogos sobrevolaron la cordillera Huayhuash.", "have flown over the Cordillera Huayhuash."),
        ("La minería ilegal deforestó 12 000 hectáreas en Puno.", "has cleared 12,000 hectares of forest in Puno."),
        ("Se enfrentaron mineros formales e informales en Luicho.", "Formal and informal miners have clashed"),
        ("Los ronderos de Chota capturaron a dos ladrones.", "from Chota have caught two thieves."),
        ("Antapaccay compró 90 hectáreas en Espinar.", "The mining company Antapaccay has bought 90 hectares"),
        ("La policía liberó a un dirigente detenido en la protesta de Antamina.", "protest at the Antamina mine."),
        ("Un bus cayó al río Ocoña y dejó cuatro muertos.", "has fallen into the Ocoña river, leaving four dead."),
        ("Asesinaron a un policía en un operativo en Nieva.", "murdered during an operation in Nieva."),
        ("El tribunal rechazó la demanda de la empresa Maderas de Ucayali.", "the company Maderas de Ucayali."),
        ("Pluspetrol remediará 32 sitios contaminados en el lote 8.", "32 polluted sites in Block 8."),
        ("El Ejército desactivó 40 explosivos en Huamachuco.", "has defused 40 explosives in Huamachuco."),
        ("Achuares tomaron la estación 5 de Petroperú.", "have occupied Petroperú's Station 5."),
        ("La crecida del río Huallaga destruyó dos puentes.", "Flooding on the Huallaga river has destroyed"),
        (
            "Los comuneros de Haquira retuvieron durante 12 horas a dos ingenieros.",
            "detained two engineers for 12 hours.",
        ),
        ("Hallaron una avioneta abandonada en Pichis.", "has been found in Pichis."),
        ("El Ejército halló dos campamentos abandonados en Iñapari.", "has found two abandoned camps in Iñapari."),
        ("Un tribunal ordenó al Perú pagar 40 millones de dólares a la minera Lupaka.", "to pay the mining company"),
        ("Hallaron restos de un minero en La Rinconada.", "The remains of a miner have been found"),
        ("Cayó un huaico en Lares.", "A mudslide has come down in Lares."),
        ("El 35 % de los focos ha sido controlado.", "35% of the hotspots have been brought under control."),
    ],
)
def test_said_as_a_reader_wants_it(spanish: str, wanted: str, resources: Resources) -> None:
    assert wanted in first_of("", spanish, resources).text


def test_what_a_lorry_carried_is_not_told_as_the_weapon(resources: Resources) -> None:
    told = first_of("Asaltan camión con explosivos en Santiago de Chuco", "", resources)
    assert told.grade is Grade.AMBER or "explosives" not in told.text
