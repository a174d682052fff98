import {expect, it} from 'vitest';

import type {LocalPost} from './model';
import {attachmentsOf, webhookOf} from './props';

function withProps(props: unknown): LocalPost {
    return {props} as LocalPost;
}

it('takes attachments of any make, and loses no value', () => {
    for (const props of [undefined, null, 5, 'x', [], {}, {attachments: 5}, {attachments: null}, {attachments: 'x'}, {attachments: {}}, {attachments: [null, 5, 'x']}]) {
        expect(attachmentsOf(withProps(props))).toEqual([]);
    }
    const [odd] = attachmentsOf(withProps({attachments: [{
        text: 5, title: null, pretext: ['a'], color: {}, actions: null,
        fields: [null, 7, {title: 1, value: {a: 1}, short: 'yes'}, {value: 90, short: true}, {value: false}, {}],
    }]}));
    expect([odd.text, odd.title, odd.pretext, odd.color, odd.footer]).toEqual(['5', '', '["a"]', '{}', '']);
    expect(odd.fields).toEqual([
        {title: '1', value: '{"a":1}', short: false}, {title: '', value: '90', short: true}, {title: '', value: 'false', short: false},
        {title: '', value: '', short: false},
    ]);
    expect(attachmentsOf(withProps({attachments: [{fields: 'x'}, {fields: null}]})).map((each) => each.fields)).toEqual([[], []]);
});

it('takes values nested deeper than the stack', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) {
        deep = [deep];
    }
    expect(attachmentsOf(withProps({attachments: [{text: deep, fields: [{value: deep}]}]}))[0].fields).toHaveLength(1);
    expect(webhookOf(withProps({from_webhook: deep}))).toBeUndefined();
    expect(webhookOf(withProps({from_webhook: 'true', override_username: deep}))?.username).toBeTruthy();
});

it('believes in another name only of what the server calls a webhook', () => {
    for (const from_webhook of [undefined, true, 'false', 'TRUE', 1, ['true']]) {
        expect(webhookOf(withProps({from_webhook, override_username: 'ceo', from_bot: 'true', from_plugin: 'true'}))).toBeUndefined();
    }
    expect(webhookOf(withProps({from_webhook: 'true', override_username: ' builds '}))).toEqual({username: 'builds', icon: ''});
});
