import {
  birth, cell, children, code, coded, codedChildren, codedText, constant, country, countryCode, day, flag, instant, nameFromText, number,
  place, readDay, readPartialDate, searchedText, someNames, text, excludedRows, ownerRules,
} from '../bureau/mapping/index.js';
import type { Child, Finder, Join, NativeRow, Relation, SeizedItem } from '../bureau/mapping/index.js';

const timeZone = 'America/Sao_Paulo';

/** Penal provisions: law and article. Desertion (CPM187) and environmental pollution (L9605-54) have no counterpart in the UCR list. */
export const penalTypes: Readonly<Record<string, string>> = {
  'CP121': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'CP157': 'ROBBERY', 'CP157-3': 'ROBBERY', 'CP129-1': 'AGGRAVATED_ASSAULT',
  'CP129-2': 'AGGRAVATED_ASSAULT', 'CP155-4': 'BURGLARY-BREAKING_ENTERING', 'CP155-5': 'MOTOR_VEHICLE_THEFT',
  'CP180': 'STOLEN_PROPERTY_OFFENSES', 'CP289': 'COUNTERFEIT-FORGERY', 'CP297': 'COUNTERFEIT-FORGERY',
  'CP171': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', 'CP148': 'KIDNAPPING-ABDUCTION', 'CP159': 'KIDNAPPING-ABDUCTION',
  'CP149A': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS', 'CP251': 'EXPLOSIVES', 'L11343-33': 'DRUG-NARCOTIC_VIOLATIONS',
  'L11343-35': 'DRUG-NARCOTIC_VIOLATIONS', 'L10826-14': 'WEAPON_LAW_VIOLATIONS', 'L10826-18': 'WEAPON_LAW_VIOLATIONS',
  'L9613-1': 'MONEY_LAUNDERING',
};

/** Kinds of firearm; 90 (made by hand) has no counterpart in the UCR list. */
export const gunKinds: Readonly<Record<string, string>> = {
  '10': 'HANDGUN', '11': 'HANDGUN', '12': 'HANDGUN', '19': 'HANDGUN-AUTOMATIC', '20': 'RIFLE', '21': 'RIFLE', '29': 'RIFLE-AUTOMATIC',
  '30': 'SHOTGUN', '39': 'SHOTGUN-AUTOMATIC', '80': 'OTHER_FIREARM',
};

/** Drugs by three letters; LAN (ether and chloroform mixtures) has no counterpart in the UCR list. */
export const drugs: Readonly<Record<string, string>> = {
  COC: 'COCAINE', CRK: 'CRACK_COCAINE', HER: 'HEROIN', MAC: 'MARIJUANA', HAX: 'HASHISH', ANF: 'AMPHETAMINES-METHAMPHETAMINES', LSD: 'LSD',
  OUT: 'OTHER_DRUGS',
};

/** Explosives: EXP- and the ATF's number of the filler. */
export const explosives: Readonly<Record<string, string>> =
  Object.fromEntries(Array.from({ length: 27 }, (_none, index) => [`EXP-${index + 1}`, `${index + 1}`]));

