"""The numbers that Word prints before the paragraphs of automatic lists without storing them in the text."""

from dataclasses import dataclass, field
from typing import Any, Final

from docx.oxml.ns import qn

_CHINESE: Final = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "japaneseDigitalTenThousand",
    }
)
_DIGITS: Final = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str  # Word's numFmt: decimal, chineseCounting, bullet, ...
    pattern: str  # （%2）
    first: int


@dataclass(slots=True)
class Numbers:
    """Counts a document's automatic numbers; ask for each paragraph once, in reading order."""

    _lists: dict[str, str] = field(default_factory=dict)  # number id to list id
    _levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _styles: dict[str, tuple[str | None, str | None, int]] = field(
        default_factory=dict
    )  # parent, number id, level
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any) -> "Numbers":
        """The numbers of a python-docx document."""
        numbers = cls()
        for style in document.styles.element.iter(qn("w:style")):
            parent = style.find(qn("w:basedOn"))
            properties = style.find(qn("w:pPr"))
            number, level = _reference(properties) if properties is not None else (None, 0)
            numbers._styles[_value(style, "w:styleId")] = (_value(parent) or None, number, level)
        part = next(
            (r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None
        )
        if part is None:
            return numbers
        for abstract in part.element.iter(qn("w:abstractNum")):
            for level in abstract.iter(qn("w:lvl")):
                numbers._levels[_value(abstract, "w:abstractNumId"), int(_value(level, "w:ilvl"))] = _Level(
                    kind=_value(level.find(qn("w:numFmt"))) or "decimal",
                    pattern=_value(level.find(qn("w:lvlText"))),
                    first=int(_value(level.find(qn("w:start"))) or 1),
                )
        for number in part.element.iter(qn("w:num")):
            numbers._lists[_value(number, "w:numId")] = _value(number.find(qn("w:abstractNumId")))
        return numbers

    def before(self, paragraph: Any) -> str:
        """What Word prints before the paragraph (a w:p element): '（二）', '3.', or ''."""
        number, level = self._number_of(paragraph)
        list_ = self._lists.get(number or "")
        form = self._levels.get((list_, level)) if list_ is not None else None
        if list_ is None or form is None or form.kind in ("bullet", "none"):
            return ""
        counts = self._counts.setdefault(list_, {})
        counts[level] = counts.get(level, form.first - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        label = form.pattern
        for above in range(level + 1):
            other = self._levels.get((list_, above), form)
            label = label.replace(f"%{above + 1}", _written(counts.get(above, other.first), other.kind))
        return label

    def _number_of(self, paragraph: Any) -> tuple[str | None, int]:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None, 0
        number, level = _reference(properties)
        style = _value(properties.find(qn("w:pStyle")))
        seen: set[str] = set()
        while number is None and style and style not in seen:
            seen.add(style)
            parent, number, level = self._styles.get(style, (None, None, 0))
            style = parent or ""
        return number, level


def _reference(properties: Any) -> tuple[str | None, int]:
    """Number id and level that paragraph properties name; '0' as number id takes a number away."""
    reference = properties.find(qn("w:numPr"))
    if reference is None:
        return None, 0
    number = reference.find(qn("w:numId"))
    return (_value(number) if number is not None else None), int(_value(reference.find(qn("w:ilvl"))) or 0)


def _value(element: Any, name: str = "w:val") -> str:
    return "" if element is None else element.get(qn(name)) or ""


def _written(count: int, kind: str) -> str:
    if kind in _CHINESE and 0 < count < 100:
        tens, ones = divmod(count, 10)
        head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
        return head + (_DIGITS[ones] if ones else "")
    if kind == "decimalEnclosedCircle" and 0 < count <= 20:
        return chr(0x2460 + count - 1)
    if kind in ("upperLetter", "lowerLetter") and 0 < count <= 26:
        return chr((0x41 if kind == "upperLetter" else 0x61) + count - 1)
    return str(count)
