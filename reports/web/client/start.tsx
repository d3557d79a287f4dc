/** Where the script of the page begins: it unpacks the summary and takes over what was drawn before. */
import { render } from 'preact';
import { partIds } from '../data/part-ids.ts';
import { unpackSummary, type PackedSummary } from '../data/summary.ts';
import { speak } from '../words.ts';
import { inflate } from './inflate.ts';
import { LivePage } from './live-page.tsx';
import { pageSource } from './page-source.ts';

async function start(): Promise<void> {
  const root = document.getElementById('page');
  const packed = await inflate<PackedSummary>(partIds.summary);
  if (root === null || packed === undefined) return;
  document.documentElement.classList.add('live');
  const live = <LivePage data={unpackSummary(packed)} source={pageSource(packed.starts)} speakIn={speakIn} />;
  render(live, root);
}

async function speakIn(language: string): Promise<void> {
  const known =
    language === 'en' ? undefined : await inflate<Record<string, string>>(partIds.language(language));
  speak(known ?? {});
  document.documentElement.lang = language;
}

void start();
