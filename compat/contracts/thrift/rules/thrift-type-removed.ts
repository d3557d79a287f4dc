import type { ContractRule } from '../../rule.ts';

export const thriftTypeRemoved: ContractRule = {
  id: 'thrift-type-removed',
  title: 'A struct, union, exception or enum is gone',
  why: 'Code that names it no longer builds. What travels is told by the fields that held it.',
  fix: ({ element }) => `Keep ${element.label} until no code names it.`,
  examples: {
    bad: [{ title: 'a struct is gone', old: 'struct Ad {}\nstruct Old {}', new: 'struct Ad {}' }],
    good: [{ title: 'a struct is new', old: 'struct Ad {}', new: 'struct Ad {}\nstruct New {}' }],
  },
};
