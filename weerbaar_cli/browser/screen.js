// The guide on the screen: one view at a time, as the conversation of the terminal has it.
//
// All that is remembered stands in the variables below. Nothing is stored, sent, or put in the address
// or the history; reloading, leaving and going back forget it.

/**
 * One thing to show.
 * @typedef {object} View
 * @property {Part[]} parts  what stands on it, with one h1
 * @property {string} [says]  what a screen reader hears beside the heading
 * @property {Record<string, () => void>} [letters]  the letters that work here, beside those that work everywhere
 * @property {HTMLElement[]} [choices]  what the digits choose
 * @property {() => readonly Block[]} [paper]  what is printed in place of the screen
 * @property {boolean} [anyKey]  every letter goes back
 * @property {Whereabouts} [here]  the place on the road of which this is
 * @property {boolean} [opening]  nothing was asked yet, so that there is nothing to begin again or to stop
 * @property {boolean} [menu]  it offers itself to begin again and to stop
 */

const Conversation = (() => {
  const { element, button, ofBlocks } = Elements;
  /** The steps that stand on the first screen of an advice. */
  const FIRST_STEPS = 3;
  const place = {
    calls: found("calls"),
    card: found("card"),
    main: found("screen"),
    tools: found("tools"),
    leave: found("leave"),
    status: found("status"),
    paper: found("paper"),
  };

  const flowData = [...document.querySelectorAll("script[data-flow]")].map(
    (node) => /** @type {[string, string]} */ ([node.getAttribute("data-flow"), node.textContent]),
  );
  const guide = Player.guide(JSON.parse(found("data").textContent ?? ""), new Map(flowData));
  /**
   * What page.py adds to the data: the sentences of this screen.
   * @type {{said: {[name: string]: string}, kept: string[], notPlayable: [string, string], help: [string, string[]][],
   *     letters: Record<string, string>, licence: string}}
   */
  const words = guide.data.screen;
  const { said } = words;

  /** @type {Talking | null} */
  let talk = null;
  /** @type {View | null} */
  let view = null;
  /** @type {{view: View, nodes: Node[], focus: Element | null, top: number}[]} views to return to */
  let aside = [];
  let keysOn = false;

  // -- showing -----------------------------------------------------------------------------

  /** @param {string} id */
  function found(id) {
    const node = document.getElementById(id);
    if (!node) throw new Error(id);
    return node;
  }

  /** @param {View} next */
  function show(next) {
    aside = [];
    put(next);
  }

  /** Show something beside the way: what stood there comes back as it was. @param {View} next */
  function showAside(next) {
    const before = view;
    if (before) {
      aside.push({ view: before, nodes: [...place.main.childNodes], focus: document.activeElement, top: scrollY });
    }
    put({ here: before?.here ?? null, ...next });
  }

  function returned() {
    const before = aside.pop();
    if (!before) return;
    frame(before.view);
    place.main.replaceChildren(...before.nodes);
    tell("");
    scrollTo(0, before.top);
    if (before.focus instanceof HTMLElement && before.focus.isConnected && before.focus !== document.body) {
      before.focus.focus({ preventScroll: true });
    } else {
      toHeading();
    }
  }

  /** @param {View} next */
  function put(next) {
    frame(next);
    place.main.replaceChildren(...next.parts.filter((part) => part instanceof Node));
    tell(next.says ?? "");
    toHeading();
  }

  /** @param {View} next */
  function frame(next) {
    view = next;
    place.tools.classList.toggle("few", Boolean(next.opening || next.menu));
  }

  function toHeading() {
    scrollTo(0, 0);
    place.main.querySelector("h1")?.focus({ preventScroll: true });
  }

  /** Say something to a screen reader. @param {string} text */
  function tell(text) {
    place.status.textContent = text;
  }

  /**
   * Return a button with the letter that does the same.
   * @param {string} text
   * @param {string} letter
   * @param {() => void} action
   * @param {string} name
   */
  function lettered(text, letter, action, name) {
    return button(text, action, { class: name, "data-key": letter });
  }

  /** @param {string} text @param {() => void} action */
  const primary = (text, action) => button(text, action, { class: "primary" });
  /** @param {string} text @param {() => void} action */
  const secondary = (text, action) => button(text, action, { class: "secondary" });
  /** @param {() => void} action */
  const backwards = (action, text = said.back) => lettered(text, "t", action, "back");
  /** @param {string} title */
  const heading = (title) => element("h1", { tabindex: "-1" }, title);
  /** @param {string} text */
  const paragraph = (text) => element("p", { class: "lines" }, text);
  /** @param {...Part} parts */
  const row = (...parts) => element("div", { class: "row" }, ...parts);

  /** The day on which this is read, where it is read. */
  function today() {
    const now = new Date();
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  // -- the conversation ----------------------------------------------------------------------

  function open() {
    const begin = guide.begin
      ? [row(primary(said.begin, () => go(talk ?? Talk.begun(guide.begin))))]
      : flowList();
    const kept = element("section", { class: "kept" }, element("h2", {}, said.private), ...words.kept.map(paragraph));
    show({ parts: [...ofBlocks(Pages.opening(guide)), kept, ...begin], opening: true });
  }

  /** The guides to choose from, where the folder has none to begin with. */
  function flowList() {
    const flows = guide.flows.names.map((id) =>
      element(
        "li",
        {},
        button(guide.flows.get(id)?.title ?? id, () => go(talk?.journeys[0]?.flow === id ? talk : Talk.begun(id)), { class: "choice" }),
        element("p", { class: "small" }, guide.flows.get(id)?.summary ?? ""),
      ),
    );
    return [element("h2", { class: "menu-head" }, said.whichFlow), element("ul", { class: "menu", role: "list" }, ...flows)];
  }

  /** Go on with this, unless it leads to something that cannot be played. @param {Talking} next */
  function go(next) {
    const before = talk;
    talk = next;
    try {
      const here = Talk.place(guide, talk);
      if ("question" in here) {
        ask(here);
      } else {
        arrive(here);
      }
    } catch (error) {
      if (!(error instanceof Player.Broken)) throw error;
      talk = before;
      const [title, text] = words.notPlayable;
      const on = () => (before ? go(before) : open());
      show({ parts: [backwards(on), heading(title), paragraph(text)], letters: { t: on } });
    }
  }

  function back() {
    const earlier = talk && Talk.back(guide, talk);
    if (earlier) go(earlier);
    else open();
  }

  /** @param {Asking} asking */
  function ask(asking) {
    show(questionView(asking, Pages.progress(guide, now(), asking), back, (chosen) => {
      go(Talk.answered(now(), asking.question.id, chosen));
    }));
  }

  function now() {
    if (!talk) throw new Error("nothing was begun");
    return talk;
  }

  /**
   * @param {Asking} asking
   * @param {string} above
   * @param {() => void} backTo
   * @param {(chosen: string[]) => void} send
   * @returns {View}
   */
  function questionView(asking, above, backTo, send) {
    const { question, offered, proposal } = asking;
    const inputs = offered.map((answer) =>
      element("input", {
        type: question.many ? "checkbox" : "radio",
        name: "answer",
        value: answer.id,
        id: `answer-${answer.id}`,
        autocomplete: "off",
        "aria-describedby": answer.explanation ? `note-${answer.id}` : false,
      }),
    );
    inputs.forEach((input) => (input.checked = proposal.includes(input.value)));
    const error = element("p", { class: "error", id: "error", role: "alert" });
    const hint = question.explanation && element("p", { class: "hint lines", id: "hint" }, question.explanation);
    const told = question.explanation?.includes(said.chooseMany ?? "");
    const many = question.many && !told && element("p", { class: "small", id: "many" }, said.chooseMany);
    const described = ["error", hint && "hint", many && "many"].filter(Boolean).join(" ");
    const answers = offered.map((answer, place) => {
      const text = element("span", { class: "text" }, answer.text);
      const key = place < 10 && String((place + 1) % 10);
      const note = answer.explanation && element("p", { class: "note lines", id: `note-${answer.id}` }, answer.explanation);
      const label = element("label", { for: `answer-${answer.id}`, "data-key": key }, text);
      return element("div", { class: "answer" }, inputs[place], label, note);
    });
    const form = element(
      "form",
      { novalidate: true, autocomplete: "off" },
      element(
        "fieldset",
        { "aria-describedby": described },
        element("legend", {}, heading(question.text)),
        hint,
        many,
        error,
        element("div", { class: "answers" }, ...answers),
      ),
      row(element("button", { class: "primary" }, said.next), lettered(said.why, "?", () => why(asking), "plain")),
    );
    const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
    form.addEventListener("change", ({ target }) => {
      error.textContent = "";
      if (question.many && target instanceof HTMLInputElement) keepAlone(asking, inputs, target);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (Player.fits(question, offered, chosen())) {
        send(chosen());
      } else {
        error.textContent = question.many ? said.chooseSome : said.chooseFirst;
        inputs[0]?.focus();
      }
    });
    return {
      parts: [backwards(backTo), element("p", { class: "progress" }, above), form],
      says: proposal.length ? `${above}. ${said.proposed}` : above,
      letters: { t: backTo, "?": () => why(asking) },
      choices: inputs,
      here: asking,
    };
  }

  /**
   * An answer that excludes the others takes their marks away, and the other way round.
   * @param {Asking} asking
   * @param {HTMLInputElement[]} inputs
   * @param {HTMLInputElement} marked
   */
  function keepAlone(asking, inputs, marked) {
    const alone = new Set(asking.offered.filter((answer) => answer.alone).map((answer) => answer.id));
    const gone = inputs.filter(
      (each) => marked.checked && each !== marked && each.checked && (alone.has(marked.value) || alone.has(each.value)),
    );
    if (!gone.length) return;
    gone.forEach((each) => (each.checked = false));
    const excluding = [marked, ...gone].find((each) => alone.has(each.value));
    const text = asking.offered.find((answer) => answer.id === excluding?.value)?.text ?? "";
    tell(Player.said(said.alone, text));
  }

  /** @param {Asking} asking */
  function why(asking) {
    showAside(toRead(ofBlocks(Pages.why(guide, asking)), said.toQuestion));
  }

  /**
   * Return something to read beside the way, with the way back at both ends.
   * @param {Part[]} parts
   * @param {string | undefined} backTo
   * @returns {View}
   */
  function toRead(parts, backTo) {
    const end = row(button(backTo ?? "", returned, { class: "secondary" }));
    return { parts: [backwards(returned, backTo), ...parts, end], letters: { t: returned } };
  }

  // -- the advice ------------------------------------------------------------------------------

  /** @param {Advice} here */
  function arrive(here) {
    const { talk: next, before } = Talk.arrived(now(), here);
    talk = next;
    if (!before || !Talk.tellsChange(before, here)) {
      showAdvice(here);
      return;
    }
    const blocks = Pages.changed(guide, before, here);
    const told = blocks.flatMap((block) => (block.is === "Heading" ? [block.text] : []));
    const on = () => showAdvice(here);
    show({
      parts: [backwards(back), ...ofBlocks(blocks), row(primary(said.toTheAdvice, on))],
      says: told.join(". "),
      letters: { t: back },
      here,
    });
  }

  /** @param {Advice} here */
  function showAdvice(here) {
    const entries = menu(here).map(([text, action, letter]) =>
      letter ? lettered(text, letter, action, "choice") : button(text, action, { class: "choice" }),
    );
    const digits = entries.filter((entry) => !entry.dataset.key);
    digits.slice(0, 10).forEach((entry, place) => {
      entry.dataset.key = String((place + 1) % 10);
    });
    const blocks = Pages.advice(guide, here, Talk.seen(now()), today());
    show({
      parts: [
        backwards(back),
        ...ofBlocks(blocks),
        element("h2", { class: "menu-head" }, said.whatNow),
        element("ul", { class: "menu", role: "list" }, ...entries.map((entry) => element("li", {}, entry))),
      ],
      letters: { t: back },
      choices: digits,
      paper: () => Pages.saved(guide, here, today(), false),
      menu: true,
      here,
    });
    firstInSight(blocks);
  }

  /**
   * Where the first steps do not all fit on the screen, put before them what to do and whom to call, without how.
   * @param {readonly Block[]} blocks
   */
  function firstInSight(blocks) {
    const steps = [...place.main.querySelectorAll(".steps > li")].slice(0, FIRST_STEPS);
    const last = steps[steps.length - 1];
    const room = innerHeight - place.calls.getBoundingClientRect().height;
    if (!last || last.getBoundingClientRect().bottom <= room) return;
    const bare = blocks.flatMap((block) => (block.is === "Numbered" ? [{ ...block, explanation: "", because: "" }] : []));
    const list = ofBlocks(bare.slice(0, FIRST_STEPS));
    list.forEach((each) => each.classList.add("first"));
    const head = place.main.querySelector(".when") ?? place.main.querySelector("h1");
    const headed = steps[0]?.parentElement?.previousElementSibling?.tagName === "H2";
    head?.after(...list);
    if (!headed) steps[0]?.parentElement?.before(element("h2", { class: "how" }, said.howTo));
  }

  /**
   * What can be done after an advice, in the order of the terminal.
   * @param {Advice} here
   * @returns {[string, () => void, string?][]}
   */
  function menu(here) {
    return [
      [said.readAgain, toHeading],
      ...here.followOn.map((id) => entry(Player.said(said.goOnWith, guide.flows.get(id)?.title ?? id), () => follow(id))),
      ...here.templates.map((each) => entry(Player.said(said.template, each.title), () => showTemplate(each))),
      ...(here.trail.length ? [entry(said.change, () => change(here))] : []),
      [said.saveAdvice, () => keep(here)],
      [said.printAdvice, () => keep(here)],
      [here.outcome.urgency === "nu" ? said.againAfterDanger : said.again, again, "o"],
      [said.wipe, leave, "w"],
      [said.stop, stop, "s"],
    ];
  }

  /** @param {string} text @param {() => void} action @returns {[string, () => void]} */
  function entry(text, action) {
    return [text, action];
  }

  /** @param {string} id */
  function follow(id) {
    go(Talk.entered(guide, now(), id));
  }

  /** @param {Template} template */
  function showTemplate(template) {
    const message = element("p", { class: "message", role: "status" });
    const blocks = ofBlocks(Pages.template(template));
    const copy = async () => {
      const text = blocks.find((each) => each instanceof HTMLPreElement);
      message.textContent = text && (await copied(text)) ? said.copied : said.notCopied;
    };
    showAside({
      parts: [
        backwards(returned, said.toAdvice),
        ...blocks,
        row(primary(said.copy, copy), secondary(said.print, () => print())),
        message,
      ],
      letters: { t: returned },
      paper: () => Pages.toFillIn(template).map((each) => (each.is === "Heading" ? { ...each, is: "Title" } : each)),
    });
  }

  /** @param {HTMLElement} source */
  async function copied(source) {
    try {
      await navigator.clipboard.writeText(source.textContent ?? "");
      return true;
    } catch {
      // Not allowed here: on an intranet without https, for instance.
      getSelection()?.selectAllChildren(source);
      return document.execCommand("copy");
    }
  }

  /** @param {Advice} here */
  function change(here) {
    const stops = Pages.stops(guide, here);
    if (stops.length === 1 && stops[0]) {
      changeOne(stops[0].id, returned);
      return;
    }
    const toMenu = () => (returned(), returned()); // past this list, as in the terminal
    const rows = stops.map((stop) =>
      element(
        "div",
        {},
        element("dt", {}, stop.question),
        element("dd", {}, stop.answers),
        element(
          "dd",
          { class: "action" },
          button(said.changeThis, () => changeOne(stop.id, toMenu), {
            class: "plain",
            "aria-label": Player.said(said.changeThisOf, stop.question),
          }),
        ),
      ),
    );
    const list = element("dl", { class: "pairs to-change" }, ...rows);
    showAside({
      parts: [backwards(returned, said.toAdvice), heading(said.whichAnswer), list, row(secondary(said.changeNothing, returned))],
      letters: { t: returned },
      choices: [...list.querySelectorAll("button")],
    });
  }

  /** @param {string} id @param {() => void} backTo */
  function changeOne(id, backTo) {
    const asking = Talk.asking(guide, now(), id);
    showAside(
      questionView(asking, said.change, backTo, (chosen) => {
        const same = chosen.length === asking.proposal.length && chosen.every((each) => asking.proposal.includes(each));
        if (same) backTo();
        else go(Talk.changed(now(), id, chosen));
      }),
    );
  }

  /** Save or print the advice, with the answers only where that is chosen. @param {Advice} here */
  function keep(here) {
    const form = element("form", { autocomplete: "off" });
    const choices = ["without", "with"].map((value) =>
      element("input", { type: "radio", name: "kept", value, id: `kept-${value}`, autocomplete: "off" }),
    );
    const [without, withAnswers] = choices;
    if (without) without.checked = true;
    const blocks = () => Pages.saved(guide, here, today(), withAnswers?.checked ?? false);
    const labels = [said.saveWithout, said.saveWith];
    form.append(
      element(
        "fieldset",
        { "aria-describedby": "how" },
        element("legend", {}, heading(said.saveWhat)),
        element("p", { class: "hint", id: "how" }, said.saveWhatHow),
        element(
          "div",
          { class: "answers" },
          ...choices.map((input, place) =>
            element("div", { class: "answer" }, input, element("label", { for: input.id }, labels[place])),
          ),
        ),
      ),
    );
    const message = element("p", { class: "message", role: "status" });
    const save = () => {
      message.textContent = Player.said(said.saved, download(`advies-${today()}.txt`, PlainText.written(blocks())));
    };
    form.addEventListener("submit", (event) => event.preventDefault());
    showAside({
      parts: [
        backwards(returned, said.toAdvice),
        here.trail.length ? form : heading(said.saveOrPrint),
        paragraph(said.savedStays),
        row(primary(said.save, save), secondary(said.print, () => print())),
        message,
      ],
      letters: { t: returned },
      choices: here.trail.length ? choices : [],
      paper: blocks,
    });
  }

  /**
   * Hand a text to the browser as a file, from memory; return its name.
   * @param {string} name
   * @param {string} text
   */
  function download(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    return name;
  }

  // -- from everywhere ---------------------------------------------------------------------------

  function numbers() {
    const blocks = Pages.numbers(guide, view?.here ?? null, today());
    showAside({ ...toRead(ofBlocks(blocks), said.toPlace), letters: { t: returned, n: returned }, anyKey: true });
  }

  function again() {
    const anew = () => {
      talk = null;
      aside = [];
      if (guide.begin) go(Talk.begun(guide.begin));
      else open();
    };
    showAside({
      parts: [
        backwards(returned),
        heading(said.reallyAgain),
        paragraph(said.answersGo),
        row(primary(said.keepAnswers, returned), secondary(said.forgetAnswers, anew)),
      ],
      letters: { t: returned, o: () => undefined },
    });
  }

  function stop() {
    showAside({
      parts: [
        backwards(returned),
        heading(said.stopTitle),
        paragraph(said.stopped),
        paragraph(said.stopHow),
        row(primary(said.wipe, leave), secondary(said.goOn, returned)),
      ],
      letters: { t: returned, s: () => undefined },
    });
  }

  function help() {
    const parts = words.help.flatMap(([title, texts]) => [element("h2", {}, title), ...texts.map(paragraph)]);
    const box = element("input", { type: "checkbox", id: "keys", autocomplete: "off" });
    box.checked = keysOn;
    box.addEventListener("change", () => switchKeys(box.checked));
    const rows = Object.entries(words.letters).map(([letter, does]) =>
      element("div", {}, element("dt", {}, element("kbd", {}, letter)), element("dd", {}, does)),
    );
    const switched = element("div", { class: "answer" }, box, element("label", { for: "keys" }, said.keysSwitch));
    const keys = [element("h2", {}, said.keysHead), paragraph(said.keysHow), element("div", { class: "answers" }, switched)];
    const list = element("dl", { class: "letters" }, ...rows);
    showAside(toRead([heading(said.help), ...parts, ...keys, list], said.toPlace));
  }

  function about() {
    const licence = element("details", {}, element("summary", {}, said.wholeLicence), element("pre", {}, words.licence));
    const parts = [element("h2", {}, said.parts), paragraph(said.noParts), licence];
    const language = [element("h2", {}, said.language), paragraph(said.dutchOnly)];
    showAside(toRead([...ofBlocks(Pages.about(guide, today())), ...parts, ...language], said.toPlace));
  }

  /** @param {boolean} on */
  function switchKeys(on) {
    keysOn = on;
    document.body.classList.toggle("keys", on);
    tell(on ? said.keysOn : said.keysOff);
  }

  // -- keys -----------------------------------------------------------------------------------------

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    if (!keysOn || !view || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = actionOf(event, view);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @param {KeyboardEvent} event @param {View} shown @returns {(() => void) | undefined} */
  function actionOf(event, shown) {
    const inChoice = event.target instanceof HTMLInputElement;
    if (event.key === "ArrowLeft" && !inChoice) return shown.letters?.t;
    if (/^\d$/.test(event.key)) {
      const chosen = shown.choices?.[(Number(event.key) + 9) % 10];
      return chosen && (() => choose(chosen));
    }
    const everywhere = { n: numbers, w: leave, ...(shown.opening ? {} : { o: again, s: stop }) };
    const letters = new Map(Object.entries({ ...everywhere, ...shown.letters }));
    return letters.get(event.key.toLowerCase()) ?? (shown.anyKey && event.key.length === 1 ? returned : undefined);
  }

  /** Do what a click does; an only answer is sent at once, as in the terminal. @param {HTMLElement} chosen */
  function choose(chosen) {
    chosen.focus();
    chosen.click();
    if (chosen instanceof HTMLInputElement && chosen.type === "radio" && chosen.name === "answer") {
      chosen.form?.requestSubmit();
    }
  }

  // -- beginning and leaving ----------------------------------------------------------------------------

  function forget() {
    talk = view = null;
    aside = [];
    place.status.textContent = "";
    place.paper.replaceChildren();
    place.main.replaceChildren();
  }

  function leave() {
    Leaving.leave(forget);
  }

  /** What a browser keeps of the page, for when someone comes back to it, is the first view. */
  function goneFrom() {
    if (!view) return;
    forget();
    open();
  }

  /** Nothing can be asked any more: whom to call is what is left. */
  function fail() {
    forget();
    place.card.hidden = false;
    place.main.hidden = place.tools.hidden = true;
  }

  function begin() {
    place.tools.setAttribute("aria-label", said.tools);
    place.tools.append(
      lettered(said.numbers, "n", numbers, "plain"),
      button(said.help, help, { class: "plain" }),
      button(said.about, about, { class: "plain" }),
      lettered(said.again, "o", again, "plain later"),
      lettered(said.stop, "s", stop, "plain later"),
    );
    place.leave.dataset.key = "w";
    place.leave.addEventListener("click", leave);
    Leaving.onThreePresses(leave, (left) => {
      place.leave.textContent = left ? Player.said(said.leaveMore, String(left)) : said.wipe;
      if (left) tell(Player.said(said.leaveMore, String(left)));
    });
    addEventListener("keydown", pressed);
    addEventListener("pagehide", goneFrom);
    addEventListener("beforeprint", () => {
      const blocks = view?.paper?.() ?? [];
      place.paper.replaceChildren(...ofBlocks(blocks));
      document.body.classList.toggle("on-paper", blocks.length > 0);
    });
    addEventListener("afterprint", () => {
      place.paper.replaceChildren();
      document.body.classList.remove("on-paper");
    });
    addEventListener("error", fail);
    addEventListener("unhandledrejection", fail);
    open();
    place.card.hidden = true;
    place.main.hidden = place.tools.hidden = place.leave.hidden = false;
  }

  return { begin };
})();

Conversation.begin();
