import { Fragment, type JSX } from 'preact';
import type { PageData, ResultHead } from '../data/page-data.ts';
import { FirstFew } from '../page/first-few.tsx';
import { Mark } from '../page/mark.tsx';
import { usePage } from '../page/page-context.ts';
import { standingOf } from '../query/terms.ts';
import { t } from '../words.ts';
import { CompatFinding } from './compat/compat-finding.tsx';
import { isMatrix, Matrix } from './compat/matrix.tsx';
import { groupByPlace, type AreaId, type PlaceGroup } from './compat/place-groups.ts';
import { FindingDetails } from './finding-details.tsx';
import type { View } from './view.ts';

/** What changed between the releases: old beside new, the proof, and the way to do it safely. */
export const compat: View = {
  id: 'compat',
  title: () => t('Compatibility'),
  applies: (data) => changesOf(data).length > 0 || data.tables.some(isMatrix),
  Component: () => {
    const { data } = usePage();
    const groups = groupByPlace(changesOf(data));
    return (
      <>
        {data.tables.filter(isMatrix).map((table) => (
          <Matrix table={table} />
        ))}
        <FirstFew
          all={groups}
          max={groupsAtOnce}
          draw={(group, place) => (
            <Fragment key={`${group.area} ${group.name}`}>
              {group.area !== groups[place - 1]?.area && <h3>{areaWord(group.area)}</h3>}
              <Group group={group} />
            </Fragment>
          )}
        />
      </>
    );
  },
};

/** What did not pass. */
function changesOf({ results }: PageData): readonly ResultHead[] {
  return results.filter(({ tool, outcome }) => tool === 'compat' && outcome !== 'pass');
}

const groupsAtOnce = 60;
const membersAtOnce = 30;

function Group({ group: { name, members } }: { readonly group: PlaceGroup }): JSX.Element {
  const [worst] = members;
  if (members.length === 1 && worst !== undefined) return <Change result={worst} />;
  return (
    <details class="place-group" open>
      <summary>
        <h4>
          <code>{name}</code>
        </h4>{' '}
        {worst && <Mark standing={standingOf(worst)} />} <span class="count">{members.length}</span>
      </summary>
      <FirstFew
        all={members}
        max={membersAtOnce}
        draw={(result) => <Change key={result.fingerprint} result={result} />}
      />
    </details>
  );
}

function Change({ result }: { readonly result: ResultHead }): JSX.Element {
  return (
    <FindingDetails result={result}>
      {(detail) => <CompatFinding result={result} detail={detail} />}
    </FindingDetails>
  );
}

function areaWord(area: AreaId): string {
  const words: Record<AreaId, string> = {
    table: t('Tables'),
    operation: t('Operations'),
    message: t('Messages'),
    query: t('Queries'),
    config: t('Configuration'),
    other: t('Others'),
  };
  return words[area];
}
