/**
 * Where the text of a contract comes from: a file on disk, or a file of a git revision (`git:REV:path`).
 * References are read only inside the contract's own folder, and never from the network.
 */
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import { decodeText } from '../../config/read/decode-text.ts';
import { git, gitPlace } from '../../git.ts';
import { reasonIn } from '../../reason.ts';

/** Text by file name; names are relative to the folder of the main file, with forward slashes. */
export interface ContractSource {
  readonly main: string;
  /** The file as the user would name it; files of different contracts never share a name. */
  display(file: string): string;
  /**
   * @throws {HarnessError} `contract-unreadable` for a file that is missing, too large or outside the folder,
   *   `input-unreadable` for one that is no text.
   */
  read(file: string): Promise<string>;
}

const bytesMax = 64 * 1024 * 1024;

/** @throws {HarnessError} `contract-unreadable` when the spec is not usable. */
export function openSource(spec: string, signal: AbortSignal): ContractSource {
  return spec.startsWith('git:') ? gitSource(spec, signal) : fileSource(spec);
}

function fileSource(path: string): ContractSource {
  const folder = dirname(path);
  const display = (file: string): string => join(folder, file);
  let rootFound: Promise<string> | undefined;
  return {
    main: basename(path),
    display,
    async read(file) {
      try {
        const [root, real] = await Promise.all([(rootFound ??= realpath(folder)), realpath(display(file))]);
        if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) throw outside(display(file));
        if ((await stat(real)).size > bytesMax) throw tooLarge(display(file));
        return decodeText(await readFile(real), display(file));
      } catch (error) {
        if (error instanceof HarnessError) throw error;
        throw unreadable(display(file), error);
      }
    },
  };
}

function gitSource(spec: string, signal: AbortSignal): ContractSource {
  const [, revision = '', path = ''] = /^git:([^:]+):(.+)$/.exec(spec) ?? [];
  if (revision === '' || revision.startsWith('-')) {
    throw new HarnessError('contract-unreadable', {
      what: `"${spec}" does not name a file of a git revision.`,
      todo: 'Write git:REVISION:path, for example git:v1.4.0:api/openapi.yaml.',
    });
  }
  const folder = dirname(path);
  const display = (file: string): string => `git:${revision}:${join(folder, file)}`;
  return {
    main: basename(path),
    display,
    async read(file) {
      try {
        const place = await gitPlace(join(folder, file));
        const args = ['show', '--end-of-options', `${revision}:./${place.path}`];
        return decodeText(await git(args, { folder: place.folder, signal }), display(file));
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof HarnessError) throw error;
        throw unreadable(display(file), error);
      }
    },
  };
}

function outside(where: string): HarnessError {
  return new HarnessError('contract-unreadable', {
    what: 'A reference leaves the folder of the contract.',
    where,
    todo: 'Keep referenced files beside or below the contract.',
  });
}

function tooLarge(where: string): HarnessError {
  return new HarnessError('contract-unreadable', {
    what: `The file is larger than ${bytesMax / 1024 / 1024} MiB.`,
    where,
    todo: 'Give a smaller contract, for example one per service.',
  });
}

function unreadable(where: string, cause: unknown): HarnessError {
  return new HarnessError('contract-unreadable', {
    what: `The file could not be read: ${reasonIn(cause)}.`,
    where,
    todo: 'Check the path, or the revision for git:REVISION:path.',
    cause,
  });
}
