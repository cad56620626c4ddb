"""What the flawless dataset of `synthetic` has of agreements, sources, lists and official figures."""

from typing import Any

Tables = dict[str, Any]
TEXT = {"layer": "article", "source": "almanac", "topics": ["trade"], "refs": ["survey"]}
OFFICIAL = {**TEXT, "layer": "official", "source": "bureau"}
PROVINCES = ("YA", "YB", "YC", "YD", "YE")


def add_sources(tables: Tables) -> None:
    """Add to the tables, whose figures of trade the official ones repeat."""
    tables["reference"] += references()
    tables["body"] += [
        {"id": "diet", "name": "Diet", "party": "NM", "acts": ["ratified"]},
        {"id": "club", "name": "Club"},
        {"id": "bank", "name": "Bank", "party": "SU"},
    ]
    tables["place"] += [{"id": code, "name": code.title()} for code in PROVINCES]
    tables["member"] += [{"of": "NM", "country": code, "from": "1990-01-01"} for code in PROVINCES]
    tables["agreement"] = [
        text("old-pact", name="Old pact", parties=["NM", "SU"], framework=True),
        text("pact", name="Pact", parties=["NM", "SU"], framework=True, supersedes="old-pact"),
    ]
    tables["event"] += steps()
    tables["statement"] += statements()
    tables["trait"] += lists()
    tables["programme"].append(text("bridges", name="Bridges", start="2025-10", duration="P3Y", end="2028-10"))
    tables["figure"] += [area_of_member(), *official(tables["figure"])]


def text(name: str, /, **more: Any) -> Tables:
    """Write a fact of the text."""
    return {**TEXT, "id": name, "text": f"{name}.", **more}


def references() -> list[Tables]:
    news = {"layer": "article", "type": "article-newspaper", "container-title": "Herald", "class": "news"}
    return [
        {**news, "id": "note", "title": "Signed on 4 May 2001", "issued": "2001-05-10"},
        {**news, "id": "column", "title": "What I think", "issued": "2020-01-01", "class": "opinion"},
    ]


def steps() -> list[Tables]:
    """Write the steps of an agreement, the last one also as official sources have it."""
    step = {"agreement": "pact", "actors": ["NM", "SU"]}
    in_force = {**step, "stage": "in-force", "date": "2002-03-01"}
    return [
        text("pact-signed", **step, stage="signed", date="2001-05-04", weekday="Friday") | {"refs": ["survey", "note"]},
        text("pact-ratified", **{**step, "actors": ["diet"]}, stage="ratified", date="2001-09"),
        text("pact-in-force", **in_force),
        {**text("official-pact-in-force", **in_force), **OFFICIAL},
    ]


def statements() -> list[Tables]:
    return [
        text("walks", at=["text/1/1"]),
        text("walks-again", restates="walks", at=["text/1/2"]),
        text("best", superlative="first", among="SU"),
        text("hosts", beside=["guild", "club"]),
        text("pays", body="SU", through=["bank"]),
        text("opines", who="Bo Beck") | {"refs": ["column"]},
    ]


def lists() -> list[Tables]:
    """Write the seats and towns of both, each seat among its towns, a town for each province."""
    towns = [{"name": f"{code}-town", "country": code} for code in PROVINCES]
    return [
        text("seat-su", attribute="seat", party="SU", items=[{"name": "Alda", "country": "XA"}]),
        text("seat-nm", attribute="seat", party="NM", items=towns[:1]),
        text("towns-nm", attribute="towns", party="NM", items=towns, declared=len(towns)),
    ]


def area_of_member() -> Tables:
    """Write the area of a member, which needs no year because it belongs to an event."""
    own = {"measure": "area", "subject": "XA", "value": 4321, "unit": "km2", "shown": "4,321", "event": "treaty-signed"}
    return text("area-xa", **own)


def official(figures: list[Tables]) -> list[Tables]:
    """Repeat figures of trade as official ones, with the exports to all countries that their share implies."""
    by_name = {figure["id"]: figure for figure in figures}
    repeated = [
        {**by_name[name], **OFFICIAL, "id": f"official-{name}", "view": "NM"} for name in ("imports", "exports")
    ]
    exports, percent = repeated[1], by_name["share-of-exports"]["value"]
    everywhere = exports["value"] * 100 // percent
    world = {"id": "official-exports-world", "counterpart": "WORLD", "value": everywhere, "shown": f"{everywhere:,}"}
    area = {**area_of_member(), **OFFICIAL, "id": "official-area-xa", "as_of": "2020"}
    return [*repeated, {**exports, **world}, area]
