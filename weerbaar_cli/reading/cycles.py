"""Cycles in the graph of routes, within one flow and across flows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import Flow, Route
from weerbaar_cli.reading.codes import CYCLE
from weerbaar_cli.reading.resolve import routes_of

_Vertex = tuple[str, str]


def cycle_findings(flows: Mapping[str, Flow]) -> Iterator[tuple[Finding, frozenset[str]]]:
    """Yield a finding for every route that closes a cycle, with the flows that the cycle runs through."""
    done: set[_Vertex] = set()
    for flow in flows.values():
        for name in (flow.start, *flow.questions):
            if name in flow.questions and (flow.id, name) not in done:
                yield from _cycles_from((flow.id, name), flows, done)


def _cycles_from(
    start: _Vertex, flows: Mapping[str, Flow], done: set[_Vertex]
) -> Iterator[tuple[Finding, frozenset[str]]]:
    """Search depth first without recursion: a road may be a hundred thousand questions long."""
    path: dict[_Vertex, None] = {start: None}
    todo = [(start, iter(_edges(start, flows)))]
    while todo:
        node, edges = todo[-1]
        for route, target in edges:
            if target in path:
                yield _cycle(route, node, target, list(path), flows)
            elif target not in done:
                path[target] = None
                todo.append((target, iter(_edges(target, flows))))
                break
        else:
            todo.pop()
            path.pop(node)
            done.add(node)


def _edges(node: _Vertex, flows: Mapping[str, Flow]) -> Iterator[tuple[Route, _Vertex]]:
    """Yield the routes from one question to another, without those that may be meant for an outcome of that name."""
    flow = flows[node[0]]
    for route in routes_of(flow.questions[node[1]]):
        end = flows.get(route.target) if route.to_flow else flow
        name = end.start if end is not None and route.to_flow else route.target
        if end is not None and name in end.questions and (route.to_flow or name not in end.outcomes):
            yield route, (end.id, name)


def _cycle(
    route: Route, node: _Vertex, target: _Vertex, path: list[_Vertex], flows: Mapping[str, Flow]
) -> tuple[Finding, frozenset[str]]:
    cycle = path[path.index(target) :]
    several = len({flow for flow, _ in cycle}) > 1
    names = [f"{flow}/{name}" if several else name for flow, name in [*cycle, target]]
    if len(names) > 9:
        names = [*names[:4], "…", *names[-4:]]
    message = f"de routes lopen in een kring: {' → '.join(names)}"
    finding = Finding(
        flows[node[0]].path,
        *route.place,
        CYCLE,
        message,
        "leid een van deze routes naar een latere vraag of een uitkomst",
    )
    return finding, frozenset(flow for flow, _ in cycle)
