"""The lexicon's tables, the generated forms, and the errors that name a bad row."""

import gc
import re
from pathlib import Path

import pytest
import simplemma

from digest.english.entries import word_set
from digest.english.inflect import article, load_english_forms
from digest.english.lexicon import load_lexicon
from digest.english.resources import load_resources
from digest.spanish.forms import feminine, load_verb_tables, plural, verb_forms
from digest.spanish.tokens import tokenise
from pipeline.errors import LexiconError


def test_predicates_senses_and_event_classes_are_many() -> None:
    lexicon = load_resources().lexicon

    assert lexicon.size["predicates"] >= 250
    assert lexicon.size["senses of predicates"] >= 400
    assert len({f.event for frames in lexicon.frames.values() for f in frames}) >= 45


def test_english_predicates_are_many() -> None:
    restater = load_resources().restater

    assert len({frame.verb for frame, _ in restater.readings.values()}) >= 150


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("proponer", {"propone", "propuso", "propondrá", "propuesto", "propuesta", "proponga"}),
        ("exigir", {"exige", "exigieron", "exija"}),
        ("reconocer", {"reconoce", "reconozca", "reconocidas"}),
        ("reunirse", {"reúnen", "reunieron", "reunir"}),
        ("destruir", {"destruye", "destruyó", "destruyendo"}),
        ("advertir", {"advierte", "advirtió", "advirtiendo"}),
        ("prohibir", {"prohíbe", "prohibió"}),
        ("evaluar", {"evalúa", "evaluaron"}),
        ("entregar", {"entregue", "entregó"}),
        ("suscribir", {"suscrito", "suscribieron"}),
    ],
)
def test_irregular_verbs_are_formed(lemma: str, forms: set[str]) -> None:
    assert forms <= {f.form for f in verb_forms(lemma, load_verb_tables())}


def test_verb_forms_lead_back_to_their_lemma() -> None:
    """simplemma knows no part of speech and errs on rare forms, hence the floor."""
    lexicon = load_resources().lexicon
    tables = load_verb_tables()
    checked = agreed = 0
    for lemma in lexicon.frames:
        if lemma.endswith("se"):
            continue
        for form in verb_forms(lemma, tables):
            if form.tense in {"pret", "fut", "impf"}:
                checked += 1
                agreed += simplemma.lemmatize(form.form, lang="es") == lemma

    assert agreed / checked > 0.93


def test_nouns_and_adjectives_are_inflected() -> None:
    assert [plural(w) for w in ("título", "ley", "gestión", "luz", "lunes", "orden")] == [
        "títulos", "leyes", "gestiones", "luces", "lunes", "órdenes",
    ]  # fmt: skip
    assert [feminine(w) for w in ("nativo", "ilegal", "defensor", "mayor")] == [
        "nativa",
        "ilegal",
        "defensora",
        "mayor",
    ]


def test_english_is_inflected() -> None:
    forms = load_english_forms()

    assert [forms.plural(n) for n in ("community", "state of emergency", "person", "leaf")] == [
        "communities", "states of emergency", "people", "leaves",
    ]  # fmt: skip
    assert [forms.participle(v) for v in ("sell", "travel", "occupy", "acquit", "approve")] == [
        "sold", "travelled", "occupied", "acquitted", "approved",
    ]  # fmt: skip
    assert [forms.ing(v) for v in ("put", "seize", "die")] == ["putting", "seizing", "dying"]
    assert [article(w) for w in ("honest mayor", "union", "oil spill", "NGO", "11-day strike")] == [
        "an", "a", "an", "an", "an",
    ]  # fmt: skip


