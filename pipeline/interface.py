"""The interface's sentences in Chinese and English, from the tables in data/interface/."""

import csv
import re
from functools import cache
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("zh", "en")
FOLDER: Final = Path(__file__).parents[1] / "data" / "interface"


@cache
def sentences(folder: Path = FOLDER) -> dict[str, dict[str, str]]:
    """Every key of the folder's CSV files (columns key, zh, en) with its sentence per language.

    Raises ValueError when two rows have the same key or a language is missing.
    """
    found: dict[str, dict[str, str]] = {}
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                key = row["key"]
                if key in found:
                    raise ValueError(f"{file.name}: key {key!r} is given twice")
                found[key] = {language: row[language] or "" for language in LANGUAGES}
                if not all(found[key].values()):
                    raise ValueError(f"{file.name}: key {key!r} lacks a language")
    return found


class Counted:
    """A value of a sentence; {n:report|reports} is the first word where the value is 1, else the second."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        if bar:
            return one if str(self.value) == "1" else many
        return format(self.value, spec)


def text(key: str, language: str, **values: object) -> str:
    """The sentence of a key in 'zh' or 'en', its {names} replaced by the values, {n:one|many} by what fits n.

    Raises KeyError for a key that no table has or a value that the sentence asks for and is not given.
    """
    sentence = sentences()[key][language]
    return sentence.format(**{name: Counted(value) for name, value in values.items()}) if values else sentence


def rule_words(rule: str, language: str) -> str:
    """How an observation's name was found, in words; a rule of another version of the program by its own name."""
    # How many words a list shares (dist+tail2) and a cut beginning (dist+tail2-) are details of the same rule.
    stem = re.sub(r"(?<=[a-z])\d*-?$", "", rule) if rule.startswith("dist") else rule
    key = "rule_" + stem.replace("+", "_")
    return text(key, language) if key in sentences() else text("rule_other", language, rule=rule)
