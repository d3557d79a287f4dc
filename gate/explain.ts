/** What can be explained by name: every rule, check, reader and format. Made from the registries alone. */
import { readers } from '../capture/readers/index.ts';
import { checks } from '../checklist/checks/index.ts';
import { configReaders } from '../compat/config/readers/index.ts';
import { configRules } from '../compat/config/rules/index.ts';
import { contractKinds } from '../compat/contracts/kinds.ts';
import { appliedRule } from '../compat/database/applied/applied-results.ts';
import { mysqlRules } from '../compat/database/mysql/rules/index.ts';
import { phaseChecks } from '../compat/database/phases/checks/index.ts';
import { programRule } from '../compat/database/programs.ts';
import { layouts } from '../compat/database/read/layouts/index.ts';
import type { DatabaseRule } from '../compat/database/rule.ts';
import { databaseRules } from '../compat/database/rules/index.ts';
import { stopRule } from '../compat/database/trial.ts';
import { apiRules } from '../compat/http-api/rules/index.ts';
import { secondOpinionRule } from '../compat/http-api/second-opinion/compare-opinions.ts';
import { expiredRule } from '../compat/policy/expected-changes.ts';
import { capacityRules } from '../replay/capacity/rules.ts';
import { pageRules } from '../replay/pages/rules.ts';
import { replayRules } from '../replay/rules.ts';
import type { DeployState, Level } from '../reports/index.ts';
import { formats } from '../reports/formats/index.ts';
import { placeholder } from './placeholder.ts';

export type ExplanationKind =
  | 'database rule'
  | 'API rule'
  | 'contract rule'
  | 'configuration rule'
  | 'phase check'
  | 'replay rule'
  | 'check'
  | 'migration layout'
  | 'configuration format'
  | 'capture format'
  | 'output format';

/** One page of the docs, and what `seaworthy explain` prints. */
export interface Explanation {
  readonly id: string;
  readonly kind: ExplanationKind;
  readonly title: string;
  readonly level?: Level | 'off';
  readonly states?: readonly DeployState[];
  readonly why?: string;
  readonly fix?: string;
  readonly examples: readonly ExplainedExample[];
}

export interface ExplainedExample {
  /** `reported`, `accepted`, an outcome, or empty. */
  readonly verdict: string;
  readonly title: string;
  readonly text: string;
}

/** Everything that can be explained, in the order of the registries. */
export function explanations(): readonly Explanation[] {
  return [
    ...databaseExplanations(),
    ...plainly('database rule', [appliedRule, stopRule, programRule]),
    ...apiRules.map((rule): Explanation => ({
      id: rule.id,
      kind: 'API rule',
      title: rule.title,
      why: rule.why,
      fix: rule.fix(placeholder('change') as never),
      examples: pairs(rule.examples, ({ title, old, new: candidate }) => ({
        title,
        text: `# old\n${old.trim()}\n# new\n${candidate.trim()}`,
      })),
    })),
    ...contractExplanations(),
    ...plainly('contract rule', [expiredRule, secondOpinionRule]),
    ...configRules.map((rule): Explanation => ({
      id: rule.id,
      kind: 'configuration rule',
      title: rule.title,
      why: rule.why,
      fix: rule.fix(placeholder('change') as never),
      examples: pairs(rule.examples, ({ title, files }) => ({ title, text: files.trim() })),
    })),
    ...phaseExplanations(),
    ...plainly('replay rule', Object.values({ ...replayRules, ...pageRules, ...capacityRules })),
    ...checks.map((check): Explanation => ({
      id: check.id,
      kind: 'check',
      title: check.question,
      why: check.why,
      fix: check.remedy,
      examples: check.examples.map(({ title, params, outcome }) => ({
        verdict: outcome,
        title,
        text: JSON.stringify(params, null, 2),
      })),
    })),
    ...layouts.map(({ id, title, example }): Explanation => ({
      id,
      kind: 'migration layout',
      title: `Migrations as ${title} lays them out.`,
      examples: [
        {
          verdict: '',
          title: `${id}, also named with FOLDER:layout=${id}`,
          text: example.files.map(({ name, text }) => `-- ${name}\n${text.trim()}`).join('\n'),
        },
      ],
    })),
    ...configReaders.map(({ id, title, example }): Explanation => ({
      id,
      kind: 'configuration format',
      title,
      examples: [{ verdict: '', title: example.name, text: example.text.trim() }],
    })),
    ...readers.map(({ format, title, example }): Explanation => ({
      id: format,
      kind: 'capture format',
      title,
      examples: [{ verdict: '', title, text: example.text.trim() }],
    })),
    ...formats.map(({ id, title }): Explanation => ({ id, kind: 'output format', title, examples: [] })),
  ];
}

