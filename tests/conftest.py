"""What holds for every test, wherever they are run."""

from __future__ import annotations

import signal


def pytest_configure() -> None:
    """Let the programs that are tested hear Ctrl-C.

    Jobs in the background begin with SIGINT ignored, and hand that on to every program they start.
    """
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
