/** What `work` comes to, or `instead` when it takes longer than so many milliseconds; the work itself goes on. */
export async function orAfter<T, U>(milliseconds: number, work: Promise<T>, instead: U): Promise<T | U> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<U>((resolve) => {
    timer = setTimeout(() => resolve(instead), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
