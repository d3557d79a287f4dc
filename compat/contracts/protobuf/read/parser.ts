/** The one file that loads protobufjs. */
import type protobuf from 'protobufjs';
import { HarnessError } from '../../../../reports/index.ts';

export type Protobuf = typeof protobuf;
export type { protobuf };

export async function loadProtobuf(): Promise<Protobuf> {
  const { default: loaded } = await import('protobufjs');
  return loaded;
}

/**
 * Each file has a root of its own: names of other files are resolved by us.
 *
 * @throws {HarnessError} `contract-unreadable` with file and line.
 */
export function parseFile({ parse, Root }: Protobuf, text: string, where: string): protobuf.IParserResult {
  try {
    return parse(text, new Root(), { keepCase: true });
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const line = /\(line (\d+)\)/.exec(said)?.[1];
    throw new HarnessError('contract-unreadable', {
      what: `It is no Protocol Buffers file: ${said.replace(/ ?\(line \d+\)/, '').replace(/\.$/, '')}.`,
      where: line === undefined ? where : `${where}:${line}`,
      todo: 'Mend the file, or name a folder that holds only what is compared.',
      cause,
    });
  }
}
