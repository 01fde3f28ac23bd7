"use strict";

/* Everything that is shown, as blocks without a form: what the page draws. */

const Pages = (() => {
  const { said } = Player;
  const { title, heading, paragraph, isOverdue, inWords } = Blocks;
  const { teamContact } = Contacts;

  /**
   * Returns which question it is, how many come after it, and of which flow it is.
   * @param {Guide} guide
   * @param {Talking} talk
   * @param {Asking} asking
   * @returns {string}
   */
  function progress(guide, talk, asking) {
    const ahead = Ahead.remaining(guide, Talk.journey(talk), asking);
    return `${placed(guide, asking.number, ahead)} · ${asking.flow.title}`;
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
    opening,
    progress,
    why: WhyPage.why,
    numbers: Contacts.numbers,
    advice: AdvicePages.adviceBlocks,
    changed: ChangedPage.changed,
    stops: AdvicePages.stops,
    template: AdvicePages.template,
    toFillIn: AdvicePages.toFillIn,
    saved: AdvicePages.saved,
    about: whose,
    nameAndNumber: Contacts.nameAndNumber,
    isOverdue,
    inWords,
  };
})();
