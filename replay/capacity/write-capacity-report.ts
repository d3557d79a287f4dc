import type { ReportBuilder } from '../../reports/index.ts';
import { describedGroup } from '../described-group.ts';
import type { GroupOptions } from '../options.ts';
import { judgeCapacity, provenVersion, type CapacityFacts } from './judge-capacity.ts';
import { capacityRules } from './rules.ts';

/** Judges the steps and says it. */
export function writeCapacityReport(
  builder: ReportBuilder,
  facts: CapacityFacts,
  groups: Readonly<Record<'stable' | 'preview', GroupOptions>>,
): void {
  for (const rule of Object.values(capacityRules)) builder.examined(rule, facts.steps.length);
  for (const result of judgeCapacity(facts)) {
    builder.add(result);
    // what passed is often left out, and this number is what the run was for
    if (result.rule === 'capacity-measured' && result.outcome === 'pass')
      builder.notice({ kind: 'info', message: result.message });
  }
  builder.subject({
    groups: [
      describedGroup('stable', groups.stable, undefined),
      describedGroup('preview', groups.preview, provenVersion(facts.steps)),
    ],
  });
  const columns = [
    'connections',
    'requests/s',
    'TP50 ms',
    'TP90 ms',
    'TP99 ms',
    'errors',
    'replies',
    'client busy',
    'held to requests/s',
  ];
  builder.table({
    name: 'capacity steps',
    tool: 'replay',
    columns,
    rows: facts.steps.map((step) =>
      [
        step.connections,
        step.perSecond,
        step.tp50,
        step.tp90,
        step.tp99,
        step.errors,
        step.replies,
        step.clientBusy,
        step.heldTo ?? null,
      ].map((value) => (value === null ? null : Math.round(value * 100) / 100)),
    ),
  });
  builder.notice({
    kind: 'info',
    message:
      'The load was closed: a connection sends its next request when the last one is answered. Under the same number of users who do not wait, latency would be higher; compare these numbers only with those of another capacity run.',
  });
}
