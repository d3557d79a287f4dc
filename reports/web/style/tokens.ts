/** Colours and sizes. Each colour is named for its use and has a light and a dark side; all pairs of text and ground reach 4.5:1. */
export const tokens = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f7f9, #101318);
  --paper: light-dark(#ffffff, #171b22);
  --raised: light-dark(#f1f3f6, #1f252e);
  --line: light-dark(#dde1e8, #2d3540);
  --ink: light-dark(#161a21, #e7eaf0);
  --faint: light-dark(#566072, #9aa5b6);
  --link: light-dark(#0b54b3, #84b7ff);
  --fail: light-dark(#b0111c, #ff9494);
  --hold: light-dark(#855000, #f2bd62);
  --pass: light-dark(#17693a, #79d397);
  --calm: light-dark(#45566f, #a7bad6);
  --fresh: light-dark(#5b34b0, #c0a8ff);
  --fail-paper: light-dark(#fdeeee, #341a1e);
  --hold-paper: light-dark(#fff4dd, #322714);
  --pass-paper: light-dark(#e9f6ee, #142c1e);
  --calm-paper: light-dark(#edf1f7, #1d2734);
  --fresh-paper: light-dark(#f2ecff, #271f3d);
  --old-paper: light-dark(#fff0ef, #2d1a1c);
  --new-paper: light-dark(#ecf8ef, #152a1d);
  --radius: 10px;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace;
  font: 15px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif;
}
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
.fail, .error { --tone: var(--fail); --tone-paper: var(--fail-paper); }
.inconclusive, .pending { --tone: var(--hold); --tone-paper: var(--hold-paper); }
.pass { --tone: var(--pass); --tone-paper: var(--pass-paper); }
.waived, .skipped { --tone: var(--calm); --tone-paper: var(--calm-paper); }
`;
