"""Long sentences in pieces: what may stand by itself, and what must not be torn from its sentence."""

from datetime import UTC, date, datetime

import pytest

from digest.english.resources import Resources
from digest.pieces import Piece, pieces_of
from digest.pieces.further import further_statements
from digest.pieces.seams import Seams
from digest.spanish.chart import Chart
from digest.spanish.tokens import tokenise
from digest.trust import trust_in
from digest.writers.house import HouseWriter
from pipeline.types import Grade, Item


def chart_of(resources: Resources, sentence: str) -> Chart:
    return Chart(
        tokens=tokenise(sentence),
        lexicon=resources.lexicon,
        names=resources.names,
        published_on=date(2024, 5, 20),
        source=sentence,
    )


def pieces(resources: Resources, sentence: str) -> list[Piece]:
    return pieces_of(chart_of(resources, sentence))


@pytest.mark.parametrize(
    ("sentence", "kind", "wanted"),
    [
        pytest.param(
            "El proyecto, que demandará una inversión de 40 millones de soles, abarca 300 hectáreas de bosque.",
            "core",
            "El proyecto abarca 300 hectáreas de bosque.",
            id="a relative within the sentence is taken out",
        ),
        pytest.param(
            "El proyecto, que demandará una inversión de 40 millones de soles, abarca 300 hectáreas de bosque.",
            "relative",
            "El proyecto demandará una inversión de 40 millones de soles.",
            id="and is told of what it follows",
        ),
        pytest.param(
            "La resolución, emitida el 3 de mayo por el ministerio, suspende las operaciones de la mina.",
            "relative",
            "La resolución fue emitida el 3 de mayo por el ministerio.",
            id="a participle is told as what was done",
        ),
        pytest.param(
            "La norma afecta a la Reserva Comunal Amarakaeri, cuya superficie es de 402 335 hectáreas.",
            "relative",
            "La superficie de la Reserva Comunal Amarakaeri es de 402 335 hectáreas.",
            id="whose",
        ),
        pytest.param(
            "Como parte de su visita a la zona, la ministra entregó títulos a ocho comunidades nativas.",
            "core",
            "La ministra entregó títulos a ocho comunidades nativas.",
            id="what only leads in is left off",
        ),
        pytest.param(
            "El alcalde informó que la vía fue bloqueada y que los comuneros exigen una reunión.",
            "second",
            "El alcalde informó que los comuneros exigen una reunión.",
            id="who says so goes along with a second statement",
        ),
        pytest.param(
            "La federación rechazó el plan y exigió al ministerio una nueva consulta.",
            "second",
            "La federación exigió al ministerio una nueva consulta.",
            id="a second statement has its subject",
        ),
        pytest.param(
            "El ministro anunció que el programa, en el que participan 70 fiscales, empezará en agosto.",
            "relative",
            "El ministro anunció que en el programa participan 70 fiscales.",
            id="who says so goes along with a relative",
        ),
        pytest.param(
            "En el lugar, donde viven 300 familias, la empresa instaló una planta, según la Fiscalía.",
            "relative",
            "En el lugar viven 300 familias, según la Fiscalía.",
            id="who says so behind the sentence as well",
        ),
        pytest.param(
            "Así lo señaló Rosa Quispe, presidenta de la federación, quien explicó que la empresa pagará los daños.",
            "relative",
            "Rosa Quispe, presidenta de la federación, explicó que la empresa pagará los daños.",
            id="who is announced to have said so",
        ),
        pytest.param(
            "En abril, denuncian los dirigentes, la empresa taló 40 hectáreas de bosque en la comunidad.",
            "core",
            "En abril, la empresa taló 40 hectáreas de bosque en la comunidad, denuncian los dirigentes.",
            id="who is put in between says so at the end",
        ),
        pytest.param(
            "La planta, según el organismo de fiscalización, vierte relaves en el río Llallimayo.",
            "shorter",
            "Según el organismo de fiscalización, la planta vierte relaves en el río Llallimayo.",
            id="a phrase between subject and verb goes to the head",
        ),
        pytest.param(
            "El estudio determinó que, desde 1985, la minería destruyó 900 hectáreas de bosque.",
            "shorter",
            "El estudio determinó que la minería destruyó 900 hectáreas de bosque desde 1985.",
            id="a phrase behind that goes to the end",
        ),
        pytest.param(
            "La Ley N.º 30723 fue publicada el 22 de enero en el diario oficial.",
            "core",
            "La Ley 30723 fue publicada el 22 de enero en el diario oficial.",
            id="a number needs no sign",
        ),
        pytest.param(
            "El dirigente, de 48 años, denunció amenazas de muerte ante la Fiscalía.",
            "core",
            "El dirigente denunció amenazas de muerte ante la Fiscalía.",
            id="an age is left off",
        ),
        pytest.param(
            "El ministerio suspendió la licencia de la planta luego de que la comunidad presentara una demanda.",
            "second",
            "El ministerio suspendió la licencia de la planta.",
            id="a further clause at the end is left off",
        ),
        pytest.param(
            "El ministerio suspendió la licencia de la planta luego de que la comunidad presentara una demanda.",
            "second",
            "La comunidad presentó una demanda.",
            id="and tells what came before, as a past",
        ),
        pytest.param(
            "La minera anunció el cierre del tajo, debido a que los comuneros bloquearon el acceso principal.",
            "second",
            "Los comuneros bloquearon el acceso principal.",
            id="a reason",
        ),
        pytest.param(
            "En 2022, la región ocupó el segundo lugar tras registrar un avance del 58 %, según el ministerio.",
            "second",
            "La región registró un avance del 58 %, según el ministerio.",
            id="what the subject did before, with who says so",
        ),
        pytest.param(
            "La ley fue promulgada en enero, pero enfrenta el rechazo de las comunidades nativas.",
            "second",
            "La ley enfrenta el rechazo de las comunidades nativas.",
            id="what is set against it",
        ),
        pytest.param(
            "Según informó la Policía Nacional, el proyecto abarca 300 hectáreas de bosque.",
            "shorter",
            "La Policía Nacional informó que el proyecto abarca 300 hectáreas de bosque.",
            id="who says so at the head by a verb",
        ),
        pytest.param(
            "La Policía Nacional destruyó cinco dragas en la cuenca, informó el Ministerio del Interior.",
            "shorter",
            "El Ministerio del Interior informó que la Policía Nacional destruyó cinco dragas en la cuenca.",
            id="who says so at the end goes to the head",
        ),
        pytest.param(
            "La minera vertió relaves en el río Llallimayo, según la Autoridad Nacional del Agua.",
            "shorter",
            "Según la Autoridad Nacional del Agua, la minera vertió relaves en el río Llallimayo.",
            id="who is named at the end as well",
        ),
        pytest.param(
            "El chofer, de nacionalidad boliviana, abandonó la carga de mineral en la carretera.",
            "shorter",
            "El chofer abandonó la carga de mineral en la carretera.",
            id="what is set beside the subject is left off",
        ),
        pytest.param(
            "El juez Raúl Poma, del Quinto Juzgado Penal de Maynas, condenó a ocho años de prisión a dos taladores.",
            "shorter",
            "El juez Raúl Poma condenó a ocho años de prisión a dos taladores.",
            id="of which body somebody is",
        ),
        pytest.param(
            "El juzgado condenó a Raúl Poma, gerente de la empresa Maderas del Sur, por el delito de tala ilegal.",
            "shorter",
            "El juzgado condenó a Raúl Poma por el delito de tala ilegal.",
            id="what office somebody has",
        ),
        pytest.param(
            "La planta (de la empresa Aruntani) vierte relaves en el río Llallimayo desde hace meses.",
            "shorter",
            "La planta vierte relaves en el río Llallimayo desde hace meses.",
            id="brackets are left off",
        ),
        pytest.param(
            "La mina –ubicada en la provincia de Espinar– emplea a 400 personas del distrito.",
            "core",
            "La mina emplea a 400 personas del distrito.",
            id="what stands between dashes as well",
        ),
        pytest.param(
            "La empresa pagó una multa de 20 mil soles; el ministerio suspendió la licencia de la planta.",
            "second",
            "El ministerio suspendió la licencia de la planta.",
            id="behind a semicolon",
        ),
        pytest.param(
            "El ministro explicó que la primera etapa durará dos semanas y busca expulsar a los mineros.",
            "second",
            "El ministro explicó que la primera etapa busca expulsar a los mineros.",
            id="a second verb of what is said",
        ),
        pytest.param(
            "La Policía destruyó cinco dragas, incautó 300 galones de combustible y detuvo a tres personas.",
            "second",
            "La Policía incautó 300 galones de combustible.",
            id="the second of three deeds",
        ),
        pytest.param(
            "La empresa retiró el estudio de impacto ambiental, con lo que el proyecto queda en suspenso.",
            "second",
            "El proyecto queda en suspenso.",
            id="a consequence",
        ),
        pytest.param(
            "El jefe de la zona, Julio Ríos, de 48 años, advirtió que los mineros llegarán al parque.",
            "core",
            "El jefe de la zona, Julio Ríos, advirtió que los mineros llegarán al parque.",
            id="the comma behind a name stays",
        ),
        pytest.param(
            "Virgilio Ríos Curi, presidente de la junta, informó que los invasores ya habían talado y que cazaron.",
            "second",
            "Virgilio Ríos Curi informó que los invasores cazaron.",
            id="an adverb stays with its verb",
        ),
        pytest.param(
            "Cabe recordar que la empresa pagó una multa de 20 mil soles en 2021.",
            "core",
            "La empresa pagó una multa de 20 mil soles en 2021.",
            id="that it is said is left unsaid",
        ),
        pytest.param(
            "Portando carteles y banderas, los agricultores marcharon hasta la sede del gobierno regional.",
            "core",
            "Los agricultores marcharon hasta la sede del gobierno regional.",
            id="how they did it leads in",
        ),
    ],
)
def test_a_piece_stands_by_itself(resources: Resources, sentence: str, kind: str, wanted: str) -> None:
    found = [piece for piece in pieces(resources, sentence) if piece.kind == kind]

    assert wanted in [piece.text for piece in found]


