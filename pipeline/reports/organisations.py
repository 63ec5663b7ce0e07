"""Who reports: organisation, type and area, from the title, the page's head, the prose and the file name."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from pipeline.model import TOWN_TYPES
from pipeline.reports import counties
from pipeline.reports.names import (
    BARE,
    DEPARTMENTS,
    HANZI,
    LEVELS,
    MASK,
    NO_NAMES,
    from_title,
    name_in,
    organisation_type,
)

_FIELD: Final = re.compile(
    r"(?:发文机关|发布机构|发布单位|制发机关|公开单位|公开机构|发文单位|信息来源|报送单位|填报单位|责任单位|单位名称|责任部门|来源)"
    r"\s*[：:]\s*([^\s：:|]{2,30})"
)
_SPEAKS_FOR: Final = re.compile(
    rf"我(?:谨)?(?:受|代表)\s*((?:{HANZI}|{MASK}){{1,16}}?)(?:人民政府|政府|党委|办事处|管委会)?\s*[，,、]?\s*(?:向|委托|作)"
)
_CONGRESS: Final = re.compile(
    rf"在(?:中共)?((?:{HANZI}|{MASK}){{1,14}}?)第?[一二三四五六七八九十\d]{{1,4}}届[^\n。]{{0,6}}(?:人民代表大会|人大|党代)"
)
_SUBJECT: Final = re.compile(
    rf"(?:^|(?<=[\n。；，,：:\s])|(?<=以来)|(?<=半年)|(?<=年初)|(?<=季度)|(?<=今年))"
    rf"((?:{HANZI}|{MASK}){{0,14}}?(?:街道|镇|乡|县|区|市|{DEPARTMENTS}))(?:党委|党工委|党组|人民政府|政府|机关)?"
    r"(?=坚持|深入|全面|紧紧|认真|始终|以|按照|围绕|积极|聚焦|持续|牢牢|上下|立足|锚定|严格|切实|不断|贯彻|落实|全力|紧扣|统筹|着力|大力|"
    r"坚决|在[省市县区镇上党]|主动|扎实|深化|高质量|对标|突出|抢抓|把握|奋力|高度)"
)
_DEPARTMENT_SPEAKS: Final = re.compile(
    r"我[局委办院厅]|我中心|全局上下|[省市县区]局(?:和|党|的|部署|要求|领导|统一|下达)"
)
_LED_BY: Final = re.compile(r"([市县区旗])委[、和]?\1政府")
_OPENING: Final = 800
_PROSE: Final = 3000


@dataclass(frozen=True, slots=True)
class Who:
    """An organisation as the text names it; None for what it does not say."""

    organisation: str | None
    organisation_type: str | None
    area: str | None


NOBODY: Final = Who(None, None, None)


def find(
    text: str, start: int, end: int, head_end: int, title: str | None, stem: str | None, origin: str
) -> Who:
    """Who reports in text[start:end]; `head_end` is where the title ends, `stem` whom the title names.

    `origin` is where the file came from: its name and its folders speak where the text does not.
    """
    prose = text[head_end : min(end, head_end + _PROSE)]
    name = _expanded(stem, prose) if stem else None
    if name is None:
        name = _from_field(text[start : min(end, head_end + 400)])
    if name is None or name in BARE:
        name = (
            _from_speech(prose, name)
            or _from_signature(text, head_end, end)
            or _from_opening(prose, name)
            or name
        )
    is_department = _DEPARTMENT_SPEAKS.search(text, head_end, end) is not None
    if name is None and title is not None and not is_department:
        name = _from_frequency(text[head_end:end])
    if name is None:
        name = from_title(re.sub(r"[\s_\d]+$", "", PurePosixPath(origin.replace("\\", "/")).stem))
    if name is None:
        if title is None or not is_department:
            return NOBODY
        led = _LED_BY.search(prose)
        return Who(
            None, "department", _governing_area(text[head_end:end], led.group(1) if led else "市县区旗")
        )
    kind = organisation_type(name)
    county, name = counties.split(name)
    if kind in TOWN_TYPES:
        county = county or counties.find(name, text[start:head_end], prose, origin)
    return Who(name, kind, county or _area(name, kind, text[head_end:end]))


def _expanded(stem: str, prose: str) -> str:
    """The stem with the place that the prose prints before it, and a second name in brackets after it."""
    kind = organisation_type(stem)
    bracket = re.search(
        re.escape(stem) + rf"[（(](?:{HANZI}|{MASK}){{1,8}}[{LEVELS}道][）)]", prose[:_OPENING]
    )
    if bracket:
        return bracket.group()
    if stem in BARE:
        names = _names_before(stem, prose)
        return names or stem
    is_placed = re.match(rf"(?:{HANZI}|{MASK}){{2,5}}[省市县区州盟旗镇乡](?=.)", stem) is not None
    if is_placed or kind != "department":
        return stem
    # 市财政局 may be printed as XX市财政局 or 东湖市财政局, 国资办 as 市国资办 or 东湖市国资办.
    level = "" if stem[0] in LEVELS else f"[{LEVELS}]"
    place = f"(?:{MASK}{{2,4}}|{HANZI}{{2,3}})"
    prefix = rf"{place}?{level}" if level else place
    pattern = rf"(?:^|[\s，,。；：:、“”（(]|以来|半年|今年|年初)({prefix}{re.escape(stem)})"
    found = Counter(re.findall(pattern, prose))
    longer = [name for name, _ in found.most_common() if not NO_NAMES.match(name)]
    return longer[0] if longer else stem


def _names_before(level: str, prose: str) -> str | None:
    """The name most printed before a bare level word at the opening: XX镇, 东湖镇."""
    masked = re.search(rf"{MASK}{{1,4}}{level}", prose[:_OPENING])
    if masked:
        return masked.group()
    return _from_frequency(prose, level)


def _from_field(head: str) -> str | None:
    """The organisation in the page's head: 发文机关：斜桥镇."""
    for value in _FIELD.findall(head):
        name = name_in(value)
        if name is not None and name not in BARE and not re.search(r"报社|日报|晚报|网$|客户端", value):
            return name
    return None


