"""Leads and headlines of agencies, broadcasters and ministries: what was doubted in them and readers print."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade, Item, Sentence
from tests.digest.english_corpus import PUBLISHED, item


def headline(spanish: str, resources: Resources) -> Sentence:
    return sentences_of(item(spanish, field="title"), resources).sentences[0]


def in_text(spanish: str, resources: Resources) -> list[Sentence]:
    return list(sentences_of(item(spanish), resources).sentences)


class TestWords:
    """Verbs and nouns with what the press says beside them."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Oxapampa: incendio consume 12 viviendas", "In Oxapampa, a fire has destroyed 12 homes."),
            ("Rayo mata a un guía en Puno", "Lightning has killed a guide in Puno."),
            ("Huaicos ponen en riesgo 40 distritos de Áncash", "Mudslides threaten 40 districts of Áncash."),
            ("Ejército da duro golpe a la tala ilegal en Masisea", "has dealt a heavy blow to illegal logging in"),
            (
                "Policía incauta 40 kilos de cianuro destinados a la minería informal en Chala",
                "intended for informal",
            ),
            ("Policía detiene a exasesor del gobernador de Ucayali", "a former adviser to the governor of Ucayali."),
            ("Puno: realizan operativo contra pesca ilegal en lago Titicaca", "carried out against illegal fishing"),
            ("Mineros del Reinfo marchan en Nasca", "Miners on the mining formalisation register (REINFO) have"),
            ("Fiscalía participó en operativo contra la tala ilegal en Iberia", "taken part in an operation against"),
            ("Operativo destruye ocho dragas en el río Inambari", "An operation has destroyed eight"),
        ],
    )
    def test_is_sure(self, spanish: str, english: str, resources: Resources) -> None:
        sentence = headline(spanish, resources)
        assert english in sentence.text
        assert sentence.grade is Grade.GREEN

    def test_who_goes_on_goes_on_with_something(self, resources: Resources) -> None:
        told = in_text("Los taladores volvieron a Iberia para seguir sacando cedro sin permiso.", resources)
        assert not any(s.grade is Grade.GREEN and "continue without" in s.text for s in told)


class TestPieces:
    """A statement that stands in its sentence by itself is told like any other; what says when or who says so is not
    left off unseen.
    """

    def test_statement_is_sure(self, resources: Resources) -> None:
        told = in_text(
            "La Autoridad Nacional del Agua sancionó con 30 UIT a una empresa azucarera por botar bagazo sin tratar en "
            "una acequia vecina del valle de Chicama.",
            resources,
        )
        assert [s.grade for s in told if "fined" in s.text][:1] == [Grade.GREEN]

    @pytest.mark.parametrize(
        ("spanish", "doubt"),
        [
            (
                "Tres incendios se registraron en el bosque de Chaparrí en lo que va de este años, cosa que "
                "preocupa a las comunidades que viven de él.",
                "told of a part of its sentence",
            ),
            (
                "Casi 900 galones de gasolina han sido decomisados a las mafias que operan en el Marañón en los "
                "últimos tres años, pero no basta.",
                "over what time, and of what",
            ),
        ],
    )
    def test_what_is_left_off_is_doubted(self, spanish: str, doubt: str, resources: Resources) -> None:
        told = in_text(spanish, resources)
        assert told
        assert all(s.grade is Grade.AMBER for s in told)
        assert any(doubt in (f.message for f in s.findings) for s in told)


class TestCut:
    """What is left off at the end of a sentence is no list where a relative or a circumstance begins."""

    @pytest.mark.parametrize(
        ("spanish", "is_sure"),
        [
            ("Agentes emplearon gases lacrimógenos en Juliaca mediante un operativo que duró tres horas.", True),
            ("Los comuneros de Ccarhuayo ingresaron a la mina Ares, área donde la empresa proyecta un tajo.", True),
            ("La Diresa envió a Lagunas un bote con suero y dos xilos.", False),
        ],
    )
    def test_grade(self, spanish: str, is_sure: bool, resources: Resources) -> None:
        told = in_text(spanish, resources)
        assert any(s.grade is Grade.GREEN for s in told) is is_sure

    def test_headline_up_to_where_it_can_be_read(self, resources: Resources) -> None:
        read = headline("Prorrogan por 30 días toque de queda en Pataz, pero mineros ya no obedecen", resources)
        assert read.text == "The curfew has been extended by 30 days in Pataz."
        assert read.grade is Grade.GREEN


