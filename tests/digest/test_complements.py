"""What hangs on nouns: pairs that were reviewed are tied as the table says, all others make a sentence amber."""

from pathlib import Path

import pytest

from digest.english.lexicon import load_lexicon
from digest.english.resources import Resources
from digest.english.tables import rows_of
from digest.english.write import sentences_of
from pipeline.errors import LexiconError
from pipeline.types import Grade
from tests.digest.english_corpus import headline, item

TABLE = Path(__file__).parents[2] / "digest" / "english" / "lexicon" / "complements.tsv"


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Ronderos expulsan a mineros de Cascabamba", "Peasant patrol members have expelled miners from Cascabamba."),
        ("Comunidad de Loreto exige indemnización por derrame", "has demanded compensation for a spill."),
        ("Alcalde de Espinar respalda proyectos de cobre y plata", "has supported copper and silver projects."),
        ("Juez condena a tres taladores a ocho años de cárcel efectiva", "to eight years in prison."),
        (
            "Juzgado de Iquitos reconoce derechos del río Nanay",
            "A court in Iquitos has recognised the rights of the Nanay",
        ),
        ("Policía incauta maquinaria que era usada por mineros ilegales en Puno", "machinery used by illegal miners"),
        ("Serfor rescata 12 monos del tráfico ilegal en Loreto", "has rescued 12 monkeys from illegal trafficking"),
        (
            "Gobierno logra titular a tres comunidades nativas en Loreto",
            "The government has granted land titles to three native",
        ),
        (
            "Ronderos retienen embarcación de Petroperú en Loreto",
            "have seized a boat belonging to Petroperú in Loreto.",
        ),
        (
            "Rescatan a 12 víctimas de trata en campamentos mineros de La Pampa",
            "Twelve victims of human trafficking have been rescued at mining camps in La Pampa.",
        ),
        ("Comunidades venden créditos de carbono a petrolera Total", "carbon credits to the oil company Total."),
        ("Saquean vivienda de Elmer Huamán Sulca en Abancay", "Elmer Huamán Sulca's home"),
        ("Retienen camioneta de ingenieros en Cotabambas", "pick-up truck belonging to engineers"),
        ("Ronderos retienen tractor de la municipalidad de Celendín", "tractor belonging to the municipality"),
        ("Diez encapuchados con escopetas asaltaron un campamento en Parcoy", "armed with shotguns have"),
        ("Camión cae a abismo de 80 metros en Abancay", "an 80-metre-deep ravine"),
        ("Policía incauta 300 balas de fusil en Pataz", "300 rifle bullets"),
        ("Comunidades de Ucayali exigen respeto a su territorio", "have demanded respect for their territory"),
        ("Serfor firma convenio de tres años con seis comunidades de Loreto", "a three-year agreement with six"),
        ("Detienen a pareja con droga en Satipo", "A couple"),
        ("Reportan muerte de peces en río Mantaro", "Fish deaths have"),
        ("Queman patrullero de la municipalidad de Chala", "A patrol car belonging to the municipality"),
        ("Federación wampis exige garantías en Amazonas", "has demanded protection"),
        ("Capturan a vendedor de mercurio en Huepetuhe", "mercury seller"),
        ("Comuneros de Espinar exigen análisis de agua", "water analyses"),
        ("Lluvias dejan aisladas a nueve comunidades nativas del río Perené", "communities on the Perené river"),
        ("Oficina Defensorial de Loreto demandó al Ministerio de Vivienda.", "The Ombudsman's Office in Loreto"),
        ("Policía halla restos de avioneta en Oxapampa", "the wreckage of a light aircraft"),
        ("La Defensoría informó sobre los procedimientos administrativos a Perupetro", "proceedings against Perupetro"),
        ("Policía libera a siete trabajadores secuestrados en mina de Pataz", "kidnapped at a mine in Pataz."),
        ("Awajún y wampis bloquean carretera en Bagua", "The Awajún and the Wampis have blocked a road in Bagua."),
        (
            "Especialistas de Serfor detectan tala en Loreto",
            "Specialists from the forest service (SERFOR) have detected",
        ),
        ("Sicarios asesinan a vigilante de mina en Pataz", "have murdered a guard at a mine in Pataz."),
        ("Comuneros levantan bloqueo de vía en Espinar", "Community members have lifted their road blockade"),
        ("Descubren nueva especie de rana en Cusco", "A new species of frog has been discovered in Cusco."),
        (
            "Ataque a campamento minero deja dos muertos en Pataz",
            "An attack on a mining camp has left two dead in Pataz.",
        ),
        ("Enfrentamiento entre mineros deja un muerto en Puno", "A clash between miners has left one dead in Puno."),
        ("Minera produjo 500 onzas de oro en Puno", "500 ounces of gold"),
        ("Pobladores protestan contra exploración en laguna Conococha", "exploration in Lake Conococha."),
        ("Policía rescata a menores de bares en La Pampa", "minors from bars in La Pampa."),
        ("Mineros invaden concesión de Southern en Apurímac", "have invaded Southern's concession in Apurímac."),
        ("Viuda de líder asesinado pide justicia en Atalaya", "The widow of a murdered leader has called for justice"),
        ("Investigan asesinato de líder asháninka en Satipo", "The murder of an Asháninka leader"),
        ("Detectan extracción ilegal de oro en Puno", "llegal extraction of gold"),
        ("Vertimiento contamina río de Pasco", "a river in Pasco."),
        ("Comunidad de San Pedro de Tocra bloquea vía en Puno", "The community of San Pedro de Tocra has blocked"),
        ("Minera se retira de Loreto tras denuncia de comunidades wampís", "after a complaint by Wampis communities."),
        ("Serfor decomisa madera de lupuna en Loreto", "has confiscated kapok timber in Loreto."),
        ("Perú perdió 2 mil hectáreas de bosques en Loreto", "has lost 2,000 hectares of forest in Loreto."),
        (
            "Policía incauta madera en intervención contra la tala ilegal en Loreto",
            "timber in an operation against illegal logging",
        ),
        ("Nombran a nuevo jefe de la Reserva Nacional Tambopata", "A new head of the Tambopata National Reserve"),
    ],
)
def test_complement_is_tied_as_english_ties_it(spanish: str, english: str, resources: Resources) -> None:
    assert english in headline(spanish, resources).text


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("Policía destruye campamento y maquinaria de minería ilegal en Puno", "last of two nouns"),
        ("Awajún denuncian a minera por parte de su seguridad", ""),
        ("Manifestantes queman tres camiones de ambas empresas en Espinar", "demonstrative"),
        ("Las Bambas: trabajadores bloquean carretera", "topic before the colon"),
        ("Japón dona US$ 3 millones para conservación de bosques amazónicos", "left off"),
        ("Autoridades decomisan madera en acción contra tala ilegal", "how English ties madera contra tala ilegal"),
        ("Corani rechaza el canon minero en Puno", "the project or the place Corani"),
    ],
)
def test_what_may_be_misread_is_not_green(spanish: str, doubt: str, resources: Resources) -> None:
    for sentence in sentences_of(item(spanish, field="title"), resources).sentences:
        assert sentence.grade is Grade.AMBER, sentence.text
        assert any(doubt in f.message for f in sentence.findings), sentence.findings


