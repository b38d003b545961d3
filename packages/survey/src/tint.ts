/** Gives an element the accent that it names, or its page's; not by an attribute `style`, which a strict policy blocks. */
export function tint({ style, accent }: HTMLElement & { readonly accent: string }): void {
  style.setProperty('--skm-accent', CSS.supports('color', accent) ? accent : '');
}
