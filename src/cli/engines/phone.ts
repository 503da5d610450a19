/** A phone's screen. */
export const PHONE = { width: 390, height: 844 };
