import { apollo } from './apollo.js';
import { bureaux } from './bureaux.js';
import type { Contender } from './contender.js';
import { floor } from './floor.js';
import { hive } from './hive.js';

/** All contenders, in the order they take turns and stand in the table. */
export const contenders: readonly Contender[] = [floor, bureaux, apollo, hive];
