import { pairs } from '../../change-collector.ts';
import type { DiffContext } from './context.ts';
import { diffField } from './fields.ts';

export function diffExtensions(context: DiffContext): void {
  for (const { before, after } of pairs(context.old.extensions, context.now.extensions)) {
    context.compared += 1;
    const name = (after ?? before)?.name ?? '';
    const element = { key: name, label: `extension \`${name}\`` };
    if (before && after) {
      diffField([before.field, after.field], { type: after.extends, element: () => element }, context);
      // JSON names an extension by its whole name
      if (before.name !== after.name && before.field.name === after.field.name) {
        const words = { from: before.name, to: after.name, old: before.field.at, new: after.field.at };
        context.add(after.extends, { rule: 'proto-field-renamed', layer: 'json', ...element, ...words });
      }
    } else if (before) {
      const words = { from: `extends ${before.extends} = ${before.field.number}`, old: before.field.at };
      context.add(before.extends, { rule: 'proto-extension-removed', layer: 'source', ...element, ...words });
    }
  }
}
