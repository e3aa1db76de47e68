import {
  birth, cell, children, code, coded, codedChildren, codedText, constant, country, countryCode, day, flag, instant, list, nameFromParts,
  number, place, searchedText, someNames, split, text,
  excludedList, ownerRules,
} from '../bureau/mapping/index.js';
import type { Child, Join, NativeRow, SeizedItem } from '../bureau/mapping/index.js';

const timeZone = 'America/Argentina/Buenos_Aires';

/** Kinds of requirement, by what they ask about. A number in the catalogue is the class's hundreds and the place in its list. */
export const requirementTypes = {
  PERSONA: {
    'P-CAP': 'WANTED', 'P-INV': 'SUSPECT', 'P-CON': 'CONVICTED', 'P-PAR': 'MISSING', 'P-VIC': 'VICTIM',
    'P-CTE': 'FOREIGN_TERRORIST_FIGHTER', 'P-NNI': 'UNIDENTIFIED',
  },
  CAPTURA: { 'C-ORD': 'ARREST_WARRANT', 'C-CRI': 'FELONY_ARREST', 'C-CON': 'MISDEMEANOR_ARREST', 'C-COM': 'CAPIAS' },
  DOCUMENTO: { 'D-VIG': 'VALID', 'D-SUS': 'STOLEN', 'D-EXT': 'LOST', 'D-BLA': 'STOLEN_BLANK', 'D-ANU': 'REVOKED', 'D-APO': 'COUNTERFEIT' },
  AUTOMOTOR: { 'A-REG': 'REGISTERED', 'A-ROB': 'STOLEN', 'A-REC': 'RECOVERED', 'A-BUS': 'WANTED', 'A-SEC': 'SEIZED' },
  ARMA: { 'R-REG': 'REGISTERED', 'R-ROB': 'STOLEN', 'R-EXT': 'LOST', 'R-SEC': 'SEIZED', 'R-TRA': 'TRAFFICKED', 'R-DES': 'DESTROYED' },
} as const;

/** A row of the catalogue of kinds of requirement. */
export interface RequirementType { readonly id: number; readonly codigo: string; readonly clase: keyof typeof requirementTypes }

/** The catalogue of kinds of requirement. */
export const requirementCatalogue: readonly RequirementType[] =
  Object.entries(requirementTypes).flatMap(([clase, codes], hundreds) =>
    Object.keys(codes).map((codigo, index) =>
      ({ id: (hundreds + 1) * 100 + index + 1, codigo, clase: clase as keyof typeof requirementTypes })));

/** Offences: law and article. Evasion of taxes (24769-1) and smuggling (22415-863) have no counterpart in the UCR list. */
export const offences: Readonly<Record<string, string>> = {
  'CP-79': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'CP-80': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'CP-90': 'AGGRAVATED_ASSAULT',
  'CP-91': 'AGGRAVATED_ASSAULT', 'CP-142bis': 'KIDNAPPING-ABDUCTION', 'CP-145bis': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS',
  'CP-163-6': 'MOTOR_VEHICLE_THEFT', 'CP-164': 'ROBBERY', 'CP-166': 'ROBBERY', 'CP-167': 'BURGLARY-BREAKING_ENTERING',
  'CP-172': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', 'CP-189bis-1': 'EXPLOSIVES', 'CP-189bis-2': 'WEAPON_LAW_VIOLATIONS',
  'CP-277': 'STOLEN_PROPERTY_OFFENSES', 'CP-282': 'COUNTERFEIT-FORGERY', 'CP-292': 'COUNTERFEIT-FORGERY', 'CP-303': 'MONEY_LAUNDERING',
  '23737-5': 'DRUG-NARCOTIC_VIOLATIONS', '23737-7': 'DRUG-NARCOTIC_VIOLATIONS',
};

/** Offences of the catalogue without a counterpart. */
export const otherOffences = ['22415-863', '24769-1'] as const;

