/** The cache in which the service worker keeps files that another app shared, until the page takes them. */
export const SHARED_FILES = "hanger-shared";
