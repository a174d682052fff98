import {expect, it} from 'vitest';

import {plainText} from './plainText';

it('takes the marks out and leaves the words', () => {
    expect(plainText('# Release\n\nWe **could** ~~not~~ [look](https://example.com):\n```sql\nSELECT 1;\n```', 80))
        .toBe('Release We could not look: SELECT 1;');
    expect(plainText('- [x] one\n- two\n\n> `three`\n\n|a|b|\n|-|-|\n|c|d|', 80)).toBe('one two three a b c d');
    expect(plainText('one **two** three', 7)).toBe('one two…');
    expect(plainText('🦊🦊🦊', 2)).toBe('🦊🦊…');
    expect(plainText('<p>one</p>\n\ntwo <b>three</b>', 80)).toBe('<p>one</p> two <b>three</b>');
    expect(plainText('![a chart](https://example.com/a.png) **日本**チーム\n@ann_lee ~off_topic :tada:', 80))
        .toBe('a chart 日本チーム @ann_lee ~off_topic :tada:');
});
