"use strict";

/* What the tests do with the scripts of the page: walk the roads that the other engine walked. */

/**
 * @typedef {["answer" | "change", string, string[]] | ["follow", string] | ["back"] | ["road"]} Act
 * @typedef {{flow: string, acts: Act[], counted: boolean}} WalkedRoad
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
    const seen = { flow: place.flow.id, trail: place.trail.map((each) => [each.question.id, each.chosen, each.skipped]) };
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

  return { walks };
})();
