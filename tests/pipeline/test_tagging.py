"""Tagging: gates, evidence, offsets, and the properties that must hold for any text."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import LexiconError
from pipeline.lexicon_bench import load_bench
from pipeline.lexicon_files import shipped_text
from pipeline.tagging import Lexicon, load_lexicon, tag
from pipeline.types import TOPICS, Item, Tagged


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def item(title: str, text: str = "", *, lang: str = "es", **more: str) -> Item:
    return Item(id="1", title=title, text=text, lang=lang, **more)  # type: ignore[arg-type]


def assert_cited(one: Item, tagged: Tagged) -> None:
    for evidence in tagged.evidence:
        source = {"title": one.title, "text": one.text, "source": one.url or one.source}[evidence.field]
        assert source[evidence.start : evidence.end] == evidence.matched
        assert evidence.rule
    for kind, names in (
        ("topic", tagged.topics),
        ("subtopic", tagged.subtopics),
        ("region", tagged.regions),
        ("place", tagged.places),
        ("organisation", tagged.organisations),
    ):
        assert set(names) <= {evidence.tag for evidence in tagged.evidence if evidence.kind == kind}
        assert len(set(names)) == len(names)


ARTICLE = item(
    "Tambopata: fiscales destruyen campamentos de minería ilegal",
    "La Fiscalía Ambiental y la Marina destruyeron ayer cuatro campamentos en La Pampa, región Madre de Dios. "
    "Los mineros ilegales huyeron por el río Malinowski.\n\n"
    "La Fenamad pidió vigilar las comunidades nativas. El operativo siguió hasta Mazuko.",
)


def test_an_article_gets_all_kinds_of_tags(lexicon: Lexicon) -> None:
    tagged = tag(ARTICLE, lexicon)
    assert tagged.topics[0] == "mining"
    assert "mining_illegal_gold" in tagged.subtopics
    assert tagged.regions == ("Madre de Dios",)
    assert "Tambopata" in tagged.places
    assert "FENAMAD" in tagged.organisations
    assert tagged.peru
    assert tagged.worth > 0.5
    assert_cited(ARTICLE, tagged)


def test_one_mention_far_down_is_no_topic(lexicon: Lexicon) -> None:
    text = (
        "El ministro inauguró un colegio en Tumbes. " * 20 + "Antes fue asesor de una minera. " + "Hubo aplausos. " * 9
    )
    tagged = tag(item("Inauguran un colegio en Tumbes", text), lexicon)
    assert tagged.topics == ()
    assert tagged.regions == ("Tumbes",)


def test_a_topic_in_the_body_alone(lexicon: Lexicon) -> None:
    text = "La minería ilegal avanza. Los mineros usan dragas. El oro ilegal sale por el río. La minería no paga."
    assert tag(item("Informe especial desde el Perú", text), lexicon).topics == ("mining",)


@pytest.mark.parametrize(
    "label", ["Escrito por Redacción | Sábado, 23 febrero", "Dirección de Prensa\n\nNota de prensa"]
)
def test_a_label_above_the_article_is_not_its_lead(lexicon: Lexicon, label: str) -> None:
    lead = "El presidente llegó a Mazuko y dijo que seguirá la lucha contra los mineros ilegales."
    text = f"{lead}\n\nHabló de alternativas a la minería. En la zona había dragas y campamentos mineros."

    tagged = tag(item("Ministros se quedan dos días en Mazuko", f"{label}\n\n{text}"), lexicon)

    assert tagged.topics == tag(item("Ministros se quedan dos días en Mazuko", text), lexicon).topics == ("mining",)


def test_a_text_of_labels_alone_is_read_all_the_same(lexicon: Lexicon) -> None:
    assert tag(item("", "Fiscalía destruye dragas de mineros ilegales\n\nTambopata"), lexicon).topics == ("mining",)


def test_accents_written_apart_keep_their_offsets(lexicon: Lexicon) -> None:
    title = unicodedata.normalize("NFD", "Huánuco: titulación de comunidades nativas en Puerto Inca")
    one = item(title)
    tagged = tag(one, lexicon)
    assert tagged.topics == ("titling",)
    assert tagged.regions == ("Huánuco",)
    assert_cited(one, tagged)


@pytest.mark.parametrize("apostrophe", ["'", "’", "´", " "])
def test_apostrophes_of_a_people(lexicon: Lexicon, apostrophe: str) -> None:
    tagged = tag(item(f"Pueblo ese{apostrophe}eja reclama la titulación de sus tierras en Perú"), lexicon)
    assert "titling" in tagged.topics
    assert any(f"ese{apostrophe}eja" in evidence.matched for evidence in tagged.evidence)


@pytest.mark.parametrize("spelled", ["REDD+", "redd+", "REDD plus", "REDD-plus"])
def test_the_plus_sign_is_kept(lexicon: Lexicon, spelled: str) -> None:
    assert tag(item(f"Perú alista su programa {spelled}"), lexicon).topics == ("redd",)


def test_a_foreign_story_has_no_topic_unless_peru_is_concerned(lexicon: Lexicon) -> None:
    assert tag(item("Ecuador: minería ilegal en el Napo"), lexicon).topics == ()
    assert tag(item("Ecuador y Perú firman pacto contra la minería ilegal"), lexicon).topics == ("mining",)
    assert tag(item("Illegal mining expands", lang="en"), lexicon).topics == ()
    assert tag(replace(item("Illegal mining expands", lang="en"), peru_only=True), lexicon).topics == ("mining",)


def test_sport_has_no_topic(lexicon: Lexicon) -> None:
    assert tag(item("Club Minero: hinchas celebran el gol en Cerro de Pasco"), lexicon).topics == ()


def test_the_folder_of_the_address_tells_sport_from_news(lexicon: Lexicon) -> None:
    one = item("Cusco: mina de talentos", url="https://diario.example/deportes/cusco-mina/")
    assert tag(one, lexicon).topics == ()


def test_worth_ranks_conflict_before_business_before_the_rest(lexicon: Lexicon) -> None:
    titles = [
        "Chumbivilcas: comunidades bloquean el corredor minero y exigen diálogo",
        "Empresa minera peruana elevó sus utilidades en el trimestre",
        "Estrenan comedia peruana en cines",
    ]
    worths = [tag(item(title), lexicon).worth for title in titles]
    assert worths == sorted(worths, reverse=True)
    assert worths[0] > 0.8
    assert worths[1] < 0.3
    assert worths[2] < 0.05


def test_organisations_that_are_words_need_company(lexicon: Lexicon) -> None:
    assert "CARE" not in tag(item("Take CARE of your dog, Lima vets say", lang="en"), lexicon).organisations
    assert "CARE" in tag(item("La CARE reúne a los asháninkas del río Ene"), lexicon).organisations
    assert "TC" not in tag(item("Bolivia: el TC decide"), lexicon).organisations


def test_empty_items_are_tagged_with_nothing(lexicon: Lexicon) -> None:
    for one in (item(""), item(" "), item("", "\n\n"), item("¡!", "…")):
        tagged = tag(one, lexicon)
        assert (tagged.topics, tagged.regions, tagged.evidence) == ((), (), ())


PIECES = st.sampled_from(
    [case.item.title for case in load_bench()]
    + [
        "Lea también: Puno\n",
        "\n\n",
        " FM ",
        "¡",
        "’",
        "e\u0301",
        "İ",
        "😀",
        "\u200b",
        "\r\n",
        "\t",
        "«Perú»",
        "ﬁn",
        "Ⅻ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=4).map("".join), st.lists(PIECES | st.text(max_size=12), max_size=10).map(" ".join))
def test_any_text_is_cited_exactly_and_tagged_alike_twice(title: str, text: str) -> None:
    lexicon = load_lexicon()
    one = item(title, text)
    tagged = tag(one, lexicon)
    assert_cited(one, tagged)
    assert tag(one, lexicon) == tagged
    assert 0 <= tagged.worth <= 1
    assert set(tagged.topics) <= set(TOPICS)
    assert set(tagged.regions) <= set(lexicon.gazetteer.departments)


FILLER = "La reunión seguirá la próxima semana, según dijo el funcionario a la prensa local.\n\n"


def test_a_theme_named_only_in_the_ninth_paragraph_is_none(lexicon: Lexicon) -> None:
    text = FILLER * 8 + "También se habló de la minería ilegal y del reinfo.\n\n" + FILLER
    assert tag(item("Alcalde de Tacna inaugura un mercado", text), lexicon).topics == ()


def test_a_text_that_speaks_of_little_else_needs_no_cue_in_the_title(lexicon: Lexicon) -> None:
    text = (
        "Los mineros ilegales dejaron la zona antes del amanecer.\n\n"
        "La fiscalía halló dragas y motores. La minería ilegal volvió en enero.\n\n"
        "Los dueños de las dragas usan mercurio en el río. El Reinfo no los registra."
    )
    assert tag(item("«Hemos venido a quedarnos»", text), lexicon).topics == ("mining",)


def test_a_second_theme_beside_that_of_the_title_must_carry_weight(lexicon: Lexicon) -> None:
    about = (
        "La minería ilegal avanza. Hay dragas y mineros ilegales en el río. La Marina destruyó campamentos mineros. "
    )
    aside = "\n\nCerca queda un parque nacional."
    tagged = tag(item("Madre de Dios: operativo contra la minería ilegal", about * 3 + aside), lexicon)
    assert tagged.topics == ("mining",)


def test_words_that_several_terms_hold_count_once(lexicon: Lexicon) -> None:
    one = tag(item("Noticias del día", "Hubo un incendio forestal en un bosque de la zona."), lexicon)
    assert one.topics == ()


def test_a_dateline_of_another_country_shuts_the_gate(lexicon: Lexicon) -> None:
    tagged = tag(item("Ecuador: mineros bloquean una vía en Loja", "Hay dragas y minería ilegal."), lexicon)
    assert (tagged.topics, tagged.peru) == ((), False)
    assert tag(item("Ecuador y Perú acuerdan vigilar la minería ilegal"), lexicon).topics == ("mining",)


def test_what_is_said_of_the_worlds_forests_holds_for_peru(lexicon: Lexicon) -> None:
    assert tag(item("EE.UU. dará fondos para los bosques del mundo"), lexicon).topics == ("redd",)


@pytest.mark.parametrize("form", ["shipibo", "shipibos", "shipiba", "shipibas"])
def test_names_of_peoples_are_found_however_they_are_bent(lexicon: Lexicon, form: str) -> None:
    assert tag(item(f"Denuncian invasión de tierras {form}"), lexicon).topics == ("titling",)


def test_loggers_whom_a_people_drives_out_are_a_matter_of_its_land(lexicon: Lexicon) -> None:
    title = "Comunidad shipiba expulsa a madereros de sus tierras"
    assert tag(item(title), lexicon).topics == ("titling",)
    # what is said of the forest itself, or of logging against the law, is forest news too
    for more in (f"{title} y denuncia la tala ilegal", f"{title} para salvar sus bosques"):
        assert set(tag(item(more), lexicon).topics) == {"titling", "redd"}
    assert tag(item("Pucallpa: madereros bloquean el puerto"), lexicon).topics == ("redd",)


def test_land_traffickers_in_a_protected_area_are_forest_news(lexicon: Lexicon) -> None:
    assert tag(item("Tala y traficantes de tierras cercan un área protegida"), lexicon).topics == ("redd",)
    assert tag(item("Comuneros denuncian a traficantes de tierras"), lexicon).topics == ("titling",)


@pytest.mark.parametrize(
    "title",
    [
        "Mineros bloquean la Panamericana",
        "Mineros irán al paro",
        "Mina multada por contaminación sonora",
        "Lanzan granada contra local de una minera",
    ],
)
def test_words_that_look_like_other_countries_do_not_shut_the_gate(lexicon: Lexicon, title: str) -> None:
    assert tag(item(title), lexicon).topics == ("mining",)


def test_whose_money_a_mine_is_does_not_tell_where_it_is(lexicon: Lexicon) -> None:
    assert tag(item("Minera canadiense acumula relaves sin permiso"), lexicon).topics == ("mining",)
    assert tag(item("Minera canadiense busca socio en México"), lexicon).topics == ()
    assert tag(item("Bolivia: empresa china extrae oro"), lexicon).topics == ()


def test_a_topic_that_is_none_is_refused_where_another_cedes_to_it(tmp_path: Path) -> None:
    text = shipped_text("topics.yaml")
    (tmp_path / "topics.yaml").write_text(
        text.replace("        to: titling", "        to: farming", 1), encoding="utf-8"
    )
    with pytest.raises(LexiconError, match="farming"):
        load_lexicon(tmp_path)
