"""How a line is shared among columns."""

from hypothesis import given
from hypothesis import strategies as st

from kzeu_cli.render.widths import GAP, Extent, share


def column(*cells: int, head: int = 4, least: int = 4, wraps: bool = True) -> Extent:
    return Extent(head, [[cell] for cell in cells], max(least, *cells), least, wraps)


def test_what_fits_stays_whole() -> None:
    assert share([column(10, 3), column(20, 5)], 80) == [10, 20]


def test_the_longest_text_gets_most_of_the_room() -> None:
    date, text, source = share([column(10, 10), column(200, 150), column(12, 9)], 80) or []
    assert (date, source) == (10, 12)
    assert text == 80 - 10 - 12 - 2 * GAP


def test_a_head_wraps_before_a_cell_does() -> None:
    assert share([column(10, head=30), column(66)], 80) == [12, 66]


def test_numbers_are_never_broken() -> None:
    widths = share([column(300), column(18, wraps=False)], 60) or []
    assert widths[1] == 18


def test_no_table_where_the_text_would_be_a_thread() -> None:
    assert share([column(37, least=37), column(200), column(10, least=10)], 60) is None


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 300)), min_size=1, max_size=6), st.integers(20, 200))
def test_a_table_never_runs_over_and_breaks_no_word(sizes: list[tuple[int, int]], total: int) -> None:
    columns = [column(max(least, cell), least=least, head=least) for least, cell in sizes]
    widths = share(columns, total)
    if widths is not None:
        assert sum(widths) + GAP * (len(widths) - 1) <= total
        assert all(width >= one.least for width, one in zip(widths, columns, strict=True))
