"""Who holds an office, named behind it without commas: "el alcalde de Ananea Félix Quispe pidió …"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.english.entries import word_set

if TYPE_CHECKING:
    from digest.spanish.tokens import Token

#: Given names that begin a person's name, and are no surname or place alone.
GIVEN_NAMES = word_set(
    "abel abelardo abraham adán adela adolfo adrián agustín aída alan albert alberto albina alcides alejandra "
    "alejandro alex alexander alfonso alfredo alicia álvaro amelia amparo ana andrea andrés ángela antonia antonio "
    "apolinario aquiles ariel armando arturo augusto aurelio beatriz benedicto benigno benito benjamín bernardo "
    "berta betty blanca boris braulio bruno camila camilo carla carlos carmela carmen carolina catalina cecilia "
    "celia celso césar cesar christian cirilo claudia claudio constantino cristian cristina cynthia dalia daniel "
    "daniela dante darío david delia diana diego dina dionisio dora doris edgar edgardo edilberto edison edith "
    "edmundo eduardo edwin efraín elena elías eliana eliseo elizabeth elmer eloy elsa elva elvira emerson emilio "
    "emiliano emma enrique erick erika ernesto esteban ester esther eugenia eugenio eulogio eusebio eva evaristo "
    "fabiola fabricio faustino fausto federico felipe félix fernanda fernando fidel fiorella flora florencio "
    "francisca francisco franklin fredy freddy gabriel gabriela gerardo germán gilberto giovanna gisela gladys "
    "gloria gonzalo graciela gregorio guillermo gustavo héctor helen henry herminio hermógenes hernán hernando "
    "hilario hilda hipólito honorio horacio hugo humberto ida ignacio inés irene irma isaac isabel isidro ismael "
    "iván jaime javier jeremías jerónimo jessica jhon jimmy joaquín joel johan john johnny jorge josé josué juan "
    "juana judith julia julián juliana julio karina karla katia keiko kevin laura leandro leonardo leonidas leonor "
    "leopoldo leslie lidia liliana lino liz lizardo lorenzo lourdes lucas lucía luciano lucio lucila luis luisa luz "
    "macedonio manuel manuela marcela marcelo marcial marco marcos margarita maría mariana marianela mariano "
    "maribel mariela marina mario marisol marleni martha marta martín máximo maritza mauricio mauro melchor melissa "
    "mercedes micaela miguel milagros milton mirtha miryam moisés mónica nadia natalia nelly nelson néstor nicanor "
    "nicolás nilda noé noemí nora norma octavio ofelia olga olinda omar orlando óscar oscar oswaldo pablo patricia "
    "patricio paula paulino pedro percy pío porfirio rafael ramiro ramón raquel raúl rebeca reynaldo ricardo "
    "richard rigoberto roberto robinson rocío rodolfo rodrigo rogelio rolando román rómulo ronald roque rosa "
    "rosalía rosario rosendo roxana rubén ruperto ruth sabino samuel sandra santiago santos sara saúl saturnino "
    "sebastián segundo serafín sergio silvana silvia silverio silvio simeón simón sofía sonia susana tania teodoro "
    "teófilo teresa teodolfo timoteo tomás ulises úrsula valentín valeria vanessa verónica verónika vicente víctor "
    "vilma violeta virgilio virginia vladimir walter washington wilber wilbert wilder wilfredo william wilmer "
    "wilson yolanda yuri zacarías zenón zoila agripino aldo aníbal apolonio arnulfo artemio basilio bertha blas "
    "casimiro cayetano celestino dámaso demetrio domitila donato edward eladio eleuterio elvis epifanio erasmo "
    "estanislao estela ever fermín flavio florentino froilán genaro gerson giancarlo gino godofredo grimaldo heber "
    "hebert herbert heriberto ildefonso inocencio isaías israel jacinto jean jhony jonathan josefa josefina justina "
    "lázaro leoncio leonel magaly máxima maximiliano medardo nemesio nicolasa nilo nilton osvaldo paola pascual "
    "paul peter petronila plácido quintín raymundo regina rené rita robert roger rolly romer romualdo rosmery "
    "rossana rufino rusbel salomón sheyla sixto tito toribio tulio ubaldo valerio venancio vidal wenceslao wendy "
    "wilfrido wilmar winston xavier yenny yeni yesenia zaida zulema zulma"
)
#: Offices that one person holds at a time, and what one may be of a body.
_HELD = word_set(
    "ministro ministra exministro exministra viceministro viceministra alcalde alcaldesa exalcalde exalcaldesa "
    "gobernador gobernadora exgobernador exgobernadora vicegobernador presidente presidenta expresidente "
    "expresidenta vicepresidente vicepresidenta director directora gerente gerenta jefe jefa titular secretario "
    "secretaria congresista excongresista parlamentario parlamentaria procurador procuradora prefecto prefecta "
    "subprefecto subprefecta contralor contralora defensor defensora fiscal coordinador coordinadora vocero vocera "
    "portavoz regidor regidora consejero consejera rector decano decana dirigente dirigenta líder lideresa apu "
    "embajador embajadora superintendente administrador administradora representante asesor asesora"
)
#: What an office may be of, in lower case, before the name of it.
_KINDS = word_set(
    "comunidad nativa campesina indígena distrito provincia región empresa minera compañía asociación federación "
    "organización central comité frente gremio partido pueblo municipalidad ronda base unidad área"
)
_LINKS = word_set("de la el los las y e para")
#: Words before a given name with which it names a place.
_PLACES = word_set(
    "san santa santo puerto villa nueva nuevo pueblo cerro mariscal coronel general doctor padre almirante capitán "
    "fray río isla colegio hospital universidad avenida estadio mina proyecto comunidad caso ley familia"
)
_FARTHEST = 14


def with_holders_apart(tokens: Sequence["Token"]) -> list["Token"]:
    """The tokens with commas of no length around a name that stands without them behind its office."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _holder(tokens, at)
        if not end:
            out.append(tokens[at])
            at += 1
            continue
        before, last = tokens[at - 1], tokens[end - 1]
        out.append(replace(before, text=",", start=before.end))
        out.extend(tokens[at:end])
        if end < len(tokens) and tokens[end].text not in {",", ".", ";", ":", "…", ")"}:
            out.append(replace(last, text=",", start=last.end))
        at = end
    return out


