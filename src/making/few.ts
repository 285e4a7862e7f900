/** How many are under way at a time: enough for all threads to have work, and few enough for memory. */
const most = 16;

/** What `work` makes of each of a list, in the order of the list; a few are under way at a time. */
export async function aFewAtATime<Item, Made>(
  items: readonly Item[],
  work: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  const places = items.keys();
  const hand = async () => {
    for (const place of places) made[place] = await work(items[place]!);
  };
  await Promise.all(Array.from({ length: most }, hand));
  return made;
}
