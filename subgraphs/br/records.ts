import { writeDate, writeInstant } from '../bureau/mapping/index.js';
import type { Cell, SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type { DemoEnvelope, DemoRecords, DemoRegister, NativeInsert } from '../demo/register.js';
import {
  alerts, arrestKinds, conditions, cpfSituations, documentSituations, documentTypes, drugs, explosives, gunKinds, gunSituations, handlings,
  itemKinds, nameKinds, penalTypes, reports, secrecies, sexes, sources, statuses, units, vehicleSituations, warrantKinds, warrantSituations,
} from './bureau.js';

const timeZone = 'America/Sao_Paulo';
const penalType = (value: string, ref = 0): string | null => nativeAmong(penalTypes, value, ref);
const gunKind = (value: string, ref = 0): string | null => nativeAmong(gunKinds, value, ref);
/** Desertion: no UCR offense code stands for it. */
const desertion = 'CPM187';

const date = (partial: string | null | undefined): Cell =>
  (partial === null || partial === undefined ? null : writeDate(partial, 'DD/MM/YYYY'));
const stamp = (instant: string | null): Cell => (instant === null ? null : writeInstant(instant, 'datetime', timeZone));

/** Numbers of words that stand once each in a table of their own, from 1. */
const numbered = (words: readonly (string | null)[]): ReadonlyMap<string | null, number> =>
  new Map([...new Set(words)].filter((word) => word !== null).map((word, index) => [word, index + 1]));

/** The order in which the kinds of record take their control numbers. */
const kinds = ['pessoa', 'documento', 'mandado', 'veiculo', 'arma', 'prisao', 'apreensao'] as const;

/** The control rows of a record, and its number. */
function* control(kind: (typeof kinds)[number], record: DemoEnvelope): Generator<NativeInsert, { id_controle: number }> {
  const key = { id_controle: record.ref * 10 + kinds.indexOf(kind) };
  yield ['controle', {
    ...key, atualizado_em: stamp(record.updatedAt), valido_ate: stamp(record.validUntil), revisar_em: date(record.reviewDate),
    grau_sigilo: Number(nativeAmong(secrecies, record.confidentiality)), difusao: nativeAmong(handlings, record.handlingCode),
    avaliacao_fonte: nativeAmong(sources, record.sourceEvaluation),
    avaliacao_informe: Number(nativeAmong(reports, record.informationEvaluation)),
    situacao_registro: nativeAmong(statuses, record.recordStatus),
  }];
  for (const [ordem, condicao] of record.restrictions.entries()) yield ['controle_condicao', { ...key, ordem, condicao }];
  for (const pais of new Set(record.deniedTo)) yield ['controle_pais_vedado', { ...key, pais }];
  return key;
}

const gunNumber = (ref: number): string => `BR${String(ref).padStart(8, '0')}`;

/** A CPF whose check digits are wrong on purpose, so that no invented number is a living person's. */
function invalidCpf(ref: number): string {
  const digits = [...String(ref * 7919 % 1_000_000_000).padStart(9, '0')].map(Number);
  const check = (weight: number) => (digits.reduce((sum, digit, index) => sum + digit * (weight - index), 0) * 10 % 11) % 10;
  digits.push((check(10) + 1) % 10, 0);
  return digits.join('').replace(/^(...)(...)(...)(..)$/, '$1.$2.$3-$4');
}

/** Given names of invented mothers. */
const mothers = ['Maria Aparecida', 'Ana Lúcia', 'Francisca', 'Antônia', 'Rosângela', 'Vera Lúcia', 'Sebastiana', 'Terezinha'] as const;

function* criminalStanding(ref: number, category: string | null): Iterable<NativeInsert> {
  if (category !== 'WANTED' && category !== 'CONVICTED' && category !== 'SUSPECT') return;
  const regime = category === 'CONVICTED' ? (['F', 'S', 'A'] as const)[ref % 3]! : category === 'SUSPECT' && ref % 4 === 0 ? 'P' : 'L';
  yield ['situacao_criminal', {
    id_pessoa: ref, regime, unidade_prisional: regime === 'F' || regime === 'P' ? `Penitenciária Modelo ${ref % 12 + 1}` : null,
    processos_em_curso: ref % 5, condenacoes: category === 'CONVICTED' ? ref % 3 + 1 : 0,
    foragido_desde: category === 'WANTED' ? `${String(ref % 28 + 1).padStart(2, '0')}/0${ref % 9 + 1}/2024` : null,
  }];
}

function* personRows(register: DemoRegister): Iterable<NativeInsert> {
  for (const person of register.persons) {
    const [principal, ...otherNames] = person.names;
    const key = { id_pessoa: person.ref };
    const { heightCm, weightKg, eyeColour, hairColour, marks } = person.descriptors;
    const cpfCodes = Object.keys(cpfSituations);
    const brazilian = person.nationalities.includes('BR');
    const controlKey = yield* control('pessoa', person);
    yield ['pessoa', {
      ...key, ...controlKey, nome: principal!.full,
      nome_mae: brazilian ? [mothers[person.ref % mothers.length]!, principal!.family].filter((part) => part !== null).join(' ') : null,
      cpf: brazilian ? invalidCpf(person.ref) : null,
      cpf_situacao: brazilian ? Number(person.ref % 6 === 0 ? cpfCodes[person.ref % cpfCodes.length] : 0) : null,
      sexo: nativeAmong(sexes, person.sex) ?? 'I', data_nascimento: date(person.births[0]), data_nascimento_alt: date(person.births[1]),
      naturalidade: person.placeOfBirth?.text ?? null, pais_nascimento: person.placeOfBirth?.country ?? null,
      condicao: nativeAmong(conditions, person.category), conduta: person.actionToTake,
    }];
    for (const [ordem, name] of otherNames.entries()) {
      yield ['alcunha', { ...key, ordem, alcunha: name.full, especie: nativeAmong(nameKinds, name.kind ?? 'ALIAS') }];
    }
    for (const [ordem, pais] of person.nationalities.entries()) yield ['nacionalidade', { ...key, ordem, pais }];
    yield ['caracteristica_fisica', { ...key, altura_cm: heightCm, peso_kg: weightKg, cor_olhos: eyeColour, cor_cabelos: hairColour }];
    for (const [ordem, descricao] of (marks ?? []).entries()) yield ['sinal_particular', { ...key, ordem, descricao }];
    for (const [ordem, warning] of (person.warnings ?? []).entries()) {
      yield ['alerta', { ...key, ordem, codigo: nativeAmong(alerts, warning) }];
    }
    yield* criminalStanding(person.ref, person.category);
  }
}

function* objectRows(register: DemoRegister): Iterable<NativeInsert> {
  for (const document of register.documents) {
    const controlKey = yield* control('documento', document);
    yield ['documento', {
      id_documento: document.ref, ...controlKey, id_pessoa: document.holder, tipo: nativeAmong(documentTypes, document.type),
      numero: document.number, pais_emissor: document.issuer, data_emissao: date(document.issued), data_validade: date(document.expires),
      zona_leitura: document.mrz, situacao: nativeAmong(documentSituations, document.status, document.ref),
    }];
  }
  for (const vehicle of register.vehicles) {
    const controlKey = yield* control('veiculo', vehicle);
    yield ['veiculo', {
      id_veiculo: vehicle.ref, ...controlKey, id_proprietario: vehicle.keeper, placa: vehicle.plate, pais_placa: vehicle.plateCountry,
      chassi: vehicle.vin, numero_motor: vehicle.engineNumber, marca_modelo: `${vehicle.make ?? ''}/${vehicle.model ?? ''}`,
      ano_modelo: vehicle.year, cor: vehicle.colour, situacao: nativeAmong(vehicleSituations, vehicle.status, vehicle.ref),
      data_ocorrencia: date(vehicle.stolenOn), local_ocorrencia: vehicle.stolenIn?.text ?? null,
      pais_ocorrencia: vehicle.stolenIn?.country ?? null,
    }];
  }
  for (const gun of register.firearms) {
    const key = { numero_cadastro: gunNumber(gun.ref) };
    const controlKey = yield* control('arma', gun);
    yield ['arma', {
      ...key, ...controlKey, id_proprietario: gun.keeper, especie: Number(gunKind(gun.kind, gun.ref)), marca: gun.make, modelo: gun.model,
      calibre: gun.calibre, numero_serie: gun.serial, pais_fabricacao: gun.countryOfManufacture,
      situacao: nativeAmong(gunSituations, gun.status, gun.ref),
    }];
    for (const [ordem, marcacao] of gun.importMarks.entries()) yield ['arma_marcacao', { ...key, ordem, marcacao }];
    for (const [ordem, trace] of gun.traceRequests.entries()) {
      yield ['arma_rastreamento', { ...key, ordem, data_pedido: date(trace.on), pais_consultado: trace.to, resposta: trace.answer }];
    }
  }
}

/** Code of a drug or an explosive. */
function substance({ kind, code }: SeizedItem): string | null {
  return kind === 'FIREARM' ? null : nativeAmong(kind === 'DRUG' ? drugs : explosives, code?.code ?? null) ?? code?.text ?? null;
}

const itemRow = (item: SeizedItem): Record<string, Cell> => ({
  especie: nativeAmong(itemKinds, item.kind), substancia: substance(item),
  especie_arma: item.kind === 'FIREARM' && item.code?.code ? Number(gunKind(item.code.code)) : null, descricao: item.description,
  quantidade: item.quantity, unidade: item.kind === 'CURRENCY' ? null : nativeAmong(units, item.unit),
  moeda: item.kind === 'CURRENCY' ? item.unit : null, falso: item.counterfeit,
  identificacao: item.identifier, pais_origem: item.origin,
});

function* caseRows(register: DemoRegister): Iterable<NativeInsert> {
  const offices = numbered([...register.warrants, ...register.arrests].map(({ authority }) => authority));
  const operations = numbered([...register.arrests, ...register.seizures].map(({ operation }) => operation));
  for (const [nome, id_orgao] of offices) yield ['orgao', { id_orgao, nome }];
  for (const [sigla, id_operacao] of operations) yield ['operacao', { id_operacao, sigla }];
  for (const [codigo, meaning] of Object.entries(penalTypes)) {
    yield ['tipo_penal', { codigo, descricao: meaning.toLowerCase().replaceAll(/[-_]/g, ' ') }];
  }
  yield ['tipo_penal', { codigo: desertion, descricao: 'deserção' }];
  for (const warrant of register.warrants) {
    const key = { id_mandado: warrant.ref };
    const controlKey = yield* control('mandado', warrant);
    yield ['mandado', {
      ...key, ...controlKey, id_pessoa: warrant.person, id_orgao: offices.get(warrant.authority) ?? null, numero: warrant.reference,
      especie: nativeAmong(warrantKinds, warrant.category), data_expedicao: date(warrant.issued), data_validade: date(warrant.expires),
      difusao_extradicao: warrant.extradition,
      situacao: nativeAmong(warrantSituations, warrant.status) ?? 'IGNORADO',
    }];
    const offences = warrant.offences.map((offence) => penalType(offence, warrant.ref));
    if (warrant.ref % 50 === 0) offences.push(desertion);
    for (const [ordem, tipo_penal] of offences.entries()) yield ['mandado_tipificacao', { ...key, ordem, tipo_penal }];
  }
  for (const arrest of register.arrests) {
    const key = { id_prisao: arrest.ref };
    const controlKey = yield* control('prisao', arrest);
    yield ['prisao', {
      ...key, ...controlKey, id_pessoa: arrest.person, id_orgao: offices.get(arrest.authority) ?? null,
      id_operacao: operations.get(arrest.operation) ?? null, data_hora: stamp(arrest.when), local: arrest.where?.text ?? null,
      pais_local: arrest.where?.country ?? null, modalidade: nativeAmong(arrestKinds, arrest.category),
    }];
    for (const [ordem, offence] of arrest.offences.entries()) {
      yield ['prisao_tipificacao', { ...key, ordem, tipo_penal: penalType(offence, arrest.ref) }];
    }
  }
  for (const seizure of register.seizures) {
    const key = { id_apreensao: seizure.ref };
    const controlKey = yield* control('apreensao', seizure);
    yield ['apreensao', {
      ...key, ...controlKey, id_operacao: operations.get(seizure.operation) ?? null, data_hora: stamp(seizure.when),
      local: seizure.where?.text ?? null, pais_local: seizure.where?.country ?? null,
    }];
    for (const [ordem, item] of seizure.items.entries()) yield ['item_apreendido', { ...key, ordem, ...itemRow(item) }];
  }
}

/** The demo records of Brazil as rows of its integrated database. */
export const records: DemoRecords = {
  localId: (type, ref) => (type === 'Firearm' ? gunNumber(ref) : String(ref)),
  *rows(register) {
    yield* personRows(register);
    yield* objectRows(register);
    yield* caseRows(register);
  },
};
