"""Verbs whose objects are decided on by class: what is written of ordinary nouns, and what stays amber beside it."""

import pytest

from digest.english.resources import Resources
from pipeline.types import Grade
from tests.digest.english_corpus import headline


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Serfor registra avance de la deforestación en Ucayali", "has recorded the advance of deforestation"),
        ("Alcalde de Nauta recibe amenazas", "has received threats."),
        ("Bandas controlan la zona de Pataz", "Gangs control the Pataz area."),
        ("Comuneros de Cotabambas cierran acceso a Las Bambas", "have blocked access to"),
        ("Fiscalía constata deforestación en Tahuamanu", "has confirmed deforestation"),
        ("Devida atiende a 300 familias en Vraem", "has assisted 300 families"),
        ("Loreto suma 30 casos de malaria", "has recorded 30 cases of malaria."),
        ("Policía elimina 30 hectáreas de coca en Puno", "have eradicated 30 hectares of coca"),
        ("Senamhi anticipa lluvias en la selva", "has forecast rain"),
        ("Sicarios huyen por el río Tigre", "have fled along the Tigre river."),
        ("Mineros ilegales huyeron por el monte en Tambopata", "have fled through the forest"),
        ("Congreso alarga el plazo del Reinfo", "has extended the deadline"),
        ("Juez condena a exalcalde de Nauta por venta de terrenos", "has convicted a former mayor of Nauta over the"),
        ("Juez condena a dirigente de Espinar por extorsión", "has convicted a leader from Espinar of extortion."),
        ("Corte condena a tres policías de Bagua por matar a comuneros", "of killing community members."),
        ("Policía reduce a delincuente en Juliaca", "have overpowered a criminal"),
        ("Serfor deriva 12 loros a zoológico de Huachipa", "has sent 12 parrots"),
        ("Mineros incumplen plazo del Reinfo", "have missed the deadline"),
        ("Inundaciones anegan cultivos de arroz en Tumbes", "have swamped rice crops"),
        ("Minera debe S/ 30 millones a la Sunat", "owes S/30 million to"),
        ("Carretera propicia invasiones en Ucayali", "has led to land invasions"),
        ("Presidenta valora esfuerzo de la Policía en Pataz", "has praised the police's effort"),
        ("ANA descolmata río Piura", "has dredged the Piura river."),
        ("Policía desplaza 300 agentes a Pataz", "have deployed 300 officers to Pataz."),
        ("Vecinos le prendieron fuego a la comisaría de Cospán.", "have set fire to the Cospán police station."),
        (
            "El Tribunal Constitucional declaró fundada en parte la demanda de 32 comunidades awajún.",
            "has upheld in part the lawsuit by 32 Awajún communities.",
        ),
        ("Juez obliga a minera a pagar S/ 30 millones", "has ordered a mining company to pay S/30 million."),
        ("Trabajadores siguen en huelga en Marcona", "Workers are still on strike in Marcona."),
        ("INEI registra caída de la pesca en Piura", "has recorded a fall in fishing"),
        ("SNMPE anticipa caída de la inversión minera", "has forecast a fall in mining investment."),
        ("Ejército despliega tropas en frontera para combatir minería", "on the border to fight mining."),
        ("Comunidad recurre a CIDH por derrame", "over a spill."),
        ("Celendín dice no a la minería.", "Celendín has said no to mining."),
        ("Juez fija caución de S/ 30 mil", "has set bail at S/30,000."),
        ("Derrame agudiza crisis en Loreto", "has worsened a crisis"),
        ("Ejército recupera mina tomada en Pataz", "has retaken a mine"),
        ("Ingemmet extingue 300 concesiones", "has cancelled 300 concessions."),
        ("Río se lleva puente en Satipo", "has swept away a bridge"),
        ("Municipio amplía carretera en Jaén", "has widened a road"),
        ("Mineros surcan río Cenepa", "have sailed up the Cenepa river."),
        ("Agua contaminada intoxica a 30 escolares en Cusco", "has poisoned 30 schoolchildren"),
        ("Fiscalía esclarece asesinato de dirigente kakataibo", "has solved the murder"),
    ],
)
def test_class_of_the_object_decides(spanish: str, english: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert english in sentence.text
    assert sentence.grade is Grade.GREEN, sentence.findings


@pytest.mark.parametrize(
    ("spanish", "pair"),
    [
        ("Huaico rompe tramo de carretera en Carhuaz", "romper (break) obj tramo (artefact)"),
        ("Delincuentes atracan a mineros en Pataz", "atracar (rob) obj minero (person)"),
        ("Estudio revela 300 hectáreas deforestadas en Ucayali", "revelar (reveal) obj hectárea (amount)"),
        ("Mineros esquivan control de policía en Pataz", "esquivar (avoid) obj control (act)"),
        ("Banda realiza contrabando de mercurio en Puno", "realizar (carry out) obj contrabando (crime)"),
        ("Banda atraca bodega en Pataz", "atracar (rob) obj bodega (place)"),
        ("Sequía agrava riesgo de incendios en Cusco", "agravar (worsen) obj riesgo (abstract)"),
    ],
)
def test_neighbours_that_nobody_has_decided_on_stay_amber(spanish: str, pair: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert sentence.grade is Grade.AMBER
    assert any(pair in f.message for f in sentence.findings), sentence.findings