HEADER = "es\tgender\ten\tplural\tcount\tclass\tsense\tgrade\n"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("nouns_field.tsv", HEADER + "río\tm\triver\t\tc\twet\t\tg\n", "nouns_field.tsv:2"),
        ("nouns_field.tsv", HEADER + "río\tx\triver\t\tc\tnatural\t\tg\n", "gender"),
        ("nouns_field.tsv", HEADER + "río\tm\t\t\tc\tnatural\t\tg\n", "no English"),
        ("nouns_field.tsv", HEADER + "río\tm\triver\t\tc\tnatural\twhen:wet\tg\n", "no condition"),
        ("nouns_field.tsv", "es\ten\nrío\triver\n", "columns"),
        ("adjectives.tsv", "es\ten\tposition\tsense\tgrade\nnativo\tnative\tover\t\tg\n", "position"),
        ("adverbs.tsv", "es\ten\tposition\tgrade\nhoy\ttoday\tlast\tg\n", "position"),
        ("multiwords.tsv", "es\ten\tkind\tgrade\na la par\talongside\tverb\tg\n", "kind"),
        ("frames.tsv", "es\tevent\tsubj\tobj\targs\ten\tgrade\nver\tsee\tZ\t*\t-\tsee\tg\n", "«Z»"),
        ("frames.tsv", "es\tevent\tsubj\tobj\targs\ten\tgrade\nver\tsee\tA\t*\t-\t\tg\n", "no English verb"),
    ],
)
def test_bad_row_is_named_with_its_line(tmp_path: Path, name: str, content: str, says: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")

    with pytest.raises(LexiconError, match=says):
        load_lexicon(tmp_path)


def test_absent_tables_are_no_error(tmp_path: Path) -> None:
    assert load_lexicon(tmp_path).size["nouns"] == 0


#: Verbs that English does not inflect by the rule, as the grammars list them.
IRREGULAR = word_set(
    "arise be bear beat become begin bend bet bid bind bite bleed blow break breed bring build burst buy cast catch "
    "choose cling come cost creep cut deal dig do draw drink drive eat fall feed feel fight find flee fling fly forbid "
    "forget forgive freeze get give go grind grow hang have hear hide hit hold hurt keep know lay lead leave lend let "
    "lie lose make mean meet pay put read ride ring rise run say see seek sell send set shake shed shoot show shrink "
    "shut sing sink sit slay sleep slide speak spend spin split spread spring stand steal stick sting stride strike "
    "strive swear sweep swell swim swing take teach tear tell think throw thrust understand wake wear weave weep win "
    "wind wring write"
)
#: What may stand before them.
PREFIXES = word_set("over under out re un with fore mis up off broad be")


def _is_irregular(verb: str) -> bool:
    return verb in IRREGULAR or any(
        verb.endswith(base) and verb.removesuffix(base) in PREFIXES for base in IRREGULAR - {"be"}
    )


def test_every_irregular_verb_of_the_lexicon_has_its_forms() -> None:
    resources = load_resources()
    verbs = {frame.en for frames in resources.lexicon.frames.values() for frame in frames}

    unlisted = sorted(v for v in verbs if _is_irregular(v) and v not in resources.forms.verbs)

    assert not unlisted, f"add to irregular_verbs.tsv: {unlisted}"
    assert {"fly", "withdraw", "uphold"} <= {v for v in resources.forms.verbs if _is_irregular(v)}


def test_short_verbs_double_their_last_consonant() -> None:
    resources = load_resources()
    verbs = {frame.en for frames in resources.lexicon.frames.values() for frame in frames}
    short = {v for v in verbs if re.fullmatch(r"[^aeiou]*[aeiou](?:[bdgkmnprt]|l)|[a-z]+[^aeiou][e]l", v)}

    wrong = sorted(v for v in short if v not in resources.forms.doubling and v not in resources.forms.verbs)

    assert not wrong, f"add to doubling_verbs.tsv: {wrong}"


def test_of_two_spellings_of_one_firm_the_registers_own_is_written() -> None:
    names = load_resources().names

    (found, *_) = names.at(tokenise("Los comuneros cerraron la relavera de MARSA"), 6)

    assert found[1].en == "Marsa"


def test_garbage_is_looked_for_again_after_a_load_that_fails(tmp_path: Path) -> None:
    (tmp_path / "adverbs.tsv").write_text("es\ten\tposition\tgrade\nhoy\ttoday\tlast\tg\n", encoding="utf-8")
    assert gc.isenabled()
    with pytest.raises(LexiconError, match="position"):
        load_resources(tmp_path)
    assert gc.isenabled()
