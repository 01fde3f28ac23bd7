"use strict";

/* What another answer changes in an advice: what came in addition and what went, as pages/changed.py says it. */

/**
 * @typedef {{gained: string[], lost: string[]}} Change
 */

const ChangedPage = (() => {
  const { said } = Player;
  const { title, heading, paragraph, listed } = Blocks;
  const { nameAndNumber } = Contacts;

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
      // First whom one can call, then what is gone.
      ...moreBlocks(guide, steps, stepsCounted),
      ...moreBlocks(guide, contacts, contactsCounted),
      ...lessBlocks(guide, steps, stepsCounted),
      ...lessBlocks(guide, contacts, contactsCounted),
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
   * @param {Guide} guide
   * @param {Change} change
   * @param {[string, string]} words  for one of it, and for more
   * @returns {Block[]}
   */
  function changeBlocks(guide, change, words) {
    return [...moreBlocks(guide, change, words), ...lessBlocks(guide, change, words)];
  }

  /** @type {(guide: Guide, change: Change, words: [string, string]) => Block[]} */
  const moreBlocks = (guide, { gained }, words) => part(guide.texts.gained, "+", gained, words);

  /** @type {(guide: Guide, change: Change, words: [string, string]) => Block[]} */
  const lessBlocks = (guide, { lost }, words) => part(guide.texts.lost, "-", lost, words);

  /**
   * @param {string} text  of the heading, with a hole for how many and for of what
   * @param {string} mark
   * @param {string[]} lines
   * @param {[string, string]} words  for one of it, and for more
   * @returns {Block[]}
   */
  function part(text, mark, lines, [one, many]) {
    const head = said(text, lines.length, lines.length === 1 ? one : many);
    return lines.length === 0 ? [] : [heading(head), listed(mark, lines)];
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

  return { changed };
})();
