import { place } from '../../../reports/index.ts';
import type { OperationPair } from './operation-pair.ts';
import type { DiffTools } from './walk.ts';

/** What tools call an operation: nothing that travels, and yet the names in code that was made from the contract. */
export function diffNames({ old, new: now, name }: OperationPair, { collector }: DiffTools): void {
  for (const [index, to] of now.names.entries()) {
    const from = old.names[index];
    if (from === undefined || from === to) continue;
    collector.add({
      kind: 'operation-name',
      effect: 'none',
      element: {
        role: 'operation',
        key: `${place.label(now.place)} ${to.split(' ', 1)[0]}`,
        label: `operation \`${name}\``,
      },
      place: now.place,
      from,
      to,
      old: old.at,
      new: now.at,
    });
  }
}
