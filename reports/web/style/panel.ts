/** The opened result beside the list. */
export const panel = `
.panel { position: fixed; inset: 0 0 0 auto; z-index: 4; width: min(58rem, 62vw); display: flex; flex-direction: column; background: var(--paper);
  border-left: 1px solid var(--line); box-shadow: 0 0 2.5rem rgb(0 0 0 / 18%); }
.panel-bar { display: flex; align-items: center; gap: .5rem; padding: .55rem 1.3rem; border-bottom: 1px solid var(--line); border-top: 4px solid var(--tone, var(--line)); }
.panel-bar .close { margin-left: auto; }
.panel-body { overflow-y: auto; padding: .9rem 1.3rem 3rem; min-width: 0; }
.panel h2 { margin: .6rem 0 .2rem; font-size: 1.3rem; }
.panel h2:focus { outline: none; }
.panel .message { font-size: 1.03rem; margin: .5rem 0; }
.evidence { margin: .8rem 0; }
.evidence figcaption { font-weight: 600; overflow-wrap: anywhere; }
.evidence img { max-width: 100%; height: auto; border: 1px solid var(--line); }
.pair { display: grid; gap: .8rem; }
.pair.side { grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
.pair > div { min-width: 0; }
.differs { display: inline-block; min-width: 100%; }
.differs.old { background: var(--old-paper); box-shadow: -3px 0 var(--fail); }
.differs.new { background: var(--new-paper); box-shadow: -3px 0 var(--pass); }
del.side, ins.side { text-decoration: none; font: .87em/1.5 var(--mono); padding: .05rem .3rem; border-radius: 4px; overflow-wrap: anywhere; }
del.side { background: var(--old-paper); }
ins.side { background: var(--new-paper); }
.answer { padding: .4rem .8rem; border-left: 3px solid var(--fail); background: var(--fail-paper); border-radius: 4px; }
.related li { padding: .2rem 0; }
.origin { margin-top: 1.2rem; }
@media (max-width: 60rem) { .panel { width: 100vw; border-left: 0; } .panel-bar, .panel-body { padding-left: .9rem; padding-right: .9rem; } }
`;
