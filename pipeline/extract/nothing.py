"""Numbers that are no observation for what their words say: competitors, limits, sizes, the 1 of a proportion."""

import re
from typing import Final

from pipeline.extract.reading import Reading


def is_one(reading: Reading, i: int) -> bool:
    """Whether number `i` is no observation for what its words say."""
    return (
        _competitors(reading, i)
        or _limit(reading, i)
        or _to_one(reading, i)
        or _capacity(reading, i)
        or _sector(reading, i)
        or _cell(reading, i)
        or _set_phrase(reading, i)
        or _class_limit(reading, i)
        or _everybody(reading, i)
        or _of_time(reading, i)
        or _each_one(reading, i)
    )


_PLACED: Final = re.compile(r"(?:(?:居|列|排)[^，,；;。、：:\d]{0,10}|在(?:全?[国省市县区镇乡州]{1,2})?)$")
# 在全市评比中3个项目获得第一名 counts what was won.
_PLACE_OF_ALL: Final = re.compile(
    r"(?:(?!获|得|入选|被|评为|达到)[^，,；;。、\d]){1,14}?(?:第[一二三四五六七八九十\dXx*]|首位|末位|倒数|前[一二三四五六七八九十\d])"
)


_IN_A_CONTEST: Final = re.compile(
    r"(?:乡镇|镇街|镇乡|街道|镇|县区|区县|县|部门|单位)[^，,；;。\d]{0,10}[中里][，,][^，,；;。\d]{0,8}(?:排|居|列|获)"
)


def _competitors(reading: Reading, i: int) -> bool:
    """Whether number `i` only counts those among whom a place is taken: 居全县13个乡镇第二."""
    text, m = reading.text, reading.mentions[i]
    return (
        m.form == "number"
        and bool(_PLACE_OF_ALL.match(text, m.end) or _IN_A_CONTEST.match(text, m.end))
        and bool(_PLACED.search(text, max(0, m.start - 14), m.start))
    )


# 2.06∶1 is one number; 全市排名倒数第2 is no second place.
_RATIO: Final = re.compile("[∶:：]")
_FROM_BELOW: Final = re.compile("倒数$")


def _to_one(reading: Reading, i: int) -> bool:
    """Whether number `i` is the 1 of a proportion to one, or a place counted from below."""
    text, m = reading.text, reading.mentions[i]
    if m.form == "rank":
        return bool(_FROM_BELOW.search(text, max(0, m.start - 2), m.start))
    first, last = reading.row(i, _RATIO)
    return text[m.start : m.end] == "1" and last - first == 1 and i == last


# 日处理200吨垃圾焚烧发电项目, 新建500千瓦光伏电站12座: what a thing is made for is part of what it is called.
_MADE_FOR: Final = re.compile("[日年](?:处理|产|产能|加工|出栏|屠宰|供水|供热|发电)$")
_MADE: Final = re.compile(
    r"的?[\u4e00-\u9fff]{2,14}?(?:项目|工程|(?<!工)厂|场|生产线|基地|电站|中心|园)(?![\u4e00-\u9fff]{0,3}[率量额])"
)
_SIZED: Final = re.compile(r"[\u4e00-\u9fff]{2,8}\d+(?:余|多)?[座口台套]")
_SIZES: Final = frozenset({"千瓦", "兆瓦", "立方米", "吨", "千伏"})


def _capacity(reading: Reading, i: int) -> bool:
    """Whether number `i` says what a plant or a machine is made for."""
    text, m = reading.text, reading.mentions[i]
    if m.form != "number":
        return False
    if _MADE_FOR.search(text, max(0, m.start - 6), m.start):
        return _MADE.match(text, m.end) is not None
    return m.unit in _SIZES and _SIZED.match(text, m.end) is not None


_THE_NTH: Final = re.compile(
    r"第[一二三四五六七八九十\d]+个[^，,；;。\d]{0,6}(?:过|超|破|达到?|突破|跨[过越])$"
)
_COUNTERS: Final = frozenset({"个", "家", "户", "名", "人", "所", "处", "条", "项", "类"})
_BELOW_WHICH: Final = re.compile(r"(?:低于|不足|少于|不到|未达)$")
_FROM_WHICH: Final = re.compile(r"(?:低于|不足|少于|不到|未达|超过?|高于|大于|达到?)$")
_ARE_COUNTED: Final = re.compile(r"的[^，,；;。\d]{0,8}\d")
# 4个乡镇支付进度低于50%: how many they are is what is told, not where the line runs.
_FALL_SHORT: Final = re.compile(r"[^，,；;。：:、\d]{1,18}(?<![不均的])(?:低于|不足|少于|不到|未达到?)")


