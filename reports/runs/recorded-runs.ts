import type { BlobStore } from '../blobs.ts';
import { sha256Of } from '../blobs-memory.ts';
import { copyBlobs } from '../copy-blobs.ts';
import { checkedReport } from '../read-report.ts';
import type { RecordStore, StoredRecord } from '../records/index.ts';
import { runHead, type RunHead } from '../run-head.ts';
import { runList } from './run-list.ts';
import type { BrokenRun, KeptRun, RunStore } from './run-store.ts';
import { runWords } from './run-words.ts';

/** Kinds of records: the line in the list, the report itself, a body. */
const kinds = { run: 'run', report: 'run-report', body: 'run-body' } as const;

/** Keeps runs as records, for teams whose runs happen on many machines: one store on PostgreSQL serves all. */
export function recordedRuns(records: RecordStore): RunStore {
  return {
    async put(report, blobs) {
      // The line in the list comes last: a run that is listed is whole.
      await copyBlobs(report.blobs, blobs, recordedBodies(records));
      await records.put(kinds.report, report.runId, report);
      await records.put(kinds.run, report.runId, { head: runHead(report), words: runWords(report) });
      return report.runId;
    },
    async list() {
      return runList((await records.list(kinds.run)).map(entryOf));
    },
    async open(id) {
      const found = await records.get(kinds.report, id);
      if (found === undefined) return undefined;
      return { report: await checkedReport(found.value, `run ${id}`), blobs: recordedBodies(records) };
    },
    close: () => records.close(),
  };
}

function entryOf({ key, value }: StoredRecord): KeptRun | BrokenRun {
  const { head, words } = value as { readonly head?: Partial<RunHead>; readonly words?: string };
  const isWhole =
    [head?.runId, head?.service, head?.endedAt, head?.verdict, words].every(
      (one) => typeof one === 'string',
    ) && typeof head?.counts === 'object';
  if (!isWhole) return { id: key, broken: 'Its line in the list is damaged.' };
  return { id: key, head: head as RunHead, words: words ?? '' };
}

function recordedBodies(records: RecordStore): BlobStore {
  return {
    async put(text, mediaType) {
      const sha256 = sha256Of(text);
      await records.put(kinds.body, sha256, { text, mediaType });
      return sha256;
    },
    async get(sha256) {
      const found = await records.get(kinds.body, sha256);
      return (found?.value as { readonly text: string } | undefined)?.text;
    },
    async list() {
      const all = await records.list(kinds.body);
      return all.map(({ key, value }) => {
        const { text, mediaType } = value as { readonly text: string; readonly mediaType: string };
        return { sha256: key, bytes: Buffer.byteLength(text), mediaType };
      });
    },
  };
}
