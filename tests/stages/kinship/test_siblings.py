from types import SimpleNamespace
from typing import Any

from stemma.model import Derivation, Report
from stemma.stages.kinship.siblings import siblings_by_report


def test_a_report_that_hangs_from_another_is_no_sibling() -> None:
    def kin(a: str, b: str) -> Any:
        return {("art-a", "art-b"): SimpleNamespace(related=0.9, degree="whole")}[a, b]

    case: Any = SimpleNamespace(kin=kin, covers={}, story=SimpleNamespace(id="sto-1"))
    reports = [Report("rep-wire", "src-1", None, ""), Report("rep-radio", "src-2", None, "")]
    edges = [
        Derivation(f"der-{child}", "sto-1", child, "rep-wire", "republished", 0.5, 0.9, True)
        for child in ("art-a", "art-b", "rep-radio")
    ]
    (sibling,) = siblings_by_report(case, reports, edges, set())
    assert (sibling.a, sibling.b, sibling.report) == ("art-a", "art-b", "rep-wire")
