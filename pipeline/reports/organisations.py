"""Who reports: organisation, type and area, from the title, the page's head, the prose and the file name."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

_MASK: Final = "[XＸx×*○某.·]"
_HANZI: Final = "[一-龥]"
_DEPARTMENTS: Final = (
    "委员会办公室|领导小组办公室|人民检察院|人民法院|办公室|委员会|联合会|工商联|总工会|工会|妇联|残联|科协|文联|侨联|团委|"
    "国资委|发改委|卫健委|教工委|纪委监委|纪委|监委|政法委|编办|国资办|法院|检察院|事务所|派出所|司法所|税务所|财政所|"
    "服务中心|中心|总队|支队|大队|中队|总站|总局|分局|总公司|公司|集团|医院|学校|学院|大学|中学|小学|幼儿园|"
    "研究院|图书馆|博物馆|档案馆|文化馆|馆|供销社|联社|银行|厅|局|委|办|署|部|处|院|站|所|队|科"
)
_ZONES: Final = (
    "高新技术产业开发区|经济技术开发区|经济开发区|旅游度假区|度假区|综合保税区|保税区|自贸区|示范区|试验区|合作区|"
    "工业园区|产业园区|工业区|园区|高新区|经开区|开发区|新区|管理区|工业园|产业园|管委会"
)
_TYPES: Final = (
    (rf"(?:{_ZONES})$", "zone"),
    (r"(?:省|自治区|特别行政区)$", "province"),
    (r"^(?:北京|天津|上海|重庆)市$", "province"),
    (r"(?:街道|街道办)$", "subdistrict"),
    (r"(?:社区|村)$", "village"),
    (r"镇$", "town"),
    (r"(?:乡|苏木)$", "township"),
    (r"(?:县|自治县|旗|自治旗)$", "county"),
    (r"(?:市|自治州|州|盟|地区)$", "city"),
    (r"区$", "district"),
    (rf"(?:{_DEPARTMENTS})$", "department"),
)
_LEVELS: Final = "省市县区旗州盟镇乡"
_PLACE_SUFFIX: Final = (
    rf"(?:{_ZONES}|特别行政区|自治区|自治州|自治县|自治旗|地区|苏木|街道|社区|[{_LEVELS}村])"
)
_ORGANISATION: Final = re.compile(rf"(?:{_HANZI}|{_MASK}){{0,18}}?(?:{_PLACE_SUFFIX}|{_DEPARTMENTS})")
_OFFICES: Final = re.compile(
    r"(?:人民政府办公室|人民政府|政府办公室|党委政府|党委、政府|党工委管委会|党工委、管委会|党工委办事处|党工委|党委会|党委|党组|"
    r"办事处|委员会|政府|管委会)$"
)
_TITLE_CUTS: Final = re.compile(
    r"(?:20[\dXx×*]{2}|二[〇○零Ｏ]二[〇○零一二三四五六七八九]|(?<![一-龥])[XＸx×*]{2,4}(?=年))年?度?|"
    r"上半年|下半年|第?[一二三四1-4]季度|前三季度|前[一二三四五六七八九十两\d]{1,2}个?月|"
    r"1[-－—–~～至到]\d{1,2}月份?|\d{1,2}月份?|全年|年终|年度|半年|关于|"
    r"(?:政府)?工作(?:的)?(?:总结|报告|汇报|小结|情况|思路|打算|计划|安排|要点|任务)|总结|报告|汇报|小结|情况|"
    r"思路|打算|计划|安排|要点|重点|主要|以及|的|[及和与暨、](?=20\d\d|下|全年|明年|来年|今后|工作|$)|在[^在]{2,30}会议上.*"
)
_NO_NAMES: Final = re.compile(
    r"^(?:我|全|各|本|该|两|三|每|此|某些|乡镇|城镇|城市|社区|地区|辖区|园区|片区|市区|城区|景区|小区|校区|村|处|部|院|队|站|所|科|委|办|局|厅|"
    r"中心|办公室|委员会|公司|集团|学校|医院|法治|安全|党建|经济|社会|政务|民生|乡村|基层|新型|特色|重点|城乡|镇街|县区|市县|省市|部门|"
    r"当地|外地|异地|农村|上级|市局|省局|县局|干部|群众|企业|项目|干部队|一村|强镇|现代社区|未来社区)"
)
_BARE: Final = frozenset("省市县区旗镇乡村州盟") | {"街道", "社区", "园区"}
_FIELD: Final = re.compile(
    r"(?:发文机关|发布机构|发布单位|制发机关|公开单位|公开机构|发文单位|信息来源|报送单位|填报单位|责任单位|单位名称|责任部门|来源)"
    r"\s*[：:]\s*([^\s：:|]{2,30})"
)
_SPEAKS_FOR: Final = re.compile(
    rf"我(?:谨)?(?:受|代表)\s*((?:{_HANZI}|{_MASK}){{1,16}}?)(?:人民政府|政府|党委|办事处|管委会)?\s*[，,、]?\s*(?:向|委托|作)"
)
_CONGRESS: Final = re.compile(
    rf"在(?:中共)?((?:{_HANZI}|{_MASK}){{1,14}}?)第?[一二三四五六七八九十\d]{{1,4}}届[^\n。]{{0,6}}(?:人民代表大会|人大|党代)"
)
_SUBJECT: Final = re.compile(
    rf"(?:^|(?<=[\n。；，,：:\s])|(?<=以来)|(?<=半年)|(?<=年初)|(?<=季度)|(?<=今年))"
    rf"((?:{_HANZI}|{_MASK}){{0,14}}?(?:街道|镇|乡|县|区|市|{_DEPARTMENTS}))(?:党委|党工委|党组|人民政府|政府|机关)?"
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


def organisation_type(name: str) -> str | None:
    """The type that a name's ending says, one of model.ORGANISATION_TYPES."""
    bare = re.sub(r"[（(].*", "", name)
    return next((kind for pattern, kind in _TYPES if re.search(pattern, bare)), None)


