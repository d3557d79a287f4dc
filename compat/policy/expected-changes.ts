import { HarnessError, type ReportBuilder, type ResultDraft, place } from '../../reports/index.ts';

/** A change that a team has decided to make. Its findings inform instead of blocking, until a day. */
export interface ExpectedChange {
  /** Id of the rule, for example `operation-removed`. */
  readonly rule: string;
  /** The element or one of its places as the report names it, for example `Ad.price` or `GET /ads`; `*` is any text. */
  readonly at: string;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Last day on which it holds, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
}

export const expiredRule = {
  id: 'expected-change-expired',
  title: 'A change is still expected after its last day',
  level: 'warn',
  why: 'What was accepted for a time would be accepted for ever.',
  fix: 'Finish the change, let its owner decide on another day, or remove an entry that fits nothing any more.',
} as const;

/** Weighs findings by the changes that are expected, and says which of those no longer hold or fit nothing. */
export class ExpectedChanges {
  readonly #all: readonly { readonly change: ExpectedChange; readonly fits: RegExp }[];
  readonly #today: string;
  readonly #used = new Set<ExpectedChange>();

  /** @throws {HarnessError} `config-unusable` for one without rule, place, owner, reason or day. */
  constructor(changes: readonly ExpectedChange[], now: Date) {
    for (const change of changes) check(change);
    this.#all = changes.map((change) => ({ change, fits: pattern(change.at) }));
    this.#today = now.toISOString().slice(0, 10);
  }

  /** The finding as it weighs now; one that is not expected, or no longer, stays as it is. */
  weigh(draft: ResultDraft): ResultDraft {
    if (draft.outcome !== 'fail') return draft;
    const names = [draft.key, ...draft.places.map((key) => place.label(key))];
    const all = this.#all.filter(
      ({ change, fits }) => change.rule === draft.rule && names.some((name) => fits.test(name)),
    );
    for (const { change } of all) this.#used.add(change);
    const holding = all.find(({ change }) => change.expires >= this.#today)?.change;
    if (holding === undefined) return draft;
    const { owner, reason, expires } = holding;
    return {
      ...draft,
      level: 'info',
      owner,
      message: `${draft.message} Expected until ${expires} (${owner}): ${reason}`,
    };
  }

  /** To be called after all findings were weighed. */
  conclude(builder: ReportBuilder): void {
    if (this.#all.length === 0) return;
    builder.examined(expiredRule, this.#all.length);
    for (const { change } of this.#all) {
      if (change.expires < this.#today) builder.add(expired(change, this.#used.has(change)));
      else if (!this.#used.has(change))
        builder.notice({
          kind: 'info',
          message: `Expected, and not found: ${change.rule} at ${change.at} (${change.owner}).`,
        });
    }
  }
}

function expired({ rule, at, owner, reason, expires }: ExpectedChange, isFound: boolean): ResultDraft {
  return {
    tool: 'compat',
    rule: expiredRule.id,
    key: `${rule} ${at}`,
    outcome: 'fail',
    level: expiredRule.level,
    title: expiredRule.title,
    message: `${rule} at ${at} was expected until ${expires} (${reason}); ${isFound ? 'it is still found, and weighs what it weighs' : 'nothing of the sort is found any more'}.`,
    places: [`expected:${rule} ${at}`],
    why: expiredRule.why,
    fix: isFound
      ? `Finish the change, or let ${owner} decide on another day.`
      : 'Remove the entry from the expected changes.',
    owner,
  };
}

/** The text itself, with `*` for any characters. */
function pattern(text: string): RegExp {
  const literal = (piece: string): string => piece.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${text.split('*').map(literal).join('.*')}$`, 's');
}

function check(change: ExpectedChange): void {
  const members = ['rule', 'at', 'reason', 'owner', 'expires'] as const;
  const missing = members.find((name) => typeof change[name] !== 'string' || change[name].trim() === '');
  const isDay = !Number.isNaN(Date.parse(`${change.expires}T00:00:00Z`)) && change.expires.length === 10;
  if (missing === undefined && isDay) return;
  throw new HarnessError('config-unusable', {
    what: `An expected change ${missing === undefined ? 'has no day as `expires`, written "YYYY-MM-DD"' : `lacks \`${missing}\``}.`,
    where: `expected${typeof change.rule === 'string' ? `: ${change.rule}` : ''}`,
    todo: 'Give rule, at, reason, owner and expires.',
  });
}