class TestNames:
    """Who needs no introduction, and which community is meant by its name alone."""

    def test_president_is_known(self, resources: Resources) -> None:
        known = headline("Federaciones achuares critican plan petrolero de Dina Boluarte en Andoas", resources)
        unknown = headline("Federaciones achuares critican plan petrolero de Rosaura Pinchi en Andoas", resources)
        assert not any("introduced" in f.message for f in known.findings)
        assert any("introduced" in f.message for f in unknown.findings)

    def test_community_is_named_as_the_article_does(self, resources: Resources) -> None:
        told = Item(
            id="1",
            title="Quilcapata exige retiro de la mina Ares",
            text="La comunidad de Quilcapata acordó ayer un paro de 48 horas.",
            lang="es",
            published_at=PUBLISHED,
            source="test",
        )
        (first, *_) = [s for s in sentences_of(told, resources).sentences if "withdrawal" in s.text]
        assert first.text.startswith("The community of Quilcapata has demanded")


class TestOrders:
    """Who is ordered or asked by nobody who is told."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            (
                "Ordenan a minera detener actividades en Junín",
                "A mining company has been ordered to halt activities in",
            ),
            ("Ordenan a Petroperú limpiar el río Corrientes", "Petroperú has been ordered to clean up the Corrientes"),
            ("Piden que Gobierno declare en emergencia Pataz", "The government has been asked to declare an emergency"),
        ],
    )
    def test_is_sure(self, spanish: str, english: str, resources: Resources) -> None:
        told = headline(spanish, resources)
        assert told.text.startswith(english)
        assert told.grade is Grade.GREEN

    def test_who_demands_asks_for_more(self, resources: Resources) -> None:
        assert headline("Exigen que Volcan abandone Chumpi", resources).grade is Grade.AMBER

    def test_what_is_not_to_be_done_is_left(self, resources: Resources) -> None:
        assert not sentences_of(item("Piden que minera no contamine el río Tambo", field="title"), resources).sentences


class TestLists:
    """As many places as an agency lists, and peoples by their name."""

    def test_nine_departments(self, resources: Resources) -> None:
        text = (
            "El Midagri entregó títulos a 80 comunidades de Áncash, Cusco, Puno, Junín, Tacna, Madre de Dios, Lima, "
            "Piura y Ucayali."
        )
        (told, *_) = in_text(text, resources)
        assert told.text.endswith("Junín, Tacna, Madre de Dios, Lima, Piura and Ucayali.")
        assert told.grade is Grade.GREEN

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Pueblo Wampis rechaza concesión petrolera en Santiago", "The Wampis people have rejected an oil"),
            ("Incendio se extiende hasta el distrito de Ccatcca", "has spread to"),
            ("Comunidad de Saposoa tiene más de 900 hectáreas tituladas", "has more than 900 titled hectares."),
            ("Policía incauta bienes de mineros ilegales en Huamachuco", "have seized assets belonging to"),
        ],
    )
    def test_words(self, spanish: str, english: str, resources: Resources) -> None:
        told = headline(spanish, resources)
        assert english in told.text
        assert told.grade is Grade.GREEN


class TestProtests:
    """Protests of nobody who is told, and what people march for."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Protestan en Puno contra proyecto minero", "A protest against a mining project has been held in Puno."),
            ("Marchan en Lima contra ley forestal", "A march against a forest law has been held in Lima."),
            (
                "Mineros artesanales marchan exigiendo ampliación del Reinfo en Lima",
                "Artisanal miners have marched to demand the extension of the mining formalisation register (REINFO)",
            ),
        ],
    )
    def test_is_sure(self, spanish: str, english: str, resources: Resources) -> None:
        told = headline(spanish, resources)
        assert told.text.startswith(english)
        assert told.grade is Grade.GREEN

    def test_who_is_told_protests(self, resources: Resources) -> None:
        assert headline("Protestan mineros en Puno", resources).text == "Miners have protested in Puno."

    def test_without_what_for_there_is_no_news(self, resources: Resources) -> None:
        assert not sentences_of(item("Protestan en Puno", field="title"), resources).sentences

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Perú amplía áreas de conservación en 143 mil hectáreas", "conservation areas by 143,000 hectares."),
            ("Gobierno cede ante ronderos de Chota", "The government has given in to peasant patrol"),
            ("Senamhi alerta lluvias intensas en la selva", "has warned of heavy rains in the jungle."),
        ],
    )
    def test_verbs(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in headline(spanish, resources).text

    def test_what_something_is_used_for_is_doubted(self, resources: Resources) -> None:
        told = in_text("La ANA tomó muestras y pidió no usar el agua para el ganado.", resources)
        assert all(s.grade is Grade.AMBER for s in told)


class TestLeads:
    """Leads as agencies and ministries build them."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            (
                "Dos pasajeros murieron y otros nueve resultaron heridos en Ayaviri.",
                "Two passengers have died and a further nine have been injured in Ayaviri.",
            ),
            (
                "La OEFA impuso una multa de 30 UIT a la empresa Minera Colibrí por incumplir su plan de cierre en la "
                "provincia de Caravelí, que xiló.",
                "imposed a fine of 30 tax units (UIT) on the company Minera Colibrí",
            ),
            (
                "El Minem anunció que la producción de estaño alcanzó las 9 000 toneladas en mayo de este año.",
                "tin production reached 9,000 tonnes in May",
            ),
            (
                "La comunidad nativa Puerto Azul denunció la presencia de taladores dentro de su territorio.",
                "has denounced the presence of loggers within its territory.",
            ),
            (
                "Petroperú confirmó un derrame de crudo en el tramo II del Oleoducto Norperuano.",
                "an oil spill on Section II of the North Peruvian Pipeline.",
            ),
            (
                "Los arroceros de Bagua suspendieron su huelga luego de llegar a un acuerdo con el ministerio.",
                "after reaching an agreement with the ministry.",
            ),
        ],
    )
    def test_is_sure(self, spanish: str, english: str, resources: Resources) -> None:
        told = [s for s in in_text(spanish, resources) if english in s.text]
        assert [s.grade for s in told[:1]] == [Grade.GREEN]

    def test_asset_of_nobody_is_no_news(self, resources: Resources) -> None:
        assert headline("Chepén: Policía incauta bienes", resources).grade is Grade.AMBER


class TestBetween:
    """A place between the verb and its object, and what is cut off."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            (
                "La Policía capturó en el distrito de Comas a cuatro integrantes de una banda de extorsionadores.",
                "four members of an extortion gang in the district of Comas.",
            ),
            (
                "La Policía incautó en la provincia de Pataz 30 kilos de dinamita.",
                "30 kilos of dynamite in the province",
            ),
            ("Sedapal cortará el agua en seis distritos de Lima.", "will cut off water in six districts of Lima."),
            ("Un derrame de combustible afectó el río Amazonas.", "has affected the Amazon river."),
            ("Las lluvias provocaron la caída de un puente en Kimbiri.", "have caused the collapse of a bridge in"),
        ],
    )
    def test_is_sure(self, spanish: str, english: str, resources: Resources) -> None:
        told = [s for s in in_text(spanish, resources) if english in s.text]
        assert [s.grade for s in told[:1]] == [Grade.GREEN]


