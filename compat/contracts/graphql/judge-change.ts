import type { Change } from '@graphql-inspector/core';
import type { ContractChange } from '../change.ts';

type Words = Pick<ContractChange, 'rule' | 'states'> & {
  readonly softened?: string;
  readonly isAllowed?: boolean;
};

interface Family {
  /** On the name that the library gives to the change. */
  readonly type: RegExp;
  /** `level` is what the library says; whom it hurts is our own model. */
  words(level: string): Words;
}

const hurtsOldCallers = ['A'] as const;

/** The first that matches speaks. Callers write arguments and inputs, the provider writes what fields give. */
const families: readonly Family[] = [
  {
    type: /DESCRIPTION|DEPRECATION|DEPRECATED/,
    words: () => ({ rule: 'graphql-described', states: [], isAllowed: true }),
  },
  { type: /^DIRECTIVE_USAGE_/, words: (level) => ({ rule: 'graphql-directive-used', ...byLevel(level) }) },
  {
    type: /^SCHEMA_\w+_TYPE_CHANGED$/,
    words: (level) => ({ rule: 'graphql-root-changed', ...byLevel(level) }),
  },
  {
    type: /DEFAULT/,
    words: () => ({
      rule: 'graphql-default-changed',
      states: ['A', 'B'],
      softened: 'only callers that leave it out are concerned',
      isAllowed: true,
    }),
  },
  {
    type: /(?:TYPE|KIND)_CHANGED$/,
    words: (level) =>
      level === 'BREAKING'
        ? { rule: 'graphql-type-changed', states: ['A'] }
        : // the wider input, or the narrower output, is what new callers count on
          { rule: 'graphql-type-changed', states: ['B'], isAllowed: true },
  },
  {
    type: /^(?:INPUT_FIELD|FIELD_ARGUMENT|DIRECTIVE_ARGUMENT)_ADDED$/,
    words: (level) =>
      level === 'BREAKING'
        ? { rule: 'graphql-required-input-added', states: ['A'] }
        : { rule: 'graphql-input-added', states: ['B'], isAllowed: true },
  },
  {
    type: /^(?:ENUM_VALUE|UNION_MEMBER|OBJECT_TYPE_INTERFACE)_ADDED$/,
    words: () => ({
      rule: 'graphql-value-added',
      states: ['A', 'B'],
      softened: 'only callers without a branch for what they do not know are concerned',
      isAllowed: true,
    }),
  },
  {
    type: /^(?:FIELD|TYPE|DIRECTIVE|DIRECTIVE_LOCATION)_ADDED$/,
    words: () => ({ rule: 'graphql-added', states: ['B'], isAllowed: true }),
  },
  { type: /REMOVED$/, words: (level) => ({ rule: 'graphql-removed', ...byLevel(level) }) },
  { type: /(?:)/, words: (level) => ({ rule: 'graphql-other-change', ...byLevel(level) }) },
];

function byLevel(level: string): Omit<Words, 'rule'> {
  if (level === 'BREAKING') return { states: hurtsOldCallers };
  if (level !== 'DANGEROUS') return { states: [], isAllowed: true };
  return { states: hurtsOldCallers, softened: 'only some callers are concerned', isAllowed: true };
}

/** Whom a change hurts, and the rule that gives it words. */
export function wordsFor({ type, criticality }: Change): Words {
  const family = families.find((one) => one.type.test(type));
  if (family === undefined) throw new Error(`no words for ${type}`);
  return family.words(criticality.level);
}
