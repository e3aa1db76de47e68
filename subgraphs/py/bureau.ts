import spanish from 'i18n-iso-countries/langs/es.json';
import {
  birth, cell, code, coded, codedList, codedText, constant, country, countryCode, day, flag, instant, list, nameFromParts, place, readDay,
  readInstant, searchedText, someNames, split, text,
  ownerRules,
} from '../bureau/mapping/index.js';
import type { Name, NativeRow, SeizedItem } from '../bureau/mapping/index.js';

const timeZone = 'America/Asuncion';

/** The countries by their names in Spanish, in capitals; some have two. */
export const countries: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(spanish.countries).flatMap(([alpha2, names]) => [names].flat().map((name) => [name.toUpperCase(), alpha2])),
);

/** Punishable acts by their names. CONTRABANDO and ABIGEATO (cattle theft) have no counterpart in the UCR list. */
export const acts: Readonly<Record<string, string>> = {
  'HOMICIDIO DOLOSO': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'ROBO': 'ROBBERY', 'ROBO AGRAVADO': 'ROBBERY',
  'LESION GRAVE': 'AGGRAVATED_ASSAULT', 'HURTO AGRAVADO': 'BURGLARY-BREAKING_ENTERING', 'HURTO DE AUTOMOTOR': 'MOTOR_VEHICLE_THEFT',
  'TRAFICO DE DROGAS': 'DRUG-NARCOTIC_VIOLATIONS', 'TENENCIA DE DROGAS': 'DRUG-NARCOTIC_VIOLATIONS',
  'LEY DE ARMAS': 'WEAPON_LAW_VIOLATIONS', 'PRODUCCION DE MONEDA FALSA': 'COUNTERFEIT-FORGERY',
  'PRODUCCION DE DOCUMENTO FALSO': 'COUNTERFEIT-FORGERY', 'ESTAFA': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME',
  'TRATA DE PERSONAS': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS', 'LAVADO DE DINERO': 'MONEY_LAUNDERING',
  'TENENCIA DE EXPLOSIVOS': 'EXPLOSIVES', 'REDUCCION': 'STOLEN_PROPERTY_OFFENSES', 'SECUESTRO': 'KIDNAPPING-ABDUCTION',
  'PRIVACION DE LIBERTAD': 'KIDNAPPING-ABDUCTION',
};

/** Kinds of firearm in seizures. */
export const weapons: Readonly<Record<string, string>> = {
  'PISTOLA': 'HANDGUN', 'REVOLVER': 'HANDGUN', 'PISTOLA AUTOMATICA': 'HANDGUN-AUTOMATIC', 'RIFLE': 'RIFLE',
  'FUSIL AUTOMATICO': 'RIFLE-AUTOMATIC', 'ESCOPETA': 'SHOTGUN', 'OTRA ARMA': 'OTHER_FIREARM',
};

/** Drugs; HOJA DE COCA has no counterpart in the UCR list. */
export const drugs: Readonly<Record<string, string>> = {
  'COCAINA': 'COCAINE', 'CRACK': 'CRACK_COCAINE', 'HEROINA': 'HEROIN', 'MARIHUANA PRENSADA': 'MARIJUANA', 'HACHIS': 'HASHISH',
  'ANFETAMINAS': 'AMPHETAMINES-METHAMPHETAMINES', 'LSD': 'LSD', 'OTRAS SUSTANCIAS': 'OTHER_DRUGS',
};

/** Explosives, to the ATF's filler codes. */
export const explosives: Readonly<Record<string, string>> = {
  'ANFO': '1', 'POLVORA NEGRA': '2', 'AGENTE DE VOLADURA': '3', 'MULTIPLICADOR': '4', 'C3': '5', 'C4': '6', 'COMPOSICION B': '7',
  'LAMINA': '8', 'DINAMITA BINARIA': '9', 'DINAMITA': '10', 'LIQUIDO INFLAMABLE': '11', 'SOLIDO INFLAMABLE': '12',
  'EXPLOSIVO LIQUIDO': '13', 'MAGNESIO': '14', 'FOSFOROS': '15', 'NITROGLICERINA': '16', 'MUNICION MILITAR': '17',
  'POLVORA GRANULADA': '18', 'PENTRITA': '19', 'CLORATO': '20', 'NITRATO DE AMONIO': '21', 'RDX': '22', 'CARGA HUECA': '23',
  'SIMULADOR': '24', 'POLVORA SIN HUMO': '25', 'TROTYL': '26', 'OTRO EXPLOSIVO': '27',
};

