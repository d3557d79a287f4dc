export { runsFolder } from '../../../replay/journal/runs-folder.ts';
