"use strict";

/*
 * A conversation as a value: journeys on top of each other, and the advice last seen on each.
 *
 * The same steps from one place to another as screens/talk.py, menu.py and change.py take, without
 * a screen. A follow-on flow is a journey on top of the one before, so that the way back leads there.
 */

/**
 * @typedef {{journeys: Journey[], seen: (Advice | undefined)[]}} Talking
 */

const Talk = (() => {
  /** The urgency in which nothing stands between a person and the advice. */
  const URGENT = "nu";

  /**
   * Returns a conversation that begins.
   * @param {string} flow
   * @returns {Talking}
   */
  function begun(flow) {
    return { journeys: [Player.begun(flow)], seen: [] };
  }

  /**
   * Returns the journey through the flow that is played now.
   * @param {Talking} talk
   * @returns {Journey}
   */
  function journey(talk) {
    return talk.journeys[talk.journeys.length - 1];
  }

  /**
   * Returns where it stands. Throws Player.Broken.
   * @param {Guide} guide
   * @param {Talking} talk
   * @returns {Asking | Advice}
   */
  function place(guide, talk) {
    return Player.position(guide, journey(talk));
  }

  /**
   * Returns it with this journey through the same flow.
   * @param {Talking} talk
   * @param {Journey} next
   * @returns {Talking}
   */
  function moved(talk, next) {
    return { ...talk, journeys: [...talk.journeys.slice(0, -1), next] };
  }

  /**
   * Returns it with the open question answered.
   * @param {Talking} talk
   * @param {string} question
   * @param {readonly string[]} chosen
   * @returns {Talking}
   */
  function answered(talk, question, chosen) {
    return moved(talk, Player.answered(journey(talk), question, chosen));
  }

  /**
   * Returns it at the question before, or the advice that this flow followed; null before the first question.
   * @param {Guide} guide
   * @param {Talking} talk
   * @returns {Talking | null}
   */
  function back(guide, talk) {
    const earlier = Player.back(journey(talk), place(guide, talk).trail);
    if (earlier !== null) return moved(talk, earlier);
    return talk.journeys.length > 1 ? { ...talk, journeys: talk.journeys.slice(0, -1) } : null;
  }

  // -- at an advice --------------------------------------------------------------------------

  /**
   * Remembers an advice as seen on this journey; returns the one that was seen there before it, too.
   * @param {Talking} talk
   * @param {Advice} advice
   * @returns {{talk: Talking, before: Advice | null}}
   */
  function arrived(talk, advice) {
    const depth = talk.journeys.length - 1;
    const kept = { ...Player.onTheRoad(journey(talk), advice.trail), proposals: new Map() };
    const seen = [...Array.from({ length: depth }, (_, number) => talk.seen[number]), advice];
    return { talk: { ...moved(talk, kept), seen }, before: talk.seen[depth] ?? null };
  }

  /**
   * Returns whether what an answer changed is told first: not where there is no time for it.
   * @param {Advice | null} before
   * @param {Advice} after
   * @returns {boolean}
   */
  function tellsChange(before, after) {
    return before !== null && after.outcome.urgency !== URGENT && !isSame(before, after);
  }

  /**
   * @param {Advice} before
   * @param {Advice} after
   * @returns {boolean} whether they come from the same answers
   */
  function isSame(before, after) {
    const [old, now] = [Player.answersOf(before.trail), Player.answersOf(after.trail)];
    return old.size === now.size && [...now].every(([name, chosen]) => String(old.get(name)) === String(chosen));
  }

  /**
   * Returns the advices of the journeys before this one.
   * @param {Talking} talk
   * @returns {Advice[]}
   */
  function seen(talk) {
    return talk.seen.slice(0, talk.journeys.length - 1).flatMap((each) => each ?? []);
  }

  /**
   * Returns the conversation in a flow that the advice goes on with.
   * @param {Guide} guide
   * @param {Talking} talk
   * @param {string} flow
   * @returns {Talking}
   */
  function entered(guide, talk, flow) {
    const next = Player.follow(guide, journey(talk), place(guide, talk).trail, flow);
    return { ...talk, journeys: [...talk.journeys, next] };
  }

  // -- another answer --------------------------------------------------------------------------

  /**
   * Returns one question of the road anew, with the present answer proposed.
   * @param {Guide} guide
   * @param {Talking} talk
   * @param {string} question
   * @returns {Asking}
   */
  function asking(guide, talk, question) {
    const stop = place(guide, talk).trail.find((each) => each.question.id === question);
    const { flow, answers, brought } = journey(talk);
    const asked = Player.position(guide, {
      flow,
      answers: Player.without(answers, question),
      brought: Player.without(brought, question),
      proposals: new Map(stop === undefined ? [] : [[question, stop.chosen]]),
    });
    if (!("question" in asked)) throw new Player.Broken(question);
    return asked;
  }

  /**
   * Returns it with another answer to one question; those that still fit are kept.
   * @param {Talking} talk
   * @param {string} question
   * @param {readonly string[]} chosen
   * @returns {Talking}
   */
  function changed(talk, question, chosen) {
    return moved(talk, Player.changed(journey(talk), question, chosen));
  }

  return { URGENT, begun, journey, place, answered, back, arrived, tellsChange, seen, entered, asking, changed };
})();
