"""Firms that the press of this field calls "la empresa", "la minera", "la petrolera": their names, and their trade."""

import re

from digest.english.entries import Name
from digest.spanish.tokens import fold


def _names(text: str) -> frozenset[str]:
    return frozenset(re.split(r"\s*;\s*", fold(" ".join(text.split()))))


#: Oil, gas and what carries them.
OIL = _names(
    "Petroperú; Petróleos del Perú; Pluspetrol; Pluspetrol Norte; Repsol; PetroTal; Frontera Energy; Perenco; GeoPark; "
    "Karoon; Maple Gas; Hunt Oil; TotalEnergies; Shell; Savia; Savia Perú; TGP; Transportadora de Gas del Perú; "
    "Cálidda; Contugas; Naturgy; CNPC; Gran Tierra; Talisman; Occidental; Sapet; Altamesa; Offshore International"
)
#: Mines and what works them, where the mine is called like its firm.
MINING = _names(
    "Anglo American; Anglo American Quellaveco; Newmont; Newmont Yanacocha; Freeport-McMoRan; Freeport; Southern; "
    "Southern Perú; Southern Peru; Southern Copper; Southern Perú Copper Corporation; Grupo México; Marcobre; "
    "Nexa Resources; Nexa; Volcan; Minsur; Gold Fields; Macusani Yellowcake; Shougang; Shougang Hierro Perú; Doe Run; "
    "Doe Run Perú; Cerro de Pasco Resources; Hochschild; Hochschild Mining; Teck; Great Panther; American Lithium; "
    "Compañía Minera Zafranal; Minera Bateas; Sotrami; Minera Chungar; Pan American Silver; First Quantum; Barrick; "
    "Rio Tinto; BHP; Zijin; Glencore; Compañía Minera Antapaccay; Camino Minerals; Compañía Minera Coimolache; "
    "Coymolache; Minera Yanacocha; Strike Resources; Compañía Minera Raura; Compañía Minera Ares; "
    "Compañía Minera Antamina; Buenaventura; Compañía de Minas Buenaventura; Bear Creek; Minera Retamas; "
    "Consorcio Minero Horizonte; Plateau Energy; MMG; Hudbay; Chinalco; Summa Gold; Horizonte; Marsa; Misky Mayo; "
    "Jinzhao; Aruntani; Minera Caravelí; Apumayo; Yanaquihua; Kolpa; Canchanya; Activos Mineros; Poderosa; "
    "Minera Poderosa; Yanacocha; Antamina; Antapaccay; Las Bambas; Cerro Verde; Comarsa; Raura; Minera IRL; Ares"
)
#: Palm oil, cocoa, timber.
_OF_THE_LAND = _names("Ocho Sur; Tamshi; Bosques Amazónicos; Grupo Romero; Camposol; Danper; Agrokasa; Alicorp")
#: What "la minera" or "la petrolera" may be; "la empresa" may be any of them.
OF_SECTOR = {"petrolera": OIL, "minera": MINING, "maderera": _names("Bosques Amazónicos")}
_ALL = OIL | MINING | _OF_THE_LAND
#: Of one firm, however it is called.
_SAME = (
    _names("Southern; Southern Perú; Southern Peru; Southern Copper; Southern Perú Copper Corporation"),
    _names("Petroperú; Petróleos del Perú"), _names("Pluspetrol; Pluspetrol Norte"),
    _names("Poderosa; Minera Poderosa"),
    _names("Newmont; Newmont Yanacocha; Minera Yanacocha; Yanacocha"), _names("Freeport; Freeport-McMoRan"),
    _names("Antamina; Compañía Minera Antamina"), _names("Antapaccay; Compañía Minera Antapaccay"),
    _names("Shougang; Shougang Hierro Perú"), _names("Doe Run; Doe Run Perú"), _names("Nexa; Nexa Resources"),
    _names("Hochschild; Hochschild Mining"), _names("Buenaventura; Compañía de Minas Buenaventura"),
    _names("Coymolache; Compañía Minera Coimolache"), _names("Horizonte; Consorcio Minero Horizonte"),
    _names("Raura; Compañía Minera Raura"), _names("Savia; Savia Perú"),
    _names("Anglo American; Anglo American Quellaveco"),
    _names("TGP; Transportadora de Gas del Perú"), _names("Ares; Compañía Minera Ares"),
)  # fmt: skip


def is_firm(name: Name) -> bool:
    """Whether the name is that of a firm, or of a mine that is called like its firm."""
    return name.kind == "company" or fold(name.es) in _ALL


def same_firm(name: Name) -> str:
    """What two names of one firm have in common."""
    own = fold(name.es)
    return next((min(group, key=len) for group in _SAME if own in group), own)
