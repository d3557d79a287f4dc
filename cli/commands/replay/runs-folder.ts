/** Where runs are written down by default, below the folder that the command runs in. */
export const runsFolder = '.seaworthy/replays';