@pytest.mark.parametrize("piece_words", [["proyecto", "40 millones"]])
def test_a_piece_says_where_its_words_stand(resources: Resources, piece_words: list[str]) -> None:
    sentence = "El proyecto, que demandará una inversión de 40 millones de soles, abarca 300 hectáreas de bosque."

    (told,) = [piece for piece in pieces(resources, sentence) if piece.kind == "relative"]

    assert all(word in sentence[told.start : told.end] for word in piece_words)
    assert "300" not in sentence[told.start : told.end]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "De concretarse la venta, la empresa pagará 30 millones de soles a las comunidades.",
            id="a condition leads in",
        ),
        pytest.param(
            "Según la Defensoría del Pueblo, la empresa vertió relaves en el río Llallimayo.", id="who says so leads in"
        ),
        pytest.param("En marzo de 2023, la empresa vertió relaves en el río Llallimayo.", id="a time leads in"),
        pytest.param(
            "Pese al rechazo de la comunidad, la empresa inició la construcción de la planta.",
            id="a concession leads in",
        ),
    ],
)
def test_what_limits_a_sentence_is_not_left_off(resources: Resources, sentence: str) -> None:
    assert [piece.text for piece in pieces(resources, sentence) if piece.kind == "core"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "La comunidad levantará el bloqueo y firmará el acta si la empresa paga la deuda.", id="a condition of both"
        ),
        pytest.param(
            "La ley nunca fue consultada y afecta a doce comunidades nativas.", id="a limit that may be of both"
        ),
    ],
)
def test_what_depends_on_something_stays_whole(resources: Resources, sentence: str) -> None:
    assert [piece.text for piece in pieces(resources, sentence) if piece.kind != "core"] == []


