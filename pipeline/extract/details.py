"""What hangs on a number beside its name: sign, qualifier, unit of a list, what it is compared with."""

import re
from typing import Final

from pipeline.extract import signs, steps, tasks
from pipeline.extract.kinds import unit_class
from pipeline.extract.reading import Reading

_DIRECTION: Final = re.compile(
    r"(?P<down>下降|下调|下浮|走低|不增反[降减]|低于(?=[去上]年|年初|同期)|减产|削减|降价|下滑|回落|减少|降低|降幅|压缩|缩短|精简|收窄|负增长|压减|递减|减幅|跌|同减|压降|缩减|减亏|减收|短收|少收|调减|少增|偏[少低]|少支|少失|退后|后退|后移|下跌|缩小|节约|(?:[少降跌压]|(?<!增)减|(?<!最)[低小])了?约?(?=$|\d))"
    r"|(?P<up>增长|反弹|上调|上浮|走高|攀升|升高|回升|不降反[升增]|增加|上升|提高|提升|上涨|增幅|增速|涨幅|扩大|增至|同增|改善|加快|高于|快于|高出|前进|前移|跃升|晋位|增收|调增|新增|净增|多增|多收|多支|偏[多高]|(?:[多增升涨]|(?<!最)高)了?约?(?=$|\d))"
)
_BELOW: Final = re.compile(
    r"低于|落后|滞后|慢于|少于|欠|下浮|[低慢少高快多差]出?(?=$|\d)|差(?=序时|目标|进度|时间|计划|任务)|[尚还]有(?=$)"
    r"|差距|仅差|相差|优于|好于|高于|快于|领先|高出|超|多于"
)
_SEMICOLON: Final = re.compile("[；;]")
_PULLS_DOWN: Final = re.compile(r"(?:下拉|拉低)[^，,；;。\d]*$")
_STATES: Final = re.compile(r"^(?!.*分别).*[一-鿿](?:为|是)[约近]?$")
_NEGATIVE: Final = ("低", "落", "滞", "慢", "少", "差", "相", "仅", "欠", "下", "尚", "还")
# 与目标尚有3.6个百分点差距.
_GAP: Final = re.compile("的?(?:差距|缺口)")


# What is better the less of it there is.
_BETTER_LESS: Final = re.compile("浓度|PM|颗粒物|臭氧|氨氮|总磷|总氮|降尘|空气质量(?:综合)?指数|均值")

_LESS_WANTED: Final = re.compile(
    _BETTER_LESS.pattern
    + "|能耗|电耗|水耗|煤耗|用水量|排放|事故|死亡|伤亡|发案|案件|警情|信访|投诉|失业|成本|库存|债|费用"
)


def signed(reading: Reading, i: int, kind: str, value: float, name: str = "") -> float:
    """The value with the sign of the words before it: 下降3.8% is -3.8, 低于全省平均2个百分点 is -2.

    改善 is down for what is better the less there is of it, by its `name`.
    """
    if kind not in ("growth", "change", "contrast"):
        return value
    m = reading.mentions[i]
    sentence, _ = reading.sentence(m.start)
    # 存款增速回落0.6个百分点；贷款比年初多8.6亿元: what fell stands before the semicolon.
    before = _SEMICOLON.split(reading.text[max(sentence, m.start - 60) : m.start])[-1]
    if before.endswith(("-", "－")):
        return -value
    if before.endswith(("+", "＋")) or (kind == "growth" and signs.speed_moved(reading, i)):
        return value
    directions = _BELOW if kind == "contrast" else _DIRECTION
    if tasks.expected(reading, i) and not _LESS_WANTED.search(name):
        return value  # 固定资产投资下降3.1%（年度目标10%）: the goal did not fall
    own = reading.text[max(reading.clause_start(m.start), m.start - 60) : m.start]
    if _STATES.search(own) and not directions.search(own):
        return value  # 本月下降2%，去年同期为5%: what fell is another number
    if _PULLS_DOWN.search(own):  # 下拉规上工业增速1.2个百分点
        return -value
    if kind == "contrast" and _GAP.match(reading.text, m.end):
        return -value
    cues = list(directions.finditer(before))
    if not cues:
        return value
    if kind == "contrast":
        return -value if cues[-1][0].startswith(_NEGATIVE) else value
    down = cues[-1].lastgroup == "down" or (cues[-1][0] == "改善" and _BETTER_LESS.search(name))
    return -value if down else value


_BEFORE: Final = (
    (re.compile(r"(?:不少于|不低于|不小于|至少|最低)[^，,；;。、\d]{0,4}$"), ">="),
    (re.compile(r"(?:不超过|不高于|不大于|控制在|最多|低于|压降到)[^，,；;。、\d]{0,4}$"), "<="),
    (re.compile(r"(?:不足|不到|未达(?!标)|少于)(?:[去上]年同期的|[^，,；;。、\d]{0,2})$"), "<"),
    (
        re.compile(
            r"(?:超过|突破|超|逾|大于|多于|高于|破|(?<!通)过|迈过|跨过|跨越|跃过|[跨迈跃登站]上)(?:了)?$"
        ),
        ">",
    ),
    (re.compile(r"(?:(?<![签节履合预续条])约|近|大约|约为|接近|将近|大致)$"), "~"),
)
_AFTER: Final = (
    (re.compile(r"^(?:[余多]|及?以上)"), ">="),
    (re.compile(r"^及?(?:以内|以下|之内)"), "<="),
    (re.compile(r"^(?:左右|上下)"), "~"),
)


