import {act, cleanup, fireEvent, screen, waitFor} from '@testing-library/react';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';

import {api} from '../api/client';
import {queryClient} from '../api/query';
import {roleQuery} from '../roles/queries';
import {draw, TEAM} from '../testing/page';
import {Composer} from './Composer';

const CHANNEL = {id: 'channel', name: 'town-square', type: 'O', team_id: TEAM.id, delete_at: 0} as never;
const requests: Request[] = [];

/** What a browser sends, held until a test answers it. */
class Request extends EventTarget {
    upload: {onprogress?: (event: object) => void} = {};
    status = 0;
    responseText = '';
    onload?: () => void;
    onabort?: () => void;
    onloadend?: () => void;
    open = vi.fn();
    setRequestHeader = vi.fn();
    send = vi.fn(() => void requests.push(this));
    abort = vi.fn(() => {
        this.onabort?.();
        this.onloadend?.();
    });

    answer(status: number, body: object): Promise<void> {
        this.status = status;
        this.responseText = JSON.stringify(body);
        return act(async () => {
            this.onload?.();
            this.onloadend?.();
        });
    }
}

beforeEach(() => {
    localStorage.clear();
    requests.length = 0;
    vi.stubGlobal('XMLHttpRequest', Request);
    vi.spyOn(api, 'createPost').mockReturnValue(new Promise(() => undefined));
    queryClient.setQueryData(roleQuery('system_user').queryKey, ['create_post', 'upload_file']);
    draw(<Composer channel={CHANNEL} team={TEAM} rootId="" label="Write" onSent={vi.fn()} />, {EnableFileAttachments: 'true', MaxFileSize: '10'});
});
afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

function choose(...files: File[]): void {
    fireEvent.change(document.querySelector('input[type=file]')!, {target: {files}});
}

function file(name: string, size = 1): File {
    return new File(['a'.repeat(size)], name);
}

const sendButton = () => screen.getByRole<HTMLButtonElement>('button', {name: 'Send the message'});

it('sends files without a text, in the order in which they were chosen, once all are there', async () => {
    choose(file('a.txt'), file('b.txt'));
    expect(sendButton().disabled).toBe(true);
    await requests[1].answer(201, {file_infos: [{id: 'b', name: 'b.txt'}]});
    expect(sendButton().disabled).toBe(true);
    await requests[0].answer(201, {file_infos: [{id: 'a', name: 'a.txt'}]});
    fireEvent.click(sendButton());
    await waitFor(() => expect(api.createPost).toHaveBeenCalledWith(expect.objectContaining({message: '', file_ids: ['a', 'b']})));
    expect(screen.queryByRole('list', {name: 'Files'})).toBeNull();
});

it('sends three at a time, tells how far each is, and lets the next one go when one is cancelled', async () => {
    choose(...['a', 'b', 'c', 'd'].map((name) => file(name)));
    expect(requests).toHaveLength(3);
    act(() => requests[0].upload.onprogress?.({loaded: 1, total: 4}));
    expect(screen.getByRole<HTMLProgressElement>('progressbar', {name: 'a is being sent'}).value).toBe(0.25);
    await act(async () => fireEvent.click(screen.getByRole('button', {name: 'Cancel b'})));
    expect(requests[1].abort).toHaveBeenCalled();
    expect(requests).toHaveLength(4);
    for (const each of [requests[0], requests[2], requests[3]]) {
        await each.answer(201, {file_infos: [{id: 'x', name: 'x'}]});
    }
    expect(sendButton().disabled).toBe(false);
});

it('says why a file was refused, and sends nothing before it is gone', async () => {
    choose(file('a.exe'));
    await requests[0].answer(403, {id: 'app', message: 'Not that kind'});
    expect(screen.getByRole('alert').textContent).toBe('Not that kind');
    fireEvent.change(screen.getByRole('textbox'), {target: {value: 'text'}});
    expect(sendButton().disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', {name: 'Remove a.exe'}));
    expect(sendButton().disabled).toBe(false);
});

it('sends no file that is too large, and no more than ten', () => {
    choose(file('large', 11));
    expect(requests).toHaveLength(0);
    choose(...Array.from({length: 12}, (_, i) => file(`${i}`)));
    expect(screen.getAllByRole('listitem')).toHaveLength(10);
    screen.getAllByRole('button', {name: /^Cancel/}).reverse().forEach((button) => fireEvent.click(button));
});
