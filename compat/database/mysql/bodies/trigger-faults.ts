import type { Body } from '../../matrix/body.ts';
import { plainName } from '../../sql.ts';
import type { Resolved } from '../queries/resolve.ts';
import type { Replayed } from '../replay/replay.ts';

/** What writes meet in the triggers that they fire, as far as the bodies tell. Pure. */
export function withTriggerFaults(
  queries: readonly string[],
  answers: readonly Resolved[],
  { triggers, bodies }: { readonly triggers: Replayed['triggers']; readonly bodies: readonly Body[] },
): readonly Resolved[] {
  return answers.map((answer, i) => {
    const event = eventOf(queries[i] ?? '');
    if (!answer.plan.works || event === undefined) return answer;
    const fired = triggers.filter(
      ({ table, moment }) => answer.shape.writes.includes(table.name) && moment.endsWith(event),
    );
    const names = new Set(fired.map(({ name, table }) => `${name} on ${plainName(table)}`));
    const fault = bodies
      .filter(({ kind, name }) => kind === 'trigger' && names.has(name))
      .flatMap(({ faults }) => faults)[0];
    return {
      ...answer,
      written:
        fault === undefined
          ? { accepted: true }
          : { accepted: false, certainty: 'always', error: { code: fault.code, message: fault.message } },
    };
  });
}

function eventOf(sql: string): string | undefined {
  const [, verb] = /^\s*(insert|replace|update|delete)\b/i.exec(sql) ?? [];
  return verb === undefined ? undefined : verb.toLowerCase().replace('replace', 'insert');
}
