"""Grounding: what the evidence does not bear out is reported, what it does bear out is not."""

from collections import Counter
from datetime import date

import pytest

from digest.grounding import EvidenceText, check_sentence, evidence_of
from digest.vocabulary import Vocabulary, load_vocabulary
from pipeline.types import Evidence, Grade, Item, Sentence
from tests.digest.seeding import Pair, clean_pairs, seeded


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def errors(
    text: str, spanish: str, vocabulary: Vocabulary, *, on: date = date(2019, 2, 24), formula: str = ""
) -> set[str]:
    evidence = [EvidenceText(quote=spanish, published_on=on)]
    findings = check_sentence(text, evidence, vocabulary=vocabulary, formulas=[formula] if formula else [])
    return {finding.rule for finding in findings if finding.severity == "error"}


def _caught(pair: Pair, text: str, vocabulary: Vocabulary) -> bool:
    return bool(errors(text, pair.spanish, vocabulary, on=pair.published_on))


def test_seeded_errors_are_caught_and_clean_sentences_are_not(vocabulary: Vocabulary) -> None:
    pairs = clean_pairs()
    faulty = seeded(pairs)

    alarms = [pair.english for pair in pairs if _caught(pair, pair.english, vocabulary)]
    total = Counter(each.kind for each in faulty)
    found = Counter(each.kind for each in faulty if _caught(each.pair, each.text, vocabulary))

    assert sum(total.values()) >= 500
    assert len(alarms) <= 0.02 * len(pairs), alarms
    assert {kind: found[kind] / total[kind] for kind in ("figure", "day", "unit")} == {"figure": 1, "day": 1, "unit": 1}
    assert found["name"] + found["swap"] >= 0.99 * (total["name"] + total["swap"])
    assert found["negation"] + found["modality"] >= 0.95 * (total["negation"] + total["modality"])


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Miners have cleared 141,000 hectares.", "Los mineros talaron 141.000 hectáreas."),
        ("Miners have cleared 2,090 hectares.", "Los mineros talaron 2,090 hectáreas."),
        ("Residents fear that the company will not withdraw.", "Los pobladores temen que la empresa no se retire."),
        ("The board will meet on 2 March.", "La junta se reunirá el sábado 2 en Juliaca."),
        ("The board met on 18 February.", "La junta se reunió el lunes 18 comuneros presentes."),
        ("The office has annulled two licences.", "La oficina dejó sin efecto dos licencias."),
        ("There are 12,503 families.", "Hay 12 503 familias."),
        ("Three miners have died.", "Murieron tres mineros."),
        ("Law 30723 was published on 22 January.", "La Ley N.º 30723 fue publicada el 22 de enero."),
        ("Legislative Decree 1293 was issued.", "Se emitió el Decreto Legislativo N° 1293."),
        ("There were 37 communities.", "Había treinta y siete comunidades."),
        ("The fine is S/ 1.5 million.", "La multa es de 1,5 millones de soles."),
        ("The park covers 402,000 hectares.", "El parque abarca 402,335.62 hectáreas."),
        ("Over 400 objections have been raised.", "Se plantearon más de 400 observaciones."),
        ("The meeting took place on 3 September.", "La reunión se realizó el 3 de setiembre."),
        ("The meeting took place on 14 and 16 January.", "La reunión fue del 14 al 16 de enero."),
        ("The operation began on 19 February.", "La operación empezó el pasado martes 19."),
        ("The operation began on 23 February.", "La operación empezó ayer."),
        ("The stage is to last two weeks.", "La etapa durará 14 días."),
        ("The Ministry of the Environment has replied.", "El Minam respondió."),
        ("The Manu National Park has a new head.", "El Parque Nacional del Manu tiene nuevo jefe."),
        ("Asháninka leaders have met.", "Se reunieron dirigentes ashaninkas."),
        ("Only the Peruvian state can do it.", "Solo el Estado peruano puede hacerlo."),
        ("The chief has said “the forest is life”.", "El jefe dijo: «El bosque es vida»."),
        ("The company lacks a permit.", "La empresa no cuenta con permiso."),
        ("Espinar has rejected the study for the Coroccohuayco project.",
         "Espinar rechaza el estudio del proyecto minero Coroccohuayco."),
        ("The results will be published in May.", "Los resultados se publicarán en mayo."),
    ],
)  # fmt: skip
def test_what_the_source_says_is_found_across_languages(english: str, spanish: str, vocabulary: Vocabulary) -> None:
    assert errors(english, spanish, vocabulary) == set()


