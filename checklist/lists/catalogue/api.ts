import type { How, Row } from './row.ts';

const compat = (...rules: readonly string[]): How => ({
  check: 'report',
  with: { file: '${var:compatReport}', tool: 'compat', rules },
  when: { changes: ['api', 'rpc'] },
  testedOn: 'reports of the tools',
});
const replayed: How = {
  check: 'report',
  with: { file: '${var:replayReport}', tool: 'replay' },
  testedOn: 'reports of the tools',
};

export const api: readonly Row[] = [
  {
    id: 'API-01',
    articles: ['003'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'New request fields are optional, and without them the old logic runs',
    how: compat('required-request-field-added', 'required-parameter-added'),
  },
  {
    id: 'API-02',
    articles: ['003'],
    phase: 'before',
    level: 'warn',
    tier: 2,
    title: 'New reply fields are optional and say from which version they are always set',
    how: compat('response-field-added'),
  },
  {
    id: 'API-03',
    articles: ['003'],
    phase: 'after',
    level: 'warn',
    tier: 2,
    title: 'An old method goes only when nobody calls it any more',
    how: {
      check: 'metric',
      with: {
        url: '${var:prometheus}',
        query: '${var:oldMethodCalls}',
        atMost: 0,
        samples: '${var:allCalls}',
        minSamples: 1000,
        onNoData: 'pass',
      },
      testedOn: 'Prometheus',
    },
  },
  {
    id: 'API-04',
    articles: ['003', '004'],
    phase: 'before',
    level: 'warn',
    tier: 1,
    title: 'Every interface is described, with type, default and whether it is required',
    how: {
      statement: 'each interface of this release stands in the description',
      because:
        'served and not described operations are listed by compat from traffic; completeness of texts is not judged',
    },
  },
  {
    id: 'API-05',
    articles: ['003'],
    phase: 'preview',
    level: 'block',
    tier: 1,
    title: 'Live replies agree with the description',
    how: replayed,
  },
  {
    id: 'API-06',
    articles: ['003'],
    phase: 'preview',
    level: 'block',
    tier: 1,
    title: 'Old client versions still work',
    how: replayed,
  },
  {
    id: 'API-07',
    articles: ['000', '001'],
    phase: 'before',
    level: 'block',
    tier: 1,
    title: 'Old and new work together within a service and between services',
    how: {
      check: 'report',
      with: { file: '${var:compatReport}', tool: 'compat' },
      testedOn: 'reports of the tools',
    },
  },
  {
    id: 'API-08',
    articles: ['004'],
    phase: 'preview',
    level: 'block',
    tier: 1,
    title: 'Splitting and rebuilding code changed no behaviour',
    how: replayed,
  },
  {
    id: 'API-09',
    articles: ['004'],
    phase: 'preview',
    level: 'warn',
    tier: 3,
    title: 'Callers by other protocols and languages still work',
    how: { check: 'command', with: { argv: '${var:otherCallers}' }, timeout: '10m', testedOn: 'processes' },
  },
  {
    id: 'API-10',
    articles: ['004'],
    phase: 'before',
    level: 'warn',
    tier: 2,
    title: 'The gateway serves no two versions of one route that conflict',
    how: {
      statement: 'the routes of the gateway were read for duplicates',
      because: 'a check of shadowed routes is not built; nginx-config compares two configurations',
    },
  },
];
