"""What came in at a hotline says which, to the end of what is told of it."""

import pytest

from tests.extract.making import observe

LINES: list[tuple[str, list[str]]] = [
    (
        "12345热线共受理群众诉求1.86万件，群众满意率95.8%，平均办理时长2.3天。",
        ["12345热线受理群众诉求", "12345热线群众满意率", "12345热线平均办理时长"],
    ),
    (
        "12345政务服务便民热线受理诉求8620件，满意率96.2%；新建口袋公园3个。",
        ["12345政务服务便民热线受理诉求", "12345政务服务便民热线满意率", "新建口袋公园"],
    ),
    ("政务服务大厅群众满意率98.2%。", ["政务服务大厅群众满意率"]),
]


@pytest.mark.parametrize(("text", "names"), LINES, ids=[text[:10] for text, _ in LINES])
def test_the_hotline_stays_in_the_name(text: str, names: list[str]) -> None:
    found = observe(f"一、上半年工作完成情况\n{text}", title="石桥镇2024年上半年工作总结")
    assert [o.indicator for o in found] == names
