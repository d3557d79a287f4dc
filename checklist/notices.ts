/** Notices about a release: their text, and the receipts that are kept so that nobody is told twice. */
import type { RecordStore, Subject } from '../reports/index.ts';

/** What was sent to a role, and what the other side said. */
export interface Receipt {
  readonly notice: string;
  readonly role: string;
  /** Host of the webhook or of the mail server. */
  readonly by: string;
  readonly receipt: string;
  /** ISO 8601 in UTC. */
  readonly sentAt: string;
}

const recordKind = 'notice-receipt';
const placeholder = /\{(\w+)\}/g;
const known = ['service', 'release', 'commit', 'role'] as const;

/** Names in braces that nothing stands for. */
export function unknownPlaceholders(text: string): string[] {
  const names = [...text.matchAll(placeholder)].map(([, name = '']) => name);
  return names.filter((name) => !known.some((each) => each === name));
}

/** The text with what is known of the release put in. */
export function noticeText(text: string, { service, release, commit }: Subject, role: string): string {
  const values: Readonly<Record<string, string | undefined>> = { service, release, commit, role };
  return text.replace(placeholder, (all, name: string) => values[name] ?? all);
}

/** The receipts of a notice about this release, by role; empty without a store. */
export async function receiptsOf(
  notice: string,
  { subject, store, boundTo }: { subject: Subject; store?: RecordStore; boundTo?: string },
): Promise<Receipt[]> {
  const start = keyOf(notice, '', subject, boundTo);
  const records = (await store?.list(recordKind)) ?? [];
  return records.filter(({ key }) => key.startsWith(start)).map(({ value }) => value as Receipt);
}

export async function keepReceipt(
  receipt: Receipt,
  { subject, store, boundTo }: { subject: Subject; store?: RecordStore; boundTo?: string },
): Promise<void> {
  await store?.put(recordKind, keyOf(receipt.notice, receipt.role, subject, boundTo), receipt);
}

/** A release without a name is known by its content. */
function keyOf(
  notice: string,
  role: string,
  { service, release, commit }: Subject,
  boundTo?: string,
): string {
  return [service, release ?? boundTo ?? commit ?? 'unnamed', notice, role].join('\n');
}
