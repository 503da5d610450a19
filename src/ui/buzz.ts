/** A short buzz in answer to what the user did, where the device can. @param pattern milliseconds on and off, in turn */
export function buzz(pattern: readonly number[]): void {
  // Browsers complain of pages that buzz before anybody has touched them.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([...pattern]);
}
