"""What is counted up, cleared away or said twice is printed as readers mended it."""

import pytest

from digest.english.resources import Resources
from tests.digest.english_corpus import headline


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (
            "Monitores awajún ubican 20 dragas en 38 kilómetros del río Cenepa",
            "have located 20 dredges along 38 kilometres",
        ),
        ("Chumbivilcas suma 144 días de bloqueo intermitente", "has seen 144 days of intermittent blockade."),
        (
            "Madre de Dios suma 1 725 hectáreas de bosque perdidas entre enero y junio",
            "has lost 1,725 hectares of forest",
        ),
        (
            "Tres operativos en San Gabán dejan más de 17 mil pies tablares incautados",
            "led to the seizure of more than 17,000",
        ),
        ("Fiscalía rescata a cuatro perezosos en una vivienda de Yarinacocha", "from a home in Yarinacocha."),
        ("Ciudadano muere durante protestas en Virú", "A person has died during protests"),
        ("Mineros artesanales cortan la Panamericana en Chala", "have blocked the Pan-American Highway"),
        ("Policía acaba con diez plantas clandestinas de oro en Suyo", "have shut down 10 clandestine gold plants"),
        ("Incautan diez tráileres con madera sospechosa en Yurimaguas", "carrying suspect timber"),
        (
            "Alcalde de Canchis pidió camioneta y S/ 100 mil de coima",
            "asked for a pick-up truck and S/100,000 as a bribe.",
        ),
        ("Policía dispersa a agricultores con gases en Tacna", "farmers with tear gas in Tacna."),
        ("Pobladores de la cuenca del Coata retoman huelga indefinida", "have resumed their indefinite strike."),
        ("Ronda de Chota retoma huelga indefinida", "has resumed"),
        (
            "Tambopata: mineros ilegales arrasan 353 hectáreas de la Reserva Nacional Tambopata",
            "Illegal miners have laid",
        ),
        ("Tambopata: mineros ilegales arrasan 353 hectáreas de la Reserva Comunal Amarakaeri", "In Tambopata, illegal"),
        ("Empresas dejarán área libre de pesca frente a isla Foca", "off Foca island."),
        ("Reportan derrame de petróleo frente a Zorritos", "off Zorritos"),
        ("Pobladores protestan frente a la sede del Congreso", "outside Congress"),
        ("Juicio contra dirigente de Espinar vuelve a empezar en Cusco", "has begun again"),
        ("Juicio contra dirigente de Espinar acaba de empezar en Cusco", "has just begun"),
        ("Fiscalía investiga vertimiento de relaves en el río Sarín", "discharge of tailings into the Sarín river."),
        ("Hallan cuerpo en una playa del río Las Piedras", "on a beach on the Las Piedras river."),
        ("Derrame deja sin servicio a 300 familias en Matucana", "without service."),
        ("Sindicato de Yanacocha inicia huelga indefinida por mejoras salariales", "strike for better pay."),
        ("Mineros de Southern marchan en Ilo", "Miners at Southern have marched in Ilo."),
    ],
)
def test_printed(spanish: str, english: str, resources: Resources) -> None:
    assert english in headline(spanish, resources).text


def test_whose_land_a_judge_titles_is_asked(resources: Resources) -> None:
    sentence = headline("Jueza de Bellavista ordena titular su territorio ancestral", resources)

    assert any(finding.message == "whose it is" for finding in sentence.findings)
