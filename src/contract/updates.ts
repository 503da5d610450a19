/** What a page tells the version that serves it: that the one which waits may come in. */
export const LET_NEXT_IN = "LET_NEXT_IN";
