/** A contender alone in this process: `own-process.ts` starts it, and sends a message for each measurement. */
import type { Contender } from './benchmark.ts';
import { byAutocannon } from './send-peers.ts';
import { byReplay } from './send-replay.ts';

const makers = { byAutocannon, byReplay };

export type Makers = typeof makers;

/** The first message, and what each measurement brings back. */
export type Said =
  { readonly name: string; readonly unit: string } | { readonly cost: number } | { readonly failed: string };

const [make = '', from = ''] = process.argv.slice(2);
const maker = makers[make as keyof Makers] as (from: unknown) => Contender;
const contender = maker(JSON.parse(from));
const say = (said: Said): unknown => process.send?.(said);

process.on('message', () => {
  contender.measure().then(
    (cost) => say({ cost }),
    (error: unknown) => say({ failed: String(error) }),
  );
});
say({ name: contender.name, unit: contender.unit });
