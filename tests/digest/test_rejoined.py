"""What the order of a sentence has parted stands side by side again, where the Spanish has it so."""

import pytest

from digest.english.rejoined import rejoined
from digest.english.resources import Resources
from digest.english.write import sentences_of
from tests.digest.english_corpus import headline, item


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Levantan paro de ganaderos en Melgar tras reunión con gobernador",
         "The strike by livestock farmers in Melgar has been called off after a meeting with the governor."),
        ("Suspenden en Lima huelga de obreros mineros de Morococha",
         "The strike by mine workers from Morococha has been suspended in Lima."),
        ("Suspenden consulta previa del proyecto Ariana en Junín",
         "Prior consultation on the Ariana project in Junín has been suspended."),
        ("Retoman bloqueo en el Corredor Minero del Sur pese a diálogo con el Gobierno",
         "The blockade in the Southern Mining Corridor has resumed despite dialogue with the government."),
        ("Suspenden elecciones en Velille por protesta",
         "Elections have been suspended in Velille because of a protest."),
        ("Anuncian paro regional contra proyecto Zafranal para el 12 de agosto",
         "A regional strike against the Zafranal project has been announced for 12 August."),
        ("Hallan en Loreto ocho dragas de mineros ilegales en río Putumayo",
         "Eight dredges belonging to illegal miners have been found on the Putumayo river in Loreto."),
        ("Se registró un enfrentamiento en Ayaviri que dejó tres muertos",
         "A clash in Ayaviri has left three people dead."),
        ("Declaran en emergencia distritos de Nauta y Trompeteros por lluvias",
         "An emergency has been declared in the districts of Nauta and Trompeteros because of rain."),
        ("Declaran en emergencia distritos de Loreto y Ucayali por lluvias",
         "An emergency has been declared in several districts of Loreto and Ucayali because of rain."),
        ("La huelga de Shougang continúa", "The strike at Shougang continues."),
        ("Mineros bloquean vía a la altura de Nasca", "Miners have blocked a road near Nasca."),
        ("Trabajadores de la mina Raura inician huelga por tiempo indefinido",
         "Workers at the Raura mine have started an indefinite strike."),
        ("Mineros invaden las alturas de Parcoy", "Miners have invaded the highlands of Parcoy."),
        ("Congreso aprueba instalación de planta de tratamiento en Tacna",
         "Congress has approved the construction of a treatment plant in Tacna."),
    ],
)  # fmt: skip
def test_headlines_are_told_in_their_order(spanish: str, english: str, resources: Resources) -> None:
    assert headline(spanish, resources).text == english


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("El Gobierno prorrogó por 60 días en la provincia de Manu, región Madre de Dios, el estado de emergencia.",
         "The government has extended the state of emergency in the province of Manu (Madre de Dios) by 60 days."),
        ("El gobierno de Pedro Castillo declaró en emergencia la provincia de Islay.",
         "Pedro Castillo's government has declared an emergency in the province of Islay."),
        ("El ministerio presentará en 20 días un informe sobre la contaminación del lago Junín.",
         "Within 20 days, the ministry will present a report on the pollution of Lake Junín."),
        ("La Policía liberó el sábado en Ayabaca a dos vigilantes secuestrados por mineros ilegales.",
         "In Ayabaca on 18 May, the police freed two guards kidnapped by illegal miners."),
        ("Mineros informales cerraron el jueves la vía que une Puquio con Nasca.",
         "On 16 May, informal miners blocked the road that links Puquio with Nasca."),
        ("La Marina interceptó el 3 de mayo en el río Napo un bote colombiano que transportaba madera ilegal.",
         "On the Napo river on 3 May, the navy intercepted a Colombian boat carrying illegal timber."),
        ("La Defensoría pidió en un comunicado al Gobierno instalar una mesa de diálogo.",
         "In a statement, the Ombudsman's Office has asked the government to set up a dialogue table."),
        ("La Defensoría pidió el miércoles al Gobierno en un comunicado instalar una mesa de diálogo.",
         "In a statement on 15 May, the Ombudsman's Office asked the government to set up a dialogue table."),
        ("El viceministro de Minas instaló en la ciudad de Abancay la mesa de diálogo con los mineros de Pataz.",
         "In the city of Abancay, the deputy mines minister has set up a dialogue table with miners from Pataz."),
        ("Los pobladores de Coata marcharon el lunes en Puno por la contaminación del río Coata.",
         "Residents of Coata marched in Puno on 20 May over pollution of the Coata river."),
        ("Cuatro mineros fueron detenidos ayer en Tambopata por extraer oro en el río Malinowski.",
         "Four miners were arrested in Tambopata on 19 May for extracting gold from the Malinowski river."),
        ("Las acciones de Volcan subieron 4 % en la bolsa de Nueva York.",
         "Volcan's shares have risen by 4% on the New York Stock Exchange."),
    ],
)  # fmt: skip
def test_texts_are_told_in_their_order(spanish: str, english: str, resources: Resources) -> None:
    assert english in [s.text for s in sentences_of(item(spanish), resources).sentences]


@pytest.mark.parametrize(
    ("written", "source", "wanted"),
    [
        ("The ruling against leaders has been upheld over a blockade.",
         "Ratifican sentencia contra dirigentes por bloqueo",
         "The ruling against leaders over a blockade has been upheld."),
        ("The government of San Martín has paid.", "El gobierno de San Martín pagó.",
         "The government of San Martín has paid."),
        ("in the province of Pataz by 60 days in the La Libertad region.", "en la provincia de Pataz",
         "in the province of Pataz, in the La Libertad region, by 60 days."),
        ("Farmers have also demanded a road.", "Los agricultores exigen además una carretera",
         "Farmers have demanded a road."),
        ("Farmers have demanded a road and have also burned tyres.", "Los agricultores exigen y también",
         "Farmers have demanded a road and have also burned tyres."),
        ("The ministry also opposed the bill.", "El ministerio también se opuso", "The ministry opposed the bill."),
        ("The state of emergency has been extended by 30 days in the VRAEM.", "Amplían emergencia en el Vraem",
         "The state of emergency in the VRAEM has been extended by 30 days."),
        ("A clash that left two injured people has occurred.", "Ocurrió un choque que dejó dos heridos",
         "A clash has left two people injured."),
    ],
)  # fmt: skip
def test_what_is_parted_is_put_back(written: str, source: str, wanted: str) -> None:
    assert rejoined(written, source) == wanted


def test_what_is_to_be_done_by_then_is_asked_about(resources: Resources) -> None:
    (told,) = sentences_of(
        item("El Gobierno y Chinalco acordaron reubicar antes de fin de año a las 40 familias que viven en Tuctu."),
        resources,
    ).sentences
    assert "what stood before a relative stands behind it" in {finding.message for finding in told.findings}
