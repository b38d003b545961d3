/** What the order of work depends on. */
export interface Task {
  readonly name: string;
  readonly after?: readonly string[];
}

/**
 * Does the tasks in their order, as many at once as there are slots; each starts once those it comes after have
 * ended, whatever they came to. Tasks in `after` that are not among the tasks count as ended.
 */
export async function schedule<T extends Task>(
  tasks: readonly T[],
  slots: number,
  work: (task: T) => Promise<void>,
): Promise<void> {
  const waiting = [...tasks];
  const running = new Map<string, Promise<void>>();
  const isOpen = (name: string): boolean =>
    running.has(name) || waiting.some((task) => task.name === name);
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex((task) => !(task.after ?? []).some(isOpen));
    const task = running.size < slots ? waiting.splice(next, next < 0 ? 0 : 1)[0] : undefined;
    if (task !== undefined) {
      running.set(
        task.name,
        work(task).finally(() => running.delete(task.name)),
      );
      continue;
    }
    if (running.size === 0)
      throw new Error(`Suites wait for each other: ${waiting.map(nameOf).join()}`);
    await Promise.race(running.values());
  }
}

function nameOf(task: Task): string {
  return task.name;
}
