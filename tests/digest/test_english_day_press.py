"""What a reader asked of sentences from an ordinary day's press: said otherwise, or left to the editor."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade, Sentence
from tests.digest.english_corpus import item


def headline(spanish: str, resources: Resources) -> Sentence:
    return sentences_of(item(spanish, field="title"), resources).sentences[0]


def first_of(spanish: str, resources: Resources) -> Sentence:
    return sentences_of(item(spanish), resources).sentences[0]


class TestTense:
    """What is over is told as over, whatever a headline's present says."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Producción de zinc sube 5% en el segundo trimestre", "rose by 5% in the second quarter"),
            ("Exportaciones mineras crecen 8% en el primer semestre de 2023", "grew by 8% in the first half of 2023."),
            ("Producción de estaño cae 4% en primer semestre", "fell by 4% in the first half of the year."),
            ("Fiscalía lidera operativo contra la minería ilegal en Tambopata", "has led an operation against"),
            ("Alcalde lidera marcha contra proyecto minero en Celendín", "A mayor has led a march against"),
            ("Volcán Sabancaya emite cenizas y afecta a tres distritos de Caylloma", "has emitted ash and affected"),
            ("Ronderos retienen a dos topógrafos en Huancabamba", "have detained two surveyors"),
            ("Comuneros retienen camión con mineral en Espinar", "have seized a lorry carrying ore"),
        ],
    )
    def test_headline(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in headline(spanish, resources).text

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("La Sunat decomisó 40 toneladas de mineral que eran llevadas a Trujillo.", "ore being taken to Trujillo"),
            ("Serfor decomisó 20 loros que eran trasladados en un bus.", "parrots being transported on a bus."),
            ("La policía destruyó cuatro dragas que operaban en el río Nanay.", "that were operating on the Nanay"),
            ("La policía rescató a dos niñas que eran conocidas en Iquitos.", ""),
        ],
    )
    def test_what_went_on(self, spanish: str, english: str, resources: Resources) -> None:
        text = first_of(spanish, resources).text
        assert english in text
        assert "being known" not in text

    def test_who_was_let_go_is_held_no_more(self, resources: Resources) -> None:
        held = "Cuatro periodistas fueron retenidos por mineros informales en Pataz."
        freed = f"{held} Recuperaron su libertad tras cinco horas."
        assert "have been detained" in first_of(held, resources).text
        assert "journalists were detained by" in first_of(freed, resources).text


