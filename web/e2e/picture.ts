import {crc32, deflateSync} from 'node:zlib';

/** A PNG of that many pixels, in one colour. */
export function png(width: number, height: number): Buffer {
    const size = Buffer.alloc(13);
    size.writeUInt32BE(width, 0);
    size.writeUInt32BE(height, 4);
    size.set([8, 2], 8); // 8 bits each of red, green and blue
    const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, '3d7bd9', 'hex')]);
    const pixels = deflateSync(Buffer.concat(Array.from({length: height}, () => row)));
    return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', size), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
}
