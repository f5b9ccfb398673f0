"""Whether two sentences tell one event; what a bulletin does with such two."""

import pytest

from digest.compose import BulletinOptions, bulletin_text, compose_bulletin
from digest.novelty import sentences_in
from digest.twice import adds_much, differ, event_of, is_one_event
from digest.vocabulary import Vocabulary, load_vocabulary
from digest.wordlists import rows_of
from pipeline.types import BulletinDraft, Finding, Grade, Story
from tests.digest.newsroom import Line, Written, report, story, written

AGAIN = (
    (
        "Some 800 officers from the National Police and the army have entered Huepetuhe.",
        "In Huepetuhe, 800 police and soldiers have taken control of the largest camp of illegal miners.",
    ),
    (
        "Strangers have entered the land of the native community of Boca Pariamanu, according to its leaders.",
        "The native community of Boca Pariamanu has reported a new invasion of its territory by outsiders.",
    ),
    (
        "A judge in Tambopata has sentenced the logger to six years in prison for clearing 40 hectares of forest.",
        "The logger has been jailed for six years for felling 40 hectares of forest, according to the prosecutor.",
    ),
    (
        "Prosecutors have impounded 4,300 board feet of cedar in Iberia.",
        "The prosecutor’s office has reported that officials impounded 4,300 board feet of timber in Iberia.",
    ),
)
APART = (
    # the same who and where, another matter
    (
        "The governor of Tambopata has rejected the plan for a port on the Inambari.",
        "The governor of Tambopata has rejected the budget of the road ministry.",
    ),
    ("The governor has proposed a change of land use in mining areas.", "Mining leaders have rejected the proposal."),
    # the same matter, other figures or days
    ("The police have arrested 3 miners in Delta Uno.", "The police have arrested 30 miners in Delta Uno."),
    ("The police have arrested three miners in Delta Uno.", "The police have arrested 13 miners in Delta Uno."),
    (
        "The communities met with the minister in Iñapari on 3 May.",
        "The communities met with the minister in Iñapari on 17 May.",
    ),
    # the same deed and number elsewhere
    (
        "The police have arrested five people in Mazuko for illegal mining.",
        "The police have arrested five people in Iberia for illegal logging.",
    ),
    (
        "In Mazuko, in the province of Tambopata, residents have blocked the road for six hours.",
        "Residents have blocked the road for six hours in Laberinto.",
    ),
    # done, and to be done; so, and not so
    (
        "The state has signed the agreement with the communities of Pilcopata.",
        "The state will sign the agreement with the communities of Pilcopata.",
    ),
    (
        "The study of the Inambari dam has been published by the ministry.",
        "The study of the Inambari dam has not been published by the ministry.",
    ),
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.mark.parametrize(("one", "other"), AGAIN)
def test_two_outlets_tell_one_event_in_other_words(one: str, other: str) -> None:
    assert is_one_event(event_of(one), event_of(other))
    assert is_one_event(event_of(other), event_of(one))


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_events_are_told_apart(one: str, other: str) -> None:
    assert not is_one_event(event_of(one), event_of(other))
    assert not is_one_event(event_of(other), event_of(one))


def test_the_name_of_the_region_is_nothing_in_common() -> None:
    one = event_of("In Madre de Dios, loggers have blocked a road near Alerta.", "Madre de Dios")

    assert {"madre", "dios"} & one.names == set()
    assert "alerta" in one.names


def test_a_word_stands_for_one_thing() -> None:
    words = [word for _, row in rows_of("alike.tsv", ("stands for", "words")) for word in row.split()]

    assert len(words) == len(set(words))


def test_three_detained_are_not_thirty() -> None:
    three, thirty, some = (
        event_of(f"The police have detained {n} people in Mazuko.") for n in ("3", "30", "more than 20")
    )

    assert differ(three, thirty)
    assert not differ(thirty, some)  # a limit contradicts nothing


def test_a_much_fuller_telling_may_stand_beside_a_short_one() -> None:
    short = event_of("Two inspections were scheduled for 27 March in Pichari.")
    full = event_of(
        "The inspections scheduled for 27 March have been called off because the army lent no boats, the prosecutor "
        "fell ill and the river Apurímac carried away the landing stage of Natividad, its mayor has said."
    )

    assert adds_much(full, short)
    assert not adds_much(short, full)


# --- in a bulletin ----------------------------------------------------------------------------------

SHORT: Line = (
    "Unos 800 agentes de la Policía y el Ejército ingresaron a Huepetuhe.",
    "Some 800 officers from the National Police and the army have entered Huepetuhe.",
)
FULL: Line = (
    "En Huepetuhe, 800 policías y militares tomaron el control del mayor campamento de mineros ilegales de Manu.",
    "In Huepetuhe, 800 police and soldiers have taken control of the largest camp of illegal miners in Manu.",
)
BESIDE: Line = (
    "El ministro de Defensa explicó que la intervención de Huepetuhe durará 14 días.",
    "The defence minister has explained that the operation in Huepetuhe will last 14 days.",
)


def compose(
    stories: list[Story], english: dict[str, Written], vocabulary: Vocabulary, *, for_editor: bool = False
) -> BulletinDraft:
    from tests.digest.newsroom import END

    return compose_bulletin(
        "Madre de Dios",
        stories,
        period_end_on=END,
        written=english,
        vocabulary=vocabulary,
        options=BulletinOptions(for_editor=for_editor),
    )


@pytest.mark.parametrize("for_editor", [False, True])
def test_of_two_tellings_of_one_story_the_fuller_is_taken(vocabulary: Vocabulary, for_editor: bool) -> None:
    one, other = report("a", [SHORT]), report("b", [FULL, BESIDE], source="cronica")

    draft = compose([story("s", one, other)], written(one, other), vocabulary, for_editor=for_editor)

    text = bulletin_text(draft)
    assert "taken control" in text
    assert "have entered" not in text
    assert "14 days" in text  # what the article tells beside it comes
    assert [(left.item, left.reason) for left in draft.left_out if "entered Huepetuhe" in left.detail] == [
        ("a", "told in other words")
    ]


def test_what_two_stories_tell_alike_is_told_by_the_one_that_tells_more(vocabulary: Vocabulary) -> None:
    visit: Line = (
        "El presidente supervisó el 20 de febrero en Mazuko las acciones de la Operación Mercurio contra la minería.",
        "On 20 February, the president supervised the actions of Operation Mercury against mining in Mazuko.",
    )
    one, other = report("a", [visit, SHORT]), report("b", [FULL], source="cronica")
    stories = [story("s", one, worth=0.9), story("t", other, worth=0.5)]

    draft = compose(stories, written(one, other), vocabulary, for_editor=True)

    text = bulletin_text(draft)
    assert "taken control" in text
    assert "have entered" not in text


def test_figures_that_disagree_are_never_told_as_one(vocabulary: Vocabulary) -> None:
    three: Line = ("La Policía detuvo a 3 mineros en Delta Uno.", "The police have arrested 3 miners in Delta Uno.")
    thirty: Line = (
        "La Policía detuvo a 30 mineros ilegales en Delta Uno durante la noche del viernes.",
        "The police have arrested 30 illegal miners in Delta Uno during the night of Friday.",
    )
    one, other = report("a", [three, BESIDE]), report("b", [thirty], source="cronica")

    draft = compose([story("s", one, other)], written(one, other), vocabulary, for_editor=True)

    told = [n for n in ("3 miners", "30 illegal miners") if n in bulletin_text(draft)]
    disagreeing = [left.detail for left in draft.left_out if left.reason == "sources disagree"]
    assert len(told) + len(disagreeing) == 2
    assert len(told) < 2


def test_an_editor_s_text_uses_the_room_there_is_and_pads_nothing(vocabulary: Vocabulary) -> None:
    places = ("Palma Real", "Sonene", "Infierno", "Boca Pariamanu", "Tres Islas", "Puerto Arturo", "Alerta", "Bélgica")
    crops = zip(
        ("de cacao", "de copaiba", "de caucho", "de plátano", "de limón", "de café", "de yuca", "de palta"),
        ("cocoa", "copaiba", "rubber", "banana", "lemon", "coffee", "cassava", "avocado"),
        strict=True,
    )
    lines: list[Line] = [
        (
            f"La comunidad de {place} sembró 1{n} hectáreas {spanish} junto al río Tambopata tras la inundación que "
            "destruyó sus chacras durante las lluvias.",
            f"The community of {place} has planted 1{n} hectares of {english} along the river Tambopata after the "
            "flood that destroyed its fields during the rains.",
        )
        for n, (place, (spanish, english)) in enumerate(zip(places, crops, strict=True), 1)
    ]
    empty: Line = ("La federación pedirá al Gobierno.", "The federation of native communities will ask the government.")
    told = report("a", [*lines, empty])

    read = compose([story("s", told)], written(told), vocabulary, for_editor=True)
    unread = compose([story("s", told)], written(told), vocabulary)

    n_words = {draft: sum(len(s.text.split()) for s in sentences_in(draft)) for draft in (read, unread)}
    assert n_words[unread] < n_words[read] <= 290
    assert len(read.paragraphs) <= 5
    assert all(len(paragraph) <= 4 for paragraph in read.paragraphs)
    assert "will ask" not in bulletin_text(read)
    assert [finding for finding in read.findings if finding.severity == "error"] == []


def test_an_unread_mail_holds_nothing_that_is_less_certain(vocabulary: Vocabulary) -> None:
    amber: Line = (BESIDE[0], BESIDE[1], "news", Grade.AMBER)
    told = report("a", [FULL, amber])
    doubt = Finding(rule="english", severity="info", message="a thing that acts, or so it seems")
    told = Written(told.item, (told.sentences[0], told.sentences[1].__class__(**{
        **{name: getattr(told.sentences[1], name) for name in told.sentences[1].__slots__}, "findings": (doubt,)
    })))  # fmt: skip

    unread = compose([story("s", told)], written(told), vocabulary)
    read = compose([story("s", told)], written(told), vocabulary, for_editor=True)

    assert "14 days" not in bulletin_text(unread)
    assert "14 days" in bulletin_text(read)


def test_a_sentence_at_fault_gives_its_place_to_another(vocabulary: Vocabulary) -> None:
    fault: Line = (
        "La organización QWX criticó la falta de control en Mazuko durante 12 meses.",
        "The organisation QWX has criticised the lack of control in Mazuko for 12 months.",
    )
    again: Line = (
        "Organizaciones de Tambopata criticaron la falta de control en Mazuko.",
        "Organisations in Tambopata have criticised the lack of control in Mazuko.",
    )
    told = report("a", [FULL, fault, again])

    draft = compose([story("s", told)], written(told), vocabulary)

    assert [left.reason for left in draft.left_out if "QWX" in left.detail] == ["left out for an error"]
    assert "Organisations in Tambopata" in bulletin_text(draft)


def test_what_has_been_presented_and_is_to_be_debated_are_told_both(vocabulary: Vocabulary) -> None:
    presented: Line = (
        "Tres bancadas de Madre de Dios presentaron proyectos para anular la ley.",
        "Three parliamentary groups from Madre de Dios have presented projects to annul the law.",
    )
    debated: Line = (
        "Los proyectos para anular la ley serán debatidos en marzo.",
        "The projects to annul the law will be debated in March.",
        "outlook",
    )
    told = report("a", [presented, debated])

    text = bulletin_text(compose([story("s", told)], written(told), vocabulary, for_editor=True))

    assert "have presented" in text
    assert "will be debated" in text


def test_two_stories_do_not_tell_one_sum_twice(vocabulary: Vocabulary) -> None:
    needed: Line = (
        "El proyecto vial de Iñapari requirió una inversión de US$ 95 millones y abarcó 268 kilómetros de trochas.",
        "The Iñapari road project required an investment of US$95 million and comprised 268 kilometres of tracks.",
    )
    needs: Line = (
        "El proyecto vial de Iñapari requerirá una inversión inicial de US$ 95 millones.",
        "The Iñapari road project will require an initial investment of US$95 million.",
    )
    one, other = report("a", [needed]), report("b", [needs, FULL], source="cronica")
    stories = [story("s", one, worth=0.9), story("t", other, worth=0.5)]

    text = bulletin_text(compose(stories, written(one, other), vocabulary, for_editor=True))

    assert text.count("US$95 million") == 1
    assert "800 police" in text


def test_what_tells_two_things_in_one_stands_in_the_place_of_both(vocabulary: Vocabulary) -> None:
    length: Line = (
        "La vía de Iñapari cubre 2,687 kilómetros de trochas y puentes.",
        "The Iñapari road covers 2,687 kilometres of tracks and bridges.",
        "background",
    )
    cost: Line = (
        "La vía de Iñapari requirió una inversión inicial de US$ 95 millones.",
        "The Iñapari road required an initial investment of US$95 million.",
        "background",
    )
    both: Line = (
        "La vía de Iñapari requirió una inversión de US$ 95 millones y cubre 2,687 kilómetros de trochas y puentes en "
        "Tahuamanu.",
        "The Iñapari road required an investment of US$95 million and covers 2,687 kilometres of tracks and bridges in "
        "Tahuamanu.",
        "background",
    )
    told = report("a", [FULL, length, cost, both])

    text = bulletin_text(compose([story("s", told)], written(told), vocabulary, for_editor=True))

    assert text.count("US$95 million") == 1
    assert text.count("2,687") == 1
