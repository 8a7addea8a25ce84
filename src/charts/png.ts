import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The letters come with the app: a server has none of its own. */
const FONTS = ['Inter-Regular.ttf', 'Inter-Bold.ttf'].map((name) =>
  fileURLToPath(new URL(`../../assets/fonts/${name}`, import.meta.url)),
);
const OPTIONS = { font: { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: 'Inter' } };

/** Loaded when it is needed: where no build of it fits the machine, pictures fail and nothing else does. */
const painter = () => createRequire(import.meta.url)('@resvg/resvg-js') as typeof import('@resvg/resvg-js');

/** The bytes of a PNG, painted on a thread of its own. */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const image = await painter().renderAsync(svg, OPTIONS);
  return new Uint8Array(image.asPng());
}

/** The same where nothing else waits. */
export function pngNow(svg: string): Uint8Array {
  const { Resvg } = painter();
  return new Resvg(svg, OPTIONS).render().asPng();
}
