import {expect, it} from 'vitest';

import {teamAddress} from './queries';

it('makes an address of a name', () => {
    expect(teamAddress('Café Team #1')).toBe('cafe-team-1');
    expect(teamAddress('  Ops  ')).toBe('ops');
});

it('makes one up where the name has no letters for it', () => {
    expect(teamAddress('営業部')).toMatch(/^team-[a-z0-9]{1,6}$/);
    expect(teamAddress('42')).toMatch(/^team-[a-z0-9]{1,6}$/);
});
