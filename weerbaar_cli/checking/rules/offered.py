"""Flows that nobody is led to."""

from collections.abc import Iterable, Iterator, Mapping

from weerbaar_cli.model.findings import WARNING, Code, Finding
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.model.text import Place
from weerbaar_cli.reading.codes import UNKNOWN_FLOW
from weerbaar_cli.reading.folder import TRIAGE
from weerbaar_cli.reading.offered import offered

NOT_OFFERED = Code(
    "not-offered",
    WARNING,
    "Niemand die bij start begint, komt bij deze keuzehulp.",
    "Laat in `start.yaml` een antwoord hierheen gaan met `flow`, of bied haar aan bij `verder` van een uitkomst.",
)


def not_offered(flows: Mapping[str, Flow], names: Iterable[Finding]) -> Iterator[Finding]:
    """A flow is led to by no road from the triage, in a folder that has one.

    ``names`` are the findings about names: where that of a flow is misspelt, another only seems left out.
    """
    if any(finding.code == UNKNOWN_FLOW for finding in names):
        return
    led_to = offered(flows)
    for name, flow in flows.items():
        if name not in led_to:
            message = f'niemand die bij "{TRIAGE}" begint, komt bij deze keuzehulp'
            tip = f"laat daar een antwoord hierheen gaan met flow: {name}, of bied haar aan bij verder van een uitkomst"
            yield Finding(flow.path, *Place(), NOT_OFFERED, message, tip)
