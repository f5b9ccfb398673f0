"""What an editor's draft chooses: the deed before those who welcome it, bodies by their names, who did what to whom."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from digest.bearing import leans_on, looks_forward, stands_alone
from digest.choosing import _opening
from digest.compose import BulletinOptions, compose_bulletin
from digest.english.resources import Resources
from digest.english.write import sentences_of
from digest.grounding import EvidenceText, check_sentence
from digest.introduced import NAMED_BELOW, introduced
from digest.novelty import sentences_in
from digest.parties import are_turned_round, reacts
from digest.pointing import comes_right_behind, is_mistaken, points_hard
from digest.style_marks import MILESTONES
from digest.trust import trust_in
from digest.twice import adds_a_name, event_of, is_one_event
from digest.vocabulary import Vocabulary, load_vocabulary
from digest.wording import merged, shorten_persons, with_short_names
from digest.writers.house import HouseWriter
from pipeline.types import Evidence, Finding, Grade, Item, Sentence
from tests.digest.english_corpus import item
from tests.digest.newsroom import END, Line, report, story, written


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


SUED = "The company Andes Gold has sued the community of Ccochapata."


@pytest.mark.parametrize(
    ("one", "other", "turned"),
    [
        (SUED, "The community of Ccochapata has sued the company Andes Gold.", True),
        (SUED, "The company Andes Gold has been sued by the community of Ccochapata.", True),
        (SUED, "The community of Ccochapata has been sued by the company Andes Gold.", False),
        (SUED, "Andes Gold has sued the Ccochapata community over a blockade.", False),
        (SUED, "The company Andes Gold has visited the community of Ccochapata.", False),
        ("The police have attacked the farmers.", "The farmers have attacked the police.", True),
        ("Rain will fall.", "Nobody knows.", False),
    ],
)
def test_who_did_it_to_whom_tells_two_events_apart(one: str, other: str, turned: bool) -> None:
    assert are_turned_round(one, other) is are_turned_round(other, one) is turned
    if turned:
        assert not is_one_event(event_of(one), event_of(other))


def test_who_welcomes_it_is_another_piece_of_news() -> None:
    deed = "Rutas del Sur has withdrawn the environmental study of the Tambo waterway and blamed the ministry."
    welcome = "Indigenous organisations have welcomed the withdrawal of the environmental study of the Tambo waterway."

    assert reacts(welcome)
    assert not reacts(deed)
    assert not is_one_event(event_of(deed), event_of(welcome))


def test_a_text_opens_on_the_deed_rather_than_on_who_welcomes_it() -> None:
    deed, welcome = (
        Sentence(text=text, role="news", grade=Grade.GREEN, evidence=(Evidence(item="1", quote="Tambo"),))
        for text in ("Rutas del Sur has withdrawn its Tambo study.", "Farmers have welcomed the end of it.")
    )

    assert _opening(deed) > _opening(welcome)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "The police have arrested 14 people in Mazuko for illegal mining.",
            "The police have arrested 14 people in Iberia for illegal mining.",
            False,
        ),
        (
            "The police have seized 1,400 gallons of fuel in Mazuko.",
            "The police have seized 1,400 gallons of fuel in the province of Tambopata.",
            True,
        ),
        (
            "On 3 May, the police arrested 14 people in Mazuko for illegal mining.",
            "On 3 May, the police arrested 14 people in the province of Tambopata for illegal mining.",
            True,
        ),
    ],
)
def test_a_small_figure_does_not_make_two_towns_one(one: str, other: str, same: bool) -> None:
    assert is_one_event(event_of(one), event_of(other)) is same


# --- a body by its name -----------------------------------------------------------------------------

ARTICLE = Item(
    id="1",
    title="",
    text=(
        "La Coordinadora de Pueblos Originarios del Río Pachitea (Corpopa) denunció la tala. "
        "Corpopa pedirá una audiencia al fiscal."
    ),
    lang="es",
    source="test",
)


def _short(text: str, *doubts: str, grade: Grade = Grade.AMBER) -> Sentence:
    findings = tuple(Finding(rule="english", severity="info", message=doubt) for doubt in doubts)
    quote = "Corpopa pedirá una audiencia al fiscal."
    at = ARTICLE.text.index(quote)
    evidence = Evidence(item="1", quote=quote, start=at, end=at + len(quote))
    return Sentence(text=text, role="outlook", grade=grade, evidence=(evidence,), findings=findings)


def test_a_local_body_is_written_out_as_its_article_does() -> None:
    told = introduced(_short("Corpopa will request a hearing.", "a person who is not introduced"), ARTICLE)

    name = "Coordinadora de Pueblos Originarios del Río Pachitea (Corpopa)"
    assert told.text == f"The {name} will request a hearing."
    assert told.evidence[-1].quote == name == ARTICLE.text[told.evidence[-1].start : told.evidence[-1].end]
    assert [finding.message for finding in told.findings] == [NAMED_BELOW]
    assert trust_in(told) == "read"


@pytest.mark.parametrize(
    ("text", "doubts", "grade"),
    [
        ("Quispe will request a hearing.", ("a person who is not introduced",), Grade.AMBER),  # named nowhere
        ("Corpopa will request a hearing.", ("a predicate that has not fared well",), Grade.AMBER),
        ("Corpopa will request a hearing.", (), Grade.GREEN),
        ("The hearing will be requested by Corpopa.", ("a person who is not introduced",), Grade.AMBER),
    ],
)
def test_all_else_stays_as_it_was_written(text: str, doubts: tuple[str, ...], grade: Grade) -> None:
    sentence = _short(text, *doubts, grade=grade)

    assert introduced(sentence, ARTICLE) is sentence


def test_a_bracket_that_is_no_acronym_of_the_name_writes_nothing_out() -> None:
    other = Item(id="1", title="", text="El alcalde de Puerto Inca Sandro Ruiz (Corpopa) habló.", lang="es", source="t")
    sentence = _short("Corpopa will request a hearing.", "a person who is not introduced")

    assert introduced(sentence, other) is sentence


# --- what an editor may be shown --------------------------------------------------------------------


def test_a_long_name_counts_as_one_word_where_a_doubted_sentence_must_be_short() -> None:
    text = (
        "Guards of the valley carry out their work amid threats by loggers, according to the president of the "
        "Federation of Native Communities of the Upper Pichis and Tributaries (FECOPI), Rosa Shareva, who demanded "
        "from the state two boats, a radio and the titles that were promised."
    )
    doubted = _short(text, "an act that is carried out")

    assert with_short_names(text).split("president of ")[1].startswith("FECOPI, Rosa")
    assert trust_in(doubted) == "read"
    whole = text.replace(" (FECOPI)", " of the Central Rainforest")
    assert trust_in(_short(whole, "an act that is carried out")) == "none"


def test_a_conditional_is_an_editors_where_somebody_says_it(resources: Resources) -> None:
    said = "El gobernador regional de Ucayali, Luis Paredes, afirmó que el proyecto afectaría los bosques."
    plain = "El proyecto afectaría los bosques de Ucayali."

    told, bare = (sentences_of(item(text), resources).sentences[0] for text in (said, plain))
    assert "would affect" in told.text
    assert "conditional" not in [finding.message for finding in told.findings]
    assert "conditional" in [finding.message for finding in bare.findings]


# --- who is meant -----------------------------------------------------------------------------------

GOVERNOR = "El gobernador regional de Ucayali, Luis Paredes, inauguró una posta en Purús. "
FEDERATION = "La presidenta de la Fenamad, Rosa Arimuya, denunció la invasión de la comunidad Boca Inambari. "


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        (GOVERNOR, "La autoridad inauguró un puente en Yurúa.", "The regional governor of Ucayali, Luis Paredes, has"),
        (FEDERATION, "La dirigente pidió al Gobierno titular las tierras de Boca Inambari.", "Rosa Arimuya, has asked"),
        # two persons, a woman for "el dirigente", nobody
        (
            "El alcalde de Purús, Juan Díaz, se reunió con la ministra de Salud, Ana Pérez. ",
            "La autoridad inauguró un puente en Yurúa.",
            "The authority has",
        ),
        (FEDERATION, "El dirigente pidió al Gobierno titular las tierras de Boca Inambari.", "The leader has asked"),
        (
            "Petrosur derramó petróleo en el río Tigre. ",
            "La autoridad inauguró un puente en Yurúa.",
            "The authority has",
        ),
    ],
)
def test_the_authority_is_the_one_in_office_that_was_named(
    before: str, text: str, told: str, resources: Resources
) -> None:
    sentences = sentences_of(item(before + text), resources).sentences

    assert any(told in sentence.text for sentence in sentences)


def test_an_invasion_of_a_community_is_not_its_own(resources: Resources) -> None:
    assert "the invasion of the community" in sentences_of(item(FEDERATION), resources).sentences[0].text


def test_a_surname_is_enough_for_one_who_was_introduced() -> None:
    told = tuple(
        Sentence(text=text, role="news", grade=Grade.GREEN, evidence=(Evidence(item=str(n), quote=""),))
        for n, text in enumerate(
            (
                "The governor of Ucayali, Luis Paredes, has opened a health post.",
                "The governor of Ucayali, Luis Paredes, has announced that the school of Yurúa will be repaired.",
            )
        )
    )

    ((_, again),) = shorten_persons((told,))
    assert again.text == "Paredes has announced that the school of Yurúa will be repaired."


def test_one_with_an_office_is_told_of_twice_in_one_sentence() -> None:
    told = [
        Sentence(
            text=f"The governor, Luis Paredes, has {what}.",
            role="news",
            grade=Grade.GREEN,
            story="s",
            evidence=(Evidence(item="a", quote=what, start=n * 100, end=n * 100 + 90),),
        )
        for n, what in enumerate(("opened a health post in Purús", "rejected the road to Brazil"))
    ]

    (one,) = merged(told, lambda word, sentence: False)
    assert (
        one.text == "The governor, Luis Paredes, has opened a health post in Purús and has rejected the road to Brazil."
    )


def test_a_people_keeps_its_capital_behind_meanwhile(vocabulary: Vocabulary) -> None:
    spanish = "Comunidades awajún de Imaza exigen agua potable y alimentos para sus escuelas."
    english = "Awajún communities in Imaza have demanded drinking water and food for their schools."
    told = report("imaza", [(spanish, english)], title="Awajún", regions=("Madre de Dios",))

    draft = compose_bulletin(
        "Madre de Dios", [story("imaza", told)], period_end_on=END, written=written(told), vocabulary=vocabulary
    )
    assert draft.paragraphs[0][0].text.startswith("Meanwhile, Awajún communities")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The ruling sets civil damages of S/40,000.", {"ruling"}),
        ("The protected area covers some 90,000 hectares.", {"area"}),
    ],
)
def test_a_verb_in_the_present_ends_what_is_taken_as_known(text: str, left: set[str]) -> None:
    assert leans_on(text) == left
    assert stands_alone(text, ["A court has acquitted a ranger of the Purús reserve."])


# --- what readers found wrong -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        # asked of nobody who is told, or of one
        (
            "La federación pedirá que las comunidades participen en la mesa de diálogo.",
            "The federation will call for the communities to take part in the dialogue table.",
        ),
        (
            "La federación pidió que el Gobierno apruebe el reglamento.",
            "The federation has asked the government to approve the regulations.",
        ),
        (
            "La alcaldesa de Yurimaguas, Rosa Díaz, pidió a los comuneros que levanten el bloqueo.",
            "has asked the community members to lift the blockade.",
        ),
        # another sense
        (
            "Los dirigentes de Espinar acordaron informar a sus bases sobre los resultados de la reunión.",
            "have agreed to inform their members about the results of the meeting.",
        ),
        ("La meta fue recordada en la ceremonia.", "The target has been recalled at the ceremony."),
        ("La norma fue publicada el 22 de enero en el diario oficial El Peruano.", "The measure was published on"),
        ("La empresa incumplió la norma ambiental.", "the environmental regulation."),
        (
            "La minería ha sido cuestionada en los últimos años por la pérdida de bosques en Ucayali.",
            "has been questioned over forest loss in Ucayali in recent years.",
        ),
        (
            "La comunidad campesina de Fuerabamba recibió con esperanza el fallo del tribunal.",
            "has received the ruling by the court with hope.",
        ),
        ("La ministra apuesta por el REDD+ indígena en Ucayali.", "has backed Indigenous REDD+ in Ucayali."),
        ("La reserva se extiende sobre unas 120 mil hectáreas en Pasco.", "covers some 120,000 hectares in Pasco."),
        ("El OEFA tomó muestras de agua y de suelo en el río Tigre.", "water and soil"),
        ("La propuesta es fruto de tres años de trabajo.", "is the result of three years of work."),
        # idiom
        ("La Fiscalía vigilará el cumplimiento de los plazos.", "will monitor compliance with the deadlines."),
        ("El ministerio convocará una mesa técnica en Iquitos.", "will convene a technical working group in Iquitos."),
        ("La segunda fase de la operación se extenderá por seis meses.", "operation will last six months."),
        (
            "Unas 90 personas trabajan en la limpieza del derrame de petróleo en Loreto.",
            "work on the clean-up of the oil spill in Loreto.",
        ),
        ("Los agricultores no pueden usar el agua del río Tambo.", "cannot use water from the Tambo river."),
        ("El acuerdo pone fin a 43 días de protesta en el Lote 8.", "an end to 43 days of protest in Block 8."),
        (
            "Un grupo de foráneos intentó asentarse en las tierras de la comunidad nativa Unipacuyacu.",
            "to settle on the land of the native community of Unipacuyacu.",
        ),
    ],
)
def test_it_says_what_is_meant(spanish: str, english: str, resources: Resources) -> None:
    assert any(english in sentence.text for sentence in sentences_of(item(spanish), resources).sentences)


def test_a_suspended_sentence_is_not_told_without_that_word(resources: Resources) -> None:
    source = item(
        "El fallo fue emitido por el juez Mario Paz, quien impuso además penas de tres años, suspendidas, a dos socios."
    )

    told = [s for s in HouseWriter(resources).write(source).sentences if "three-year sentences" in s.text]
    assert told
    assert all(trust_in(sentence) == "none" for sentence in told)


def test_what_a_name_stands_in_is_no_evidence_of_what_is_told(resources: Resources) -> None:
    text = "La Policía pide explicaciones en la comunidad nativa Santa Rosa. La comunidad recibió 900 hectáreas."

    told = next(s for s in sentences_of(item(text), resources).sentences if "900" in s.text)
    assert [evidence.quote for evidence in told.evidence][1:] == ["comunidad nativa Santa Rosa"]


# --- nothing that points to nothing -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        ("The road cannot be assessed, according to a specialist from that body.", True),
        ("Both bodies had called for the study to be extended.", True),
        ("The deadline to respond to them will expire on 8 June.", True),
        ("The communities have said that the road will be built for them.", False),
        ("The minister has said that documents were lost.", False),
        ("The company will comply with the ruling.", False),
    ],
)
def test_some_words_point_to_the_sentence_right_before(text: str, hard: bool) -> None:
    assert points_hard(text) is hard


def test_what_points_hard_stands_behind_its_own_neighbour() -> None:
    source = item("La Orpio envió un informe. El Senace lo leyó. Ambas entidades se reunieron en Iquitos.")

    def told(quote: str) -> Sentence:
        at = source.text.index(quote)
        evidence = Evidence(item=source.id, quote=quote, start=at, end=at + len(quote))
        return Sentence(text=quote, role="news", grade=Grade.AMBER, evidence=(evidence,))

    first, second, third = map(
        told, ("La Orpio envió un informe.", "El Senace lo leyó.", "Ambas entidades se reunieron")
    )
    assert comes_right_behind(third, source, second)
    assert not comes_right_behind(third, source, first)
    assert not comes_right_behind(third, source, None)


@pytest.mark.parametrize(
    ("text", "before", "mistaken"),
    [
        ("The figure has been recalled in Atalaya.", ["The reserve has 300 hectares.", "Guards live there."], True),
        ("The figure has been recalled in Atalaya.", ["Guards live there.", "The reserve has 300 hectares."], False),
        ("The results will be published in two weeks.", ["The community has blocked a road."], True),
        ("The results will be published in two weeks.", ["The agency has taken samples of the river."], False),
        ("The experts have also questioned the road.", ["The mayor has opened the road."], True),
    ],
)
def test_a_figure_results_and_experts_have_been_told_of(text: str, before: list[str], mistaken: bool) -> None:
    assert is_mistaken(text, before) is mistaken


@pytest.mark.parametrize(
    ("text", "forward"),
    [
        ("The mayor has said that the road will be closed.", True),
        ("A report concludes that nobody knows the places that will be dredged.", False),
        ("The assembly will be held on 3 June.", True),
    ],
)
def test_what_a_relative_says_of_the_future_is_no_outlook(text: str, forward: bool) -> None:
    assert looks_forward(text) is forward


def test_a_second_telling_that_names_the_matter_stands_beside_the_first() -> None:
    short = event_of("Representatives of 12 villages in Yauli will meet with officials of the government on 9 May.")
    named = event_of(
        "Villages in Yauli and the government will define prior consultation for the Pucarrumi mining project on 9 May."
    )
    again = event_of("Villages in Yauli and the government will hold a meeting on 9 May.")

    assert adds_a_name(named, short)
    assert not adds_a_name(again, short)


@pytest.mark.parametrize(
    ("spanish", "english", "supported"),
    [
        ("Las comunidades se reunirán el sábado 9 en Nauta.", "Communities will meet in Nauta on 9 June.", True),
        ("Las comunidades se reunirán este lunes 11.", "Communities will meet on 11 June.", True),
        ("Las comunidades se reunirán el sábado 9 en Nauta.", "Communities will meet in Nauta on 19 June.", False),
        ("El viernes 9 comuneros llegaron a Nauta.", "Nine villagers arrived in Nauta.", True),
    ],
)
def test_a_weekday_with_its_number_is_a_day_of_that_month(spanish: str, english: str, supported: bool) -> None:
    evidence = EvidenceText(quote=spanish, published_on=date(2018, 6, 5))

    found = [finding.message for finding in check_sentence(english, [evidence]) if "June" in finding.message]
    assert (found == []) is supported


def test_an_article_enters_an_editors_draft_by_a_sentence_that_names_whom_it_tells_of(vocabulary: Vocabulary) -> None:
    first = report(
        "first",
        [
            (
                "Un juez de Manu anuló 11 concesiones.",
                "A judge in Manu has annulled 11 concessions of Tesoro.",
            )
        ],
        title="Un juez anula concesiones",
        source="uno",
    )
    second = report(
        "second",
        [
            (
                "La presidenta de Isla Alta, Rosa Chino, explicó que los comuneros supieron de ello en la radio.",
                "The president of Isla Alta, Rosa Chino, has explained that the villagers learned of it on the radio.",
                "position",
                Grade.AMBER,
            )
        ],
        title="Isla Alta saluda el fallo",
        source="dos",
    )
    found = second.sentences[0]
    doubts = (
        Finding(rule="english", severity="info", message="a predicate that has not fared well"),
        Finding(rule="anaphora", severity="info", message="something has been named before: comuneros"),
    )
    second = replace(second, sentences=(replace(found, findings=doubts),))

    def told(*, for_editor: bool) -> list[str]:
        draft = compose_bulletin(
            "Madre de Dios",
            [story("s", first, second)],
            period_end_on=END,
            written=written(first, second),
            vocabulary=vocabulary,
            options=BulletinOptions(for_editor=for_editor),
        )
        return [sentence.text for sentence in sentences_in(draft)]

    assert any("Rosa Chino" in text for text in told(for_editor=True))
    assert not any("Rosa Chino" in text for text in told(for_editor=False))


def _told_of_a_raid(lines: Sequence[Line], vocabulary: Vocabulary) -> str:
    """What an editor's draft says of a week with one report."""
    told = report("raid", lines, title="La Marina inutiliza dragas en el Manu")
    draft = compose_bulletin(
        "Madre de Dios",
        [story("raid", told)],
        period_end_on=END,
        written=written(told),
        vocabulary=vocabulary,
        options=BulletinOptions(for_editor=True),
    )
    return " ".join(sentence.text for sentence in sentences_in(draft))


