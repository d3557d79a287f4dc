import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isOpen, standingOf } from '../query/terms.ts';
import { said, t } from '../words.ts';
import { Badges } from './badge.tsx';
import { Chips } from './chips.tsx';
import { FirstFew } from './first-few.tsx';
import { groupFindings, type FindingGroup } from './finding-groups.ts';
import { Mark } from './mark.tsx';
import { usePage } from './page-context.ts';
import { PlainResults } from './plain-results.tsx';
import { ResultGrid } from './result-grid.tsx';
import { ResultLink } from './result-link.tsx';
import { SearchBox } from './search-box.tsx';

const groupsMax = 30;
const membersMax = 50;

/** What was found, grouped by cause; below it every row. */
export function Findings(): JSX.Element {
  const { matching, route, source } = usePage();
  const isAsked = route.query.trim() !== '';
  const listed = isAsked ? matching : matching.filter(isOpen);
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">
        {isAsked ? t('Results') : t('Findings')} <span class="count">{listed.length}</span>
      </h2>
      {source && (
        <div class="asking">
          <SearchBox />
          <Chips />
        </div>
      )}
      <Groups key={route.query} groups={groupFindings(listed)} />
      {source && <ResultGrid />}
      <PlainResults />
    </section>
  );
}

function Groups({ groups }: { readonly groups: readonly FindingGroup[] }): JSX.Element {
  if (groups.length === 0) return <p class="none">{t('None.')}</p>;
  return (
    <FirstFew
      all={groups}
      max={groupsMax}
      draw={(group) => <Group key={group.id} group={group} />}
      within={(drawn) => <ul class="groups">{drawn}</ul>}
    />
  );
}

/** One member is a line of its own; more fold open, and only then their lines are made. */
function Group({ group }: { readonly group: FindingGroup }): JSX.Element {
  const { first, members, newCount } = group;
  const [isOpen, setOpen] = useState(false);
  if (members.length === 1)
    return (
      <li class={`group ${standingOf(first)}`}>
        <GroupLine group={group} />
      </li>
    );
  return (
    <li class={`group ${standingOf(first)}`}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <GroupLine group={group} />
        </summary>
        {isOpen && <Members group={group} />}
      </details>
      {newCount > 0 && newCount < members.length && (
        <p class="faint">{t('{count} of them (is|are) new', { count: newCount })}</p>
      )}
    </li>
  );
}

function GroupLine({ group: { first, members } }: { readonly group: FindingGroup }): JSX.Element {
  const isOne = members.length === 1;
  return (
    <span class="group-line">
      <Mark standing={standingOf(first)} />
      <span class="group-title">
        {isOne ? (
          <ResultLink fingerprint={first.fingerprint}>
            <strong>{said(first.title)}</strong>
          </ResultLink>
        ) : (
          <strong>{said(first.title)}</strong>
        )}
        <span class="key">{isOne ? first.key : first.cause}</span>
      </span>
      <span class="group-side">
        <Badges result={first} />
        <span class="faint">
          {first.tool} {first.rule}
        </span>
        {!isOne && <span class="count">{members.length}</span>}
      </span>
      {isOne && <span class="group-message">{said(first.message)}</span>}
    </span>
  );
}

function Members({ group: { members } }: { readonly group: FindingGroup }): JSX.Element {
  return (
    <ul class="members">
      {members.slice(0, membersMax).map((result) => (
        <li key={result.fingerprint}>
          <ResultLink fingerprint={result.fingerprint}>{result.key}</ResultLink>
          <span class="faint">{said(result.message)}</span>
        </li>
      ))}
      {members.length > membersMax && (
        <li class="faint">
          {t('and {count} more among the rows below', { count: members.length - membersMax })}
        </li>
      )}
    </ul>
  );
}
