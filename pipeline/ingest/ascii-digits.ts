// Full-width digits, as pages of older systems write all figures, for what looks a text over by its figures.

const TO_ASCII = "０".charCodeAt(0) - "0".charCodeAt(0);

/** The text with full-width digits as ASCII ones, of the same length. */
export const asciiDigits = (text: string): string =>
  text.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - TO_ASCII));
