/** Uploads of Functions and assets come as multipart/form-data; this takes them apart. */
interface UploadedFile {
  bytes: Buffer;
  /** Its Content-Type. */
  type: string;
}

export type Files = ReadonlyMap<string, UploadedFile>;

/** The text fields as an ordinary form, and the files; undefined when the body is something else. */
export async function readMultipart(bytes: Buffer, type = ''): Promise<{ fields: string; files: Files } | undefined> {
  if (!type.startsWith('multipart/form-data')) return undefined;
  const form = await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } }).formData();
  const fields = new URLSearchParams();
  const files = new Map<string, UploadedFile>();
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.append(name, value);
    else files.set(name, { bytes: Buffer.from(await value.arrayBuffer()), type: value.type });
  }
  return { fields: fields.toString(), files };
}
