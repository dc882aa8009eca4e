/** Real WAV sound, made on the fly: PCM of 16 bits at 8 kHz, as telephones have. Every minute has its own pitch. */
const sampleRate = 8000;
const headerBytes = 44;

/** Hz, whole numbers: a second of each is a whole number of waves, so that seconds can be strung together. */
const pitches = [262, 294, 330, 349, 392, 440, 494, 523];

const seconds = new Map<string, Buffer>();

/** One second of a tone. With two channels it is in the first; the second hums an octave below. */
function secondOf(pitch: number, channels: number): Buffer {
  const key = `${pitch} ${channels}`;
  const known = seconds.get(key);
  if (known) return known;
  const block = Buffer.alloc(sampleRate * channels * 2);
  for (let sample = 0; sample < sampleRate; sample += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      const wave = Math.sin((2 * Math.PI * Math.floor(pitch / (channel + 1)) * sample) / sampleRate);
      block.writeInt16LE(Math.round(wave * 6000), (sample * channels + channel) * 2);
    }
  }
  seconds.set(key, block);
  return block;
}

function header(dataBytes: number, channels: number): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * channels * 2, 28);
  bytes.writeUInt16LE(channels * 2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(dataBytes, 40);
  return bytes;
}

/** A file whose bytes are made when asked for. */
export interface Sound {
  type: string;
  length: number;
  /** From the first byte to the last, both included. */
  bytes(first: number, last: number): Buffer;
}

/** Calls `blockAt` for each block that a range touches and joins what it needs of them. */
export function joinBlocks(
  first: number,
  last: number,
  blockBytes: number,
  blockAt: (index: number) => Buffer,
): Buffer {
  const joined = Buffer.allocUnsafe(Math.max(last - first + 1, 0));
  for (let at = first; at <= last;) {
    const within = at % blockBytes;
    at += blockAt(Math.floor(at / blockBytes)).copy(
      joined,
      at - first,
      within,
      Math.min(blockBytes, within + last - at + 1),
    );
  }
  return joined;
}

export function wavSound(durationSeconds: number, channels: 1 | 2): Sound {
  const secondBytes = sampleRate * channels * 2;
  const dataBytes = durationSeconds * secondBytes;
  const head = header(dataBytes, channels);
  const toneAt = (second: number) => secondOf(pitches[Math.floor(second / 60) % pitches.length], channels);
  return {
    type: 'audio/x-wav',
    length: headerBytes + dataBytes,
    bytes(first, last) {
      const start = head.subarray(first, last + 1);
      const sound = joinBlocks(Math.max(first - headerBytes, 0), last - headerBytes, secondBytes, toneAt);
      return Buffer.concat([start, sound]);
    },
  };
}
