"""What crosses the borders between the pipeline's modules; each field's type, unit and meaning is written here, once.

The DuckDB schema, the CSV header and the data dictionary are made from these classes: a field declared with
:func:`column` is a column of the table of that name; a field without it lives in memory only.
"""

import dataclasses
from dataclasses import dataclass, field
from typing import Any, Final

KINDS: Final = ("level", "ratio", "growth", "change", "progress", "rank", "contrast")
STATUSES: Final = ("actual", "estimate", "target")
BASES: Final = ("yoy", "mom", "avg", "prev", "ref")
QUALIFIERS: Final = (">=", ">", "~", "<=", "<")
ORGANISATION_TYPES: Final = (
    "province",
    "city",
    "county",
    "district",
    "town",
    "township",
    "subdistrict",
    "village",
    "zone",
    "department",
)
LEFTOVER_REASONS: Final = (
    "date",  # a date, a year, a period
    "list_number",  # 1. 2. (三) 第三条
    "page_number",  # page furniture of a document-sharing site or of a PDF
    "document_number",  # 兰科〔2023〕5号
    "name_part",  # a road, a model, a policy or a programme that has a number in its name
    "threshold",  # the class limit inside an indicator's name: 10亿元以上项目
    "duration",  # 连续8年, 20年长期贷款
    "contact",  # telephone numbers, addresses, identity numbers, web addresses
    "ordinal",  # 第14届, 第八轮: an ordinal that is no place in a ranking
    "clutter",  # a number in the web page around the report
    "slogan",  # 六增四降, 两个维护; 一批, 一个 that count nothing
    "glossary",  # in the explanations of words after the report
    "rejected",  # a reader said that it is no observation
    "unknown",
)


def column(sql: str, zh: str, en: str, *, unit: str | None = None, default: Any = dataclasses.MISSING) -> Any:
    """A dataclass field that is a table column: SQL type, meaning in Chinese and English, unit where it has one."""
    metadata = {"sql": sql, "zh": zh, "en": en, "unit": unit}
    if default is dataclasses.MISSING:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was given: bytes, hash, decoded text."""

    document_id: str = column("VARCHAR", "文件编号（SHA-256 前 16 位）", "first 16 hex digits of the SHA-256")
    file: str = column("VARCHAR", "文件名", "base name of the file")
    origin: str = column(
        "VARCHAR", "来处（路径或上传名）", "where it came from: path, zip member or upload name"
    )
    format: str = column("VARCHAR", "格式", "txt, md, html, docx or pdf")
    sha256: str = column("VARCHAR", "SHA-256", "SHA-256 of the bytes")
    size: int = column("BIGINT", "大小", "size of the file", unit="bytes")
    encoding: str | None = column(
        "VARCHAR", "编码", "encoding the text was decoded with; null for docx and pdf"
    )
    text: str = column("VARCHAR", "文本", "decoded text; every offset counts its code points")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points in a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under one heading; spans are offsets into the document's text, the heading included."""

    start: int
    end: int
    title: str
    level: int  # 1 = 一、  2 = （一）  3 = 1.  4 = （1）


@dataclass(frozen=True, slots=True)
class Report:
    """One work report inside a document."""

    report_id: str = column("VARCHAR", "报告编号", "document_id-number, the number with three digits")
    document_id: str = column("VARCHAR", "文件编号", "the document it is in")
    number: int = column("INTEGER", "文件内序号", "position in the document, from 1")
    start: int = column("BIGINT", "起点", "first code point of the report in the document's text")
    end: int = column("BIGINT", "终点", "code point after the report's last")
    title: str | None = column("VARCHAR", "标题", "title as printed")
    organisation: str | None = column("VARCHAR", "单位", "who reports, as printed; masked names stay masked")
    organisation_type: str | None = column("VARCHAR", "单位类型", "one of model.ORGANISATION_TYPES")
    area: str | None = column(
        "VARCHAR", "地区", "area the report is about or, for a department or a town, belongs to"
    )
    period: str | None = column("VARCHAR", "期间", "2024H1, 2023Q1, 2023, 2023-05 or 2023-01/2023-05")
    published: str | None = column("VARCHAR", "发布日期", "YYYY-MM-DD where the file states it")
    source_url: str | None = column("VARCHAR", "来源网址", "address where the file states it")
    sections: tuple[Section, ...] = ()
    clutter: tuple[Span, ...] = ()  # what in the span is not its prose: navigation, page numbers