def _holder(tokens: Sequence["Token"], at: int) -> int:
    """Where the name of a person ends that begins at `at` behind an office and what it is of; 0 where none does."""
    if at < 3 or at + 1 >= len(tokens) or not tokens[at].is_capital or tokens[at].low not in GIVEN_NAMES:
        return 0
    before, after = tokens[at - 1], tokens[at + 1]
    if not (before.is_capital and before.is_word and after.is_capital and after.is_word):
        return 0
    if before.low in GIVEN_NAMES or before.low in _PLACES or not _is_behind_office(tokens, at - 1):
        return 0
    end = at + 1
    while end < len(tokens) and end < at + 5 and tokens[end].is_capital and tokens[end].is_word:
        end += 1
    if end + 2 < len(tokens) and tokens[end].low == "de" and tokens[end + 1].low == "la" and tokens[end + 2].is_capital:
        end += 3
    return end


def _is_behind_office(tokens: Sequence["Token"], at: int) -> bool:
    """Whether a capitalised run that ends at `at` hangs on an office by "de"."""
    here, is_tied = at, False
    while here > 0 and at - here < _FARTHEST:
        token = tokens[here]
        if token.low in _HELD and not (token.is_capital and here):
            return is_tied
        if token.low == "de":
            is_tied = True
        elif not ((token.is_capital and token.is_word) or token.low in _LINKS or token.low in _KINDS):
            # "gobernador regional | de Loreto"
            return is_tied and here > 0 and tokens[here - 1].low in _HELD and token.is_word
        here -= 1
    return is_tied and here == 0 and tokens[0].low in _HELD
