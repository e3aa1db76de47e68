import { serbianCyrillic } from '../../../subgraphs/demo/serbian.js';

test.each([
  ['Dragan Šćepanović', 'Драган Шћепановић'], ['Ljubica Njegoš', 'Љубица Његош'], ['Džordž', 'Џорџ'], ['ĐORĐE', 'ЂОРЂЕ'], ['LJUBIŠA', 'ЉУБИША'],
  ['nadživeti', 'надживети'], ['injekcija', 'инјекција'], ['Žika 3-a', 'Жика 3-а'],
])('%s is %s', (latin, cyrillic) => {
  expect(serbianCyrillic(latin)).toBe(cyrillic);
});
