/** What the normaliser undid on the way; a reason for review, never a level by itself. */
export type NormaliseFlag =
  | 'hidden'
  | 'lookalikes'
  | 'spelled-out'
  | 'leet'
  | 'split-word'
  | 'encoded'
  | 'truncated';