def from_title(key: str) -> str | None:
    """The organisation that a title (without spaces) names, a place without its government; else None."""
    for part in _TITLE_CUTS.split(re.sub(r"^中共", "", key)):
        name = _name(part)
        if name is not None:
            return name
    return None


def whole_name(line: str) -> str | None:
    """The organisation that a line holds and nothing else: 云岭县发展和改革局 above a title."""
    name = _name(line) if 3 <= len(line) <= 24 and not re.search(r"[\s：:。，,]", line) else None
    return name if name is not None and name not in _BARE and line.startswith(name) else None


def _name(part: str) -> str | None:
    """The organisation at the head of a piece of a title: XX镇人民政府 gives XX镇, 区投资促进中心 itself."""
    part = part.strip("-—–_·（()）")
    if not part:
        return None
    whole = _OFFICES.sub("", part)
    if whole in _BARE:
        return whole
    candidate = whole if _ORGANISATION.fullmatch(whole) else part if _ORGANISATION.fullmatch(part) else None
    if candidate is None:
        head = re.match(
            rf"((?:{_HANZI}|{_MASK}){{2,14}}(?:街道|镇|乡|县|区|市|局|中心|办公室))(?!场|容|民|政|委)", part
        )
        candidate = head.group(1) if head else None
    if candidate is None or _NO_NAMES.match(candidate) or organisation_type(candidate) is None:
        return None
    return candidate


def find(
    text: str, start: int, end: int, head_end: int, title: str | None, stem: str | None, file: str
) -> Who:
    """Who reports in text[start:end]; `head_end` is where the title ends, `stem` whom the title names."""
    prose = text[head_end : min(end, head_end + _PROSE)]
    name = _expanded(stem, prose) if stem else None
    if name is None:
        name = _from_field(text[start : min(end, head_end + 400)])
    if name is None or name in _BARE:
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
        name = from_title(re.sub(r"[\s_\d]+$", "", PurePosixPath(file).stem))
    if name is None:
        if title is None or not is_department:
            return NOBODY
        led = _LED_BY.search(prose)
        return Who(
            None, "department", _governing_area(text[head_end:end], led.group(1) if led else "市县区旗")
        )
    kind = organisation_type(name)
    return Who(name, kind, _area(name, kind, text[head_end:end]))


