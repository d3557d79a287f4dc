import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ResultHead } from '../data/page-data.ts';
import { isOpen, standingOf } from '../query/terms.ts';
import { said, t } from '../words.ts';
import { Badge, levelWord } from './badge.tsx';
import { Command } from './command.tsx';
import { Mark } from './mark.tsx';
import { usePage } from './page-context.ts';
import { ResultLink } from './result-link.tsx';

const shownAtOnce = 4;
const listedMax = 50;
const expiresWithinDays = 14;
const dayMs = 86_400_000;

/** What waits for a person: to answer, to give the run what it lacked, or to renew a waiver. */
export function Decide(): JSX.Element | null {
  const { data } = usePage();
  const waiting = useMemo(
    () => data.results.filter((one) => needsAnswer(one) || expiresSoon(one, data.report.endedAt)),
    [data],
  );
  if (waiting.length === 0) return null;
  const rest = waiting.slice(shownAtOnce, listedMax);
  return (
    <section class="card" aria-labelledby="decide">
      <h2 id="decide">
        {t('What you must decide')} <span class="count">{waiting.length}</span>
      </h2>
      <ul class="plain">{waiting.slice(0, shownAtOnce).map(Decision)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{t('{count} more', { count: waiting.length - shownAtOnce })}</summary>
          <ul class="plain">{rest.map(Decision)}</ul>
        </details>
      )}
    </section>
  );
}

function Decision(result: ResultHead): JSX.Element {
  const { fingerprint, key, title, message, level, owner, command, waivedUntil } = result;
  return (
    <li class={`item ${standingOf(result)}`}>
      <p class="line">
        <Mark standing={standingOf(result)} />
        <ResultLink fingerprint={fingerprint}>
          <strong>{key}</strong> {said(title)}
        </ResultLink>
        {owner !== undefined && <Badge>{owner}</Badge>}
        {level !== 'block' && <Badge>{levelWord(level)}</Badge>}
      </p>
      <p class="faint">
        {waivedUntil === undefined
          ? said(message)
          : t('The waiver ends on {day}. Renew it or mend the cause.', { day: waivedUntil })}
      </p>
      {command !== undefined && <Command text={command} />}
    </li>
  );
}

function needsAnswer(result: ResultHead): boolean {
  return isOpen(result) && (result.outcome === 'pending' || result.outcome === 'inconclusive');
}

/** Counted from the end of the run, so that a report says the same whenever it is opened. */
function expiresSoon({ waivedUntil }: ResultHead, endedAt: string): boolean {
  return (
    waivedUntil !== undefined && Date.parse(waivedUntil) - Date.parse(endedAt) <= expiresWithinDays * dayMs
  );
}
