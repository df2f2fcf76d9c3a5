/** The one thing that we need of a package without types. */
declare module 'qrcode' {
  const qrcode: { toString(text: string, options: { type: 'utf8' }): Promise<string> };
  export default qrcode;
}
