import type { JSX } from 'preact';
import type { PageData, ResultHead } from '../data/page-data.ts';
import { Command } from '../page/command.tsx';
import { FirstFew } from '../page/first-few.tsx';
import { usePage } from '../page/page-context.ts';
import { PlainTable } from '../page/plain-table.tsx';
import { ResultLink } from '../page/result-link.tsx';
import { standingWord } from '../page/mark.tsx';
import { standings } from '../../wording/outcome.ts';
import { standingOf } from '../query/terms.ts';
import { said, t } from '../words.ts';
import { itemsByPhase, type PhaseOfItems } from './checklist/items-by-phase.ts';
import { FindingDetails } from './finding-details.tsx';
import type { View } from './view.ts';

/** The items of the checklist in the order of a release; first those that wait for somebody. */
export const checklist: View = {
  id: 'checklist',
  title: () => t('Checklist'),
  applies: (data) => itemsOf(data).length > 0,
  Component: () => {
    const items = itemsOf(usePage().data);
    const phases = itemsByPhase(items);
    return (
      <>
        <Waiting items={items.filter((item) => standingOf(item) === 'pending')} />
        <Standings phases={phases} />
        {phases.map((phase) => (
          <Phase phase={phase} />
        ))}
      </>
    );
  },
};

const itemsAtOnce = 60;

function itemsOf({ results }: PageData): readonly ResultHead[] {
  return results.filter(
    ({ tool, places }) => tool === 'checklist' && places.some((one) => one.startsWith('item:')),
  );
}

function Waiting({ items }: { readonly items: readonly ResultHead[] }): JSX.Element | null {
  if (items.length === 0) return null;
  return (
    <section class="card waiting" aria-labelledby="waiting">
      <h3 id="waiting">
        {t('Waiting for somebody')} <span class="count">{items.length}</span>
      </h3>
      <FirstFew all={items} max={itemsAtOnce} draw={WaitingItem} />
    </section>
  );
}

function WaitingItem({ fingerprint, key, title, owner, command }: ResultHead): JSX.Element {
  return (
    <div key={fingerprint} class="item pending">
      <p>
        <code>{key}</code>{' '}
        <ResultLink fingerprint={fingerprint}>
          <strong>{said(title)}</strong>
        </ResultLink>{' '}
        <span class="faint">{owner ?? t('nobody is named')}</span>
      </p>
      {command !== undefined && <Command text={command} />}
    </div>
  );
}

/** How many items of each phase stand how; columns that are empty everywhere are left out. */
function Standings({ phases }: { readonly phases: readonly PhaseOfItems[] }): JSX.Element {
  const present = standings.filter((standing) => phases.some(({ counts }) => counts[standing] > 0));
  return (
    <PlainTable
      caption={t('Items of each phase, in the order of the release')}
      columns={[t('Phase'), t('Items'), ...present.map(standingWord)]}
      rows={phases.map(({ id, items, counts }) => [
        <strong>{phaseWord(id)}</strong>,
        items.length,
        ...present.map((standing) => counts[standing]),
      ])}
    />
  );
}

function Phase({ phase: { id, items } }: { readonly phase: PhaseOfItems }): JSX.Element {
  return (
    <section class="phase">
      <h3>
        {phaseWord(id)} <span class="count">{items.length}</span>
      </h3>
      <FirstFew
        all={items}
        max={itemsAtOnce}
        draw={(item) => <FindingDetails key={item.fingerprint} result={item} />}
      />
    </section>
  );
}

function phaseWord(id: string): string {
  const words: Readonly<Record<string, string>> = {
    before: t('Before the release'),
    node: t('On each node'),
    preview: t('On the preview group'),
    batch: t('Between batches'),
    during: t('During the release'),
    switch: t('At the switch'),
    after: t('After the release'),
    rollback: t('For the rollback'),
    '': t('Any time'),
  };
  return words[id] ?? said(id);
}