class TestPlaces:
    """At a terminal, on a bus, in a province."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Serfor decomisa 80 loros en el terminal terrestre de Jaén", "at the bus terminal in Jaén."),
            ("Hallan 20 loros en un bus en Tarapoto", "on a bus in Tarapoto."),
            ("ANA clausura pozos en las pampas de Villacurí", "on the plains of Villacurí."),
            ("Policía decomisa 40 kilos de droga en un camión en Olmos", "of drugs in a lorry in Olmos."),
            ("Comunidades de Fajardo piden consulta previa", "Communities in Fajardo have"),
            ("Caseríos de Morropón piden puente", "Hamlets in Morropón have"),
            ("Alcaldes de Chumbivilcas rechazan proyecto minero", "Mayors from Chumbivilcas have"),
            ("Destruyen pista clandestina en comunidad awajún de Condorcanqui", "in an Awajún community in Cond"),
            ("Comunidad tikuna de Cushillococha acuerda zonificar su territorio", "The Ticuna community of Cushillo"),
            ("Sernanp destruye campamentos en Bahuaja Sonene", "in the Bahuaja-Sonene National Park."),
            ("Detienen a taladores en Cordillera Azul", "in the Cordillera Azul National Park."),
            ("Goreamazonas entrega títulos a tres comunidades", "The Amazonas regional government has"),
            ("GORECUSCO sanciona a dos mineras", "The Cusco regional government has penalised"),
        ],
    )
    def test_headline(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in headline(spanish, resources).text

    def test_wider_place_stands_between_commas(self, resources: Resources) -> None:
        text = first_of(
            "Una patrulla que trasladaba un camión con madera fue atacada el 3 de mayo en Llochegua, en el Vraem.",
            resources,
        ).text
        assert "escorting a lorry carrying timber" in text
        assert text.endswith("in Llochegua, in the VRAEM, on 3 May.")


class TestSenses:
    """Words by what stands beside them."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Transportistas de Puno acatan paro", "have gone on strike."),
            ("Comunidad de Chila Chambilla bloquea ingreso a mina", "has blocked access to a mine."),
            ("Detienen a burgomaestre de Pangoa por presunta corrupción", "The mayor of Pangoa has been arrested"),
            ("Tayacaja acata paro contra Electroperú", "has gone on strike against Electroperú."),
            ("Sindicato de Shougang acata huelga de 48 horas", "has gone on a 48-hour strike."),
            ("Maestros acatan huelga nacional", "have joined a national strike."),
            ("Comuneros dan 48 horas a la minera Antapaccay para retirarse", "have given the mining company Antapac"),
            ("Productores de papa protestan por el precio en chacra", "over the farm-gate price."),
            ("Paperos de Huánuco anuncian paro por bajo precio", "over low prices."),
            ("Derrumbe en Carpish deja un muerto y tres heridos", "A landslide in Carpish has left"),
            ("Derrumbe en socavón mata a tres mineros en Arequipa", "A collapse in a mine shaft has killed"),
            ("Derrumbe de piedras bloquea carretera en Oyón", "A rockfall has blocked"),
            ("Marina intervino tres dragas en el Alto Nanay", "has intercepted three dredges"),
            ("Comunidad denuncia invasión en Ucayali", "a land invasion in Ucayali."),
            ("Comuneros denuncian invasión de colonos en Satipo", "an invasion by settlers"),
            ("Ventanilla: incendio daña 15 hectáreas del humedal", "15 hectares of wetland."),
            ("Osinfor multa a empresa por extraer madera sin autorización", "extracting timber without authorisation."),
            ("Incautan madera sin autorización en Pucallpa", "Unauthorised timber has been seized"),
            ("Espinar: 11 comunidades rechazan Coroccohuayco", "the Coroccohuayco mining project."),
            ("Petroperú dejará en diciembre la administración de la refinería", "will give up the administration"),
        ],
    )
    def test_headline(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in headline(spanish, resources).text

    @pytest.mark.parametrize(
        "spanish",
        [
            "La procuraduría del Minam apelará.",
            "Una comisión de la PCM llegará hoy.",
            "Petroperú entregará la concesión de gas en Arequipa.",  # to whom, or back
        ],
    )
    def test_is_left_to_the_editor(self, spanish: str, resources: Resources) -> None:
        assert first_of(spanish, resources).grade is Grade.AMBER


class TestOrder:
    """What stands beside what."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Turistas quedan varados en Aguas Calientes por huelga", "in Aguas Calientes because of a strike."),
            ("Reportan nuevo ataque contra líder asháninka en Junín", "A new attack against an Asháninka leader in"),
            ("Serfor y policía rescatan 15 monos en el mercado de Belén", "and police have rescued 15 monkeys at"),
            ("Detienen a cinco traficantes de fauna en Pucallpa", "Five wildlife traffickers have"),
        ],
    )
    def test_headline(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in headline(spanish, resources).text

    def test_a_working_group_is_on_something(self, resources: Resources) -> None:
        assert headline("Minam instala mesa técnica", resources).grade is Grade.AMBER
        assert headline("Minam instala mesa técnica sobre el río Coata", resources).grade is Grade.GREEN


class TestMore:
    """Figures, works, roads and what shows on a thing."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Cusco recibirá S/ 500 millones de canon gasífero", "S/500 million in gas tax revenue."),
            ("Producción de oro supera las 80 toneladas", "has exceeded 80 tonnes."),
            ("Incautan 15 toneladas de cobre robado en Chincha", "of stolen copper have been seized in Chincha."),
            ("Friaje afectará a nueve regiones desde el 2 de junio", "from 2 June."),
            ("Reinician obras del hospital de Huari", "Work on the Huari hospital has resumed."),
            ("Paralizan 12 obras en Puno", "Twelve projects have been halted in Puno."),
            ("Sequía afecta 3 mil hectáreas de arroz en Lambayeque", "A drought has affected"),
            ("Minería ilegal afecta nueve reservas en Loreto", "Illegal mining affects nine reserves"),
            ("Vierten relaves al río Mantaro en La Oroya", "into the Mantaro river in La Oroya."),
            ("Gobierno amplía plazo del Reinfo", "has extended the deadline for the mining"),
            ("OEFA dicta medida preventiva contra Volcan en Yauli", "a preventive measure against Volcan in"),
            ("Marcha por el agua llega a Lima", "A march for water has"),
            ("Huaico bloquea la vía Oyón–Ambo", "the Oyón-Ambo road."),
            ("Dan 14 años a traficante de madera", "has been sentenced to 14 years in prison."),
            ("Incendio forestal avanza hacia comunidad ese eja de Infierno", "the Ese Eja community of Infierno."),
            ("Bus con mineros se estrella contra volquete en Pampa Galeras", "in the Pampa Galeras National Reserve."),
        ],
    )
    def test_headline(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in headline(spanish, resources).text

    def test_a_day_long_past_may_be_one_to_come(self, resources: Resources) -> None:
        assert headline("Reinfo vence el 31 de diciembre", resources).grade is Grade.AMBER


class TestGiven:
    """Who is handed over to whom; causes that are told; peaks and highways."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Ronderos entregan a la policía a dos abigeos en Chota", "two cattle rustlers to the police in Chota."),
            ("Minsa declara emergencia sanitaria por dengue en Loreto", "over dengue in Loreto."),
            ("Rescatan a cuatro turistas en el nevado Huascarán", "on the Huascarán peak."),
            ("Huaico bloquea la carretera Fernando Belaunde en Uchiza", "the Fernando Belaunde Terry highway in"),
            ("Produce cierra zona de pesca en Chimbote", "has closed a fishing area in"),
        ],
    )
    def test_headline(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in headline(spanish, resources).text

    @pytest.mark.parametrize(
        "spanish",
        [
            "Ronderos entregan a un profesor a dos comuneros en Chota",
            "Gobierno declara emergencia sanitaria",
        ],
    )
    def test_is_left_to_the_editor(self, spanish: str, resources: Resources) -> None:
        assert headline(spanish, resources).grade is Grade.AMBER


class TestArticles:
    """What is new is one more; what has been passed is known; bodies that are counted are found all."""

    @pytest.mark.parametrize(
        ("spanish", "english"),
        [
            ("Comisión de Energía aprueba nueva prórroga del Reinfo", "has approved a new extension of"),
            ("Ejecutivo observa ley que amplía el Reinfo", "objections to the law that extends"),
            ("Congreso aprueba ley que amplía el Reinfo", "has approved a law that extends"),
            ("Hallan cuerpos de 13 mineros secuestrados en Pataz", "The bodies of 13 miners kidnapped in Pataz"),
            ("Bomberos controlan incendio en cerro de Quispicanchi", "on a hill in Quispicanchi."),
            ("Áreas degradadas por minería en Madre de Dios suman 120 mil hectáreas", "total 120,000 hectares."),
            ("Producción de cobre de Cerro Verde sube 5%", "Copper output at the Cerro Verde mine has"),
            ("Consejo regional cita a gobernador por obras paralizadas", "has summoned the governor over halted"),
        ],
    )
    def test_headline(self, spanish: str, english: str, resources: Resources) -> None:
        assert english in headline(spanish, resources).text


def test_an_investigation_is_opened_anew(resources: Resources) -> None:
    text = first_of("La fiscalía de Ucayali formalizó la investigación contra cinco empresarios.", resources).text
    assert "has opened an investigation into" in text


def test_one_farm_of_several_in_a_place(resources: Resources) -> None:
    assert "at a sawmill in Pucallpa." in headline("Incautan madera en aserradero de Pucallpa", resources).text


def test_a_place_behind_a_relative_that_is_left_off_goes_with_it(resources: Resources) -> None:
    lead = (
        "Con 78 votos a favor y 25 en contra, el pleno del Congreso aprobó ampliar por seis meses la vigencia del "
        "Reinfo, en medio del bloqueo de la Panamericana Sur que mineros artesanales mantienen en Nasca y Chala."
    )
    assert "Nasca" not in first_of(lead, resources).text or "amid" in first_of(lead, resources).text


@pytest.mark.parametrize(
    "spanish",
    [
        "Vraem: emboscan a patrulla que custodiaba madera decomisada en Llochegua",
        "Productores de Huánuco iniciarán el lunes un paro indefinido",  # told on a Monday
    ],
)
def test_a_place_or_a_day_that_may_be_another_is_left_to_the_editor(spanish: str, resources: Resources) -> None:
    assert headline(spanish, resources).grade is Grade.AMBER


def test_a_vote_stays_in_front_of_what_holds_a_clause(resources: Resources) -> None:
    lead = "Con 78 votos a favor y 25 en contra, el Congreso aprobó la ley que amplía el Reinfo."
    assert first_of(lead, resources).text.startswith("By 78 votes to 25, Congress has approved the law that")