@pytest.mark.parametrize(
    ("english", "spanish", "rule"),
    [
        (
            "The committee has persuaded Peru to report on the park.",
            "El comité pide al Perú informar sobre el parque.",
            "G6",
        ),
        ("The park covers 403,000 hectares.", "El parque abarca 402,335.62 hectáreas.", "N1"),
        ("The park covers 402,000 square kilometres.", "El parque abarca 402,335.62 hectáreas.", "N2"),
        ("Some 100 miners in 120 days.", "Unos 120 mineros en 100 días.", "N2"),
        ("There are 20 miners and 30 police.", "Hay 30 mineros y 20 policías.", "G2"),
        ("Fewer than 400 objections have been raised.", "Se plantearon más de 400 observaciones.", "G4"),
        ("The meeting took place on 4 September.", "La reunión se realizó el 3 de setiembre.", "G3"),
        ("The meeting took place in 2018.", "La reunión se realizó en 2017.", "N1"),
        ("AIDESEP has replied.", "El Minam respondió.", "G1"),
        ("OEFA has fined SERNANP.", "El SERNANP multó al OEFA.", "G7"),
        ("SERNANP has requested a report for OEFA.", "OEFA solicitó un informe para SERNANP.", "G7"),
        ("The chief has said “we shall fight”.", "El jefe no quiso declarar.", "A2"),
        ("The mine is polluting the river.", "La mina no contamina el río.", "G5"),
        ("The mine does not pollute the river.", "La mina contamina el río.", "G5"),
        ("The mayor was sentenced for corruption.", "El alcalde es investigado por corrupción.", "A3"),
        ("The mayor took the money.", "El alcalde presuntamente tomó el dinero.", "G6"),
        ("The state has closed the mine.", "El Estado cerrará la mina.", "G6"),
    ],
)  # fmt: skip
def test_what_the_source_does_not_say_is_named_by_its_rule(
    english: str, spanish: str, rule: str, vocabulary: Vocabulary
) -> None:
    assert rule in errors(english, spanish, vocabulary)


def test_a_sum_needs_its_reckoning(vocabulary: Vocabulary) -> None:
    english = "Manu and Tambopata cover almost 20,000 square kilometres."
    spanish = "Manu tiene 1 716 295,22 hectáreas y Tambopata 274 690 hectáreas."
    right = "1,716,295.22 ha + 274,690 ha = 19,909.85 km2 -> almost 20,000 square kilometres"
    wrong = "1,716,295.22 ha + 974,690 ha = 26,909.85 km2 -> almost 20,000 square kilometres"

    assert errors(english, spanish, vocabulary) != set()
    assert errors(english, spanish, vocabulary, formula=wrong) != set()
    assert errors(english, spanish, vocabulary, formula=right) == set()


def test_an_almost_from_above_is_refused(vocabulary: Vocabulary) -> None:
    formula = "1,020,000 ha = 10,200 km2 -> almost 10,000 square kilometres"

    found = errors("It covers almost 10,000 square kilometres.", "Abarca 1.020.000 ha.", vocabulary, formula=formula)

    assert "N2" in found or "N1" in found


def test_a_clause_that_was_left_out_takes_its_negation_along(vocabulary: Vocabulary) -> None:
    spanish = "La policía ingresó a La Pampa, aunque los fiscales ambientales no recibieron combustible ni vehículos."

    assert errors("The police have entered La Pampa.", spanish, vocabulary) == set()


def test_a_name_from_elsewhere_in_the_article_is_told_but_no_error(vocabulary: Vocabulary) -> None:
    evidence = [
        EvidenceText(
            quote="La empresa pagará la multa.", around="Minera Quilca contaminó el río. La empresa pagará la multa."
        )
    ]

    findings = check_sentence("Minera Quilca will pay the fine.", evidence, vocabulary=vocabulary)

    assert {finding.severity for finding in findings} == {"info"}


def test_a_sentence_without_evidence_is_refused() -> None:
    assert [finding.rule for finding in check_sentence("The mine has closed.", [])] == ["S1"]


def test_evidence_comes_with_the_language_and_text_of_its_item() -> None:
    item = Item(id="1", title="Mina cerró", text="La mina cerró.", lang="es")
    evidence = Evidence(item="1", quote="La mina cerró.", end=14)
    sentence = Sentence(text="The mine has closed.", role="news", grade=Grade.GREEN, evidence=(evidence,))

    (found,) = evidence_of(sentence, {"1": item})

    assert (found.lang, found.quote, found.around) == ("es", "La mina cerró.", "Mina cerró\nLa mina cerró.")


@pytest.mark.parametrize(("years", "wrong"), [("2013 and 2013", {"G3"}), ("2013 and 2014", set())])
def test_a_span_of_years_has_two_ends(years: str, wrong: set[str], vocabulary: Vocabulary) -> None:
    spanish = "Entre 2013 y 2014, la empresa taló 300 hectáreas de bosque."

    assert errors(f"Between {years}, the company cleared 300 hectares of forest.", spanish, vocabulary) == wrong


def test_a_rank_in_words_is_the_rank_in_figures(vocabulary: Vocabulary) -> None:
    spanish = "La comunidad celebró su vigésimo primer aniversario."

    assert errors("The community has celebrated its 21st anniversary.", spanish, vocabulary) == set()
    assert errors("The community has celebrated its 22nd anniversary.", spanish, vocabulary)


def test_a_denial_of_what_is_insufficient_is_an_addition(vocabulary: Vocabulary) -> None:
    spanish = "La ministra dijo que las multas resultaron insuficientes."

    assert errors("The minister has said that the fines proved insufficient.", spanish, vocabulary) == set()
    assert errors("The minister has not said that the fines proved insufficient.", spanish, vocabulary) == {"G5"}
