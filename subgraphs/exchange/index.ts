export { exchangeContext } from './context.js';
export type { ExchangeContext } from './context.js';
export { exchangeDataSchema, noticeColours } from './data.js';
export type { ExchangeData, NoticeData, OperationData } from './data.js';
export { createExchange } from './exchange.js';
export type { Exchange } from './exchange.js';
export type {
  BureauContact, BureauHealth, BureauState, CountryAnswer, CountryOutcome, CountryStatus, NationalPort, NationalQuestion,
} from './port.js';
