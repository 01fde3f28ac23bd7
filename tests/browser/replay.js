"use strict";

/* What the tests do with the scripts of the page: walk the roads, and hold the conversations, that the player did. */

/**
 * @typedef {["answer" | "change", string, string[]] | ["follow", string] | ["back"] | ["road"]} Act
 * @typedef {{flow: string, acts: Act[], counted: boolean}} WalkedRoad
 * @typedef {{letter: string, chosen: string[]}} Given  what a person replied
 * @typedef {{flow: string, given: Given[], day: string}} Held
 */

const Replay = (() => {
  /**
   * Returns for each road every place on it.
   * @param {Guide} guide
   * @param {WalkedRoad[]} roads
   */
  function walks(guide, roads) {
    return roads.map((road) => walk(guide, road));
  }

  /**
   * @param {Guide} guide
   * @param {WalkedRoad} road
   */
  function walk(guide, { flow, acts, counted }) {
    let journey = Player.begun(flow);
    const pictures = [];
    for (const act of [...acts, null]) {
      const place = placeAt(guide, journey);
      pictures.push(place === null ? { broken: true } : picture(guide, journey, place, counted));
      if (act === null || place === null) break;
      journey = /** @type {Journey} */ (done(guide, journey, place.trail, act));
    }
    return pictures;
  }

  /**
   * @param {Guide} guide
   * @param {Journey} journey
   */
  function placeAt(guide, journey) {
    try {
      return Player.position(guide, journey);
    } catch (error) {
      if (error instanceof Player.Broken) return null;
      throw error;
    }
  }

  /**
   * @param {Guide} guide
   * @param {Journey} journey
   * @param {Stop[]} trail
   * @param {Act} act
   */
  function done(guide, journey, trail, act) {
    switch (act[0]) {
      case "answer":
        return Player.answered(journey, act[1], act[2]);
      case "change":
        return Player.changed(journey, act[1], act[2]);
      case "follow":
        return Player.follow(guide, journey, trail, act[1]);
      case "road":
        return Player.onTheRoad(journey, trail);
      default:
        return Player.back(journey, trail);
    }
  }

  /**
   * @param {Guide} guide
   * @param {Journey} journey
   * @param {Asking | Advice} place
   * @param {boolean} counted
   */
  function picture(guide, journey, place, counted) {
    const trail = place.trail.map((each) => [each.question.id, each.chosen, each.skipped]);
    const seen = { flow: place.flow.id, trail };
    if ("question" in place) {
      const { question, offered, proposal, number } = place;
      const asked = { ...seen, question: question.id, offered: offered.map((each) => each.id), proposal, number };
      return counted ? { ...asked, ahead: Ahead.remaining(guide, journey, place) } : asked;
    }
    const { outcome, steps, contacts, templates, followOn } = place;
    return {
      ...seen,
      outcome: outcome.id,
      steps: steps.map(({ step, because, call }) => [step.id, [...because], call && call.id]),
      contacts: contacts.map((each) => each.id),
      templates: templates.map((each) => each.id),
      followOn,
    };
  }

  /**
   * Returns for each conversation everything that is shown in it.
   * @param {Guide} guide
   * @param {Held[]} held
   */
  function conversations(guide, held) {
    return held.map(({ flow, given, day }) => new Conversation(guide, day, given).hold(flow));
  }

  /** A person left. */
  class Left extends Error {}

  class Conversation {
    /**
     * @param {Guide} guide
     * @param {string} day
     * @param {Given[]} given
     */
    constructor(guide, day, given) {
      this.guide = guide;
      this.day = day;
      this.given = given;
      /** @type {object[]} */
      this.happened = [];
      /** @type {Whereabouts} */
      this.place = null;
      this.talk = Talk.begun("");
    }

    /** @param {string} flow */
    hold(flow) {
      this.talk = Talk.begun(flow);
      try {
        this.open();
        for (;;) {
          const place = Talk.place(this.guide, this.talk);
          if ("question" in place) this.ask(place);
          else this.advise(place);
        }
      } catch (error) {
        if (!(error instanceof Left)) throw error;
      }
      return this.happened;
    }

    /**
     * @param {object} event
     * @returns {Given}
     */
    show(event) {
      for (;;) {
        const given = this.told(event);
        if (given.letter !== "n") return given;
        this.told({ page: Pages.numbers(this.guide, this.place, this.day) });
      }
    }

    /**
     * @param {object} event
     * @returns {Given}
     */
    told(event) {
      const given = this.given[this.happened.push(event) - 1];
      if (given === undefined || given.letter === "s") throw new Left();
      return given;
    }

    open() {
      this.show({ page: Pages.opening(this.guide) });
    }

    back() {
      const talk = Talk.back(this.guide, this.talk);
      if (talk === null) this.open();
      else this.talk = talk;
    }

    /** @param {Asking} asking */
    ask(asking) {
      const { letter, chosen } = this.answer(asking, Pages.progress(this.guide, this.talk, asking));
      if (letter === "t") this.back();
      else this.talk = Talk.answered(this.talk, asking.question.id, chosen);
    }

    /**
     * @param {Asking} asking
     * @param {string} above
     * @returns {Given}
     */
    answer(asking, above) {
      const { question, offered, proposal } = asking;
      this.place = asking;
      const page = [{ is: "Remark", text: above }, { is: "Title", text: question.text }];
      if (question.explanation) page.push({ is: "Paragraph", text: question.explanation });
      const choices = offered.map(({ id, text, explanation = "", alone = false }) => [id, text, explanation, alone]);
      for (;;) {
        const given = this.show({ page, offered: choices, many: question.many ?? false, proposal });
        if (given.letter !== "?") return given;
        this.show({ page: Pages.why(this.guide, asking) });
      }
    }

    /** @param {Advice} advice */
    advise(advice) {
      const { talk, before } = Talk.arrived(this.talk, advice);
      [this.talk, this.place] = [talk, advice];
      if (before !== null && Talk.tellsChange(before, advice)) {
        const { letter } = this.show({ page: Pages.changed(this.guide, before, advice) });
        if (letter === "t") return this.back();
      }
      for (let here = true; here; ) {
        const page = Pages.advice(this.guide, advice, Talk.seen(this.talk), this.day);
        if (this.show({ page }).letter === "t") return this.back();
        here = this.choose(advice);
      }
    }

    /**
     * @param {Advice} advice
     * @returns {boolean} whether the advice is read again
     */
    choose(advice) {
      const menu = ["lezen", ...advice.followOn.map((each) => `verder:${each}`)];
      menu.push(...advice.templates.map((each) => `sjabloon:${each.id}`));
      menu.push(...(advice.trail.length > 0 ? ["wijzigen"] : []), "opslaan", "o", "w", "s");
      for (;;) {
        const [chosen = "lezen"] = this.show({ menu }).chosen;
        const [kind, name] = chosen.split(":");
        const template = advice.templates.find((each) => kind === "sjabloon" && each.id === name);
        if (template !== undefined) this.show({ page: Pages.template(template) });
        if (kind === "lezen") return true;
        if (kind === "verder") this.talk = Talk.entered(this.guide, this.talk, name);
        if (kind === "verder" || (kind === "wijzigen" && this.change(advice))) return false;
      }
    }

    /**
     * @param {Advice} advice
     * @returns {boolean} whether an answer was changed
     */
    change(advice) {
      const stops = Pages.stops(this.guide, advice);
      const shown = stops.map(({ id, question, answers }) => [id, question, answers]);
      const [name = ""] = stops.length === 1 ? [stops[0].id] : this.show({ stops: shown }).chosen;
      if (name === "") return false;
      const asking = Talk.asking(this.guide, this.talk, name);
      const { chosen } = this.answer(asking, "");
      this.place = advice;
      const before = new Set(advice.trail.find(({ question }) => question.id === name)?.chosen);
      if (chosen.length === 0 || (before.size === new Set(chosen).size && chosen.every((each) => before.has(each)))) {
        return false;
      }
      this.talk = Talk.changed(this.talk, name, chosen);
      return true;
    }
  }

  /**
   * Returns what is made of the advice of who has these answers: the file to keep and the texts to fill in.
   * @param {Guide} guide
   * @param {{flow: string, answers: [string, string[]][], day: string}[]} roads
   */
  function papers(guide, roads) {
    return roads.map(({ flow, answers, day }) => {
      const place = Player.position(guide, { ...Player.begun(flow), answers: new Map(answers) });
      if (!("outcome" in place)) throw new Error(`${flow}: ${place.question.id}`);
      return [true, false].map((withAnswers) => PlainText.written(Pages.saved(guide, place, day, withAnswers)));
    });
  }

  return { walks, conversations, papers };
})();