/** Rules whose examples are runs, not texts. */
function plainly(
  kind: ExplanationKind,
  rules: readonly Omit<Explanation, 'kind' | 'examples'>[],
): readonly Explanation[] {
  return rules.map((rule) => ({ ...rule, kind, examples: [] }));
}

/** A rule of several servers is one page: MySQL's reason and examples stand under those of PostgreSQL. */
function databaseExplanations(): readonly Explanation[] {
  const known = new Set(databaseRules.map(({ id }) => id));
  return [
    ...databaseRules.map((rule): Explanation => {
      const page = databaseExplanation(rule, '');
      const onMysql = mysqlRules.find(({ id }) => id === rule.id);
      if (onMysql === undefined || onMysql === rule) return page;
      const other = databaseExplanation(onMysql, 'on MySQL: ');
      const why = other.why === page.why ? page.why : `${page.why ?? ''} On MySQL: ${other.why ?? ''}`;
      return { ...page, why, examples: [...page.examples, ...other.examples] };
    }),
    ...mysqlRules.filter(({ id }) => !known.has(id)).map((rule) => databaseExplanation(rule, 'on MySQL: ')),
  ];
}

function databaseExplanation(rule: DatabaseRule, where: string): Explanation {
  return {
    id: rule.id,
    kind: 'database rule',
    title: rule.title,
    level: rule.level,
    states: rule.states,
    why: rule.why,
    fix: rule.fix(placeholder('change') as never),
    examples: pairs(
      rule.examples,
      ({ title, before, after, down, data, newData, oldQueries = [], newQueries = [] }) => ({
        title: `${where}${title}`,
        text: [
          before,
          data && `-- rows\n${data}`,
          ...oldQueries.map((sql) => `-- the old code runs\n${sql}`),
          ...newQueries.map((sql) => `-- the new code runs\n${sql}`),
          `-- the release\n${after}`,
          newData && `-- rows of new code\n${newData}`,
          down && `-- its way back\n${down}`,
        ]
          .filter((part) => part !== undefined && part !== '')
          .join('\n'),
      }),
    ),
  };
}

function phaseExplanations(): readonly Explanation[] {
  return phaseChecks.map((check): Explanation => ({
    id: check.id,
    kind: 'phase check',
    title: check.title,
    level: check.level,
    why: check.why,
    fix: fixOf(check),
    examples: pairs(check.examples, ({ title: name, schema, change, bridge, rows, queries = [] }) => ({
      title: name,
      text: [
        schema,
        bridge && `-- the bridge\n${bridge}`,
        rows && `-- rows\n${rows}`,
        ...queries.map((sql) => `-- the code runs\n${sql}`),
        `-- the change\n${JSON.stringify(change)}`,
      ]
        .filter((part) => part !== undefined && part !== '')
        .join('\n'),
    })),
  }));
}

/** With the names of the check's own example: its fix is SQL, which no placeholder can write. */
function fixOf(check: (typeof phaseChecks)[number]): string {
  const [example] = check.examples.bad;
  return example === undefined
    ? ''
    : check.fix({ dialect: 'postgresql', phase: 'backfill', ...example.change });
}

function contractExplanations(): readonly Explanation[] {
  return contractKinds.flatMap(({ rules }) =>
    rules.map((rule): Explanation => ({
      id: rule.id,
      kind: 'contract rule',
      title: rule.title,
      why: rule.untried === undefined ? rule.why : `${rule.why} Described, not tried: ${rule.untried}.`,
      fix: rule.fix(placeholder('change') as never),
      examples: pairs(rule.examples, ({ title, old, new: candidate }) => ({
        title,
        text: `// old\n${old.trim()}\n// new\n${candidate.trim()}`,
      })),
    })),
  );
}

function pairs<T>(
  examples: { readonly bad: readonly T[]; readonly good: readonly T[] },
  show: (example: T) => { readonly title: string; readonly text: string },
): readonly ExplainedExample[] {
  return [
    ...examples.bad.map((example) => ({ verdict: 'reported', ...show(example) })),
    ...examples.good.map((example) => ({ verdict: 'accepted', ...show(example) })),
  ];
}
