import {cleanup, fireEvent, screen} from '@testing-library/react';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';

import {draw} from '../testing/page';
import {Boundary, PageBoundary} from './Boundary';

let broken = true;

function Fragile() {
    if (broken) {
        throw new Error('as planned');
    }
    return <p>whole</p>;
}

beforeEach(() => {
    broken = true;
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
});

it('keeps the rest of the page, and can be tried again', () => {
    const page = draw(<><Boundary><Fragile /></Boundary><p>beside it</p></>);
    expect(page.textContent).toContain('beside it');
    expect(screen.getByRole('alert').textContent).toContain('This part of the page can’t be shown.');
    broken = false;
    fireEvent.click(screen.getByRole('button', {name: 'Try again'}));
    expect(page.textContent).toBe('wholebeside it');
});

it('shows what is given instead of it, or leaves a way back', () => {
    draw(<Boundary broken="as it was written"><Fragile /></Boundary>);
    expect(screen.getByText('as it was written')).toBeTruthy();
    cleanup();
    draw(<PageBoundary><Fragile /></PageBoundary>);
    expect(screen.getByRole('link', {name: 'Choose a team'}).getAttribute('href')).toBe('/select_team');
});
