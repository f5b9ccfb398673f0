"""People whom a reader of Peru's news knows by their name alone."""

#: Presidents since 1990, and those without whom the politics of these years cannot be told.
KNOWN_PEOPLE = frozenset((
    "Alberto Fujimori", "Alejandro Toledo", "Alan García", "Ollanta Humala", "Pedro Pablo Kuczynski",
    "Martín Vizcarra", "Manuel Merino", "Francisco Sagasti", "Pedro Castillo", "Dina Boluarte", "José Jerí",
    "Keiko Fujimori", "Vladimiro Montesinos", "Antauro Humala", "Rafael López Aliaga", "Abimael Guzmán",
))  # fmt: skip
