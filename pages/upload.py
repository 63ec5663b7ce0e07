"""导入: bring one's own reports in, and see what was found, what failed and what the warehouse holds."""

from typing import Final

import pandas as pd
import streamlit as st

from pages import common, filters
from pages.common import frame, language, t
from pipeline import warehouse
from pipeline.errors import LedgerError
from pipeline.ingest import FileResult, Summary, ingest, remove_samples, uploads
from pipeline.queries import upload as queries
from pipeline.queries.common import summary as held
from pipeline.reports.counties import is_county

ROUND: Final = "upload_round"  # counts the drops, so that a finished one leaves the box empty
OUTCOME: Final = "upload_outcome"  # of the last drop or, a number, how many samples were removed
MOST_LINES: Final = (
    12  # of files in a drop, told one by one without asking; the table of reports has them all
)
FILE_COLUMNS: Final = (
    *("file", "format", "size", "encoding", "reports", "observations", "masked", "leftovers"),
    *("origin", "sha256"),
)
REPORT_COLUMNS: Final = (
    *("organisation", "organisation_type", "area", "period", "title"),
    *("observations", "masked", "leftovers", "file"),
)


def take(files: list[tuple[str, bytes]], county: str) -> Summary:
    """Ingest dropped files of a county ('' where none is given), telling of each as it is done.

    Raises WarehouseError, having written nothing.
    """
    with st.status(t("upload_reading", n=len(files)), expanded=True):
        bar = st.progress(0.0)

        def tell(done: int, total: int, result: FileResult) -> None:
            words = t("upload_progress", done=done, total=total, file=common.plain(result.file))
            bar.progress(done / total, text=words if done < total else t("upload_publishing"))
            st.markdown(line(result))

        return ingest(uploads(files, county), warehouse.default_path(), tell)


def line(result: FileResult) -> str:
    """What became of one file, in one sentence safe for Markdown."""
    if result.reason is not None:
        icon = ":material/block:" if result.outcome == "refused" else ":material/skip_next:"
        return f"{icon} {common.plain(result.reason.message(language()))}"
    key = "upload_line_unchanged" if result.outcome == "unchanged" else "upload_line"
    key = "upload_no_reports" if result.reports == 0 else key
    counts = {name: getattr(result, name) for name in ("reports", "observations", "masked", "leftovers")}
    return f":material/check: {t(key, file=common.plain(result.file), **counts)}"


def tell_outcome(summary: Summary) -> None:
    """What the last drop brought: counts, each failure with its reason and next step, the reports."""
    counts = {name: summary.total(name) for name in ("reports", "observations")}
    if summary.count("read"):
        st.success(t("upload_done", read=summary.count("read"), **counts), icon=":material/check_circle:")
    else:
        st.info(t("upload_nothing_new"), icon=":material/info:")
    for outcome, show in (("refused", st.error), ("passed_over", st.info)):
        failed = [result for result in summary.files if result.outcome == outcome]
        if failed:
            lines = "\n".join(f"- {common.plain(r.reason.message(language()))}" for r in failed if r.reason)
            show(f"{t(f'upload_{outcome}', n=len(failed))}\n\n{lines}")
    taken = [result for result in summary.files if result.outcome in ("read", "unchanged")]
    if not taken:
        return
    lines = "  \n".join(line(result) for result in taken)
    if len(taken) > MOST_LINES:
        st.expander(t("upload_each", n=len(taken))).markdown(lines)
    else:
        st.markdown(lines)
    reports = frame(queries.reports)
    found = reports[reports["file"].isin({result.file for result in taken})]
    if not found.empty:
        st.subheader(t("upload_found"), anchor=False)
        show_table(found, REPORT_COLUMNS, t("upload_found"))
        st.page_link(
            common.SOURCE_PAGE,
            label=t("upload_open"),
            icon=":material/article:",
            query_params={"report": found["report_id"].iloc[0]},
        )


