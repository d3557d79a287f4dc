/** The table of what must be true of a release, distilled from five articles on how releases are done. */
import { api } from './api.ts';
import { bat } from './bat.ts';
import { bld } from './bld.ts';
import { cfg } from './cfg.ts';
import { db } from './db.ts';
import { dep } from './dep.ts';
import { mon } from './mon.ts';
import { node } from './node.ts';
import { nrm } from './nrm.ts';
import { rbk } from './rbk.ts';
import { reg } from './reg.ts';
import type { Row } from './row.ts';
import { rpl } from './rpl.ts';
import { rte } from './rte.ts';
import { swt } from './swt.ts';
import { webRows } from './web.ts';

export interface RowGroup {
  readonly title: string;
  readonly rows: readonly Row[];
}

export const catalogue: readonly RowGroup[] = [
  { title: 'Scope, order and dependencies', rows: dep },
  { title: 'Data: schema, cache, messages', rows: db },
  { title: 'Contracts', rows: api },
  { title: 'Configuration', rows: cfg },
  { title: 'Build, review and sign-off', rows: bld },
  { title: 'Static resources', rows: webRows },
  { title: 'Preview, routing and colour', rows: rte },
  { title: 'Registry', rows: reg },
  { title: 'Nodes and drains', rows: node },
  { title: 'Batches and capacity', rows: bat },
  { title: 'Session and switch', rows: swt },
  { title: 'Real traffic', rows: rpl },
  { title: 'Monitoring and alerts', rows: mon },
  { title: 'Rollback', rows: rbk },
  { title: 'Norms, time and notices', rows: nrm },
];
