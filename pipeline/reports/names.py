"""What organisations are called: suffixes and their types, and the name at the head of a title."""

import re
from typing import Final

MASK: Final = "[XＸx×*＊○□某….·〔〕]"
HANZI: Final = "[一-龥]"
DEPARTMENTS: Final = (
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
    (r"^(?:上海市?)?浦东新区$|^(?:天津市?)?滨海新区$", "district"),
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
    (rf"(?:{DEPARTMENTS})$", "department"),
)
LEVELS: Final = "省市县区旗州盟镇乡"
_PLACE_SUFFIX: Final = (
    rf"(?:{_ZONES}|特别行政区|自治区|自治州|自治县|自治旗|地区|苏木|街道|社区|[{LEVELS}村])"
)
# A name that begins with its place may be as long as a letterhead: 云岭县…与…建设管理委员会.
_ORGANISATION: Final = re.compile(
    rf"(?:{HANZI}|{MASK}){{0,18}}?(?:{_PLACE_SUFFIX}|{DEPARTMENTS})"
    rf"|(?:{HANZI}|{MASK}){{2,5}}[{LEVELS}]{HANZI}{{1,50}}(?:{DEPARTMENTS})"
)
_OFFICES: Final = re.compile(
    r"(?:人民政府办公室|人民政府|政府办公室|党委政府|党委、政府|党工委管委会|党工委、管委会|党工委办事处|党工委|党委会|党委|党组|"
    r"办事处|委员会|政府|管委会)$"
)
_TITLE_CUTS: Final = re.compile(
    r"(?:20[\dXx×*]{2}|二[〇○零Ｏ]二[〇○零一二三四五六七八九]|(?<![一-龥])[XＸx×*]{2,4}(?=年))年?度?|"
    r"上半年|下半年|第?[一二三四1-4]季度|前三季度|前[一二三四五六七八九十两\d]{1,2}个?月|"
    r"1[-－—–~～至到]\d{1,2}月份?|\d{1,2}月份?|全年|年终|年度|半年|关于|"
    r"(?:政府)?工作(?:的)?(?:开展|进展|完成)?(?:总结|报告|汇报|小结|情况|思路|打算|计划|安排|要点|任务)|总结|报告|汇报|小结|情况|"
    r"思路|打算|计划|安排|要点|设想|谋划|重点|主要|以及|的|[及和与暨、](?=20\d\d|下|全年|明年|来年|今后|工作|$)|在[^在]{2,30}会议上.*"
)
NO_NAMES: Final = re.compile(
    r"^(?:党|我|全|各|本|该|两|三|每|此|某些|乡镇|城镇|城市|社区|地区|辖区|园区|片区|市区|城区|景区|小区|校区|村|处|部|院|队|站|所|科|委|办|局|厅|"
    r"中心|办公室|委员会|公司|集团|学校|医院|法治|安全|党建|经济|社会|政务|民生|乡村|基层|新型|特色|重点|城乡|镇街|县区|市县|省市|部门|"
    r"当地|外地|异地|农村|上级|市局|省局|县局|干部|群众|企业|项目|干部队|一村|强镇|现代社区|未来社区)|^[省市县区镇乡州旗]委$"
)
# A place by its whole name, which says what it is: no 开发区, no 乡镇, no words before it. Longer names than a people's
# own are rather a piece of the sentence.
_PEOPLE: Final = rf"(?:{HANZI}{{1,8}}族)?"
_PLACES: Final = re.compile(
    rf"{HANZI}{{2,4}}{_PEOPLE}(?:镇|乡|街道)|{HANZI}{{2,4}}苏木|{HANZI}{{1,4}}{_PEOPLE}(?:自治)?县|{HANZI}{{2,3}}{_PEOPLE}区"
    rf"|{HANZI}{{2,4}}市|{HANZI}{{2,6}}{_PEOPLE}(?:自治)?旗"
)
_NO_PLACES: Final = re.compile(
    r"[的是为在与及等某]|乡镇$|其[他余中]|[全各本该我][省市县区旗镇乡]|^[全各本该我两几数每外邻大小强穷老三四五六七八九十].$|[个多些余分家]县?[市县区镇乡旗]$"
    r"|(?:建制|中心|重点|特色|示范|工业|农业|新型|贫困|小城|各乡)镇$|小镇$"
    r"|(?:级|辖|城|县|超|门|集|股|楼|夜|菜|直管)市$|(?:县域|贫困|脱贫|先进|百强|农业|山区|老区|人口|产粮|周边|相邻|边境)县$"
    r"|(?:经济|功能|集中|集聚|聚集|核心|先行|引领|商务|商业|服务|风景|保护|生态|产业|贸易|自治|涉农|建成|规划|实验|综保|行政|禁养)区$"
    r"|[社小地景片辖牧林垦灾库滩灌矿特疫园新郊校学老农]区$|[临空新航]港区$|[主老旧新]市区$|^[主老旧新古中环县近远]城区$|中心城区$"
    r"|(?:[深石高大浅半贫]|贫困|[东南西北中]部)山区$"
)
BARE: Final = frozenset("省市县区旗镇乡村州盟") | {"街道", "社区", "园区"}


def organisation_type(name: str) -> str | None:
    """The type that a name's ending says, one of model.ORGANISATION_TYPES."""
    bare = re.sub(r"[（(].*", "", name)
    return next((kind for pattern, kind in _TYPES if re.search(pattern, bare)), None)


def place_type(name: str) -> str | None:
    """The type of a town, a county, a district or a city whose plain name this is; None for what is no place's name.

    全市, 开发区 and 城镇 are none; nor is a province, which lies in nobody's report.
    """
    if not _PLACES.fullmatch(name) or _NO_PLACES.search(name) or NO_NAMES.match(name):
        return None
    kind = organisation_type(name)
    return None if kind in ("zone", "province", "village", "department") else kind


def from_title(key: str) -> str | None:
    """The organisation that a title (without spaces) names, a place without its government; else None."""
    for part in _TITLE_CUTS.split(re.sub(r"^中共", "", key)):
        name = name_in(part)
        if name is not None:
            return name
    return None


def whole_name(line: str) -> str | None:
    """The organisation that a line holds and nothing else: 云岭县发展和改革局 above a title."""
    name = name_in(line) if 3 <= len(line) <= 24 and not re.search(r"[\s：:。，,]", line) else None
    return name if name is not None and name not in BARE and line.startswith(name) else None


def name_in(part: str) -> str | None:
    """The organisation at the head of a piece of a title: XX镇人民政府 gives XX镇, 区投资促进中心 itself."""
    part = part.strip("-—–_·（()）")
    if not part:
        return None
    whole = _OFFICES.sub("", part)
    if whole in BARE:
        return whole
    candidate = whole if _ORGANISATION.fullmatch(whole) else part if _ORGANISATION.fullmatch(part) else None
    if candidate is None:
        head = re.match(
            rf"((?:{HANZI}|{MASK}){{2,14}}(?:街道|镇|乡|县|区|市|局|中心|办公室))(?!场|容|民|政|委)", part
        )
        candidate = head.group(1) if head else None
    if candidate is None or NO_NAMES.match(candidate) or organisation_type(candidate) is None:
        return None
    return candidate
