"""An archive of our own in which several papers tell of the same: for the tests of the event pane."""

from __future__ import annotations

FLOOD = {
    "gazette.md": """---
title: Flood closes the Morava bridge
source: Harbour Gazette
date: 2024-03-05
---

The flood closed the Morava bridge in Velika Plana on 4 March 2024, the mayor Dragan Ilic said. Engineers
want to open the Morava bridge again on 20 June 2024. The bridge was built in 1931 and widened in the 1970s.
""",
    "courier.md": """---
title: Bridge shut in Velika Plana
source: Coast Courier
date: 2024-03-07
---

The Morava bridge in Velika Plana was closed by the flood on 4 March 2024, said mayor Dragan Ilic.

In February 2024 the river Morava had been low.
""",
    "review.md": """---
title: A year of water
source: River Review
date: 2025-01-10
---

In October 2024 the dam at Lapovo was repaired. On 2 October 2024 the council of Lapovo met. On 9 October 2024
it voted for a new dam. On 11 October 2024 the contract was signed. On 12 November 2024 work began at Lapovo.
It might rain in May 2025. Ministers met at Lapovo.
""",
}
