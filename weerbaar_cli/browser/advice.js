"use strict";

/* The advice to read, and as a document to keep; as pages/advice_reading.py and saved_advice.py have it. */

const AdvicePages = (() => {
  const { said } = Player;
  const { title, heading, paragraph, remark, several, isOverdue, inWords } = Blocks;
  const { teamContact, emergencyContact, callsOf, eachNumberOnce, nameAndNumber, contactBlocks } = Contacts;

  /** The lines to write on where a text leaves something open, and what says that it does. */
  const LINES = 2;
  const OPEN = "…";

  /**
   * Returns the advice; what stood in the advices `before` is only named.
   * @param {Guide} guide
   * @param {Advice} advice
   * @param {Advice[]} before
   * @param {string} day
   * @returns {Block[]}
   */
  function adviceBlocks(guide, advice, before, day) {
    const fresh = unread(advice, before);
    const steps = fresh.steps.length > 0 ? stepBlocks(guide, fresh) : stepBlocks(guide, advice).flatMap(bare);
    return [
      ...adviceTitle(guide, advice),
      ...adviceIntro(guide, advice, day),
      ...steps,
      ...readSteps(guide, advice, fresh),
      ...newContacts(guide, advice, fresh, day),
      ...answerBlocks(guide, advice),
      ...compared(guide, advice),
    ];
  }

  /**
   * Returns the advice with only the steps and contacts that are new; in danger nothing is left out.
   * @param {Advice} advice
   * @param {Advice[]} before
   * @returns {Advice}
   */
  function unread(advice, before) {
    if (advice.outcome.urgency === Talk.URGENT) return advice;
    /** @type {(step: AdvisedStep) => string} */
    const read = ({ step }) => JSON.stringify([step.do, step.explanation]);
    /** @type {(contact: Contact) => string} */
    const named = ({ name, phone }) => JSON.stringify([name, phone]);
    const steps = new Set(before.flatMap((each) => each.steps.map(read)));
    const contacts = new Set(before.flatMap((each) => each.contacts.map(named)));
    return {
      ...advice,
      steps: advice.steps.filter((each) => !steps.has(read(each))),
      contacts: advice.contacts.filter((each) => !contacts.has(named(each))),
    };
  }

  /**
   * Returns a step as what to do and whom to call; nothing for a heading.
   * @param {Block} block
   * @returns {Block[]}
   */
  function bare(block) {
    return block.is === "Numbered" ? [{ ...block, explanation: "", because: "" }] : [];
  }

  /**
   * Returns what it is and when; in danger after the number to call.
   * @param {Guide} guide
   * @param {Advice} advice
   * @returns {Block[]}
   */
  function adviceTitle(guide, { outcome, contacts }) {
    const urgent = outcome.urgency === Talk.URGENT;
    const phone = (urgent && contacts.find((contact) => contact.phone)?.phone) || "";
    const label = outcome.title.includes(phone) ? "" : guide.texts.callNow;
    return [
      ...(phone ? [/** @type {Block} */ ({ is: "Number", number: phone, label })] : []),
      title(outcome.title),
      { is: "When", urgency: outcome.urgency, text: guide.texts.when[outcome.urgency] ?? outcome.urgency },
    ];
  }

  /**
   * Returns the introduction; where something was checked too long ago, that first.
   * @param {Guide} guide
   * @param {Advice} advice
   * @param {string} day
   * @returns {Block[]}
   */
  function adviceIntro(guide, advice, day) {
    const { intro } = advice.outcome;
    return [...oldWarning(guide, advice, day), ...(intro ? [paragraph(intro)] : [])];
  }

  /**
   * Returns the steps with their headings; the heading of a step that does not show goes to the next that does.
   * @param {Guide} guide
   * @param {Advice} advice
   * @returns {Block[]}
   */
  function stepBlocks(guide, advice) {
    const shown = new Map(advice.steps.map((each) => [each.step.id, each]));
    const stops = new Map(advice.trail.map((stop) => [stop.question.id, stop]));
    /** @type {Block[]} */
    const blocks = [];
    let [above, next, number] = ["", "", 0];
    for (const step of advice.outcome.steps) {
      next = step.heading || next;
      const advised = shown.get(step.id);
      if (advised === undefined) continue;
      if (next !== above) blocks.push(heading(next));
      above = next;
      number += 1;
      const reasons = reasonsInWords(guide, advised.because, stops);
      const because = reasons.length > 0 ? said(guide.texts.because, several(guide, reasons)) : "";
      const { name = "", phone = "" } = advised.call ?? {};
      const call = nameAndNumber(guide, name, phone);
      const { do: what, explanation = "" } = step;
      blocks.push({ is: "Numbered", number, do: what, explanation, because, name, phone, call });
    }
    return blocks;
  }

  /**
   * Returns the answers that made a step show, in words; a bare yes or no with its question.
   * @param {Guide} guide
   * @param {Answers} because
   * @param {Map<string, Stop>} stops
   * @returns {string[]}
   */
  function reasonsInWords(guide, because, stops) {
    return [...because].flatMap(([name, answers]) => {
      const question = stops.get(name)?.question ?? guide.questions.get(name);
      if (question === undefined) return [];
      const words = several(guide, answerTexts(question, answers));
      const unclear = answers.some((answer) => guide.texts.sayLittleAlone.includes(answer));
      return [unclear ? `${question.text} ${words}` : words];
    });
  }

  /**
   * @param {Guide} guide
   * @param {Advice} advice
   * @param {Advice} fresh
   * @returns {Block[]} the steps that were read before, in one line
   */
  function readSteps(guide, advice, fresh) {
    const left = fresh.steps.length > 0 ? advice.steps.filter((each) => !fresh.steps.includes(each)) : [];
    const named = left.map(({ step }) => step.do.replace(/\.+$/, ""));
    return named.length > 0 ? [paragraph(said(guide.texts.readBefore, several(guide, named)))] : [];
  }

  /**
   * @param {Guide} guide
   * @param {Advice} advice
   * @param {Advice} fresh
   * @param {string} day
   * @returns {Block[]} the new contacts, and in one line those that were named before
   */
  function newContacts(guide, advice, fresh, day) {
    const left = advice.contacts.filter((each) => !fresh.contacts.includes(each));
    const blocks = contactBlocks(guide, fresh.contacts, day);
    if (left.length === 0) return blocks;
    const calls = left.map(({ name = "", phone = "" }) => nameAndNumber(guide, name, phone));
    const named = paragraph(said(guide.texts.namedBefore, several(guide, calls)));
    return [...(blocks.length > 0 ? blocks : [heading(guide.texts.contacts)]), named];
  }

  /**
   * @param {Guide} guide
   * @param {Advice} advice
   * @returns {Block[]}
   */
  function answerBlocks(guide, advice) {
    /** @type {[string, string][]} */
    const items = stops(guide, advice).map(({ question, answers }) => [question, answers]);
    return [heading(guide.texts.yourAnswers), { is: "Pairs", items }];
  }

  /**
   * Returns the questions on the road in their order, each once, with the answers chosen there.
   * @param {Guide} guide
   * @param {Advice} advice
   * @returns {{id: string, question: string, answers: string}[]}
   */
  function stops(guide, advice) {
    const ids = advice.trail.map(({ question }) => question.id);
    const once = advice.trail.filter(({ question }, at) => ids.indexOf(question.id) === at);
    return once.map(({ question, chosen }) => ({
      id: question.id,
      question: question.text,
      answers: several(guide, answerTexts(question, chosen)),
    }));
  }

  /**
   * @param {QuestionTexts} question
   * @param {readonly string[]} chosen
   * @returns {string[]}
   */
  function answerTexts(question, chosen) {
    return chosen.flatMap((name) => question.answers.find((answer) => answer.id === name)?.text ?? []);
  }

  /**
   * Returns what is said of an advice that was, in part, checked too long ago; nothing where it was not.
   * @param {Guide} guide
   * @param {Advice} advice
   * @param {string} day
   * @returns {Block[]}
   */
  function oldWarning(guide, advice, day) {
    const { oldAdvice, oldNumbers } = guide.texts;
    const team = teamContact(guide).phone ?? "";
    const { checked } = advice.flow;
    if (isOverdue(checked, day)) return [paragraph(said(oldAdvice, inWords(guide, checked), team))];
    const numbers = [...advice.contacts, ...callsOf(advice)];
    return numbers.some((each) => isOverdue(each.checked, day)) ? [paragraph(said(oldNumbers, team))] : [];
  }

  /**
   * Returns when the advice was compared with its sources.
   * @param {Guide} guide
   * @param {Advice} advice
   * @returns {Block[]}
   */
  function compared(guide, { flow: { checked } }) {
    const { notYet, notReviewed, reviewed } = guide.texts;
    if (!checked) return [];
    return [remark(checked === notYet ? notReviewed : said(reviewed, inWords(guide, checked)))];
  }

  // -- to keep, to print -------------------------------------------------------------------

  /**
   * Returns the advice as a document: whom to call on top, and texts to fill in on paper. Without
   * answers no step says which answer made it show.
   * @param {Guide} guide
   * @param {Advice} advice
   * @param {string} day
   * @param {boolean} withAnswers
   * @returns {Block[]}
   */
  function saved(guide, advice, day, withAnswers) {
    const steps = stepBlocks(guide, advice);
    return [
      ...adviceTitle(guide, advice),
      savedNumbers(guide, advice),
      ...adviceIntro(guide, advice, day),
      ...(withAnswers ? steps : steps.map((block) => (block.is === "Numbered" ? { ...block, because: "" } : block))),
      ...contactBlocks(guide, advice.contacts, day),
      ...(withAnswers ? answerBlocks(guide, advice) : []),
      ...advice.templates.flatMap(toFillIn),
      heading(guide.texts.aboutAdvice),
      ...compared(guide, advice),
      remark(guide.data.about.foot),
    ];
  }

  /**
   * @param {Guide} guide
   * @param {Advice} advice
   * @returns {FactsBlock}
   */
  function savedNumbers(guide, advice) {
    const danger = { ...emergencyContact(guide), name: guide.texts.inDanger };
    const team = teamContact(guide, Player.answersOf(advice.trail));
    const found = eachNumberOnce([danger, team, ...callsOf(advice), ...advice.contacts]);
    return { is: "Facts", items: found.map(({ name = "", phone = "" }) => [name, { phone }]) };
  }

  /**
   * Returns a text to take along; a line that is left open becomes room to write.
   * @param {Template} template
   * @returns {Block[]}
   */
  function toFillIn(template) {
    /** @type {Block[]} */
    const blocks = [heading(template.title)];
    /** @type {string[]} */
    let written = [];
    const write = () => {
      if (written.length > 0) blocks.push({ is: "Verbatim", text: written.join("\n") });
      written = [];
    };
    for (const line of template.text.split("\n")) {
      const bare = line.trimEnd();
      if (bare.endsWith(OPEN)) {
        write();
        blocks.push({ is: "Room", label: bare.slice(0, -OPEN.length).replace(/[ :]+$/, ""), lines: LINES });
      } else {
        written.push(line);
      }
    }
    write();
    return blocks;
  }

  /**
   * Returns a text to take along as it is.
   * @param {Template} each
   * @returns {Block[]}
   */
  function template(each) {
    return [title(each.title), { is: "Verbatim", text: each.text }];
  }

  return { adviceBlocks, stops, saved, toFillIn, template };
})();
