/** Style sheets are imported only for their effect on the page. */
declare module "*.css";
