"""Channels: two for people, four corridors for goods.

People: green and red, by the Cabinet of Ministers' rules on the two channels (customs.gov.az).
Goods: the corridors of Presidential decree No. 920 of 21 May 2016.
"""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """A person's line. Walking GREEN is the oral statement that there is nothing to declare."""

    GREEN = "green"
    RED = "red"


class Corridor(StrEnum):
    """How goods are controlled.

    GREEN: information and registration only. BLUE: the same, with control after release. YELLOW:
    documents are checked at the post. RED: the goods are examined.
    """

    GREEN = "green"
    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"
