"""Which flows somebody who begins at the triage is led to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from weerbaar_cli.model.flow import Flow
from weerbaar_cli.reading.folder import TRIAGE
from weerbaar_cli.reading.resolve import routes_of


def offered(flows: Mapping[str, Flow]) -> set[str]:
    """Return the flows that roads from the triage go on in or offer at their end, however far; without one, all.

    A flow that goes on in the triage itself, such as that of own cases, is a way in, and nobody misses it.
    """
    if TRIAGE not in flows:
        return set(flows)
    ways_in = (name for name, flow in flows.items() if TRIAGE in _next_flows(flow))
    found = {TRIAGE: None, **dict.fromkeys(ways_in)}
    todo = [TRIAGE]
    for name in todo:
        new = [each for each in _leads_to(flows[name]) if each in flows and each not in found]
        found.update(dict.fromkeys(new))
        todo += dict.fromkeys(new)
    return set(found)


def _next_flows(flow: Flow) -> Iterator[str]:
    for question in flow.questions.values():
        yield from (route.target for route in routes_of(question) if route.to_flow)


def _leads_to(flow: Flow) -> Iterator[str]:
    yield from _next_flows(flow)
    for outcome in flow.outcomes.values():
        yield from (item.target for item in outcome.follow_on)
