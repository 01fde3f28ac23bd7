// Blocks as elements of the page. Every text is set as text: nothing that stands in a flow becomes markup.

/** @typedef {Node | string | null | undefined | false} Part */

const Elements = (() => {
  const NUMBER = /^\+?\d[\d -]*$/;

  /**
   * Return an element with these attributes and parts; a part that is missing is passed over.
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {Record<string, string | boolean>} attributes  true: there without a value; false: not there
   * @param {...Part} parts
   * @returns {HTMLElementTagNameMap[Name]}
   */
  function element(name, attributes = {}, ...parts) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    for (const part of parts) if (part) made.append(part);
    return made;
  }

  /**
   * Return a button that does something.
   * @param {string} text
   * @param {() => void} action
   * @param {Record<string, string | boolean>} attributes
   */
  function button(text, action, attributes = {}) {
    const made = element("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", action);
    return made;
  }

  /**
   * Return a number that a telephone can call.
   * @param {string} number
   */
  function phone(number) {
    const digits = number.replace(/[^\d+]/g, "");
    return digits ? element("a", { href: `tel:${digits}` }, number) : document.createTextNode(number);
  }

  /**
   * Return the elements of the blocks; steps and cards that follow each other stand in one list.
   * @param {readonly Block[]} blocks
   * @returns {HTMLElement[]}
   */
  function ofBlocks(blocks) {
    /** @type {HTMLElement[]} */
    const made = [];
    for (const block of blocks) {
      const last = made[made.length - 1];
      if (block.is === "Numbered") {
        const goesOn = last instanceof HTMLOListElement;
        const list = goesOn ? last : element("ol", { class: "steps", role: "list" });
        list.append(step(block));
        if (!goesOn) made.push(list);
      } else if (block.is === "Card") {
        const goesOn = last instanceof HTMLUListElement && last.className === "cards";
        const list = goesOn ? last : element("ul", { class: "cards", role: "list" });
        list.append(card(block));
        if (!goesOn) made.push(list);
      } else {
        made.push(ofBlock(block));
      }
    }
    return made;
  }

  /**
   * @param {Exclude<Block, NumberedBlock | CardBlock>} block
   * @returns {HTMLElement}
   */
  function ofBlock(block) {
    switch (block.is) {
      case "Title":
        return element("h1", { tabindex: "-1" }, block.text);
      case "Heading":
        return element("h2", {}, block.text);
      case "When":
        return element("p", { class: block.urgency === "nu" ? "when now" : "when" }, block.text);
      case "Number":
        return element("p", { class: "number" }, block.label && `${block.label}: `, phone(block.number));
      case "Paragraph":
        return prose(block.text);
      case "Remark":
        return element("p", { class: "small" }, block.text);
      case "Verbatim":
        return element("pre", {}, block.text);
      case "Pairs":
        return described(block.items.map(([name, text]) => [name, text]), "pairs");
      case "Facts":
        return described(
          block.items.map(([name, what]) => [
            NUMBER.test(name) ? phone(name) : name,
            typeof what === "string" ? what : phone(what.phone),
          ]),
          "facts",
        );
      case "Listed":
        return element("ul", {}, ...block.entries.map((entry) => element("li", { class: "lines" }, entry.text)));
      case "Room":
        return element(
          "div",
          { class: "room" },
          element("p", {}, block.label),
          ...Array.from({ length: block.lines }, () => element("div", { class: "rule" })),
        );
    }
  }

  /**
   * Return running text: an empty line makes a paragraph, other line breaks stay.
   * @param {string} text
   */
  function prose(text) {
    const parts = text.split(/\n\s*\n/).map((part) => element("p", { class: "lines" }, part));
    return parts.length === 1 && parts[0] ? parts[0] : element("div", {}, ...parts);
  }

  /** @param {NumberedBlock} block */
  function step(block) {
    return element(
      "li",
      { "data-number": String(block.number) },
      element("p", { class: "head lines" }, block.do),
      block.phone && call(block.call, block.phone),
      block.explanation && prose(block.explanation),
      block.because && element("p", { class: "small" }, block.because),
    );
  }

  /**
   * Return whom to call for a step: what is said of it, in which the number can be called.
   * @param {string} said
   * @param {string} number
   */
  function call(said, number) {
    const [before, ...after] = said.split(number);
    return element("p", { class: "phone" }, before, phone(number), after.join(number));
  }

  /** @param {CardBlock} block */
  function card(block) {
    return element(
      "li",
      {},
      element("p", { class: "head" }, block.name),
      block.phone && element("p", { class: "phone" }, phone(block.phone)),
      block.purpose && prose(block.purpose),
      ...block.lines.map((line) => element("p", { class: "lines" }, line)),
    );
  }

  /**
   * @param {readonly (readonly [Part, Part])[]} items
   * @param {string} name
   */
  function described(items, name) {
    const rows = items.map(([term, what]) =>
      element("div", {}, element("dt", {}, term), element("dd", { class: "lines" }, what)),
    );
    return element("dl", { class: name }, ...rows);
  }

  return { element, button, phone, ofBlocks };
})();
