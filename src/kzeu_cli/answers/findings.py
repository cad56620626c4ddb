"""A finding of the audit within a row of something else; nothing here needs the rules."""

from collections.abc import Mapping
from typing import Any

from kzeu_cli.audit.finding import Finding


def table_of(finding: Finding) -> Mapping[str, Any]:
    """Lay out a finding for JSON, where it stands in a row of something else."""
    return {
        "title": finding.title, "evidence": finding.evidence, "right": finding.right or None,
        "severity": finding.severity, "confidence": finding.confidence, "rule": finding.rule,
        "facts": finding.facts, "refs": tuple(map(str, finding.refs)),
    }  # fmt: skip
