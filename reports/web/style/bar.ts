/** The bar that stays on top. */
export const bar = `
.bar { position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; align-items: center; gap: .3rem 1rem; min-height: 3rem;
  padding: .35rem 1.5rem; background: var(--paper); border-bottom: 1px solid var(--line); }
.runs { white-space: nowrap; }
.home { color: inherit; text-decoration: none; overflow-wrap: anywhere; }
.bar-verdict { color: var(--tone); background: var(--tone-paper); border-radius: 6px; padding: .05rem .55rem; font-weight: 700; font-size: .85rem; }
.bar nav { flex: 1 1 auto; min-width: 0; overflow-x: auto; }
.bar nav ul { display: flex; gap: .15rem; margin: 0; padding: 0; list-style: none; }
.bar nav a { display: block; padding: .3rem .65rem; border-radius: 7px; color: var(--faint); text-decoration: none; white-space: nowrap; }
.bar nav a:hover { background: var(--raised); }
.bar nav a[aria-current] { color: var(--ink); background: var(--raised); font-weight: 600; }
.looks { display: flex; gap: .4rem; }
.looks select, .looks button { padding: .2rem .4rem; font-size: .88rem; max-width: 7rem; }
@media (max-width: 40rem) { .bar { position: static; padding: .5rem .75rem; } .bar nav { flex-basis: 100%; order: 3; } .looks { margin-left: auto; } }
`;
