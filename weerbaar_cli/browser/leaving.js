// Leaving: wipe everything that was shown and said, and put an empty page in the place of this one.

const Leaving = (() => {
  const PRESSES = 3;
  const PAUSE = 5000; // milliseconds after which a press is no longer one of three
  const KEYS = ["Shift", "Escape"];
  const EMPTY_PAGE = "about:blank";

  /**
   * Take everything off the page, and the page out of the history: Back does not return to it.
   * @param {() => void} forget  lets go of what is remembered
   */
  function leave(forget) {
    forget();
    document.documentElement.replaceChildren();
    location.replace(EMPTY_PAGE);
  }

  /**
   * Leave when Shift or Esc was pressed three times; a Shift that makes a capital letter does not count.
   * @param {() => void} act
   * @param {(left: number) => void} tell  how many presses are still needed; 0: it was not meant
   */
  function onThreePresses(act, tell) {
    let key = "";
    let count = 0;
    let alone = false; // the key went down and nothing else since
    let timer = 0;
    const forget = () => {
      if (count) tell(0);
      key = "";
      count = 0;
    };
    addEventListener("keydown", (event) => {
      alone = KEYS.includes(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!alone) forget();
    });
    addEventListener("pointerdown", () => (alone = false));
    addEventListener("keyup", (event) => {
      if (!alone || !KEYS.includes(event.key)) return;
      alone = false;
      clearTimeout(timer);
      count = event.key === key ? count + 1 : 1;
      key = event.key;
      if (count === PRESSES) {
        act();
      } else {
        tell(PRESSES - count);
        timer = setTimeout(forget, PAUSE);
      }
    });
  }

  return { leave, onThreePresses };
})();
