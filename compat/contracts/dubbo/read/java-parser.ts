/** The one file that loads java-parser. */
import { HarnessError } from '../../../../reports/index.ts';
import type { SyntaxNode } from './syntax.ts';

/** Gives the syntax tree of a file, or throws a {@link HarnessError} `contract-unreadable` with file and line. */
export type ParseJava = (text: string, where: string) => SyntaxNode;

export async function loadJavaParser(): Promise<ParseJava> {
  const { parse } = await import('java-parser');
  return (text, where) => {
    try {
      return parse(text) as unknown as SyntaxNode;
    } catch (cause) {
      const said = cause instanceof Error ? cause.message : String(cause);
      const line = /line: (\d+)/.exec(said)?.[1];
      const [, found] = /but found: '([^]*)'/.exec(said) ?? [];
      throw new HarnessError('contract-unreadable', {
        what: `It is no Java file${found === undefined ? '' : `: "${found.slice(0, 40)}" is not expected`}.`,
        where: line === undefined ? where : `${where}:${line}`,
        todo: 'Mend the file, or name a folder that holds only what is compared.',
        cause,
      });
    }
  };
}
