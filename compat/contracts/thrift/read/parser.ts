/** Parses Thrift. The parser's own `parse` writes errors to the terminal; its parts do not. */
import type * as Library from '@creditkarma/thrift-parser';
import { HarnessError } from '../../../../reports/index.ts';

export type { Library };

export type ParseThrift = (text: string, where: string) => Library.ThriftDocument;

/** What it gives throws a {@link HarnessError} `contract-unreadable` with file and line. */
export async function loadThrift(): Promise<ParseThrift> {
  const { createParser, createScanner } = await import('@creditkarma/thrift-parser');
  return (text, where) => {
    const onError = (error: Library.ThriftError): never => {
      throw new HarnessError('contract-unreadable', {
        what: `It is no Thrift file: ${error.message.replace(/\.$/, '')}.`,
        where: `${where}:${error.loc.start.line}`,
        todo: 'Mend the file, or name a folder that holds only what is compared.',
      });
    };
    return createParser(createScanner(text, onError).scan(), onError).parse();
  };
}
