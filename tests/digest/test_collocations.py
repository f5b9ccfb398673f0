"""What goes with verbs: reviewed pairs are written as the table says, all others make a sentence amber."""

from pathlib import Path

import pytest

from digest.english.collocations import KEEP, Collocations, load_collocations
from digest.english.entries import CLASSES
from digest.english.readings import NounForm
from digest.english.resources import Resources
from digest.english.tables import rows_of
from pipeline.errors import LexiconError
from pipeline.types import Grade
from tests.digest.english_corpus import headline

TABLE = Path(__file__).parents[2] / "digest" / "english" / "lexicon" / "collocations.tsv"


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Gobierno anuncia medidas para enfrentar la minería ilegal en Puno", "measures to tackle illegal mining"),
        ("Ronderos marchan por las calles de Piura", "have marched through the streets of Piura."),
        ("Corte Suprema confirma sentencia contra exalcalde de Nauta", "has upheld"),
        ("Invasores derriban casa comunal en Uchiza", "have knocked down a community house in Uchiza."),
        ("Mineros toman las calles de Chala", "have taken to the streets of Chala."),
        ("OEFA dicta medidas preventivas contra curtiembre en Arequipa", "has ordered preventive measures"),
        ("Tala ilegal pone en peligro supervivencia de comunidades nativas", "endangers the survival of"),
        ("Reportan como desaparecidos a tres pescadores en Sechura", "have been reported missing in Sechura."),
        ("Incautan 12 inmuebles a pedido de la fiscalía en Puno", "at the request of"),
        ("Incautan 12 inmuebles por pedido de la fiscalía en Puno", "at the request of"),
        ("Ley amplía protección a trabajadoras del hogar", "protection for"),
        (
            "Transportistas chocan con la policía en tercer día de paro nacional",
            "on the third day of a national strike.",
        ),
        ("Invaden zona de la reserva de Paracas", "An area of the Paracas"),
        ("Cusco | Detienen a alcalde de Huanoquite por soborno", "In Cusco, the mayor of Huanoquite"),
        ("Incautan madera en el grifo Florida en Pucallpa", "at the Florida petrol station in Pucallpa."),
        ("Detienen a cinco mineros en Alto Amazonas", "in Alto Amazonas."),
        ("Alcaldes de Puno acuerdan paro de 48 horas", "have called a 48-hour strike."),
        ("Comuneros de Espinar realizan marcha contra Antapaccay", "have held a march against"),
        ("Policía captura a alcalde de Nauta", "The police have arrested the mayor of Nauta."),
        ("CIDH pide a Perú proteger a pueblos en aislamiento", "has asked Peru to protect peoples in isolation."),
        ("Comunidades awajún rompen diálogo con el Gobierno", "have broken off dialogue with the government."),
        ("Tribunal Constitucional declara inconstitucional ley forestal", "has struck down a forest law."),
        ("Bomberos controlan incendio forestal en Kuélap", "have contained a forest fire in Kuélap."),
        ("Fiscalía formaliza investigación contra alcalde de Tambopata", "has opened an investigation"),
        ("Juez de Tambopata dicta tres sentencias por tala ilegal", "has handed down three rulings"),
        ("Policía encuentra oro ilegal en avioneta en Atalaya", "The police have found illegal gold in Atalaya."),
        ("Tres mineros fallecen tras derrumbe en mina de Arequipa", "have died in a collapse at a mine in Arequipa."),
        ("Policía interviene tres camiones con madera en Ucayali", "The police have intercepted three lorries"),
        (
            "Comunidades nativas firman convenios por S/ 3 millones para conservar más de 20 mil hectáreas",
            "have signed agreements worth S/3 million to conserve more than 20,000 hectares.",
        ),
        ("El lote 192 produce 12 000 barriles de petróleo por día.", "Block 192 produces 12,000 barrels of oil a day."),
        ("Minera Volcan vendió la mina Alpamarca por US$ 10 millones", "sold the Alpamarca mine for US$10 million."),
        ("Sicarios balean lancha de la municipalidad de San Ignacio", "have shot at the motorboat"),
        ("Pobladores tumban torre de la hidroeléctrica Chaglla", "have brought down a tower"),
        ("Policía recoge cadáver en el río Nanay", "have recovered a body"),
        ("Contraloría socializa plan en Puno", "has presented a plan"),
        ("Mototaxista muere aplastado por derrumbe en mina de Pataz", "crushed to death by a collapse"),
        ("Pobladores tapian bocamina en Otuzco", "have sealed a mine entrance in Otuzco."),
        ("Alcalde de Nauta reparte alimentos a 300 familias", "has distributed food to 300 families."),
        ("Policía busca a cuatro encapuchados en Pataz", "The police are looking for four hooded men in Pataz."),
        ("Mineros de Pataz adulteran guías de remisión", "have tampered with delivery notes."),
        ("Mineros mueren en bocamina de Pataz", "have died at the mine entrance"),
        (
            "Policía rescata a 12 mineros en la margen derecha del río Inambari",
            "on the right bank of the Inambari river",
        ),
        ("Gobierno cierra escuelas de Pataz debido a violencia", "has closed schools in Pataz because of violence."),
        ("Dirigente asháninka muere a manos de sicarios en Puerto Inca", "has died at the hands of hired killers in"),
        (
            "Comuneros de Cotabambas bloquean carretera en apoyo a huelga de mineros",
            "in support of a strike by miners.",
        ),
        ("Asamblea de Espinar aprueba paro de 48 horas", "has voted for a 48-hour strike."),
        ("Petroperú reconoce daños en Cuninico", "has acknowledged damage"),
        ("Comuneros impiden marcha de mineros en Yanta", "have prevented a march"),
        (
            "Comisión del Congreso archiva ratificación del Acuerdo de Escazú",
            "A congressional committee has shelved the",
        ),
        ("Pobladores abordan bus en Juliaca y protestan fuera del Gobierno Regional de Puno", "and protested outside"),
        ("Minsa brinda permiso a clínica de Iquitos", "has granted a permit"),
        ("Federación Fenamad denuncia entrega de concesiones en Tahuamanu", "has denounced the granting of"),
        ("Ratifican derechos del río Marañón en Loreto", "have been upheld"),
        ("Fiscalía de Tambopata logra seis años de cárcel para traficante", "has secured a sentence of six years in"),
        ("Regantes sacan lodo del canal de Tambo", "have removed the mud"),
        ("Mineros perforan cerro en Locuto", "have drilled into a hill"),
        ("Reforestan 40 hectáreas degradadas por la minería en San Jacinto", "Forty hectares degraded by mining"),
        (
            "Policía captura en Iquitos a cabecilla de red que enviaba madera ilegal a México",
            "In Iquitos, the police have arrested a ringleader of a network that was sending illegal timber to Mexico.",
        ),
        ("Desactivan campamento de minería ilegal en Tambogrande", "An illegal mining camp has been dismantled in"),
    ],
)
def test_verb_is_what_english_says_with_its_noun(spanish: str, english: str, resources: Resources) -> None:
    assert english in headline(spanish, resources).text


