"use strict";

/* Blocks without a form, the same family as pages/blocks.py has; and what is said of days. */

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

const Blocks = (() => {
  const { said } = Player;

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

  /**
   * Returns texts beside each other.
   * @param {Guide} guide
   * @param {string[]} texts
   * @returns {string}
   */
  function several(guide, texts) {
    return texts.length === 0 ? "" : texts.reduce((before, text) => said(guide.texts.several, before, text));
  }

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

  return { title, heading, paragraph, remark, listed, several, isOverdue, inWords };
})();
