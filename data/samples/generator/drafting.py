"""A report in the making: sentences whose numbers carry the facts they state."""

import math
import re
from dataclasses import dataclass, field, replace
from typing import Final

from . import figures
from .measures import MEASURES, PERIODS, TOWNS

FIELDS: Final = (
    "file", "organisation", "report_period", "quote", "sentence", "offset",
    "kind", "status", "indicator", "value", "unit", "period", "entity", "basis", "qualifier", "masked",
    "subject", "measure", "note",
)  # fmt: skip
# (organisation, period, measure, kind) -> what is printed in the number's place
MASKED: Final[dict[tuple[str, str, str, str], str]] = {
    ("鹭口乡", "2022H1", "tax", "level"): "XX万元",
    ("柏塬乡", "2022", "signed", "level"): "x个",
    ("柏塬乡", "2022", "signedsum", "level"): "XX亿元",
    ("望岫镇", "2022H1", "mfg", "growth"): "*%",
    ("望岫镇", "2022H1", "mfg", "level"): "**亿元",
    ("南坂镇", "2023H1", "fai", "level"): ".亿元",
    ("南坂镇", "2023H1", "fai", "growth"): ".%",
    ("临澄街道", "2022", "rev", "level"): "XX万元",
    ("县财政局", "2022H1", "bonds", "level"): "XX亿元",
    ("县农业农村局", "2022H1", "farmfunds", "level"): "X亿元",
}
DATES: Final = re.compile(r"\d{4}年|\d{1,2}月\d{1,2}日|1[—-]\d{1,2}月|\d{1,2}月")
LIST_NUMBERS: Final = re.compile(r"^\d{1,2}(?=[.、])|^[(\uff08]\d{1,2}[)\uff09]")
TOKEN: Final = re.compile("⟦(\\d+)⟧")
# Sentences are written with half-width stops; most reports print the full-width ones.
FULL_WIDTH: Final = str.maketrans(",:;()", "\uff0c\uff1a\uff1b\uff08\uff09")
NUMERALS: Final = "零一二三四五六七八"


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of a report, as GUIDELINE-like fields; kind none is a number that is no observation."""

    quote: str
    kind: str
    status: str | None = None
    indicator: str | None = None
    value: float | None = None
    unit: str | None = None
    period: str | None = None
    entity: str | None = None
    basis: str | None = None
    qualifier: str | None = None
    masked: bool = False
    subject: str = ""
    measure: str = ""
    note: str = ""
    sentence: str = ""
    offset: int = -1


def plain(number: float, decimals: int) -> str:
    """The number as reports print it: no more decimals than needed."""
    text = f"{number:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(slots=True)
class Draft:
    """One report: who, when, about which area; collects paragraphs and the facts in them."""

    organisation: str  # short: 县财政局, 云汀镇
    organisation_type: str
    period: str
    area: str
    half_width: bool = False
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    tokens: list[Fact] = field(default_factory=list)

    @property
    def half(self) -> bool:
        """Whether the report is about half a year."""
        return figures.is_half(self.period)

    @property
    def year(self) -> int:
        """The year the report is about."""
        return figures.year(self.period)

    @property
    def goal_year(self) -> int:
        """The year the plans at the end are about."""
        return self.year if self.half else self.year + 1

    def pick(self, slot: str, *variants: str) -> str:
        """One wording; an organisation goes through them from period to period."""
        first = int(figures.chance(self.organisation, slot) * len(variants))
        return variants[(first + PERIODS.index(self.period)) % len(variants)]

    def maybe(self, slot: str, probability: float) -> bool:
        """Whether this report says it at all."""
        return figures.chance(self.organisation, self.period, slot, "maybe") < probability

    def when(self, slot: str) -> str:
        """The period in words."""
        if self.half:
            return self.pick(
                f"when {slot}", "上半年", "今年上半年", "1—6月", f"{self.year}年上半年", "今年以来"
            )
        return self.pick(f"when {slot}", "全年", f"{self.year}年", "一年来", f"{self.year}年全年")

    def by_end(self, slot: str) -> str:
        """The period's end in words."""
        if self.half:
            return self.pick(f"end {slot}", "截至6月底", "截至目前", "到6月底")
        return self.pick(f"end {slot}", "截至年底", f"截至{self.year}年底", "到年末")

    def fact(
        self, quote: str, kind: str, indicator: str, value: float | None, unit: str | None, **more: object
    ) -> str:
        """A number in the text; returns what stands for it until the report is printed."""
        known: dict[str, object] = {"status": "actual", "period": self.period, "subject": self.area, **more}
        masked = MASKED.get((self.organisation, self.period, str(known.get("measure", "")), kind))
        if masked and known["status"] == "actual":
            quote, value = masked, None
            known |= {"masked": True, "note": "masked"}
        self.tokens.append(Fact(quote, kind, indicator=indicator, value=value, unit=unit, **known))  # type: ignore[arg-type]
        return f"⟦{len(self.tokens) - 1}⟧"

    def none(self, quote: str) -> str:
        """A number that is no observation."""
        self.tokens.append(Fact(quote, "none"))
        return f"⟦{len(self.tokens) - 1}⟧"

    def level(self, measure: str, about: str = "", area: str | None = None, **more: object) -> str:
        """A level or ratio; `about` (超 近 约 余 以上) rounds it. The word itself is printed too."""
        m, place = MEASURES[measure], area or self.area
        entity = area if area and area != self.area else None
        number = figures.elsewhere(self.organisation, measure, place, self.period)
        known: dict[str, object] = {"measure": measure, "subject": place, "entity": entity, **more}
        conflict = [k for k in figures.CONFLICTS if k[1:] == (measure, place, self.period)]
        if conflict:
            known["note"] = f"conflict: {conflict[0][0]}"
        name = str(known.pop("name", m.name))
        if not about or number < 20:
            return self.fact(f"{plain(number, m.decimals)}{m.unit}", m.kind, name, number, m.unit, **known)
        unit, shown = m.unit, number
        if number >= 10000:
            unit = f"亿{m.unit[1:]}" if m.unit.startswith("万") else f"万{m.unit}"
            shown = number / 10000
        step = max(10.0 ** (math.floor(math.log10(shown)) - 1), 0.1 if unit != m.unit else 10.0)
        digits = 1 if unit != m.unit else 0
        steps = shown / step
        whole = math.ceil(steps) if about == "近" else round(steps) if about == "约" else math.floor(steps)
        shown = round(whole * step, digits)
        known |= {"qualifier": {"超": ">", "近": "~", "约": "~"}.get(about, ">="), "note": "rounded"}
        text = plain(shown, digits)
        if about == "余":
            scale = unit[0] if unit != m.unit else ""
            return self.fact(f"{text}{scale}余{unit.removeprefix(scale)}", m.kind, name, shown, unit, **known)
        token = self.fact(f"{text}{unit}", m.kind, name, shown, unit, **known)
        return token + about if about == "以上" else about + token

    def grew(
        self, measure: str, area: str | None = None, name: str | None = None, word: str = "", **more: object
    ) -> str:
        """增长7.9% or 下降3.8%, in one of the usual wordings."""
        place = area or self.area
        number = figures.growth(measure, place, self.period)
        known: dict[str, object] = {"measure": measure, "subject": place, "basis": "yoy", **more}
        if area and area != self.area:
            known["entity"] = area
        if (measure, place, self.period) in figures.GROWTH_GAPS:
            known["note"] = "gap"
        if number == 0:
            return "与上年同期持平" if self.half else "与上年持平"
        gap = "gap" in str(known.get("note"))
        token = self.fact(
            f"{plain(abs(number), 1)}%", "growth", name or MEASURES[measure].name, number, "%", **known
        )
        slot = f"grew {measure}"
        if gap and measure == "gyzcz":
            return f"按可比价格计算增长{token}"
        if gap:
            return f"增长{token}(上年同期数已按普查结果修订)"
        if number < 0:
            return (word or self.pick(slot, "下降", "同比下降", "同比回落")) + token
        return (
            word
            or self.pick(
                slot, "增长", "同比增长", "同比增长", "较上年同期增长" if self.half else "比上年增长"
            )
        ) + token

    def both(self, measure: str) -> str:
        """Level and growth."""
        level, grew = self.level(measure), self.grew(measure)
        return self.pick(
            f"both {measure}", f"{level}、{grew}", f"{level},{grew}", f"{level}({grew})", f"{level},{grew}"
        )

    def place(self, measure: str, by: str) -> str:
        """,增速居全县第三, or nothing where the place is shared or not worth saying."""
        number = figures.rank(measure, self.area, self.period, by)
        if number is None or number > 5:
            return ""
        slot = f"place {measure}"
        words = [f"第{NUMERALS[number]}", f"第{number}", "首位" if number == 1 else f"第{NUMERALS[number]}"]
        quote = self.pick(slot, *words)
        what = self.pick(slot + " what", "增速", "增幅") if by == "growth" else "总量"
        false = by == "growth" and any(
            k[0] == measure and k[2] == self.period and number == 1 for k in figures.FALSE_RANKS
        )
        token = self.fact(
            quote,
            "rank",
            MEASURES[measure].name + what,
            number,
            "第",
            measure=measure,
            note="rank" if false else "",
        )
        verb = self.pick(slot + " verb", "居全县", "列全县", "位居全县", "排名全县")
        return f",{what}{verb}{token}" + ("位" if quote.startswith("第") and self.maybe(slot, 0.5) else "")

    def against(self, measure: str) -> str:
        """,高于全县平均1.2个百分点."""
        number = figures.contrast(measure, self.area, self.period)
        if number == 0:
            return ",与全县平均持平"
        token = self.fact(
            f"{plain(abs(number), 1)}个百分点", "contrast", MEASURES[measure].name, number, "个百分点",
            measure=measure, entity="全县平均", basis="ref",
        )  # fmt: skip
        if number > 0:
            return (
                "," + self.pick(f"against {measure}", "高于全县平均", "比全县平均高", "高出全县平均") + token
            )
        return "," + self.pick(f"against {measure}", "低于全县平均", "比全县平均低") + token

    def done(self, measure: str, area: str | None = None) -> str:
        """完成年度任务的54.1% (without a comma before it)."""
        place = area or self.area
        number = figures.progress(measure, place, self.period)
        token = self.fact(
            f"{plain(number, 1)}%",
            "progress",
            MEASURES[measure].name,
            number,
            "%",
            measure=measure,
            subject=place,
        )
        return self.pick(
            f"done {measure}", "完成年度任务的", "占全年目标的", "完成全年目标任务的", "为年度目标的"
        ) + token  # fmt: skip

    def aim(self, measure: str, after: str = "", target_year: int | None = None, **more: object) -> str:
        """A year's target in the measure's unit; `after` is 以上 or 左右."""
        m, goal = MEASURES[measure], target_year or self.goal_year
        number = figures.target(measure, self.area, goal)
        known: dict[str, object] = {"status": "target", "period": str(goal), "measure": measure, **more}
        if after:
            known["qualifier"] = {"以上": ">=", "左右": "~"}[after]
        decimals = m.decimals if number < 10 else min(m.decimals, 1)
        return (
            self.fact(f"{plain(number, decimals)}{m.unit}", m.kind, m.name, number, m.unit, **known) + after
        )

    def aim_growth(self, measure: str, after: str = "") -> str:
        """A year's growth target."""
        number = figures.growth_target(measure, self.area, self.goal_year)
        known = {"qualifier": {"以上": ">=", "左右": "~"}[after]} if after else {}
        return self.fact(
            f"{plain(number, 1)}%", "growth", MEASURES[measure].name, number, "%", status="target",
            period=str(self.goal_year), basis="yoy", measure=measure, **known,
        ) + after  # fmt: skip

    def more(self, measure: str) -> str:
        """What follows level and growth: a place, a contrast, the share of the target done, or nothing."""
        claims = [k for k in figures.FALSE_RANKS if k[0] == measure and k[2] == self.period]
        if claims and figures.rank(measure, self.area, self.period, "growth") == 1:
            return self.place(measure, "growth")
        choice = int(figures.chance(self.area, measure, "more") * 5 + PERIODS.index(self.period)) % 5
        if choice == 0:
            return self.place(measure, "growth")
        if choice == 1:
            return self.against(measure)
        if choice == 2 and MEASURES[measure].aim is not None:
            return "," + self.done(measure)
        return self.place(measure, "level") if choice == 3 and measure != "income" else ""

    def moved(self, measure: str) -> str:
        """,较上年同期提高0.5个百分点 for a ratio; ,下降1.2微克/立方米 for others."""
        m = MEASURES[measure]
        recent = self.half and m.kind == "ratio" and self.maybe(f"recent {measure}", 0.4)
        number = figures.change(measure, self.area, self.period, str(self.year - 1) if recent else None)
        start = "较上年同期" if self.half else self.pick(f"moved {measure}", "较上年", "比上年")
        if recent:
            start = self.pick(f"moved {measure}", "较去年底", "较上年末", "较年初")
        if number == 0:
            return ",与上年末持平" if recent else ",与上年同期持平" if self.half else ",与上年持平"
        unit = "个百分点" if m.kind == "ratio" else m.unit
        token = self.fact(
            f"{plain(abs(number), m.decimals)}{unit}", "change", m.name, number, unit,
            basis="prev" if recent else "yoy", measure=measure,
        )  # fmt: skip
        risen = "提高" if m.kind == "ratio" else "上升"
        return f",{start}{risen if number > 0 else '下降'}{token}"

    def add(self, *sentences: str) -> None:
        """One paragraph."""
        self.paragraphs.append("".join(sentences))

    def printed(self) -> tuple[list[str], list[Fact]]:
        """The paragraphs as printed and their facts in the order of the text."""
        texts, facts = [], []
        for paragraph in self.paragraphs:
            text, found = _print(
                paragraph if self.half_width else paragraph.translate(FULL_WIDTH), self.tokens
            )
            texts.append(text)
            facts += found
        return texts, facts