export const sexes = { M: 'MALE', F: 'FEMALE', I: 'NOT_KNOWN', N: 'NOT_APPLICABLE' } as const;
export const conditions = {
  PROCURADO: 'WANTED', INVESTIGADO: 'SUSPECT', CONDENADO: 'CONVICTED', DESAPARECIDO: 'MISSING', VITIMA: 'VICTIM',
  COMBATENTE_ESTRANGEIRO: 'FOREIGN_TERRORIST_FIGHTER', NAO_IDENTIFICADO: 'UNIDENTIFIED',
} as const;
export const alerts = {
  ARM: 'ARMED', VIO: 'VIOLENT', FUG: 'ESCAPE_RISK', SUI: 'SUICIDAL', EXP: 'EXPLOSIVES', CTG: 'CONTAGIOUS', PER: 'DANGEROUS',
} as const;
export const nameKinds = { C: 'BIRTH', A: 'ALIAS', M: 'MRZ' } as const;
export const documentTypes = {
  PASSAPORTE: 'PASSPORT', PASSAPORTE_OFICIAL: 'OFFICIAL_PASSPORT', IDENTIDADE: 'IDENTITY_CARD', RESIDENCIA: 'RESIDENCE_PERMIT',
  VISTO: 'VISA', REFUGIADO: 'REFUGEE_DOCUMENT', OUTRO: 'OTHER',
} as const;
export const documentSituations = {
  VALIDO: 'VALID', FURTADO: 'STOLEN', ROUBADO: 'STOLEN', EXTRAVIADO: 'LOST', FURTADO_EM_BRANCO: 'STOLEN_BLANK', CANCELADO: 'REVOKED',
  FALSO: 'COUNTERFEIT',
} as const;
export const warrantKinds = {
  PRISAO: 'ARREST_WARRANT', PREVENTIVA: 'FELONY_ARREST', CONTRAVENCAO: 'MISDEMEANOR_ARREST', TEMPORARIA: 'CAPIAS',
} as const;
export const warrantSituations = {
  PENDENTE: 'ACTIVE', INATIVO: 'INACTIVE', ANOTADO: 'LODGED', REVOGADO: 'RECALLED', DEVOLVIDO: 'RETURNED', CUMPRIDO: 'SERVED',
  SUSPENSO: 'STAYED', IGNORADO: 'UNKNOWN',
} as const;
export const vehicleSituations = {
  CIRCULACAO: 'REGISTERED', FURTADO: 'STOLEN', ROUBADO: 'STOLEN', RECUPERADO: 'RECOVERED', PROCURADO: 'WANTED', APREENDIDO: 'SEIZED',
} as const;
export const gunSituations = {
  CADASTRADA: 'REGISTERED', FURTADA: 'STOLEN', ROUBADA: 'STOLEN', EXTRAVIADA: 'LOST', APREENDIDA: 'SEIZED', TRAFICADA: 'TRAFFICKED',
  DESTRUIDA: 'DESTROYED',
} as const;
export const arrestKinds = { FLAGRANTE: 'ON-VIEW_ARREST', INTIMACAO: 'SUMMONED-CITED', MANDADO: 'TAKEN_INTO_CUSTODY' } as const;
export const itemKinds = {
  DROGA: 'DRUG', DINHEIRO: 'CURRENCY', ARMA: 'FIREARM', MUNICAO: 'AMMUNITION', EXPLOSIVO: 'EXPLOSIVE', GRANADA: 'GRENADE',
  DOCUMENTO: 'DOCUMENT', VEICULO: 'VEHICLE', OUTRO: 'OTHER',
} as const;
/** Units, to UN/ECE Recommendation 20. */
export const units: Readonly<Record<string, string>> = { kg: 'KGM', g: 'GRM', l: 'LTR', ml: 'MLT', un: 'C62' };
export const secrecies = { '1': 'OFFICIAL', '2': 'RESTRICTED', '3': 'CONFIDENTIAL' } as const;
export const handlings = { L: 'H0', P: 'H1', A: 'H2', C: 'H3' } as const;
export const sources = { A: 'A', B: 'B', C: 'C', X: 'X' } as const;
export const reports = { '1': 'ACCURATE', '2': 'KNOWN_TO_SOURCE', '3': 'CORROBORATED', '4': 'UNCONFIRMED' } as const;
export const statuses = { ATIVO: 'ACTIVE', SUSPENSO: 'SUSPENDED', BAIXADO: 'CLOSED' } as const;
export const cpfSituations = {
  '0': 'REGULAR', '2': 'SUSPENSA', '3': 'TITULAR_FALECIDO', '4': 'PENDENTE', '5': 'CANCELADA', '8': 'NULA',
} as const;
export const regimes = { F: 'FECHADO', S: 'SEMIABERTO', A: 'ABERTO', P: 'PROVISORIO', L: 'LIVRE' } as const;

/** The control of a record stands in a table of its own, one row for each record. */
const control: Join = { table: 'controle', as: 'ctl', column: 'id_controle', equals: 'id_controle' };
const office: Join = { table: 'orgao', as: 'orgao', column: 'id_orgao', equals: 'id_orgao' };
const operation: Join = { table: 'operacao', as: 'operacao', column: 'id_operacao', equals: 'id_operacao' };

const controlled = (table: string, column: string, orderBy: string): Child => ({
  table, foreignKey: 'id_controle', parentKey: 'id_controle', columns: [column], orderBy,
});

const envelope = {
  updatedAt: instant('ctl.atualizado_em', 'datetime', timeZone),
  validUntil: instant('ctl.valido_ate', 'datetime', timeZone),
  reviewDate: day('ctl.revisar_em', 'DD/MM/YYYY'),
  confidentiality: code('ctl.grau_sigilo', secrecies),
  handlingCode: code('ctl.difusao', handlings),
  sourceEvaluation: code('ctl.avaliacao_fonte', sources),
  informationEvaluation: code('ctl.avaliacao_informe', reports),
  recordStatus: code('ctl.situacao_registro', statuses),
  restrictions: children(controlled('controle_condicao', 'condicao', 'ordem'), (row) => cell(row, 'condicao')),
  audience: excludedRows(controlled('controle_pais_vedado', 'pais', 'pais'), 'pais', 'alpha-2'),
} as const;