def _expanded(stem: str, prose: str) -> str:
    """The stem with the place that the prose prints before it, and a second name in brackets after it."""
    kind = organisation_type(stem)
    bracket = re.search(
        re.escape(stem) + rf"[（(](?:{_HANZI}|{_MASK}){{1,8}}[{_LEVELS}道][）)]", prose[:_OPENING]
    )
    if bracket:
        return bracket.group()
    if stem in _BARE:
        names = _names_before(stem, prose)
        return names or stem
    is_placed = re.match(rf"(?:{_HANZI}|{_MASK}){{2,5}}[省市县区州盟旗镇乡](?=.)", stem) is not None
    if is_placed or kind != "department":
        return stem
    # 市财政局 may be printed as XX市财政局 or 东湖市财政局, 国资办 as 市国资办 or 东湖市国资办.
    level = "" if stem[0] in _LEVELS else f"[{_LEVELS}]"
    place = f"(?:{_MASK}{{2,4}}|{_HANZI}{{2,3}})"
    prefix = rf"{place}?{level}" if level else place
    pattern = rf"(?:^|[\s，,。；：:、“”（(]|以来|半年|今年|年初)({prefix}{re.escape(stem)})"
    found = Counter(re.findall(pattern, prose))
    longer = [name for name, _ in found.most_common() if not _NO_NAMES.match(name)]
    return longer[0] if longer else stem


def _names_before(level: str, prose: str) -> str | None:
    """The name most printed before a bare level word at the opening: XX镇, 东湖镇."""
    masked = re.search(rf"{_MASK}{{1,4}}{level}", prose[:_OPENING])
    if masked:
        return masked.group()
    return _from_frequency(prose, level)


def _from_field(head: str) -> str | None:
    """The organisation in the page's head: 发文机关：斜桥镇."""
    for value in _FIELD.findall(head):
        name = _name(value)
        if name is not None and name not in _BARE and not re.search(r"报社|日报|晚报|网$|客户端", value):
            return name
    return None


def _from_speech(prose: str, level: str | None) -> str | None:
    """Whose congress hears the report, or whom the speaker stands for: 我代表东湖县人民政府，向大会报告."""
    for pattern in (_CONGRESS, _SPEAKS_FOR):
        said = pattern.search(prose[:_OPENING])
        name = _name(said.group(1)) if said else None
        if name is not None and name not in _BARE and (level is None or name.endswith(level)):
            return name
    return None


def _from_signature(text: str, start: int, end: int) -> str | None:
    """The organisation on a short line of its own among the last lines."""
    for line in text[max(start, end - 300) : end].splitlines()[-6:]:
        bare = line.strip()
        if 3 <= len(bare) <= 24 and re.search(r"(?:人民政府|办事处|委员会|局|中心|办公室)$", bare):
            name = _name(bare)
            if name is not None and name not in _BARE:
                return name
    return None


def _from_opening(prose: str, level: str | None) -> str | None:
    """The subject of the first sentences: 今年以来，东湖镇坚持…"""
    for found in _SUBJECT.finditer(prose[:_OPENING]):
        name = found.group(1)
        if _NO_NAMES.match(name) or name in _BARE or organisation_type(name) is None:
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
    for found in re.finditer(rf"({_HANZI}{{2,3}}){level}", prose):
        run = re.sub(r"^.*[在为和全对于到赴由向与及是我了的以各从至经把让使]", "", found.group(1))
        if len(run) >= 2 and not _NO_NAMES.match(run + level):
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
    placed = re.match(rf"((?:{_HANZI}|{_MASK}){{2,5}}?(?:自治[区州县旗]|[省市县区州盟旗镇乡]))(?=.)", name)
    if placed:
        return placed.group(1)
    level = name[0] if name[0] in "省市县区旗州镇乡" else "市县区旗"
    return _governing_area(prose, level)


def _governing_area(prose: str, levels: str) -> str | None:
    """The place whose committee and government the text speaks of, else the one it names most."""
    led = re.search(rf"(?:在|和|、)({_HANZI}{{2,3}}([{levels}]))委、?\2政府", prose)
    if led and not _NO_NAMES.match(led.group(1)):
        return re.sub(r"^[在和、]", "", led.group(1))
    masked = Counter(re.findall(rf"{_MASK}{{2,4}}[{levels}]", prose))
    if masked:
        return str(masked.most_common(1)[0][0])
    names = [name for level in levels if (name := _from_frequency(prose, level)) is not None]
    if names:
        return names[0]
    return levels if len(levels) == 1 else None
