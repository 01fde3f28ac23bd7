"use strict";

/*
 * What the tests do on the page itself: the clicks of conversations, and what can be read after each.
 */

/**
 * @typedef {{kind: string, letter: string, chosen: string[], place: number}} Deed
 *     on which kind of view, and what is done there; `place`: the how-manieth of a list
 * @typedef {{text: string, proposal: string[], many: boolean}} Seen
 */

const Drive = (() => {
  const BESIDE = "button, .row, .first, .how, .menu, .menu-head, .kept, #many, #error";

  /**
   * Returns for each conversation what could be read before each deed.
   * @param {Deed[][]} conversations
   */
  function conversations(conversations) {
    return conversations.map((deeds) => {
      dispatchEvent(new PageTransitionEvent("pagehide"));
      return deeds.map((deed) => {
        const read = seen();
        try {
          act(deed);
        } catch (error) {
          read.text += ` ${error}`; // so that the view before it is compared, too
        }
        return read;
      });
    });
  }

  function shown() {
    return /** @type {HTMLElement} */ (document.querySelector("main:not([hidden])"));
  }

  /** @returns {Seen} */
  function seen() {
    const copy = /** @type {HTMLElement} */ (shown().cloneNode(true));
    copy.querySelectorAll(BESIDE).forEach((each) => each.remove());
    const marked = [...inputs()].filter((each) => each.checked).map((each) => each.value);
    const text = (copy.textContent ?? "").replace(/\s+/g, "");
    return { text, proposal: marked, many: shown().querySelector("[type=checkbox]") !== null };
  }

  /** @returns {NodeListOf<HTMLInputElement>} */
  function inputs() {
    return shown().querySelectorAll("input");
  }

  /** @param {string} selector */
  function click(selector, place = 0, within = /** @type {ParentNode} */ (shown())) {
    const found = within.querySelectorAll(selector)[place];
    if (!(found instanceof HTMLElement)) throw new Error(`${selector} ${place}`);
    found.click();
  }

  /** @param {Deed} deed */
  function act({ kind, letter, chosen, place }) {
    if (letter === "s") return;
    if (letter === "n") return click("#tools button", 0, document);
    if (letter === "?") return click("form .plain");
    if (letter === "t") return kind === "menu" ? undefined : click(".back");
    if (kind === "question") return answer(chosen);
    if (kind === "menu") return click(".menu .choice", place);
    if (kind === "stops") return click(place < 0 ? ".row .secondary" : ".action button", Math.max(place, 0));
    if (kind === "opening" || kind === "changed") return click(".primary, .menu .choice");
    if (kind !== "advice") click(".back");
  }

  /** @param {string[]} chosen */
  function answer(chosen) {
    for (const each of inputs()) {
      if (each.checked !== chosen.includes(each.value) && each.type === "checkbox") each.click();
      if (each.type === "radio" && chosen.includes(each.value)) each.click();
    }
    click("form .primary");
  }

  return { conversations };
})();
