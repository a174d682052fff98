import type {FileInfo} from '@mattermost/types/files';
import {cleanup, fireEvent, screen, waitFor} from '@testing-library/react';
import {afterEach, expect, it} from 'vitest';

import {draw} from '../testing/page';
import {FileList} from './FileList';

afterEach(cleanup);

const PICTURE = {id: 'p', name: 'photo.jpg', extension: 'jpg', mime_type: 'image/jpeg', size: 2_500_000, width: 4000, height: 3000, has_preview_image: true, mini_preview: 'AAAA'} as FileInfo;

function picture(more: Partial<FileInfo>): HTMLButtonElement {
    cleanup();
    draw(<FileList files={[{...PICTURE, ...more}]} />);
    return screen.getByRole('button', {name: `Open ${more.name ?? PICTURE.name}`});
}

it('keeps the place of a picture before it is here', () => {
    const {style} = picture({});
    expect(style.getPropertyValue('--ratio')).toBe(String(4 / 3));
    expect(style.backgroundImage).toContain('data:image/jpeg;base64,AAAA');
});

it('shows the preview, but what moves itself', () => {
    const source = (more: Partial<FileInfo>) => picture(more).querySelector('img')!.src;
    expect(source({})).toMatch(/\/files\/p\/preview$/);
    expect(source({has_preview_image: false})).toMatch(/\/files\/p$/);
    expect(source({mime_type: 'image/gif'})).toMatch(/\/files\/p$/);
});

it('offers other files to be downloaded, also pictures whose size nobody knows', () => {
    draw(<FileList files={[{...PICTURE, id: 's', name: 'plan.svg', extension: 'svg', mime_type: 'image/svg+xml', width: 0, height: 0}, {...PICTURE, id: 'z', name: 'all.zip', extension: 'zip', mime_type: 'application/zip', width: 0, height: 0, size: 900}]} />);
    expect(screen.getByRole('link', {name: 'Download plan.svg, 2.4 MB'}).getAttribute('href')).toMatch(/\/api\/v4\/files\/s\?download=1$/);
    expect(screen.getByRole('link', {name: 'Download all.zip, 900 bytes'})).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
});

it('leads through the pictures of a post by the arrow keys, and back by Escape', async () => {
    draw(<FileList files={[PICTURE, {...PICTURE, id: 'q', name: 'second.jpg'}]} />);
    fireEvent.click(screen.getByRole('button', {name: 'Open photo.jpg'}));
    const view = await screen.findByRole('dialog', {name: 'photo.jpg'});
    fireEvent.keyDown(view, {key: 'ArrowRight'});
    expect(await screen.findByRole('img', {name: 'second.jpg'})).toBeTruthy();
    fireEvent.keyDown(view, {key: 'ArrowRight'});
    expect(screen.getByText('2 of 2')).toBeTruthy();
    fireEvent.keyDown(view, {key: 'Escape'});
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
