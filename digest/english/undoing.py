"""Words that may take back, limit or attribute a statement, so that nothing which holds them is left off unseen."""

import re

#: How such words run in Spanish, by what they do to the statement beside them.
_UNDOING = re.compile(
    r"\b(?:"
    # it is not so, or no longer
    r"fals[oa]s?|falsamente|mentiras?|rumor\w*|nieg\w+|neg(?:ó|aron|aba)|desm[ei]nt\w+|anul\w+|revoc\w+|derog\w+"
    r"|liber[óae]\w*|retract\w+|rectific\w+|suspend\w+|devolvi\w+|por (?:error|equivocación|accidente|confusión)"
    # it is not meant as news
    r"|simulacros?|ficción|obra de teatro|película|novela|hipótesis|teoría|apariencia"
    r"|(?:peor|mejor) (?:de los|escenario)"
    # only if, only so far
    r"|en (?:el )?caso|eventual\w*|posibles?|probables?|a condición|con condici\w+|condicionad\w+|a cambio de|depend\w+"
    r"|excepci\w+|exceptu\w+|excluy\w+|salvo|menos a|primera votación|en comisión|en principio|con cambios|en ausencia"
    # somebody says so
    r"|versi(?:ón|ones)|conforme (?:a|al)|en la (?:denuncia|acusación|demanda)"
    r"|como (?:lo |la |se )?"
    r"(?:denunci|sostien|sostuv|inform|afirm|señal|indic|dij|dice|asegur|adviert|advirt|alert|alega)\w*"
    r")\b",
    re.IGNORECASE,
)
#: "Para los comuneros, Antamina contaminó el río": whose opinion it is; but "Para combatir la tala, …".
_IN_THE_EYES = re.compile(r"^\W*Para (?!\w+[aei]r(?:l[aeo]s?|se)?\b)[^,]{3,80},")


#: What somebody calls for is not yet so: "…, demandando la anulación de las concesiones".
_CALLED_FOR = re.compile(
    r"\b(?:demand|exig|pid|ped|solicit|reclam)\w+ (?:que se )?(?:el |la |su )?"
    r"(?:inmediata )?(?:anul|suspen|derog|revoc|nulidad)\w*",
    re.IGNORECASE,
)


def may_undo(whole: str, told: str) -> bool:
    """Whether a word of the sentence `whole` that is not among those rendered, `told`, may change what they say."""
    whole, told = _CALLED_FOR.sub("", whole), _CALLED_FOR.sub("", told)
    if len(_UNDOING.findall(whole)) > len(_UNDOING.findall(told)):
        return True
    return bool(_IN_THE_EYES.match(whole)) and not _IN_THE_EYES.match(told)