/** Kinds of firearm; TUM (a home-made shotgun) has no counterpart in the UCR list. */
export const armTypes: Readonly<Record<string, string>> = {
  PIS: 'HANDGUN', REV: 'HANDGUN', PIA: 'HANDGUN-AUTOMATIC', CAR: 'RIFLE', FUS: 'RIFLE', FUA: 'RIFLE-AUTOMATIC', ESC: 'SHOTGUN',
  ESA: 'SHOTGUN-AUTOMATIC', OTR: 'OTHER_FIREARM',
};
export const otherArmTypes = ['TUM'] as const;

/** Narcotics; PRE (precursors) has no counterpart in the UCR list. */
export const drugs: Readonly<Record<string, string>> = {
  'CLOR-COC': 'COCAINE', PACO: 'CRACK_COCAINE', HEROINA: 'HEROIN', MARIHUANA: 'MARIJUANA', HACHIS: 'HASHISH',
  ANFETAMINA: 'AMPHETAMINES-METHAMPHETAMINES', LSD: 'LSD', OTRAS: 'OTHER_DRUGS',
};

/** Explosives: X and the ATF's number. */
export const explosives: Readonly<Record<string, string>> =
  Object.fromEntries(Array.from({ length: 27 }, (_none, index) => [`X${index + 1}`, `${index + 1}`]));

export const sexes = { '1': 'MALE', '2': 'FEMALE', X: 'NOT_KNOWN', N: 'NOT_APPLICABLE' } as const;
export const dangers = {
  A: 'ARMED', V: 'VIOLENT', F: 'ESCAPE_RISK', S: 'SUICIDAL', E: 'EXPLOSIVES', C: 'CONTAGIOUS', P: 'DANGEROUS',
} as const;
export const documentTypes = {
  PAS: 'PASSPORT', PAO: 'OFFICIAL_PASSPORT', DNI: 'IDENTITY_CARD', RES: 'RESIDENCE_PERMIT', VIS: 'VISA', REF: 'REFUGEE_DOCUMENT',
  OTR: 'OTHER',
} as const;
export const warrantStatuses = {
  VIGENTE: 'ACTIVE', INACTIVA: 'INACTIVE', EN_UNIDAD: 'LODGED', SIN_EFECTO: 'RECALLED', DEVUELTA: 'RETURNED', CUMPLIDA: 'SERVED',
  EN_SUSPENSO: 'STAYED', SIN_DATO: 'UNKNOWN',
} as const;
export const arrestModes = { FLAGRANCIA: 'ON-VIEW_ARREST', CITACION: 'SUMMONED-CITED', ORDEN: 'TAKEN_INTO_CUSTODY' } as const;
export const itemKinds = {
  ESTUPEFACIENTE: 'DRUG', DINERO: 'CURRENCY', ARMA: 'FIREARM', MUNICION: 'AMMUNITION', EXPLOSIVO: 'EXPLOSIVE', GRANADA: 'GRENADE',
  DOCUMENTO: 'DOCUMENT', AUTOMOTOR: 'VEHICLE', OTRO: 'OTHER',
} as const;
/** Measures, to UN/ECE Recommendation 20. */
export const measures: Readonly<Record<string, string>> = { KG: 'KGM', G: 'GRM', LT: 'LTR', CC: 'MLT', U: 'C62' };
export const reserves = { '0': 'OFFICIAL', '1': 'RESTRICTED', '2': 'CONFIDENTIAL' } as const;
export const uses = { LIBRE: 'H0', NO_PRUEBA: 'H1', CONSULTAR: 'H2', CONDICIONADO: 'H3' } as const;
export const sources = { A: 'A', B: 'B', C: 'C', X: 'X' } as const;
export const statuses = { V: 'ACTIVE', S: 'SUSPENDED', C: 'CLOSED' } as const;

/** What a requirement says of itself; `of` is the name of the join to it, with a dot, or nothing for a requirement itself. */
const requirement = (of: 'req.' | '') => ({
  updatedAt: instant(`${of}actualizado`, 'epoch-s', timeZone),
  validUntil: instant(`${of}vigente_hasta`, 'epoch-s', timeZone),
  reviewDate: day(`${of}revision`, 'epoch-s'),
  confidentiality: code(`${of}reserva`, reserves),
  handlingCode: code(`${of}uso`, uses),
  sourceEvaluation: code(`${of}fuente`, sources),
  recordStatus: code(`${of}estado`, statuses),
  restrictions: list(`${of}observaciones`, '\n'),
  audience: excludedList(`${of}excluidos`, ',', 'numeric'),
}) as const;

