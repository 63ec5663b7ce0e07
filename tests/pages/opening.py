"""Opens a page of the app inside its frame, as a link with its query would."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

FRAME = Path(__file__).parents[2] / "pages" / "frame.py"


def open_page(name: str, **query: str | list[str]) -> AppTest:
    """The page pages/<name>.py after its first run; fails on an exception."""
    at = AppTest.from_file(str(FRAME), default_timeout=60).run()
    at.switch_page(f"{name}.py")
    for key, value in query.items():
        at.query_params[key] = value
    return run(at)


def run(at: AppTest) -> AppTest:
    """Run the page again after an interaction; fails on an exception."""
    at.run()
    assert not at.exception, [problem.value for problem in at.exception]
    return at


def words(at: AppTest) -> str:
    """Everything that the page says in captions, markdown, messages and its own HTML, which runs no script."""
    return "\n".join(
        element.proto.body if element.type == "html" else str(element.value)
        for kind in (
            "caption",
            "markdown",
            "subheader",
            "title",
            "info",
            "warning",
            "error",
            "success",
            "html",
        )
        for element in at.get(kind)
        if not (element.type == "html" and element.proto.unsafe_allow_javascript)
    )
