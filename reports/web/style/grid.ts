/** Rows in a window. */
export const grid = `
.grid { position: relative; overflow: auto; margin: .6rem 0; border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); font-size: .9rem; }
.grid-row { display: grid; grid-template-columns: var(--tracks); min-width: var(--least); width: 100%; height: 34px; align-items: center; border-bottom: 1px solid var(--line); }
.grid-head { position: sticky; top: 0; z-index: 1; background: var(--raised); }
.grid-head button { border: 0; background: none; padding: 0; font-weight: 600; color: var(--faint); max-width: 100%; overflow: hidden; text-overflow: ellipsis; }
.grid-body { position: relative; }
.grid-body .grid-row { position: absolute; top: 0; left: 0; }
.grid-row > div { padding: 0 .7rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.grid-body .grid-row:hover { background: var(--raised); }
.grid-row.opened { background: var(--calm-paper); box-shadow: inset 3px 0 var(--link); }
.grid-row:focus-visible { outline-offset: -3px; }
`;
