/** The style of the page. Light and dark follow the reader's system; every colour comes with a mark and a word. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --raised: #f5f6f8; --line: #d5d9e0; --ink: #1b1f27; --faint: #586071; --link: #0b57b8;
  --fail: #b3121d; --hold: #8a5200; --pass: #1a6e38; --calm: #3f5573;
  --fail-paper: #fdeeee; --hold-paper: #fff5e0; --pass-paper: #ebf7ee; --calm-paper: #eef2f8;
  font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --raised: #1d2229; --line: #3a424e; --ink: #e6e9ee; --faint: #a3acba; --link: #84b8ff;
    --fail: #ff9a9a; --hold: #f3c067; --pass: #7fd69a; --calm: #a9c1e3;
    --fail-paper: #33191c; --hold-paper: #332814; --pass-paper: #16301f; --calm-paper: #1c2738;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 75rem; padding: 0 1.25rem 4rem; background: var(--paper); color: var(--ink); }
a { color: var(--link); }
a:focus-visible, button:focus-visible, summary:focus-visible, input:focus-visible, select:focus-visible,
.scroll:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1, h2, h3, h4 { line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.35rem; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; }
h4 { margin: 0; font-size: 1rem; font-weight: 600; }
p { margin: .35rem 0; overflow-wrap: anywhere; }
pre, code { font: .875em/1.45 ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre { margin: .35rem 0; padding: .6rem .75rem; max-height: 30rem; overflow: auto; white-space: pre-wrap;
  background: var(--raised); border: 1px solid var(--line); border-radius: 6px; }
ul { margin: .35rem 0; padding-left: 1.25rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--paper); }
.fail, .error { --tone: var(--fail); --tone-paper: var(--fail-paper); }
.inconclusive, .pending { --tone: var(--hold); --tone-paper: var(--hold-paper); }
.pass { --tone: var(--pass); --tone-paper: var(--pass-paper); }
.waived, .skipped { --tone: var(--calm); --tone-paper: var(--calm-paper); }
.verdict { margin: 1.25rem 0 1rem; padding: 1.1rem 1.4rem; border: 1px solid var(--tone); border-left-width: 10px;
  border-radius: 8px; background: var(--tone-paper); }
.verdict h1 { margin: 0; font-size: 2rem; color: var(--tone); }
.verdict .reason { font-size: 1.15rem; }
.subject { color: var(--faint); margin: .25rem 0; }
.chips { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: .75rem 0; list-style: none; }
.chips li, .mark, .badge { border-radius: 999px; padding: .1rem .65rem; white-space: nowrap; }
.chips li, .mark { color: var(--tone); background: var(--tone-paper); border: 1px solid var(--tone); }
.mark, .badge { font-size: .8125rem; font-weight: 600; }
.badge { border: 1px solid var(--line); color: var(--faint); font-weight: 500; }
.result { margin: .6rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-left: 5px solid var(--tone);
  border-radius: 6px; scroll-margin-top: 4.5rem; }
.result:target { outline: 3px solid var(--link); outline-offset: 2px; }
.result h4 a { color: inherit; text-decoration-color: var(--line); }
.result details { margin-top: .4rem; }
.decide { padding: 0; list-style: none; }
.decide li { margin: .5rem 0; padding: .6rem 1rem; border: 1px solid var(--line); border-left: 5px solid var(--tone);
  border-radius: 6px; }
.command { display: flex; gap: .5rem; align-items: flex-start; margin: .35rem 0; }
.command code { padding: .3rem .6rem; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; }
button, input, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--faint);
  border-radius: 6px; padding: .3rem .7rem; }
button { flex: none; cursor: pointer; font-size: .875rem; white-space: nowrap; }
#filter { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center;
  padding: .6rem 0; background: var(--paper); border-bottom: 1px solid var(--line); }
#filter[hidden] { display: none; }
#filter label { display: flex; gap: .4rem; align-items: center; }
#filter-count { color: var(--faint); }
summary { cursor: pointer; }
.folded { margin: 1rem 0; border-top: 1px solid var(--line); padding-top: .75rem; }
.folded > summary h2 { display: inline; margin: 0; font-size: 1.15rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .5rem 0; font-size: .9375rem; }
caption { text-align: left; color: var(--faint); font-size: .875rem; }
th, td { padding: .3rem .7rem; border: 1px solid var(--line); text-align: left; vertical-align: top; max-width: 40rem;
  overflow-wrap: break-word; }
th { background: var(--raised); font-weight: 600; }
.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: .75rem; }
.pair > div { min-width: 0; }
.faint { color: var(--faint); font-size: .875rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; margin: .4rem 0; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  body { padding: 0 .75rem 3rem; }
  .verdict { padding: .8rem 1rem; }
  .verdict h1 { font-size: 1.6rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-bottom: .4rem; }
  #filter { position: static; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  #filter, .copy, .skip { display: none !important; }
  pre { max-height: none; overflow: visible; }
  .result { break-inside: avoid-page; }
}
`;
