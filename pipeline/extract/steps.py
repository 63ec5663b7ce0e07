"""Steps that an amount has passed: 地区生产总值迈上5万亿元台阶, 连跨两个百亿元台阶."""

import re
from typing import Final

from pipeline.extract.mentions import Mention

_STEP: Final = "(?:新|大|的)*(?:台阶|大关|关口|门槛|行列|俱乐部)"
# 跨越7万亿、8万亿、9万亿三个大台阶: each of them is passed.
_PASSED: Final = re.compile(rf"(?:、\d[^，,。；;、\n]{{0,7}}){{0,6}}(?:[两二三四五六\d]个)?级?{_STEP}")
# 4个万亿元台阶: how many were passed, and of what height.
_HEIGHT: Final = re.compile(rf"[千百十]?[万亿千百十]+[级元斤吨人次]{{0,3}}{_STEP}")
_PASSING: Final = re.compile(
    r"(?:历史性|成功|顺利|首次|再次|再|先后|接连|相继|连续|均|双双|五年)*"
    r"(?:连[跨上越破]|[跨迈跃登站越闯冲踏][上过越入进]|突破|超过)了?[^，,。；;、]{0,3}$"
)
_NAMED: Final = re.compile(
    _PASSING.pattern.removesuffix("$") + rf"[^，,。；;、]{{0,6}}{_STEP}(?:、?总量)?$"
    r"|(?:先后|接连|相继|连续)*(?:连跨|[跨迈跃登站越][上过越入])(?:[万亿千百十]+[级元斤吨人次]{0,3})?$"
)

MAY_PASS: Final = re.compile("[连跨迈跃登站越闯冲踏突超]")  # few names have any of these: the rest is slower


def is_passed(text: str, mention: Mention) -> bool:
    """Whether the number is a step that was passed, and so the least that the amount can be."""
    return mention.unit != "个" and _PASSED.match(text, mention.end) is not None


def counted(text: str, mention: Mention) -> str | None:
    """The step (万亿元台阶) if the number only counts how many such were passed."""
    height = _HEIGHT.match(text, mention.end) if mention.unit == "个" else None
    return height[0] if height else None


def without(name: str) -> str:
    """The name of the amount without the steps that it passed: 经济总量 of 经济总量连跨百亿元台阶."""
    return _NAMED.sub("", name) if MAY_PASS.search(name) else name


def passing(name: str, step: str) -> str:
    """The name of how many such steps the amount of that name has passed; "" where it names no amount."""
    amount = "" if name in step else _PASSING.sub("", without(name))
    return f"{amount}跨越{step}" if amount else ""
