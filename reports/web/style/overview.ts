/** The first screen: verdict, decisions, what is new, gates. */
export const overview = `
.subject { color: var(--faint); margin: .1rem 0 .8rem; }
.subject > summary { display: flex; flex-wrap: wrap; gap: .2rem .9rem; list-style: none; }
.subject > summary::after { content: '▾'; }
.subject[open] > summary::after { content: '▴'; }
.subject > summary strong { color: var(--ink); }
.subject .facts { padding: .8rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); }
.verdict { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: .5rem 2rem; align-items: start; padding: 1.4rem 1.7rem;
  border-radius: var(--radius); border: 1px solid color-mix(in srgb, var(--tone) 35%, var(--line)); border-left: 8px solid var(--tone); background: var(--tone-paper); }
.verdict h1 { margin: 0; font-size: 2.6rem; line-height: 1.1; letter-spacing: -.02em; color: var(--tone); white-space: nowrap; }
.verdict .reason { margin: 0; font-size: 1.18rem; line-height: 1.4; font-weight: 550; }
.verdict .reason a { color: inherit; text-decoration-color: var(--tone); }
.verdict .why { padding-top: .3rem; min-width: 0; }
.verdict .caveat { font-size: .92rem; }
.tally { display: grid; grid-template-columns: repeat(5, auto); gap: 0 1.3rem; margin: 0; }
.tally > div { display: flex; flex-direction: column-reverse; text-align: right; }
.tally dt { font-size: .8rem; color: var(--faint); white-space: nowrap; }
.verdict .tally dt { color: var(--ink); opacity: .8; }
.tally dd { margin: 0; font-size: 1.6rem; font-weight: 650; line-height: 1.2; color: var(--tone); font-variant-numeric: tabular-nums; }
.cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; margin-top: 1rem; align-items: start; }
.card { padding: .9rem 1.2rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); min-width: 0; }
@media (min-width: 68rem) {
  .cards:has(.pressing) { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .cards:has(.pressing) > * { grid-column: 1; }
  .cards > .pressing { grid-column: 2; grid-row: 1 / span 12; }
}
.card > h2 { margin: 0 0 .5rem; }
.card > h2::first-letter { text-transform: uppercase; }
.item { padding: .15rem 0 .15rem .85rem; border-left: 3px solid var(--tone); margin: .85rem 0; }
.item a { color: inherit; text-decoration-color: var(--line); }
.item a:hover { text-decoration-color: currentColor; }
.item strong { font-weight: 620; }
.two-lines { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.gates tbody tr:last-child > * { border-bottom: 0; }
.gates tbody th { width: 60%; min-width: 11rem; }
.gates th p { margin: 0; }
.bullet { display: block; width: 6rem; height: 1.1rem; margin-top: .2rem; }
.bullet .track { fill: var(--raised); }
.bullet .value { fill: var(--tone); opacity: .75; }
.bullet .limit { fill: var(--ink); }
@media (max-width: 75rem) { .verdict { grid-template-columns: minmax(0, 1fr); } .tally { justify-content: start; } .tally > div { text-align: left; } }
@media (max-width: 40rem) {
  .verdict { padding: 1rem 1.1rem; border-left-width: 6px; }
  .verdict h1 { font-size: 2rem; }
  .tally { grid-template-columns: repeat(3, auto); gap: .3rem 1.2rem; }
  .tally dd { font-size: 1.25rem; }
  .card { padding: .8rem .9rem; }
  .gates tbody th { min-width: 0; }
  .gates th, .gates td { padding-inline: .35rem; }
  .gates .word { position: absolute; width: 1px; overflow: hidden; clip-path: inset(50%); }
}
`;