def test_a_number_in_words_makes_a_brief_sentence_worth_telling(vocabulary: Vocabulary) -> None:
    lines: list[Line] = [
        ("La Marina inutilizó 14 dragas en el río Manu.", "The navy has disabled 14 dredges on the river Manu."),
        ("Seis personas fueron detenidas.", "Six people have been arrested."),
    ]

    text = _told_of_a_raid(lines, vocabulary)

    assert "ix people" in text


def test_an_organisation_is_not_the_company_that_answers_it(resources: Resources) -> None:
    text = (
        "La organización Derecho, Ambiente y Recursos Naturales (DAR) criticó la obra de Nauta. "
        "Rosa Ruiz, gerente de Fluvial Norte, respondió que la empresa publicará el estudio."
    )

    told = [sentence.text for sentence in sentences_of(item(text), resources).sentences]
    assert any("the company will publish" in one for one in told)
    assert not any("DAR will" in one for one in told)


def test_a_reply_enters_a_draft_behind_the_news_of_its_matter(vocabulary: Vocabulary) -> None:
    news = report(
        "news",
        [("Un juez de Manu anuló 11 concesiones de Tesoro.", "A judge in Manu has annulled 11 concessions of Tesoro.")],
        title="Un juez anula concesiones",
        source="uno",
    )
    reply = report(
        "reply",
        [
            (
                "Rosa Lima, gerente de la empresa Tesoro, respondió que los ríos de Manu cambian cada año.",
                "Rosa Lima, the manager of the company Tesoro, has replied that the rivers of Manu change each year.",
                "position",
            )
        ],
        title="Rosa Lima responde por los ríos",
        source="dos",
    )

    def told(*topics: tuple[str, ...]) -> str:
        stories = [story("a", news, topics=topics[0], worth=0.9), story("b", reply, topics=topics[1])]
        draft = compose_bulletin(
            "Madre de Dios",
            stories,
            period_end_on=END,
            written=written(news, reply),
            vocabulary=vocabulary,
            options=BulletinOptions(for_editor=True),
        )
        return " ".join(sentence.text for sentence in sentences_in(draft))

    assert "has replied" in told(("mining",), ("mining",))
    assert "has replied" not in told(("mining",), ("redd",))


