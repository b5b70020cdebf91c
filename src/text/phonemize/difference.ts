/** Share of the sounds of `a` in which `b` differs, 0 for the same sounds; stress does not count. Both are short. */
export function differenceOf(a: string, b: string): number {
  const left = a.replace(/[ˈˌ]/g, '');
  const right = b.replace(/[ˈˌ]/g, '');
  let above = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = (above[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return (above[right.length] ?? 0) / Math.max(left.length, 1);
}
