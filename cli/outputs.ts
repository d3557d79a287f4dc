import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { HarnessError, renderReport, type BlobStore, type Format, type Report } from '../reports/index.ts';
import { findFormat } from '../reports/formats/index.ts';
import type { Terminal } from './terminal.ts';

/** One rendering of a report and where it goes. */
export interface Output {
  readonly format: Format;
  /** Absolute path of the main file; undefined is stdout. */
  readonly file?: string;
}

/** Formats that may share stdout: the one is for people, the other is picked out of the log by CI. */
const mixable = new Set(['text', 'github']);

/**
 * Understands `--reporter text,json=out.json`. Without a path a format goes to stdout.
 *
 * @throws {HarnessError} `usage` for an unknown format or two formats that cannot share stdout.
 */
export function parseReporters(specs: readonly string[], cwd: string): readonly Output[] {
  const outputs = specs
    .flatMap((spec) => spec.split(','))
    .filter((spec) => spec !== '')
    .map((spec): Output => {
      const [id = '', ...path] = spec.split('=');
      const format = findFormat(id);
      return path.length === 0 ? { format } : { format, file: resolve(cwd, path.join('=')) };
    });
  const onStdout = outputs.filter(({ file }) => file === undefined).map(({ format }) => format.id);
  if (onStdout.length > 1 && onStdout.some((id) => !mixable.has(id))) {
    throw new HarnessError('usage', {
      what: `${onStdout.join(' and ')} cannot share stdout.`,
      todo: 'Give all but one a file, for example --reporter text,json=report.json.',
    });
  }
  return outputs;
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
 * Renders a report to all its outputs, stdout last, so that the verdict is the last thing seen.
 * Names of written files go to stderr.
 *
 * @throws {HarnessError} `render-failed` after all outputs were tried: a missing report is not a good one.
 */
export async function deliver(
  report: Report,
  blobs: BlobStore,
  outputs: readonly Output[],
  terminal: Terminal,
): Promise<void> {
  const failures: string[] = [];
  for (const output of [...outputs].sort(
    (a, b) => Number(a.file === undefined) - Number(b.file === undefined),
  )) {
    try {
      await (output.file === undefined
        ? print(report, blobs, output, terminal)
        : write(report, blobs, output, terminal));
    } catch (error) {
      failures.push(`${output.format.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (!outputs.some(({ file }) => file === undefined)) {
    terminal.err(
      `${report.verdict.toUpperCase()}  ${report.reasons[0]?.text ?? ''}  (exit ${report.exitCode})\n`,
    );
  }
  if (failures.length === 0) return;
  throw new HarnessError('render-failed', {
    what: `A report could not be written: ${failures.join('; ')}`,
    todo: 'Free the disk or correct the path, then render again with `seaworthy report`.',
  });
}

async function print(
  report: Report,
  blobs: BlobStore,
  { format }: Output,
  terminal: Terminal,
): Promise<void> {
  for await (const { chunk } of renderReport(format, report, blobs, { color: terminal.color }))
    await terminal.out(chunk);
}

async function write(
  report: Report,
  blobs: BlobStore,
  { format, file = '' }: Output,
  terminal: Terminal,
): Promise<void> {
  const handles = new Map<string, FileHandle>();
  try {
    for await (const { path, chunk } of renderReport(format, report, blobs, { color: false })) {
      const target = path === '' ? file : join(dirname(file), path);
      const handle = handles.get(target) ?? (await openFile(target));
      handles.set(target, handle);
      await handle.appendFile(chunk);
    }
  } finally {
    await Promise.all([...handles.values()].map((handle) => handle.close()));
  }
  terminal.err(`${format.id}: ${file}\n`);
}

async function openFile(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  return open(path, 'w');
}