def test_nobody_wishes_what_an_aside_tells(resources: Resources) -> None:
    sentence = "La comunidad exige que la planta, que fue aprobada en marzo, sea cerrada."

    assert not any(
        piece.text.startswith("La comunidad exige que la planta fue") for piece in pieces(resources, sentence)
    )


def test_who_says_so_at_the_end_goes_along_with_the_first_statement(resources: Resources) -> None:
    sentence = "La Policía destruyó cinco dragas y detuvo a tres personas, informó el Ministerio del Interior."

    texts = [piece.text for piece in pieces(resources, sentence)]

    assert "La Policía destruyó cinco dragas, informó el Ministerio del Interior." in texts
    assert all("informó" in text for text in texts)


def test_what_limits_the_subject_goes_along_with_each_statement(resources: Resources) -> None:
    sentence = "Solo dos empresas firmaron el acta y pagaron la multa."

    texts = [piece.text for piece in pieces(resources, sentence)]

    assert texts
    assert all(text.startswith("Solo dos") for text in texts)


def test_an_aside_that_may_be_of_two_things_is_told_of_neither(resources: Resources) -> None:
    sentence = "La comunidad criticó la licencia de la planta, que fue aprobada en marzo por la autoridad regional."

    assert [piece for piece in pieces(resources, sentence) if piece.kind == "relative"] == []


