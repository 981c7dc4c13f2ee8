"""Every kind of page, by a name and the address of one that the five seeds fill."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "overview": "/",
    "meetings": "/meetings",
    "meeting": "/meetings/london-2021",
    "meeting-without-documents": "/meetings/mirabella-eclano-2024",
    "compare": "/compare?from=paris-2019&to=london-2021",
    "commitments": "/commitments",
    "commitments-filtered": "/commitments?theme=child-protection&kind=pledge",
    "commitments-none": "/commitments?q=nothing+like+this&theme=child-protection",
    "commitment": "/commitments/london-2021-7",
    "figures": "/metrics",
    "figure": "/metrics/ftf-profiles",
    "people": "/people",
    "person": "/people/jurgen-stock",
    "themes": "/themes",
    "theme": "/themes/counter-terrorism",
    "documents": "/documents",
    "document": "/documents/interpol-london-2021",
    "search": "/search",
    "search-found": "/search?q=database",
    "search-none": "/search?q=nowhere+to+be+found",
    "method": "/method",
    "data-interface": "/api/docs",
    "embedded-chart": "/embed/metrics/ftf-profiles",
    "style-guide": "/-/styleguide",
    "not-found": "/nowhere",
}
