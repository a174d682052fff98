import {expect, it} from 'vitest';

import {findEmoji, namesOf} from './emoji';

it('knows every name of an emoji, and finds those that begin alike first', () => {
    const all = namesOf({'1F604': 'smile', '1F638': 'smile_cat', '1F44D': ['+1', 'thumbsup'], '1F60F': 'my_smile', '1F468-200D-1F4BB': 'man_technologist'});
    expect(all.get('thumbsup')).toBe('👍');
    expect(all.get('man_technologist')).toBe('👨‍💻');
    expect(findEmoji(all, 'smile', 2).map(([name]) => name)).toEqual(['smile', 'smile_cat']);
    expect(findEmoji(all, 'smile', 9).map(([name]) => name)).toEqual(['smile', 'smile_cat', 'my_smile']);
});
