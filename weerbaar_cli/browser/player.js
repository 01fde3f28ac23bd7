"use strict";

/*
 * Answers to a place on the road: where am I, and what is the advice.
 *
 * The same rules as playing/play.py has. Nothing here knows a screen, a clock or a place to keep
 * anything: a journey holds only answers, and everything else is worked out from them each time.
 */

/**
 * A person on the road.
 *
 * @typedef {ReadonlyMap<string, readonly string[]>} Answers  the chosen answers by question
 * @typedef {{flow: string, answers: Answers, brought: Answers, proposals: Answers}} Journey
 *     `answers` are given in this flow, `brought` are shared ones from an earlier flow, `proposals`
 *     were given before and wait to be confirmed after going back
 * @typedef {{flow: Flow, question: Question, chosen: readonly string[], skipped: boolean}} Stop
 * @typedef {{flow: Flow, question: Question, offered: Answer[], proposal: readonly string[], trail: Stop[],
 *     number: number}} Asking
 * @typedef {{step: Step, because: Answers, call: Contact | null}} AdvisedStep
 * @typedef {{flow: Flow, outcome: Outcome, steps: AdvisedStep[], contacts: Contact[], templates: Template[],
 *     followOn: string[], trail: Stop[]}} Advice
 */

const Player = (() => {
  /** A road that cannot be played: it goes in a ring, or to a question to which no answer shows. */
  class Broken extends Error {}

  // -- conditions ----------------------------------------------------------------------------

  /**
   * Returns the answers that made the condition hold, or null where it does not hold. A fulfilled
   * entry of `barred` gives no reason. An entry about a question that was not asked on this road does not hold.
   * @param {Condition | undefined} condition
   * @param {Answers} known
   * @returns {Answers | null}
   */
  function reasons(condition, known) {
    if (condition === undefined) return new Map();
    for (const clause of Guides.clausesOf(condition)) {
      const found = holding(clause, known);
      if (found !== null) return found;
    }
    return null;
  }

  /**
   * @param {Clause} clause
   * @param {Answers} known
   * @returns {Answers | null}
   */
  function holding(clause, known) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const { name, answers } of clause.wanted) {
      const chosen = (known.get(name) ?? []).filter((answer) => answers.includes(answer));
      if (chosen.length === 0) return null;
      found.set(name, [...new Set([...(found.get(name) ?? []), ...chosen])]);
    }
    for (const { name, answers } of clause.barred) {
      if ((known.get(name) ?? []).some((answer) => answers.includes(answer))) return null;
    }
    return found;
  }

  /**
   * Returns the answers, steps or items that show.
   * @template {{when?: Condition}} Part
   * @param {Part[]} parts
   * @param {Answers} known
   * @returns {Part[]}
   */
  function showing(parts, known) {
    return parts.filter((part) => reasons(part.when, known) !== null);
  }

  // -- where am I ------------------------------------------------------------------------------

  /**
   * Returns a journey that begins.
   * @param {string} flow
   * @param {Answers} [brought]
   * @returns {Journey}
   */
  function begun(flow, brought = new Map()) {
    return { flow, answers: new Map(), brought, proposals: new Map() };
  }

  /**
   * Walks the road as far as the answers reach. Throws Broken where it cannot be walked.
   * @param {Guide} guide
   * @param {Journey} journey
   * @returns {Asking | Advice}
   */
  function position(guide, journey) {
    let flow = flowNamed(guide, journey.flow);
    const known = new Map(journey.brought);
    /** @type {Stop[]} */
    const trail = [];
    const seen = new Set();
    let target = flow.start;
    for (;;) {
      const question = flow.questions.get(target);
      if (question === undefined) return advice(guide, flow, target, known, trail);
      if (seen.has(question)) throw new Broken(`${flow.id}: ${target}`);
      seen.add(question);
      const skipped = question.shared && known.has(question.id);
      let chosen = known.get(question.id) ?? [];
      if (!skipped) {
        const offered = showing(question.answers, known);
        chosen = journey.answers.get(question.id) ?? [];
        if (!fits(question, offered, chosen)) return asking(journey, flow, question, offered, trail);
      }
      trail.push({ flow, question, chosen, skipped });
      known.set(question.id, chosen);
      const route = nextRoute(question, chosen, known);
      if (route.flow !== undefined) flow = flowNamed(guide, route.flow);
      target = route.flow === undefined ? (route.to ?? "") : flow.start;
    }
  }

  /**
   * @param {Guide} guide
   * @param {string} name
   * @returns {Flow}
   */
  function flowNamed(guide, name) {
    const flow = guide.flows.get(name);
    if (flow === undefined) throw new Broken(name);
    return flow;
  }

  /**
   * @param {Journey} journey
   * @param {Flow} flow
   * @param {Question} question
   * @param {Answer[]} offered
   * @param {Stop[]} trail
   * @returns {Asking}
   */
  function asking(journey, flow, question, offered, trail) {
    if (offered.length === 0) throw new Broken(`${flow.id}: ${question.id}`);
    const proposal = journey.proposals.get(question.id) ?? [];
    const number = 1 + trail.filter((stop) => !stop.skipped).length;
    return { flow, question, offered, proposal: fits(question, offered, proposal) ? proposal : [], trail, number };
  }

  /**
   * Returns whether `chosen` answers the question with what is offered on this road.
   * @param {Question} question
   * @param {Answer[]} offered
   * @param {readonly string[]} chosen
   * @returns {boolean}
   */
  function fits(question, offered, chosen) {
    if (chosen.length === 0 || (chosen.length > 1 && !question.many)) return false;
    const found = chosen.map((name) => offered.find((answer) => answer.id === name));
    return found.every((answer) => answer !== undefined && (found.length === 1 || !answer.alone));
  }

  /**
   * Returns the first route that holds; an answer's own routes go before the question's.
   * @param {Question} question
   * @param {readonly string[]} chosen
   * @param {Answers} known
   * @returns {Route}
   */
  function nextRoute(question, chosen, known) {
    const answer = question.many ? undefined : question.answers.find((each) => each.id === chosen[0]);
    const route = (answer?.routes ?? question.routes).find((each) => reasons(each.when, known) !== null);
    if (route === undefined) throw new Broken(question.id);
    return route;
  }

  // -- the advice ------------------------------------------------------------------------------

  /**
   * @param {Guide} guide
   * @param {Flow} flow
   * @param {string} name
   * @param {Answers} known
   * @param {Stop[]} trail
   * @returns {Advice}
   */
  function advice(guide, flow, name, known, trail) {
    const outcome = flow.outcomes.get(name);
    if (outcome === undefined) throw new Broken(`${flow.id}: ${name}`);
    /** @type {AdvisedStep[]} */
    const steps = [];
    for (const step of outcome.steps) {
      const because = reasons(step.when, known);
      if (because !== null) steps.push({ step, because, call: called(guide, step, known) });
    }
    /** @type {(items: Item[]) => string[]} */
    const shown = (items) => showing(items, known).map((item) => item.id);
    return {
      flow,
      outcome,
      steps,
      contacts: found(shown(outcome.contacts).map((each) => resolvedContact(guide, each, known)), guide.contacts),
      templates: found(shown(outcome.templates), guide.templates),
      followOn: [...new Set(shown(outcome.followOn))].filter((each) => guide.flows.has(each)),
      trail,
    };
  }

  /**
   * Returns what has these names, each once.
   * @template Each
   * @param {string[]} names
   * @param {Map<string, Each>} all
   * @returns {Each[]}
   */
  function found(names, all) {
    return [...new Set(names)].flatMap((name) => all.get(name) ?? []);
  }

  /**
   * Returns whom to call for a step; null where no answer chooses one, or where there is no number.
   * @param {Guide} guide
   * @param {Step} step
   * @param {Answers} known
   * @returns {Contact | null}
   */
  function called(guide, step, known) {
    if (step.call === undefined) return null;
    const contact = guide.contacts.get(resolvedContact(guide, step.call, known));
    return contact?.phone ? contact : null;
  }

  /**
   * Returns the id of the contact itself, where `name` is a choice by the answer to a question.
   * @param {Guide} guide
   * @param {string} name
   * @param {Answers} known
   * @returns {string}
   */
  function resolvedContact(guide, name, known) {
    const contact = guide.contacts.get(name);
    if (contact?.per === undefined) return name;
    const choice = new Map(contact.choice);
    const answer = (known.get(contact.per) ?? []).find((each) => choice.has(each));
    return (answer === undefined ? contact.otherwise : choice.get(answer)) ?? name;
  }

  // -- what a person can do with a journey -------------------------------------------------------

  /**
   * Returns the journey with one question answered, which was open.
   * @param {Journey} journey
   * @param {string} question
   * @param {readonly string[]} chosen
   * @returns {Journey}
   */
  function answered(journey, question, chosen) {
    const answers = new Map(without(journey.answers, question)).set(question, chosen);
    return { ...journey, answers, proposals: without(journey.proposals, question) };
  }

  /**
   * Returns the journey with another answer to one question, also where that was brought along.
   * @param {Journey} journey
   * @param {string} question
   * @param {readonly string[]} chosen
   * @returns {Journey}
   */
  function changed(journey, question, chosen) {
    return { ...answered(journey, question, chosen), brought: without(journey.brought, question) };
  }

  /**
   * Returns the journey one question back, its answer kept as the proposal, or null at the first question.
   * @param {Journey} journey
   * @param {Stop[]} trail
   * @returns {Journey | null}
   */
  function back(journey, trail) {
    const last = trail.filter((stop) => !stop.skipped).pop();
    if (last === undefined) return null;
    const proposals = new Map(journey.proposals).set(last.question.id, last.chosen);
    return { ...journey, answers: without(journey.answers, last.question.id), proposals };
  }

  /**
   * Returns the journey without the answers that are off the road: those count for nothing any more.
   * @param {Journey} journey
   * @param {Stop[]} trail
   * @returns {Journey}
   */
  function onTheRoad(journey, trail) {
    const names = new Set(trail.map((stop) => stop.question.id));
    return { ...journey, answers: new Map([...journey.answers].filter(([name]) => names.has(name))) };
  }

  /**
   * Returns a journey through a follow-on flow; answers to shared questions travel along.
   * @param {Guide} guide
   * @param {Journey} journey
   * @param {Stop[]} trail
   * @param {string} flow
   * @returns {Journey}
   */
  function follow(guide, journey, trail, flow) {
    const given = new Map([...journey.brought, ...answersOf(trail)]);
    return begun(flow, new Map([...given].filter(([name]) => guide.questions.has(name))));
  }

  /**
   * Returns the answers on a road, in order.
   * @param {Stop[]} trail
   * @returns {Answers}
   */
  function answersOf(trail) {
    return new Map(trail.map((stop) => [stop.question.id, stop.chosen]));
  }

  /**
   * Returns the answers without that to one question.
   * @param {Answers} answers
   * @param {string} question
   * @returns {Answers}
   */
  function without(answers, question) {
    return new Map([...answers].filter(([name]) => name !== question));
  }

  // -- sentences -----------------------------------------------------------------------------------

  /**
   * Returns a sentence with its holes {0}, {1} … filled.
   * @param {string} text
   * @param {...(string | number)} parts
   * @returns {string}
   */
  function said(text, ...parts) {
    return text.replace(/\{(\d)\}/g, (_, hole) => String(parts[Number(hole)]));
  }

  return {
    Broken, guide: Guides.opened, reasons, begun, position, fits, nextRoute, resolvedContact,
    answered, changed, back, onTheRoad, follow, answersOf, without, said,
  };
})();