@pytest.mark.parametrize(
    ("spanish", "pair"),
    [
        ("Policía de Puno incauta cinco montañas", "incautar (seize) obj montaña (natural)"),
        ("Comuneros de Espinar venden la noche a empresa suiza", "vender (sell) obj noche (time)"),
        ("Ministra de Energía y Minas firma 12 dragas en Puno", "firmar (sign) obj draga (artefact)"),
        ("Comisión de Pueblos Andinos aprueba dictamen que modifica ley forestal", "which of two does it"),
        ("Comuneros de Candarave piden anular licencia a Southern", "of whom it is asked"),
        ("Producción de cobre y molibdeno de Perú aumentó en 30 %, 40 % y 57 %", "which figure is of which"),
        (
            "Confirman 35 años de cárcel para asesinos de Arsenio Meléndez",
            "a passive of a verb that has its own object",
        ),
        ("Paro de 48 horas fue aprobado en Espinar", "a passive of a verb with a preposition"),
        ("Piden cuatro años de cárcel en Puno", "a passive of a verb with a preposition"),
    ],
)
def test_pair_that_nobody_has_seen_is_amber_and_named(spanish: str, pair: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert sentence.grade is Grade.AMBER
    assert any(pair in f.message for f in sentence.findings), sentence.findings


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Municipalidad de Satipo inicia defensa ribereña en el río Mazamari", "has started work on a flood defence"),
        ("Mineros ilegales escaparon por el bosque durante operativo en Pataz", "escaped through the forest"),
        ("Diresa notificó 40 casos de dengue en Iñapari", "has reported 40 cases of dengue in Iñapari."),
        ("Municipalidad de Pataz establece toque de queda", "has imposed a curfew"),
        ("Mineros de Huarochirí perforan relavera", "have made a hole in a tailings dam"),
        ("Juez decretó prisión preventiva para alcalde de Nauta", "has ordered pre-trial detention for the mayor"),
        ("OEFA fiscaliza depósito de relaves en Ticlio", "is inspecting a tailings dam in Ticlio."),
        ("Gobierno regional rehabilita posta médica en Atalaya", "has repaired a health post in Atalaya."),
        ("Internos introdujeron celulares al penal de Pucallpa", "have smuggled mobile phones into the Pucallpa"),
        ("Guardaparques patrullan la reserva Tambopata", "are patrolling the Tambopata reserve."),
        ("Frente de defensa convocó a plantón en la plaza de Cajamarca", "has called a sit-in in Cajamarca's square"),
        ("Policía captura camión con madera ilegal en Pucallpa", "have seized a lorry carrying illegal timber"),
        ("Puente Inambari presenta grietas tras crecida del río", "The Inambari bridge has cracks after"),
        ("Comunidades y gobierno consensuaron plan de trabajo en Espinar", "have agreed on a work plan in Espinar."),
        ("Defensoría convoca a diálogo por conflicto en Espinar", "has called for dialogue over a conflict"),
        ("Comunidades de Espinar aceptan mesa de diálogo", "have agreed to"),
        ("Ronderos coparon la plaza de Bambamarca", "have filled the square"),
        ("Comunidad de Boca Pariamanu ganó juicio a petrolera", "has won a lawsuit against an oil company"),
        ("Producción minera retrocede en Áncash", "has declined in Áncash."),
        ("Laboratorio de Iquitos probó vacuna contra la malaria", "has tested a vaccine"),
        ("Ministra de Cultura clausuró congreso minero en Arequipa", "has closed the mining congress"),
        ("Alcaldesa de Puno precisó que la obra culminará en marzo", "said that"),
        ("Minera compromete abastecimiento de agua en Valle de Tambo", "has jeopardised"),
    ],
)
def test_class_of_the_noun_decides_where_no_row_names_it(spanish: str, english: str, resources: Resources) -> None:
    assert english in headline(spanish, resources).text


