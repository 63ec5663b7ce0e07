"""Why a number that is no observation is none."""

import re
from typing import Final

from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import Reading

_CONTACT: Final = "电话|邮编|传真|地址|网址|热线|身份证|备案|ICP|公网安备|标识码|QQ|微信"
_SPAN: Final = "连续|长达|历时|为期|每|持续|近|过去|未来|不超过"
_REASONS: Final = (
    ("contact", re.compile(rf"(?:{_CONTACT})[^，,。\n]{{0,14}}$"), None),
    ("contact", re.compile(r"[A-Za-z/_.=-]$"), re.compile(r"^[/_=]")),
    ("document_number", re.compile(r"[〔\[（(]$"), re.compile(r"^[〕\]）)]")),
    ("document_number", None, re.compile(r"^号(?!线|楼|院|门|机|台|桥|井|路)")),
    ("ordinal", re.compile(r"第$"), None),
    ("duration", re.compile(rf"(?:{_SPAN})$"), re.compile(r"^(?:年|个?月|天|日|小时|分钟|周|岁)")),
    ("name_part", re.compile(r"[A-Za-zＡ-Ｚ_+×“‘《“\"]$"), None),
    (
        "name_part",
        None,
        re.compile(r"^(?:[A-Za-z+×”’》\"]|强|版|热线|国道|省道|县道|号[线楼机]|路|所|部门|院士|楼|星)"),
    ),
)


# Numerals by what surrounds them: 二十届三次全会, 新一轮; 中央八项规定, 红十字会, 三级医院; 规模前十大行业.
_NUMERALS: Final = (
    ("ordinal", re.compile(r"届$|^(?:二十[一二三四五]?|十[一二三四五六七八九])大$"), None, None),
    ("ordinal", re.compile(r"次$"), None, re.compile(r"^(?:[^，,。；;\n]{0,6}全会|中央|代表大会)")),
    ("ordinal", re.compile(r"轮$"), re.compile(r"[新本上下]$"), None),
    ("name_part", re.compile(r"^十字$"), re.compile(r"红$"), None),
    ("name_part", re.compile(r"项$"), None, re.compile(r"^规定")),
    ("name_part", re.compile(r"级$"), None, re.compile(r"^(?:甲等|公立|综合){0,2}医院")),
    ("name_part", re.compile(r"村$"), re.compile(r"[\u4e00-\u9fff、]$"), None),
    ("threshold", re.compile(r"[大位名强]$"), re.compile(r"后$"), None),
)

# Counts of a text's own structure: 围绕6个方面, 13个约束性指标.
_COUNTERS: Final = frozenset("个项条类大方部点层对件次步种批章篇")


def reason(reading: Reading, i: int) -> str:
    """One of model.LEFTOVER_REASONS for mention `i`."""
    m = reading.mentions[i]
    text = reading.text
    if m.form == "date":
        return "date"
    if m.form == "list":
        return "list_number"
    if m.form == "document":
        return "document_number"
    if m.form == "masked":
        return "name_part"  # XX县, XX分局: a name whose own part is masked
    before, after = text[max(0, m.start - 20) : m.start], text[m.end : m.end + 6]
    digits = re.match(r"[\d.,]*", text[m.start : m.end])
    rest = text[m.start + (digits.end() if digits else 0) : m.start + 12]
    opens = m.start == 0 or text[m.start - 1] == "\n"
    if m.unit is None and (re.match(r"\s?[.．](?!\d)", after) or (opens and re.match(r"[、\s]", after))):
        return "list_number"
    if re.match(r"^(?:及?以上|及?以下|以内|级)", after) and unit_class(m.unit) not in ("pct", "pp"):
        return "threshold"
    if re.search(r"[万亿]级$", text[m.start : m.end]) or re.search(r"[低高]于$", before):
        return "threshold"  # 千亿级产业; 完成率低于50%的镇
    if m.form == "numeral" and m.unit == "期":
        return "ordinal"  # 三期工程
    if m.unit is None and re.fullmatch(r"\d\.0", text[m.start : m.end]):
        return "name_part"  # 数字政府2.0
    if m.form == "rank":
        return "threshold" if text[m.start] == "前" and re.match("[大强]", after) else "ordinal"
    if m.form == "numeral":
        for name, quote, left, right in _NUMERALS:
            if (
                (quote is None or quote.search(text[m.start : m.end]))
                and (left is None or left.search(before))
                and (right is None or right.match(after))
            ):
                return name
    if m.unit in ("周岁", "岁") and re.search(r"\d[至到—~-]\d", text[m.start : m.end]):
        return "threshold"
    for name, left, right in _REASONS:
        if (left is None or left.search(before)) and (
            right is None or right.match(rest if name == "duration" else after)
        ):
            return name
    if unit_class(m.unit) in (
        "年",
        "个月",
        "月",
        "天",
        "日",
        "小时",
        "分钟",
        "周",
        "周岁",
        "岁",
        "个工作日",
        "工作日",
    ):
        return "duration"
    if unit_class(m.unit) == "money" or re.search(r"[超过]$", before):
        return "threshold"
    opened = before.rfind("“") > before.rfind("”")
    if opened or before.rfind("《") > before.rfind("》"):
        return "name_part"
    if m.form == "numeral":
        return "slogan"
    if 1900 < (m.value or 0) < 2100 and m.unit is None:
        return "date"
    if unit_class(m.unit) in _COUNTERS:
        return "slogan"
    return "name_part" if m.unit is not None and re.match(r"[\u4e00-\u9fff]", after) else "unknown"
