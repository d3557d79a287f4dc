import { readFile, writeFile } from 'node:fs/promises';
import { HarnessError } from '../../reports/index.ts';
import { glob } from '../glob.ts';

/** Routes that people have approved for sending. */
export interface ApprovedRoutes {
  has(route: string): boolean;
}

const heading = `# Routes that a replay may send, one on a line; * stands for any text. A route without a method is GET and HEAD.
# Delete each whose GET changes anything: orders, counters, mails, sessions. What is not here is not sent.
`;

/**
 * From a file, or from its lines.
 *
 * @throws {HarnessError} `input-unreadable` for a missing file, and for a line that is no route.
 */
export async function readApprovedRoutes(source: string | readonly string[]): Promise<ApprovedRoutes> {
  if (typeof source !== 'string') return parseApprovedRoutes(source.join('\n'), 'approvedRoutes');
  return parseApprovedRoutes(await textOf(source), source);
}

export function parseApprovedRoutes(text: string, file: string): ApprovedRoutes {
  const tests = text.split(/\r?\n/).flatMap((line, index) => {
    const route = line.replace(/#.*$/, '').trim();
    if (route === '') return [];
    if (/^(?:(?:GET|HEAD) )?[/*]\S*$/.test(route)) return [glob(/^[/*]/.test(route) ? `* ${route}` : route)];
    throw new HarnessError('input-unreadable', {
      what: `"${route}" is no route.`,
      where: `${file}:${index + 1}`,
      todo: 'Write GET /api/orders/{}, HEAD /health or /api/*.',
    });
  });
  return { has: (route) => tests.some((fits) => fits(route)) };
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new HarnessError('input-unreadable', {
      what: 'The list of approved routes cannot be read.',
      where: file,
      todo: `Write it with: seaworthy replay plan --write-approved ${file}`,
      cause,
    });
  });
}

/** What is proposed for approval. */
export interface Proposed {
  readonly route: string;
  readonly captured: number;
  /** Of all selected requests, 0 to 1. */
  readonly share: number;
}

/**
 * Writes a proposal that people review. Of a file that is there every line stays; routes that it does not cover are
 * added below. Gives how many were added.
 */
export async function writeApprovedRoutes(file: string, routes: readonly Proposed[]): Promise<number> {
  const before = await readFile(file, 'utf8').catch(() => heading);
  const approved = parseApprovedRoutes(before, file);
  const missing = routes.filter(({ route }) => !approved.has(route));
  const width = Math.min(60, Math.max(0, ...missing.map(({ route }) => route.length)));
  const lines = missing.map(
    ({ route, captured, share }) =>
      `${route.padEnd(width)}  # ${captured} requests, ${(share * 100).toFixed(1)} %\n`,
  );
  const text = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  await writeFile(file, text + lines.join(''));
  return missing.length;
}

/**
 * A run that reaches beyond this machine needs a list that people approved.
 *
 * @throws {HarnessError} `usage`
 */
export function requireApproval(options: {
  readonly onLoopback: boolean;
  readonly approvedRoutes?: string | readonly string[];
}): void {
  if (options.onLoopback || options.approvedRoutes !== undefined) return;
  throw new HarnessError('usage', {
    what: 'Outside this machine only routes on an approved list are sent, and there is none.',
    where: 'approvedRoutes',
    todo: 'Write the proposal with `seaworthy replay plan --write-approved routes.txt`, review it, and name it with --approved-routes.',
  });
}
