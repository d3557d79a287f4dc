/** Asking for results, and their groups. */
export const findings = `
.asking { position: sticky; top: 3rem; z-index: 2; padding: .6rem 0; background: var(--ground); }
.search { display: flex; flex-wrap: wrap; gap: .5rem .9rem; align-items: center; }
.search input { flex: 1 1 16rem; min-width: 0; max-width: 44rem; padding: .45rem .8rem; font-family: var(--mono); font-size: .92rem; }
.search .hint { flex-basis: 100%; }
.chips { display: flex; flex-wrap: wrap; gap: .35rem; margin: .5rem 0 0; }
.chip { border-radius: 999px; padding: .05rem .7rem; color: var(--tone, var(--ink)); }
.chip.new { --tone: var(--fresh); --tone-paper: var(--fresh-paper); }
.chip[aria-pressed='true'] { background: var(--tone-paper, var(--raised)); border-color: var(--tone, var(--faint)); font-weight: 650; }
.chip[aria-pressed='true']::before { content: '✓ ' / ''; }
.chip-count { color: var(--faint); font-variant-numeric: tabular-nums; font-weight: 400; }
.groups { margin: .5rem 0 1rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); overflow: clip; }
.group { padding: .6rem 1rem; border-bottom: 1px solid var(--line); box-shadow: inset 3px 0 var(--tone); }
.group:last-child { border-bottom: 0; }
.group summary { list-style: none; }
.group-line { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr) auto; gap: .1rem .9rem; align-items: baseline; }
.group-line > .mark { justify-self: start; }
.group-title { display: flex; flex-wrap: wrap; gap: 0 .7rem; min-width: 0; }
.group-title strong { font-weight: 600; }
.group-title a { color: inherit; text-decoration-color: var(--line); }
.group-side { display: flex; flex-wrap: wrap; gap: .2rem .5rem; align-items: center; justify-content: end; }
.group-message { grid-column: 2 / 4; color: var(--faint); font-size: .93rem; }
.group summary .group-title::before { content: '▸'; color: var(--faint); margin-right: -.2rem; }
.group details[open] > summary .group-title::before { content: '▾'; }
.members { margin: .4rem 0 .2rem 8.4rem; }
.members li { display: grid; grid-template-columns: minmax(10rem, 1fr) minmax(0, 2fr); gap: 0 1rem; padding: .25rem 0; border-top: 1px solid var(--line); }
.members li > * { min-width: 0; }
.all-rows, .raw { margin: 1rem 0; }
.on-paper { margin-top: 1rem; }
.live .on-paper { display: none; }
@media (max-width: 40rem) {
  .asking { position: static; }
  .group { padding: .6rem .75rem; }
  .group-line { grid-template-columns: minmax(0, 1fr); }
  .group-side { justify-content: start; }
  .group-message { grid-column: 1; }
  .members { margin-left: 0; }
  .members li { grid-template-columns: minmax(0, 1fr); }
}
`;