def test_every_row_of_the_table_can_be_met() -> None:
    """No row stands behind one that takes all it is for."""
    rows = [r for _, r in rows_of(TABLE, ("prep", "governor", "object", "en"))]

    assert sum(len(r["governor"].split("|")) * len(r["object"].split("|")) for r in rows) > 10_000
    seen: set[tuple[str, str, str]] = set()
    for row in rows:
        key = (row["prep"], row["governor"], row["object"])
        assert key not in seen, key
        seen.add(key)


def test_unknown_class_in_the_table_is_told_with_its_line(tmp_path: Path) -> None:
    for table in TABLE.parent.glob("*.tsv"):
        (tmp_path / table.name).write_bytes(table.read_bytes())
    (tmp_path / "complements.tsv").write_text("prep\tgovernor\tobject\ten\nde\tstuff\t*\tof\n", encoding="utf-8")

    with pytest.raises(LexiconError, match=r"complements.tsv:2: «stuff» is no class"):
        load_lexicon(tmp_path)


def test_known_body_is_told_by_its_place(resources: Resources) -> None:
    sentence = headline("Fiscalía Ambiental de Madre de Dios destruye 12 dragas en Tambopata", resources)

    assert "environmental prosecutor's office in Madre de Dios has destroyed 12 dredges" in sentence.text
    assert sentence.grade is Grade.GREEN


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Policía halla equipos de minería ilegal en Puno", "illegal mining equipment"),
        ("Gobierno anuncia medidas contra la inseguridad en Trujillo", "against crime"),
        ("Destruyen cultivos de coca en Ucayali", "Coca crops have been destroyed in Ucayali."),
        ("Comuneros venden terrenos en Olmos", "have sold land in Olmos."),
        ("Incendio forestal de grandes proporciones afecta a distrito de Calca", "A major forest fire"),
        ("Congreso aprueba importante reforma minera", "a major mining reform."),
    ],
)
def test_sense_is_the_one_of_this_press(spanish: str, english: str, resources: Resources) -> None:
    assert english in headline(spanish, resources).text


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("El ministro anunció la inversión de US$ 20 millones en Puno.", "an investment of US$20 million"),
        ("La empresa cerró la mayor mina de cobre del país.", "the largest copper mine in the country."),
        ("Los cocaleros de Puerto Inca retuvieron a dos policías.", "Coca growers from Puerto Inca have detained"),
    ],
)
def test_article_is_the_one_of_english(spanish: str, english: str, resources: Resources) -> None:
    (sentence,) = sentences_of(item(spanish), resources).sentences

    assert english in sentence.text