def qualifier(reading: Reading, i: int, kind: str) -> str | None:
    """>=, >, ~, <=, < or None, from the words at the number's two sides and between number and unit."""
    m = reading.mentions[i]
    after = reading.text[m.end : m.end + 4]
    if m.form == "rank":
        return "<=" if reading.text[m.start] == "前" else None
    if steps.counted(reading.text, m):
        return None
    for pattern, sign in _AFTER:
        if pattern.search(after):
            return sign
    if m.inner in ("余", "多") or re.search("[余多]", reading.text[m.start : m.end]):
        return ">="
    if kind == "contrast":
        return "~" if re.search(r"[约近]$", reading.text[max(0, m.start - 1) : m.start]) else None
    before = reading.text[max(0, m.start - 12) : m.start]
    for pattern, sign in _BEFORE:
        if pattern.search(before):
            return sign
    if steps.is_passed(reading.text, m):
        return ">"
    # A list shares what stands before its first or after its last item: 分别超过8万元、4.5万元.
    if i and reading.text[reading.mentions[i - 1].end : m.start] in ("、", "和"):
        first = reading.text[max(0, reading.mentions[i - 1].start - 9) : reading.mentions[i - 1].start]
        return next((sign for pattern, sign in _BEFORE if pattern.search(first)), None)
    return None


_JOINTS: Final = ("、", "和", "及", "与")
_LIST_GOES_ON: Final = re.compile(r"[、和及与](?:全[国省市县区]|[\u4e00-\u9fff]{1,3}[省市县区])?")


def unit(reading: Reading, i: int, kind: str) -> str | None:
    """The unit as written; in a list that leaves the unit to its last item (12.4个、15.6个百分点), that item's."""
    m = reading.mentions[i]
    if kind == "rank":
        return "第"
    if m.unit not in (None, "个"):
        return m.unit
    end = m.end
    for following in reading.mentions[i + 1 : i + 12]:
        between = reading.text[end : following.start]
        if not _LIST_GOES_ON.fullmatch(between):
            break
        points = unit_class(following.unit) == "pp"
        if following.unit is not None and following.unit != m.unit and (m.unit is None or points):
            # 3.5、4个百分点; a place may stand before the next number (全国12.4个、全省15.6个百分点).
            return following.unit if points or between in _JOINTS else m.unit
        end = following.end
    return m.unit


_OTHER_START: Final = re.compile(
    r"[较比](?:去年底|上年[末底]|年初|上月|上季度|[一二三]季度|20\d\d年|法定|承诺时|改革前|原有|原来)[^，,；;。]*$"
    r"|[较比]\d{1,2}(?:[-—–至]\d{1,2})?月(?:(?!同期)[^，,；;。])*$"
)


# 比年初增加18.6亿元，增长6.9%: both are counted from there.
_ALSO: Final = re.compile(
    r"[较比](?:去年[底末]|上年[末底]|上年年[末底]|年初|上月|上季度|[一二三]季度)[^，,；;。\d]{0,4}(?:增加|新增|净增|减少|增长|下降)了?[\dXx*.]+[^，,；;。、\d]{1,4}[，,、](?:增长|下降|增幅|降幅|增速)(?:为|达)?$"
)


def from_another_start(reading: Reading, i: int) -> bool:
    """Whether the clause says what the change is counted from: 较去年底增加15家."""
    text, m = reading.text, reading.mentions[i]
    return bool(
        _OTHER_START.search(text[max(reading.clause_start(m.start), m.start - 30) : m.start])
        or _ALSO.search(text, max(reading.sentence(m.start)[0], m.start - 40), m.start)
    )


_SAME_STRETCH: Final = re.compile(r"[较比与](?:去年|上年)同期[^，,；;。]*$")


def from_a_year_before(reading: Reading, i: int) -> bool:
    """Whether the clause says that the same stretch of last year is what the change is counted from."""
    m = reading.mentions[i]
    return bool(
        _SAME_STRETCH.search(reading.text[max(reading.clause_start(m.start), m.start - 30) : m.start])
    )


def basis_features(reading: Reading, i: int, kind: str, period: str | None) -> list[str]:
    """Names of what tells year on year from an average, from the month before or from another start.

    What grew over a span of years grew from its start.
    """
    m = reading.mentions[i]
    sentence, _ = reading.sentence(m.start)
    text = reading.text
    clause = reading.clause_start(m.start)
    own = text[max(clause, m.start - 30) : m.start]
    before = text[max(sentence, m.start - 60) : m.start]
    w = reading.word_at(m.start)
    out = [
        "bias",
        f"k={kind}",
        f"w1={reading.words[w - 1] if w else '^'}",
        f"u={unit_class(m.unit)}",
        f"k={kind}|u={unit_class(m.unit)}",
        f"span={'/' in (period or '') and '-' not in (period or '')}",
    ]
    for place, string in (("own", own), ("before", before)):
        for cue in re.findall(
            r"同比|环比|年均|较上年|较去年底|较年初|较20\d\d|较[^，,。]{1,6}|比[^，,。]{1,6}|从|由|上月|十[三四]五|五年|缩短|压缩|精简|降低|提高|提升|累计|时间|成本|人员",
            string,
        ):
            out += [f"{place}={cue[:3]}", f"{place}={cue[:3]}|k={kind}"]
    return out