/** The requirement by which a person or an object came into the register, and its kind. */
const byRequirement: readonly Join[] = [
  { table: 'requerimiento', as: 'req', column: 'id_requerimiento', equals: 'id_requerimiento' },
  { table: 'cat_tipo_requerimiento', as: 'tipo', column: 'id_tipo', equals: 'req.id_tipo' },
];
const office: Join = { table: 'cat_organismo', as: 'organismo', column: 'id_organismo', equals: 'id_organismo' };
const land = (as: string, equals: string): Join => ({ table: 'cat_pais', as, column: 'id_pais', equals });

/** What a police procedure says of itself. */
const procedure = {
  updatedAt: instant('actualizado', 'datetime', timeZone),
  validUntil: instant('vigente_hasta', 'datetime', timeZone),
  confidentiality: code('reserva', reserves),
  handlingCode: code('uso', uses),
  restrictions: list('observaciones', '\n'),
  when: instant('fecha_hora', 'datetime', timeZone),
  where: place('lugar', countryCode('pais.cod_iso', 'numeric')),
  operation: searchedText('operativo', 'case'),
} as const;

const offencesOf = (table: string, key: string) => codedChildren(
  {
    table, foreignKey: key, columns: ['delito.codigo'], orderBy: 'orden',
    joins: [{ table: 'cat_delito', as: 'delito', column: 'id_delito', equals: 'id_delito' }],
  },
  'delito.codigo', 'UCR_OFFENSE', offences,
);

const otherIdentity: Child = {
  table: 'otra_identidad', foreignKey: 'id_sujeto', columns: ['apellido', 'nombre', 'fecha_nacimiento'], orderBy: 'id_identidad',
};
const birthDate = birth('fecha_nacimiento', 'YYYY-MM-DD');
const nationality: Child = {
  table: 'sujeto_nacionalidad', foreignKey: 'id_sujeto', columns: ['pais.cod_iso'], joins: [land('pais', 'id_pais')], orderBy: 'orden',
};
const nationalityCode = countryCode('pais.cod_iso', 'numeric');

/** Metres as centimetres. */
const centimetres = (metres: number | null): number | null => (metres === null ? null : Math.round(metres * 100));

const itemKind = code('rubro', itemKinds);
const quantity = number('cantidad');
const counterfeit = flag('apocrifo', 'S', 'N');
const origin = countryCode('pais.cod_iso', 'numeric');

function item(row: NativeRow): SeizedItem {
  const kind = itemKind.read(row, {});
  const measure = cell(row, 'medida');
  return {
    kind,
    code: kind === 'DRUG' ? coded(row['codigo'], 'UCR_DRUG', drugs)
      : kind === 'FIREARM' ? coded(row['codigo'], 'UCR_WEAPON', armTypes) : coded(row['codigo'], 'ATF_EXPLOSIVE', explosives),
    description: cell(row, 'detalle'),
    quantity: quantity.read(row, {}),
    unit: measure === null ? null : measures[measure] ?? measure,
    counterfeit: counterfeit.read(row, {}),
    identifier: cell(row, 'numeracion'),
    origin: origin.read(row, {}),
  };
}

/** Confidential files are for investigators; each file names the countries it is kept from. */
const rules = ownerRules(['country', 'role'], [
  { rule: 'excluded-countries', on: ['Person', 'Warrant', 'TravelDocument', 'Vehicle', 'Firearm'], then: 'MASKED' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ country: ['AR'] }, { role: ['ANALYST'] }], then: 'MASKED' },
]);

/**
 * Argentina (invented): a register of judicial requirements, to which persons, documents, vehicles and firearms are
 * subject. Calibres are written as each court writes them and cannot be searched.
 */