def test_adjective_beside_an_unreviewed_noun_is_not_green(resources: Resources) -> None:
    sentence = headline("Alcalde de Espinar anuncia duro cuaderno en Cusco", resources)

    assert sentence.grade is Grade.AMBER
    assert any("sense of duro" in f.message for f in sentence.findings)


def test_lookup_takes_the_first_row_that_fits(resources: Resources) -> None:
    ties = resources.lexicon.complements

    assert ties.find("de", {"=campamento", "place"}, frozenset(("=mina", "place", "*"))) == "at"
    assert ties.find("de", {"=campamento", "place"}, frozenset(("org", "*"))) == "of"
    assert ties.find("de", {"=zarandaja"}, frozenset(("=mina",))) == ""


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Ministerio suspendió la subasta de concesiones mineras en Cajamarca", "the auction of mining concessions"),
        ("Fiscalía investiga el saqueo de cedro en Ucayali", "the looting of cedar in Ucayali."),
        ("Huaicos causaron el colapso de un puente en Chanchamayo", "the collapse of a bridge in Chanchamayo."),
        ("Defensoría advirtió sobre la vulnerabilidad de los pueblos en aislamiento", "vulnerability of peoples in"),
        ("Cazadores de vicuñas fueron detenidos en Lucanas", "Vicuña hunters have been arrested in Lucanas."),
        ("Coronel de la Policía Nacional fue detenido en Tacna", "A colonel in the National Police has been arrested"),
        ("Hallan osamenta de un topógrafo de Petroperú en Manseriche", "a surveyor from Petroperú"),
        ("Comuneros retienen maquinaria de una contratista en Apurímac", "machinery belonging to a contractor"),
        ("Policía capturó a una banda de sicariato en Trujillo", "a contract killing gang in Trujillo."),
        ("Sunat incautó 20 botellas de mercurio en Juliaca", "20 bottles of mercury"),
        ("Un choque de buses dejó diez muertos en Nasca", "A collision between buses"),
        ("Senamhi emitió una alerta por lluvias intensas en la selva", "an alert over heavy rains"),
        ("Comunidad Shampuyacu inauguró un centro para la producción de cacao", "a centre for cocoa production."),
        ("Ejecutivo promulgó una ley contra el crimen organizado", "a law against organised crime."),
        ("Comuneros de Ancash piden un estudio de los metales pesados en el agua", "a study of heavy metals in the"),
        ("Deslizamiento de un cerro bloqueó la carretera Central", "A landslide on a hill has blocked"),
        ("Mujeres de Satipo reciben capacitación en la producción de café", "training in coffee production."),
        ("Piratas de río asaltaron una lancha de pasajeros en Requena", "a passenger boat in Requena."),
        ("Niegan permiso a una minera de mármol en Llata", "a marble mining company in Llata."),
        (
            "Comuneros de Ollachea exigen el cumplimiento de un convenio en Carabaya",
            "demanded that an agreement be honoured",
        ),
        ("Alcalde exige el cumplimiento del plazo en Puno", "compliance with the deadline"),
        ("Consejeros de Madre de Dios aprobaron una ordenanza contra la trata", "ordinance against human trafficking."),
        ("Fiscal del caso Saweto renunció", "A prosecutor in the Saweto case"),
        ("Pobladores exigen el resarcimiento de los daños en Ventanilla", "compensation for damage in Ventanilla."),
        ("Pacientes del hospital de Tarapoto reclaman medicinas", "Patients at the Tarapoto hospital"),
        ("Recaudan 9 toneladas de víveres para damnificados de Vilcabamba", "supplies for disaster victims in"),
        ("Osinfor sancionó a un concesionario por la venta de madera ilegal en Loreto", "sale of illegal timber"),
        ("Policía halló un avión con cocaína en Atalaya", "a plane carrying cocaine"),
        ("Gobierno inició el proceso de titulación de comunidades en Loreto", "the community land titling process"),
        ("Reos del penal de Ancón protestan por la falta de agua", "Prisoners in the Ancón prison"),
        ("Ministerio de la Producción prohibió la pesca de merluza en Tumbes", "has banned hake fishing"),
    ],
)
def test_class_of_the_governor_tells_the_tie(spanish: str, english: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert english in sentence.text
    assert sentence.grade is Grade.GREEN, sentence.findings


@pytest.mark.parametrize(
    ("spanish", "pair"),
    [
        ("Comerciantes venden ropa en plaza con mandil en Puno", "ropa con mandil"),
        ("Policía halló a trabajador en pecho en Puno", "trabajador en pecho"),
        ("Ingenieros miden metro sobre río en Pasco", "metro sobre río"),
        ("Policía halló oro con cargador frontal en Puno", "oro con cargador frontal"),
        ("Gobierno anunció hospital con fractura en Cusco", "hospital con fractura"),
        ("Poblador denunció escuela con niño en Cusco", "escuela con niño"),
        ("Policía incautó madera desde jueves en Iquitos", "madera desde jueves"),
        ("Comuneros rechazan minera con ortiga en Cajamarca", "minera con ortiga"),
        ("Policía halló un bote de madera en el río Napo", "bote de madera"),
        ("Fondo de Italia financiará la compra de drones", "fondo de Italia"),
        ("Policía detuvo a guardaparque con ayuda en Loreto", "guardaparque con ayuda"),
        ("Comuneros entregaron palabra desde Ilo", "palabra desde Ilo"),
    ],
)
def test_what_nobody_says_stays_doubted(spanish: str, pair: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert sentence.grade is Grade.AMBER
    assert any(f"how English ties {pair}" in f.message for f in sentence.findings), sentence.findings


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Callao: incautan 2 toneladas de cocaína en contenedor de plátano orgánico", "a container of organic bananas"),
        ("Policía decomisó un cargamento de tortuga en Iquitos", "a load of turtles"),
        ("Defensores de la laguna Parón fueron absueltos tras once años de juicio", "after 11 years of trial"),
        ("Comuneros levantaron el paro tras 18 días de protesta pacífica en Espinar", "18 days of peaceful protest"),
        ("Aeropuerto reanuda operaciones tras un mes de cierre en Puno", "after a month of closure"),
        ("Hallan narcopista de 900 metros en Atalaya", "A 900-metre clandestine airstrip"),
    ],
)
def test_what_lasts_and_what_is_loaded_is_no_single_one(spanish: str, english: str, resources: Resources) -> None:
    assert english in headline(spanish, resources).text
