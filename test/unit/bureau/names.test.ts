import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { defaultMinScore } from '../../../subgraphs/bureau/search/criteria.js';
import { explainNames } from '../../../subgraphs/bureau/search/names/explain.js';
import { scoreNames } from '../../../subgraphs/bureau/search/names/name-score.js';
import { projectFile, projectRoot } from '../../../schema/files.js';

const same: readonly (readonly [string, string])[] = [
 ['ياسين بن صالح', 'Yacine BENSALAH'], ['ياسين بن صالح', 'Yassine Ben Saleh'], ['Yacine BENSALAH', 'Yassine Ben Saleh'],
  ['محمد الطرابلسي', 'Mohamed Trabelsi'], ['يوسف الشريف', 'Youssef Cherif'], ['خالد شوقي', 'Khaled CHAOUKI'], ['Јован Ђорђевић', 'Jovan Đorđević'],
  ['BENSALAH<<YACINE', 'Yacine Bensalah'], ['María José García López', 'GARCIA LOPEZ Maria Jose'], ['Abd El Kader Mansouri', 'Abdelkader MANSOURI'],
 ['Сергей Петрович Иванов','Sergei Ivanov'],['Владимир Хрущёв','Vladimir Khrushchev'],['Wladimir Chruschtschow','Vladimir Khrushchev'],['Олександр Шевченко','Aleksandr Shevchenko'],
 ['Γεώργιος Παπαδόπουλος','Giorgos Papadopoulos'],['Γιάννης Χατζής','Ioannis Hatzis'],['王小明','Wang Xiaoming'],['王小明','Xiao Ming Wang'],['김철수','Kim Chul-soo'],['박지성','Park Ji-sung'],
 ['やまだ たろう','Yamada Taro'],['عبد الرحمن السيد','Abdulrahman Al-Sayed'],['عبدالرحمن السيد','Abderrahmane Elsayed'],['سيف الدين','Seifeddine'],['William Smith','Bill Smith'],['J. Smith','John Smith'],
 ['Jürgen Müller','Juergen Mueller'],['Lukasz Kowalski','Łukasz Kowalski'],['Jean-Pierre Dupont','Dupont Jean Pierre'],['Juan Carlos García López','Juan García'],['Ludwig van Beethoven','Ludwig Beethoven'],
 ['Mohamed Ould Abdel Aziz','Mohamed Abdelaziz'],['Krzysztofowicz Abrahamowicz','KRZYSZTOFOWICZ<<ABRAHAMOWIC'],['Mamadou Diallo','Mamadu Jallow'],['Ibrahima Coulibaly','Ibrahim Kulibali'],['محمد علي','MXHMD<<ELY'],['Sergio Fernandez','Sergio Fernadez'],['Hsu Chih-mo','Xu Zhimo'],['Tatiana Popova','Татьяна Попова'],['יוסף כהן','Yosef Cohen'],['Guido de la Cruz','Guido Delacruz'],['Cheikh Tidiane Gueye','Cheick Tidjane Gaye'],['Anneliese Schmidt','Annelise Schmitt'],['Konaté','Konate Ibrahim'],
];
const diff: readonly (readonly [string, string])[] = [
  ['Mohamed Trabelsi', 'Mohamed Gharbi'], ['محمد الغربي', 'Mohamed Trabelsi'], ['ياسين بن صالح', 'Samir SASSI'], ['Jean Martin', 'Anne Martin'],
  ['Amadou Diallo', 'Mamadou Barry'], ['Jovan Petrović', 'Milan Petrović'], ['Yacine Gharbi', 'Yassine Ben Saleh'], ['Ben Ali', 'Ben Youssef'],
  ['Hassan Khalil','Hussein Khalil'],['Mohamed Salah','Mahmoud Salah'],['محمد صلاح','Mahmoud Salah'],['محمود صلاح','Mohamed Salah'],['كريم حسن','Karam Hassan'],['Ivan Petrovich Sidorov','Ivan Pavlovich Sidorov'],
  ['Maria Garcia Lopez','Maria Garcia Perez'],['Samir Haddad','Samira Haddad'],['Wang Wei','Wang Lei'],['Kim Min-ji','Kim Min-ho'],['Khalid Omar','Khalil Omar'],['Aleksandr Ivanov','Aleksandra Ivanova'],['Carlos Gomez','Carla Gomez'],['Иван Петров','Ivan Pavlov'],['Sergey Smirnov','Andrey Smirnov'],['Abdelkader Benali','Abdelkarim Benali'],['Abdul Rahman Khan','Abdul Rahim Khan'],['عبد الرحمن خان','Abdul Rahim Khan'],['Moussa Traore','Moussa Toure'],['Amadou Diallo','Amadou Diarra'],['Pierre Durand','Pierre Dupont'],['Martin Hernandez','Martin Fernandez'],['王伟','Wang Lei'],['Ali Hassan','Ali Hussain'],['A Z','Amadou Zongo'],['Daniel Meyer','Daniela Meyer'],
];