export const bureau = country({
  country: 'AR',
  name: 'Argentina',
  timeZone,
  contact: {
    bureau: 'Registro Nacional de Requerimientos, enlace internacional, Buenos Aires',
    telephone: '+54 11 5550 0123',
    email: 'enlace@requerimientos.example',
  },
  rules,
  registers: {
    Person: {
      table: 'sujeto',
      key: 'id_sujeto',
      joins: [...byRequirement, land('pn', 'pais_nacimiento')],
      fields: {
        ...requirement('req.'),
        purposes: constant(['WANTED_PERSONS', 'INVESTIGATION'] as const),
        actionToTake: text('req.medida'),
        warnings: list('peligrosidad', '', (letter) => dangers[letter as keyof typeof dangers] ?? null),
        category: code('tipo.codigo', requirementTypes.PERSONA),
        names: {
          columns: ['apellido', 'nombre'],
          children: { otherIdentity },
          read: (row, rows) => someNames(
            nameFromParts({ family: row['apellido'], given: row['nombre'] }, 'family-given'),
            ...(rows['otherIdentity'] ?? []).map(
              (other) => nameFromParts({ family: other['apellido'], given: other['nombre'] }, 'family-given', { kind: 'ALIAS' }),
            ),
          ),
          find: {
            by: 'any',
            of: [
              { by: 'name', columns: ['apellido', 'nombre'] },
              { by: 'child', child: otherIdentity, finder: { by: 'name', columns: ['apellido', 'nombre'] } },
            ],
          },
        },
        sex: code('sexo', sexes),
        births: {
          columns: ['fecha_nacimiento'],
          children: { otherIdentity },
          read: (row, rows) => [row, ...(rows['otherIdentity'] ?? [])].flatMap((each) => birthDate.read(each, {}) ?? []),
          find: { by: 'any', of: [birthDate.find!, { by: 'child', child: otherIdentity, finder: birthDate.find! }] },
        },
        placeOfBirth: place('lugar_nacimiento', countryCode('pn.cod_iso', 'numeric')),
        nationalities: children(nationality, (row) => nationalityCode.read(row, {}), nationalityCode.find),
        descriptors: {
          columns: ['estatura', 'peso', 'ojos', 'cabello', 'senas'],
          read: (row) => ({
            heightCm: centimetres(number('estatura').read(row, {})),
            weightKg: number('peso').read(row, {}),
            eyeColour: cell(row, 'ojos'),
            hairColour: cell(row, 'cabello'),
            marks: split(row['senas'], ';'),
          }),
        },
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'id_titular' },
        warrants: { kind: 'link', table: 'requerimiento_sujeto', here: 'id_sujeto', there: 'id_requerimiento' },
        arrests: { kind: 'many', foreignKey: 'id_detenido' },
        vehicles: { kind: 'many', foreignKey: 'id_titular' },
        firearms: { kind: 'many', foreignKey: 'id_legitimo_usuario' },
      },
    },
    Warrant: {
      table: 'requerimiento',
      key: 'id_requerimiento',
      where: { id_tipo: requirementCatalogue.filter(({ clase }) => clase === 'CAPTURA').map(({ id }) => id) },
      joins: [{ table: 'cat_tipo_requerimiento', as: 'tipo', column: 'id_tipo', equals: 'id_tipo' }, office],
      fields: {
        ...requirement(''),
        purposes: constant(['WANTED_PERSONS'] as const),
        actionToTake: text('medida'),
        reference: searchedText('causa', 'alnum'),
        offences: offencesOf('requerimiento_delito', 'id_requerimiento'),
        authority: text('organismo.nombre'),
        issued: day('fecha_oficio', 'epoch-s'),
        expires: day('fecha_caducidad', 'epoch-s'),
        extradition: flag('extradicion', 'S', 'N'),
        category: codedText('tipo.codigo', 'NDEX_WARRANT_CATEGORY', requirementTypes.CAPTURA),
        status: code('estado_judicial', warrantStatuses),
      },
      relations: { person: { kind: 'link', table: 'requerimiento_sujeto', here: 'id_requerimiento', there: 'id_sujeto' } },
    },
    TravelDocument: {
      table: 'documento',
      key: 'id_documento',
      joins: [...byRequirement, land('emisor', 'id_pais_emisor')],
      fields: {
        ...requirement('req.'),
        purposes: constant(['IDENTIFICATION', 'BORDER_CONTROL'] as const),
        type: code('clase', documentTypes),
        number: searchedText('numero', 'alnum'),
        issuer: countryCode('emisor.cod_iso', 'numeric'),
        issued: day('emision', 'YYYY-MM-DD'),
        expires: day('vencimiento', 'YYYY-MM-DD'),
        mrz: text('zona_mecanica'),
        status: code('tipo.codigo', requirementTypes.DOCUMENTO),
      },
      relations: { holder: { kind: 'one', column: 'id_titular' } },
    },
    Vehicle: {
      table: 'automotor',
      key: 'id_automotor',
      joins: [...byRequirement, land('pd', 'id_pais_dominio'), land('pr', 'id_pais_robo')],
      fields: {
        ...requirement('req.'),
        purposes: constant(['INVESTIGATION', 'BORDER_CONTROL'] as const),
        vin: searchedText('chasis', 'alnum'),
        plate: searchedText('dominio', 'alnum'),
        plateCountry: countryCode('pd.cod_iso', 'numeric'),
        make: searchedText('marca', 'case'),
        model: text('modelo'),
        year: number('anio'),
        colour: text('color'),
        engineNumber: searchedText('motor', 'alnum'),
        status: code('tipo.codigo', requirementTypes.AUTOMOTOR),
        stolenOn: day('fecha_robo', 'YYYY-MM-DD'),
        stolenIn: place('lugar_robo', countryCode('pr.cod_iso', 'numeric')),
      },
      relations: { keeper: { kind: 'one', column: 'id_titular' } },
    },
    Firearm: {
      table: 'arma',
      key: 'id_arma',
      joins: [
        ...byRequirement, land('pf', 'id_pais_fabricacion'),
        { table: 'cat_arma', as: 'ca', column: 'id_clase_arma', equals: 'id_clase_arma' },
      ],
      fields: {
        ...requirement('req.'),
        purposes: constant(['INVESTIGATION'] as const),
        kind: codedText('ca.codigo', 'UCR_WEAPON', armTypes),
        make: searchedText('marca', 'case'),
        model: text('modelo'),
        calibre: text('calibre'),
        serial: searchedText('matricula', 'alnum'),
        countryOfManufacture: countryCode('pf.cod_iso', 'numeric'),
        importMarks: list('cunos', ';'),
        status: code('tipo.codigo', requirementTypes.ARMA),
      },
      relations: { keeper: { kind: 'one', column: 'id_legitimo_usuario' } },
    },
    Arrest: {
      table: 'procedimiento',
      key: 'id_procedimiento',
      where: { clase: 'DETENCION' },
      joins: [office, land('pais', 'id_pais')],
      fields: {
        ...procedure,
        purposes: constant(['INVESTIGATION'] as const),
        authority: text('organismo.nombre'),
        offences: offencesOf('procedimiento_delito', 'id_procedimiento'),
        category: codedText('modo', 'UCR_ARREST_CATEGORY', arrestModes),
      },
      relations: { person: { kind: 'one', column: 'id_detenido' } },
    },
    Seizure: {
      table: 'procedimiento',
      key: 'id_procedimiento',
      where: { clase: 'SECUESTRO' },
      joins: [land('pais', 'id_pais')],
      fields: {
        ...procedure,
        purposes: constant(['INVESTIGATION', 'THREAT_ANALYSIS'] as const),
        items: children(
          {
            table: 'efecto_secuestrado', foreignKey: 'id_procedimiento', orderBy: 'renglon', joins: [land('pais', 'id_pais_origen')],
            columns: ['rubro', 'codigo', 'detalle', 'cantidad', 'medida', 'apocrifo', 'numeracion', 'pais.cod_iso'],
          },
          item,
          itemKind.find,
        ),
      },
    },
  },
});
