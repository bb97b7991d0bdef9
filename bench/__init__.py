"""How fast the program is, as ratios.

A machine is twice as fast in one hour as in the next, so no time stands alone here: every program
is run in turn with a yardstick (`python -c pass`, or an empty Textual app), round after round, and
what counts is the ratio of the medians. It needs a pseudo-terminal, so it runs on Linux and macOS.
"""

from __future__ import annotations
