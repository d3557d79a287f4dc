import { base } from './base.ts';
import { bar } from './bar.ts';
import { findings } from './findings.ts';
import { grid } from './grid.ts';
import { overview } from './overview.ts';
import { panel } from './panel.ts';
import { paper } from './paper.ts';
import { tokens } from './tokens.ts';
import { views } from './views.ts';

/** The style of the page; later parts may overrule earlier ones. */
export const style: string = [tokens, base, bar, overview, findings, grid, panel, views, paper].join('');
