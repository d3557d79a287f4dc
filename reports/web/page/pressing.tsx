import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PageData, ResultHead } from '../data/page-data.ts';
import { isOpen, standingOf } from '../query/terms.ts';
import { said, t } from '../words.ts';
import { groupFindings, type FindingGroup } from './finding-groups.ts';
import { Badge, levelWord } from './badge.tsx';
import { Mark } from './mark.tsx';
import { usePage } from './page-context.ts';
import { ResultLink } from './result-link.tsx';

const shownMax = 4;

/** What broke: against a baseline what is new, else the blockers, worst first; each with its mending. */
export function Pressing(): JSX.Element | null {
  const { data, href } = usePage();
  const isCompared = data.report.baseline !== undefined;
  const groups = useMemo(() => groupFindings(pressingOf(data)), [data]);
  const count = groups.reduce((sum, { members }) => sum + members.length, 0);
  if (count === 0 && !isCompared) return null;
  return (
    <section class="card pressing" aria-labelledby="pressing">
      <h2 id="pressing">
        {isCompared ? t('New findings') : t('What to mend first')} <span class="count">{count}</span>
      </h2>
      {count === 0 && <p>{t('Nothing is new since the run it was compared with.')}</p>}
      <ul class="plain">{groups.slice(0, shownMax).map(Pressed)}</ul>
      {groups.length > shownMax && (
        <p>
          <a href={href({ view: '', query: isCompared ? 'state:new s:open' : 's:open level:block' })}>
            {t('All {count}', { count })}
          </a>
        </p>
      )}
    </section>
  );
}

function Pressed({ first, members }: FindingGroup): JSX.Element {
  return (
    <li class={`item ${standingOf(first)}`}>
      <p class="line">
        <Mark standing={standingOf(first)} />
        <ResultLink fingerprint={first.fingerprint}>
          <strong>{said(first.title)}</strong>
        </ResultLink>
        {members.length > 1 && <Badge>{t('{count} places', { count: members.length })}</Badge>}
        {first.level !== 'block' && <Badge>{levelWord(first.level)}</Badge>}
      </p>
      <p class="two-lines">{said(first.message)}</p>
      {first.fix !== undefined && (
        <p class="two-lines faint">
          <strong>{t('Fix:')}</strong> {said(first.fix)}
        </p>
      )}
    </li>
  );
}

function pressingOf({ report, results }: PageData): readonly ResultHead[] {
  const broken = results.filter(isBroken);
  return report.baseline === undefined
    ? broken.filter(({ level }) => level === 'block')
    : broken.filter(({ state }) => state === 'new');
}

function isBroken(result: ResultHead): boolean {
  return isOpen(result) && (result.outcome === 'fail' || result.outcome === 'error');
}
