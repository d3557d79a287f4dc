import type { JSX } from 'preact';
import { isOnRoute } from '../../diff/ignore-rules.ts';
import { usePage } from '../../page/page-context.ts';
import { PlainTable } from '../../page/plain-table.tsx';
import { t } from '../../words.ts';

/** Places that a rule of the user takes out of the judgement: of all routes, or of this one. */
export function IgnoredPlaces({ route }: { readonly route?: string }): JSX.Element | null {
  const { ignored = [] } = usePage().data.report;
  const here = ignored.filter((rule) => route === undefined || isOnRoute(rule, route));
  if (here.length === 0) return null;
  return (
    <div class="ignored">
      <PlainTable
        caption={t('Ignored by rules of the config, and not judged')}
        columns={[t('Place'), t('Differences'), t('Rule says')]}
        rows={here.map(({ place, count, reason }) => [<code>{place}</code>, count, reason])}
      />
    </div>
  );
}
