"""The form that corrects one number, and the list of corrections with the way to take them back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages import common
from pages.common import frame, t
from pipeline import corrections, model, periods, warehouse
from pipeline.charts.numbers import number
from pipeline.corrections import Correction
from pipeline.errors import CorrectionError, LedgerError
from pipeline.ingest import ingest
from pipeline.periods import words as period_words
from pipeline.queries import quality as queries
from pipeline.records import as_records

MOST_SHOWN: Final = 30
CHOICES: Final = ("kind", "status", "basis")
WHO: Final = "correction_who"  # remembered for the session
DONE: Final = "correction_done"  # what the last save came to: a key of the interface, or an error
PENDING: Final = "correction_pending"  # a line was written that the warehouse does not know yet


def show(in_context: Callable[[str, str, int], str]) -> None:
    """The number that the URL names with its form, and every correction made."""
    if st.session_state.pop(PENDING, False):
        bring_in()
    path = corrections.beside(warehouse.default_path())
    made = corrections.read(path)
    done = st.session_state.pop(DONE, None)
    if isinstance(done, LedgerError):
        st.error(common.plain(done.message(common.language())), icon=":material/error:")
    elif done:
        st.success(t(done), icon=":material/check_circle:")
    applied = frame(queries.applied)
    if set(applied["digest"].dropna()) != {corrections.digest(corrections.current(path))}:
        st.warning(t("correction_not_applied"), icon=":material/sync_problem:")
        st.button(t("correction_apply"), key="correction_apply", on_click=save, args=(lambda: None,))
    observation_id = st.query_params.get("observation")
    if observation_id:
        # What a page keeps in the URL is what its widgets write there: this one goes along.
        st.session_state["filters"]["observation"] = observation_id
        show_form(observation_id, made, in_context)
    else:
        st.info(t("correction_how"), icon=":material/edit:")
    show_made(
        made, {row["observation_id"]: row for row in as_records(applied.dropna(subset="observation_id"))}
    )


def save(write: Callable[[], object]) -> None:
    """Write a line, when a button is pressed; the page then brings it into the warehouse."""
    try:
        write()
        st.session_state[PENDING] = True
    except LedgerError as error:
        st.session_state[DONE] = error


def bring_in() -> None:
    """Build the warehouse with the corrections as they stand; the page then starts over on it."""
    try:
        with st.spinner(t("correction_applying")):
            ingest([], warehouse.default_path())
        st.session_state[DONE] = "correction_done"
    except LedgerError as error:
        st.session_state[DONE] = error
    st.rerun()


def show_form(
    observation_id: str, made: list[Correction], in_context: Callable[[str, str, int], str]
) -> None:
    """The number in its sentence, and what may be corrected of it."""
    found = frame(queries.observation, observation_id=observation_id)
    if found.empty:
        st.warning(
            t("correction_unknown", wanted=common.plain(observation_id[:80])), icon=":material/link_off:"
        )
        return
    row: dict[str, Any] = {
        str(key): None if pd.isna(value) else value for key, value in found.iloc[0].items()
    }
    with st.container(border=True):
        about = " · ".join(
            words
            for words in (row["organisation"], row[f"report_period_{common.language()}"], row["file"])
            if words
        )
        st.markdown(f"**{common.plain(row['quote'])}** {common.plain(about)}")
        st.html(
            f"<div style='line-height:1.7'>{in_context(row['sentence'], row['quote'], row['place_in_sentence'])}</div>"
        )
        if row["corrected"]:
            st.caption(t("correction_is_corrected"))
        st.page_link(
            common.SOURCE_PAGE, label=t("open_source"), icon=":material/article:",
            query_params={"observation": observation_id},
        )  # fmt: skip
        # A form of its own after every line, so that it starts from what holds now.
        form = f"{observation_id}_{len(made)}_{sum(line.undone is not None for line in made)}"
        with st.form(f"correction_{form}", border=False):
            ask(row, form)
            st.checkbox(t("correction_reject"), key=f"rejected_{form}")
            ask_who(form)
            st.form_submit_button(
                t("correction_save"), type="primary", key=f"save_{form}", on_click=save,
                args=(partial(write_correction, row, form),),
            )  # fmt: skip


def ask_who(form: str) -> None:
    """Who does it, and why."""
    left, right = st.columns([1, 2])
    left.text_input(t("correction_who"), st.session_state.get(WHO, ""), key=f"who_{form}")
    right.text_input(t("correction_why"), key=f"why_{form}")


def answered(form: str) -> tuple[str, str]:
    """Who and why, as ask_who was answered; who is remembered."""
    st.session_state[WHO] = st.session_state[f"who_{form}"]
    return st.session_state[WHO], st.session_state[f"why_{form}"]


def write_correction(row: dict[str, Any], form: str) -> None:
    """Append what the form asks for. Raises CorrectionError."""
    who, why = answered(form)
    wanted = None if st.session_state[f"rejected_{form}"] else filled_in(form)
    corrections.correct(corrections.beside(warehouse.default_path()), row, wanted, who=who, why=why)


def write_undoing(correction_id: str) -> None:
    """Append what takes a correction back. Raises CorrectionError."""
    who, why = answered(f"undo_{correction_id}")
    corrections.undo(corrections.beside(warehouse.default_path()), correction_id, who=who, why=why)


def ask(row: dict[str, Any], form: str) -> None:
    """The fields to correct, as they stand."""
    first, second, third, fourth = st.columns(4)
    digits = "" if row["value"] is None else number(row["value"]).replace("−", "-").replace(",", "")
    first.text_input(t("correction_value"), digits, key=f"value_{form}", help=t("correction_value_help"))
    second.text_input(t("correction_unit"), row["unit"] or "", key=f"unit_{form}")
    third.text_input(t("correction_indicator"), row["indicator"], key=f"indicator_{form}")
    listed = frame(queries.periods)
    labels: dict[str, str] = dict(zip(listed["period"], listed[f"label_{common.language()}"], strict=True))
    codes = ["", *labels]
    fourth.selectbox(
        t("correction_period"),
        codes,
        index=codes.index(row["period"] or ""),
        format_func=lambda code: labels.get(code, code) or "—",
        key=f"period_{form}",
        help=t("correction_period_help"),
        accept_new_options=True,
        filter_mode="contains",
    )
    place, *others = st.columns(4)
    place.text_input(
        t("correction_entity"), row["entity"] or "", key=f"entity_{form}", help=t("correction_entity_help")
    )
    for column, name, options in zip(
        others, CHOICES, (model.KINDS, model.STATUSES, ("", *model.BASES)), strict=True
    ):
        column.selectbox(
            t(f"correction_{name}"),
            options,
            index=options.index(row[name] or ""),
            format_func=lambda option, name=name: t(f"{name}_{option}") if option else "—",
            key=f"{name}_{form}",
            help=t("correction_basis_help") if name == "basis" else None,
        )


def filled_in(form: str) -> dict[str, Any]:
    """The form's fields as values. Raises CorrectionError for a value that is no number."""
    said = {name: (st.session_state[f"{name}_{form}"] or "").strip() or None for name in corrections.FIELDS}
    try:
        value = float(said["value"].replace(",", "").replace("−", "-")) if said["value"] else None
    except ValueError as error:
        raise CorrectionError(
            f"数值“{said['value']}”不能用；请改成数字，如 24.1，原文没有数字就留空。",
            f"“{said['value']}” cannot be the value; give a number such as 24.1, or leave it empty where none is "
            "printed.",
        ) from error
    with suppress(ValueError):  # words that name no period are refused with the other fields
        said["period"] = said["period"] and periods.code(said["period"])
    basis = said["basis"] if said["kind"] in corrections.WITH_BASIS else None
    return {**said, "value": value, "basis": basis}


