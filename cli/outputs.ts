import { open, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  findFormat,
  formats,
  headlineIn,
  HarnessError,
  renderReport,
  type BlobStore,
  type Format,
  type RenderOptions,
  type Report,
} from '../reports/index.ts';
import { checkWritable } from '../reports/check-writable.ts';
import { fileFault } from '../reports/file-fault.ts';
import { makeFolder } from '../reports/make-folder.ts';
import type { Terminal } from './terminal.ts';

/** One rendering of a report and where it goes. */
export interface Output {
  readonly format: Format;
  /** Absolute path of the main file; undefined is stdout. */
  readonly file?: string;
}

/** What is rendered: a report and the store of its bodies. */
export interface Rendered {
  readonly report: Report;
  readonly blobs: BlobStore;
}

/** What all outputs of one command have in common. */
export type SharedOptions = Omit<RenderOptions, 'color'>;

/** Formats that may share stdout: the one is for people, the other is picked out of the log by CI. */
const mixable = new Set(['text', 'github']);

/**
 * Understands `--reporter text,json=out.json`. Without a path a format goes to stdout.
 *
 * @param known the formats to choose from
 * @throws {HarnessError} `usage` for an unknown format, two formats that cannot share stdout, or two for one file.
 */
export function parseReporters(
  specs: readonly string[],
  cwd: string,
  known: readonly Format[] = formats,
): readonly Output[] {
  const outputs = specs
    .flatMap((spec) => spec.split(','))
    .filter((spec) => spec !== '')
    .map((spec): Output => {
      const [id = '', ...path] = spec.split('=');
      const format = findFormat(id, known);
      return path.length === 0 ? { format } : { format, file: resolve(cwd, fileIn(spec, path.join('='))) };
    });
  const onStdout = outputs.filter(({ file }) => file === undefined).map(({ format }) => format.id);
  if (onStdout.length > 1 && onStdout.some((id) => !mixable.has(id))) {
    throw new HarnessError('usage', {
      what: `${onStdout.join(' and ')} cannot share stdout.`,
      where: '--reporter',
      todo: 'Give all but one a file, for example --reporter text,json=report.json.',
    });
  }
  refuseSharedFile(outputs.flatMap(({ file }) => file ?? []));
  return outputs;
}

function fileIn(spec: string, file: string): string {
  if (file !== '') return file;
  throw new HarnessError('usage', {
    what: `"${spec}" names no file.`,
    where: '--reporter',
    todo: `Write ${spec}FILE, or ${spec.slice(0, -1)} for stdout.`,
  });
}

/**
 * Asks whether all outputs can be written, before the work of which they tell.
 *
 * @throws {HarnessError} `usage`
 */
export function checkOutputs(outputs: readonly Output[]): void {
  for (const { file } of outputs) if (file !== undefined) checkWritable(file, '--reporter');
}

function refuseSharedFile(files: readonly string[]): void {
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice === undefined) return;
  throw new HarnessError('usage', {
    what: `Two outputs would be written to ${twice}.`,
    where: '--reporter',
    todo: 'Give each a file of its own.',
  });
}

/** What is shown where nobody chose: also annotations, when GitHub Actions reads the output. */
export function defaultReporters(
  { env }: Pick<Terminal, 'env'>,
  ids: readonly string[] = ['text'],
): readonly string[] {
  return env['GITHUB_ACTIONS'] === 'true' ? [...ids, 'github'] : ids;
}

/** The reporters of a config: text to stdout, every other to its file below the output folder. */
export function configuredOutputs(ids: readonly string[], folder: string): readonly Output[] {
  return ids.map((id) => {
    const [name = '', ...path] = id.split('=');
    const format = findFormat(name);
    if (path.length > 0) return { format, file: resolve(folder, path.join('=')) };
    return mixable.has(format.id) ? { format } : { format, file: join(folder, format.fileName) };
  });
}

/**
 * Renders a report to all its outputs. Without one on stdout the verdict is said on stderr, last of all.
 *
 * @throws {HarnessError} `render-failed` after all outputs were tried: a missing report is not a good one.
 */
export async function deliver(
  rendered: Rendered,
  outputs: readonly Output[],
  terminal: Terminal,
  options: SharedOptions = {},
): Promise<void> {
  const { verdict, exitCode } = rendered.report;
  try {
    await renderAll(rendered, outputs, terminal, options);
  } finally {
    if (!outputs.some(({ file }) => file === undefined)) {
      terminal.err(`${verdict.toUpperCase()}  ${headlineIn(rendered.report)}  (exit ${exitCode})\n`);
    }
  }
}

/**
 * Renders all outputs, stdout last, so that its end is the last thing seen. Names of written files go to stderr.
 *
 * @throws {HarnessError} `render-failed` after all outputs were tried.
 */
export async function renderAll(
  rendered: Rendered,
  outputs: readonly Output[],
  terminal: Terminal,
  options: SharedOptions = {},
): Promise<void> {
  const failures: string[] = [];
  const onStdout = ({ file }: Output): boolean => file === undefined;
  const inOrder = [...outputs.filter((one) => !onStdout(one)), ...outputs.filter(onStdout)];
  for (const output of inOrder) {
    try {
      await (output.file === undefined
        ? print(rendered, output, terminal, options)
        : write(rendered, output, terminal, options));
    } catch (error) {
      failures.push(`${output.format.id}: ${fileFault(error)}`);
    }
  }
  if (failures.length === 0) return;
  throw new HarnessError('render-failed', {
    what: `A report could not be written: ${failures.join('; ')}`,
    todo: 'Free the disk or correct the path, then render again with `seaworthy report`.',
  });
}

async function print(
  { report, blobs }: Rendered,
  { format }: Output,
  terminal: Terminal,
  options: SharedOptions,
): Promise<void> {
  for await (const { chunk } of renderReport(format, report, blobs, { ...options, color: terminal.color }))
    await terminal.out(chunk);
}

async function write(
  { report, blobs }: Rendered,
  { format, file = '' }: Output,
  terminal: Terminal,
  options: SharedOptions,
): Promise<void> {
  const begun = new Set<string>();
  // One at a time: there may be more files than a process may have open.
  let current: { readonly target: string; readonly handle: FileHandle } | undefined;
  try {
    for await (const piece of renderReport(format, report, blobs, { ...options, color: false })) {
      const target = piece.path === '' ? file : join(dirname(file), piece.path);
      if (target !== current?.target) {
        await current?.handle.close();
        current = undefined;
        current = { target, handle: await openFile(target, begun.has(target)) };
        begun.add(target);
      }
      await current.handle.appendFile(piece.chunk, piece.encoding);
    }
  } finally {
    await current?.handle.close();
  }
  terminal.err(`${format.id}: ${file}\n`);
}

async function openFile(path: string, isBegun: boolean): Promise<FileHandle> {
  makeFolder(dirname(path));
  return open(path, isBegun ? 'a' : 'w');
}
