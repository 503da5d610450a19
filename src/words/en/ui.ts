/** The controls that all views share. */
export const words = {
  close: "Close",
  closeMessage: "Close this message",
};
