import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { inProcessSubgraph } from '../../subgraphs/in-process/subgraph.js';
import type { SubgraphRequest } from '../../subgraphs/in-process/subgraph.js';

/** A plain subgraph of the federation that is compared with: people review products. */
export interface PlainSubgraph {
  readonly name: string;
  readonly sdl: string;
  answer(request: SubgraphRequest): Promise<unknown>;
}

const productCount = 12, userCount = 6, reviewsOfEach = 3;

const product = (n: number) => ({ upc: String(n + 1), name: `Lamp ${n + 1}`, price: 100 + n * 37, weight: 50 + n * 11 });
const user = (n: number) => ({ id: String(n + 1), name: `Reader ${n + 1}`, username: `@reader${n + 1}`, birthday: `19${70 + n}-01-01` });
const review = (n: number) => ({
  id: String(n + 1), body: `It lights, and it is the ${n + 1}. of its kind that does.`, stars: 1 + n % 5, productUpc: String(1 + Math.floor(n / reviewsOfEach)), authorId: String(1 + n % userCount),
});

const [products, users, reviews] = [
  Array.from({ length: productCount }, (_none, n) => product(n)), Array.from({ length: userCount }, (_none, n) => user(n)),
  Array.from({ length: productCount * reviewsOfEach }, (_none, n) => review(n)),
];

const link = (...imports: readonly string[]): string =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports.map((each) => `"${each}"`).join(', ')}])`;

interface Key { readonly upc: string }

type Resolvers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function subgraph(name: string, sdl: string, resolvers: Resolvers): PlainSubgraph {
  const process = inProcessSubgraph<null>(buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }));
  return { name, sdl, answer: (request) => process(request, () => null) };
}

/** The four subgraphs: entities of each other, and one that requires fields of another. */
export const plainSubgraphs: readonly PlainSubgraph[] = [
  subgraph('products', `
    ${link('@key')}
    type Product @key(fields: "upc") { upc: ID! name: String price: Int weight: Int }
    type Query { topProducts(first: Int = 5): [Product!]! product(upc: ID!): Product }
  `, {
    Query: {
      topProducts: (_root: unknown, { first }: { readonly first: number }) => products.slice(0, first),
      product: (_root: unknown, { upc }: Key) => products.find((each) => each.upc === upc) ?? null,
    },
    Product: { __resolveReference: ({ upc }: Key) => products.find((each) => each.upc === upc) ?? null },
  }),
  subgraph('inventory', `
    ${link('@key', '@external', '@requires')}
    type Product @key(fields: "upc") { upc: ID! price: Int @external weight: Int @external inStock: Boolean shippingEstimate: Int @requires(fields: "price weight") }
  `, {
    Product: {
      __resolveReference: (reference: Key) => reference,
      inStock: ({ upc }: Key) => Number(upc) % 3 !== 0,
      shippingEstimate: ({ price, weight }: { readonly price: number; readonly weight: number }) => (price > 400 ? 0 : Math.round(weight / 2)),
    },
  }),
  subgraph('reviews', `
    ${link('@key', '@provides', '@external')}
    type Review @key(fields: "id") { id: ID! body: String stars: Int author: User @provides(fields: "username") product: Product }
    type User @key(fields: "id") { id: ID! username: String @external reviews: [Review!] }
    type Product @key(fields: "upc") { upc: ID! reviews: [Review!] }
  `, {
    Review: {
      __resolveReference: ({ id }: { readonly id: string }) => reviews.find((each) => each.id === id) ?? null,
      author: ({ authorId }: { readonly authorId: string }) => ({ id: authorId, username: users.find(({ id }) => id === authorId)!.username }),
      product: ({ productUpc }: { readonly productUpc: string }) => ({ upc: productUpc }),
    },
    User: { __resolveReference: (reference: unknown) => reference, reviews: ({ id }: { readonly id: string }) => reviews.filter(({ authorId }) => authorId === id) },
    Product: { __resolveReference: (reference: unknown) => reference, reviews: ({ upc }: Key) => reviews.filter(({ productUpc }) => productUpc === upc) },
  }),
  subgraph('users', `
    ${link('@key', '@shareable')}
    type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: String }
    type Query { me: User }
  `, {
    Query: { me: () => users[0] },
    User: { __resolveReference: ({ id }: { readonly id: string }) => users.find((each) => each.id === id) ?? null },
  }),
];

/** The question: a page of products, whether they are there and what they cost to send, their reviews, and who wrote these. Steps of three subgraphs follow the first. */
export const federatedQuery = `query Page($first: Int!) {
  topProducts(first: $first) {
    upc name price inStock shippingEstimate
    reviews { id body stars author { id username name birthday } product { upc name } }
  }
}`;

/** The largest page that is asked. */
export const mostProducts = productCount;
