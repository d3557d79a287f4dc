import type { ReportPart } from './report-part.ts';
import type { Report, Section } from './report.ts';

/** What each part was asked and did, then what is not here. */
export function joinSections(parts: readonly ReportPart[], absent: readonly Section[]): readonly Section[] {
  const present = parts.flatMap(sectionsOf);
  const judgedTools = new Set(
    present.filter((section) => section.scope !== 'out-of-scope').map((s) => s.tool),
  );
  // A stored gate report of an earlier stage left out what is here now.
  const needed = present.filter(
    (section) => section.scope !== 'out-of-scope' || !judgedTools.has(section.tool),
  );
  return [...needed, ...absent];
}

function sectionsOf({ report, scope }: ReportPart): readonly Section[] {
  return report.sections.map((section) => {
    if (section.scope === 'missing' || section.scope === 'out-of-scope') return section;
    const judged = report.results.filter(
      (result) => result.tool === section.tool && result.outcome !== 'skipped',
    ).length;
    const from = scope === 'joined' ? { reason: section.reason ?? `stored on ${report.endedAt}` } : {};
    return { ...section, ...from, scope, judged, ...(isLost(report) && { partial: true }) };
  });
}

/** A part without a verdict broke on the way, whatever it judged before. */
function isLost(report: Report): boolean {
  return report.partial || report.verdict === 'none';
}
