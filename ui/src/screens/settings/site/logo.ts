// A logo between the file, the core and the window.
import type { SiteLogo } from '../../../api';

/** Two hexadecimal digits a byte. */
export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The picture itself, as an address. */
export function urlOf(logo: SiteLogo): string {
  const bytes = (logo.hex.match(/../g) ?? []).map((digits) => String.fromCharCode(Number(`0x${digits}`)));
  return `data:${logo.kind};base64,${btoa(bytes.join(''))}`;
}
