"""Our own questions that make no difference at some outcome: a list that may only shrink.

``python -m tests.content.known_idle [MAP]`` is the strictest check of a folder of flows, with these
in mind: it prints every other finding, and each line of this list that no longer holds.
"""

from __future__ import annotations

import json
import subprocess
import sys

KNOWN = frozenset(
    {
        ("bedreiging", "gezin", "chantage"),
        ("bedreiging", "kanaal", "thuis-niet-veilig"),
        ("intimidatie", "gezin", "schelden-en-haat"),
    }
)
"""The flow, the question, and the outcome."""


def main(folders: list[str]) -> int:
    """Check as a person does, with the program; return 1 where something is not as this list says."""
    command = [sys.executable, "-m", "weerbaar_cli", "check", "--json", *folders]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    found = json.loads(done.stdout)
    idle = {_named(each): each for each in found if each["code"] == "idle-question"}
    wrong = [each for each in found if each["code"] != "idle-question"]
    wrong += [each for name, each in idle.items() if name not in KNOWN]
    for each in wrong:
        print(f"{each['pad']}:{each['regel']}: {each['melding']} [{each['code']}]")
    for name in sorted(KNOWN - idle.keys()):
        print(f"tests/content/known_idle.py: this is mended, take it away: {name}")
    return int(bool(wrong) or bool(KNOWN - idle.keys()))


def _named(finding: dict[str, str]) -> tuple[str, str, str]:
    """The flow, the question and the outcome of a finding; the last two stand in its sentence, in quotes."""
    quoted = finding["melding"].split('"')[1::2]
    return finding["pad"].rpartition("/")[2].removesuffix(".yaml"), quoted[0], quoted[-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
