"""Chinese counts: a measure word, and the noun after it, which says what is counted."""

from __future__ import annotations

import pytest

from dossier.figures import find_figures


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("火箭送入60颗星链卫星。", "60颗星链卫星", 60, "星链卫星"),
        ("公司种下500颗树。", "500颗树", 500, "树"),
        ("该厂交付5.2万片，其中多数出口。", "5.2万片", 52_000, "units"),
        ("招聘300名研发人员。", "300名研发人员", 300, "people"),
        ("出口8万臺電動車。", "8万臺電動車", 80_000, "電動車"),
        ("首批20辆氢能重卡投入运营。", "20辆氢能重卡", 20, "氢能重卡"),
        ("投资方建设4条产线。", "4条产线", 4, "产线"),
        ("共有12个国家参加。", "12个国家", 12, "国家"),
        ("三家公司获得补贴。", "三家公司", 3, "companies"),
    ],
)
def test_a_count_takes_the_noun_after_its_measure_word(
    text: str, span: str, value: float, unit: str
) -> None:
    (figure,) = find_figures(text, "zh")
    assert (figure.text, figure.kind, figure.value, figure.unit) == (span, "count", value, unit)


def test_a_range_may_repeat_its_unit() -> None:
    (figure,) = find_figures("售价6999元至12999元。", "zh")
    assert (figure.value, figure.value_max, figure.unit) == (6999, 12_999, "CNY")


def test_a_change_is_no_range() -> None:
    assert [one.value for one in find_figures("单价由3元升至5元。", "zh")] == [3, 5]
