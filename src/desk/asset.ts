import { Assets } from '../http/assets.ts';

/** The style and the script of the desk. */
const ASSETS = new Assets(new URL('assets/', import.meta.url), '/desk/assets/');

/** Where a page finds an asset. */
export const addressOfAsset = (name: string): string => ASSETS.address(name);

/** Serves the style and the script of the desk. */
export const asset = ASSETS.serve.bind(ASSETS);
