/** Every event of `<skm-survey>`: it bubbles, crosses shadow roots, and carries no answer and no comment. */
export class SkmEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}
