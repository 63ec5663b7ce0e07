"""What readers corrected: an append-only file beside the warehouse, applied whenever the warehouse is built.

A line is a correction of one observation, known by the SHA-256 of its document and the offset of its number, or
takes an earlier correction back. Nothing in the file is ever changed, so that it tells who did what, when and why.
"""

import hashlib
import json
import math
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from pipeline import model, periods
from pipeline.errors import CorrectionError

FIELDS: Final = ("value", "unit", "indicator", "period", "entity", "kind", "status", "basis")
WITH_BASIS: Final = ("growth", "change", "contrast")


@dataclass(frozen=True, slots=True)
class Change:
    """What holds for one observation after all its corrections."""

    fields: dict[str, Any]  # new values, by names of FIELDS
    rejected: bool  # a reader says that it is no observation


@dataclass(frozen=True, slots=True)
class Signed:
    """Who said it, when (local time, ISO 8601 to the second) and why."""

    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One line that corrects an observation, with the line that takes it back where there is one."""

    correction_id: str
    sha256: str  # of the document
    start: int  # of the number, in code points
    file: str  # as it was called then
    quote: str  # the number as printed
    before: dict[str, Any]  # the fields changed, as they were before
    after: dict[str, Any]  # and as they are now; empty when rejected
    rejected: bool
    signed: Signed
    undone: Signed | None = field(default=None)

    @property
    def observation_id(self) -> str:
        """The observation it is about."""
        return f"{self.sha256[:16]}:{self.start}"


def beside(warehouse: Path) -> Path:
    """The file of corrections that belongs to a warehouse."""
    return warehouse.with_name(warehouse.name + ".corrections.jsonl")


def correct(
    path: Path,
    observation: Mapping[str, Any],
    wanted: Mapping[str, Any] | None,
    *,
    who: str,
    why: str,
    now: datetime | None = None,
) -> Correction:
    """Append a correction of an observation, a row of the view fact as it stands.

    `wanted` holds the values of FIELDS as they should be; None says that the number is no observation. A value
    of None says that the report prints no digits. Raises CorrectionError when nothing would change, a value
    cannot be, or who or why is missing.
    """
    signed = _signed(who, why, now)
    before, after = {}, {}
    if wanted is not None:
        _check(wanted)
        after = {name: wanted[name] for name in FIELDS if wanted[name] != observation[name]}
        before = {name: observation[name] for name in after}
        if not after:
            raise CorrectionError(
                f"“{observation['quote']}”没有改动；请改一项再保存，或关闭更正。",
                f"Nothing was changed in “{observation['quote']}”; change a field and save, or leave it.",
            )
    correction = Correction(
        secrets.token_hex(6), observation["sha256"], int(observation["start"]), observation["file"],
        observation["quote"], before, after, wanted is None, signed,
    )  # fmt: skip
    _append(
        path,
        {
            "id": correction.correction_id,
            "sha256": correction.sha256,
            "start": correction.start,
            "file": correction.file,
            "quote": correction.quote,
            **({"rejected": True} if correction.rejected else {"before": before, "after": after}),
            **_signature(signed),
        },
    )
    return correction


def undo(path: Path, correction_id: str, *, who: str, why: str, now: datetime | None = None) -> None:
    """Append a line that takes a correction back. Raises CorrectionError when it is unknown or undone already."""
    signed = _signed(who, why, now)
    if correction_id not in {line.correction_id for line in read(path) if line.undone is None}:
        raise CorrectionError(
            f"更正 {correction_id} 不存在或已经撤销；请刷新页面后再看。",
            f"There is no correction {correction_id} that still holds; reload the page and look again.",
        )
    _append(path, {"undoes": correction_id, **_signature(signed)})


def read(path: Path) -> list[Correction]:
    """Every correction in the order of the file; none where there is no file. Raises CorrectionError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path, 1) from error
    found: dict[str, Correction] = {}
    for number, line in enumerate(lines, 1):
        try:
            _take(json.loads(line), found)
        except (ValueError, KeyError, TypeError, CorrectionError) as error:
            raise _damaged(path, number) from error
    return list(found.values())


def current(path: Path) -> dict[str, Change]:
    """What holds now, by observation_id: later corrections of a field win, undone ones are left out."""
    held: dict[str, Change] = {}
    for correction in read(path):
        if correction.undone is None:
            before = held.get(correction.observation_id, Change({}, False))
            held[correction.observation_id] = Change(before.fields | correction.after, correction.rejected)
    return held


