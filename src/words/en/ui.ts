/** What all views share: their controls, and the message for an unexpected failure. */
export default {
  close: "Close",
  closeMessage: "Close this message",
  wentWrong: "Something went wrong in Hanger. Reload the page; no saved data is lost.",
};
