import {cleanup, fireEvent, screen} from '@testing-library/react';
import {afterEach, beforeAll, beforeEach, expect, it, vi} from 'vitest';

import {api} from '../api/client';
import {quietWhileComposing} from '../browser/composing';
import {draw, TEAM} from '../testing/page';
import {Composer} from './Composer';

const CHANNEL = {id: 'channel', name: 'town-square', type: 'O', team_id: TEAM.id, delete_at: 0} as never;
const sent = vi.fn();

beforeAll(() => quietWhileComposing(window));
beforeEach(() => {
    localStorage.clear();
    sent.mockClear();
    vi.spyOn(api, 'createPost').mockReturnValue(new Promise(() => undefined));
    draw(<Composer channel={CHANNEL} team={TEAM} rootId="" label="Write" onSent={sent} />, {MaxPostSize: '20000'});
});
afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
});

function field(): HTMLTextAreaElement {
    return screen.getByRole('textbox');
}

it.each([{isComposing: true}, {keyCode: 229}])('sends nothing while an input method composes (%o)', (composing) => {
    fireEvent.change(field(), {target: {value: 'かんじ'}});
    expect(fireEvent.keyDown(field(), {key: 'Enter', ...composing})).toBe(true);
    expect(sent).not.toHaveBeenCalled();
    fireEvent.keyDown(field(), {key: 'Enter', keyCode: 13});
    expect(sent).toHaveBeenCalledOnce();
    expect(field().value).toBe('');
});

it('begins a line on Enter within a code block, and sends after it', () => {
    fireEvent.change(field(), {target: {value: '```js\nconst a = 1;'}});
    expect(fireEvent.keyDown(field(), {key: 'Enter'})).toBe(true);
    expect(sent).not.toHaveBeenCalled();
    fireEvent.change(field(), {target: {value: '```js\nconst a = 1;\n```'}});
    fireEvent.keyDown(field(), {key: 'Enter'});
    expect(sent).toHaveBeenCalledOnce();
});

it('takes as much as the server does, and tells how little is left', () => {
    fireEvent.change(field(), {target: {value: 'a'.repeat(20_001)}});
    expect(screen.getByRole('status').textContent).toBe('-1 characters left');
    fireEvent.keyDown(field(), {key: 'Enter'});
    expect(sent).not.toHaveBeenCalled();
    fireEvent.change(field(), {target: {value: 'a'.repeat(20_000)}});
    fireEvent.keyDown(field(), {key: 'Enter'});
    expect(sent).toHaveBeenCalledOnce();
});
