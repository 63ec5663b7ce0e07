"""What speaks for a name to begin before a word, or to end after it."""

from collections.abc import Sequence
from typing import Final

from pipeline.extract.choice import Row
from pipeline.extract.words import tag

MAX_RIGHT: Final = 9  # words to the right of a number that a name may reach over
MAX_GAP: Final = 9  # words between a name and its number
_OPEN: Final = frozenset("、，,；;。：:\n")


def left(words: Sequence[str], lo: int, hi: int, opener: str, kind: str) -> list[Row]:
    """Features of a name that begins at word lo, lo+1, …, hi-1; `opener` is the character before word lo."""
    rows = []
    pt, q = "^", "^"
    for a in range(lo, hi):
        w = words[a]
        t = tag(w)
        if a == lo:
            rows.append(
                Row((f"L0|{opener}", f"L0|w={w}", f"L0|t={t}|{kind}", f"L0|{opener}|t={t}", f"L0|c={w[0]}"))
            )
        else:
            p, n = words[a - 1], min(a - lo, 6)
            rows.append(
                Row((
                    f"Lp={p}", f"Lp={p}|{kind}", f"Lw={w}", f"Lpt={pt}", f"Lpt={pt}|t={t}", f"Lp={p}|t={t}",
                    f"Lpp={q}|{p}", f"Lw={w}|pt={pt}", f"Ln={n}", f"Ln={n}|pt={pt}", f"Lpc={p[-1]}", f"Lwc={w[0]}",
                    f"Lpc={p[-1]}|t={t}", f"Lwl={len(w)}|{len(p)}|{pt}",
                ))
            )  # fmt: skip
            q = p
        pt = t
    return rows


def right(words: Sequence[str], lo: int, w: int, kind: str, u: str) -> list[Row]:
    """Features of a name that ends before word w, w-1, w-2, …; the words from there to the number are the gap."""
    rows = []
    for b in range(w, max(lo, w - MAX_GAP), -1):
        k = words[b - 1]
        kt = tag(k)
        row = [f"Rk={k}", f"Rkt={kt}", f"Rn={w - b}|{kind}", f"Rkc={k[-1]}", f"Rkc={k[-1]}|{kind}"]
        if b < w:
            g = words[b]
            gap = "".join(words[b:w])[:10]
            row += (
                f"Rg={gap}", f"Rg={gap}|{kind}", f"Rg1={g}", f"Rg1={g}|{kind}", f"Rgl={words[w - 1]}|{kind}",
                f"Rgt={tag(g)}|{kt}", f"Rg1={g}|kt={kt}",
            )  # fmt: skip
        else:
            row += (f"R0|{kind}", f"R0|{u}|kt={kt}", f"R0|{u}")
        rows.append(Row(row))
    return rows


def tail(words: Sequence[str], r0: int, stop: int, u: str) -> list[Row]:
    """Features of a name whose second part runs from word r0 up to word r0+1, r0+2, …, at most `stop`."""
    rows = []
    first, ft = words[r0] if r0 < len(words) else "", ""
    for e in range(r0 + 1, min(stop, r0 + MAX_RIGHT) + 1):
        k = words[e - 1]
        if k[0] in _OPEN and k != "、":
            break
        n = words[e] if e < len(words) else "$"
        kt, nt, ft = tag(k), tag(n), ft or tag(first)
        rows.append(
            Row((
                f"Tk={k}", f"Tkt={kt}", f"Tn={n}", f"Tnt={nt}", f"Tnt={nt}|kt={kt}", f"Tlen={e - r0}",
                f"Tkc={k[-1]}|n={n[0]}", f"Tkc={k[-1]}", f"Tw0={first}|{u}", f"Tw0t={ft}|{u}", f"Tn={n}|kt={kt}",
            ))
        )  # fmt: skip
    return rows
