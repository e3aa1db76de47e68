import type { GatewayConfig } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';

/** What an ApolloServer asks of its gateway. */
export type GatewayInterface = NonNullable<ApolloServerOptionsWithGateway<BaseContext>['gateway']>;
export type GatewayExecutor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;
export type GatewayRequest = Parameters<GatewayExecutor>[0];
export type GatewayAnswer = Awaited<ReturnType<GatewayExecutor>>;

/** What is told of a plan before it is executed. */
export type PlanTold = Parameters<NonNullable<GatewayConfig['experimental_didResolveQueryPlan']>>[0];