const ofPerson = (table: string, ...columns: readonly string[]): Child => ({ table, foreignKey: 'id_pessoa', columns, orderBy: 'ordem' });
const ofGun = (table: string, ...columns: readonly string[]): Child =>
  ({ table, foreignKey: 'numero_cadastro', columns, orderBy: 'ordem' });
const tracedTo = countryCode('pais_consultado', 'alpha-2');
const alcunha = ofPerson('alcunha', 'alcunha', 'especie');
const concerning: Relation = { kind: 'many', foreignKey: 'id_pessoa' }, owned: Relation = { kind: 'many', foreignKey: 'id_proprietario' };
const nameFinder = (column: string): Finder => ({ by: 'name', columns: [column] });
const sinal = ofPerson('sinal_particular', 'descricao');

const penalTypesOf = (table: string, foreignKey: string) =>
  codedChildren({ table, foreignKey, columns: ['tipo_penal'], orderBy: 'ordem' }, 'tipo_penal', 'UCR_OFFENSE', penalTypes);

const nameKind = code('especie', nameKinds);
const birthDate = birth('data_nascimento', 'DD/MM/YYYY');
const otherBirthDate = birth('data_nascimento_alt', 'DD/MM/YYYY');
const nationalityCode = countryCode('pais', 'alpha-2');

/** The part of `MARCA/MODELO` before or after its first stroke. */
const brandPart = (row: NativeRow, part: 0 | 1): string | null => {
  const [brand = '', ...model] = (cell(row, 'marca_modelo') ?? '').split('/');
  return (part === 0 ? brand : model.join('/')).trim() || null;
};

const items: Child = {
  table: 'item_apreendido', foreignKey: 'id_apreensao', orderBy: 'ordem',
  columns: [
    'especie', 'substancia', 'especie_arma', 'descricao', 'quantidade', 'unidade', 'moeda', 'falso', 'identificacao', 'pais_origem',
  ],
};
const itemKind = code('especie', itemKinds);
const quantity = number('quantidade');
const counterfeit = flag('falso', true, false);
const origin = countryCode('pais_origem', 'alpha-2');

function item(row: NativeRow): SeizedItem {
  const kind = itemKind.read(row, {});
  const unit = cell(row, 'unidade');
  return {
    kind,
    code: kind === 'FIREARM' ? coded(row['especie_arma'], 'UCR_WEAPON', gunKinds)
      : kind === 'DRUG' ? coded(row['substancia'], 'UCR_DRUG', drugs) : coded(row['substancia'], 'ATF_EXPLOSIVE', explosives),
    description: cell(row, 'descricao'),
    quantity: quantity.read(row, {}),
    unit: cell(row, 'moeda') ?? (unit === null ? null : units[unit] ?? unit),
    counterfeit: counterfeit.read(row, {}),
    identifier: cell(row, 'identificacao'),
    origin: origin.read(row, {}),
  };
}

const extension = `
"Standing of a number in the Brazilian register of taxpayers (CPF)."
enum BrCpfSituacao {
  "In order."
  REGULAR
  "Suspended because the entry is not complete."
  SUSPENSA
  "The holder has died."
  TITULAR_FALECIDO
  "A tax return is due."
  PENDENTE
  "Cancelled."
  CANCELADA
  "Null, because it was obtained by fraud."
  NULA
}

"How a sentence is served in Brazil."
enum BrRegime {
  "Closed: in a prison."
  FECHADO
  "Half open: work outside by day."
  SEMIABERTO
  "Open: in a hostel or at home."
  ABERTO
  "Held before trial."
  PROVISORIO
  "At liberty."
  LIVRE
}

"A person's standing before the Brazilian criminal courts."
type BrSituacaoCriminal {
  "How a sentence is served now."
  regime: BrRegime
  "The prison, in the register's own words. Null: in none."
  unidadePrisional: String
  "Number of criminal cases that are open."
  processosEmCurso: Int
  "Number of final convictions."
  condenacoes: Int
  "At large since this day, ISO 8601. Null: not at large."
  foragidoDesde: String
}

extend type Person {
  "Number in the Brazilian register of taxpayers (CPF), \`000.000.000-00\`."
  brCpf: String
  "Standing of that number."
  brCpfSituacao: BrCpfSituacao
  "Full name of the mother, by which Brazil tells namesakes apart."
  brNomeMae: String
  "Standing before the criminal courts. Null: no case on record."
  brSituacaoCriminal: BrSituacaoCriminal
}
`;

