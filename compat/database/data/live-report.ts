/** What a report says of the live database that was asked. Pure. */
import { place } from '../../../reports/index.ts';
import type { Gate, ReportBuilder, ResultDraft, Table } from '../../../reports/index.ts';
import { span } from '../wording.ts';
import type { LiveServer } from './live-facts.ts';
import type { Surroundings } from './surroundings.ts';

/** Asked of every live database; no rule of a change. */
const versionRule = {
  id: 'server-version-differs',
  title: 'The live database is of another version than the scratch database',
  level: 'warn',
} as const;

/** Fails where the major versions differ; undefined where no scratch database was used. */
export function versionResult(
  { facts: { server }, scratchVersion }: Surroundings,
  service: string,
): ResultDraft | undefined {
  if (scratchVersion === undefined) return undefined;
  const { version: live } = server;
  const isSame = live.product === scratchVersion.product && live.release === scratchVersion.release;
  const [said, tried] = [live, scratchVersion].map(({ product, text }) => `${product} ${text}`);
  return {
    tool: 'compat',
    rule: versionRule.id,
    key: 'version',
    outcome: isSame ? 'pass' : 'fail',
    level: versionRule.level,
    title: versionRule.title,
    message: isSame
      ? `The live database is ${said}, as is the scratch database.`
      : `The live database is ${said}, but migrations and queries were tried on ${tried}: one may accept what the other refuses.`,
    why: 'What was proven on the scratch database holds for its version. Newer ones accept more syntax, know more functions, and lock less.',
    fix: `Try the release on ${live.product} ${live.release}: give a scratch server of that version with --engine.`,
    places: [place.service(service)],
  };
}

export function liveTable({ facts: { server }, askedAt }: Surroundings): Table {
  return {
    name: 'live database',
    tool: 'compat',
    columns: ['what', 'value'],
    rows: [
      ['server', server.isStandby ? `replica, ${lagText(server)}` : 'primary'],
      ['version', `${server.version.product} ${server.version.text}`],
      ['role', server.role],
      ['asked at', askedAt],
    ],
  };
}

/** Only a standby can be behind. */
export function lagGate({ facts: { server }, lagMaxMs }: Surroundings): Gate | undefined {
  if (!server.isStandby) return undefined;
  const { lagMs } = server;
  const outcome = lagMs === null ? 'inconclusive' : lagMs <= lagMaxMs ? 'pass' : 'fail';
  return {
    tool: 'compat',
    name: 'replica lag',
    value: lagMs,
    unit: 'ms',
    must: '<=',
    limit: lagMaxMs,
    outcome,
  };
}

function lagText({ lagMs }: LiveServer): string {
  return lagMs === null ? 'nobody can tell how far behind' : `${span(lagMs)} behind`;
}

/** Adds all that a report says of the server itself. */
export function addLive(builder: ReportBuilder, live: Surroundings, service: string): void {
  const result = versionResult(live, service);
  if (result !== undefined) {
    builder.examined(versionRule, 1);
    builder.add(result);
  }
  builder.table(liveTable(live));
  const gate = lagGate(live);
  if (gate !== undefined) builder.gate(gate);
}
