"""Tables of contacts by sequel: summed to layers, and to shares of all contacts.

The totals of 2023/24 (18,475, 6,534, 7,172 and 5,369 of 37,550 new contacts) are those of the
report of 3 June 2024 to the Adults and Communities Overview and Scrutiny Committee; the sequels
and months that they are made of here are not from any paper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.matching.questions import SKIP
from tests.importing.conftest import PlanOf
from tests.importing.files import Rows, write_xlsx

PackOf = Callable[[str], Pack]

_MONTHS = (
    *(f"{month} 2023" for month in ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]),
    *(f"{month} 2024" for month in ["Jan", "Feb", "Mar"]),
)
_SEQUELS = {
    "Universal Services/Signposted to Other Services": 18_475,
    "Ongoing Low Level Support": 6_534,
    "Short Term Support to Maximise Independence": 6_000,
    "Short Term Support (Other)": 1_172,
    "Long Term Support - Community": 5_369,
}


def _months(total: int) -> list[int]:
    return [*[total // 12] * 11, total - total // 12 * 11]


def _table(
    folder: Path, sequels: dict[str, int], months: int = 12, total: int | None = None
) -> Path:
    lines = [[words, None, *_months(count)[:months]] for words, count in sequels.items()]
    totals = [sum(column) for column in zip(*(line[2:] for line in lines), strict=True)]
    totals[0] += 0 if total is None else total - sum(totals)
    table: Rows = [
        ("Contacts and sequels",),
        ("Data to 31/03/2024",),
        (),
        ("Sequel to new contact", None, *_MONTHS[:months]),
        *lines,
        ("Total", None, *totals),
    ]
    return write_xlsx(folder / "contacts.xlsx", {"2023-24": table})


def _shares(plan: ImportPlan) -> dict[str, tuple[str, Decimal | None, Decimal | None]]:
    return {
        each.key.measure.split("that-")[-1]: (
            each.new.reading.text,
            each.new.reading.numerator,
            each.new.reading.denominator,
        )
        for each in plan.figures
    }


def test_that_sequels_are_summed_to_the_layers_shares(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    plan = plan_of(_table(tmp_path, _SEQUELS), pack_of("2023-24"))
    everything = Decimal(37_550)
    assert _shares(plan) == {
        "prevent-need": ("49.2%", Decimal(18_475), everything),
        "reduce-need": ("17.4%", Decimal(6_534), everything),
        "delay-need": ("19.1%", Decimal(7_172), everything),
        "meet-need": ("14.3%", Decimal(5_369), everything),
    }
    assert not plan.problems
    assert plan.figures[2].new.source.cell == "C7:N8"


def test_that_a_sequel_of_no_known_layer_is_asked_about_first(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = _table(tmp_path, {**_SEQUELS, "Referred to housing": 1_200})
    pack = pack_of("2023-24")
    plan = plan_of(path, pack)
    assert not plan.figures
    [question] = plan.questions
    assert "Referred to housing" in question.text
    answered = plan_of(path, pack, {question.id: "Prevent"})
    assert _shares(answered)["prevent-need"] == ("50.8%", Decimal(19_675), Decimal(38_750))
    left_out = plan_of(path, pack, {question.id: SKIP})
    assert _shares(left_out)["prevent-need"][0] == "49.2%"


def test_that_a_table_to_february_gives_no_share_of_the_year(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    plan = plan_of(_table(tmp_path, _SEQUELS, months=11), pack_of("2023-24"))
    assert not plan.figures
    assert "has 11 months, to Feb 2024" in plan.not_understood[0].message


def test_that_a_total_row_that_is_not_the_sum_is_told(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    plan = plan_of(_table(tmp_path, _SEQUELS, total=37_551), pack_of("2023-24"))
    [problem] = plan.problems
    assert "add up to 37,550, but the total row says 37,551" in problem.message
    assert len(plan.figures) == 4


def _worded(pack: Pack, words: str) -> Pack:
    """Return a pack whose four shares are called otherwise."""
    layers = ("Prevent", "Reduce", "Delay", "Meet")
    renamed = [
        replace(each, description=words.format(layer))
        for each in pack.table(Measure).values()
        for layer in layers
        if f"'{layer}" in each.description
    ]
    after, _ = apply_edit(pack, edit_between(pack, "", renamed))
    return after


def test_that_the_wordings_that_the_recipe_of_contacts_lists_are_found_too(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = _worded(pack_of("2023-24"), "% of new contacts resulting in {} need")
    plan = plan_of(_table(tmp_path, _SEQUELS), pack)
    assert _shares(plan)["delay-need"][0] == "19.1%" and len(plan.figures) >= 4
    assert not plan.questions


def test_that_shares_of_no_known_wording_are_asked_about_and_remembered(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = _worded(pack_of("2023-24"), "Tier {} demand outcome")
    path = _table(tmp_path, _SEQUELS)
    plan = plan_of(path, pack)
    assert not plan.figures and len(plan.questions) == 4
    ids = {each.id.rpartition(" ")[2]: each for each in plan.questions}
    answers = {
        question.id: next(each.value for each in question.choices if layer in each.label.casefold())
        for layer, question in ids.items()
    }
    answered = plan_of(path, pack, answers)
    assert {each.new.reading.text for each in answered.figures} == {
        "49.2%", "17.4%", "19.1%", "14.3%"
    }  # fmt: skip
    after, _ = apply_edit(pack, answered.edit(pack))
    assert plan_of(path, after).questions == ()
