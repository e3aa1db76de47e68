import type { ApolloServerPlugin } from '@apollo/server';
import type { ResponsePath } from './path.js';
import { Withheld } from './withheld.js';

/** Where in an answer lists are without records that the owner withholds. */
export interface HiddenPaths {
  readonly hidden: ResponsePath[];
}

/** Puts an error beside each list that is without records the owner withholds: the others in it are given, and nobody takes it for whole. */
export const tellHidden: ApolloServerPlugin<HiddenPaths> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue: { hidden } }) {
        if (hidden.length === 0 || response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        const { message, extensions } = new Withheld();
        singleResult.errors = [...(singleResult.errors ?? []), ...hidden.map((path) => ({ message, path, extensions }))];
        response.http.headers.set('cache-control', 'no-store');
      },
    };
  },
};
