/** What is seen has to be the same for so long before it is said, milliseconds: a hand trembles. */
const STEADY_MS = 700;

/** Silence after what was said, milliseconds: time to move the camera. */
const PAUSE_MS = 2000;

/** Advice that still holds is said again after so long, milliseconds. An answer is not. */
const AGAIN_MS = 6000;

/** Something that may be said of what the camera sees. */
export interface Announcement {
  /** The same for remarks that say the same. */
  readonly key: string;
  /** Whether it is worth saying again while it holds. */
  readonly isAdvice: boolean;
}

/**
 * Decides when something is said of what a camera sees: once it is steady, never over what is being said, with pauses, and
 * again only where it is advice.
 */
export class Announcer {
  private steady: { readonly key: string; readonly since: number } | undefined;
  private last: string | undefined;
  /** When the voice was last heard; never, at first. */
  private heardAt = Number.NEGATIVE_INFINITY;

  /**
   * Whether to say this now.
   * @param at When it was seen, milliseconds on any clock that never goes back
   * @param isSpeaking Whether something is being said
   */
  isDue({ key, isAdvice }: Announcement, at: number, isSpeaking: boolean): boolean {
    if (isSpeaking) this.heardAt = at;
    if (this.steady?.key !== key) this.steady = { key, since: at };
    if (isSpeaking || at - this.steady.since < STEADY_MS) return false;
    const silence = at - this.heardAt;
    if (key === this.last ? !isAdvice || silence < AGAIN_MS : silence < PAUSE_MS) return false;
    this.last = key;
    this.heardAt = at;
    return true;
  }
}