@dataclass(frozen=True, slots=True)
class Observation:
    """One number stated about one indicator, one area, one period."""

    start: int = column("BIGINT", "起点", "first code point of number and unit in the document's text")
    end: int = column("BIGINT", "终点", "code point after number and unit")
    quote: str = column("VARCHAR", "原文数字", "document.text[start:end]")
    kind: str = column("VARCHAR", "类别", "one of model.KINDS")
    status: str = column("VARCHAR", "性质", "actual, estimate or target")
    indicator: str = column("VARCHAR", "指标（原文）", "the indicator's name as the report words it")
    value: float | None = column("DOUBLE", "数值", "number in the unit as written; null when masked")
    unit: str | None = column(
        "VARCHAR", "单位（原文）", "unit as written; 第 for ranks; null when the source lost it"
    )
    period: str | None = column("VARCHAR", "期间", "period the number holds for")
    entity: str | None = column(
        "VARCHAR", "对象", "sub-area or other side; null for the organisation's own area"
    )
    basis: str | None = column(
        "VARCHAR", "比较基准", "yoy, mom, avg, prev or ref; growth, change and contrast only"
    )
    qualifier: str | None = column("VARCHAR", "限定", ">=, >, ~, <=, < or null")
    sentence_start: int = column("BIGINT", "句起点", "first code point of its sentence")
    sentence_end: int = column("BIGINT", "句终点", "code point after its sentence")
    sentence: str = column("VARCHAR", "原句", "document.text[sentence_start:sentence_end]")
    section: str | None = column(
        "VARCHAR", "章节", "titles of the sections it is in, outermost first, joined by ›"
    )
    rule: str = column("VARCHAR", "规则", "how its name was found")
    confidence: float = column(
        "DOUBLE", "可信度", "0 to 1, how sure the extraction is; sorts, proves nothing"
    )
    # What the catalogue and the warehouse add:
    masked: bool = column("BOOLEAN", "数值隐去", "the report prints no digits: value is null", default=False)
    observation_id: str = column("VARCHAR", "观测编号", "document_id:start", default="")
    report_id: str = column("VARCHAR", "报告编号", "the report it is in", default="")
    document_id: str = column("VARCHAR", "文件编号", "the document it is in", default="")
    indicator_id: str | None = column("VARCHAR", "指标编号", "catalogued indicator, or null", default=None)
    indicator_key: str = column(
        "VARCHAR", "指标键", "indicator_id, or the name as worded where the catalogue has none", default=""
    )
    base_value: float | None = column("DOUBLE", "基本单位数值", "value in base_unit", default=None)
    base_unit: str | None = column(
        "VARCHAR", "基本单位", "unit without its scale: 亿元 becomes 元", default=None
    )


@dataclass(frozen=True, slots=True)
class Leftover:
    """A numeric mention that is no observation, with the reason."""

    start: int = column("BIGINT", "起点", "first code point of the mention")
    end: int = column("BIGINT", "终点", "code point after the mention")
    quote: str = column("VARCHAR", "原文数字", "document.text[start:end]")
    reason: str = column("VARCHAR", "未采用原因", "one of model.LEFTOVER_REASONS")
    sentence_start: int = column("BIGINT", "句起点", "first code point of its sentence")
    sentence_end: int = column("BIGINT", "句终点", "code point after its sentence")
    sentence: str = column("VARCHAR", "原句", "document.text[sentence_start:sentence_end]")
    report_id: str = column("VARCHAR", "报告编号", "the report it is in", default="")
    document_id: str = column("VARCHAR", "文件编号", "the document it is in", default="")


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything numeric in one report, in the order of the text."""

    observations: tuple[Observation, ...]
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who reports."""

    organisation_id: str = column("VARCHAR", "单位编号", "area/name")
    name: str = column("VARCHAR", "单位", "name as printed; with the area where two share it")
    organisation_type: str | None = column("VARCHAR", "单位类型", "one of model.ORGANISATION_TYPES")
    area: str | None = column("VARCHAR", "地区", "area it belongs to")


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative area, by the public division code."""

    area_code: str = column("VARCHAR", "区划代码", "six-digit administrative division code (GB/T 2260)")
    name: str = column("VARCHAR", "名称", "full name")
    short_name: str = column("VARCHAR", "简称", "name without 省, 市, 自治区")
    level: str = column("VARCHAR", "层级", "province or prefecture")
    parent_code: str | None = column("VARCHAR", "上级代码", "code of the area above")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar that a number holds for."""

    period: str = column("VARCHAR", "期间", "2024H1, 2023Q1, 2023, 2023-05, 2023-01/2023-05 or 2021/2025")
    label_zh: str = column("VARCHAR", "中文名", "2024 年上半年")
    label_en: str = column("VARCHAR", "英文名", "first half of 2024")
    start: str = column("VARCHAR", "起始日", "first day, YYYY-MM-DD")
    end: str = column("VARCHAR", "截止日", "last day, YYYY-MM-DD")
    year: int = column("INTEGER", "年份", "year in which it ends")
    granularity: str = column("VARCHAR", "粒度", "year, half, quarter, month, months or years")
    elapsed: float | None = column(
        "DOUBLE", "时间进度", "share of its year gone when it ends; null for a span of years"
    )


@dataclass(frozen=True, slots=True)
class Indicator:
    """A catalogued concept that names in reports are mapped to."""

    indicator_id: str = column("VARCHAR", "指标编号", "short English identifier")
    name_zh: str = column("VARCHAR", "中文名", "standard Chinese name")
    name_en: str = column("VARCHAR", "英文名", "English name")
    topic: str = column("VARCHAR", "主题", "economy, industry, investment, finance, trade, agriculture, ...")
    dimension: str = column(
        "VARCHAR", "量纲", "money, count, people, area, ratio, ...: units.csv's dimension"
    )
    direction: int = column("INTEGER", "方向", "1 up is good, -1 down is good, 0 neither")
    aliases: str = column("VARCHAR", "别名", "other names, joined by |")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be read, and why."""

    origin: str = column("VARCHAR", "来处", "path, zip member or upload name")
    code: str = column("VARCHAR", "原因代码", "class name of the error")
    message_zh: str = column("VARCHAR", "原因", "one sentence with the next step")
    message_en: str = column("VARCHAR", "原因（英文）", "the same in English")


TABLES: Final[dict[str, type]] = {
    "document": Document,
    "report": Report,
    "organisation": Organisation,
    "area": Area,
    "period": Period,
    "indicator": Indicator,
    "observation": Observation,
    "leftover": Leftover,
    "refusal": Refusal,
}


def columns(table: str) -> tuple[dataclasses.Field[Any], ...]:
    """The fields of a table's class that are columns, in order."""
    return tuple(f for f in dataclasses.fields(TABLES[table]) if "sql" in f.metadata)