def show_made(made: list[Correction], applied: dict[str, dict[Any, Any]]) -> None:
    """Every correction, latest first, with what it is of, who, when and why, and whether it holds."""
    st.subheader(t("correction_list"), anchor=False)
    path = corrections.beside(warehouse.default_path())
    if not made:
        st.caption(t("correction_none"))
        return
    lines = list(reversed(made))
    for line in lines[:MOST_SHOWN]:
        with st.container(border=True):
            left, right = st.columns([5, 1])
            with left:
                st.markdown(f"**{common.plain(line.quote)}** {common.plain(change(line))}")
                if about := subject(applied.get(line.observation_id, {})):
                    st.caption(common.plain(about))
                st.caption(common.plain(f"{signature(line)} · {line.file}"))
                st.caption(common.plain(state(line, applied)))
            with right:
                st.page_link(
                    common.SOURCE_PAGE,
                    label=t("open_source"),
                    icon=":material/article:",
                    query_params={"observation": line.observation_id},
                )
                if line.undone is None:
                    undo = f"undo_{line.correction_id}"
                    with st.popover(t("correction_undo")), st.form(undo, border=False):
                        ask_who(undo)
                        st.form_submit_button(
                            t("correction_undo"),
                            key=f"save_{undo}",
                            on_click=save,
                            args=(partial(write_undoing, line.correction_id),),
                        )
    if len(lines) > MOST_SHOWN:
        st.caption(t("quality_cut", n=MOST_SHOWN, all=len(lines)))
    st.caption(t("correction_where"))
    st.code(str(path.resolve()), language=None)
    common.download(as_table(lines, applied), t("quality_show_corrections"))


