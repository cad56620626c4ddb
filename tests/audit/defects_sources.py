"""One defect for each of the rules on dates, sources, references, retellings, actors, lists and official figures."""

from defects import breaks, change
from synthetic import Tables, fact
from synthetic_sources import text


def body(tables: Tables, name: str) -> Tables:
    return next(table for table in tables["body"] if table["id"] == name)


def work(tables: Tables, name: str) -> Tables:
    return next(table for table in tables["reference"] if table["id"] == name)


def add_work(tables: Tables, name: str, **more: object) -> None:
    new = {"layer": "article", "type": "webpage", "title": f"Page {name}", "publisher": "The bureau", **more}
    tables["reference"].append({"id": name, **new})


@breaks("weekday")
def _another_weekday(tables: Tables) -> None:
    fact(tables, "pact-signed")["weekday"] = "Monday"


@breaks("steps")
def _ratified_after_entry_into_force(tables: Tables) -> None:
    fact(tables, "pact-ratified")["date"] = "2003"


@breaks("length")
def _three_years_that_take_ten(tables: Tables) -> None:
    fact(tables, "bridges")["end"] = "2035"


@breaks("early-source")
def _a_source_from_before_the_event(tables: Tables) -> None:
    add_work(tables, "preview", issued="2001-12-01")
    fact(tables, "pact-in-force")["refs"] = ["preview"]


@breaks("late-source")
def _a_report_a_year_late(tables: Tables) -> None:
    add_work(tables, "report", issued="2022-01-20", **{"class": "news"})
    fact(tables, "meeting-0")["refs"] = ["report"]


@breaks("access")
def _a_page_seen_before_its_number(tables: Tables) -> None:
    add_work(tables, "page", accessed="2005-03-09")
    fact(tables, "area-xa")["refs"] = ["page"]


@breaks("one-framework")
def _two_frameworks(tables: Tables) -> None:
    fact(tables, "pact").pop("supersedes")


@breaks("one-holder")
def _two_chancellors(tables: Tables) -> None:
    for name in ("Cy Cole", "Di Dean"):
        office = text(name[:2].lower(), holder=name, role="Chancellor", party="SU", wording=["current"])
        tables["office"].append(office)


@breaks("retold")
def _stated_again_without_its_time(tables: Tables) -> None:
    fact(tables, "walks")["period"] = "2005"


@breaks("old-agreement")
def _a_task_of_the_old_pact(tables: Tables) -> None:
    tables["statement"].append(text("task", agreement="old-pact"))


@breaks("two-places")
def _told_in_another_section_too(tables: Tables) -> None:
    tables["section"].append({"id": "annex"})
    fact(tables, "hosts")["at"] = ["text/4/1", "annex/1/1"]


@breaks("cited-twice")
def _one_work_under_two_names(tables: Tables) -> None:
    tables["reference"].append({**work(tables, "survey"), "id": "survey-again"})


@breaks("lost-source")
def _a_dead_link(tables: Tables) -> None:
    work(tables, "column")["status"] = ["dead"]


@breaks("undated-source")
def _a_source_without_a_date(tables: Tables) -> None:
    add_work(tables, "dateless")


@breaks("title-number")
def _a_title_with_another_number(tables: Tables) -> None:
    total = fact(tables, "total")
    kept = ("measure", "subject", "counterpart", "flow", "nature", "unit")
    stated = {name: total[name] for name in kept} | {"value": total["value"] * 3, "shown": f"{total['value'] * 3:,}"}
    work(tables, "survey")["states"] = [stated]


@breaks("title-date")
def _a_title_with_another_date(tables: Tables) -> None:
    work(tables, "note")["title"] = "Signed on 5 June 2001"


@breaks("unsourced")
def _a_sentence_without_a_reference(tables: Tables) -> None:
    tables["statement"].append(text("talks", at=["text/2/1"]) | {"refs": []})


@breaks("incomplete")
def _first_of_nobody(tables: Tables) -> None:
    fact(tables, "best").pop("among")


@breaks("act")
def _a_diet_that_only_consents(tables: Tables) -> None:
    body(tables, "diet")["acts"] = ["consent"]


@breaks("first")
def _the_first_of_another_office(tables: Tables) -> None:
    fact(tables, "first-president")["role"] = "Chair"


@breaks("part-beside-whole")
def _a_guild_of_the_club(tables: Tables) -> None:
    body(tables, "guild")["parents"] = ["club"]


@breaks("through")
def _a_bank_of_nobody(tables: Tables) -> None:
    body(tables, "bank").pop("party")


@breaks("list-size")
def _more_towns_declared(tables: Tables) -> None:
    fact(tables, "towns-nm")["declared"] = 9


@breaks("members-listed")
def _a_province_passed_over(tables: Tables) -> None:
    towns = fact(tables, "towns-nm")
    towns["items"] = towns["items"][:-1]
    towns.pop("declared")


@breaks("subset")
def _a_seat_that_is_no_town(tables: Tables) -> None:
    fact(tables, "seat-su")["items"][0]["name"] = "Zed"


@breaks("mostly")
def _timber_described_as_salt(tables: Tables) -> None:
    imports = fact(tables, "imports")
    imports["products"] = ["salt"]
    change(tables, "imports-timber", imports["value"] * 9 // 10)


@breaks("one-voice")
def _an_opinion_told_as_a_fact(tables: Tables) -> None:
    fact(tables, "opines").pop("who")


@breaks("official-number")
def _official_imports_are_twice_as_much(tables: Tables) -> None:
    change(tables, "official-imports", fact(tables, "imports")["value"] * 2)


@breaks("official-share")
def _official_exports_give_another_share(tables: Tables) -> None:
    exports = fact(tables, "exports")["value"]
    change(tables, "official-exports-world", exports * (1 if fact(tables, "share-of-exports")["value"] < 50 else 10))


@breaks("official-range")
def _an_area_that_no_year_has(tables: Tables) -> None:
    change(tables, "area-xa", fact(tables, "area-xa")["value"] * 2)


@breaks("official-date")
def _officially_in_force_later(tables: Tables) -> None:
    fact(tables, "official-pact-in-force")["date"] = "2002-09-01"
