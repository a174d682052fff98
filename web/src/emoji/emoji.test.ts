import {expect, it} from 'vitest';

import {characterOf, findEmoji, namesOf} from './emoji';

it('knows every name of an emoji, and finds those that begin alike first', () => {
    const all = namesOf({'1F604': 'smile', '1F638': 'smile_cat', '1F44D': ['+1', 'thumbsup'], '1F60F': 'my_smile', '1F468-200D-1F4BB': 'man_technologist'});
    expect(all.get('thumbsup')).toBe('👍');
    expect(all.get('man_technologist')).toBe('👨‍💻');
    expect(findEmoji(all, 'smile', 2).map(([name]) => name)).toEqual(['smile', 'smile_cat']);
    expect(findEmoji(all, 'smile', 9).map(([name]) => name)).toEqual(['smile', 'smile_cat', 'my_smile']);
});

it('knows the skin tones of people and hands', () => {
    const all = namesOf({'1F44B': 'wave', '1F468-200D-1F4BB': 'man_technologist', '270C-FE0F': 'v'});
    expect(characterOf(all, 'wave')).toBe('👋');
    expect(characterOf(all, 'wave_medium_dark_skin_tone')).toBe('👋🏾');
    expect(characterOf(all, 'man_technologist_light_skin_tone')).toBe('👨🏻‍💻');
    expect(characterOf(all, 'v_dark_skin_tone')).toBe('✌🏿');
    expect(characterOf(all, 'nothing_dark_skin_tone')).toBeUndefined();
});
