import { expect, it } from 'vitest';
import { filterReference } from '../../../src/embed/reference-view';

const SECTIONS = [
  {
    title: 'Methods',
    heads: ['method', ''],
    rows: [
      ['`play()`', 'Reads.'],
      ['`stop()`', 'Ends.'],
    ],
  },
  { title: 'Events', heads: ['event', ''], rows: [['`play`', 'It reads.']] },
];

it('an empty query leaves everything', () => {
  expect(filterReference(SECTIONS, ' ')).toEqual(SECTIONS);
});

it('every word has to be there, in the name, the meaning or the heading', () => {
  expect(filterReference(SECTIONS, 'PLAY meth')).toEqual([
    { ...SECTIONS[0], rows: [['`play()`', 'Reads.']] },
  ]);
  expect(filterReference(SECTIONS, 'play volume')).toEqual([]);
});
