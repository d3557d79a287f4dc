import { describe, expect, test } from 'vitest';
import { lagGate, liveTable, versionResult } from './live-report.ts';
import { postgresVersion } from './live-facts.ts';
import type { LiveServer } from './live-facts.ts';
import { lagFault, lagMs } from './replica.ts';
import type { Surroundings } from './surroundings.ts';

function live(server: Partial<LiveServer>): Surroundings {
  return {
    facts: {
      server: { role: 'reader', version: postgresVersion(150_013), isStandby: false, lagMs: 0, ...server },
      sequences: [],
      collations: [],
      invalidIndexes: [],
      unvalidated: [],
    },
    scratchVersion: postgresVersion(180_004),
    askedAt: '2026-11-21T11:05:00.000Z',
    lagMaxMs: 60_000,
  };
}

describe('the live database in the report', () => {
  test('warns of another major version, and not of another minor one', () => {
    expect(versionResult(live({}), 'shop')).toMatchObject({
      outcome: 'fail',
      level: 'warn',
      message: expect.stringContaining(
        'PostgreSQL 15.13, but migrations and queries were tried on PostgreSQL 18.4',
      ) as string,
    });
    expect(versionResult(live({ version: postgresVersion(180_001) }), 'shop')).toMatchObject({
      outcome: 'pass',
    });
  });

  test('says who was asked, and when', () => {
    expect(liveTable(live({ isStandby: true, lagMs: 3000 })).rows).toEqual([
      ['server', 'replica, 3 s behind'],
      ['version', 'PostgreSQL 15.13'],
      ['role', 'reader'],
      ['asked at', '2026-11-21T11:05:00.000Z'],
    ]);
    expect(liveTable(live({})).rows[0]).toEqual(['server', 'primary']);
  });

  test.each([
    [0, 'pass'],
    [60_001, 'fail'],
    [null, 'inconclusive'],
  ])('holds the lag of a replica of %s ms against its limit: %s', (lag, outcome) => {
    expect(lagGate(live({ isStandby: true, lagMs: lag }))).toMatchObject({
      value: lag,
      limit: 60_000,
      outcome,
    });
    expect(lagGate(live({ lagMs: lag }))).toBeUndefined();
  });
});

describe('the lag of a replica', () => {
  test.each([
    ['has replayed all that it gets', { caughtUp: 'true', behindMs: '9000000' }, 0],
    ['is behind', { caughtUp: 'false', behindMs: '4200' }, 4200],
    ['has a clock of its own', { caughtUp: 'false', behindMs: '-5' }, 0],
    ['has replayed nothing yet', { caughtUp: null, behindMs: null }, null],
  ])('that %s', (_, state, lag) => expect(lagMs(state)).toBe(lag));

  test('matters above the limit, and where nobody can tell', () => {
    expect(lagFault(60_000, 60_000)).toBeUndefined();
    expect(lagFault(9_000_000, 60_000)).toBe('this replica is 2.5 h behind, and 60 s is allowed');
    expect(lagFault(null, 60_000)).toBe('nobody can tell how far this replica is behind');
  });
});
