import { answerBlocks } from '../../capture/crew/answer-blocks.ts';
import { Sifter, type SiftSettings } from './sift.ts';

answerBlocks((settings: SiftSettings) => new Sifter(settings));
