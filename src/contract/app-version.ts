declare const APP_VERSION: string | undefined;

/** Version of the app, from package.json by way of the build; empty where nothing was built. */
export const appVersion = typeof APP_VERSION === "string" ? APP_VERSION : "";
