"""The pages there are, in the order of the navigation, each with its icon; the first has no path of its own."""

from typing import Final

PAGES: Final = {
    "overview": ":material/dashboard:",
    "growth": ":material/trending_up:",
    "targets": ":material/flag:",
    "compare": ":material/leaderboard:",
    "trends": ":material/show_chart:",
    "profile": ":material/account_balance:",
    "source": ":material/article:",
    "quality": ":material/rule:",
    "briefing": ":material/assignment:",
    "upload": ":material/upload_file:",
    "export": ":material/table_view:",
}
FIRST: Final = "overview"
