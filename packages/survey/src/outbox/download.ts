/** Hands a file to the person, under a name. Works under a strict Content-Security-Policy: nothing is fetched. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export const jsonFile = (content: unknown): Blob =>
  new Blob([JSON.stringify(content)], { type: 'application/json' });
