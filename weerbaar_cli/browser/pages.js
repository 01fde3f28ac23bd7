"use strict";

/*
 * What is shown, as blocks without a form: the same family as pages/blocks.py has.
 *
 * Days are judged here, on the day that is handed in (written JJJJ-MM-DD).
 */

/**
 * @typedef {{is: "Title", text: string}} TitleBlock
 * @typedef {{is: "When", urgency: string, text: string}} WhenBlock
 * @typedef {{is: "Number", number: string, label: string}} NumberBlock
 * @typedef {{is: "Heading", text: string}} HeadingBlock
 * @typedef {{is: "Paragraph", text: string}} ParagraphBlock
 * @typedef {{is: "Numbered", number: number, do: string, explanation: string, because: string, name: string,
 *     phone: string, call: string}} NumberedBlock  a step; `call` says whom to call for it, from `name` and `phone`
 * @typedef {{is: "Card", name: string, purpose: string, phone: string, lines: string[]}} CardBlock
 * @typedef {{is: "Pairs", items: [string, string][]}} PairsBlock
 * @typedef {{is: "Verbatim", text: string}} VerbatimBlock
 * @typedef {{is: "Listed", entries: {mark: string, text: string}[]}} ListedBlock
 * @typedef {{is: "Remark", text: string}} RemarkBlock
 * @typedef {{is: "Facts", items: [string, string | {phone: string}][]}} FactsBlock
 * @typedef {{is: "Room", label: string, lines: number}} RoomBlock
 * @typedef {TitleBlock | WhenBlock | NumberBlock | HeadingBlock | ParagraphBlock | NumberedBlock | CardBlock
 *     | PairsBlock | VerbatimBlock | ListedBlock | RemarkBlock | FactsBlock | RoomBlock} Block
 * @typedef {{gained: string[], lost: string[]}} Change
 * @typedef {Asking | Advice | null} Whereabouts  null before the first question
 */

/**
 * The sentences of the interface, as sentences.py writes them.
 *
 * @typedef {"name" | "purpose" | "danger" | "emergencyNumber" | "talk" | "place" | "placeLast" | "placeAtMost"
 *     | "placeExactly" | "placeBetween" | "several" | "callNow" | "contacts" | "yourAnswers" | "aboutAdvice" | "mind"
 *     | "because" | "people" | "whatChanged" | "sameAdvice" | "otherAdvice" | "otherMoment" | "instead" | "gained"
 *     | "lost" | "why" | "whyRoad" | "whySteps" | "whyContacts" | "whyQuestions" | "whyTravels" | "whyNothing"
 *     | "whyPrivate" | "everyOther" | "either" | "leadsTo" | "nextQuestion" | "nextAdvice" | "nextFlow" | "andMore"
 *     | "unsureAnswer" | "unsure" | "whomToCall" | "inDanger" | "notReached" | "nameAndNumber" | "readBefore"
 *     | "namedBefore" | "oldNumbers" | "notYet" | "notCompared" | "reviewed" | "notReviewed" | "oldContents"
 *     | "oldAdvice" | "whichContents"} Sentence
 * @typedef {"stepsCounted" | "contactsCounted" | "templatesCounted" | "flowsCounted"} Counted
 * @typedef {Record<Sentence, string> & Record<Counted, [string, string]> & {when: Record<string, string>,
 *     sayLittleAlone: string[], waysRound: string[], months: string[]}} Texts
 */

