"""The county, district or city that a town lies in: from its name, the words around it, or the folder of its file."""

import re
from pathlib import PurePosixPath
from typing import Final

from pipeline.model import TOWN_TYPES
from pipeline.reports.names import HANZI, MASK, NO_NAMES, organisation_type

_COUNTY: Final = rf"{HANZI}{{2,8}}?(?:自治[县旗]|[市县区旗])"
_PREFIXED: Final = re.compile(
    rf"(?:{HANZI}{{2,7}}?(?:省|自治区)|[北天上重][京津海庆]市)?({_COUNTY})((?:{HANZI}|{MASK}){{1,14}}(?:街道|镇|乡|苏木|社区|村))"
)
_BEFORE: Final = (
    rf"(?:^|[\s，,。；;：:、“”（(《\d年月]|以来|半年|我代表|现将)({HANZI}{{2,4}}?(?:自治[县旗]|[市县区旗]))"
)
_LED_BY: Final = re.compile(rf"(?:在|和|、)({HANZI}{{2,3}}([市县区旗]))委、?\2政府")
# The line that the reader of web pages puts before or under the title.
_SITE: Final = re.compile(
    rf"^网站名称：(?:{HANZI}{{2,7}}?(?:省|自治区))?(?:{HANZI}{{2,6}}?[市州盟])?({_COUNTY})(?:人民)?政府",
    re.MULTILINE,
)
_LEVEL: Final = re.compile(r"[我全]([市县区旗])|([市县区旗])(?:委|政府)")
_UPPER: Final = frozenset({"county", "district", "city"})
_OPENING: Final = 800


def is_county(name: str) -> bool:
    """Whether a folder or a reader's word is the name of a county, district or city."""
    return (
        re.fullmatch(_COUNTY, name) is not None
        and organisation_type(name) in _UPPER
        and not NO_NAMES.match(name)
    )


def split(name: str) -> tuple[str | None, str]:
    """A town's name without the county printed before it: 东湖市云岭县石桥镇 gives (云岭县, 石桥镇)."""
    county = None
    while (
        organisation_type(name) in TOWN_TYPES and (found := _PREFIXED.fullmatch(name)) and is_county(found[1])
    ):
        county, name = found[1], found[2]
    return county, name


def find(name: str, head: str, prose: str, origin: str) -> str | None:
    """The county of a town.

    As `head` (the page's head and the title) and the opening print it before the name, as the file's name does, as
    whose committee and government lead it, the innermost folder of `origin` that is named after one, or whose site
    the page is of.
    """
    before = re.compile(_BEFORE + re.escape(name))
    path = PurePosixPath(origin.replace("\\", "/"))
    for words in (head, path.stem, prose[:_OPENING]):
        said = [county for county in before.findall(words) if is_county(county)]
        if said:
            return str(said[0])
    led = [county for county, _ in _LED_BY.findall(prose) if is_county(county)]
    if led:  # by the city's and the county's: in the county
        return str(next((county for county in led if not county.endswith("市")), led[0]))
    folder = next((part for part in reversed(path.parts[:-1]) if is_county(part)), None)
    return folder or _of_site(f"{head}\n{prose}")


def _of_site(text: str) -> str | None:
    """The county whose government's site the page is of, where the text speaks of no other level.

    A city's site also prints what the towns of its counties report: there the text has to speak of the city alone.
    """
    site = _SITE.search(text)
    if not site or not is_county(site[1]):
        return None
    spoken = {
        level for pair in _LEVEL.findall(text[: site.start()] + text[site.end() :]) for level in pair if level
    }
    level = site[1][-1]
    fits = spoken == {"市"} if level == "市" else not spoken or level in spoken
    return site[1] if fits else None
