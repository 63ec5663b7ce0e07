"""Choosing among candidates: the likeliest where one is sure, else what the likely ones agree on."""

import math

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.choice import SURE, Candidate, Ranker, Row
from pipeline.extract.likeness import likeness


def choose(**chances: float) -> tuple[str, float]:
    """The name that is chosen where names have these chances."""
    ranker = Ranker({name: math.log(chance) for name, chance in chances.items()})
    options = [Candidate(name, "left", [Row((name,))]) for name in chances]
    best, probability = ranker.agreed(options, likeness)
    return best.value, round(probability, 6)


def test_a_sure_name_is_chosen() -> None:
    assert choose(存量企业=0.75, 新增规上工业企业=0.15, 规上工业企业=0.1) == ("存量企业", 0.75)


def test_where_none_is_sure_names_that_hardly_differ_speak_for_what_they_share() -> None:
    # 片区工作组 is the likeliest by itself, but the other three are one thing in other words.
    found, probability = choose(
        片区工作组=0.4, 燃气安全隐患=0.22, 排查燃气安全隐患=0.2, 整治燃气安全隐患=0.18
    )
    assert found in ("燃气安全隐患", "排查燃气安全隐患", "整治燃气安全隐患")
    assert probability < SURE


def test_the_same_name_found_in_two_ways_counts_twice() -> None:
    ranker = Ranker({"a": math.log(0.4), "b": math.log(0.3)})
    options = [
        Candidate("开工率", "left", [Row(("a",))]),
        Candidate("培训人次", "tail", [Row(("b",))]),
        Candidate("培训人次", "inherit1", [Row(("b",))]),
    ]
    best, _ = ranker.agreed(options, likeness)
    assert (best.value, best.rule) == ("培训人次", "tail")


@given(st.dictionaries(st.text("规上工业企业新增个", min_size=1, max_size=6), st.floats(0.01, 1), min_size=1))
def test_what_is_chosen_is_one_of_the_candidates_with_its_own_probability(chances: dict[str, float]) -> None:
    name, probability = choose(**chances)
    assert math.isclose(probability, chances[name] / sum(chances.values()), rel_tol=1e-4, abs_tol=1e-5)
