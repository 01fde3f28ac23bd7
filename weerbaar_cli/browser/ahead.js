"use strict";

/*
 * How many questions still come: the fewest and the most after the open one, over every road.
 *
 * The same numbers as roads/roads.py gives. What a road does from a question on depends only on the
 * entries of conditions that are still read there, and on which shared questions were answered. So
 * answers are kept as bits, one for each of those, and a place with the same bits is walked once.
 */

/**
 * @typedef {[number, number]} QuestionsAhead  the fewest and the most questions
 * @typedef {{needs: bigint, bars: bigint}} Test  a clause: the bits that must be there, and those that may not
 * @typedef {{tests: Test[] | null, place: string}} Way  a route; without tests it is always open
 * @typedef {{question: Question, asked: bigint, offers: {tests: Test[] | null, sets: bigint, alone: boolean,
 *     ways: Way[]}[], ways: Way[], reads: bigint}} Crossing
 *     a question: the bit that says it was answered, what each answer sets and where it leads, and what is
 *     read from here on
 * @typedef {{bit: bigint, answers: string[] | null}} Bit  an entry of a condition; without answers: was it answered
 * @typedef {{nodes: Map<string, Crossing>, bits: Map<string, Bit[]>}} Net
 */

const Ahead = (() => {
  /** Places with their answers that are walked; beyond it nobody is helped by a count. */
  const MOST_WALKED = 20_000;

  class TooMany extends Error {}

  /** @type {WeakMap<Flow, Net>} */
  const nets = new WeakMap();

  /**
   * Returns the fewest and the most questions after the open one, or null where that cannot be said.
   * @param {Guide} guide
   * @param {Journey} journey
   * @param {Asking} asking
   * @returns {QuestionsAhead | null}
   */
  function remaining(guide, journey, asking) {
    const flow = asking.flow;
    if (!flow.counted) return null;
    const net = nets.get(flow) ?? netOf(guide, flow);
    nets.set(flow, net);
    const known = Player.without(new Map([...journey.brought, ...Player.answersOf(asking.trail)]), asking.question.id);
    let state = 0n;
    for (const [name, chosen] of known) state |= setBy(net, name, chosen);
    try {
      const range = walk(net, placeOf(flow, asking.question.id), state, new Map());
      return range && [range[0] - 1, range[1] - 1];
    } catch (error) {
      if (error instanceof TooMany) return null;
      throw error;
    }
  }

  // -- walking -----------------------------------------------------------------------------

  /**
   * @param {Net} net
   * @param {string} place
   * @param {bigint} state
   * @param {Map<string, QuestionsAhead | null>} walked
   * @returns {QuestionsAhead | null} with the question itself; null where no road ends
   */
  function walk(net, place, state, walked) {
    const node = net.nodes.get(place);
    if (node === undefined) return [0, 0];
    const here = state & node.reads;
    const memory = `${place} ${here}`;
    const before = walked.get(memory);
    if (before !== undefined) return before;
    if (walked.size > MOST_WALKED) throw new TooMany();
    walked.set(memory, null);
    const skipped = (here & node.asked) !== 0n;
    /** @type {QuestionsAhead | null} */
    let range = null;
    for (const [ways, after] of skipped ? leaving([here], node) : departures(node, here)) {
      const way = ways.find((each) => holds(each.tests, after));
      const rest = way === undefined ? null : walk(net, way.place, after, walked);
      if (rest === null) continue;
      const [fewest, most] = skipped ? rest : [rest[0] + 1, rest[1] + 1];
      range = range === null ? [fewest, most] : [Math.min(range[0], fewest), Math.max(range[1], most)];
    }
    walked.set(memory, range);
    return range;
  }

  /**
   * Returns every way to leave a question that is asked: its routes, and the bits after it.
   * @param {Crossing} node
   * @param {bigint} here
   * @returns {[Way[], bigint][]}
   */
  function departures(node, here) {
    const shown = node.offers.filter((offer) => holds(offer.tests, here));
    const after = here | node.asked;
    if (!node.question.many) return shown.map((offer) => [offer.ways, after | offer.sets]);
    // Of several answers only the bits that they set together count.
    /** @type {Set<bigint>} */
    const together = new Set();
    for (const offer of shown.filter((each) => !each.alone)) {
      for (const sets of [0n, ...together]) together.add(sets | offer.sets);
    }
    for (const offer of shown.filter((each) => each.alone)) together.add(offer.sets);
    return leaving([...together].map((sets) => after | sets), node);
  }

  /**
   * @param {bigint[]} states
   * @param {Crossing} node
   * @returns {[Way[], bigint][]}
   */
  function leaving(states, node) {
    return states.map((state) => [node.ways, state]);
  }

  /**
   * @param {Test[] | null} tests
   * @param {bigint} state
   * @returns {boolean}
   */
  function holds(tests, state) {
    return tests === null || tests.some(({ needs, bars }) => (state & needs) === needs && (state & bars) === 0n);
  }

  // -- what is read where --------------------------------------------------------------------

  /**
   * Returns the questions of a flow and of all that its roads go on in.
   * @param {Guide} guide
   * @param {Flow} flow
   * @returns {Net}
   */
  function netOf(guide, flow) {
    /** @type {Net} */
    const net = { nodes: new Map(), bits: new Map() };
    const flows = new Set([flow]);
    for (const each of flows) {
      for (const question of each.questions.values()) {
        for (const route of routesOf(question)) {
          const next = route.flow === undefined ? undefined : guide.flows.get(route.flow);
          if (next !== undefined) flows.add(next);
        }
        if (question.shared) bitOf(net, question.id, null);
        for (const part of [...question.answers, ...routesOf(question)]) testsOf(net, part.when);
      }
    }
    for (const each of flows) {
      for (const question of each.questions.values()) {
        net.nodes.set(placeOf(each, question.id), nodeOf(guide, net, each, question));
      }
    }
    const done = new Set();
    for (const node of net.nodes.values()) readFrom(net, node, done);
    return net;
  }

  /**
   * @param {Guide} guide
   * @param {Net} net
   * @param {Flow} flow
   * @param {Question} question
   * @returns {Crossing}
   */
  function nodeOf(guide, net, flow, question) {
    /** @type {(routes: Route[]) => Way[]} */
    const waysOf = (routes) =>
      routes.map((route) => {
        const next = route.flow === undefined ? flow : /** @type {Flow} */ (guide.flows.get(route.flow));
        return { tests: testsOf(net, route.when), place: placeOf(next, route.to ?? next.start) };
      });
    const ways = waysOf(question.routes);
    const offers = question.answers.map((answer) => ({
      tests: testsOf(net, answer.when),
      sets: setBy(net, question.id, [answer.id]),
      alone: answer.alone ?? false,
      ways: answer.routes === undefined ? ways : waysOf(answer.routes),
    }));
    return { question, asked: question.shared ? bitOf(net, question.id, null) : 0n, offers, ways, reads: 0n };
  }

  /**
   * Fills in what is read from a question on, and returns it.
   * @param {Net} net
   * @param {Crossing | undefined} node
   * @param {Set<Crossing>} done
   * @returns {bigint}
   */
  function readFrom(net, node, done) {
    if (node === undefined) return 0n;
    if (!done.has(node)) {
      done.add(node);
      const ways = new Set([...node.ways, ...node.offers.flatMap((offer) => offer.ways)]);
      let reads = node.asked;
      for (const { tests } of [...node.offers, ...ways]) {
        for (const { needs, bars } of tests ?? []) reads |= needs | bars;
      }
      for (const way of ways) reads |= readFrom(net, net.nodes.get(way.place), done);
      node.reads = reads;
    }
    return node.reads;
  }

  /**
   * @param {Net} net
   * @param {Condition | undefined} condition
   * @returns {Test[] | null}
   */
  function testsOf(net, condition) {
    if (condition === undefined) return null;
    /** @type {(entries: Entry[]) => bigint} */
    const together = (entries) => entries.reduce((all, { name, answers }) => all | bitOf(net, name, answers), 0n);
    const clauses = Guides.clausesOf(condition);
    return clauses.map(({ wanted, barred }) => ({ needs: together(wanted), bars: together(barred) }));
  }

  /**
   * Returns the bit of an entry; the first that asks for it gives it one.
   * @param {Net} net
   * @param {string} name
   * @param {string[] | null} answers
   * @returns {bigint}
   */
  function bitOf(net, name, answers) {
    const own = net.bits.get(name) ?? [];
    net.bits.set(name, own);
    const known = own.find((each) => JSON.stringify(each.answers) === JSON.stringify(answers));
    if (known !== undefined) return known.bit;
    const bit = 1n << BigInt([...net.bits.values()].reduce((count, each) => count + each.length, 0));
    own.push({ bit, answers });
    return bit;
  }

  /**
   * Returns the bits that an answer to a question sets.
   * @param {Net} net
   * @param {string} name
   * @param {readonly string[]} chosen
   * @returns {bigint}
   */
  function setBy(net, name, chosen) {
    const set = (net.bits.get(name) ?? []).filter(
      ({ answers }) => answers === null || answers.some((answer) => chosen.includes(answer)),
    );
    return set.reduce((all, each) => all | each.bit, 0n);
  }

  /**
   * @param {Question} question
   * @returns {Route[]}
   */
  function routesOf(question) {
    return [...question.answers.flatMap((answer) => answer.routes ?? []), ...question.routes];
  }

  /**
   * @param {Flow} flow
   * @param {string} name
   * @returns {string}
   */
  function placeOf(flow, name) {
    return `${flow.id}/${name}`;
  }

  return { remaining };
})();
