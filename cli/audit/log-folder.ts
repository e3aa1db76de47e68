import { join } from 'node:path';
import type { Command } from 'commander';
import { defaultDataFolder } from '../arguments.js';

/** Where in its data folder a gateway keeps its query log. */
export const logFolder = (data: string): string => join(data, 'query-log');

/** The option that names the log. */
export const withData = (command: Command): Command => command.option('--data <folder>', 'the data folder of the gateway, in which the log is', defaultDataFolder);
