"""Classes of objects that verbs are used with: unseen pairs are told as their class says, near ones are doubted."""

from collections import Counter
from pathlib import Path

import pytest

from digest.english.resources import Resources
from pipeline.types import Grade
from tests.digest.english_corpus import headline

LEXICON = Path(__file__).parents[2] / "digest" / "english" / "lexicon"


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Municipalidad de Tambopata ejecutó S/ 3 millones del canon minero", "has spent S/3 million"),
        ("Minera Barrick ejecutó el plan de cierre de la mina Pierina en Áncash", "has implemented the closure plan"),
        ("Gobierno Regional de Cusco ejecutará defensa ribereña en el río Vilcanota", "will build a flood defence"),
        ("Ministerio de Energía y Minas evalúa la prórroga del Reinfo", "is considering the extension"),
        ("Defensoría evalúa denuncia contra el Gobierno Regional de Loreto", "is assessing a complaint"),
        ("Médicos evaluaron a 40 pobladores de Cuninico por contaminación con mercurio", "have examined 40 residents"),
        (
            "Dirandro inhabilita tres pistas clandestinas en Codo del Pozuzo",
            "have disabled three clandestine airstrips",
        ),
        ("Soldados frustran voladura de torre eléctrica en Buldibuyo", "have foiled the blowing up of an electricity"),
        ("Agentes incautan dinero en efectivo y un fusil en Mazuko", "have seized cash and a rifle"),
        ("Shawi exigen presencia permanente del Estado en Balsapuerto", "the permanent presence of the state"),
        ("Policía captura a presunto lavador de oro en Azángaro", "an alleged gold launderer"),
        ("Lavadores de oro marchan en Huepetuhe", "Gold panners have marched"),
        ("Senamhi anuncia lluvias en Madre de Dios", "has forecast rain"),
        ("Gobierno anuncia la construcción de un hospital en Puerto Maldonado", "has announced the construction"),
        ("Nueva ley frenará la titulación de comunidades nativas en Loreto", "will halt the titling"),
        ("Pobladores despejaron la carretera Interoceánica tras dos semanas", "after two weeks."),
        ("Vientos arrancaron los techos de 30 viviendas en Tarapoto", "have torn off the roofs"),
        ("Minera reactivará la exploración en Tía María", "will resume exploration"),
        ("Comunidades dicen no a la minería en la cuenca del río Cenepa", "have said no to mining"),
        ("Ley favorece la deforestación en la Amazonía", "encourages deforestation"),
        ("Fiscalía solicita 20 años de cárcel para dirigente asháninka", "has requested 20 years in prison"),
        ("Mineros salieron de la reserva comunal Amarakaeri", "have left the Amarakaeri Communal Reserve."),
        ("Derrumbe interrumpió el tránsito en la carretera Central", "has halted traffic"),
        ("Grupo armado reivindicó el ataque en el VRAEM", "has claimed responsibility for the attack"),
        ("Policía disolvió la manifestación en Andahuaylas", "have broken up the demonstration"),
        ("Mafias arrebataron tierras a la comunidad nativa de Unipacuyacu", "have seized land from the native"),
        ("Empresa entabló una demanda contra el Estado peruano", "has brought a lawsuit against"),
        ("Transportistas radicalizan el paro en Puno", "have stepped up"),
        ("Sicarios atemorizan a los comuneros de San Martín", "have intimidated community members"),
        ("Camioneta terminó en el río Marañón", "has ended up"),
        ("Comuneros de Cotabambas tomaron como rehenes a tres ingenieros", "have taken three engineers hostage."),
        ("Taladores se metieron a una comunidad nativa de Atalaya", "have entered a native community"),
        ("Productores de cacao venden a una empresa suiza", "have sold to a Swiss company."),
        ("Ministerio destinará 30 ambulancias a Loreto", "will allocate 30 ambulances to Loreto."),
        ("Sunat perdonará multas a los pequeños mineros", "will write off fines for small-scale miners."),
        ("Se produjo un derrumbe en la carretera Central", "A landslide has occurred on"),
        ("Repsol canceló la multa de S/ 4 millones", "has paid a fine"),
        ("Alcaldes cancelaron el paro en Espinar", "have cancelled the strike"),
        ("Avioneta llevaba droga a Bolivia", "carried drugs to Bolivia."),
        ("Comuneros llevaron su protesta a Lima", "have taken their protest to Lima."),
        ("Pobladores llevaron a cabo un paro en Contamana", "have held a strike"),
        ("Chinalco terminó la ampliación de Toromocho", "has completed the expansion"),
        ("Trabajadores terminan huelga en Cerro Verde", "have ended their strike"),
        ("Provías habilitó el tránsito en la carretera Central", "has restored traffic"),
        ("Comunidades de Purús quedaron sin combustible", "have been left without fuel."),
        ("Empresa contribuirá con S/ 2 millones a la remediación del río Rímac", "will contribute S/2 million to"),
        ("Comunidades optaron por el diálogo con Petroperú", "have opted for dialogue"),
        ("Mineros aprovechan la ausencia del Estado en el río Cenepa", "are taking advantage of the absence"),
    ],
)
def test_class_of_object_chooses_the_english(spanish: str, english: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert english in sentence.text
    assert sentence.grade is Grade.GREEN, sentence.findings


@pytest.mark.parametrize(
    ("spanish", "pair"),
    [
        ("Sernanp incorporó a la comunidad nativa Boca Inambari", "incorporar"),
        ("Senace evaluará 300 toneladas en Puno", "evaluar"),
        ("Policía mantiene la laguna Junín", "mantener"),
        ("Minería ilegal cercó la laguna Caballococha", "cercar"),
        ("Policías sostuvieron un enfrentamiento con mineros", "sostener"),
    ],
)
def test_near_neighbours_stay_doubtful(spanish: str, pair: str, resources: Resources) -> None:
    sentence = headline(spanish, resources)

    assert sentence.grade is Grade.AMBER
    assert any(pair in f.message for f in sentence.findings), sentence.findings


@pytest.mark.parametrize(
    ("table", "n_key"),
    [("frames.tsv", 6), ("frames_press.tsv", 6), ("verbs_general.tsv", 6), ("familiar.tsv", 3)],
)
def test_nothing_is_decided_twice(table: str, n_key: int) -> None:
    rows = [row.split("\t") for row in (LEXICON / table).read_text(encoding="utf-8").splitlines() if row]
    keys = Counter(tuple(row[:n_key]) for row in rows)

    assert not [key for key, n in keys.items() if n > 1]
