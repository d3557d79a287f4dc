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
`;
