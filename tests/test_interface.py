"""The interface's sentences: complete in both languages, each used, none asked for that is missing."""

import csv
import re
from pathlib import Path

import pytest

from pipeline.extract import extract, names
from pipeline.interface import FOLDER, LANGUAGES, rule_words, sentences, text
from pipeline.read import read
from pipeline.reports import split
from pipeline.warehouse.loading import CORRECTED
from tests.extract.making import observe

ROOT = Path(__file__).parents[1]
SOURCES = [ROOT / "dashboard.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "pipeline").rglob("*.py")]
CODE = "\n".join(file.read_text(encoding="utf-8") for file in SOURCES)
# A key is named whole in quotes, or begins with a word in quotes that ends in _ or that an f-string goes on from.
QUOTED = set(re.findall(r"""["']([a-z0-9_]+)["']""", CODE))
BEGUN = (*re.findall(r"""f["']([a-z0-9_]+_)\{""", CODE), *(word for word in QUOTED if word.endswith("_")))
ASKED = set(re.findall(r"""\b(?:t|text|empty)\(\s*["']([^"'{]+)["']\s*[,)]""", CODE))
ASKED |= {key for pair in re.findall(r'\bhead\("([^"]+)", "([^"]+)"', CODE) for key in pair}


def test_every_sentence_that_the_code_asks_for_exists():
    assert len(ASKED) > 100
    assert sorted(ASKED - set(sentences())) == []


def test_every_sentence_is_used():
    assert [key for key in sentences() if key not in QUOTED and not key.startswith(BEGUN)] == []


def test_both_languages_name_the_same_values():
    named = {
        key: [set(re.findall(r"\{(\w+)", found[language])) for language in LANGUAGES]
        for key, found in sentences().items()
    }
    assert [key for key, (zh, en) in named.items() if zh != en] == []


def test_english_sentences_have_no_chinese_words():
    assert [key for key, found in sentences().items() if re.search(r"[\u4e00-\u9fff]", found["en"])] == []


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.csv")), ids=lambda file: file.name)
def test_tables_have_three_columns_in_every_row(file):
    with file.open(encoding="utf-8", newline="") as rows:
        header, *rest = csv.reader(rows)
    assert header == ["key", "zh", "en"]
    assert {len(row) for row in rest} == {3}


def test_values_stand_where_the_sentence_names_them():
    assert text("reports_counted", "zh", n=12) == "12 份报告"
    assert text("reports_counted", "en", n=12) == "12 reports"


def test_one_thing_is_not_called_many():
    assert text("reports_counted", "en", n=1) == "1 report"
    assert text("organisations_short", "en", n="1") == "1 organisation"
    assert text("reports_counted", "en", n="1,200") == "1,200 reports"


def test_no_english_sentence_counts_in_the_plural_alone():
    plain = re.compile(
        r"\{\w+\} (organisations|indicators|reports|numbers|files|observations|rows|periods)\b"
    )
    assert [key for key, found in sentences().items() if plain.search(found["en"])] == []


def test_a_sentence_of_another_language_is_asked_for_by_name():
    with pytest.raises(KeyError):
        text("reports_counted", "fr", n=1)


def test_a_key_given_twice_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text("key,zh,en\nname,名,name\nname,名称,name\n", encoding="utf-8")
    with pytest.raises(ValueError, match="'name' is given twice"):
        sentences(tmp_path)


def test_a_language_left_out_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text("key,zh,en\nname,名,\n", encoding="utf-8")
    with pytest.raises(ValueError, match="'name' lacks a language"):
        sentences(tmp_path)


def test_every_rule_that_finds_a_name_has_words_in_both_languages(monkeypatch):
    rules = {CORRECTED}
    candidates = names.candidates

    def recorded(*given):
        found = candidates(*given)
        rules.update(candidate.rule for candidate in found)
        return found

    monkeypatch.setattr("pipeline.extract.names.candidates", recorded)
    for file in sorted((ROOT / "data" / "training").glob("*.txt"))[6::5]:
        document = read(file.name, file.read_bytes())
        for report in split(document):
            extract(document, report)
    observe("1—5月，重点项目完成投资5.2亿元。城东（52%）、河口（49%）投资完成进度低于全镇平均。")
    assert {"list+after", "list+stem", "list", "dist+tail2-", "topic+left"} <= rules
    lacking = {
        rule
        for rule in rules
        for language in LANGUAGES
        if rule_words(rule, language) == text("rule_other", language, rule=rule)
    }
    assert sorted(lacking) == []


def test_a_rule_of_another_version_is_shown_by_its_own_name():
    assert rule_words("guess", "zh") == "规则“guess”"
