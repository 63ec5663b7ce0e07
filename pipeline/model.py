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
TOWN_TYPES: Final = ("town", "township", "subdistrict", "village")  # that lie in a county
_ORGANISATION_TYPES_ZH: Final = (
    "province 省、city 市、county 县、district 区、town 镇、township 乡、subdistrict 街道、village 村、"
    "zone 开发区、department 部门"
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
    "table",  # in a table whose header or label does not say plainly what it is
    "slogan",  # 六增四降, 两个维护; 一批, 一个 that count nothing
    "glossary",  # in the explanations of words after the report
    "rejected",  # a reader said that it is no observation
    "unknown",
)


def column(
    sql: str, title: str, zh: str, en: str, *, unit: str | None = None, default: Any = dataclasses.MISSING
) -> Any:
    """A dataclass field that is a table column.

    SQL type, Chinese title, meaning in Chinese and English, unit where it has one.
    """
    metadata = {"sql": sql, "title": title, "zh": zh, "en": en, "unit": unit}
    if default is dataclasses.MISSING:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was given: bytes, hash, decoded text."""

    document_id: str = column(
        "VARCHAR", "文件编号", "文件字节的 SHA-256 的前 16 位", "first 16 hex digits of the SHA-256"
    )
    file: str = column("VARCHAR", "文件名", "文件名，不含路径", "base name of the file")
    origin: str = column(
        "VARCHAR",
        "来处",
        "文件从哪里来：路径、压缩包内的路径或上传时的名称",
        "where it came from: path, zip member or upload name",
    )
    format: str = column("VARCHAR", "格式", "txt、md、html、docx 或 pdf", "txt, md, html, docx or pdf")
    sha256: str = column(
        "VARCHAR", "SHA-256", "文件字节的 SHA-256，可用来核对是不是同一文件", "SHA-256 of the bytes"
    )
    size: int = column("BIGINT", "大小", "文件大小", "size of the file", unit="bytes")
    encoding: str | None = column(
        "VARCHAR",
        "编码",
        "文本解码所用的编码；docx 和 pdf 为空",
        "encoding the text was decoded with; null for docx and pdf",
    )
    text: str = column(
        "VARCHAR",
        "文本",
        "解码后的全文；各处起止点都按它的字符数计",
        "decoded text; every offset counts its code points",
    )


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

    report_id: str = column(
        "VARCHAR", "报告编号", "文件编号加三位序号", "document_id-number, the number with three digits"
    )
    document_id: str = column("VARCHAR", "文件编号", "所在文件的编号", "the document it is in")
    number: int = column(
        "INTEGER", "文件内序号", "在文件里是第几份报告，从 1 起", "position in the document, from 1"
    )
    start: int = column(
        "BIGINT",
        "起点",
        "报告第一个字符在文件全文中的位置",
        "first code point of the report in the document's text",
    )
    end: int = column("BIGINT", "终点", "报告最后一个字符之后的位置", "code point after the report's last")
    title: str | None = column("VARCHAR", "标题", "照原文的标题", "title as printed")
    organisation: str | None = column(
        "VARCHAR",
        "单位",
        "谁的报告，照原文；名称被隐去的照样隐去",
        "who reports, as printed; masked names stay masked",
    )
    organisation_type: str | None = column(
        "VARCHAR",
        "单位类型",
        _ORGANISATION_TYPES_ZH,
        "one of model.ORGANISATION_TYPES",
    )
    area: str | None = column(
        "VARCHAR",
        "地区",
        "报告所说的地区；部门和镇街则是所属的地区，不知道时为镇街自己",
        "area the report is about or, for a department or a town, belongs to",
    )
    period: str | None = column(
        "VARCHAR",
        "期间",
        "报告所说的期间，如 2024H1（上半年）、2023Q1（一季度）、2023、2023-05、2023-01/2023-05",
        "2024H1, 2023Q1, 2023, 2023-05 or 2023-01/2023-05",
    )
    published: str | None = column(
        "VARCHAR", "发布日期", "文件写明的发布日期，年-月-日", "YYYY-MM-DD where the file states it"
    )
    source_url: str | None = column(
        "VARCHAR", "来源网址", "文件写明的网址", "address where the file states it"
    )
    sections: tuple[Section, ...] = ()
    clutter: tuple[Span, ...] = ()  # what in the span is not its prose: navigation, page numbers


@dataclass(frozen=True, slots=True)
class Observation:
    """One number stated about one indicator, one area, one period."""

    start: int = column(
        "BIGINT",
        "起点",
        "数字和单位的第一个字符在文件全文中的位置",
        "first code point of number and unit in the document's text",
    )
    end: int = column("BIGINT", "终点", "数字和单位之后的位置", "code point after number and unit")
    quote: str = column("VARCHAR", "原文数字", "原文中的数字和单位，一字不改", "document.text[start:end]")
    kind: str = column(
        "VARCHAR",
        "类别",
        "level 水平、ratio 占比、growth 增速、change 增减量、progress 进度、rank 位次或 contrast 对比差",
        "one of model.KINDS",
    )
    status: str = column(
        "VARCHAR", "性质", "actual 实际、estimate 预计或 target 目标", "actual, estimate or target"
    )
    indicator: str = column(
        "VARCHAR", "指标（原文）", "报告里对指标的叫法", "the indicator's name as the report words it"
    )
    value: float | None = column(
        "DOUBLE", "数值", "按原文单位的数值；隐去的为空", "number in the unit as written; null when masked"
    )
    unit: str | None = column(
        "VARCHAR",
        "计量单位",
        "原文的单位；位次为“第”；原文丢失的为空",
        "unit as written; 第 for ranks; null when the source lost it",
    )
    period: str | None = column("VARCHAR", "期间", "数字所属的期间", "period the number holds for")
    entity: str | None = column(
        "VARCHAR",
        "对象",
        "数字所说的下级地区或另一方；本地区为空",
        "sub-area or other side; null for the organisation's own area",
    )
    basis: str | None = column(
        "VARCHAR",
        "比较基准",
        "yoy 同比、mom 环比、avg 年均、prev 较前期或 ref 较他方；只用于增速、增减量和对比差",
        "yoy, mom, avg, prev or ref; growth, change and contrast only",
    )
    qualifier: str | None = column(
        "VARCHAR",
        "限定",
        "原文的“以上、超、约、以内、不足”：>=、>、~、<=、<；没有则为空",
        ">=, >, ~, <=, < or null",
    )
    sentence_start: int = column(
        "BIGINT", "句起点", "原句第一个字符的位置", "first code point of its sentence"
    )
    sentence_end: int = column("BIGINT", "句终点", "原句之后的位置", "code point after its sentence")
    sentence: str = column(
        "VARCHAR", "原句", "数字所在的整句原文", "document.text[sentence_start:sentence_end]"
    )
    section: str | None = column(
        "VARCHAR",
        "章节",
        "所在各级标题，由外到内，以 › 相连",
        "titles of the sections it is in, outermost first, joined by ›",
    )
    rule: str = column("VARCHAR", "规则", "名称是怎样找到的", "how its name was found")
    confidence: float = column(
        "DOUBLE",
        "可信度",
        "抽取有多大把握，0 到 1；用来排序，不作证明",
        "0 to 1, how sure the extraction is; sorts, proves nothing",
    )
    # What the catalogue and the warehouse add:
    masked: bool = column(
        "BOOLEAN",
        "数值隐去",
        "原文没有印出数字，数值为空",
        "the report prints no digits: value is null",
        default=False,
    )
    observation_id: str = column("VARCHAR", "观测编号", "文件编号:起点", "document_id:start", default="")
    report_id: str = column("VARCHAR", "报告编号", "所在报告的编号", "the report it is in", default="")
    document_id: str = column("VARCHAR", "文件编号", "所在文件的编号", "the document it is in", default="")
    indicator_id: str | None = column(
        "VARCHAR",
        "指标编号",
        "指标目录里的编号；目录没有的为空",
        "catalogued indicator, or null",
        default=None,
    )
    indicator_key: str = column(
        "VARCHAR",
        "指标键",
        "目录编号；目录没有的就是报告里的叫法",
        "indicator_id, or the name as worded where the catalogue has none",
        default="",
    )
    base_value: float | None = column(
        "DOUBLE", "基本单位数值", "按基本单位的数值", "value in base_unit", default=None
    )
    base_unit: str | None = column(
        "VARCHAR",
        "基本计量单位",
        "去掉万、亿等之后的单位：亿元即元",
        "unit without its scale: 亿元 becomes 元",
        default=None,
    )


@dataclass(frozen=True, slots=True)
class Leftover:
    """A numeric mention that is no observation, with the reason."""

    start: int = column("BIGINT", "起点", "数字第一个字符的位置", "first code point of the mention")
    end: int = column("BIGINT", "终点", "数字之后的位置", "code point after the mention")
    quote: str = column("VARCHAR", "原文数字", "原文中的数字", "document.text[start:end]")
    reason: str = column(
        "VARCHAR",
        "未采用原因",
        "为什么不作观测：date 日期、期间，list_number 序号，name_part 名称中的数字等",
        "one of model.LEFTOVER_REASONS",
    )
    sentence_start: int = column(
        "BIGINT", "句起点", "原句第一个字符的位置", "first code point of its sentence"
    )
    sentence_end: int = column("BIGINT", "句终点", "原句之后的位置", "code point after its sentence")
    sentence: str = column(
        "VARCHAR", "原句", "数字所在的整句原文", "document.text[sentence_start:sentence_end]"
    )
    report_id: str = column("VARCHAR", "报告编号", "所在报告的编号", "the report it is in", default="")
    document_id: str = column("VARCHAR", "文件编号", "所在文件的编号", "the document it is in", default="")


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything numeric in one report, in the order of the text."""

    observations: tuple[Observation, ...]
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who reports."""

    organisation_id: str = column("VARCHAR", "单位编号", "地区/名称", "area/name")
    name: str = column(
        "VARCHAR",
        "单位",
        "照原文的名称；两个单位同名时附上地区",
        "name as printed; with the area where two share it",
    )
    organisation_type: str | None = column(
        "VARCHAR",
        "单位类型",
        _ORGANISATION_TYPES_ZH,
        "one of model.ORGANISATION_TYPES",
    )
    area: str | None = column("VARCHAR", "地区", "所属地区", "area it belongs to")


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative area, by the public division code."""

    area_code: str = column(
        "VARCHAR",
        "区划代码",
        "六位行政区划代码（GB/T 2260）",
        "six-digit administrative division code (GB/T 2260)",
    )
    name: str = column("VARCHAR", "名称", "全称", "full name")
    short_name: str = column("VARCHAR", "简称", "去掉“省、市、自治区”的名称", "name without 省, 市, 自治区")
    level: str = column("VARCHAR", "层级", "province 省级或 prefecture 地级", "province or prefecture")
    parent_code: str | None = column("VARCHAR", "上级代码", "上一级的代码", "code of the area above")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar that a number holds for."""

    period: str = column(
        "VARCHAR",
        "期间",
        "如 2024H1（上半年）、2023Q1（一季度）、2023、2023-05、2023-01/2023-05、2021/2025",
        "2024H1, 2023Q1, 2023, 2023-05, 2023-01/2023-05 or 2021/2025",
    )
    label_zh: str = column("VARCHAR", "中文名", "如“2024 年上半年”", "2024 年上半年")
    label_en: str = column("VARCHAR", "英文名", "如 first half of 2024", "first half of 2024")
    start: str = column("VARCHAR", "起始日", "第一天，年-月-日", "first day, YYYY-MM-DD")
    end: str = column("VARCHAR", "截止日", "最后一天，年-月-日", "last day, YYYY-MM-DD")
    year: int = column("INTEGER", "年份", "结束于哪一年", "year in which it ends")
    granularity: str = column(
        "VARCHAR",
        "粒度",
        "year 全年、half 半年、quarter 季度、month 一个月、months 几个月或 years 几年",
        "year, half, quarter, month, months or years",
    )
    elapsed: float | None = column(
        "DOUBLE",
        "时间进度",
        "结束时全年已过去多少，0 到 1；跨年的为空",
        "share of its year gone when it ends; null for a span of years",
    )


@dataclass(frozen=True, slots=True)
class Indicator:
    """A catalogued concept that names in reports are mapped to."""

    indicator_id: str = column("VARCHAR", "指标编号", "简短的英文编号", "short English identifier")
    name_zh: str = column("VARCHAR", "中文名", "标准的中文名", "standard Chinese name")
    name_en: str = column("VARCHAR", "英文名", "英文名", "English name")
    topic: str = column(
        "VARCHAR",
        "主题",
        "economy 经济、industry 工业、investment 投资、finance 财政等主题",
        "economy, industry, investment, finance, trade, agriculture, ...",
    )
    dimension: str = column(
        "VARCHAR",
        "量纲",
        "money 金额、count 个数、people 人数、area 面积、ratio 比率等，与单位表一致",
        "money, count, people, area, ratio, ...: units.csv's dimension",
    )
    direction: int = column(
        "INTEGER", "方向", "1 越大越好，-1 越小越好，0 不论", "1 up is good, -1 down is good, 0 neither"
    )
    aliases: str = column("VARCHAR", "别名", "其他叫法，以 | 相隔", "other names, joined by |")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be read, and why."""

    origin: str = column(
        "VARCHAR", "来处", "路径、压缩包内的路径或上传时的名称", "path, zip member or upload name"
    )
    code: str = column("VARCHAR", "原因代码", "错误的类名", "class name of the error")
    message_zh: str = column("VARCHAR", "原因", "一句话说明原因和下一步", "one sentence with the next step")
    message_en: str = column("VARCHAR", "原因（英文）", "同上，英文", "the same in English")


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
