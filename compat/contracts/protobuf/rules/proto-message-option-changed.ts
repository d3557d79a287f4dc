import type { ContractRule } from '../../rule.ts';

export const protoMessageOptionChanged: ContractRule = {
  id: 'proto-message-option-changed',
  title: 'An option of a message changed',
  why: 'The message is written another way, or the code that is made lacks what it had.',
  fix: ({ element }) => `Keep ${element.label} as it was, and make a new message instead.`,
  untried: 'message sets are of the first version of the format, and no library at hand writes them',
  examples: {
    bad: [
      {
        title: 'it becomes a message set',
        old: 'syntax = "proto2"; package ads.v1; message Ad { extensions 4 to 10; }',
        new: 'syntax = "proto2"; package ads.v1; message Ad { option message_set_wire_format = true; extensions 4 to 10; }',
      },
    ],
    good: [
      {
        title: 'the option stays',
        old: 'syntax = "proto2"; package ads.v1; message Ad { option message_set_wire_format = true; extensions 4 to 10; }',
        new: 'syntax = "proto2"; package ads.v1; message Ad { option message_set_wire_format = true; extensions 4 to 10; }',
      },
    ],
  },
};
