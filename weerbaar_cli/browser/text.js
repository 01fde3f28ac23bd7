"use strict";

/* Blocks as plain text, for a file to keep: the same lines as formats/text.py writes. */

const PlainText = (() => {
  const WIDTH = 72;
  const NO_COLUMN = /[\p{Mn}\p{Me}]/u;
  const TWO_COLUMNS = new RegExp(
    "[\\u1100-\\u115F\\u2E80-\\u303E\\u3041-\\uA4CF\\uA960-\\uA97F\\uAC00-\\uD7A3\\uF900-\\uFAFF" +
      "\\uFE30-\\uFE6F\\uFF01-\\uFF60\\uFFE0-\\uFFE6\\u{1F300}-\\u{1F64F}\\u{1F680}-\\u{1F6FF}" +
      "\\u{1F900}-\\u{1FAFF}\\u{20000}-\\u{3FFFD}]",
    "u",
  );

  /**
   * Returns blocks as lines, ending with a line break.
   * @param {Block[]} blocks
   * @returns {string}
   */
  function written(blocks) {
    /** @type {string[]} */
    const lines = [];
    blocks.forEach((block, at) => {
      const before = blocks[at - 1];
      const begins = before?.is === "Title" && (block.is === "When" || block.is === "Paragraph");
      const close = before?.is === "Heading" || begins;
      if (before !== undefined && !close) lines.push("");
      lines.push(...linesOf(block));
    });
    return `${lines.join("\n")}\n`;
  }

  /**
   * @param {Block} block
   * @returns {string[]}
   */
  function linesOf(block) {
    switch (block.is) {
      case "Number":
        return wrapped(block.label ? `${block.label}: ${block.number}` : block.number);
      case "Numbered":
        return hanging(`${block.number}. `, [block.do, ...told(block.call, block.explanation, block.because)]);
      case "Card": {
        const below = told(block.phone, block.purpose, ...block.lines);
        return [...wrapped(block.name), ...below.flatMap((part) => wrapped(part, "  "))];
      }
      case "Pairs":
        return block.items.flatMap(([question, answer]) => hanging("- ", [`${question} ${answer}`]));
      case "Verbatim":
        return block.text.split("\n").flatMap(asWritten);
      case "Listed":
        return block.entries.flatMap(({ mark, text }) => hanging(`${mark} `, [text]));
      case "Facts":
        return block.items.flatMap(([name, what]) =>
          hanging("", [`${name}: ${typeof what === "string" ? what : what.phone}`], "  "),
        );
      case "Room":
        return [...wrapped(`${block.label}:`), ...Array.from({ length: block.lines }, () => "_".repeat(WIDTH))];
      default:
        return wrapped(block.text);
    }
  }

  /**
   * @param {...string} parts
   * @returns {string[]} those that say something
   */
  function told(...parts) {
    return parts.filter((part) => part !== "");
  }

  /**
   * Returns a line of a text to take along; what does not fit stands under its own beginning.
   * @param {string} line
   * @returns {string[]}
   */
  function asWritten(line) {
    const mark = /^\s*(?:(?:\d+[.)]|[-*•])\s+)?/.exec(line)?.[0] ?? "";
    return mark === line ? [mark.trimEnd()] : hanging(mark, [line.slice(mark.length)]);
  }

  /**
   * Returns the lines of parts under each other, the first behind `mark`, what follows behind `indent`.
   * @param {string} mark
   * @param {string[]} parts
   * @param {string} [indent]
   * @returns {string[]}
   */
  function hanging(mark, parts, indent = " ".repeat(mark.length)) {
    const [first, ...rest] = parts.flatMap((part) => wrapped(part, indent));
    return [mark + first.slice(indent.length), ...rest];
  }

  /**
   * Returns the lines of a text, broken between words; its own line breaks and indentation stay.
   * @param {string} text
   * @param {string} [indent]
   * @returns {string[]}
   */
  function wrapped(text, indent = "") {
    return text.replace(/\n$/, "").split("\n").flatMap((line) => wrappedLine(line, indent));
  }

  /**
   * @param {string} text
   * @param {string} outer
   * @returns {string[]}
   */
  function wrappedLine(text, outer) {
    if (cells(outer + text) <= WIDTH) return [(outer + text).trimEnd()];
    const indent = outer + text.slice(0, text.length - text.trimStart().length);
    const lines = [];
    let line = "";
    for (const word of text.trim().split(/\s+/)) {
      const longer = line ? `${line} ${word}` : word;
      if (line && cells(indent + longer) > WIDTH) {
        lines.push(indent + line);
        line = word;
      } else {
        line = longer;
      }
    }
    return [...lines, (indent + line).trimEnd()];
  }

  /**
   * @param {string} text
   * @returns {number} how many columns a text takes
   */
  function cells(text) {
    return [...text].reduce((sum, each) => sum + (NO_COLUMN.test(each) ? 0 : TWO_COLUMNS.test(each) ? 2 : 1), 0);
  }

  return { written };
})();