def test_an_aside_behind_two_things_is_told_of_neither(resources: Resources) -> None:
    sentence = "Los agricultores mantienen su rechazo al proyecto y a la planta, impulsado por la empresa Southern."

    assert [piece for piece in pieces(resources, sentence) if piece.kind == "relative"] == []


def test_a_range_is_not_torn(resources: Resources) -> None:
    sentence = "El oleoducto derramó entre 200 y 300 barriles de petróleo, que llegaron hasta el río Marañón."

    assert not any(piece.text.startswith("300") for piece in pieces(resources, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "La fiscalía logró una condena contra Raúl Poma tras comprobar su responsabilidad en la tala.",
            id="whose it is cannot be told",
        ),
        pytest.param(
            "El acuerdo fue tomado en una asamblea de 700 comuneros, algunos tras caminar un día entero.",
            id="what some did who are named by the way",
        ),
        pytest.param(
            "El acuerdo fue tomado en una asamblea que reunió a los comuneros tras caminar un día entero.",
            id="what may be the deed of another verb's subject",
        ),
        pytest.param(
            "Los comuneros no levantarán el bloqueo porque la empresa cumpliría el acta en marzo.",
            id="what would be so",
        ),
        pytest.param(
            "Los comuneros firmaron el acta para que la empresa cumpla el acuerdo.", id="what is to be brought about"
        ),
        pytest.param(
            "La empresa retirará las máquinas si la comunidad paga la deuda, pero el ministerio aprobó el plan.",
            id="a condition that may hold for both",
        ),
        pytest.param(
            "El gerente descartó que la planta se cierre tras registrar pérdidas.", id="within what somebody says"
        ),
    ],
)
def test_what_is_supposed_or_of_somebody_else_is_no_further_statement(resources: Resources, sentence: str) -> None:
    whole = Seams(chart_of(resources, sentence))

    assert list(further_statements(whole, whole.outside)) == []


def test_a_deed_that_may_be_the_speakers_is_not_told_of_another(resources: Resources) -> None:
    sentence = "El alcalde informó que la empresa pagó la multa y pidió una reunión."

    assert not any("empresa pidió" in piece.text for piece in pieces(resources, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("La planta (que no tiene licencia) vierte relaves en el río Llallimayo.", id="what limits it"),
        pytest.param("El Servicio Forestal (Serfor) publicó una lista de 40 aserraderos.", id="an acronym"),
    ],
)
def test_brackets_that_limit_or_name_are_kept(resources: Resources, sentence: str) -> None:
    assert all("(" in piece.text for piece in pieces(resources, sentence))


def test_nobody_announces_what_has_been(resources: Resources) -> None:
    sentence = "La defensa anunció que apelará el fallo, que fue leído a fines de julio en la ciudad de Iquitos."

    assert [piece.text for piece in pieces(resources, sentence) if piece.kind == "relative"] == [
        "El fallo fue leído a fines de julio en la ciudad de Iquitos."
    ]


def test_a_list_beside_the_subject_is_not_cut(resources: Resources) -> None:
    sentence = "Las regiones de Piura, Tumbes y Loreto, registran 40 conflictos por el agua."

    assert all("Tumbes" in piece.text for piece in pieces(resources, sentence))


def test_two_relatives_are_not_taken_for_two_statements(resources: Resources) -> None:
    sentence = "El jefe alertó que un grupo de colonos invadió tierras que la ley protege y que constituyen la reserva."

    assert not any("colonos constituyen" in piece.text for piece in pieces(resources, sentence))


