/**
 * What demo records of a country look like. Patterns: `A` is a letter without I, O and Q, `9` a digit; everything else
 * stands for itself (`\\A` is the letter A).
 */
export interface Customs {
  /** IANA zone of the country's registers. */
  readonly zone: string;
  /** Which words of words.ts its registers use. */
  readonly language: 'fr' | 'en' | 'es' | 'pt' | 'ar' | 'sr' | 'bs';
  readonly passport: string;
  readonly identityCard: string;
  readonly residencePermit: string;
  readonly visa: string;
  /** Machine-readable format of its identity cards and residence permits. */
  readonly card: 'TD1' | 'TD2';
  readonly plates: readonly string[];
  readonly warrantReference: string;
  readonly cities: readonly string[];
  /** Police authorities. */
  readonly authorities: readonly string[];
  /** Courts that issue warrants. */
  readonly courts: readonly string[];
  /** Nationalities of foreigners on record, all demo countries. */
  readonly foreigners: readonly string[];
  readonly currency: string;
}

const list = (text: string): readonly string[] => text.split('|').map((item) => item.trim());

/** The customs of the fourteen demo countries. */
export const customs: Readonly<Record<string, Customs>> = {
  FR: {
    zone: 'Europe/Paris', language: 'fr', passport: '99AA99999', identityCard: 'AAAAA9AA9', residencePermit: 'AA9999999', visa: '999999999', card: 'TD1',
    plates: ['AA-999-AA'], warrantReference: 'M\\A-9999/99-999999', currency: 'EUR', foreigners: list('TN|BE|CI|RS|BJ|TG|BR'),
    cities: list('Paris|Marseille|Lyon|Toulouse|Nice|Nantes|Strasbourg|Lille|Bordeaux|Rennes|Le Havre|Saint-Étienne|Roubaix|Besançon'),
    authorities: list('Brigade criminelle de Paris|Police judiciaire de Marseille|Gendarmerie, section de recherches de Lyon|Police aux frontières de Modane|Douanes de Lille'),
    courts: list('Tribunal judiciaire de Paris|Tribunal judiciaire de Marseille|Tribunal judiciaire de Lyon|Tribunal judiciaire de Lille'),
  },
  BE: {
    zone: 'Europe/Brussels', language: 'fr', passport: 'AA999999', identityCard: '599999999999', residencePermit: 'B99999999', visa: '999999999', card: 'TD1',
    plates: ['1-AAA-999', '2-AAA-999'], warrantReference: 'BR99.A9.999999/9999', currency: 'EUR', foreigners: list('FR|TN|RS|BA|BR|TG'),
    cities: list('Bruxelles|Antwerpen|Gent|Charleroi|Liège|Brugge|Namur|Leuven|Mons|Mechelen|Aalst|Kortrijk'),
    authorities: list('Police judiciaire fédérale Bruxelles|Federale gerechtelijke politie Antwerpen|Zone de police Liège|Politiezone Gent|Douane Zaventem'),
    courts: list('Tribunal de première instance francophone de Bruxelles|Rechtbank van eerste aanleg Antwerpen|Tribunal de première instance de Liège'),
  },
  NG: {
    zone: 'Africa/Lagos', language: 'en', passport: 'A99999999', identityCard: '99999999999', residencePermit: 'RP9999999', visa: 'AA9999999', card: 'TD1',
    plates: ['AAA-999AA'], warrantReference: 'FHC/\\AA/9999/9999', currency: 'NGN', foreigners: list('BJ|GH|TG|CI'),
    cities: list('Lagos|Abuja|Kano|Ibadan|Port Harcourt|Benin City|Kaduna|Enugu|Badagry|Seme Border|Calabar|Jos'),
    authorities: list('Force Criminal Investigation Department|State CID Lagos|NDLEA Seme Command|Nigeria Customs Service, Idiroko|Zone 2 Command Onikan'),
    courts: list('Federal High Court Lagos|Federal High Court Abuja|High Court of Ogun State|Magistrate Court Badagry'),
  },
  TN: {
    zone: 'Africa/Tunis', language: 'ar', passport: 'A999999', identityCard: '99999999', residencePermit: 'A9999999', visa: '99999999', card: 'TD1',
    plates: ['999 TU 9999'], warrantReference: '99999/9999', currency: 'TND', foreigners: [],
    cities: list('تونس|صفاقس|سوسة|القيروان|بنزرت|قابس|أريانة|قفصة|المنستير|مدنين|القصرين|بن قردان'),
    authorities: list('الإدارة الفرعية للقضايا الإجرامية|منطقة الأمن الوطني بصفاقس|الحرس الوطني بمدنين|شرطة الحدود بمطار تونس قرطاج'),
    courts: list('المحكمة الابتدائية بتونس|المحكمة الابتدائية بصفاقس|المحكمة الابتدائية بسوسة'),
  },
  US: {
    zone: 'America/New_York', language: 'en', passport: '999999999', identityCard: 'A99999999', residencePermit: 'AAA999999', visa: '99999999', card: 'TD1',
    plates: ['AAA-9999', '9AAA999', 'AAA 9999'], warrantReference: '9:99-mj-99999', currency: 'USD', foreigners: list('BR|NG|PY|AR|FR|BA'),
    cities: list('New York, NY|Newark, NJ|Miami, FL|Houston, TX|Atlanta, GA|Chicago, IL|Los Angeles, CA|Boston, MA|Detroit, MI|Phoenix, AZ|Seattle, WA'),
    authorities: list('FBI New York Field Office|DEA Miami Division|ATF Houston Division|CBP Newark|Chicago Police Department|HSI Atlanta'),
    courts: list('U.S. District Court, S.D.N.Y.|U.S. District Court, S.D. Fla.|U.S. District Court, N.D. Ill.|U.S. District Court, S.D. Tex.'),
  },
  AR: {
    zone: 'America/Argentina/Buenos_Aires', language: 'es', passport: 'AAA999999', identityCard: '99999999', residencePermit: '999999999', visa: '9999999', card: 'TD1',
    plates: ['AA 999 AA', 'AAA 999'], warrantReference: 'CFP 9999/9999', currency: 'ARS', foreigners: list('PY|BR'),
    cities: list('Buenos Aires|Córdoba|Rosario|Mendoza|Posadas|Puerto Iguazú|San Miguel de Tucumán|La Plata|Salta|Resistencia|Paraná'),
    authorities: list('Policía Federal Argentina|Gendarmería Nacional, Escuadrón Iguazú|Prefectura Naval, Posadas|Policía de Misiones|Dirección General de Aduanas'),
    courts: list('Juzgado Federal de Posadas|Juzgado Federal de Eldorado|Juzgado Nacional en lo Criminal y Correccional Federal n.º 4'),
  },
  BR: {
    zone: 'America/Sao_Paulo', language: 'pt', passport: 'AA999999', identityCard: '99999999999', residencePermit: 'A999999A', visa: '999999AA', card: 'TD1',
    plates: ['AAA9A99', 'AAA-9999'], warrantReference: '9999999-99.9999.9.99.9999', currency: 'BRL', foreigners: list('PY|AR|NG'),
    cities: list('São Paulo|Rio de Janeiro|Brasília|Foz do Iguaçu|Curitiba|Porto Alegre|Salvador|Recife|Cascavel|Ponta Porã|Campo Grande|Santos'),
    authorities: list('Polícia Federal, Delegacia de Foz do Iguaçu|Polícia Civil de São Paulo|Polícia Rodoviária Federal, Paraná|Receita Federal, Santos|Polícia Militar do Paraná'),
    courts: list('3ª Vara Federal de Foz do Iguaçu|1ª Vara Criminal de São Paulo|2ª Vara Federal de Ponta Porã'),
  },
  PY: {
    zone: 'America/Asuncion', language: 'es', passport: 'A999999', identityCard: '9999999', residencePermit: 'A9999999', visa: '999999', card: 'TD2',
    plates: ['AAAA 999', 'AAA 999'], warrantReference: '99-99-99-9999-99999', currency: 'PYG', foreigners: list('BR|AR'),
    cities: list('Asunción|Ciudad del Este|Encarnación|Pedro Juan Caballero|Salto del Guairá|Luque|San Lorenzo|Hernandarias|Presidente Franco'),
    authorities: list('Policía Nacional, Departamento de Investigaciones|SENAD Alto Paraná|Comisaría 1.ª de Ciudad del Este|Dirección Nacional de Aduanas'),
    courts: list('Juzgado Penal de Garantías de Ciudad del Este|Juzgado Penal de Garantías de Asunción|Juzgado Penal de Garantías de Pedro Juan Caballero'),
  },
  CI: {
    zone: 'Africa/Abidjan', language: 'fr', passport: '99AA99999', identityCard: 'CI999999999', residencePermit: 'CS9999999', visa: 'AA9999999', card: 'TD1',
    plates: ['9999 AA 99', 'AA-999-AA'], warrantReference: 'RP 9999/99', currency: 'XOF', foreigners: list('GH|TG|BJ|NG|FR'),
    cities: list('Abidjan|Bouaké|Yamoussoukro|San-Pédro|Korhogo|Daloa|Noé|Aboisso|Man|Grand-Bassam'),
    authorities: list('Direction de la police criminelle|Préfecture de police d’Abidjan|Gendarmerie, brigade de Noé|Douanes d’Aboisso'),
    courts: list('Tribunal de première instance d’Abidjan-Plateau|Tribunal de première instance de Bouaké|Section de tribunal d’Aboisso'),
  },
  GH: {
    zone: 'Africa/Accra', language: 'en', passport: 'G9999999', identityCard: 'GH\\A9999999999', residencePermit: 'R9999999', visa: 'AA999999', card: 'TD1',
    plates: ['GR 9999-99', 'GT 9999-99', 'AS 9999-99', 'ER 9999-99'], warrantReference: 'A9/99/9999', currency: 'GHS', foreigners: list('NG|TG|CI'),
    cities: list('Accra|Kumasi|Tamale|Takoradi|Tema|Aflao|Elubo|Cape Coast|Ho|Sunyani'),
    authorities: list('CID Headquarters Accra|Narcotics Control Commission|Aflao Divisional Police|Elubo District Police|GRA Customs Division, Tema'),
    courts: list('High Court, Accra|Circuit Court, Aflao|Circuit Court, Kumasi|District Court, Elubo'),
  },
  TG: {
    zone: 'Africa/Lome', language: 'fr', passport: 'EA999999', identityCard: '999999999', residencePermit: 'TG999999', visa: 'A999999', card: 'TD2',
    plates: ['TG 9999 AA'], warrantReference: '9999/RP/9999', currency: 'XOF', foreigners: list('GH|BJ|CI|NG'),
    cities: list('Lomé|Sokodé|Kara|Kpalimé|Atakpamé|Aného|Tsévié|Kodjoviakopé|Hilla-Condji|Dapaong'),
    authorities: list('Direction centrale de la police judiciaire|Gendarmerie nationale, Lomé|OCRTIDB|Douanes de Hilla-Condji'),
    courts: list('Tribunal de grande instance de Lomé|Tribunal d’instance d’Aného|Tribunal de grande instance de Kara'),
  },
  BJ: {
    zone: 'Africa/Porto-Novo', language: 'fr', passport: 'B9999999', identityCard: '9999999999', residencePermit: 'BJ9999999', visa: 'A9999999', card: 'TD1',
    plates: ['AA 9999 RB', 'A 9999 RB'], warrantReference: 'COTO/9999/RP/99999', currency: 'XOF', foreigners: list('NG|TG|CI'),
    cities: list('Cotonou|Porto-Novo|Parakou|Abomey-Calavi|Djougou|Ouidah|Sèmè-Kraké|Hillacondji|Malanville|Bohicon'),
    authorities: list('Police républicaine, Cotonou|Brigade économique et financière|OCERTID|Commissariat de Sèmè-Kraké|Douanes de Malanville'),
    courts: list('Tribunal de première instance de Cotonou|Tribunal de première instance de Porto-Novo|Cour de répression des infractions économiques et du terrorisme'),
  },
  RS: {
    zone: 'Europe/Belgrade', language: 'sr', passport: '999999999', identityCard: '009999999', residencePermit: 'AA9999999', visa: '999999999', card: 'TD1',
    plates: ['BG 9999-AA', 'BG 999-AA', 'NS 999-AA', 'NI 999-AA', 'KG 999-AA'], warrantReference: '9-Кп-9999/99', currency: 'RSD', foreigners: list('BA'),
    cities: list('Београд|Нови Сад|Ниш|Крагујевац|Суботица|Ужице|Лозница|Сремска Митровица|Чачак|Зрењанин|Врање'),
    authorities: list('Управа криминалистичке полиције|Полицијска управа за град Београд|Полицијска управа Ниш|Полицијска управа Ужице|Управа царина'),
    courts: list('Виши суд у Београду|Виши суд у Новом Саду|Виши суд у Нишу|Апелациони суд у Крагујевцу'),
  },
  BA: {
    zone: 'Europe/Sarajevo', language: 'bs', passport: 'A9999999', identityCard: '999AAA999', residencePermit: 'AA9999999', visa: '99999999', card: 'TD1',
    plates: ['A99-A-999'], warrantReference: 'S1 9 K 999999 99 Kk', currency: 'BAM', foreigners: list('RS'),
    cities: list('Sarajevo|Banja Luka|Tuzla|Zenica|Mostar|Bijeljina|Brčko|Bihać|Prijedor|Doboj|Zvornik|Trebinje'),
    authorities: list('SIPA|MUP Kantona Sarajevo|MUP Republike Srpske, Banja Luka|Granična policija BiH|Policija Brčko distrikta'),
    courts: list('Sud Bosne i Hercegovine|Kantonalni sud u Sarajevu|Okružni sud u Banjoj Luci|Kantonalni sud u Tuzli'),
  },
};

/**
 * The customs of a demo country.
 * @throws RangeError for a country without.
 */
export function customsOf(country: string): Customs {
  const found = customs[country];
  if (!found) throw new RangeError(`Expected one of ${Object.keys(customs).join(', ')}, got ${JSON.stringify(country)}.`);
  return found;
}
