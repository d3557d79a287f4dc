/** Runs of generated replies, from the fold through asking again to the judgement; no network, no clock. */
import { randomNumbers } from '../arms.ts';
import { openAttester } from '../attest.ts';
import type { ReplayOptions } from '../options.ts';
import type { PlannedRequest } from '../planned-request.ts';
import { repeatSuspects } from '../repeat.ts';
import type { CompleteReply } from '../reply.ts';
import { settle } from '../settings.ts';
import type { Observation } from '../tally/observation.ts';
import { fold } from '../tally/fold.ts';
import { foldRules } from '../tally/fold-rules.ts';
import { emptyTally } from '../tally/tally.ts';
import { judge, type Judgement } from './judge.ts';

export type Chance = () => number;

/** What one group does differently. */
export interface Habits {
  /** Members that replace those of the usual body. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Undefined takes a header away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Every nth reply is an error. */
  readonly errorEvery?: number;
  /** The request of this number is always an error. */
  readonly errorAt?: number;
  readonly errorShare?: number;
  /** Of errors that are its own. Default 500. */
  readonly errorStatus?: number;
  /** The replies to the first so many requests name no group. */
  readonly unmarked?: number;
  readonly slower?: number;
  /** In place of the noise of both groups. */
  readonly noise?: Generated['noise'];
}

export interface Generated {
  readonly pairs: number;
  readonly routes: number;
  readonly seed?: number;
  /** Of both groups. */
  readonly all?: Habits;
  readonly preview?: Habits;
  /** What is different in each reply of either group. */
  readonly noise?: (chance: Chance, nth: number) => Readonly<Record<string, unknown>>;
  /** Share of the requests that ask stable twice. Default 1. */
  readonly noiseShare?: number;
  /** Whether suspects are asked again. Default true. */
  readonly again?: boolean;
  readonly options?: Partial<ReplayOptions>;
}

const headers = {
  'content-type': 'application/json',
  'cache-control': 'no-cache',
  date: 'Mon, 02 Mar 2026 10:00:00 GMT',
};

class Service {
  readonly #chance: Chance;
  readonly #plan: Generated;
  #asked = 0;

  constructor(plan: Generated, chance: Chance) {
    this.#plan = plan;
    this.#chance = chance;
  }

  reply(by: string, nth: number, habits: Habits): CompleteReply {
    const { all = {}, noise } = this.#plan;
    const chance = this.#chance;
    const latencyUs = 20_000 * Math.exp(normal(chance) * 0.3) * (habits.slower ?? 1);
    const isOwnError =
      nth === habits.errorAt ||
      (habits.errorEvery !== undefined && (this.#asked += 1) % habits.errorEvery === 0);
    const isError = isOwnError || chance() < (all.errorShare ?? 0);
    const given = Object.entries({
      ...headers,
      ...habits.headers,
      by: nth < (habits.unmarked ?? 0) ? undefined : by,
    }).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const body = isError
      ? { error: 'internal' }
      : { id: nth, price: 5, tags: ['a', 'b'], ...(habits.noise ?? noise)?.(chance, nth), ...habits.body };
    const text = JSON.stringify(body);
    return {
      status: isError ? ((isOwnError ? habits.errorStatus : undefined) ?? 500) : 200,
      headers: Object.fromEntries(given),
      body: { bytes: text.length, text },
      latencyUs,
    };
  }
}

function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** On 2 March 2026. */
export async function judged(plan: Generated): Promise<Judgement> {
  const settings = settle(
    {
      subject: { service: 'ads' },
      capture: [],
      stable: { url: 'http://[::1]:1' },
      preview: { url: 'http://[::1]:2' },
      redactKey: 'key',
      ...plan.options,
    },
    new Date('2026-03-02T12:00:00Z'),
  );
  const rules = foldRules(settings, {
    attester: openAttester([{ by: 'header:by', preview: 'p' }], undefined),
    checker: undefined,
  });
  const random = randomNumbers(plan.seed ?? 1);
  const chance: Chance = () => random() / 2 ** 32;
  const service = new Service(plan, chance);
  const ask = (request: PlannedRequest, isAgain: boolean): Observation => {
    const nth = request.source.line;
    const isTwice = isAgain || chance() < (plan.noiseShare ?? 1);
    return {
      request,
      stable: service.reply('s', nth, {}),
      ...(isTwice && { stableAgain: service.reply('s', nth, {}) }),
      preview: service.reply('p', nth, plan.preview ?? {}),
    };
  };
  const tally = emptyTally();
  for (let nth = 0; nth < plan.pairs; nth += 1) {
    const route = `GET /route/${nth % plan.routes}`;
    const source = { file: 'log', line: nth };
    fold(
      tally,
      ask({ route, method: 'GET', target: `/route/${nth}`, headers: {}, source, status: 200 }, false),
      rules,
    );
  }
  await repeatSuspects(tally, {
    rules,
    repeatsMax: plan.again === false ? 0 : settings.repeatsMax,
    ask: (request) => Promise.resolve(ask(request, true)),
  });
  return judge(tally, { ...settings, asked: true, suggestions: [] });
}
