/**
 * Real MP3 sound, made on the fly without an encoder: every frame (MPEG 2.5, layer III, 8 kHz) holds one single
 * frequency line, which is a hum, not speech and not a copy of the WAV form. Its pitch changes about every minute.
 */
import { joinBlocks, type Sound } from './wav-audio';

/** ms of sound in a frame: 576 samples. */
const frameMs = 72;
const framesOfOnePitch = 833;

/** Numbers of frequency lines of 6.94 Hz; even ones, because lines are coded in pairs. */
const lines = [38, 42, 48, 50, 56, 64, 72, 76];

/** Bits in the order they are written; at the end padded to bytes. */
class BitString {
  private bits = '';

  add(value: number, width: number): this {
    this.bits += value.toString(2).padStart(width, '0');
    return this;
  }

  repeat(bit: string, times: number): this {
    this.bits += bit.repeat(times);
    return this;
  }

  bytes(size: number): Buffer {
    const padded = this.bits.padEnd(size * 8, '0');
    return Buffer.from(padded.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  }
}

/** What is coded of a channel: pairs of zero lines, one pair (1, 0) with its sign, in code table 1. */
const codedBits = (line: number) => line / 2 + 3;

function sideInfo(bits: BitString, line: number): void {
  const loudness = 196;
  bits
    .add(codedBits(line), 12)
    .add(line / 2 + 1, 9)
    .add(loudness, 8)
    .add(0, 9);
  bits.add(0, 1).add(1, 5).add(1, 5).add(1, 5).add(0, 4).add(0, 3).add(0, 1).add(0, 1);
}

/** 32 kbit/s mono, 64 kbit/s for two channels; the second hums an octave below. */
function frameOf(line: number, channels: 1 | 2): Buffer {
  const header = channels === 1 ? [0xff, 0xe3, 0x48, 0xc0] : [0xff, 0xe3, 0x88, 0x00];
  const used = channels === 1 ? [line] : [line, 2 * Math.floor(line / 4)];
  const bits = new BitString();
  for (const byte of header) bits.add(byte, 8);
  bits.add(0, 8).add(0, channels === 1 ? 1 : 2);
  for (const each of used) sideInfo(bits, each);
  for (const each of used) bits.repeat('1', each / 2).add(0b010, 3);
  return bits.bytes(288 * channels);
}

export function mp3Sound(durationSeconds: number, channels: 1 | 2): Sound {
  const frames = lines.map((line) => frameOf(line, channels));
  const frameBytes = frames[0].length;
  return {
    type: 'audio/mpeg',
    length: Math.ceil((durationSeconds * 1000) / frameMs) * frameBytes,
    bytes: (first, last) =>
      joinBlocks(first, last, frameBytes, (index) => frames[Math.floor(index / framesOfOnePitch) % frames.length]),
  };
}
