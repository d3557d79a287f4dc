const lineCharsMax = 64 * 1024 * 1024;

/** The JSON values of a stream that has one in each line, until it ends or the signal is aborted. */
export async function* jsonLines(
  body: ReadableStream<Uint8Array> | null,
  signal: AbortSignal,
): AsyncGenerator {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of body ?? []) {
      rest += decoder.decode(chunk, { stream: true });
      if (rest.length > lineCharsMax) throw new Error('a line of the reply has no end');
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as unknown;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
