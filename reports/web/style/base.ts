/** Plain elements and the small pieces that everything is made of. */
export const base = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); -webkit-text-size-adjust: 100%; }
main { max-width: 84rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3 { line-height: 1.25; overflow-wrap: anywhere; text-wrap: balance; }
h2 { margin: 2rem 0 .75rem; font-size: 1.2rem; font-weight: 650; letter-spacing: -.01em; }
h3 { margin: 1.4rem 0 .4rem; font-size: 1rem; font-weight: 650; }
summary h3 { display: inline; }
p { margin: .3rem 0; overflow-wrap: anywhere; }
ul { margin: .35rem 0; padding-left: 1.2rem; }
ul.plain, ul.groups, ul.chips, ul.members { padding: 0; list-style: none; }
li { overflow-wrap: anywhere; }
pre, code, kbd { font: .87em/1.5 var(--mono); overflow-wrap: anywhere; }
pre { margin: .35rem 0; padding: .6rem .8rem; max-height: 28rem; overflow: auto; white-space: pre-wrap;
  background: var(--raised); border: 1px solid var(--line); border-radius: 6px; }
kbd { padding: .05rem .4rem; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; background: var(--raised); }
summary { cursor: pointer; }
button, input, select, textarea, .button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
  border-radius: 7px; padding: .28rem .7rem; }
button, .button { cursor: pointer; font-size: .9rem; white-space: nowrap; text-decoration: none; display: inline-block; }
button:hover, .button:hover, select:hover { border-color: var(--faint); }
.quiet { color: var(--link); }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
caption { text-align: left; color: var(--faint); font-size: .87rem; padding-bottom: .3rem; }
th, td { padding: .4rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; max-width: 34rem;
  overflow-wrap: break-word; }
thead th { color: var(--faint); font-weight: 550; font-size: .85rem; white-space: nowrap; }
tbody th { font-weight: 500; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.scroll { overflow-x: auto; margin: .4rem 0; }
.strong { font-weight: 650; }
.faint { color: var(--faint); font-size: .9rem; font-weight: 400; }
.none { color: var(--faint); padding: 1rem 0; }
.key { font: .87em/1.5 var(--mono); color: var(--faint); overflow-wrap: anywhere; }
.line { display: flex; flex-wrap: wrap; gap: .3rem .55rem; align-items: center; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; z-index: 5; }
.skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--paper); }
.mark, .badge, .count { display: inline-block; border-radius: 999px; padding: 0 .6rem; white-space: nowrap; font-size: .82rem; line-height: 1.55rem; }
.mark { color: var(--tone); background: var(--tone-paper); font-weight: 650; }
.badge { border: 1px solid var(--line); color: var(--faint); line-height: 1.4rem; }
.badge.strong { color: var(--ink); border-color: var(--faint); }
.badge.new { color: var(--fresh); background: var(--fresh-paper); border-color: transparent; font-weight: 650; }
.count { background: var(--raised); color: var(--faint); font-weight: 550; font-variant-numeric: tabular-nums; vertical-align: .1em; }
.facts { margin: .6rem 0; display: grid; gap: .35rem; }
.facts > div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0 1rem; }
.facts dt { color: var(--faint); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.command { display: flex; flex-wrap: wrap; gap: .4rem; align-items: flex-start; margin: .45rem 0; }
.command code { flex: 0 1 auto; min-width: 0; padding: .3rem .65rem; background: var(--raised); border: 1px solid var(--line); border-radius: 7px; }
.by-hand { width: 100%; }
dialog { background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-radius: var(--radius); max-width: min(42rem, 92vw); padding: 1.2rem 1.5rem; }
dialog::backdrop { background: rgb(0 0 0 / 45%); }
.help h2 { margin-top: 0; }
.help .facts > div { grid-template-columns: minmax(0, 11rem) minmax(0, 1fr); }
@media (max-width: 40rem) {
  main { padding: .75rem .75rem 3rem; }
  .facts > div { grid-template-columns: minmax(0, 1fr); }
  .wide-only { display: none; }
}
`;
