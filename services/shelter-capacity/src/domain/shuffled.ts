/**
 * The items in an order that `random` (numbers from 0 up to, not including, 1) gives, each order equally likely: so that
 * those who choose at the same moment seldom choose the same.
 */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
