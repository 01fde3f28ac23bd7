"use strict";

/* Why a question is asked: what its answer changes, as the flow itself says; as pages/why.py has it. */

const WhyPage = (() => {
  const { said } = Player;
  const { title, heading, paragraph, listed } = Blocks;

  /** The lines of a list that are named, and the answers to one place. */
  const MOST_NAMED = 4;
  const MOST_ANSWERS = 3;

  /**
   * Returns why a question is asked: what comes next, and what hangs on the answer later on. Only
   * what can still happen counts, given the answers before it.
   * @param {Guide} guide
   * @param {Asking} asking
   * @returns {Block[]}
   */
  function why(guide, asking) {
    const { texts } = guide;
    const unsure = asking.offered.find((answer) => answer.id === texts.unsureAnswer);
    const changes = hangsOnIt(guide, asking);
    const nothing = asking.question.shared ? texts.whyTravels : texts.whyNothing;
    return [
      title(texts.why),
      paragraph(asking.question.text),
      ...(changes.length > 0 ? changes : [paragraph(nothing)]),
      ...(unsure ? [paragraph(said(texts.unsure, unsure.text))] : []),
      paragraph(texts.whyPrivate),
    ];
  }

  /**
   * @param {Guide} guide
   * @param {Asking} asking
   * @returns {Block[]}
   */
  function hangsOnIt(guide, asking) {
    const { texts } = guide;
    const { id } = asking.question;
    const known = Player.answersOf(asking.trail);
    const { questions, outcomes } = reachable(asking);
    /** @type {(condition: Condition | undefined) => boolean} */
    const matters = (condition = []) => Guides.clausesOf(condition).some((clause) => canMatter(clause, id, known));
    const steps = outcomes.flatMap((outcome) => outcome.steps.filter((step) => matters(step.when)));
    return [
      ...headed(guide, texts.whyRoad, ways(guide, asking, known)),
      ...headed(guide, texts.whySteps, steps.map((step) => step.do)),
      ...headed(guide, texts.whyContacts, outcomes.flatMap((each) => contactsThatHang(guide, each, asking, matters))),
      ...headed(guide, texts.whyQuestions, questions.flatMap((each) => questionsThatHang(asking.flow, each, matters))),
    ];
  }

  /**
   * Returns the lines under a heading, each once; of many only the first.
   * @param {Guide} guide
   * @param {string} text
   * @param {string[]} lines
   * @returns {Block[]}
   */
  function headed(guide, text, lines) {
    const found = [...new Set(lines)];
    if (found.length === 0) return [];
    const rest = found.length - MOST_NAMED;
    const named = rest > 1 ? [...found.slice(0, MOST_NAMED), said(guide.texts.andMore, rest)] : found;
    return [heading(text), listed("-", named)];
  }

  /**
   * Returns where each answer leads, answers to the same place together; nothing where all lead to one.
   * @param {Guide} guide
   * @param {Asking} asking
   * @param {Answers} known
   * @returns {string[]}
   */
  function ways(guide, asking, known) {
    const { everyOther, either, leadsTo } = guide.texts;
    if (asking.question.many) return [];
    /** @type {Map<string, string[]>} */
    const byPlace = new Map();
    for (const answer of asking.offered) {
      const place = nextPlace(guide, asking, answer.id, known);
      byPlace.set(place, [...(byPlace.get(place) ?? []), answer.text]);
    }
    if (byPlace.size < 2) return [];
    const [most, answers] = [...byPlace].reduce((best, each) => (each[1].length > best[1].length ? each : best));
    if (answers.length > MOST_ANSWERS) {
      byPlace.delete(most);
      byPlace.set(most, [everyOther]); // said last
    }
    return [...byPlace].map(([place, texts]) => said(leadsTo, texts.join(either), place));
  }

  /**
   * Returns what a person sees after this answer, in words; a shared question that was answered is not asked again.
   * @param {Guide} guide
   * @param {Asking} asking
   * @param {string} answer
   * @param {Answers} before
   * @returns {string}
   */
  function nextPlace(guide, { flow, question: asked }, answer, before) {
    const { nextAdvice, nextQuestion, nextFlow } = guide.texts;
    const known = new Map(before).set(asked.id, [answer]);
    let question = asked;
    for (;;) {
      const route = Player.nextRoute(question, known.get(question.id) ?? [], known);
      if (route.flow !== undefined) return said(nextFlow, guide.flows.get(route.flow)?.title ?? "");
      const outcome = flow.outcomes.get(route.to ?? "");
      if (outcome !== undefined) return said(nextAdvice, outcome.title);
      question = /** @type {Question} */ (flow.questions.get(route.to ?? ""));
      if (!question.shared || !known.has(question.id)) return said(nextQuestion, question.text);
    }
  }

  /**
   * Returns whether a clause can hold because of the answer to one question, given the answers before it.
   * @param {Clause} clause
   * @param {string} name
   * @param {Answers} known
   * @returns {boolean}
   */
  function canMatter({ wanted, barred }, name, known) {
    /** @type {(entry: Entry, unknown: boolean) => boolean} */
    const has = (entry, unknown) => known.get(entry.name)?.some((answer) => entry.answers.includes(answer)) ?? unknown;
    return (
      [...wanted, ...barred].some((entry) => entry.name === name) &&
      wanted.every((entry) => has(entry, true)) &&
      !barred.some((entry) => has(entry, false))
    );
  }

  /**
   * Returns the questions and outcomes of the flow that can come after the open one, in the order of the file.
   * @param {Asking} asking
   * @returns {{questions: Question[], outcomes: Outcome[]}}
   */
  function reachable({ flow, question }) {
    const seen = new Set();
    for (const open = [question]; open.length > 0; ) {
      for (const { to } of routesOf(/** @type {Question} */ (open.pop()))) {
        if (to === undefined || seen.has(to)) continue;
        seen.add(to);
        open.push(...[flow.questions.get(to)].flatMap((each) => each ?? []));
      }
    }
    return {
      questions: [...flow.questions.values()].filter((each) => seen.has(each.id)),
      outcomes: [...flow.outcomes.values()].filter((each) => seen.has(each.id)),
    };
  }

  /**
   * @param {Question} question
   * @returns {Route[]} the question's own routes first
   */
  function routesOf(question) {
    return [...question.routes, ...question.answers.flatMap((answer) => answer.routes ?? [])];
  }

  /**
   * Returns whom to turn to, by an own condition or by a choice that the answer makes.
   * @param {Guide} guide
   * @param {Outcome} outcome
   * @param {Asking} asking
   * @param {(condition: Condition | undefined) => boolean} matters
   * @returns {string[]}
   */
  function contactsThatHang(guide, outcome, asking, matters) {
    const own = outcome.contacts.flatMap(({ id, when }) => {
      const contact = guide.contacts.get(id);
      return contact !== undefined && contact.per === undefined && matters(when) ? [contact.name ?? ""] : [];
    });
    const named = [...outcome.contacts.map(({ id }) => id), ...outcome.steps.flatMap(({ call }) => call ?? [])];
    const chosen = named.flatMap((name) => {
      const { per, choice = [], otherwise } = guide.contacts.get(name) ?? {};
      if (per !== asking.question.id) return [];
      const targets = [...choice.map(([, target]) => target), ...(otherwise === undefined ? [] : [otherwise])];
      return targets.flatMap((target) => guide.contacts.get(target)?.name ?? []);
    });
    return [...own, ...chosen];
  }

  /**
   * Returns the questions that are asked, or whose answers are offered, by a condition on the answer.
   * @param {Flow} flow
   * @param {Question} question
   * @param {(condition: Condition | undefined) => boolean} matters
   * @returns {string[]}
   */
  function questionsThatHang(flow, question, matters) {
    const offered = question.answers.some((answer) => matters(answer.when)) ? [question.text] : [];
    const asked = routesOf(question).filter((route) => matters(route.when));
    return [...offered, ...asked.flatMap(({ to }) => flow.questions.get(to ?? "")?.text ?? [])];
  }

  return { why };
})();
