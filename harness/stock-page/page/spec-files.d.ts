/** `openStockPage` writes this module, which imports the specifications that it was told. */
export {};
