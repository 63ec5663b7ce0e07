"""Chinese numerals to numbers: 三十五, 两百, 一万二, 百, 万."""

from typing import Final

DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_SCALES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def number(text: str) -> int | None:
    """The value of a Chinese numeral, or None where the characters make none (一一, 十十).

    >>> number("三十五"), number("两百"), number("百"), number("二〇二四"), number("一万二")
    (35, 200, 100, 2024, 12000)
    """
    if len(text) > 1 and all(c in DIGITS for c in text):
        # A year read digit by digit is a number; 一一 and 三三 are figures of speech.
        return int("".join(str(DIGITS[c]) for c in text)) if len(text) == 4 else None
    total = section = 0
    digit: int | None = None
    last_scale = 10**12
    for character in text:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
            continue
        scale = _SCALES.get(character)
        if scale is None:
            return None
        if scale >= 10**4:
            section += digit or 0
            total = total + (section or 1) * scale if total > scale else (total + section or 1) * scale
            section, last_scale = 0, 10**12
        else:
            if scale >= last_scale:
                return None
            section += (1 if digit is None else digit) * scale
            last_scale = scale
        digit = None
    if digit is not None and text[-2:-1] in ("百", "千", "万"):
        digit *= _SCALES[text[-2]] // 10  # 一万二 is 12,000
    return total + section + (digit or 0)
