/** What routes, registry and config looked like at a moment, as text. */
import { within } from '../../reports/index.ts';
import { createHash } from 'node:crypto';
import { callHttp } from '../adapters/http-call.ts';
import { lookAt } from '../adapters/file-facts.ts';
import { runProcess } from '../adapters/process-run.ts';
import { withoutPrivateValues } from '../private-text.ts';

/** Where a snapshot is taken from: one of the three. */
export interface SnapshotSource {
  /** For people, for example `routes`. */
  readonly name: string;
  readonly url?: string;
  /** Program and arguments, whose output counts. */
  readonly command?: readonly string[];
  readonly file?: string;
}

export interface Snapshot {
  readonly name: string;
  /** Digest of the whole text; absent where it could not be taken. */
  readonly sha256?: string;
  /** The first 16 KiB, without private values. */
  readonly text?: string;
  readonly problem?: string;
}

const timeoutMs = 30_000;
const textCharsMax = 16_384;

/** One snapshot for each source. What cannot be taken says why. */
export async function takeSnapshots(
  sources: readonly SnapshotSource[],
  place: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly signal: AbortSignal;
  },
): Promise<Snapshot[]> {
  return Promise.all(
    sources.map(async (source) => {
      const taken = await within(timeoutMs, place.signal, (signal) => take(source, { ...place, signal }));
      if ('problem' in taken) return { name: source.name, problem: taken.problem };
      const sha256 = createHash('sha256').update(taken.text).digest('hex');
      return { name: source.name, sha256, text: withoutPrivateValues(taken.text.slice(0, textCharsMax)) };
    }),
  );
}

async function take(
  { url, command, file }: SnapshotSource,
  {
    cwd,
    env,
    signal,
  }: { cwd: string; env: Readonly<Record<string, string | undefined>>; signal: AbortSignal },
): Promise<{ text: string } | { problem: string }> {
  if (url !== undefined) {
    const reply = await callHttp({ method: 'GET', url, headers: {}, signal });
    if ('fault' in reply) return { problem: reply.fault };
    return reply.status === 200 ? { text: reply.body } : { problem: `status ${reply.status}` };
  }
  const [program, ...rest] = command ?? [];
  if (program !== undefined) {
    const run = await runProcess({ argv: [program, ...rest], cwd, env, signal });
    return run.exitCode === 0 ? { text: run.stdout } : { problem: run.notStarted ?? `exit ${run.exitCode}` };
  }
  const found = await lookAt(file ?? '', { cwd, untrusted: false, signal });
  if (found === 'missing') return { problem: 'the file is missing' };
  if ('unreadable' in found) return { problem: found.unreadable };
  return found.text === undefined ? { problem: 'the file is too large' } : { text: found.text };
}
