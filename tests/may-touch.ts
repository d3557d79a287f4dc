/** Files that may reach outside the process, what for, and through what. `imports.test.ts` keeps it true. */
export const mayTouch: Readonly<
  Record<string, { readonly modules: readonly string[]; readonly reason: string }>
> = {
  'gate/git.ts': {
    modules: ['node:child_process'],
    reason: 'Asks git for commit, tree and base revision, read-only.',
  },
};
