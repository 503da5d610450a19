/** What the browser is asked to offer; what it cannot decode is told apart when it arrives. */
export const PICTURES = "image/*";
