"""What independent readers asked of sentences that had been sure: said otherwise, or left to the editor."""

from dataclasses import replace

import pytest

from digest.english.orthography import tidy
from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.namecheck import check, source_of
from digest.vocabulary import load_vocabulary
from pipeline.types import Grade
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Hallan tres cadáveres en presunta fosa común en Pataz", "in a suspected mass grave in Pataz."),
        ("Presunto minero ilegal murió en Pataz", "An alleged illegal miner has died"),
        ("Comuneros de Ayacucho llegan a Lima en marcha de sacrificio", "in Lima on a protest march."),
        ("Personal de la Sunat incauta 20 kilos de oro en Puno", "Staff from the tax authority (SUNAT) have seized"),
        ("Minería ilegal afecta cuencas del Nanay y el Pintuyacu", "the Nanay and Pintuyacu basins."),
        ("Gobierno prorroga emergencia en Pataz", "has extended the state of emergency in Pataz."),
        ("Gobierno amplía emergencia ambiental en Espinar", "has extended the environmental emergency in Espinar."),
        ("Policía destruye dos dragas en los ríos Marañón y Amazonas", "on the Marañón and Amazon rivers."),
        ("Policía destruye dragas en región Amazonas", "in the Amazonas region."),
        ("Empresa Petroperú contamina río Marañón", "Petroperú has polluted the Marañón river."),
        ("Comunidades del sur de Chumbivilcas bloquean nuevamente el corredor minero", "Communities in the south of"),
        ("Comunidades del sur de Chumbivilcas bloquean nuevamente el corredor minero", "have again blocked the"),
        ("La empresa Hudbay pretende ampliar sus operaciones en Chumbivilcas", "to expand its operations"),
        ("Consulta previa para mina Ccoroccohuayco se reinicia con dudas", "resumed amid doubts."),
        (
            "Perenco denuncia amenazas contra el Lote 67 por parte de Orpio",
            "has reported threats against Block 67",
        ),
        ("Enfrentamiento en el sector de Huanaquita deja dos muertos en Arequipa", "in the Huanaquita sector"),
        ("Empresa Hudbay y empresa Antapaccay pagaron S/ 20 millones", "The companies Hudbay and Antapaccay have"),
        ("Comuneros toman mina en contra de Las Bambas", "have occupied a mine in protest against the Las Bambas"),
        ("Serfor decomisa 30 kilos de carne de venado en Ucayali", "30 kilos of"),
        ("Policía busca a rondero que se oponía a mineros en Salas", "who opposed miners in Salas."),
        ("Comunidades de Espinar se oponen a proyecto Coroccohuayco", "oppose the Coroccohuayco project."),
        ("Aduanas y policías decomisaron 96 kilos de mercurio en Tacna", "Customs and police have confiscated"),
        ("Osinergmin dispone paralización de labores en mina de Caylloma", "a halt to work at a mine in Caylloma."),
        ("Trabajadores de Toquepala acatan paro de 48 horas", "have gone on a 48-hour strike."),
        ("Piura desarrolla paro de 24 horas", "A 24-hour strike has been held in Piura."),
        ("Comuneros de Cañaris realizan marcha en Lambayeque", "from Cañaris have held a march in Lambayeque."),
        ("Defensoría del Pueblo pide acciones urgentes tras derrame en Loreto", "for urgent action after a spill in"),
        ("Puno: alpaqueros de Santa Lucía bloquean carretera", "alpaca herders from Santa Lucía have blocked a road."),
        ("Comuneros bloquean parte de la carretera en Puno", "have blocked part of the road in Puno."),
        ("Tambogrande: agricultores retienen a ocho forasteros", "farmers have detained eight outsiders."),
        ("Oxapampa: incendio forestal avanza sin control", "is advancing unchecked."),
        ("Ronderos marchan por la avenida Bolognesi en Tacna", "along Avenida Bolognesi in Tacna."),
        ("Incendio consume 160 hectáreas de pajonal en Cusco", "160 hectares of grassland in Cusco."),
        ("Matan a jefe comunal kakataibo en Huánuco", "A Kakataibo community leader has been killed"),
        ("Policía investiga crimen de dirigente asháninka", "the killing of an Asháninka leader."),
        ("Policía decomisa 20 kilos de mercurio en el complejo El Bendito", "in the El Bendito complex."),
        (
            "MINEM capacita a 300 mineros en vías de formalización de Lucanas",
            "300 miners from Lucanas awaiting formalisation.",
        ),
        ("Comunidades del Cenepa expulsan a mineros", "Cenepa communities have expelled miners."),
        ("Comunidades awajún del Cenepa expulsan a mineros", "Awajún communities in the Cenepa area have"),
        (
            "Comunidades levantan bloqueo y dan plazo a la PCM",
            "have lifted their blockade and given the Prime Minister",
        ),
        ("Juzgado ordena desalojar a mineros que ocupan concesión en Abancay", "miners occupying a concession"),
        ("Hallan muerto a minero en restaurante de Virú", "at a restaurant in Virú."),
        ("Condenan a 35 años a policías de Celendín", "have been sentenced to 35 years in prison."),
        (
            "Cien docentes bilingües achuar, kandozi y shawi protestaron en San Lorenzo.",
            "A total of 100 bilingual Achuar, Kandozi and Shawi teachers have protested in San Lorenzo.",
        ),
        (
            "Alcaldes de Arequipa reclaman dinero pagado por Cerro Verde y Buenaventura",
            "have demanded money paid by the Cerro Verde mine and Buenaventura.",
        ),
        ("Gobierno despliega 300 policías en Pataz", "has deployed 300 police in Pataz."),
        (
            "La Dirección General de Minería autorizó la construcción de Zafranal.",
            "The General Directorate of Mining has authorised",
        ),
        (
            "MIDAGRI entregó 612 títulos de propiedad rural a familias productoras de Jauja.",
            "to farming families from Jauja.",
        ),
        ("Guardaparques de Tambopata detuvieron a tres vecinos que sacaban madera.", "three local residents who"),
        ("Vecinos de Tambopata bloquearon la carretera.", "Residents of Tambopata have blocked the road."),
        ("Un alud de lodo sepultó 12 viviendas en Churcampa.", "A mudslide has buried 12 homes in Churcampa."),
        (
            "Una corte de Loreto condenó a cuatro taladores a 28 años y tres meses de prisión por homicidio.",
            "A court in Loreto has sentenced four loggers to 28 years and three months in prison for homicide.",
        ),
        ("Petroperú y Altamesa firman contrato por el Lote 192 por 30 años", "a 30-year contract for Block 192."),
        ("El Congreso aprobó la Ley 31973, que modifica la Ley Forestal", "Law 31973, which amends the Forest Law."),
        (
            "Sin acuerdo concluyó la reunión entre la comunidad de Llacuabamba y Antapaccay",
            "has ended without an agreement.",
        ),
        ("Áncash recibió S/ 40 millones por canon minero y regalías", "in mining tax revenue and royalties."),
        ("Comuneros incendian dos camionetas de minera en Ayacucho", "have set fire to two pick-up trucks"),
        ("Piura: incendian campamento minero", "a mining camp has been set on fire."),
        ("Hallan sin vida a dirigente awajún en Imaza", "has been found dead in Imaza."),
        ("Comuneros exigen cierre de minera Antamina", "the closure of the Antamina mine."),
        ("Ronderos bloquean la avenida Abancay", "have blocked Avenida Abancay."),
        ("Tapairihua: minería ilegal avanza en Apurímac", "In Tapairihua (Apurímac), illegal mining is advancing."),
        (
            "Tocache: agricultores bloquean carretera en San Martín",
            "In Tocache (San Martín), farmers have blocked a road.",
        ),
        (
            "Policía detiene a dos mineros en el poblado de Tauca, provincia de Pallasca, Áncash",
            "Tauca, Pallasca (Áncash).",
        ),
        ("Kukamas reforestarán bosques degradados en Loreto", "degraded forests in Loreto."),
        ("Policía incauta desechos tóxicos y residuos minerales en Puno", "toxic and mineral waste in Puno."),
        (
            "Policía interviene volquetes con toneladas de mineral en Ica",
            "dump trucks carrying tonnes of ore in Ica.",
        ),
        ("Retienen dos camiones con mineral en Oyón", "Two lorries carrying ore have been seized in Oyón."),
        ("Nasca: detienen a tres mineros tras operativo policial", "have been arrested in a police operation."),
        ("La policía nacional del Perú (PNP) destruyó dos dragas en Puno", "The National Police have destroyed"),
        ("El ministerio de Cultura reconoce a dos comunidades kichwas", "The Ministry of Culture has recognised"),
    ],
)
def test_wording_that_needs_no_edit(spanish: str, english: str, resources: Resources) -> None:
    sentence = sentences_of(item(spanish, field="title"), resources).sentences[0]

    assert english in sentence.text
    assert sentence.grade is Grade.GREEN


