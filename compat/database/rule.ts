import type { DeployState, Evidence, Level, Outcome } from '../../reports/index.ts';
import type { Change, ChangeKind, ChangeOf } from './changes.ts';
import type { LiveFacts } from './data/live-facts.ts';
import type { RowFault } from './engine/row-fault.ts';
import type { InventoryId } from './inventory.ts';
import type { Matrix } from './matrix/matrix.ts';
import type { Order } from './matrix/order.ts';
import type { Release, Subject } from './locks/release.ts';
import type { ProofKind, ProofOf, QuestionOf } from './proof.ts';
import type { PlannedQuery } from './queries/planned.ts';
import type { Rehearsal } from './rollback/rehearsal.ts';

/** What a rule counts as looked at. */
export type Examined =
  | 'tables'
  | 'columns'
  | 'indexes'
  | 'constraints'
  | 'enum values'
  | 'views'
  | 'functions'
  | 'sequences'
  | 'triggers'
  | 'extensions'
  | 'settings'
  | 'grants'
  | 'queries'
  | 'migrations'
  | 'statements'
  | 'stored code'
  | 'downs';

interface RuleText {
  /** Equals the file name. */
  readonly id: string;
  /** Rows of the inventory of known hazards that it answers for; none where it goes beyond it. See `inventory.ts`. */
  readonly inventory: readonly InventoryId[];
  /** One sentence, as the report shows it. */
  readonly title: string;
  /** `off`: judged only where the user gives it a level. */
  readonly level: Level | 'off';
  readonly states: readonly DeployState[];
  readonly examines: Examined;
  /** What breaks, for whom, in which step of a release. */
  readonly why: string;
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] };
}

/** Judges one kind of change. Pure: what must be asked of an engine or of data is the question's answer. */
export interface ChangeRule<
  Kind extends ChangeKind = ChangeKind,
  Asks extends ProofKind = ProofKind,
> extends RuleText {
  readonly on: Kind;
  /** SQLSTATEs with which a migration that makes this change fails on rows. */
  readonly refusedWith?: readonly string[];
  /** Names the thing for people and fingerprints: `orders.note`. */
  cause(change: ChangeOf<Kind>): string;
  places(change: ChangeOf<Kind>): readonly [string, ...string[]];
  proofFor(change: ChangeOf<Kind>): QuestionOf<Asks>;
  judge(change: ChangeOf<Kind>, proof: ProofOf<Asks>): Judgement;
  /** The safe sequence instead, with the user's own names in it. */
  fix(change: ChangeOf<Kind>): string;
}

export interface Judgement {
  readonly outcome: Outcome;
  /** What was found and for whom it breaks, one or two sentences. */
  readonly message: string;
  /** Where it is not the rule's own. */
  readonly level?: Level;
}

/** Judges queries that both schemas were asked about. */
export interface QueryRule extends RuleText {
  /** All: those of the old release, and those of the new one that it does not send too. */
  readonly on: 'old queries' | 'new queries' | 'all queries';
  /** Undefined when there is nothing to say of this query. */
  judge(query: PlannedQuery): Judgement | undefined;
  fix(query: PlannedQuery): string;
}

/** Judges statements of the candidate that fail on rows, where no rule of a change answers for them. */
export interface RowFaultRule extends RuleText {
  readonly on: 'row faults';
  judge(fault: RowFault): Judgement;
  fix(fault: RowFault): string;
}

/** Judges how the release was taken back on a scratch database. */
export interface RollbackRule extends RuleText {
  readonly on: 'rehearsal';
  judge(rehearsal: Rehearsal): readonly RollbackFinding[];
  fix(finding: RollbackFinding): string;
}

/** Judges what both schemas say of all queries together, or of the code that the database keeps itself. */
export interface MatrixRule extends RuleText {
  readonly on: 'matrix';
  /** How many queries or pieces of code it can judge. */
  examined(matrix: Matrix): number;
  judge(matrix: Matrix): readonly RollbackFinding[];
  fix(finding: RollbackFinding): string;
}

/** Judges what a running database says of itself. Its examples lie in the rows that they insert. */
export interface LiveRule extends RuleText {
  readonly on: 'live database';
  judge(facts: LiveFacts): readonly RollbackFinding[];
  fix(finding: RollbackFinding): string;
}

export interface RollbackFinding extends Judgement {
  /** What it is about, stable across runs. */
  readonly key: string;
  readonly places: readonly [string, ...string[]];
  readonly evidence?: readonly Evidence[];
  readonly source?: { readonly file: string; readonly line?: number };
}

/** Judges the release as a whole: what its statements lock, rewrite and delete, and what both schemas hold. */
export interface ReleaseRule extends RuleText {
  readonly on: 'release';
  /** It can judge nothing without the version of the server that the release goes to; false by default. */
  readonly needsTarget?: boolean;
  judge(release: Release): readonly ReleaseFinding[];
  fix(finding: Subject): string;
}

export interface ReleaseFinding extends RollbackFinding, Subject {
  /** It takes longer with every row of the table. */
  readonly growsWithRows?: boolean;
}

export type DatabaseRule =
  ReleaseRule | ChangeRule | QueryRule | RowFaultRule | MatrixRule | RollbackRule | LiveRule;

export function isQueryRule(rule: DatabaseRule): rule is QueryRule {
  return rule.on === 'old queries' || rule.on === 'new queries' || rule.on === 'all queries';
}

export function isChangeRule(rule: DatabaseRule): rule is ChangeRule {
  return (
    !isQueryRule(rule) && !['row faults', 'matrix', 'rehearsal', 'release', 'live database'].includes(rule.on)
  );
}

/** The rule that judges a change, if one does. */
export function ruleFor(change: Change, rules: readonly DatabaseRule[]): ChangeRule | undefined {
  return rules.filter(isChangeRule).find((rule) => rule.on === change.kind);
}

/** Runs on a real engine in the tests, and stands in the docs. */
export interface Example {
  readonly title: string;
  readonly before: string;
  /** Applied on top of `before`. */
  readonly after: string;
  /** Rows of the new schema, as new code writes them. */
  readonly newData?: string;
  /** What takes `after` back. */
  readonly down?: string;
  /** Rows of the old schema, as SQL. */
  readonly data?: string;
  readonly oldQueries?: readonly string[];
  readonly newQueries?: readonly string[];
  /** What goes out first; the schema where nothing is said. */
  readonly order?: Order;
  /** Sends the queries; `before` creates it. */
  readonly role?: string;
  /** The queries are all that the old release sends. */
  readonly queriesComplete?: boolean;
  /** Version of the server that the release goes to. */
  readonly targetVersion?: string;
}
