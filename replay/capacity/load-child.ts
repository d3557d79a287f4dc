/**
 * The load process: drives autocannon with the plan that it is given and answers each step with what came of it.
 * It is a process of its own so that the guard can end it at once, however busy it is.
 */
import type { Client, Options, Request } from 'autocannon';
import { openAttester, type Attester } from '../attest.ts';
import { Latency } from '../tally/latency.ts';
import { EvenCap } from './even-cap.ts';
import type { LoadPlan, LoadRequest } from './load-plan.ts';
import { ownTime, sharesBetween, type OwnTime } from './own-time.ts';
import type { ProofCounts, StepOrder, StepResult } from './step.ts';

/** The first part of a step, in which connections are made and caches warm up. */
const warmUpShare = 0.2;

/** Of so many requests of the mix one has its replies looked at for their group. */
const proofEvery = 5;

/** What comes from the parent: the plan first, then one order after the other. */
export type LoadMessage = { readonly plan: LoadPlan } | { readonly order: StepOrder };

let plan: LoadPlan | undefined;
let attester: Attester | undefined;

process.on('disconnect', () => process.exit());
process.on('message', (message: LoadMessage) => {
  if ('plan' in message) {
    plan = message.plan;
    attester = openAttester(plan.attest, undefined);
  } else if (plan !== undefined && attester !== undefined) {
    void runStep(plan, attester, message.order).then((result) => process.send?.(result));
  }
});

async function runStep(load: LoadPlan, attester: Attester, order: StepOrder): Promise<StepResult> {
  const { default: autocannon } = await import('autocannon');
  const book = new StepBook(order, attester);
  const cap = new EvenCap(Math.min(load.rateMax, order.heldTo ?? Infinity));
  let nth = 0;
  const options: Options = {
    url: load.url,
    ...(load.serverName !== undefined && { servername: load.serverName }),
    connections: order.connections,
    duration: order.seconds,
    timeout: Math.ceil(load.timeoutMs / 1000),
    sampleInt: 100,
    setupClient(client) {
      hold(client, cap);
      const share = Math.floor((nth * load.requests.length) / order.connections);
      nth += 1;
      // Else all connections would ask for the same thing at the same time.
      const own = [...load.requests.slice(share), ...load.requests.slice(0, share)];
      client.setRequests(
        own.map((request, index) => sent(request, index % proofEvery === 0 ? book : undefined)),
      );
    },
  };
  await new Promise<void>((ended, failed) => {
    const tracker = autocannon(options, (error: Error | null) => (error === null ? ended() : failed(error)));
    tracker.on('response', (_client, status, _bytes, ms) => book.reply(status, ms));
    tracker.on('reqError', () => book.error());
  });
  cap.close();
  return book.close();
}

/**
 * Lets a connection send only when the cap has room. The generator's own limit would give each connection a share for
 * itself and let it spend that at the beginning of every second: far below the cap one would wait while another
 * idles, and the node would see bursts.
 */
function hold(client: Client, cap: EvenCap): void {
  const inner = client as unknown as Held;
  const send = inner._doRequest.bind(client);
  let [isWaiting, isAllowed] = [false, false];
  inner._doRequest = () => {
    // it asks anew when its connection was closed meanwhile
    if (isWaiting) return;
    isWaiting = true;
    cap.pass(() => {
      isWaiting = false;
      if (inner.destroyed) return;
      isAllowed = true;
      send();
    });
  };
  inner.on('request', () => {
    // the cap is a promise to production: better no load than one that is not held
    if (!isAllowed) throw new Error('error: a request went past the cap');
    isAllowed = false;
  });
}

/** What a connection of the generator has besides its documented members. */
interface Held {
  destroyed: boolean;
  /** Sends the next request. */
  _doRequest(): void;
  on(event: 'request', told: () => void): void;
}

/** A new object for each connection: the generator writes into them. */
function sent({ path, headers }: LoadRequest, book: StepBook | undefined): Request {
  return {
    method: 'GET',
    path,
    headers: { ...headers },
    ...(book !== undefined && { onResponse: (...reply) => book.prove(reply) }),
  };
}

type OnResponse = Extract<Request['onResponse'], (...reply: never[]) => void>;

/** Counts one step. */
class StepBook {
  readonly #order: StepOrder;
  readonly #attester: Attester;
  readonly #latency = Latency.empty();
  readonly #statuses: Record<string, number> = {};
  readonly #proof = {
    proven: 0,
    unproven: 0,
    wrong: 0,
    versions: new Set<string>(),
    strangers: new Set<string>(),
  };
  readonly #countsFrom: number;
  #begun: OwnTime | undefined;
  #errors = 0;
  #replies = 0;
  #good = 0;
  #lastAt = 0;

  constructor(order: StepOrder, attester: Attester) {
    this.#order = order;
    this.#attester = attester;
    this.#countsFrom = performance.now() + order.seconds * 1000 * warmUpShare;
  }

  reply(status: number, ms: number): void {
    if (!this.#counts()) return;
    this.#replies += 1;
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
    if (status >= 400) this.#errors += 1;
    else {
      this.#good += 1;
      this.#latency.record(ms * 1000);
    }
  }

  error(): void {
    if (this.#counts()) this.#errors += 1;
  }

  /** As autocannon tells replies: header names as they came. What refuses a request need not say who it is. */
  prove([status, text, , headers = {}]: Parameters<OnResponse>): void {
    if (status >= 400) return;
    const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    const body = { bytes: text.length, text };
    const reply = {
      status,
      headers: Object.fromEntries(named) as Record<string, string>,
      body,
      latencyUs: 0,
    };
    const { group, version } = this.#attester.prove('preview', reply);
    this.#proof[group] += 1;
    const names = group === 'wrong' ? this.#proof.strangers : this.#proof.versions;
    if (version !== undefined && names.size < 5) names.add(version);
  }

  close(): StepResult {
    const seconds = Math.max(0.001, (this.#lastAt - this.#countsFrom) / 1000);
    const end = ownTime();
    const { versions, strangers, ...proof } = this.#proof;
    return {
      connections: this.#order.connections,
      ...(this.#order.heldTo !== undefined && { heldTo: this.#order.heldTo }),
      seconds,
      replies: this.#replies,
      perSecond: this.#good / seconds,
      errors: this.#errors,
      statuses: this.#statuses,
      tp50: this.#latency.quantileMs(0.5),
      tp90: this.#latency.quantileMs(0.9),
      tp99: this.#latency.quantileMs(0.99),
      ...sharesBetween(this.#begun ?? end, end),
      proof: { ...proof, versions: [...versions], strangers: [...strangers] } satisfies ProofCounts,
    };
  }

  /** False while the step warms up. */
  #counts(): boolean {
    const now = performance.now();
    if (now < this.#countsFrom) return false;
    this.#begun ??= ownTime();
    this.#lastAt = now;
    return true;
  }
}
