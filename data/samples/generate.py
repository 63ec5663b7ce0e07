"""Writes the sample reports of the fictional county, their list and a table of what they state.

Run it with the program's own requirements installed: python data/samples/generate.py
"""

import csv
import io
import sys
from dataclasses import asdict
from pathlib import Path

from generator import figures, files
from generator.departments import DEPARTMENTS, reports, write_department
from generator.drafting import FIELDS, Draft
from generator.measures import COUNTY, PERIODS, TOWNS
from generator.skeletons import period_words, write_town

FORMATS = ("txt", "docx", "html", "pdf")
REPORT_FIELDS = ("file", "format", "title", "organisation", "organisation_type", "period", "published")
HERE = Path(__file__).parent


def organisations() -> dict[str, str]:
    """Every organisation with its type."""
    departments = {o: "county" if o == "县人民政府" else "department" for o in DEPARTMENTS}
    return {**{town: TOWNS[town][0] for town in TOWNS}, **departments}


def drafted(organisation: str, kind: str, period: str, number: int) -> Draft:
    """One report as paragraphs with facts."""
    draft = Draft(
        organisation,
        kind,
        period,
        organisation if organisation in TOWNS else COUNTY,
        half_width=number % 7 == 3,
    )
    if organisation in TOWNS:
        write_town(draft, (number + (figures.year(period) - 2022) * (number % 2)) % 4)
    else:
        write_department(draft, number + PERIODS.index(period))
    return draft


def written(draft: Draft, form: str, number: int, full: str, published: str, paragraphs: list[str]) -> bytes:
    """The report as a file's bytes."""
    year, month, day = (int(part) for part in published.split("-"))
    if form == "html":
        index = f"00{number:04d}/{year}-{10000 + number * 37}"
        return files.write_html(draft.title, full, index, f"{published} 09:{10 + number % 50}", paragraphs)
    byline = f"({year}年{month}月{day}日)" if number % 2 else f"{full} {year}年{month}月{day}日"
    if form == "docx":
        return files.write_docx(draft.title, byline, paragraphs)
    if form == "pdf":
        return files.write_pdf(draft.title, byline, paragraphs)
    encoding = ("gb18030", "utf-8", "utf-8-sig")[number // 4 % 3]
    return files.write_txt(
        draft.title, byline, paragraphs, encoding=encoding, newline="\r\n" if number % 3 else "\n"
    )


def generate() -> tuple[dict[str, bytes], str, str]:
    """Every report file by name, the text of reports.csv and the text of facts.csv."""
    made: dict[str, bytes] = {}
    reported: list[dict[str, object]] = []
    stated: list[dict[str, object]] = []
    for n, (organisation, kind) in enumerate(organisations().items()):
        for period in reports(organisation):
            form = FORMATS[(n + PERIODS.index(period)) % 4]
            draft = drafted(organisation, kind, period, n)
            paragraphs, facts = draft.printed()
            full = organisation if organisation in TOWNS else COUNTY + organisation.removeprefix("县")
            day = 3 + int(24 * figures.chance(organisation, period, "day"))
            published = f"{draft.year}-07-{day:02d}" if draft.half else f"{draft.year + 1}-01-{day:02d}"
            name = f"{full}{period_words(period)}工作报告.{form}"
            made[name] = written(draft, form, n * 5 + PERIODS.index(period), full, published, paragraphs)
            who = COUNTY if kind == "county" else full
            about = (name, form, draft.title, who, kind, period, published)
            reported.append(dict(zip(REPORT_FIELDS, about, strict=True)))
            stated += (
                {"file": name, "organisation": who, "report_period": period, **asdict(f)} for f in facts
            )
    return made, _table(REPORT_FIELDS, reported), _table(FIELDS, stated)


def _table(names: tuple[str, ...], rows: list[dict[str, object]]) -> str:
    out = io.StringIO()
    table = csv.DictWriter(out, names, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


def main() -> int:
    """Write everything beside this script."""
    made, reported, stated = generate()
    folder = HERE / "reports"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        if old.name not in made:
            old.unlink()
    for name, content in made.items():
        (folder / name).write_bytes(content)
    (HERE / "reports.csv").write_text(reported, encoding="utf-8")
    (HERE / "facts.csv").write_text(stated, encoding="utf-8")
    print(f"{len(made)} reports, {stated.count(chr(10)) - 1} numbers")
    return 0


if __name__ == "__main__":
    sys.exit(main())
