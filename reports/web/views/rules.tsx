import { levelWord } from '../page/badge.tsx';
import { usePage } from '../page/page-context.ts';
import { PlainTable } from '../page/plain-table.tsx';
import { said, t } from '../words.ts';
import type { View } from './view.ts';

/** Which rules and checks ran, and how much each looked at. */
export const rules: View = {
  id: 'rules',
  title: () => t('Rules'),
  applies: ({ report }) => report.rules.length > 0,
  Component: () => {
    return (
      <PlainTable
        caption={t('How much each rule looked at')}
        columns={[t('Tool'), t('Rule'), t('Title'), t('Level'), t('Examined')]}
        rows={usePage().data.report.rules.map(({ tool, id, title, level, examined }) => [
          tool,
          <code>{id}</code>,
          said(title),
          levelWord(level),
          examined,
        ])}
      />
    );
  },
};
