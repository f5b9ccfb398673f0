"""Regions: decided from all evidence, never from one ambiguous word."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.places import departments, region_scores
from pipeline.tagging import Lexicon, load_lexicon, tag
from pipeline.types import Item


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def regions(lexicon: Lexicon, title: str, text: str = "", **more: Any) -> tuple[str, ...]:
    return tag(Item(id="1", title=title, text=text, lang="es", **more), lexicon).regions


def test_the_gazetteer_is_whole(lexicon: Lexicon) -> None:
    senses = [sense for name in lexicon.gazetteer.names.values() for sense in name.senses]
    assert len(departments(lexicon)) == 25
    assert departments(lexicon)[16] == "Madre de Dios"
    assert len({(s.name, s.departments) for s in senses if s.kind == "province"}) == 196
    assert len([s for s in senses if s.kind == "district"]) == 1891
    kinds = {sense.kind for sense in senses}
    assert {"area", "reserve", "people", "river", "mine", "project", "block", "locality"} <= kinds


@pytest.mark.parametrize("department", sorted(load_lexicon().gazetteer.departments))
def test_each_department_is_found_as_dateline_and_in_a_phrase(lexicon: Lexicon, department: str) -> None:
    assert regions(lexicon, f"{department}: reparan un puente") == (department,)
    assert regions(lexicon, f"Reparan puentes en la región {department}") == (department,)


def test_the_strongest_comes_first(lexicon: Lexicon) -> None:
    text = "En Puno llueve. En Puno nieva. La ciudad de Puno espera. También en Tacna, en Tacna hay viento. " * 2
    found = regions(lexicon, "Puno y Tacna bajo el friaje", text)
    assert found == ("Puno", "Tacna")


def test_a_shared_name_waits_for_other_evidence(lexicon: Lexicon) -> None:
    assert regions(lexicon, "Vecinos de Santa Rosa piden agua") == ()
    found = regions(lexicon, "Melgar: vecinos de Santa Rosa piden agua", "La provincia de Melgar, en Puno, espera.")
    assert found == ("Puno",)


def test_five_departments_are_the_whole_country(lexicon: Lexicon) -> None:
    title = "Friaje llega a Puno, Cusco, Tacna, Moquegua, Arequipa y Ayacucho"
    assert regions(lexicon, title) == ()


def test_lima_in_a_text_is_where_institutions_sit(lexicon: Lexicon) -> None:
    text = "El ministro habló en Lima. Desde Lima, el ministro viajará a Iquitos."
    assert "Lima" not in regions(lexicon, "Loreto: anuncian obras", text)


def test_a_park_across_departments_follows_the_one_that_is_named(lexicon: Lexicon) -> None:
    assert regions(lexicon, "Puno: vigilan el Parque Nacional Bahuaja Sonene") == ("Puno",)
    assert set(regions(lexicon, "Vigilan el Parque Nacional Bahuaja Sonene")) == {"Madre de Dios", "Puno"}


def test_the_address_speaks_where_the_text_is_silent(lexicon: Lexicon) -> None:
    address = "https://diario.example/peru/ayacucho/cierran-puente/"
    assert regions(lexicon, "Cierran un puente por lluvias", url=address) == ("Ayacucho",)
    assert regions(lexicon, "Puno: cierran un puente", url=address) == ("Puno",)


def test_the_outlet_s_home_is_the_weakest(lexicon: Lexicon) -> None:
    home: dict[str, Any] = {"home_regions": ("Puno",), "source": "radio"}
    assert regions(lexicon, "Alcalde inaugura una posta", **home) == ("Puno",)
    assert regions(lexicon, "Sube el dólar", **home) == ()
    assert regions(lexicon, "Loreto: alcalde inaugura una posta", **home) == ("Loreto",)


def test_related_links_and_radio_frequencies_are_not_the_article_s(lexicon: Lexicon) -> None:
    text = (
        "Escuche en Lima: 89.7 FM, Arequipa: 102.3 FM, Piura: 103.3 FM\n\n"
        "Un huaico cortó la vía en Tarma, región Junín.\n\n"
        "Te recomendamos:\nPiura: hallan restos de una ballena\n\n"
        "Puedes ver: Tumbes, playa y sol\n"
    )
    assert regions(lexicon, "Huaico corta la vía", text) == ("Junín",)


def test_titles_in_capitals(lexicon: Lexicon) -> None:
    assert regions(lexicon, "UCAYALI: CAPTURAN A TRAFICANTES DE MADERA") == ("Ucayali",)
    assert regions(lexicon, "SANTA ROSA DE LIMA: MISA Y PROCESIÓN POR LA PAZ Y LA UNIÓN") in ((), ("Lima",))


def test_persons_and_streets_are_no_places(lexicon: Lexicon) -> None:
    for title in (
        "Verónika Mendoza viaja a una feria",
        "Andrés ‘Cóndor’ Mendoza vuelve al fútbol",
        "Chocan dos buses en la avenida Arequipa",
        "Concierto en la calle Tacna",
        "El general San Martín en los libros de escuela",
        "La plaza de armas y el jirón Junín lucen flores",
        "Santiago Villacorta será recordado",
        "Semana Santa: horarios",
    ):
        assert regions(lexicon, title) == (), title


def test_why_a_region_was_chosen(lexicon: Lexicon) -> None:
    one = Item(id="1", title="Cusco: paro en Espinar", text="En Espinar no hay clases. En Lima sí.", lang="es")
    first, *others = region_scores(one, lexicon)
    assert first.department == "Cusco"
    assert first.chosen
    assert first.score == pytest.approx(sum(points for _, _, points in first.parts), abs=0.01)
    assert {"Cusco", "Espinar"} <= {matched for matched, _, _ in first.parts}
    assert all(not other.chosen for other in others)


def test_a_mine_places_the_story(lexicon: Lexicon) -> None:
    assert regions(lexicon, "Antamina reinicia operaciones") == ("Áncash",)
    assert regions(lexicon, "Toromocho amplía su tajo") == ("Junín",)


def test_home_decides_between_places_of_one_name(lexicon: Lexicon) -> None:
    one = Item(id="1", title="Alcalde de Bellavista pide agua", text="", lang="es", home_regions=("San Martín",))
    assert tag(one, lexicon).regions == ("San Martín",)
    assert tag(replace(one, home_regions=()), lexicon).regions in ((), ("Callao",))


def test_a_district_does_not_stand_against_the_department_that_the_text_names(lexicon: Lexicon) -> None:
    text = "La obra llegará a los barrios de Puerto Maldonado, capital de Madre de Dios."
    one = Item(id="1", title="Ampliarán el agua potable en El Triunfo y La Joya", text=text, lang="es")
    assert tag(one, lexicon).regions == ("Madre de Dios",)


def test_a_name_read_as_foreign_is_so_throughout(lexicon: Lexicon) -> None:
    text = "Los vecinos de Cajamarca votaron.\n\nEn Cajamarca hubo fiesta. Cajamarca queda lejos de Bogotá."
    one = Item(id="1", title="Cajamarca, Tolima, recuerda su consulta", text=text, lang="es")
    assert tag(one, lexicon).regions == ()


def test_departments_of_a_list_belong_together(lexicon: Lexicon) -> None:
    text = (
        "El aviso rige desde hoy.\n\nLloverá en Tambopata y Manu, en Madre de Dios; Oxapampa, en Pasco; Satipo y "
        "Chanchamayo, en Junín, y Atalaya, en Ucayali."
    )
    one = Item(id="1", title="Senamhi: lluvias en la selva", text=text, lang="es")
    assert set(tag(one, lexicon).regions) == {"Madre de Dios", "Pasco", "Junín", "Ucayali"}


def test_a_department_named_once_counts_only_beside_a_topic(lexicon: Lexicon) -> None:
    text = "Hay quejas.\n\nEl caso viene de Ucayali."
    on = Item(id="1", title="Comunidades nativas siguen sin título de propiedad", text=text, lang="es")
    off = Item(id="2", title="Suben los precios del pan", text=text, lang="es")
    assert tag(on, lexicon).regions == ("Ucayali",)
    assert tag(off, lexicon).regions == ()


def test_the_address_tells_what_the_title_leaves_out(lexicon: Lexicon) -> None:
    def regions(address: str, title: str = "Logran acuerdo y se levanta el paro") -> tuple[str, ...]:
        return tag(Item(id="1", title=title, text="", lang="es", url=address), lexicon).regions

    assert regions("https://diario.example/peru/apurimac-logran-acuerdo-y-se-levanta/") == ("Apurímac",)
    assert regions("https://diario.example/edicion/chimbote/logran-acuerdo/") == ("Áncash",)
    assert regions("https://diario.example/peru/logran-acuerdo-y-se-levanta-el-paro-en-puno-noticia/") == ()
    assert regions("https://diario.example/x/santa-maria-madre-de-dios/", "Santa María Madre de Dios, ruega") == ()


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Protestas en Chota por el precio de la leche", ("Cajamarca",)),
        ("Chota: reparan un puente", ("Cajamarca",)),
        ("Una chota de madera se vende en la feria", ()),
        ("La cantante Mara espera a su público", ()),  # a short name, and a first name too
        ("Vecinos de Mara esperan agua", ("Apurímac",)),
        ("Cierran la vía en Mara", ("Apurímac",)),
        ("Mara: cierran la vía", ("Apurímac",)),
        ("Reparan la vía en la provincia de Jaén", ("Cajamarca",)),
        ("Reparan la vía en Castilla León", ()),
    ],
)
def test_some_names_count_only_where_a_place_must_stand(lexicon: Lexicon, title: str, wanted: tuple[str, ...]) -> None:
    assert regions(lexicon, title) == wanted


def test_a_common_noun_before_a_name_is_written_small(lexicon: Lexicon) -> None:
    assert regions(lexicon, "Crecida aísla a caseríos del bajo Huallaga") == regions(
        lexicon, "Crecida aísla a caseríos del Bajo Huallaga"
    )
    assert regions(lexicon, "Lluvias cortan carreteras de la selva central") == ("Junín",)
    assert regions(lexicon, "Tres perros corren por la pampa verde") == ()


def test_a_people_places_what_it_does_about_its_land(lexicon: Lexicon) -> None:
    assert regions(lexicon, "Yáneshas denuncian a traficantes de tierras") == ("Pasco",)
    assert regions(lexicon, "Awajún de El Cenepa denuncian a traficantes de tierras") == ("Amazonas",)
    # off topic, beside those who act for the whole country, or beside a place, it does not
    assert regions(lexicon, "Cantante yánesha presenta un disco") == ()
    assert regions(lexicon, "CIDH pide garantías para yáneshas amenazados por traficantes de tierras") == ()
    assert regions(lexicon, "Junín: yáneshas denuncian a traficantes de tierras") == ("Junín",)


def test_a_regional_organisation_acts_in_its_region_unless_a_place_is_named(lexicon: Lexicon) -> None:
    assert regions(lexicon, "Fenamad rechaza el decreto") == ("Madre de Dios",)
    assert regions(lexicon, "Fenamad rechaza el decreto desde Cusco") == ("Cusco",)


def test_persons_and_events_of_the_news_tell_the_department_and_are_no_places(lexicon: Lexicon) -> None:
    found = tag(Item(id="1", title="Recuerdan el Baguazo con una vigilia", text="", lang="es"), lexicon)
    assert found.regions == ("Amazonas",)
    assert found.places == ()