export const sexes = { MASCULINO: 'MALE', FEMENINO: 'FEMALE', 'SIN DATO': 'NOT_KNOWN', 'NO APLICA': 'NOT_APPLICABLE' } as const;
export const situations = {
  'CON ORDEN DE CAPTURA': 'WANTED', 'SOSPECHOSO': 'SUSPECT', 'CONDENADO': 'CONVICTED', 'DESAPARECIDO': 'MISSING', 'VICTIMA': 'VICTIM',
  'COMBATIENTE EXTRANJERO': 'FOREIGN_TERRORIST_FIGHTER', 'NO IDENTIFICADO': 'UNIDENTIFIED',
} as const;
export const dangers = {
  'ARMADO': 'ARMED', 'VIOLENTO': 'VIOLENT', 'SE FUGA': 'ESCAPE_RISK', 'SUICIDA': 'SUICIDAL', 'EXPLOSIVOS': 'EXPLOSIVES',
  'CONTAGIOSO': 'CONTAGIOUS', 'PELIGROSO': 'DANGEROUS',
} as const;
export const documentTypes = {
  'PASAPORTE': 'PASSPORT', 'PASAPORTE OFICIAL': 'OFFICIAL_PASSPORT', 'CEDULA': 'IDENTITY_CARD', 'CARNET DE RESIDENCIA': 'RESIDENCE_PERMIT',
  'VISA': 'VISA', 'REFUGIADO': 'REFUGEE_DOCUMENT', 'OTRO': 'OTHER',
} as const;
export const documentSituations = {
  'EN VIGENCIA': 'VALID', 'ROBADO': 'STOLEN', 'HURTADO': 'STOLEN', 'EXTRAVIADO': 'LOST', 'ROBADO EN BLANCO': 'STOLEN_BLANK',
  'ANULADO': 'REVOKED', 'FALSIFICADO': 'COUNTERFEIT',
} as const;
export const orderTypes = {
  'ORDEN DE CAPTURA': 'ARREST_WARRANT', 'CAPTURA POR CRIMEN': 'FELONY_ARREST', 'CAPTURA POR DELITO': 'MISDEMEANOR_ARREST',
  'COMPARENDO': 'CAPIAS',
} as const;
export const orderSituations = {
  'PENDIENTE': 'ACTIVE', 'SIN SEGUIMIENTO': 'INACTIVE', 'EN PENITENCIARIA': 'LODGED', 'LEVANTADA': 'RECALLED', 'DEVUELTA': 'RETURNED',
  'CUMPLIDA': 'SERVED', 'SUSPENDIDA': 'STAYED', 'SIN DATO': 'UNKNOWN',
} as const;
export const vehicleSituations = {
  'MATRICULADO': 'REGISTERED', 'ROBADO': 'STOLEN', 'HURTADO': 'STOLEN', 'RECUPERADO': 'RECOVERED', 'BUSCADO': 'WANTED',
  'INCAUTADO': 'SEIZED',
} as const;
export const arrestModes = { 'EN FLAGRANCIA': 'ON-VIEW_ARREST', 'CITADO': 'SUMMONED-CITED', 'POR ORDEN': 'TAKEN_INTO_CUSTODY' } as const;
export const itemKinds = {
  'DROGA': 'DRUG', 'DINERO': 'CURRENCY', 'ARMA': 'FIREARM', 'MUNICION': 'AMMUNITION', 'EXPLOSIVO': 'EXPLOSIVE', 'GRANADA': 'GRENADE',
  'DOCUMENTO': 'DOCUMENT', 'VEHICULO': 'VEHICLE', 'OTRO': 'OTHER',
} as const;
/** Units, to UN/ECE Recommendation 20. */
export const units: Readonly<Record<string, string>> = { 'KG': 'KGM', 'GR': 'GRM', 'LT': 'LTR', 'ML': 'MLT', 'UNID': 'C62' };
export const reserves = { 'COMUN': 'OFFICIAL', 'RESERVADO': 'RESTRICTED', 'SECRETO': 'CONFIDENTIAL' } as const;
export const uses = { 'LIBRE': 'H0', 'NO SIRVE DE PRUEBA': 'H1', 'CONSULTAR ANTES': 'H2', 'VER OBSERVACIONES': 'H3' } as const;
export const states = { 'VIGENTE': 'ACTIVE', 'SUSPENDIDA': 'SUSPENDED', 'ARCHIVADA': 'CLOSED' } as const;

/** Numbers of the lines a record of seizure has for things. */
export const lines: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** What each of the lines has, by the names of the columns without the line's number. */
const itemColumns = ['CLASE', 'CODIGO', 'DETALLE', 'CANTIDAD', 'UNIDAD', 'FALSO', 'NUMERO', 'ORIGEN'] as const;

/** `1.234,5` as a number; null where it is none. */
function decimal(row: NativeRow, column: string): number | null {
  const written = cell(row, column);
  if (written === null || !/^\d{1,3}(\.\d{3})*(,\d+)?$|^\d+(,\d+)?$/.test(written)) return null;
  return Number(written.replaceAll('.', '').replace(',', '.'));
}