class TestWhereAndWhen:
    """Days that span two dates, wider places behind "de la", bodies set off by commas, and who says so together."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            (
                "Entre el 3 y el 9 de mayo, la Policía destruyó seis dragas.",
                "Between 3 and 9 May, the police destroyed",
            ),
            ("La Policía destruyó seis dragas entre el 28 de abril y el 9 de mayo.", "between 28 April and 9 May."),
            ("Entre los días 3 y 9 de mayo, la Policía destruyó seis dragas.", "Between 3 and 9 May, the police"),
            ("La Policía destruyó seis dragas este 13 y 14 de mayo.", "on 13 and 14 May."),
            ("La Policía destruyó seis dragas del 28 de abril al 9 de mayo.", "from 28 April to 9 May."),
            (
                "Comunidades de los distritos de Mara y Haquira, de la provincia de Cotabambas, Apurímac, "
                "bloquearon la vía.",
                "Communities in the districts of Mara and Haquira (Cotabambas, Apurímac) have blocked the road.",
            ),
            (
                "La comunidad de Cuninico, en el distrito de Urarinas, provincia y región de Loreto, recibió ayuda.",
                "The community of Cuninico, in the district of Urarinas (Loreto), has received aid.",
            ),
            (
                "El Servicio Nacional de Áreas Naturales Protegidas (Sernanp), y el Gobierno Regional de Loreto "
                "firmaron un convenio de cooperación.",
                "(SERNANP) and the Loreto regional government have signed a cooperation agreement.",
            ),
            (
                "Un derrame de petróleo afectó a tres comunidades de Andoas, según informaron el OEFA y la Defensoría "
                "del Pueblo.",
                "according to the environmental enforcement agency (OEFA) and the Ombudsman's Office.",
            ),
            (
                "El Sernanp aprobó el Plan Maestro de la Reserva Nacional Matsés 2023-2027.",
                "has approved the master plan for the Matsés National Reserve for 2023–2027.",
            ),
            ("En Huepetuhe se extrae oro sin autorización.", "In Huepetuhe, gold is extracted without authorisation."),
        ],
    )
    def test_is_sure(self, spanish: str, english: str, resources: Resources) -> None:
        assert any(english in s.text and s.grade is Grade.GREEN for s in in_text(spanish, resources))

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Entre el 3 y el 9 % de los bosques fue talado.", "Between 3"),
            ("La Policía destruyó seis dragas entre el 9 y el 3 de mayo.", "between 9"),
            ("La campaña 2023-2027 de la Reserva Nacional Matsés empezó.", "for 2023"),
        ],
    )
    def test_is_no_span(self, spanish: str, english: str, resources: Resources) -> None:
        assert not any(english in s.text for s in in_text(spanish, resources))

    def test_thousands_in_words_before_hundreds_in_figures(self, resources: Resources) -> None:
        said = in_text(
            "La Policía incautó más de mil 800 galones de combustible y 2 mil 300 balones de gas.", resources
        )
        assert any("more than 1,800 gallons of fuel" in s.text for s in said)

    def test_what_a_headline_says_is_kept_up_goes_on(self, resources: Resources) -> None:
        said = headline("Comuneros mantienen bloqueo de la vía en Velille", resources)
        assert "are maintaining" in said.text

    def test_term_of_a_plan_is_no_span(self, resources: Resources) -> None:
        said = headline("Sernanp aprueba el Plan Maestro del Parque Nacional Yaguas 2024-2028", resources)
        assert "has approved the master plan" in said.text

    def test_what_is_kept_up_is_going_on_in_a_headline_too(self, resources: Resources) -> None:
        said = headline("Rondas denuncian que mineros informales contaminan el Ramis", resources)
        assert said.text.endswith("that informal miners are polluting the Ramis.")


class TestHowManyAndHowLong:
    """ "al menos" before what is done, lists that "entre otros" closes, what lasted, and hearsay of a day."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("La Marina destruyó al menos 12 dragas en el río Tigre.", "The navy has destroyed at least 12 dredges on"),
            ("La Policía detuvo al menos a 12 mineros en Huepetuhe.", "have arrested at least 12 miners in Huepetuhe."),
            (
                "La Policía halló motores, mangueras, tuberías, entre otros equipos, en Huepetuhe.",
                "engines, hoses and pipes",
            ),
            ("Los comuneros bloquearon la vía por varias horas en Velille.", "blocked the road for several hours in"),
            ("La vía Cusco-Quillabamba quedó interrumpida por algunas horas.", "road was blocked for some hours."),
            (
                "Al inicio de mayo, la Policía destruyó seis dragas en Iberia.",
                "At the beginning of May, the police destroyed",
            ),
            (
                "El 3 de mayo, colonos habrían talado 20 hectáreas de bosque en Iberia.",
                "settlers reportedly cleared 20",
            ),
            (
                "Colonos habrían talado 20 hectáreas de bosque en Iberia.",
                "Settlers have reportedly cleared 20 hectares",
            ),
            (
                "El Gobierno declaró en emergencia a tres provincias y a 12 distritos de Puno.",
                "placed three provinces and",
            ),
            (
                "Unos 80 policías participaron de la intervención en Ananea.",
                "have taken part in the operation in Ananea.",
            ),
            (
                "Un derrame de petróleo contaminó el río Nucuray, afluente del Marañón.",
                "has polluted the Nucuray river.",
            ),
            ("Las familias de Llusco serán reubicadas por su seguridad.", "will be relocated for their safety."),
        ],
    )
    def test_is_sure(self, spanish: str, english: str, resources: Resources) -> None:
        assert any(english in s.text and s.grade is Grade.GREEN for s in in_text(spanish, resources))

    def test_what_was_not_done_is_hearsay_too(self, resources: Resources) -> None:
        said = in_text("En 2021, la empresa Ares no habría pagado la multa.", resources)
        assert any("reportedly did not pay" in s.text for s in said)

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            (
                "Seis detenidos por tráfico de madera en Iberia, decomiso supera los 20 mil soles",
                "Six people have been",
            ),
            (
                "Comuneros bloquean vía en Velille, transportistas piden diálogo",
                "Community members have blocked a road in",
            ),
        ],
    )
    def test_second_news_of_a_headline_is_no_list(self, spanish: str, english: str, resources: Resources) -> None:
        said = headline(spanish, resources)
        assert said.text.startswith(english)
        assert said.grade is Grade.GREEN

    def test_one_of_a_people_is_no_ombudswoman(self, resources: Resources) -> None:
        said = in_text("La Feconau reportó la muerte de la defensora del pueblo shipibo Rosa Maynas.", resources)
        assert not any("ombuds" in s.text or s.grade is Grade.GREEN for s in said)


