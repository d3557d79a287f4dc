/** The examples of the checks of phases as MySQL writes them. */
import type { PhaseExample } from '../../phases/phase-check.ts';

const carryInsert =
  'IF NEW.comment IS NULL THEN SET NEW.comment = NEW.note; ELSE SET NEW.note = NEW.comment; END IF;';
const carryUpdate = `IF NOT (NEW.comment <=> OLD.comment) THEN SET NEW.note = NEW.comment;
  ELSEIF NOT (NEW.note <=> OLD.note) THEN SET NEW.comment = NEW.note; END IF;`;

function trigger(moment: string, body: string): string {
  const name = moment.toLowerCase().replace(' ', '_');
  return `DELIMITER //\nCREATE TRIGGER ${name} ${moment} ON orders FOR EACH ROW BEGIN ${body} END //\nDELIMITER ;\n`;
}

const overwrites = 'SET NEW.comment = coalesce(NEW.note, NEW.comment); SET NEW.note = NEW.comment;';

/** By title; an example with a bridge that MySQL cannot have is not here. */
const bridges: Readonly<Record<string, string>> = {
  'INSERT only': trigger('BEFORE INSERT', carryInsert),
  'another conversion':
    trigger('BEFORE INSERT', carryInsert.replace('NEW.note;', 'upper(NEW.note);')) +
    trigger('BEFORE UPDATE', carryUpdate),
  'the old value overwrites the newer one':
    trigger('BEFORE INSERT', overwrites) + trigger('BEFORE UPDATE', overwrites),
  'a trigger that calls itself': trigger(
    'AFTER INSERT',
    'UPDATE orders SET comment = note WHERE id = NEW.id;',
  ),
  'on neither path': trigger('BEFORE DELETE', 'SET @gone = OLD.id;'),
  'the side that changed is carried over':
    trigger('BEFORE INSERT', carryInsert) + trigger('BEFORE UPDATE', carryUpdate),
  'a trigger that takes it back': trigger('BEFORE UPDATE', 'SET NEW.comment = OLD.comment;'),
  'the bridge is left': trigger('BEFORE UPDATE', 'SET NEW.note = NEW.comment;'),
  'filled by the bridge': trigger('BEFORE INSERT', 'SET NEW.note = coalesce(NEW.note, NEW.comment);'),
};

/** What is said in other words than on PostgreSQL. */
const finds: Readonly<Record<string, string>> = {
  'a trigger that calls itself': "fails with 1442 Can't update table 'orders'",
};

const nameInTwo: PhaseExample['change'] = {
  table: { schema: 'public', name: 'users' },
  key: ['id'],
  old: [{ name: 'full_name', from: `concat(first_name, ' ', last_name)` }],
  new: [
    { name: 'first_name', from: `substring_index(full_name, ' ', 1)` },
    { name: 'last_name', from: `substring_index(substring_index(full_name, ' ', 2), ' ', -1)` },
  ],
};

export function onMysql(examples: readonly PhaseExample[]): PhaseExample[] {
  return examples
    .filter(({ bridge, title }) => bridge === undefined || title in bridges)
    .map((example): PhaseExample => {
      const { title, bridge, change, queries } = example;
      return {
        ...example,
        ...(bridge !== undefined && { bridge: bridges[title] }),
        ...(title in finds && { finds: finds[title] }),
        change: change.table.name === 'users' ? nameInTwo : change,
        queries: queries?.map((sql) => sql.replace(/\$\d/g, '?')),
      };
    });
}
