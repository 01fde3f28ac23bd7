"use strict";

/*
 * Whom to call: the contacts that anyone may need, a contact to show, and the numbers of a situation.
 *
 * Days are judged here, on the day that is handed in (written JJJJ-MM-DD).
 */

const Contacts = (() => {
  const { said } = Player;
  const { title, heading, paragraph, isOverdue, inWords } = Blocks;

  /**
   * Returns the contact itself, where the folder has it with a number; `known` are the answers that may choose it.
   * @param {Guide} guide
   * @param {string} name
   * @param {Answers} known
   * @returns {Contact | undefined}
   */
  function namedContact(guide, name, known) {
    const found = guide.contacts.get(Player.resolvedContact(guide, name, known));
    return found?.phone && found.per === undefined ? found : undefined;
  }

  /**
   * Returns the OT contact for a role, or the general one.
   * @param {Guide} guide
   * @param {Answers} [known]
   * @returns {Contact}
   */
  function teamContact(guide, known = new Map()) {
    const { team, role, bare } = guide.data.numbers;
    const own = known.get(role)?.slice(0, 1) ?? [];
    return namedContact(guide, team, new Map(own.length ? [[role, own]] : [])) ?? bare.team;
  }

  /**
   * @param {Guide} guide
   * @returns {Contact}
   */
  function emergencyContact(guide) {
    const { emergency, bare } = guide.data.numbers;
    return namedContact(guide, emergency, new Map()) ?? bare.emergency;
  }

  /**
   * @param {Advice} advice
   * @returns {Contact[]} whom the steps say to call
   */
  function callsOf(advice) {
    return advice.steps.flatMap((each) => each.call ?? []);
  }

  /**
   * Returns these contacts, each number once.
   * @param {Contact[]} contacts
   * @returns {Contact[]}
   */
  function eachNumberOnce(contacts) {
    /** @type {Map<string, Contact>} */
    const found = new Map();
    for (const contact of contacts) {
      if (contact.phone && !found.has(contact.phone)) found.set(contact.phone, contact);
    }
    return [...found.values()];
  }

  /**
   * Returns whom to call, with the number; a name that says the number itself, or that has none, says enough.
   * @param {Guide} guide
   * @param {string} name
   * @param {string} phone
   * @returns {string}
   */
  function nameAndNumber(guide, name, phone) {
    return !phone || name.split(/\s+/).includes(phone) ? name : said(guide.texts.nameAndNumber, name, phone);
  }

  /**
   * Returns a contact; a person is not shown before the first day there, or after the last.
   * @param {Guide} guide
   * @param {Contact} contact
   * @param {string} day
   * @returns {CardBlock}
   */
  function card(guide, contact, day) {
    const { mind, people, oldContents, notYet, notCompared } = guide.texts;
    const here = (contact.people ?? []).filter(({ since = day, until = day }) => since <= day && day <= until);
    const there = here.map(({ name }) => name);
    const checked = contact.checked ?? "";
    const lines = [
      contact.hours,
      contact.website,
      contact.mail,
      contact.note && mind + contact.note,
      there.length > 0 && said(people, there.join(", ")),
      isOverdue(checked, day) ? said(oldContents, inWords(guide, checked)) : checked === notYet && notCompared,
    ];
    const { name = "", purpose = "", phone = "" } = contact;
    return { is: "Card", name, purpose, phone, lines: lines.flatMap((line) => line || []) };
  }

  /**
   * Returns contacts under their heading.
   * @param {Guide} guide
   * @param {Contact[]} contacts
   * @param {string} day
   * @returns {Block[]}
   */
  function contactBlocks(guide, contacts, day) {
    if (contacts.length === 0) return [];
    return [heading(guide.texts.contacts), ...contacts.map((each) => card(guide, each, day))];
  }

  /**
   * Returns whom to call here: in danger, the OT, whom the advice names, the police and 113; and what else can be done.
   * @param {Guide} guide
   * @param {Whereabouts} place
   * @param {string} day
   * @returns {Block[]}
   */
  function numbers(guide, place, day) {
    const { whomToCall, oldNumbers, notReached, waysRound } = guide.texts;
    const { police, suicide, others, bare } = guide.data.numbers;
    const known = Player.answersOf(place?.trail ?? []);
    const advice = place !== null && "outcome" in place ? place : null;
    /** @type {(names: string[]) => Contact[]} */
    const named = (names) => names.flatMap((each) => namedContact(guide, each, known) ?? []);
    const contacts = eachNumberOnce([
      emergencyContact(guide),
      teamContact(guide, known),
      ...(advice ? [...callsOf(advice), ...advice.contacts] : []),
      ...named([police]),
      namedContact(guide, suicide, known) ?? bare.suicide,
      ...(advice ? [] : named(others)),
    ]);
    /** @type {Block[]} */
    const facts = contacts.map((each) => ({ is: "Facts", items: [[each.phone ?? "", about(each)]] }));
    const old = contacts.some((each) => isOverdue(each.checked, day));
    const warned = old ? [paragraph(said(oldNumbers, teamContact(guide).phone ?? ""))] : [];
    return [title(whomToCall), ...facts, ...warned, heading(notReached), ...waysRound.map(paragraph)];
  }

  /**
   * @param {Contact} contact
   * @returns {string} who it is, and in one sentence for what
   */
  function about({ name = "", purpose = "" }) {
    const end = purpose.indexOf(". ");
    const first = end < 0 ? purpose : purpose.slice(0, end + 1);
    return purpose ? `${name}. ${first}` : name;
  }

  return { teamContact, emergencyContact, callsOf, eachNumberOnce, nameAndNumber, contactBlocks, numbers };
})();