def test_what_is_to_come_keeps_its_place_at_the_end(vocabulary: Vocabulary) -> None:
    raids = [
        report(
            f"raid{n}",
            [
                (
                    f"La Marina destruyó {n}7 dragas de hierro en el río {name} durante un operativo de tres días "
                    "con apoyo de la fiscalía ambiental.",
                    f"The navy has destroyed {n}7 iron dredges on the river {name} during a long operation of three "
                    "days with support from the environmental prosecutor’s office.",
                ),
                (
                    f"En el río {name} fueron detenidas {n}1 personas de la comunidad vecina y fue hallado mercurio en "
                    "varios campamentos de la ribera.",
                    f"On the river {name}, {n}1 people from the neighbouring community have been arrested and mercury "
                    "has been found in several camps on the bank.",
                ),
            ],
            title=f"La Marina destruye dragas en el {name}",
        )
        for n, name in enumerate(("Malinowski", "Colorado", "Inambari", "Pariamanu", "Tahuamanu"), 2)
    ]
    plan = report(
        "plan",
        [
            (
                "El gobernador Juan Tapia anunció que creará una oficina de pueblos indígenas.",
                "The governor, Juan Tapia, has announced that he will create an office for indigenous peoples.",
            )
        ],
        title="Gobernador creará una oficina de pueblos indígenas",
    )

    draft = compose_bulletin(
        "Madre de Dios",
        [*(story(each.item.id, each) for each in raids), story("plan", plan, topics=("titling",), worth=0.2)],
        period_end_on=END,
        written=written(*raids, plan),
        vocabulary=vocabulary,
        options=BulletinOptions(for_editor=True, max_words=130),
    )

    assert "will create an office" in draft.paragraphs[-1][-1].text


def test_in_how_many_stages_something_is_done_tells_too_little(vocabulary: Vocabulary) -> None:
    lines: list[Line] = [
        ("La Marina inutilizó 14 dragas en el río Manu.", "The navy has disabled 14 dredges on the river Manu."),
        ("La operación comprende tres etapas.", "The operation comprises three stages."),
        ("Seis personas fueron detenidas.", "Six people have been arrested."),
    ]

    text = _told_of_a_raid(lines, vocabulary)

    assert "ix people" in text
    assert "stages" not in text


def test_kilometres_of_a_road_are_no_figures() -> None:
    text = "They took a position between kilometres 98 and 115 and at kilometer 120 with 40 trucks."
    assert MILESTONES.sub("", text) == "They took a position between  and at  with 40 trucks."
