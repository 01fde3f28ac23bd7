"""What holds for every test, wherever they are run."""

from __future__ import annotations

import signal


def pytest_runtest_setup() -> None:
    """Let the programs that a test starts hear Ctrl-C and Ctrl-\\, which they do unless whoever starts them does not.

    Jobs in the background begin with both ignored, and a screen of keys that has closed ignores Ctrl-C.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGQUIT"):
        signal.signal(signal.SIGQUIT, signal.SIG_DFL)