/** Systems of partners are given nothing reserved. */
const rules = ownerRules(['country', 'role', 'handling'], [
  { rule: 'excluded-countries', then: 'MASKED' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ country: ['BR'] }, { role: ['ANALYST'] }], then: 'MASKED' },
  { rule: 'confidentiality', of: ['RESTRICTED'], only: [{ role: ['ANALYST', 'OFFICER'] }], then: 'MASKED' },
  { rule: 'handling-bound', then: 'MASKED' },
]);

/**
 * Brazil (invented): normalised tables after the shape of a national integration of police databases. The make of a
 * vehicle is kept in one column with its model and so cannot be searched by itself.
 */
export const bureau = country({
  country: 'BR',
  name: 'Brazil',
  timeZone,
  contact: { bureau: 'Escritório Nacional de Integração Policial', telephone: '+55 61 5550 0190', email: 'plantao@integracao.example' },
  extension,
  rules,
  registers: {
    Person: {
      table: 'pessoa',
      key: 'id_pessoa',
      joins: [
        control,
        { table: 'caracteristica_fisica', as: 'cf', column: 'id_pessoa', equals: 'id_pessoa' },
        { table: 'situacao_criminal', as: 'sc', column: 'id_pessoa', equals: 'id_pessoa' },
      ],
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS', 'IDENTIFICATION', 'INVESTIGATION'] as const),
        actionToTake: text('conduta'),
        warnings: children(ofPerson('alerta', 'codigo'), (row) => alerts[cell(row, 'codigo') as keyof typeof alerts] ?? null),
        category: code('condicao', conditions),
        names: {
          columns: ['nome'],
          children: { alcunha },
          read: (row, rows) => someNames(
            nameFromText(row['nome']),
            ...(rows['alcunha'] ?? []).map((other) => nameFromText(other['alcunha'], { kind: nameKind.read(other, {}) })),
          ),
          find: { by: 'any', of: [nameFinder('nome'), { by: 'child', child: alcunha, finder: nameFinder('alcunha') }] },
        },
        sex: code('sexo', sexes),
        births: {
          columns: ['data_nascimento', 'data_nascimento_alt'],
          read: (row) => [birthDate, otherBirthDate].flatMap((date) => date.read(row, {}) ?? []),
          find: { by: 'any', of: [birthDate.find!, otherBirthDate.find!] },
        },
        placeOfBirth: place('naturalidade', countryCode('pais_nascimento', 'alpha-2')),
        nationalities: children(ofPerson('nacionalidade', 'pais'), (row) => nationalityCode.read(row, {}), nationalityCode.find),
        descriptors: {
          columns: ['cf.altura_cm', 'cf.peso_kg', 'cf.cor_olhos', 'cf.cor_cabelos'],
          children: { sinal },
          read: (row, rows) => ({
            heightCm: number('cf.altura_cm').read(row, {}),
            weightKg: number('cf.peso_kg').read(row, {}),
            eyeColour: cell(row, 'cf.cor_olhos'),
            hairColour: cell(row, 'cf.cor_cabelos'),
            marks: (rows['sinal'] ?? []).map((mark) => cell(mark, 'descricao')).filter((mark) => mark !== null),
          }),
        },
      },
      relations: { documents: concerning, warrants: concerning, arrests: concerning, vehicles: owned, firearms: owned },
      extra: {
        brCpf: text('cpf'),
        brCpfSituacao: code('cpf_situacao', cpfSituations),
        brNomeMae: text('nome_mae'),
        brSituacaoCriminal: {
          columns: ['sc.id_pessoa', 'sc.regime', 'sc.unidade_prisional', 'sc.processos_em_curso', 'sc.condenacoes', 'sc.foragido_desde'],
          read: (row) => (cell(row, 'sc.id_pessoa') === null ? null : {
            regime: code('sc.regime', regimes).read(row, {}),
            unidadePrisional: cell(row, 'sc.unidade_prisional'),
            processosEmCurso: number('sc.processos_em_curso').read(row, {}),
            condenacoes: number('sc.condenacoes').read(row, {}),
            foragidoDesde: readPartialDate(row['sc.foragido_desde'], 'DD/MM/YYYY'),
          }),
        },
      },
    },
    TravelDocument: {
      table: 'documento',
      key: 'id_documento',
      joins: [control],
      fields: {
        ...envelope,
        purposes: constant(['IDENTIFICATION', 'BORDER_CONTROL'] as const),
        type: code('tipo', documentTypes),
        number: searchedText('numero', 'alnum'),
        issuer: countryCode('pais_emissor', 'alpha-2'),
        issued: day('data_emissao', 'DD/MM/YYYY'),
        expires: day('data_validade', 'DD/MM/YYYY'),
        mrz: text('zona_leitura'),
        status: code('situacao', documentSituations),
      },
      relations: { holder: { kind: 'one', column: 'id_pessoa' } },
    },
    Warrant: {
      table: 'mandado',
      key: 'id_mandado',
      joins: [control, office],
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS'] as const),
        reference: searchedText('numero', 'alnum'),
        offences: penalTypesOf('mandado_tipificacao', 'id_mandado'),
        authority: text('orgao.nome'),
        issued: day('data_expedicao', 'DD/MM/YYYY'),
        expires: day('data_validade', 'DD/MM/YYYY'),
        extradition: flag('difusao_extradicao', true, false),
        category: codedText('especie', 'NDEX_WARRANT_CATEGORY', warrantKinds),
        status: code('situacao', warrantSituations),
      },
      relations: { person: { kind: 'one', column: 'id_pessoa' } },
    },
    Vehicle: {
      table: 'veiculo',
      key: 'id_veiculo',
      joins: [control],
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'BORDER_CONTROL'] as const),
        vin: searchedText('chassi', 'alnum'),
        plate: searchedText('placa', 'alnum'),
        plateCountry: countryCode('pais_placa', 'alpha-2'),
        make: { columns: ['marca_modelo'], read: (row) => brandPart(row, 0) },
        model: { columns: ['marca_modelo'], read: (row) => brandPart(row, 1) },
        year: number('ano_modelo'),
        colour: text('cor'),
        engineNumber: searchedText('numero_motor', 'alnum'),
        status: code('situacao', vehicleSituations),
        stolenOn: day('data_ocorrencia', 'DD/MM/YYYY'),
        stolenIn: place('local_ocorrencia', countryCode('pais_ocorrencia', 'alpha-2')),
      },
      relations: { keeper: { kind: 'one', column: 'id_proprietario' } },
    },
    Firearm: {
      table: 'arma',
      key: 'numero_cadastro',
      joins: [control],
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION'] as const),
        kind: codedText('especie', 'UCR_WEAPON', gunKinds),
        make: searchedText('marca', 'case'),
        model: text('modelo'),
        calibre: searchedText('calibre', 'alnum'),
        serial: searchedText('numero_serie', 'alnum'),
        countryOfManufacture: countryCode('pais_fabricacao', 'alpha-2'),
        importMarks: children(ofGun('arma_marcacao', 'marcacao'), (row) => cell(row, 'marcacao')),
        status: code('situacao', gunSituations),
        traceRequests: children(ofGun('arma_rastreamento', 'data_pedido', 'pais_consultado', 'resposta'), (row) => ({
          on: readDay(row['data_pedido'], 'DD/MM/YYYY'), to: tracedTo.read(row, {}), answer: cell(row, 'resposta'),
        })),
      },
      relations: { keeper: { kind: 'one', column: 'id_proprietario' } },
    },
    Arrest: {
      table: 'prisao',
      key: 'id_prisao',
      joins: [control, office, operation],
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION'] as const),
        when: instant('data_hora', 'datetime', timeZone),
        where: place('local', countryCode('pais_local', 'alpha-2')),
        authority: text('orgao.nome'),
        offences: penalTypesOf('prisao_tipificacao', 'id_prisao'),
        category: codedText('modalidade', 'UCR_ARREST_CATEGORY', arrestKinds),
        operation: searchedText('operacao.sigla', 'case'),
      },
      relations: { person: { kind: 'one', column: 'id_pessoa' } },
    },
    Seizure: {
      table: 'apreensao',
      key: 'id_apreensao',
      joins: [control, operation],
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'THREAT_ANALYSIS'] as const),
        when: instant('data_hora', 'datetime', timeZone),
        where: place('local', countryCode('pais_local', 'alpha-2')),
        operation: searchedText('operacao.sigla', 'case'),
        items: children(items, item, itemKind.find),
      },
    },
  },
});
