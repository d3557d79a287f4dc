import { Type, type Static } from '@sinclair/typebox';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement } from '../check.ts';
import { receiptsOf, type Receipt } from '../notices.ts';

const params = Type.Object(
  {
    notice: Type.String({ minLength: 1, description: 'name of the notice, as the check notify has it' }),
    roles: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, description: 'who must have been told' }),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;

/** Null where nothing keeps receipts. */
type Facts = { readonly receipts: readonly Receipt[] | null };

const example: Params = { notice: 'before', roles: ['upstream', 'pm'] };
const receipt = (role: string): Receipt => ({
  notice: 'before',
  role,
  by: 'chat.example',
  receipt: 'ok',
  sentAt: '2026-11-17T12:00:00.000Z',
});

/** Looks for the receipts of a notice that an item of this or an earlier run sent for the same release. */
export const noticeSent: Check<Params, Facts> = {
  id: 'notice-sent',
  question: 'Is there a receipt for the notice?',
  why: 'A step that others wait for is safe only when they were told, and not when somebody meant to.',
  remedy: 'Send the notice: run the item of the check notify with --allow-act.',
  params,
  gather: async ({ notice }, context: CheckContext) => ({
    receipts: context.store === undefined ? null : await receiptsOf(notice, context),
  }),
  judge,
  examples: [
    {
      title: 'all were told',
      params: example,
      facts: { receipts: [receipt('upstream'), receipt('pm')] },
      outcome: 'pass',
    },
    { title: 'one was not', params: example, facts: { receipts: [receipt('pm')] }, outcome: 'fail' },
    { title: 'nothing keeps receipts', params: example, facts: { receipts: null }, outcome: 'inconclusive' },
  ],
};

function judge({ receipts }: Facts, { notice, roles }: Params): Judgement {
  if (receipts === null)
    return { outcome: 'inconclusive', message: 'No store is configured that keeps receipts.' };
  const columns = ['role', 'by', 'receipt', 'sent'];
  const rows = receipts.map((one) => [one.role, one.by, one.receipt, one.sentAt]);
  const evidence = [{ kind: 'table', title: 'Receipts', columns, rows } as const];
  const missing = roles.filter((role) => !receipts.some((one) => one.role === role));
  return missing.length > 0
    ? { outcome: 'fail', message: `There is no receipt of "${notice}" from ${missing.join(', ')}.`, evidence }
    : { outcome: 'pass', message: `"${notice}" went to ${roles.join(', ')}.`, evidence };
}
