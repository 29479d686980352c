/** One earlier turn of the conversation. */
export interface Turn {
  readonly from: 'client' | 'bot';
  readonly text: string;
}
