import type { ReleaseRecord } from './release-record.ts';

/** A release of the shop that has `orders.note`, and whether its query uses it. */
export function release(name: string, uses: boolean, more: Partial<ReleaseRecord> = {}): ReleaseRecord {
  return {
    format: 1,
    service: 'shop',
    release: name,
    recordedAt: `2026-11-${name.padStart(2, '0')}T10:00:00.000Z`,
    schemaDigest: '',
    complete: true,
    catalog: { tables: { orders: ['id', 'note'] }, enums: { mood: ['sad'] }, functions: ['twice(integer)'] },
    queries: [
      {
        name: 'getNote',
        fingerprint: 'x',
        uses: uses ? ['table:orders', 'column:orders.note'] : ['table:orders'],
      },
    ],
    ...more,
  };
}
