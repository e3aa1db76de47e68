import type { Customs } from './customs.js';

/** Words of demo registers in a language. Each list has the same length in every language, its items in the same order. */
export interface Words {
  /** Brown, blue, green, grey, black. */
  readonly eyes: readonly string[];
  /** Black, brown, blond, grey, none. */
  readonly hair: readonly string[];
  readonly marks: readonly string[];
  /** Colours of vehicles: white, black, grey, blue, red, green. */
  readonly colours: readonly string[];
  /** Conditions of use. */
  readonly restrictions: readonly string[];
  /** For persons: arrest, observe, ask who he is, take into protection, and no action. */
  readonly actions: readonly string[];
  /** What is described in seizures: bag, box, hidden compartment, parcel. */
  readonly packings: readonly string[];
}

const list = (text: string): readonly string[] => text.split('|');

/** The words by language. */
export const words: Readonly<Record<Customs['language'], Words>> = {
  fr: {
    eyes: list('marron|bleus|verts|gris|noirs'), hair: list('noirs|bruns|blonds|gris|aucun'),
    marks: list('cicatrice à la joue gauche|tatouage à l’avant-bras droit|phalange manquante à la main gauche|tache de naissance au cou|cicatrice d’appendicite'),
    colours: list('blanc|noir|gris|bleu|rouge|vert'),
    restrictions: list('Ne pas informer la personne.|Consulter le BCN avant toute mesure.|Usage en procédure judiciaire sur autorisation seulement.'),
    actions: list('Arrêter et prévenir le service demandeur.|Surveiller discrètement et rendre compte.|Vérifier l’identité.|Mettre en sécurité et prévenir le service.|Aucune mesure.'),
    packings: list('dans un sac de voyage|dans un carton|dans une cache aménagée|dans un colis postal'),
  },
  en: {
    eyes: list('brown|blue|green|grey|black'), hair: list('black|brown|blond|grey|none'),
    marks: list('scar on left cheek|tattoo on right forearm|finger joint missing, left hand|birthmark on neck|appendix scar'),
    colours: list('white|black|grey|blue|red|green'),
    restrictions: list('Do not inform the person.|Consult the NCB before any measure.|Use in court only with permission.'),
    actions: list('Arrest and inform the requesting office.|Observe discreetly and report.|Verify identity.|Take into protection and inform the office.|No action.'),
    packings: list('in a travel bag|in a box|in a hidden compartment|in a postal parcel'),
  },
  es: {
    eyes: list('marrones|azules|verdes|grises|negros'), hair: list('negro|castaño|rubio|canoso|sin cabello'),
    marks: list('cicatriz en la mejilla izquierda|tatuaje en el antebrazo derecho|falange amputada, mano izquierda|lunar en el cuello|cicatriz de apendicitis'),
    colours: list('blanco|negro|gris|azul|rojo|verde'),
    restrictions: list('No informar a la persona.|Consultar a la OCN antes de cualquier medida.|Uso en juicio solo con autorización.'),
    actions: list('Detener e informar a la autoridad requirente.|Observar con discreción e informar.|Verificar identidad.|Proteger e informar a la autoridad.|Sin medidas.'),
    packings: list('en un bolso|en una caja|en un doble fondo|en una encomienda'),
  },
  pt: {
    eyes: list('castanhos|azuis|verdes|cinzentos|pretos'), hair: list('preto|castanho|loiro|grisalho|sem cabelo'),
    marks: list('cicatriz na face esquerda|tatuagem no antebraço direito|falange ausente na mão esquerda|marca de nascença no pescoço|cicatriz de apendicite'),
    colours: list('branco|preto|cinza|azul|vermelho|verde'),
    restrictions: list('Não informar a pessoa.|Consultar o ECN antes de qualquer medida.|Uso em juízo somente com autorização.'),
    actions: list('Prender e informar a autoridade requisitante.|Observar com discrição e informar.|Verificar a identidade.|Proteger e informar a autoridade.|Nenhuma medida.'),
    packings: list('em uma mala|em uma caixa|em fundo falso|em encomenda postal'),
  },
  ar: {
    eyes: list('بني|أزرق|أخضر|رمادي|أسود'), hair: list('أسود|بني|أشقر|رمادي|أصلع'),
    marks: list('ندبة في الخد الأيسر|وشم على الساعد الأيمن|إصبع مبتور باليد اليسرى|وحمة في الرقبة|أثر عملية الزائدة'),
    colours: list('أبيض|أسود|رمادي|أزرق|أحمر|أخضر'),
    restrictions: list('لا يُعلَم المعني بالأمر.|استشارة المكتب المركزي الوطني قبل أي إجراء.|لا يُستعمل لدى القضاء إلا بإذن.'),
    actions: list('إيقافه وإعلام المصلحة الطالبة.|مراقبته خفية والإعلام.|التثبت من الهوية.|حمايته وإعلام المصلحة.|لا إجراء.'),
    packings: list('داخل حقيبة سفر|داخل صندوق|داخل مخبأ|داخل طرد بريدي'),
  },
  sr: {
    eyes: list('смеђе|плаве|зелене|сиве|црне'), hair: list('црна|смеђа|плава|седа|без косе'),
    marks: list('ожиљак на левом образу|тетоважа на десној подлактици|недостаје зглоб прста леве шаке|младеж на врату|ожиљак од операције слепог црева'),
    colours: list('бела|црна|сива|плава|црвена|зелена'),
    restrictions: list('Не обавештавати лице.|Консултовати НЦБ пре сваке мере.|Употреба на суду само уз дозволу.'),
    actions: list('Ухапсити и обавестити орган који трага.|Дискретно пратити и известити.|Проверити идентитет.|Збринути и обавестити орган.|Без мера.'),
    packings: list('у путној торби|у кутији|у скривеном простору|у поштанском пакету'),
  },
  bs: {
    eyes: list('smeđe|plave|zelene|sive|crne'), hair: list('crna|smeđa|plava|sijeda|bez kose'),
    marks: list('ožiljak na lijevom obrazu|tetovaža na desnoj podlaktici|nedostaje zglob prsta lijeve šake|madež na vratu|ožiljak od operacije slijepog crijeva'),
    colours: list('bijela|crna|siva|plava|crvena|zelena'),
    restrictions: list('Ne obavještavati lice.|Konsultovati NCB prije svake mjere.|Upotreba na sudu samo uz dozvolu.'),
    actions: list('Uhapsiti i obavijestiti nadležni organ.|Diskretno pratiti i izvijestiti.|Provjeriti identitet.|Zbrinuti i obavijestiti organ.|Bez mjera.'),
    packings: list('u putnoj torbi|u kutiji|u skrivenom pretincu|u poštanskom paketu'),
  },
};
