"""What `lexicon gaps` lists: words that a row would mend, apart from those of grammar."""

import json
from pathlib import Path

import pytest

from benchmarks import lexicon_gaps
from pipeline.errors import InputError


def test_words_of_grammar_are_no_gaps_of_the_lexicon() -> None:
    assert lexicon_gaps.gaps_of(("como", "zarandear", "cuyos", "ninguna")) == (
        ["zarandear"],
        ["como", "cuyos", "ninguna"],
    )


def test_listing_names_both_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "items.jsonl"
    item = {"id": "1", "title": "", "text": "El dirigente xilofonó como nunca cuyos zarzales.", "lang": "es"}
    path.write_text(json.dumps(item), encoding="utf-8")

    assert lexicon_gaps.main([str(path)]) == 0

    out = capsys.readouterr().out
    listed = [line.split("\t")[0] for line in out.splitlines()[3:]]
    assert "como" not in listed
    assert "xilofonó" in listed
    assert "cuyos" in out.splitlines()[1]


def test_broken_line_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text("{broken", encoding="utf-8")

    with pytest.raises(InputError, match=r":1 is no JSON"):
        lexicon_gaps.main([str(path)])