@pytest.mark.parametrize(
    ("spanish", "doubt"),
    [
        ("500 policías y representantes de tres ministerios ingresaron a La Pampa", "counts the first of two only"),
        ("Comunidad nativa responde al Ministerio de Cultura", "what was answered"),
        ("El Lote 192 está ubicado en la región Loreto", "no news"),
        ("Minería ilegal dentro de la Reserva Nacional Tambopata avanza en Madre de Dios", "may be the subject's"),
        ("Fiscalía Ambiental libera a minero detenido en Pataz", "a judge decides"),
        ("Las Bambas amplía operaciones hasta 2030", "is extended"),
        ("Amazonas: destruyen motores para extraer oro", "the thing's"),
        ("Dirigentes awajún firman convenio", "on what"),
        ("Policía realiza exitoso operativo en Pataz", "sense of exitoso"),
        ("Fiscalía pide treinta años de cárcel", "a penalty for whom"),
        ("Fiscalía pide 35 años para presunto asesino de dirigente", "years of what"),
        ("Dictan 25 años de prisión en Huánuco", "a penalty that is handed down"),
        ("Congreso publica la Ley 31973", "by its number alone"),
        ("Diez ovejas y un burro murieron", "it happened nowhere"),
        ("Retienen a 140 pasajeros para pedir ayuda por derrame en Cuninico", "whose purpose"),
        ("La junta de regantes de Jaén respaldó su pedido", "whose it is"),
        ("Seis personas fueron detenidas por la Policía Ambiental", "whom, of all people"),
        ("Consejo Regional de Tacna interpela a gerente", "says nothing by itself: gerente"),
        ("Gobierno Regional acuerda solicitar al Ejecutivo la declaratoria de emergencia en Caravelí", "of whom"),
        ("La planta de Huepetuhe se apagó en 2020", "sense of apagar"),
        ("El Ministerio de Justicia activó el mecanismo intersectorial", "has been named before: mecanismo"),
        ("Aparece muerto dirigente en Ucayali", "is found so"),
        ("El Minem desplazó dos técnicos.", "sent somewhere"),
        ("Minera Yanacocha interviene casa de Máxima Acuña", "as the police do"),
        ("Masisea: juez absuelve a 44 menonitas", "where the court sits"),
        ("Alud arrasa 11 campamentos en La Rinconada", "sense of alud"),
        ("Satipo: Junín registra 12 incendios", "in another"),
        ("Loreto recibió S/ 40 millones por canon", "canon of what"),
        ("El ave fue trasladada a Arequipa", "has been named before: ave"),
        ("El desalojo dejó 19 heridos", "has been named before: desalojo"),
    ],
)
def test_what_readers_would_edit_is_left_to_the_editor(spanish: str, doubt: str, resources: Resources) -> None:
    (sentence,) = sentences_of(item(spanish, field="title"), resources).sentences

    assert sentence.grade is Grade.AMBER
    assert any(doubt in f.message for f in sentence.findings)
    assert "respectively respectively" not in sentence.text


