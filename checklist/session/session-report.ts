import { place, ReportBuilder, type Level, type Report, type Subject } from '../../reports/index.ts';
import { aspects, type AspectLimits } from './aspects.ts';
import type { Session } from './session.ts';

export interface SessionReportOptions {
  readonly session: Session;
  readonly subject: Subject;
  readonly limits?: AspectLimits;
  readonly now: Date;
}

/** What there is to say about a session, as a report. What is not due yet is left out; an override stays a blocker. */
export function sessionReport({ session, subject, limits = {}, now }: SessionReportOptions): Promise<Report> {
  const builder = new ReportBuilder({ tool: 'checklist', subject, startedAt: now });
  for (const { id, title, judge } of aspects.map((aspect) => ({
    ...aspect,
    judge: aspect.judge.bind(aspect),
  }))) {
    const judgement = judge(session, now, limits);
    const level: Level = judgement.outcome === 'inconclusive' ? 'warn' : 'block';
    const rule = `session-${id}`;
    builder.examined({ id: rule, title, level }, judgement.outcome === 'pending' ? 0 : 1);
    if (judgement.outcome === 'pending') continue;
    builder.add({
      tool: 'checklist',
      rule,
      key: session.id,
      outcome: judgement.outcome,
      level,
      title,
      message: judgement.message,
      places: [place.service(session.service)],
      ...(judgement.evidence && { evidence: judgement.evidence }),
      ...(judgement.measured && { measured: judgement.measured }),
    });
  }
  return Promise.resolve(builder.close({ endedAt: now, interrupted: false }));
}