def test_the_main_statement_is_no_speaker_at_the_end(resources: Resources) -> None:
    sentence = "El ministro, Carlos Morán, informó que la obra, en la que trabajan 70 técnicos, acabará en julio."

    texts = [piece.text for piece in pieces(resources, sentence) if piece.kind == "relative"]

    assert texts == ["El ministro, Carlos Morán, informó que en la obra trabajan 70 técnicos."]


def test_an_aside_is_not_told_of_a_part_of_a_name(resources: Resources) -> None:
    sentence = "La Coordinadora por el Desarrollo de Loreto, que impulsaba el plan, criticó la votación del consejo."

    assert not any(piece.text.startswith("El Desarrollo") for piece in pieces(resources, sentence))


def test_an_aside_is_not_told_of_a_bare_noun(resources: Resources) -> None:
    sentence = "La ley protege a los pueblos kakataibo, iskonawa y murunahua en aislamiento, reconocido por decreto."

    assert not any(piece.text.startswith("Aislamiento") for piece in pieces(resources, sentence))


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        pytest.param(
            "La asociación de retornantes, que integran 74 familias, presentó un memorial al gobernador.",
            "Retornantes",
            id="a bare plural behind another noun",
        ),
        pytest.param(
            "El Comité de Cabecera de Cuenca del sur de Ayacucho, que reúne a comunidades, ratificó el paro.",
            "Ayacucho reúne",
            id="the place in a name",
        ),
    ],
)
def test_an_aside_is_not_told_of_what_only_qualifies(resources: Resources, sentence: str, wrong: str) -> None:
    assert not any(piece.text.startswith(wrong) for piece in pieces(resources, sentence))


def test_a_body_from_which_something_is_said_is_not_left_off(resources: Resources) -> None:
    sentence = "Desde el Sernanp, se precisó que los ingresos se destinan a la vigilancia de la reserva."

    assert not any(piece.text.startswith("Se precisó") for piece in pieces(resources, sentence))


def test_what_goes_on_is_told_in_the_present(resources: Resources) -> None:
    sentence = "Los comuneros tomaron ayer el aeródromo, operado por la empresa Frontera Energy."

    assert "El aeródromo es operado por la empresa Frontera Energy." in [p.text for p in pieces(resources, sentence)]


def test_a_participle_behind_a_place_is_not_told_of_it(resources: Resources) -> None:
    sentence = "El puente restablece el tránsito entre Juliaca y la selva de Sandia, interrumpido desde abril."

    assert not any(piece.text.startswith("Sandia fue") for piece in pieces(resources, sentence))


def test_what_stands_beside_a_quotation_is_told(resources: Resources) -> None:
    sentence = "El alcalde, que visitó la zona, dijo que “no habrá diálogo” y que la vía sigue bloqueada."

    assert [piece.text for piece in pieces(resources, sentence)] == [
        "El alcalde dijo que la vía sigue bloqueada.",
        "El alcalde visitó la zona.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("El dirigente dijo que “la empresa pagó y que nadie cobró” en la zona.", id="within it"),
        pytest.param(
            "“La empresa, que vertió relaves en el río, pagó una multa”, dijo Rosa Quispe.", id="an aside of it"
        ),
        pytest.param("“La empresa, que vertió relaves en el río, pagó una multa y se fue.", id="left open"),
    ],
)
def test_a_quotation_is_not_taken_apart(resources: Resources, sentence: str) -> None:
    assert pieces(resources, sentence) == []


def test_what_is_told_of_a_part_is_marked_and_rests_on_the_words_of_the_source(resources: Resources) -> None:
    text = (
        "El Ministerio de Energía y Minas aprobó el proyecto Antilla en la región Apurímac. "
        "El proyecto, que demandará una inversión de US$ 250 millones, abarca 300 hectáreas."
    )
    item = Item(id="1", title="", text=text, lang="es", published_at=datetime(2024, 5, 20, 12, tzinfo=UTC))

    sentences = HouseWriter(resources).write(item).sentences

    told = next(s for s in sentences if "US$250 million" in s.text)
    assert told.grade is Grade.AMBER
    assert trust_in(told) in {"read", "none"}
    assert any("part of its sentence" in finding.message for finding in told.findings)
    assert all(text[e.start : e.end] == e.quote for sentence in sentences for e in sentence.evidence)
    assert all("/" not in sentence.frame for sentence in sentences)