@pytest.mark.parametrize(
    ("spanish", "grade"),
    [
        ("Dirigentes awajún y wampís firman convenio con el Ministerio de Cultura", Grade.GREEN),
        ("Policía destruye doce motores usados en minería ilegal en Amazonas", Grade.GREEN),
        ("Fiscalía Ambiental investiga a minero detenido en Pataz", Grade.GREEN),
        ("Producción de plata y zinc crece 5% en marzo", Grade.GREEN),
        ("Incendio forestal afecta la Reserva Nacional Tambopata en Madre de Dios", Grade.GREEN),
    ],
)
def test_what_only_looks_alike_stays_sure(spanish: str, grade: Grade, resources: Resources) -> None:
    (sentence,) = sentences_of(item(spanish, field="title"), resources).sentences

    assert sentence.grade is grade


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("La Comisión de Energía del Congreso aprobó el dictamen con observaciones del sector.", Grade.AMBER),
        ("El Pleno aprobó el dictamen que antes había visto la Comisión de Energía.", Grade.GREEN),
        ("El Congreso aprobó la ley y dejó de lado lo que sugería la Comisión de Energía.", Grade.GREEN),
        ("La ley se aprobó por unanimidad en la Comisión de Energía.", Grade.AMBER),
        ("La norma amplía los plazos de la pequeña minería.", Grade.GREEN),
    ],
)
def test_what_a_committee_did_is_not_told_of_congress(text: str, grade: Grade, resources: Resources) -> None:
    title = "Congreso aprueba ley que protege a comunidades indígenas de Loreto"
    source = replace(item(title, field="title"), text=text)

    told = next(s for s in sentences_of(source, resources).sentences if s.evidence[0].field == "title")

    assert told.text.startswith("Congress has approved a law that protects")
    assert told.grade is grade


def test_a_river_with_an_english_name_is_found_in_its_source() -> None:
    source = source_of("La Policía destruyó dragas en los ríos Marañón y Amazonas.")
    text = "The police have destroyed dredges on the Marañón and Amazon rivers."

    assert list(check(text, [source], load_vocabulary())) == []


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("operations between the months of July and August 2025", "Operations between July and August 2025."),
        ("in the month of October, seven conflicts were recorded", "In October, seven conflicts were recorded."),
        ("the months of negotiation", "The months of negotiation."),
        ("dredges on the Marañón, Ucayali and Amazonas rivers", "Dredges on the Marañón, Ucayali and Amazon rivers."),
        ("rivers in Amazonas", "Rivers in Amazonas."),
    ],
)
def test_months_and_rivers_are_called_as_english_does(written: str, tidied: str) -> None:
    assert tidy(written) == tidied


