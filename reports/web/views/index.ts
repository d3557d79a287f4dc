import { checklist } from './checklist.tsx';
import { comparison } from './comparison.tsx';
import { compat } from './compat.tsx';
import { coverage } from './coverage.tsx';
import { orders } from './orders.tsx';
import { replay } from './replay.tsx';
import { rules } from './rules.tsx';
import { run } from './run.tsx';
import { tables } from './tables.tsx';
import { trend } from './trend.tsx';
import type { View } from './view.ts';

/** All views, in the order of the page. A new one is a file and a line here. */
export const views: readonly View[] = [
  comparison,
  trend,
  compat,
  replay,
  checklist,
  coverage,
  orders,
  tables,
  rules,
  run,
];