/** What every sheet has in its last columns. */
const envelope = {
  updatedAt: instant('FECHA_CARGA', 'DD.MM.YYYY', timeZone),
  validUntil: instant('VALIDO_HASTA', 'DD.MM.YYYY', timeZone),
  confidentiality: code('RESERVA', reserves),
  handlingCode: code('USO', uses),
  recordStatus: code('ESTADO_FICHA', states),
  restrictions: list('OBSERVACIONES', ' / '),
} as const;

/** `APELLIDO APELLIDO, Nombre Nombre`; a name without a comma is a family name or a nickname. */
function name(written: string, kind: Name['kind']): Name | null {
  const [family, ...given] = written.split(',');
  return nameFromParts({ family, given: given.join(' ') }, 'family-given', { kind });
}

const firstNationality = countryCode('NACIONALIDAD', countries);
const secondNationality = countryCode('SEGUNDA_NACIONALIDAD', countries);

/** The thing on one line of a record of seizure; null when the line is empty. */
function item(row: NativeRow, line: number): SeizedItem | null {
  const kind = itemKinds[cell(row, `CLASE_${line}`) as keyof typeof itemKinds] ?? null;
  const unit = cell(row, `UNIDAD_${line}`);
  const words = row[`CODIGO_${line}`];
  return cell(row, `CLASE_${line}`) === null ? null : {
    kind,
    code: kind === 'DRUG' ? coded(words, 'UCR_DRUG', drugs)
      : kind === 'FIREARM' ? coded(words, 'UCR_WEAPON', weapons) : coded(words, 'ATF_EXPLOSIVE', explosives),
    description: cell(row, `DETALLE_${line}`),
    quantity: decimal(row, `CANTIDAD_${line}`),
    unit: unit === null ? null : units[unit] ?? unit,
    counterfeit: flag(`FALSO_${line}`, 'SI', 'NO').read(row, {}),
    identifier: cell(row, `NUMERO_${line}`),
    origin: countries[cell(row, `ORIGEN_${line}`) ?? ''] ?? null,
  };
}

/** Sheets name no country. Secret sheets are for investigators, and who is not one is told to ask; where a seizure was made is not for security checks. */
const rules = ownerRules(['role', 'purpose'], [
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ role: ['ANALYST'] }], then: 'WITHHELD' },
  {
    rule: 'purpose', on: ['Seizure'], fields: ['where'], then: 'MASKED',
    of: ['WANTED_PERSONS', 'IDENTIFICATION', 'INVESTIGATION', 'ALERT', 'BODY_IDENTIFICATION', 'FORENSICS', 'THREAT_ANALYSIS', 'BORDER_CONTROL'],
  },
]);

/**
 * Paraguay (invented): one wide sheet of text for each subject. Firearms are another ministry's. Offences stand
 * several in one column, and the day and hour of arrests in two, so that neither can be searched.
 */
