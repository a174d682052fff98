import {expect, it} from 'vitest';

import {collect} from './collect';

it('asks once for what is wanted in the same moment', async () => {
    const asked: string[][] = [];
    const get = collect(async (keys: string[]) => {
        asked.push(keys);
        return keys.filter((key) => key !== 'missing');
    }, (value) => value);
    expect(await Promise.all([get('a'), get('b'), get('a'), get('missing')])).toEqual(['a', 'b', 'a', undefined]);
    expect(asked).toEqual([['a', 'b', 'missing']]);
});

it('fails all that waited for a call that failed', async () => {
    const get = collect<string>(() => Promise.reject(new Error('down')), (value) => value);
    await expect(get('a')).rejects.toThrow('down');
});
