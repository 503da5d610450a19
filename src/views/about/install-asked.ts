/** Set once the owner was asked whether to install, so that it stays at once. */
const ASKED = "hanger-asked-to-install";

/** Windows that keep nothing are not asked: the answer would be forgotten. */
export function wasAsked(): boolean {
  try {
    return localStorage.getItem(ASKED) !== null;
  } catch {
    return true;
  }
}

export function rememberAsking(): void {
  localStorage.setItem(ASKED, "1");
}

export function forgetAsking(): void {
  localStorage.removeItem(ASKED);
}
