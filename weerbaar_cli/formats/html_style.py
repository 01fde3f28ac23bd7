"""How documents look in a browser and on paper: quiet, one colour, the fonts of the system.

Contrast is at least 7 to 1 for running text and 4.5 to 1 for small print; nothing is told by
colour alone. On paper nothing that belongs together is cut.
"""

from __future__ import annotations

import re

STYLE = """
:root { --ink: #1c2329; --soft: #47525c; --rule: #c8d0d8; --tint: #f3f6f9; --accent: #154273; }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; padding: 2.5rem clamp(1rem, 5vw, 3rem) 5rem; background: #fff; color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word;
}
main { max-width: 44rem; margin: 0 auto; }
main:focus { outline: none; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: 2.125rem; letter-spacing: -0.01em; margin: 0 0 1.25rem; }
h2 { font-size: 1.5rem; color: var(--accent); margin-bottom: 1rem; }
h3 { font-size: 1.1875rem; margin-bottom: .6rem; }
h4 { font-size: 1rem; color: var(--accent); margin-bottom: .4rem; }
p, ul, ol, dl, pre, .table { margin: 0 0 1rem; }
section.level-2 { margin-top: 3.25rem; padding-top: 1.25rem; border-top: 3px solid var(--accent); }
section.level-3 { margin-top: 2.25rem; }
section.level-3 + section.level-3 { padding-top: 1.75rem; border-top: 1px solid var(--rule); }
section.level-4 { margin-top: 1.5rem; }
.advice section.level-2 { border-top-width: 1px; border-top-color: var(--rule); margin-top: 2.25rem; }
.lines { white-space: pre-line; }
.small, .note { color: var(--soft); font-size: .9375rem; }
a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: from-font; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
:target:not(main) { background: var(--tint); box-shadow: 0 0 0 .4rem var(--tint); }
.skip { position: absolute; left: -999rem; top: 0; background: #fff; padding: .75rem 1rem; }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; }

ul, ol { padding-left: 1.4rem; }
ol { padding-left: 2rem; }
li + li { margin-top: .35rem; }
li > :last-child { margin-bottom: 0; }
li > p, li > ul { margin-bottom: .25rem; }
.told > li + li, .steps > li + li { margin-top: 1rem; }
ol.told > li > .head, .steps > li > .head, .cards .head { font-weight: 600; }
.register { font-size: .9375rem; line-height: 1.5; padding-left: 2.25rem; }
.register > li { overflow-wrap: anywhere; }
.steps > li::marker, ol.told > li::marker { font-weight: 600; color: var(--accent); }
.way::before { content: "\\2192\\00a0"; content: "\\2192\\00a0" / ""; }
.beside { list-style: none; padding: 0; border-top: 1px solid var(--rule); }
.beside > li { border-bottom: 1px solid var(--rule); padding: .5rem 0; }
.beside > li + li { margin-top: 0; }
.beside > li:last-child { border-bottom: 0; }
@media (min-width: 34rem) {
  .beside > li { display: grid; grid-template-columns: minmax(0, 1fr) 13rem; column-gap: 2rem; }
  .beside > li > * { grid-column: 1; }
  .beside > li > .way { grid-column: 2; grid-row: 1; }
}

.when { width: fit-content; border: 2px solid var(--accent); border-radius: 4px; padding: .15rem .75rem;
  color: var(--accent); font-weight: 600; }
.when.now { background: var(--accent); color: #fff; }
.number { font-size: 1.25rem; background: var(--tint); border-left: 4px solid var(--accent); padding: .75rem 1.25rem; }
.number strong { font-size: 1.75rem; white-space: nowrap; }
.number a, .phone a { text-decoration: none; }
a[href^="tel:"] { white-space: nowrap; }
ul.cards { list-style: none; padding: 0; }
ul.cards > li, .on-top { border: 1px solid var(--rule); border-left: 4px solid var(--accent); border-radius: 4px;
  padding: 1rem 1.25rem; }
ul.cards > li + li { margin-top: .75rem; }
.cards p { margin: 0 0 .2rem; }
.phone { font-size: 1.5rem; font-weight: 700; line-height: 1.3; }
.on-top { margin-bottom: 2rem; }
pre { font: inherit; white-space: pre-wrap; background: var(--tint); border-radius: 4px; padding: 1.25rem 1.5rem; }
pre > span { display: block; }
pre > .hanging { padding-left: 1.75em; text-indent: -1.75em; }

dl > div { padding: .45rem 0; border-bottom: 1px solid var(--rule); }
dl > div:first-child { border-top: 1px solid var(--rule); }
section.level-3 > dl > div:last-child { border-bottom: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.pairs dd { font-weight: 600; }
@media (min-width: 34rem) {
  dl > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); column-gap: 1.5rem; }
  .pairs > div { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
}

.wide { overflow-x: auto; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; font-size: .9375rem; line-height: 1.5; }
.wide table { min-width: 36rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: .6rem .75rem; border-bottom: 1px solid var(--rule);
  hyphens: auto; }
th { font-weight: 400; }
thead th { font-weight: 600; color: var(--accent); border-bottom: 2px solid var(--accent); }
tbody th { background: var(--tint); width: 40%; }
.wide tbody th { width: 28%; }

.picture { overflow-x: auto; border: 1px solid var(--rule); border-radius: 4px; padding: 1rem; margin-bottom: 1rem; }
.picture svg { display: block; margin: 0 auto; max-width: max(100%, 58rem); height: auto; }
.options { list-style: none; padding: 0; }
.options > li { position: relative; padding-left: 2rem; }
.options > li::before { content: ""; position: absolute; left: 0; top: .3rem; width: 1.125rem; height: 1.125rem;
  border: 1.5px solid var(--soft); border-radius: 3px; }
.options > .chosen::before { border: .5625rem solid var(--accent); }
.options em { font-style: normal; color: var(--soft); font-size: .9375rem; margin-left: .35rem; }
.room p { margin: 1rem 0 0; color: var(--soft); font-size: .9375rem; }
.rule { height: 2.25rem; border-bottom: 1px solid var(--soft); }
.around ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; max-width: 44rem;
  margin: 0 auto 2rem; }
.around li { margin: 0; }

.contents { max-width: 44rem; margin: 0 auto 3rem; font-size: .9375rem; line-height: 1.45; }
.contents > p { font-weight: 600; margin-bottom: .5rem; }
.contents ul { list-style: none; padding: 0; margin: 0; }
.contents li { margin: 0; }
.contents a { display: inline-block; padding: .2rem 0; text-decoration: none; }
.contents a:hover { text-decoration: underline; }
.contents ul ul { display: none; }
@media screen and (min-width: 74rem) {
  .aside { display: grid; grid-template-columns: 17rem minmax(0, 52rem); column-gap: 4rem; justify-content: center;
    align-items: start; }
  .aside main, .aside .contents { max-width: none; margin: 0; }
  .aside .contents { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 1rem 1rem 3rem 0; }
  .contents > ul > li { margin-bottom: .5rem; }
  .contents > ul > li > a { font-weight: 600; }
  .contents ul ul { display: block; }
}

@page { size: A4; margin: 18mm 17mm 20mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; color: #47525c; } }
@media print {
  html { font-size: 10pt; }
  body { padding: 0; font-size: 1rem; line-height: 1.45; }
  main { max-width: none; }
  .skip, .contents, .around { display: none; }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3, h4, .when { break-after: avoid; }
  section.level-2 { margin-top: 2.25rem; padding-top: 1rem; border-top-width: 2pt; }
  section.level-3 { margin-top: 1.5rem; }
  section.level-3 + section.level-3 { padding-top: 1.25rem; }
  section.level-4 { margin-top: 1.1rem; }
  .told > li + li, .steps > li + li { margin-top: .7rem; }
  .when.now { background: none; color: inherit; border: 4px double; }
  li, tr, dl > div, .together, .cards, .number, .room, .picture { break-inside: avoid; }
  ul.cards { break-inside: auto; display: grid; grid-template-columns: 1fr 1fr; gap: 3mm; }
  ul.cards > li { break-inside: avoid; padding: 3mm 4mm; }
  ul.cards > li + li { margin-top: 0; }
  .register { columns: 2; column-gap: 8mm; }
  pre { background: none; border: 1px solid var(--rule); }
  p { orphans: 3; widows: 3; }
  p:has(+ ul), p:has(+ ol) { break-after: avoid; }
  .new-page { break-before: page; }
  section.new-page { margin-top: 0; }
  .beside > li { padding: .3rem 0; }
  dl > div { padding: .3rem 0; }
  .wide, .picture { overflow: visible; }
  .wide table { min-width: 0; }
  .picture { border: 0; padding: 0; }
  .picture svg { width: auto; max-width: 100%; max-height: 215mm; }
  .on-top { margin-bottom: 12pt; }
  .rule { height: 8mm; }
}
"""


def running_title(text: str) -> str:
    """Style that prints a text at the foot of every sheet of paper."""
    return (
        f"@page {{ @bottom-left {{ content: {_quoted(text)}; font: 9pt system-ui, sans-serif; color: #47525c; }} }}\n"
    )


def _quoted(text: str) -> str:
    """A text as CSS writes it: everything but plain letters, digits and spaces as a number."""
    return '"' + re.sub(r"[^A-Za-z0-9 ]", lambda match: f"\\{ord(match.group()):x} ", text) + '"'
