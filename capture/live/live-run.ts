import { HarnessError, type RunContext } from '../../reports/index.ts';
import { CaptureFiles } from './capture-files.ts';
import type { LiveOptions, LiveSettings } from './live-options.ts';
import type { LiveServer } from './live-server.ts';
import { Recorder, type RecorderCounts } from './recorder.ts';
import { drain, listen } from './serve.ts';

/** What a live capture did. seen = recorded + dropped + the sum of skipped. */
export interface LiveSummary extends RecorderCounts {
  readonly files: readonly string[];
  readonly startedAt: string;
  readonly endedAt: string;
  /** Replies that we gave because upstream could not be reached (`502`) or was silent (`504`). */
  readonly failed: Readonly<Record<string, number>>;
}

interface LiveRun {
  readonly options: LiveOptions;
  readonly settings: LiveSettings;
  readonly context: RunContext;
}

/**
 * Records until the signal says stop; then ends what is under way, completes the files and says what it did.
 *
 * @throws {HarnessError} `usage` when nothing can listen at the address, `store-failed` when not even the
 *   first file can be written.
 */
export async function recordLive(
  kind: 'proxy' | 'mirror',
  { options, settings, context }: LiveRun,
  start: (recorder: Recorder) => LiveServer,
): Promise<LiveSummary> {
  const startedAt = context.now().toISOString();
  const files = new CaptureFiles(settings, kind, () => context.now());
  await files.begin().catch((cause: unknown) => {
    throw new HarnessError('store-failed', {
      what: `No capture file can be written (${cause instanceof Error ? cause.message : String(cause)}).`,
      where: settings.folder,
      todo: 'Give another folder, or make room and give this user the right to write.',
      cause,
    });
  });
  const recorder = new Recorder(files, settings);
  const live = start(recorder);
  try {
    const url = await listen(live.server, settings);
    options.onListening?.({ url, notices: settings.notices });
    const ticking = setInterval(() => tell(context, recorder, files), 1000);
    await stopped(context.signal, options.stopAfterMs);
    clearInterval(ticking);
    await drain(live, settings.drainMs);
  } finally {
    await live.close();
    await recorder.close(settings.drainMs);
  }
  return {
    ...recorder.counts,
    files: files.finished,
    startedAt,
    endedAt: context.now().toISOString(),
    failed: Object.fromEntries(live.failed),
  };
}

function tell(context: RunContext, recorder: Recorder, files: CaptureFiles): void {
  const { seen, recorded, dropped } = recorder.counts;
  const trouble = files.problem === undefined ? '' : `, cannot write: ${files.problem}`;
  context.onProgress({
    tool: 'capture',
    step: `recording to ${files.current}${trouble}`,
    detail: `${seen} seen, ${recorded} recorded, ${dropped} dropped`,
  });
}

function stopped(signal: AbortSignal, afterMs: number | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = afterMs === undefined ? undefined : setTimeout(resolve, afterMs);
    const stop = (): void => {
      clearTimeout(timer);
      resolve();
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
