import { GraphQLError } from 'graphql';

/** Stands in the place of what the owner withholds: GraphQL makes null of it, with an error at its path. */
export class Withheld extends GraphQLError {
  constructor() {
    super('The owner withholds this', { extensions: { code: 'WITHHELD' } });
    this.name = 'Withheld';
  }
}