def _print(paragraph: str, tokens: list[Fact]) -> tuple[str, list[Fact]]:
    text, places, last = "", [], 0
    for token in TOKEN.finditer(paragraph):
        text += paragraph[last : token.start()]
        known = tokens[int(token[1])]
        places.append((len(text), known))
        text += known.quote
        last = token.end()
    text += paragraph[last:]
    taken = [(start, start + len(fact.quote)) for start, fact in places]
    for pattern in (LIST_NUMBERS, DATES):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                places.append((match.start(), Fact(match[0], "none")))
                taken.append(match.span())
    for digit in re.finditer(r"\d", text):
        if not any(start <= digit.start() < end for start, end in taken):
            raise ValueError(f"a number without a fact at {digit.start()}: {text}")
    facts = []
    for start, fact in sorted(places, key=lambda place: place[0]):
        begin = text.rfind("。", 0, start) + 1
        end = text.find("。", start)
        sentence = text[begin : end + 1 if end >= 0 else len(text)]
        facts.append(replace(fact, sentence=sentence, offset=start - begin))
    return text, facts


def towns_by(measure: str, period: str, by: str = "growth") -> list[str]:
    """The towns, best first."""
    figure = figures.growth if by == "growth" else figures.value
    return sorted(TOWNS, key=lambda town: -figure(measure, town, period))
