/** On paper: everything open, nothing to click, the first rows as a plain table. */
export const paper = `
@media print {
  :root { color-scheme: light; --ground: #fff; font-size: 11pt; }
  .bar nav, .looks, .asking, .quiet, .skip, .grid, .all-rows { display: none !important; }
  .bar { position: static; }
  .live .on-paper { display: block; }
  .panel { position: static; width: auto; box-shadow: none; border: 0; }
  .panel-body { overflow: visible; }
  pre { max-height: none; overflow: visible; }
  .two-lines { display: block; }
  .card, .group, .item, tr { break-inside: avoid; }
}
`;