def _from_speech(prose: str, level: str | None) -> str | None:
    """Whose congress hears the report, or whom the speaker stands for: 我代表东湖县人民政府，向大会报告."""
    for pattern in (_CONGRESS, _SPEAKS_FOR):
        said = pattern.search(prose[:_OPENING])
        name = name_in(said.group(1)) if said else None
        if name is not None and name not in BARE and (level is None or name.endswith(level)):
            return name
    return None


def _from_signature(text: str, start: int, end: int) -> str | None:
    """The organisation on a short line of its own among the last lines."""
    for line in text[max(start, end - 300) : end].splitlines()[-6:]:
        bare = line.strip()
        if 3 <= len(bare) <= 24 and re.search(r"(?:人民政府|办事处|委员会|局|中心|办公室)$", bare):
            name = name_in(bare)
            if name is not None and name not in BARE:
                return name
    return None


def _from_opening(prose: str, level: str | None) -> str | None:
    """The subject of the first sentences: 今年以来，东湖镇坚持…"""
    for found in _SUBJECT.finditer(prose[:_OPENING]):
        name = found.group(1)
        if NO_NAMES.match(name) or name in BARE or organisation_type(name) is None:
            continue
        if level is None or name.endswith(level):
            return name
    return None


def _from_frequency(prose: str, level: str | None = None) -> str | None:
    """The one name that the text calls 我镇 or 全镇: printed three times, and twice as often as any other."""
    own = Counter(re.findall(r"[我全](镇|乡|街道|县|区|市|旗)", prose))
    if level is None:
        if not own:
            return None
        level, times = own.most_common(1)[0]
        led = _LED_BY.search(prose[:_OPENING])
        if times < 2 or (led and led.group(1) == level):  # who is led by 县委、县政府 is below the county
            return None
    names: Counter[str] = Counter()
    for found in re.finditer(rf"({HANZI}{{2,3}}){level}", prose):
        run = re.sub(r"^.*[在为和全对于到赴由向与及是我了的以各从至经把让使]", "", found.group(1))
        if len(run) >= 2 and not NO_NAMES.match(run + level):
            names[run + level] += 1
    if not names:
        return None
    ranked = names.most_common(2)
    if ranked[0][1] >= 3 and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return ranked[0][0]
    return None


def _area(name: str, kind: str | None, prose: str) -> str | None:
    """A place's own name; for a department the place in its name, else the one whose government leads it."""
    if kind != "department":
        return re.sub(r"[（(].*", "", name)
    placed = re.match(
        rf"(?:中共|共青团)?((?:{HANZI}|{MASK}){{2,5}}?(?:自治[区州县旗]|[省市县区州盟旗镇乡]))(?=.)", name
    )
    if placed:
        return placed.group(1)
    level = name[0] if name[0] in "省市县区旗州镇乡" else "市县区旗"
    return _governing_area(prose, level)


def _governing_area(prose: str, levels: str) -> str | None:
    """The place whose committee and government the text speaks of, else the one it names most."""
    led = re.search(rf"(?:在|和|、)({HANZI}{{2,3}}([{levels}]))委、?\2政府", prose)
    if led and not NO_NAMES.match(led.group(1)):
        return re.sub(r"^[在和、]", "", led.group(1))
    masked = Counter(re.findall(rf"{MASK}{{2,4}}[{levels}]", prose))
    if masked:
        return str(masked.most_common(1)[0][0])
    names = [name for level in levels if (name := _from_frequency(prose, level)) is not None]
    if names:
        return names[0]
    return levels if len(levels) == 1 else None
