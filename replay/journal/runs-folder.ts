/** Where runs are written down by default, below the folder that a command runs in. */
export const runsFolder = '.seaworthy/replays';