def _limit(reading: Reading, i: int) -> bool:
    """Whether number `i` only says which are meant: 第三个过10万亿元省份, 人均收入低于8000元的由156户减少到23户."""
    text, m = reading.text, reading.mentions[i]
    if _THE_NTH.search(text, max(0, m.start - 14), m.start):
        return True
    before = reading.mentions[i - 1] if i else None
    if (
        before
        and before.form in ("number", "numeral", "masked")
        and before.unit in _COUNTERS
        and _FALL_SHORT.fullmatch(text, before.end, m.start)
    ):
        return True
    if m.unit in ("%", "％") and _OF_A_LIST.search(text, max(0, m.start - 20), m.start):
        return True
    if m.upper is not None and text.startswith("之间的", m.end):
        return True  # 增幅在10%至20%之间的镇4个
    line = _FROM_WHICH if m.unit in ("%", "％") else _BELOW_WHICH
    return bool(line.search(text, max(0, m.start - 2), m.start) and _ARE_COUNTED.match(text, m.end))


# 东湖(45%)、西岭(41%)完成进度低于50%: what puts them on the list.
_OF_A_LIST: Final = re.compile(r"%[)）][^，,；;。、\d]{2,14}(?:低于|不足|未达到?|不到)$")
_OTHER_SECTORS: Final = re.compile("[、和与及](?:第[一二三][、和与及])?第?[二三](?:次?产业|产)")


def _sector(reading: Reading, i: int) -> bool:
    """Whether number `i` only says which sector: 第一、第二、第三产业."""
    m = reading.mentions[i]
    return m.form == "rank" and _OTHER_SECTORS.match(reading.text, m.end) is not None


_SPACES: Final = re.compile(r"[ \u3000\xa0]+")


def _cell(reading: Reading, i: int) -> bool:
    """Whether number `i` stands in a row of bare ones, what is left of a table: 11200 6.9."""
    first, last = reading.row(i, _SPACES)
    row = reading.mentions[first : last + 1]
    return last > first and all(m.form == "number" and m.unit is None for m in row)


# 构建1小时通勤圈, 严格落实24小时值班制度, 20字总要求.
_SET: Final = re.compile(
    r"(?:小时|分钟)[^，,；;。、\d]{0,4}圈|小时[^，,；;。、\d]{0,4}(?:值班|值守|在岗|备勤|待命|轮岗|巡查)|字(?:总?要求|方针|诀|经|箴言)"
)


def _set_phrase(reading: Reading, i: int) -> bool:
    """Whether number `i` is part of a set phrase."""
    m = reading.mentions[i]
    unit = len(m.unit or "")
    return m.form in ("number", "numeral") and bool(_SET.match(reading.text, m.end - unit))


# 7000多万江淮儿女: a way to say everybody.
_EVERYBODY: Final = re.compile("[\u4e00-\u9fff]{0,4}儿女")


def _everybody(reading: Reading, i: int) -> bool:
    """Whether number `i` is how many all the people are, in a figure of speech."""
    m = reading.mentions[i]
    return m.unit in ("万", "亿", None) and _EVERYBODY.match(reading.text, m.end) is not None


# 新增1个经济总量近千亿、4个过五百亿的县市: how large those counted are.
_LARGE: Final = re.compile(
    r"\d[个家户][\u4e00-\u9fff]{0,8}(?:超过?|过|近|突破|达到?)(?:[\d十百千万亿]+元?[、和][\dXx*]+[个家户][\u4e00-\u9fff]{0,8}(?:超过?|过|近|突破|达到?))?$"
)
_LARGE_ONES: Final = re.compile(
    r"(?:以上)?(?:[、和]\d+[个家户][\u4e00-\u9fff]{0,8}(?:超过?|过|近|突破|达到?)[\d十百千万亿]+元?(?:以上)?)*的[\u4e00-\u9fff]"
)


def _class_limit(reading: Reading, i: int) -> bool:
    """Whether amount `i` only says how large those are that are counted before it."""
    text, m = reading.text, reading.mentions[i]
    return bool(_LARGE_ONES.match(text, m.end) and _LARGE.search(text, max(0, m.start - 40), m.start))


# 2024届毕业生, 春节假期8天.
_HOLIDAY: Final = re.compile("(?:假期|长假|黄金周|春运)(?:期间)?[（(]?$")
_YEARS: Final = range(1980, 2100)


def _of_time(reading: Reading, i: int) -> bool:
    """Whether number `i` is the year of a class of leavers or the length of a holiday."""
    text, m = reading.text, reading.mentions[i]
    if m.unit == "届":
        return m.value in _YEARS
    return m.unit == "天" and bool(_HOLIDAY.search(text, max(0, m.start - 6), m.start))


# 发现一起拆除一起, 成熟一个推进一个: each of them, however many.
_EACH: Final = re.compile("[\u4e00-\u9fff]{2}(?P<one>一[起个处项家例件户批])[、，,]?[\u4e00-\u9fff]{2}$")
_EACH_AGAIN: Final = re.compile(
    "[、，,]?[\u4e00-\u9fff]{2}(?P<one>一[起个处项家例件户批])(?![\u4e00-\u9fff]{2}项目)"
)


def _each_one(reading: Reading, i: int) -> bool:
    """Whether number `i` is the one of a saying that means each of them."""
    text, m = reading.text, reading.mentions[i]
    if m.form != "numeral":
        return False
    one = text[m.start : m.end]
    before, after = _EACH.search(text, max(0, m.start - 8), m.start), _EACH_AGAIN.match(text, m.end)
    return any(found is not None and found["one"] == one for found in (before, after))
