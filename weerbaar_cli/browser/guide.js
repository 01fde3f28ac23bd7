"use strict";

/* The guide as the page carries it, and as it is played. */

/**
 * What the page carries, as data.py writes it; what is empty is left out.
 *
 * @typedef {string[]} Condition  any of these clauses, such as `rol=raadslid,wethouder !kanaal=online`: of the role
 *     one of these answers, and of the channel not that one; without a condition it always holds
 * @typedef {{to?: string, flow?: string, when?: Condition}} Route  to a place here, or to where a flow begins
 * @typedef {{id: string, text: string, explanation?: string, when?: Condition, alone?: boolean,
 *     routes?: Route[]}} Answer
 * @typedef {{id: string, text: string, explanation?: string, many?: boolean, answers: Answer[]}} QuestionTexts
 * @typedef {{id: string, shared?: boolean, routes?: Route[]} & Partial<QuestionTexts>} QuestionData
 * @typedef {{id: string, when?: Condition}} Item  a contact, template or flow
 * @typedef {{id: string, do: string, explanation?: string, call?: string}} StepTexts
 * @typedef {{use?: string, heading?: string, when?: Condition} & Partial<StepTexts>} StepData
 * @typedef {{id: string, shared?: boolean, title?: string, urgency?: string, intro?: string, steps?: StepData[],
 *     contacts?: Item[], templates?: Item[], followOn?: Item[]}} OutcomeData
 * @typedef {{id: string, title: string, summary: string, checked: string, start: string, counted?: boolean,
 *     questions: QuestionData[], outcomes: OutcomeData[]}} FlowData
 * @typedef {{id: string, name?: string, purpose?: string, phone?: string, mail?: string, website?: string,
 *     hours?: string, people?: {name: string, since?: string, until?: string}[], note?: string, checked?: string,
 *     per?: string, choice?: [string, string][], otherwise?: string}} Contact  with `per`: a choice by an answer
 * @typedef {{id: string, title: string, text: string}} Template
 * @typedef {{role: string, emergency: string, team: string, police: string, suicide: string, others: string[],
 *     bare: {emergency: Contact, team: Contact, suicide: Contact}}} NumbersData
 * @typedef {{edition: string, begin: string, questions: QuestionTexts[], outcomes: OutcomeData[],
 *     steps: StepTexts[], contacts: Contact[], templates: Template[], numbers: NumbersData,
 *     about: {since: string, answers: [string, string][], foot: string}, texts: Texts, screen?: any}} GuideData
 */

/**
 * @template Each
 * @typedef {{names: string[], has: (id: string) => boolean, get: (id: string) => Each | undefined}} MadeLater
 */

/**
 * The same with every shared piece in its place.
 *
 * @typedef {{name: string, answers: string[]}} Entry  a question, and answers of which one must be chosen
 * @typedef {{wanted: Entry[], barred: Entry[]}} Clause  every entry of `wanted` holds, and none of `barred`
 * @typedef {QuestionTexts & {shared: boolean, routes: Route[]}} Question
 * @typedef {StepTexts & {heading: string, when?: Condition}} Step
 * @typedef {{id: string, title: string, urgency: string, intro: string, steps: Step[], contacts: Item[],
 *     templates: Item[], followOn: Item[]}} Outcome
 * @typedef {{id: string, title: string, summary: string, checked: string, start: string, counted: boolean,
 *     questions: Map<string, Question>, outcomes: Map<string, Outcome>}} Flow
 * @typedef {{data: GuideData, texts: Texts, begin: string, flows: MadeLater<Flow>,
 *     questions: Map<string, QuestionTexts>, contacts: Map<string, Contact>, templates: Map<string, Template>}} Guide
 */

const Guides = (() => {
  /**
   * Returns the guide that the data holds, with every shared piece in its place.
   * @param {GuideData} data
   * @param {Map<string, string>} flows  the JSON of each, which is read when one first comes there
   * @returns {Guide}
   */
  function opened(data, flows) {
    const questions = byId(data.questions);
    const steps = byId(data.steps);
    const outcomes = byId(data.outcomes);
    /** @type {(json: string) => Flow} */
    const flowOf = (json) => {
      /** @type {FlowData} */
      const flow = JSON.parse(json);
      return {
        ...flow,
        counted: flow.counted ?? false,
        questions: byId(flow.questions.map((each) => questionOf(each, questions))),
        outcomes: byId(flow.outcomes.map((each) => outcomeOf((each.shared && outcomes.get(each.id)) || each, steps))),
      };
    };
    return {
      data,
      texts: data.texts,
      begin: data.begin,
      flows: whenAskedFor(flows, flowOf),
      questions,
      contacts: byId(data.contacts),
      templates: byId(data.templates),
    };
  }

  /**
   * Returns values that are made when first asked for: a visit sees few of the flows.
   * @template From, To
   * @param {Map<string, From>} found
   * @param {(each: From) => To} make
   * @returns {MadeLater<To>}
   */
  function whenAskedFor(found, make) {
    /** @type {Map<string, To>} */
    const made = new Map();
    return {
      names: [...found.keys()],
      has: (id) => found.has(id),
      get: (id) => {
        const from = found.get(id);
        if (from !== undefined && !made.has(id)) made.set(id, make(from));
        return made.get(id);
      },
    };
  }

  /**
   * @template {{id: string}} Each
   * @param {Each[]} all
   * @returns {Map<string, Each>}
   */
  function byId(all) {
    return new Map(all.map((each) => [each.id, each]));
  }

  /**
   * @param {QuestionData} data
   * @param {Map<string, QuestionTexts>} shared
   * @returns {Question}
   */
  function questionOf(data, shared) {
    const nothing = { text: "", answers: [] };
    const texts = data.shared ? shared.get(data.id) : {};
    return { ...nothing, ...texts, ...data, shared: data.shared ?? false, routes: data.routes ?? [] };
  }

  /**
   * @param {OutcomeData} data
   * @param {Map<string, StepTexts>} steps
   * @returns {Outcome}
   */
  function outcomeOf(data, steps) {
    const nothing = { title: "", urgency: "", intro: "", contacts: [], templates: [], followOn: [] };
    return { ...nothing, ...data, steps: (data.steps ?? []).map((each) => stepOf(each, steps)) };
  }

  /**
   * @param {StepData} data
   * @param {Map<string, StepTexts>} shared
   * @returns {Step}
   */
  function stepOf(data, shared) {
    return { id: "", do: "", heading: "", ...(data.use === undefined ? {} : shared.get(data.use)), ...data };
  }

  /** @type {Map<string, Clause>} */
  const read = new Map();

  /**
   * Returns the clauses of a condition.
   * @param {Condition} condition
   * @returns {Clause[]}
   */
  function clausesOf(condition) {
    return condition.map((text) => {
      const clause = read.get(text) ?? clauseOf(text);
      read.set(text, clause);
      return clause;
    });
  }

  /**
   * @param {string} text
   * @returns {Clause}
   */
  function clauseOf(text) {
    const parts = text.split(" ");
    /** @type {(part: string) => Entry} */
    const entryOf = (part) => {
      const [name, answers] = part.split("=");
      return { name, answers: answers.split(",") };
    };
    return {
      wanted: parts.filter((part) => !part.startsWith("!")).map(entryOf),
      barred: parts.filter((part) => part.startsWith("!")).map((part) => entryOf(part.slice(1))),
    };
  }

  return { opened, clausesOf };
})();