test.each(same)('%s is %s', (a, b) => {
  expect(scoreNames(a, b).score).toBeGreaterThanOrEqual(defaultMinScore);
  expect(scoreNames(b, a).score).toBe(scoreNames(a, b).score);
});

test.each(diff)('%s is not %s', (a, b) => {
  expect(scoreNames(a, b).score).toBeLessThan(defaultMinScore);
  expect(scoreNames(b, a).score).toBe(scoreNames(a, b).score);
});

describe('a name in two scripts', () => {
  test.each([
    ['محمد Benali', 'Mohamed Benali'], ['محمد Benali', 'محمد بن علي'], ['محمدBenali', 'Benali محمد'], ['Бенали محمد', 'محمد Ben Ali'], ['ياسين Ben Saleh', 'Yassine Bensalah'],
    ['عبد Rahman Khan', 'Abderrahman Khan'], ['Abdul الرحمن Khan', 'عبد الرحمن خان'], ['سيف Eddine Haddad', 'Seifeddine Haddad'], ['Seif الدين Haddad', 'سيف الدين حداد'], ['יוסף Cohen', 'Yosef כהן'],
  ])('is read in both: %s is %s', (a, b) => {
    expect(scoreNames(a, b).score).toBeGreaterThan(0.9);
    expect(scoreNames(b, a).score).toBe(scoreNames(a, b).score);
  });

  test.each([
    ['محمد Benali', 'Mohamed Trabelsi'], ['Benali محمد', 'Mohamed Traoré'], ['محمدBenali', 'محمد الغربي'], ['عبد Rahman Khan', 'Abdul Karim Khan'], ['ياسين بن Saleh', 'Yassine Ben Salem'],
  ])('counts with both: %s is not %s', (a, b) => {
    expect(scoreNames(a, b).score).toBeLessThan(defaultMinScore);
    expect(scoreNames(b, a).score).toBe(scoreNames(a, b).score);
  });
});

test('a score tells which parts were alike, and how', () => {
  expect(explainNames('William van Smith', 'SMITH Bill J')).toEqual({
    score: expect.any(Number),
    reasons: ['2 of 2 name parts alike', 'a short form or another form of a name'],
    pairs: [{ a: 'SMITH', b: 'SMITH', how: 'EQUAL', score: 1 }, { a: 'WILLIAM', b: 'BILL', how: 'FORM', score: 0.93 }],
  });
});

test('the list of usual names is the one that is derived', () => {
  // In a process of its own: what the list is made from takes long to load here.
  const made = spawnSync(process.execPath, ['--require', 'tsx/cjs', join('subgraphs', 'names.ts'), '--print'], { cwd: projectRoot, encoding: 'utf8', maxBuffer: 10_000_000 });
  expect(made.stdout === projectFile('subgraphs', 'bureau', 'search', 'names', 'known-names.txt')).toBe(true);
});