class TestOfficesAndOwners:
    """What a body is attached to, communities by their names, what is theirs, and what is cut too short to be sure."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            (
                "El Serfor, adscrito al Ministerio de Desarrollo Agrario y Riego, multó a Ocho Sur.",
                "has fined Ocho Sur.",
            ),
            (
                "La Policía destruyó dos laboratorios de procesamiento de cocaína en Limbani.",
                "cocaine processing labor",
            ),
            (
                "El Proyecto Especial de Control y Reducción de Cultivos Ilegales en el Alto Huallaga (Corah) "
                "erradicó 800 hectáreas de coca en Puno.",
                "The coca eradication project (CORAH) has eradicated 800",
            ),
            (
                "La ministra del Ambiente supervisó la destrucción de dos pistas clandestinas en Sepahua.",
                "has supervised the",
            ),
            ("El apu de las comunidades nativas de Nueva Unión y Cuninico fue herido en Nauta.", "of Nueva Unión and"),
            ("Según un estudio publicado por Gestión, la mina Cuajone cerrará en 2030.", "published by Gestión"),
            ("Miles de mineros de Ananea se trasladaron hacia Juliaca para apoyar un paro.", "travelled to Juliaca"),
            (
                "Autoridades del sector forestal incautaron 40 trozas de cedro en Iberia.",
                "Forestry authorities have seized",
            ),
        ],
    )
    def test_is_sure(self, spanish: str, english: str, resources: Resources) -> None:
        assert any(english in s.text and s.grade is Grade.GREEN for s in in_text(spanish, resources))

    def test_own_strike_points_back_to_nothing(self, resources: Resources) -> None:
        said = headline("Mineros informales de Puno confirman haber levantado el paro", resources)
        assert said.text.endswith("that they have called off their strike.")
        assert said.grade is Grade.GREEN

    @pytest.mark.parametrize(
        "spanish",
        [
            "Tacna inició un paro indefinido que tiene a Ilo como principal punto de protesta.",
            "En Puno, 400 personas protestan y exigen.",
            "El Serfor alerta sobre tráfico ilegal.",
            "El Indeci coordina acciones de respuesta.",
            "Entre turistas y pobladores, otros 30 fueron rescatados en Santa Teresa.",
            "Vigilantes comunales enfrentan la minería ilegal en Amarakaeri.",
        ],
    )
    def test_what_is_cut_short_is_an_editors(self, spanish: str, resources: Resources) -> None:
        assert all(s.grade is not Grade.GREEN for s in in_text(spanish, resources))
