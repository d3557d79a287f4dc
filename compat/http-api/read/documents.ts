/** All files of one contract, read before the first look, so that references resolve without waiting. */
import { dirname, posix } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import type { ContractSource } from './contract-source.ts';
import { isWebAddress } from './remote-source.ts';
import { type Location, idOf, pointerSteps } from './location.ts';
import { type ParsedDocument, parseDocument } from './parse-document.ts';
import { isRecord } from './record.ts';
import { Unchecked } from './unchecked.ts';

/** Where a chain of references ends: at a value, or at the reason why it does not. */
export type Resolved = { readonly at: Location; readonly value: unknown } | Missing;

interface Missing {
  readonly at: Location;
  readonly missing: string;
}

const filesMax = 5000;
const readAtOnceMax = 16;

export class Documents {
  readonly main: string;
  /** What was met and could not be followed, or is not looked into. */
  readonly unchecked = new Unchecked();
  readonly #source: ContractSource;
  readonly #files: ReadonlyMap<string, ParsedDocument>;
  readonly #faults: ReadonlyMap<string, string>;
  readonly #targets = new Map<string, Location>();

  private constructor(
    source: ContractSource,
    files: ReadonlyMap<string, ParsedDocument>,
    faults: ReadonlyMap<string, string>,
  ) {
    this.main = source.main;
    this.#source = source;
    this.#files = files;
    this.#faults = faults;
  }

  /** @throws {HarnessError} `contract-unreadable` when the main file, or a referenced one, is no YAML or JSON. */
  static async load(source: ContractSource): Promise<Documents> {
    const files = new Map<string, ParsedDocument>();
    const faults = new Map<string, string>();
    const named = new Set([source.main]);
    const waiting = [source.main];
    while (waiting.length > 0) {
      if (named.size > filesMax) throw tooManyFiles(source);
      const batch = waiting.splice(0, readAtOnceMax);
      const texts = await Promise.all(batch.map((file) => readOrSay(source, file, faults)));
      for (const [nth, file] of batch.entries()) {
        const text = texts[nth];
        if (text === undefined) continue;
        const parsed = parseDocument(source.display(file), text);
        files.set(file, parsed);
        const more = referencedFiles(parsed.value, file).filter((one) => !named.has(one));
        for (const one of more) named.add(one);
        waiting.push(...more);
      }
    }
    return new Documents(source, files, faults);
  }

  /** The file as the user would name it. */
  display(file: string): string {
    return this.#source.display(file);
  }

  lineOf(at: Location): number | undefined {
    return this.#files.get(at.file)?.lineOf(at.pointer);
  }

  /** The value at a place, without following a reference that stands there. */
  value(at: Location): unknown {
    let value = this.#files.get(at.file)?.value;
    for (const step of pointerSteps(at.pointer)) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
      value = (value as Record<string, unknown>)[step];
    }
    return value;
  }

  /** Follows references from a place to the first value that is none. `written`: what stands there, where that is known. */
  resolve(at: Location, written: unknown = this.value(at)): Resolved {
    const seen = new Set<string>();
    let here = at;
    for (let value = written; ; value = this.value(here)) {
      if (!isRecord(value) || typeof value['$ref'] !== 'string') return { at: here, value };
      if (seen.has(idOf(here))) return this.#missing(here, value['$ref'], 'leads back to itself');
      seen.add(idOf(here));
      const next = this.target(here, value['$ref']);
      if ('missing' in next) return next;
      here = next;
    }
  }

  /** The place a reference names, seen from where it stands. */
  target(from: Location, reference: string): Location | Missing {
    // a few hundred schemas are referred to tens of thousands of times
    const key = `${from.file} ${reference}`;
    const known = this.#targets.get(key);
    if (known !== undefined) return known;
    const target = this.#find(from, reference);
    if (!('missing' in target)) this.#targets.set(key, target);
    return target;
  }

  #find(from: Location, reference: string): Location | Missing {
    const missing = (why: string): Missing => this.#missing(from, reference, why);
    const [path = '', fragment = ''] = reference.split('#', 2);
    const file = path === '' ? from.file : fileOf(from.file, path);
    if (file === undefined) return missing('points out of the contract and is not followed');
    if (this.#faults.has(file)) return missing(this.#faults.get(file) ?? '');
    if (fragment !== '' && !fragment.startsWith('/')) return missing('is an anchor, which is not supported');
    const at = { file, pointer: decode(fragment) };
    return this.value(at) === undefined ? missing('points to nothing') : at;
  }

  #missing(at: Location, reference: string, why: string): Missing {
    const missing = `reference ${reference} ${why}`;
    this.unchecked.add(missing, at);
    return { at, missing };
  }
}

async function readOrSay(
  source: ContractSource,
  file: string,
  faults: Map<string, string>,
): Promise<string | undefined> {
  try {
    if (file.startsWith('../')) throw new Error('outside');
    return await source.read(file);
  } catch (error) {
    if (file === source.main) throw error;
    const isRemote = isWebAddress(file) && error instanceof HarnessError;
    const why = isRemote
      ? `points to the network and is not followed: ${error.message} ${error.todo ?? ''}`.trim()
      : 'points to a file that is missing or outside the folder of the contract';
    faults.set(file, why);
    return undefined;
  }
}

function referencedFiles(value: unknown, file: string): string[] {
  const found = new Set<string>();
  const seen = new Set<object>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    // Aliases make one object stand in many places: visit it once.
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    const reference = (next as Record<string, unknown>)['$ref'];
    const path = typeof reference === 'string' ? (reference.split('#', 1)[0] ?? '') : '';
    const other = path === '' ? undefined : fileOf(file, path);
    if (other !== undefined) found.add(other);
    for (const inner of Object.values(next)) waiting.push(inner);
  }
  return [...found];
}

/** Undefined for what is neither a file beside the contract nor an address of the web. */
function fileOf(from: string, path: string): string | undefined {
  if (isWebAddress(path) || isWebAddress(from)) {
    const base = isWebAddress(from) ? from : undefined;
    return URL.canParse(path, base) ? new URL(path, base).href : undefined;
  }
  if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(path)) return undefined;
  return posix.normalize(posix.join(dirname(from), decode(path)));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function tooManyFiles(source: ContractSource): HarnessError {
  return new HarnessError('contract-unreadable', {
    what: `The contract refers to more than ${filesMax} files.`,
    where: source.display(source.main),
    todo: 'Bundle it into fewer files.',
  });
}