def test_no_ministry_has_a_widow(resources: Resources) -> None:
    english = sentences_of(item("El Ministerio de Justicia trasladó a su viuda y tres hijos."), resources)

    assert not english.sentences
    assert [u.reason for u in english.unwritten] == ["«su» of a person"]


def test_the_dead_are_not_told_without_the_hurt(resources: Resources) -> None:
    english = sentences_of(item("Antabamba: un muerto y cuatro heridos en choque", field="title"), resources)

    assert all("four" in s.text and s.evidence[0].quote.endswith("choque") for s in english.sentences)
    assert english.sentences


@pytest.mark.parametrize(
    ("spanish", "word"),
    [
        ("Aparece muerto dirigente en Ucayali", "dead"),
        ("Southern suspende temporalmente sus operaciones de acuerdo con un estudio en Moquegua", "temporarily"),
        ("La empresa Hudbay paralizó parcialmente la mina por la falta de mineral en su planta", "partially"),
    ],
)
def test_how_far_something_goes_is_never_left_off(spanish: str, word: str, resources: Resources) -> None:
    written = sentences_of(item(spanish, field="title"), resources).sentences

    assert written
    assert all(word in s.text for s in written)


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Policía devuelve motores a comunidad de Huini y retiene los botes incautados", "the seized boats"),
        ("Pueblo awajún expulsa a mineros del río Cenepa", "The Awajún people have expelled miners"),
        ("Pueblo wampís expulsa a mineros del río Kangasa", "The Wampis people have expelled miners"),
        ("Comunidad de Huini corta el agua a campamento minero", "has cut off the water supply to a mining camp."),
        ("Candarave lleva a juicio a la minera Southern", "Candarave has taken legal action against the mining"),
        ("Alcalde de Huari deja sin gastar 23 millones de soles", "has failed to spend S/23 million."),
        ("Proyecto Tía María generará 3 mil empleos en Islay", "will generate 3,000 jobs in Islay."),
        ("Feconau apelará ante el Tribunal Constitucional", "will appeal to the Constitutional Court."),
        ("Mineros informales invaden la concesión de Las Bambas", "have invaded the Las Bambas concession."),
        ("Ronderos de Huini graban dragas en Laberinto", "have filmed dredges"),
        ("Congreso cita a ministro del Interior por mercurio en Nauta", "over mercury in Nauta."),
        ("Sunarp tacha inscripción de ampliación de Huini", "rejected the registration of the expansion"),
        ("Cianuro de Zaruma deja sin agua a comunidades de frontera", "from Zaruma has left border communities"),
        ("TC salva decreto sobre áreas protegidas", "The Constitutional Court has upheld a decree"),
        ("CooperAcción: concesiones mineras crecieron 4 % en Apurímac", ", according to CooperAcción."),
        ("Loreto: GOREL entrega 12 botes a comunidades de Nauta", "The Loreto regional government has handed"),
        ("Municipalidad de Huari recibió otros S/ 3 millones de Anglo American", "a further S/3 million from Anglo"),
    ],
)
def test_rarer_topics_are_said_as_the_house_would(spanish: str, english: str, resources: Resources) -> None:
    told = sentences_of(item(spanish, field="title"), resources).sentences

    assert any(english in s.text for s in told), [s.text for s in told]


@pytest.mark.parametrize(
    "spanish",
    [
        "La policía de Nauta entregó los vehículos incautados a la fiscalía de Loreto.",  # given to it, not taken from
        "Hubo tres heridos con piedras.",
        "Los comuneros de Huini desconocen a dirigentes.",
        "En el Nanay se llevan la garita de Huini.",  # no river, but thieves
    ],
)
def test_what_may_be_said_wrongly_stays_with_the_editor(spanish: str, resources: Resources) -> None:
    assert all(s.grade is Grade.AMBER for s in sentences_of(item(spanish), resources).sentences)


def test_a_verb_of_rising_is_nothing_done_to_anybody(resources: Resources) -> None:
    told = sentences_of(item("Caen dos policías con oro en Chala", field="title"), resources).sentences

    assert not any("fallen" in s.text for s in told)


def test_a_sentence_is_whole_without_what_came_before_it(resources: Resources) -> None:
    (told,) = sentences_of(
        item("Pueblo wampís expulsa a mineros del río Kangasa tras vencer plazo", field="title"), resources
    ).sentences

    assert told.grade is Grade.GREEN
