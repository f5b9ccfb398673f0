"""What the rules for finished sentences share: their type, and the patterns of names and months."""

import re
from collections.abc import Callable

from pipeline import types

#: What is found is printed so.
Said = str | Callable[[re.Match[str]], str]
#: What is looked for in a sentence, and what it is printed as.
Rules = tuple[tuple[re.Pattern[str], Said], ...]

#: One word of a name.
NAME = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñ'-]*"
#: A name, whatever its length.
NAMES = rf"{NAME}(?: (?:{NAME}|de|del|la|los|las|y))*"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
#: How many, as a sentence says it.
COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|several|[\d,]+|(?:at least|more than|some) [\w,]+)"
#: Departments by name; Callao is a port before it is one.
DEPARTMENTS = "|".join(name for name in types.DEPARTMENTS if name != "Callao")
#: Acts that English tells by a verb: "started inspecting", "the cost of building".
DOING = {
    "inspection": "inspecting", "removal": "removing", "eradication": "eradicating", "monitoring": "monitoring",
    "evaluation": "evaluating", "distribution": "distributing", "installation": "installing", "registration":
    "registering", "demolition": "demolishing", "reforestation": "reforesting", "delivery": "delivering", "payment":
    "paying", "titling": "titling", "evacuation": "evacuating", "cleaning": "cleaning", "dredging": "dredging",
    "demarcation": "demarcating", "vaccination": "vaccinating", "transport": "transporting", "pumping": "pumping",
    "relocation": "relocating", "construction": "building", "extraction": "extracting", "dumping": "dumping",
    "modernisation": "modernising", "repair": "repairing", "maintenance": "maintaining", "rehabilitation":
    "rehabilitating", "expansion": "expanding", "mitigation": "mitigating", "conservation": "conserving",
    "protection": "protecting", "recovery": "restoring", "prevention": "preventing",
}  # fmt: skip