const Pages = (() => {
  const { said } = Player;

  /** The lines of a list that are named, and the answers to one place. */
  const MOST_NAMED = 4;
  const MOST_ANSWERS = 3;
  /** The lines to write on where a text leaves something open, and what says that it does. */
  const LINES = 2;
  const OPEN = "…";

  /** @type {(text: string) => TitleBlock} */
  const title = (text) => ({ is: "Title", text });
  /** @type {(text: string) => HeadingBlock} */
  const heading = (text) => ({ is: "Heading", text });
  /** @type {(text: string) => ParagraphBlock} */
  const paragraph = (text) => ({ is: "Paragraph", text });
  /** @type {(text: string) => RemarkBlock} */
  const remark = (text) => ({ is: "Remark", text });
  /** @type {(mark: string, lines: string[]) => ListedBlock} */
  const listed = (mark, lines) => ({ is: "Listed", entries: lines.map((text) => ({ mark, text })) });

  // -- days ------------------------------------------------------------------------------

  /**
   * Returns whether a day checked lies more than twelve months before `day`.
   * @param {string | undefined} checked
   * @param {string} day
   * @returns {boolean}
   */
  function isOverdue(checked, day) {
    if (checked === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(checked)) return false;
    const [year, rest] = [Number(checked.slice(0, 4)), checked.slice(5)];
    const [yearNow, restNow] = [Number(day.slice(0, 4)), day.slice(5)];
    return year + 1 < yearNow || (year + 1 === yearNow && rest < restNow);
  }

  /**
   * Returns a day the way people say it.
   * @param {Guide} guide
   * @param {string} day
   * @returns {string}
   */
  function inWords(guide, day) {
    const [year, month, number] = day.split("-");
    return `${Number(number)} ${guide.texts.months[Number(month) - 1]} ${year}`;
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
    if (isOverdue(advice.flow.checked, day)) return [paragraph(said(oldAdvice, inWords(guide, advice.flow.checked), team))];
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

  // -- contacts --------------------------------------------------------------------------

  /**
   * Returns the contact itself, where the folder has it with a number; `known` are the answers that may choose it.
   * @param {Guide} guide
   * @param {string} name
   * @param {Answers} known
   * @returns {Contact | undefined}
   */
  function namedContact(guide, name, known) {
    const found = guide.contacts.get(Player.resolvedContact(guide, name, known));
    return found?.phone && found.per === undefined ? found : undefined;
  }

  /**
   * Returns the OT contact for a role, or the general one.
   * @param {Guide} guide
   * @param {Answers} [known]
   * @returns {Contact}
   */
  function teamContact(guide, known = new Map()) {
    const { team, role, bare } = guide.data.numbers;
    const own = known.get(role)?.slice(0, 1) ?? [];
    return namedContact(guide, team, new Map(own.length ? [[role, own]] : [])) ?? bare.team;
  }

  /**
   * @param {Guide} guide
   * @returns {Contact}
   */
  function emergencyContact(guide) {
    const { emergency, bare } = guide.data.numbers;
    return namedContact(guide, emergency, new Map()) ?? bare.emergency;
  }

  /**
   * @param {Advice} advice
   * @returns {Contact[]} whom the steps say to call
   */
  function callsOf(advice) {
    return advice.steps.flatMap((each) => each.call ?? []);
  }

  /**
   * Returns these contacts, each number once.
   * @param {Contact[]} contacts
   * @returns {Contact[]}
   */
  function eachNumberOnce(contacts) {
    /** @type {Map<string, Contact>} */
    const found = new Map();
    for (const contact of contacts) {
      if (contact.phone && !found.has(contact.phone)) found.set(contact.phone, contact);
    }
    return [...found.values()];
  }

  /**
   * Returns whom to call, with the number; a name that says the number itself, or that has none, says enough.
   * @param {Guide} guide
   * @param {string} name
   * @param {string} phone
   * @returns {string}
   */
  function nameAndNumber(guide, name, phone) {
    return !phone || name.split(/\s+/).includes(phone) ? name : said(guide.texts.nameAndNumber, name, phone);
  }

  /**
   * Returns a contact; a person is not shown after the last day there.
   * @param {Guide} guide
   * @param {Contact} contact
   * @param {string} day
   * @returns {CardBlock}
   */
  function card(guide, contact, day) {
    const { mind, people, oldContents, notYet, notCompared } = guide.texts;
    const there = (contact.people ?? []).filter(({ until }) => !until || until >= day).map(({ name }) => name);
    const checked = contact.checked ?? "";
    const lines = [
      contact.hours,
      contact.website,
      contact.mail,
      contact.note && mind + contact.note,
      there.length > 0 && said(people, there.join(", ")),
      isOverdue(checked, day) ? said(oldContents, inWords(guide, checked)) : checked === notYet && notCompared,
    ];
    const { name = "", purpose = "", phone = "" } = contact;
    return { is: "Card", name, purpose, phone, lines: lines.flatMap((line) => line || []) };
  }

  /**
   * Returns contacts under their heading.
   * @param {Guide} guide
   * @param {Contact[]} contacts
   * @param {string} day
   * @returns {Block[]}
   */
  function contactBlocks(guide, contacts, day) {
    if (contacts.length === 0) return [];
    return [heading(guide.texts.contacts), ...contacts.map((each) => card(guide, each, day))];
  }

  /**
   * Returns whom to call here: in danger, the OT, whom the advice names, the police and 113; and what else can be done.
   * @param {Guide} guide
   * @param {Whereabouts} place
   * @param {string} day
   * @returns {Block[]}
   */
  function numbers(guide, place, day) {
    const { whomToCall, oldNumbers, notReached, waysRound } = guide.texts;
    const { police, suicide, others, bare } = guide.data.numbers;
    const known = Player.answersOf(place?.trail ?? []);
    const advice = place !== null && "outcome" in place ? place : null;
    /** @type {(names: string[]) => Contact[]} */
    const named = (names) => names.flatMap((each) => namedContact(guide, each, known) ?? []);
    const contacts = eachNumberOnce([
      emergencyContact(guide),
      teamContact(guide, known),
      ...(advice ? [...callsOf(advice), ...advice.contacts] : []),
      ...named([police]),
      namedContact(guide, suicide, known) ?? bare.suicide,
      ...(advice ? [] : named(others)),
    ]);
    /** @type {Block[]} */
    const facts = contacts.map((each) => ({ is: "Facts", items: [[each.phone ?? "", about(each)]] }));
    const old = contacts.some((each) => isOverdue(each.checked, day));
    const warned = old ? [paragraph(said(oldNumbers, teamContact(guide).phone ?? ""))] : [];
    return [title(whomToCall), ...facts, ...warned, heading(notReached), ...waysRound.map(paragraph)];
  }

  /**
   * @param {Contact} contact
   * @returns {string} who it is, and in one sentence for what
   */
  function about({ name = "", purpose = "" }) {
    const end = purpose.indexOf(". ");
    const first = end < 0 ? purpose : purpose.slice(0, end + 1);
    return purpose ? `${name}. ${first}` : name;
  }

  // -- the advice ------------------------------------------------------------------------

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
      blocks.push({ is: "Numbered", number, do: step.do, explanation: step.explanation ?? "", because, name, phone, call });
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
    const first = advice.trail.filter((stop, at, all) => all.findIndex((each) => each.question.id === stop.question.id) === at);
    return first.map(({ question, chosen }) => ({
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
   * Returns texts beside each other.
   * @param {Guide} guide
   * @param {string[]} texts
   * @returns {string}
   */
  function several(guide, texts) {
    return texts.length === 0 ? "" : texts.reduce((before, text) => said(guide.texts.several, before, text));
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

  // -- what another answer changed -----------------------------------------------------------

  /**
   * Returns what an answer that was changed means for the advice, to read before the new advice.
   * @param {Guide} guide
   * @param {Advice} before
   * @param {Advice} after
   * @returns {Block[]}
   */
  function changed(guide, before, after) {
    const { whatChanged, sameAdvice } = guide.texts;
    const blocks = [...mainChanges(guide, before, after), ...extraChanges(guide, before, after)];
    return [title(whatChanged), ...(blocks.length > 0 ? blocks : [paragraph(sameAdvice)])];
  }

  /**
   * @param {Guide} guide
   * @param {Advice} before
   * @param {Advice} after
   * @returns {Block[]} another advice, another moment, steps and contacts
   */
  function mainChanges(guide, before, after) {
    const { otherAdvice, otherMoment, instead, when, stepsCounted, contactsCounted } = guide.texts;
    const [old, now] = [before.outcome, after.outcome];
    const [oldUrgency, newUrgency] = [old, now].map(({ urgency }) => when[urgency] ?? urgency);
    const numbers = new Map(after.steps.map(({ step, call }) => [step.do, call]));
    const steps = changeOf(before.steps.map(({ step }) => step.do), after.steps.map(({ step }) => step.do));
    steps.gained = steps.gained.map((text) => {
      const call = numbers.get(text);
      return call ? `${text}\n${nameAndNumber(guide, call.name ?? "", call.phone ?? "")}` : text;
    });
    /** @type {(contact: Contact) => string} */
    const nameOf = ({ name = "" }) => name;
    const contacts = changeOf(before.contacts.map(nameOf), after.contacts.map(nameOf));
    const sameEnd = before.flow.id === after.flow.id && old.id === now.id;
    return [
      ...(sameEnd ? [] : [heading(otherAdvice), paragraph(said(instead, old.title, now.title))]),
      ...(old.urgency === now.urgency ? [] : [heading(otherMoment), paragraph(said(instead, oldUrgency, newUrgency))]),
      ...changeBlocks(guide, steps, stepsCounted),
      ...changeBlocks(guide, contacts, contactsCounted),
    ];
  }

  /**
   * @param {Guide} guide
   * @param {Advice} before
   * @param {Advice} after
   * @returns {Block[]} what changes beside the steps and contacts
   */
  function extraChanges(guide, before, after) {
    const { templatesCounted, flowsCounted } = guide.texts;
    /** @type {(advice: Advice) => string[]} */
    const titles = (advice) => advice.templates.map((each) => each.title);
    const flows = changeOf(before.followOn, after.followOn);
    /** @type {(names: string[]) => string[]} */
    const told = (names) => names.flatMap((name) => guide.flows.get(name)?.title ?? []);
    return [
      ...changeBlocks(guide, changeOf(titles(before), titles(after)), templatesCounted),
      ...changeBlocks(guide, { gained: told(flows.gained), lost: told(flows.lost) }, flowsCounted),
    ];
  }

  /**
   * @param {string[]} before
   * @param {string[]} after
   * @returns {Change} what came in addition and what went
   */
  function changeOf(before, after) {
    const [old, now] = [new Set(before), new Set(after)];
    return { gained: [...now].filter((each) => !old.has(each)), lost: [...old].filter((each) => !now.has(each)) };
  }

  /**
   * @param {Guide} guide
   * @param {Change} change
   * @param {[string, string]} words  for one of it, and for more
   * @returns {Block[]}
   */
  function changeBlocks(guide, { gained, lost }, [one, many]) {
    const { gained: more, lost: less } = guide.texts;
    /** @type {(text: string, mark: string, lines: string[]) => Block[]} */
    const part = (text, mark, lines) =>
      lines.length === 0 ? [] : [heading(said(text, lines.length, lines.length === 1 ? one : many)), listed(mark, lines)];
    return [...part(more, "+", gained), ...part(less, "-", lost)];
  }

  // -- why a question is asked -----------------------------------------------------------------

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
    const known = Player.answersOf(asking.trail);
    const { questions, outcomes } = reachable(asking);
    /** @type {(condition: Condition | undefined) => boolean} */
    const matters = (condition) => (condition ?? []).some((clause) => canMatter(clause, asking.question.id, known));
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
  function canMatter(clause, name, known) {
    const [wanted, barred] = [clause.is ?? [], clause.not ?? []];
    /** @type {(entry: Entry, unknown: boolean) => boolean} */
    const has = ([each, ...answers], unknown) => known.get(each)?.some((answer) => answers.includes(answer)) ?? unknown;
    return (
      [...wanted, ...barred].some(([each]) => each === name) &&
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

  // -- the beginning, the place, and whose it is -------------------------------------------------

  /**
   * Returns which question it is, how many come after it, and of which flow it is.
   * @param {Guide} guide
   * @param {Talking} talk
   * @param {Asking} asking
   * @returns {string}
   */
  function progress(guide, talk, asking) {
    return `${placed(guide, asking.number, Ahead.remaining(guide, Talk.journey(talk), asking))} · ${asking.flow.title}`;
  }

  /**
   * @param {Guide} guide
   * @param {number} number
   * @param {QuestionsAhead | null} ahead
   * @returns {string}
   */
  function placed(guide, number, ahead) {
    const { place, placeLast, placeAtMost, placeExactly, placeBetween } = guide.texts;
    if (ahead === null) return said(place, number);
    const [fewest, most] = ahead;
    if (most === 0) return said(placeLast, number);
    if (fewest === 0) return said(placeAtMost, number, fewest, most);
    return said(fewest === most ? placeExactly : placeBetween, number, fewest, most);
  }

  /**
   * Returns whom to call before anything is asked.
   * @param {Guide} guide
   * @returns {Block[]}
   */
  function opening(guide) {
    const { name, purpose, danger, emergencyNumber, talk } = guide.texts;
    const team = teamContact(guide);
    return [
      title(name),
      paragraph(purpose),
      { is: "Card", name: danger, purpose: "", phone: emergencyNumber, lines: [] },
      { is: "Card", name: talk, purpose: team.name ?? "", phone: team.phone ?? "", lines: [] },
    ];
  }

  /**
   * Returns whose this is; of contents that are old it says so.
   * @param {Guide} guide
   * @param {string} day
   * @returns {Block[]}
   */
  function whose(guide, day) {
    const { name, whichContents, oldContents } = guide.texts;
    const { since, answers } = guide.data.about;
    const old = isOverdue(since, day) ? ` ${said(oldContents, inWords(guide, since))}` : "";
    return [
      title(`${name} ${guide.data.edition}`),
      ...answers.flatMap(([head, text]) => [heading(head), paragraph(head === whichContents ? text + old : text)]),
    ];
  }

  return {
    opening, progress, why, numbers, advice: adviceBlocks, changed, stops, template, toFillIn, saved, about: whose,
    nameAndNumber, isOverdue, inWords,
  };
})();
