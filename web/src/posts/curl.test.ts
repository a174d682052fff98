import {execFileSync} from 'node:child_process';

import {expect, it} from 'vitest';

import {curlOf} from './curl';
import type {LocalPost} from './model';

it('makes a line that a shell takes as it is meant', () => {
    const post = {channel_id: 'c', root_id: 'r', message: "it's $HOME `x` \"quoted\"\nsecond", props: {attachments: [{text: 'Hello'}]}} as unknown as LocalPost;
    const line = curlOf(post, 'https://chat.example.com');
    const words = execFileSync('sh', ['-c', `set -- ${line}; printf '%s\\0' "$@"`]).toString().split('\0');
    expect(words.slice(0, 4)).toEqual(['curl', '-X', 'POST', 'https://chat.example.com/api/v4/posts']);
    expect(JSON.parse(words[words.indexOf('-d') + 1])).toEqual({
        channel_id: 'c', root_id: 'r', message: post.message, props: {attachments: [{text: 'Hello'}]},
    });
});
