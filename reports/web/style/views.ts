/** What only views show: charts, texts side by side, boards of groups. */
export const views = `
:root { --of-stable: light-dark(#2f6db5, #7fb2f5); --of-preview: light-dark(#b55a00, #f3a95c); }
.chart { margin: 1rem 0 1.4rem; padding: .9rem 1.1rem; background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); min-width: 0; break-inside: avoid; }
.chart-facts { display: flex; flex-wrap: wrap; gap: .1rem 1.3rem; margin: .15rem 0 .3rem; font-size: .87rem; }
.chart-facts > div { display: flex; gap: .4rem; }
.chart-facts dt { color: var(--faint); }
.chart-facts dd { margin: 0; overflow-wrap: anywhere; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; margin: 0; padding: 0; list-style: none; font-size: .87rem; }
.swatch { vertical-align: middle; margin-right: .35rem; }
.drawing { overflow-x: auto; margin-top: .4rem; }
.drawing svg { display: block; min-width: 100%; height: auto; font-size: 12px; }
.drawing text { fill: var(--ink); }
.axes text { fill: var(--faint); font-variant-numeric: tabular-nums; }
.axes line { stroke: var(--line); }
.axes .guide { stroke-dasharray: 2 3; }
.line { fill: none; stroke-width: 2; stroke: var(--calm); }
.line.stable { stroke: var(--of-stable); }
.line.preview { stroke: var(--of-preview); stroke-dasharray: 6 3; }
.line.limit { stroke: var(--fail); stroke-dasharray: 2 3; }
.line.fail { stroke: var(--fail); }
.line.end { stroke: var(--fail); stroke-width: 3; }
.line.pause { stroke: var(--line); stroke-width: 10; }
.pause { fill: var(--line); opacity: .7; }
path.line { stroke-linecap: round; }
.over-time { display: grid; gap: 0 1.4rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
.over-time .chart { margin: .5rem 0; }
.point { fill: var(--paper); stroke-width: 2; stroke: var(--calm); }
.point.stable, .bar-of.stable { stroke: var(--of-stable); }
.point.preview, .bar-of.preview { stroke: var(--of-preview); }
.point.fail { stroke: var(--fail); }
.bar-of.stable { fill: var(--of-stable); }
.bar-of.preview { fill: var(--paper); stroke-width: 1.5; }
.step rect { fill: var(--of-stable); }
.lost rect { fill: none; stroke: var(--calm); stroke-dasharray: 3 2; }
.lost text { fill: var(--faint); }
.call { fill: none; stroke: var(--calm); stroke-width: 1.6; }
.call.fail { stroke: var(--fail); stroke-width: 2.4; }
.head { fill: var(--calm); }
.head.fail { fill: var(--fail); }
.service rect { fill: var(--raised); stroke: var(--calm); }
.service.fail rect { fill: var(--fail-paper); stroke: var(--fail); stroke-width: 2; }
.numbers { margin-top: .3rem; font-size: .9rem; }
.numbers > summary { color: var(--faint); }
.ratio { color: var(--faint); }
.ratio.slower { color: var(--fail); font-weight: 650; }
.ratio.faster { color: var(--pass); font-weight: 650; }
.route-detail { margin: 1rem 0; padding: .2rem 1.1rem 1rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); }
.route-detail .chart { border: 0; padding: 0; }
.route-detail h4 { margin: 1rem 0 .4rem; }
.ignored { color: var(--faint); }
.finding { border: 1px solid var(--line); border-left: 3px solid var(--tone, var(--line)); border-radius: 6px; margin: .5rem 0; padding: .5rem .8rem; background: var(--paper); }
.finding > summary { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; }
.finding > summary::before { content: '▸'; color: var(--faint); }
.finding[open] > summary::before { content: '▾'; }
.aligned { table-layout: fixed; border: 1px solid var(--line); border-radius: 6px; }
.aligned th, .aligned td { padding: .1rem .6rem; border: 0; border-left: 1px solid var(--line); max-width: none; }
.aligned thead th { border-bottom: 1px solid var(--line); }
.aligned code { white-space: pre-wrap; overflow-wrap: anywhere; }
.aligned del, .aligned ins { text-decoration: none; border-radius: 3px; font-weight: 650; }
.aligned .old { background: var(--old-paper); box-shadow: inset 3px 0 var(--fail); }
.aligned .new { background: var(--new-paper); box-shadow: inset 3px 0 var(--pass); }
.aligned del { background: color-mix(in srgb, var(--fail) 22%, transparent); }
.aligned ins { background: color-mix(in srgb, var(--pass) 22%, transparent); }
.aligned .nothing { background: var(--raised); }
.aligned .left-out td { text-align: center; background: var(--raised); }
.aligned .left-out button { padding: 0 .6rem; font-size: .82rem; border: 0; background: none; }
.aligned .ignored-line > td { background: none; box-shadow: none; color: var(--faint); }
.aligned .ignored-line del, .aligned .ignored-line ins { background: none; font-weight: 400; }
.aligned .rule { display: block; font-size: .82rem; color: var(--faint); font-style: italic; }
.aligned.inline thead { display: none; }
.aligned.inline tr, .aligned.inline td { display: block; border-left: 0; }
.aligned.inline .again, .aligned.inline .nothing { display: none; }
.aligned.inline .old::before { content: '− ' / ''; }
.aligned.inline .new::before { content: '+ ' / ''; }
@media (max-width: 40rem) {
  .aligned thead { display: none; }
  .aligned tr, .aligned td { display: block; border-left: 0; }
  .aligned .again, .aligned .nothing { display: none; }
}
.matrix { width: auto; }
.matrix .fail, .matrix .pass, .matrix .skipped { background: var(--tone-paper); border: 1px solid var(--line); min-width: 14rem; }
.matrix strong { color: var(--tone); }
.place-group { margin: .6rem 0; }
.place-group > summary h4 { display: inline; margin: 0; }
.change-and-proof { display: grid; gap: 0 1.4rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
.change-and-proof > section { min-width: 0; }
.finding h4 { margin: .7rem 0 .2rem; }
.steps { margin: .3rem 0; padding-left: 1.5rem; }
.steps li { padding: .1rem 0; }
.waiting > h3 { margin-top: 0; }
.phase > h3 { margin-bottom: .3rem; }
.both-orders { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); }
.cycles, .covered { padding: .5rem 1rem; border-left: 4px solid var(--tone); background: var(--tone-paper); border-radius: 6px; }
.cycles h3 { margin-top: .2rem; }
.whole { white-space: nowrap; }
.long { display: block; min-width: 16rem; }
.on-demand { margin: .3rem 0; }
@media print { .drawing { overflow: visible; } .search, .chart .numbers > summary, .over-time .numbers { display: none; } }
`;
