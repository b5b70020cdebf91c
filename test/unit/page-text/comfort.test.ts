import { describe, expect, it } from 'vitest';
import { comfortStep, fitsBand } from '../../../src/page-text/comfort';
import { isInPort } from '../../../src/page-text/scroll-port';

const PORT = { top: 100, bottom: 1100, left: 0, right: 500 };

function box(top: number, height: number, left = 10, width = 100) {
  return { top, bottom: top + height, left, right: left + width, height };
}

describe('the comfortable band', () => {
  it('is left alone while all of a sentence is in it', () => {
    for (const top of [180, 400, 780]) expect(comfortStep(box(top, 40), PORT).y).toBe(0);
  });

  it.each([
    ['below', box(815, 40)],
    ['above', box(150, 40)],
    ['far away', box(9000, 40)],
    ['behind', box(-700, 40)],
    ['as high as most of the band', box(900, 600)],
  ])('takes in what is %s, and then leaves it alone', (_, rect) => {
    const { x, y } = comfortStep(rect, PORT);
    expect(y).not.toBe(0);
    const moved = box(rect.top - y, rect.height);
    expect(comfortStep(moved, PORT)).toEqual({ x: 0, y: 0 });
    expect(x).toBe(0);
  });

  it('shows the beginning of what is higher than itself', () => {
    const rect = box(500, 3000);
    expect(fitsBand(rect, PORT)).toBe(false);
    expect(rect.top - comfortStep(rect, PORT).y).toBe(180);
  });

  it('moves to a side only as far as it must', () => {
    expect(comfortStep(box(300, 20, 450, 100), PORT)).toEqual({ x: 66, y: 0 });
    expect(comfortStep(box(300, 20, -30, 100), PORT)).toEqual({ x: -46, y: 0 });
    expect(comfortStep(box(300, 20, 30, 900), PORT)).toEqual({ x: 30, y: 0 });
  });
});

describe('what is in a port', () => {
  it.each([
    [box(0, 99), false],
    [box(0, 101), true],
    [box(1101, 5), false],
    [box(300, 20, 501), false],
  ])('%j: %s', (rect, expected) => {
    expect(isInPort(rect, PORT)).toBe(expected);
  });
});
