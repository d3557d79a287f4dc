import { Type, type Static } from '@sinclair/typebox';
import { sendMail } from '../adapters/mail.ts';
import { postNotice, webhookFormats, type Delivery } from '../adapters/webhook.ts';
import type { CheckContext } from '../check-context.ts';
import type { Check, Judgement, ParamProblem } from '../check.ts';
import { choice } from '../choice.ts';
import { keepReceipt, noticeText, receiptsOf, unknownPlaceholders } from '../notices.ts';
import { httpUrl } from '../params.ts';

const text = (description: string) => Type.String({ minLength: 1, description });
const recipient = Type.Object(
  {
    role: Type.String({
      pattern: '^[^\\n]+$',
      maxLength: 80,
      description: 'whom it concerns, for example upstream',
    }),
    webhook: Type.Optional(httpUrl),
    format: Type.Optional(choice(webhookFormats, 'form of the webhook; default: json')),
    secret: Type.Optional(text('signs it, for DingTalk and Feishu; write ${env:NAME}')),
    email: Type.Optional(Type.Array(text('an address'), { minItems: 1, description: 'or e-mail addresses' })),
    text: Type.Optional(text('for this role; default: the text of all')),
  },
  { additionalProperties: false },
);
const params = Type.Object(
  {
    notice: Type.String({
      pattern: '^[a-z][a-z0-9-]*$',
      maxLength: 60,
      description: 'its name, for example before; sent once for each release and role',
    }),
    title: Type.Optional(text('subject of e-mails; default: {service} {release}')),
    text: text('what it says; {service}, {release}, {commit} and {role} are filled in'),
    recipients: Type.Array(recipient, { minItems: 1 }),
    smtp: Type.Optional(
      Type.Object(
        {
          server: Type.String({
            pattern: String.raw`^(smtps?://|\$\{env:)`,
            description: 'smtp://user:password@host:port',
          }),
          from: text('address of the sender'),
        },
        { additionalProperties: false, description: 'what e-mails are sent by' },
      ),
    ),
  },
  { additionalProperties: false },
);
type Params = Static<typeof params>;
type Recipient = Static<typeof recipient>;

interface Facts {
  readonly deliveries: readonly {
    readonly role: string;
    readonly by: string;
    /** What the other side said, and when. */
    readonly receipt?: string;
    readonly sentAt?: string;
    /** Told in an earlier run, so not again. */
    readonly earlier?: boolean;
    readonly fault?: string;
  }[];
}

const example: Params = {
  notice: 'before',
  text: '{service} {release} goes out at 14:00, batches of 25 %. Way back: one switch. Ask anna.',
  recipients: [{ role: 'upstream', webhook: 'http://127.0.0.1:8081/hook', format: 'slack' }],
};
const told = { role: 'upstream', by: '127.0.0.1:8081', receipt: 'ok', sentAt: '2026-11-17T12:00:00.000Z' };

/** Tells people of the release, by chat or e-mail, and keeps what the other side said as receipt. */
export const notify: Check<Params, Facts> = {
  id: 'notify',
  question: 'Were all who are concerned told?',
  why: 'Who is not told takes the effects of a release for a fault of his own, or ships into it.',
  remedy:
    'Look at why the notice was not taken (address, token, signature, keyword), repair it and run the item again.',
  acts: ({ notice, recipients }) => ({
    target: recipients.map(({ role }) => role).join(', '),
    does: `sends the notice "${notice}"`,
    cleanUp: 'nothing',
    group: 'none',
  }),
  params,
  problems,
  gather,
  judge,
  examples: [
    { title: 'sent', params: example, facts: { deliveries: [told] }, outcome: 'pass' },
    {
      title: 'sent in an earlier run',
      params: example,
      facts: { deliveries: [{ ...told, earlier: true }] },
      outcome: 'pass',
    },
    {
      title: 'one did not take it',
      params: example,
      facts: { deliveries: [told, { role: 'pm', by: 'chat.example', fault: 'refused: {"errcode":310000}' }] },
      outcome: 'error',
    },
  ],
};

function problems({ recipients, smtp, text: common, title = '' }: Params): ParamProblem[] {
  const roles = recipients.map(({ role }) => role);
  const texts = [common, title, ...recipients.flatMap((one) => one.text ?? [])];
  return [
    ...recipients.flatMap(({ webhook, email, secret, format }, index) => {
      const wrong = [
        (webhook === undefined) === (email === undefined) && 'give either "webhook" or "email"',
        email !== undefined && smtp === undefined && '"email" needs "smtp"',
        secret !== undefined &&
          format !== 'dingtalk' &&
          format !== 'feishu' &&
          '"secret" is for dingtalk and feishu',
      ];
      return wrong.flatMap((problem) =>
        problem === false ? [] : [{ path: ['recipients', index], problem }],
      );
    }),
    ...(new Set(roles).size < roles.length
      ? [{ path: ['recipients'], problem: 'two recipients have the same role' }]
      : []),
    ...texts
      .flatMap(unknownPlaceholders)
      .map((name) => ({ path: ['text'], problem: `nothing stands for {${name}}` })),
  ];
}

async function gather(given: Params, context: CheckContext): Promise<Facts> {
  const { notice, recipients } = given;
  const earlier = await receiptsOf(notice, context);
  const deliveries: Facts['deliveries'][number][] = [];
  for (const one of recipients) {
    const { role } = one;
    const by = hostOf(one.webhook ?? given.smtp?.server ?? '');
    const known = earlier.find((receipt) => receipt.role === role);
    if (known !== undefined) {
      deliveries.push({ role, by, receipt: known.receipt, sentAt: known.sentAt, earlier: true });
      continue;
    }
    const came = await deliver(one, given, context);
    const sentAt = context.now().toISOString();
    if ('receipt' in came) await keepReceipt({ notice, role, by, sentAt, receipt: came.receipt }, context);
    deliveries.push({ role, by, ...came, ...('receipt' in came && { sentAt }) });
  }
  return { deliveries };
}

function deliver(
  { role, webhook, format = 'json', secret, email = [], text: own }: Recipient,
  { text: common, title = '{service} {release}', smtp }: Params,
  context: CheckContext,
): Promise<Delivery> {
  const said = noticeText(own ?? common, context.subject, role);
  if (webhook !== undefined) return postNotice({ url: webhook, format, secret, text: said }, context);
  const { server = '', from = '' } = smtp ?? {};
  const subject = noticeText(title, context.subject, role);
  return sendMail({ server, from, to: email, subject, text: said }, context);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

function judge({ deliveries }: Facts, { notice }: Params): Judgement {
  const lost = deliveries.filter(({ fault }) => fault !== undefined);
  const evidence = [
    {
      kind: 'table',
      title: 'Receipts',
      columns: ['role', 'by', 'receipt', 'sent'],
      rows: deliveries.map(({ role, by, receipt, sentAt, fault }) => [
        role,
        by,
        receipt ?? `not taken: ${fault ?? ''}`,
        sentAt ?? '-',
      ]),
    } as const,
  ];
  if (lost.length > 0) {
    const faults = lost.map(({ role, fault }) => `${role} (${fault ?? ''})`).join(', ');
    return { outcome: 'error', message: `The notice "${notice}" was not taken for ${faults}.`, evidence };
  }
  const roles = deliveries.map(({ role, earlier }) => `${role}${earlier ? ' (in an earlier run)' : ''}`);
  return { outcome: 'pass', message: `The notice "${notice}" went to ${roles.join(', ')}.`, evidence };
}
