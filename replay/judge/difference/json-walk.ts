import type { Json } from '../../json.ts';
import type { CompareRules } from './compare-rules.ts';
import type { FoundDifferences } from './difference.ts';
import type { ReplyTimes } from './value-kind.ts';

/** The same place of both documents. */
export interface Two<Value> {
  readonly stable: Value;
  readonly preview: Value;
}

/** One comparison of two documents under way. */
export interface JsonWalk {
  readonly rules: CompareRules;
  readonly times: ReplyTimes;
  readonly found: FoundDifferences;
  /** What stands within a text is compared. */
  readonly isNested: boolean;
  /** Notes what the two values at a place disagree about. */
  compare(values: Two<Json>, at: string): void;
}
