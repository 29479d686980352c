/** What the deployment decides about every card. */
export interface CardOptions {
  readonly phi: 'minimal' | 'full';
  readonly publicUrl: string;
  /** The protocol's template for video rooms. */
  readonly videoLink?: string | null;
}
