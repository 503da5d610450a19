/** Set while answers are to be spoken. */
const SPOKEN = "hanger-spoken";

/** Whether answers were spoken when the app was used last. Windows that keep nothing do not know. */
export function wasSpoken(): boolean {
  try {
    return localStorage.getItem(SPOKEN) !== null;
  } catch {
    return false;
  }
}

/** Remembers whether answers are to be spoken, where the window keeps anything. */
export function rememberSpoken(isSpoken: boolean): void {
  try {
    if (isSpoken) localStorage.setItem(SPOKEN, "1");
    else localStorage.removeItem(SPOKEN);
  } catch {
    // It holds until the window is closed.
  }
}
