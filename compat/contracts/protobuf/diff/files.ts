import type { ProtoFile } from '../model.ts';
import { pairs } from '../../change-collector.ts';
import type { DiffContext } from './context.ts';

/** Options whose default is not "nothing". */
const usual: Readonly<Record<string, string>> = {
  optimize_for: 'SPEED',
  cc_enable_arenas: 'true',
  java_multiple_files: 'false',
  java_string_check_utf8: 'false',
  cc_generic_services: 'false',
  java_generic_services: 'false',
  py_generic_services: 'false',
};

/** They change the code that tools make, and nothing that travels. */
const compared = [
  ...Object.keys(usual).filter((name) => name !== 'java_string_check_utf8'),
  'csharp_namespace',
  'go_package',
  'java_outer_classname',
  'java_package',
  'objc_class_prefix',
  'php_class_prefix',
  'php_metadata_namespace',
  'php_namespace',
  'ruby_package',
  'swift_prefix',
];

export function diffFiles(context: DiffContext): void {
  for (const { name, before, after } of pairs(context.old.files, context.now.files)) {
    context.compared += 1;
    const element = { key: name, label: `file \`${name}\``, layer: 'source' } as const;
    if (before && after) diffFile([before, after], context);
    else if (before)
      context.addCall(`file:${name}`, ['A'], { ...element, rule: 'proto-file-removed', old: before.at });
  }
}

function diffFile([before, after]: readonly [ProtoFile, ProtoFile], context: DiffContext): void {
  const { name } = after;
  const base = { key: name, label: `file \`${name}\``, old: before.at, new: after.at };
  const at = `file:${name}`;
  if (before.package !== after.package) {
    const words = { from: before.package || 'no package', to: after.package || 'no package' };
    context.addCall(at, ['A', 'B'], { ...base, rule: 'proto-package-changed', layer: 'wire', ...words });
  }
  if (before.syntax !== after.syntax) {
    const words = { from: before.syntax, to: after.syntax };
    context.addCall(at, ['A', 'B'], { ...base, rule: 'proto-syntax-changed', layer: 'source', ...words });
  }
  for (const option of compared) {
    const text = (file: ProtoFile): string => file.options.get(option) ?? usual[option] ?? 'none';
    const words = { from: `${option} ${text(before)}`, to: `${option} ${text(after)}` };
    if (words.from !== words.to)
      context.addCall(at, ['A'], { ...base, rule: 'proto-file-option-changed', layer: 'source', ...words });
  }
}
