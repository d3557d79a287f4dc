/** The look of the plain pages; as the report itself, calm, in light and dark. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2330; --faint: #5b6473; --line: #d9dee6; --paper: #fff; --soft: #f4f6f9;
  --go: #1a7f37; --hold: #8a5a00; --no: #b42318; --link: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6eaf0; --faint: #9aa5b5; --line: #303845; --paper: #12161c; --soft: #1a2029;
    --go: #56d364; --hold: #e3b341; --no: #ff7b72; --link: #6cb6ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header, main, footer { max-width: 1200px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 18px; }
header nav { display: flex; justify-content: flex-end; gap: 16px; }
h1 { font-size: 24px; margin: 14px 0; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 28px 0 8px; }
a { color: var(--link); text-underline-offset: 2px; }
.faint { color: var(--faint); }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 7px 12px; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { background: var(--soft); font-weight: 600; white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
td { min-width: 9em; }
td a { white-space: nowrap; }
td:has(input) { min-width: 0; }
.go { color: var(--go); } .hold { color: var(--hold); } .no-go, .none { color: var(--no); }
.verdict { font-weight: 600; white-space: nowrap; }
form { display: flex; flex-wrap: wrap; gap: 10px; align-items: end; margin: 16px 0; }
label { display: grid; gap: 3px; font-size: 13px; color: var(--faint); flex: 1 1 130px; min-width: 0; max-width: 260px; }
label > * { width: 100%; }
form > .scroll, form > section { flex: 1 1 100%; min-width: 0; }
input, select, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
  border-radius: 6px; padding: 6px 10px; min-width: 0; max-width: 100%; }
label > *, button { height: 37px; }
button { background: var(--ink); color: var(--paper); border-color: var(--ink); cursor: pointer; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.problem { border-left: 4px solid var(--no); background: var(--soft); padding: 10px 14px; border-radius: 4px; }
footer { padding: 30px 20px; font-size: 13px; }
`;
