/**
 * Wechaty and what it brings, from this folder's own node_modules: installed when the WeChat channel starts first, or by `npm run setup:wechat`.
 * A file of its own, since an import is looked up from where it stands. Each part is loaded when it is asked for: Wechaty weighs 60 MB.
 */
export const wechaty = () => import('wechaty');
export const puppet = () => import('wechaty-puppet');
export const service = () => import('wechaty-puppet-service');
export const qrcode = () => import('qrcode');