export const bureau = country({
  country: 'PY',
  name: 'Paraguay',
  timeZone,
  contact: {
    bureau: 'Oficina de Enlace Policial Internacional, Asunción', telephone: '+595 21 555 0166', email: 'guardia@enlacepolicial.example',
  },
  rules,
  registers: {
    Person: {
      table: 'PERSONAS',
      key: 'NRO_FICHA',
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS', 'INVESTIGATION'] as const),
        actionToTake: text('QUE_HACER'),
        warnings: list('PELIGROSIDAD', ' / ', (danger) => dangers[danger as keyof typeof dangers] ?? null),
        category: code('SITUACION', situations),
        names: {
          columns: ['APELLIDOS_Y_NOMBRES', 'OTROS_NOMBRES'],
          read: (row) => someNames(
            name(cell(row, 'APELLIDOS_Y_NOMBRES') ?? '', 'BIRTH'),
            ...split(row['OTROS_NOMBRES'], ' / ').map((other) => name(other, 'ALIAS')),
          ),
          find: { by: 'name', columns: ['APELLIDOS_Y_NOMBRES', 'OTROS_NOMBRES'] },
        },
        sex: code('SEXO', sexes),
        births: birth('FECHA_NACIMIENTO', 'DD.MM.YYYY'),
        placeOfBirth: place('LUGAR_NACIMIENTO', countryCode('PAIS_NACIMIENTO', countries)),
        nationalities: {
          columns: ['NACIONALIDAD', 'SEGUNDA_NACIONALIDAD'],
          read: (row) => [firstNationality, secondNationality].flatMap((nationality) => nationality.read(row, {}) ?? []),
          find: { by: 'any', of: [firstNationality.find!, secondNationality.find!] },
        },
        descriptors: {
          columns: ['ESTATURA_M', 'PESO_KG', 'OJOS', 'CABELLO', 'SENAS'],
          read: (row) => {
            const metres = decimal(row, 'ESTATURA_M');
            return {
              heightCm: metres === null ? null : Math.round(metres * 100),
              weightKg: decimal(row, 'PESO_KG'),
              eyeColour: cell(row, 'OJOS'),
              hairColour: cell(row, 'CABELLO'),
              marks: split(row['SENAS'], ' / '),
            };
          },
        },
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'FICHA_TITULAR' },
        warrants: { kind: 'many', foreignKey: 'FICHA_PERSONA' },
        arrests: { kind: 'many', foreignKey: 'FICHA_PERSONA' },
        vehicles: { kind: 'many', foreignKey: 'FICHA_PROPIETARIO' },
      },
    },
    TravelDocument: {
      table: 'DOCUMENTOS',
      key: 'NRO_FICHA',
      fields: {
        ...envelope,
        purposes: constant(['IDENTIFICATION', 'BORDER_CONTROL'] as const),
        type: code('CLASE', documentTypes),
        number: searchedText('NUMERO', 'alnum'),
        issuer: countryCode('PAIS_EMISOR', countries),
        issued: day('FECHA_EMISION', 'DD.MM.YYYY'),
        expires: day('FECHA_VENCIMIENTO', 'DD.MM.YYYY'),
        mrz: { columns: ['LINEAS_LECTURA'], read: (row) => split(row['LINEAS_LECTURA'], ' / ').join('\n') || null },
        status: code('SITUACION', documentSituations),
      },
      relations: { holder: { kind: 'one', column: 'FICHA_TITULAR' } },
    },
    Warrant: {
      table: 'ORDENES_CAPTURA',
      key: 'NRO_FICHA',
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS'] as const),
        reference: searchedText('EXPEDIENTE', 'alnum'),
        offences: codedList('HECHOS', ' / ', 'UCR_OFFENSE', acts),
        authority: text('JUZGADO'),
        issued: day('FECHA_ORDEN', 'DD.MM.YYYY'),
        expires: day('FECHA_FIN', 'DD.MM.YYYY'),
        extradition: flag('EXTRADICION', 'SI', 'NO'),
        category: codedText('CLASE_ORDEN', 'NDEX_WARRANT_CATEGORY', orderTypes),
        status: code('SITUACION', orderSituations),
      },
      relations: { person: { kind: 'one', column: 'FICHA_PERSONA' } },
    },
    Vehicle: {
      table: 'VEHICULOS',
      key: 'NRO_FICHA',
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'BORDER_CONTROL'] as const),
        vin: searchedText('CHASIS', 'alnum'),
        plate: searchedText('CHAPA', 'alnum'),
        plateCountry: countryCode('PAIS_CHAPA', countries),
        make: searchedText('MARCA', 'case'),
        model: text('MODELO'),
        year: { columns: ['ANHO'], read: (row) => decimal(row, 'ANHO') },
        colour: text('COLOR'),
        engineNumber: searchedText('MOTOR', 'alnum'),
        status: code('SITUACION', vehicleSituations),
        stolenOn: day('FECHA_HURTO', 'DD.MM.YYYY'),
        stolenIn: place('LUGAR_HURTO', countryCode('PAIS_HURTO', countries)),
      },
      relations: { keeper: { kind: 'one', column: 'FICHA_PROPIETARIO' } },
    },
    Arrest: {
      table: 'DETENCIONES',
      key: 'NRO_FICHA',
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION'] as const),
        when: {
          columns: ['FECHA', 'HORA'],
          read: (row) => readInstant(`${readDay(row['FECHA'], 'DD.MM.YYYY')} ${cell(row, 'HORA') ?? '00:00:00'}`, 'datetime', timeZone),
        },
        where: place('LUGAR', countryCode('PAIS', countries)),
        authority: text('DEPENDENCIA'),
        offences: codedList('HECHOS', ' / ', 'UCR_OFFENSE', acts),
        category: codedText('MODO', 'UCR_ARREST_CATEGORY', arrestModes),
        operation: searchedText('OPERATIVO', 'case'),
      },
      relations: { person: { kind: 'one', column: 'FICHA_PERSONA' } },
    },
    Seizure: {
      table: 'INCAUTACIONES',
      key: 'NRO_FICHA',
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'THREAT_ANALYSIS'] as const),
        when: instant('FECHA_HORA', 'datetime', timeZone),
        where: place('LUGAR', countryCode('PAIS', countries)),
        operation: searchedText('OPERATIVO', 'case'),
        items: {
          columns: lines.flatMap((line) => itemColumns.map((column) => `${column}_${line}`)),
          read: (row) => lines.map((line) => item(row, line)).filter((thing) => thing !== null),
          find: { by: 'any', of: lines.map((line) => code(`CLASE_${line}`, itemKinds).find!) },
        },
      },
    },
  },
});
