import type { JSX } from 'preact';
import { said, t } from '../words.ts';
import type { TableHead } from '../data/page-data.ts';
import { isMatrix, Matrix } from '../views/compat/matrix.tsx';
import { views } from '../views/index.ts';
import type { View } from '../views/view.ts';
import { Decide } from './decide.tsx';
import { Findings } from './findings.tsx';
import { Gates } from './gates.tsx';
import { Help } from './help.tsx';
import { PageContext, usePage, type Page } from './page-context.ts';
import { PlainTable } from './plain-table.tsx';
import { Pressing } from './pressing.tsx';
import { ResultPanel } from './result-panel.tsx';
import { SubjectLine } from './subject.tsx';
import { TopBar } from './top-bar.tsx';
import { VerdictBanner } from './verdict.tsx';

interface AppProps {
  readonly page: Page;
  readonly isHelpOpen?: boolean;
  readonly onHelp?: (isOpen: boolean) => void;
}

/** The whole page, for the first paint and in the browser alike. */
export function App({ page, isHelpOpen = false, onHelp }: AppProps): JSX.Element {
  return (
    <PageContext.Provider value={page}>
      <a class="skip" href="#findings">
        {t('Skip to the findings')}
      </a>
      <TopBar onHelp={() => onHelp?.(true)} />
      <main>
        {page.source === undefined ? <Everything /> : <Current />}
        <Foot />
      </main>
      <ResultPanel />
      {isHelpOpen && <Help onClose={() => onHelp?.(false)} />}
    </PageContext.Provider>
  );
}

/** Without scripts nothing can be switched: all views stand one below the other. */
function Everything(): JSX.Element {
  const { data } = usePage();
  return (
    <>
      <Overview />
      {views
        .filter((view) => view.applies(data))
        .map((view) => (
          <ViewSection view={view} />
        ))}
    </>
  );
}

function Current(): JSX.Element {
  const { data, route } = usePage();
  const view = views.find(({ id }) => id === route.view);
  return view?.applies(data) ? <ViewSection key={view.id} view={view} /> : <Overview />;
}

function ViewSection({ view }: { readonly view: View }): JSX.Element {
  return (
    <section class="view" id={`/v/${view.id}`} aria-labelledby={`view-${view.id}`}>
      <h2 class="view-title" id={`view-${view.id}`}>
        {view.title()}
      </h2>
      <view.Component />
    </section>
  );
}

/** In the order in which a reviewer asks. */
function Overview(): JSX.Element {
  const { data } = usePage();
  return (
    <>
      <SubjectLine />
      <VerdictBanner />
      <div class="cards">
        <Decide />
        <Pressing />
        <Gates />
        {data.tables
          .filter(({ isBrief }) => isBrief)
          .map((table) => (
            <section class="card">
              <h2>{said(table.name)}</h2>
              <BriefTable table={table} />
            </section>
          ))}
      </div>
      <Findings />
    </>
  );
}

function BriefTable({ table }: { readonly table: TableHead }): JSX.Element {
  const { name, columns, rows = [] } = table;
  return isMatrix(table) ? (
    <Matrix table={table} isCaptionHidden />
  ) : (
    <PlainTable caption={said(name)} isCaptionHidden columns={columns.map(said)} rows={rows} />
  );
}

const largeBytes = 10_000_000;

function Foot(): JSX.Element {
  const { report, size } = usePage().data;
  return (
    <footer class="faint">
      {size.bytes > largeBytes && (
        <p>{t('This page is large: {size} MB.', { size: Math.round(size.bytes / 1e6) })}</p>
      )}
      <p>
        Seaworthy {report.generator.version} · {t('run {id}', { id: report.runId })} ·{' '}
        {t('report schema {version}', { version: report.schemaVersion })}
      </p>
    </footer>
  );
}
