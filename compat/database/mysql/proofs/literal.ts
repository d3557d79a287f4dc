import { quoteLiteral } from '../../sql.ts';

/** A text in SQL. What a backslash means depends on the server's mode, so a text with one is written as bytes. */
export function quoteText(text: string): string {
  return text.includes('\\')
    ? `CONVERT(0x${Buffer.from(text, 'utf8').toString('hex')} USING utf8mb4)`
    : quoteLiteral(text);
}
