import { answerBlocks } from '../crew/answer-blocks.ts';
import { tallying } from './tally.ts';

answerBlocks(tallying);
