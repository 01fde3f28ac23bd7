"""The roles of people in their own words, and the answers of the shared question ``rol`` that stand for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_OTHER = "anders"
_WORDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("burgemeester",), "burgemeester waarnemend-burgemeester"),
    (("wethouder",), "wethouder locoburgemeester college collegelid"),
    (("raadslid",), "raadslid gemeenteraadslid gemeenteraad raad fractievoorzitter fractielid"),
    (("statenlid",), "statenlid provinciale-staten staten ps-lid"),
    (
        ("bestuurder-anders",),
        "gedeputeerde gedeputeerde-staten gs-lid commissaris commissaris-van-de-koning cdk provinciebestuurder",
    ),
    (
        ("waterschap", "bestuurder-anders"),
        "waterschap waterschapsbestuurder waterschapslid waterschapper hoogheemraadschap dijkgraaf dijkgravin "
        "watergraaf heemraad hoogheemraad dagelijks-bestuur",
    ),
    (
        ("naaste",),
        "naaste partner echtgenoot echtgenote man vrouw vriend vriendin gezin gezinslid familie familielid kind zoon "
        "dochter vader moeder ouder broer zus",
    ),
    (
        ("griffie",),
        "griffie griffier raadsgriffier statengriffier griffiemedewerker secretaris gemeentesecretaris "
        "provinciesecretaris medewerker ambtenaar fractiemedewerker bestuursadviseur woordvoerder bode",
    ),
    (
        (_OTHER,),
        "kandidaat lijsttrekker lijstduwer oud-bestuurder bestuurder voormalig oud ex commissielid burgerlid "
        "burgerraadslid duoraadslid schaduwraadslid steunfractielid wijkraadslid",
    ),
)
"""Answers, the one that fits best first, with the words for them. An answer that a folder lacks is passed over."""

_NOT_NOW = ("oud", "ex", "voormalig", "kandidaat", "aspirant")
"""What goes before a role that someone does not have, or not yet."""

_PLURALS = (("leden", "lid"), ("eren", ""), ("en", "e"), ("en", ""), ("s", ""))
_VOWELS = "aeou"
_AT_THE_END = {"v": "f", "z": "s"}
"""How a word ends in the plural and in the singular (``naasten``, ``partners``); before ``en`` a consonant may be
doubled (``mannen``), or a long vowel written once (``dijkgraven``)."""


def plain_word(text: str) -> str:
    """Return a text without capitals, accents, spaces and hyphens."""
    return "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if each.isalnum())


def singular_words(text: str) -> tuple[str, ...]:
    """Return a text as a plain word, and after it what it may be the plural of."""
    word = plain_word(text)
    return tuple(dict.fromkeys((word, *_singulars(word))))


def _singulars(word: str) -> Iterator[str]:
    for plural, singular in _PLURALS:
        if word.endswith(plural):
            yield word.removesuffix(plural) + singular
    stem = word.removesuffix("en")
    if stem == word or len(stem) < 2:
        return
    before, last = stem[-2], stem[-1]
    if before == last:
        yield stem[:-1]
    if before in _VOWELS:
        yield stem[:-1] + before + _AT_THE_END.get(last, last)


_ROLE_ANSWERS = {plain_word(word): (*answers, _OTHER) for answers, words in _WORDS for word in words.split()}


def role_words() -> tuple[str, ...]:
    """Return the words that are known, as they are written."""
    return tuple(word for _, words in _WORDS for word in words.split())


def role_answers(text: str) -> tuple[str, ...]:
    """Return the answers that stand for a role in someone's own words, the best first; none where it is not known.

    Of several words (``partner van een raadslid``) the first that is known counts.
    """
    for whole in singular_words(text):
        if whole in _ROLE_ANSWERS:
            return _ROLE_ANSWERS[whole]
        if any(whole.removeprefix(before) in _ROLE_ANSWERS for before in _NOT_NOW if whole.startswith(before)):
            return (_OTHER,)
    words = (word for part in text.split() for word in singular_words(part))
    return next((_ROLE_ANSWERS[word] for word in words if word in _ROLE_ANSWERS), ())
