"""Words that the press uses for one thing in one article."""

#: Each group by its lemmas, or its plurals.
CALLED_ALSO = (
    ("empresa", "minera", "compañía", "petrolera", "firma"), ("ley", "norma", "decreto", "iniciativa"),
    ("acuerdo", "convenio", "pacto", "acta"), ("derrame", "petróleo", "crudo", "hidrocarburo"),
    ("operativo", "operación", "intervención", "megaoperativo"), ("proyecto", "mina", "unidad minera"),
    ("dirigente", "líder", "lideresa"), ("dirigentes", "líderes"), ("carretera", "vía", "corredor"),
    ("sentencia", "fallo", "resolución"), ("pobladores", "comuneros", "habitantes", "manifestantes"),
    ("informe", "reporte", "estudio"), ("protesta", "paro", "huelga", "movilización"),
)  # fmt: skip


def called_also(word: str) -> tuple[str, ...]:
    """The words under which the same thing may stand in one article, the word itself among them."""
    return next((group for group in CALLED_ALSO if word in group), (word,))
