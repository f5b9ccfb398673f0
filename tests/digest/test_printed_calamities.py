"""English on accidents, disasters and rescues as it is printed."""

import pytest

from digest.english.printed import printed
from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (
            "A coach has fallen into a river in Lampa and left six dead.",
            "A coach has fallen into a river in Lampa, leaving six dead.",
        ),
        (
            "Two lorries have collided in Lampa and left one dead.",
            "Two lorries have collided in Lampa, leaving one dead.",
        ),
        ("A mayor has signed the act and left the hall.", "A mayor has signed the act and left the hall."),
        (
            "The overturning of a minibus has left nine injured in Lampa.",
            "A minibus has overturned, leaving nine injured in Lampa.",
        ),
        ("The sinking of prices has left farmers poor.", "The sinking of prices has left farmers poor."),
        ("Hailstorms have left 80 people affected in Lampa.", "Hailstorms have affected 80 people in Lampa."),
        ("A flood has left 80 people affected and two dead.", "A flood has affected 80 people and two dead."),
        ("aid to people affected because of a fire", "aid to people affected by a fire"),
        (
            "Six miners have been trapped after a cave-in in Lampa.",
            "Six miners have been trapped by a cave-in in Lampa.",
        ),
        ("Six miners have been trapped after a strike", "Six miners have been trapped after a strike"),
        ("Two cooks have been injured by a gas explosion", "Two cooks have been injured in a gas explosion"),
        ("Two cooks have been injured by a bull", "Two cooks have been injured by a bull"),
        ("Flooding on the Coata river has flooded 90 homes.", "The Coata river has flooded 90 homes."),
        ("Frosts have killed 60 lambs", "Frost has killed 60 lambs"),
        ("suspended because of rains in Lampa", "suspended because of rain in Lampa"),
        ("because of rains that began in May", "because of rains that began in May"),
        ("has affected 50 families from Lampa", "has affected 50 families in Lampa"),
        ("has moved 50 families from Lampa", "has moved 50 families from Lampa"),
        ("after a fall of a wall in a project", "after the collapse of a wall on a building site"),
        ("after a fall of a price", "after a fall of a price"),
        ("A worker at a contractor has died", "A worker for a contractor has died"),
        ("A guide lost in Lampa has been found dead.", "A guide missing in Lampa has been found dead."),
        ("A vote lost in Lampa has been challenged.", "A vote lost in Lampa has been challenged."),
        ("sunk in front of the coasts of Ilo", "sunk off the coast of Ilo"),
        ("has blocked the central highway", "has blocked the Central Highway"),
        ("destroyed a workshop of a mining company", "destroyed a workshop belonging to a mining company"),
        ("has halted a project on a road in Lampa", "has halted a road project in Lampa"),
        ("A rockfall has interrupted the traffic on", "A rockfall has halted traffic on"),
        ("has restricted the traffic of lorries on", "has restricted lorry traffic on"),
        ("has cut off the water service in", "has cut off the water supply in"),
        ("has set up two water pumps in", "has installed two water pumps in"),
        ("has set up a committee", "has set up a committee"),
        ("protested over lack of beds", "protested over a lack of beds"),
        (
            "died in a crash in the Southern Pan-American Highway",
            "died in a crash on the Southern Pan-American Highway",
        ),
        ("Rain has caused a bridge collapse in Lampa", "Rain has caused a bridge to collapse in Lampa"),
        ("Rain has caused a price collapse", "Rain has caused a price collapse"),
        ("A fire has left 12 families affected in Lampa", "A fire has affected 12 families in Lampa"),
        ("The overflow of the Coata river has left", "Flooding on the Coata river has left"),
        ("The overflow of the tank has left", "The overflow of the tank has left"),
        ("The weather service (SENAMHI) forecasts heavy snow", "The weather service (SENAMHI) has forecast heavy snow"),
        ("emergency in Lampa because of floods", "emergency in Lampa because of flooding"),
        ("The burning of rubbish has caused", "Rubbish burning has caused"),
        ("The burning of a bus has caused", "The burning of a bus has caused"),
        ("Bodies of victims of an accident have been recovered", "The bodies of accident victims have been recovered"),
        ("Bodies of water", "Bodies of water"),
        ("has flown injured from Lampa to Lima", "has flown the injured from Lampa to Lima"),
        ("has treated injured people", "has treated injured people"),
        ("A power cut affects two districts", "A power cut is affecting two districts"),
        ("Sewage pollutes the Coata river", "Sewage is polluting the Coata river"),
        ("Mining pollutes rivers", "Mining pollutes rivers"),
        ("has fined Marvella because of a lack of water", "has fined Marvella over a lack of water"),
        ("has closed the road because of a lack of staff", "has closed the road because of a lack of staff"),
        ("found in the water of Lampa.", "found in Lampa's water."),
        ("found in the water of Lake Arapa.", "found in the water of Lake Arapa."),
        ("The housing minister is inspecting a bridge", "The housing minister has inspected a bridge"),
        (
            "Nurses from Lampa have started a strike because of a lack of beds",
            "Nurses in Lampa have gone on strike over a lack of beds",
        ),
        ("has started a strike fund", "has started a strike fund"),
        ("closed because of swells in Ilo", "closed because of rough seas in Ilo"),
        ("in the lake of Umayo.", "in Lake Umayo."),
        ("in the lake of the park", "in the lake of the park"),
        ("has awarded the construction of a bridge", "has awarded the contract for the construction of a bridge"),
        (
            "A coach left the road in Lampa on 3 May and left two injured.",
            "A coach left the road in Lampa on 3 May, leaving two injured.",
        ),
        ("A fire has killed one man and left two injured.", "A fire has killed one man and left two injured."),
        ("The ministry will set up a steel bridge", "The ministry will install a steel bridge"),
        ("A shipwreck has left two missing", "The sinking of a boat has left two missing"),
        ("A shipwreck has been found", "A shipwreck has been found"),
        ("A bus that was taking 12 teachers overturned", "A bus carrying 12 teachers overturned"),
        ("A bus that was taking 12 teachers to Lampa", "A bus that was taking 12 teachers to Lampa"),
        ("halted for lack of a budget", "halted for lack of funds"),
        ("for lack of a budget for schools", "for lack of a budget for schools"),
        ("A driver of a van has been arrested", "The driver of a van has been arrested"),
        (
            "A prosecutor has ordered removal of the body at a quarry",
            "A prosecutor has ordered the removal of a body from a quarry",
        ),
        ("A central highway has been closed", "The Central Highway has been closed"),
        ("blankets to people affected in Lampa", "blankets to disaster victims in Lampa"),
        ("blankets to people affected by a flood", "blankets to people affected by a flood"),
        ("Classes were suspended because of frosts", "Classes were suspended because of frost"),
        ("The overflow of the Coata river flooded Lampa", "The Coata river flooded Lampa"),
        (
            "An explosion of a boiler has left two injured in a hotel",
            "A boiler explosion has left two injured at a hotel",
        ),
        ("the explosion of a rumour", "the explosion of a rumour"),
        ("A van that was transporting acid has overturned", "A van carrying acid has overturned"),
        ("A clerk that was carrying acid", "A clerk that was carrying acid"),
        ("A home collapse has killed one", "The collapse of a house has killed one"),
        ("A pedestrian bridge has fallen", "A footbridge has fallen"),
        ("A frost has killed 20 lambs", "Frost has killed 20 lambs"),
        ("has blocked a road to Lampa", "has blocked the road to Lampa"),
        ("has blocked a road to a farm", "has blocked a road to a farm"),
        ("An interprovincial bus", "A long-distance bus"),
        ("died on the islands of Palomino.", "died on the Palomino islands."),
        ("the islands of Lake Arapa", "the islands of Lake Arapa"),
        ("A bather has drowned on the beach in Ilo.", "A swimmer has drowned at a beach in Ilo."),
        ("Victims of an accident have been buried", "Accident victims have been buried"),
        ("have rejected a road on the Yurúa.", "have rejected a road in the Yurúa area."),
        ("banned the use of the water of the Coata river", "banned the use of water from the Coata river"),
        ("has warned of a danger of a rockfall", "has warned of the danger of a rockfall"),
        ("Cases of malaria have risen", "Malaria cases have risen"),
        ("Cases of fraud have risen", "Cases of fraud have risen"),
        ("A tanker lorry has overturned", "A tanker has overturned"),
        ("A lightning bolt has killed two cows", "Lightning has killed two cows"),
        ("has flooded the neighbourhood in Lampa", "has flooded a neighbourhood in Lampa"),
        ("has flooded the neighbourhood of Lampa", "has flooded the neighbourhood of Lampa"),
        ("A geological fault damages a school", "A geological fault is damaging a school"),
        ("A court awarded damages of S/3", "A court awarded damages of S/3"),
        ("A local councillor from Lampa has died", "A councillor from Lampa has died"),
        ("A road to Lampa remains closed", "The road to Lampa remains closed"),
        ("A road to a farm remains closed", "A road to a farm remains closed"),
        ("A collapse in a quarry has left two dead", "A collapse at a quarry has left two dead"),
        ("An explosion of an explosives store has killed one", "An explosion at an explosives store has killed one"),
        ("has sunk two boats in Lake Arapa", "has sunk two boats on Lake Arapa"),
        (
            "A father and a son have died in a collapse of a home",
            "A father and his son have died in the collapse of a house",
        ),
        (
            "called for a project on the Soraya bridge to be investigated",
            "called for the Soraya bridge project to be investigated",
        ),
        ("has warned of risks in the Soraya bridge", "has warned of risks at the Soraya bridge"),
        ("has warned of risks in the market", "has warned of risks in the market"),
        ("have closed sluice gates of a dam", "have closed the sluice gates of a dam"),
        ("A tsunami damages piers", "A tsunami has damaged piers"),
    ],
)
def test_accidents_and_disasters_as_printed(written: str, wanted: str) -> None:
    assert printed(written) == wanted


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        (
            "Choque entre tráiler y combi deja dos muertos en Lampa",
            "A collision between an articulated lorry and a minibus has left two dead in Lampa.",
        ),
        (
            "Choque entre policías y comuneros deja dos heridos en Lampa",
            "A clash between police and community members has left two injured in Lampa.",
        ),
        ("Avalancha sepulta a dos pastores en Lampa", None),
        ("Mueren tres niños shipibos tras comer pescado contaminado", None),
        ("Mueren tres niños por desnutrición en Lampa", "Three children have died of malnutrition in Lampa."),
        ("Derrumbe de cantera deja ocho víctimas en Lampa", None),
        ("Fiscales allanan municipalidad por obra de canal en Lampa", None),
        ("Ganaderos bloquean la vía por mal estado de puente en Lampa", None),
    ],
)
def test_collisions_and_what_was_left_off(spanish: str, english: str | None, resources: Resources) -> None:
    greens = [s.text for s in sentences_of(item(spanish, field="title"), resources).sentences if s.grade is Grade.GREEN]
    assert greens == ([english] if english else [])
