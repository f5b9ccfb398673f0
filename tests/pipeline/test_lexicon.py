"""The lexicon as data: the bench, faults reported at once, own files in place of the shipped, and what changes."""

from pathlib import Path

import pytest

from pipeline.errors import LexiconError
from pipeline.lexicon_bench import BenchCase, compare, load_bench, run_bench
from pipeline.lexicon_files import FILES, shipped_text
from pipeline.tagging import load_lexicon, tag
from pipeline.terms import Book, TermError, alternatives, compile_book
from pipeline.types import Item


@pytest.mark.parametrize("case", load_bench(), ids=lambda case: case.item.title[:60])
def test_bench(case: BenchCase) -> None:
    assert run_bench(load_lexicon(), [case]) == ()


def test_the_bench_reports_what_fails() -> None:
    case = BenchCase(
        item=Item(id="1", title="Sube el dólar en Perú", text="", lang="es"),
        topics=frozenset({"redd"}),
        regions=frozenset({"Puno"}),
        organisations=frozenset({"TC"}),
        peru=False,
    )
    faults = run_bench(load_lexicon(), [case])
    assert str(faults[0]).startswith("'Sube el dólar")
    assert [fault.what.split(":")[0] for fault in faults] == ["topics", "regions", "organisations", "peru"]


def own(tmp_path: Path, name: str, old: str, new: str) -> Path:
    text = shipped_text(name)
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return tmp_path


def test_an_own_file_takes_the_place_of_the_shipped(tmp_path: Path) -> None:
    folder = own(tmp_path, "topics.yaml", "es: [mineria, minera*", "es: [trapiche colonial, mineria, minera*")
    old, new = load_lexicon(), load_lexicon(folder)
    one = Item(id="7", title="Restauran un trapiche colonial en Perú", text="", lang="es")
    assert tag(one, old).topics == ()
    assert tag(one, new).topics == ("mining",)
    assert new.version != old.version
    change = compare([one, Item(id="8", title="Nada", text="", lang="es")], old, new)
    assert change.n_items == 2
    assert [changed.item for changed in change.changed] == ["7"]
    assert change.gained == (("subtopic: mining_general", 1), ("topic: mining", 1))
    assert change.lost == ()
    back = compare([one], new, old)
    assert back.lost == change.gained


def test_the_version_names_the_data(tmp_path: Path) -> None:
    assert load_lexicon().version == load_lexicon(tmp_path).version
    assert load_lexicon() is load_lexicon()


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    own(tmp_path, "topics.yaml", "es: [mineria, minera*", "es: [a, '(b|c', 7, mineria, minera*")
    own(tmp_path, "mines.tsv", "Las Bambas\tApurímac", "Las Bambas\tApurimak")
    own(tmp_path, "ambiguity.yaml", "give: [Amazonas]", "give: Amazonas")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(tmp_path)
    message = str(caught.value)
    for part in ("topics.yaml", "'a'", "(b|c", "7 is no text", "mines.tsv: Las Bambas", "Apurimak", "ambiguity.yaml"):
        assert part in message
    assert message.count("\n") >= 4


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("topics.yaml", "mining: [", "no valid YAML"),
        ("topics.yaml", "- a", "must hold a mapping"),
        ("topics.yaml", "mining: {subtopics: {}}", "is missing"),
        ("mines.tsv", "", "is empty"),
        ("mines.tsv", "name\tplace\n", "must name the columns"),
        ("mines.tsv", "name\tdepartments\tvariants\tmarks\na\tPuno\t\t\t\t\n", "columns instead of"),
        ("mines.tsv", "name\tdepartments\tvariants\tmarks\n\tPuno\n", "has no name"),
        ("worth.yaml", "classes: {}", "missing or of the wrong kind"),
        ("topic.yaml", "", "none of the lexicon's files"),
    ],
)
def test_faults_say_what_to_do(tmp_path: Path, name: str, text: str, part: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=part) as caught:
        load_lexicon(tmp_path)
    assert name in str(caught.value)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "gates.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match="UTF-8"):
        load_lexicon(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        load_lexicon(tmp_path / "none")


def test_all_files_are_shipped() -> None:
    for name in FILES:
        assert shipped_text(name)


def test_bench_files_of_the_wrong_form(tmp_path: Path) -> None:
    path = tmp_path / "bench.yaml"
    for text, part in (
        ("a: 1", "must be a list"),
        ("- {text: x}", "no title"),
        ("- {title: x, topic: []}", "no such key"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(LexiconError, match=part):
            load_bench(path)
    with pytest.raises(LexiconError, match="cannot be read"):
        load_bench(tmp_path / "none.yaml")


def test_the_language_of_terms() -> None:
    assert alternatives("(a|b c) d") == ["a d", "b c d"]
    assert alternatives("x (a|b) (c|d)") == ["x a c", "x a d", "x b c", "x b d"]
    for wrong in ("(a|b", "a|b", "a ~ b", " "):
        with pytest.raises(TermError):
            alternatives(wrong)
    book = Book()
    for wrong in ("¡!", "=", "x"):
        with pytest.raises(TermError):
            book.add("strong", "o", wrong)
    book.add("strong", "o", "comunidad* nativa*")
    finder = compile_book(book)
    for text, count in ((b" las comunidades nativas ", 1), (b" comunidad nativa ", 1), (b" comunidad de nativos ", 0)):
        assert len(finder.atoms(text, text.decode(), 0)) == count