def show_table(rows: pd.DataFrame, columns: tuple[str, ...], name: str) -> None:
    """The columns of the rows, named in the reader's language, with their CSV."""
    table = rows[list(columns)].copy()
    if "organisation_type" in columns:
        types = rows["organisation_type"]
        table["organisation_type"] = [t(f"type_{kind}") if isinstance(kind, str) else None for kind in types]
    if "period" in columns:
        table["period"] = rows[f"period_{language()}"].fillna(rows["period"])
    table = table.set_axis([t(f"column_{column}") for column in columns], axis=1)
    common.table(table)
    common.download(table, name)


def remove() -> None:
    """Take the samples out of the warehouse and keep what became of it for the page to tell."""
    try:
        with st.spinner(t("samples_removing")):
            st.session_state[OUTCOME] = remove_samples(warehouse.default_path())
    except LedgerError as error:
        st.session_state[OUTCOME] = error


def offer_removal(samples: int) -> None:
    """A button that takes the sample reports out, once the reader has seen what that means."""
    with st.popover(t("samples_remove"), icon=":material/science:"):
        st.markdown(t("samples_remove_note", n=samples))
        st.button(t("samples_remove_confirm"), type="primary", on_click=remove)


def show_holdings() -> None:
    """The warehouse's files, reports and refusals."""
    st.subheader(t("upload_holds"), anchor=False)
    if samples := int(frame(held)["samples"].iloc[0]):
        offer_removal(samples)
    refusals = frame(queries.refusals).rename(columns={f"message_{language()}": "message"})
    tables: dict[str, tuple[pd.DataFrame, tuple[str, ...]]] = {
        "files": (frame(queries.files), FILE_COLUMNS),
        "reports": (frame(queries.reports), REPORT_COLUMNS),
        "refusals": (refusals, ("origin", "message")),
    }
    which = filters.choose(
        "list",
        t("upload_list"),
        list(tables),
        few=True,
        label_of=lambda option: t(f"upload_list_{option}", n=len(tables[option][0])),
    )
    rows, columns = tables[which]
    if rows.empty:
        st.caption(t("upload_list_empty"))
    else:
        show_table(rows, columns, t(f"upload_list_{which}", n=len(rows)))


common.head("page_upload", "upload_question")
# Streamlit's own words in the box are English only: the button gets ours, the hint is in the label already.
BUTTON: Final = "[data-testid=stFileUploaderDropzone] [data-testid=stBaseButton-secondary]"
st.html(
    "<style>[data-testid=stFileUploaderDropzoneInstructions]{display:none}"
    f"{BUTTON} [data-testid=stMarkdownContainer]{{display:none}}"
    f"{BUTTON}::after{{content:'{t('upload_choose')}';margin-left:.5rem}}</style>"
)
county = st.text_input(t("upload_county"), help=t("upload_county_help"), max_chars=12, width=420).strip()
known = not county or is_county(county)
if not known:
    st.warning(common.plain(t("upload_county_unknown", name=county)), icon=":material/warning:")
dropped = st.file_uploader(
    t("upload_drop"),
    accept_multiple_files=True,
    key=f"upload_{st.session_state.setdefault(ROUND, 0)}",
    disabled=not known,
)
if dropped:
    try:
        st.session_state[OUTCOME] = take([(file.name, file.getvalue()) for file in dropped], county)
    except LedgerError as error:
        st.session_state[OUTCOME] = error
    st.session_state[ROUND] += 1
    st.rerun()
outcome = st.session_state.get(OUTCOME)
if isinstance(outcome, LedgerError):
    st.error(common.plain(outcome.message(language())), icon=":material/error:")
elif isinstance(outcome, int):
    st.success(t("samples_removed", n=outcome), icon=":material/check_circle:")
elif outcome is not None:
    tell_outcome(outcome)
st.caption(t("upload_where"))
st.code(str(warehouse.default_path().resolve()), language=None)
if warehouse.version(warehouse.default_path()):
    show_holdings()
else:
    st.info(t("upload_empty"), icon=":material/info:")
