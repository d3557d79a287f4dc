import { judgeHazard } from '../../judgements.ts';
import { triggerChanged as shared } from '../../rules/trigger-changed.ts';
import { columnName } from '../../wording.ts';

export const triggerChanged: typeof shared = {
  ...shared,
  judge: ({ table, trigger, newTrigger }) => {
    const what = `Trigger ${columnName({ table, column: trigger.name })}`;
    return judgeHazard(
      newTrigger === null
        ? `${what} is gone. It did: ${trigger.definition}`
        : `${what} now does something else: ${newTrigger.definition}`,
    );
  },
  examples: {
    bad: [
      {
        title: 'dropped',
        before: `CREATE TABLE orders (id int, at datetime);
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW SET NEW.at = now();`,
        after: 'DROP TRIGGER touch;',
      },
      {
        title: 'another body',
        before: `CREATE TABLE orders (id int, at datetime);
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW BEGIN SET NEW.at = now(); END;`,
        after: `DROP TRIGGER touch;
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW BEGIN SET NEW.at = utc_timestamp(); END;`,
      },
    ],
    good: [
      {
        title: 'other white space and a comment',
        before: `CREATE TABLE orders (id int, at datetime);
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW BEGIN SET NEW.at = now(); END;`,
        after: `DROP TRIGGER touch;
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW
          begin
            /* when it was changed */ set NEW.at=now();
          end;`,
      },
    ],
  },
};
