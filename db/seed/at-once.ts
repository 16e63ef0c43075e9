/**
 * `work` on each of `list`, at most `limit` at a time.
 *
 * @returns the results in the order of `list`.
 */
export async function atOnce<T, R>(limit: number, list: readonly T[], work: (item: T) => Promise<R>) {
  const results: R[] = [];
  const entries = list.entries();
  const worker = async () => {
    // All workers draw from the same iterator.
    for (const [index, item] of entries) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}