def digest(changes: Mapping[str, Change]) -> str:
    """A token of what holds; '' where nothing does."""
    if not changes:
        return ""
    plain = {key: [change.fields, change.rejected] for key, change in changes.items()}
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:16]


def _check(wanted: Mapping[str, Any]) -> None:
    """Raises CorrectionError for a value that its field cannot have; looks at the fields that are given."""
    value = wanted.get("value")
    if value is not None and (not isinstance(value, int | float) or not math.isfinite(value)):
        raise _wrong("数值", "value", value, "数字，如 18.6", "a number such as 18.6")
    for name, zh, known in (
        ("kind", "类别", model.KINDS),
        ("status", "性质", model.STATUSES),
        ("basis", "比较基准", (None, *(model.BASES if wanted.get("kind", "growth") in WITH_BASIS else ()))),
    ):
        if name in wanted and wanted[name] not in known:
            listed = [word for word in known if word] or ["—"]
            raise _wrong(zh, name, wanted[name], "、".join(listed), ", ".join(listed))
    if not _is_name(wanted.get("indicator", "—")):
        raise _wrong("指标", "indicator", wanted["indicator"], "指标的名称", "the indicator's name")
    if wanted.get("unit") is not None and not _is_name(wanted["unit"]):
        raise _wrong("单位", "unit", wanted["unit"], "单位，如 亿元", "a unit such as 亿元")
    if wanted.get("entity") is not None and not _is_name(wanted["entity"]):
        raise _wrong(
            "对象",
            "place",
            wanted["entity"],
            "地名，如 石桥镇；报告单位自己则留空",
            "a place, or none for the reporter's own",
        )
    try:
        if wanted.get("period") is not None:
            periods.describe(wanted["period"])
    except (ValueError, TypeError) as error:
        forms = "2024 年、2024 年上半年、2023 年一季度、2023 年 1—5 月"
        codes = "2024, 2024H1, 2023Q1, 2023-05, 2023-01/2023-05"
        raise _wrong("期间", "period", wanted["period"], forms, codes) from error


def _is_name(words: object) -> bool:
    return isinstance(words, str) and bool(words.strip())


def _take(line: dict[str, Any], found: dict[str, Correction]) -> None:
    """One line of the file among those before it; raises what a line that is none raises."""
    signed = Signed(*(str(line[name]) for name in ("who", "when", "why")))
    if "undoes" in line:
        undone = found[line["undoes"]]
        found[line["undoes"]] = Correction(
            undone.correction_id, undone.sha256, undone.start, undone.file, undone.quote, undone.before,
            undone.after, undone.rejected, signed=undone.signed, undone=signed,
        )  # fmt: skip
        return
    after = line.get("after", {})
    _check(after)
    if line["id"] in found or set(after) - set(FIELDS) or not (after or line.get("rejected")):
        raise ValueError
    found[line["id"]] = Correction(
        line["id"], str(line["sha256"]), int(line["start"]), str(line["file"]), str(line["quote"]),
        line.get("before", {}), after, bool(line.get("rejected")), signed,
    )  # fmt: skip


def _append(path: Path, line: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    except OSError as error:
        raise CorrectionError(
            f"更正写不进“{path}”；请检查文件夹权限和磁盘剩余空间，再保存一次。",
            f"The correction cannot be written to “{path}”; check the folder's permissions and the free disk "
            "space, and save again.",
        ) from error


def _signed(who: str, why: str, now: datetime | None) -> Signed:
    if not who.strip() or not why.strip():
        raise CorrectionError("请写明更正人和理由，再保存。", "Say who corrects it and why, then save.")
    return Signed(who.strip(), (now or datetime.now()).isoformat(timespec="seconds"), why.strip())


def _signature(signed: Signed) -> dict[str, str]:
    return {"who": signed.who, "when": signed.when, "why": signed.why}


def _wrong(zh: str, en: str, value: object, form_zh: str, form_en: str) -> CorrectionError:
    return CorrectionError(
        f"{zh}“{value}”不能用；请改成：{form_zh}。", f"“{value}” cannot be the {en}; give {form_en}."
    )


def _damaged(path: Path, number: int) -> CorrectionError:
    return CorrectionError(
        f"更正记录“{path}”第 {number} 行读不懂；请从备份恢复该文件，或将这一行删去。",
        f"Line {number} of the corrections “{path}” cannot be understood; restore the file from a backup "
        "or take the line out.",
    )