@pytest.mark.parametrize(
    ("spanish", "pair"),
    [
        ("Empresa obtuvo luz verde en Puno", "obtener (obtain) obj luz verde (abstract)"),
        ("Empresa logró reunir montaña en Puno", "montaña"),
        ("Policía de Puno decomisó centro de acopio", "decomisar (confiscate) obj centro de acopio (place)"),
        ("Fiscalía de Puno detectó un informe", "detectar (detect) obj informe (document)"),
        ("Consejo regional de Puno aprobó un año", "aprobar (approve) obj año (time)"),
    ],
)
def test_neighbour_of_a_class_that_is_no_english_stays_amber(spanish: str, pair: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert sentence.grade is Grade.AMBER
    assert any(pair in f.message for f in sentence.findings), sentence.findings


def test_every_row_is_of_a_known_verb_and_known_nouns(resources: Resources) -> None:
    lexicon = resources.lexicon
    lemmas = {form.lemma for forms in lexicon.nouns.values() for form in forms}
    lemmas |= {entry.lemma for _, entry in lexicon.multiwords if isinstance(entry, NounForm)}
    known = {f"={w}" for lemma in lemmas for w in (lemma, lemma.split()[0])} | CLASSES | {"*", "A", "clause"}
    english = {f"to {f.en} {f.particle}".rstrip() for frames in lexicon.frames.values() for f in frames}

    rows = rows_of(TABLE, ("verb", "slot", "noun", "en"))
    chosen = {f"to {row['en']}" for _, row in rows}  # a verb that a row has put in
    assert len(rows) > 500
    for line, row in rows:
        for verb in row["verb"].split("|"):
            assert verb == "*" or verb in lexicon.frames or verb in english | chosen, (line, verb)
        for noun in row["noun"].split("|"):
            assert noun in known, (line, noun)


def test_no_row_stands_behind_one_that_takes_all_it_is_for() -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for line, row in rows_of(TABLE, ("verb", "slot", "noun", "en")):
        words = set(row["noun"].split("|"))
        places = [seen.setdefault((v, s), set()) for v in row["verb"].split("|") for s in row["slot"].split("|")]
        assert any("*" not in before and words - before for before in places), (line, row)
        for before in places:
            before |= words


def test_rows_of_the_spanish_verb_go_first(tmp_path: Path, resources: Resources) -> None:
    table = tmp_path / "collocations.tsv"
    table.write_text("verb\tslot\tnoun\ten\nto face\tobj\t*\tkeep\nenfrentar\tobj\t=crisis\ttackle\n", encoding="utf-8")
    read: Collocations = load_collocations(table)
    frame = next(f for f in resources.lexicon.frames["enfrentar"] if f.en == "face")

    assert read.of(frame, "enfrentar", "obj", frozenset(("abstract", "=crisis", "*"))) == "tackle"
    assert read.of(frame, "enfrentar", "obj", frozenset(("abstract", "=juicio", "*"))) == KEEP
    assert read.of(frame, "enfrentar", "subj", frozenset(("person", "*"))) == ""


@pytest.mark.parametrize(
    ("row", "fault"),
    [("enfrentar\tobj\tstuff\tkeep", "«stuff» is no class"), ("enfrentar\tobj\t\tkeep", "an empty cell")],
)
def test_bad_row_is_told_with_its_line(row: str, fault: str, tmp_path: Path) -> None:
    table = tmp_path / "collocations.tsv"
    table.write_text(f"verb\tslot\tnoun\ten\n{row}\n", encoding="utf-8")

    with pytest.raises(LexiconError, match=rf"collocations.tsv:2: {fault}"):
        load_collocations(table)
