/** Ours, whole: schedule, send to three arms, guard, attest, compare, tally. What is left out is reading and the report. */
import type * as Capture from '../capture/index.ts';
import type * as Attest from '../replay/attest.ts';
import type * as CarryOut from '../replay/carry-out.ts';
import type { Pace } from '../replay/options.ts';
import type { PlannedRequest } from '../replay/planned-request.ts';
import type * as Shared from '../replay/send/shared-headers.ts';
import type * as SettingsOf from '../replay/settings.ts';
import type { Tally } from '../replay/tally/tally.ts';
import type { Contender } from './benchmark.ts';
import { built } from './built.ts';
import { ownCpuMs } from './cpu-time.ts';
import { perRequest, unitOf, type Load } from './send-peers.ts';

export interface Sailing {
  readonly url: string;
  /** Captured requests; each goes to three arms. */
  readonly requests: readonly PlannedRequest[];
  readonly pace: Pace;
  /** Sends per second over all arms. */
  readonly rateMax: number;
}

/** Replays and gives the tally. */
export async function sail({ url, requests, pace, rateMax }: Sailing): Promise<Tally> {
  const { carryOut } = await built<typeof CarryOut>('replay/carry-out');
  const { settle } = await built<typeof SettingsOf>('replay/settings');
  const { openAttester } = await built<typeof Attest>('replay/attest');
  const { openLedger } = await built<typeof Capture>('capture/index');
  const settings = settle({
    subject: { service: 'ads' },
    capture: [],
    stable: { url },
    preview: { url, cookies: { group: 'preview' } },
    attest: [{ by: 'header:x-served-by', preview: 'v1' }],
    pace,
    rateMax,
    inFlightMax: 64,
    repeatsMax: 0,
    seed: 7,
  });
  const gapMs = pace.kind === 'constant' ? 1000 / pace.perSecond : 0;
  const dueMs = requests.map((_, nth) => nth * gapMs);
  const { tally } = await carryOut(
    {
      settings,
      attester: openAttester(settings.attest ?? [], undefined),
      runId: 'bench',
      seed: 7,
      startedAt: new Date(),
      prepared: {
        requests,
        times: { dueMs, armGapMs: 1000 / rateMax, armsEach: 3, slowed: false },
        book: openLedger(),
      },
      todo: requests.map((_, nth) => nth),
      dueMs,
      openJournal: () => undefined,
      recount: () => {},
      pastRepeat: () => undefined,
      isPastSecret: () => false,
    },
    { signal: new AbortController().signal, onProgress: () => {}, now: () => new Date() },
  );
  return tally;
}

export interface Sent extends Load {
  readonly name: string;
  readonly target: string;
}

/** Both groups are the same server; preview differs by its cookie. */
export function byReplay({ name, url, target, requests, connections }: Sent): Contender {
  // three arms each, of which most are out at a time: as many are under way as at the peers
  const pace = { kind: 'closed', inFlight: Math.round(connections / 2.67) } as const;
  let reading: Promise<readonly PlannedRequest[]> | undefined;
  return {
    name,
    unit: unitOf(connections),
    async measure() {
      let pairs = 0;
      const captured = await (reading ??= plannedRequests(target, requests / 3));
      const ms = await ownCpuMs(async () => {
        const tally = await sail({ url, requests: captured, pace, rateMax: 1e9 });
        pairs = tally.routes[`GET ${target}/{}`]?.pairs ?? 0;
      });
      return perRequest(ms, 3 * pairs, requests);
    },
  };
}

/** As a capture gives them: what is equal is one object. */
export async function plannedRequests(target: string, captured: number): Promise<PlannedRequest[]> {
  const { SharedHeaders } = await built<typeof Shared>('replay/send/shared-headers');
  const shared = new SharedHeaders();
  const route = `GET ${target}/{}`;
  return Array.from({ length: captured }, (_, nth) => ({
    route,
    method: 'GET',
    target: `${target}/${nth}`,
    headers: shared.of({ accept: 'application/json', 'accept-language': 'en' }),
    source: { file: 'access.log', line: nth + 1 },
    status: 200,
  }));
}
