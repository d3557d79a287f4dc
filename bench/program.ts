import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const maxBuffer = 16 * 1024 * 1024;

/** Runs a program to its end and gives its output. Throws when it fails or takes too long. */
export async function output(file: string, args: readonly string[], timeoutMs = 60_000): Promise<string> {
  return (await execute(file, args, { timeout: timeoutMs, maxBuffer })).stdout;
}

/** Path of a program, or undefined. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
