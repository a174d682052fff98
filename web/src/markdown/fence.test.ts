import {expect, it} from 'vitest';

import {inFence} from './fence';

it('knows whether a code block is open', () => {
    for (const text of ['```', '```js\ncode', 'a\n~~~\n```', '````\n```', '```\na\n```\n```', '  ```\n']) {
        expect(inFence(text, text.length), text).toBe(true);
    }
    for (const text of ['', '``', 'a ```', '```js\ncode\n```', '```\n```\n', '```a``` b', '    ```', '~~~\n~~~~']) {
        expect(inFence(text, text.length), text).toBe(false);
    }
    expect(inFence('before\n```\ncode', 3)).toBe(false);
});
