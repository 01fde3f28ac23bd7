"""All that may show in an advice on some road of a version: what can never show there is not read by anyone."""

from functools import cached_property

from weerbaar_cli.comparing.advice_read import whole_advice
from weerbaar_cli.comparing.changes import AdviceRead, Version
from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.roads import Roads


class WholeAdvices:
    """The roads of a version, travelled when they are first asked for."""

    def __init__(self, version: Version) -> None:
        self._version = version

    @cached_property
    def _roads(self) -> Roads | None:
        try:
            return Roads(self._version.flows, self._version.shared)
        except Undecided:
            return None

    def advice(self, flow_id: str, outcome_id: str) -> AdviceRead:
        """Return an advice with all that it may show, each part with when it does."""
        flow = self._version.flows[flow_id]
        roads = self._roads
        arrivals = None if roads is None else roads.through(flow_id)

        def may_show(condition: Condition) -> bool:
            if arrivals is None or not condition or not arrivals.at.get(outcome_id):
                return True
            try:
                return bool(arrivals.where(outcome_id, condition))
            except Undecided:
                return True

        return whole_advice(flow, flow.outcomes[outcome_id], self._version, may_show)