def subject(row: dict[Any, Any]) -> str:
    """What a number is of: who reports, the place if it is another, indicator and period; '' where not known."""
    names = ("organisation", "entity", f"indicator_{common.language()}", f"period_{common.language()}")
    return " · ".join(row[name] for name in names if isinstance(row.get(name), str))


def as_table(lines: list[Correction], applied: dict[str, dict[Any, Any]]) -> pd.DataFrame:
    """The corrections as rows for a file."""
    return pd.DataFrame(
        [
            {
                t("column_quote"): line.quote,
                t("correction_of"): subject(applied.get(line.observation_id, {})),
                t("correction_change"): change(line),
                t("correction_who"): line.signed.who,
                t("correction_when"): line.signed.when,
                t("correction_why"): line.signed.why,
                t("column_state"): state(line, applied),
                t("column_file"): line.file,
                t("source_field_position"): line.start,
                "SHA-256": line.sha256,
            }
            for line in lines
        ]
    )


def change(line: Correction) -> str:
    """What it changes: 数值 8.02 → 8.2；性质 实际 → 预计."""
    if line.rejected:
        return t("reason_rejected")
    return t("list_comma").join(
        f"{t(f'correction_{name}')} {said(name, line.before.get(name))} → {said(name, value)}"
        for name, value in line.after.items()
    )


def said(name: str, value: Any) -> str:
    """A field's value in the reader's words."""
    if value is None:
        return "—"
    if name in ("kind", "status", "basis"):
        return t(f"{name}_{value}")
    if name == "period":
        return period_words(value, common.language()) or ""
    return number(value) if name == "value" else str(value)


def signature(line: Correction) -> str:
    """Who, when and why."""
    when = datetime.fromisoformat(line.signed.when).strftime("%Y-%m-%d %H:%M")
    return t("correction_signature", who=line.signed.who, when=when, why=line.signed.why)


def state(line: Correction, applied: dict[str, dict[Any, Any]]) -> str:
    """Whether it holds, and why not."""
    if line.undone is not None:
        when = line.undone.when.replace("T", " ")[:16]
        return t("correction_undone", who=line.undone.who, when=when, why=line.undone.why)
    return t("correction_holds" if line.observation_id in applied else "correction_absent")
