"""All roads through the flows, exactly, without listing them.

May import: model, reading, playing.

How a set of answers travels
============================

A flow of thirty questions has more roads than anyone can walk, and yet a check must say of every
outcome whether *some* road shows it without a step. So not roads travel, but sets of them.

Take a flow that asks how a threat came (``kanaal``), then whether it is known who sent it
(``bekend``), and goes on to one outcome. A step shows to who chose ``mail``, another to who knows.

>>> from weerbaar_cli.model.flow import Answer, Clause, Flow, Outcome, Question, Route, Shared, Step
>>> from weerbaar_cli.model.text import Place, Text as text
>>> def question(name, *answers, to):
...     return Question(text(name), answers={each: Answer(text(each), text(each)) for each in answers},
...                     routes=(Route(text(to)),))
>>> def chosen(name, answer):
...     return (Clause(Place(), ((text(name), (text(answer),)),)),)
>>> flow = Flow("dreiging", "dreiging.yaml", start=text("kanaal"), questions={
...     "kanaal": question("kanaal", "mail", "brief", "post", to="bekend"),
...     "bekend": question("bekend", "ja", "nee", to="aanpak"),
... }, outcomes={"aanpak": Outcome(text("aanpak"), steps=(
...     Step(text("bewaren"), when=chosen("kanaal", "mail")),
...     Step(text("melden"), when=chosen("bekend", "ja")),
... ))})

**Domains.** Each value that an answer can have is a bit; bit 0 says "not asked". What no condition
tells apart may share a bit, in a question of kind ``meer`` (:mod:`~weerbaar_cli.roads.domains`).

>>> from weerbaar_cli.roads.domains import Space
>>> space = Space({"dreiging": flow}, Shared())
>>> kanaal = space.domains(flow)["kanaal"]
>>> bin(kanaal.full), bin(kanaal.holds(["mail"])), bin(kanaal.holds(["brief", "post"]))
('0b1111', '0b10', '0b1100')

**Cubes.** A set of values for each of several questions is a *cube*: every road on which each
answer is in its set. It is one whole number, in which each question has a field of bits, so that to
cut, to join and to compare are single operations on integers (:mod:`~weerbaar_cli.roads.cubes`).

**Liveness.** A cube holds only the answers that some condition still reads: as in a compiler, a
value is live from where it is set to where it is last used, and two that are never live together
take the same bits (a linear scan). What differs only in dead answers is the same cube, which is why
there are few (:mod:`~weerbaar_cli.roads.liveness`).

>>> from weerbaar_cli.roads.liveness import Liveness
>>> live = Liveness(flow, space)
>>> [(place, [field.name for field in live.fields(place)]) for place in live.order]
[('kanaal', ['kanaal']), ('bekend', ['kanaal', 'bekend']), ('aanpak', ['kanaal', 'bekend'])]

**Propagation.** The places are in topological order, so each is visited once. What arrives at a
question gets the values that can be chosen; what leaves is split by the routes, the first that holds
counts; what arrives at one place is joined (:mod:`~weerbaar_cli.roads.propagation`).

>>> from weerbaar_cli.roads.propagation import any_escapes, propagate, split
>>> arrivals = propagate(live, [(live.packed({}), None)]).arrivals
>>> [live.values(cube, "aanpak") for cube, _ in arrivals["aanpak"]] == [
...     {"kanaal": kanaal.holds(["mail", "brief", "post"]), "bekend": 0b110}]
True

Six roads arrive as one cube. A condition is a union of *terms*, and cuts it in two:

>>> holds, rest = split(live, arrivals["aanpak"], chosen("kanaal", "mail"))
>>> [live.values(cube, "aanpak")["kanaal"] for cube, _ in rest] == [kanaal.holds(["brief", "post"])]
True

On some road no step shows: by letter or post, from someone unknown. That is the finding ``no-step``.

>>> any_escapes(live, arrivals["aanpak"], [step.when for step in flow.outcomes["aanpak"].steps])
True

**Tallies.** What travels beside a cube is nothing, the number of roads, or the fewest and the most
questions (:mod:`~weerbaar_cli.roads.tallies`). To count, cubes must be disjoint, and what is
forgotten is multiplied in.

**Rows.** How many things show together is asked of all rows of answers at once, one bit a row, as
soon as there are few enough (:mod:`~weerbaar_cli.roads.rows`).

**All flows.** Roads go on in other flows, with the shared answers. :class:`~weerbaar_cli.roads.roads.Roads`
sends through each flow what others bring along, until nothing new arrives, and counts. To judge a flow,
only what its roads still read of that is followed, and values that they do not tell apart together: far
fewer cubes, on which the same holds (:mod:`~weerbaar_cli.roads.readers`).

>>> from weerbaar_cli.roads.roads import Roads
>>> roads = Roads({"dreiging": flow}, Shared())
>>> roads.count
6
>>> len(roads.through("dreiging").where("aanpak", chosen("bekend", "nee")))
1

**Bounds.** To decide this is as hard as satisfiability, so there are bounds; where one is hit,
:class:`~weerbaar_cli.roads.limits.Undecided` says where, and nothing is guessed.
"""
