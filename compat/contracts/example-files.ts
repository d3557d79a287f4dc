import type { ContractFiles } from './kind.ts';

/** Cuts the text of an example into its files; without a line `// file: NAME` it is one. */
export function exampleFiles(text: string, usualName: string): ContractFiles {
  const texts = new Map<string, string>();
  for (const part of text.split(/^\/\/ file: /m).filter((one) => one !== '')) {
    const [, name, content] = text.startsWith('// file: ')
      ? (/^(\S+)\n?([\s\S]*)$/.exec(part) ?? [])
      : ['', usualName, part];
    texts.set(name ?? usualName, content ?? '');
  }
  return { texts, display: (name) => name };
}
