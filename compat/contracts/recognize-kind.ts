import { HarnessError } from '../../reports/index.ts';
import type { ContractFiles, ContractKind } from './kind.ts';
import { contractKinds } from './kinds.ts';

const known = contractKinds.map(({ id }) => id).join(', ');

/** @throws {HarnessError} `usage` for a kind that there is not. */
export function checkKind(named: string | undefined): void {
  if (named === undefined || contractKinds.some(({ id }) => id === named)) return;
  throw new HarnessError('usage', {
    what: `There is no kind of contract "${named}".`,
    where: 'kind',
    todo: `Known kinds: ${known}.`,
  });
}

/**
 * The kind that is named, else the one that reads the files by their names.
 *
 * @throws {HarnessError} `input-unreadable` when no kind or several read them.
 */
export function recognizeKind(
  named: string | undefined,
  { files, where }: { readonly files: readonly ContractFiles[]; readonly where: string },
): ContractKind {
  const wanted = contractKinds.find(({ id }) => id === named);
  if (wanted !== undefined) return wanted;
  const names = files.flatMap(({ texts }) => [...texts.keys()]);
  const all = contractKinds.filter((kind) => names.some((name) => kind.reads(name)));
  const alone = all.filter(({ isOftenBeside }) => isOftenBeside !== true);
  const found = alone.length === 0 ? all : alone;
  if (found.length === 1 && found[0] !== undefined) return found[0];
  throw new HarnessError('input-unreadable', {
    what:
      found.length === 0
        ? 'No file there is a contract that can be compared.'
        : `Files of several kinds are there: ${found.map(({ id }) => id).join(', ')}.`,
    where,
    todo: `Name a folder with files of one kind, or the kind: ${known}.`,
  });
}

/** Those that the kind reads; where there is one file only, it whatever its name is. */
export function filesOf(kind: ContractKind, files: ContractFiles): ContractFiles {
  const own = [...files.texts].filter(([name]) => kind.reads(name));
  return own.length === 0 ? files : { ...files, texts: new Map(own) };
}

/** Two files that stand alone are compared whatever their names are. */
export function namedAs(old: ContractFiles, now: ContractFiles): ContractFiles {
  const [[oldName], [nowEntry]] = [[...old.texts.keys()], [...now.texts]];
  if (old.texts.size !== 1 || now.texts.size !== 1 || oldName === undefined || nowEntry === undefined)
    return now;
  const [name, text] = nowEntry;
  return {
    ...now,
    texts: new Map([[oldName, text]]),
    display: (shown) => now.display(shown === oldName ? name : shown),
  };
}
